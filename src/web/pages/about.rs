//! About: method, limits, measured accuracy, what this dossier is made of, licence.

use super::front::{Head, head, order};
use crate::web::frame::{Frame, count};
use crate::web::links::Route;
use crate::web::show::{Link, Show};
use askama::Template;

/// A measured figure of accuracy.
struct Measure {
    /// What was measured.
    what: &'static str,
    /// On which texts.
    on: &'static str,
    /// The figure, with its unit.
    figure: &'static str,
}

/// Figures that the project's own scorer printed for this version, with the command of `benches/`.
///
/// A figure stands here only when it was measured on this version; with none, the page says so.
const ACCURACY: &[Measure] = &[
    Measure {
        what: "Statements found with the right words and the right mention of the speaker (F1)",
        on: "21 Wikinews articles of 2019 on conflicts, 207 statements",
        figure: "0.81",
    },
    Measure {
        what: "The same",
        on: "12 Wikinews documents of GUM, 131 statements",
        figure: "0.75",
    },
    Measure {
        what: "The same, speech and writing only",
        on: "84 US news articles of 2015 and 2016 (PolNeAR, development part); two careful people agree at 0.79",
        figure: "0.75",
    },
    Measure {
        what: "The same, under the right speaker",
        on: "40 made articles after the manner of many outlets, 504 statements",
        figure: "0.72",
    },
    Measure {
        what: "Of the statements found, the speaker right by name",
        on: "the 21 Wikinews articles",
        figure: "98 %; wrong 2 %, unassigned 1 %",
    },
    Measure {
        what: "Of the statements found, the party right",
        on: "the 21 Wikinews articles, with no roster",
        figure: "90 %; wrong 0 %, Other 10 %",
    },
];

#[derive(Template)]
#[template(path = "about.html")]
struct About<'d> {
    frame: Frame,
    head: Head<'d>,
    order: &'static str,
    sides: &'static str,
    version: &'static str,
    accuracy: &'static [Measure],
    articles: String,
    sources: Vec<(Link<'d>, &'d str)>,
    more: usize,
    articles_link: String,
    rejects_link: String,
    notes: Vec<Told<'d>>,
    notes_more: usize,
}

/// A note of the files, as the operator sees it too.
struct Told<'d> {
    file: &'d str,
    line: Option<u32>,
    message: &'d str,
}

/// Articles, and notes, that the page lists; there may be a hundred thousand.
const LISTED: usize = 50;

pub(super) fn page(show: &Show<'_>) -> Option<String> {
    let dossier = show.dossier();
    let articles = dossier.articles.len();
    let listed = 0..articles.min(LISTED);
    let told = dossier.all_notes().take(LISTED).map(|n| Told {
        file: &n.file,
        line: n.line,
        message: &n.message,
    });
    About {
        frame: Frame::of(show.site, &Route::About, show.here, "About"),
        head: head(show),
        order: order(dossier),
        sides: crate::party::sides::RULE,
        version: env!("CARGO_PKG_VERSION"),
        accuracy: ACCURACY,
        articles: count(articles, "article", "articles"),
        sources: listed
            .map(|a| (show.article_link(a), dossier.articles[a].sha256.as_str()))
            .collect(),
        more: articles.saturating_sub(LISTED),
        articles_link: show.here.to(&Route::Articles(1)),
        rejects_link: show.here.to(&Route::Rejects(1)),
        notes: told.collect(),
        notes_more: dossier.all_notes().count().saturating_sub(LISTED),
    }
    .render()
    .ok()
}
