//! The model's weights: one data file, read once, and looked up by feature.
//!
//! Layout, little-endian: the four bytes `ORCW`, the version, the number of labels, the bits of a feature of a token
//! and of a step, the unit of a weight in 1/4096 (u16, for reading only), the numbers of rows for tokens and for
//! steps (u32 each), the transitions (a row of `i16` for each label before, the last for the start), then the rows
//! in the order of their features: how far the feature is from the one before (LEB128, at least 1, the first from
//! -1), a byte that says which labels have a weight, and one `i8` for each of these; then those for steps, where a
//! byte says which labels before have weights, and a byte and weights follow for each; then the
//! ranker (`rank`). Leaves out: what a feature is (`features`).

use super::hashed::{BITS, Features, STEP_BITS};
use super::rank::Ranker;

/// How many labels a token can have.
pub const LABELS: usize = 8;

/// The version of the file's layout that this code reads and writes.
pub const VERSION: u8 = 4;

const MAGIC: &[u8; 4] = b"ORCW";

/// More rows than this cannot be numbered.
pub const MOST_ROWS: usize = u16::MAX as usize - 1;

/// One score a label.
pub type Row = [i8; LABELS];

/// One score a label for each label before.
pub type StepRow = [Row; LABELS];

/// Scores for a step from one label to the next; the last row is the start of a sequence.
pub type Transitions = [[i16; LABELS]; LABELS + 1];

/// Why a weights file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// It ends before it should, or goes on after.
    #[error("the weights file has not the length it states")]
    Length,
    /// It is no weights file, or one of another version.
    #[error("not a weights file of this version")]
    Format,
    /// A row is out of order or past the last feature.
    #[error("the weights file has a row out of its place")]
    Row,
}

/// Weights as they are written: rows by feature, in rising order, at most [`MOST_ROWS`] of each kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// For features of tokens.
    pub rows: Vec<(u32, Row)>,
    /// For features of steps.
    pub steps: Vec<(u32, StepRow)>,
    /// For all steps.
    pub transitions: Transitions,
    /// What a weight of 4096 stands for; for reading only.
    pub unit: u16,
    /// What chooses among proposals.
    pub ranker: Ranker,
}

/// Weights, ready to be looked up.
#[derive(Debug)]
pub struct Weights {
    /// For each feature the number of its row; 0 is a row of zeros.
    index: Box<[u16]>,
    /// As many as there are numbers, so that none is past the end.
    rows: Box<[PackedRow; 1 << 16]>,
    /// How many features have weights.
    len: usize,
    step_index: Box<[u16]>,
    /// In one piece each, so that a whole row is added at once.
    step_rows: Vec<Steps>,
    /// For all steps, and for the start.
    transitions: Steps,
    start: [i16; LABELS],
    /// What chooses among proposals.
    pub(super) ranker: Ranker,
}

/// A row in one number, a byte a label, the first the lowest; each weight has 128 added, so that none is below 0 and
/// sums of several carry nothing from one label to the next.
type PackedRow = u64;

/// What is added to a weight that is packed.
const BIAS: u8 = 128;

fn packed(row: Row) -> PackedRow {
    u64::from_le_bytes(row.map(|weight| weight.cast_unsigned().wrapping_add(BIAS)))
}

/// How many pairs of labels there are.
const PAIRS: usize = LABELS * LABELS;

/// Scores of a step: label before by label before, the labels after it.
pub(super) type Steps = [i16; PAIRS];

impl Weights {
    /// Reads a weights file.
    ///
    /// # Errors
    /// [`WeightsError`] where the bytes are not exactly such a file.
    pub fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        let mut file = File(bytes);
        let head: [u8; 10] = file.take()?;
        let [magic @ .., version, labels, bits, step_bits, _, _] = head;
        if magic != *MAGIC || version != VERSION {
            return Err(WeightsError::Format);
        }
        let bits = (u32::from(bits), u32::from(step_bits));
        if usize::from(labels) != LABELS || bits != (BITS, STEP_BITS) {
            return Err(WeightsError::Format);
        }
        let count = u32::from_le_bytes(file.take()?) as usize;
        let step_count = u32::from_le_bytes(file.take()?) as usize;
        let mut transitions: Transitions = [[0; LABELS]; LABELS + 1];
        for cell in transitions.iter_mut().flatten() {
            *cell = i16::from_le_bytes(file.take()?);
        }
        let (index, rows) = file.rows(count, BITS, [0; LABELS], File::row)?;
        let none = [[0; LABELS]; LABELS];
        let (step_index, step_rows) = file.rows(step_count, STEP_BITS, none, File::step_row)?;
        let ranker = Ranker::read(&mut file)?;
        if file.0.is_empty() {
            let len = rows.len() - 1;
            let mut rows: Vec<PackedRow> = rows.into_iter().map(packed).collect();
            rows.resize(1 << 16, packed([0; LABELS]));
            let rows: Box<[PackedRow; 1 << 16]> = rows.try_into().map_err(|_| WeightsError::Row)?;
            let pairs = |row: &StepRow| from_pairs(|j, k| i16::from(row[j][k]));
            Ok(Self {
                index,
                rows,
                len,
                step_index,
                step_rows: step_rows.iter().map(pairs).collect(),
                transitions: from_pairs(|j, k| transitions[j][k]),
                start: transitions[LABELS],
                ranker,
            })
        } else {
            Err(WeightsError::Length)
        }
    }

    /// Writes a weights file.
    #[must_use]
    pub fn write(table: &Table) -> Vec<u8> {
        let mut out = Vec::with_capacity(table.rows.len() * 10 + table.steps.len() * 20 + 256);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&[VERSION, LABELS as u8, BITS as u8, STEP_BITS as u8]);
        out.extend_from_slice(&table.unit.to_le_bytes());
        out.extend_from_slice(&(table.rows.len() as u32).to_le_bytes());
        out.extend_from_slice(&(table.steps.len() as u32).to_le_bytes());
        for cell in table.transitions.iter().flatten() {
            out.extend_from_slice(&cell.to_le_bytes());
        }
        let mut last = 0;
        for (feature, row) in &table.rows {
            write_number(&mut out, feature + 1 - last);
            last = feature + 1;
            write_row(&mut out, *row);
        }
        last = 0;
        for (feature, row) in &table.steps {
            write_number(&mut out, feature + 1 - last);
            last = feature + 1;
            out.push(mask(row.iter().map(|r| r.iter().any(|w| *w != 0))));
            for from in row.iter().filter(|r| r.iter().any(|w| *w != 0)) {
                write_row(&mut out, *from);
            }
        }
        table.ranker.write(&mut out);
        out
    }

    /// How many features have weights.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no feature has weights.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The sum of the rows of a token's features.
    #[inline]
    pub(super) fn of_token(&self, features: &Features) -> [i16; LABELS] {
        // Every other label has 16 bits: at most `MOST` rows of at most 255 each stay within them.
        const HALF: u64 = 0x00FF_00FF_00FF_00FF;
        let (mut even, mut odd) = (0_u64, 0_u64);
        for &feature in features.own() {
            let number = self.index.get(feature as usize);
            let row = self.rows[usize::from(number.copied().unwrap_or_default())];
            even = even.wrapping_add(row & HALF);
            odd = odd.wrapping_add(row >> 8 & HALF);
        }
        let bias = i16::from(BIAS) * i16::from(features.own().len() as u8);
        std::array::from_fn(|label| {
            let half = if label % 2 == 0 { even } else { odd };
            ((half >> (label / 2 * 16)) as u16).cast_signed() - bias
        })
    }

    /// The scores of the step to a token.
    #[inline]
    pub(super) fn of_step(&self, features: &Features, sum: &mut Steps) {
        *sum = self.transitions;
        // At most 16,000 as it is written, and `MOST_STEPS` of at most 127: this, too, stays within 16 bits, and a
        // file that holds more wraps round.
        for &feature in features.steps() {
            let number = self.step_index.get(feature as usize);
            let number = number.copied().unwrap_or_default();
            if number != 0
                && let Some(row) = self.step_rows.get(usize::from(number))
            {
                add_row(sum, row);
            }
        }
    }

    /// The scores of the first label of a sequence.
    pub(super) const fn of_start(&self) -> &[i16; LABELS] {
        &self.start
    }
}

/// A function of its own, so that a processor takes many pairs at once.
#[inline(never)]
fn add_row(sum: &mut Steps, row: &Steps) {
    for (cell, weight) in sum.iter_mut().zip(row) {
        *cell = cell.wrapping_add(*weight);
    }
}

/// One value for each pair of labels.
fn from_pairs<T>(value: impl Fn(usize, usize) -> T) -> [T; PAIRS] {
    std::array::from_fn(|i| value(i / LABELS, i % LABELS))
}

fn write_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 128 {
        out.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

fn write_row(out: &mut Vec<u8>, row: Row) {
    out.push(mask(row.iter().map(|w| *w != 0)));
    out.extend(row.iter().filter(|w| **w != 0).map(|w| w.cast_unsigned()));
}

/// One bit for each, the first the lowest.
fn mask(present: impl DoubleEndedIterator<Item = bool>) -> u8 {
    present.rev().fold(0, |mask, p| mask << 1 | u8::from(p))
}

/// What is left to read.
pub(super) struct File<'b>(&'b [u8]);

impl File<'_> {
    pub(super) fn take<const N: usize>(&mut self) -> Result<[u8; N], WeightsError> {
        let (head, rest) = self.0.split_first_chunk().ok_or(WeightsError::Length)?;
        self.0 = rest;
        Ok(*head)
    }

    /// `count` rows, the empty one before them, and for each feature of so many bits the number of its row.
    fn rows<R: Copy>(
        &mut self,
        count: usize,
        bits: u32,
        none: R,
        read: impl Fn(&mut Self) -> Result<R, WeightsError>,
    ) -> Result<(Box<[u16]>, Vec<R>), WeightsError> {
        if count > MOST_ROWS {
            return Err(WeightsError::Row);
        }
        let mut index = vec![0_u16; 1 << bits].into_boxed_slice();
        let mut rows = Vec::with_capacity(count + 1);
        rows.push(none);
        let mut feature = 0_usize;
        for number in 1..=count {
            let step = self.number()?;
            if step == 0 {
                return Err(WeightsError::Row);
            }
            feature += step;
            *index.get_mut(feature - 1).ok_or(WeightsError::Row)? = number as u16;
            rows.push(read(self)?);
        }
        Ok((index, rows))
    }

    fn row(&mut self) -> Result<Row, WeightsError> {
        let [present] = self.take()?;
        let mut row: Row = [0; LABELS];
        for (label, weight) in row.iter_mut().enumerate() {
            if present >> label & 1 == 1 {
                let [byte] = self.take()?;
                *weight = byte.cast_signed();
            }
        }
        Ok(row)
    }

    fn step_row(&mut self) -> Result<StepRow, WeightsError> {
        let [present] = self.take()?;
        let mut rows: StepRow = [[0; LABELS]; LABELS];
        for (label, row) in rows.iter_mut().enumerate() {
            if present >> label & 1 == 1 {
                *row = self.row()?;
            }
        }
        Ok(rows)
    }

    /// A LEB128 number of at most three bytes.
    fn number(&mut self) -> Result<usize, WeightsError> {
        let mut value = 0;
        for shift in [0, 7, 14] {
            let [byte] = self.take()?;
            value |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(WeightsError::Row)
    }
}

#[cfg(test)]
mod tests {
    use super::super::rank::{DEPTH, Question, Tree};
    use super::*;

    fn ranker() -> Ranker {
        let tree = Tree {
            questions: [Question {
                number: 3,
                limit: -7,
            }; (1 << DEPTH) - 1],
            leaves: [-300; 1 << DEPTH],
        };
        Ranker {
            start: -70_000,
            words: vec![-5; 40],
            trees: vec![tree],
        }
    }

    fn table() -> Table {
        let mut step = [[0; LABELS]; LABELS];
        step[2][3] = -7;
        step[7][0] = 9;
        Table {
            rows: vec![(0, [1; LABELS]), (5, [-3; LABELS]), (70_000, [7; LABELS])],
            steps: vec![(3, step), (500, [[1; LABELS]; LABELS])],
            transitions: [[2; LABELS]; LABELS + 1],
            unit: 4096,
            ranker: ranker(),
        }
    }

    fn file() -> Vec<u8> {
        Weights::write(&table())
    }

    #[test]
    fn what_is_written_is_read() {
        let weights = Weights::read(&file()).expect("a weights file");
        assert_eq!(weights.len(), 3);
        assert_eq!(weights.ranker, ranker());
        let features = Features::of(&[0, 5, 6, 70_000, u32::MAX], &[3, 4, 500, u32::MAX]);
        assert_eq!(weights.of_token(&features), [5; LABELS]);
        let mut step = [0; PAIRS];
        weights.of_step(&features, &mut step);
        assert_eq!((step[2 * 8 + 3], step[7 * 8], step[0]), (-4, 12, 3));
        assert_eq!(weights.of_start(), &[2; LABELS]);
    }

    #[test]
    fn a_cut_off_file_is_refused_at_every_length() {
        let file = file();
        for end in 0..file.len() {
            assert!(Weights::read(&file[..end]).is_err(), "{end} bytes");
        }
        let longer = [&file[..], &[0]].concat();
        assert_eq!(Weights::read(&longer).err(), Some(WeightsError::Length));
    }

    #[test]
    fn a_changed_byte_is_refused_or_read_but_never_a_panic() {
        let file = file();
        for at in 0..file.len() {
            for bit in 0..8 {
                let mut changed = file.clone();
                changed[at] ^= 1 << bit;
                if let Ok(weights) = Weights::read(&changed) {
                    let features = Features::of(&[0, 1, u32::MAX], &[3, 500]);
                    let _ = weights.of_token(&features);
                    weights.of_step(&features, &mut [0; PAIRS]);
                }
            }
        }
    }

    #[test]
    fn another_version_is_refused() {
        let mut other = file();
        other[4] += 1;
        assert_eq!(Weights::read(&other).err(), Some(WeightsError::Format));
        assert_eq!(Weights::read(b"").err(), Some(WeightsError::Length));
    }
}
