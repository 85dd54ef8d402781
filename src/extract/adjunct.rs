//! When and through what it was said: "on Sunday", "in an interview broadcast on state television".
//!
//! Looked for in the words around the cue that are neither content nor mention. Leaves out: what day the words mean
//! (`time`).

use super::Candidate;
use crate::lexicon::{Class, WordList};
use crate::text::{Place, Prose};
use smallvec::SmallVec;
use std::ops::Range;

/// Nouns of what words come through.
const CHANNELS: WordList = WordList::new(&[
    "interview",
    "interviews",
    "statement",
    "statements",
    "speech",
    "address",
    "letter",
    "tweet",
    "tweets",
    "post",
    "posts",
    "conference",
    "briefing",
    "twitter",
    "facebook",
    "telegram",
    "instagram",
    "youtube",
    "tiktok",
    "whatsapp",
    "weibo",
    "television",
    "tv",
    "radio",
    "broadcast",
    "message",
    "email",
    "e-mail",
    "article",
    "column",
    "editorial",
    "video",
    "podcast",
    "testimony",
    "call",
    "rally",
    "hearing",
    "sermon",
    "memo",
    "website",
    "blog",
    "communique",
    "communiqué",
    "remarks",
    "lecture",
    "op-ed",
    "press",
    "livestream",
    "affidavit",
    "filing",
    "recording",
    "newspaper",
    "magazine",
    "show",
    "programme",
    "program",
    "debate",
]);

/// Words of time that weekdays and months take with them.
const PARTS: &[&str] = &[
    "morning",
    "evening",
    "night",
    "afternoon",
    "week",
    "month",
    "year",
    "weekend",
];

/// The time and channel words of a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adjuncts {
    /// Tokens of the time words.
    pub time: Option<Range<usize>>,
    /// The time words stand in a sentence before.
    pub inherited: bool,
    /// Tokens of the channel words.
    pub channel: Option<Range<usize>>,
}

/// Finds the adjuncts of a candidate that has a cue.
#[must_use]
pub fn find(prose: &Prose<'_>, candidate: &Candidate) -> Adjuncts {
    if candidate.cue.is_empty() || prose.in_title(candidate.first()) {
        return Adjuncts::default();
    }
    let sentence = prose.sentence(candidate.cue.start);
    let own = own_words(prose, candidate, &sentence);
    let time = own.iter().find_map(|r| time_in(prose, r));
    let channel = own.iter().find_map(|r| channel_in(prose, r));
    if time.is_none()
        && prose.is_any(candidate.mention.start, &["he", "she", "they", "it"])
        && candidate.mention.len() == 1
    {
        // "On Thursday X said …. He said …": the same occasion, if the article does not say otherwise.
        let inherited =
            previous_sentence(prose, &sentence).and_then(|s| time_outside_quotes(prose, &s));
        return Adjuncts {
            inherited: inherited.is_some(),
            time: inherited,
            channel,
        };
    }
    Adjuncts {
        time,
        inherited: false,
        channel,
    }
}

/// The stretches of the sentence around the cue that are neither content nor mention: behind the cue first.
fn own_words(
    prose: &Prose<'_>,
    candidate: &Candidate,
    sentence: &Range<usize>,
) -> SmallVec<[Range<usize>; 3]> {
    let content_behind = candidate
        .content
        .iter()
        .map(|r| r.start)
        .find(|&s| s >= candidate.cue.end);
    let behind_from = candidate
        .cue
        .end
        .max(if candidate.mention.start >= candidate.cue.end {
            candidate.mention.end
        } else {
            0
        });
    let behind_to = content_behind.unwrap_or(sentence.end).max(behind_from);
    let mut ranges = SmallVec::new();
    ranges.push(behind_from..behind_to.min(sentence.end).max(behind_from));
    if candidate.mention.end <= candidate.cue.start && candidate.mention.start >= sentence.start {
        ranges.push(candidate.mention.end..candidate.cue.start);
    }
    // The front of the sentence, up to its first comma, name or mark.
    let front_end = (sentence.start..sentence.end)
        .take(12)
        .find(|&i| prose.tokens[i].place != Place::Outside || prose.tokens[i].mark == ',')
        .unwrap_or(sentence.start);
    let free = sentence.start..front_end;
    if !free
        .clone()
        .any(|i| candidate.holds(i) || candidate.cue.contains(&i))
    {
        ranges.push(free);
    } else if !candidate.mention.is_empty()
        && candidate.mention.start > sentence.start
        && candidate.mention.start < candidate.first().max(candidate.cue.start)
        && !candidate.holds(sentence.start)
    {
        ranges.push(sentence.start..candidate.mention.start.min(sentence.start + 12));
    }
    ranges
}

fn previous_sentence(prose: &Prose<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let before = sentence.start.checked_sub(1)?;
    (prose.tokens[before].paragraph == prose.tokens[sentence.start].paragraph)
        .then(|| prose.sentence(before))
}

fn time_outside_quotes(prose: &Prose<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut from = sentence.start;
    while from < sentence.end {
        let open = (from..sentence.end)
            .find(|&i| prose.tokens[i].place != Place::Outside)
            .unwrap_or(sentence.end);
        if let Some(found) = time_in(prose, &(from..open)) {
            return Some(found);
        }
        from = (open..sentence.end)
            .find(|&i| prose.tokens[i].outside())
            .unwrap_or(sentence.end);
    }
    None
}

/// The first time expression in the range.
fn time_in(prose: &Prose<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    range
        .clone()
        .find_map(|i| time_at(prose, i, range.end))
        .map(|core| {
            let mut start = core.start;
            if start > range.start && prose.is_any(start - 1, &["on", "since", "in"]) {
                start -= 1;
            }
            while start > range.start
                && prose.is_any(start - 1, &["earlier", "later", "late", "early"])
            {
                start -= 1;
            }
            start..core.end
        })
}

/// A time expression that starts at token `i`.
fn time_at(prose: &Prose<'_>, i: usize, hi: usize) -> Option<Range<usize>> {
    let token = &prose.tokens[i];
    let number = |k: usize| k < hi && prose.word(k).starts_with(|c: char| c.is_ascii_digit());
    let mut end = i + 1;
    if prose.is_any(i, &["this", "last", "earlier"])
        && end < hi
        && (prose.is_any(end, PARTS) || prose.tokens[end].any(Class::TIME))
    {
        end += 1;
    } else if token.any(Class::TIME)
        && (token.capital || prose.is_any(i, &["yesterday", "today", "tonight"]))
    {
        let month = !prose.word(i).to_lowercase().ends_with("day") && token.capital;
        if month && !number(end) && !(i > 0 && number(i - 1)) {
            return None;
        }
        if month && number(end) {
            end += 1;
            if end + 1 < hi
                && prose.tokens[end].mark == ','
                && prose.word(end + 1).len() == 4
                && number(end + 1)
            {
                end += 2;
            }
        }
    } else if prose.is(i, "ago") && i >= 2 {
        let plain = prose.is_any(
            i - 1,
            &[
                "day", "days", "week", "weeks", "month", "months", "year", "years", "hours", "hour",
            ],
        );
        return plain.then(|| i - 2..i + 1);
    } else {
        return None;
    }
    while end < hi && prose.is_any(end, PARTS) {
        end += 1;
    }
    Some(i..end)
}

/// The first channel phrase in the range: a preposition, a noun of speech, and what belongs to it.
fn channel_in(prose: &Prose<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let start = range.clone().find(|&i| {
        prose.is_any(i, &["in", "on", "during", "at", "via", "through"])
            && (i + 1..range.end.min(i + 8))
                .take_while(|&k| prose.tokens[k].is_word())
                .any(|k| CHANNELS.has(prose.word(k)))
            && !prose.tokens.get(i + 1).is_some_and(|t| t.any(Class::TIME))
    })?;
    let end = (start + 1..range.end)
        .find(|&k| {
            let token = &prose.tokens[k];
            let time_next =
                prose.is(k, "on") && prose.tokens.get(k + 1).is_some_and(|t| t.any(Class::TIME));
            let stops = token.any(Class::SUBJECT | Class::TIME)
                || prose.is_any(k, &["that", "this", "last"])
                    && time_at(prose, k, range.end).is_some();
            !token.is_word()
                || token.place != Place::Outside
                || time_next
                || stops
                || prose.is(k, "that")
        })
        .unwrap_or(range.end);
    Some(start..end)
}
