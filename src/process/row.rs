//! One article and what was found in it as a row of JSON, in code points and in bytes.
//!
//! `content`, `source`, `cue` and `kind` are the words and units of published corpora of attributed speech, so
//! that their tools read our rows; every other field has our own name. Leaves out: reading input and writing
//! output (`extract`).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::article::Note;
use crate::attribute::Grade;
use crate::dossier::{Dossier, SpeakerIx, Statement};
use crate::extract::{Form, RejectReason, Rule};
use crate::span::{CodePoints, Span};
use crate::time::Resolution;

/// A place in the text, `[start, end)`.
type Place = [usize; 2];

/// One article. Places are in code points of `text`; those under `bytes` in bytes.
#[derive(Debug, Serialize)]
pub struct Row<'d> {
    id: &'d str,
    title: &'d str,
    sha256: &'d str,
    text: &'d str,
    statements: Vec<StatementRow<'d>>,
    rejects: Vec<RejectRow>,
    notes: Vec<&'d Note>,
}

#[derive(Debug, Serialize)]
struct StatementRow<'d> {
    id: &'d str,
    content: Vec<Place>,
    /// The words that name the speaker.
    source: Vec<Place>,
    cue: Vec<Place>,
    kind: &'static str,
    speaker: Option<&'d str>,
    form: Form,
    grade: Grade,
    party: Option<&'d str>,
    roles: Vec<&'d str>,
    rule: Rule,
    /// Of a hundred statements of this kind, how many had the right words and mention in annotated news.
    precision: Option<u8>,
    carrier: Place,
    antecedent: Option<Place>,
    time: Option<TimeRow<'d>>,
    channel: Option<Place>,
    never_closed: bool,
    questions: Vec<&'d str>,
    bytes: BTreeMap<&'static str, Vec<Span>>,
}

#[derive(Debug, Serialize)]
struct TimeRow<'d> {
    place: Place,
    inherited: bool,
    /// `None` where it cannot be resolved.
    day: Option<String>,
    working: Option<&'d str>,
}

#[derive(Debug, Serialize)]
struct RejectRow {
    place: Place,
    bytes: Span,
    why: RejectReason,
}

/// The row of the first article of `dossier`, under the name `id` or, without one, the article's own.
/// With `leading_that`, content begins with the "that" before it, as published corpora count.
/// `None` where there is no article.
#[must_use]
pub fn of<'d>(dossier: &'d Dossier, id: Option<&'d str>, leading_that: bool) -> Option<Row<'d>> {
    let article = dossier.articles.first()?;
    let points = CodePoints::new(&article.text);
    let statements = dossier.statements.iter().filter(|s| s.article == 0);
    let rejects = dossier.rejects.iter().filter(|r| r.article == 0);
    Some(Row {
        id: id.unwrap_or(&article.id),
        title: article.title(),
        sha256: &article.sha256,
        text: &article.text,
        statements: statements
            .map(|statement| statement_row(dossier, &points, statement, leading_that))
            .collect(),
        rejects: rejects
            .map(|reject| RejectRow {
                place: place(&points, reject.span),
                bytes: reject.span,
                why: reject.why,
            })
            .collect(),
        notes: article.notes.iter().chain(&dossier.notes).collect(),
    })
}

fn statement_row<'d>(
    dossier: &'d Dossier,
    points: &CodePoints<'_>,
    statement: &'d Statement,
    leading_that: bool,
) -> StatementRow<'d> {
    let mut content = statement.content.to_vec();
    if leading_that && let Some(first) = content.first_mut() {
        let cue = statement.cue.first().map_or(0, |cue| cue.end);
        *first = with_that(dossier.text_of(statement), *first, cue);
    }
    let at = |span: Span| place(points, span);
    let all = |spans: &[Span]| spans.iter().copied().map(at).collect();
    let speaker = statement
        .speaker
        .and_then(|ix: SpeakerIx| dossier.speakers.get(ix));
    let party = dossier
        .party_of(statement)
        .and_then(|ix| dossier.parties.get(ix));
    StatementRow {
        id: &statement.id,
        content: all(&content),
        source: all(&statement.mention),
        cue: all(&statement.cue),
        kind: kind(statement, dossier.text_of(statement)),
        speaker: speaker.map(|s| &*s.name),
        form: statement.form,
        grade: statement.grade,
        party: party.map(|p| &*p.name),
        roles: speaker.map_or_else(Vec::new, |s| s.roles.iter().map(|r| &*r.words).collect()),
        rule: statement.rule,
        precision: statement
            .certainty
            .measured
            .map(|(_, attributed)| attributed),
        carrier: at(statement.carrier),
        antecedent: statement.antecedent.map(at),
        time: statement.time.as_ref().map(|time| {
            let (day, working) = match &time.resolution {
                Resolution::Day { date, working } => (Some(date.to_string()), Some(&**working)),
                Resolution::NotResolvable => (None, None),
            };
            TimeRow {
                place: at(time.span),
                inherited: time.inherited,
                day,
                working,
            }
        }),
        channel: statement.channel.map(at),
        never_closed: statement.never_closed,
        questions: statement
            .questions
            .iter()
            .filter_map(|answer| dossier.questions.get(answer.question))
            .map(|question| &*question.id)
            .collect(),
        bytes: BTreeMap::from([
            ("content", content),
            ("source", statement.mention.to_vec()),
            ("cue", statement.cue.to_vec()),
            ("carrier", vec![statement.carrier]),
        ]),
    }
}

/// The span with the "that" directly before it, where one stands behind the cue.
fn with_that(text: &str, span: Span, cue_end: u32) -> Span {
    let between = Span::new(cue_end.min(span.start), span.start).of(text);
    let before = between.trim_end();
    let Some(rest) = before.strip_suffix("that") else {
        return span;
    };
    if rest.ends_with(char::is_alphanumeric) {
        return span;
    }
    Span::new(span.start - (between.len() - rest.len()) as u32, span.end)
}

fn place(points: &CodePoints<'_>, span: Span) -> Place {
    [points.at(span.start), points.at(span.end)]
}

/// The form in the three kinds that corpora know.
fn kind(statement: &Statement, text: &str) -> &'static str {
    match statement.form {
        Form::Direct if statement.rule != Rule::Transcript => "direct",
        Form::Partial => "mixed",
        Form::Paraphrase => "indirect",
        // None of them is a kind of its own there: what counts is whether anything is quoted in it.
        Form::Direct | Form::Headline | Form::Unmarked => {
            let quoted = statement
                .content
                .iter()
                .any(|span| span.of(text).contains(['“', '”', '"', '‘', '«', '»', '„']));
            if quoted { "mixed" } else { "indirect" }
        }
    }
}
