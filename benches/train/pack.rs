//! Fitted weights → the file that ships: whole numbers of eight bits, the heaviest rows.

#![expect(clippy::cast_sign_loss, reason = "a unit is never negative")]

use crate::fit::Fitted;
use onrecord::extract::model::{MOST_ROWS, Ranker, Row, StepRow, Table, Transitions, Weights};

/// Rounds to whole numbers; the few largest weights are cut to what a byte holds.
pub(crate) fn pack(fitted: &Fitted, ranker: Ranker) -> Vec<u8> {
    let unit = unit(fitted);
    let byte = |w: f32| (w / unit).round().clamp(-127.0, 127.0) as i8;
    let rows = fitted.tokens.iter().map(|row| row.map(byte));
    let mut rows: Vec<(u32, Row)> = (0..).zip(rows).filter(|(_, r)| weight(*r) > 0).collect();
    keep_heaviest(&mut rows);
    let square = |square: &[[f32; _]; _]| -> StepRow { square.map(|row| row.map(byte)) };
    let steps = (0..).zip(fitted.steps.iter().map(square));
    let steps: Vec<(u32, StepRow)> = steps
        .filter(|(_, s)| s.iter().any(|row| weight(*row) > 0))
        .collect();
    let transitions: Transitions = fitted
        .transitions
        .map(|row| row.map(|w| (w / unit).round().clamp(-16_000.0, 16_000.0) as i16));
    println!(
        "{} rows for tokens, {} for steps, unit {unit}",
        rows.len(),
        steps.len()
    );
    Weights::write(&Table {
        rows,
        steps,
        transitions,
        unit: (unit * 4096.0).round() as u16,
        ranker,
    })
}

/// What one in a byte stands for: one weight in a thousand is larger than 127 of it.
fn unit(fitted: &Fitted) -> f32 {
    let weights = fitted.tokens.iter().flatten().map(|w| w.abs());
    let mut sizes: Vec<f32> = weights.filter(|w| *w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let cut = sizes.len() - sizes.len() / 1000 - 1;
    sizes[cut] / 127.0
}

fn weight(row: Row) -> u32 {
    row.iter().map(|w| u32::from(w.unsigned_abs())).sum()
}

/// Leaves out the rows with the smallest weights where there are more than a file can hold.
fn keep_heaviest(rows: &mut Vec<(u32, Row)>) {
    let mut order: Vec<(u32, u32)> = rows.iter().map(|(f, row)| (weight(*row), *f)).collect();
    order.sort_unstable_by(|a, b| b.cmp(a));
    if let Some(&last) = order.get(MOST_ROWS - 1) {
        rows.retain(|(f, row)| (weight(*row), *f) >= last);
    }
}
