//! Cues that share a subject: "X said …, adding …", "X denied … and said …", "Calling it …, X said …".
//!
//! Motivated by "Diallo said the road was closed, adding that it would stay so."

use super::candidate::Candidate;
use super::clause;
use super::cue::Cue;
use super::noun_phrase::starting_at;
use super::reject;
use super::sentence::Sentence;
use super::{Rule, objects};
use crate::lexicon::{Class, VerbForm};
use std::ops::Range;

/// The statement of a cue without a subject of its own.
pub(super) fn find(
    s: &Sentence,
    cue: &Cue,
    index: usize,
    found: &[Candidate],
) -> Option<Candidate> {
    // "It cited the army as saying …, and claimed …": the army claims nothing.
    if found.last().is_some_and(|c| {
        (c.cue.start..cue.at).any(|i| s.mark(i) == ';' && s.prose.tokens[i].outside())
    }) {
        return None; // another clause, whose subject is not known
    }
    let own = own_subject(s, cue.at);
    let shared = found
        .last()
        .filter(|_| own.is_none())
        .filter(|c| c.cue.start == 0 || !s.prose.is(c.cue.start - 1, "as"))
        // "The sailor whose letter revealed that …, admitting": who admits is the sailor.
        .filter(|c| c.mention.start == 0 || !s.prose.is(c.mention.start - 1, "whose"))
        // "over Keita's warning that …, calling it idle": who warned calls nothing so.
        .filter(|c| !is_noun_of(s, c));
    let mention = shared.map(|c| c.mention.clone()).or(own);
    let mention = mention.or_else(|| sentence_subject(s, cue.at))?;
    let content = clause::content(s, cue, cue.at + 1, index)?;
    // "noting which birds came back": nothing is said, something is written down.
    if shared.is_none() && s.prose.is(content.start, "which") {
        return None;
    }
    let content = if cue.at == s.lo {
        up_to_comma(s, content)
    } else {
        content
    };
    if s.count_words(content.clone()) < 2 {
        return None;
    }
    let quoted = s.has_quoted(content.clone());
    let that = content.start > 0 && s.prose.is(content.start - 1, "that");
    if !cue.is_strong() && !quoted && !that && !objects::reports(s, cue, &content) {
        return None;
    }
    let tokens = cue.at..cue.at + 1;
    if reject::says_nothing(s, cue) {
        return None;
    }
    // "Belhadj agreed, saying only this party could win": plain words of saying and a clause are sure.
    let modal = content
        .clone()
        .take(8)
        .skip(1)
        .any(|i| s.prose.tokens[i].any(Class::MODAL));
    let plain = matches!(cue.lemma(), "say" | "add") && (modal || objects::is_clause(s, &content));
    let rank = match (cue.is_strong(), plain) {
        (true, true) => 3,
        (true, false) => 2,
        (false, _) => 1,
    };
    s.candidate(content, tokens, mention, Rule::ReportedClause, rank)
}

/// "With Mali accusing Niger and Niger retorting that …": a name between "and" and the participle is its subject.
fn own_subject(s: &Sentence, cue: usize) -> Option<Range<usize>> {
    let last = cue.checked_sub(1).filter(|&i| i > s.lo)?;
    let token = &s.prose.tokens[last];
    if !token.capital || !token.is_word() || !token.outside() || token.any(Class::TIME) {
        return None;
    }
    let name = super::noun_phrase::ending_at(s.prose, last, s.lo + 1)?;
    s.prose
        .is_any(name.start - 1, &["and", "with", "while"])
        .then_some(name)
}

/// "accusing Niger and Niger retorting that …": the "and" before the second of two, where the first one's words end.
pub(super) fn joined_subject(s: &Sentence, first: usize, next: &Cue) -> Option<usize> {
    let name = own_subject(s, next.at).filter(|_| s.cues[first].form == VerbForm::Ing)?;
    let and = name.start - 1;
    s.prose.is(and, "and").then_some(and)
}

/// Whether a report stands in a noun that its speaker owns: "Keita's warning that …".
fn is_noun_of(s: &Sentence, found: &Candidate) -> bool {
    let owner = found.mention.end;
    s.prose.is(owner, "'s") && found.cue.start == owner + 1
}

/// "Calling it a mistake, Diallo left": the content ends where the main clause begins.
fn up_to_comma(s: &Sentence, content: Range<usize>) -> Range<usize> {
    let comma = content
        .clone()
        .find(|&i| s.mark(i) == ',' && s.prose.tokens[i].outside());
    let inside = content.clone().find(|&i| {
        s.mark(i) == ','
            && !s.prose.tokens[i].outside()
            && s.prose
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.place == crate::text::Place::Close)
    });
    match (comma, inside) {
        (Some(c), Some(q)) => content.start..c.min(q + 2),
        (Some(c), None) => content.start..c,
        (None, Some(q)) => content.start..q + 2,
        (None, None) => content,
    }
}

/// The subject of the sentence's main clause: its first noun phrase behind introductions.
fn sentence_subject(s: &Sentence, cue: usize) -> Option<Range<usize>> {
    let mut m = s.lo;
    if cue == s.lo {
        // The participle itself opens the sentence: its subject follows the comma.
        m = (s.lo..s.end).find(|&i| {
            s.mark(i) == ','
                && (s.prose.tokens[i].outside()
                    || s.prose
                        .tokens
                        .get(i + 1)
                        .is_some_and(|t| t.place == crate::text::Place::Close))
        })? + 1;
        while m < s.end && !s.prose.tokens[m].outside() {
            m += 1;
        }
        return starting_at(s.prose, m, s.end);
    }
    let introduces = |i: usize| {
        s.prose.tokens[i].any(Class::FRONT) && !s.prose.tokens[i].any(Class::PREPOSITION)
            || s.mark(i) == ','
    };
    while m < cue && introduces(m) {
        m += 1;
    }
    let token = &s.prose.tokens[m];
    if m < cue
        && (token.any(Class::PREPOSITION | Class::SUBORDINATOR)
            || s.prose.is_any(m, &["asked", "speaking"]))
    {
        while m < cue && s.mark(m) != ',' {
            m += 1;
        }
        m += 1;
        m = behind_further_places(s, m, cue);
    }
    if m >= cue || !s.prose.tokens[m].outside() {
        return None;
    }
    let phrase = starting_at(s.prose, m, cue)?;
    let phrase = up_to_verb(s, phrase);
    Some(up_to_past(s, phrase, cue))
}

/// "At a rally in Dover, N.H., on Friday, Brandt …": one past the comma of what else stands before the subject at `m`.
fn behind_further_places(s: &Sentence, mut m: usize, cue: usize) -> usize {
    const MOST: usize = 3;
    for _ in 0..MOST {
        let Some(token) = s.prose.tokens.get(m).filter(|t| m < cue && t.outside()) else {
            break;
        };
        let adds = token.any(Class::PREPOSITION | Class::TIME);
        // "N.H.", "Fla."
        let state = token.capital && s.prose.word(m).ends_with('.') && s.mark(m + 1) == ',';
        let comma = (m..cue).take(12).find(|&i| s.mark(i) == ',');
        match comma.filter(|_| adds || state) {
            Some(comma) if comma + 1 < cue => m = comma + 1,
            _ => break,
        }
    }
    m
}

/// "Judge halts dam project, citing …": in a title nothing but the verb's own ending shows where the subject ends.
fn up_to_verb(s: &Sentence, phrase: Range<usize>) -> Range<usize> {
    let verb = |&i: &usize| {
        let word = s.prose.word(i);
        !s.prose.tokens[i].capital
            && s.prose.tokens[i].is_word()
            && word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
    };
    let inner = phrase.start + 1..phrase.end.saturating_sub(1);
    if s.prose.in_title(phrase.start) {
        return phrase.start..inner.clone().find(verb).unwrap_or(phrase.end);
    }
    phrase
}

/// "Residents poured cold water on the claim, saying …": a phrase behind which no verb stands holds that verb.
fn up_to_past(s: &Sentence, phrase: Range<usize>, cue: usize) -> Range<usize> {
    let verb = |i: usize| {
        let t = &s.prose.tokens[i];
        t.any(Class::FINITE | Class::AUXILIARY) && !t.any(Class::CLITIC)
            || t.verb().is_some_and(|(_, form)| form != VerbForm::Ing) && !t.any(Class::NOUNY)
            || !t.capital && s.prose.word(i).ends_with("ed")
    };
    let past = |&i: &usize| {
        let word = s.prose.word(i);
        !s.prose.tokens[i].capital && word.len() > 4 && word.ends_with("ed")
    };
    if (phrase.end..cue).any(verb) {
        return phrase;
    }
    let inner = phrase.start + 1..phrase.end;
    let plain = |i: usize| !s.prose.tokens[i].any(Class::DETERMINER | Class::CONJUNCTION);
    let found = inner.clone().find(past).filter(|&i| plain(i - 1));
    phrase.start..found.unwrap_or(phrase.end)
}
