//! Labels, rules and thoughts → everything that may be a statement.
//!
//! Each reading of a sentence is linked by itself; what several propose is one proposal. Leaves out: which proposals
//! are taken (`describe`, `rank`, `merge`).

use super::super::Candidate;
use super::decode::{Lattice, Patch, READINGS};
use super::link::{self, Report};
use super::merge::is_sure;
use crate::text::Prose;
use std::ops::Range;

/// Who proposes: a bit for each reading, from the best on, then these.
pub(super) const RULES: u16 = 1 << 14;
/// The rules' thoughts.
pub(super) const THOUGHTS: u16 = 1 << 15;

/// Something that may be a statement.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The statement.
    pub candidate: Candidate,
    /// Tokens of the mention; where the candidate goes on with another, of that one's.
    pub mention: Range<usize>,
    /// It is a thought or a wish.
    pub thought: bool,
    /// The rules are certain of it.
    pub sure: bool,
    /// Its number among the rules' candidates.
    pub rule: Option<usize>,
    /// Who proposes it.
    pub(super) by: u16,
}

impl Proposal {
    fn new(candidate: Candidate, by: u16) -> Self {
        Self {
            mention: candidate.mention.clone(),
            candidate,
            thought: by == THOUGHTS,
            sure: false,
            rule: None,
            by,
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.candidate.content == other.candidate.content
            && self.candidate.cue == other.candidate.cue
            && self.mention == other.mention
            && self.thought == other.thought
    }
}

/// All proposals, in the order of their first words; of equal ones the rules' stands for all.
pub(super) fn gather(
    prose: &Prose<'_>,
    lattice: &Lattice,
    rules: &[Candidate],
    thoughts: &[Candidate],
) -> Vec<Proposal> {
    let mut all: Vec<Proposal> = Vec::with_capacity(2 * rules.len());
    for (number, candidate) in rules.iter().enumerate() {
        let mut proposal = Proposal::new(candidate.clone(), RULES);
        if let Some(before) = candidate.continues.and_then(|c| rules.get(c)) {
            proposal.mention = before.mention.clone();
        }
        proposal.sure = is_sure(prose, candidate);
        proposal.rule = Some(number);
        all.push(proposal);
    }
    all.extend(
        thoughts
            .iter()
            .map(|candidate| Proposal::new(candidate.clone(), THOUGHTS)),
    );
    readings(prose, lattice, &mut all);
    // A stable sort: of those with the same first word the rules' come first.
    all.sort_by_key(|p| p.candidate.first());
    let mut kept: Vec<Proposal> = Vec::with_capacity(all.len());
    for proposal in all {
        let first = proposal.candidate.first();
        let mut same = kept
            .iter_mut()
            .rev()
            .take_while(|k| k.candidate.first() == first);
        match same.find(|k| k.is_same(&proposal)) {
            Some(known) => known.by |= proposal.by,
            None => kept.push(proposal),
        }
    }
    kept
}

/// What the labels of each reading make.
fn readings(prose: &Prose<'_>, lattice: &Lattice, all: &mut Vec<Proposal>) {
    let mut labels = lattice.labels.clone();
    let mut patches = lattice.patches.as_slice();
    let mut before = None;
    for paragraph in &prose.paragraphs {
        let (reports, waits) = link::link(prose, &labels, paragraph, &before, |_| true);
        all.extend(reports.into_iter().map(|r| proposal(r, 1)));
        let own = patches.partition_point(|p| p.start < paragraph.end);
        let (own, rest) = patches.split_at(own);
        patches = rest;
        for reading in 1..=READINGS {
            let own_of = own.iter().filter(|p| usize::from(p.reading) == reading);
            if own_of.clone().next().is_none() {
                continue;
            }
            own_of.clone().for_each(|p| apply(p, &mut labels));
            let differs = |token: usize| {
                let sentence = prose.tokens.get(token).map(|t| t.sentence as usize);
                sentence.is_some_and(|s| lattice.readings[s][reading] != i16::MIN)
            };
            let (reports, _) = link::link(prose, &labels, paragraph, &before, differs);
            let new = reports.into_iter().filter(|r| differs(r.candidate.first()));
            all.extend(new.map(|r| proposal(r, 1 << reading)));
            own_of.for_each(|p| {
                let range = p.start..p.start + p.labels.len();
                labels[range.clone()].copy_from_slice(&lattice.labels[range]);
            });
        }
        before = waits;
    }
}

fn apply(patch: &Patch, labels: &mut [u8]) {
    labels[patch.start..patch.start + patch.labels.len()].copy_from_slice(&patch.labels);
}

fn proposal(report: Report, by: u16) -> Proposal {
    let mut proposal = Proposal::new(report.candidate, by);
    proposal.thought = report.thought;
    proposal
}

#[cfg(test)]
mod tests {
    use super::super::{WEIGHTS, decode, rule_labels};
    use super::*;
    use crate::text::tests::prose;

    const TEXT: &str = "Keita resents that the army took the road, and Diallo, who called it “a gift,” walked back \
                        her offer to leave, the minister said.";

    fn lattice(prose: &Prose<'_>) -> (Lattice, Vec<Proposal>) {
        let (rules, thoughts) = crate::extract::with_thoughts(prose, true);
        let weights = WEIGHTS.as_ref().expect("the weights that ship");
        let lattice = decode::lattice(weights, prose, &rule_labels(prose, &rules, &thoughts));
        let all = gather(prose, &lattice, &rules.candidates, &thoughts);
        (lattice, all)
    }

    #[test]
    fn other_readings_cost_something_and_differ_where_they_are_patched() {
        let prose = prose(TEXT);
        let (lattice, _) = lattice(&prose);
        assert!(!lattice.patches.is_empty());
        for patch in &lattice.patches {
            let own = &lattice.labels[patch.start..patch.start + patch.labels.len()];
            assert!(own.iter().zip(&patch.labels).all(|(a, b)| a != b));
            let sentence = prose.tokens[patch.start].sentence as usize;
            let cost = lattice.readings[sentence][usize::from(patch.reading)];
            assert!(cost <= 0 && cost > i16::MIN);
        }
    }

    #[test]
    fn what_several_propose_is_one_proposal() {
        let prose = prose(TEXT);
        let (_, all) = lattice(&prose);
        for (i, one) in all.iter().enumerate() {
            assert!(all[i + 1..].iter().all(|other| !one.is_same(other)));
        }
        // More than one of the readings, or the rules and one.
        assert!(all.iter().any(|p| p.by.count_ones() > 1));
        assert!(all.len() > 1);
    }
}
