//! For everybody: keyboard, and what axe-core finds.

use serde_json::{Value, json};

use crate::program::Server;
use crate::webdriver::Browser;
use crate::{kinds, pages};

/// The rule set of axe-core, from `tests/node_modules`; `tests/run` puts it there.
fn axe() -> String {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/node_modules/axe-core/axe.min.js"
    );
    std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{path}: {error}; run: npm ci --prefix tests"))
}

const RUN: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, {rules: {'target-size': {enabled: true}}, resultTypes: ['violations']})
       .then(r => done({
           checked: r.passes.length,
           violations: r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]),
       }))
       .catch(e => done({checked: 0, violations: [String(e)]}));";

fn check_all(width: u32, features: &[(&str, &str)], which: impl Fn(&Server) -> Vec<String>) {
    let server = Server::start(&[]);
    let browser = Browser::start();
    let axe = axe();
    browser.resize(width, 900);
    browser.media("screen", features);
    for page in which(&server) {
        browser.open(&format!("http://{}{page}", server.address));
        browser.eval(&axe);
        let found = browser.eval_later(RUN);
        assert_eq!(found["violations"], json!([]), "{page} {features:?}");
        assert!(
            found["checked"].as_u64().is_some_and(|n| n > 10),
            "{page}: {found}"
        );
    }
}

#[test]
fn axe_finds_nothing_in_light() {
    check_all(1280, &[("prefers-color-scheme", "light")], pages);
}

#[test]
fn axe_finds_nothing_in_dark() {
    check_all(1280, &[("prefers-color-scheme", "dark")], kinds);
}

#[test]
fn axe_finds_nothing_in_forced_colours() {
    check_all(1280, &[("forced-colors", "active")], kinds);
}

#[test]
fn axe_finds_nothing_on_a_phone() {
    check_all(320, &[("prefers-color-scheme", "light")], kinds);
}

#[test]
fn axe_would_find_something() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    browser.open(&format!("http://{}/", server.address));
    browser.eval("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:#eee;background:#fff\">faint</p><img src=x>')");
    browser.eval(&axe());
    let found = browser.eval_later(RUN);
    assert!(
        found["violations"]
            .as_array()
            .is_some_and(|v| !v.is_empty()),
        "{found}"
    );
}

/// What has the focus: whether it is seen, what shows it, and which one it is.
const FOCUSED: &str = "const e = document.activeElement;
    if (!e || e === document.body) return null;
    const b = e.getClientRects()[0], s = getComputedStyle(e);
    const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
    const x = Math.min(Math.max(b.left + b.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(b.top + b.height / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return {
        html: e.outerHTML.slice(0, 120),
        number: [...document.querySelectorAll('*')].indexOf(e),
        inside: b.top >= -1 && b.left >= -1 && b.top < innerHeight && b.left < innerWidth,
        uncovered: !!top && (e.contains(top) || top.contains(e)),
        ring,
    };";

fn walk(width: u32, height: u32) {
    let server = Server::start(&[]);
    let browser = Browser::start();
    browser.resize(width, height);
    for page in kinds(&server) {
        browser.open(&format!("http://{}{page}", server.address));
        let stops = browser.eval(
            "return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"]')]
                 .filter(e => e.getClientRects().length && !e.disabled).length",
        );
        let stops = stops.as_u64().expect("a number");
        let mut numbers = Vec::new();
        for stop in 0..stops {
            browser.tab();
            let focused = browser.eval(FOCUSED);
            let place = format!("{page} at {width}, stop {stop}: {focused}");
            assert!(focused != Value::Null, "{place}");
            for quality in ["inside", "uncovered", "ring"] {
                assert_eq!(focused[quality], true, "{quality}: {place}");
            }
            if stop == 0 {
                let html = focused["html"].as_str().expect("HTML");
                assert!(
                    html.contains("href=\"#"),
                    "the first stop skips to the content: {place}"
                );
            }
            numbers.push(focused["number"].as_u64().expect("a number"));
        }
        assert!(
            numbers.is_sorted(),
            "{page}: the focus jumps back: {numbers:?}"
        );
        numbers.dedup();
        assert_eq!(numbers.len() as u64, stops, "{page}: a stop is left out");
    }
}

#[test]
fn the_keyboard_reaches_everything_and_shows_where_it_is() {
    walk(1280, 800);
}

#[test]
fn the_keyboard_reaches_everything_on_a_phone() {
    walk(360, 640);
}
