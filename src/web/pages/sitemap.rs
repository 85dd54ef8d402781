//! All pages that a search engine may list (sitemaps.org), where the operator allows it.
//!
//! Statements are left out: they stand in the pages of their articles and speakers.

use crate::web::links::{self, Route};
use crate::web::page::Page;
use crate::web::site::Site;
use askama::Template;
use std::borrow::Cow;
use std::sync::Arc;

/// Addresses in one file; the format allows no more.
const MOST: usize = 50_000;

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap {
    pages: Vec<String>,
}

/// The list for `sites` under the full address `base`.
pub(in crate::web) fn page(sites: &[Arc<Site>], base: &str) -> Option<Page> {
    let mut pages = Vec::new();
    if sites.len() > 1 {
        pages.push(links::full(base, "", &Route::Front));
    }
    for site in sites {
        let room = MOST.saturating_sub(pages.len());
        pages.extend(
            routes(site)
                .take(room)
                .map(|route| links::full(base, &site.name, &route)),
        );
    }
    let text = Sitemap { pages }.render().ok()?;
    Some(Page::xml("sitemap", "application/xml; charset=utf-8", text))
}

/// The pages of a dossier, those first that lead to all others.
fn routes(site: &Site) -> impl Iterator<Item = Route<'_>> {
    let d = &*site.dossier;
    let id = |id: &'_ String| Cow::Owned(id.clone());
    [
        Route::Front,
        Route::Questions,
        Route::InOrder(1),
        Route::Articles(1),
        Route::Speakers(1),
        Route::Balance,
        Route::Named(1),
        Route::Rejects(1),
        Route::About,
    ]
    .into_iter()
    .chain(d.parties.iter().map(move |p| Route::Party(id(&p.id), 1)))
    .chain(
        d.asked()
            .map(move |q| Route::Question(id(&d.questions[q].id), 1)),
    )
    .chain(d.articles.iter().map(move |a| Route::Article(id(&a.id))))
    .chain(d.speakers.iter().map(move |s| Route::Speaker(id(&s.id), 1)))
}
