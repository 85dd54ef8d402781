//! The one country an article is about: the one that its names of countries, peoples, capitals, cities and
//! institutions are of, where they are nearly all of one.
//!
//! Leaves out: what an article says. A text about two countries is about no one country.

use rustc_hash::FxHashMap;

use super::phrase::{add_words, each};
use crate::lexicon::world::{self, PlaceKind};

/// A country needs at least this many mentions …
const LEAST: usize = 3;
/// … and this many of ten of all mentions of countries.
const OF_TEN: usize = 6;

/// How often each country, group and body is named in the paragraphs of an article, by party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named(FxHashMap<&'static str, usize>);

impl Named {
    /// Counts the names of the tables in `paragraphs`; words with another common meaning do not count.
    pub fn count<'t>(paragraphs: impl Iterator<Item = &'t str>) -> Self {
        let mut counts = FxHashMap::default();
        let mut words = Vec::new();
        for paragraph in paragraphs {
            words.clear();
            add_words(paragraph, &mut words);
            each(&words, |name| {
                if !name.entry.weak && name.entry.kind != PlaceKind::PoliticalParty {
                    *counts.entry(name.entry.party).or_default() += 1;
                }
            });
        }
        Self(counts)
    }

    /// How often the party is named: its country, people, capital, cities, institutions, or the group itself.
    #[must_use]
    pub fn of(&self, party: &str) -> usize {
        self.0.get(party).copied().unwrap_or(0)
    }

    /// The one country the article is about; `None` where there is no one.
    ///
    /// That is the one with at least 3 mentions and 6 of 10 of all countries'. Groups and bodies count for
    /// nothing: they are in no country or against it.
    #[must_use]
    pub fn country(&self) -> Option<&'static str> {
        let countries = || self.0.iter().filter(|(party, _)| world::is_country(party));
        let all: usize = countries().map(|(_, n)| n).sum();
        let (&country, &n) = countries().max_by_key(|&(&name, &n)| (n, std::cmp::Reverse(name)))?;
        (n >= LEAST && n * 10 >= all * OF_TEN).then_some(country)
    }
}
