//! Short lists of words, asked of nearly every word of a text: by length and first letter before anything is compared.
//!
//! Leaves out: which words (each list stands where its question is asked).

/// A list of lower-case ASCII words, compared without case.
#[derive(Debug)]
pub struct WordList {
    words: &'static [&'static str],
    /// For every length the first letters of the words of that length, a bit each.
    firsts: [u32; LONGEST + 1],
}

/// The longest word of a list, in bytes.
const LONGEST: usize = 24;

impl WordList {
    /// The list of `words`; made by the compiler, which refuses one with an empty or too long word.
    #[must_use]
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut firsts = [0; LONGEST + 1];
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            firsts[word.len()] |= bit(word[0]);
            at += 1;
        }
        Self { words, firsts }
    }

    /// Whether `word` is one of them, whatever its case.
    #[must_use]
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        self.may_have(word) && self.words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// Whether `word`, in the case it is printed in, is one of them.
    #[must_use]
    #[inline]
    pub fn has_exactly(&self, word: &str) -> bool {
        self.may_have(word) && self.words.contains(&word)
    }

    fn may_have(&self, word: &str) -> bool {
        let word = word.as_bytes();
        let firsts = self.firsts.get(word.len()).copied().unwrap_or_default();
        word.first().is_some_and(|first| firsts & bit(*first) != 0)
    }
}

/// The same for both cases of a letter.
const fn bit(first: u8) -> u32 {
    1 << (first & 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_counts_where_it_is_asked_for() {
        const LIST: WordList = WordList::new(&["van", "de", "al"]);
        for word in ["van", "de", "al"] {
            assert!(LIST.has(word) && LIST.has_exactly(word), "{word}");
        }
        assert!(LIST.has("VAN") && !LIST.has_exactly("Van"));
        for word in [
            "",
            "v",
            "ven",
            "vans",
            "d\u{e9}",
            "a word longer than any that a list has",
        ] {
            assert!(!LIST.has(word) && !LIST.has_exactly(word), "{word}");
        }
    }
}
