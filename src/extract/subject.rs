//! The mention before a cue: "Diallo", "Diallo, an adviser to …,", "she", "the ministry on Monday".
//!
//! Leaves out: mentions after the cue ("said Diallo"), which `quoted` looks for.

use super::noun_phrase::{ending_at, opens_apposition};
use crate::lexicon::{Class, VerbForm};
use crate::text::{Place, Prose, Token};
use std::ops::Range;

/// A mention in front of its cue.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// The mention, with its apposition and the comma that closes it.
    pub mention: Range<usize>,
    /// First token of the cue, auxiliaries included ("has said").
    pub cue_start: usize,
}

/// Finds the subject of the cue at `c` within its sentence, which starts at `lo`.
pub(super) fn before(prose: &Prose<'_>, c: usize, lo: usize) -> Option<Subject> {
    let mut j = c;
    if c >= lo + 3 && super::cue::is_quoted_as(prose, c) {
        j = c - 2;
    }
    // "The BBC cited Diallo, chief of police, as saying …": the one before "as".
    let cited = c > lo + 1
        && prose.is(c - 1, "as")
        && prose.tokens[c].has_form(VerbForm::Ing)
        && !super::cue::is_quoted_as(prose, c);
    if cited {
        j = quoted_by(prose, c - 1, lo).unwrap_or(c - 1);
    }
    j = verb_start(prose, j, lo);
    let mut cue_start = j;
    while cue_start < c && prose.tokens[cue_start].any(Class::CLITIC) {
        cue_start += 1;
    }
    j = skip_time(prose, j, lo);
    if j == lo {
        return None;
    }
    let last = j - 1;
    let mention = match prose.tokens[last].mark {
        ',' | ')' | '—' | '–' | '-' if last > lo => around_insertion(prose, last, lo)?,
        _ => {
            let phrase = ending_at(prose, last, lo)?;
            super::list::ending_with(prose, &phrase, lo)
                .or_else(|| of_a_place(prose, &phrase, lo))
                .or_else(|| before_relative(prose, &phrase, lo))
                .or_else(|| before_long_relative(prose, &phrase, lo))
                .or_else(|| before_participle(prose, &phrase, lo))
                .or_else(|| with_participle(prose, &phrase, lo))
                .or_else(|| with_place(prose, &phrase, lo))
                .unwrap_or(phrase)
        }
    };
    (!is_predicate(prose, &mention, lo)).then_some(Subject { mention, cue_start })
}

/// "… while she was harbour master pleaded": what somebody is, behind the pronoun and "was", is no subject.
fn is_predicate(prose: &Prose<'_>, mention: &Range<usize>, lo: usize) -> bool {
    let first = &prose.tokens[mention.start];
    mention.start >= lo + 2
        && !first.capital
        && !first.any(Class::DETERMINER | Class::POSSESSIVE | Class::PRONOUN | Class::RELATIVE)
        && prose.is_any(mention.start - 1, &["was", "is"])
        && prose.is_any(mention.start - 2, &["he", "she"])
}

/// "Diallo was quoted by the agency as saying …": the participle before the "as" at `at`, whose subject speaks.
fn quoted_by(prose: &Prose<'_>, at: usize, lo: usize) -> Option<usize> {
    let near = (lo + 1..at).rev().take(10);
    near.take_while(|&i| prose.tokens[i].outside() && prose.tokens[i].mark != ',')
        .find(|&i| {
            prose.is_any(i, &["quoted", "cited", "reported"])
                && prose.is_any(i + 1, &["by", "in", "on"])
                && prose.tokens[i - 1].any(Class::AUXILIARY | Class::BE)
        })
}

/// Where the verbs before the cue at `j` begin: "has also", "went on to", "was quick to".
pub(super) fn verb_start(prose: &Prose<'_>, mut j: usize, lo: usize) -> usize {
    while j > lo {
        if skippable(prose, j - 1) {
            j -= 1;
        } else if prose.is(j, "to")
            && let Some(start) = led_up_to(prose, j)
            && start > lo
        {
            j = start;
        } else {
            break;
        }
    }
    j
}

/// Where "went on", "continued", "was quick" begin that stand before the "to" at `to`.
pub(super) fn led_up_to(prose: &Prose<'_>, to: usize) -> Option<usize> {
    let before = to.checked_sub(1)?;
    if prose.is(before, "on") && before > 0 {
        let goes = prose.is_any(before - 1, &["went", "goes", "go", "going", "gone"]);
        return goes.then(|| before - 1);
    }
    if prose.is_any(before, &["continued", "continues", "proceeded", "quick"]) {
        return Some(before);
    }
    came_to_say(prose, to)
}

/// "emerged from the meeting to say", "took to the air to announce": the verb before the "to" at `to`.
fn came_to_say(prose: &Prose<'_>, to: usize) -> Option<usize> {
    if !prose.is_any(to + 1, &["say", "tell", "announce", "declare", "warn"]) {
        return None;
    }
    let start = prose.sentence(to).start;
    let near = (start + 1..to).rev().take(12);
    let comes = |&i: &usize| {
        prose.is_any(
            i,
            &[
                "emerged", "went", "came", "took", "called", "phoned", "rang", "returned",
                "stepped", "rose", "stood",
            ],
        )
    };
    near.take_while(|&i| prose.tokens[i].is_word() && prose.tokens[i].outside())
        .find(comes)
}

fn skippable(prose: &Prose<'_>, i: usize) -> bool {
    let token = &prose.tokens[i];
    if !token.outside() || token.capital && !token.any(Class::AUXILIARY) {
        return false;
    }
    token.any(Class::AUXILIARY)
        || prose.is_any(
            i,
            &[
                "all",
                "both",
                "himself",
                "herself",
                "themselves",
                "itself",
                "now",
                "long",
            ],
        )
        || prose.word(i).ends_with("ly")
            && !prose.is_any(i, &["family", "ally", "assembly", "daily", "july"])
}

/// "Diallo on Monday said", "the army late on Tuesday said": steps back over the time words.
fn skip_time(prose: &Prose<'_>, j: usize, lo: usize) -> usize {
    let mut k = j;
    while k > lo
        && (prose.tokens[k - 1].any(Class::TIME)
            || prose.is_any(
                k - 1,
                &[
                    "morning",
                    "evening",
                    "night",
                    "afternoon",
                    "week",
                    "month",
                    "year",
                    "last",
                    "earlier",
                    "late",
                    "early",
                    "this",
                ],
            ))
        && prose.tokens[k - 1].outside()
    {
        k -= 1;
    }
    if k < j && k > lo && prose.is(k - 1, "on") {
        k -= 1;
    }
    while k > lo && k < j && prose.is_any(k - 1, &["late", "early"]) {
        k -= 1;
    }
    let only_weak = k < j
        && !prose.tokens[k..j].iter().any(|t| t.any(Class::TIME))
        && !prose.is_any(k, &["last", "earlier", "this"]);
    if only_weak { j } else { k }
}

/// "Diallo, an adviser to Keita, said": the phrase before the insertion that ends with the mark at `last`.
fn around_insertion(prose: &Prose<'_>, last: usize, lo: usize) -> Option<Range<usize>> {
    let close = prose.tokens[last].mark;
    let open = if close == ')' { '(' } else { close };
    let mut tried = 0;
    for k in (lo + 1..last).rev() {
        let token = &prose.tokens[k];
        if last - k > 32 || tried == 4 || matches!(token.place, Place::Open | Place::Close) {
            break;
        }
        if token.mark != open {
            continue;
        }
        tried += 1;
        if k + 1 == last {
            continue;
        }
        // "Diallo himself, on a visit, said"
        let own = prose.is_any(k - 1, &["himself", "herself", "itself", "themselves"]);
        let end = k - 1 - usize::from(own && k - 1 > lo);
        let Some(phrase) = ending_at(prose, before_parenthesis(prose, end, lo), lo) else {
            continue;
        };
        // "Ruiz, who founded the Circle, a group of divers, said": the Circle is what she founded.
        if close == ',' && ends_relative(prose, &phrase, lo) {
            continue;
        }
        // "The man who lives beside the captain, Diallo, said": Diallo is the captain.
        let described = before_relative(prose, &phrase, lo)
            .or_else(|| before_long_relative(prose, &phrase, lo))
            .or_else(|| before_participle(prose, &phrase, lo))
            .or_else(|| with_place(prose, &phrase, lo));
        let phrase = described.unwrap_or(phrase.start..k);
        // "Diallo, from Segou, Mali, said": Segou is where he is from.
        let place = phrase.start >= lo + 2
            && prose.tokens[phrase.start - 1].any(Class::PREPOSITION)
            && prose.tokens[phrase.start - 2].mark == ',';
        if place {
            continue;
        }
        let head = &prose.tokens[phrase.end - 1];
        let first = &prose.tokens[k + 1];
        let fits = close != ','
            || opens_apposition(prose, k + 1)
            || first.capital
            || first.any(Class::SUBORDINATOR | Class::PREPOSITION)
            || prose.is(k + 1, "also")
            || prose.word(k + 1).ends_with("ing")
            || prose.word(k + 1).ends_with("ed");
        let inside = &prose.tokens[k + 1..last];
        let fits = fits
            || head.capital && !inside.iter().any(is_verb)
            // "The study's author, doctoral candidate Nadia Thorn, said": the name ends the insertion.
            || head.any(Class::TITLE)
                && inside.last().is_some_and(|t| t.capital)
                && !inside.iter().any(is_verb)
            || inside
                .iter()
                .all(|t| t.any(Class::FRONT | Class::AUXILIARY) && !t.any(Class::PREPOSITION));
        let nameable = prose.tokens[phrase.clone()].iter().any(|t| t.capital)
            || prose.tokens[phrase.start].any(Class::DETERMINER)
            || head.any(Class::PRONOUN | Class::TITLE)
            || prose.word(phrase.end - 1).ends_with('s');
        if fits && nameable {
            return Some(behind_name(prose, phrase.start, lo)..last + 1);
        }
    }
    None
}

/// "Ana Ruiz of the University of California, Los Angeles said": the place is part of where she is from.
fn of_a_place(prose: &Prose<'_>, phrase: &Range<usize>, lo: usize) -> Option<Range<usize>> {
    let comma = phrase.start.checked_sub(1).filter(|&c| c > lo + 2)?;
    let place =
        prose.tokens[comma].mark == ',' && prose.tokens[phrase.clone()].iter().all(|t| t.capital);
    if !place || comma - lo > 16 || !prose.tokens[lo].capital || !prose.tokens[lo + 1].capital {
        return None;
    }
    let before = &prose.tokens[lo..comma];
    let plain = before
        .iter()
        .all(|t| t.is_word() && t.outside() && !is_verb(t) && !t.any(Class::AUXILIARY));
    let from = before
        .iter()
        .position(|t| !t.capital)
        .is_some_and(|i| prose.is_any(lo + i, &["of", "at", "from", "with"]));
    (plain && from).then_some(lo..phrase.end)
}

/// "Ana Ruiz, the mayor of Kati, Mali, said": a role between commas at `start` belongs to the name that opens the
/// sentence.
fn behind_name(prose: &Prose<'_>, start: usize, lo: usize) -> usize {
    let role = prose.tokens[start].any(Class::DETERMINER | Class::TITLE);
    let name = start >= lo + 3
        && start - lo <= 6
        && prose.tokens[start - 1].mark == ','
        && prose.tokens[lo..start - 1].iter().all(|t| {
            t.capital
                && t.is_word()
                && !t.any(
                    Class::TIME
                        | Class::FRONT
                        | Class::PREPOSITION
                        | Class::CONJUNCTION
                        | Class::AUXILIARY,
                )
        });
    if role && name { lo } else { start }
}

/// "Diallo who sponsored the bill remarked": the phrase before the cue is the object of a relative clause, the
/// subject stands before "who".
fn before_relative(prose: &Prose<'_>, phrase: &Range<usize>, lo: usize) -> Option<Range<usize>> {
    let verb = phrase.start.checked_sub(1).filter(|&v| v > lo + 1)?;
    let token = &prose.tokens[verb];
    let finite = token.any(Class::FINITE)
        || token.verb().is_some_and(|(_, form)| form != VerbForm::Ing)
        || prose.word(verb).ends_with("ed");
    if !finite || token.capital {
        return None;
    }
    let mut who = verb - 1;
    while who > lo && prose.tokens[who].any(Class::AUXILIARY) {
        who -= 1;
    }
    if who == lo || !prose.is(who, "who") || !prose.tokens[who - 1].is_word() {
        return None;
    }
    ending_at(prose, who - 1, lo)
}

/// "A guard who gave his name only as Yasser told reporters": the phrase that opens the clause, with "who" behind it.
fn before_long_relative(
    prose: &Prose<'_>,
    phrase: &Range<usize>,
    lo: usize,
) -> Option<Range<usize>> {
    let near = (lo + 1..phrase.start).rev().take(14);
    let who = near
        .take_while(|&i| prose.tokens[i].is_word() && prose.tokens[i].outside())
        .find(|&i| prose.is(i, "who"))?;
    let subject = ending_at(prose, who - 1, lo)?;
    let opens = subject.start == lo
        || matches!(prose.tokens[subject.start - 1].place, Place::Close)
        || prose.tokens[subject.start - 1].mark == ',';
    (opens && prose.tokens[who - 1].is_word()).then_some(subject)
}

/// "…, who founded the Circle": a phrase that ends a relative clause which a comma sets off.
fn ends_relative(prose: &Prose<'_>, phrase: &Range<usize>, lo: usize) -> bool {
    let within = |i: &usize| {
        let t = &prose.tokens[*i];
        t.is_word() && t.outside() && !t.any(Class::CONJUNCTION | Class::SUBORDINATOR)
            || prose.is(*i, "who")
    };
    let near = (lo + 2..phrase.start).rev().take(8).take_while(within);
    let who = near.into_iter().find(|&i| prose.is(i, "who"));
    who.is_some_and(|i| i + 1 < phrase.start && prose.tokens[i - 1].mark == ',')
}

/// "His neighbour across the border said": a phrase behind a preposition belongs to the one that opens the clause.
fn with_place(prose: &Prose<'_>, phrase: &Range<usize>, lo: usize) -> Option<Range<usize>> {
    let preposition = phrase.start.checked_sub(1).filter(|&p| p > lo)?;
    let token = &prose.tokens[preposition];
    if !token.any(Class::PREPOSITION) || prose.is(preposition, "by") {
        return None;
    }
    let whole = ending_at(prose, preposition - 1, lo)?;
    let opens = whole.start == lo
        || prose.tokens[whole.start - 1].place == Place::Close
        || prose.tokens[whole.start - 1].mark == ',';
    let first = &prose.tokens[whole.start];
    let described = first.any(Class::DETERMINER | Class::POSSESSIVE)
        && prose.tokens[preposition - 1].any(Class::TITLE);
    (opens && described).then_some(whole.start..phrase.end)
}

/// Whether a token is most likely a finite verb.
fn is_verb(token: &Token) -> bool {
    token.any(Class::FINITE)
        || token
            .verb()
            .is_some_and(|(_, f)| f != VerbForm::Ing && !token.any(Class::NOUNY))
}

/// "Protesters marching through the streets chanted", "Diallo in relaying the news said": the phrase before the cue
/// belongs to a participle, the subject stands before that.
fn before_participle(prose: &Prose<'_>, phrase: &Range<usize>, lo: usize) -> Option<Range<usize>> {
    let participle = |i: usize| {
        let word = prose.word(i);
        i > lo && word.len() > 5 && word.ends_with("ing") && !prose.tokens[i].capital
    };
    let mut at = phrase.start.checked_sub(1)?;
    if at > lo && prose.tokens[at].any(Class::PREPOSITION) {
        at -= 1;
    }
    if !participle(at) {
        return None;
    }
    at -= 1;
    if at > lo && prose.is_any(at, &["in", "by", "while", "when", "after", "before"]) {
        at -= 1;
    }
    let head = &prose.tokens[at];
    let person =
        head.capital && head.is_word() || head.any(Class::TITLE) || prose.word(at).ends_with('s');
    // "A letter relating to the dam finds": what a text is about stands behind it.
    let about = prose.is_any(
        at + 1,
        &["relating", "pertaining", "regarding", "concerning"],
    ) && ending_at(prose, at, lo)
        .is_some_and(|p| prose.tokens[p.start].any(Class::DETERMINER));
    if !person && !about
        || head.any(Class::DETERMINER | Class::AUXILIARY | Class::CLITIC | Class::PREPOSITION)
    {
        return None;
    }
    ending_at(prose, at, lo)
}

/// "A study paid for by the state found", "residents held by the army said": whom a participle with "by" describes
/// stands in front of it, and is the subject with all that belongs to it.
fn with_participle(prose: &Prose<'_>, phrase: &Range<usize>, lo: usize) -> Option<Range<usize>> {
    let by = phrase.start.checked_sub(1).filter(|&by| by > lo + 1)?;
    let mut participle = by - 1;
    if prose.is_any(participle, &["for", "on"]) {
        participle -= 1;
    }
    let word = prose.word(participle);
    let past = word.len() > 4 && word.ends_with("ed")
        || ["held", "led", "paid", "run", "shot", "written", "made"].contains(&word);
    if !prose.is(by, "by") || !past || participle <= lo || prose.tokens[participle].capital {
        return None;
    }
    let head = &prose.tokens[participle - 1];
    let described = head.is_word()
        && head.outside()
        && !head.any(
            Class::AUXILIARY
                | Class::BE
                | Class::PRONOUN
                | Class::DETERMINER
                | Class::PREPOSITION
                | Class::CONJUNCTION
                | Class::CLITIC
                | Class::TIME
                | Class::FRONT,
        );
    let whole = ending_at(prose, participle - 1, lo).filter(|_| described)?;
    Some(whole.start..phrase.end)
}

/// "Diallo (Labour)": the token before a parenthesis that ends at `k`, else `k`.
fn before_parenthesis(prose: &Prose<'_>, k: usize, lo: usize) -> usize {
    if prose.tokens[k].mark != ')' {
        return k;
    }
    (lo + 1..k)
        .rev()
        .take(12)
        .find(|&i| prose.tokens[i].mark == '(')
        .map_or(k, |i| i - 1)
}
