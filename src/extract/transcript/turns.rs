//! A conversation → its turns: what stands behind each label, and the paragraphs that go on with it.
//!
//! Stage directions and the names under pulled quotes are passed over. Paragraphs between two labels are the turn's,
//! unless they are the reporter's: a report, or words about the one who speaks. Behind the last label only first-person
//! words in a dense conversation are. Leaves out: what is a conversation (`run`).

use super::super::candidate::Candidate;
use super::label::{self, Kind, Label};
use super::run::{Bare, Run, Segment, asks, first_person, talks};
use super::{Dialogue, turn};
use crate::lexicon::Strength;
use crate::text::{Place, Prose};
use std::ops::Range;

/// Words without a stop at their end that are a heading, at most.
const HEADING: usize = 12;

/// What is known while turns are gathered.
struct Gather<'g, 'p, 't> {
    prose: &'p Prose<'t>,
    segments: &'g [Segment],
    run: &'g Run,
    /// The turn that goes on, and by whom.
    current: Option<Candidate>,
    key: &'g str,
    /// It is a question that a bare answer may follow.
    asked: bool,
    /// The letters that stand for the one who answers without a colon.
    initials: Option<&'p str>,
}

/// Adds the turns of one run, which ends before segment `until` at the latest.
pub(super) fn gather(
    prose: &Prose<'_>,
    segments: &[Segment],
    run: &Run,
    until: usize,
    dialogue: &mut Dialogue,
) {
    let mut gather = Gather {
        prose,
        segments,
        run,
        current: None,
        key: "",
        asked: false,
        initials: None,
    };
    gather.initials = gather.bare_initials();
    if let Some(before) = run.labels[0].checked_sub(1)
        && run.bare == Bare::Questions
        && segments[before].label.is_none()
        && asks(prose, &segments[before].tokens)
    {
        dialogue.take(prose, segments[before].tokens.start);
        dialogue.reject(prose, &segments[before].tokens);
    }
    let mut labels = run.labels.iter().copied().peekable();
    for i in run.labels[0]..until {
        let own = labels.next_if_eq(&i).is_some();
        let more = labels.peek().is_some();
        if !gather.segment(i, own, more, dialogue) {
            break;
        }
    }
    gather.close(dialogue);
}

impl<'p> Gather<'_, 'p, '_> {
    /// Looks at one segment; `false` where the conversation is over. `own`: it has a label of a speaker, `more`:
    /// such a one follows.
    fn segment(&mut self, i: usize, own: bool, more: bool, dialogue: &mut Dialogue) -> bool {
        let prose = self.prose;
        let segments = self.segments;
        let segment = &segments[i];
        let tokens = &segment.tokens;
        if let (true, Some(label)) = (own, &segment.label) {
            self.close(dialogue);
            let words = self.words(label.words..tokens.end);
            self.current = Some(turn(words, label.cue.clone(), label.mention.clone()));
            self.key = &segment.key;
            self.asked = matches!(label.kind, Kind::Question | Kind::Bracketed);
            dialogue.take(prose, tokens.start);
            return true;
        }
        if is_aside(prose, tokens) {
            dialogue.take(prose, tokens.start);
            return true;
        }
        let next_labelled = self.run.labels.binary_search(&(i + 1)).is_ok();
        if self.run.bare == Bare::Questions && next_labelled && asks(prose, tokens) {
            self.close(dialogue);
            dialogue.take(prose, tokens.start);
            dialogue.reject(prose, tokens);
            return true;
        }
        // "Look: …" is somebody's words, "Iowa: …" and "Ann Keita: …" are not.
        let headed = |l: &Label| l.kind != Kind::Name || l.mention.len() > 1;
        if segment.label.as_ref().is_some_and(headed) {
            self.close(dialogue);
            return more;
        }
        if self.run.bare == Bare::Answers && self.asked && self.answer(tokens, dialogue) {
            return true;
        }
        let goes_on = self
            .current
            .as_ref()
            .is_some_and(|c| self.goes_on(c, tokens, more));
        if !goes_on {
            self.close(dialogue);
            return more;
        }
        let words = self.words(tokens.clone());
        if let Some(current) = &mut self.current
            && !words.is_empty()
        {
            current.content.push(words);
            dialogue.take(prose, tokens.start);
        }
        true
    }

    fn close(&mut self, dialogue: &mut Dialogue) {
        if let Some(done) = self.current.take()
            && !done.is_empty()
        {
            dialogue.turns.push(done);
        }
        self.asked = false;
    }

    /// The answer to a labelled question, which has no label with a mark.
    fn answer(&mut self, tokens: &Range<usize>, dialogue: &mut Dialogue) -> bool {
        let prose = self.prose;
        let mention = self
            .initials
            .and_then(|letters| label::unmarked(prose, tokens, Some(letters)));
        if mention.is_none() && (self.is_heading(tokens) || !first_person(prose, tokens)) {
            return false;
        }
        self.close(dialogue);
        let mention = mention.unwrap_or(tokens.start..tokens.start);
        let words = self.words(mention.end..tokens.end);
        self.current = Some(turn(words, mention.end..mention.end, mention));
        self.key = "";
        dialogue.take(prose, tokens.start);
        true
    }

    /// "MS Although …", "MS We …": letters that open answers more than once.
    fn bare_initials(&self) -> Option<&'p str> {
        if self.run.bare != Bare::Answers {
            return None;
        }
        let mut seen: Option<&'p str> = None;
        for &i in &self.run.labels {
            let Some(next) = self.segments.get(i + 1).filter(|s| s.label.is_none()) else {
                continue;
            };
            if let Some(mention) = label::unmarked(self.prose, &next.tokens, None) {
                let letters = self.prose.word(mention.start);
                if seen == Some(letters) {
                    return seen;
                }
                seen = Some(letters);
            }
        }
        None
    }

    /// Whether an unlabelled paragraph goes on with the turn before it.
    fn goes_on(&self, turn: &Candidate, tokens: &Range<usize>, more: bool) -> bool {
        let prose = self.prose;
        let opens = &prose.tokens[tokens.start];
        let runs_on = opens.place != Place::Outside
            && prose.quotations[opens.quotation as usize]
                .continues
                .is_some();
        // The label stands on a line of its own, or the quotation goes on.
        if turn.content.is_empty() || runs_on && (more || first_person(prose, tokens)) {
            return true;
        }
        if self.is_heading(tokens) || reports(self.prose, tokens) || self.speaks_of(tokens) {
            return false;
        }
        if more && self.run.dense {
            return self.run.formal || talks(prose, tokens);
        }
        self.run.dense && first_person(prose, tokens)
    }

    fn is_heading(&self, tokens: &Range<usize>) -> bool {
        let last = &self.prose.tokens[tokens.end - 1];
        let stopped = matches!(
            last.mark,
            '.' | '?' | '!' | '…' | ':' | ')' | ']' | '-' | '–' | '—'
        ) || last.place == Place::Close;
        !stopped && tokens.len() <= HEADING
    }

    /// The paragraph names the one who would be speaking.
    fn speaks_of(&self, tokens: &Range<usize>) -> bool {
        let named = |i: usize| {
            let token = &self.prose.tokens[i];
            token.capital && token.outside() && self.prose.is(i, self.key)
        };
        self.key.len() > 1 && tokens.clone().any(named)
    }

    /// The words of a turn without a stage direction in front, and without a closing mark of which the opening one
    /// stands before the label.
    fn words(&self, tokens: Range<usize>) -> Range<usize> {
        let prose = self.prose;
        let Range { mut start, mut end } = tokens;
        if start < end && matches!(prose.tokens[start].mark, '(' | '[') {
            let close = (start + 1..end.min(start + 6))
                .find(|&i| matches!(prose.tokens[i].mark, ')' | ']'));
            if let Some(close) =
                close.filter(|&c| c + 1 < end && is_direction(prose, &(start + 1..c)))
            {
                start = close + 1;
            }
        }
        if end > start {
            let last = &prose.tokens[end - 1];
            let outside = last.place == Place::Close
                && prose.quotations[last.quotation as usize].start < start;
            end -= usize::from(outside);
        }
        start..end
    }
}

/// "(CROSSTALK)", "[Laughter.]", "(END VIDEO CLIP)", "—Ann Keita", "….": nobody's words.
fn is_aside(prose: &Prose<'_>, tokens: &Range<usize>) -> bool {
    let first = tokens.start + usize::from(prose.tokens[tokens.start].place == Place::Open);
    let mark = |i: usize| prose.tokens.get(i).map_or('\0', |t| t.mark);
    let words = tokens
        .clone()
        .filter(|&i| prose.tokens[i].is_word())
        .count();
    let bracketed = matches!(mark(first), '(' | '[')
        && tokens
            .clone()
            .rev()
            .take(3)
            .any(|i| matches!(mark(i), ')' | ']'));
    let signed = matches!(mark(first), '—' | '–' | '―' | '-')
        && (first + 1..tokens.end).all(|i| prose.tokens[i].capital || prose.tokens[i].mark == '.');
    words == 0 || bracketed && words <= HEADING || signed && words <= 5
}

/// "laughing", "CROSSTALK", "through interpreter", "on tape": not "Mirror".
fn is_direction(prose: &Prose<'_>, inside: &Range<usize>) -> bool {
    inside.clone().any(|i| {
        let word = prose.word(i);
        word.len() > 3 && !word.chars().any(char::is_lowercase)
            || word.ends_with("ing")
            || prose.is_any(
                i,
                &[
                    "laughter",
                    "laughs",
                    "applause",
                    "crosstalk",
                    "inaudible",
                    "pause",
                    "pauses",
                    "smiles",
                    "sighs",
                    "through",
                    "via",
                    "on",
                    "off-mic",
                    "nods",
                    "cheers",
                    "shouts",
                ],
            )
    })
}

/// "“We left,” she said": the reporter speaks.
pub(super) fn reports(prose: &Prose<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|i| {
        prose.tokens[i].place == Place::Close
            && (i + 1..tokens.end.min(i + 4)).any(|k| {
                let verb = prose.tokens[k].verb();
                prose.tokens[k].outside()
                    && verb.is_some_and(|(v, _)| v.strength == Strength::Strong)
            })
    })
}
