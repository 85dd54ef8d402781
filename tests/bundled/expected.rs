//! The shape of `statements.json`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All that is agreed on about the article.
#[derive(Debug, Deserialize)]
pub(crate) struct Expected {
    pub(crate) article: String,
    pub(crate) sha256: String,
    pub(crate) title: String,
    pub(crate) published: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
    /// In the order of the columns.
    pub(crate) parties: Vec<String>,
    /// By party, in their order.
    pub(crate) speakers: BTreeMap<String, Vec<String>>,
    /// By speaker; those without are not here.
    pub(crate) roles: BTreeMap<String, Vec<String>>,
    pub(crate) named_but_not_quoted: Vec<String>,
    pub(crate) furniture: Furniture,
    pub(crate) statements: Vec<Statement>,
    pub(crate) rejects: Vec<Reject>,
}

/// Where the text of the page begins and ends, in code points.
#[derive(Debug, Deserialize)]
pub(crate) struct Furniture {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text_starts: String,
}

/// One statement.
#[derive(Debug, Deserialize)]
pub(crate) struct Statement {
    pub(crate) content: Vec<Place>,
    pub(crate) form: String,
    pub(crate) party: String,
    pub(crate) speaker: String,
    pub(crate) grade: String,
    pub(crate) cue: String,
    pub(crate) mention: String,
    time: Option<String>,
    pub(crate) channel: Option<String>,
    /// Names of questions, in no particular order; only the bundled questions are meant.
    pub(crate) questions: Vec<String>,
    pub(crate) note: String,
}

/// Where words stand, in code points and in bytes.
#[derive(Debug, Deserialize)]
pub(crate) struct Place {
    start: usize,
    end: usize,
    start_byte: u32,
    end_byte: u32,
    text: String,
}

/// What was not taken.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct Reject {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
    pub(crate) why: String,
}

impl Expected {
    pub(crate) fn read() -> Self {
        serde_json::from_str(include_str!("statements.json")).expect("statements.json")
    }
}

impl Place {
    pub(crate) fn parts(&self) -> (usize, usize, u32, u32, String) {
        (
            self.start,
            self.end,
            self.start_byte,
            self.end_byte,
            self.text.clone(),
        )
    }
}

impl Statement {
    /// Time words, and whether they stand in a sentence before.
    pub(crate) fn time(&self) -> Option<(String, bool)> {
        let time = self.time.as_deref()?;
        Some(match time.strip_suffix(" (from the sentence before)") {
            Some(words) => (words.to_owned(), true),
            None => (time.to_owned(), false),
        })
    }
}

/// The word for an enum's value in the files the program writes.
pub(crate) fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).expect("JSON");
    value.as_str().expect("a word").to_owned()
}
