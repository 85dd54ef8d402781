//! Trains the model's weights: `cargo bench --bench train -- TRAIN.jsonl OUT.bin [OPTION=VALUE]…`.
//!
//! A linear-chain conditional random field whose steps have features, too, fitted by `AdaGrad` with regularised dual
//! averaging (Duchi et al. 2011, Xiao 2010) and an L1 penalty, so that most features get no weight at all (`fit`);
//! what ships is the mean of the weights after each epoch but the first few, in whole numbers (`pack`). One thread, a
//! fixed order, no call into a mathematics library: the same articles give the same bytes. Options: `epochs`, `l1`, `eta`, `rarest` (features
//! seen in fewer tokens are left out), `skip=R/N` (articles R, R+N, R+2N … are kept apart, to measure on them).

#[path = "../corpus/mod.rs"]
mod corpus;
mod fit;
mod gold;
mod pack;

use corpus::Line;
use fit::Fit;
use onrecord::article;
use onrecord::extract::model::{FEATURE_BITS, Features, Reader, STEP_BITS, rule_labels, sequences};
use onrecord::extract::with_thoughts;
use std::io::{BufRead, BufReader};

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
    let mut sequences = read(corpus, &options);
    drop_rare(&mut sequences, options.rarest);
    let fitted = Fit::new(options.l1, options.eta).run(&sequences, options.epochs);
    let file = pack::pack(&fitted);
    std::fs::write(out, &file).expect("the weights file can be written");
    println!("{out}: {} bytes", file.len());
}

fn read(corpus: &str, options: &Options) -> Vec<Sequence> {
    let file = std::fs::File::open(corpus).expect("the corpus can be read");
    let mut all = Vec::new();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        if options.skip.is_some_and(|(r, n)| number % n == r) {
            continue;
        }
        let line: Line =
            serde_json::from_str(&line.expect("UTF-8")).expect("a line with text and statements");
        article(&line, &mut all);
    }
    let tokens: usize = all.iter().map(|s| s.labels.len()).sum();
    let features: usize = all.iter().map(|s| s.tokens.features.len()).sum();
    println!(
        "{} sequences, {tokens} tokens, {features} features",
        all.len()
    );
    all
}

/// Adds the sequences of one article.
fn article(line: &Line, all: &mut Vec<Sequence>) {
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
