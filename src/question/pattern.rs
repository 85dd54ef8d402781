//! One pattern of words: "talk", "negotiat*", "cease fire".
//!
//! Leaves out: which question it decides (the module above).

use std::borrow::Cow;

use crate::span::Span;
use smallvec::SmallVec;

/// Words in a row, each whole or a beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    word: String,
    is_beginning: bool,
}

/// Shortest beginning that may open a pattern, in characters.
pub(super) const SHORTEST: usize = 3;

impl Pattern {
    /// Reads a pattern; the error says what is wrong with it.
    pub(super) fn parse(pattern: &str) -> Result<Self, &'static str> {
        let mut parts = Vec::new();
        for word in pattern.split_whitespace() {
            let beginning = word.strip_suffix('*');
            let letters = beginning.unwrap_or(word);
            if letters.contains('*') {
                return Err("a star may only stand at the end of a word");
            }
            // "cease-fire" is two words in a text, too.
            let pieces: Vec<&str> = letters.split(is_border).filter(|p| !p.is_empty()).collect();
            let Some((last, before)) = pieces.split_last() else {
                return Err("there is no word in it");
            };
            let opens = parts.is_empty() && before.is_empty();
            if beginning.is_some() && opens && last.chars().count() < SHORTEST {
                return Err("before the star there must be at least three letters");
            }
            let part = |word: &str, is_beginning| Part {
                word: word.to_lowercase(),
                is_beginning,
            };
            parts.extend(before.iter().map(|word| part(word, false)));
            parts.push(part(last, beginning.is_some()));
        }
        if parts.is_empty() {
            return Err("there is no word in it");
        }
        Ok(Self(parts))
    }

    /// The first word, lower case, and whether it is a beginning.
    pub(super) fn first(&self) -> (&str, bool) {
        self.0
            .first()
            .map_or(("", false), |part| (&part.word, part.is_beginning))
    }

    /// The span of the pattern's words where they stand in `text` from word `at` of `words` on.
    pub(super) fn at(&self, text: &str, words: &[Span], at: usize) -> Option<Span> {
        let found = words.get(at..at + self.0.len())?;
        let mut parts = self.0.iter().zip(found);
        let all = parts.all(|(part, span)| part.is(span.of(text)));
        let (first, last) = (found.first()?, found.last()?);
        all.then(|| first.join(*last))
    }
}

impl Part {
    /// Whether `word`, in any case, is the part's word or begins with it.
    fn is(&self, word: &str) -> bool {
        if !word.is_ascii() {
            let word = lower(word);
            return word == self.word || self.is_beginning && word.starts_with(&self.word);
        }
        let (own, word) = (self.word.as_bytes(), word.as_bytes());
        let head = word.get(..own.len()).unwrap_or_default();
        (self.is_beginning || word.len() == own.len()) && head.eq_ignore_ascii_case(own)
    }
}

/// Anything but a letter or digit ends a word: "Russia’s" is "Russia" and "s".
fn is_border(c: char) -> bool {
    !c.is_alphanumeric()
}

/// The words of one piece of text; most pieces have fewer than these, which need no memory of their own.
pub(super) type Words = SmallVec<[Span; 48]>;

/// The words of `text` inside `span`.
pub(super) fn words(text: &str, span: Span) -> Words {
    let inner = span.of(text);
    let mut words = Words::new();
    let mut start = None;
    let mut at = 0;
    while let Some(byte) = inner.as_bytes().get(at) {
        let (border, len) = if byte.is_ascii() {
            (!byte.is_ascii_alphanumeric(), 1)
        } else {
            let c = inner.get(at..).and_then(|rest| rest.chars().next());
            c.map_or((true, 1), |c| (is_border(c), c.len_utf8()))
        };
        if border {
            words.extend(
                start
                    .take()
                    .map(|from| Span::new(from, span.start + at as u32)),
            );
        } else if start.is_none() {
            start = Some(span.start + at as u32);
        }
        at += len;
    }
    words.extend(start.map(|from| Span::new(from, span.start + at as u32)));
    words
}

/// Most words are in lower case as they stand.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    let stays = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
    if word.bytes().all(stays) {
        word.into()
    } else {
        word.to_lowercase().into()
    }
}
