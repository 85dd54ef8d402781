//! The one country an article is about: the one that its names of countries, peoples, capitals, cities and
//! institutions are of, where they are nearly all of one.
//!
//! Leaves out: what an article says. A text about two countries is about no one country.

use rustc_hash::FxHashMap;

use super::phrase::{find, words};
use crate::lexicon::world::{self, PlaceKind};

/// A country needs at least this many mentions …
const LEAST: usize = 3;
/// … and this many of ten of all mentions of countries.
const OF_TEN: usize = 6;

/// The one country `text` is about; `None` where there is no one.
///
/// Counts every name of the tables that is of one country and has no other meaning: the country is the one
/// with at least 3 mentions and 6 of 10 of all. Groups and bodies count for nothing: they are in no country
/// or against it.
#[must_use]
pub fn country(text: &str) -> Option<&'static str> {
    let mut counts: FxHashMap<&'static str, usize> = FxHashMap::default();
    let mut all = 0;
    for line in text.lines() {
        for name in find(&words(line)) {
            let counted = !name.entry.weak
                && !matches!(
                    name.entry.kind,
                    PlaceKind::ArmedGroup | PlaceKind::Body | PlaceKind::PoliticalParty
                );
            if counted && world::is_country(name.entry.party) {
                *counts.entry(name.entry.party).or_default() += 1;
                all += 1;
            }
        }
    }
    let (&country, &n) = counts
        .iter()
        .max_by_key(|&(&name, &n)| (n, std::cmp::Reverse(name)))?;
    (n >= LEAST && n * 10 >= all * OF_TEN).then_some(country)
}
