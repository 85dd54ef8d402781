//! Content after its cue: "X said that …", "X told reporters on Monday …", "X said on Twitter, “…”", "X accused Y of …".
//!
//! The content starts after listeners, time and channel words and a leading "that"; it ends with its sentence, or
//! where the next report begins. Leaves out: content before its cue (`quoted`).

use super::cue::Cue;
use super::noun_phrase::{starting_at, stops};
use super::quoted_behind::{last_quotation_end, quotation_behind_comma};
use super::sentence::Sentence;
use super::subject;
use crate::lexicon::{Class, VerbForm};
use crate::text::Place;
use std::ops::Range;

/// Verbs that promise or refuse with "to": their infinitive is content.
pub(super) const TO_VERBS: &[&str] = &[
    "promise", "vow", "pledge", "agree", "threaten", "decline", "refuse", "swear", "demand",
    "offer",
];

/// The content after the cue; `after` is the token behind the cue (or behind a mention that follows it).
pub(super) fn content(s: &Sentence, cue: &Cue, after: usize, index: usize) -> Option<Range<usize>> {
    let mut k = listeners(s, cue, after);
    if points_out(s, cue) && k == cue.at + 1 {
        k += 1;
    }
    // "told “Meet the Valley” that": a programme listens.
    if cue.lemma() == "tell"
        && s.prose
            .tokens
            .get(k)
            .is_some_and(|t| t.place == Place::Open)
        && s.prose.is(s.quotation_end(k), "that")
    {
        k = s.quotation_end(k);
    }
    while k < s.end
        && s.prose.word(k).ends_with("ly")
        && !s.prose.tokens[k].capital
        && s.prose.tokens[k].outside()
    {
        k += 1; // "said publicly", "complained bitterly"
    }
    if k >= s.end {
        return None;
    }
    if let Some(quoted) = quotation_behind_comma(s, cue, k) {
        return Some(quoted);
    }
    match s.mark(k) {
        ':' => return Some(k + 1..s.end),
        ',' | '—' => {
            if k + 1 < s.end && s.prose.tokens[k + 1].place == Place::Open {
                return Some(k + 1..last_quotation_end(s, k + 1));
            }
            // "told the Herald, neighbours had tried to help": the comma ends the listener.
            if s.mark(k) == ',' && cue.lemma() == "tell" && k > after {
                let rest = k + 1..end_before_next_report(s, k + 1, index);
                return super::objects::is_clause(s, &rest).then_some(rest);
            }
            // "said, however, that …"
            let that = (k + 1..(k + 8).min(s.end)).find(|&i| s.prose.is(i, "that"))?;
            if s.mark(that - 1) != ',' {
                return None;
            }
            k = that;
        }
        _ => k = skip_adjuncts(s, cue, k)?,
    }
    if s.prose.is(k, "that") && k + 1 < s.end {
        k += 1;
    }
    let end = end_before_next_report(s, k, index);
    let end = end_of_front_clause(s, cue, k, end);
    let content = s.trimmed(k..end);
    (!content.is_empty()).then_some(content)
}

/// "pointed out it would have been cheaper", "ruled out a truce": a verb of saying in two words.
pub(super) fn points_out(s: &Sentence, cue: &Cue) -> bool {
    matches!(cue.lemma(), "point" | "rule") && s.prose.is(cue.at + 1, "out")
}

/// "While only seven said they were undecided, others …": the comma ends the clause that the sentence opens with.
fn end_of_front_clause(s: &Sentence, cue: &Cue, k: usize, end: usize) -> usize {
    let first = &s.prose.tokens[s.lo];
    let opens = first.any(Class::SUBORDINATOR) && first.outside();
    if !opens || (s.lo..cue.at).any(|i| s.mark(i) == ',') {
        return end;
    }
    (k + 2..end.saturating_sub(3))
        .find(|&i| {
            let next = &s.prose.tokens[i + 1];
            s.mark(i) == ','
                && s.prose.tokens[i].outside()
                && next.outside()
                && (next.capital
                    || next.any(Class::SUBJECT | Class::DETERMINER)
                    || s.prose.is(i + 1, "there"))
        })
        .unwrap_or(end)
}

/// Steps over "reporters", "the BBC", "him" after verbs of telling.
fn listeners(s: &Sentence, cue: &Cue, after: usize) -> usize {
    let recipient = cue.verb.is_some_and(|v| v.recipient);
    if !recipient
        || after >= s.end
        || s.prose.is(after, "that")
        || s.prose.tokens[after].place == Place::Open
    {
        return after;
    }
    if s.prose
        .is_any(after, &["me", "him", "her", "them", "us", "you"])
        && !s.prose.tokens[after].capital
        && !s.prose.is(after + 1, "to")
    {
        return after + 1;
    }
    let Some(phrase) = starting_at(s.prose, after, s.end) else {
        return after;
    };
    // "urged the embassy to reconsider": whoever is urged is part of what was urged.
    let directive = s.prose.is(phrase.end, "to") && cue.lemma() != "tell";
    let clause_next = s.prose.is_any(
        phrase.end,
        &[
            "that", ":", ",", "of", "if", "whether", "how", "why", "what",
        ],
    ) || s
        .prose
        .tokens
        .get(phrase.end)
        .is_some_and(|t| t.any(Class::SUBJECT | Class::DETERMINER) || t.place == Place::Open);
    if directive || cue.lemma() != "tell" && !(phrase.len() <= 4 && clause_next) {
        return after;
    }
    // "told the BBC the war was over": the first noun phrase listens, the second speaks.
    phrase.end
}

/// Steps over time and channel words to the first word of the clause; `None` where no clause follows.
fn skip_adjuncts(s: &Sentence, cue: &Cue, from: usize) -> Option<usize> {
    let mut k = from;
    for _ in 0..6 {
        if k >= s.end {
            return None;
        }
        let token = &s.prose.tokens[k];
        if starts_content(s, cue, k) {
            break;
        }
        if token.any(Class::TIME) {
            k = behind_time(s, k);
            continue;
        }
        if s.prose.is(k, "on")
            && s.prose
                .tokens
                .get(k + 1)
                .is_some_and(|t| t.any(Class::TIME))
        {
            k += 1;
            continue;
        }
        let to_listener = s.prose.is(k, "to");
        if !token.any(Class::ADJUNCT) && !to_listener || s.prose.is(k, "that") {
            break;
        }
        if let Some(that) = that_behind(s, k) {
            return Some(that);
        }
        if s.prose
            .is_any(k, &["while", "before", "after", "when", "as"])
        {
            return None;
        }
        if s.prose
            .is_any(k, &["later", "earlier", "again", "separately"])
            && !s.prose.tokens[k + 1].any(Class::PREPOSITION)
        {
            k += 1;
            continue;
        }
        if !cue.is_strong() {
            break; // "called for talks", "spoke of war": the phrase is the content
        }
        if let Some(behind) = behind_channel(s, k) {
            return Some(behind);
        }
        let phrase = starting_at(s.prose, k + 1, s.end)?;
        let next = phrase.end;
        if next >= s.end || matches!(s.mark(next), ',' | '.' | ';') {
            return None;
        }
        let clause_follows = s.prose.tokens[next]
            .any(Class::DETERMINER | Class::SUBJECT | Class::ADJUNCT)
            || s.prose.tokens[next].place == Place::Open
            || s.prose.is_any(next, &["there", "that"]);
        if !clause_follows {
            // "said in Kano people had left": no sure border; take the words whole.
            return None;
        }
        k = next;
    }
    Some(k)
}

/// Whether the adverbial-looking word at `k` is the first of the content.
fn starts_content(s: &Sentence, cue: &Cue, k: usize) -> bool {
    const SPANS: [&str; 14] = [
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "afternoon",
        "weekend",
        "summer",
        "winter",
        "spring",
        "fall",
        "time",
        "past",
        "autumn",
    ];
    let next = s.prose.tokens.get(k + 1);
    let token = &s.prose.tokens[k];
    if token.any(Class::TIME) {
        return s.prose.is(k + 1, "'s"); // "said Thursday's vote was fair"
    }
    if s.prose.is(k, "as") {
        return s.prose.is_any(k + 1, &["many", "few", "much"]); // "reported as many as 32 wounded"
    }
    if s.prose.is(k, "this") {
        // "said this was unlikely"
        return !next.is_some_and(|t| t.any(Class::TIME)) && !s.prose.is_any(k + 1, &SPANS);
    }
    // "vowed to rebuild", "told them to leave": the infinitive is content.
    let directed = || {
        cue.lemma() == "tell"
            && k > cue.at + 1
            && next.is_some_and(|t| !t.capital && !t.any(Class::DETERMINER | Class::POSSESSIVE))
    };
    s.prose.is(k, "to") && (TO_VERBS.contains(&cue.lemma()) || directed())
}

/// One past the time word at `k` and what belongs to it: "Sunday night", "March 14", and a comma before a quotation.
fn behind_time(s: &Sentence, mut k: usize) -> usize {
    k += 1;
    while k < s.end
        && (s
            .prose
            .is_any(k, &["morning", "evening", "night", "afternoon"])
            || s.prose.word(k).starts_with(|c: char| c.is_ascii_digit()))
    {
        k += 1;
    }
    let opens = s
        .prose
        .tokens
        .get(k + 1)
        .is_some_and(|t| t.place == Place::Open);
    k + usize::from(s.mark(k) == ',' && opens)
}

/// "announced via its site around noon, the line had been opened": the clause behind the comma that ends the channel.
fn behind_channel(s: &Sentence, k: usize) -> Option<usize> {
    if !s.prose.is_any(k, &["via", "through"]) {
        return None;
    }
    let comma = (k + 1..s.end.min(k + 14)).find(|&i| s.mark(i) == ',')?;
    let plain = (k..comma).all(|i| {
        let t = &s.prose.tokens[i];
        t.outside() && !t.any(Class::FINITE | Class::SUBJECT) && t.verb().is_none()
    });
    let clause = super::objects::is_clause(s, &(comma + 1..s.end));
    (plain && clause).then_some(comma + 1)
}

/// The "that" that follows time and channel words at `k`, with no comma or quotation mark before it.
fn that_behind(s: &Sentence, k: usize) -> Option<usize> {
    for i in k..s.end.min(k + 14) {
        if s.prose.is(i, "that") && i > k {
            return Some(i);
        }
        if s.prose.tokens[i].place == Place::Open
            || s.prose.tokens[i]
                .verb()
                .is_some_and(|(_, f)| f == VerbForm::Past)
        {
            return None;
        }
    }
    None
}

/// Where content that starts at `k` ends: the sentence's end or the border to the next report.
pub(super) fn end_before_next_report(s: &Sentence, k: usize, index: usize) -> usize {
    for next in s.cues.iter().skip(index + 1) {
        if next.at <= k {
            continue;
        }
        if next.verb.is_none() {
            return next.at - usize::from(s.mark(next.at - 1) == ',');
        }
        if next.form == VerbForm::Ing && s.mark(next.at - 1) == ',' {
            return next.at - 1;
        }
        if next.form == VerbForm::Ing && next.is_strong() && behind_quoted_comma(s, next.at) {
            return next.at;
        }
        if next.form == VerbForm::Ing
            && let Some(comma) = with_another(s, next.at)
                .or_else(|| super::participle::joined_subject(s, index, next))
        {
            return comma;
        }
        if let Some(border) = shared_subject(s, k, index, next) {
            return border;
        }
        let subject = subject::before(s.prose, next.at, s.lo);
        if subject.is_none() && !next.is_strong() {
            continue; // "rebels, backed by a neighbour, closed in": no report
        }
        let start = subject.map_or(next.at, |x| x.mention.start);
        let mut m = start;
        while m > k + 1
            && (s.prose.tokens[m - 1].any(Class::JOINER)
                || matches!(s.mark(m - 1), ',' | ';' | '—'))
            && s.prose.tokens[m - 1].outside()
        {
            m -= 1;
        }
        if m == start || m <= k + 1 {
            continue;
        }
        let border = matches!(s.mark(m), ',' | ';' | '—')
            || s.prose.is_any(m, &["while", "but", "whereas"]) && next.is_strong();
        if border {
            return m;
        }
    }
    s.end
}

/// ", with some newspapers claiming that": the comma before somebody else's report.
fn with_another(s: &Sentence, cue: usize) -> Option<usize> {
    let mention = subject::before(s.prose, cue, s.lo)?.mention;
    let with = mention.start.checked_sub(1)?;
    (s.prose.is(with, "with") && with > s.lo && s.mark(with - 1) == ',').then_some(with - 1)
}

/// Whether token `i` stands behind a quotation that ends with a comma: "“… a disaster,” adding".
fn behind_quoted_comma(s: &Sentence, i: usize) -> bool {
    i >= 2 && s.prose.tokens[i - 1].place == Place::Close && s.mark(i - 2) == ','
}

/// "described the attack as cowardly and urged people to help": where the second verb of one subject begins.
fn shared_subject(s: &Sentence, k: usize, index: usize, next: &Cue) -> Option<usize> {
    let mut at = next.at;
    while at > k + 1
        && (s.prose.tokens[at - 1].any(Class::AUXILIARY) || s.prose.word(at - 1).ends_with("ly"))
        && s.prose.tokens[at - 1].outside()
    {
        at -= 1;
    }
    // "said …, but went on to say": what leads up to a verb has its tense.
    let led_up_to = subject::led_up_to(s.prose, at).filter(|&v| v > k + 1 && s.prose.is(at, "to"));
    at = led_up_to.unwrap_or(at);
    let joined = s.prose.is_any(at - 1, &["and", "but"]) && s.prose.tokens[at - 1].outside();
    let same_tense = s.cues[index].form == next.form || led_up_to.is_some();
    (joined && same_tense && at > k + 2).then(|| at - 1 - usize::from(s.mark(at - 2) == ','))
}

/// Where a tail begins that may be the reporter's: ", as the army …" with a finite verb of its own.
///
/// Motivated by "The minister said the plan was working, as rebels, backed by a neighbour, closed in on the city."
pub(super) fn undecided_tail(s: &Sentence, content: &Range<usize>) -> Option<usize> {
    let at = (content.start + 3..content.end.saturating_sub(4)).find(|&i| {
        s.mark(i) == ','
            && s.prose.tokens[i].outside()
            && s.prose.is(i + 1, "as")
            && s.prose.tokens[i + 1].outside()
    })?;
    let subject = at + 2;
    if stops(s.prose, subject)
        || s.prose.tokens[subject].any(Class::PREPOSITION)
        || s.prose.is_any(
            subject,
            &["well", "part", "far", "long", "soon", "much", "if"],
        )
    {
        return None;
    }
    let finite = (subject + 1..content.end).any(|i| {
        let t = &s.prose.tokens[i];
        t.any(Class::FINITE)
            || !t.capital && s.prose.word(i).ends_with("ed")
            || s.prose.is_any(i, &["sought", "fought", "left", "spoke"])
    });
    finite.then_some(at)
}
