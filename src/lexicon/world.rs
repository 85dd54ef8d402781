//! Countries, their inhabitants, capitals, seats of government and institutions; armed groups, international
//! bodies and political parties: the phrase as a newspaper prints it → the party it belongs to.
//!
//! Two tables beside this file, written from general knowledge: `world/countries.tsv` and `world/bodies.tsv`.
//! An armed group or an international body is a party of its own; a ministry, an army or a political party
//! is its country's. Case counts ("US" and "us", "Turkey" and "turkey"). Words with another common meaning
//! ("Georgia", "Congress", "Labour") are marked [`Entry::weak`]: what to make of them is for the caller.
//! Leaves out: generic words with a country beside them ("the Sudanese army", "Russia's foreign minister"),
//! which `party` reads, and regions whose state is disputed by arms.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// What kind of name a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// A country, under any of its names: "United States", "U.S.", "DRC".
    Country,
    /// An adjective or a word for inhabitants: "Ukrainian", "Poles".
    Demonym,
    /// A capital, which news uses for the government: "Kyiv".
    Capital,
    /// Another city or region: "Kharkiv", "Scotland".
    City,
    /// A building or street that stands for a government: "Kremlin", "Downing Street".
    Seat,
    /// A part of a state: "State Department", "Knesset", "IDF".
    Institution,
    /// An armed group or de facto authority: a party of its own.
    ArmedGroup,
    /// An international body or a world-wide organisation: a party of its own.
    Body,
    /// A political party; the party here is its country.
    PoliticalParty,
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The party, by its usual English name: "United States", "Hamas", "United Nations".
    pub party: &'static str,
    /// What kind of name it is.
    pub kind: PlaceKind,
    /// The phrase has other common meanings: "Georgia", "Congress", "Labour".
    pub weak: bool,
    /// The country an armed group is in; `None` for everything else and where it is in no one country.
    pub home: Option<&'static str>,
}

/// Words in the longest phrase of the tables; a caller that looks for the longest match starts with as many.
pub const MAX_WORDS: usize = 10;

/// What `phrase` means; `None` where the tables do not have it.
///
/// Takes the words as printed, without a possessive ending. A leading "the" does not count, nor does the kind
/// of apostrophe.
///
/// ```
/// use onrecord::lexicon::world::lookup;
/// assert_eq!(lookup("the U.S.").unwrap().party, "United States");
/// assert!(lookup("us").is_none());
/// ```
#[must_use]
pub fn lookup(phrase: &str) -> Option<&'static Entry> {
    let phrase = phrase.trim();
    let bare = ["the ", "The "]
        .iter()
        .find_map(|the| phrase.strip_prefix(the))
        .unwrap_or(phrase);
    TABLE.entries.get(straight(bare).as_ref())
}

/// How many words a phrase that begins with `word` has at most; 0, for most words of a text, where none does.
///
/// Takes the word without possessive ending and marks around it. Never less than the longest phrase has; for a
/// few words that open none it is not 0.
#[must_use]
pub fn reach(word: &str) -> usize {
    let word = straight(word);
    let of = |word: &str| usize::from(TABLE.reach[place(word)]);
    let bare = word.trim_end_matches('.');
    if bare.len() < word.len() {
        of(&word).max(of(bare))
    } else {
        of(&word)
    }
}

/// Whether `name` is a country's usual name in the tables.
#[must_use]
pub fn is_country(name: &str) -> bool {
    lookup(name).is_some_and(|e| e.kind == PlaceKind::Country && e.party == name)
}

/// The same words with straight apostrophes.
fn straight(words: &str) -> Cow<'_, str> {
    if !words.is_ascii() && words.contains(['’', 'ʼ', '‘']) {
        words.replace(['’', 'ʼ', '‘'], "'").into()
    } else {
        words.into()
    }
}

type Entries = FxHashMap<Cow<'static, str>, Entry>;

struct Table {
    entries: Entries,
    /// For the hash of every phrase's first word, as a text may print it, the words of the longest such phrase.
    reach: Box<[u8]>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut entries = Entries::default();
    bodies(&mut entries, include_str!("world/bodies.tsv"));
    countries(&mut entries, include_str!("world/countries.tsv"));
    let reach = reaches(&entries);
    Table { entries, reach }
});

/// Places for first words: about seven for each, so that few other words share one.
const PLACES: usize = 1 << 15;

fn place(word: &str) -> usize {
    FxBuildHasher.hash_one(word) as usize % PLACES
}

fn reaches(entries: &Entries) -> Box<[u8]> {
    let mut reach = vec![0; PLACES].into_boxed_slice();
    for phrase in entries.keys() {
        let words = phrase.split(' ').count().min(MAX_WORDS) as u8;
        let first = phrase.split(' ').next().unwrap_or_default();
        // "Washington, D.C.", "Workers' Party": the caller has the word without what ends it.
        let bare = [",", "'s", "'"].iter().find_map(|e| first.strip_suffix(e));
        for opener in std::iter::once(first).chain(bare) {
            let most = &mut reach[place(opener)];
            *most = words.max(*most);
        }
    }
    reach
}

/// The rows of a table: lines that are neither empty nor remarks, cut at tabs.
fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// The phrases of a cell, each with whether it is weak.
fn phrases(cell: &'static str) -> impl Iterator<Item = (&'static str, bool)> {
    cell.split(';')
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .map(|p| p.strip_prefix('~').map_or((p, false), |p| (p, true)))
}

/// Puts a phrase in; the first row that has it keeps it. "al-Shabaab" also begins a sentence.
fn put(table: &mut Entries, phrase: Cow<'static, str>, entry: Entry) {
    if let Some(rest) = phrase.strip_prefix("al") {
        table.entry(format!("Al{rest}").into()).or_insert(entry);
    }
    table.entry(phrase).or_insert(entry);
}

fn countries(table: &mut Entries, file: &'static str) {
    for row in rows(file) {
        let cell = |i: usize| row.get(i).copied().unwrap_or_default();
        let party = cell(0);
        let entry = |kind, weak| Entry {
            party,
            kind,
            weak,
            home: None,
        };
        let columns = [
            (1, PlaceKind::Country),
            (2, PlaceKind::Demonym),
            (3, PlaceKind::Capital),
            (4, PlaceKind::City),
        ];
        for (column, kind) in columns {
            for (phrase, weak) in phrases(cell(column)) {
                let word = phrase.strip_suffix('+').unwrap_or(phrase);
                if word != phrase {
                    put(table, format!("{word}s").into(), entry(kind, weak));
                }
                put(table, word.into(), entry(kind, weak));
            }
        }
        put(table, party.into(), entry(PlaceKind::Country, false));
    }
}

fn bodies(table: &mut Entries, file: &'static str) {
    for row in rows(file) {
        let cell = |i: usize| row.get(i).copied().unwrap_or_default();
        let kind = match cell(0) {
            "seat" => PlaceKind::Seat,
            "institution" => PlaceKind::Institution,
            "group" => PlaceKind::ArmedGroup,
            "politics" => PlaceKind::PoliticalParty,
            _ => PlaceKind::Body,
        };
        for (phrase, weak) in phrases(cell(3)) {
            let entry = Entry {
                party: cell(1),
                kind,
                weak,
                home: Some(cell(2)).filter(|home| !home.is_empty()),
            };
            put(table, phrase.into(), entry);
        }
    }
}

#[cfg(test)]
mod tests;
