//! Builds the stored text of a format that marks its paragraphs: words in, blocks out, a blank line between.
//!
//! Leaves out: where the words come from (`markdown`, `html`) and what kind of text a block is, but for what
//! the mark-up itself says.

use crate::span::Span;

/// A text and what its mark-up says of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Blocks {
    /// The blocks, a blank line between two.
    pub(super) text: String,
    /// Where the mark-up says a title stands.
    pub(super) title: Option<Span>,
    /// Where the mark-up says that text is not the article's prose (captions), in order.
    pub(super) furniture: Vec<Span>,
    /// The block in the making.
    open: String,
    /// Some of its words are no link.
    unlinked: bool,
}

/// What the mark-up says of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum As {
    /// Nothing.
    Prose,
    /// The article's title; only the first counts.
    Title,
    /// A caption or the like.
    Furniture,
}

impl Blocks {
    /// A text as it is, of which no mark-up says anything.
    pub(super) fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
    }

    /// The blocks and what the mark-up says of each.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (&str, As)> {
        let mut furniture = self.furniture.iter().peekable();
        let mut at = 0_u32;
        self.text.split("\n\n").map(move |words| {
            let here = Span::new(at, at + words.len() as u32);
            at = here.end + 2;
            let kind = if self.title == Some(here) {
                As::Title
            } else if furniture.next_if(|span| **span == here).is_some() {
                As::Furniture
            } else {
                As::Prose
            };
            (words, kind)
        })
    }

    /// Adds words that are a link. A block of nothing else that is no sentence leads to another article: it
    /// is furniture.
    pub(super) fn link(&mut self, words: &str) {
        let unlinked = self.unlinked;
        self.words(words);
        self.unlinked = unlinked;
    }

    /// Adds words; runs of ASCII white space become one space, as in a browser.
    pub(super) fn words(&mut self, words: &str) {
        self.unlinked |= words.chars().any(char::is_alphanumeric);
        for c in words.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                if !self.open.is_empty() && !self.open.ends_with([' ', '\n']) {
                    self.open.push(' ');
                }
            } else {
                self.open.push(c);
            }
        }
    }

    /// Breaks the line inside a block; a second break in a row ends the block.
    pub(super) fn line(&mut self, kind: As) {
        while self.open.ends_with(' ') {
            self.open.pop();
        }
        if self.open.ends_with('\n') {
            self.end(kind);
        } else if !self.open.is_empty() {
            self.open.push('\n');
        }
    }

    /// Ends the block, if there is one.
    pub(super) fn end(&mut self, kind: As) {
        let open = std::mem::take(&mut self.open);
        let leads_away = !std::mem::take(&mut self.unlinked);
        let block = open.trim();
        if block.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len() as u32;
        self.text.push_str(block);
        let span = Span::new(start, self.text.len() as u32);
        let sentence = block.ends_with(['.', '”', '"', '’']);
        match kind {
            As::Prose if leads_away && !sentence => self.furniture.push(span),
            As::Title if self.title.is_none() => self.title = Some(span),
            As::Furniture => self.furniture.push(span),
            As::Title | As::Prose => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_trimmed_and_a_blank_line_apart() {
        let mut blocks = Blocks::default();
        blocks.words("  Talks\n fail ");
        blocks.end(As::Title);
        blocks.end(As::Prose);
        blocks.words("One.");
        blocks.line(As::Prose);
        blocks.words(" Two. ");
        blocks.line(As::Prose);
        blocks.line(As::Prose);
        blocks.link("Four");
        blocks.end(As::Prose);
        blocks.link("Five.");
        blocks.end(As::Prose);
        blocks.words("Three\u{a0}.");
        blocks.end(As::Furniture);
        assert_eq!(
            blocks.text,
            "Talks fail\n\nOne.\nTwo.\n\nFour\n\nFive.\n\nThree\u{a0}."
        );
        assert_eq!(blocks.title.unwrap().of(&blocks.text), "Talks fail");
        let furniture: Vec<_> = blocks
            .furniture
            .iter()
            .map(|s| s.of(&blocks.text))
            .collect();
        assert_eq!(furniture, ["Four", "Three\u{a0}."]);
    }
}
