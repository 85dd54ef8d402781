//! Articles, roster and questions → a dossier: speakers joined across articles, parties, order, totals.
//!
//! Leaves out: what one article says (`findings`).

use super::assign;
use super::corrections::Corrections;
use super::findings::{Findings, analyse};
use super::ids::Ids;
use super::join::Join;
use super::memory::Memory;
use super::{Dossier, Party, Question, Reject, Role, Said, Speaker, SpeakerIx, Statement};
use crate::article::{Article, Note};
use crate::extract::{Rules, Tagger};
use crate::party::{Assigned, Roster};
use crate::question::Questions;
use std::sync::Arc;

/// All that a dossier is built from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// What the dossier is about; may be empty.
    pub name: String,
    /// The articles, in any order.
    pub articles: Vec<Article>,
    /// What the operator says of parties and speakers (`parties.toml`); empty where nothing.
    pub roster: Roster,
    /// The questions of the comparison (`questions.toml`); general ones where the operator gives none.
    pub questions: Questions,
    /// What the operator corrects (`corrections.toml`); empty where nothing.
    pub corrections: Corrections,
    /// What the operator should know already (files that could not be read).
    pub notes: Vec<Note>,
    /// Files that could not be used, each with a note.
    pub left_out: usize,
}

/// Builds the dossier: finds, attributes, assigns, orders. Never fails and never panics.
#[must_use]
pub fn build(sources: Sources) -> Dossier {
    build_with(sources, &Rules::default())
}

/// Builds the dossier with a tagger of the caller's choice.
#[must_use]
pub fn build_with(mut sources: Sources, tagger: &dyn Tagger) -> Dossier {
    let articles = std::mem::take(&mut sources.articles).into_iter();
    let questions = &sources.questions;
    let read = articles.map(|article| Read {
        found: Arc::new(analyse(&article, tagger).decided(&article, questions)),
        article: Arc::new(article),
    });
    let read = read.collect();
    build_once(sources, read, None)
}

/// An article, and what was found in it: kept by whoever builds again and again.
#[derive(Clone, Debug)]
pub struct Read {
    /// The article, as pages show it.
    pub article: Arc<Article>,
    /// What it gives, decided.
    pub found: Arc<Findings>,
}

impl Read {
    /// Reads an article by rules; what it says of days and questions is decided later.
    #[must_use]
    pub fn new(article: Article) -> Self {
        Self::by(article, &Rules::default())
    }

    /// The same with a tagger of the caller's choice.
    #[must_use]
    pub fn by(article: Article, tagger: &dyn Tagger) -> Self {
        Self {
            found: Arc::new(analyse(&article, tagger)),
            article: Arc::new(article),
        }
    }
}

/// Builds the dossier of articles that were read and decided before; those of `sources` itself do not count.
/// `memory` makes the next building faster, and changes nothing.
#[must_use]
pub fn build_read(sources: Sources, read: Vec<Read>, memory: &mut Memory) -> Dossier {
    build_once(sources, read, Some(memory))
}

fn build_once(mut sources: Sources, mut read: Vec<Read>, memory: Option<&mut Memory>) -> Dossier {
    sort_articles(&mut read);
    let corrections = std::mem::take(&mut sources.corrections);
    corrections.apply(assemble(sources, &read, memory))
}

/// Newest first where dated, then by title, then by content, so that nothing depends on the order of files.
fn sort_articles(read: &mut Vec<Read>) {
    read.sort_by(|a, b| {
        let (a, b) = (&*a.article, &*b.article);
        (b.meta.published, a.title(), &a.sha256).cmp(&(a.meta.published, b.title(), &b.sha256))
    });
    read.dedup_by(|a, b| a.article.sha256 == b.article.sha256);
}

fn assemble(sources: Sources, read: &[Read], memory: Option<&mut Memory>) -> Dossier {
    let mut dossier = Dossier {
        name: sources
            .roster
            .name
            .clone()
            .filter(|_| sources.name.is_empty())
            .unwrap_or(sources.name),
        articles: read.iter().map(|r| Arc::clone(&r.article)).collect(),
        notes: sources.notes,
        left_out: sources.left_out,
        ..Dossier::default()
    };
    let findings: Vec<&Findings> = read.iter().map(|r| &*r.found).collect();
    let join = Join::new(&findings, &sources.roster);
    let (parties, roles) = assign::parties(&join, &dossier.articles, &sources.roster, memory);
    let order = join.order(&parties, &sources.roster);
    let mut place: Vec<Option<SpeakerIx>> = vec![None; join.people.len()];
    for (at, &person) in order.iter().enumerate() {
        place[person] = Some(at);
    }
    dossier.party_order = assign::order(&sources.roster);
    fill_parties(&mut dossier, &parties, &order, &sources.roster);
    fill_speakers(&mut dossier, &join, &order, (&parties, &roles));
    // A list that grows doubles; this one is the longest of all.
    let statements = findings.iter().map(|found| found.statements.len()).sum();
    dossier.statements.reserve_exact(statements);
    for (article, found) in findings.iter().enumerate() {
        for (said, speaker) in &found.statements {
            let speaker = speaker.and_then(|s| place[join.who(article, s)?]);
            push_statement(&mut dossier, article, said, speaker);
        }
        dossier.rejects.extend(found.rejects.iter().map(|r| Reject {
            article,
            span: r.span,
            why: r.why,
        }));
    }
    assign::mark_sides(&mut dossier, &join, &sources.roster);
    fill_questions(&mut dossier, &sources.questions);
    dossier.named = join.named(&place, &parties);
    note_silent_articles(&mut dossier);
    shrink(&mut dossier);
    dossier
}

/// Gives back the room that lists took while they grew.
fn shrink(dossier: &mut Dossier) {
    dossier.rejects.shrink_to_fit();
    for speaker in &mut dossier.speakers {
        speaker.statements.shrink_to_fit();
    }
    for party in &mut dossier.parties {
        party.statements.shrink_to_fit();
    }
    for question in &mut dossier.questions {
        question.statements.shrink_to_fit();
    }
}

/// An article that gave nothing is said to have given nothing.
fn note_silent_articles(dossier: &mut Dossier) {
    let mut has = vec![false; dossier.articles.len()];
    for statement in &dossier.statements {
        has[statement.article] = true;
    }
    for (article, _) in dossier.articles.iter().zip(has).filter(|(_, has)| !has) {
        let only_furniture = article
            .paragraphs
            .iter()
            .all(|p| p.kind == crate::article::Kind::Furniture);
        let message = if only_furniture {
            "nothing but page furniture (comment forms, share lines, lists); put the article's own text into the file"
        } else {
            "no statement was found; the article is shown without any"
        };
        dossier.notes.push(Note {
            file: article.file.clone(),
            line: None,
            message: message.to_owned(),
        });
    }
}

fn fill_parties(
    dossier: &mut Dossier,
    parties: &[Option<Assigned>],
    order: &[usize],
    roster: &Roster,
) {
    let spoken = order.iter().filter_map(|&i| parties[i].as_ref());
    let mut names: Vec<&str> = spoken.map(|p| p.party.as_str()).collect();
    names.sort_unstable_by_key(|name| roster.rank(name));
    names.dedup();
    let mut ids = Ids::default();
    dossier.parties = names
        .into_iter()
        .map(|name| Party {
            id: ids.unique(name),
            name: name.to_owned(),
            side: false,
            speakers: Vec::new(),
            statements: Vec::new(),
        })
        .collect();
}

fn fill_speakers(
    dossier: &mut Dossier,
    join: &Join<'_>,
    order: &[usize],
    (parties, roles): (&[Option<Assigned>], &[assign::Roles]),
) {
    let mut ids = Ids::default();
    for (at, &i) in order.iter().enumerate() {
        let person = &join.people[i];
        let party = parties[i]
            .as_ref()
            .and_then(|a| dossier.parties.iter().position(|p| p.name == a.party));
        if let Some(party) = party {
            dossier.parties[party].speakers.push(at);
        }
        let roles = join
            .role_words(person, &roles[i], &dossier.articles)
            .into_iter()
            .map(|(words, article, span)| Role {
                words: words.to_owned(),
                article,
                span,
            })
            .collect();
        dossier.speakers.push(Speaker {
            id: ids.unique(&person.name),
            name: person.name.clone(),
            kind: person.kind,
            party,
            party_because: parties[i]
                .as_ref()
                .map(|a| a.because.clone())
                .unwrap_or_default(),
            roles,
            statements: Vec::new(),
        });
    }
}

fn push_statement(
    dossier: &mut Dossier,
    article: usize,
    said: &Arc<Said>,
    speaker: Option<SpeakerIx>,
) {
    let at = dossier.statements.len();
    if let Some(speaker) = speaker {
        dossier.speakers[speaker].statements.push(at);
        if let Some(party) = dossier.speakers[speaker].party {
            dossier.parties[party].statements.push(at);
        }
    }
    dossier.statements.push(Statement {
        article,
        speaker,
        said: Arc::clone(said),
    });
}

/// Lists the statements of every question.
fn fill_questions(dossier: &mut Dossier, questions: &Questions) {
    let mut ids = Ids::default();
    let rows = questions.names().iter().map(|name| Question {
        id: ids.unique(name),
        name: name.clone(),
        statements: Vec::new(),
    });
    dossier.questions = rows.collect();
    for (at, statement) in dossier.statements.iter().enumerate() {
        for answer in &statement.questions {
            // What was decided by other questions is no answer to these.
            if let Some(row) = dossier.questions.get_mut(answer.question) {
                row.statements.push(at);
            }
        }
    }
}
