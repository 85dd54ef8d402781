//! Plain-text articles through the public door: the bundled one in full, and properties on any text.

use onrecord::article::{self, ArticleError, Kind, MAX_BYTES};
use proptest::prelude::*;

#[test]
fn the_bundled_article() {
    let bytes = include_bytes!("../../dossier/russia-ready-to-negotiate.txt");
    let article = article::read("russia-ready-to-negotiate.txt", bytes).unwrap();
    assert_eq!(article.text.as_bytes(), bytes);
    assert_eq!(
        article.sha256,
        "987d7cd8a0b47c30141d2dd9b0bfbb63f49402997a76dd3e30bc8186d4c15c19"
    );
    assert_eq!(
        article.id,
        "russia-ready-to-negotiate-over-ukraine-putin-987d7cd8"
    );
    assert_eq!(
        article.title(),
        "Russia Ready To Negotiate Over Ukraine: Putin"
    );
    assert_eq!(article.dateline, None);
    let dimmed: Vec<_> = article.furniture().collect();
    assert_eq!(dimmed.len(), 5);
    let all = dimmed[0].join(dimmed[4]);
    assert_eq!(all.code_points(&article.text), (2235, 2360));
    assert!(all.of(&article.text).starts_with("Click to comment"));
    let body = article.paragraphs.iter().filter(|p| p.kind == Kind::Body);
    assert_eq!(body.count(), 13);
}

#[test]
fn a_dateline_is_part_of_its_paragraph() {
    let text = "Talks fail\n\nKYIV (Reuters) — The talks failed on Monday.\n";
    let article = article::read("a.txt", text.as_bytes()).unwrap();
    assert_eq!(
        article.dateline.unwrap().of(&article.text),
        "KYIV (Reuters) —"
    );
    assert_eq!(article.paragraphs[1].kind, Kind::Body);
    assert!(
        article.paragraphs[1]
            .span
            .contains(article.dateline.unwrap())
    );
}

#[test]
fn line_breaks_and_controls_stay_in_the_stored_text() {
    let text = "Talks fail\r\n\r\nThe talks\0 failed\u{7}.\r\n";
    let article = article::read("a.txt", text.as_bytes()).unwrap();
    assert_eq!(&*article.text, text);
    assert_eq!(article.paragraphs.len(), 2);
}

#[test]
fn a_file_over_the_limit_is_refused_before_it_is_read() {
    let bytes = vec![0; MAX_BYTES + 1];
    assert!(matches!(
        article::read("a.txt", &bytes),
        Err(ArticleError::TooLarge { .. })
    ));
}

/// Pieces that furniture, titles, datelines and wraps are told by, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\u{2029}\u{a0}".to_owned()),
        Just("Leave a Reply".to_owned()),
        Just("Most Popular".to_owned()),
        Just("By ".to_owned()),
        Just("KYIV (Reuters) — ".to_owned()),
        Just("Image:".to_owned()),
        Just("“We are ready,” he said. ".to_owned()),
        Just("İ ﬁ ß ".to_owned()),
        "\\PC{0,40}",
        ".{0,90}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn any_text_is_an_article_or_empty(text in pieces()) {
        match article::read("a.txt", text.as_bytes()) {
            Ok(article) => {
                let mut end = 0;
                let mut held = String::new();
                for p in &article.paragraphs {
                    prop_assert!(p.span.fits(&article.text) && p.span.start >= end && !p.span.is_empty());
                    prop_assert_eq!(p.span, p.span.trimmed(&article.text));
                    end = p.span.end;
                    held.extend(p.span.of(&article.text).chars().filter(|c| c.is_alphanumeric()));
                }
                let words: String = article.text.chars().filter(|c| c.is_alphanumeric()).collect();
                prop_assert_eq!(held, words);
                prop_assert!(article.id.is_ascii() && article.id.len() <= 69);
                prop_assert!(article.title_span.is_none_or(|t| article.paragraphs.iter().any(|p| p.span == t && p.kind == Kind::Title)));
            }
            Err(error) => prop_assert!(matches!(error, ArticleError::Empty { .. }), "{error}"),
        }
    }

    #[test]
    fn any_bytes_are_an_article_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = article::read("a.txt", &bytes);
    }
}
