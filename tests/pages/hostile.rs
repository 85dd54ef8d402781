//! Words that would be mark-up, script, address or header stay words, in every field and on every page.

use crate::crawl::crawl;
use crate::made::{Maker, said};
use crate::reader::Reader;
use onrecord::article::{Metadata, Note};
use onrecord::dossier::Dossier;
use onrecord::extract::{Form, RejectReason};
use onrecord::time::Resolution;

const PAYLOADS: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>",
    "</blockquote></main><h1>x</h1>",
    "<!-- --> --> <b>",
    "javascript:alert(1)",
    "{{ frame.title }} {% block x %}",
    "&lt;b&gt; &amp;amp; &#60;",
    "\u{202e}evil\u{2066}\u{200f}",
    "line\u{2028}break\u{85}\t\r\n",
    "\u{0}\u{1}\u{7f}",
    "](https://evil.example) **x** `y` > z",
    "}\\input{/etc/passwd}{%$#_^~",
];

/// A dossier in which the payload stands wherever words stand.
fn dossier(payload: &str) -> Dossier {
    let name = format!("Ada {payload}");
    let party = format!("North {payload}");
    let mut maker = Maker::new(&[&party, "South"]);
    let mut first = said(&name, &party, &format!("We {payload} go"));
    first.before = format!("the {payload} chief, Ada, said of Zed {payload}, ");
    first.question = Some(format!("Talks {payload}"));
    let mut second = said("Bo", "South", payload);
    second.form = Form::Partial;
    second.words = format!("it is “{payload}” there");
    let mut third = second.clone();
    third.speaker = None;
    let meta = Metadata {
        title: None,
        byline: Some(format!("By {payload}")),
        outlet: Some(format!("Daily {payload}")),
        url: Some(format!("https://example.org/{payload}")),
        published: None,
        language: Some(payload.to_owned()),
    };
    let article = maker.article(&format!("Title {payload}"), meta, &[first, second, third]);
    maker.role(&name, article, &format!("the {payload} chief"));
    maker.reject(article, &format!("{payload} chief"), RejectReason::Garbled);
    maker.named(article, &format!("Zed {payload}"), Some(&party));
    maker.time(0, payload, true, Resolution::NotResolvable);
    let mut dossier = maker.dossier;
    dossier.name = format!("Dossier {payload}");
    dossier.speakers[0].party_because = format!("because {payload}");
    dossier.statements[0].channel = dossier.statements[0].time.as_ref().map(|t| t.span);
    dossier.statements[0].cue = vec![dossier.statements[0].content[0]].into();
    dossier.statements[0].corrected = [format!("the form, because {payload}")].into();
    let note = Note {
        file: format!("{payload}.txt"),
        line: Some(3),
        message: payload.to_owned(),
    };
    std::sync::Arc::make_mut(&mut dossier.articles[0])
        .notes
        .push(note.clone());
    std::sync::Arc::make_mut(&mut dossier.articles[0]).file = format!("{payload}.txt");
    dossier.notes.push(note);
    // Addresses too: an identifier is made from names.
    dossier.speakers[0].id =
        format!("x{payload}").replace(|c: char| c.is_whitespace() || c.is_control(), "-");
    dossier.parties[0].id.clone_from(&dossier.speakers[0].id);
    dossier
}

#[test]
fn hostile_words_stay_words_on_every_page() {
    for payload in PAYLOADS {
        let reader = Reader::new(dossier(payload));
        for path in crawl(&reader).keys() {
            let page = reader.page(path);
            for css in [
                "script",
                "img",
                "iframe",
                "object",
                "style",
                "[onload]",
                "[onerror]",
                "[onmouseover]",
                "base",
            ] {
                assert!(page.all(css).is_empty(), "{path}: {css} from {payload:?}");
            }
            let svg = usize::from(path == "/balance");
            assert_eq!(page.all("svg").len(), svg, "{path}: {payload:?}");
            for link in page.values("[href]", "href") {
                assert!(
                    !link
                        .trim_start()
                        .to_ascii_lowercase()
                        .starts_with("javascript:"),
                    "{path}: {link}"
                );
            }
        }
    }
}

#[test]
fn an_address_that_is_not_of_the_web_is_not_linked() {
    for url in [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "file:///etc/passwd",
        "JAVASCRIPT:x",
    ] {
        let mut dossier = dossier("x");
        std::sync::Arc::make_mut(&mut dossier.articles[0]).meta.url = Some(url.into());
        let reader = Reader::new(dossier);
        for path in ["/articles", "/articles/article-0", "/statements/0000000000"] {
            assert!(!reader.get(path).text().contains(url), "{path}: {url}");
        }
    }
}

#[test]
fn words_are_shown_byte_for_byte() {
    let payload = "a <b> & \"c\" ‘d’ \u{a0}e";
    let reader = Reader::new(dossier(payload));
    let page = reader.page("/statements/0000000000");
    let shown: Vec<String> = page
        .all("figure.st blockquote")
        .into_iter()
        .map(crate::reader::exactly)
        .collect();
    assert_eq!(
        shown,
        [format!(
            "the {payload} chief, Ada, said of Zed {payload}, “We {payload} go”."
        )]
    );
    let inked: String = page
        .all("figure.st blockquote b")
        .into_iter()
        .map(crate::reader::exactly)
        .collect();
    assert_eq!(inked, format!("“We {payload} go”"));
}

#[test]
fn a_correction_is_said_beside_the_statement() {
    let mut dossier = dossier("plain");
    dossier.statements[1].corrected = Box::default();
    let front = Reader::new(dossier).page("/");
    let said = front.words("figcaption .flaw");
    assert_eq!(
        said,
        ["Corrected by the operator: the form, because plain."]
    );
}
