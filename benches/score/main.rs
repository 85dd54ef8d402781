//! Scores both taggers against corpora of attributed speech: `cargo bench --bench score -- [FOLDER]`.
//!
//! The folder (`../shared/corpora` or `ONRECORD_CORPORA` where none is given) holds annotated articles and the
//! scorers `score.py` and `score_party.py`; without it nothing is done, and said so. One table a tagger: exact
//! content, content and speaker, for all statements and for speech alone, by kind and by stage, on the texts as they
//! are and on damaged ones (`damage`). Options: `quick` (no damaged texts), `NAME` of a corpus (that one alone; the
//! training part too), `keep=FOLDER` (what is found is left there, a file a corpus and tagger), `weights=FILE` (the
//! model with other weights than those that ship), `rules` (no model).

mod damage;
mod scorer;

use damage::Damage;
use onrecord::article;
use onrecord::dossier::{Dossier, Sources, Statement, build_with};
use onrecord::extract::model::{Model, Weights};
use onrecord::extract::{Extraction, Rules, Tagger};
use onrecord::span::{CodePoints, Span};
use onrecord::text::Prose;
use scorer::Scorer;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Corpora, and whether their annotation holds thoughts and wishes too.
const CORPORA: [(&str, bool); 3] = [
    ("polnear-dev", true),
    ("gum-dev", false),
    ("wikinews-dev", false),
];

/// Measured only where it is asked for by name, to look at errors: the model has seen it.
const TRAINING: (&str, bool) = ("polnear-train", true);

/// The model with weights from a file.
struct Other {
    model: Model,
    weights: Weights,
}

impl Tagger for Other {
    fn find(&self, prose: &Prose<'_>) -> Extraction {
        self.model.find_with(&self.weights, prose)
    }
}

fn taggers(weights: Option<&str>) -> Vec<(&'static str, Box<dyn Tagger>)> {
    let model = |thoughts| -> Box<dyn Tagger> {
        let model = Model { thoughts };
        let Some(file) = weights else {
            return Box::new(model);
        };
        let bytes = std::fs::read(file).expect("the weights file can be read");
        let weights = Weights::read(&bytes).expect("a weights file of this version");
        Box::new(Other { model, weights })
    };
    vec![
        ("rules", Box::new(Rules { thoughts: false })),
        ("rules with thoughts", Box::new(Rules { thoughts: true })),
        ("model", model(false)),
        ("model with thoughts", model(true)),
    ]
}

/// What ends so is measured only against corpora that annotate thoughts.
const THOUGHTS: &str = "with thoughts";

fn main() {
    let (mut folder, mut quick, mut only, mut keep) = (None, false, None, None);
    let (mut weights, mut rules) = (None, false);
    for argument in std::env::args().skip(1).filter(|a| a != "--bench") {
        match argument.as_str() {
            "quick" => quick = true,
            "rules" => rules = true,
            name if CORPORA.iter().any(|(c, _)| *c == name) || name == TRAINING.0 => {
                only = Some(argument);
            }
            place if place.starts_with("keep=") => {
                keep = place.strip_prefix("keep=").map(PathBuf::from);
            }
            place if place.starts_with("weights=") => {
                weights = place.strip_prefix("weights=").map(str::to_owned);
            }
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
    let mut taggers = taggers(weights.as_deref());
    taggers.retain(|(label, _)| !rules || label.starts_with("rules"));
    for (name, thoughts) in CORPORA.into_iter().chain([TRAINING]) {
        let asked = only.as_deref().map_or(name != TRAINING.0, |o| o == name);
        if !asked {
            continue;
        }
        let Some(gold) = scorer.corpus(name) else {
            println!("{name}: not there; nothing measured");
            continue;
        };
        for (label, tagger) in &taggers {
            let tagger = tagger.as_ref();
            if label.ends_with(THOUGHTS) && !thoughts {
                continue;
            }
            println!("\n{name}, {label}");
            let system = measure(&scorer, &gold, tagger, thoughts);
            if let Some(folder) = &keep {
                let file = format!("{name}-{}.jsonl", label.replace(' ', "-"));
                scorer::write(&folder.join(file), &system);
            }
            if !quick && thoughts {
                damaged(&scorer, &gold, tagger);
            }
        }
    }
}

/// The row of the table, by kind and by stage.
fn measure(scorer: &Scorer, gold: &[Value], tagger: &dyn Tagger, speech: bool) -> Vec<Value> {
    let system: Vec<Value> = gold.iter().map(|line| row(line, tagger)).collect();
    scorer.print_all(gold, &system);
    if speech {
        println!("  speech only: {}", scorer.headline(gold, &system, true));
    }
    if gold.iter().any(has_parties) {
        scorer.print_speakers(gold, &system);
    }
    system
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
        "rule": s.rule,
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
