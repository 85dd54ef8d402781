//! The phrases that page furniture is made of, on news sites in English.
//!
//! General lists, written from the forms that publishing systems print: whole paragraphs (`whole`) and beginnings
//! (`starts`). Leaves out: credits and dates, which have no fixed phrase (`credit`), and what follows a phrase
//! (`furniture`).

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::span::Span;
use crate::text::pieces;
use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;

mod starts;
mod whole;

use starts::{ANYWHERE, BUTTONS, STARTS};
use whole::{ALONE, FORMS, LISTS};

/// What follows a phrase that opens a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// Titles of other articles, or sources.
    List,
    /// A comment form and what stands under it at the foot of a page.
    Form,
}

/// Words in one form: small letters, single spaces, no marks at either end.
pub(super) fn key(words: &str) -> String {
    let mut key = String::with_capacity(words.len());
    if single_spaced(words) {
        lower(words, &mut key);
    } else {
        for word in pieces(words) {
            if !key.is_empty() {
                key.push(' ');
            }
            lower(word, &mut key);
        }
    }
    let bare = key.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    key.truncate(bare);
    let front = key.trim_start_matches(|c: char| !c.is_alphanumeric());
    if front.len() < key.len() {
        return front.to_owned();
    }
    key
}

/// Whether no white space stands in `words` but single spaces.
fn single_spaced(words: &str) -> bool {
    let bytes = words.as_bytes();
    let control = bytes.iter().fold(0, |all, b| all | u8::from(*b < b' '));
    let next = bytes.get(1..).unwrap_or_default();
    let doubled = bytes.iter().zip(next).fold(0, |all, (a, b)| {
        all | (u8::from(*a == b' ') & u8::from(*b == b' '))
    });
    if control | doubled != 0 {
        return false;
    }
    if words.is_ascii() {
        return true;
    }
    // Longer white space begins with one of these bytes.
    let leads = [0xC2_u8, 0xE1, 0xE2, 0xE3];
    let longer = |at: usize| {
        let rest = words.get(at..).and_then(|rest| rest.chars().next());
        rest.is_none_or(char::is_whitespace)
    };
    let mut places = bytes.iter().enumerate();
    !places.any(|(at, byte)| *byte >= 0xC2 && leads.contains(byte) && longer(at))
}

/// Adds `words` in small letters, curly apostrophes made straight.
fn lower(words: &str, key: &mut String) {
    let mut rest = words;
    while !rest.is_empty() {
        let ascii = rest
            .bytes()
            .position(|b| !b.is_ascii())
            .unwrap_or(rest.len());
        let plain = Span::new(0, ascii as u32).of(rest);
        let after = Span::new(ascii as u32, rest.len() as u32).of(rest);
        let start = key.len();
        key.push_str(plain);
        if let Some(plain) = key.get_mut(start..) {
            plain.make_ascii_lowercase();
        }
        let mut longer = after.chars();
        match longer.next() {
            Some('’' | '‘') => key.push('\''),
            Some(mark @ '\u{2000}'..='\u{206f}') => key.push(mark),
            Some(c) => key.extend(c.to_lowercase()),
            None => {}
        }
        rest = longer.as_str();
    }
}

/// Bytes of the longest phrase that is a whole paragraph, with room to spare.
const WHOLE_MAX: usize = 100;

fn in_list(list: &[&str], key: &str) -> bool {
    key.len() <= WHOLE_MAX && list.contains(&key)
}

/// Whether `key` starts with `phrase`; the first letter tells nearly all apart.
pub(super) fn opens(key: &str, phrase: &str) -> bool {
    key.as_bytes().first() == phrase.as_bytes().first() && key.starts_with(phrase)
}

/// Whether double quotation marks stand in `words`.
pub(super) fn quoted(words: &str) -> bool {
    let bytes = words.as_bytes();
    memchr::memchr3_iter(b'"', 0xE2, 0xC2, bytes).any(|at| {
        matches!(
            bytes.get(at..).unwrap_or_default(),
            [b'"', ..] | [0xC2, 0xAB, ..] | [0xE2, 0x80, 0x9C | 0x9D, ..] // " « “ ”
        )
    })
}

/// Somebody's own words or a report of them: no phrase is furniture there.
fn speaks(words: &str) -> bool {
    static SAID: LazyLock<[Finder<'static>; 4]> =
        LazyLock::new(|| [" said", " told ", " says", " asks "].map(Finder::new));
    quoted(words)
        || SAID
            .iter()
            .any(|word| word.find(words.as_bytes()).is_some())
}

/// The box that a paragraph opens.
pub(super) fn opener(words: &str, key: &str) -> Option<Opener> {
    if in_list(FORMS, key)
        || counted(
            key,
            &[
                "comment",
                "comments",
                "reply",
                "replies",
                "responses",
                "thoughts",
            ],
        )
    {
        return Some(Opener::Form);
    }
    if in_list(LISTS, key) {
        return Some(Opener::List);
    }
    let form = [
        "your email address will not be published",
        "have an opinion on this story",
        "view all comments",
        "you must be logged in to",
    ]
    .iter()
    .any(|phrase| opens(key, phrase));
    (form && !speaks(words)).then_some(Opener::Form)
}

/// Whether a paragraph belongs to a reader's comment: "Jane says:", "Reply", "Report".
pub(super) fn comment(words: &str, key: &str) -> bool {
    let says =
        (words.ends_with(" says:") || words.ends_with(" wrote:") || words.ends_with(" says"))
            && words.split_whitespace().count() <= 5;
    says || matches!(
        key,
        "reply"
            | "reply to this"
            | "report comment"
            | "report abuse"
            | "upvote"
            | "log in to reply"
            | "log in to leave a comment"
    )
}

/// Whether a paragraph is furniture by a phrase. `key` is [`key`] of `words`, `opens_box` whether it has an
/// [`opener`].
pub(super) fn alone(words: &str, key: &str, opens_box: bool) -> bool {
    static INSIDE: LazyLock<AhoCorasick> =
        LazyLock::new(|| AhoCorasick::new(ANYWHERE).expect("a few dozen short phrases"));
    if in_list(ALONE, key) || opens_box || ago(key) {
        // "No." and "Home." are sentences where a stop ends them; buttons have none.
        return !words.ends_with('.') || key.contains(' ');
    }
    if buttons(words) {
        return true;
    }
    if speaks(words) {
        return false;
    }
    STARTS
        .iter()
        .any(|start| opens(key, start) && (start.ends_with([':', '|']) || !sentence(words)))
        || INSIDE.is_match(key)
        || (["sign up ", "subscribe "]
            .iter()
            .any(|s| key.starts_with(s))
            && [" our ", " inbox"].iter().any(|s| key.contains(s)))
        || (key.starts_with("follow ") && key.contains(" on twitter"))
}

/// Ends as a sentence does and is longer than a button.
fn sentence(words: &str) -> bool {
    words.ends_with('.') && words.split_whitespace().nth(4).is_some()
}

/// "12 comments", "1,204 shares".
fn counted(key: &str, nouns: &[&str]) -> bool {
    let mut words = key.split(' ');
    let number = words
        .next()
        .is_some_and(|w| w == "no" || w.chars().all(|c| c.is_ascii_digit() || c == ','));
    number && words.next().is_some_and(|w| nouns.contains(&w)) && words.next().is_none()
}

/// "3 hours ago", "5 min read", "1,204 shares".
fn ago(key: &str) -> bool {
    if counted(
        key,
        &[
            "shares",
            "share",
            "views",
            "likes",
            "retweets",
            "photos",
            "images",
            "min",
            "followers",
        ],
    ) {
        return true;
    }
    if !key.ends_with("ago") && !key.ends_with("read") {
        return false;
    }
    let words: Vec<&str> = key.split([' ', '-']).take(5).collect();
    let number = |w: &str| {
        !w.is_empty()
            && (w.chars().all(|c| c.is_ascii_digit()) || w == "an" || w == "a" || w == "one")
    };
    match words.as_slice() {
        [n, unit, "ago" | "read"] => {
            number(n)
                && [
                    "second", "minute", "min", "hour", "day", "week", "month", "year", "mins",
                ]
                .contains(&unit.strip_suffix('s').unwrap_or(unit))
        }
        _ => false,
    }
}

/// A line of share buttons or navigation: only such words, and at least one that names a button.
fn buttons(words: &str) -> bool {
    let mut any = false;
    for word in words
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|w| !w.is_empty())
    {
        let word = if word.is_ascii() {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(word.to_lowercase())
        };
        if !BUTTONS.iter().any(|b| b.eq_ignore_ascii_case(&word)) {
            return false;
        }
        any |= word.len() > 3;
    }
    any && !words.ends_with(['.', '?', '!']) && !words.contains(['“', '"'])
}
