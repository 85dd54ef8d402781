//! Proposals with scores, and what the rules are certain of, as one list of statements.
//!
//! The best proposals that share no words are taken, one a cue. Those of which the rules are certain come first, or
//! what others propose of the same cue, mention and most of the words; what only the rules have and nothing
//! contradicts (a quotation without a cue, one that goes on) stays. Words that the rules rejected are no statement
//! of the model's either.

use super::super::border;
use super::super::candidate::{Candidate, MODEL_RANK};
use super::super::{Extraction, Reject, RejectReason, Rule};
use super::propose::Proposal;
use crate::lexicon::Strength;
use crate::text::Prose;
use std::ops::Range;

/// Which tokens are spoken for.
struct Ground<'p, 't> {
    prose: &'p Prose<'t>,
    /// Content of a statement already taken.
    used: Vec<bool>,
    /// Cue of a statement already taken.
    cues: Vec<bool>,
    /// Words that the rules rejected and the model may not take.
    barred: Vec<bool>,
}

/// Takes the best proposals; thoughts only where they are asked for or have words in marks.
pub(super) fn merge(
    prose: &Prose<'_>,
    rules: Extraction,
    proposals: &[Proposal],
    scores: &[i32],
    thoughts: bool,
) -> Extraction {
    let mut ground = Ground::new(prose, &rules.rejects);
    let mut kept: Vec<Candidate> = Vec::new();
    let mut place: Vec<Option<usize>> = vec![None; rules.candidates.len()];
    let certain = certain(prose, proposals);
    let mut order: Vec<usize> = (0..proposals.len())
        .filter(|&i| certain[i].is_some() || scores[i] >= 0)
        .collect();
    order.sort_by_key(|&i| (certain[i].is_none(), std::cmp::Reverse(scores[i])));
    for i in order {
        let proposal = &proposals[i];
        let quoted = || {
            let words = proposal.candidate.content.iter();
            words
                .flat_map(|r| &prose.tokens[r.clone()])
                .any(|t| !t.outside())
        };
        if proposal.thought && !thoughts && !quoted() {
            continue;
        }
        // Of what is certain only the borders are chosen.
        let known = certain[i].map_or(proposal, |sure| &proposals[sure]);
        let mut candidate = known.candidate.clone();
        candidate.content.clone_from(&proposal.candidate.content);
        if !ground.is_free(&candidate) {
            continue;
        }
        if !proposal.sure {
            let Some(fitting) = ground.fit(candidate) else {
                continue;
            };
            candidate = fitting;
        }
        match known.rule {
            Some(rule) => {
                place[rule] = Some(kept.len());
            }
            None => {
                candidate.rank = MODEL_RANK + u8::try_from(scores[i] / 16).unwrap_or(100).min(100);
            }
        }
        ground.take(&candidate);
        kept.push(candidate);
    }
    for (i, candidate) in rules.candidates.iter().enumerate() {
        if place[i].is_none() && stays(candidate) && ground.is_free(candidate) {
            place[i] = Some(kept.len());
            ground.take(candidate);
            kept.push(candidate.clone());
        }
    }
    border::settle(prose, &mut kept);
    continuations(&mut kept, &rules.candidates, &place);
    let rejects = rules
        .rejects
        .into_iter()
        .filter(|r| !ground.overtaken(r))
        .collect();
    Extraction {
        candidates: ordered(prose, &kept),
        rejects,
    }
}

/// For each proposal the one that the rules are certain of with the same mention, most of the words, and a cue that
/// meets its cue: itself, where they are certain of it.
fn certain(prose: &Prose<'_>, proposals: &[Proposal]) -> Vec<Option<usize>> {
    let mut by_cue: Vec<u32> = vec![u32::MAX; prose.tokens.len()];
    for (number, proposal) in proposals.iter().enumerate() {
        if proposal.sure && !proposal.candidate.cue.is_empty() {
            by_cue[proposal.candidate.cue.clone()].fill(number as u32);
        }
    }
    let like = |proposal: &Proposal| {
        let own = &proposal.candidate;
        let known = own.cue.clone().map(|i| by_cue[i] as usize).min()?;
        let sure = &proposals.get(known)?.candidate;
        if sure.rule == Rule::Transcript {
            return None; // a turn has no other borders
        }
        let words = own.content.iter().cloned().flatten();
        let shared = words.filter(|&i| sure.holds(i)).count();
        (own.mention == sure.mention && shared * 3 > own.len() + sure.len()).then_some(known)
    };
    let own = |(i, p): (usize, &Proposal)| if p.sure { Some(i) } else { like(p) };
    proposals.iter().enumerate().map(own).collect()
}

/// Rules of which the measured precision is above the model's.
pub(super) fn is_sure(prose: &Prose<'_>, candidate: &Candidate) -> bool {
    let all_quoted = candidate.content.iter().all(|r| {
        prose.tokens[r.clone()]
            .iter()
            .all(|t| !t.outside() || !t.is_word())
    });
    let verb = prose.tokens[candidate.cue.clone()]
        .iter()
        .rev()
        .find_map(crate::text::Token::verb);
    let strong = verb.is_some_and(|(v, _)| v.strength == Strength::Strong);
    let says = verb.is_some_and(|(v, _)| matches!(v.lemma, "say" | "tell" | "add" | "write"));
    let that = candidate.first() > 0
        && candidate.first() > candidate.cue.end
        && prose.is(candidate.first() - 1, "that");
    match candidate.rule {
        Rule::QuotationWithCue => all_quoted && strong && candidate.rank >= 3,
        Rule::ReportedClause => says && that && candidate.rank >= 3,
        Rule::AccordingTo | Rule::HeadlineColon | Rule::UnmarkedContinuation | Rule::Transcript => {
            true
        }
        Rule::ColonBeforeWords => all_quoted,
        Rule::ContinuedQuotation | Rule::QuotationAlone => false,
    }
}

/// Whether a candidate that the rules are not sure of stays where the model says nothing, or what it says is barred.
fn stays(candidate: &Candidate) -> bool {
    matches!(
        candidate.rule,
        Rule::QuotationAlone | Rule::ContinuedQuotation | Rule::ColonBeforeWords
    ) || candidate.rank >= 3
}

impl<'p, 't> Ground<'p, 't> {
    fn new(prose: &'p Prose<'t>, rejects: &[Reject]) -> Self {
        let mut barred = vec![false; prose.tokens.len()];
        for reject in rejects {
            if !is_light(reject.why) {
                barred[prose.tokens_in(reject.span)].fill(true);
            }
        }
        Self {
            prose,
            used: vec![false; prose.tokens.len()],
            cues: vec![false; prose.tokens.len()],
            barred,
        }
    }

    fn take(&mut self, candidate: &Candidate) {
        for part in &candidate.content {
            self.used[part.clone()].fill(true);
        }
        self.cues[candidate.cue.clone()].fill(true);
    }

    /// Whether neither its cue nor its words are spoken for.
    fn is_free(&self, candidate: &Candidate) -> bool {
        let mut cue = candidate.cue.clone();
        let mut words = candidate.content.iter().cloned().flatten();
        !cue.any(|i| self.used[i] || self.cues[i]) && !words.any(|i| self.used[i] || self.cues[i])
    }

    /// The candidate without words that are barred; `None` where too little is left of it.
    fn fit(&self, mut candidate: Candidate) -> Option<Candidate> {
        let before = candidate.len();
        let blocked = |i: usize| self.barred[i];
        if candidate.cue.clone().any(blocked) {
            return None;
        }
        candidate.content = candidate
            .content
            .into_iter()
            .filter_map(|part| first_free(part, blocked))
            .collect();
        let words = candidate.content.iter().any(|r| {
            self.prose.tokens[r.clone()]
                .iter()
                .any(crate::text::Token::is_word)
        });
        (words && candidate.len() * 10 > before * 7).then_some(candidate)
    }

    /// Whether a reject of short words in marks has become part of a statement.
    fn overtaken(&self, reject: &Reject) -> bool {
        let tokens = self.prose.tokens_in(reject.span);
        is_light(reject.why) && self.used[tokens].iter().any(|u| *u)
    }
}

/// Rejects that say only that the marks quote nobody: the words may still be part of a report.
fn is_light(why: RejectReason) -> bool {
    matches!(why, RejectReason::ScareQuotes | RejectReason::TitleOfWork)
}

fn first_free(part: Range<usize>, blocked: impl Fn(usize) -> bool) -> Option<Range<usize>> {
    let start = part.clone().find(|&i| !blocked(i))?;
    let end = (start..part.end).find(|&i| blocked(i)).unwrap_or(part.end);
    Some(start..end)
}

/// Points continuations of the rules at where their beginnings are now.
fn continuations(kept: &mut [Candidate], rules: &[Candidate], place: &[Option<usize>]) {
    let mut starts: Vec<(usize, usize)> = Vec::with_capacity(kept.len());
    for (number, candidate) in kept.iter().enumerate() {
        starts.extend(candidate.content.iter().map(|r| (r.start, number)));
    }
    starts.sort_unstable();
    for (number, candidate) in kept.iter_mut().enumerate() {
        let Some(old) = candidate.continues else {
            continue;
        };
        let own = place.get(old).copied().flatten();
        candidate.continues = own.or_else(|| {
            let end = rules.get(old)?.end();
            let at = starts.partition_point(|(start, _)| *start < end);
            starts.get(at.checked_sub(1)?).map(|(_, n)| *n)
        });
        if candidate.continues == Some(number) {
            candidate.continues = None;
        }
    }
}

/// Body statements in the order of their words, those of the title after them, as the rules give them.
fn ordered(prose: &Prose<'_>, kept: &[Candidate]) -> Vec<Candidate> {
    let mut order: Vec<usize> = (0..kept.len()).collect();
    order.sort_by_key(|&i| {
        let first = kept[i].first();
        (prose.in_title(first), first, i)
    });
    let mut now = vec![0; kept.len()];
    for (position, &i) in order.iter().enumerate() {
        now[i] = position;
    }
    order
        .into_iter()
        .map(|i| {
            let mut candidate = kept[i].clone();
            candidate.continues = candidate.continues.and_then(|c| now.get(c).copied());
            candidate
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::prose;

    /// A proposal with a cue of one token behind its mention of one.
    fn proposal(cue: usize, content: Range<usize>, sure: bool) -> Proposal {
        Proposal {
            candidate: Candidate {
                content: vec![content],
                cue: cue..cue + 1,
                mention: cue - 1..cue,
                rule: Rule::ReportedClause,
                rank: MODEL_RANK,
                continues: None,
            },
            mention: cue - 1..cue,
            thought: false,
            sure,
            rule: None,
            by: 1,
        }
    }

    fn taken(proposals: &[Proposal], scores: &[i32]) -> Vec<Range<usize>> {
        let prose = prose("Keita said the army left the old road in the north yesterday");
        let found = merge(&prose, Extraction::default(), proposals, scores, false);
        let contents = found.candidates.into_iter().map(|c| c.content[0].clone());
        contents.collect()
    }

    #[test]
    fn the_best_of_several_is_taken_and_none_below_the_limit() {
        let all = vec![
            proposal(1, 2..8, false),
            proposal(1, 2..11, false),
            proposal(4, 5..8, false),
        ];
        assert_eq!(taken(&all, &[10, 90, 20]), [2..11]);
        assert!(taken(&all, &[-1, -5, -9]).is_empty());
    }

    #[test]
    fn what_the_rules_are_certain_of_comes_first_if_with_better_borders() {
        let sure = proposal(1, 2..8, true);
        let other = proposal(4, 5..11, false);
        let longer = proposal(1, 2..9, false);
        let all = vec![sure.clone(), other.clone()];
        assert_eq!(taken(&all, &[-50, 90]), [2..8]);
        let all = vec![sure, longer, other];
        assert_eq!(taken(&all, &[-50, 10, 90]), [2..9]);
    }
}
