//! One sentence under the rules: its bounds, its cues, and what every rule asks about it.

use super::candidate::Candidate;
use super::cue::{self, Cue};
use crate::text::{Place, Prose};
use std::ops::Range;

/// A sentence and the cues in it.
#[derive(Debug)]
pub(super) struct Sentence<'p, 't> {
    pub prose: &'p Prose<'t>,
    /// First token.
    pub lo: usize,
    /// One past the last token.
    pub hi: usize,
    /// One past the last token but for the full stop (or other final mark) outside quotation marks.
    pub end: usize,
    pub cues: Vec<Cue>,
}

impl<'p, 't> Sentence<'p, 't> {
    pub(super) fn new(prose: &'p Prose<'t>, range: &Range<usize>) -> Self {
        let mut end = range.end;
        while end > range.start
            && matches!(prose.tokens[end - 1].mark, '.' | '!' | '?' | '…')
            && prose.tokens[end - 1].outside()
        {
            end -= 1;
        }
        Self {
            prose,
            lo: range.start,
            hi: range.end,
            end,
            cues: cue::find(prose, range),
        }
    }

    /// Words in a range, marks left out.
    pub(super) fn count_words(&self, range: Range<usize>) -> usize {
        self.prose.tokens[range]
            .iter()
            .filter(|t| t.is_word())
            .count()
    }

    /// Whether some token in the range stands inside quotation marks.
    pub(super) fn has_quoted(&self, range: Range<usize>) -> bool {
        self.prose.tokens[range]
            .iter()
            .any(|t| t.place == Place::Inside)
    }

    /// First opening mark in the range.
    pub(super) fn next_open(&self, range: Range<usize>) -> Option<usize> {
        range
            .into_iter()
            .find(|&i| self.prose.tokens[i].place == Place::Open)
    }

    /// One past the quotation that token `open` opens, not past `hi`.
    pub(super) fn quotation_end(&self, open: usize) -> usize {
        let quotation = &self.prose.quotations[self.prose.tokens[open].quotation as usize];
        quotation.end.min(self.hi)
    }

    pub(super) fn mark(&self, i: usize) -> char {
        self.prose.tokens.get(i).map_or('\0', |t| t.mark)
    }

    /// The range without marks that belong to the sentence rather than to the words: commas, dashes, colons.
    pub(super) fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.end);
        let loose = |i: usize| {
            let token = &self.prose.tokens[i];
            token.outside() && matches!(token.mark, ',' | ';' | ':' | '—' | '–' | '-' | '.')
        };
        while start < end && loose(start) {
            start += 1;
        }
        while end > start && loose(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// A candidate of one content range; `None` where nothing is left of it.
    pub(super) fn candidate(
        &self,
        content: Range<usize>,
        cue: Range<usize>,
        mention: Range<usize>,
        rule: super::Rule,
        rank: u8,
    ) -> Option<Candidate> {
        let content = self.trimmed(content);
        if content.is_empty() {
            return None;
        }
        Some(Candidate {
            content: vec![content],
            cue,
            mention,
            rule,
            rank,
            continues: None,
        })
    }
}
