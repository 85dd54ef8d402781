//! A time expression cut into the pieces that matter; anything else in it means that no day can be told.
//!
//! Leaves out: which day they mean (the module above).

use crate::lexicon::calendar;
use jiff::civil::{Date, Weekday};

/// What a word of a time expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Weekday(Weekday),
    /// From 1.
    Month(i8),
    /// A small number: a day of a month or a count.
    Number(i8),
    /// "22nd" with no month beside it.
    Ordinal(i8),
    Year(i16),
    /// "2022-12-22".
    Full(Date),
    Today,
    Yesterday,
    Tomorrow,
    Night,
    Last,
    This,
    Earlier,
    Ago,
    Of(Unit),
}

/// A stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
}

impl Unit {
    pub(super) const DAY: Piece = Piece::Of(Self::Day);
    pub(super) const WEEK: Piece = Piece::Of(Self::Week);
    pub(super) const MONTH: Piece = Piece::Of(Self::Month);
}

const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Words that change no day: "on", "late", "evening", "local time".
const FILLERS: [&str; 29] = [
    "on",
    "in",
    "at",
    "the",
    "of",
    "late",
    "later",
    "early",
    "earlier",
    "morning",
    "afternoon",
    "evening",
    "night",
    "and",
    "or",
    "just",
    "only",
    "local",
    "time",
    "around",
    "about",
    "over",
    "during",
    "again",
    "noon",
    "midday",
    "midnight",
    "gmt",
    "est",
];

/// The pieces of `words`; `None` where a word is in it that could change the day ("next", "before", "since").
pub(super) fn pieces(words: &str) -> Option<Vec<Piece>> {
    let lower = words.to_lowercase().replace('’', "'");
    let tokens: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|t| t.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|t| !t.is_empty())
        .collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let next = tokens.get(at + 1).copied().unwrap_or_default();
        at += 1;
        if is_clock(token, next) {
            at += usize::from(["am", "pm", "a.m", "p.m"].contains(&next));
            continue;
        }
        match (*token, next) {
            ("this", "morning" | "afternoon" | "evening") => {
                pieces.push(Piece::Today);
                at += 1;
            }
            ("last", "night") => {
                pieces.extend([Piece::Last, Piece::Night]);
                at += 1;
            }
            ("earlier", "this" | "today") if next == "this" => pieces.push(Piece::Earlier),
            // "a week ago", "a day ago": one of them.
            ("a" | "an", "day" | "week") => pieces.push(Piece::Number(1)),
            (word, _) => match piece(word) {
                Some(piece) => pieces.push(piece),
                None if FILLERS.contains(&word) => {}
                None => return None,
            },
        }
    }
    // "the 22nd of December": beside a month an ordinal is a number.
    if pieces.iter().any(|p| matches!(p, Piece::Month(_))) {
        for piece in &mut pieces {
            if let Piece::Ordinal(day) = *piece {
                *piece = Piece::Number(day);
            }
        }
    }
    (!pieces.is_empty()).then_some(pieces)
}

/// "10:30", "10 a.m.", "9pm".
fn is_clock(token: &str, next: &str) -> bool {
    let starts = token.starts_with(|c: char| c.is_ascii_digit());
    let has_half = ["am", "pm"].iter().any(|half| {
        token
            .strip_suffix(half)
            .is_some_and(|n| n.parse::<u8>().is_ok())
    });
    starts && (token.contains(':') || has_half || ["am", "pm", "a.m", "p.m"].contains(&next))
}

fn piece(word: &str) -> Option<Piece> {
    let word = word.strip_suffix("'s").unwrap_or(word);
    Some(match word {
        "today" | "tonight" => Piece::Today,
        "yesterday" => Piece::Yesterday,
        "tomorrow" => Piece::Tomorrow,
        "last" => Piece::Last,
        "this" => Piece::This,
        "ago" => Piece::Ago,
        "day" | "days" => Unit::DAY,
        "week" | "weeks" => Unit::WEEK,
        "weekend" => Piece::Of(Unit::Weekend),
        "month" | "months" => Unit::MONTH,
        _ => return named(word).or_else(|| number(word)),
    })
}

/// A weekday or month, short forms included ("Thurs.", "Sept").
fn named(word: &str) -> Option<Piece> {
    let word = word.trim_end_matches('.');
    if let Some(day) = calendar::weekday(word) {
        let day = Weekday::from_monday_zero_offset(i8::try_from(day).ok()?).ok()?;
        return Some(Piece::Weekday(day));
    }
    let month = calendar::month(word)?;
    i8::try_from(month + 1).ok().map(Piece::Month)
}

fn number(word: &str) -> Option<Piece> {
    if let Some(n) = NUMBERS.iter().position(|n| *n == word) {
        return i8::try_from(n + 1).ok().map(Piece::Number);
    }
    for ending in ["st", "nd", "rd", "th"] {
        if let Some(day) = word.strip_suffix(ending).and_then(|n| n.parse().ok()) {
            return (1..=31).contains(&day).then_some(Piece::Ordinal(day));
        }
    }
    if let Ok(date) = word.parse::<Date>() {
        return (word.len() == 10).then_some(Piece::Full(date));
    }
    match word.parse::<i16>() {
        Ok(year @ 1900..=2199) => Some(Piece::Year(year)),
        Ok(n @ 1..=99) => i8::try_from(n).ok().map(Piece::Number),
        _ => None,
    }
}
