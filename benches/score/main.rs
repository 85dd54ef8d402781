//! Scores both taggers against corpora of attributed speech: `cargo bench --bench score -- [FOLDER]`.
//!
//! The folder (`../shared/corpora` or `ONRECORD_CORPORA` where none is given) holds annotated articles and the
//! scorers `score.py` and `score_party.py`; without it nothing is done, and said so. One table a tagger: exact
//! content, content and speaker, for all statements and for speech alone, by kind and by stage, on the texts as they
//! are and on damaged ones (`damage`). Options: `quick` (no damaged texts), `NAME` of a corpus (that one alone).

mod damage;
mod scorer;

use damage::Damage;
use onrecord::article;
use onrecord::dossier::{Dossier, Sources, Statement, build_with};
use onrecord::extract::model::Model;
use onrecord::extract::{Rules, Tagger};
use onrecord::span::{CodePoints, Span};
use scorer::Scorer;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Corpora, and whether their annotation holds thoughts and wishes too.
const CORPORA: [(&str, bool); 3] = [
    ("polnear-dev", true),
    ("gum-dev", false),
    ("wikinews-dev", false),
];

const TAGGERS: [(&str, &dyn Tagger); 3] = [
    ("rules", &Rules),
    ("model", &Model { thoughts: false }),
    ("model with thoughts", &Model { thoughts: true }),
];

fn main() {
    let (mut folder, mut quick, mut only) = (None, false, None);
    for argument in std::env::args().skip(1).filter(|a| a != "--bench") {
        match argument.as_str() {
            "quick" => quick = true,
            name if CORPORA.iter().any(|(c, _)| *c == name) => only = Some(argument),
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    let folder = folder
        .or_else(|| std::env::var_os("ONRECORD_CORPORA").map(PathBuf::from))
        .unwrap_or_else(|| PathBuf::from("../shared/corpora"));
    if !folder.join("score.py").is_file() {
        println!("score: no scorer in {}; nothing measured", folder.display());
        return;
    }
    let scorer = Scorer::new(folder);
    for (name, thoughts) in CORPORA {
        if only.as_ref().is_some_and(|o| o != name) {
            continue;
        }
        let Some(gold) = scorer.corpus(name) else {
            println!("{name}: not there; nothing measured");
            continue;
        };
        for (label, tagger) in TAGGERS {
            if label == "model with thoughts" && !thoughts {
                continue;
            }
            println!("\n{name}, {label}");
            measure(&scorer, &gold, tagger, thoughts);
            if !quick && thoughts {
                damaged(&scorer, &gold, tagger);
            }
        }
    }
}

/// The row of the table, by kind and by stage.
fn measure(scorer: &Scorer, gold: &[Value], tagger: &dyn Tagger, speech: bool) {
    let system: Vec<Value> = gold.iter().map(|line| row(line, tagger)).collect();
    scorer.print_all(gold, &system);
    if speech {
        println!("  speech only: {}", scorer.headline(gold, &system, true));
    }
    if gold.iter().any(has_parties) {
        scorer.print_speakers(gold, &system);
    }
}

fn has_parties(line: &Value) -> bool {
    let statements = line["statements"].as_array();
    statements.is_some_and(|all| all.iter().any(|s| s["party"].is_string()))
}

fn damaged(scorer: &Scorer, gold: &[Value], tagger: &dyn Tagger) {
    for damage in Damage::ALL {
        let gold: Vec<Value> = gold
            .iter()
            .enumerate()
            .map(|(number, line)| damage.line(line, number as u64))
            .collect();
        let system: Vec<Value> = gold.iter().map(|line| row(line, tagger)).collect();
        let figures = scorer.headline(&gold, &system, false);
        println!("  {:<28} {figures}", damage.name());
    }
}

/// What is found in one article, as a line for the scorer; content with its leading "that", as corpora count it.
fn row(line: &Value, tagger: &dyn Tagger) -> Value {
    let text = line["text"].as_str().unwrap_or_default();
    let none = json!({"id": line["id"], "statements": []});
    let Ok(article) = article::read("article.txt", text.as_bytes()) else {
        return none;
    };
    let dossier = build_with(
        Sources {
            articles: vec![article],
            ..Sources::default()
        },
        tagger,
    );
    let Some(article) = dossier.articles.first() else {
        return none;
    };
    let points = CodePoints::new(&article.text);
    let statements: Vec<Value> = dossier
        .statements
        .iter()
        .map(|s| statement(&dossier, s, &article.text, &points))
        .collect();
    json!({"id": line["id"], "statements": statements})
}

fn statement(dossier: &Dossier, s: &Statement, text: &str, points: &CodePoints<'_>) -> Value {
    let places = |spans: &[Span]| -> Vec<[usize; 2]> {
        spans
            .iter()
            .map(|s| [points.at(s.start), points.at(s.end)])
            .collect()
    };
    let mut content = s.content.clone();
    if let Some(first) = content.first_mut() {
        *first = with_that(text, *first, s.cue.first().map_or(0, |c| c.end));
    }
    let party = dossier.party_of(s).and_then(|p| dossier.parties.get(p));
    let speaker = s.speaker.and_then(|p| dossier.speakers.get(p));
    json!({
        "content": places(&content),
        "source": places(&s.mention),
        "cue": places(&s.cue),
        "speaker": speaker.map(|x| x.name.clone()),
        "party": party.map(|x| x.name.clone()),
    })
}

/// The span with the "that" directly before it, where one stands behind the cue.
fn with_that(text: &str, span: Span, cue_end: u32) -> Span {
    let before = Span::new(0, span.start).of(text).trim_end();
    let at = before.len() as u32;
    if at < cue_end + 4 || !before.ends_with("that") {
        return span;
    }
    let joined = Span::new(0, at - 4)
        .of(text)
        .ends_with(char::is_alphanumeric);
    if joined {
        span
    } else {
        Span::new(at - 4, span.end)
    }
}
