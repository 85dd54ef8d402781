//! Mentions → speakers: names, titles, appositions, pronouns, institutions, capitals, within one article.
//!
//! Leaves out: parties (`party`) and people across articles (`dossier`).

use serde::Serialize;

/// How the speaker of a statement is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// By name.
    Named,
    /// By a role that one named person has ("the president").
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerKind {
    /// A person with a name.
    Person,
    /// A government, ministry, army, company or other body, or the place that stands for one.
    Institution,
    /// Somebody the article does not name ("a senior official", "residents").
    Unnamed,
}
