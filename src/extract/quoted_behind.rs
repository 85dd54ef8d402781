//! Quotations behind their cue: "X said on Monday, “…”", "X wrote: “…” and “…”", and the words they need behind them.
//!
//! Leaves out: clauses behind their cue (`clause`), quotations before it (`quoted`).

use super::clause::TO_VERBS;
use super::cue::Cue;
use super::sentence::Sentence;
use crate::lexicon::Class;
use crate::text::Place;
use std::ops::Range;

/// A quotation behind a comma or colon with only time, channel or listeners in between.
pub(super) fn quotation_behind_comma(s: &Sentence, cue: &Cue, k: usize) -> Option<Range<usize>> {
    let open = s.next_open(k..s.end.min(k + 28))?;
    if open == k {
        return None;
    }
    // "told the BBC after the verdict “…”": no comma, and nothing that could be a clause.
    let infinitive = s.prose.is(k, "to") && TO_VERBS.contains(&cue.lemma());
    let bare = s.prose.tokens[k].any(Class::ADJUNCT)
        && cue.is_strong()
        && !infinitive
        && open - k < 10
        && (k..open).all(|i| {
            let t = &s.prose.tokens[i];
            t.is_word()
                && !s.prose.is(i, "that")
                && !t.any(Class::FINITE | Class::SUBJECT)
                && t.verb().is_none_or(|_| t.any(Class::NOUNY))
        });
    if !bare && !matches!(s.mark(open - 1), ',' | ':') {
        return None;
    }
    // "told the press the drugs were only a part: “…”": a clause before the colon is content too.
    let preposition = s.prose.tokens[k].any(Class::PREPOSITION) || !cue.is_strong();
    if s.mark(open - 1) == ':' && !preposition && super::objects::is_clause(s, &(k..open - 1)) {
        return None;
    }
    let between = &s.prose.tokens[k];
    let talkative = matches!(
        cue.lemma(),
        "tell"
            | "ask"
            | "write"
            | "tweet"
            | "post"
            | "add"
            | "continue"
            | "warn"
            | "reply"
            | "respond"
    );
    let skippable = talkative
        || between.any(Class::ADJUNCT)
        || matches!(between.mark, ',' | ':')
        || s.prose.is_any(
            k,
            &[
                "to", "the", "his", "her", "its", "also", "himself", "herself", "of",
            ],
        );
    let clause = s.prose.is_any(k, &["the", "his", "her", "its"])
        && cue.is_strong()
        && super::objects::is_clause(s, &(k..open - 1));
    if s.prose.is(k, "that") || !skippable || clause {
        return None;
    }
    // To the last closing mark: “…” and “…” are one.
    Some(open..last_quotation_end(s, open))
}

/// To the last closing mark before another cue: “…” and “…” are one.
pub(super) fn last_quotation_end(s: &Sentence, open: usize) -> usize {
    let mut end = s.quotation_end(open);
    while let Some(next) = s.next_open(end.min(s.end)..s.end) {
        if s.cues.iter().any(|c| c.at >= end && c.at < next) {
            break;
        }
        end = s.quotation_end(next);
    }
    end_of_tail(s, end)
}

/// "“I am tired of the lying” about the dam": words that a quotation without a full stop or comma needs behind it.
fn end_of_tail(s: &Sentence, end: usize) -> usize {
    let closed = end > s.lo + 1 && s.prose.tokens[end - 1].place == Place::Close;
    let Some(next) = s.prose.tokens.get(end).filter(|_| closed && end < s.end) else {
        return end;
    };
    let hangs_on = next.any(Class::PREPOSITION) && !next.any(Class::SUBORDINATOR)
        || next.any(Class::FINITE)
        || s.prose.is_any(end, &["and", "or"])
            && s.prose.tokens.get(end + 1).is_some_and(|t| {
                t.any(Class::DETERMINER | Class::POSSESSIVE) || s.prose.is(end + 1, "to")
            });
    let time = s.prose.is(end, "on")
        && s.prose
            .tokens
            .get(end + 1)
            .is_some_and(|t| t.any(Class::TIME));
    let reporters = time
        || s.prose.is_any(
            end,
            &[
                "during",
                "after",
                "before",
                "as",
                "in",
                "at",
                "on",
                "via",
                "following",
                "since",
            ],
        );
    if !s.prose.tokens[end - 2].is_word() || !hangs_on || reporters {
        return end;
    }
    (end..s.end)
        .find(|&i| {
            let t = &s.prose.tokens[i];
            t.outside() && matches!(t.mark, ',' | ';' | '—' | '–' | ':')
                || s.cues.iter().any(|c| c.at == i)
                || s.prose
                    .is_any(i, &["before", "after", "while", "during", "when"])
        })
        .unwrap_or(s.end)
}
