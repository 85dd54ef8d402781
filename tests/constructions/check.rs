//! How a case is checked: all statements of a short article, in order, and all that was not taken.

use onrecord::article;
use onrecord::dossier::{Dossier, Sources, build};
use onrecord::extract::{Form, RejectReason};
use onrecord::span::Span;

/// A statement: its speaker's name, its form, its words.
///
/// Words that stand in several places, or run on over a paragraph's end, are joined with " / ".
type Expected<'e> = (&'e str, Form, &'e str);

/// The speaker of a statement that is nobody's.
pub(crate) const UNASSIGNED: &str = "";

/// Checks that `text` holds these statements and no others, and that nothing was rejected.
#[track_caller]
pub(crate) fn check(text: &str, expected: &[Expected]) {
    check_rejects(text, expected, &[]);
}

/// Checks the last statement of `text` alone.
#[track_caller]
pub(crate) fn check_last(text: &str, expected: Expected) {
    let dossier = read(text);
    let last = dossier.statements.last().expect("a statement");
    let speaker = last.speaker;
    let speaker = speaker.map_or(UNASSIGNED, |ix| &dossier.speakers[ix].name);
    let words = words(text, &last.content);
    assert_eq!((speaker, last.form, &*words), expected, "\nin\n{text}\n");
}

/// Checks that `text` holds these statements and no others, and that these words and no others were rejected.
#[track_caller]
pub(crate) fn check_rejects(text: &str, expected: &[Expected], rejects: &[(RejectReason, &str)]) {
    let dossier = read(text);
    let found: Vec<(&str, Form, String)> = dossier
        .statements
        .iter()
        .map(|s| {
            let speaker = s
                .speaker
                .map_or(UNASSIGNED, |ix| &dossier.speakers[ix].name);
            (speaker, s.form, words(text, &s.content))
        })
        .collect();
    let found: Vec<Expected> = found.iter().map(|(s, f, w)| (*s, *f, &**w)).collect();
    assert_eq!(
        found, expected,
        "\nstatements found (left) and expected (right) in\n{text}\n"
    );
    let rejected: Vec<_> = dossier
        .rejects
        .iter()
        .map(|r| (r.why, r.span.of(text)))
        .collect();
    assert_eq!(
        rejected, rejects,
        "\nrejected (left) and expected (right) in\n{text}\n"
    );
}

/// The dossier of one plain text.
fn read(text: &str) -> Dossier {
    build(Sources {
        articles: vec![article::read("case.txt", text.as_bytes()).expect("an article")],
        ..Sources::default()
    })
}

/// The words of all spans.
fn words(text: &str, spans: &[Span]) -> String {
    let parts: Vec<String> = spans
        .iter()
        .map(|s| s.of(text).replace("\n\n", " / "))
        .collect();
    parts.join(" / ")
}

#[test]
#[should_panic(expected = "statements found")]
fn a_wrong_speaker_is_seen() {
    check(
        "Farida Noorzai said the schools were shut.",
        &[("Noorzai", Form::Paraphrase, "the schools were shut")],
    );
}

#[test]
#[should_panic(expected = "statements found")]
fn a_missing_statement_is_seen() {
    check("Farida Noorzai said the schools were shut.", &[]);
}

#[test]
#[should_panic(expected = "rejected")]
fn a_reject_that_is_not_expected_is_seen() {
    check(
        "The so-called “volunteers” crossed the river at night.",
        &[],
    );
}
