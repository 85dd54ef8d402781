//! Annotated statements → a label for every token.

use crate::corpus::Line;
use onrecord::extract::model::label;
use onrecord::lexicon::{Class, Strength};
use onrecord::text::{Place, Prose};

/// The label of every token, from the annotated statements; where two want a token, the later one has it.
pub(crate) fn labels(line: &Line, prose: &Prose<'_>) -> Vec<u8> {
    let mut bytes: Vec<u32> = line.text.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(line.text.len() as u32);
    // The stored text may be without a byte-order mark that the corpus counts.
    let shift = (line.text.len() - prose.text.len()) as u32;
    let span = |&(start, end): &(usize, usize)| {
        let at = |point: usize| bytes[point.min(bytes.len() - 1)].saturating_sub(shift);
        prose.tokens_in(onrecord::span::Span::new(at(start), at(end)))
    };
    let mut labels = vec![label::NONE; prose.tokens.len()];
    for gold in &line.statements {
        let parts: Vec<_> = gold
            .cue
            .iter()
            .chain(&gold.source)
            .chain(&gold.content)
            .map(span)
            .filter(|r| !r.is_empty())
            .collect();
        write_between(prose, parts, &mut labels);
    }
    for gold in &line.statements {
        let cues: Vec<_> = gold.cue.iter().map(span).collect();
        let contents: Vec<_> = gold.content.iter().map(span).collect();
        for range in gold.source.iter().map(span) {
            write_run(&mut labels[range], label::MENTION);
        }
        let quoted = contents.iter().any(|r| {
            prose.tokens[r.clone()]
                .iter()
                .any(|t| t.place != Place::Outside)
        });
        let thought = !quoted && !cues.iter().any(|r| r.clone().any(|i| speaks(prose, i)));
        for range in cues {
            if thought {
                labels[range].fill(label::THOUGHT);
            } else {
                labels[range].fill(label::CUE);
            }
        }
        for range in contents {
            write_run(&mut labels[range], label::CONTENT);
        }
    }
    labels
}

/// Labels the words between the parts of one statement.
fn write_between(prose: &Prose<'_>, mut parts: Vec<std::ops::Range<usize>>, labels: &mut [u8]) {
    parts.sort_by_key(|r| r.start);
    let mut end = usize::MAX;
    for part in parts {
        if end < part.start
            && part.start - end <= 40
            && prose.tokens[end].paragraph == prose.tokens[part.start].paragraph
        {
            labels[end..part.start].fill(label::BETWEEN);
        }
        end = if end == usize::MAX {
            part.end
        } else {
            end.max(part.end)
        };
    }
}

fn write_run(labels: &mut [u8], first: u8) {
    labels.fill(first + 1);
    if let Some(label) = labels.first_mut() {
        *label = first;
    }
}

/// Whether a token of a cue reports speech rather than a thought.
fn speaks(prose: &Prose<'_>, i: usize) -> bool {
    let token = &prose.tokens[i];
    token
        .verb()
        .is_some_and(|(v, _)| v.strength != Strength::Thought)
        || token.any(Class::SPEECH_NOUN)
        || matches!(token.mark, ':' | '—' | '–')
        || prose.is(i, "according")
}
