//! Statements of which the speaker is not known: shown, never guessed.

use crate::dossier::StatementIx;
use crate::web::frame::{Frame, Pages, count};
use crate::web::links::Route;
use crate::web::show::{Show, Shown};
use askama::Template;

#[derive(Template)]
#[template(path = "unassigned.html")]
struct Unassigned<'d> {
    frame: Frame,
    count: String,
    statements: Vec<Shown<'d>>,
    pages: Pages,
}

pub(super) fn page(show: &Show<'_>, number: usize) -> Option<String> {
    let all: Vec<StatementIx> = show.dossier().unassigned().collect();
    let (part, pages) = Pages::cut(&all, number, show.here, Route::Unassigned)?;
    Unassigned {
        frame: Frame::of(
            show.site,
            &Route::Unassigned(number),
            show.here,
            "Unassigned",
        ),
        count: count(all.len(), "statement", "statements"),
        statements: part.iter().map(|&s| show.statement(s)).collect(),
        pages,
    }
    .render()
    .ok()
}
