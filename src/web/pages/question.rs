//! One question: everything said about it, party after party.

use super::front::order;
use super::questions::{Run, runs};
use crate::dossier::{PartyIx, QuestionIx, StatementIx};
use crate::web::frame::{Frame, Pages, count};
use crate::web::links::Route;
use crate::web::show::{Link, Show, Side};
use askama::Template;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "question.html")]
struct Question<'d> {
    frame: Frame,
    name: &'d str,
    count: String,
    order: &'static str,
    parts: Vec<Part<'d>>,
    silent: Vec<Link<'d>>,
    pages: Pages,
}

/// What one party said; `None` for speakers of no party.
struct Part<'d> {
    side: Option<Side<'d>>,
    runs: Vec<Run<'d>>,
}

pub(super) fn page(
    show: &Show<'_>,
    route: &Route<'_>,
    q: QuestionIx,
    number: usize,
) -> Option<String> {
    let dossier = show.dossier();
    let question = &dossier.questions[q];
    let side_of = |s: StatementIx| dossier.party_of(&dossier.statements[s]);
    // Parties in their order, those of no party last; a stable sort keeps article order within each.
    let mut statements = question.statements.clone();
    statements.sort_by_key(|&s| side_of(s).unwrap_or(PartyIx::MAX));
    let silent = (0..dossier.parties.len())
        .filter(|&p| !statements.iter().any(|&s| side_of(s) == Some(p)))
        .map(|p| show.party_link(p))
        .collect();
    let id = || Cow::Borrowed(question.id.as_str());
    let (part, pages) = Pages::cut(&statements, number, show.here, |n| Route::Question(id(), n))?;
    let parts = part
        .chunk_by(|&a, &b| side_of(a) == side_of(b))
        .map(|part| Part {
            side: side_of(part[0]).map(|p| show.side(p)),
            runs: runs(show, part, Some(q)),
        });
    Question {
        frame: Frame::of(show.site, route, show.here, &question.name),
        name: &question.name,
        count: count(statements.len(), "statement", "statements"),
        order: order(dossier),
        parts: parts.collect(),
        silent,
        pages,
    }
    .render()
    .ok()
}
