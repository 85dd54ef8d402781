//! The model's weights: one data file, read once, and looked up by feature.
//!
//! Layout, little-endian: the four bytes `ORCW`, the version, the number of labels, the bits of a feature, the unit
//! of a weight in 1/4096 (u16, for reading only), the number of rows (u32), the transitions (one row of `i16` for
//! the start, one a label), then the rows in the order of their features: the step from the feature before (LEB128,
//! at least 1, the first from -1), a byte that says which labels have a weight, and one `i8` for each of these. Leaves out: what a feature is (`features`).

use super::features::{BITS, MOST};

/// How many labels a token can have.
pub const LABELS: usize = 8;

/// The version of the file's layout that this code reads and writes.
pub const VERSION: u8 = 2;

const MAGIC: &[u8; 4] = b"ORCW";

/// More rows than this cannot be numbered.
pub const MOST_ROWS: usize = u16::MAX as usize - 1;

/// One score a label.
pub type Row = [i8; LABELS];

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

/// Weights, ready to be looked up.
#[derive(Debug)]
pub struct Weights {
    /// For each feature the number of its row; 0 is a row of zeros.
    index: Box<[u16]>,
    rows: Vec<Row>,
    /// The steps between labels.
    pub(super) transitions: Transitions,
}

impl Weights {
    /// Reads a weights file.
    ///
    /// # Errors
    /// [`WeightsError`] where the bytes are not exactly such a file.
    pub fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        let mut file = File(bytes);
        let head: [u8; 9] = file.take()?;
        let [magic @ .., version, labels, bits, _, _] = head;
        if magic != *MAGIC || version != VERSION {
            return Err(WeightsError::Format);
        }
        if usize::from(labels) != LABELS || u32::from(bits) != BITS {
            return Err(WeightsError::Format);
        }
        let count = u32::from_le_bytes(file.take()?) as usize;
        if count > MOST_ROWS {
            return Err(WeightsError::Row);
        }
        let mut transitions: Transitions = [[0; LABELS]; LABELS + 1];
        for cell in transitions.iter_mut().flatten() {
            *cell = i16::from_le_bytes(file.take()?);
        }
        let mut index = vec![0_u16; 1 << BITS].into_boxed_slice();
        let mut rows = Vec::with_capacity(count + 1);
        rows.push([0; LABELS]);
        let mut feature = 0_usize;
        for number in 1..=count {
            let step = file.number()?;
            if step == 0 {
                return Err(WeightsError::Row);
            }
            feature += step;
            *index.get_mut(feature - 1).ok_or(WeightsError::Row)? = number as u16;
            let [present] = file.take()?;
            let mut row: Row = [0; LABELS];
            for (label, weight) in row.iter_mut().enumerate() {
                if present >> label & 1 == 1 {
                    let [byte] = file.take()?;
                    *weight = byte.cast_signed();
                }
            }
            rows.push(row);
        }
        if file.0.is_empty() {
            Ok(Self {
                index,
                rows,
                transitions,
            })
        } else {
            Err(WeightsError::Length)
        }
    }

    /// Writes a weights file; rows by feature, in rising order, at most 65,534 of them.
    #[must_use]
    pub fn write(rows: &[(u32, Row)], transitions: &Transitions, unit: u16) -> Vec<u8> {
        let mut out = Vec::with_capacity(rows.len() * 10 + 256);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&[VERSION, LABELS as u8, BITS as u8]);
        out.extend_from_slice(&unit.to_le_bytes());
        out.extend_from_slice(&(rows.len() as u32).to_le_bytes());
        for cell in transitions.iter().flatten() {
            out.extend_from_slice(&cell.to_le_bytes());
        }
        let mut last = 0;
        for (feature, row) in rows {
            let mut step = feature + 1 - last;
            last = feature + 1;
            while step >= 128 {
                out.push((step & 127) as u8 | 128);
                step >>= 7;
            }
            out.push(step as u8);
            let present = row
                .iter()
                .rev()
                .fold(0_u8, |mask, w| mask << 1 | u8::from(*w != 0));
            out.push(present);
            out.extend(row.iter().filter(|w| **w != 0).map(|w| w.cast_unsigned()));
        }
        out
    }

    /// How many features have weights.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len() - 1
    }

    /// Whether no feature has weights.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The sum of the rows of a token's features.
    #[inline]
    pub(super) fn sum(&self, features: &[u32]) -> [i16; LABELS] {
        let mut sum = [0_i16; LABELS];
        // At most `MOST` rows of at most 127 each: the sum stays within 16 bits.
        for &feature in features.iter().take(MOST) {
            let number = self
                .index
                .get(feature as usize)
                .copied()
                .unwrap_or_default();
            let row = &self.rows[usize::from(number)];
            for (cell, weight) in sum.iter_mut().zip(row) {
                *cell += i16::from(*weight);
            }
        }
        sum
    }
}

/// What is left to read.
struct File<'b>(&'b [u8]);

impl File<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], WeightsError> {
        let (head, rest) = self.0.split_first_chunk().ok_or(WeightsError::Length)?;
        self.0 = rest;
        Ok(*head)
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
    use super::*;

    fn file() -> Vec<u8> {
        let rows = [(0, [1; LABELS]), (5, [-3; LABELS]), (70_000, [7; LABELS])];
        Weights::write(&rows, &[[2; LABELS]; LABELS + 1], 4096)
    }

    #[test]
    fn what_is_written_is_read() {
        let weights = Weights::read(&file()).expect("a weights file");
        assert_eq!(weights.len(), 3);
        assert_eq!(weights.transitions[8][0], 2);
        assert_eq!(weights.sum(&[0, 5, 6, 70_000, u32::MAX]), [5; LABELS]);
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
                    let _ = weights.sum(&[0, 1, u32::MAX]);
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
