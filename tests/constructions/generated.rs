//! Articles put together by rule: what they say is known beforehand, whatever the names, verbs and marks.
//!
//! Arbitrary text is the invariants' matter; here the text is news-like, and damaged with characters that no page
//! should hold.

use onrecord::article::{self, Article};
use onrecord::dossier::{Dossier, Sources, build};
use onrecord::extract::Form::{self, Direct, Paraphrase};
use onrecord::span::Span;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeSet;

const NAMES: [&str; 12] = [
    "Amara Okafor",
    "Luis Quispe",
    "Farida Noorzai",
    "Tevita Fonua",
    "Yusuf Demir",
    "Karim Belhadj",
    "Elena Marković",
    "Kwame Asante",
    "Sipho Nkosi",
    "Daniela Rojas",
    "Chen Weiming",
    "Aoife O’Shea",
];
const TITLES: [&str; 5] = ["", "Foreign Minister ", "Mayor ", "Dr. ", "Gen. "];
const VERBS: [&str; 6] = [
    "said",
    "announced",
    "explained",
    "insisted",
    "declared",
    "claimed",
];
const CLAUSES: [&str; 8] = [
    "the bridge was closed",
    "the road would open in May",
    "nobody had been paid since the flood",
    "the harbour needs three new cranes",
    "the farmers will not leave their land",
    "two boats were missing",
    "it was too late for a vote",
    "the nurses had gone home",
];
const FRAMES: usize = 9;

/// A sentence and what it says: form and words, the parts joined with " / ".
fn sentence(frame: usize, who: &str, verb: &str, clause: &str) -> (String, Form, String) {
    match frame {
        0 => (
            format!("{who} {verb} that {clause}."),
            Paraphrase,
            clause.to_owned(),
        ),
        1 => (
            format!("{who} {verb} on Tuesday that {clause}."),
            Paraphrase,
            clause.to_owned(),
        ),
        2 => (
            format!("“{clause},” {who} {verb}."),
            Direct,
            format!("“{clause},”"),
        ),
        3 => (
            format!("“{clause},” {verb} {who}."),
            Direct,
            format!("“{clause},”"),
        ),
        4 => (
            format!("{who} {verb}: “{clause}.”"),
            Direct,
            format!("“{clause}.”"),
        ),
        5 => (
            format!("‘{clause},’ {who} {verb}."),
            Direct,
            format!("‘{clause},’"),
        ),
        6 => (
            format!("\"{clause},\" {verb} {who}."),
            Direct,
            format!("\"{clause},\""),
        ),
        7 => (
            format!("According to {who}, {clause}."),
            Paraphrase,
            clause.to_owned(),
        ),
        _ => (
            format!("“{clause},” {who} {verb}. “{clause} again.”"),
            Direct,
            format!("“{clause},” / “{clause} again.”"),
        ),
    }
}

fn articles(texts: &[String]) -> Vec<Article> {
    let read = |(n, text): (usize, &String)| article::read(&format!("{n}.txt"), text.as_bytes());
    texts
        .iter()
        .enumerate()
        .filter_map(|a| read(a).ok())
        .collect()
}

fn dossier(articles: Vec<Article>) -> Dossier {
    build(Sources {
        articles,
        ..Sources::default()
    })
}

fn words(text: &str, spans: &[Span]) -> String {
    spans
        .iter()
        .map(|s| s.of(text))
        .collect::<Vec<_>>()
        .join(" / ")
}

/// Paragraphs of such sentences.
fn paragraphs() -> impl Strategy<Value = String> {
    let one = (
        0..FRAMES,
        select(&NAMES[..]),
        select(&TITLES[..]),
        select(&VERBS[..]),
        select(&CLAUSES[..]),
    )
        .prop_map(|(frame, name, title, verb, clause)| {
            sentence(frame, &format!("{title}{name}"), verb, clause).0
        });
    let other = select(
        &[
            "He said it would rain.",
            "She denied it.",
            "The Peruvian president said so, Lima added.",
            "“Nobody came.",
            "The army said ‘no comment’ and \"left\".",
            "President Adaeze Obi of Ghana told the BBC that, “as ever,” Accra was ready.",
            "A spokesman for the Chadian army said, ‘We are the farmers’ friends’.",
        ][..],
    )
    .prop_map(str::to_owned);
    prop::collection::vec((prop_oneof![3 => one, 1 => other], any::<bool>()), 1..12).prop_map(
        |parts| {
            let mut text = String::new();
            for (part, new) in parts {
                text.push_str(&part);
                text.push_str(if new { "\n\n" } else { " " });
            }
            text
        },
    )
}

/// The same with characters in it that belong in no text.
fn damaged() -> impl Strategy<Value = String> {
    let stray = select(
        &[
            '\0',
            '\u{202e}',
            '\u{200f}',
            '\u{2066}',
            '\u{feff}',
            '\u{ad}',
            '\u{301}',
            '\u{1f600}',
            '“',
            '’',
            '"',
            '«',
            '\t',
        ][..],
    );
    let strays = prop::collection::vec((any::<Index>(), stray), 0..6);
    (paragraphs(), strays).prop_map(|(text, strays)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, stray) in strays {
            chars.insert(at.index(chars.len()), stray);
        }
        chars.into_iter().collect()
    })
}

/// Every statement is of one party, of a speaker without one, or of nobody; and everything that counts agrees.
fn assert_totals(dossier: &Dossier) {
    let all = dossier.statements.len();
    let of_parties: usize = dossier.parties.iter().map(|p| p.statements.len()).sum();
    let other: usize = dossier
        .speakers
        .iter()
        .filter(|s| s.party.is_none())
        .map(|s| s.statements.len())
        .sum();
    assert_eq!(of_parties + other + dossier.unassigned().count(), all);
    let of_speakers: usize = dossier.speakers.iter().map(|s| s.statements.len()).sum();
    assert_eq!(of_speakers + dossier.unassigned().count(), all);
    for (ix, party) in dossier.parties.iter().enumerate() {
        for &statement in &party.statements {
            assert_eq!(dossier.party_of(&dossier.statements[statement]), Some(ix));
        }
        for &speaker in &party.speakers {
            assert_eq!(dossier.speakers[speaker].party, Some(ix));
        }
    }
    for statement in &dossier.statements {
        let unassigned = statement.grade == onrecord::attribute::Grade::Unassigned;
        assert_eq!(
            statement.speaker.is_none(),
            unassigned,
            "grade and speaker agree"
        );
    }
}

/// No word is said twice: content of one article's statements does not overlap.
fn assert_apart(dossier: &Dossier) {
    let mut places: Vec<(usize, Span)> = Vec::new();
    for statement in &dossier.statements {
        places.extend(statement.content.iter().map(|&c| (statement.article, c)));
    }
    places.sort_unstable();
    for pair in places.windows(2) {
        let ((a, first), (b, second)) = (pair[0], pair[1]);
        assert!(
            a != b || !first.overlaps(second),
            "{:?} and {:?}",
            first.of(&dossier.articles[a].text),
            second.of(&dossier.articles[b].text)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plain_sentence_says_what_it_says_whoever_says_it(
        frame in 0..FRAMES,
        name in select(&NAMES[..]),
        title in select(&TITLES[..]),
        verb in select(&VERBS[..]),
        clause in select(&CLAUSES[..]),
    ) {
        let (text, form, content) = sentence(frame, &format!("{title}{name}"), verb, clause);
        let dossier = dossier(articles(std::slice::from_ref(&text)));
        let found: Vec<_> = dossier
            .statements
            .iter()
            .map(|s| {
                let speaker = s.speaker.map(|ix| &*dossier.speakers[ix].name);
                (speaker, s.form, words(&text, &s.content))
            })
            .collect();
        prop_assert_eq!(found, [(Some(name), form, content)], "{}", text);
        prop_assert!(dossier.rejects.is_empty(), "{}", text);
    }

    #[test]
    fn totals_add_up_and_no_word_is_said_twice(texts in prop::collection::vec(damaged(), 1..4)) {
        let dossier = dossier(articles(&texts));
        assert_totals(&dossier);
        assert_apart(&dossier);
    }

    #[test]
    fn the_order_of_articles_changes_nothing(
        texts in prop::collection::vec(paragraphs(), 2..5),
        places in prop::collection::vec(any::<Index>(), 5),
    ) {
        let read = articles(&texts);
        let mut shuffled = read.clone();
        for (i, place) in places.iter().enumerate() {
            let other = place.index(shuffled.len());
            shuffled.swap(i % read.len(), other);
        }
        prop_assert!(dossier(read) == dossier(shuffled));
    }
}

/// Reads `piece` over and over in one line, and what stands after it.
fn assert_read_to_its_end(piece: &str, bytes: usize) {
    let end = "\n\nFarida Noorzai said the schools were shut.";
    let text = piece.repeat(bytes / piece.len()) + end;
    let dossier = dossier(articles(std::slice::from_ref(&text)));
    assert_totals(&dossier);
    let ids: BTreeSet<_> = dossier.statements.iter().map(|s| &s.id).collect();
    assert_eq!(ids.len(), dossier.statements.len());
    let last = dossier.statements.last().map(|s| words(&text, &s.content));
    assert_eq!(
        last.as_deref(),
        Some("the schools were shut"),
        "after {piece:?}"
    );
}

#[test]
fn a_line_of_a_megabyte_is_read_to_its_end() {
    for piece in [
        "x",
        "\0",
        "that ",
        ", ",
        "Amara Okafor said, “",
        "\u{202e}a",
    ] {
        assert_read_to_its_end(piece, 1 << 20);
    }
}

#[test]
fn a_line_of_one_thing_over_and_over_is_read_to_its_end() {
    let pieces = [
        "“",
        "”",
        "’ ",
        "'\" ",
        "‘",
        "«",
        "said ",
        "and ",
        "(",
        "Amara ",
        "Amara Okafor ",
        "X: ",
        "he told her that ",
        "according to ",
        "“No,” he said. ",
        "The minister, ",
        "— ",
    ];
    for piece in pieces {
        assert_read_to_its_end(piece, 1 << 12);
    }
}
