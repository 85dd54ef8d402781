//! Boosted trees of one depth, fitted to the logistic loss with half-right targets (Friedman 2001; steps by second
//! derivatives as in Chen & Guestrin 2016). A fixed order and a fixed seed: the same rows give the same trees.

use crate::ranker::{Row, chance};
use onrecord::extract::model::{DEPTH, NUMBERS, Question, Tree};

/// How many trees.
const TREES: usize = 150;
/// How far each goes.
const RATE: f32 = 0.1;
/// What a leaf is drawn to 0 with, as so many rows.
const CALM: f32 = 5.0;
/// A branch has at least so many rows.
const FEWEST: f32 = 40.0;
/// At most so many limits are tried of a number.
const BINS: usize = 64;
/// Scores are whole numbers of so many to one.
const SCALE: f32 = 256.0;
/// A proposal that is right with this chance is taken: chosen by cross-validation on the training articles, for the
/// best sum of both F1.
const TAKEN_FROM: f32 = 0.30;
const LEAVES: usize = 1 << DEPTH;

/// What a bin of a number holds: sums of slopes and of curvatures, and rows.
#[derive(Clone, Copy, Default)]
struct Sums {
    slope: f32,
    curve: f32,
    rows: f32,
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.slope += other.slope;
        self.curve += other.curve;
        self.rows += other.rows;
    }

    fn less(self, other: Self) -> Self {
        Self {
            slope: self.slope - other.slope,
            curve: self.curve - other.curve,
            rows: self.rows - other.rows,
        }
    }

    fn worth(self) -> f32 {
        self.slope * self.slope / (self.curve + CALM)
    }
}

/// The trees while they are fitted.
pub(crate) struct Forest {
    /// The limits tried of each number.
    limits: Vec<Vec<i16>>,
    /// For each number the bin of each row.
    bins: Vec<Vec<u8>>,
    right: Vec<f32>,
    /// What all trees so far say of each row.
    sums: Vec<f32>,
    rows: Vec<Sums>,
    seed: u64,
}

impl Forest {
    /// Fits trees; returns the score before any of them, too.
    pub(crate) fn fit(rows: &[Row]) -> (i32, Vec<Tree>) {
        let limits: Vec<Vec<i16>> = (0..NUMBERS).map(|n| limits(rows, n)).collect();
        let bins = limits
            .iter()
            .enumerate()
            .map(|(number, limits)| {
                let bin = |r: &Row| limits.partition_point(|l| *l < r.seen.numbers[number]) as u8;
                rows.iter().map(bin).collect()
            })
            .collect();
        let mut forest = Self {
            limits,
            bins,
            right: rows.iter().map(|r| r.right).collect(),
            sums: vec![0.0; rows.len()],
            rows: vec![Sums::default(); rows.len()],
            seed: 88_172_645_463_325_252,
        };
        let trees = (0..TREES).map(|_| forest.tree()).collect();
        // The log odds of a chance of 0.3, of which no mathematics library needs to be asked.
        let start = 0.847_3 * SCALE;
        debug_assert!((chance(-start / SCALE) - TAKEN_FROM).abs() < 1e-3);
        (start.round() as i32, trees)
    }

    fn random(&mut self) -> u64 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        self.seed
    }

    /// One more tree.
    fn tree(&mut self) -> Tree {
        for i in 0..self.right.len() {
            let p = chance(self.sums[i]);
            let asked = f32::from(u8::from(!self.random().is_multiple_of(5)));
            self.rows[i] = Sums {
                slope: asked * (p - self.right[i]),
                curve: asked * p * (1.0 - p),
                rows: asked,
            };
        }
        let numbers: Vec<usize> = (0..NUMBERS)
            .filter(|_| self.random().is_multiple_of(2))
            .collect();
        let mut tree = Tree {
            questions: [Question {
                number: 0,
                limit: i16::MAX,
            }; LEAVES - 1],
            leaves: [0; LEAVES],
        };
        let mut at: Vec<u8> = vec![0; self.right.len()];
        for level in 0..DEPTH {
            let branches = 1 << level;
            let best = self.questions(&numbers, &at, branches);
            for (branch, (number, bin)) in best.iter().enumerate() {
                if let Some(&limit) = self.limits[*number].get(usize::from(*bin)) {
                    tree.questions[branches - 1 + branch] = Question {
                        number: *number as u8,
                        limit,
                    };
                }
            }
            for (i, branch) in at.iter_mut().enumerate() {
                let (number, bin) = best[usize::from(*branch)];
                *branch = *branch * 2 + u8::from(self.bins[number][i] > bin);
            }
        }
        let mut sums = [Sums::default(); LEAVES];
        for (row, leaf) in self.rows.iter().zip(&at) {
            sums[usize::from(*leaf)].add(*row);
        }
        for (leaf, sum) in tree.leaves.iter_mut().zip(sums) {
            let step = -RATE * sum.slope / (sum.curve + CALM);
            *leaf = (step * SCALE).round().clamp(-32_000.0, 32_000.0) as i16;
        }
        for (sum, leaf) in self.sums.iter_mut().zip(&at) {
            *sum += f32::from(tree.leaves[usize::from(*leaf)]) / SCALE;
        }
        tree
    }

    /// For each branch the best question: a number and a bin; bin 255 where none is worth asking.
    fn questions(&self, numbers: &[usize], at: &[u8], branches: usize) -> Vec<(usize, u8)> {
        let mut best = vec![(1e-3_f32, 0, u8::MAX); branches];
        let mut all = vec![[Sums::default(); BINS]; branches];
        for &number in numbers {
            for bins in &mut all {
                *bins = [Sums::default(); BINS];
            }
            let bins = &self.bins[number];
            for ((row, &bin), &branch) in self.rows.iter().zip(bins).zip(at) {
                all[usize::from(branch)][usize::from(bin)].add(*row);
            }
            for (bins, best) in all.iter().zip(&mut best) {
                let mut whole = Sums::default();
                for sums in bins {
                    whole.add(*sums);
                }
                let mut low = Sums::default();
                for (bin, sums) in bins.iter().enumerate().take(self.limits[number].len()) {
                    low.add(*sums);
                    let high = whole.less(low);
                    if low.rows < FEWEST || high.rows < FEWEST {
                        continue;
                    }
                    let gain = low.worth() + high.worth() - whole.worth();
                    if gain > best.0 {
                        *best = (gain, number, bin as u8);
                    }
                }
            }
        }
        best.into_iter()
            .map(|(_, number, bin)| (number, bin))
            .collect()
    }
}

/// Limits of a number between which there are about as many rows each: a row is above a limit or not.
fn limits(rows: &[Row], number: usize) -> Vec<i16> {
    let mut values: Vec<i16> = rows.iter().map(|r| r.seen.numbers[number]).collect();
    values.sort_unstable();
    let mut different = values.clone();
    different.dedup();
    different.pop();
    if different.len() < BINS {
        return different;
    }
    let last = values.last().copied();
    let mut limits: Vec<i16> = (1..BINS).map(|k| values[k * values.len() / BINS]).collect();
    limits.dedup();
    limits.retain(|l| Some(*l) != last);
    limits
}
