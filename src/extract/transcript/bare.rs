//! Interviews without any label: a question on a line of its own, the answer below, as when bold and italics are lost.
//!
//! "Why did the strike begin? ¶ We had not been paid since March." Taken only behind an introduction that says that
//! somebody was asked, with three questions or more of which each has its answer, most of them in the first person. The
//! questions are nobody's. Leaves out: who was asked (`attribute`).

use super::run::{Segment, asks, first_person, introduced};
use super::turns::reports;
use super::{Dialogue, turn};
use crate::text::{Prose, Token};
use std::ops::Range;

/// The longest question, in tokens.
const LONGEST: usize = 90;

/// Paragraphs of one answer at most.
const ANSWER: usize = 8;

/// The fewest questions that make an interview.
const FEWEST: usize = 3;

/// Adds the turns of an interview without labels, if the article is one.
pub(super) fn find(prose: &Prose<'_>, segments: &[Segment], dialogue: &mut Dialogue) {
    let mut start = 0;
    while let Some(first) = (start..segments.len()).find(|&i| is_question(prose, &segments[i])) {
        let questions = run(prose, segments, first);
        let last = questions.last().copied().unwrap_or(first);
        start = last + 1;
        if questions.len() < FEWEST || !introduced(prose, segments, first) {
            continue;
        }
        let end = answer_end(prose, segments, last);
        let answers: Vec<Range<usize>> = questions
            .iter()
            .zip(questions.iter().skip(1).chain([&end]))
            .map(|(&q, &next)| q + 1..next)
            .collect();
        let own = |answer: &&Range<usize>| {
            let mut parts = segments[(*answer).clone()].iter();
            parts.any(|s| first_person(prose, &s.tokens))
        };
        let reported = |answer: &Range<usize>| {
            let mut parts = segments[answer.clone()].iter();
            parts.any(|s| reports(prose, &s.tokens))
        };
        if answers.iter().filter(own).count() * 3 < answers.len() * 2
            || answers.iter().any(reported)
        {
            continue;
        }
        for (&question, answer) in questions.iter().zip(answers) {
            let words = &segments[question].tokens;
            dialogue.take(prose, words.start);
            dialogue.reject(prose, words);
            let Some(at) = segments.get(answer.start).map(|s| s.tokens.start) else {
                continue;
            };
            let mut said = turn(at..at, at..at, at..at);
            for part in &segments[answer] {
                dialogue.take(prose, part.tokens.start);
                said.content.push(part.tokens.clone());
            }
            if !said.is_empty() {
                dialogue.turns.push(said);
            }
        }
        start = end;
    }
}

/// A short paragraph without marks around it that ends in a question mark.
fn is_question(prose: &Prose<'_>, segment: &Segment) -> bool {
    let tokens = &segment.tokens;
    segment.label.is_none()
        && tokens.len() <= LONGEST
        && asks(prose, tokens)
        && prose.tokens.get(tokens.start).is_some_and(Token::outside)
        && prose.tokens.get(tokens.end - 1).is_some_and(Token::outside)
}

/// The questions from `first` on, each behind the answer to the one before.
fn run(prose: &Prose<'_>, segments: &[Segment], first: usize) -> Vec<usize> {
    let mut questions = vec![first];
    let mut at = first;
    loop {
        let until = segments.len().min(at + ANSWER + 2);
        let next = (at + 2..until).find(|&i| is_question(prose, &segments[i]));
        let Some(next) = next.filter(|_| !is_question(prose, &segments[at + 1])) else {
            return questions;
        };
        questions.push(next);
        at = next;
    }
}

/// Behind the last answer: one paragraph, and those in the first person after it.
fn answer_end(prose: &Prose<'_>, segments: &[Segment], question: usize) -> usize {
    let rest = segments.iter().enumerate().skip(question + 2).take(ANSWER);
    let mut others = rest.filter(|(_, s)| !first_person(prose, &s.tokens));
    let limit = segments.len().min(question + 1 + ANSWER);
    others.next().map_or(limit, |(i, _)| i)
}
