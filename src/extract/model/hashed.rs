//! Features as hashes: no text is kept, a feature is a number of a few bits.
//!
//! Leaves out: what the features are (`features`) and what they weigh (`weights`).

/// Features are numbers below `1 << BITS`.
pub const BITS: u32 = 20;

/// At most so many features a token.
pub(super) const MOST: usize = 40;

/// Features of steps are numbers below `1 << STEP_BITS`.
pub const STEP_BITS: u32 = 16;

/// At most so many features of the step from the token before to a token.
pub(super) const MOST_STEPS: usize = 8;

/// The features of one token, and of the step to it from the token before.
#[derive(Clone, Debug)]
pub struct Features {
    own: [u32; MOST],
    len: usize,
    steps: [u32; MOST_STEPS],
    steps_len: usize,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            own: [0; MOST],
            len: 0,
            steps: [0; MOST_STEPS],
            steps_len: 0,
        }
    }
}

impl Features {
    /// Those of the token: numbers below `1 << BITS`.
    #[must_use]
    #[inline]
    pub fn own(&self) -> &[u32] {
        self.own.get(..self.len).unwrap_or_default()
    }

    /// Those of the step: numbers below `1 << STEP_BITS`.
    #[must_use]
    #[inline]
    pub fn steps(&self) -> &[u32] {
        self.steps.get(..self.steps_len).unwrap_or_default()
    }

    /// Empties both lists.
    #[inline]
    pub(super) fn clear(&mut self) {
        self.len = 0;
        self.steps_len = 0;
    }

    /// Adds a feature of the token alone.
    #[inline]
    pub(super) fn add(&mut self, template: u32, value: u32) {
        self.push(hash(template, value));
    }

    /// Adds a feature of the step alone.
    #[inline]
    pub(super) fn add_step(&mut self, template: u32, value: u32) {
        self.push_step(hash(template, value));
    }

    /// Adds a feature of the token that is one of the step, too.
    #[inline]
    pub(super) fn add_both(&mut self, template: u32, value: u32) {
        let x = hash(template, value);
        self.push(x);
        self.push_step(x);
    }

    #[inline]
    fn push(&mut self, x: u32) {
        if let Some(place) = self.own.get_mut(self.len) {
            *place = x >> (32 - BITS);
            self.len += 1;
        }
    }

    #[inline]
    fn push_step(&mut self, x: u32) {
        if let Some(place) = self.steps.get_mut(self.steps_len) {
            *place = x >> (32 - STEP_BITS);
            self.steps_len += 1;
        }
    }
}

#[inline]
fn hash(template: u32, value: u32) -> u32 {
    let x = value
        .wrapping_mul(0x85EB_CA6B)
        .wrapping_add(template.wrapping_mul(0x9E37_79B9));
    (x ^ (x >> 15)).wrapping_mul(0xC2B2_AE35)
}

/// The word, its last three letters and its shape, hashed; case matters to the shape alone.
pub(super) fn of_word(word: &str) -> (u32, u32, u32) {
    let (mut whole, mut suffix, mut shape, mut last) = (0x811C_9DC5_u32, 0_u32, 0_u32, 0_u32);
    for c in word.chars() {
        let (lower, kind) = match c {
            'a'..='z' => (c as u32, 1),
            'A'..='Z' => (c as u32 | 32, 2),
            '0'..='9' => (u32::from(b'0'), 3),
            '’' => (u32::from(b'\''), 4),
            _ if c.is_lowercase() => (c as u32, 1),
            _ if c.is_uppercase() => (c.to_lowercase().next().map_or(0, |l| l as u32), 2),
            _ => (c as u32, 4),
        };
        whole = (whole ^ lower).wrapping_mul(0x0100_0193);
        suffix = (suffix << 8 | lower & 0xFF) & 0x00FF_FFFF;
        if kind != last {
            shape = (shape << 2 | (kind & 3)) & 0x3FF | u32::from(kind == 4) << 9;
            last = kind;
        }
    }
    (whole, suffix, shape)
}

#[cfg(test)]
impl Features {
    /// Given features, as a test wants them.
    pub(super) fn of(own: &[u32], steps: &[u32]) -> Self {
        let mut features = Self::default();
        features.own[..own.len()].copy_from_slice(own);
        features.steps[..steps.len()].copy_from_slice(steps);
        (features.len, features.steps_len) = (own.len(), steps.len());
        features
    }
}
