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
