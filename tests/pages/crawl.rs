//! Follows every link of a dossier's pages from the front page, and checks each page on the way.

use crate::made::{Maker, said};
use crate::reader::{Page, Reader};
use onrecord::article::Metadata;
use onrecord::dossier::Dossier;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Undoes percent-encoding, as a browser does to find a place.
fn decoded(anchor: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = anchor.bytes();
    while let Some(byte) = bytes.next() {
        let mut digit = || {
            char::from(bytes.next().expect("a digit"))
                .to_digit(16)
                .expect("a digit")
        };
        out.push(if byte == b'%' {
            u8::try_from(digit() * 16 + digit()).expect("a byte")
        } else {
            byte
        });
    }
    String::from_utf8(out).expect("UTF-8")
}

/// Resolves a relative link as a browser does; `None` for one that leaves the reader.
fn resolve(from: &str, link: &str) -> Option<(String, Option<String>)> {
    // An address of others may hold anything behind its "#".
    if link
        .split('#')
        .next()
        .is_some_and(|own| own.contains("://"))
    {
        return None;
    }
    let (link, anchor) = match link.split_once('#') {
        Some((link, anchor)) => (link, Some(decoded(anchor))),
        None => (link, None),
    };
    if link.is_empty() {
        return Some((from.to_owned(), anchor));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => assert!(
                parts.len() > 1 && parts.pop().is_some(),
                "{from}: {link} leaves the reader"
            ),
            part => parts.push(part),
        }
    }
    let mut path = parts.join("/");
    if link.ends_with("./") || link.ends_with('/') && !path.ends_with('/') {
        path.push('/');
    }
    Some((
        if path.is_empty() {
            "/".into()
        } else {
            path.replace("//", "/")
        },
        anchor,
    ))
}

/// Every page that can be reached, with its clicks from the front page.
pub(crate) fn crawl(reader: &Reader) -> BTreeMap<String, usize> {
    let mut clicks = BTreeMap::from([("/".to_owned(), 0)]);
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut anchors: BTreeSet<(String, String, String)> = BTreeSet::new();
    let mut assets = BTreeSet::new();
    while let Some(path) = waiting.pop_front() {
        let page = reader.page(&path);
        check(&path, &page);
        let own = page.values("[id]", "id").into_iter().map(str::to_owned);
        ids.insert(path.clone(), own.collect());
        for link in page.values("a[href]", "href") {
            let Some((to, anchor)) = resolve(&path, link) else {
                continue;
            };
            if let Some(anchor) = anchor {
                anchors.insert((path.clone(), to.clone(), anchor));
            }
            if !clicks.contains_key(&to) {
                clicks.insert(to.clone(), clicks[&path] + 1);
                waiting.push_back(to);
            }
        }
        for link in page.values("link[href]", "href") {
            assets.extend(resolve(&path, link).map(|(to, _)| to));
        }
    }
    for (from, to, anchor) in anchors {
        assert!(
            ids[&to].contains(&anchor),
            "{from}: no place {anchor} on {to}"
        );
    }
    for asset in assets {
        assert_eq!(reader.get(&asset).status, 200, "{asset}");
    }
    clicks
}

/// What every page owes its reader.
fn check(path: &str, page: &Page) {
    assert!(
        page.html.errors.is_empty(),
        "{path}: {:?}",
        page.html.errors
    );
    for (css, attribute) in [("[href]", "href"), ("[src]", "src"), ("[action]", "action")] {
        for link in page.values(css, attribute) {
            assert!(!link.starts_with(['/', '\\']), "{path}: {link}");
            let scheme = link
                .split(['/', '?', '#'])
                .next()
                .unwrap_or("")
                .contains(':');
            assert!(
                !scheme || link.starts_with("https://example.org/"),
                "{path}: {link}"
            );
        }
    }
    assert_eq!(page.values("html", "lang"), ["en"], "{path}");
    for landmark in [
        "header",
        "main",
        "h1",
        "footer.foot",
        "a.skip",
        "head > title",
    ] {
        assert_eq!(page.all(landmark).len(), 1, "{path}: {landmark}");
    }
    assert!(!page.one("h1").is_empty(), "{path}");
    let mut ids = BTreeSet::new();
    for id in page.values("[id]", "id") {
        assert!(ids.insert(id), "{path}: {id} twice");
        assert!(
            !id.is_empty() && !id.contains(char::is_whitespace),
            "{path}: {id:?}"
        );
    }
    for label in page.values("[aria-labelledby]", "aria-labelledby") {
        assert!(ids.contains(label), "{path}: {label}");
    }
    let mut before = 0;
    for heading in page.all("h1, h2, h3, h4, h5, h6") {
        let level = heading
            .value()
            .name()
            .trim_start_matches('h')
            .parse::<usize>()
            .expect("a heading");
        assert!(
            level <= before + 1,
            "{path}: a heading of level {level} after {before}"
        );
        before = level;
    }
    assert!(
        page.all("[style], style, script").is_empty(),
        "{path}: inline style or script"
    );
    assert!(
        page.all("blockquote:not([lang])").is_empty(),
        "{path}: a quotation without its language"
    );
    assert_eq!(
        page.values("meta[name=robots]", "content"),
        ["noindex, nofollow"],
        "{path}"
    );
}

#[test]
fn every_link_of_the_bundled_article_leads_somewhere_in_two_clicks() {
    let clicks = crawl(&Reader::new(crate::bundled::dossier()));
    for page in [
        "/by-question",
        "/in-order",
        "/articles",
        "/speakers",
        "/balance",
        "/not-quoted",
        "/left-out",
        "/about",
    ] {
        assert_eq!(clicks.get(page), Some(&1), "{page}");
    }
    assert_eq!(
        clicks
            .keys()
            .filter(|p| p.starts_with("/statements/"))
            .count(),
        15
    );
    for (page, clicks) in clicks {
        assert!(clicks <= 2, "{page} is {clicks} clicks away");
    }
}

#[test]
fn every_link_of_a_long_dossier_leads_somewhere() {
    let clicks = crawl(&Reader::new(long()));
    assert!(clicks.contains_key("/in-order/3") && !clicks.contains_key("/in-order/4"));
    assert!(clicks.contains_key("/speakers/speaker-0/3"));
    assert_eq!(
        clicks
            .keys()
            .filter(|p| p.starts_with("/statements/"))
            .count(),
        250
    );
}

#[test]
fn every_link_of_an_empty_dossier_leads_somewhere() {
    assert!(crawl(&Reader::new(Dossier::default())).len() >= 9);
}

/// 250 statements of one speaker, in an article with an address.
fn long() -> Dossier {
    let mut maker = Maker::new(&["North"]);
    let all: Vec<_> = (0..250)
        .map(|i| said("Ada Long", "North", &format!("word {i}")))
        .collect();
    let meta = Metadata {
        url: Some("https://example.org/long".into()),
        ..Metadata::default()
    };
    maker.article("A long talk", meta, &all);
    maker.dossier
}
