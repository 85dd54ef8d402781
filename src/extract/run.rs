//! What a run over an article has found so far, and what a later sentence may refer back to.
//!
//! Leaves out: the order in which rules are tried (`rules`).

use super::Reject;
use super::candidate::Candidate;
use std::ops::Range;

/// Everything found so far.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub found: Vec<Candidate>,
    pub rejects: Vec<Reject>,
    /// The last candidate and the paragraph its content ended in.
    pub last: Option<(usize, u32)>,
    /// "X said:" at the end of a sentence: cue, mention and paragraph, waiting for the words.
    pub pending: Option<(Range<usize>, Range<usize>, u32)>,
    /// Thoughts, where they are asked for.
    pub thoughts: Vec<Candidate>,
    /// Whether they are.
    pub with_thoughts: bool,
    /// The paragraph that a whole-paragraph rule has taken.
    pub taken_paragraph: Option<u32>,
}

impl Run {
    /// Adds a candidate whose content ends in `paragraph`.
    pub(super) fn push(&mut self, candidate: Candidate, paragraph: u32) {
        self.last = Some((self.found.len(), paragraph));
        self.found.push(candidate);
    }
}
