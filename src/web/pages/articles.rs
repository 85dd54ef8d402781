//! All articles, or those a reader asks for: what is known of each, and how much each party says in it.

use super::filter::{Filter, Selection};
use super::front::{Head, head};
use crate::dossier::{Dossier, PartyIx};
use crate::web::frame::{Frame, Pages, count, day, grouped};
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
    /// What the reader may ask for; `None` where there is nothing to choose among.
    filter: Option<Filter<'d>>,
    /// Where the form goes, which is also the list of all.
    action: String,
    /// What is asked for, in words, and how much that is of all; `None` where nothing is.
    asked: Option<Asked>,
}

/// What a filter leaves.
struct Asked {
    /// "in which France speaks, from 1 May 2024 on".
    what: String,
    /// "12 of 40 articles".
    articles: String,
    /// "87 statements, 31 of them of the speakers asked for".
    statements: String,
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

pub(super) fn page(show: &Show<'_>, number: usize, query: &str) -> Option<String> {
    let dossier = show.dossier();
    let filter = Filter::read(show, query);
    let selection = filter.select(dossier);
    let query = filter.query(dossier);
    let list = &selection.articles;
    let (part, pages) = Pages::cut_asked(list, number, show.here, Route::Articles, &query)?;
    let frame = Frame::of(show.site, &Route::Articles(number), show.here, "Articles");
    Articles {
        frame: Frame {
            // Whatever anybody asks for is no page to be listed.
            indexing: frame.indexing && filter.is_empty(),
            ..frame
        },
        head: head(show),
        entries: part.iter().map(|&a| entry(show, a)).collect(),
        pages,
        asked: (!filter.is_empty()).then(|| asked(dossier, &filter, &selection)),
        filter: (dossier.articles.len() > 1).then_some(filter),
        action: show.here.to(&Route::Articles(1)),
    }
    .render()
    .ok()
}

fn asked(dossier: &Dossier, filter: &Filter<'_>, selection: &Selection) -> Asked {
    let (n, all) = (selection.articles.len(), dossier.articles.len());
    let statements = count(selection.statements, "statement", "statements");
    Asked {
        what: filter.in_words(dossier),
        articles: format!("{} of {}", grouped(n), count(all, "article", "articles")),
        statements: match selection.of_asked {
            Some(of) => format!("{statements}, {} of them by those asked for", grouped(of)),
            None => statements,
        },
    }
}

fn entry<'d>(show: &Show<'d>, index: usize) -> Entry<'d> {
    let dossier = show.dossier();
    let article = &dossier.articles[index];
    let statements = &dossier.statements;
    let said = dossier.said_in(index);
    let mut of: Vec<(PartyIx, usize)> = Vec::new();
    let mut rest = 0;
    for statement in &statements[said.clone()] {
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
        statements: count(said.len(), "statement", "statements"),
        parties: of
            .into_iter()
            .map(|(p, n)| (show.party_link(p), show.hue(Some(p)), n))
            .collect(),
        rest,
        sha256: &article.sha256,
    }
}
