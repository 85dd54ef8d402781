//! Trains the model's weights: `cargo bench --bench train -- TRAIN.jsonl OUT.bin [OPTION=VALUE]…`.
//!
//! A linear-chain conditional random field whose steps have features, too, fitted by `AdaGrad` with regularised dual
//! averaging (Duchi et al. 2011, Xiao 2010) and an L1 penalty, so that most features get no weight at all (`fit`);
//! what ships is the mean of the weights after each epoch but the first few, in whole numbers (`pack`). One thread, a
//! fixed order, no call into a mathematics library: the same articles give the same bytes. Before it, the ranker is
//! fitted (`ranker`, `forest`), on what four other fits, each without a quarter of the articles, propose for that
//! quarter. Options: `epochs`, `l1`, `eta`, `rarest` (features seen in fewer tokens are left out), `skip=R/N`
//! (articles R, R+N, R+2N … are kept apart, to measure on them).

#[path = "../annotated/mod.rs"]
mod annotated;
#[path = "../corpus/mod.rs"]
mod corpus;
mod fit;
mod forest;
mod gold;
mod pack;
mod ranker;

use corpus::Line;
use fit::Fit;
use onrecord::article;
use onrecord::extract::model::{
    FEATURE_BITS, Features, Ranker, Reader, STEP_BITS, Weights, proposals, rule_labels, sequences,
};
use onrecord::extract::with_thoughts;
use std::io::{BufRead, BufReader};

/// The ranker learns from so many fits, each without a part of the articles.
const FOLDS: usize = 4;

/// What is fitted, and how hard.
struct Options {
    epochs: usize,
    l1: f32,
    eta: f32,
    rarest: u32,
    skip: Option<(usize, usize)>,
}

/// A labelled sequence.
#[derive(Default)]
struct Sequence {
    /// The number of its article.
    article: usize,
    /// One a token.
    labels: Vec<u8>,
    /// What is known of each token.
    tokens: Lists,
    /// What is known of the step to each token from the one before.
    steps: Lists,
}

/// A list of features for each token, one behind the other.
#[derive(Default)]
struct Lists {
    ends: Vec<u32>,
    features: Vec<u32>,
}

impl Lists {
    fn push(&mut self, features: impl IntoIterator<Item = u32>) {
        self.features.extend(features);
        self.ends.push(self.features.len() as u32);
    }

    fn of(&self, i: usize) -> &[u32] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.features[start as usize..self.ends[i] as usize]
    }

    /// Without the features that too few tokens have.
    fn without_rare(&self, counts: &[u32], rarest: u32) -> Self {
        let mut kept = Self::default();
        for i in 0..self.ends.len() {
            let own = self.of(i).iter().copied();
            kept.push(own.filter(|f| counts[*f as usize] >= rarest));
        }
        kept
    }
}

fn main() {
    let mut places = Vec::new();
    let mut options = Options {
        epochs: 10,
        l1: 1e-4,
        eta: 0.06,
        rarest: 3,
        skip: None,
    };
    for argument in std::env::args().skip(1).filter(|a| a != "--bench") {
        match argument.split_once('=') {
            Some(("epochs", v)) => options.epochs = v.parse().expect("epochs: a number"),
            Some(("l1", v)) => options.l1 = v.parse().expect("l1: a number"),
            Some(("eta", v)) => options.eta = v.parse().expect("eta: a number"),
            Some(("rarest", v)) => options.rarest = v.parse().expect("rarest: a number"),
            Some(("skip", v)) => {
                let (r, n) = v.split_once('/').expect("skip: R/N");
                options.skip = Some((r.parse().expect("R"), n.parse().expect("N")));
            }
            _ => places.push(argument),
        }
    }
    let [corpus, out] = &places[..] else {
        // `cargo bench` runs every benchmark; without a corpus there is nothing to do here.
        println!("train: no corpus given; cargo bench --bench train -- TRAIN.jsonl OUT.bin");
        return;
    };
    let lines = read(corpus, &options);
    let sequences = sequences_of(&lines, &options);
    let fit = |learns: &dyn Fn(usize) -> bool| {
        Fit::new(options.l1, options.eta).run(&sequences, options.epochs, learns)
    };
    let mut rows = Vec::new();
    for fold in 0..FOLDS {
        let fitted = fit(&|article| article % FOLDS != fold);
        let file = pack::pack(&fitted, Ranker::default());
        let weights = Weights::read(&file).expect("weights as they were written");
        for (number, line) in lines.iter().enumerate().skip(fold).step_by(FOLDS) {
            let article = article::read("article.txt", line.text.as_bytes()).expect("an article");
            let prose = article.prose();
            let gold = annotated::words(line, &prose);
            rows.extend(ranker::rows(
                number,
                &prose,
                &gold,
                proposals(&weights, &prose),
            ));
        }
    }
    println!("{} proposals", rows.len());
    let ranker = ranker::fit(&mut rows);
    let file = pack::pack(&fit(&|_| true), ranker);
    std::fs::write(out, &file).expect("the weights file can be written");
    println!("{out}: {} bytes", file.len());
}

/// The articles that are not kept apart.
fn read(corpus: &str, options: &Options) -> Vec<Line> {
    let file = std::fs::File::open(corpus).expect("the corpus can be read");
    let lines = BufReader::new(file).lines().enumerate();
    let kept = lines.filter(|(number, _)| options.skip.is_none_or(|(r, n)| number % n != r));
    kept.map(|(_, line)| {
        serde_json::from_str(&line.expect("UTF-8")).expect("a line with text and statements")
    })
    .collect()
}

fn sequences_of(lines: &[Line], options: &Options) -> Vec<Sequence> {
    let mut all = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        article(number, line, &mut all);
    }
    let tokens: usize = all.iter().map(|s| s.labels.len()).sum();
    let features: usize = all.iter().map(|s| s.tokens.features.len()).sum();
    println!(
        "{} sequences, {tokens} tokens, {features} features",
        all.len()
    );
    drop_rare(&mut all, options.rarest);
    all
}

/// Adds the sequences of one article.
fn article(number: usize, line: &Line, all: &mut Vec<Sequence>) {
    let article = article::read("article.txt", line.text.as_bytes()).expect("an article");
    let prose = article.prose();
    let (rules, thoughts) = with_thoughts(&prose, true);
    let rules = rule_labels(&prose, &rules, &thoughts);
    let labels = gold::labels(line, &prose);
    let mut reader = Reader::default();
    let mut features = Features::default();
    for range in sequences(&prose) {
        reader.read(&prose, &range, &rules);
        let mut sequence = Sequence {
            article: number,
            labels: labels[range].to_vec(),
            ..Sequence::default()
        };
        for i in 0..reader.len() {
            reader.features(i, &mut features);
            sequence.tokens.push(features.own().iter().copied());
            sequence.steps.push(features.steps().iter().copied());
        }
        all.push(sequence);
    }
}

/// Leaves out features that too few tokens have.
fn drop_rare(sequences: &mut [Sequence], rarest: u32) {
    let mut tokens = vec![0_u32; 1 << FEATURE_BITS];
    let mut steps = vec![0_u32; 1 << STEP_BITS];
    for sequence in &*sequences {
        for feature in &sequence.tokens.features {
            tokens[*feature as usize] += 1;
        }
        for feature in &sequence.steps.features {
            steps[*feature as usize] += 1;
        }
    }
    for sequence in sequences {
        sequence.tokens = sequence.tokens.without_rare(&tokens, rarest);
        sequence.steps = sequence.steps.without_rare(&steps, rarest);
    }
}
