//! The ranker's weights: how likely a proposal is right, as one whole number.
//!
//! A sum over trees that ask about the numbers of a proposal (`describe`); one of these is itself a sum of weights of
//! its hashes. Layout within the weights file, little-endian: the bits of a hash, the numbers of a proposal, the
//! depth of the trees (a byte each), the score of nothing (i32), the number of trees (u16), of
//! hashes (u32), one `i8` for each of these, then the trees: for each question the number asked about (a byte) and its limit (`i16`), for each leaf an `i16`.
//! Leaves out: what is done with the score (`merge`).

use super::describe::{HASH_BITS, NUMBERS, Seen};
use super::weights::{File, WeightsError};

/// Questions from the root of a tree to its leaves.
pub const DEPTH: usize = 5;
const LEAVES: usize = 1 << DEPTH;

/// One question of a tree: is the number at `number` above `limit`?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Which number of the proposal is asked about.
    pub number: u8,
    /// Above it the second branch is taken.
    pub limit: i16,
}

/// A full tree: questions level by level from the root, then the leaves from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// The questions.
    pub questions: [Question; LEAVES - 1],
    /// What each leaf adds to the score.
    pub leaves: [i16; LEAVES],
}

/// All that scores proposals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranker {
    /// The score of a proposal before any tree is asked; a proposal with a score below 0 is none.
    pub start: i32,
    /// A weight for each hash; none where nothing is learnt.
    pub words: Vec<i8>,
    /// The trees.
    pub trees: Vec<Tree>,
}

/// A number for everything that a question can name; 0 past the last.
type Asked = [i16; 1 << u8::BITS];

impl Tree {
    #[inline]
    fn leaf(&self, numbers: &Asked) -> i16 {
        let mut at = 0;
        for _ in 0..DEPTH {
            let question = self.questions[at];
            at = 2 * at + 1 + usize::from(numbers[usize::from(question.number)] > question.limit);
        }
        self.leaves[at - (LEAVES - 1)]
    }
}

impl Ranker {
    /// The sum of the weights of a proposal's hashes.
    #[must_use]
    pub fn words(&self, seen: &Seen) -> i16 {
        let weight = |hash: &u32| self.words.get(*hash as usize).copied().unwrap_or_default();
        seen.hashes.iter().map(|h| i16::from(weight(h))).sum()
    }

    /// How likely a proposal is right: 0 and above are statements.
    #[must_use]
    pub fn score(&self, seen: &Seen) -> i32 {
        let numbers = self.asked(seen);
        let leaves = self.trees.iter().map(|t| i32::from(t.leaf(&numbers)));
        self.start + leaves.sum::<i32>()
    }

    fn asked(&self, seen: &Seen) -> Asked {
        let mut numbers = [0; 1 << u8::BITS];
        numbers[..NUMBERS].copy_from_slice(&seen.numbers);
        numbers[NUMBERS - 1] = self.words(seen);
        numbers
    }

    pub(super) fn read(file: &mut File<'_>) -> Result<Self, WeightsError> {
        let [bits, numbers, depth] = file.take()?;
        if u32::from(bits) != HASH_BITS
            || usize::from(numbers) != NUMBERS
            || usize::from(depth) != DEPTH
        {
            return Err(WeightsError::Format);
        }
        let start = i32::from_le_bytes(file.take()?);
        let count = u16::from_le_bytes(file.take()?);
        let known = u32::from_le_bytes(file.take()?);
        if known > 1 << HASH_BITS {
            return Err(WeightsError::Row);
        }
        let mut words = vec![0; known as usize];
        for word in &mut words {
            let [byte] = file.take()?;
            *word = byte.cast_signed();
        }
        let mut trees = Vec::new();
        for _ in 0..count {
            let mut tree = Tree {
                questions: [Question::default(); LEAVES - 1],
                leaves: [0; LEAVES],
            };
            for question in &mut tree.questions {
                let [number] = file.take()?;
                question.number = number;
                question.limit = i16::from_le_bytes(file.take()?);
            }
            for leaf in &mut tree.leaves {
                *leaf = i16::from_le_bytes(file.take()?);
            }
            trees.push(tree);
        }
        Ok(Self {
            start,
            words,
            trees,
        })
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&[HASH_BITS as u8, NUMBERS as u8, DEPTH as u8]);
        out.extend_from_slice(&self.start.to_le_bytes());
        out.extend_from_slice(&(self.trees.len() as u16).to_le_bytes());
        out.extend_from_slice(&(self.words.len() as u32).to_le_bytes());
        out.extend(self.words.iter().map(|w| w.cast_unsigned()));
        for tree in &self.trees {
            for question in &tree.questions {
                out.push(question.number);
                out.extend_from_slice(&question.limit.to_le_bytes());
            }
            for leaf in &tree.leaves {
                out.extend_from_slice(&leaf.to_le_bytes());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::describe::HASHES;
    use super::*;

    /// A ranker of one tree that asks of every number the same.
    fn ranker(number: u8, limit: i16) -> Ranker {
        let mut leaves = [0; LEAVES];
        leaves[0] = -100;
        leaves[LEAVES - 1] = 100;
        Ranker {
            start: 5,
            words: vec![0, 3, -4],
            trees: vec![Tree {
                questions: [Question { number, limit }; LEAVES - 1],
                leaves,
            }],
        }
    }

    fn seen(number: usize, value: i16) -> Seen {
        let mut seen = Seen {
            numbers: [0; NUMBERS],
            hashes: [0; HASHES],
        };
        seen.numbers[number] = value;
        seen
    }

    #[test]
    fn a_number_above_the_limit_takes_the_second_branch() {
        let ranker = ranker(2, 7);
        assert_eq!(ranker.score(&seen(2, 8)), 105);
        assert_eq!(ranker.score(&seen(2, 7)), -95);
        assert_eq!(ranker.score(&seen(3, 8)), -95);
    }

    #[test]
    fn trees_see_the_sum_of_the_words() {
        let ranker = ranker(NUMBERS as u8 - 1, 0);
        let mut words = seen(0, 0);
        words.hashes[0] = 1;
        assert_eq!(ranker.score(&words), 105);
        words.hashes[1] = 2;
        assert_eq!(ranker.score(&words), -95);
        // A hash that no weight is known of.
        words.hashes[1] = u32::MAX;
        assert_eq!(ranker.score(&words), 105);
    }
}
