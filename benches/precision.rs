//! Measures how often statements of each kind are right, and prints the table of `src/extract/certainty.rs`:
//! `cargo bench --bench precision -- TRAIN.jsonl [HALF.bin HALF.bin]`.
//!
//! The rules are measured on the whole corpus. The model must not be measured on what it learnt from: the first
//! file of weights is trained without the articles 0, 2, 4 … (`cargo bench --bench train -- TRAIN.jsonl HALF.bin
//! skip=0/2`) and measured on them, the second the other way round (`skip=1/2`).

mod annotated;
mod corpus;

use annotated::Gold;
use corpus::Line;
use onrecord::article;
use onrecord::extract::certainty::{FEWEST, Finder};
use onrecord::extract::model::{Model, Weights};
use onrecord::extract::{Candidate, Certainty, Extraction, Rules, Tagger};
use onrecord::text::Prose;

/// How many statements, how many with exactly the words, how many with half of them and the mention.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    exact: usize,
    attributed: usize,
}

type Table = [[[Count; 3]; 7]; 3];

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    let Some((corpus, halves)) = arguments.split_first() else {
        println!("precision: no corpus given; nothing measured");
        return;
    };
    let halves: Vec<Weights> = halves
        .iter()
        .map(|path| {
            let bytes = std::fs::read(path).expect("the weights can be read");
            Weights::read(&bytes).expect("a weights file")
        })
        .collect();
    let text = std::fs::read_to_string(corpus).expect("the corpus can be read");
    let mut table = Table::default();
    for (number, line) in text.lines().enumerate() {
        let line: Line = serde_json::from_str(line).expect("a line with text and statements");
        let article = article::read("article.txt", line.text.as_bytes()).expect("an article");
        let prose = article.prose();
        let gold = annotated::words(&line, &prose);
        count(
            &mut table,
            &prose,
            &Rules::default().find(&prose),
            &gold,
            false,
        );
        if let Some(weights) = halves.get(number % 2) {
            let found = Model::default().find_with(weights, &prose);
            count(&mut table, &prose, &found, &gold, true);
        }
    }
    print(&table);
}

/// Counts what the model or the rules found; of the model's list only what is its own.
fn count(table: &mut Table, prose: &Prose<'_>, found: &Extraction, gold: &[Gold], model: bool) {
    for candidate in &found.candidates {
        let kind = Certainty::of(prose, candidate);
        if (kind.finder != Finder::Rules) != model {
            continue;
        }
        let own = words(prose, candidate, &found.candidates);
        let cell = &mut table[kind.finder as usize][kind.reporting as usize][kind.wording as usize];
        cell.all += 1;
        let best = gold
            .iter()
            .map(|g| (shared(&own.content, &g.content), g))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((share, g)) = best {
            let mention = own.mention.is_empty() && g.mention.is_empty()
                || own.mention.iter().any(|i| g.mention.contains(i));
            cell.exact += usize::from(share >= 1.0);
            cell.attributed += usize::from(share >= 0.5 && mention);
        }
    }
}

fn words(prose: &Prose<'_>, candidate: &Candidate, all: &[Candidate]) -> Gold {
    let before = candidate.continues.and_then(|c| all.get(c));
    let mention = before.map_or(&candidate.mention, |b| &b.mention).clone();
    let is_word = |i: &usize| prose.tokens[*i].is_word();
    Gold {
        content: candidate
            .content
            .iter()
            .cloned()
            .flatten()
            .filter(is_word)
            .collect(),
        mention: mention.filter(is_word).collect(),
    }
}

/// Words in both, of the words in either.
fn shared(a: &[usize], b: &[usize]) -> f64 {
    let both = a.iter().filter(|i| b.binary_search(i).is_ok()).count();
    let either = (a.len() + b.len() - both).max(1);
    f64::from(both as u32) / f64::from(either as u32)
}

fn print(table: &Table) {
    let percent = |part: usize, all: usize| (part * 100 + all / 2) / all;
    for finder in table {
        println!("    [");
        for reporting in finder {
            let cells = reporting.map(|c| {
                if c.all < FEWEST {
                    "(0, 0)".to_owned()
                } else {
                    format!(
                        "({}, {})",
                        percent(c.exact, c.all),
                        percent(c.attributed, c.all)
                    )
                }
            });
            let seen = reporting.map(|c| c.all.to_string());
            println!("        [{}], // {}", cells.join(", "), seen.join(", "));
        }
        println!("    ],");
    }
}
