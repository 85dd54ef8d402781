//! Mentions → speakers: names, titles, appositions, pronouns, institutions, capitals, within one article.
//!
//! Leaves out: parties (`party`) and people across articles (`dossier`).

mod antecedent;
mod bodies;
mod described;
mod document;
mod epithet;
mod label;
mod mute;
mod name_words;
mod names;
mod noun;
mod offices;
mod other_words;
mod people;
mod pronoun;
mod resolve;
mod run;
mod same_person;
mod several;
mod spelling;

use crate::extract::Candidate;
use crate::text::Prose;
use serde::Serialize;
use std::ops::Range;

pub use people::Entity;
pub use spelling::fold;

/// How the speaker of a statement is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// By name.
    Named,
    /// By a role: of one named person ("the president"), or of somebody the article leaves unnamed ("a medic").
    Role,
    /// By a pronoun.
    Pronoun,
    /// A capital or seat of government stands for the government.
    Place,
    /// By the name in a title.
    Headline,
    /// By what stands around it; the page says so.
    Inferred,
    /// Not known.
    Unassigned,
}

/// What kind of speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerKind {
    /// A person with a name.
    Person,
    /// A government, ministry, army, company or other body, or the place that stands for one.
    Institution,
    /// Somebody the article does not name ("a senior official", "residents").
    Unnamed,
}

/// Who is behind one candidate's mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Index into [`Cast::entities`]; `None` is unassigned.
    pub speaker: Option<usize>,
    /// How it is known.
    pub grade: Grade,
    /// Tokens elsewhere that say who the mention is.
    pub antecedent: Option<Range<usize>>,
}

/// Everybody in one article, and who said what.
#[derive(Debug, Default)]
pub struct Cast {
    /// People and bodies; not all of them speak.
    pub entities: Vec<Entity>,
    /// One for each candidate, in their order.
    pub attributions: Vec<Attribution>,
}

/// Finds who is behind each candidate. Never fails: what cannot be told is unassigned.
#[must_use]
pub fn attribute(prose: &Prose<'_>, candidates: &[Candidate]) -> Cast {
    resolve::resolve(prose, candidates)
}
