//! The first three letters of words: most words of a text begin no pattern, and these tell.
//!
//! Leaves out: which pattern a word begins (the module above).

/// Which first letters some word has, a bit for each three.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters(Vec<u64>);

/// Three times five bits of a letter.
const PLACES: usize = 1 << 15;

impl Letters {
    /// Adds a word in small letters, or the beginning of words: three letters or more.
    pub(super) fn add(&mut self, word: &str) {
        self.0.resize(PLACES / 64, 0);
        let place = place(word);
        if let Some(bits) = self.0.get_mut(place / 64) {
            *bits |= 1 << (place % 64);
        }
    }

    /// Whether a word that was added may begin `word`, in any case; `false` is sure.
    pub(super) fn may_open(&self, word: &str) -> bool {
        let place = place(word);
        // A letter beyond ASCII may have a small one of another length.
        let bits = self.0.get(place / 64).copied().unwrap_or_default();
        bits >> (place % 64) & 1 == 1 || !word.is_ascii()
    }
}

/// The same for both cases of a word; of a short word the letters it has.
fn place(word: &str) -> usize {
    let letters = word.bytes().take(3).enumerate();
    letters.fold(0, |place, (at, b)| place | usize::from(b & 31) << (5 * at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_may_open_and_little_else() {
        let mut letters = Letters::default();
        assert!(!letters.may_open("talks"));
        for word in ["talks", "negotiat", "un", "a"] {
            letters.add(word);
        }
        for word in ["talks", "Talking", "NEGOTIATIONS", "un", "A", "négoce"] {
            assert!(letters.may_open(word), "{word}");
        }
        for word in ["", "tank", "undo", "any", "neck"] {
            assert!(!letters.may_open(word), "{word}");
        }
    }
}
