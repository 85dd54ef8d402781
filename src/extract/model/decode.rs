//! Weights and features → the best sequence of labels, what any other label would cost, and the next best sequences.
//!
//! All arithmetic is on whole numbers, so that every machine gives the same labels. Leaves out: what the labels mean
//! for statements (`link`).

use super::features::{Reader, sequences};
use super::hashed::Features;
use super::weights::{LABELS, Steps, Weights};
use crate::text::Prose;
use std::ops::Range;

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

/// How many other readings of a sentence are looked at beside the best.
pub(super) const READINGS: usize = 6;

/// A label that costs more than this is no part of another reading, in units of weights.
const REACH: i16 = 400;

/// The labels of a prose, and what nearly was.
#[derive(Debug, Default)]
pub(super) struct Lattice {
    /// The best label of each token.
    pub labels: Vec<u8>,
    /// How much worse the best sequence with a label is than the best of all, for each token; 0 at most.
    pub costs: Vec<[i16; LABELS]>,
    /// Where other readings differ, in the order of the sequences.
    pub patches: Vec<Patch>,
    /// For each sentence how much worse each reading is than the best, which is the first; `i16::MIN` where there
    /// is no such reading.
    pub readings: Vec<[i16; READINGS + 1]>,
}

/// The best sequence with some label differs from the best of all in one run of tokens: this one.
#[derive(Debug)]
pub(super) struct Patch {
    /// From 1 to [`READINGS`]; readings have one patch a sentence.
    pub reading: u8,
    /// The first token.
    pub start: usize,
    /// The labels from there on.
    pub labels: Vec<u8>,
}

/// Scores of paths, as far as they are behind the best: the best has 0, what is hopelessly behind the least number.
type Scores = [i16; LABELS];

/// Labels all tokens of a prose; `rules` is what the rules say of each.
pub(super) fn lattice(weights: &Weights, prose: &Prose<'_>, rules: &[u8]) -> Lattice {
    let mut first = [i16::MIN; READINGS + 1];
    first[0] = 0;
    let mut found = Lattice {
        labels: vec![label::NONE; prose.tokens.len()],
        costs: vec![[0; LABELS]; prose.tokens.len()],
        patches: Vec::new(),
        readings: vec![first; prose.sentences.len()],
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
        decoder.forward(weights.of_start());
        decoder.best(&mut found.labels[sequence.clone()]);
        decoder.backward(&mut found.costs[sequence.clone()]);
        decoder.patches(prose, &sequence, &mut found);
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
    /// The label after, on the best path from a token with a label.
    next: Vec<[u8; LABELS]>,
    /// Which labels of each token some patch has, a bit each.
    covered: Vec<u8>,
    /// Labels within reach: cost, token, label.
    near: Vec<(i16, u32, u8)>,
}

impl Decoder {
    /// Writes the best path.
    fn best(&self, labels: &mut [u8]) {
        let Some(last) = self.ahead.last() else {
            return;
        };
        let mut best = argmax(last);
        for (i, label) in labels.iter_mut().enumerate().rev() {
            *label = best as u8;
            best = usize::from(self.back[i][best]);
        }
    }

    fn forward(&mut self, start: &Scores) {
        self.ahead.clear();
        self.back.clear();
        let mut before = *start;
        for (i, (emission, steps)) in self.emissions.iter().zip(&self.steps).enumerate() {
            let (mut scores, from) = if i == 0 {
                (before, [0; LABELS])
            } else {
                best_step(&before, steps)
            };
            for (score, e) in scores.iter_mut().zip(emission) {
                *score = score.saturating_add(*e);
            }
            behind_best(&mut scores);
            self.ahead.push(scores);
            self.back.push(from);
            before = scores;
        }
    }

    /// The same from the end: how much worse the best path through each label is than the best of all.
    fn backward(&mut self, costs: &mut [[i16; LABELS]]) {
        self.next.clear();
        self.next.resize(self.emissions.len(), [0; LABELS]);
        let mut behind: Scores = [0; LABELS];
        for i in (0..self.emissions.len()).rev() {
            let through: [i32; LABELS] =
                std::array::from_fn(|k| i32::from(self.ahead[i][k]) + i32::from(behind[k]));
            // The best path of all goes through some label here.
            let best = through.iter().copied().fold(i32::MIN, i32::max);
            costs[i] = through.map(|score| (score - best).clamp(-30_000, 0) as i16);
            let after: Scores =
                std::array::from_fn(|k| self.emissions[i][k].saturating_add(behind[k]));
            let Some(before) = i.checked_sub(1) else {
                break;
            };
            (behind, self.next[before]) = best_step_back(&after, &self.steps[i]);
            behind_best(&mut behind);
        }
    }

    /// The best paths through labels within reach that the best of all does not have, the nearest first.
    fn patches(&mut self, prose: &Prose<'_>, sequence: &Range<usize>, found: &mut Lattice) {
        let base = &found.labels[sequence.clone()];
        self.covered.clear();
        self.near.clear();
        for (i, (costs, &own)) in found.costs[sequence.clone()].iter().zip(base).enumerate() {
            self.covered.push(1 << own);
            for (label, &cost) in costs.iter().enumerate() {
                if cost > -REACH && label != usize::from(own) {
                    self.near.push((-cost, i as u32, label as u8));
                }
            }
        }
        self.near.sort_unstable();
        let near = std::mem::take(&mut self.near);
        for &(cost, i, label) in &near {
            let i = i as usize;
            let own = prose.tokens[sequence.start + i].sentence as usize;
            if self.covered[i] >> label & 1 == 1 || found.readings[own][READINGS] != i16::MIN {
                continue;
            }
            let (start, labels) = self.path_through(i, label, base);
            let end = sequence.start + start + labels.len() - 1;
            let start = sequence.start + start;
            let sentences =
                prose.tokens[start].sentence as usize..prose.tokens[end].sentence as usize + 1;
            let free = |r: &usize| {
                let mut sentences = found.readings[sentences.clone()].iter();
                sentences.all(|readings| readings[*r] == i16::MIN)
            };
            let Some(reading) = (1..=READINGS).find(free) else {
                continue;
            };
            for readings in &mut found.readings[sentences] {
                readings[reading] = -cost;
            }
            found.patches.push(Patch {
                reading: reading as u8,
                start,
                labels,
            });
        }
        self.near = near;
    }

    /// The best path with a label at token `i` as far as it differs from the best of all: its first token, and its
    /// labels from there.
    fn path_through(&mut self, i: usize, label: u8, base: &[u8]) -> (usize, Vec<u8>) {
        let mut start = i;
        let mut before = Vec::new();
        let mut now = label;
        while start > 0 {
            now = self.back[start][usize::from(now)];
            if base[start - 1] == now {
                break;
            }
            start -= 1;
            before.push(now);
        }
        before.reverse();
        let mut labels = before;
        labels.push(label);
        now = label;
        for (next, own) in self.next[i..].iter().zip(&base[i + 1..]) {
            now = next[usize::from(now)];
            if *own == now {
                break;
            }
            labels.push(now);
        }
        for (covered, label) in self.covered[start..].iter_mut().zip(&labels) {
            *covered |= 1 << label;
        }
        (start, labels)
    }
}

/// The best score with which each label can be reached by one step, and the label before: the first of equals.
///
/// Numbers of one width throughout, a loop of known length for each operation and a function of its own: so compilers
/// take all labels at once.
#[inline(never)]
fn best_step(before: &Scores, steps: &Steps) -> (Scores, [u8; LABELS]) {
    let (rows, _) = steps.as_chunks::<LABELS>();
    let mut scores: Scores = [i16::MIN; LABELS];
    let mut from = [0_u16; LABELS];
    // An index, for iterators are not unrolled.
    for j in 0..LABELS {
        let others = rows[j].map(|step| before[j].saturating_add(step));
        from = std::array::from_fn(|k| {
            if others[k] > scores[k] {
                j as u16
            } else {
                from[k]
            }
        });
        scores = std::array::from_fn(|k| scores[k].max(others[k]));
    }
    (scores, from.map(|label| label as u8))
}

/// The same backwards: the best score that each label can lead to by one step, and the label after.
#[inline(never)]
fn best_step_back(after: &Scores, steps: &Steps) -> (Scores, [u8; LABELS]) {
    let (rows, _) = steps.as_chunks::<LABELS>();
    let mut scores: Scores = [0; LABELS];
    let mut next = [0; LABELS];
    for j in 0..LABELS {
        // The label in the lowest bits, the first the highest, so that it wins among equals.
        let keys: [i32; LABELS] = std::array::from_fn(|k| {
            let score = rows[j][k].saturating_add(after[k]);
            (i32::from(score) << 3) + i32::from((LABELS - 1 - k) as u8)
        });
        let best = keys.into_iter().fold(i32::MIN, i32::max);
        scores[j] = (best >> 3) as i16;
        next[j] = LABELS as u8 - 1 - (best & 7).cast_unsigned() as u8;
    }
    (scores, next)
}

const _: () = assert!(LABELS == 8);

/// Makes the best score 0, so that sums over a long sequence stay within their width.
fn behind_best(scores: &mut Scores) {
    let most = scores.iter().copied().fold(i16::MIN, i16::max);
    for score in scores {
        *score = score.saturating_sub(most);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random, between -`most` and `most`.
    struct Numbers(u64);

    impl Numbers {
        fn next(&mut self, most: i16) -> i16 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            let width = 2 * u64::from(most.unsigned_abs()) + 1;
            i16::try_from(self.0 % width).expect("a small number") - most
        }
    }

    fn decoder(tokens: usize, numbers: &mut Numbers) -> (Decoder, Scores) {
        let decoder = Decoder {
            emissions: (0..tokens)
                .map(|_| std::array::from_fn(|_| numbers.next(600)))
                .collect(),
            steps: (0..tokens)
                .map(|_| std::array::from_fn(|_| numbers.next(400)))
                .collect(),
            ..Decoder::default()
        };
        (decoder, std::array::from_fn(|_| numbers.next(400)))
    }

    /// The best labels and what each other costs.
    fn found(decoder: &mut Decoder, start: &Scores) -> (Vec<u8>, Vec<[i16; LABELS]>) {
        let n = decoder.emissions.len();
        let (mut labels, mut costs) = (vec![0; n], vec![[0; LABELS]; n]);
        decoder.forward(start);
        decoder.best(&mut labels);
        decoder.backward(&mut costs);
        (labels, costs)
    }

    /// The score of one path, term by term.
    fn score(decoder: &Decoder, start: &Scores, path: &[usize]) -> i32 {
        let own = |i: usize| i32::from(decoder.emissions[i][path[i]]);
        let step = |i: usize| i32::from(decoder.steps[i][path[i - 1] * LABELS + path[i]]);
        let later: i32 = (1..path.len()).map(|i| step(i) + own(i)).sum();
        i32::from(start[path[0]]) + own(0) + later
    }

    #[test]
    fn labels_and_costs_are_those_of_the_best_of_all_paths() {
        let mut numbers = Numbers(88_172_645_463_325_252);
        for _ in 0..20 {
            let (mut decoder, start) = decoder(4, &mut numbers);
            let all: Vec<(i32, [usize; 4])> = (0..LABELS.pow(4))
                .map(|n| std::array::from_fn(|i| n / LABELS.pow(i as u32) % LABELS))
                .map(|path: [usize; 4]| (score(&decoder, &start, &path), path))
                .collect();
            let (best, path) = all.iter().max().expect("there are paths");
            let (labels, costs) = found(&mut decoder, &start);
            assert!(labels.iter().copied().map(usize::from).eq(*path));
            for (i, costs) in costs.iter().enumerate() {
                for (label, cost) in costs.iter().enumerate() {
                    let through = all.iter().filter(|(_, p)| p[i] == label);
                    let own = through.map(|(s, _)| *s).max().expect("there are paths");
                    assert_eq!(i32::from(*cost), own - best);
                }
            }
        }
    }

    #[test]
    fn a_long_sequence_of_large_scores_stays_within_its_width() {
        let mut decoder = Decoder {
            emissions: vec![[5000, 0, 0, 0, 0, 0, 0, -5000]; 2000],
            steps: vec![[16_000; LABELS * LABELS]; 2000],
            ..Decoder::default()
        };
        let (labels, _) = found(&mut decoder, &[0; LABELS]);
        assert!(labels.iter().all(|l| *l == 0));
        for emission in &mut decoder.emissions {
            emission[3] = 5010;
        }
        let (labels, costs) = found(&mut decoder, &[0; LABELS]);
        assert!(labels.iter().all(|l| *l == 3));
        assert!(costs.iter().all(|c| c[3] == 0 && c[0] == -10));
    }
}
