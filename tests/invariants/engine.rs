//! Invariants of what the engine returns, on texts of every kind.

use std::collections::BTreeSet;
use std::panic;

use onrecord::article::{self, Article, ArticleError};
use onrecord::dossier::{Dossier, Statement};
use onrecord::process::{folder, row, settings, terminal};
use onrecord::span::Span;
use proptest::prelude::*;

use crate::texts::{self, anything, collage, texts};

fn articles(text: &str) -> Vec<Article> {
    article::read("article.txt", text.as_bytes())
        .into_iter()
        .collect()
}

/// Everything of `text` that can be seen: a line of control characters is no paragraph.
fn ink(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !is_layout(*c))
        .collect()
}

/// Characters without ink that steer the layout; they belong to the white space between paragraphs.
const fn is_layout(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Fails where a span does not lie in `text` on character borders, or two are not in order with a gap between.
fn assert_in_order(text: &str, spans: &[Span], what: &str) {
    for span in spans {
        assert!(span.fits(text), "{what}: {span:?} is no place in the text");
        assert!(!span.is_empty(), "{what}: {span:?} holds nothing");
    }
    for pair in spans.windows(2) {
        assert!(
            pair[0].end < pair[1].start,
            "{what}: {spans:?} touch or are out of order"
        );
    }
}

fn assert_article_holds(article: &Article) {
    let spans: Vec<_> = article.paragraphs.iter().map(|p| p.span).collect();
    assert_in_order(&article.text, &spans, "paragraphs");
    let shown: String = spans
        .iter()
        .map(|span| ink(span.of(&article.text)))
        .collect();
    assert_eq!(shown, ink(&article.text), "paragraphs hold every word");
    if let Some(title) = article.title_span {
        assert_in_order(&article.text, &[title], "title");
    }
    let prose = article.prose();
    let mut end = 0;
    for token in &prose.tokens {
        assert!(
            token.span.fits(&article.text) && !token.span.is_empty(),
            "{:?}",
            token.span
        );
        assert!(token.span.start >= end, "tokens are in order");
        end = token.span.end;
    }
}

fn assert_statement_holds(dossier: &Dossier, statement: &Statement) {
    let article = &dossier.articles[statement.article];
    let text = &article.text;
    assert!(!statement.content.is_empty(), "a statement has content");
    assert_in_order(text, &statement.content, "content");
    assert_in_order(text, &statement.cue, "cue");
    assert_in_order(text, &statement.mention, "mention");
    assert_in_order(text, &[statement.carrier], "carrier");
    for &content in &statement.content {
        assert!(
            statement.carrier.contains(content),
            "the carrier holds the content"
        );
        for furniture in article.furniture() {
            assert!(
                !furniture.overlaps(content),
                "furniture is never a statement"
            );
        }
    }
    let single = [
        statement.antecedent,
        statement.channel,
        statement.time.as_ref().map(|time| time.span),
    ];
    for span in single.into_iter().flatten() {
        assert_in_order(text, &[span], "antecedent, channel or time");
    }
    assert_eq!(statement.id.len(), 10, "{}", statement.id);
    for answer in &statement.questions {
        assert!(answer.question < dossier.questions.len());
        assert!(!answer.words.is_empty(), "some words decided the question");
        for words in &answer.words {
            assert!(
                statement.content.iter().any(|c| c.contains(*words)),
                "they are the statement's"
            );
        }
    }
}

fn assert_dossier_holds(dossier: &Dossier) {
    dossier
        .articles
        .iter()
        .for_each(|article| assert_article_holds(article));
    for statement in &dossier.statements {
        assert_statement_holds(dossier, statement);
    }
    let places: Vec<_> = dossier
        .statements
        .iter()
        .map(|s| (s.article, s.content[0].start))
        .collect();
    assert!(
        places.is_sorted(),
        "statements stand by article, then by place"
    );
    for reject in &dossier.rejects {
        assert_in_order(
            &dossier.articles[reject.article].text,
            &[reject.span],
            "reject",
        );
    }
    for named in &dossier.named {
        assert!(!named.mentions.is_empty());
        for &(article, span) in &named.mentions {
            assert_in_order(&dossier.articles[article].text, &[span], "named");
        }
    }
    let unique = |ids: Vec<&str>| ids.iter().collect::<BTreeSet<_>>().len() == ids.len();
    assert!(unique(dossier.statements.iter().map(|s| &*s.id).collect()));
    assert!(unique(dossier.speakers.iter().map(|s| &*s.id).collect()));
    assert!(unique(dossier.parties.iter().map(|p| &*p.id).collect()));
    for (ix, speaker) in dossier.speakers.iter().enumerate() {
        assert!(!speaker.statements.is_empty(), "a speaker said something");
        assert!(speaker.statements.is_sorted());
        for &statement in &speaker.statements {
            assert_eq!(dossier.statements[statement].speaker, Some(ix));
        }
        for role in &speaker.roles {
            let words = role.span.of(&dossier.articles[role.article].text);
            assert_eq!(words, role.words, "a role is a slice");
        }
    }
    for party in &dossier.parties {
        assert!(!party.statements.is_empty(), "a party said something");
        assert!(party.statements.is_sorted());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn invariants_2_and_3_hold_for_any_text(text in texts()) {
        assert_dossier_holds(&folder::dossier_of(articles(&text)));
    }

    #[test]
    fn invariants_2_and_3_hold_for_several_articles(a in collage(), b in collage()) {
        let both = articles(&a).into_iter().chain(articles(&b)).collect();
        assert_dossier_holds(&folder::dossier_of(both));
    }

    #[test]
    fn invariant_3_any_bytes_are_an_article_or_an_error_that_names_the_file(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        ending in prop::sample::select(&["txt", "md", "html", "", "TXT"][..]),
    ) {
        let name = format!("the file.{ending}");
        match article::read(&name, &bytes) {
            Ok(article) => assert_article_holds(&article),
            Err(error) => {
                assert!(error.to_string().contains(&name));
                if let ArticleError::NotUtf8 { offset, .. } = error {
                    assert!(std::str::from_utf8(&bytes[..offset]).is_ok());
                    assert!(std::str::from_utf8(&bytes).is_err());
                }
            }
        }
    }

    #[test]
    fn a_row_holds_the_text_and_places_in_it(text in texts()) {
        let dossier = folder::dossier_of(articles(&text));
        if let Some(row) = row::of(&dossier, None, false) {
            let row = serde_json::to_value(&row).expect("JSON");
            let chars: Vec<char> = row["text"].as_str().expect("text").chars().collect();
            for (statement, found) in row["statements"].as_array().expect("rows").iter().zip(&dossier.statements) {
                let places = statement["content"].as_array().expect("places").iter();
                for (place, span) in places.zip(&found.content) {
                    let at = |n: usize| place[n].as_u64().expect("a number") as usize;
                    let words: String = chars[at(0)..at(1)].iter().collect();
                    assert_eq!(words, span.of(dossier.text_of(found)));
                }
            }
        }
    }

    #[test]
    fn nothing_printed_can_steer_a_terminal(text in anything()) {
        let shown = terminal::visible(&text);
        assert!(!shown.chars().any(char::is_control));
    }

    #[test]
    fn any_settings_file_is_settings_or_a_line(text in "(listen|grace|open|x)? ?= ?[\\[\\]\"a-z0-9:.\n#]{0,30}") {
        if let Err((line, message)) = settings::parse(&text) {
            assert!(line >= 1 && line <= text.lines().count().max(1) + 1);
            assert!(!message.is_empty());
        }
    }
}

#[test]
fn invariant_4_same_articles_same_dossier_in_any_order_and_on_any_thread() {
    let read =
        |(file, text): &(String, String)| article::read(file, text.as_bytes()).expect("an article");
    let forward: Vec<Article> = texts::several().iter().map(read).collect();
    let backward: Vec<Article> = forward.iter().rev().cloned().collect();
    let first = folder::dossier_of(forward.clone());
    assert!(
        first == folder::dossier_of(backward),
        "the order of the articles changed the dossier"
    );
    let built: Vec<Dossier> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| folder::dossier_of(forward.clone())))
            .collect();
        threads
            .into_iter()
            .map(|t| t.join().expect("built"))
            .collect()
    });
    assert!(built.iter().all(|dossier| *dossier == first));
}

#[test]
fn invariant_4_an_id_does_not_depend_on_the_other_articles() {
    let ids = |articles: Vec<Article>| -> BTreeSet<String> {
        folder::dossier_of(articles)
            .statements
            .into_iter()
            .map(|s| s.id.to_string())
            .collect()
    };
    let all: Vec<Article> = texts::several()
        .iter()
        .flat_map(|(_, text)| articles(text))
        .collect();
    let alone: BTreeSet<String> = all
        .iter()
        .flat_map(|article| ids(vec![article.clone()]))
        .collect();
    assert!(alone.len() > 4, "something was found: {alone:?}");
    assert_eq!(ids(all), alone);
}

#[test]
fn a_span_that_lies_wrong_would_be_seen() {
    let wrong = [
        &[Span::new(0, 1), Span::new(1, 2)][..],
        &[Span::new(3, 4), Span::new(0, 1)],
        &[Span::new(0, 99)],
        &[Span::new(6, 7)],
        &[Span::new(2, 2)],
    ];
    for spans in wrong {
        let seen = panic::catch_unwind(|| assert_in_order("some “text”", spans, "test"));
        assert!(seen.is_err(), "{spans:?}");
    }
}
