//! The operator's corrections, from the file to the dossier.

use crate::scratch::Scratch;
use onrecord::dossier::Dossier;
use onrecord::dossier::corrections::Corrections;
use onrecord::extract::{Form, RejectReason};
use onrecord::process::folder::read;
use onrecord::span::CodePoints;
use std::path::Path;

const ARTICLE: &str = "Talks fail\n\n“We are ready,” said Ann Lee, the minister, on Monday.\n\n“We are not ready,” said Bo Kim, the envoy.\n\n“Nobody is,” said A. Lee.\n";

/// The dossier of the article above with these corrections; `ARTICLE` and places are filled in.
fn corrected(corrections: &str) -> Dossier {
    let scratch = Scratch::new();
    scratch.file("a.txt", ARTICLE);
    let plain = read(Path::new(&scratch.path(""))).unwrap();
    let digits: String = plain.articles[0].sha256.chars().take(8).collect();
    let mut text = corrections.replace("ARTICLE", &digits);
    for (n, statement) in plain.statements.iter().enumerate() {
        let points = CodePoints::new(&plain.articles[0].text);
        let pieces: Vec<_> = statement
            .content
            .iter()
            .map(|s| format!("{}–{}", points.at(s.start), points.at(s.end)))
            .collect();
        text = text.replace(&format!("PLACE{n}"), &pieces.join(" and "));
    }
    scratch.file("corrections.toml", text);
    let dossier = read(Path::new(&scratch.path(""))).unwrap();
    sound(&dossier);
    dossier
}

/// Every list says what the statements say.
fn sound(dossier: &Dossier) {
    for (s, speaker) in dossier.speakers.iter().enumerate() {
        assert!(!speaker.statements.is_empty() && !speaker.id.is_empty());
        assert!(
            speaker
                .statements
                .iter()
                .all(|&at| dossier.statements[at].speaker == Some(s))
        );
        assert!(
            speaker
                .party
                .is_none_or(|p| dossier.parties[p].speakers.contains(&s))
        );
    }
    for (at, statement) in dossier.statements.iter().enumerate() {
        assert!(
            statement
                .speaker
                .is_none_or(|s| dossier.speakers[s].statements.contains(&at))
        );
    }
    for party in &dossier.parties {
        assert!(!party.statements.is_empty());
        let of_speakers: usize = party
            .speakers
            .iter()
            .map(|&s| dossier.speakers[s].statements.len())
            .sum();
        assert_eq!(of_speakers, party.statements.len());
    }
}

fn speaker(dossier: &Dossier, statement: usize) -> Option<&str> {
    dossier.statements[statement]
        .speaker
        .map(|s| dossier.speakers[s].name.as_str())
}

fn notes(dossier: &Dossier) -> Vec<String> {
    let notes = dossier
        .notes
        .iter()
        .filter(|n| n.file == "corrections.toml");
    notes
        .map(|n| format!("{}: {}", n.line.unwrap_or(0), n.message))
        .collect()
}

#[test]
fn the_article_has_three_statements() {
    let dossier = corrected("");
    assert_eq!(dossier.statements.len(), 3);
    assert_eq!(speaker(&dossier, 0), Some("Ann Lee"));
    assert_eq!(speaker(&dossier, 1), Some("Bo Kim"));
    assert!(dossier.statements.iter().all(|s| s.corrected.is_empty()));
}

#[test]
fn another_speaker() {
    let dossier = corrected(
        "[[statement]]\narticle = \"ARTICLE\"\ncharacters = \"PLACE1\"\nspeaker = \"ann lee\"\nbecause = \"see page 2\"\n",
    );
    assert_eq!(speaker(&dossier, 1), Some("Ann Lee"));
    assert_eq!(
        dossier.statements[1].corrected[..],
        ["the speaker, before: Bo Kim (see page 2)"]
    );
    assert!(dossier.speakers.iter().all(|s| s.name != "Bo Kim"));
    let dossier = corrected(
        "[[statement]]\narticle = \"ARTICLE…\"\ncharacters = \"PLACE1\"\nspeaker = \"Cy Poe\"\n",
    );
    assert_eq!(speaker(&dossier, 1), Some("Cy Poe"));
    let dossier = corrected(
        "[[statement]]\narticle = \"ARTICLE\"\ncharacters = \"PLACE1\"\nunassigned = true\n",
    );
    assert_eq!(speaker(&dossier, 1), None);
    assert_eq!(dossier.unassigned().collect::<Vec<_>>(), [1]);
}

#[test]
fn another_form_and_hidden() {
    let dossier = corrected(
        "[[statement]]\narticle = \"ARTICLE\"\ncharacters = \"PLACE0\"\nform = \"partial\"\n\n[[statement]]\narticle = \"ARTICLE\"\ncharacters = \"PLACE1\"\nhide = true\n",
    );
    assert_eq!(dossier.statements.len(), 2);
    assert_eq!(dossier.statements[0].form, Form::Partial);
    assert_eq!(
        dossier.statements[0].corrected[..],
        ["the form, before: direct"]
    );
    assert_eq!(notes(&dossier), [""; 0]);
    let hidden = dossier
        .rejects
        .iter()
        .find(|r| r.why == RejectReason::Hidden)
        .unwrap();
    assert_eq!(
        hidden.span.of(&dossier.articles[0].text),
        "“We are not ready,”"
    );
}

#[test]
fn two_spellings_are_one_speaker() {
    let plain = corrected("");
    let other = speaker(&plain, 2).unwrap().to_owned();
    let dossier = corrected(&format!(
        "[[merge]]\nspeakers = [\"Bo Kim\", \"{other}\", \"Nobody\"]\n"
    ));
    assert_eq!(speaker(&dossier, 2), Some("Bo Kim"));
    assert_eq!(
        dossier.statements[2].corrected[..],
        [format!("“Bo Kim” and “{other}” are one speaker")]
    );
    assert_eq!(
        notes(&dossier),
        ["1: no speaker is named “Nobody”; the name must be spelt as the pages print it"]
    );
}

#[test]
fn another_party() {
    let dossier = corrected(
        "[[party]]\nspeaker = \"Bo Kim\"\nparty = \"Northland\"\n[[party]]\nspeaker = \"Ann Lee\"\nparty = \"Aland\"\n",
    );
    let names: Vec<_> = dossier.parties.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["Aland", "Northland"]);
    let bo = dossier
        .speakers
        .iter()
        .find(|s| s.name == "Bo Kim")
        .unwrap();
    assert_eq!(bo.party_because, "corrected by the operator");
    let dossier = corrected("[[party]]\nspeaker = \"Bo Kim\"\nparty = \"Other\"\n");
    assert!(
        dossier
            .speakers
            .iter()
            .find(|s| s.name == "Bo Kim")
            .unwrap()
            .party
            .is_none()
    );
}

#[test]
fn a_correction_without_a_target_is_told_and_moves_nowhere() {
    let dossier = corrected(
        "[[statement]]\narticle = \"00000000\"\ncharacters = \"PLACE0\"\nhide = true\n\n[[statement]]\narticle = \"ARTICLE\"\ncharacters = \"1–5\"\nhide = true\n",
    );
    assert_eq!(dossier.statements.len(), 3);
    assert_eq!(
        notes(&dossier),
        [
            "1: no article has a SHA-256 that begins with 00000000; it was taken out or has changed",
            "6: no statement stands at characters 1–5 of a.txt",
        ]
    );
}

#[test]
fn every_mistake_has_its_line() {
    let wrong = |text: &str| -> Vec<String> {
        let notes = Corrections::parse("corrections.toml", text).unwrap_err();
        notes
            .iter()
            .map(|n| format!("{}: {}", n.line.unwrap(), n.message))
            .collect()
    };
    assert!(wrong("[[statment]]\n")[0].contains("did you mean “statement”?"));
    let all = wrong(
        "[[statement]]\narticle = \"xyz\"\ncharacters = \"5\"\nform = \"loud\"\nspeaker = \"A\"\nunassigned = true\n\n[[statement]]\narticle = \"00000000\"\ncharacters = \"1-2\"\n\n[[merge]]\nspeakers = [\"A\"]\n\n[[party]]\nspeaker = \"A\"\n",
    );
    let lines: Vec<_> = all.iter().map(|w| w.split(':').next().unwrap()).collect();
    assert_eq!(lines, ["2", "3", "4", "6", "8", "12", "15"], "{all:#?}");
    assert!(Corrections::parse("corrections.toml", "").is_ok());
}
