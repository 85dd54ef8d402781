//! What stands in front of a turn: "Q:", "MARIS:", "Ann Keita:", "THE PRESIDENT:", "((MR))".
//!
//! Reads what a paragraph opens with, a few tokens far. Leaves out: whether the article is a conversation at all
//! (`run`), and who a label is (`attribute`).

use super::super::noun_phrase::starting_at;
use super::words::{LONG_NOTICES, LONG_ROLES, NOTICES, ROLES};
use crate::lexicon::world::{self, PlaceKind};
use crate::lexicon::{Class, titles};
use crate::text::{Place, Prose};
use std::ops::Range;

/// What kind of label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// "Q:", "Question:"
    Question,
    /// "A:", "Answer:"
    Answer,
    /// "((MR))": the interviewer of a wiki.
    Bracketed,
    /// "MARIS:", "NG:", "THE PRESIDENT:"
    Capitals,
    /// "Maris:", "Jane Maris:"
    Name,
    /// "Note:", "Location:", "Iowa:": a heading, nobody who speaks.
    Notice,
}

/// A label and what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub kind: Kind,
    /// Tokens that name who speaks; never empty.
    pub mention: Range<usize>,
    /// The colon or the closing brackets; empty behind a "Q" that has no mark of its own.
    pub cue: Range<usize>,
    /// First token of the words; the end of the paragraph where the label stands on a line of its own.
    pub words: usize,
}

/// Words in a label at most, marks included.
const LONGEST: usize = 16;

/// Tokens that describe somebody behind a name, at most.
const DESCRIPTION: usize = 8;

/// Words in a name at most.
const NAME: usize = 6;

/// Small words within a name or a role.
const JOINTS: &[&str] = &[
    "of", "the", "de", "da", "di", "del", "la", "le", "al", "el", "bin", "ben", "ibn", "von",
    "van", "der", "den", "ter", "y", "e", "dos", "and", "&",
];

/// What the tokens open with; `None` where that is no label.
pub(super) fn read(prose: &Prose<'_>, tokens: &Range<usize>) -> Option<Label> {
    let first = prose.tokens.get(tokens.start)?;
    // Transcripts that are quoted as a whole open every paragraph with a mark.
    let start = tokens.start + usize::from(first.place == Place::Open);
    if start >= tokens.end {
        return None;
    }
    let token = &prose.tokens[start];
    if token.mark == '(' {
        return bracketed(prose, start, tokens.end);
    }
    if !token.capital || !token.is_word() {
        return None;
    }
    letter(prose, start, tokens.end).or_else(|| named(prose, start, tokens.end))
}

/// "((MR)) Why?"
fn bracketed(prose: &Prose<'_>, start: usize, end: usize) -> Option<Label> {
    let mark = |i: usize| prose.tokens[i].mark;
    let limit = end.min(start + NAME + 4);
    if start + 4 >= limit || mark(start + 1) != '(' {
        return None;
    }
    let close = (start + 2..limit - 1).find(|&i| mark(i) == ')')?;
    if close == start + 2 || mark(close + 1) != ')' {
        return None;
    }
    let colon = usize::from(close + 2 < end && mark(close + 2) == ':');
    Some(Label {
        kind: Kind::Bracketed,
        mention: start + 2..close,
        cue: close..close + 2,
        words: close + 2 + colon,
    })
}

/// "Q:", "A.", "Question:", and a bare "Q" before a capital.
fn letter(prose: &Prose<'_>, start: usize, end: usize) -> Option<Label> {
    let word = prose.word(start).trim_end_matches('.');
    let kind = match word {
        "Q" | "Question" | "QUESTION" => Kind::Question,
        "A" | "Answer" | "ANSWER" => Kind::Answer,
        _ => return None,
    };
    let own_stop = prose.word(start).ends_with('.');
    let next = prose.tokens.get(start + 1).filter(|_| start + 1 < end)?;
    let long = word.len() > 1;
    let marked = next.mark == ':' || !long && next.mark == '.' && !next.spaced;
    let words = match (own_stop, marked) {
        (true, _) => start + 1,
        (_, true) => start + 2,
        // "Q    Mr. President, …"
        _ if kind == Kind::Question && !long && next.capital && next.is_word() => start + 1,
        _ => return None,
    };
    Some(Label {
        kind,
        mention: start..start + 1,
        cue: start + 1..words,
        words,
    })
}

/// "MARIS:", "Jane Maris:", "SEN. ANN KEITA (R-MN):", "JANE MARIS, HOST:"
fn named(prose: &Prose<'_>, start: usize, end: usize) -> Option<Label> {
    let limit = end.min(start + LONGEST);
    let mut k = start;
    while k < limit && k - start < NAME {
        let token = &prose.tokens[k];
        if k > start && stops_short(prose, k) {
            k += 1;
            continue;
        }
        let joint = k > start && prose.is_any(k, JOINTS);
        // "First officer:"
        let role = k > start && ROLES.has(prose.word(k)) || is_title(prose.word(k));
        if !(token.is_word() && (token.capital || joint || role) && !token.any(Class::CLITIC)) {
            break;
        }
        k += 1;
    }
    let mention = start..k;
    if k == start || k >= limit || prose.is_any(k - 1, JOINTS) {
        return None;
    }
    let capitals = mention.clone().all(|i| {
        let joint = prose.is_any(i, JOINTS) || !prose.tokens[i].is_word();
        joint || is_capitals(prose.word(i))
    });
    let colon = behind_name(prose, k, limit, capitals)?;
    let next = prose.tokens.get(colon + 1).filter(|_| colon + 1 < end);
    let glued = next.is_some_and(|t| !t.spaced && t.place == Place::Outside);
    let digits = mention
        .clone()
        .any(|i| prose.word(i).contains(|c: char| c.is_ascii_digit()));
    let letters = prose
        .word(k - 1)
        .chars()
        .filter(|c| c.is_alphabetic())
        .count();
    if glued || digits || letters < 2 {
        return None;
    }
    let kind = match (is_notice(prose, &mention), capitals) {
        (true, _) => Kind::Notice,
        (_, true) => Kind::Capitals,
        _ => Kind::Name,
    };
    Some(Label {
        kind,
        mention,
        cue: colon..colon + 1,
        words: colon + 1,
    })
}

/// The full stop of "SEN." where it is a token of its own, with the name behind it.
fn stops_short(prose: &Prose<'_>, k: usize) -> bool {
    let next = prose.tokens.get(k + 1);
    prose.tokens[k].mark == '.'
        && !prose.tokens[k].spaced
        && prose.word(k - 1).len() <= 4
        && next.is_some_and(|t| t.capital && t.is_word())
}

/// The colon behind a name that ends before token `k`: at once, behind "(R-MN)", or behind ", HOST".
fn behind_name(prose: &Prose<'_>, k: usize, limit: usize, capitals: bool) -> Option<usize> {
    let mark = |i: usize| prose.tokens[i].mark;
    match mark(k) {
        ':' => Some(k),
        '(' | '[' => {
            let close = (k + 1..limit).find(|&i| matches!(mark(i), ')' | ']'))?;
            let behind = close + 1 < limit && !matches!(mark(close + 1), '(' | '[');
            behind.then(|| behind_name(prose, close + 1, limit, capitals))?
        }
        ',' if !capitals => {
            // "Jane Roe, 34, teacher:"
            let colon = (k + 1..limit).find(|&i| mark(i) == ':')?;
            let plain = prose.tokens[k + 1..colon].iter().all(|t| {
                (t.is_word() || t.mark == ',')
                    && !t.any(Class::FINITE | Class::AUXILIARY | Class::SUBJECT | Class::RELATIVE)
                    && (t.capital || t.verb().is_none())
            });
            (plain && colon <= k + DESCRIPTION).then_some(colon)
        }
        ',' => {
            let colon = (k + 1..limit).find(|&i| mark(i) == ':')?;
            let shouted = (k + 1..colon).all(|i| {
                let token = &prose.tokens[i];
                !token.is_word() && token.mark != '.' || is_capitals(prose.word(i))
            });
            shouted.then_some(colon)
        }
        _ => None,
    }
}

/// "MARIS", "`McGRAW`", "SEN."; not "Maris".
fn is_capitals(word: &str) -> bool {
    let bare = ["Mc", "Mac", "O’", "O'"]
        .iter()
        .find_map(|front| word.strip_prefix(front))
        .unwrap_or(word);
    let mut letters = bare.chars().filter(|c| c.is_alphabetic());
    letters.clone().next().is_some() && letters.all(|c| !c.is_lowercase())
}

/// "Date", "STAT OF THE WEEK", "Iowa", "Monday": what nobody is called.
fn is_notice(prose: &Prose<'_>, mention: &Range<usize>) -> bool {
    let words = prose.words(mention);
    let place = || {
        world::lookup(words)
            .is_some_and(|e| !matches!(e.kind, PlaceKind::Demonym | PlaceKind::PoliticalParty))
    };
    let heads = [mention.start, mention.end - 1].iter().any(|&i| {
        let word = prose.word(i);
        NOTICES.has(word) || LONG_NOTICES.has(word)
    });
    let timed = prose.tokens[mention.clone()]
        .iter()
        .any(|t| t.any(Class::TIME));
    heads || timed && mention.len() < 3 || place()
}

/// Whether the words of a label are a role: "Moderator", "THE PRESIDENT", "Unidentified Man", "Sen. Keita".
pub(super) fn is_role(prose: &Prose<'_>, mention: &Range<usize>) -> bool {
    mention.clone().any(|i| {
        let word = prose.word(i);
        ROLES.has(word) || LONG_ROLES.has(word) || is_title(word)
    })
}

fn is_title(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    titles::may_end_in(bare) && titles::lookup_printed(bare).is_some()
}

/// What a speaker who is labelled more than once is known by: the last word of the label, in small letters.
pub(super) fn key(prose: &Prose<'_>, label: &Label) -> String {
    match label.kind {
        Kind::Question => "q".to_owned(),
        Kind::Answer => "a".to_owned(),
        Kind::Bracketed => "((".to_owned(),
        _ => {
            let last = prose.word(label.mention.end - 1);
            last.trim_end_matches('.').to_lowercase()
        }
    }
}

/// A label without a mark in front of an answer: "NG We went." where the letters are `initials` or yet unknown, or
/// the full name that has these initials ("Nora Grey I was born …").
pub(super) fn unmarked(
    prose: &Prose<'_>,
    tokens: &Range<usize>,
    initials: Option<&str>,
) -> Option<Range<usize>> {
    let word = prose.word(tokens.start);
    let short = (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    let next = prose
        .tokens
        .get(tokens.start + 1)
        .filter(|_| tokens.start + 1 < tokens.end)?;
    if short && next.is_word() && next.capital && initials.is_none_or(|i| i == word) {
        return Some(tokens.start..tokens.start + 1);
    }
    let initials = initials?;
    let end = tokens.start + initials.len();
    let fits = end < tokens.end
        && (tokens.start..end)
            .zip(initials.chars())
            .all(|(i, c)| prose.tokens[i].capital && prose.word(i).starts_with(c));
    let begins = prose.tokens.get(end)?.capital && starting_at(prose, end, tokens.end).is_some();
    (fits && begins).then_some(tokens.start..end)
}
