//! One pattern of words: "talk", "negotiat*", "cease fire".
//!
//! Leaves out: which question it decides (the module above).

use std::borrow::Cow;

use crate::span::Span;

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

    /// The span of the pattern's words where they stand from word `at` on.
    pub(super) fn at(&self, words: &[Word<'_>], at: usize) -> Option<Span> {
        let found = (at + self.0.len() <= words.len()).then(|| &words[at..at + self.0.len()])?;
        let all = self.0.iter().zip(found).all(|(part, word)| {
            if part.is_beginning {
                word.lower.starts_with(part.word.as_str())
            } else {
                word.lower == part.word
            }
        });
        let (first, last) = (found.first()?, found.last()?);
        all.then(|| first.span.join(last.span))
    }
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// Lower case.
    pub(super) lower: Cow<'t, str>,
    pub(super) span: Span,
}

/// Anything but a letter or digit ends a word: "Russia’s" is "Russia" and "s".
fn is_border(c: char) -> bool {
    !c.is_alphanumeric()
}

/// The words of `text` inside `span`.
pub(super) fn words(text: &str, span: Span) -> Vec<Word<'_>> {
    let mut at = span.start;
    let mut words = Vec::new();
    for piece in span.of(text).split_inclusive(is_border) {
        let word = piece.trim_end_matches(is_border);
        if !word.is_empty() {
            words.push(Word {
                lower: lower(word),
                span: Span::new(at, at + word.len() as u32),
            });
        }
        at += piece.len() as u32;
    }
    words
}

/// Most words are in lower case as they stand.
fn lower(word: &str) -> Cow<'_, str> {
    let stays = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
    if word.bytes().all(stays) {
        word.into()
    } else {
        word.to_lowercase().into()
    }
}
