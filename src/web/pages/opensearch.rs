//! How a browser can search here from its address bar (`OpenSearch` 1.1).

use crate::web::links::{self, Route};
use crate::web::page::Page;
use crate::web::site::Site;
use askama::Template;

/// Characters that the format allows a short name.
const SHORT: usize = 16;

#[derive(Template)]
#[template(path = "opensearch.xml")]
struct OpenSearch<'d> {
    short: String,
    about: &'d str,
    search: String,
}

pub(super) fn page(site: &Site, base: Option<&str>) -> Option<Page> {
    let text = OpenSearch {
        short: match site.title() {
            title if !title.is_empty() && title.chars().count() <= SHORT => title.to_owned(),
            _ => "On Record".to_owned(),
        },
        about: site.title(),
        // Without a full address it is relative to this description.
        search: match base {
            Some(base) => links::full(base, &site.name, &Route::Search),
            None => site.here("/").to(&Route::Search),
        },
    };
    let text = text.render().ok()?;
    let kind = "application/opensearchdescription+xml; charset=utf-8";
    Some(Page::xml("opensearch", kind, text))
}
