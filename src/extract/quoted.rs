//! Content before its cue: "“…,” X said", "“…,” said X", "Two villages were taken, the army said."
//!
//! Leaves out: content after its cue (`clause`).

use super::clause;
use super::cue::Cue;
use super::noun_phrase::{starting_at, with_apposition};
use super::sentence::Sentence;
use super::subject;
use crate::lexicon::{Class, VerbForm};
use crate::text::Place;
use std::ops::Range;

/// The mention behind an inverted cue: "…,” said Diallo, an adviser to Keita."
pub(super) fn inverted_mention(s: &Sentence, cue: &Cue, has_subject: bool) -> Option<Range<usize>> {
    // "told reporters": whom somebody tells does not speak.
    if cue.at <= s.lo || cue.form == VerbForm::Ing || cue.lemma() == "tell" {
        return None;
    }
    let before = &s.prose.tokens[cue.at - 1];
    let behind_quotation = before.place == Place::Close;
    let behind_comma = before.mark == ','
        && (!has_subject
            || cue.at >= s.lo + 2
                && matches!(
                    s.prose.tokens[cue.at - 2].place,
                    Place::Inside | Place::Close
                ));
    if !behind_quotation && !behind_comma {
        return None;
    }
    let phrase = starting_at(s.prose, cue.at + 1, s.hi)?;
    let named = s.prose.tokens[phrase.clone()]
        .iter()
        .any(|t| t.capital || t.any(Class::SUBJECT | Class::DETERMINER | Class::TITLE))
        || s.prose.word(phrase.end - 1).ends_with('s');
    // ", spokesman for the governor, said the attack had …": what follows is the clause, not the speaker.
    let clause_follows = s.prose.tokens.get(phrase.end).is_some_and(|t| {
        t.any(Class::FINITE)
            || t.verb().is_some() && !t.any(Class::NOUNY) && t.outside()
            || !t.capital && t.outside() && s.prose.word(phrase.end).ends_with("ed")
    });
    if !named || !behind_quotation && clause_follows || !behind_quotation && !cue.is_strong() {
        return None;
    }
    Some(with_apposition(s.prose, phrase, s.end))
}

/// Content before a cue whose mention (or, inverted, the cue itself) starts at `border`; `after` is the first token
/// behind cue and mention.
pub(super) fn content(
    s: &Sentence,
    cue: &Cue,
    border: usize,
    after: usize,
    index: usize,
) -> Option<Vec<Range<usize>>> {
    let mut end = border;
    while end > s.lo
        && matches!(s.mark(end - 1), ',' | '—' | '–')
        && s.prose.tokens[end - 1].outside()
    {
        end -= 1;
    }
    if end == s.lo {
        return None;
    }
    let last = &s.prose.tokens[end - 1];
    let quoted = matches!(last.place, Place::Close | Place::Inside);
    if end == border && !quoted || s.count_words(s.lo..end) == 0 {
        return None;
    }
    let tight = last.place == Place::Close
        && end >= 2
        && matches!(s.mark(end - 2), ',' | '?' | '!' | '—' | '–' | '…' | '.')
        && border - end <= 2;
    // "The fire began, the fire service described, in the mill"
    let between = cue.lemma() == "describe"
        && end + 1 == border
        && s.mark(end) == ','
        && s.mark(after) == ',';
    if !cue.is_strong() && !tight && !between {
        return None;
    }
    if !quoted && let Some(parts) = around_the_cue(s, end, after) {
        return Some(parts);
    }
    if !quoted && let Some(parts) = parenthesis(s, cue, end, border, after, index) {
        return Some(parts);
    }
    if !quoted && !clause_stands_alone(s, end, after) {
        return None;
    }
    let start = start_of(s, end, after, index, quoted)?;
    if start >= end {
        return None;
    }
    let mut content = vec![start..end];
    if !s.prose.is(after, "that") {
        content.extend(resumed(s, cue, after));
    }
    Some(content)
}

/// Whether unquoted words before the cue are a clause that the cue reports, not an introduction to it.
fn clause_stands_alone(s: &Sentence, end: usize, after: usize) -> bool {
    let words = s.lo..end;
    if s.count_words(words.clone()) < 4 {
        return false;
    }
    let finite = words.clone().any(|i| {
        let t = &s.prose.tokens[i];
        t.any(Class::FINITE)
            || t.verb().is_some() && !t.any(Class::NOUNY)
            || s.prose.word(i).ends_with("ed")
    });
    let behind = s.count_words(after.min(s.end)..s.end);
    // A title's "Boil your milk or else fall ill, say doctors": advice has no finite verb.
    let finite = finite || behind == 0 && s.prose.in_title(s.lo);
    let introduces = s.prose.tokens[s.lo]
        .any(Class::PREPOSITION | Class::SUBORDINATOR | Class::TIME)
        || s.prose.is_any(
            s.lo,
            &[
                "asked", "speaking", "citing", "earlier", "last", "instead", "later",
            ],
        );
    // "Refusing to leave, Belhadj agreed to elections": what he did meanwhile.
    let meanwhile = s.prose.word(s.lo).ends_with("ing")
        && s.prose.is(s.lo + 1, "to")
        && s.prose.is(after, "to");
    if meanwhile || !finite || introduces && (behind >= 4 || s.count_words(words) < 8) {
        return false;
    }
    if s.prose.is(after, "that")
        || s.next_open(after.min(s.hi)..s.hi).is_some() && !s.has_quoted(s.lo..end)
    {
        return false;
    }
    behind == 0
        || after < s.hi
            && (s.prose.tokens[after].any(Class::ADJUNCT | Class::TIME)
                || matches!(s.mark(after), '.' | ',' | ';')
                || s.prose.is_any(after, &["of", "about", "to"]))
}

/// Where the content before a cue starts: the sentence, or behind an earlier report in it.
fn start_of(s: &Sentence, end: usize, after: usize, index: usize, quoted: bool) -> Option<usize> {
    let mut start = s.lo;
    let earlier = s.cues[..index].iter().rev().filter(|c| c.at < end);
    let mut earlier = earlier.filter(|c| quoted || has_reported(s, c));
    if let Some(earlier) = earlier.next() {
        if !quoted {
            return None;
        }
        start = (earlier.at..end)
            .rev()
            .find(|&i| s.prose.tokens[i].place == Place::Open)?;
        // "Diallo said, “…?” Keita said, “…”": the first quotation is Diallo's, the second Keita's.
        let own = start == earlier.at + 2 && matches!(s.mark(start - 1), ',' | ':');
        let forward = matches!(s.mark(after), ',' | ':')
            && s.prose
                .tokens
                .get(after + 1)
                .is_some_and(|t| t.place == Place::Open);
        if own && forward {
            return None;
        }
    }
    // "One barge broke loose; 20 barrels burned, police said": the clause before the semicolon is the reporter's.
    if !quoted
        && let Some(cut) = (start..end)
            .rev()
            .find(|&i| s.mark(i) == ';' && s.prose.tokens[i].outside())
    {
        start = cut + 1;
    }
    if quoted && let Some(open) = behind_colon(s, start, end) {
        return Some(open);
    }
    while start < end
        && s.prose.is_any(start, &["but", "and", "so", ","])
        && s.prose.tokens[start].outside()
    {
        start += 1;
    }
    Some(start)
}

/// "The rebels were blunter: “…,” Keita said": the quotation behind the colon, where it is all that is quoted.
fn behind_colon(s: &Sentence, start: usize, end: usize) -> Option<usize> {
    let open = s.next_open(start..end)?;
    (open > start && s.mark(open - 1) == ':' && s.quotation_end(open) >= end).then_some(open)
}

/// Whether a cue in words before another reports on its own: not "may add", "to call for".
fn has_reported(s: &Sentence, cue: &Cue) -> bool {
    // "The president ordered the army to leave, the ministry said": what was ordered is news of the ministry's.
    const ORDERS: [&str; 7] = [
        "order", "instruct", "agree", "request", "demand", "propose", "promise",
    ];
    cue.verb.is_none()
        || cue.is_strong()
            && !ORDERS.contains(&cue.lemma())
            && cue.form != VerbForm::Base
            && s.mark(cue.at + 1) != ','
            && (cue.form == VerbForm::Ing || subject::before(s.prose, cue.at, s.lo).is_some())
}

/// Verbs that stand between commas in the middle of what they report.
const PARENTHETIC: &[&str] = &[
    "say",
    "add",
    "argue",
    "explain",
    "note",
    "claim",
    "insist",
    "acknowledge",
    "suggest",
    "write",
    "contend",
    "maintain",
    "warn",
    "concede",
    "admit",
    "describe",
];

/// "If the bridge holds, Belhadj said, the road will open": the words on both sides of what stands between commas.
fn parenthesis(
    s: &Sentence,
    cue: &Cue,
    end: usize,
    border: usize,
    after: usize,
    index: usize,
) -> Option<Vec<Range<usize>>> {
    let between = border == end + 1 && s.mark(end) == ',' && s.mark(after) == ',';
    if !between || !PARENTHETIC.contains(&cue.lemma()) || after + 4 >= s.end {
        return None;
    }
    let behind = after + 1;
    let report_follows = s.cues.iter().any(|c| c.at == behind || c.at == behind + 1);
    let joined = s.prose.tokens[behind].any(Class::RELATIVE) && !s.prose.is(behind, "that");
    let relative =
        s.prose.tokens[border].any(Class::RELATIVE) || s.prose.tokens[end - 1].any(Class::RELATIVE);
    if report_follows || joined || relative || !s.prose.tokens[behind].outside() {
        return None;
    }
    let rest = behind..clause::end_before_next_report(s, behind, index);
    let start = start_of(s, end, after, index, false)?;
    let finite = s.prose.tokens[start..end]
        .iter()
        .any(|t| t.any(Class::FINITE) || t.verb().is_some_and(|(_, f)| f != VerbForm::Ing));
    let introduces = s.prose.word(s.lo).ends_with("ing")
        || s.prose.is_any(s.lo, &["asked", "citing", "speaking"]);
    if introduces || !finite {
        return Some(vec![rest]);
    }
    Some(vec![start..end, rest])
}

/// Quotations behind the cue that go on with it: "“…,” she said, “…”".
fn resumed(s: &Sentence, cue: &Cue, after: usize) -> Vec<Range<usize>> {
    let next_cue = s.cues.iter().find(|c| c.at > cue.at).map_or(s.hi, |c| c.at);
    let mut parts = Vec::new();
    let mut at = after.min(s.hi);
    while let Some(open) = s.next_open(at..s.hi) {
        if open > next_cue {
            break;
        }
        at = s.quotation_end(open);
        if !super::leftover::names_work(s, &(open..at)) {
            parts.push(open..at);
        }
    }
    parts
}

/// "The bridge, Belhadj said, was mined": the words on both sides of the cue are one clause.
pub(super) fn around_the_cue(s: &Sentence, end: usize, after: usize) -> Option<Vec<Range<usize>>> {
    if s.mark(after) != ',' || after + 2 >= s.end || s.has_quoted(s.lo..s.hi) {
        return None;
    }
    let verb = &s.prose.tokens[after + 1];
    let verb_first = verb.any(Class::FINITE | Class::BE)
        || verb.any(Class::AUXILIARY) && !verb.any(Class::PREPOSITION | Class::TIME | Class::FRONT)
        || verb.verb().is_some_and(|(_, f)| f == VerbForm::Past) && !verb.capital
        || !verb.capital && s.prose.word(after + 1).ends_with("ed");
    // "The driver, who was young, police said, …": no word of the speaker's before a relative pronoun.
    let relative = s.prose.tokens[end - 1].any(Class::RELATIVE);
    let long = end - s.lo > 30;
    // Only a subject that waits for its verb: "The bridge …", "Only one of the roads they built …".
    let waits = end > s.lo + 1
        || s.prose.tokens[s.lo].capital
            && !s.prose.tokens[s.lo].any(Class::FRONT | Class::SUBORDINATOR);
    if relative || long || !waits || report_before(s, end) {
        return None;
    }
    verb_first.then(|| vec![s.lo..end, after + 1..s.end])
}

/// Whether words before a cue report something themselves.
fn report_before(s: &Sentence, end: usize) -> bool {
    s.cues
        .iter()
        .any(|c| c.at < end && c.is_strong() && has_reported(s, c))
}
