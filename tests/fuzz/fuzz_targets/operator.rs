//! Any text as each of the operator's files: metadata, parties, questions, corrections; then a dossier of them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::article::{self, sidecar};
use onrecord::dossier::corrections::Corrections;
use onrecord::dossier::{Sources, build};
use onrecord::party::Roster;
use onrecord::question::Questions;

const ARTICLE: &str = "Talks Go On\n\nAnn Lee of Kenya said, “We want peace.” “No,” the minister replied on Monday.\n";

fuzz_target!(|text: &str| {
    let mut article = article::read("a.txt", ARTICLE.as_bytes()).expect("an article");
    match sidecar::parse("a.toml", text) {
        Ok(metadata) => article.set_metadata(metadata),
        Err(notes) => assert!(!notes.is_empty()),
    }
    let told = |notes: &[article::Note]| {
        assert!(!notes.is_empty() && notes.iter().all(|note| !note.message.is_empty()));
    };
    let mut sources = Sources {
        articles: vec![article],
        ..Sources::default()
    };
    match Roster::parse("parties.toml", text) {
        Ok(roster) => sources.roster = roster,
        Err(notes) => told(&notes),
    }
    match Questions::parse("questions.toml", text) {
        Ok(questions) => sources.questions = questions,
        Err(notes) => told(&notes),
    }
    match Corrections::parse("corrections.toml", text) {
        Ok(corrections) => sources.corrections = corrections,
        Err(notes) => told(&notes),
    }
    let dossier = build(sources);
    for statement in &dossier.statements {
        assert!(
            statement
                .content
                .iter()
                .all(|span| span.fits(dossier.text_of(statement)))
        );
    }
});
