//! In article order: one column, the speaker and party beside each statement.

use super::front::{Head, head};
use crate::dossier::StatementIx;
use crate::web::frame::{Frame, Pages, day};
use crate::web::links::Route;
use crate::web::show::{Link, Show, Shown, lang};
use askama::Template;

#[derive(Template)]
#[template(path = "in_order.html")]
struct InOrder<'d> {
    frame: Frame,
    head: Head<'d>,
    parts: Vec<Part<'d>>,
    pages: Pages,
}

/// The statements of one article, or those of them that stand on this page.
struct Part<'d> {
    article: Link<'d>,
    lang: &'d str,
    published: Option<String>,
    statements: Vec<Shown<'d>>,
}

pub(super) fn page(show: &Show<'_>, number: usize) -> Option<String> {
    let dossier = show.dossier();
    let all: Vec<StatementIx> = (0..dossier.statements.len()).collect();
    let (part, pages) = Pages::cut(&all, number, show.here, Route::InOrder)?;
    let article = |s: StatementIx| dossier.statements[s].article;
    let parts = part
        .chunk_by(|&a, &b| article(a) == article(b))
        .map(|part| {
            let article = article(part[0]);
            let statements = part.iter().map(|&s| Shown {
                source: None,
                ..show.statement(s)
            });
            Part {
                article: show.article_link(article),
                lang: lang(&dossier.articles[article]),
                published: dossier.articles[article].meta.published.map(day),
                statements: statements.collect(),
            }
        });
    InOrder {
        frame: Frame::of(
            show.site,
            &Route::InOrder(number),
            show.here,
            "In article order",
        ),
        head: head(show),
        parts: parts.collect(),
        pages,
    }
    .render()
    .ok()
}
