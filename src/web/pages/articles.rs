//! All articles: what is known of each, and how much each party says in it.

use super::front::{Head, head};
use crate::dossier::PartyIx;
use crate::web::frame::{Frame, Pages, count, day};
use crate::web::links::{Route, original};
use crate::web::show::{Link, Show, lang};
use askama::Template;

#[derive(Template)]
#[template(path = "articles.html")]
struct Articles<'d> {
    frame: Frame,
    head: Head<'d>,
    entries: Vec<Entry<'d>>,
    pages: Pages,
}

struct Entry<'d> {
    article: Link<'d>,
    lang: &'d str,
    outlet: Option<&'d str>,
    published: Option<String>,
    original: Option<&'d str>,
    statements: String,
    parties: Vec<(Link<'d>, String, usize)>,
    rest: usize,
    sha256: &'d str,
}

pub(super) fn page(show: &Show<'_>, number: usize) -> Option<String> {
    let all: Vec<usize> = (0..show.dossier().articles.len()).collect();
    let (part, pages) = Pages::cut(&all, number, show.here, Route::Articles)?;
    Articles {
        frame: Frame::of(show.site, &Route::Articles(number), show.here, "Articles"),
        head: head(show),
        entries: part.iter().map(|&a| entry(show, a)).collect(),
        pages,
    }
    .render()
    .ok()
}

fn entry<'d>(show: &Show<'d>, index: usize) -> Entry<'d> {
    let dossier = show.dossier();
    let article = &dossier.articles[index];
    let statements = &dossier.statements;
    let first = statements.partition_point(|s| s.article < index);
    let last = statements.partition_point(|s| s.article <= index);
    let mut of: Vec<(PartyIx, usize)> = Vec::new();
    let mut rest = 0;
    for statement in &statements[first..last] {
        let Some(party) = dossier.party_of(statement) else {
            rest += 1;
            continue;
        };
        match of.iter_mut().find(|(p, _)| *p == party) {
            Some((_, n)) => *n += 1,
            None => of.push((party, 1)),
        }
    }
    of.sort_unstable();
    Entry {
        article: show.article_link(index),
        lang: lang(article),
        outlet: article.meta.outlet.as_deref(),
        published: article.meta.published.map(day),
        original: original(article),
        statements: count(last - first, "statement", "statements"),
        parties: of
            .into_iter()
            .map(|(p, n)| (show.party_link(p), show.hue(Some(p)), n))
            .collect(),
        rest,
        sha256: &article.sha256,
    }
}
