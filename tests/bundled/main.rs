//! The bundled article, character by character, against what careful readers agreed on (`statements.json`).
//!
//! The expectation is data beside this file: places in code points and in bytes, forms, speakers, grades, rejects.
//! Nothing is checked for being there that is not also checked for being all there is.

mod expected;

use expected::Expected;
use onrecord::article::{self, Article};
use onrecord::dossier::{Dossier, Sources, Statement, build};
use onrecord::process::folder;
use onrecord::process::settings::TaggerName;
use onrecord::span::{CodePoints, Span};
use onrecord::time::Resolution;
use std::fmt::Debug;

const FILE: &str = "russia-ready-to-negotiate.txt";
const BYTES: &[u8] = include_bytes!("../../dossier/russia-ready-to-negotiate.txt");

fn article() -> Article {
    article::read(FILE, BYTES).expect("an article")
}

/// The dossier four times: from the article alone, and as it is compiled in, with its roster and questions; each by
/// rules and by the model.
fn all() -> [(&'static str, Dossier); 4] {
    let alone = build(Sources {
        articles: vec![article()],
        ..Sources::default()
    });
    let model = TaggerName::Model.tagger();
    [
        ("without a roster", alone),
        ("as bundled", folder::bundled()),
        (
            "without a roster, by the model",
            folder::dossier_by(vec![article()], model),
        ),
        ("as bundled, by the model", folder::bundled_by(model)),
    ]
}

/// The words of every span.
fn words<'t>(text: &'t str, spans: &[Span]) -> Vec<&'t str> {
    spans.iter().map(|span| span.of(text)).collect()
}

/// Compares one field of every statement, and says of which statements it differs.
fn each<T: PartialEq + Debug>(
    of_expected: impl Fn(&expected::Statement) -> T,
    of_found: impl Fn(&Dossier, &Statement) -> T,
) {
    let expected = Expected::read().statements;
    for (which, dossier) in all() {
        let mut wrong = Vec::new();
        for (number, (want, got)) in expected.iter().zip(&dossier.statements).enumerate() {
            let (want, got) = (of_expected(want), of_found(&dossier, got));
            if want != got {
                wrong.push(format!("{number}: expected {want:?}\n   found    {got:?}"));
            }
        }
        assert!(wrong.is_empty(), "{which}\n{}", wrong.join("\n"));
        assert_eq!(dossier.statements.len(), expected.len(), "{which}");
    }
}

#[test]
fn the_bytes_are_those_that_were_agreed_on() {
    let expected = Expected::read();
    assert_eq!(expected.article, FILE);
    assert_eq!(article().sha256, expected.sha256);
    assert_eq!(article().text.as_bytes(), BYTES);
}

#[test]
fn the_title_and_what_the_article_does_not_say_of_itself() {
    let (article, expected) = (article(), Expected::read());
    let title = article.title_span.expect("a title in the text");
    assert_eq!(title.of(&article.text), expected.title);
    assert_eq!(article.meta, article::Metadata::default());
    assert_eq!(
        (expected.published, expected.outlet, expected.url),
        (None, None, None)
    );
    assert_eq!(article.notes, []);
}

#[test]
fn the_content_is_exact_in_code_points_and_in_bytes_and_nothing_else_is_found() {
    let want: Vec<Vec<_>> = Expected::read()
        .statements
        .iter()
        .map(|s| s.content.iter().map(expected::Place::parts).collect())
        .collect();
    for (which, dossier) in all() {
        let text = &dossier.articles[0].text;
        let points = CodePoints::new(text);
        let place = |c: &Span| {
            let words = c.of(text).to_owned();
            (points.at(c.start), points.at(c.end), c.start, c.end, words)
        };
        let found: Vec<Vec<_>> = dossier
            .statements
            .iter()
            .map(|s| s.content.iter().map(place).collect())
            .collect();
        let missing: Vec<_> = want.iter().filter(|w| !found.contains(w)).collect();
        let invented: Vec<_> = found.iter().filter(|f| !want.contains(f)).collect();
        assert!(
            missing.is_empty() && invented.is_empty(),
            "{which}\nnot found: {missing:#?}\nnot expected: {invented:#?}"
        );
        assert_eq!(want, found, "in order");
    }
}

#[test]
fn forms() {
    each(|want| want.form.clone(), |_, got| expected::word(&got.form));
}

#[test]
fn grades() {
    each(
        |want| want.grade.clone(),
        |_, got| expected::word(&got.grade),
    );
}

#[test]
fn speakers() {
    each(
        |want| Some(want.speaker.clone()),
        |dossier, got| got.speaker.map(|ix| dossier.speakers[ix].name.clone()),
    );
}

#[test]
fn cues() {
    each(
        |want| want.cue.clone(),
        |dossier, got| words(dossier.text_of(got), &got.cue).join(" "),
    );
}

#[test]
fn mentions() {
    each(
        |want| want.mention.clone(),
        |dossier, got| words(dossier.text_of(got), &got.mention).join(" "),
    );
}

#[test]
fn time_words_and_whether_they_stand_in_a_sentence_before() {
    each(
        |want| {
            want.time()
                .map(|(words, inherited)| (words, inherited, Resolution::NotResolvable))
        },
        |dossier, got| {
            let time = got.time.as_ref()?;
            let words = time.span.of(dossier.text_of(got)).to_owned();
            Some((words, time.inherited, time.resolution.clone()))
        },
    );
}

#[test]
fn channels() {
    each(
        |want| want.channel.clone(),
        |dossier, got| got.channel.map(|c| c.of(dossier.text_of(got)).to_owned()),
    );
}

#[test]
fn one_quotation_is_never_closed() {
    // The agreed note is the only place that says so.
    each(
        |want| want.note.contains("never closed"),
        |_, got| got.never_closed,
    );
}

#[test]
fn the_carrier_holds_content_cue_and_mention_and_the_words_nobody_can_give_to_one_of_two() {
    for (which, dossier) in all() {
        for statement in &dossier.statements {
            let parts = statement
                .content
                .iter()
                .chain(&statement.cue)
                .chain(&statement.mention);
            for &part in parts {
                let words = part.of(dossier.text_of(statement));
                assert!(statement.carrier.contains(part), "{which}: {words:?}");
            }
        }
        let undecided = dossier.statements.iter().filter(|s| {
            s.carrier
                .of(dossier.text_of(s))
                .contains("sought to isolate Russia")
        });
        assert_eq!(undecided.count(), 1, "{which}");
    }
}

#[test]
fn roles() {
    for (which, dossier) in all() {
        for speaker in &dossier.speakers {
            let got: Vec<&str> = speaker.roles.iter().map(|r| &*r.words).collect();
            let want = Expected::read()
                .roles
                .remove(&speaker.name)
                .unwrap_or_default();
            assert_eq!(got, want, "{which}: {}", speaker.name);
        }
    }
}

#[test]
fn named_but_not_quoted() {
    for (which, dossier) in all() {
        let named: Vec<String> = dossier.named.into_iter().map(|n| n.name).collect();
        assert_eq!(named, Expected::read().named_but_not_quoted, "{which}");
    }
}

#[test]
fn furniture_is_one_range_to_the_end() {
    let (article, expected) = (article(), Expected::read().furniture);
    let points = CodePoints::new(&article.text);
    let all: Vec<Span> = article.furniture().collect();
    let (first, last) = (all.first().expect("some"), all.last().expect("some"));
    assert_eq!(
        (points.at(first.start), points.at(last.end)),
        (expected.start, expected.end)
    );
    assert!(first.of(&article.text).starts_with(&expected.text_starts));
    let between = article
        .paragraphs
        .iter()
        .filter(|p| p.span.start >= first.start);
    assert_eq!(between.count(), all.len(), "nothing else stands between");
}

#[test]
fn rejects_with_their_reasons() {
    for (which, dossier) in all() {
        let text = &dossier.articles[0].text;
        let points = CodePoints::new(text);
        let found: Vec<_> = dossier
            .rejects
            .iter()
            .map(|r| expected::Reject {
                start: points.at(r.span.start),
                end: points.at(r.span.end),
                text: r.span.of(text).to_owned(),
                why: r.why.words().to_owned(),
            })
            .collect();
        assert_eq!(found, Expected::read().rejects, "{which}");
    }
}

#[test]
fn parties() {
    each(
        |want| Some(want.party.clone()),
        |dossier, got| {
            dossier
                .party_of(got)
                .map(|ix| dossier.parties[ix].name.clone())
        },
    );
}

#[test]
fn the_order_of_parties_and_of_their_speakers() {
    let expected = Expected::read();
    for (which, dossier) in all() {
        let names: Vec<&str> = dossier.parties.iter().map(|p| &*p.name).collect();
        assert_eq!(names, expected.parties, "{which}");
        for party in &dossier.parties {
            let speakers = party
                .speakers
                .iter()
                .map(|&ix| dossier.speakers[ix].name.clone());
            let speakers: Vec<String> = speakers.collect();
            assert_eq!(
                speakers, expected.speakers[&party.name],
                "{which}: {}",
                party.name
            );
        }
        assert!(
            dossier.speakers.iter().all(|s| s.party.is_some()),
            "{which}: nobody is left over"
        );
        assert_eq!(dossier.unassigned().count(), 0, "{which}");
    }
}

#[test]
fn questions() {
    let dossier = folder::bundled();
    let mut wrong = Vec::new();
    for (want, got) in Expected::read().statements.iter().zip(&dossier.statements) {
        let mut want = want.questions.clone();
        let mut got: Vec<String> = got
            .questions
            .iter()
            .map(|a| dossier.questions[a.question].name.to_lowercase())
            .collect();
        want.sort_unstable();
        got.sort_unstable();
        if want != got {
            wrong.push(format!("expected {want:?}\n   found    {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
