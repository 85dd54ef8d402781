//! Posts that an article prints without marks: "We left. — Ann Keita (@annkeita) May 4, 2016", "Keita tweeted: We left."
//! and the paragraph below "Keita wrote:".
//!
//! A signed post is its paragraph up to the dash; below "wrote:" one paragraph is taken, since nothing says where more
//! of it ends. Leaves out: posts in quotation marks, which are quotations.

use super::super::subject;
use super::run::Segment;
use super::turns::reports;
use super::{Candidate, Dialogue, turn};
use crate::text::{Place, Prose};
use std::ops::Range;

/// Verbs behind which a post stands.
const POSTS: &[&str] = &["tweeted", "tweets", "posted"];

/// Tokens of a signature from its bracket on, and of the name before it.
const SIGNATURE: usize = 20;
const NAME: usize = 7;

/// The fewest tokens that are a post.
const FEWEST: usize = 4;

/// Adds the posts of an article.
pub(super) fn find(prose: &Prose<'_>, segments: &[Segment], dialogue: &mut Dialogue) {
    for (i, segment) in segments.iter().enumerate() {
        let tokens = &segment.tokens;
        let free = segment.label.is_none() && !dialogue.takes(prose.tokens[tokens.start].paragraph);
        let plain = prose.tokens[tokens.start].outside();
        if !free || !plain || tokens.len() < FEWEST {
            continue;
        }
        let found = signed(prose, tokens)
            .or_else(|| tweeted(prose, tokens))
            .or_else(|| {
                i.checked_sub(1)
                    .and_then(|k| written(prose, &segments[k].tokens, tokens))
            });
        if let Some(post) = found {
            dialogue.take(prose, tokens.start);
            dialogue.turns.push(post);
        }
    }
}

/// "Why is he not here? — Ann Keita (@annkeita) May 4, 2016"
fn signed(prose: &Prose<'_>, tokens: &Range<usize>) -> Option<Candidate> {
    let from = tokens.start.max(tokens.end.saturating_sub(SIGNATURE));
    let mark = |i: usize| prose.tokens.get(i).map_or('\0', |t| t.mark);
    let handle = |i: usize| mark(i + 1) == '@' || prose.word(i + 1).starts_with('@');
    let open = (from..tokens.end)
        .rev()
        .find(|&i| mark(i) == '(' && handle(i))?;
    let dash = (open.saturating_sub(NAME).max(tokens.start)..open)
        .rev()
        .find(|&i| matches!(mark(i), '—' | '–' | '-' | '―'))?;
    let name = dash + 1..open;
    let named = !name.is_empty() && prose.tokens[name.start].capital;
    let content = tokens.start..dash;
    (named && content.len() >= FEWEST).then(|| turn(content, dash..dash + 1, name))
}

/// "Ann Keita (@annkeita) tweeted: We left. The road is shut."
fn tweeted(prose: &Prose<'_>, tokens: &Range<usize>) -> Option<Candidate> {
    let sentence = prose.sentence(tokens.start);
    let colon = (sentence.start + 1..sentence.end)
        .find(|&i| prose.tokens[i].mark == ':' && prose.is_any(i - 1, POSTS))?;
    let marked = tokens.clone().any(|i| prose.tokens[i].place == Place::Open);
    if marked || colon + FEWEST >= tokens.end {
        return None;
    }
    let subject = subject::before(prose, colon - 1, sentence.start)?;
    Some(turn(
        colon + 1..tokens.end,
        subject.cue_start..colon,
        subject.mention,
    ))
}

/// The paragraph `tokens` below one that ends "… Keita wrote:".
fn written(prose: &Prose<'_>, before: &Range<usize>, tokens: &Range<usize>) -> Option<Candidate> {
    let colon = before
        .end
        .checked_sub(1)
        .filter(|&i| prose.tokens[i].mark == ':')?;
    let near = colon.saturating_sub(4).max(before.start)..colon;
    let verb = near
        .rev()
        .find(|&i| prose.is_any(i, POSTS) || prose.is_any(i, &["wrote", "writes"]))?;
    let last = &prose.tokens[tokens.end - 1];
    let prints = last.outside() && matches!(last.mark, '.' | '!' | '?' | '…');
    let marked = tokens.clone().any(|i| prose.tokens[i].place == Place::Open);
    if !prints || marked && reports(prose, tokens) || !prose.tokens[verb].outside() {
        return None;
    }
    let subject = subject::before(prose, verb, prose.sentence(verb).start)?;
    Some(turn(
        tokens.clone(),
        subject.cue_start..verb + 1,
        subject.mention,
    ))
}
