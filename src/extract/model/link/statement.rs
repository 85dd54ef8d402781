//! What a cue has been given → a statement: its content without loose marks, its mention whole.
//!
//! Leaves out: which cue is given what (`link`).

use super::{Report, Taken};
use crate::extract::Rule;
use crate::extract::candidate::{Candidate, MODEL_RANK};
use crate::extract::subject;
use crate::lexicon::{Class, Strength};
use crate::text::{Place, Prose};
use std::ops::Range;

/// A cue with its content as a candidate; `None` where it has none.
pub(super) fn statement(
    prose: &Prose<'_>,
    (cue, thought): &(Range<usize>, bool),
    given: Taken,
    wanted: impl Fn(usize) -> bool,
) -> Option<Report> {
    let mut content: Vec<Range<usize>> = Vec::new();
    let mut parts = given.contents;
    parts.sort_by_key(|r| r.start);
    for part in parts {
        let part = trimmed(prose, part);
        match content.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ if part.is_empty() => {}
            _ => content.push(part),
        }
    }
    // Its first word, or where a mention behind the cue is the content's, that.
    if !wanted(content.first()?.start) && !wanted(cue.end) {
        return None;
    }
    let provides = cue.len() == 2 && prose.is(cue.start + 1, "for");
    if (cue.len() == 1 || provides) && crate::extract::no_report::is_no_report(prose, cue.start) {
        return None;
    }
    let mut mention = whole_mention(prose, given.mention, cue);
    if let Some(part) = content.first_mut()
        && is_subject_of_content(prose, &mention, cue, part)
    {
        part.start = mention.start;
        let lo = prose.sentence(cue.start).start;
        mention = subject::before(prose, cue.start, lo).map_or(0..0, |s| s.mention);
    }
    let quoted = content
        .iter()
        .any(|r| prose.tokens[r.clone()].iter().any(|t| !t.outside()));
    let according = prose.is(cue.start, "according");
    let rule = if according {
        Rule::AccordingTo
    } else if prose.tokens[cue.start].mark == ':' {
        Rule::ColonBeforeWords
    } else if quoted {
        Rule::QuotationWithCue
    } else {
        Rule::ReportedClause
    };
    Some(Report {
        thought: *thought || !according && thinks(prose, cue),
        candidate: Candidate {
            content,
            cue: cue.clone(),
            mention,
            rule,
            rank: MODEL_RANK,
            continues: None,
        },
    })
}

/// A mention with the words that the labels cut off: "Authorities in Kenya and the United States" where only the
/// country is labelled, "Diallo" where "the bill" before the cue is the object of "who sponsored the bill".
fn whole_mention(prose: &Prose<'_>, mention: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let Some(verb) = cue.clone().find(|&i| prose.tokens[i].verb().is_some()) else {
        return mention;
    };
    let lo = prose.sentence(verb).start;
    let quoted_as = verb > lo && prose.is(verb - 1, "as");
    // "a pattern described by the army as …"
    if prose.is(cue.end, "by") && prose.word(verb).ends_with("ed") {
        let hi = prose.sentence(verb).end;
        return crate::extract::noun_phrase_at(prose, cue.end + 1, hi).unwrap_or(mention);
    }
    if mention.is_empty() || mention.end > verb || mention.start < lo {
        return mention;
    }
    match subject::before(prose, verb, lo) {
        Some(s) if quoted_as => s.mention,
        Some(s) if s.mention.end == mention.end && s.mention.start < mention.start => s.mention,
        Some(s)
            if s.mention.end < mention.start
                && holds_mention_apart(prose, &s.mention, &mention) =>
        {
            s.mention
        }
        _ => mention,
    }
}

/// Whether what the labels took for the mention hangs on the phrase before it: a relative clause, a participle, or a
/// place ("Diallo who sponsored the bill", "Diallo, from Segou, Mali,").
fn holds_mention_apart(prose: &Prose<'_>, subject: &Range<usize>, mention: &Range<usize>) -> bool {
    let between = subject.end..mention.start;
    between.len() <= 6
        && (prose.is(subject.end, "who")
            || prose.is_any(subject.end, &["in", "by", "while", "when", "after"])
                && prose.word(subject.end + 1).ends_with("ing")
            || prose.word(subject.end).ends_with("ing"))
}

/// "suggests Segou held …": a name between cue and content that is neither's is the content's subject.
fn is_subject_of_content(
    prose: &Prose<'_>,
    mention: &Range<usize>,
    cue: &Range<usize>,
    content: &Range<usize>,
) -> bool {
    let first = &prose.tokens[content.start];
    let behind_words = cue.start.checked_sub(1).is_some_and(|b| {
        matches!(prose.tokens[b].mark, ',' | '”' | '"') || prose.tokens[b].place == Place::Close
    });
    cue.end == mention.start
        && mention.end == content.start
        && !behind_words
        && first.outside()
        && first.is_word()
        && !first.capital
        && (first.any(Class::FINITE | Class::AUXILIARY)
            || prose.word(content.start).ends_with("ed"))
        && !prose.is_any(
            cue.start,
            &[
                "tell",
                "tells",
                "told",
                "telling",
                "according",
                "says",
                "said",
            ],
        )
}

/// Whether the cue has a verb of thinking and no word of speech.
fn thinks(prose: &Prose<'_>, cue: &Range<usize>) -> bool {
    let tokens = &prose.tokens[cue.clone()];
    let speaks = |t: &crate::text::Token| {
        t.verb()
            .is_some_and(|(v, _)| v.strength != Strength::Thought)
            || t.any(Class::SPEECH_NOUN)
    };
    tokens.iter().any(|t| t.verb().is_some()) && !tokens.iter().any(speaks)
}

/// Without a leading "that" and without marks that belong to the sentence.
fn trimmed(prose: &Prose<'_>, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    let loose = |i: usize| {
        let token = &prose.tokens[i];
        token.outside() && matches!(token.mark, ',' | ';' | ':' | '—' | '–' | '.')
    };
    while start < end && loose(start) {
        start += 1;
    }
    if end - start > 1 && prose.is(start, "that") && prose.tokens[start].outside() {
        start += 1;
    }
    while end > start && loose(end - 1) {
        end -= 1;
    }
    start..end
}
