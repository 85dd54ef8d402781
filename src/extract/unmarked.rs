//! Speech whose quotation marks are lost: first-person words between two reports of one speaker.
//!
//! Motivated by "“We will build the road,” Diallo said. ⏎ We do not need loans. Diallo said the work had begun."
//! Taken only where a quotation stands directly before and a report directly after; whether both are of one speaker
//! is for `attribute` to say. Leaves out: articles whose reporter writes in the first person.

use super::Rule;
use super::candidate::Candidate;
use super::transcript::Dialogue;
use crate::lexicon::Class;
use crate::text::{Place, Prose};
use std::ops::Range;

/// More such sentences in an article, and it is the reporter who says "we".
const MOST: usize = 2;

/// Adds a candidate for every such sentence; candidates are in the order of their sentences.
pub(super) fn find(prose: &Prose<'_>, dialogue: &Dialogue, found: &mut Vec<Candidate>) {
    let holders = holders(prose, found);
    let mut lost: Vec<(Candidate, usize)> = Vec::new();
    for (number, range) in prose.sentences.iter().enumerate() {
        let talk = dialogue.takes(prose.tokens[range.start].paragraph);
        if talk || !is_first_person(prose, range) || holders[number].is_some() {
            continue;
        }
        let before = number.checked_sub(1).and_then(|n| holders[n]);
        let after = holders.get(number + 1).copied().flatten();
        let (Some(before), Some(after)) = (before, after) else {
            lost.push((empty(range), usize::MAX));
            continue;
        };
        let same_paragraph =
            prose.tokens[found[after].first()].paragraph == prose.tokens[range.start].paragraph;
        let quoted = prose.tokens[found[before].first()].place == Place::Open;
        let adjacent = prose.tokens[range.start].paragraph
            <= prose.tokens[found[before].first()].paragraph + 1;
        if quoted && adjacent && same_paragraph {
            lost.push((empty(range), before));
        } else {
            lost.push((empty(range), usize::MAX));
        }
    }
    if lost.len() > MOST {
        return;
    }
    for (mut candidate, before) in lost {
        if before != usize::MAX {
            candidate.continues = Some(before);
            found.push(candidate);
        }
    }
}

fn empty(range: &Range<usize>) -> Candidate {
    Candidate {
        content: vec![range.start..range.end - 1],
        cue: range.start..range.start,
        mention: range.start..range.start,
        rule: Rule::UnmarkedContinuation,
        rank: 0,
        continues: None,
    }
}

/// For every sentence the last candidate that has words in it.
fn holders(prose: &Prose<'_>, found: &[Candidate]) -> Vec<Option<usize>> {
    let mut holders = vec![None; prose.sentences.len()];
    for (i, candidate) in found.iter().enumerate() {
        for part in &candidate.content {
            holders[prose.tokens[part.start].sentence as usize] = Some(i);
        }
    }
    holders
}

/// A plain sentence with "we" or "I" as one of its first words and no marks.
fn is_first_person(prose: &Prose<'_>, range: &Range<usize>) -> bool {
    let long_enough = range.len() > 3 && prose.tokens[range.end - 1].mark == '.';
    long_enough
        && prose.tokens[range.clone()]
            .iter()
            .all(crate::text::Token::outside)
        && (range.start..range.start + 3).any(|i| {
            prose.tokens[i].any(Class::FIRST_PERSON)
                && prose.tokens[i].any(Class::SUBJECT | Class::POSSESSIVE)
        })
}
