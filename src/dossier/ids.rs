//! Parts of addresses, made from names: the same names in the same order give the same parts.
//!
//! Leaves out: what an address is (`web::links`).

use rustc_hash::FxHashMap;

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
        let mut id = String::new();
        for c in any_ascii::any_ascii(name).to_lowercase().chars().take(60) {
            if c.is_ascii_alphanumeric() {
                id.push(c);
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        }
        let id = match id.trim_end_matches('-') {
            "" => "x".to_owned(),
            id => id.to_owned(),
        };
        let count = self.taken.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count == 1 {
            id
        } else {
            format!("{id}-{count}")
        }
    }
}
