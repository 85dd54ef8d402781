//! What programs find: icons, feed, search, list of pages; and where the reader's own address is printed.

use crate::bundled;
use crate::made::{Maker, said};
use crate::reader::{Answer, Reader};
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request};
use onrecord::article::Metadata;
use onrecord::web::{Asked, Options, State, router};
use std::sync::Arc;
use tower::ServiceExt as _;

const BASE: &str = "https://example.org/on/record";

fn published() -> Options {
    Options {
        base_url: Some(BASE.into()),
        allow_indexing: true,
        ..Options::default()
    }
}

/// Asks as a trusted proxy hands it on: the reader's address is known of this request alone.
fn asked(reader: &Reader, path: &str, base: &str) -> Answer {
    let mut request = Request::builder()
        .uri(path)
        .body(Body::empty())
        .expect("a request");
    request.extensions_mut().insert(Asked {
        base: Some(base.into()),
        mount: None,
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let response = router(reader.state.clone())
            .oneshot(request)
            .await
            .expect("an answer");
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: axum::body::to_bytes(body, usize::MAX)
                .await
                .expect("a body"),
        }
    })
}

/// The values of an attribute in XML that our own templates wrote.
fn values<'x>(xml: &'x str, attribute: &str) -> Vec<&'x str> {
    let begin = format!(" {attribute}=\"");
    xml.split(&begin)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn every_page_leads_to_icons_feed_and_search() {
    let reader = Reader::new(bundled::dossier());
    let statement = format!("/statements/{}", reader.state.dossier().statements[0].id);
    for (path, up) in [("/", ""), (&*statement, "../")] {
        let page = reader.page(path);
        for (css, kind) in [
            ("link[rel=icon][sizes='32x32']", "image/png"),
            ("link[rel=icon][sizes=any]", "image/svg+xml"),
            ("link[rel=apple-touch-icon]", "image/png"),
            ("link[rel=alternate]", "application/atom+xml; charset=utf-8"),
            (
                "link[rel=search]",
                "application/opensearchdescription+xml; charset=utf-8",
            ),
        ] {
            let link = page.values(css, "href");
            let [link] = link[..] else {
                panic!("{path}: {css}: {link:?}");
            };
            let target = link.strip_prefix(up).expect("relative");
            let answer = reader.get(&format!("/{target}"));
            assert_eq!(
                (answer.status.as_u16(), answer.header("content-type")),
                (200, kind)
            );
        }
        let colours = page.values("meta[name=theme-color]", "media");
        assert_eq!(
            colours,
            [
                "(prefers-color-scheme: light)",
                "(prefers-color-scheme: dark)"
            ]
        );
    }
    let icon = reader.get("/favicon.ico");
    assert_eq!(icon.header("content-type"), "image/png");
    assert_eq!(icon.header("cache-control"), "no-cache");
    assert!(icon.body.starts_with(b"\x89PNG"));
}

#[test]
fn no_absolute_address_is_printed_where_none_is_known() {
    let reader = Reader::new(bundled::dossier());
    let feed = reader.get("/feed.atom");
    let text = feed.text();
    assert!(!text.contains("rel=\"self\""), "{text}");
    for link in values(text, "href") {
        assert!(!link.contains(':') && !link.starts_with('/'), "{link}");
    }
    let search = reader.get("/opensearch.xml");
    assert_eq!(
        values(search.text(), "template"),
        ["search?q={searchTerms}"]
    );
    assert_eq!(reader.get("/sitemap.xml").status, 404);
    assert!(reader.get("/").header("link").is_empty());
    // Allowed, but nobody knows the address.
    let options = Options {
        allow_indexing: true,
        ..Options::default()
    };
    let reader = Reader::with(bundled::dossier(), options);
    assert_eq!(reader.get("/sitemap.xml").status, 404);
    assert!(!reader.get("/robots.txt").text().contains("Sitemap"));
}

#[test]
fn where_the_operator_sets_the_address_it_is_printed_everywhere() {
    let reader = Reader::with(bundled::dossier(), published());
    let feed = reader.get("/feed.atom");
    let text = feed.text();
    assert!(text.contains(&format!(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"{BASE}/feed.atom\"/>"
    )));
    assert!(
        values(text, "href")
            .iter()
            .all(|link| link.starts_with(BASE))
    );
    assert!(text.contains(&format!("<id>{BASE}/</id>")));
    let search = reader.get("/opensearch.xml");
    let template = format!("{BASE}/search?q={{searchTerms}}");
    assert_eq!(values(search.text(), "template"), [template]);
    let robots = reader.get("/robots.txt");
    let line = format!("Sitemap: {BASE}/sitemap.xml");
    assert!(robots.text().lines().any(|l| l == line));
    // Another address that somebody names for one request changes nothing.
    for path in ["/feed.atom", "/opensearch.xml", "/sitemap.xml", "/"] {
        let other = asked(&reader, path, "https://evil.example");
        assert!(!other.text().contains("evil.example"), "{path}");
        assert_eq!(other.body, reader.get(path).body, "{path}");
    }
}

#[test]
fn an_address_known_of_one_request_is_in_that_answer_alone() {
    let options = Options {
        allow_indexing: true,
        ..Options::default()
    };
    let reader = Reader::with(bundled::dossier(), options);
    let plain = reader.get("/feed.atom").body;
    for (base, path) in [
        ("https://a.example", "/feed.atom"),
        ("https://b.example/x", "/feed.atom"),
        ("https://a.example", "/opensearch.xml"),
        ("https://b.example/x", "/sitemap.xml"),
        ("https://a.example", "/sitemap.xml"),
        ("https://a.example", "/robots.txt"),
    ] {
        let answer = asked(&reader, path, base);
        assert_eq!(answer.status, 200);
        assert!(answer.text().contains(&format!("{base}/")), "{path}");
        let other = if base.contains("a.example") {
            "b.example"
        } else {
            "a.example"
        };
        assert!(!answer.text().contains(other), "{path}");
    }
    assert_eq!(reader.get("/feed.atom").body, plain);
    // A page is the same bytes for all; its full address is in a header.
    let answer = asked(&reader, "/speakers", "https://a.example/x");
    let link = "<https://a.example/x/speakers>; rel=\"canonical\"";
    assert_eq!(answer.header("link"), link);
    assert_eq!(answer.body, reader.get("/speakers").body);
    assert!(reader.get("/speakers").header("link").is_empty());
    // A page that is ready, too, is answered as if it were made for the one who asks.
    let ready = |path, base| {
        let none = HeaderMap::new();
        reader.state.kept(&Method::GET, path, "", &none, base)
    };
    for base in ["https://a.example/x", "https://b.example"] {
        let (ready, _) = ready("/speakers", Some(base)).expect("it was asked for");
        let routed = asked(&reader, "/speakers", base);
        assert_eq!(ready.headers()["link"], routed.headers["link"]);
        assert_eq!(ready.headers().len(), routed.headers.len());
    }
    assert!(ready("/feed.atom", None).is_some());
    assert!(ready("/feed.atom", Some("https://a.example")).is_none());
    let (feed, _) = ready("/feed.atom", None).expect("it was asked for");
    assert!(feed.headers().contains_key("content-security-policy"));
}

#[test]
fn the_list_of_pages_leads_to_pages_and_is_there_only_where_allowed() {
    let reader = Reader::with(bundled::dossier(), published());
    let answer = reader.get("/sitemap.xml");
    assert_eq!(
        answer.header("content-type"),
        "application/xml; charset=utf-8"
    );
    let pages: Vec<&str> = answer
        .text()
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next())
        .collect();
    assert!(pages.len() > 15, "{pages:?}");
    for page in pages {
        let path = page.strip_prefix(BASE).expect("under the address");
        let found = reader.page(path);
        assert_eq!(found.values("link[rel=canonical]", "href"), [page]);
    }
    let options = Options {
        allow_indexing: false,
        ..published()
    };
    let reader = Reader::with(bundled::dossier(), options);
    assert_eq!(reader.get("/sitemap.xml").status, 404);
}

#[test]
fn several_dossiers_have_one_list_of_pages_and_each_its_feed_and_search() {
    let mut maker = Maker::new(&["North"]);
    maker.article("One", Metadata::default(), &[said("Ada", "North", "yes")]);
    let dossiers =
        ["first", "second"].map(|name| (name.to_owned(), Arc::new(maker.dossier.clone())));
    let reader = Reader::of(State::several(dossiers.into(), published()));
    let sitemap = reader.get("/sitemap.xml");
    for page in [
        "",
        "first/",
        "second/",
        "first/articles/article-0",
        "second/about",
    ] {
        let line = format!("<loc>{BASE}/{page}</loc>");
        assert!(sitemap.text().contains(&line), "{line}");
        assert_eq!(reader.get(&format!("/{page}")).status, 200, "{page}");
    }
    for name in ["first", "second"] {
        let feed = reader.get(&format!("/{name}/feed.atom"));
        assert!(feed.text().contains(&format!("<id>{BASE}/{name}/</id>")));
        let page = reader.page(&format!("/{name}/about"));
        assert_eq!(page.values("link[rel=alternate]", "href"), ["feed.atom"]);
        let search = reader.get(&format!("/{name}/opensearch.xml"));
        assert!(search.text().contains(&format!("{BASE}/{name}/search?q=")));
    }
    assert!(reader.page("/").all("link[rel=alternate]").is_empty());
}

#[test]
fn the_feed_has_the_newest_articles_and_what_the_parties_say() {
    let mut maker = Maker::new(&["North", "South"]);
    for n in 0..60 {
        let meta = Metadata {
            published: (n > 0).then(|| jiff::civil::date(2022, 1 + n / 28, 1 + n % 28)),
            outlet: Some("The <Daily> & Sons".into()),
            ..Metadata::default()
        };
        maker.article(
            &format!("Talks & \"words\" <{n}>\u{b}"),
            meta,
            &[said("Ada", "North", "yes"), said("Bo", "South", "no")],
        );
    }
    let reader = Reader::new(maker.dossier);
    let answer = reader.get("/feed.atom");
    let text = answer.text();
    assert_eq!(text.matches("<entry>").count(), 50);
    assert!(text.contains("<summary>2 statements: North 1, South 1</summary>"));
    assert!(text.contains("1970-01-01T00:00:00Z"), "no day is made up");
    assert!(text.contains("2022-01-02T00:00:00Z"));
    assert!(!text.contains("<Daily>") && !text.contains('\u{b}'));
    // Its address, and nothing of where it is served, tells an entry apart.
    let ids: std::collections::BTreeSet<&str> = text.split("<id>").skip(1).collect();
    assert!(ids.len() > 1);
}

#[test]
fn words_are_found_wherever_they_were_said_and_by_whom() {
    let mut maker = Maker::new(&["North", "South"]);
    maker.article(
        "First",
        Metadata::default(),
        &[
            said("Ada Long", "North", "We don’t want WAR here"),
            said("Bo Short", "South", "Peace it is"),
            said("Bo Short", "South", "War and peace"),
        ],
    );
    let reader = Reader::new(maker.dossier);
    for (query, found) in [
        ("q=war", 2),
        ("q=peace+war", 1),
        ("q=don%27t", 1),
        ("q=bo+short", 2),
        ("q=nothing+of+this", 0),
    ] {
        let page = reader.page(&format!("/search?{query}"));
        assert_eq!(page.all("figure.st").len(), found, "{query}");
        assert_eq!(page.values("meta[name=robots]", "content").len(), 1);
    }
    let page = reader.page("/search?q=%22%3E%3Cscript%3E");
    assert!(page.all("script").is_empty());
    assert_eq!(page.values("input", "value"), ["\"><script>"]);
    assert!(reader.page("/search").all("figure").is_empty());
    assert_eq!(reader.page("/search").values("form", "action"), ["search"]);
}

#[test]
fn a_search_is_bounded_in_what_it_shows_and_in_what_it_reads() {
    let mut maker = Maker::new(&["North"]);
    let many: Vec<_> = (0..150).map(|_| said("Ada", "North", "the same")).collect();
    maker.article("Many", Metadata::default(), &many);
    let long: Vec<_> = (0..60)
        .map(|_| said("Ada", "North", &"word ".repeat(20_000)))
        .collect();
    maker.article("Long", Metadata::default(), &long);
    let reader = Reader::new(maker.dossier);
    let page = reader.page("/search?q=same");
    assert_eq!(page.all("figure.st").len(), 100);
    assert!(
        page.one(".rule")
            .starts_with("The first 100 statements of 210")
    );
    let page = reader.page("/search?q=nowhere");
    assert!(page.one(".rule").contains("of 210 were looked through"));
}
