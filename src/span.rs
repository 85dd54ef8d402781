//! Byte ranges into one text, and the only place in the crate that cuts text with them.
//!
//! A [`Span`] says where words stand in an article. Everything a page shows of an article is a slice made
//! here, so that what is shown is what is stored, byte for byte. Leaves out: which text a span belongs to
//! (its owner knows) and what the words mean.

use serde::Serialize;

/// A range of bytes `[start, end)` in one text. Empty when `start == end`.
///
/// Offsets are bytes and fit an article of less than 4 GiB. A span made by the engine lies on character
/// borders of its text; one that does not (of another text, say) slices to the empty string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte; never below `start`.
    pub end: u32,
}

impl Span {
    /// The span of bytes `[start, end)`. An `end` below `start` gives the empty span at `start`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// The whole of `text`.
    #[must_use]
    pub const fn whole(text: &str) -> Self {
        Self::new(0, text.len() as u32)
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether there is no byte in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words: the slice of `text`, byte for byte; empty when the span is not one of this text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether byte `at` lies inside.
    #[must_use]
    pub const fn has(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same words without white space at either end (no-break spaces included).
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let words = self.of(text);
        let front = words.len() - words.trim_start().len();
        let back = words.len() - words.trim_end().len();
        Self::new(self.start + front as u32, self.end - back as u32)
    }

    /// Whether the span lies in `text` on character borders.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        text.get(self.start as usize..self.end as usize).is_some()
    }

    /// The span in Unicode code points of `text`, for formats that count so.
    ///
    /// Walks the text from its start: for many spans of one text use [`CodePoints`].
    #[must_use]
    pub fn code_points(self, text: &str) -> (usize, usize) {
        let points = CodePoints::new(text);
        (points.at(self.start), points.at(self.end))
    }
}

/// Byte offsets of one text → code-point offsets, in constant time a question.
///
/// Holds one count for every 64 bytes of text, and nothing at all for ASCII.
pub struct CodePoints<'t> {
    text: &'t str,
    counts: Vec<u32>,
}

const STRIDE: usize = 64;

fn points_in(bytes: &[u8]) -> u32 {
    // Every byte that is not a continuation byte (10xxxxxx) starts a code point.
    bytes.iter().filter(|&&b| (b & 0xC0) != 0x80).count() as u32
}

impl<'t> CodePoints<'t> {
    /// Counts `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut counts = Vec::new();
        if !text.is_ascii() {
            counts.reserve(text.len() / STRIDE + 1);
            let mut sum = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                counts.push(sum);
                sum += points_in(chunk);
            }
            // One more, for the end of a text whose length is a whole number of strides.
            counts.push(sum);
        }
        Self { text, counts }
    }

    /// How many code points stand before byte `at`; all of them where `at` is past the end.
    #[must_use]
    pub fn at(&self, at: u32) -> usize {
        let at = (at as usize).min(self.text.len());
        let Some(&base) = self.counts.get(at / STRIDE) else {
            return at; // ASCII: a byte is a code point
        };
        let from = at / STRIDE * STRIDE;
        (base + points_in(&self.text.as_bytes()[from..at])) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_gives_the_words_byte_for_byte() {
        let text = "Putin said, ‘We are ready.’";
        assert_eq!(Span::new(0, 5).of(text), "Putin");
        assert_eq!(Span::new(12, text.len() as u32).of(text), "‘We are ready.’");
    }

    #[test]
    fn a_span_of_another_text_is_empty_and_no_panic() {
        assert_eq!(Span::new(1, 2).of("é"), "");
        assert_eq!(Span::new(5, 9).of("short"), "");
        assert!(!Span::new(1, 2).fits("é"));
    }

    #[test]
    fn trimming_knows_the_no_break_space() {
        let text = "\u{a0} talks \u{a0}";
        assert_eq!(Span::whole(text).trimmed(text).of(text), "talks");
    }

    #[test]
    fn code_points_agree_with_a_walk() {
        let text = "Ukraine’s “talks” — ‘now’ ".repeat(20);
        let points = CodePoints::new(&text);
        let mut walked = 0;
        for (at, _) in text.char_indices() {
            assert_eq!(points.at(at as u32), walked);
            walked += 1;
        }
        assert_eq!(points.at(text.len() as u32), walked);
    }
}
