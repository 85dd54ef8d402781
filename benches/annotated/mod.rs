//! Annotated statements in words, as the benches compare them with what is found.

use crate::corpus::Line;
use onrecord::span::Span;
use onrecord::text::Prose;
use std::ops::Range;

/// A statement as the words that it holds, in order: content without a leading "that", mention.
pub(crate) struct Gold {
    pub(crate) content: Vec<usize>,
    pub(crate) mention: Vec<usize>,
}

/// Code points of a line of the corpus → tokens.
pub(crate) struct Places<'p, 't> {
    prose: &'p Prose<'t>,
    bytes: Vec<u32>,
    shift: u32,
}

impl<'p, 't> Places<'p, 't> {
    pub(crate) fn new(line: &Line, prose: &'p Prose<'t>) -> Self {
        let mut bytes: Vec<u32> = line.text.char_indices().map(|(at, _)| at as u32).collect();
        bytes.push(line.text.len() as u32);
        // The stored text may be without a byte-order mark that the corpus counts.
        let shift = (line.text.len() - prose.text.len()) as u32;
        Self {
            prose,
            bytes,
            shift,
        }
    }

    pub(crate) fn tokens(&self, &(start, end): &(usize, usize)) -> Range<usize> {
        let last = self.bytes.len() - 1;
        let at = |point: usize| self.bytes[point.min(last)].saturating_sub(self.shift);
        self.prose.tokens_in(Span::new(at(start), at(end)))
    }
}

/// The statements of an article.
pub(crate) fn words(line: &Line, prose: &Prose<'_>) -> Vec<Gold> {
    let places = Places::new(line, prose);
    let words = |spans: &[(usize, usize)]| -> Vec<usize> {
        let tokens = spans.iter().flat_map(|s| places.tokens(s));
        let mut words: Vec<usize> = tokens.filter(|&i| prose.tokens[i].is_word()).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let statements = line.statements.iter().map(|gold| {
        let mut content = words(&gold.content);
        // A leading "that" is content to the corpus and not to us.
        if content.first().is_some_and(|&i| prose.is(i, "that")) {
            content.remove(0);
        }
        Gold {
            content,
            mention: words(&gold.source),
        }
    });
    statements.collect()
}
