//! What goes over the wire: headers, codings, validators, errors.

use crate::made::{Maker, said};
use crate::reader::{Answer, Reader};
use axum::http::{HeaderMap, Method};
use onrecord::article::Metadata;
use onrecord::dossier::Dossier;
use onrecord::web::errors::Trouble;
use onrecord::web::{Options, finish};
use std::io::Read;
use std::sync::Arc;

const PAGES: [&str; 19] = [
    "/",
    "/by-question",
    "/questions/question-0",
    "/in-order",
    "/articles",
    "/articles/article-0",
    "/speakers",
    "/speakers/speaker-0",
    "/parties/party-0",
    "/statements/0000000000",
    "/unassigned",
    "/balance",
    "/not-quoted",
    "/left-out",
    "/about",
    "/search",
    "/robots.txt",
    "/feed.atom",
    "/opensearch.xml",
];

fn small() -> Dossier {
    let mut maker = Maker::new(&["North", "South"]);
    let mut first = said("Ada Long", "North", &"words of some length ".repeat(60));
    first.question = Some("Talks".into());
    maker.article(
        "First",
        Metadata::default(),
        &[first, said("Bo Short", "South", "no")],
    );
    maker.dossier
}

#[track_caller]
fn has_security_headers(answer: &Answer) {
    let policy = answer.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "script-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.split("; ").any(|p| p == part), "{policy}");
    }
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-robots-tag", "noindex, nofollow"),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
    assert!(answer.header("permissions-policy").contains("camera=()"));
    assert!(!answer.headers.contains_key("set-cookie"));
}

#[test]
fn every_answer_has_the_security_headers() {
    let reader = Reader::new(small());
    let style = reader.page("/").values("link[rel=stylesheet]", "href")[0].to_owned();
    for path in PAGES {
        let answer = reader.get(path);
        assert_eq!(answer.status, 200, "{path}");
        has_security_headers(&answer);
    }
    has_security_headers(&reader.get(&format!("/{style}")));
    for path in [
        "/nothing",
        "/a/b/c",
        "/statements/none",
        "/%ff",
        "/about/",
        "/static/style.css",
        "/in-order/9",
    ] {
        has_security_headers(&reader.get(path));
    }
    has_security_headers(&reader.ask("POST", "/", &[]));
    has_security_headers(&reader.ask("GET", "/", &[("if-none-match", "*")]));
}

#[test]
fn a_page_has_one_validator_for_each_coding_and_304_for_each() {
    let reader = Reader::new(small());
    let mut tags = Vec::new();
    for coding in ["identity", "gzip", "br"] {
        for path in PAGES {
            let whole = reader.ask("GET", path, &[("accept-encoding", coding)]);
            let tag = whole.header("etag").to_owned();
            assert!(tag.starts_with('"') && tag.len() > 10, "{path}: {tag}");
            assert_eq!(whole.header("vary"), "accept-encoding");
            assert_eq!(whole.header("cache-control"), "no-cache");
            let asked = reader.ask(
                "GET",
                path,
                &[("accept-encoding", coding), ("if-none-match", &tag)],
            );
            assert_eq!(asked.status, 304, "{path} {coding}");
            assert!(asked.body.is_empty() && asked.header("etag") == tag);
            assert!(!asked.headers.contains_key("content-type"));
            let head = reader.ask("HEAD", path, &[("accept-encoding", coding)]);
            assert_eq!(head.status, 200);
            assert!(head.body.is_empty());
            assert_eq!(
                head.header("content-length"),
                whole.body.len().to_string(),
                "{path}"
            );
            assert_eq!(head.header("etag"), tag);
            if path == "/" {
                tags.push(tag);
            }
        }
    }
    tags.dedup();
    assert_eq!(tags.len(), 3, "one strong validator a coding");
}

#[test]
fn the_codings_hold_the_same_page() {
    let reader = Reader::new(small());
    let plain = reader.get("/").body;
    let gzip = reader.ask("GET", "/", &[("accept-encoding", "gzip")]);
    assert_eq!(gzip.header("content-encoding"), "gzip");
    let mut back = Vec::new();
    flate2::read::GzDecoder::new(&gzip.body[..])
        .read_to_end(&mut back)
        .expect("gzip");
    assert_eq!(back, plain);
    let br = reader.ask("GET", "/", &[("accept-encoding", "gzip, deflate, br")]);
    assert_eq!(br.header("content-encoding"), "br");
    let mut back = Vec::new();
    brotli::BrotliDecompress(&mut &br.body[..], &mut back).expect("brotli");
    assert_eq!(back, plain);
}

#[test]
fn an_asset_is_kept_for_ever_and_its_address_is_its_content() {
    let reader = Reader::new(small());
    let page = reader.page("/speakers/speaker-0");
    for link in page.values("link[rel=stylesheet], link[rel=icon]", "href") {
        let path = link.strip_prefix("..").expect("relative");
        let answer = reader.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(
            answer.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
    }
}

#[test]
fn trouble_is_a_page_in_the_same_look_with_a_way_back() {
    let reader = Reader::new(small());
    let long = format!("/{}", "x".repeat(3000));
    for (method, path, status) in [
        ("GET", "/nothing", 404),
        ("GET", "/a/b/c/d", 404),
        ("GET", "/statements/none", 404),
        ("GET", "/in-order/2", 404),
        ("POST", "/", 405),
        ("DELETE", "/about", 405),
        ("GET", "/%ff", 400),
        ("GET", "/speakers/%zz", 400),
        ("GET", &long, 414),
    ] {
        let answer = reader.ask(method, path, &[("accept", "text/html,*/*;q=0.8")]);
        assert_eq!(answer.status.as_u16(), status, "{method} {path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-store");
        let page = answer.page();
        assert_eq!(page.one(".kicker"), status.to_string());
        let depth = path.matches('/').count() - 1;
        let home = if depth == 0 {
            "./".to_owned()
        } else {
            "../".repeat(depth)
        };
        assert_eq!(page.values(".brand a", "href"), [home]);
    }
    assert_eq!(reader.ask("POST", "/", &[]).header("allow"), "GET, HEAD");
}

#[test]
fn a_program_that_takes_no_html_gets_one_line() {
    let reader = Reader::new(small());
    let answer = reader.ask("GET", "/nothing", &[("accept", "application/json")]);
    assert_eq!(answer.status, 404);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(answer.text().lines().count(), 1);
    assert!(reader.ask("GET", "/nothing", &[]).text().contains("<h1>"));
}

#[test]
fn every_trouble_has_its_status_and_words() {
    let mut seen = std::collections::BTreeSet::new();
    for trouble in Trouble::ALL {
        let (heading, advice) = trouble.words();
        assert!(
            seen.insert(heading)
                && !heading.is_empty()
                && advice.ends_with('.')
                && trouble.status().is_client_error() | trouble.status().is_server_error()
                && !heading.is_empty()
                && advice.ends_with('.')
        );
    }
}

#[test]
fn a_slash_too_many_is_sent_on_by_a_relative_address() {
    let reader = Reader::new(small());
    let answer = reader.get("/speakers/speaker-0/");
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (308, "../speaker-0")
    );
}

#[test]
fn a_page_that_cannot_be_made_is_a_page_that_says_so() {
    // A speaker that is not there: no engine makes this, and no page may take the server down with it.
    let mut broken = small();
    broken.statements[0].speaker = Some(99);
    let reader = Reader::new(broken);
    let answer = reader.get("/statements/0000000000");
    assert_eq!(answer.status, 500);
    has_security_headers(&answer);
    let page = answer.page();
    assert_eq!(page.one("h1"), "This page could not be made");
    assert!(page.values("link[rel=stylesheet]", "href")[0].starts_with("../static/"));
    assert!(!answer.text().contains("index out of bounds") && !answer.text().contains("src/"));
    assert_eq!(reader.get("/about").status, 200);
}

#[test]
fn a_panic_in_any_route_is_a_page_with_headers() {
    let reader = Reader::new(small());
    let route = axum::routing::get(async || -> &'static str { panic!("a fault") });
    let router = finish(axum::Router::new().route("/x/y", route), &reader.state);
    let answer = crate::reader::ask(router, "GET", "/x/y", &[("accept", "text/html")]);
    assert_eq!(answer.status, 500);
    has_security_headers(&answer);
    assert!(
        answer.text().contains("This page could not be made") && !answer.text().contains("a fault")
    );
}

#[test]
fn a_query_of_strangers_changes_nothing() {
    let reader = Reader::new(small());
    for path in ["/", "/about", "/by-question"] {
        let plain = reader.get(path);
        let asked = reader.get(&format!("{path}?utm_source=x&party=nobody&party=%ff"));
        assert_eq!(plain.header("etag"), asked.header("etag"), "{path}");
    }
}

#[test]
fn indexing_and_a_canonical_address_only_where_the_operator_says_so() {
    let options = Options {
        base_url: Some("https://example.org/record/".into()),
        allow_indexing: true,
        ..Options::default()
    };
    let reader = Reader::with(small(), options);
    let answer = reader.get("/speakers/speaker-0");
    assert!(!answer.headers.contains_key("x-robots-tag"));
    let page = answer.page();
    assert!(page.all("meta[name=robots]").is_empty());
    assert_eq!(
        page.values("link[rel=canonical]", "href"),
        ["https://example.org/record/speakers/speaker-0"]
    );
    assert!(!reader.get("/robots.txt").text().contains("Disallow: /"));
    let statement = reader.page("/statements/0000000000");
    assert!(
        statement.words("pre.cite")[0]
            .ends_with("https://example.org/record/statements/0000000000")
    );
    let private = Reader::new(small());
    assert!(private.page("/").all("link[rel=canonical]").is_empty());
    assert!(private.get("/robots.txt").text().contains("Disallow: /"));
}

#[test]
fn another_dossier_is_shown_whole_and_what_is_gone_is_gone() {
    let reader = Reader::new(small());
    assert_eq!(reader.get("/articles/article-0").status, 200);
    let mut maker = Maker::new(&["East"]);
    maker.article("Other", Metadata::default(), &[said("Cy", "East", "yes")]);
    let mut next = maker.dossier;
    Arc::make_mut(&mut next.articles[0]).id = "another".into();
    reader.state.replace(Arc::new(next));
    assert_eq!(reader.get("/articles/article-0").status, 410);
    assert_eq!(reader.get("/articles/never").status, 404);
    assert_eq!(reader.page("/").words("section.col > h2 > a"), ["East"]);
    assert_eq!(reader.page("/articles/another").one("h1"), "Other");
    reader.state.replace(Arc::new(small()));
    assert_eq!(reader.get("/articles/article-0").status, 200);
    assert_eq!(reader.get("/articles/another").status, 410);
}

#[test]
fn a_kept_page_is_the_same_answer_as_the_routers() {
    let reader = Reader::new(small());
    let mut compared = 0;
    // What was asked in a query is kept, too, beside the rest.
    let asked = [
        "/search?q=the",
        "/articles?words=a",
        "/articles?outlet=nobody",
    ]
    .map(String::from);
    let crawled = crate::crawl::crawl(&reader);
    for path in crawled.keys().chain(&asked) {
        let (inside, query) = path.split_once('?').unwrap_or((path, ""));
        for (coding, method) in [
            ("identity", Method::GET),
            ("gzip", Method::GET),
            ("br", Method::GET),
            ("zstd", Method::GET),
            ("gzip", Method::HEAD),
        ] {
            let mut asked = vec![("accept-encoding", coding)];
            let tag = reader.ask("GET", path, &asked).header("etag").to_owned();
            for fresh in [false, true] {
                if fresh {
                    asked.push(("if-none-match", &tag));
                }
                let mut routed = reader.ask(method.as_str(), path, &asked);
                if fresh {
                    // What the router puts on a 304 is taken off before it is sent.
                    assert_eq!(
                        routed.headers.remove("content-length").expect("a length"),
                        "0"
                    );
                }
                let mut headers = HeaderMap::new();
                for (name, value) in &asked {
                    headers.insert(*name, value.parse().expect("a value"));
                }
                let Some((kept, _)) = reader.state.kept(&method, inside, query, &headers, None)
                else {
                    assert!(path.starts_with("/static/"), "{path} is made once");
                    continue;
                };
                compared += 1;
                assert_eq!(kept.status(), routed.status, "{path} {coding}");
                assert_eq!(kept.body(), &routed.body, "{path} {coding}");
                let sorted = |headers: &HeaderMap| {
                    let mut lines: Vec<_> = headers.iter().map(|h| format!("{h:?}")).collect();
                    lines.sort();
                    lines
                };
                assert_eq!(
                    sorted(kept.headers()),
                    sorted(&routed.headers),
                    "{path} {coding}"
                );
            }
        }
    }
    assert!(compared > 100, "{compared}");
    let none = HeaderMap::new();
    for (method, path, query) in [
        (Method::POST, "/", ""),
        (Method::GET, "/", "party=north"),
        (Method::GET, "/nothing", ""),
    ] {
        assert!(
            reader
                .state
                .kept(&method, path, query, &none, None)
                .is_none(),
            "{method} {path}"
        );
    }
}
