//! The one country an article is about: the one that its names of countries, peoples, capitals, cities and
//! institutions are of, where they are nearly all of one.
//!
//! Leaves out: what an article says. A text about two countries is about no one country; neither is one that was
//! written in another country than the one it names most, nor one that sets "the South" against the North.

use rustc_hash::FxHashMap;

use super::beside::window_before;
use super::phrase::{add_words, each};
use crate::lexicon::world::{self, PlaceKind};
use crate::span::Span;

/// A country needs at least this many mentions …
const LEAST: usize = 3;
/// … and this many of ten of all mentions of countries.
const OF_TEN: usize = 6;

/// How often each country, group and body is named in the paragraphs of an article, by party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    counts: FxHashMap<&'static str, usize>,
    /// The country of the place in the dateline; `None` where there is none or it is not known.
    datelined: Option<&'static str>,
    /// Which of [`HALVES`] stand in the text as names of a state, one bit each.
    halves: u8,
}

/// "The South", where the North is a state of its own, and the like.
const HALVES: [&str; 4] = ["North", "South", "East", "West"];

impl Named {
    /// Counts the names of the tables in `paragraphs`; words with another common meaning do not count.
    /// `dateline` is the article's; empty where it has none.
    pub fn count<'t>(paragraphs: impl Iterator<Item = &'t str>, dateline: &str) -> Self {
        let mut counts = FxHashMap::default();
        let mut words = Vec::new();
        let mut halves = 0;
        for paragraph in paragraphs {
            words.clear();
            add_words(paragraph, &mut words);
            each(&words, |name| {
                if !name.entry.weak && name.entry.kind != PlaceKind::PoliticalParty {
                    *counts.entry(name.entry.party).or_default() += 1;
                }
            });
            for pair in words.windows(2).filter(|pair| is_the(pair[0].text)) {
                let half = HALVES.iter().position(|half| *half == pair[1].text);
                halves |= half.map_or(0, |at| 1 << at);
            }
        }
        Self {
            counts,
            datelined: country_of(dateline),
            halves,
        }
    }

    /// How often the party is named: its country, people, capital, cities, institutions, or the group itself.
    #[must_use]
    pub fn of(&self, party: &str) -> usize {
        self.counts.get(party).copied().unwrap_or(0)
    }

    /// The one country the article is about; `None` where there is no one.
    ///
    /// That is the one with at least 3 mentions and 6 of 10 of all countries'. Groups and bodies count for
    /// nothing: they are in no country or against it. Nor is there one where the dateline stands in another
    /// country, or where the text speaks of "the South" and names the North most.
    #[must_use]
    pub fn country(&self) -> Option<&'static str> {
        let countries = || {
            self.counts
                .iter()
                .filter(|(party, _)| world::is_country(party))
        };
        let all: usize = countries().map(|(_, n)| n).sum();
        let (&country, &n) = countries().max_by_key(|&(&name, &n)| (n, std::cmp::Reverse(name)))?;
        let elsewhere = self.datelined.is_some_and(|place| place != country);
        (n >= LEAST && n * 10 >= all * OF_TEN && !elsewhere && !self.names_other_half(country))
            .then_some(country)
    }

    /// Whether the text speaks of the other half of a country that is called after one.
    fn names_other_half(&self, country: &str) -> bool {
        let own = HALVES
            .iter()
            .position(|half| country.split(' ').next() == Some(half));
        // North and south are bits 0 and 1, east and west 2 and 3.
        own.is_some_and(|own| self.halves & 1 << (own ^ 1) != 0)
    }
}

/// Bytes before a name that [`place_before`] looks at.
const REACH: u32 = 300;

/// The country that the words before `name` speak of last, in the same paragraph: "In Taipei, ministry official …".
/// `None` where they name none. Looks at 300 bytes at most.
#[must_use]
pub fn place_before(text: &str, name: Span) -> Option<&'static str> {
    let window = window_before(text, name, REACH).of(text);
    let line = window.rsplit('\n').next()?;
    let mut words = Vec::new();
    add_words(line, &mut words);
    let mut last = None;
    each(&words, |name| {
        if !name.entry.weak && world::is_country(name.entry.party) {
            last = Some(name.entry.party);
        }
    });
    last
}

fn is_the(word: &str) -> bool {
    matches!(word, "the" | "The")
}

/// The country of the first place that a dateline names and the tables know: "SEOUL, April 11 (…) --".
fn country_of(dateline: &str) -> Option<&'static str> {
    let places = dateline.split(['(', '—', '–', ',', ':']);
    places.map(str::trim).find_map(|place| {
        let entry = world::lookup(&in_small_letters(place)).or_else(|| world::lookup(place))?;
        world::is_country(entry.party).then_some(entry.party)
    })
}

/// "NEW DELHI" as the tables have it: every word but for its first letter.
fn in_small_letters(place: &str) -> String {
    let mut small = String::with_capacity(place.len());
    let mut first = true;
    for c in place.chars() {
        if first {
            small.push(c);
        } else {
            small.extend(c.to_lowercase());
        }
        first = !c.is_alphanumeric();
    }
    small
}
