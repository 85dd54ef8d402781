//! From an address to a page: kept, or made and kept.
//!
//! Leaves out: what a page says (`pages`), and methods, codings and validators (`answer`).

use super::links::{self, Route};
use super::options::Options;
use super::page::{Keep, Page};
use super::pages::{self, dossiers, sitemap};
use super::site::Site;
use super::state::Shown;
use std::sync::Arc;

/// What a path leads to.
pub(super) enum Found {
    /// A page.
    Page(Arc<Page>),
    /// Nothing, and never was.
    Missing,
    /// An article that was here and is not any more.
    Gone,
}

/// Makes the page at `path` inside a site. A query that the page does not know changes nothing. `base` is the full
/// address of the server's front page, where this request's reader is known to use it; only what programs read
/// shows it, and is kept where it is the same for all.
pub(super) fn page(site: &Site, path: &str, query: &str, base: Option<&str>) -> Found {
    let Some(route) = Route::read(path) else {
        return Found::Missing;
    };
    let query = if pages::takes_query(&route) {
        query
    } else {
        ""
    };
    if links::names_its_base(path) {
        return for_programs(site, path, &route, base);
    }
    if let Some(page) = site.kept(path, query) {
        return Found::Page(page);
    }
    if route == Route::Robots && site.name.is_empty() {
        return Found::Page(Arc::new(robots(&site.options, base)));
    }
    let Some(html) = pages::render(site, &route, &site.here(path), query) else {
        return match &route {
            Route::Article(id) if site.had_article(id) => Found::Gone,
            _ => Found::Missing,
        };
    };
    let page = Page::html(route.name(), html);
    let page = if query.is_empty() { page } else { page.once() };
    Found::Page(site.keep(path, query, page))
}

fn for_programs(site: &Site, path: &str, route: &Route<'_>, base: Option<&str>) -> Found {
    let same_for_all = base == site.options.base_url.as_deref();
    if same_for_all && let Some(page) = site.kept(path, "") {
        return Found::Page(page);
    }
    let Some(page) = pages::for_programs(site, route, base) else {
        return Found::Missing;
    };
    Found::Page(if same_for_all {
        site.keep(path, "", page)
    } else {
        Arc::new(page.once())
    })
}

/// The list of all pages under the full address `base`; `None` where search engines are not to list them.
pub(super) fn sitemap(shown: &Shown, options: &Options, base: &str) -> Option<Arc<Page>> {
    let list = || shown.sitemap(base, |sites| sitemap::page(sites, base));
    options.allow_indexing.then(list)?
}

/// What stands above several dossiers.
pub(super) fn above(
    shown: &Shown,
    options: &Options,
    path: &str,
    base: Option<&str>,
) -> Option<Arc<Page>> {
    match path {
        "/" => shown.contents(|sites| Some(Page::html("dossiers", dossiers::page(sites)?))),
        "/robots.txt" => Some(Arc::new(robots(options, base))),
        _ => None,
    }
}

/// What robots are told: they read it at the root of a host alone.
fn robots(options: &Options, base: Option<&str>) -> Page {
    let text = match (options.allow_indexing, base) {
        (false, _) => "# The articles are other people's: nothing here is for an index.\nUser-agent: *\nDisallow: /\n".into(),
        (true, None) => "User-agent: *\nDisallow:\n".to_owned(),
        (true, Some(base)) => format!("User-agent: *\nDisallow:\nSitemap: {}\n", links::full_sitemap(base)),
    };
    Page::new(
        "robots",
        "text/plain; charset=utf-8",
        Keep::Ask,
        text.into(),
    )
}
