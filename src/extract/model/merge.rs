//! What the model found and what the rules found, as one list.
//!
//! Where the rules are certain they win; elsewhere the model does; what only the rules have and nothing contradicts
//! (a quotation without a cue, one that goes on) stays. Words that the rules rejected are no statement of the
//! model's either.

use super::super::border;
use super::super::candidate::Candidate;
use super::super::{Extraction, Reject, RejectReason, Rule};
use super::link::Report;
use crate::lexicon::Strength;
use crate::text::Prose;
use std::ops::Range;

/// Which tokens are spoken for.
struct Ground<'p, 't> {
    prose: &'p Prose<'t>,
    /// Content of a statement already taken.
    used: Vec<bool>,
    /// Words that the rules rejected and the model may not take.
    barred: Vec<bool>,
}

/// Merges both; thoughts only where they are asked for or have words in marks.
pub(super) fn merge(
    prose: &Prose<'_>,
    rules: Extraction,
    reports: Vec<Report>,
    thoughts: bool,
) -> Extraction {
    let mut ground = Ground::new(prose, &rules.rejects);
    let mut kept: Vec<Candidate> = Vec::new();
    let mut place: Vec<Option<usize>> = vec![None; rules.candidates.len()];
    let sure: Vec<bool> = rules.candidates.iter().map(|c| is_sure(prose, c)).collect();
    for (i, candidate) in rules.candidates.iter().enumerate() {
        if sure[i] {
            place[i] = Some(kept.len());
            ground.take(candidate);
            kept.push(candidate.clone());
        }
    }
    for report in reports {
        let quoted = report
            .candidate
            .content
            .iter()
            .any(|r| prose.tokens[r.clone()].iter().any(|t| !t.outside()));
        if report.thought && !quoted && !thoughts {
            continue;
        }
        if let Some(candidate) = ground.fit(report.candidate) {
            ground.take(&candidate);
            kept.push(candidate);
        }
    }
    for (i, candidate) in rules.candidates.iter().enumerate() {
        if !sure[i] && stays(candidate) && ground.is_free(candidate) {
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

/// Rules of which the measured precision is above the model's.
fn is_sure(prose: &Prose<'_>, candidate: &Candidate) -> bool {
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
            barred,
        }
    }

    fn take(&mut self, candidate: &Candidate) {
        for part in &candidate.content {
            self.used[part.clone()].fill(true);
        }
    }

    fn is_free(&self, candidate: &Candidate) -> bool {
        let cue = &self.used[candidate.cue.clone()];
        !cue.contains(&true)
            && !candidate
                .content
                .iter()
                .any(|r| self.used[r.clone()].contains(&true))
    }

    /// The candidate without words that are taken or barred; `None` where too little is left of it.
    fn fit(&self, mut candidate: Candidate) -> Option<Candidate> {
        let before = candidate.len();
        let blocked = |i: usize| self.used[i] || self.barred[i];
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
