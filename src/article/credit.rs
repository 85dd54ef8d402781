//! Credits, bylines, copyright lines, dates on a line of their own, and datelines.
//!
//! These have a shape rather than a fixed phrase: a name behind "By", words of a calendar. Leaves out:
//! turning a date into a day (formats do, where a page states one for machines).

use super::phrases;
use crate::lexicon::calendar;
use crate::lexicon::world::{self, PlaceKind};
use crate::span::Span;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// The longest byline, in bytes.
const BYLINE_MAX: usize = 140;
/// The longest dateline before a paragraph's first sentence, in bytes.
const DATELINE_MAX: usize = 90;

/// A credit at the start of a paragraph.
const CREDITS: &[&str] = &[
    "additional reporting by",
    "additional writing by",
    "compiled by",
    "edited by",
    "editing by",
    "file image",
    "file photo",
    "file picture",
    "file:",
    "file -",
    "file –",
    "file —",
    "graphic by",
    "graphics by",
    "illustration by",
    "illustration:",
    "image by",
    "image caption",
    "image copyright",
    "image courtesy",
    "image credit",
    "image source",
    "image via",
    "image:",
    "images:",
    "photo by",
    "photo courtesy",
    "photo credit",
    "photo illustration",
    "photo via",
    "photo:",
    "photograph by",
    "photograph:",
    "photographs by",
    "photos by",
    "photos:",
    "picture by",
    "picture:",
    "pictures:",
    "reporting by",
    "reporting and writing by",
    "video by",
    "video:",
    "video courtesy",
    "writing by",
    "written by",
    "produced by",
    "credit:",
    "credits:",
    "screenshot:",
    "screengrab:",
    "map:",
    "caption:",
    "getty images",
    "(c) ",
    "ap photo",
    "afp photo",
    "reuters photo",
    "courtesy of",
    "handout via",
    "handout photo",
];

/// A credit at the end of a caption.
const CAPTION_ENDS: &[&str] = &[
    "image:",
    "photo:",
    "photograph:",
    "picture:",
    "credit:",
    "(photo by",
    "(image by",
    "(ap photo",
    "(photo:",
    "(image:",
    "(picture:",
    "(credit:",
    "(file photo",
    "| photo:",
    "| image:",
];

/// Whether a paragraph is a credit, a byline, a caption with its credit, or a copyright line.
pub(super) fn is_credit(words: &str, key: &str) -> bool {
    static SAID: LazyLock<[Finder<'static>; 3]> =
        LazyLock::new(|| [" said", " told ", " says "].map(Finder::new));
    if is_byline(words) {
        return true;
    }
    if words.contains('"')
        || words.contains('“')
        || SAID.iter().any(|w| w.find(words.as_bytes()).is_some())
    {
        return false;
    }
    CREDITS
        .iter()
        .any(|c| phrases::opens(key, c) && named_after(words, c))
        || copyright(words, key)
        || caption(words)
        || ((key.ends_with("contributed to this report")
            || key.ends_with("contributed reporting")
            || key.ends_with("contributed to this story")
            || key.ends_with("contributed to this article")
            || key.contains(" contributed to this report from "))
            && key.len() < 300)
        || agency_credit(key)
}

/// "Reporting by" is followed by a name, "Reporting by the agency was banned" is not: the first word after a
/// phrase that ends in a word begins with a capital.
fn named_after(words: &str, phrase: &str) -> bool {
    if phrase.ends_with([':', '-', '–', '—', ' '])
        || phrase.starts_with("file ")
        || phrase.ends_with("courtesy")
        || phrase.ends_with("credit")
    {
        return true;
    }
    let count = phrase.split(' ').count();
    words.split_whitespace().nth(count).is_none_or(|w| {
        w.trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    })
}

fn copyright(words: &str, key: &str) -> bool {
    let year = || {
        key.split(|c: char| !c.is_ascii_digit())
            .any(|n| n.len() == 4)
    };
    words.starts_with('©')
        || (["copyright", "(c)", "c) "]
            .iter()
            .any(|start| phrases::opens(key, start))
            && year())
}

/// "Getty Images", "Jane Doe/Reuters", "Agence France-Presse — Getty Images".
fn agency_credit(key: &str) -> bool {
    key.len() <= 80
        && [
            "/getty images",
            "/reuters",
            "/afp",
            "/ap",
            "via getty images",
            "via ap",
            "via reuters",
            "— getty images",
            "/epa",
            "/shutterstock",
            "/anadolu",
            "/anadolu agency",
        ]
        .iter()
        .any(|end| key.ends_with(end))
}

/// A caption: its last words are a credit with a name.
fn caption(words: &str) -> bool {
    // Every mark has one of the two.
    if memchr::memchr2(b':', b'(', words.as_bytes()).is_none() {
        return false;
    }
    let lower = words.to_lowercase();
    CAPTION_ENDS.iter().any(|mark| {
        lower.rfind(mark).is_some_and(|at| {
            at == 0
                || (lower.len() - at <= 100
                    && Span::new(0, at as u32)
                        .of(&lower)
                        .ends_with([' ', '\u{a0}', '|', '\n']))
        })
    })
}

/// Whether a paragraph is a byline: "By Jane Doe and John Roe, Example News": every word a name's or one that joins names.
pub(super) fn is_byline(words: &str) -> bool {
    const JOINS: &[&str] = &[
        "and",
        "of",
        "de",
        "van",
        "von",
        "der",
        "da",
        "al",
        "bin",
        "ibn",
        "la",
        "le",
        "el",
        "for",
        "in",
        "with",
        "at",
        "the",
        "&",
        "|",
        "-",
        "–",
        "—",
        "•",
        "·",
        "/",
        "updated",
        "published",
    ];
    if words.len() > BYLINE_MAX {
        return false;
    }
    let mut tokens = words.split_whitespace();
    if !tokens
        .next()
        .is_some_and(|w| w.trim_end_matches(':').eq_ignore_ascii_case("by"))
    {
        return false;
    }
    let mut names = 0;
    for token in tokens {
        let bare = token.trim_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, '&' | '|' | '-' | '–' | '—' | '•' | '·' | '/')
        });
        if bare.starts_with(char::is_uppercase) {
            names += 1;
        } else if !(bare.is_empty()
            || JOINS.contains(&bare)
            || bare.starts_with(|c: char| c.is_ascii_digit())
            || in_calendar(bare))
        {
            return false;
        }
    }
    // A day is no name: "By Friday".
    names >= 2 && !words.ends_with(['?', '!'])
}

const CLOCK: &[&str] = &[
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "pt",
    "cst",
    "cdt",
    "ct",
    "mst",
    "bst",
    "cet",
    "cest",
    "eet",
    "eest",
    "ist",
    "msk",
    "jst",
    "hkt",
    "sgt",
    "at",
    "on",
    "published",
    "updated",
    "posted",
    "modified",
    "last",
    "first",
    "date",
    "created",
    "issued",
    "time",
    "of",
    "publication",
    "edited",
    "hrs",
];

fn in_calendar(word: &str) -> bool {
    calendar::month(word).is_some() || calendar::weekday(word).is_some()
}

/// Whether a paragraph is a date and nothing else. `key` is in small letters.
pub(super) fn is_date(key: &str) -> bool {
    if key.len() > 120 {
        return false;
    }
    let (mut named, mut numbers) = (0, 0);
    for word in key.split([
        ' ', ',', '|', '·', '•', '/', '(', ')', '-', '–', '—', ':', ';',
    ]) {
        let word = word.trim_matches('.');
        if word.is_empty() {
            continue;
        }
        if in_calendar(word) {
            named += 1;
        } else if number(word) {
            numbers += 1;
        } else if !CLOCK.contains(&word) {
            return false;
        }
    }
    numbers >= 1 && (named >= 1 || numbers >= 3)
}

/// "2019", "10.30", "4th", "10pm", "04T10".
fn number(word: &str) -> bool {
    const ENDS: &[&str] = &["st", "nd", "rd", "th", "am", "pm", "z", "gmt", "et", "t"];
    let numeral = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let end = ENDS.iter().any(|e| word.strip_suffix(e) == Some(numeral));
    let plain = numeral.starts_with(|c: char| c.is_ascii_digit())
        && numeral.chars().all(|c| c.is_ascii_digit() || c == '.');
    iso(word) || (plain && (end || numeral.len() == word.len()))
}

/// "04T10" of "2019-01-04T10:30:00Z".
fn iso(word: &str) -> bool {
    word.split('t')
        .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || c == 'z'))
}

/// The dateline at the start of a paragraph: "KYIV (Reuters) —", "BEIRUT, Lebanon, Jan. 4 —". `None` where
/// the paragraph begins with its sentence.
///
/// A place in capitals, then perhaps more of its name, a date, an agency in brackets, then a dash with space
/// on both sides (or a dash with none before it). Where the place is not in capitals an agency must follow. A known
/// city in capitals may have a colon behind it, any place with a date as well.
pub(super) fn dateline(text: &str, paragraph: Span) -> Option<Span> {
    let words = paragraph.of(text);
    let mut end = None;
    let mut before_blank = false;
    for (at, c) in words.char_indices() {
        if at > DATELINE_MAX {
            return None;
        }
        match c {
            '—' | '–' => {
                end = Some((at, c.len_utf8()));
                break;
            }
            '-' if before_blank => {
                let dashes = words
                    .as_bytes()
                    .iter()
                    .skip(at)
                    .take_while(|b| **b == b'-')
                    .count();
                end = Some((at, dashes));
                break;
            }
            ':' if is_place_before_colon(words.get(..at).unwrap_or_default()) => {
                let span = Span::new(paragraph.start, paragraph.start + at as u32 + 1);
                return begins_sentence(words.get(at + 1..)?).then_some(span);
            }
            _ => before_blank = c.is_whitespace(),
        }
    }
    let (at, dash) = end?;
    let head = Span::new(paragraph.start, paragraph.start + at as u32).of(text);
    let tail = Span::new(paragraph.start + (at + dash) as u32, paragraph.end).of(text);
    if !begins_sentence(tail) {
        return None;
    }
    is_place(head).then(|| Span::new(paragraph.start, paragraph.start + (at + dash) as u32))
}

fn begins_sentence(tail: &str) -> bool {
    let begins = tail.trim_start().trim_start_matches(['“', '"', '‘', '\'']);
    begins.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Whether the words before a colon are a place: "ISLAMABAD", "Segou, June 3".
fn is_place_before_colon(head: &str) -> bool {
    let (place, date) = head.split_once(',').unwrap_or((head, ""));
    let mut dated = date.split_whitespace();
    if dated.next().is_some_and(in_calendar) {
        return place.split_whitespace().count() <= 3
            && place
                .split_whitespace()
                .all(|w| w.starts_with(char::is_uppercase))
            && dated.all(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    }
    let shouted = !place.chars().any(char::is_lowercase);
    let mut spelled = String::with_capacity(place.len());
    for word in place.split_whitespace() {
        let mut letters = word.chars();
        spelled.extend((!spelled.is_empty()).then_some(' '));
        spelled.extend(letters.next());
        spelled.extend(letters.flat_map(char::to_lowercase));
    }
    shouted
        && world::lookup(&spelled).is_some_and(|e| {
            matches!(
                e.kind,
                PlaceKind::Capital | PlaceKind::City | PlaceKind::Seat
            )
        })
}

/// Labels in capitals that stand before a dash as places do.
const LABELS: &[&str] = &[
    "ANALYSIS",
    "BREAKING",
    "CORRECTION",
    "EXCLUSIVE",
    "EXPLAINER",
    "FACTBOX",
    "OPINION",
    "UPDATE",
    "UPDATED",
    "WATCH",
];

/// Whether the words before a dash are a place, with what may follow it.
fn is_place(head: &str) -> bool {
    let agency = head.contains('(') && head.trim_end().ends_with(')');
    let mut capitals = false;
    for (at, token) in head.split_whitespace().enumerate() {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
        if at == 0 {
            if LABELS.contains(&bare) {
                return false;
            }
            let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
            capitals = letters >= 2 && !bare.chars().any(char::is_lowercase);
            let named = agency && bare.starts_with(char::is_uppercase);
            if !(capitals || named) {
                return false;
            }
        }
        let small = matches!(
            bare,
            "and" | "of" | "de" | "du" | "el" | "al" | "la" | "near" | "on" | "the" | "in"
        );
        if !(small
            || bare.is_empty()
            || token.starts_with('(')
            || bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || in_calendar(bare))
        {
            return false;
        }
    }
    capitals || agency
}

#[cfg(test)]
mod tests;
