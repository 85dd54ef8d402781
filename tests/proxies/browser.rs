//! A headless browser sees a styled page behind every sample.

use crate::http;
use crate::program::Server;
use crate::proxies::{Behind, Kind, Mount, secure};
use crate::webdriver::Browser;
use serde_json::Value;

/// What the style sheet makes of the page, and what stands on it.
fn look(browser: &Browser, url: &str) -> Value {
    browser.open(url);
    browser.eval(
        "const body = getComputedStyle(document.body), quote = document.querySelector('blockquote');
         return [body.backgroundColor, body.fontFamily, body.color, document.body.innerText,
                 quote && getComputedStyle(quote).fontFamily];",
    )
}

#[test]
fn every_sample_shows_a_styled_page_in_a_browser() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    let own = look(&browser, &format!("http://{}/", server.address));
    let bare = {
        browser.open("about:blank");
        browser.eval("return getComputedStyle(document.body).fontFamily")
    };
    assert_ne!(own[1], bare, "the page has a face of its own");
    for kind in Kind::ALL {
        for mount in Mount::ALL {
            let behind = Behind::start(kind, mount);
            let root = format!("http://{}{}", behind.address, behind.prefix);
            // Asked without its slash, as a reader would type it.
            assert_eq!(look(&browser, &root), own, "{kind:?} {mount:?}");
            let html = http::get(&behind.direct, "/").text();
            let statement = html
                .split("href=\"statements/")
                .nth(1)
                .expect("a statement");
            let id = statement.split('"').next().expect("its address");
            let deep = look(&browser, &format!("{root}/statements/{id}"));
            assert_eq!(deep[1], own[1], "{kind:?} {mount:?}");
            let icon = browser.eval(
                "const icon = document.querySelector('link[rel=icon]').href;
                 return icon.startsWith(location.origin);",
            );
            assert_eq!(icon, true, "{kind:?} {mount:?}");
            let complaints = browser.log("browser");
            assert!(complaints.is_empty(), "{kind:?} {mount:?}: {complaints:?}");
        }
    }
}

#[test]
fn over_https_every_address_that_is_printed_is_https() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    let own = look(&browser, &format!("http://{}/", server.address));
    for kind in [Kind::Caddy, Kind::Haproxy] {
        let (behind, base) = secure(kind);
        assert_eq!(look(&browser, &format!("{base}/")), own, "{kind:?}");
        browser.open(&format!("{base}/feed.atom"));
        let feed = browser.eval("return document.documentElement.outerHTML");
        let feed = feed.as_str().expect("a document");
        assert!(
            feed.contains(&format!("href=\"{base}/feed.atom\"")),
            "{kind:?}: {feed}"
        );
        assert!(!feed.contains("http://127") && !feed.contains("http://localhost"));
        if kind == Kind::Haproxy {
            let answer = http::get(&behind.address, "/about");
            let location = answer.header("location").expect("a target");
            assert!(location.starts_with("https://127.0.0.1"), "{location}");
        }
    }
}
