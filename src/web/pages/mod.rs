//! The pages: one file each, a view struct that borrows from the dossier beside what fills it.
//!
//! Leaves out: what pages share (`frame`, `show`, `prose`) and what they look like (`templates/`, `static/`).

mod about;
mod article;
mod articles;
mod balance;
mod choice;
pub(super) mod dossiers;
mod feed;
mod filter;
mod front;
mod in_order;
mod named;
mod opensearch;
mod party;
mod question;
mod questions;
mod rejects;
mod search;
pub(super) mod sitemap;
mod speaker;
mod speakers;
mod statement;
mod unassigned;

use super::links::{Here, Route};
use super::page::Page;
use super::show::Show;
use super::site::Site;

/// Whether a query changes what the page shows.
pub(super) const fn takes_query(route: &Route<'_>) -> bool {
    matches!(
        route,
        Route::Front | Route::Questions | Route::Search | Route::Articles(_)
    )
}

/// The page at `route`; `None` where the dossier has none.
pub(super) fn render(site: &Site, route: &Route<'_>, here: &Here, query: &str) -> Option<String> {
    let show = Show { site, here };
    match route {
        Route::Front => front::page(&show, query),
        Route::Questions => questions::page(&show, query),
        Route::Question(id, n) => question::page(&show, route, site.question(id)?, *n),
        Route::InOrder(n) => in_order::page(&show, *n),
        Route::Articles(n) => articles::page(&show, *n, query),
        Route::Article(id) => article::page(&show, site.article(id)?),
        Route::Speakers(n) => speakers::page(&show, *n),
        Route::Speaker(id, n) => speaker::page(&show, site.speaker(id)?, *n),
        Route::Party(id, n) => party::page(&show, site.party(id)?, *n),
        Route::Statement(id) => statement::page(&show, site.statement(id)?),
        Route::Unassigned(n) => unassigned::page(&show, *n),
        Route::Balance => balance::page(&show),
        Route::Named(n) => named::page(&show, *n),
        Route::Rejects(n) => rejects::page(&show, *n),
        Route::About => about::page(&show),
        Route::Search => search::page(&show, query),
        Route::Robots | Route::Feed | Route::OpenSearch => None,
    }
}

/// What programs read at `route`, with full addresses where `base`, that of the server's front page, is known.
pub(super) fn for_programs(site: &Site, route: &Route<'_>, base: Option<&str>) -> Option<Page> {
    match route {
        Route::Feed => feed::page(site, base),
        Route::OpenSearch => opensearch::page(site, base),
        _ => None,
    }
}
