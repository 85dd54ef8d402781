//! Saved pages of several makes: their text, what is furniture in it, and what they say of themselves.
//!
//! The pages stand in `html/`; what is read of each is a snapshot beside them, reviewed by eye. Below are the
//! things a snapshot could hide, said outright.

use onrecord::article::{self, Article, Kind};
use onrecord::dossier::{self, Sources};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/html")
}

fn page(name: &str) -> Article {
    let bytes = std::fs::read(folder().join(name)).unwrap();
    article::read(name, &bytes).unwrap()
}

/// An article as a reviewer reads it: facts, then paragraphs with their kinds.
fn rendering(article: &Article) -> String {
    let mut out = String::new();
    let meta = &article.meta;
    let day = meta.published.map(|d| d.to_string());
    for (name, value) in [
        ("id", Some(article.id.as_str())),
        ("title", Some(article.title())),
        ("outlet", meta.outlet.as_deref()),
        ("url", meta.url.as_deref()),
        ("published", day.as_deref()),
        ("language", meta.language.as_deref()),
        ("byline", meta.byline.as_deref()),
        ("dateline", article.dateline.map(|d| d.of(&article.text))),
    ] {
        writeln!(out, "{name}: {}", value.unwrap_or("–")).unwrap();
    }
    for note in &article.notes {
        writeln!(out, "note: {}", note.message).unwrap();
    }
    for p in &article.paragraphs {
        let kind = match p.kind {
            Kind::Title => "T",
            Kind::Body => " ",
            Kind::Furniture => "~",
        };
        writeln!(out, "{kind} {}", p.span.of(&article.text)).unwrap();
    }
    out
}

#[test]
fn every_page_reads_as_reviewed() {
    let mut names: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".htm"))
        .collect();
    names.sort();
    assert!(names.len() >= 10, "{names:?}");
    for name in names {
        insta::assert_snapshot!(name.clone(), rendering(&page(&name)));
    }
}

/// Paragraphs of one kind.
fn of_kind(article: &Article, kind: Kind) -> Vec<&str> {
    let paragraphs = article.paragraphs.iter().filter(|p| p.kind == kind);
    paragraphs.map(|p| p.span.of(&article.text)).collect()
}

/// A page around paragraphs, with `inside` in its body.
fn read(inside: &str) -> Article {
    article::read("a.html", inside.as_bytes()).unwrap()
}

#[test]
fn no_page_brings_its_boxes_into_the_prose() {
    for name in [
        "nested-divs.html",
        "interrupted.html",
        "wordpress.html",
        "components.html",
        "custom-elements.html",
        "microdata.html",
    ] {
        let body = of_kind(&page(name), Kind::Body).join("\n").to_lowercase();
        for word in [
            "cookie",
            "privacy",
            "newsletter",
            "share this",
            "facebook",
            "advertisement",
            "most read",
            "leave a reply",
            "reader one",
            "storm",
            "bread prices",
            "top stories",
            "inbox",
        ] {
            assert!(!body.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn a_quotation_with_links_in_it_is_whole() {
    let article = page("nested-divs.html");
    assert!(of_kind(&article, Kind::Body).contains(
        &"“We have never refused to talk, and we are ready to sit down tomorrow,” Okafor told reporters in the capital, Hallen. “It is up to them.”"
    ));
}

#[test]
fn breaks_make_paragraphs_and_the_declared_encoding_is_used() {
    let article = page("br-paragraphs.htm");
    assert_eq!(
        article.title(),
        "Two Ministers Trade Blame Over Grain Tariffs"
    );
    assert_eq!(of_kind(&article, Kind::Body).len(), 4);
    assert!(
        article
            .text
            .contains("Ardent’s trade minister, Rosa Lind. “The door")
    );
}

#[test]
fn captions_and_credits_are_kept_and_dimmed() {
    let article = page("figures.html");
    let dimmed = of_kind(&article, Kind::Furniture);
    assert!(
        dimmed.contains(
            &"Hanne Moe speaks to members in Korvald. (Photo by Olaf Brandt/Northern Wire)"
        )
    );
    assert!(
        dimmed
            .iter()
            .any(|d| d.contains("“We stay,” a banner reads"))
    );
}

#[test]
fn a_paragraph_that_readability_drops_is_not_lost() {
    let links = "<a href=/a>Jane Doe</a>, <a href=/b>the minister</a> of <a href=/c>the interior and of several other matters</a>, <a href=/d>said so</a> to <a href=/e>the newspapers of the capital</a>.";
    let long = "The talks went on through the night, and nobody left the hall before the morning papers came. ".repeat(6);
    let article = read(&format!(
        "<html><body><article><h1>Talks go on and on</h1><p>{long}</p><ul><li>{links}</li></ul><p>{long}</p></article></body></html>"
    ));
    assert!(
        of_kind(&article, Kind::Body)
            .iter()
            .any(|p| p.starts_with("Jane Doe, the minister"))
    );
}

#[test]
fn what_a_page_tells_machines_is_believed_in_order() {
    let body =
        "<body><h1>Talks fail again</h1><p>The talks failed on Monday, the mediators said.</p>";
    let day = |head: &str| {
        read(&format!("<head>{head}</head>{body}"))
            .meta
            .published
            .map(|d| d.to_string())
    };
    let json = r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2030-01-02T00:30:00+09:00"}</script>"#;
    assert_eq!(
        day(&format!(
            "<meta property=article:published_time content=2030-01-05>{json}"
        ))
        .as_deref(),
        Some("2030-01-02")
    );
    assert_eq!(day("<meta name=date content='3 January 2030'><meta property='article:published_time' content='never'>").as_deref(), Some("2030-01-03"));
    assert_eq!(day("<meta name=date content=soon>"), None);
    let url = |head: &str| read(&format!("<head>{head}</head>{body}")).meta.url;
    assert_eq!(url("<link rel=canonical href='javascript:alert(1)'><meta property=og:url content='https://example.org/a'>").as_deref(), Some("https://example.org/a"));
    assert_eq!(url("<link rel=canonical href='/a'>"), None);
}

#[test]
fn a_page_without_text_is_empty_and_one_without_an_article_is_read_whole() {
    let empty = article::read(
        "a.html",
        b"<html><body><script>var a = 'No';</script><img src=x></body></html>",
    );
    assert!(matches!(empty, Err(article::ArticleError::Empty { .. })));
    let article = read("<title>Note</title><nav>All there is, Doe said</nav>");
    assert!(article.text.contains("Note"));
}

/// Hostile pages are articles or empty, and none overflows the stack: each piece is repeated more often than
/// any stack or limit allows.
#[test]
fn hostile_pages_are_read_like_others() {
    const N: usize = 10_000;
    let open = |tag: &str| format!("<p>One said no.</p>{}Deep.", tag.repeat(N));
    let many_attributes: String = (0..N).fold("<p ".to_owned(), |mut all, n| {
        write!(all, "a{n}=b ").unwrap();
        all
    });
    let pages = [
        open("<div>"),
        open("<p>"),
        open("<b>"),
        open("<a href=x>"),
        open("<font color=red>"),
        open("<table><tr><td>"),
        open("<ul><li>"),
        open("<blockquote>"),
        open("<br>"),
        open("<br>a"),
        open("<br><br>a"),
        open("<title>"),
        open("<script>"),
        open("<svg>"),
        open("<select>"),
        open("<template>"),
        open("<!--"),
        open("<![CDATA["),
        open("</p>"),
        open("</div>"),
        open("<"),
        open("</"),
        open("<p class=related>"),
        open("<div class=share><div>"),
        open("<h1>"),
        open("<article>"),
        open("<figure><figcaption>a"),
        open("<x-y>"),
        open("<meta name=a content=b>"),
        open("<script type=application/ld+json>{}</script>"),
        open("<span hidden>"),
        open("<p>a</p>"),
        open("<div>a, b. </div>"),
        open("<li><a href=x>a</a></li>"),
        format!("{many_attributes}>One said no.</p>"),
        format!("<p class=\"{}\">One said no.</p>", "related ".repeat(N)),
        format!("<p class=\"{}>One said no.</p>", "never closed ".repeat(N)),
        format!(
            "<script type=application/ld+json>{}</script><p>One said no.</p>",
            "[".repeat(N)
        ),
        format!(
            "<script type=application/ld+json>{}</script><p>One said no.</p>",
            r#"{"@graph":["#.repeat(N)
        ),
        format!("<p>{}</p>", "&amp;&#8220;&bogus;&#xFFFFFFFF;".repeat(N)),
        format!("<p>{}</p>", "no ".repeat(N)),
    ];
    for page in &pages {
        let shown: String = page.chars().take(60).collect();
        match article::read("a.html", page.as_bytes()) {
            Ok(article) => assert!(
                article
                    .paragraphs
                    .iter()
                    .all(|p| p.span.fits(&article.text)),
                "{shown}"
            ),
            Err(error) => assert!(
                matches!(error, article::ArticleError::Empty { .. }),
                "{shown}"
            ),
        }
    }
}

/// The quotations of the pages, as their statements should have them: in pieces where a mention stands between.
const QUOTATIONS: &[(&str, &[&str])] = &[
    (
        "nested-divs.html",
        &[
            "“We have never refused to talk, and we are ready to sit down tomorrow,”",
            "“Nobody wins this,”",
        ],
    ),
    (
        "br-paragraphs.htm",
        &["“It was not we who left the table,”"],
    ),
    (
        "components.html",
        &["\"We will answer every tariff with a tariff.\""],
    ),
    (
        "cyrillic.html",
        &["“We will not sign what we have not read,”"],
    ),
    ("custom-elements.html", &["“He looked us in the eye,”"]),
    (
        "figures.html",
        &[
            "“Four percent is an insult to people who have gone five weeks without wages,”",
            "“There is no more money,”",
        ],
    ),
    (
        "interrupted.html",
        &[
            "“Our fighters are on the runway as we speak,”",
            "“We heard planes, then we heard nothing,”",
        ],
    ),
    (
        "microdata.html",
        &["“We are tired,”", "“A court cannot steer a ship,”"],
    ),
    ("short.html", &["“It is quiet,”"]),
    ("unclosed.html", &["\"There is nothing left to sign,\""]),
    (
        "wordpress.html",
        &[
            "“We did not join this coalition to close schools,”",
            "“This government is finished,”",
        ],
    ),
    ("bare.html", &["“They sail at dawn,”"]),
];

#[test]
fn the_statements_of_the_pages_come_out() {
    for (name, quotations) in QUOTATIONS {
        let dossier = dossier::build(Sources {
            articles: vec![page(name)],
            ..Sources::default()
        });
        let article = &dossier.articles[0];
        let dimmed: Vec<_> = article.furniture().collect();
        let pieces: Vec<_> = dossier
            .statements
            .iter()
            .flat_map(|s| s.content.clone())
            .collect();
        for quotation in *quotations {
            assert!(
                pieces.iter().any(|p| p.of(&article.text) == *quotation),
                "{name}: {quotation}"
            );
        }
        assert!(
            !pieces.iter().any(|p| dimmed.iter().any(|d| d.overlaps(*p))),
            "{name}"
        );
    }
}
