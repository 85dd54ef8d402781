//! Runs of labelled paragraphs, and whether a run is a conversation.
//!
//! A list has labels too ("Location: …", "Keita: 547."): a conversation has labels that come again or people the
//! article knows, and in it people say "I" and "you", ask and answer. Leaves out: whose the words between the labels
//! are (`turns`).

use super::known::Known;
use super::label::{self, Kind, Label};
use crate::lexicon::Class;
use crate::text::{Place, Prose};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A paragraph, or a part of one that opens with a label of its own.
#[derive(Debug)]
pub(super) struct Segment {
    pub tokens: Range<usize>,
    pub label: Option<Label>,
    /// What the label is known by; empty where there is none.
    pub key: String,
}

/// Paragraphs without a label that may stand between two of one conversation.
const GAP: usize = 12;

/// So many turns are an interview, whatever their labels look like.
const LONG: usize = 6;

/// Words that open an answer.
const OPENERS: &[&str] = &[
    "yes",
    "no",
    "yeah",
    "well",
    "oh",
    "okay",
    "ok",
    "thanks",
    "thank",
    "absolutely",
    "sure",
    "hi",
    "hello",
    "welcome",
    "sir",
    "look",
    "please",
    "right",
    "never",
    "exactly",
];

/// Which turns of a conversation stand without a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bare {
    /// None.
    Nothing,
    /// The questions alone are labelled: what follows one is the answer.
    Answers,
    /// The answers alone are labelled: a question before one is the interviewer's.
    Questions,
}

/// A run that is a conversation.
#[derive(Debug)]
pub(super) struct Run {
    /// Segments of its labels that speakers have, in order.
    pub labels: Vec<usize>,
    /// Which turns stand without a label.
    pub bare: Bare,
    /// At least one paragraph in three has a label.
    pub dense: bool,
    /// Labels in capitals or of letters, or many of them: a transcript rather than dialogue in prose.
    pub formal: bool,
}

/// The runs of an article that are conversations, in order.
pub(super) fn find(prose: &Prose<'_>, segments: &[Segment]) -> Vec<Run> {
    let labelled = (0..segments.len()).filter(|&i| segments[i].label.is_some());
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for i in labelled {
        match groups.last_mut() {
            Some(group) if i - group[group.len() - 1] <= GAP => group.push(i),
            _ => groups.push(vec![i]),
        }
    }
    groups.retain(|g| g.len() > 1);
    if groups.is_empty() {
        return Vec::new();
    }
    let known = Known::of(prose, segments);
    groups
        .iter()
        .filter_map(|group| judge(prose, segments, group, &known))
        .collect()
}

/// Paragraphs whose label heads a line ("NOTE:"), or stands with others that are no conversation (a play).
pub(super) fn refused(prose: &Prose<'_>, segments: &[Segment], runs: &[Run]) -> Vec<u32> {
    let mut accepted = runs.iter().flat_map(|r| &r.labels).peekable();
    let labelled = |i: usize| segments.get(i).is_some_and(|s| s.label.is_some());
    let mut refused = Vec::new();
    for (i, segment) in segments.iter().enumerate() {
        let Some(label) = &segment.label else {
            continue;
        };
        let speaks = accepted.next_if_eq(&&i).is_some();
        let beside = labelled(i + 1) || i > 0 && labelled(i - 1);
        if !speaks && (label.kind == Kind::Notice || beside) {
            refused.push(prose.tokens[segment.tokens.start].paragraph);
        }
    }
    refused
}

/// What is counted of a run.
#[derive(Debug, Default)]
struct Count {
    turns: usize,
    questions: usize,
    answers: usize,
    brackets: usize,
    /// Turns in which somebody talks to somebody.
    talk: usize,
    /// Answers behind "A:" in the first person.
    own: usize,
    /// Turns of people whom the article names elsewhere, or by a role.
    known: usize,
    /// Turns behind labels in capitals, and behind names as prose has them.
    capitals: usize,
    names: usize,
    /// A label comes again behind another one.
    again: bool,
    /// Turns behind a question without a label.
    asked: usize,
    keys: usize,
}

fn judge(prose: &Prose<'_>, segments: &[Segment], group: &[usize], known: &Known) -> Option<Run> {
    let labels = speakers(prose, segments, group, known);
    let count = count(prose, segments, &labels, known);
    let (&first, &last) = (labels.first()?, labels.last()?);
    let bare = if count.keys == 1 && count.brackets + count.questions == 0 {
        Bare::Questions
    } else if count.questions + count.brackets == count.turns {
        Bare::Answers
    } else {
        Bare::Nothing
    };
    let talks = count.is_conversation(bare, || introduced(prose, segments, first));
    (talks && !is_play(prose, segments, first)).then(|| Run {
        bare,
        formal: count.names * 2 < count.turns || count.turns >= LONG,
        dense: labels.len() * 3 > last - first,
        labels,
    })
}

/// The segments of a group whose labels can be somebody who speaks.
fn speakers(prose: &Prose<'_>, segments: &[Segment], group: &[usize], known: &Known) -> Vec<usize> {
    let speaks = |i: usize| known.speaks(prose, &segments[i]);
    // "Reuters: How many ships?" before somebody's answer: whoever asks it.
    let puts_question = |i: usize| {
        let label = segments[i].label.as_ref();
        label.is_some_and(|l| l.kind != Kind::Notice || l.mention.len() < 3)
            && asks(prose, &segments[i].tokens)
            && segments.get(i + 1).is_some_and(|s| s.label.is_some())
            && speaks(i + 1)
    };
    let labels = group.iter().copied();
    let labels: Vec<usize> = labels.filter(|&i| speaks(i) || puts_question(i)).collect();
    // A "Q" without a mark is a question's where somebody else has a label.
    let unmarked = |&i: &usize| {
        let label = segments[i].label.as_ref();
        label.is_some_and(|l| {
            l.kind == Kind::Question && l.cue.is_empty() && prose.word(l.mention.start) == "Q"
        })
    };
    if labels.iter().all(unmarked) {
        return Vec::new();
    }
    labels
}

impl Count {
    /// Whether turns that were counted so are a conversation.
    fn is_conversation(&self, bare: Bare, introduced: impl Fn() -> bool) -> bool {
        if self.turns < 2 {
            false
        } else if self.questions > 0 && self.answers > 0 {
            self.own > 0 || introduced()
        } else if self.brackets * 2 >= self.turns {
            self.talk * 2 >= self.turns
        } else if bare == Bare::Questions {
            self.asked > 1 && self.asked * 2 >= self.turns && self.talk > 0
        } else if self.keys < 2 {
            false
        } else if self.again {
            // Names in capitals that take turns are hardly anything else.
            let capitals = self.capitals == self.turns && self.talk > 0;
            capitals || self.talk * 4 >= self.turns
        } else {
            let sure = self.capitals == self.turns && (self.known > 0 || self.turns > self.keys);
            (sure || self.known == self.turns) && self.talk * 2 >= self.turns
        }
    }
}

fn count(prose: &Prose<'_>, segments: &[Segment], labels: &[usize], known: &Known) -> Count {
    let mut count = Count::default();
    let mut last: FxHashMap<&str, usize> = FxHashMap::default();
    for (turn, &i) in labels.iter().enumerate() {
        let segment = &segments[i];
        let Some(label) = &segment.label else {
            continue;
        };
        count.turns += 1;
        count.asked += usize::from(asks_before(prose, segments, i));
        let mut words = label.words..segment.tokens.end;
        // A label on a line of its own: the words stand on the next.
        if words.is_empty()
            && let Some(next) = segments.get(i + 1).filter(|s| s.label.is_none())
        {
            words = next.tokens.clone();
        }
        let talk = talks(prose, &words);
        count.talk += usize::from(talk);
        match label.kind {
            Kind::Question => count.questions += 1,
            Kind::Answer => {
                count.answers += 1;
                count.own += usize::from(first_person(prose, &words));
            }
            Kind::Bracketed => count.brackets += 1,
            Kind::Capitals => count.capitals += 1,
            Kind::Name | Kind::Notice => count.names += 1,
        }
        count.known += usize::from(known.is_known(prose, segment));
        if let Some(before) = last.insert(&segment.key, turn) {
            count.again |= before + 1 < turn;
        }
    }
    count.keys = last.len();
    count
}

/// Whether somebody talks to somebody: "I", "you", a question, "Well, …".
pub(super) fn talks(prose: &Prose<'_>, words: &Range<usize>) -> bool {
    if words.is_empty() {
        return false;
    }
    let opens = prose.is_any(words.start, OPENERS)
        || prose.tokens[words.start].place == Place::Open && prose.is_any(words.start + 1, OPENERS);
    opens
        || words.clone().any(|i| {
            let token = &prose.tokens[i];
            token.mark == '?'
                || token.any(Class::FIRST_PERSON)
                || prose.is_any(i, &["you", "your", "us", "me"])
        })
}

/// Whether the words have an "I" or a "we" outside a quotation of their own.
pub(super) fn first_person(prose: &Prose<'_>, words: &Range<usize>) -> bool {
    let whole = prose.tokens.get(words.start).is_some_and(|t| !t.outside());
    words.clone().any(|i| {
        let token = &prose.tokens[i];
        (whole || token.outside())
            && (token.any(Class::FIRST_PERSON) || prose.is_any(i, &["me", "us"]) && !token.capital)
    })
}

/// Whether a paragraph ends in a question mark, closing marks aside.
pub(super) fn asks(prose: &Prose<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.clone().rev().take(3).find(|&i| {
        let token = &prose.tokens[i];
        token.place != Place::Close && !matches!(token.mark, ')' | ']' | '"' | '”')
    });
    last.is_some_and(|i| prose.tokens[i].mark == '?')
}

fn asks_before(prose: &Prose<'_>, segments: &[Segment], i: usize) -> bool {
    let before = i.checked_sub(1).map(|k| &segments[k]);
    before.is_some_and(|s| s.label.is_none() && asks(prose, &s.tokens))
}

/// Segments before a run that may say what it is.
const INTRODUCTION: usize = 3;

/// Whether what stands before a run says that somebody was asked.
pub(super) fn introduced(prose: &Prose<'_>, segments: &[Segment], first: usize) -> bool {
    let from = first.saturating_sub(INTRODUCTION);
    let mut words = segments[from..first].iter().flat_map(|s| s.tokens.clone());
    let title = prose.paragraphs[..prose.titles]
        .iter()
        .flat_map(Clone::clone);
    words.any(|i| is_interview(prose, i)) || { title }.any(|i| is_interview(prose, i))
}

/// "interviewed", "spoke to", "sat down with", "asked Keita", "answered questions".
fn is_interview(prose: &Prose<'_>, i: usize) -> bool {
    let follows = |words: &[&str], far: usize| (i + 1..=i + far).any(|k| prose.is_any(k, words));
    let next = |k: usize| {
        prose
            .tokens
            .get(k)
            .is_some_and(|t| t.capital && t.is_word())
    };
    prose.is_any(i, &["interview", "interviews", "interviewed", "q&a"])
        || prose.is_any(
            i,
            &[
                "spoke",
                "speaks",
                "talked",
                "talks",
                "sat",
                "sits",
                "caught",
                "conversation",
            ],
        ) && follows(&["to", "with"], 3)
        || prose.is_any(i, &["answered", "answers", "asked", "took", "takes"])
            && follows(&["questions"], 4)
        || prose.is_any(i, &["asked", "asks"]) && next(i + 1)
}

/// "a scene from the play": its characters are not speakers.
fn is_play(prose: &Prose<'_>, segments: &[Segment], first: usize) -> bool {
    const PLAYS: &[&str] = &[
        "play",
        "playwright",
        "screenplay",
        "script",
        "sketch",
        "novel",
        "novella",
        "sitcom",
        "musical",
        "drama",
        "comedy",
        "tragedy",
        "scene",
        "act",
        "skit",
        "joke",
        "dialogue",
        "curtain",
    ];
    let from = first.saturating_sub(INTRODUCTION - 1);
    let mut words = segments[from..first].iter().flat_map(|s| s.tokens.clone());
    words.any(|i| {
        prose.is_any(i, PLAYS)
            && i > 0
            && (prose.tokens[i - 1].any(Class::DETERMINER | Class::POSSESSIVE | Class::CLITIC)
                || prose.tokens[i].capital && prose.tokens[i].any(Class::NUMERAL)
                || prose.is_any(i, &["act", "scene"]) && prose.tokens[i].capital)
    })
}

/// The segments of an article's body: its paragraphs, those with more than one "Q:" or "A:" cut at each.
pub(super) fn segments(prose: &Prose<'_>) -> Vec<Segment> {
    let mut all = Vec::with_capacity(prose.paragraphs.len());
    for paragraph in &prose.paragraphs[prose.titles..] {
        let label = label::read(prose, paragraph);
        let mut at = paragraph.start;
        let mut own = label;
        if own
            .as_ref()
            .is_some_and(|l| matches!(l.kind, Kind::Question | Kind::Answer))
        {
            for i in paragraph.start + 3..paragraph.end {
                let stopped = matches!(prose.tokens[i - 1].mark, '.' | '?' | '!' | '”' | '"' | ')');
                if !stopped || !matches!(prose.word(i), "Q" | "A" | "Q." | "A.") {
                    continue;
                }
                let next = label::read(prose, &(i..paragraph.end)).filter(|l| !l.cue.is_empty());
                if let Some(next) = next {
                    push(prose, &mut all, at..i, own.replace(next));
                    at = i;
                }
            }
        }
        push(prose, &mut all, at..paragraph.end, own);
    }
    all
}

fn push(prose: &Prose<'_>, all: &mut Vec<Segment>, tokens: Range<usize>, label: Option<Label>) {
    all.push(Segment {
        key: label
            .as_ref()
            .map(|l| label::key(prose, l))
            .unwrap_or_default(),
        tokens,
        label,
    });
}
