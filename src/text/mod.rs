//! The words of an article as an analyst sees them: tokens, quotation marks, sentences.
//!
//! [`Prose::read`] walks each paragraph once. Leaves out: what any word reports (`extract`) and who anybody is
//! (`attribute`). Page furniture has no tokens: it is never a statement.

mod quotation;
mod sentence;
mod token;

use crate::span::Span;
use std::ops::Range;

pub use quotation::{Mark, Quotation};
pub use token::{Place, Token};

/// An article's prose, in tokens.
#[derive(Debug)]
pub struct Prose<'t> {
    /// The stored text.
    pub text: &'t str,
    /// Words and marks, in order.
    pub tokens: Vec<Token>,
    /// Quotations, by their first token; outermost only.
    pub quotations: Vec<Quotation>,
    /// Sentences, as token ranges; a quotation that holds several sentences keeps them in one.
    pub sentences: Vec<Range<usize>>,
    /// Paragraphs that have tokens: their token ranges.
    pub paragraphs: Vec<Range<usize>>,
    /// How many of the first paragraphs are the title (0 or 1).
    pub titles: usize,
}

impl<'t> Prose<'t> {
    /// Reads the `blocks` of `text`: paragraphs of prose in order, with whether each is the title.
    #[must_use]
    pub fn read(text: &'t str, blocks: impl IntoIterator<Item = (Span, bool)>) -> Self {
        let mut prose = Self {
            text,
            // Room that is not written to costs nothing, growing does.
            tokens: Vec::with_capacity(text.len() / 4),
            quotations: Vec::new(),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
            titles: 0,
        };
        for (span, is_title) in blocks {
            let number = prose.paragraphs.len() as u32;
            let first = prose.tokens.len();
            token::tokenise(prose.text, span, number, &mut prose.tokens);
            if prose.tokens.len() > first {
                prose.paragraphs.push(first..prose.tokens.len());
                if is_title && number == 0 {
                    prose.titles = 1;
                }
            }
        }
        quotation::mark(&mut prose);
        sentence::split(&mut prose);
        prose
    }

    /// The words of token `i`; empty past the end.
    #[must_use]
    pub fn word(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Whether token `i` is `word`, whatever its case; curly and straight apostrophes are the same.
    #[must_use]
    #[inline]
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|token| token.may_be(word) && self.has_letters(token, word))
    }

    /// Whether token `i` is one of `words`, whatever its case.
    #[must_use]
    #[inline]
    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        self.tokens.get(i).is_some_and(|token| {
            words
                .iter()
                .any(|word| token.may_be(word) && self.has_letters(token, word))
        })
    }

    /// Compares the whole of two words that begin alike.
    fn has_letters(&self, token: &Token, word: &str) -> bool {
        let own = token.span.of(self.text);
        own.eq_ignore_ascii_case(word)
            || (own.contains('’') && own.replace('’', "'").eq_ignore_ascii_case(word))
    }

    /// The bytes from the first to the last token of a range; an empty range gives the empty span where it stands.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        if tokens.is_empty() {
            let at = self.tokens.get(tokens.start).map_or(0, |t| t.span.start);
            return Span::new(at, at);
        }
        self.tokens[tokens.start]
            .span
            .join(self.tokens[tokens.end - 1].span)
    }

    /// The words of a token range, as the text prints them.
    #[must_use]
    pub fn words(&self, tokens: &Range<usize>) -> &'t str {
        self.span(tokens).of(self.text)
    }

    /// The sentence that token `i` stands in, as a token range.
    #[must_use]
    pub fn sentence(&self, i: usize) -> Range<usize> {
        self.tokens
            .get(i)
            .map_or(0..0, |t| self.sentences[t.sentence as usize].clone())
    }

    /// The paragraph that token `i` stands in, as a token range.
    #[must_use]
    pub fn paragraph(&self, i: usize) -> Range<usize> {
        self.tokens
            .get(i)
            .map_or(0..0, |t| self.paragraphs[t.paragraph as usize].clone())
    }

    /// Whether a token range lies in the title.
    #[must_use]
    pub fn in_title(&self, i: usize) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|t| (t.paragraph as usize) < self.titles)
    }

    /// The tokens that a byte span touches.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }
}

/// The pieces of `text` between white space, as [`str::split_whitespace`] gives them; quicker on mostly ASCII text.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    marked_pieces(text).map(|(piece, _)| piece)
}

/// [`pieces`], each with whether it is ASCII letters and digits alone.
pub fn marked_pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let kind = |at: usize| bytes.get(at).map(|b| KINDS[usize::from(*b)]);
        while kind(at) == Some(BLANK) {
            at += 1;
        }
        if kind(at) == Some(LONGER) {
            at = skip(text, at, true);
        }
        let start = at;
        while kind(at) == Some(LETTER) {
            at += 1;
        }
        let mut plain = kind(at).is_none_or(|kind| kind == BLANK);
        if !plain {
            let end = skip(text, at, false);
            // White space beyond ASCII follows.
            plain = end == at;
            at = end;
        }
        (start < at).then(|| (Span::new(start as u32, at as u32).of(text), plain))
    })
}

/// Where from byte `at` on the first character stands that is white space, or none where `blank`.
#[inline]
fn skip(text: &str, mut at: usize, blank: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let (is_blank, len) = match KINDS[usize::from(*byte)] {
            LONGER => {
                let c = Span::new(at as u32, bytes.len() as u32)
                    .of(text)
                    .chars()
                    .next();
                c.map_or((false, 1), |c| (c.is_whitespace(), c.len_utf8()))
            }
            kind => (kind == BLANK, 1),
        };
        if is_blank != blank {
            break;
        }
        at += len;
    }
    at
}

/// What a byte says of its character: an ASCII letter or digit, ASCII white space, another ASCII character, or a part
/// of a longer one.
const LETTER: u8 = 0;
const BLANK: u8 = 1;
const MARK: u8 = 2;
const LONGER: u8 = 3;

static KINDS: [u8; 256] = {
    let mut kinds = [MARK; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => BLANK,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => LETTER,
            0x80.. => LONGER,
            _ => MARK,
        };
        byte += 1;
    }
    kinds
};

#[cfg(test)]
pub(crate) mod tests {
    use super::Prose;
    use crate::span::Span;

    /// The prose of a text of which every line is a body paragraph.
    pub(crate) fn prose(text: &str) -> Prose<'_> {
        let mut at = 0;
        let lines = text.split('\n').map(|line| {
            let span = Span::new(at, at + line.len() as u32);
            at = span.end + 1;
            (span, false)
        });
        Prose::read(text, lines)
    }

    #[test]
    fn pieces_are_what_the_standard_library_gives() {
        let texts = [
            "",
            " ",
            "a",
            "a,b c-d e1 é ef’s gh.\n",
            " a  b\u{a0}c\u{2003}d\u{3000}é\u{85}ü \u{b}\u{c}\r\n x\u{200b}y “z” ",
        ];
        for text in texts {
            let own: Vec<_> = super::pieces(text).collect();
            let given: Vec<_> = text.split_whitespace().collect();
            assert_eq!(own, given, "{text:?}");
            for (piece, plain) in super::marked_pieces(text) {
                let letters = piece.bytes().all(|b| b.is_ascii_alphanumeric());
                assert_eq!(plain, letters, "{piece}");
            }
        }
    }
}
