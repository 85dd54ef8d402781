//! What looks like a statement and is none, with the reason.
//!
//! Refusals and denials of speech ("refused to say", "did not say"), inferences from somebody's words, claims that
//! are mentioned and not reported, garbled fragments, and tails that may be the reporter's. Leaves out: short
//! quotations without a speaker (`leftover`).

use super::candidate::Candidate;
use super::clause;
use super::cue::Cue;
use super::sentence::Sentence;
use super::{Reject, RejectReason};
use crate::lexicon::{Class, Strength};
use std::ops::Range;

/// Rejects that take a whole sentence or its clause; `true` where nothing in the sentence can be a statement.
pub(super) fn of_sentence(s: &Sentence, rejects: &mut Vec<Reject>) -> bool {
    if let Some(range) = inference(s) {
        rejects.push(Reject {
            span: s.prose.span(&range),
            why: RejectReason::Inference,
        });
        return true;
    }
    if let Some(range) = claims_mentioned(s) {
        rejects.push(Reject {
            span: s.prose.span(&range),
            why: RejectReason::ClaimsMentioned,
        });
        return true;
    }
    if is_garbled(s) {
        rejects.push(Reject {
            span: s.prose.span(&(s.lo..s.hi)),
            why: RejectReason::Garbled,
        });
        return true;
    }
    if let Some(range) = refusal(s) {
        rejects.push(Reject {
            span: s.prose.span(&range),
            why: RejectReason::NothingSaid,
        });
    }
    false
}

/// "There are indications from Keita's statements that the talks may fail."
fn inference(s: &Sentence) -> Option<Range<usize>> {
    let sign = (s.lo..s.end)
        .find(|&i| s.prose.tokens[i].any(Class::SIGN) && s.prose.tokens[i].outside())?;
    let noun =
        (sign + 1..s.end.min(sign + 10)).find(|&i| s.prose.tokens[i].any(Class::SPEECH_NOUN))?;
    if !s.prose.is_any(sign + 1, &["from", "in", "by", "of"]) || !s.prose.is(noun + 1, "that") {
        return None;
    }
    let start = (s.lo..sign)
        .rev()
        .take(3)
        .find(|&i| s.prose.is(i, "there"))
        .unwrap_or(sign);
    Some(start..s.end)
}

/// "If the claims of the minister are to be believed, …"
fn claims_mentioned(s: &Sentence) -> Option<Range<usize>> {
    let condition = (s.lo..s.end)
        .find(|&i| s.prose.tokens[i].any(Class::CONDITION) && s.prose.tokens[i].outside())?;
    let noun = (condition + 1..s.end.min(condition + 8))
        .find(|&i| s.prose.tokens[i].any(Class::SPEECH_NOUN))?;
    (noun + 1..s.end.min(noun + 12)).find(|&i| {
        s.prose.is_any(
            i,
            &[
                "believed", "trusted", "true", "credible", "correct", "accurate", "credited",
            ],
        )
    })?;
    Some(condition..s.end)
}

/// "Does not remove, which was seized." – a predicate without a subject, and no question.
fn is_garbled(s: &Sentence) -> bool {
    let first = &s.prose.tokens[s.lo];
    let headless = first.capital
        && s.prose.is_any(
            s.lo,
            &[
                "does", "do", "did", "is", "are", "was", "were", "has", "have", "had", "will",
                "would",
            ],
        );
    headless
        && s.mark(s.hi - 1) == '.'
        && s.prose.tokens[s.lo..s.hi]
            .iter()
            .all(crate::text::Token::outside)
        && s.prose.paragraph(s.lo).start < s.lo
        && (s.prose.is(s.lo + 1, "not") || s.prose.tokens[s.lo + 1].mark == ',')
}

/// The first refusal or denial of speech in the sentence, up to another report: "refused to say how many had died".
fn refusal(s: &Sentence) -> Option<Range<usize>> {
    let speaks = |i: usize| {
        s.prose.tokens[i].verb().is_some()
            || s.prose.is_any(i, &["comment", "elaborate", "discuss"])
    };
    let at = (s.lo + 1..s.end).find(|&i| {
        let token = &s.prose.tokens[i];
        if !token.any(Class::REFUSAL) || !token.outside() || i + 2 >= s.end {
            return false;
        }
        let verb = (i + 1..(i + 4).min(s.end))
            .find(|&k| speaks(k) && !s.prose.tokens[k].any(Class::AUXILIARY));
        verb.is_some_and(|v| {
            s.prose.tokens[v].verb().is_none_or(|(verb, _)| {
                verb.strength == Strength::Strong && !matches!(verb.lemma, "deny" | "rule")
            }) && refuses(s, i, v)
        })
    })?;
    let end = (at + 3..s.end)
        .find(|&i| s.prose.is_any(i, &["but", "and"]) && s.cues.iter().any(|c| c.at == i + 1))
        .unwrap_or(s.end);
    Some(at..end)
}

/// "refused to say", "declined to comment", "did not say", "would not confirm".
fn nothing_said(s: &Sentence, cue: &Cue) -> Option<Range<usize>> {
    cue.verb?;
    let from = cue.at.saturating_sub(4).max(s.lo);
    let negated = (from..cue.at).find(|&i| refuses(s, i, cue.at))?;
    Some(negated..s.end)
}

/// Whether token `i` before a cue takes its speech away.
fn refuses(s: &Sentence, i: usize, cue: usize) -> bool {
    let to_follows = s.prose.is(i + 1, "to") && i + 2 <= cue;
    let declines = to_follows
        && s.prose.is_any(
            i,
            &[
                "refused",
                "refuses",
                "declined",
                "declines",
                "failed",
                "fails",
                "unable",
                "refusing",
                "declining",
                "failing",
            ],
        );
    let negates = s.prose.is_any(i, &["not", "n't", "never"])
        && (i + 1..cue)
            .all(|k| s.prose.tokens[k].any(Class::AUXILIARY) || s.prose.word(k).ends_with("ly"));
    declines || negates && i + 3 > cue
}

/// Whether a cue with its auxiliaries says that nothing was said.
pub(super) fn says_nothing(s: &Sentence, cue: &Cue) -> bool {
    if s.prose
        .is_any(cue.at + 1, &["nothing", "little", "so", "goodbye", "no"])
        && (s.prose.tokens.get(cue.at + 2).is_none_or(|t| !t.is_word())
            || s.prose.is_any(cue.at + 2, &["about", "on", "of", "more"]))
    {
        return true;
    }
    let nobody = (s.lo..cue.at.min(s.lo + 3)).any(|i| {
        s.prose.tokens[i].outside() && s.prose.is_any(i, &["neither", "nobody", "nothing", "none"])
    });
    nobody || nothing_said(s, cue).is_some()
}

/// Cuts a tail that may be the reporter's off a paraphrase, and gives it as a reject.
pub(super) fn cut_tail(s: &Sentence, candidate: &mut Candidate) -> Option<Reject> {
    let last = candidate.content.last_mut()?;
    if last.start < candidate.cue.start {
        return None;
    }
    let at = clause::undecided_tail(s, last)?;
    let tail = at + 1..last.end;
    last.end = at;
    Some(Reject {
        span: s.prose.span(&tail),
        why: RejectReason::Undecided,
    })
}
