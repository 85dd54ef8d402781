//! What only a browser knows: the real program, read with Chromium.

#[path = "../support/crawl.rs"]
mod crawl;
#[path = "../support/http.rs"]
mod http;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/scratch.rs"]
mod scratch;
#[path = "../support/webdriver.rs"]
mod webdriver;

mod access;
mod layout;
mod quiet;

use std::collections::{BTreeMap, BTreeSet};

use program::Server;

/// Every page of `server` that links lead to, as paths.
fn pages(server: &Server) -> Vec<String> {
    let found = crawl::crawl(|path, from| {
        let answer = http::get(&server.address, path);
        assert_eq!(answer.status, 200, "{path}, linked from {from}");
        let is_page = answer
            .header("content-type")
            .is_some_and(|t| t.starts_with("text/html"));
        is_page.then(|| answer.text())
    });
    let pages: Vec<_> = found
        .into_iter()
        // A form leads to the same page once more for every choice: one of them will do.
        .filter(|(path, found)| found.html.is_some() && !path.contains('?'))
        .map(|(path, _)| path)
        .collect();
    assert!(pages.len() > 20, "only {pages:?}");
    pages
}

/// Of every kind of page, by the first step of its path, the first, the middle and the last.
///
/// Pages of one kind come from one template: what a template gets wrong shows on three of them, and a run stays short.
fn kinds(server: &Server) -> Vec<String> {
    let mut of_kind = BTreeMap::<String, Vec<String>>::new();
    for page in pages(server) {
        let kind = page.split('/').nth(1).unwrap_or_default().to_owned();
        of_kind.entry(kind).or_default().push(page);
    }
    let mut found = Vec::new();
    for pages in of_kind.into_values() {
        let places = BTreeSet::from([0, pages.len() / 2, pages.len() - 1]);
        found.extend(places.into_iter().map(|place| pages[place].clone()));
    }
    assert!(found.len() > 10, "only {found:?}");
    found
}
