//! What was left out, and why: passages that looked like a statement, and text of the page around the article.

use super::front::{Head, head};
use super::named::around;
use crate::dossier::Reject;
use crate::web::frame::{Frame, Pages, count};
use crate::web::links::{Route, place_anchor};
use crate::web::prose::{self, Para, Voice, one_line};
use crate::web::show::{Link, Show, lang};
use askama::Template;

#[derive(Template)]
#[template(path = "rejects.html")]
struct Rejects<'d> {
    frame: Frame,
    head: Head<'d>,
    count: String,
    parts: Vec<Part<'d>>,
    furniture: Vec<Furniture<'d>>,
    pages: Pages,
}

/// The rejects of one article.
struct Part<'d> {
    article: Link<'d>,
    lang: &'d str,
    rejects: Vec<Left<'d>>,
}

struct Left<'d> {
    words: Vec<Para<'d>>,
    why: &'static str,
    place: String,
}

/// Text of the page around one article.
struct Furniture<'d> {
    article: Link<'d>,
    lang: &'d str,
    words: Vec<String>,
    more: usize,
    place: String,
}

/// Pieces of furniture that are shown of an article; the article's page has them all.
const PIECES: usize = 8;

pub(super) fn page(show: &Show<'_>, number: usize) -> Option<String> {
    let dossier = show.dossier();
    let (part, pages) = Pages::cut(&dossier.rejects, number, show.here, Route::Rejects)?;
    let parts = part.chunk_by(|a, b| a.article == b.article).map(|part| {
        let article = part[0].article;
        Part {
            article: show.article_link(article),
            lang: lang(&dossier.articles[article]),
            rejects: part.iter().map(|reject| left(show, reject)).collect(),
        }
    });
    Rejects {
        frame: Frame::of(
            show.site,
            &Route::Rejects(number),
            show.here,
            "Left out, and why",
        ),
        head: head(show),
        count: count(dossier.rejects.len(), "passage", "passages"),
        parts: parts.collect(),
        furniture: if number == 1 {
            furniture(show)
        } else {
            Vec::new()
        },
        pages,
    }
    .render()
    .ok()
}

fn left<'d>(show: &Show<'d>, reject: &Reject) -> Left<'d> {
    let article = &show.dossier().articles[reject.article];
    Left {
        words: prose::runs(
            article,
            around(article, reject.span),
            &[(reject.span, Voice::Said)],
        ),
        why: reject.why.words(),
        place: show.place(reject.article, &place_anchor(reject.span)),
    }
}

fn furniture<'d>(show: &Show<'d>) -> Vec<Furniture<'d>> {
    let articles = show.dossier().articles.iter().enumerate();
    let with_any = articles.filter_map(|(index, article)| {
        let all = article.furniture().count();
        let first = article.furniture().next()?;
        Some(Furniture {
            article: show.article_link(index),
            lang: lang(article),
            words: article
                .furniture()
                .take(PIECES)
                .map(|s| one_line(s.of(&article.text)))
                .collect(),
            more: all.saturating_sub(PIECES),
            place: show.place(index, &super::article::paragraph_anchor(first)),
        })
    });
    with_any.take(crate::web::frame::PER_PAGE / 4).collect()
}
