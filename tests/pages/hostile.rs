//! Words that would be mark-up, script, address or header stay words, in every field and on every page.

use crate::crawl::crawl;
use crate::made::{Maker, said};
use crate::payloads;
use crate::reader::{Page, Reader};
use onrecord::article::{Metadata, Note};
use onrecord::dossier::Dossier;
use onrecord::extract::{Form, RejectReason};
use onrecord::process::row;
use onrecord::process::terminal::visible;
use onrecord::time::Resolution;
use onrecord::web::Options;
use scraper::Node;
use std::collections::BTreeSet;

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

/// Every element with every attribute it has anywhere on a page, and the comments.
fn skeleton(page: &Page) -> BTreeSet<String> {
    page.html
        .tree
        .nodes()
        .flat_map(|node| match node.value() {
            Node::Element(element) => {
                let name = element.name();
                let attributes = element.attrs().map(|(attribute, _)| attribute);
                let parts = attributes.map(|attribute| format!("<{name} {attribute}>"));
                parts.chain([format!("<{name}>")]).collect()
            }
            Node::Comment(comment) => vec![format!("<!--{}-->", &**comment)],
            Node::ProcessingInstruction(_) => vec!["<?>".to_owned()],
            _ => Vec::new(),
        })
        .collect()
}

/// Asserts that a page has no element and no attribute but those of the templates.
#[track_caller]
fn is_only_words(page: &Page, templates: &BTreeSet<String>, payload: &str, path: &str) {
    let strange: Vec<_> = skeleton(page).difference(templates).cloned().collect();
    assert!(strange.is_empty(), "{strange:?} on {path} from {payload:?}");
    for link in page.values("[href], [action], [src]", "href") {
        let scheme = link.trim_start().split([':', '/', '?', '#']).next();
        let leads_out = link.contains(':') && !scheme.unwrap_or("").is_empty();
        assert!(
            !leads_out
                || link.starts_with("https://")
                || !link
                    .trim_start()
                    .split(['/', '?', '#'])
                    .next()
                    .unwrap_or("")
                    .contains(':'),
            "{path}: {link} from {payload:?}"
        );
    }
}

/// What the templates themselves can make: the same dossier of harmless words, and pages for trouble.
fn templates() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for plain in ["plain", "two words", "&", "x\n\ny"] {
        let reader = Reader::new(dossier(plain));
        for path in crawl(&reader).keys() {
            all.append(&mut skeleton(&reader.page(path)));
        }
        for path in ["/nothing", "/%ff", "/?party=x&party=y"] {
            all.append(&mut skeleton(&reader.get(path).page()));
        }
    }
    all
}

#[test]
fn hostile_words_stay_words_on_every_page() {
    let templates = templates();
    for payload in payloads::all() {
        let reader = Reader::new(dossier(&payload));
        for path in crawl(&reader).keys() {
            is_only_words(&reader.page(path), &templates, &payload, path);
        }
    }
}

#[test]
fn a_hostile_address_or_query_is_never_more_than_an_address() {
    let templates = templates();
    let reader = Reader::new(dossier("plain"));
    for payload in payloads::all() {
        let encoded: Vec<String> = payload.bytes().map(|b| format!("%{b:02X}")).collect();
        let encoded = encoded.concat();
        // As a browser sends it, and with only that encoded which no address may hold.
        let barely: String = payload
            .bytes()
            .map(|b| match b {
                b'!'..=b'~' if !b"<>\"`{}\\^|#".contains(&b) => char::from(b).to_string(),
                b => format!("%{b:02X}"),
            })
            .collect();
        for word in [encoded, barely] {
            for path in [
                format!("/{word}"),
                format!("/speakers/{word}"),
                format!("/articles/{word}/"),
                format!("/?party={word}&{word}={word}"),
                format!("/by-question?{word}"),
            ] {
                let answer = reader.get(&path);
                assert!(!answer.headers.contains_key("set-cookie"), "{path}");
                let location = answer.header("location");
                assert!(
                    !location.starts_with('/') && !location.contains("//"),
                    "{path}: {location}"
                );
                if answer.header("content-type").starts_with("text/html") {
                    is_only_words(&answer.page(), &templates, &payload, &path);
                }
            }
        }
    }
}

#[test]
fn hostile_words_stay_words_for_programs_and_terminals() {
    for payload in payloads::all() {
        let dossier = dossier(&payload);
        let row = serde_json::to_string(&row::of(&dossier, None, false)).expect("JSON");
        assert!(!row.contains('\n'), "one row, one line: {payload:?}");
        let read: serde_json::Value = serde_json::from_str(&row).expect("JSON");
        let mut words = Vec::new();
        strings(&read, &mut words);
        assert!(
            words.iter().any(|w| w.contains(&payload)),
            "{payload:?} is not in {row}"
        );
        let shown = visible(&payload);
        assert!(
            !shown.chars().any(|c| c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')),
            "{shown:?}"
        );
    }
}

/// Every element with every attribute it has anywhere in what programs read; it must be whole XML.
#[track_caller]
fn skeleton_of_xml(reader: &Reader, path: &str, payload: &str) -> BTreeSet<String> {
    let answer = reader.get(path);
    let text = answer.text();
    let tree = roxmltree::Document::parse(text)
        .unwrap_or_else(|error| panic!("{path} from {payload:?}: {error}\n{text}"));
    assert!(
        !tree.descendants().any(|n| n.is_comment() || n.is_pi()),
        "{path} from {payload:?}"
    );
    tree.descendants()
        .filter(roxmltree::Node::is_element)
        .flat_map(|node| {
            let name = node.tag_name().name();
            let attributes = node
                .attributes()
                .map(move |a| format!("<{name} {}>", a.name()));
            attributes.chain([format!("<{name}>")])
        })
        .collect()
}

#[test]
fn hostile_words_stay_words_in_what_programs_read() {
    let options = || Options {
        base_url: Some("https://example.org".into()),
        allow_indexing: true,
        ..Options::default()
    };
    let plain = Reader::with(dossier("plain"), options());
    for path in ["/feed.atom", "/opensearch.xml", "/sitemap.xml"] {
        let expected = skeleton_of_xml(&plain, path, "plain");
        assert!(expected.len() >= 3, "{path}: {expected:?}");
        for payload in payloads::all() {
            let reader = Reader::with(dossier(&payload), options());
            let found = skeleton_of_xml(&reader, path, &payload);
            let strange: Vec<_> = found.difference(&expected).collect();
            assert!(strange.is_empty(), "{strange:?} in {path} from {payload:?}");
        }
    }
}

fn strings(value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => into.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
        serde_json::Value::Object(fields) => fields.values().for_each(|item| strings(item, into)),
        _ => {}
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
