//! Letters that an article prints: "Dear General Sow, ¶ We have no flour. ¶ Sincerely, ¶ Ann Keita".
//!
//! Taken only whole: a salutation, a closing, and a name below it, whose words they are. Leaves out: letters that
//! nobody signs, whose end cannot be told.

use super::run::Segment;
use super::{Dialogue, turn};
use crate::lexicon::WordList;
use crate::text::Prose;
use std::ops::Range;

/// Tokens in a salutation, a closing or a signature at most.
const SHORT: usize = 14;

/// Words that open a closing.
const CLOSINGS: WordList = WordList::new(&[
    "sincerely",
    "yours",
    "respectfully",
    "regards",
    "best",
    "kind",
    "warm",
    "warmly",
    "faithfully",
    "cordially",
    "with",
    "signed",
]);

/// Adds the letters of an article.
pub(super) fn find(prose: &Prose<'_>, segments: &[Segment], dialogue: &mut Dialogue) {
    let mut open: Option<usize> = None;
    for (i, segment) in segments.iter().enumerate() {
        if dialogue.takes(prose.tokens[segment.tokens.start].paragraph) {
            open = None;
        } else if is_salutation(prose, &segment.tokens) {
            open = Some(i);
        } else if let Some(first) = open
            && let Some(signed) = signature(prose, segments, i)
        {
            open = None;
            if first + 1 < i {
                push(prose, &segments[first..=i], &signed, dialogue);
            }
        }
    }
}

fn push(prose: &Prose<'_>, letter: &[Segment], signed: &Range<usize>, dialogue: &mut Dialogue) {
    let closing = &letter[letter.len() - 1].tokens;
    let mut said = turn(0..0, closing.start..closing.start + 1, signed.clone());
    for segment in letter {
        dialogue.take(prose, segment.tokens.start);
    }
    dialogue.take(prose, signed.start);
    for body in &letter[1..letter.len() - 1] {
        said.content.push(body.tokens.clone());
    }
    dialogue.turns.push(said);
}

/// "Dear General Sow,", "Dear friends:"
fn is_salutation(prose: &Prose<'_>, tokens: &Range<usize>) -> bool {
    let start = tokens.start + usize::from(!prose.tokens[tokens.start].is_word());
    tokens.len() <= SHORT
        && prose.word(start) == "Dear"
        && matches!(prose.tokens[tokens.end - 1].mark, ',' | ':' | '—' | '–')
}

/// The name behind a closing, on its line or the next: "Yours faithfully, ¶ Ann Keita, Mayor of Segou".
fn signature(prose: &Prose<'_>, segments: &[Segment], i: usize) -> Option<Range<usize>> {
    let tokens = &segments[i].tokens;
    if tokens.len() > SHORT || !CLOSINGS.has(prose.word(tokens.start)) {
        return None;
    }
    let comma = tokens
        .clone()
        .find(|&k| matches!(prose.tokens[k].mark, ',' | ':'))?;
    let small = tokens.start + 1..comma;
    let words = small
        .clone()
        .all(|k| prose.tokens[k].is_word() && !prose.tokens[k].capital);
    if !words || small.len() > 3 {
        return None;
    }
    let below = || segments.get(i + 1).map(|s| s.tokens.clone());
    let line = if comma + 1 < tokens.end {
        comma + 1..tokens.end
    } else {
        below()?
    };
    let end = line
        .clone()
        .find(|&k| !(prose.tokens[k].is_word() && prose.tokens[k].capital))
        .unwrap_or(line.end);
    let ends = end == line.end || prose.tokens[end].mark == ',';
    let named = ends && (2..=5).contains(&(end - line.start));
    (named && line.len() <= SHORT).then_some(line.start..end)
}
