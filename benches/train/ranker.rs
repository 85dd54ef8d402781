//! Fits the ranker: which of all proposals are right.
//!
//! First a weight for each hash of a proposal (logistic regression by `AdaGrad`), then trees that see the sum of these
//! among the numbers (`forest`). What the trees see of the words must come from articles whose words the weights have
//! not seen: it is fitted five times without a fifth of the articles.

use crate::annotated::Gold;
use crate::fit::exp;
use crate::forest::Forest;
use onrecord::extract::model::{HASH_BITS, NUMBERS, Proposal, Ranker, Seen};
use onrecord::text::Prose;

/// A proposal is worth this where half of its words and the mention are right; the rest where all its words are.
const HALF_RIGHT: f32 = 0.6;

/// Articles in turn are left out for each of so many fits.
const PARTS: usize = 5;

/// A proposal to learn from.
pub(crate) struct Row {
    pub(crate) article: usize,
    pub(crate) seen: Seen,
    /// How right it is, from 0 to 1.
    pub(crate) right: f32,
}

/// The rows that an article's proposals make.
pub(crate) fn rows(
    article: usize,
    prose: &Prose<'_>,
    gold: &[Gold],
    proposals: Vec<(Proposal, Seen)>,
) -> impl Iterator<Item = Row> {
    let is_word = |i: &usize| prose.tokens[*i].is_word();
    let mut owners: Vec<Vec<usize>> = vec![Vec::new(); prose.tokens.len()];
    for (number, gold) in gold.iter().enumerate() {
        for &i in &gold.content {
            owners[i].push(number);
        }
    }
    proposals.into_iter().map(move |(proposal, seen)| {
        let content = proposal.candidate.content.iter().cloned().flatten();
        let content: Vec<usize> = content.filter(is_word).collect();
        let mention: Vec<usize> = proposal.mention.clone().filter(is_word).collect();
        let mut near: Vec<usize> = content.iter().flat_map(|&i| &owners[i]).copied().collect();
        near.sort_unstable();
        near.dedup();
        let mut right = 0.0_f32;
        for gold in near.into_iter().map(|n| &gold[n]) {
            let words = content.iter();
            let both = words
                .filter(|i| gold.content.binary_search(i).is_ok())
                .count();
            let either = content.len() + gold.content.len() - both;
            let said = mention.is_empty() && gold.mention.is_empty()
                || mention.iter().any(|i| gold.mention.contains(i));
            let half = if both * 2 >= either && said {
                HALF_RIGHT
            } else {
                0.0
            };
            let whole = if both == either {
                1.0 - HALF_RIGHT
            } else {
                0.0
            };
            right = right.max(half + whole);
        }
        Row {
            article,
            seen,
            right,
        }
    })
}

/// Fits a ranker.
pub(crate) fn fit(rows: &mut [Row]) -> Ranker {
    let whole = Words::fit(&rows.iter());
    let unit = whole.unit();
    for part in 0..PARTS {
        let others = Words::fit(&rows.iter().filter(|r| r.article % PARTS != part));
        for row in rows.iter_mut().filter(|r| r.article % PARTS == part) {
            let sum: i16 = row
                .seen
                .hashes
                .iter()
                .map(|h| others.rounded(*h, unit))
                .sum();
            row.seen.numbers[NUMBERS - 1] = sum;
        }
    }
    let (start, trees) = Forest::fit(rows);
    Ranker {
        start,
        words: (0..1 << HASH_BITS)
            .map(|h| whole.rounded(h, unit) as i8)
            .collect(),
        trees,
    }
}

/// Weights of hashes.
struct Words {
    weights: Vec<f32>,
    start: f32,
}

impl Words {
    fn fit<'r>(rows: &(impl Iterator<Item = &'r Row> + Clone)) -> Self {
        let mut counts = vec![0.0_f32; 1 << HASH_BITS];
        for hash in rows.clone().flat_map(|r| &r.seen.hashes) {
            counts[*hash as usize] += 1.0;
        }
        let mut squares = vec![1e-2_f32; 1 << HASH_BITS];
        let mut fitted = Self {
            weights: vec![0.0; 1 << HASH_BITS],
            start: 0.0,
        };
        for _ in 0..6 {
            for row in rows.clone() {
                let mut sum = fitted.start;
                for hash in &row.seen.hashes {
                    sum += fitted.weights[*hash as usize];
                }
                let wrong = chance(sum) - f32::from(u8::from(row.right > 0.5));
                fitted.start -= 0.01 * wrong;
                for hash in &row.seen.hashes {
                    let at = *hash as usize;
                    let slope = wrong + 10.0 / counts[at] * fitted.weights[at];
                    squares[at] += slope * slope;
                    fitted.weights[at] -= 0.1 * slope / squares[at].sqrt();
                }
            }
        }
        fitted
    }

    /// One of so many units of 8 bits.
    fn unit(&self) -> f32 {
        self.weights.iter().map(|w| w.abs()).fold(1e-6, f32::max) / 127.0
    }

    fn rounded(&self, hash: u32, unit: f32) -> i16 {
        let weight = self.weights[hash as usize];
        (weight / unit).round().clamp(-127.0, 127.0) as i16
    }
}

/// What the sum of evidence makes of a chance.
pub(crate) fn chance(sum: f32) -> f32 {
    1.0 / (1.0 + exp(-sum))
}
