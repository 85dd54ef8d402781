//! Parts of addresses, made from names: the same names in the same order give the same parts.
//!
//! Leaves out: what an address is (`web::links`).

use rustc_hash::FxHashMap;
use std::fmt::Write as _;

/// Characters of a name that an address part is made from.
const LONGEST: usize = 60;

/// Address parts made from names, no two alike.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: FxHashMap<String, u32>,
}

impl Ids {
    /// Gives `id` to nobody else.
    pub(super) fn keep(&mut self, id: &str) {
        self.taken.entry(id.to_owned()).or_insert(1);
    }

    /// An address part of `name` that nobody has.
    pub(super) fn unique(&mut self, name: &str) -> String {
        let mut id = String::with_capacity(name.len().min(LONGEST));
        if name.is_ascii() {
            name.bytes().take(LONGEST).for_each(|b| push(&mut id, b));
        } else {
            let ascii = any_ascii::any_ascii(name).to_lowercase();
            ascii
                .chars()
                .take(LONGEST)
                .for_each(|c| push(&mut id, u8::try_from(c).unwrap_or(b'-')));
        }
        id.truncate(id.trim_end_matches('-').len());
        if id.is_empty() {
            id.push('x');
        }
        if let Some(count) = self.taken.get_mut(&id) {
            *count += 1;
            let _ = write!(id, "-{count}");
        } else {
            self.taken.insert(id.clone(), 1);
        }
        id
    }
}

/// Adds a character of a name to its address part: a small letter or digit, or one hyphen for all else.
fn push(id: &mut String, byte: u8) {
    if byte.is_ascii_alphanumeric() {
        id.push(char::from(byte.to_ascii_lowercase()));
    } else if !id.is_empty() && !id.ends_with('-') {
        id.push('-');
    }
}
