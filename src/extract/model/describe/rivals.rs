//! What others propose of the same words, and how many readings agree.
//!
//! Leaves out: what a proposal is by itself (`describe`).

use super::{Describer, Facts, Numbers};
use crate::extract::candidate::Candidate;
use crate::extract::model::decode::READINGS;
use crate::extract::model::propose::{RULES, THOUGHTS};
use crate::text::Prose;
use std::ops::Range;

/// Proposals looked at on either side of one, for rivals.
const WINDOW: usize = 32;

/// From the first to past the last token of a proposal's content and cue.
pub(super) struct Extent {
    start: usize,
    end: usize,
    /// The sentence that its first word stands in.
    sentence: u32,
}

impl Extent {
    pub(super) fn of(prose: &Prose<'_>, candidate: &Candidate) -> Self {
        let (mut start, mut end) = (candidate.first(), candidate.end());
        let sentence = prose.tokens[start].sentence;
        if candidate.cue.end > 0 {
            start = start.min(candidate.cue.start);
            end = end.max(candidate.cue.end);
        }
        Self {
            start,
            end,
            sentence,
        }
    }
}

impl Describer<'_, '_> {
    /// What others propose; returns how far the rules agree.
    pub(super) fn rivals(&self, me: usize, facts: &Facts, out: &mut Numbers) -> i32 {
        let p = &self.all[me];
        let c = &p.candidate;
        let (mut rules, mut thoughts, mut best) = (0, 0, 0);
        let (mut rivals, mut same_cue, mut nested) = (0, 0, 0);
        let (mut start, mut end, mut cue, mut mention, mut within) = (0, 0, 0, 0, 0);
        let mut beside = 0;
        let mine = &self.extents[me];
        let sentence = mine.sentence;
        // Where there is no cue its place still counts.
        let (from, to) = (mine.start.min(c.cue.start), mine.end);
        for k in me.saturating_sub(WINDOW)..(me + WINDOW).min(self.all.len()) {
            let other = &self.all[k];
            let Extent {
                start: their_start,
                end: their_end,
                sentence: own,
            } = self.extents[k];
            if other.by & (RULES | 1) != 0 {
                beside |= i32::from(own + 1 == sentence) | i32::from(own == sentence + 1) << 1;
            }
            if their_end < from || to < their_start {
                continue; // they share nothing
            }
            let o = &other.candidate;
            let first = o.first();
            let shares = overlap(&o.content, &c.content);
            let cue_within = !c.cue.is_empty() && o.holds(c.cue.start);
            let cues_meet = o.cue.start < c.cue.end && c.cue.start < o.cue.end;
            let state = if o.content == c.content {
                5 + i32::from(o.cue == c.cue)
            } else if cues_meet {
                4
            } else if first == facts.first {
                3
            } else if shares {
                2
            } else {
                i32::from(cue_within)
            };
            for (mask, most) in [
                (RULES, &mut rules),
                (THOUGHTS, &mut thoughts),
                (1, &mut best),
            ] {
                if other.by & mask != 0 {
                    *most = state.max(*most);
                }
            }
            let by = other.by;
            start |= if first == facts.first { by } else { 0 };
            end |= if o.end() == facts.end { by } else { 0 };
            if !o.cue.is_empty() && o.cue.contains(&c.cue.start) {
                cue |= by;
                mention |= if o.mention == c.mention { by } else { 0 };
            }
            within |= if cue_within { by } else { 0 };
            if k != me {
                rivals += i32::from(shares);
                same_cue += i32::from(!o.cue.is_empty() && o.cue == c.cue);
                nested += i32::from(cue_within);
            }
        }
        for number in [rules, thoughts, best, rivals, same_cue, nested, beside] {
            out.add(number);
        }
        let sentence = sentence as usize;
        out.add(self.cheapest(sentence, p.by));
        out.add(self.share(sentence, p.by));
        for by in [start, end, cue, mention, within] {
            out.add(self.share(sentence, by));
            out.add(i32::from(by >> 14));
        }
        rules
    }

    /// The cost of the best reading of a sentence that is among `by`.
    fn cheapest(&self, sentence: usize, by: u16) -> i32 {
        let readings = self.lattice.readings[sentence].iter().enumerate();
        let own = readings.filter(|(r, _)| by >> r & 1 == 1);
        own.map(|(_, cost)| *cost).max().map_or(-1000, i32::from)
    }

    /// Of a thousand, how much of the weight of all readings of a sentence is in those among `by`.
    fn share(&self, sentence: usize, by: u16) -> i32 {
        let (mut own, mut all) = (0, 0);
        for (reading, &cost) in self.lattice.readings[sentence].iter().enumerate() {
            if cost != i16::MIN {
                let weight = WEIGHTS[usize::from(cost.unsigned_abs() / 8).min(WEIGHTS.len() - 1)];
                all += weight;
                own += if by >> reading & 1 == 1 { weight } else { 0 };
            }
        }
        own * 1000 / all.max(1)
    }
}

/// e to the minus x for x in steps of 8/126: a cost in units of weights as a share, in 1/65536.
const WEIGHTS: [i32; 64] = {
    let mut weights = [65_536; 64];
    let mut i = 1;
    while i < 64 {
        weights[i] = (weights[i - 1] * 961) >> 10;
        i += 1;
    }
    weights
};

const _: () = assert!(READINGS < 14);

/// Whether two lists of ranges, each in order, share a token.
fn overlap(a: &[Range<usize>], b: &[Range<usize>]) -> bool {
    let (mut i, mut j) = (0, 0);
    while let (Some(r), Some(s)) = (a.get(i), b.get(j)) {
        if r.end <= s.start {
            i += 1;
        } else if s.end <= r.start {
            j += 1;
        } else {
            return true;
        }
    }
    false
}
