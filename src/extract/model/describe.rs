//! A proposal as the ranker sees it: numbers about the whole of it and its rivals, and hashes of its words.
//!
//! A chain of labels sees a few tokens; here is what only the statement shows: how much the labels of cue, mention
//! and each border cost, how many readings agree, length, sides and distances, what stands at the borders, what the
//! rules say of the same words. The trainer and the product call this very code; change it, and the ranker must be
//! trained again. Leaves out: weights (`rank`).

use super::super::candidate::MODEL_RANK;
use super::decode::{Lattice, label};
use super::propose::{Proposal, RULES};
use super::token_class;
use crate::lexicon::{Class, Strength, VerbForm};
use crate::text::{Place, Prose};
use std::cell::Cell;
use std::ops::Range;

mod rivals;
mod words;

use rivals::Extent;

/// How many numbers a proposal has; the last is the sum of the weights of its hashes.
pub const NUMBERS: usize = 81;

/// Hashes are numbers below `1 << HASH_BITS`.
pub const HASH_BITS: u32 = 16;

/// How many hashes a proposal has.
pub const HASHES: usize = 23;

/// A cost that stands for "no such token".
const NOWHERE: i32 = -2000;

/// What the ranker sees of one proposal.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Costs, counts and classes; the last is left 0.
    pub numbers: [i16; NUMBERS],
    /// Words and what stands around them.
    pub hashes: [u32; HASHES],
}

/// What all proposals of a prose are described from.
pub(super) struct Describer<'d, 't> {
    prose: &'d Prose<'t>,
    lattice: &'d Lattice,
    all: &'d [Proposal],
    extents: Vec<Extent>,
    /// The hash of each token's word, once it is asked for; 0 before.
    words: Vec<Cell<u32>>,
}

/// Numbers being written.
struct Numbers {
    list: [i16; NUMBERS],
    len: usize,
}

impl Numbers {
    fn add(&mut self, number: i32) {
        if let Some(place) = self.list.get_mut(self.len) {
            *place = number.clamp(NOWHERE, -NOWHERE) as i16;
            self.len += 1;
        }
    }

    fn flag(&mut self, holds: bool) {
        self.add(i32::from(holds));
    }

    fn size(&mut self, size: usize) {
        self.add(i32::try_from(size).unwrap_or(i32::MAX));
    }
}

/// How a part stands to the content or the cue.
#[derive(Clone, Copy)]
struct Beside {
    distance: i32,
    side: i32,
    between: (usize, usize),
}

/// Facts that both numbers and hashes are made of.
struct Facts {
    first: usize,
    end: usize,
    words: i32,
    quoted: i32,
    cue: Beside,
    mention_sort: i32,
    opening: i32,
    verb: Option<(usize, Strength, VerbForm)>,
}

impl<'d, 't> Describer<'d, 't> {
    pub(super) fn new(prose: &'d Prose<'t>, lattice: &'d Lattice, all: &'d [Proposal]) -> Self {
        Self {
            prose,
            lattice,
            all,
            extents: all
                .iter()
                .map(|p| Extent::of(prose, &p.candidate))
                .collect(),
            words: vec![Cell::new(0); prose.tokens.len()],
        }
    }

    /// Describes proposal `me`.
    pub(super) fn see(&self, me: usize) -> Seen {
        let p = &self.all[me];
        let facts = self.facts(p);
        let mut numbers = Numbers {
            list: [0; NUMBERS],
            len: 0,
        };
        self.costs(p, &facts, &mut numbers);
        self.shape(p, &facts, &mut numbers);
        self.borders(p, &facts, &mut numbers);
        let agreed = self.rivals(me, &facts, &mut numbers);
        debug_assert_eq!(numbers.len, NUMBERS - 1);
        Seen {
            numbers: numbers.list,
            hashes: self.hashes(p, &facts, agreed),
        }
    }

    fn facts(&self, p: &Proposal) -> Facts {
        let (prose, c) = (self.prose, &p.candidate);
        let (first, end) = (c.first(), c.end());
        let (mut words, mut quoted) = (0, 0);
        for token in c.content.iter().flat_map(|r| &prose.tokens[r.clone()]) {
            if token.is_word() {
                words += 1;
                quoted += i32::from(!token.outside());
            }
        }
        let question = &[
            "how", "why", "what", "who", "whether", "if", "where", "when", "which",
        ];
        let opening = if first > 0 && prose.is(first - 1, "that") {
            1
        } else if prose.is(first, "to") {
            2
        } else if prose.is_any(first, question) {
            3
        } else {
            0
        };
        let verb = c.cue.clone().rev().find_map(|i| {
            let (verb, form) = prose.tokens[i].verb()?;
            Some((i, verb.strength, form))
        });
        Facts {
            first,
            end,
            words,
            quoted,
            cue: beside(&c.cue, &(first..end)),
            mention_sort: self.sort_of(&c.mention),
            opening,
            verb,
        }
    }

    fn sort_of(&self, mention: &Range<usize>) -> i32 {
        let Some(t) = self.prose.tokens[mention.clone()].first() else {
            return 0;
        };
        match () {
            () if t.any(Class::RELATIVE) => 1,
            () if mention.len() == 1 && t.any(Class::SUBJECT) => 2,
            () if t.any(Class::DETERMINER) => 3,
            () if t.any(Class::TITLE) => 4,
            () if t.capital => 5,
            () if t.any(Class::POSSESSIVE) => 6,
            () => 7,
        }
    }

    fn cost(&self, i: usize, labels: &[u8]) -> i32 {
        let Some(row) = self.lattice.costs.get(i) else {
            return NOWHERE;
        };
        let costs = labels.iter().map(|&l| row[usize::from(l)]);
        costs.max().map_or(NOWHERE, i32::from)
    }

    /// What the labels of its parts cost.
    fn costs(&self, p: &Proposal, facts: &Facts, out: &mut Numbers) {
        const CONTENT: &[u8] = &[label::CONTENT, label::CONTENT + 1];
        const MENTION: &[u8] = &[label::MENTION, label::MENTION + 1];
        const CUES: &[u8] = &[label::CUE, label::THOUGHT];
        const NOT_INSIDE: &[u8] = &[
            label::NONE,
            label::MENTION,
            label::MENTION + 1,
            label::CUE,
            label::BETWEEN,
            label::CONTENT,
            label::THOUGHT,
        ];
        let (c, first, end) = (&p.candidate, facts.first, facts.end);
        let cheapest = |labels| c.cue.clone().map(|i| self.cost(i, labels)).max();
        out.add(cheapest(&[label::CUE]).unwrap_or(NOWHERE));
        out.add(cheapest(&[label::THOUGHT]).unwrap_or(NOWHERE));
        let dearest = c.cue.clone().map(|i| self.cost(i, CUES)).min();
        out.add(dearest.unwrap_or(NOWHERE));
        out.add(self.cost(first, &[label::CONTENT]));
        out.add(self.cost(first, &[label::CONTENT + 1]));
        out.add(self.cost(end - 1, CONTENT));
        out.add(self.cost(end, NOT_INSIDE));
        out.add(self.cost(end, &[label::CONTENT + 1]));
        let (mut sum, mut low) = (0, 0);
        for i in c.content.iter().cloned().flatten() {
            let cost = self.cost(i, CONTENT).max(-1000);
            sum += cost;
            low = low.min(cost);
        }
        out.add(sum / i32::try_from(c.len()).unwrap_or(i32::MAX).max(1));
        out.add(low);
        out.add(self.cost(first, &[label::NONE]));
        out.add(self.cost(end - 1, &[label::NONE]));
        let parts = c.content.iter().skip(1);
        let dearest = parts.map(|r| self.cost(r.start, &[label::CONTENT])).min();
        out.add(dearest.unwrap_or(5));
        let dearest = c.mention.clone().map(|i| self.cost(i, MENTION)).min();
        out.add(dearest.unwrap_or(NOWHERE));
        if c.mention.is_empty() {
            out.add(NOWHERE);
            out.add(NOWHERE);
        } else {
            out.add(self.cost(c.mention.start, &[label::MENTION]));
            out.add(self.cost(c.mention.end, &[label::MENTION + 1]));
        }
        out.add(if c.cue.is_empty() {
            NOWHERE
        } else {
            self.cost(c.cue.start, CONTENT)
        });
        let (from, to) = facts.cue.between;
        out.add(
            (from..to)
                .map(|i| self.cost(i, CUES))
                .max()
                .unwrap_or(NOWHERE),
        );
        let joints: &[u8] = &[
            label::BETWEEN,
            label::MENTION,
            label::MENTION + 1,
            label::CUE,
            label::THOUGHT,
        ];
        out.add((from..to).map(|i| self.cost(i, joints)).min().unwrap_or(5));
        out.add(match first.checked_sub(1) {
            Some(before) => self.cost(before, &[label::NONE]),
            None => 0,
        });
    }

    /// Lengths, sides and distances; what cue and mention are.
    fn shape(&self, p: &Proposal, facts: &Facts, out: &mut Numbers) {
        let (prose, c) = (self.prose, &p.candidate);
        out.add(c.rule as i32 + if p.by & RULES == 0 { 20 } else { 0 });
        out.add(i32::from(c.rank.min(MODEL_RANK)));
        out.add(i32::from(p.by >> 14));
        out.flag(p.thought);
        out.add(facts.words);
        out.add(facts.quoted * 16 / facts.words.max(1));
        out.size(c.content.len());
        out.size(c.cue.len());
        out.size(c.mention.len());
        let (first, last) = (facts.first, facts.end - 1);
        let opening = prose.sentence(first);
        out.size(first - opening.start);
        out.size(prose.sentence(last).end - facts.end);
        out.size((prose.tokens[last].sentence - prose.tokens[first].sentence) as usize);
        out.size(opening.len());
        out.flag(opening.start > prose.paragraph(first).start);
        out.flag(prose.in_title(first));
        out.add(facts.cue.distance);
        out.add(facts.cue.side);
        let (from, to) = facts.cue.between;
        out.size(
            prose.tokens[from..to]
                .iter()
                .filter(|t| !t.is_word())
                .count(),
        );
        let mention = beside(&c.mention, &c.cue);
        out.add(mention.distance);
        out.add(mention.side);
        out.add(facts.mention_sort);
        out.add(facts.verb.map_or(3, |(_, strength, _)| match strength {
            Strength::Thought => 0,
            Strength::Weak => 1,
            Strength::Strong => 2,
        }));
        out.add(facts.verb.map_or(4, |(_, _, form)| form as i32));
        let cue = &prose.tokens[c.cue.clone()];
        for class in [Class::SPEECH_NOUN, Class::NEGATION, Class::MODAL, Class::BE] {
            out.flag(cue.iter().any(|t| t.any(class)));
        }
        out.add(self.class(c.cue.clone().next()));
        let before = c.cue.start.checked_sub(1);
        out.add(self.class(before.filter(|_| !c.cue.is_empty())));
    }

    fn class(&self, i: Option<usize>) -> i32 {
        let known = i.filter(|&i| i < self.prose.tokens.len());
        known.map_or(-1, |i| token_class::of(self.prose, i).cast_signed())
    }

    /// What stands at the borders of the content, and in it.
    fn borders(&self, p: &Proposal, facts: &Facts, out: &mut Numbers) {
        let (prose, c) = (self.prose, &p.candidate);
        let (first, end) = (facts.first, facts.end);
        out.add(self.class(Some(first)));
        out.add(self.class(first.checked_sub(1)));
        out.add(self.class(Some(end)));
        out.add(self.class(Some(end - 1)));
        out.add(facts.opening);
        let part = &prose.tokens[c.content[0].clone()];
        let verbal = |t: &crate::text::Token| {
            t.any(Class::FINITE | Class::BE | Class::MODAL)
                || !t.capital && t.span.of(prose.text).ends_with("ed")
                || t.verb().is_some_and(|(_, f)| f == VerbForm::Past) && !t.any(Class::NOUNY)
        };
        out.flag(part.iter().any(verbal));
        out.flag(part.iter().take(6).any(|t| t.any(Class::SUBJECT)));
        out.flag(c.content.iter().any(|r| self.cuts_quotation(r)));
        let (mut commas, mut marks, mut verbs, mut cues) = (0, 0, 0, 0);
        for i in c.content.iter().cloned().flatten() {
            let token = &prose.tokens[i];
            commas += i32::from(token.mark == ',');
            marks += i32::from(matches!(token.mark, ';' | ':' | '—' | '–' | '.'));
            verbs += i32::from(token.outside() && token.verb().is_some());
            cues += i32::from(self.lattice.labels[i] == label::CUE);
        }
        out.add(commas);
        out.add(marks);
        out.add(verbs);
        out.add(cues);
    }

    /// Whether a range starts or ends within a quotation.
    fn cuts_quotation(&self, range: &Range<usize>) -> bool {
        let place = |i: usize| self.prose.tokens.get(i).map(|t| t.place);
        let within = |i: usize| matches!(place(i), Some(Place::Inside));
        let cut_start = matches!(place(range.start), Some(Place::Inside | Place::Close));
        let open_end = matches!(place(range.end - 1), Some(Place::Inside | Place::Open));
        cut_start || open_end && (within(range.end) || place(range.end) == Some(Place::Open))
    }
}

/// How far a part is from another, on which side (1 before, 2 behind, 3 within), and what stands between.
fn beside(part: &Range<usize>, other: &Range<usize>) -> Beside {
    let (distance, side, between) = if part.is_empty() || other.is_empty() {
        (-1, 0, (0, 0))
    } else if part.end <= other.start {
        (tokens(part.end..other.start), 1, (part.end, other.start))
    } else if part.start >= other.end {
        (tokens(other.end..part.start), 2, (other.end, part.start))
    } else {
        (0, 3, (0, 0))
    };
    Beside {
        distance,
        side,
        between,
    }
}

fn tokens(range: Range<usize>) -> i32 {
    i32::try_from(range.len()).unwrap_or(i32::MAX)
}
