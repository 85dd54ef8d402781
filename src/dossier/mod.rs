//! The articles on one conflict and all that was found in them: built whole, then immutable.
//!
//! The types here are what pages are made from; the fields are in the order and words of DESIGN.md.
//! Leaves out: how anything was found (`extract`, `attribute`, `party`, `question`, `time`), and every address
//! on the web (`web::links`).

use crate::article::{Article, Note};
use crate::extract::RejectReason;
use crate::span::Span;
use crate::time::Resolution;
use std::ops::{Deref, DerefMut, Range};
use std::sync::Arc;

mod assign;
mod build;
pub mod corrections;
pub mod findings;
mod ids;
mod join;
mod memory;
mod said;
mod settle;

pub use crate::attribute::SpeakerKind;
pub use build::{Read, Sources, build, build_read, build_with};
pub use memory::Memory;
pub use said::{Said, Spans, StatementId};

/// Index of an article in [`Dossier::articles`].
pub type ArticleIx = usize;
/// Index of a statement in [`Dossier::statements`].
pub type StatementIx = usize;
/// Index of a speaker in [`Dossier::speakers`].
pub type SpeakerIx = usize;
/// Index of a party in [`Dossier::parties`].
pub type PartyIx = usize;
/// Index of a question in [`Dossier::questions`].
pub type QuestionIx = usize;

/// All that pages show. Immutable once built; same sources in, same dossier out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// What the dossier is about, as its operator names it; empty where nobody did.
    pub name: String,
    /// Articles: newest first where dated, then by title.
    pub articles: Vec<Arc<Article>>,
    /// Parties in the order of the columns; a party with no statement is not here.
    pub parties: Vec<Party>,
    /// How the parties are ordered, in words for the page ("A–Z", "as the dossier says").
    pub party_order: PartyOrder,
    /// Speakers by party, people before institutions, then by first statement; those with no party last.
    pub speakers: Vec<Speaker>,
    /// Statements by article, then by place.
    pub statements: Vec<Statement>,
    /// Questions in the order of the rows; one that nobody spoke about has no statement, and no page shows it.
    pub questions: Vec<Question>,
    /// People who are named in the articles and not quoted, by first mention.
    pub named: Vec<Named>,
    /// What looked like a statement and was not taken, by article, then by place.
    pub rejects: Vec<Reject>,
    /// What the operator should know (files left out, articles without statements …).
    pub notes: Vec<Note>,
    /// Files of the folder that could not be used, each with a note.
    pub left_out: usize,
}

/// The rule that ordered the parties; printed on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartyOrder {
    /// By name, A–Z.
    #[default]
    Alphabet,
    /// As `parties.toml` says.
    Roster,
}

/// A side of the conflict, or another country or body that speaks about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Address part, unique in the dossier.
    pub id: String,
    /// Name as shown.
    pub name: String,
    /// Whether it is one of the sides of the conflict, by the rule that `party::sides` prints.
    pub side: bool,
    /// Its speakers, in the order of [`Dossier::speakers`].
    pub speakers: Vec<SpeakerIx>,
    /// Its statements, in the order of [`Dossier::statements`].
    pub statements: Vec<StatementIx>,
}

/// A person or institution to whom at least one statement is attributed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Address part, unique in the dossier.
    pub id: String,
    /// The fullest name the articles give, without title and without "the".
    pub name: String,
    /// Person, institution or unnamed.
    pub kind: SpeakerKind,
    /// The party, where one is known; `None` is *Other*, never a guess.
    pub party: Option<PartyIx>,
    /// How the party is known, in words for the page: "“Russian President”: Russian is of Russia". Empty where there is none.
    pub party_because: String,
    /// Roles as the articles word them, each once, longest first in the order of the articles.
    pub roles: Vec<Role>,
    /// Statements in order.
    pub statements: Vec<StatementIx>,
}

/// A role as an article words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The words ("Russian President"), as the article prints them.
    pub words: String,
    /// Where they stand first.
    pub article: ArticleIx,
    /// Their place there.
    pub span: Span,
}

/// One thing somebody is reported to have said: what its article says of it, and whose it is among all articles.
///
/// The former is shared between a dossier and the next one, which has the same article; it reads as if its fields
/// were the statement's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The article it stands in.
    pub article: ArticleIx,
    /// Who said it; `None` is *Unassigned*.
    pub speaker: Option<SpeakerIx>,
    /// Everything else.
    pub said: Arc<Said>,
}

impl Deref for Statement {
    type Target = Said;

    fn deref(&self) -> &Said {
        &self.said
    }
}

impl DerefMut for Statement {
    /// A correction is made on a copy, where the dossier before shows the same statement.
    fn deref_mut(&mut self) -> &mut Said {
        Arc::make_mut(&mut self.said)
    }
}

/// Time words of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeWords {
    /// The words.
    pub span: Span,
    /// They stand in a sentence before the statement's own.
    pub inherited: bool,
    /// The day they mean, or why none can be told.
    pub resolution: Resolution,
}

/// A statement's link to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question.
    pub question: QuestionIx,
    /// The words in the content that decided it.
    pub words: Spans,
}

/// A matter the parties speak about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Address part, unique in the dossier.
    pub id: String,
    /// Name as shown ("War aims").
    pub name: String,
    /// Statements about it, in order.
    pub statements: Vec<StatementIx>,
}

/// Somebody who is named and not quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The fullest name the articles give.
    pub name: String,
    /// Party, where one is known.
    pub party: Option<String>,
    /// Where the name stands, by article and place; never empty.
    pub mentions: Vec<(ArticleIx, Span)>,
}

/// What looked like a statement and was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// The article.
    pub article: ArticleIx,
    /// The words.
    pub span: Span,
    /// Why they are not a statement.
    pub why: RejectReason,
}

impl Dossier {
    /// The party of a statement: its speaker's. `None` where either is not known.
    #[must_use]
    pub fn party_of(&self, statement: &Statement) -> Option<PartyIx> {
        self.speakers.get(statement.speaker?)?.party
    }

    /// The stored text that a statement's spans cut.
    #[must_use]
    pub fn text_of(&self, statement: &Statement) -> &str {
        &self.articles[statement.article].text
    }

    /// What the operator should know of the dossier, then of single articles.
    pub fn all_notes(&self) -> impl Iterator<Item = &Note> + Clone + '_ {
        let of_articles = self.articles.iter().flat_map(|a| &a.notes);
        self.notes.iter().chain(of_articles)
    }

    /// Questions that somebody spoke about, in their order.
    pub fn asked(&self) -> impl Iterator<Item = QuestionIx> + '_ {
        (0..self.questions.len()).filter(|&q| !self.questions[q].statements.is_empty())
    }

    /// The places of an article's statements.
    #[must_use]
    pub fn said_in(&self, article: ArticleIx) -> Range<StatementIx> {
        let first = self.statements.partition_point(|s| s.article < article);
        let last = self.statements.partition_point(|s| s.article <= article);
        first..last
    }

    /// Statements of which the speaker is not known, in order.
    pub fn unassigned(&self) -> impl Iterator<Item = StatementIx> + '_ {
        self.statements
            .iter()
            .enumerate()
            .filter(|(_, s)| s.speaker.is_none())
            .map(|(i, _)| i)
    }
}
