//! Conversations as they are printed: interviews, transcripts, hearings, a few lines of dialogue in an article.
//!
//! "((MR)) Why did you leave? ¶ NG: We had no water." – "MARIS: Was it closed? ¶ SEN. ANN KEITA: No." – "Q: Who shut
//! the road? A: I did." First it is decided whether labelled paragraphs are a conversation (`run`), then every turn
//! becomes one statement, whole: its label is the mention, the colon the cue, its words the content, over as many
//! paragraphs as it has. Nothing within a turn is cut out: what somebody reports or quotes in an answer is the
//! answer's content.
//!
//! The form is *direct*: the words are the speaker's own, printed word for word; a label stands for the marks. It is
//! not *unmarked*, which is speech whose marks are lost and whose speaker is guessed. Questions are statements of
//! whoever asks: they often hold what the answer only says yes or no to ("So you shut the road?" – "I did."), and
//! who reads an answer alone cannot tell what it is about. A question that has no label beside labelled answers has
//! nobody to be ascribed to, and is a reject with that reason.
//!
//! A letter that is printed from "Dear …" to its signature is a statement of the same kind (`letter`), and so is a
//! post with the name below it (`post`).
//!
//! Leaves out: who a label is (`attribute`), and one paragraph "NAME: words" that nobody answers (`colon`).

use super::candidate::Candidate;
use super::{Reject, RejectReason, Rule};
use crate::text::Prose;

mod bare;
mod known;
mod label;
mod letter;
mod post;
mod run;
mod turns;
mod words;

/// The conversations of an article.
#[derive(Debug, Default)]
pub(super) struct Dialogue {
    /// One a turn, in the order of the text.
    pub turns: Vec<Candidate>,
    /// Questions that nobody is named for.
    pub rejects: Vec<Reject>,
    /// For every paragraph, whether it belongs to a conversation.
    taken: Vec<bool>,
    /// Paragraphs with a label that heads a line or a list, in order.
    refused: Vec<u32>,
}

impl Dialogue {
    /// Whether a paragraph belongs to a conversation: no other rule looks at it.
    pub(super) fn takes(&self, paragraph: u32) -> bool {
        self.taken
            .get(paragraph as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Whether what stands before the first colon of a paragraph is no speaker.
    pub(super) fn refuses(&self, paragraph: u32) -> bool {
        self.refused.binary_search(&paragraph).is_ok()
    }
}

/// Finds the conversations of an article.
pub(super) fn find(prose: &Prose<'_>) -> Dialogue {
    let segments = run::segments(prose);
    let runs = run::find(prose, &segments);
    let mut dialogue = Dialogue {
        taken: vec![false; prose.paragraphs.len()],
        refused: run::refused(prose, &segments, &runs),
        ..Dialogue::default()
    };
    for (number, run) in runs.iter().enumerate() {
        let until = runs
            .get(number + 1)
            .map_or(segments.len(), |next| next.labels[0]);
        turns::gather(prose, &segments, run, until, &mut dialogue);
    }
    if runs.is_empty() {
        bare::find(prose, &segments, &mut dialogue);
    }
    letter::find(prose, &segments, &mut dialogue);
    post::find(prose, &segments, &mut dialogue);
    dialogue.turns.sort_by_key(|t| t.content[0].start);
    dialogue
}

impl Dialogue {
    fn take(&mut self, prose: &Prose<'_>, token: usize) {
        if let Some(token) = prose.tokens.get(token) {
            self.taken[token.paragraph as usize] = true;
        }
    }

    fn reject(&mut self, prose: &Prose<'_>, tokens: &std::ops::Range<usize>) {
        self.rejects.push(Reject {
            span: prose.span(tokens),
            why: RejectReason::UnnamedQuestion,
        });
    }
}

/// A turn with its first words.
fn turn(
    content: std::ops::Range<usize>,
    cue: std::ops::Range<usize>,
    mention: std::ops::Range<usize>,
) -> Candidate {
    Candidate {
        content: if content.is_empty() {
            Vec::new()
        } else {
            vec![content]
        },
        cue,
        mention,
        rule: Rule::Transcript,
        rank: 9,
        continues: None,
    }
}

#[cfg(test)]
mod tests;
