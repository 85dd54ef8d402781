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
use crate::lexicon::Class;
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
    let shared = found
        .last()
        .filter(|c| c.cue.start == 0 || !s.prose.is(c.cue.start - 1, "as"));
    let mention =
        shared.map_or_else(|| sentence_subject(s, cue.at), |c| Some(c.mention.clone()))?;
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
    }
    if m >= cue || !s.prose.tokens[m].outside() {
        return None;
    }
    let phrase = starting_at(s.prose, m, cue)?;
    Some(up_to_verb(s, phrase))
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
    if !s.prose.in_title(phrase.start) {
        return phrase;
    }
    phrase.start..inner.clone().find(verb).unwrap_or(phrase.end)
}
