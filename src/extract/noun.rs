//! Nouns that report: "Keita's claim that the dam was safe", "in a statement that the road would open".
//!
//! Only with a clause behind "that" and an owner who speaks before the noun. Leaves out: nouns without a clause
//! ("his remarks"), and those that `reject` takes for mentions of claims.

use super::Rule;
use super::candidate::Candidate;
use super::noun_phrase::ending_at;
use super::objects;
use super::sentence::Sentence;
use crate::lexicon::Class;

/// Nouns of words that somebody utters with a clause behind them.
const UTTERED: &[&str] = &[
    "claim",
    "claims",
    "assertion",
    "assertions",
    "insistence",
    "admission",
    "statement",
    "announcement",
    "warning",
    "warnings",
    "promise",
    "promises",
    "pledge",
    "vow",
    "prediction",
    "suggestion",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "argument",
    "contention",
    "declaration",
    "remark",
    "comment",
    "acknowledgement",
    "acknowledgment",
    "complaint",
    "denial",
    "assurance",
    "assurances",
    "revelation",
    "conclusion",
    "proposal",
    "demand",
    "confession",
    "boast",
    "charge",
    "charges",
];

/// The statements of nouns in one sentence, each where no word of `found` stands.
pub(super) fn find(s: &Sentence, found: &[Candidate]) -> Vec<Candidate> {
    let mut nouns: Vec<Candidate> = Vec::new();
    for that in s.lo + 2..s.end.saturating_sub(2) {
        let noun = that - 1;
        let token = &s.prose.tokens[noun];
        if !token.any(Class::SPEECH_NOUN) || token.capital || !token.outside() {
            continue;
        }
        if !s.prose.is(that, "that") || !s.prose.is_any(noun, UTTERED) {
            continue;
        }
        if let Some(candidate) = at(s, noun) {
            let meets = |c: &Candidate| {
                candidate
                    .content
                    .iter()
                    .any(|r| r.clone().any(|i| c.holds(i)))
                    || c.holds(noun)
            };
            if !found.iter().chain(&nouns).any(meets) {
                nouns.push(candidate);
            }
        }
    }
    nouns
}

/// "his claim that …", "Keita's repeated claim that …".
fn at(s: &Sentence, noun: usize) -> Option<Candidate> {
    let mut owner = noun;
    while owner > s.lo && noun - owner < 4 {
        owner -= 1;
        let t = &s.prose.tokens[owner];
        if !t.outside() || !t.is_word() && !matches!(t.mark, '\'' | '’') {
            return None;
        }
        if t.any(Class::POSSESSIVE)
            && !s
                .prose
                .is_any(owner, &["its", "our", "my", "your", "whose"])
        {
            break;
        }
        if s.prose.is(owner, "'s") || matches!(t.mark, '\'' | '’') {
            break;
        }
        if t.any(Class::DETERMINER | Class::PREPOSITION | Class::AUXILIARY | Class::CONJUNCTION) {
            return None;
        }
    }
    let token = &s.prose.tokens[owner];
    let mention = if token.any(Class::POSSESSIVE) {
        owner..owner + 1
    } else if s.prose.is(owner, "'s") || !token.is_word() {
        let phrase = ending_at(s.prose, owner.checked_sub(1)?, s.lo)?;
        let speaks = s.prose.tokens[phrase.clone()]
            .iter()
            .any(|t| t.capital || t.any(Class::TITLE));
        if !speaks {
            return None;
        }
        phrase
    } else {
        return None;
    };
    let end = (noun + 2..s.end)
        .find(|&i| s.prose.tokens[i].outside() && matches!(s.mark(i), ',' | ';' | '—' | '–' | ':'))
        .unwrap_or(s.end);
    let content = noun + 2..end;
    if s.count_words(content.clone()) < 3 || !objects::is_clause(s, &content) {
        return None;
    }
    s.candidate(content, noun..noun + 1, mention, Rule::ReportedClause, 2)
}
