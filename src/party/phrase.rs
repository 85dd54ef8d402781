//! The words of a role or name, with the names of countries, groups and bodies found among them.
//!
//! Leaves out: what they mean for the speaker (`reading`).

use crate::lexicon::world::{self, Entry};
use crate::text::marked_pieces;

/// One word of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// The word, without possessive ending and punctuation around it.
    pub(super) text: &'a str,
    /// It had a possessive ending.
    pub(super) possessive: bool,
    /// A comma, bracket or dash follows.
    pub(super) ends_part: bool,
    /// How it is written.
    pub(super) shape: Shape,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// ASCII letters and digits alone.
    Plain,
    /// In brackets of its own: "(KDF)".
    Bracketed,
    /// In any other way.
    Other,
}

/// A name of the tables in a phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a> {
    /// First word.
    pub(super) start: usize,
    /// One past the last word.
    pub(super) end: usize,
    /// What the tables say.
    pub(super) entry: &'static Entry,
    /// The words that name it ("Russian", or "Russian" of "Russian-installed").
    pub(super) words: &'a str,
    /// The ending after a hyphen: "installed", "backed"; empty where there is none.
    pub(super) ending: &'a str,
    /// The name stands in the possessive: "Russia's".
    pub(super) possessive: bool,
}

/// Cuts a phrase into words.
pub(super) fn words(phrase: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(phrase.len() / 6 + 1);
    add_words(phrase, &mut words);
    words
}

/// Adds the words of a phrase to others.
pub(super) fn add_words<'a>(phrase: &'a str, words: &mut Vec<Word<'a>>) {
    for (raw, plain) in marked_pieces(phrase) {
        if plain || is_plain(raw) {
            words.push(Word {
                text: raw,
                possessive: false,
                ends_part: false,
                shape: if plain { Shape::Plain } else { Shape::Other },
            });
            continue;
        }
        let inner = raw
            .trim_start_matches(['(', '[', '“', '‘', '"', '\'', '–', '—', ','])
            .trim_end_matches([')', ']', '”', '"', ',', ';', ':', '–', '—', '?', '!']);
        let ends_part = raw.ends_with([')', ']', ',', ';', ':', '–', '—']);
        if inner.is_empty() {
            if let Some(last) = words.last_mut() {
                last.ends_part = true;
            }
            continue;
        }
        let bare = ["’s", "'s", "’", "'"]
            .iter()
            .find_map(|ending| inner.strip_suffix(ending));
        let bracketed =
            raw.starts_with('(') && raw.trim_end_matches([',', ';', ':']).ends_with(')');
        words.push(Word {
            text: bare.unwrap_or(inner),
            possessive: bare.is_some(),
            ends_part,
            shape: if bracketed {
                Shape::Bracketed
            } else {
                Shape::Other
            },
        });
    }
}

/// Letters at both ends, and no possessive ending: most words of a text.
fn is_plain(raw: &str) -> bool {
    match raw.as_bytes() {
        [first, .., before, last] => {
            first.is_ascii_alphanumeric()
                && last.is_ascii_alphanumeric()
                && (*last != b's' || before.is_ascii_alphanumeric())
        }
        [first, last] => first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric(),
        [only] => only.is_ascii_alphanumeric(),
        _ => false,
    }
}

/// Words after a place that make it part of another name: "Washington Post", "Texas Instruments".
const PART_OF_ANOTHER_NAME: [&str; 53] = [
    "Post",
    "Times",
    "University",
    "Journal",
    "Herald",
    "Tribune",
    "College",
    "School",
    "Institute",
    "Daily",
    "Review",
    "Gazette",
    "Telegraph",
    "Mail",
    "Sun",
    "Star",
    "Globe",
    "Standard",
    "FC",
    "City",
    "Airlines",
    "Airways",
    "Air",
    "Orthodox",
    "Catholic",
    "Instruments",
    "Open",
    "Street",
    "Avenue",
    "Road",
    "Square",
    "Club",
    "Hotel",
    "Radio",
    "TV",
    "Television",
    "Examiner",
    "Chronicle",
    "Monitor",
    "Bee",
    "Enquirer",
    "Dispatch",
    "Sentinel",
    "Magazine",
    "Weekly",
    "Morning",
    "Evening",
    "Business",
    "Motors",
    "Mining",
    "Rangers",
    "Studies",
    "Bridge",
];

/// Words before a place that make it part of another name: "Air France", "Bank of America", "Radio France".
const BEFORE_PART_OF_NAME: [&str; 5] = ["Air", "Radio", "Voice", "Miss", "Little"];

/// The names of the tables in `words`, longest match first, left to right, not overlapping.
pub(super) fn find<'a>(words: &[Word<'a>]) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    each(words, |name| found.push(name));
    found
}

/// Gives the names of the tables in `words` to `take`, as [`find`] lists them.
pub(super) fn each<'a>(words: &[Word<'a>], mut take: impl FnMut(Found<'a>)) {
    let mut at = 0;
    let mut last_end = None;
    while at < words.len() {
        if opens_nothing(&words[at]) {
            at += 1;
        } else if let Some(name) = longest(words, at).or_else(|| hyphenated(words, at)) {
            let next = words.get(name.end).map_or("", |w| w.text);
            let before = at.checked_sub(1).map_or("", |i| words[i].text);
            let of_a_name = before == "of"
                && at >= 2
                && ["University", "Bank", "College", "Church"].contains(&words[at - 2].text);
            let split = words[name.end - 1].ends_part || words[name.end - 1].possessive;
            let other_name = (!split
                && (PART_OF_ANOTHER_NAME.contains(&next) || opens_school(&words[name.end..])))
                || BEFORE_PART_OF_NAME.contains(&before)
                || of_a_name;
            // "Karo Democratic Front (KDF)": short for a name that the tables do not have.
            let short_for_other = words[at].shape == Shape::Bracketed
                && at > 0
                && words[at - 1].text.starts_with(char::is_uppercase)
                && last_end.is_none_or(|end| end != at);
            at = name.end;
            if !other_name && !short_for_other {
                last_end = Some(name.end);
                take(name);
            }
        } else {
            at += 1;
        }
    }
}

/// Most words of a text: small letters of which the first opens no name, and no hyphen.
fn opens_nothing(word: &Word<'_>) -> bool {
    let first = word.text.as_bytes().first();
    word.shape == Shape::Plain
        && first.is_some_and(|b| b.is_ascii_lowercase() && !matches!(b, b'a' | b'm' | b'o' | b'e'))
}

/// Whether the words go on to a school's name: "Moscow State University".
fn opens_school(after: &[Word<'_>]) -> bool {
    after
        .iter()
        .take(3)
        .take_while(|w| w.text.starts_with(char::is_uppercase))
        .any(|w| ["University", "College", "School", "Institute", "Academy"].contains(&w.text))
}

/// The longest name that starts at word `at`. A comma ends a name, except in "Washington, D.C.".
fn longest<'a>(words: &[Word<'a>], at: usize) -> Option<Found<'a>> {
    let first = words[at].text;
    let small = first.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    if small && !first.starts_with(['a', 'm', 'o', 'e'])
        || !first.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            && ![
                "al-",
                "al",
                "anti-balaka",
                "mainland",
                "occupied",
                "eastern",
                "eurozone",
            ]
            .iter()
            .any(|open| first.starts_with(open))
    {
        return None;
    }
    // "The" is no part of a phrase in the tables, but may stand before one.
    let reach = match words.get(at + 1) {
        Some(next) if first == "The" && world::reach(next.text) > 0 => world::MAX_WORDS,
        _ => world::reach(first),
    };
    if reach == 0 {
        return None;
    }
    // Most names are one word, which needs no phrase put together.
    let mut phrase = String::new();
    let mut best = None;
    for (i, word) in words.iter().enumerate().skip(at).take(reach) {
        if i > at {
            if phrase.is_empty() {
                phrase.push_str(first);
            }
            phrase.push_str(behind(&words[i - 1]));
            phrase.push(' ');
            phrase.push_str(word.text);
        }
        let phrase = if i > at { phrase.as_str() } else { first };
        let point = || Some(phrase.trim_end_matches('.')).filter(|bare| bare.len() < phrase.len());
        // "St." keeps its point, "Kyiv." at the end of a phrase does not.
        let entry = world::lookup(phrase).or_else(|| world::lookup(point()?));
        if let Some(entry) = entry {
            best = Some((i + 1, entry));
        }
    }
    let (end, entry) = best?;
    Some(Found {
        start: at,
        end,
        entry,
        words: if end == at + 1 { first } else { "" },
        ending: "",
        possessive: words[end - 1].possessive,
    })
}

/// What stands between a word and the next one of its name. "Workers' Party": the apostrophe belongs to the name.
fn behind(word: &Word<'_>) -> &'static str {
    match word {
        Word {
            possessive: true,
            text,
            ..
        } if text.ends_with('s') => "'",
        Word {
            possessive: true, ..
        } => "'s",
        Word {
            ends_part: true, ..
        } => ",",
        _ => "",
    }
}

/// A name before a hyphen: "US-led", "Russian-installed".
fn hyphenated<'a>(words: &[Word<'a>], at: usize) -> Option<Found<'a>> {
    let text = words[at].text;
    if words[at].shape == Shape::Plain || text.bytes().all(|b| b.is_ascii() && b != b'-') {
        return None;
    }
    let (name, ending) = text.split_once(['-', '–'])?;
    let entry = world::lookup(name)?;
    Some(Found {
        start: at,
        end: at + 1,
        entry,
        words: name,
        ending,
        possessive: words[at].possessive,
    })
}
