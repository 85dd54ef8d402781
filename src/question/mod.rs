//! Statements → questions: the matters that the parties speak about, by words, with the words that decided it.
//!
//! ```toml
//! # questions.toml: the rows of the comparison, top to bottom. Without the file, general ones are used.
//! [[question]]
//! name = "Talks"
//! words = [
//!   "talk",          # this word: talk
//!   "negotiat*",     # every word that begins so: negotiate, negotiations …
//!   "cease fire",    # words in a row: cease fire, cease-fire
//!   "rul* out",      # both together
//! ]
//! ```
//!
//! Words count whole and without case; marks and hyphens between them do not count. A statement may be about
//! several questions or none. Leaves out: what a statement says about the question.

use std::sync::{Arc, LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Note;
use crate::article::toml_file::Reader;
use crate::span::Span;

mod letters;
mod pattern;

use letters::Letters;
use pattern::Pattern;

/// The questions of a dossier, in the order of the rows. A copy is as cheap as a pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions(Arc<Rows>);

#[derive(Debug, Default, PartialEq, Eq)]
struct Rows {
    names: Vec<String>,
    patterns: Vec<(usize, Pattern)>,
    /// First words of patterns that are whole words → patterns.
    whole: FxHashMap<String, Vec<usize>>,
    /// First words that are beginnings of words → patterns.
    begins: FxHashMap<String, Vec<usize>>,
    /// Longest such beginning, in bytes.
    longest: usize,
    /// The first bytes of all such beginnings: with other words none need be tried.
    heads: FxHashSet<[u8; pattern::SHORTEST]>,
    /// How the first words of all patterns begin: asked before anything else.
    letters: Letters,
}

impl Default for Questions {
    /// The general questions: any conflict gets sensible rows.
    fn default() -> Self {
        // Read once: every article that is read by itself asks for them.
        static GENERAL: LazyLock<Questions> = LazyLock::new(|| {
            Questions::parse("general.toml", include_str!("general.toml"))
                .unwrap_or_else(|_| Questions::of(Vec::new())) // a test sees to it that it is never empty
        });
        GENERAL.clone()
    }
}

impl Questions {
    /// Reads `text`, the contents of `file` (as the operator names it).
    ///
    /// # Errors
    /// Every mistake with its line and column: no TOML, an unknown key (with the nearest known one), a
    /// question without name or words, two of one name, a pattern that matches nothing or everything.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Note>> {
        let (mut reader, table) = Reader::new(file, text);
        reader.only(&table, &["question"]);
        let mut questions: Vec<(String, Vec<Pattern>)> = Vec::new();
        for (at, table) in reader.tables(&table, "question") {
            reader.only(table, &["name", "words"]);
            let words = reader.list(table, "words");
            let Some(name) = reader.required(table, "name", at) else {
                continue;
            };
            if words.is_empty() {
                reader.note(
                    at,
                    format!("“{name}” has no words, so no statement can be about it"),
                );
            }
            if questions
                .iter()
                .any(|(other, _)| other.eq_ignore_ascii_case(&name))
            {
                reader.note(at, format!("there is a question “{name}” already"));
            }
            let mut patterns = Vec::new();
            for word in &words {
                match Pattern::parse(word) {
                    Ok(pattern) => patterns.push(pattern),
                    Err(why) => reader.note(at, format!("“{word}”: {why}")),
                }
            }
            questions.push((name, patterns));
        }
        reader.finish(Self::of(questions))
    }

    fn of(questions: Vec<(String, Vec<Pattern>)>) -> Self {
        let mut all = Rows::default();
        for (name, patterns) in questions {
            for pattern in patterns {
                let (first, is_beginning) = pattern.first();
                let index = if is_beginning {
                    all.longest = all.longest.max(first.len());
                    all.heads.extend(first.as_bytes().first_chunk());
                    &mut all.begins
                } else {
                    &mut all.whole
                };
                all.letters.add(first);
                let at = all.patterns.len();
                index.entry(first.to_owned()).or_default().push(at);
                all.patterns.push((all.names.len(), pattern));
            }
            all.names.push(name);
        }
        Self(Arc::new(all))
    }

    /// Names as shown, in the order of the rows.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.0.names
    }

    /// The questions that a statement with this content speaks about, in their order, each with the words that
    /// decided it, in the order of the text. Empty where none is.
    #[must_use]
    pub fn decide(&self, text: &str, content: &[Span]) -> Vec<(usize, Vec<Span>)> {
        let mut hits: Vec<(usize, Span)> = Vec::new();
        for &span in content {
            let words = pattern::words(text, span);
            for (at, word) in words.iter().enumerate() {
                let word = word.of(text);
                if !self.0.letters.may_open(word) {
                    continue;
                }
                for index in self.opening(&pattern::lower(word)) {
                    let (question, pattern) = &self.0.patterns[index];
                    if let Some(span) = pattern.at(text, &words, at) {
                        hits.push((*question, span));
                    }
                }
            }
        }
        hits.sort_unstable_by_key(|(question, span)| {
            (*question, span.start, std::cmp::Reverse(span.end))
        });
        let mut decided: Vec<(usize, Vec<Span>)> = Vec::new();
        for (question, span) in hits {
            match decided.last_mut() {
                Some((last, spans)) if *last == question => {
                    // "end the war" and "the war" decide by the same words.
                    if spans.last().is_none_or(|last| !last.overlaps(span)) {
                        spans.push(span);
                    }
                }
                _ => decided.push((question, vec![span])),
            }
        }
        decided
    }

    /// Patterns whose first word `word` is, or begins with.
    fn opening<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let rows = &*self.0;
        let whole = rows.whole.get(word).into_iter().flatten();
        let head = word.as_bytes().first_chunk();
        let longest = match head.filter(|head| rows.heads.contains(*head)) {
            Some(_) => word.len().min(rows.longest),
            None => 0,
        };
        let begins = (pattern::SHORTEST..=longest)
            .filter_map(|n| rows.begins.get(Span::new(0, n as u32).of(word)))
            .flatten();
        whole.chain(begins).copied()
    }
}

#[cfg(test)]
mod tests;
