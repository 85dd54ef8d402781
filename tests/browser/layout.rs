//! Where things stand: columns, widths, print.

use serde_json::{Value, json};

use crate::http;
use crate::pages;
use crate::program::Server;
use crate::webdriver::Browser;

/// Left, top and width of each party's column, in the order of the document.
fn columns(browser: &Browser) -> Vec<[f64; 3]> {
    let boxes = browser.eval(
        "return [...document.querySelectorAll('h2.party')].map(h => {
            const b = h.closest('section').getBoundingClientRect();
            return [b.left, b.top + scrollY, b.width];
        })",
    );
    let boxes: Vec<[f64; 3]> = serde_json::from_value(boxes).expect("numbers");
    assert_eq!(boxes.len(), 3, "the bundled article has three parties");
    boxes
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1.0
}

#[test]
fn parties_stand_side_by_side_where_there_is_room() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    browser.open(&format!("http://{}/", server.address));
    for width in [1920, 1280, 1024] {
        browser.resize(width, 800);
        let columns = columns(&browser);
        for pair in columns.windows(2) {
            let ([left, top, wide], [next_left, next_top, next_wide]) = (pair[0], pair[1]);
            assert!(near(top, next_top), "{width}: {columns:?}");
            assert!(near(wide, next_wide), "{width}: {columns:?}");
            assert!(left + wide <= next_left + 1.0, "{width}: {columns:?}");
        }
    }
}

#[test]
fn parties_stand_one_under_the_other_on_a_phone() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    browser.open(&format!("http://{}/", server.address));
    for width in [320, 360] {
        browser.resize(width, 740);
        let columns = columns(&browser);
        for pair in columns.windows(2) {
            assert!(near(pair[0][0], pair[1][0]), "{width}: {columns:?}");
            assert!(pair[0][1] < pair[1][1], "{width}: {columns:?}");
        }
    }
}

#[test]
fn nothing_is_wider_than_the_screen() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    let pages = pages(&server);
    // The last is a screen of 1280 pixels at 400 % zoom.
    for (width, height, scale) in [(320, 640, 1), (768, 1024, 1), (1280, 800, 1), (320, 200, 4)] {
        browser.screen(width, height, scale);
        for page in &pages {
            browser.open(&format!("http://{}{page}", server.address));
            let over = browser.eval(
                "const root = document.scrollingElement;
                 if (root.scrollWidth <= root.clientWidth) return null;
                 return [...document.querySelectorAll('body *')]
                     .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
                     .slice(0, 3).map(e => e.outerHTML.slice(0, 120));",
            );
            assert_eq!(over, Value::Null, "{page} at {width} × {height}");
        }
    }
}

#[test]
fn dark_is_dark_and_light_is_light() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    browser.open(&format!("http://{}/", server.address));
    // Mean of the colour channels of ground and ink, 0 to 255.
    let shades = || {
        let shades = browser.eval(
            "const mean = c => { const n = c.match(/[\\d.]+/g).slice(0, 3).map(Number); return (n[0] + n[1] + n[2]) / 3 };
             const ground = [document.body, document.documentElement]
                 .map(e => getComputedStyle(e).backgroundColor).find(c => !c.endsWith(', 0)'));
             return [mean(ground), mean(getComputedStyle(document.body).color)];",
        );
        serde_json::from_value::<[f64; 2]>(shades).expect("numbers")
    };
    browser.media("screen", &[("prefers-color-scheme", "light")]);
    let [ground, ink] = shades();
    assert!(ground > 230.0 && ink < 80.0, "light: {ground} {ink}");
    browser.media("screen", &[("prefers-color-scheme", "dark")]);
    let [ground, ink] = shades();
    assert!(ground < 50.0 && ink > 180.0, "dark: {ground} {ink}");
}

#[test]
fn paper_shows_all_and_nothing_sticks() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    for page in pages(&server) {
        browser.open(&format!("http://{}{page}", server.address));
        browser.media("print", &[]);
        let sticking = browser.eval(
            "return [...document.querySelectorAll('*')]
                 .filter(e => ['sticky', 'fixed'].includes(getComputedStyle(e).position)).length",
        );
        assert_eq!(sticking, 0, "{page}");
        let shown = browser.eval(
            "return [...document.querySelectorAll('blockquote')].every(e => e.offsetHeight > 0)",
        );
        assert_eq!(shown, true, "{page}");
        browser.media("", &[]);
    }
    browser.open(&format!("http://{}/", server.address));
    let printed = browser.cdp(
        "Page.printToPDF",
        &json!({"paperWidth": 8.27, "paperHeight": 11.69}),
    );
    // "%PDF" in Base64.
    assert!(
        printed["data"]
            .as_str()
            .is_some_and(|d| d.starts_with("JVBERi"))
    );
}

#[test]
fn a_link_into_an_article_shows_the_words() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    browser.resize(1024, 600);
    let pages = pages(&server);
    let article = pages
        .iter()
        .find(|p| {
            p.strip_prefix("/articles/")
                .is_some_and(|id| !id.is_empty())
        })
        .expect("an article");
    let html = http::get(&server.address, article).text();
    let ids = browser_targets(&html);
    assert!(ids.len() >= 10, "{ids:?}");
    for id in ids {
        browser.open("about:blank");
        browser.open(&format!("http://{}{article}#{id}", server.address));
        let seen = browser.eval(
            "const b = document.querySelector(':target').getBoundingClientRect();
             return b.height > 0 && b.top >= 0 && b.top < innerHeight;",
        );
        assert_eq!(seen, true, "{article}#{id}");
    }
}

/// Anchors of statements: targets of links from statement pages into the article.
fn browser_targets(article: &str) -> Vec<String> {
    article
        .split("<mark")
        .skip(1)
        .filter_map(|after| {
            let tag = after.split('>').next()?;
            Some(tag.split(" id=\"").nth(1)?.split('"').next()?.to_owned())
        })
        .collect()
}
