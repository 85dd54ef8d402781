//! The operator's corrections: `corrections.toml` → a dossier in which they are made, and said to be made.
//!
//! ```toml
//! # One statement, told by its article and its place, as its page prints them.
//! [[statement]]
//! article = "987d7cd8"            # the first digits of the article's SHA-256, eight at least
//! characters = "921–1013"         # in pieces: "921–950 and 990–1013"
//! speaker = "Ann Lee"             # who said it; or: unassigned = true
//! form = "direct"                 # direct, partial, paraphrase, headline, unmarked
//! hide = true                     # it is no statement
//! because = "the paper's own correction of 3 May"   # optional, printed
//!
//! # Two spellings of one speaker. The first stays.
//! [[merge]]
//! speakers = ["Volodymyr Zelensky", "V. Zelenskiy"]
//!
//! # The party of a speaker; "Other" for none.
//! [[party]]
//! speaker = "Ann Lee"
//! party = "Northland"
//! ```
//!
//! A statement's place is its identity: where the text has changed, the correction has no target any more and
//! says so, it never moves to a look-alike. Leaves out: names and parties as a rule (`party::roster`).

use super::settle::settle;
use super::{Dossier, Party, Reject, Speaker, SpeakerIx, Statement, StatementIx};
use crate::article::Note;
use crate::article::toml_file::{Reader, Table, place};
use crate::attribute::{Grade, SpeakerKind, fold};
use crate::extract::{Form, RejectReason};
use crate::span::CodePoints;

/// Hex digits of a SHA-256 that name an article at least: as many as its address has.
const DIGITS: usize = 8;

/// What `corrections.toml` says; empty where there is no file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    file: String,
    statements: Vec<OfStatement>,
    merges: Vec<Merge>,
    parties: Vec<OfParty>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct OfStatement {
    line: u32,
    article: String,
    characters: Vec<(usize, usize)>,
    speaker: Who,
    form: Option<Form>,
    hide: bool,
    because: Option<String>,
}

/// Who said it, by the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    /// As the dossier says.
    Unchanged,
    /// Nobody knows.
    Unassigned,
    /// The speaker of this name.
    Named(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Merge {
    line: u32,
    speakers: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct OfParty {
    line: u32,
    speaker: String,
    party: String,
}

/// Forms as the file names them.
const FORMS: [(&str, Form); 5] = [
    ("direct", Form::Direct),
    ("partial", Form::Partial),
    ("paraphrase", Form::Paraphrase),
    ("headline", Form::Headline),
    ("unmarked", Form::Unmarked),
];

impl Corrections {
    /// Reads `text`, the contents of `file` (as the operator names it).
    ///
    /// # Errors
    /// Every mistake with its line and column: no TOML, an unknown key (with the nearest known one), an article
    /// or a place that cannot be one, a correction that corrects nothing.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Note>> {
        let (mut reader, table) = Reader::new(file, text);
        reader.only(&table, &["statement", "merge", "party"]);
        let mut all = Self {
            file: file.to_owned(),
            ..Self::default()
        };
        let line = |at: usize| {
            let before = text.as_bytes().iter().take(at);
            before.filter(|byte| **byte == b'\n').count() as u32 + 1
        };
        for (at, table) in reader.tables(&table, "statement") {
            all.statements
                .extend(of_statement(&mut reader, at, table, line(at)));
        }
        for (at, table) in reader.tables(&table, "merge") {
            reader.only(table, &["speakers"]);
            let speakers = reader.list(table, "speakers");
            if speakers.len() < 2 {
                reader.note(at, "“speakers” must name two speakers or more");
            }
            all.merges.push(Merge {
                line: line(at),
                speakers,
            });
        }
        for (at, table) in reader.tables(&table, "party") {
            reader.only(table, &["speaker", "party"]);
            let speaker = reader.required(table, "speaker", at);
            let party = reader.required(table, "party", at);
            if let (Some(speaker), Some(party)) = (speaker, party) {
                all.parties.push(OfParty {
                    line: line(at),
                    speaker,
                    party,
                });
            }
        }
        reader.finish(all)
    }

    /// Makes the corrections: each is said on what it corrects, or noted where there is nothing to correct.
    #[must_use]
    pub fn apply(&self, mut dossier: Dossier) -> Dossier {
        if self.statements.is_empty() && self.merges.is_empty() && self.parties.is_empty() {
            return dossier;
        }
        for merge in &self.merges {
            self.merge(&mut dossier, merge);
        }
        let mut hidden = Vec::new();
        for correction in &self.statements {
            match self.target(&dossier, correction) {
                Ok(at) if correction.hide => {
                    dossier.rejects.push(hidden_reject(&dossier.statements[at]));
                    hidden.push(at);
                }
                Ok(at) => correct(&mut dossier, at, correction),
                Err(note) => dossier.notes.push(note),
            }
        }
        for correction in &self.parties {
            self.party(&mut dossier, correction);
        }
        dossier
            .rejects
            .sort_by_key(|reject| (reject.article, reject.span));
        settle(dossier, &hidden)
    }

    fn note(&self, line: u32, message: String) -> Note {
        Note {
            file: self.file.clone(),
            line: Some(line),
            message,
        }
    }

    /// The statement a correction is about.
    fn target(&self, dossier: &Dossier, correction: &OfStatement) -> Result<StatementIx, Note> {
        let mut articles = dossier.articles.iter().enumerate();
        let Some((article, _)) = articles.find(|(_, a)| a.sha256.starts_with(&correction.article))
        else {
            let message = format!(
                "no article has a SHA-256 that begins with {}; it was taken out or has changed",
                correction.article
            );
            return Err(self.note(correction.line, message));
        };
        standing(dossier, article, &correction.characters).ok_or_else(|| {
            let message = format!(
                "no statement stands at characters {} of {}",
                shown(&correction.characters),
                dossier.articles[article].file
            );
            self.note(correction.line, message)
        })
    }

    fn merge(&self, dossier: &mut Dossier, merge: &Merge) {
        let mut kept: Option<SpeakerIx> = None;
        for name in &merge.speakers {
            let Some(found) = speaker(dossier, name) else {
                dossier.notes.push(self.note(merge.line, no_speaker(name)));
                continue;
            };
            let Some(kept) = kept else {
                kept = Some(found);
                continue;
            };
            if kept == found {
                continue;
            }
            let gone = dossier.speakers[found].clone();
            let said = format!(
                "“{}” and “{}” are one speaker",
                dossier.speakers[kept].name, gone.name
            );
            for &at in &gone.statements {
                dossier.statements[at].speaker = Some(kept);
                let statement = &mut dossier.statements[at];
                add(statement, [said.clone()]);
            }
            let one = &mut dossier.speakers[kept];
            one.statements.extend(&gone.statements);
            one.roles.extend(gone.roles);
            if one.party.is_none() {
                (one.party, one.party_because) = (gone.party, gone.party_because);
            }
            dossier.speakers[found].statements.clear();
        }
    }

    fn party(&self, dossier: &mut Dossier, correction: &OfParty) {
        let Some(speaker) = speaker(dossier, &correction.speaker) else {
            dossier
                .notes
                .push(self.note(correction.line, no_speaker(&correction.speaker)));
            return;
        };
        let party = (fold(&correction.party) != "other").then(|| {
            let known = dossier
                .parties
                .iter()
                .position(|p| fold(&p.name) == fold(&correction.party));
            known.unwrap_or_else(|| {
                dossier.parties.push(Party {
                    id: String::new(),
                    name: correction.party.clone(),
                    side: false,
                    speakers: Vec::new(),
                    statements: Vec::new(),
                });
                dossier.parties.len() - 1
            })
        });
        let speaker = &mut dossier.speakers[speaker];
        speaker.party = party;
        "corrected by the operator".clone_into(&mut speaker.party_because);
    }
}

fn no_speaker(name: &str) -> String {
    format!("no speaker is named “{name}”; the name must be spelt as the pages print it")
}

/// The statement of an article that stands at these code points.
fn standing(
    dossier: &Dossier,
    article: usize,
    characters: &[(usize, usize)],
) -> Option<StatementIx> {
    let points = CodePoints::new(&dossier.articles[article].text);
    let first = dossier.statements.partition_point(|s| s.article < article);
    let of_article = dossier.statements.iter().enumerate().skip(first);
    of_article
        .take_while(|(_, s)| s.article == article)
        .find(|(_, statement)| {
            let pieces = statement.content.iter();
            let pieces = pieces.map(|s| (points.at(s.start), points.at(s.end)));
            pieces.eq(characters.iter().copied())
        })
        .map(|(at, _)| at)
}

/// The speaker of that name, case and accents aside.
fn speaker(dossier: &Dossier, name: &str) -> Option<SpeakerIx> {
    let name = fold(name);
    dossier
        .speakers
        .iter()
        .position(|s| !s.statements.is_empty() && fold(&s.name) == name)
}

fn correct(dossier: &mut Dossier, at: StatementIx, correction: &OfStatement) {
    let because = reason(correction);
    let mut said = Vec::new();
    if correction.speaker != Who::Unchanged {
        let before = dossier.statements[at].speaker;
        if let Some(before) = before {
            dossier.speakers[before].statements.retain(|s| *s != at);
            said.push(format!(
                "the speaker, before: {}{because}",
                dossier.speakers[before].name
            ));
        } else {
            said.push(format!("the speaker, before: not known{because}"));
        }
        let speaker = match &correction.speaker {
            Who::Named(name) => Some(speaker(dossier, name).unwrap_or_else(|| {
                dossier.speakers.push(new_speaker(name));
                dossier.speakers.len() - 1
            })),
            Who::Unchanged | Who::Unassigned => None,
        };
        if let Some(speaker) = speaker {
            dossier.speakers[speaker].statements.push(at);
        }
        let statement = &mut dossier.statements[at];
        statement.speaker = speaker;
        statement.antecedent = None;
        statement.grade = if speaker.is_some() {
            Grade::Inferred
        } else {
            Grade::Unassigned
        };
    }
    let statement = &mut dossier.statements[at];
    if let Some(form) = correction.form {
        let before = FORMS
            .iter()
            .find(|(_, f)| *f == statement.form)
            .map_or("", |(name, _)| name);
        said.push(format!("the form, before: {before}{because}"));
        statement.form = form;
    }
    add(statement, said);
}

/// Says on a statement what was corrected.
fn add(statement: &mut Statement, said: impl IntoIterator<Item = String>) {
    let before = std::mem::take(&mut statement.corrected);
    statement.corrected = before.into_iter().chain(said).collect();
}

/// What a hidden statement leaves behind, so that the pages say that it is hidden.
fn hidden_reject(statement: &Statement) -> Reject {
    let first = statement.content.first().copied().unwrap_or_default();
    Reject {
        article: statement.article,
        span: statement
            .content
            .iter()
            .fold(first, |all, piece| all.join(*piece)),
        why: RejectReason::Hidden,
    }
}

/// " (the operator's reason)", or nothing.
fn reason(correction: &OfStatement) -> String {
    correction
        .because
        .as_ref()
        .map(|b| format!(" ({b})"))
        .unwrap_or_default()
}

/// A speaker whom the articles do not name.
fn new_speaker(name: &str) -> Speaker {
    Speaker {
        id: String::new(),
        name: name.to_owned(),
        kind: SpeakerKind::Person,
        party: None,
        party_because: String::new(),
        roles: Vec::new(),
        statements: Vec::new(),
    }
}

fn of_statement(
    reader: &mut Reader<'_>,
    at: usize,
    table: &Table<'_>,
    line: u32,
) -> Option<OfStatement> {
    reader.only(
        table,
        &[
            "article",
            "characters",
            "speaker",
            "unassigned",
            "form",
            "hide",
            "because",
        ],
    );
    let article = reader.required(table, "article", at);
    let characters = reader.required(table, "characters", at);
    let form = reader.words(table, "form").and_then(|name| {
        let form = FORMS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, form)| *form);
        if form.is_none() {
            reader.note(
                place(table, "form"),
                "“form” must be direct, partial, paraphrase, headline or unmarked",
            );
        }
        form
    });
    let name = reader.words(table, "speaker");
    let unassigned = reader.yes_or_no(table, "unassigned") == Some(true);
    let hide = reader.yes_or_no(table, "hide") == Some(true);
    if name.is_some() && unassigned {
        reader.note(
            place(table, "unassigned"),
            "a statement with a speaker is not unassigned; take one of the two out",
        );
    }
    let speaker = match name {
        _ if unassigned => Who::Unassigned,
        Some(name) => Who::Named(name),
        None => Who::Unchanged,
    };
    if speaker == Who::Unchanged && form.is_none() && !hide {
        reader.note(
            at,
            "nothing is corrected here; give “speaker”, “unassigned”, “form” or “hide”",
        );
    }
    let article = article?.trim_end_matches('…').to_ascii_lowercase();
    let hex = article.len() >= DIGITS
        && article.len() <= 64
        && article.bytes().all(|b| b.is_ascii_hexdigit());
    if !hex {
        reader.note(place(table, "article"), "“article” must be the first digits of its SHA-256, eight at least, as its page prints them");
    }
    let pieces = pieces(&characters?);
    if pieces.is_none() {
        reader.note(
            place(table, "characters"),
            "“characters” must be as the statement's page prints them: \"921–1013\"",
        );
    }
    Some(OfStatement {
        line,
        article,
        characters: pieces.unwrap_or_default(),
        speaker,
        form,
        hide,
        because: reader.words(table, "because"),
    })
}

/// "921–950 and 990–1013" → pairs; `None` for other words.
fn pieces(words: &str) -> Option<Vec<(usize, usize)>> {
    let pair = |piece: &str| {
        let (start, end) = piece.split_once(['–', '-', '—'])?;
        let pair = (start.trim().parse().ok()?, end.trim().parse().ok()?);
        (pair.0 < pair.1).then_some(pair)
    };
    words.split(" and ").map(pair).collect()
}

fn shown(pieces: &[(usize, usize)]) -> String {
    let pieces: Vec<_> = pieces.iter().map(|(a, b)| format!("{a}–{b}")).collect();
    pieces.join(" and ")
}
