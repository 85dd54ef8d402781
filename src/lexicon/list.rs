//! Short lists of words, asked of nearly every word of a text: by length and three letters before anything is compared.
//!
//! Leaves out: which words (each list stands where its question is asked).

/// A list of lower-case ASCII words, compared without case.
#[derive(Debug)]
pub struct WordList {
    words: &'static [&'static str],
    /// For every length the first, middle and last letters of the words of that length, a bit each.
    letters: [[u32; 3]; LONGEST + 1],
}

/// The longest word of a list, in bytes.
const LONGEST: usize = 24;

impl WordList {
    /// The list of `words`; made by the compiler, which refuses one with an empty or too long word.
    #[must_use]
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut letters = [[0; 3]; LONGEST + 1];
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            let last = word.len() - 1;
            letters[word.len()][0] |= bit(word[0]);
            letters[word.len()][1] |= bit(word[last / 2]);
            letters[word.len()][2] |= bit(word[last]);
            at += 1;
        }
        Self { words, letters }
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

    #[inline]
    fn may_have(&self, word: &str) -> bool {
        let word = word.as_bytes();
        let (Some(letters), Some((last, before))) =
            (self.letters.get(word.len()), word.split_last())
        else {
            return false;
        };
        let first = before.first().unwrap_or(last);
        letters[0] & bit(*first) != 0
            && letters[2] & bit(*last) != 0
            && letters[1] & bit(word[before.len() / 2]) != 0
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
