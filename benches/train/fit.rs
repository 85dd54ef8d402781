//! Fitting: the weights that make the annotated labels likely.

#![expect(
    clippy::needless_range_loop,
    clippy::cast_sign_loss,
    reason = "matrices are written as in the textbooks, by index; the values cast are never negative"
)]

use crate::Sequence;
use onrecord::extract::model::{FEATURE_BITS, LABELS, STEP_BITS};
use std::time::Instant;

/// The weights after this epoch are the first that are averaged.
const AVERAGED_FROM: usize = 3;

/// A weight a label.
pub(crate) type Floats = [f32; LABELS];
/// A weight a label for each label before, and in the last row for the start.
pub(crate) type Steps = [Floats; LABELS + 1];
/// A weight a label for each label before.
pub(crate) type Square = [Floats; LABELS];

/// Fitted weights.
pub(crate) struct Fitted {
    pub(crate) tokens: Vec<Floats>,
    pub(crate) steps: Vec<Square>,
    pub(crate) transitions: Steps,
}

/// A weight while it is fitted: the sums of its gradients and of their squares.
#[derive(Clone, Copy)]
struct Cell {
    weight: f32,
    gradients: f32,
    squares: f32,
}

impl Cell {
    const NEW: Self = Self {
        weight: 0.0,
        gradients: 0.0,
        squares: 1e-4,
    };

    #[inline]
    fn learn(&mut self, gradient: f32, threshold: f32, eta: f32) {
        if gradient.abs() >= 1e-4 {
            self.gradients += gradient;
            self.squares += gradient * gradient;
            self.settle(threshold, eta);
        }
    }

    #[inline]
    fn settle(&mut self, threshold: f32, eta: f32) {
        let beyond = self.gradients.abs() - threshold;
        self.weight = if beyond <= 0.0 {
            0.0
        } else {
            -self.gradients.signum() * eta * beyond / self.squares.sqrt()
        };
    }
}

/// The weights while they are fitted.
pub(crate) struct Fit {
    tokens: Vec<[Cell; LABELS]>,
    steps: Vec<[[Cell; LABELS]; LABELS]>,
    transitions: [[Cell; LABELS]; LABELS + 1],
    seen: f32,
    l1: f32,
    eta: f32,
}

/// Buffers for one sequence.
#[derive(Default)]
struct Chain {
    scores: Vec<Floats>,
    /// Factors of the step to each token, by the label before it.
    factors: Vec<Square>,
    alpha: Vec<Floats>,
    beta: Vec<Floats>,
    norms: Vec<f32>,
}

impl Fit {
    pub(crate) fn new(l1: f32, eta: f32) -> Self {
        Self {
            tokens: vec![[Cell::NEW; LABELS]; 1 << FEATURE_BITS],
            steps: vec![[[Cell::NEW; LABELS]; LABELS]; 1 << STEP_BITS],
            transitions: [[Cell::NEW; LABELS]; LABELS + 1],
            seen: 0.0,
            l1,
            eta,
        }
    }

    /// Goes over the sequences so often, each time in another order; gives the mean of the weights after the epochs.
    pub(crate) fn run(
        mut self,
        sequences: &[Sequence],
        epochs: usize,
        learns: impl Fn(usize) -> bool,
    ) -> Fitted {
        let mut order: Vec<usize> = (0..sequences.len())
            .filter(|&s| learns(sequences[s].article))
            .collect();
        let mut seed = 88_172_645_463_325_252_u64;
        let mut chain = Chain::default();
        let mut sum = Fitted {
            tokens: vec![[0.0; LABELS]; self.tokens.len()],
            steps: vec![[[0.0; LABELS]; LABELS]; self.steps.len()],
            transitions: [[0.0; LABELS]; LABELS + 1],
        };
        let first = AVERAGED_FROM.min(epochs);
        for epoch in 1..=epochs {
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
            if epoch >= first {
                self.settle();
                self.add_to(&mut sum);
            }
            println!("epoch {epoch}: {:.1} s", start.elapsed().as_secs_f32());
        }
        let averaged = u16::try_from(epochs + 1 - first).expect("not so many epochs");
        let share = 1.0 / f32::from(averaged);
        for weight in sum.cells() {
            *weight *= share;
        }
        sum
    }

    fn learn(&mut self, sequence: &Sequence, chain: &mut Chain) {
        if sequence.labels.is_empty() {
            return;
        }
        self.seen += 1.0;
        let threshold = self.l1 * self.seen;
        self.expect(sequence, chain);
        let mut all = [[0.0; LABELS]; LABELS + 1];
        for i in 0..sequence.labels.len() {
            let own = usize::from(sequence.labels[i]);
            let mut p: Floats = std::array::from_fn(|k| chain.alpha[i][k] * chain.beta[i][k]);
            let sum: f32 = p.iter().sum();
            for x in &mut p {
                *x /= sum;
            }
            if i == 0 {
                for k in 0..LABELS {
                    all[LABELS][k] += p[k];
                }
                all[LABELS][own] -= 1.0;
            } else {
                let mut step = chain.step(i);
                step[usize::from(sequence.labels[i - 1])][own] -= 1.0;
                for j in 0..LABELS {
                    for k in 0..LABELS {
                        all[j][k] += step[j][k];
                    }
                }
                for &feature in sequence.steps.of(i) {
                    let cells = self.steps[feature as usize].iter_mut().flatten();
                    for (cell, gradient) in cells.zip(step.iter().flatten()) {
                        cell.learn(*gradient, threshold, self.eta);
                    }
                }
            }
            p[own] -= 1.0;
            for &feature in sequence.tokens.of(i) {
                let cells = &mut self.tokens[feature as usize];
                for (cell, gradient) in cells.iter_mut().zip(p) {
                    cell.learn(gradient, threshold, self.eta);
                }
            }
        }
        let cells = self.transitions.iter_mut().flatten();
        for (cell, gradient) in cells.zip(all.iter().flatten()) {
            cell.learn(*gradient, 0.0, self.eta);
        }
    }

    /// Forward and backward over a sequence, in the space of probabilities, scaled token by token.
    fn expect(&self, sequence: &Sequence, chain: &mut Chain) {
        let n = sequence.labels.len();
        chain.scores.clear();
        chain.factors.clear();
        chain.alpha.clear();
        chain.norms.clear();
        for i in 0..n {
            let mut score = [0.0; LABELS];
            for &feature in sequence.tokens.of(i) {
                for (sum, cell) in score.iter_mut().zip(&self.tokens[feature as usize]) {
                    *sum += cell.weight;
                }
            }
            let most = score.iter().copied().fold(f32::MIN, f32::max);
            let score = score.map(|x| exp(x - most));
            let factors = self.factors(sequence.steps.of(i));
            let mut alpha = [0.0; LABELS];
            if i == 0 {
                alpha = self.transitions[LABELS].map(|c| exp(c.weight));
            } else {
                for (before, row) in chain.alpha[i - 1].iter().zip(&factors) {
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
            chain.factors.push(factors);
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
                    sum += chain.factors[i + 1][j][k] * after[k];
                }
                chain.beta[i][j] = sum / chain.norms[i + 1];
            }
        }
    }

    fn factors(&self, features: &[u32]) -> Square {
        let mut sum: Square = std::array::from_fn(|j| self.transitions[j].map(|c| c.weight));
        for &feature in features {
            let cells = self.steps[feature as usize].iter().flatten();
            for (sum, cell) in sum.iter_mut().flatten().zip(cells) {
                *sum += cell.weight;
            }
        }
        sum.map(|row| row.map(exp))
    }

    /// Weights whose features were not met lately are still to be shrunk.
    fn settle(&mut self) {
        let (threshold, eta) = (self.l1 * self.seen, self.eta);
        let tokens = self.tokens.iter_mut().flatten();
        for cell in tokens.chain(self.steps.iter_mut().flatten().flatten()) {
            cell.settle(threshold, eta);
        }
    }

    fn add_to(&self, sum: &mut Fitted) {
        let cells = self.tokens.iter().flatten();
        let cells = cells.chain(self.steps.iter().flatten().flatten());
        let cells = cells.chain(self.transitions.iter().flatten());
        for (weight, cell) in sum.cells().zip(cells) {
            *weight += cell.weight;
        }
    }
}

impl Fitted {
    /// All weights: of tokens, of steps, of all steps.
    fn cells(&mut self) -> impl Iterator<Item = &mut f32> {
        let cells = self.tokens.iter_mut().flatten();
        let cells = cells.chain(self.steps.iter_mut().flatten().flatten());
        cells.chain(self.transitions.iter_mut().flatten())
    }
}

impl Chain {
    /// How likely each pair of labels is at the step to token `i`.
    fn step(&self, i: usize) -> Square {
        std::array::from_fn(|j| {
            std::array::from_fn(|k| {
                self.alpha[i - 1][j] * self.factors[i][j][k] * self.scores[i][k] * self.beta[i][k]
                    / self.norms[i]
            })
        })
    }
}

/// e to the x, by arithmetic that is the same on every machine; good to six digits.
pub(crate) fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let whole = (x * std::f32::consts::LOG2_E).round();
    let r = x - whole * std::f32::consts::LN_2;
    let mut sum = 1.0 / 720.0;
    for inverse in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        sum = sum * r + inverse;
    }
    sum * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}
