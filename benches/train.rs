//! Trains the model's weights: `cargo bench --bench train -- TRAIN.jsonl OUT.bin [OPTION=VALUE]…`.
//!
//! A linear-chain conditional random field, fitted by `AdaGrad` with regularised dual averaging (Duchi et al. 2011,
//! Xiao 2010) and an L1 penalty, so that most features get no weight at all. One thread, a fixed order, no call into
//! a mathematics library: the same articles give the same bytes. Options: `epochs`, `l1`, `eta`, `rarest` (features
//! seen in fewer tokens are left out), `skip=R/N` (articles R, R+N, R+2N … are kept apart, to measure on them).

#![expect(
    clippy::needless_range_loop,
    clippy::cast_sign_loss,
    reason = "matrices are written as in the textbooks, by index; the values cast are never negative"
)]

mod corpus;

use corpus::Line;
use onrecord::article;
use onrecord::extract::model::{
    FEATURE_BITS, LABELS, MOST_FEATURES, MOST_ROWS, Reader, Row, Transitions, Weights, label,
    rule_labels, sequences,
};
use onrecord::extract::with_thoughts;
use onrecord::lexicon::{Class, Strength};
use onrecord::text::{Place, Prose};
use std::io::{BufRead, BufReader};
use std::time::Instant;

/// What is fitted, and how hard.
struct Options {
    epochs: usize,
    l1: f32,
    eta: f32,
    rarest: u32,
    skip: Option<(usize, usize)>,
}

/// A labelled sequence: for each token its label and where its features end.
#[derive(Default)]
struct Sequence {
    labels: Vec<u8>,
    ends: Vec<u32>,
    features: Vec<u32>,
}

impl Sequence {
    fn features(&self, i: usize) -> &[u32] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.features[start as usize..self.ends[i] as usize]
    }
}

fn main() {
    let mut places = Vec::new();
    let mut options = Options {
        epochs: 10,
        l1: 5e-5,
        eta: 0.1,
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
    let file = Fit::new(&options).run(&sequences, &options);
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
    let features: usize = all.iter().map(|s| s.features.len()).sum();
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
    let labels = gold_labels(line, &prose);
    let mut reader = Reader::default();
    let mut features = [0; MOST_FEATURES];
    for range in sequences(&prose) {
        reader.read(&prose, &range, &rules);
        let mut sequence = Sequence {
            labels: labels[range].to_vec(),
            ..Sequence::default()
        };
        for i in 0..reader.len() {
            let count = reader.features(i, &mut features);
            sequence.features.extend_from_slice(&features[..count]);
            sequence.ends.push(sequence.features.len() as u32);
        }
        all.push(sequence);
    }
}

/// The label of every token, from the annotated statements; where two want a token, the later one has it.
fn gold_labels(line: &Line, prose: &Prose<'_>) -> Vec<u8> {
    let mut bytes: Vec<u32> = line.text.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(line.text.len() as u32);
    // The stored text may be without a byte-order mark that the corpus counts.
    let shift = (line.text.len() - prose.text.len()) as u32;
    let span = |&(start, end): &(usize, usize)| {
        let at = |point: usize| bytes[point.min(bytes.len() - 1)].saturating_sub(shift);
        prose.tokens_in(onrecord::span::Span::new(at(start), at(end)))
    };
    let mut labels = vec![label::NONE; prose.tokens.len()];
    for gold in &line.statements {
        let parts: Vec<_> = gold
            .cue
            .iter()
            .chain(&gold.source)
            .chain(&gold.content)
            .map(span)
            .filter(|r| !r.is_empty())
            .collect();
        write_between(prose, parts, &mut labels);
    }
    for gold in &line.statements {
        let cues: Vec<_> = gold.cue.iter().map(span).collect();
        let contents: Vec<_> = gold.content.iter().map(span).collect();
        for range in gold.source.iter().map(span) {
            write_run(&mut labels[range], label::MENTION);
        }
        let quoted = contents.iter().any(|r| {
            prose.tokens[r.clone()]
                .iter()
                .any(|t| t.place != Place::Outside)
        });
        let thought = !quoted && !cues.iter().any(|r| r.clone().any(|i| speaks(prose, i)));
        for range in cues {
            if thought {
                labels[range].fill(label::THOUGHT);
            } else {
                labels[range].fill(label::CUE);
            }
        }
        for range in contents {
            write_run(&mut labels[range], label::CONTENT);
        }
    }
    labels
}

/// Labels the words between the parts of one statement.
fn write_between(prose: &Prose<'_>, mut parts: Vec<std::ops::Range<usize>>, labels: &mut [u8]) {
    parts.sort_by_key(|r| r.start);
    let mut end = usize::MAX;
    for part in parts {
        if end < part.start
            && part.start - end <= 40
            && prose.tokens[end].paragraph == prose.tokens[part.start].paragraph
        {
            labels[end..part.start].fill(label::BETWEEN);
        }
        end = if end == usize::MAX {
            part.end
        } else {
            end.max(part.end)
        };
    }
}

fn write_run(labels: &mut [u8], first: u8) {
    labels.fill(first + 1);
    if let Some(label) = labels.first_mut() {
        *label = first;
    }
}

/// Whether a token of a cue reports speech rather than a thought.
fn speaks(prose: &Prose<'_>, i: usize) -> bool {
    let token = &prose.tokens[i];
    token
        .verb()
        .is_some_and(|(v, _)| v.strength != Strength::Thought)
        || token.any(Class::SPEECH_NOUN)
        || matches!(token.mark, ':' | '—' | '–')
        || prose.is(i, "according")
}

/// Leaves out features that too few tokens have.
fn drop_rare(sequences: &mut [Sequence], rarest: u32) {
    let mut counts = vec![0_u32; 1 << FEATURE_BITS];
    for feature in sequences.iter().flat_map(|s| &s.features) {
        counts[*feature as usize] += 1;
    }
    for sequence in sequences {
        let mut kept = Sequence {
            labels: std::mem::take(&mut sequence.labels),
            ..Sequence::default()
        };
        for i in 0..kept.labels.len() {
            let own = sequence.features(i).iter().copied();
            kept.features
                .extend(own.filter(|f| counts[*f as usize] >= rarest));
            kept.ends.push(kept.features.len() as u32);
        }
        *sequence = kept;
    }
}

type Floats = [f32; LABELS];
type Steps = [Floats; LABELS + 1];

/// The weights while they are fitted.
struct Fit {
    weights: Vec<Floats>,
    gradients: Vec<Floats>,
    squares: Vec<Floats>,
    steps: Steps,
    step_gradients: Steps,
    step_squares: Steps,
    seen: f32,
    l1: f32,
    eta: f32,
}

/// Buffers for one sequence.
#[derive(Default)]
struct Chain {
    scores: Vec<Floats>,
    alpha: Vec<Floats>,
    beta: Vec<Floats>,
    norms: Vec<f32>,
}

impl Fit {
    fn new(options: &Options) -> Self {
        let none = || vec![[0.0; LABELS]; 1 << FEATURE_BITS];
        Self {
            weights: none(),
            gradients: none(),
            squares: vec![[1e-4; LABELS]; 1 << FEATURE_BITS],
            steps: [[0.0; LABELS]; LABELS + 1],
            step_gradients: [[0.0; LABELS]; LABELS + 1],
            step_squares: [[1e-4; LABELS]; LABELS + 1],
            seen: 0.0,
            l1: options.l1,
            eta: options.eta,
        }
    }

    fn run(mut self, sequences: &[Sequence], options: &Options) -> Vec<u8> {
        let mut order: Vec<usize> = (0..sequences.len()).collect();
        let mut seed = 88_172_645_463_325_252_u64;
        let mut chain = Chain::default();
        for epoch in 1..=options.epochs {
            let start = Instant::now();
            for i in (1..order.len()).rev() {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                order.swap(i, (seed % (i as u64 + 1)) as usize);
            }
            for &number in &order {
                self.learn(&sequences[number], &mut chain);
            }
            println!("epoch {epoch}: {:.1} s", start.elapsed().as_secs_f32());
        }
        self.settle();
        self.pack()
    }

    fn learn(&mut self, sequence: &Sequence, chain: &mut Chain) {
        if sequence.labels.is_empty() {
            return;
        }
        self.seen += 1.0;
        let steps = self.steps.map(|row| row.map(exp));
        self.expect(sequence, chain, &steps);
        let mut step_gradient = [[0.0; LABELS]; LABELS + 1];
        for i in 0..sequence.labels.len() {
            let own = usize::from(sequence.labels[i]);
            let mut p: Floats = std::array::from_fn(|k| chain.alpha[i][k] * chain.beta[i][k]);
            let sum: f32 = p.iter().sum();
            for x in &mut p {
                *x /= sum;
            }
            if i == 0 {
                for k in 0..LABELS {
                    step_gradient[LABELS][k] += p[k];
                }
                step_gradient[LABELS][own] -= 1.0;
            } else {
                let before = chain.alpha[i - 1];
                for j in 0..LABELS {
                    for k in 0..LABELS {
                        step_gradient[j][k] +=
                            before[j] * steps[j][k] * chain.scores[i][k] * chain.beta[i][k]
                                / chain.norms[i];
                    }
                }
                step_gradient[usize::from(sequence.labels[i - 1])][own] -= 1.0;
            }
            p[own] -= 1.0;
            self.update(sequence.features(i), &p);
        }
        self.update_steps(&step_gradient);
    }

    /// Forward and backward over a sequence, in the space of probabilities, scaled token by token.
    fn expect(&self, sequence: &Sequence, chain: &mut Chain, steps: &Steps) {
        let n = sequence.labels.len();
        chain.scores.clear();
        chain.alpha.clear();
        chain.norms.clear();
        for i in 0..n {
            let mut score = [0.0; LABELS];
            for &feature in sequence.features(i) {
                for (cell, weight) in score.iter_mut().zip(&self.weights[feature as usize]) {
                    *cell += weight;
                }
            }
            let most = score.iter().copied().fold(f32::MIN, f32::max);
            let score = score.map(|x| exp(x - most));
            let mut alpha = [0.0; LABELS];
            if i == 0 {
                alpha = steps[LABELS];
            } else {
                for (before, row) in chain.alpha[i - 1].iter().zip(steps) {
                    for k in 0..LABELS {
                        alpha[k] += before * row[k];
                    }
                }
            }
            for k in 0..LABELS {
                alpha[k] *= score[k];
            }
            let norm: f32 = alpha.iter().sum();
            chain.alpha.push(alpha.map(|x| x / norm));
            chain.scores.push(score);
            chain.norms.push(norm);
        }
        chain.beta.clear();
        chain.beta.resize(n, [1.0; LABELS]);
        for i in (0..n - 1).rev() {
            let after: Floats =
                std::array::from_fn(|k| chain.scores[i + 1][k] * chain.beta[i + 1][k]);
            for j in 0..LABELS {
                let mut sum = 0.0;
                for k in 0..LABELS {
                    sum += steps[j][k] * after[k];
                }
                chain.beta[i][j] = sum / chain.norms[i + 1];
            }
        }
    }

    fn update(&mut self, features: &[u32], gradient: &Floats) {
        let threshold = self.l1 * self.seen;
        for &feature in features {
            let f = feature as usize;
            let (sums, squares) = (&mut self.gradients[f], &mut self.squares[f]);
            let weights = &mut self.weights[f];
            for k in 0..LABELS {
                let d = gradient[k];
                if d.abs() < 1e-4 {
                    continue;
                }
                sums[k] += d;
                squares[k] += d * d;
                weights[k] = shrunk(sums[k], squares[k], threshold, self.eta);
            }
        }
    }

    fn update_steps(&mut self, gradient: &Steps) {
        for j in 0..=LABELS {
            for k in 0..LABELS {
                self.step_gradients[j][k] += gradient[j][k];
                self.step_squares[j][k] += gradient[j][k] * gradient[j][k];
                self.steps[j][k] =
                    -self.eta * self.step_gradients[j][k] / self.step_squares[j][k].sqrt();
            }
        }
    }

    /// Weights whose features were not met lately are still to be shrunk.
    fn settle(&mut self) {
        let threshold = self.l1 * self.seen;
        for (f, weights) in self.weights.iter_mut().enumerate() {
            for (k, weight) in weights.iter_mut().enumerate() {
                *weight = shrunk(
                    self.gradients[f][k],
                    self.squares[f][k],
                    threshold,
                    self.eta,
                );
            }
        }
    }

    /// Rounds to whole numbers; the few largest weights are cut to what a byte holds.
    fn pack(&self) -> Vec<u8> {
        let mut sizes: Vec<f32> = self
            .weights
            .iter()
            .flatten()
            .map(|w| w.abs())
            .filter(|w| *w > 0.0)
            .collect();
        sizes.sort_by(f32::total_cmp);
        let cut = sizes.len() - sizes.len() / 1000 - 1;
        let unit = sizes[cut] / 127.0;
        let mut rows: Vec<(u32, Row)> = Vec::new();
        for (feature, weights) in self.weights.iter().enumerate() {
            let row = weights.map(|w| (w / unit).round().clamp(-127.0, 127.0) as i8);
            if row.iter().any(|w| *w != 0) {
                rows.push((feature as u32, row));
            }
        }
        keep_heaviest(&mut rows);
        let transitions: Transitions = self
            .steps
            .map(|row| row.map(|w| (w / unit).round().clamp(-30_000.0, 30_000.0) as i16));
        println!("{} weights, {} rows, unit {unit}", sizes.len(), rows.len());
        Weights::write(&rows, &transitions, (unit * 4096.0).round() as u16)
    }
}

/// Leaves out the rows with the smallest weights where there are more than a file can hold.
fn keep_heaviest(rows: &mut Vec<(u32, Row)>) {
    let weight = |row: &Row| row.iter().map(|w| u32::from(w.unsigned_abs())).sum::<u32>();
    let mut order: Vec<(u32, u32)> = rows.iter().map(|(f, row)| (weight(row), *f)).collect();
    order.sort_unstable_by(|a, b| b.cmp(a));
    if let Some(&last) = order.get(MOST_ROWS - 1) {
        rows.retain(|(f, row)| (weight(row), *f) >= last);
    }
}

fn shrunk(sum: f32, squares: f32, threshold: f32, eta: f32) -> f32 {
    let beyond = sum.abs() - threshold;
    if beyond <= 0.0 {
        0.0
    } else {
        -sum.signum() * eta * beyond / squares.sqrt()
    }
}

/// e to the x, by arithmetic that is the same on every machine; good to six digits.
fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let whole = (x * std::f32::consts::LOG2_E).round();
    let r = x - whole * std::f32::consts::LN_2;
    let mut sum = 1.0 / 720.0;
    for inverse in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        sum = sum * r + inverse;
    }
    sum * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}
