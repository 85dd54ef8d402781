//! A statement as the rules see it: token ranges, before anybody knows who the mention is.

use super::Rule;
use std::ops::Range;

/// The ranks of rules are below this, those of a model are not.
pub const MODEL_RANK: u8 = 100;

/// A statement found by a rule or a model, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Token ranges of the content, in order; never empty.
    pub content: Vec<Range<usize>>,
    /// Tokens of the cue; empty where there is none.
    pub cue: Range<usize>,
    /// Tokens of the mention; empty where there is none.
    pub mention: Range<usize>,
    /// The rule that found it.
    pub rule: Rule,
    /// How sure the rule is, against others that want the same words: higher wins. A model's: [`MODEL_RANK`] and
    /// a sixteenth of its ranker's score.
    pub rank: u8,
    /// The candidate (an index into the same list) whose speaker goes on speaking here.
    pub continues: Option<usize>,
}

impl Candidate {
    /// The first token of content, cue and mention.
    #[must_use]
    pub fn first(&self) -> usize {
        self.content.first().map_or(usize::MAX, |r| r.start)
    }

    /// One past the last token of content.
    #[must_use]
    pub fn end(&self) -> usize {
        self.content.last().map_or(0, |r| r.end)
    }

    /// Whether token `i` is content.
    #[must_use]
    pub fn holds(&self, i: usize) -> bool {
        self.content.iter().any(|r| r.contains(&i))
    }

    /// How many tokens of content there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.content.iter().map(ExactSizeIterator::len).sum()
    }

    /// Whether there is no content at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
