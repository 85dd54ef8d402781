//! Weights and features → the best sequence of labels, and how sure each label is.
//!
//! All arithmetic is on whole numbers, so that every machine gives the same labels. Leaves out: what the labels mean
//! for statements (`link`).

use super::features::{Reader, sequences};
use super::hashed::Features;
use super::weights::{LABELS, Steps, Weights};
use crate::text::Prose;

/// A token's part in a statement. `B` opens a run of its kind, `I` goes on with it.
pub mod label {
    /// None.
    pub const NONE: u8 = 0;
    /// First token of a mention; the rest of it is one more.
    pub const MENTION: u8 = 1;
    /// A token of a cue.
    pub const CUE: u8 = 3;
    /// A token between the parts of one statement.
    pub const BETWEEN: u8 = 4;
    /// First token of content; the rest of it is one more.
    pub const CONTENT: u8 = 5;
    /// A cue that reports a thought or a wish rather than speech.
    pub const THOUGHT: u8 = 7;
}

/// The labels of a prose.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// One a token.
    pub labels: Vec<u8>,
    /// By how much the best sequence with this label beats the best without, one a token.
    pub margins: Vec<u16>,
}

type Scores = [i32; LABELS];

/// Labels all tokens of a prose; `rules` is what the rules say of each.
pub(super) fn labels(weights: &Weights, prose: &Prose<'_>, rules: &[u8]) -> Labels {
    let mut found = Labels {
        labels: vec![label::NONE; prose.tokens.len()],
        margins: vec![0; prose.tokens.len()],
    };
    let mut reader = Reader::default();
    let mut decoder = Decoder::default();
    let mut features = Features::default();
    for sequence in sequences(prose) {
        reader.read(prose, &sequence, rules);
        decoder.emissions.clear();
        if decoder.steps.len() < reader.len() {
            decoder.steps.resize(reader.len(), [0; LABELS * LABELS]);
        }
        for i in 0..reader.len() {
            reader.features(i, &mut features);
            decoder.emissions.push(weights.of_token(&features));
            weights.of_step(&features, &mut decoder.steps[i]);
        }
        decoder.run(
            weights,
            &mut found.labels[sequence.clone()],
            &mut found.margins[sequence],
        );
    }
    found
}

/// Buffers that sequences share.
#[derive(Debug, Default)]
struct Decoder {
    emissions: Vec<[i16; LABELS]>,
    /// Scores of the step to a token, of the first token's nothing is read; what is left of a longer sequence stands
    /// behind them.
    steps: Vec<Steps>,
    /// Score of the best path that ends at a token with a label.
    ahead: Vec<Scores>,
    /// The label before, on that path.
    back: Vec<[u8; LABELS]>,
}

impl Decoder {
    fn run(&mut self, weights: &Weights, labels: &mut [u8], margins: &mut [u16]) {
        self.forward(weights);
        let Some(last) = self.ahead.last() else {
            return;
        };
        let mut best = argmax(last);
        for (i, label) in labels.iter_mut().enumerate().rev() {
            *label = best as u8;
            best = usize::from(self.back[i][best]);
        }
        if labels.iter().any(|&l| l != label::NONE) {
            self.backward(labels, margins);
        }
    }

    fn forward(&mut self, weights: &Weights) {
        self.ahead.clear();
        self.back.clear();
        let mut before = weights.of_start().map(i32::from);
        for (i, (emission, steps)) in self.emissions.iter().zip(&self.steps).enumerate() {
            let (mut scores, from) = if i == 0 {
                (before, [0; LABELS])
            } else {
                best_step(&before, steps)
            };
            for (score, e) in scores.iter_mut().zip(emission) {
                *score += i32::from(*e);
            }
            self.ahead.push(scores);
            self.back.push(from);
            before = scores;
        }
    }

    /// The same from the end, to know how much worse the best path through any other label is.
    fn backward(&self, labels: &[u8], margins: &mut [u16]) {
        let mut behind: Scores = [0; LABELS];
        for i in (0..self.emissions.len()).rev() {
            let own = usize::from(labels[i]);
            let mut through: Scores = std::array::from_fn(|k| self.ahead[i][k] + behind[k]);
            let best = std::mem::replace(&mut through[own], i32::MIN);
            let other = through.iter().copied().fold(i32::MIN, i32::max);
            margins[i] = u16::try_from((best - other).max(0)).unwrap_or(u16::MAX);
            let after: Scores =
                std::array::from_fn(|k| i32::from(self.emissions[i][k]) + behind[k]);
            let (rows, _) = self.steps[i].as_chunks::<LABELS>();
            for (score, row) in behind.iter_mut().zip(rows) {
                let paths: Scores = std::array::from_fn(|k| i32::from(row[k]) + after[k]);
                *score = paths.iter().copied().fold(i32::MIN, i32::max);
            }
        }
    }
}

/// The best score with which each label can be reached by one step, and the label before: the first of equals.
///
/// Numbers of one width throughout, so that a processor takes several labels at once.
fn best_step(before: &Scores, steps: &Steps) -> (Scores, [u8; LABELS]) {
    let mut scores: Scores = [i32::MIN; LABELS];
    let mut from: Scores = [0; LABELS];
    let (rows, _) = steps.as_chunks::<LABELS>();
    for ((j, before), row) in (0_i32..).zip(before).zip(rows) {
        for ((score, from), step) in scores.iter_mut().zip(&mut from).zip(row) {
            let other = before + i32::from(*step);
            let better = other > *score;
            *score = if better { other } else { *score };
            *from = if better { j } else { *from };
        }
    }
    (scores, from.map(|label| label.cast_unsigned() as u8))
}

fn argmax(scores: &Scores) -> usize {
    let mut best = 0;
    for (k, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = k;
        }
    }
    best
}
