//! Borders of content that only a look at the whole candidate can tell, whoever found it.
//!
//! Words after a closing mark that are the reporter's, an addressee and a colon before a quotation, the time and
//! channel of a declaration behind its object, what goes on meanwhile at the end of a title, a clause after a
//! semicolon with a report of its own. Leaves out: where content starts and ends beside its cue (`clause`, `quoted`).

use super::Rule;
use super::candidate::Candidate;
use crate::lexicon::{Class, VerbForm};
use crate::text::{Place, Prose, Token};
use std::ops::Range;

/// Verbs of acts that are done by saying them: a day behind their object is the day of the saying.
const ACTS: &[&str] = &["declare", "plead"];

/// Nouns of what announcements come through.
const CHANNELS: &[&str] = &[
    "release",
    "statement",
    "interview",
    "tweet",
    "broadcast",
    "conference",
    "briefing",
    "speech",
    "email",
];

/// Moves the borders of every candidate to where its words end; none becomes empty, none grows.
pub(super) fn settle(prose: &Prose<'_>, candidates: &mut [Candidate]) {
    for candidate in candidates {
        if candidate.rule == Rule::Transcript {
            continue; // a turn is what stands behind its label
        }
        let content = match candidate.content.as_slice() {
            [one] if candidate.cue.end <= one.start => one.clone(),
            _ => continue,
        };
        if let Some(parts) = quotations(prose, &content) {
            candidate.content = parts;
            continue;
        }
        let content = behind_addressee(prose, content);
        let content = before_semicolon(prose, content);
        candidate.content = if prose.in_title(content.start) {
            vec![before_meanwhile(prose, content)]
        } else {
            without_occasion(prose, &candidate.cue, content)
        };
    }
}

fn outside(prose: &Prose<'_>, i: usize) -> bool {
    prose.tokens.get(i).is_some_and(Token::outside)
}

/// Whether some word in the range is most likely a finite verb.
fn has_verb(prose: &Prose<'_>, mut range: Range<usize>) -> bool {
    range.any(|i| {
        let t = &prose.tokens[i];
        t.any(Class::FINITE)
            || !t.capital && prose.word(i).ends_with("ed")
            || t.verb().is_some_and(|(_, f)| f == VerbForm::Past) && !t.any(Class::NOUNY)
    })
}

/// "“We lost,” and “We left.”": two quotations; "“We lost,” and the flag is down": one, and a clause of the reporter's.
fn quotations(prose: &Prose<'_>, content: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let close = closing(prose, content.start).filter(|&c| c < content.end)?;
    let joint = close + usize::from(prose.tokens[close].mark == ',');
    if joint >= content.end || !outside(prose, joint) {
        return None;
    }
    if !prose.is_any(joint, &["and", "but"]) {
        return behind_comma(prose, content, close, joint);
    }
    let next = joint + 1;
    if let Some(end) = closing(prose, next) {
        return (end >= content.end).then(|| vec![content.start..close, next..content.end]);
    }
    let ends = close >= 2 && prose.tokens[close - 2].mark == ',' || joint > close;
    let quoted = (next..content.end).any(|i| !outside(prose, i));
    (ends && !quoted && has_verb(prose, next..content.end))
        .then(|| std::iter::once(content.start..close).collect())
}

/// "“We lost,” before he left", "“We lost,” presumably for good": what follows a quotation that ends with a comma is
/// the reporter's, where nothing else is quoted.
fn behind_comma(
    prose: &Prose<'_>,
    content: &Range<usize>,
    close: usize,
    joint: usize,
) -> Option<Vec<Range<usize>>> {
    let ends = joint > close || close >= 2 && prose.tokens[close - 2].mark == ',';
    let whole = (content.start..close)
        .filter(|&i| prose.tokens[i].is_word())
        .count()
        >= 3;
    let rest = &prose.tokens[joint..content.end];
    let plain = rest.iter().all(Token::outside) && !rest[0].any(Class::RELATIVE);
    (ends && whole && plain).then(|| std::iter::once(content.start..close).collect())
}

/// One past the quotation that token `open` opens; `None` where it opens none.
fn closing(prose: &Prose<'_>, open: usize) -> Option<usize> {
    let token = prose.tokens.get(open)?;
    (token.place == Place::Open).then(|| prose.quotations[token.quotation as usize].end)
}

/// "described Wolska to the Herald in 1998: “…”": what stands before the colon tells to whom and when.
fn behind_addressee(prose: &Prose<'_>, content: Range<usize>) -> Range<usize> {
    let colon = content
        .clone()
        .take(16)
        .find(|&i| prose.tokens[i].mark == ':' && outside(prose, i));
    let Some(colon) = colon.filter(|&c| closing(prose, c + 1).is_some_and(|e| e >= content.end))
    else {
        return content;
    };
    let before = content.start..colon;
    let addressed = before.clone().any(|i| prose.is(i, "to"))
        && before.clone().all(|i| outside(prose, i))
        && !has_verb(prose, before);
    if addressed {
        colon + 1..content.end
    } else {
        content
    }
}

/// "a tenth went to roads; league rules call for a fifth": the second clause has a report of its own.
fn before_semicolon(prose: &Prose<'_>, content: Range<usize>) -> Range<usize> {
    let cut = (content.start + 3..content.end.saturating_sub(4)).find(|&i| {
        prose.tokens[i].mark == ';'
            && outside(prose, i)
            && (i + 2..content.end.min(i + 6)).any(|k| {
                outside(prose, k)
                    && prose.is_any(k, &["call", "calls", "called"])
                    && prose.is(k + 1, "for")
            })
    });
    content.start..cut.unwrap_or(content.end)
}

/// A title's "state of siege as flood nears the coast": what goes on meanwhile is the reporter's.
fn before_meanwhile(prose: &Prose<'_>, content: Range<usize>) -> Range<usize> {
    let cut = (content.start + 1..content.end.saturating_sub(2)).find(|&i| {
        prose.is(i, "as")
            && outside(prose, i)
            && !has_verb(prose, content.start..i)
            && !prose.tokens[i + 1].any(Class::DETERMINER | Class::PREPOSITION)
            && (i + 2..content.end.min(i + 7)).any(|k| {
                let t = &prose.tokens[k];
                let behind = k + 1 < content.end;
                !t.capital
                    && t.is_word()
                    && prose.word(k).ends_with('s')
                    && behind
                    && !prose.tokens[k - 1].any(Class::PREPOSITION)
                    && !prose.is_any(k, &["'s", "’s", "as", "was", "his", "us"])
            })
    });
    content.start..cut.unwrap_or(content.end)
}

/// "declared a curfew on Thursday", "announced the timetable in a press release": the object without the occasion;
/// what "plead" has behind its day stays.
fn without_occasion(
    prose: &Prose<'_>,
    cue: &Range<usize>,
    content: Range<usize>,
) -> Vec<Range<usize>> {
    let whole = || std::iter::once(content.clone()).collect::<Vec<_>>();
    let lemma = cue
        .clone()
        .rev()
        .find_map(|i| prose.tokens[i].verb())
        .map_or("", |(v, _)| v.lemma);
    let act = ACTS.contains(&lemma);
    if !act && lemma != "announce" {
        return whole();
    }
    let occasion = (content.start + 1..content.end).find_map(|i| {
        if !outside(prose, i) {
            return None;
        }
        if act && prose.is(i, "on") && prose.tokens.get(i + 1)?.any(Class::TIME) {
            return Some((i, i + 2));
        }
        if prose.is(i, "yesterday") {
            let late = prose.is_any(i - 1, &["late", "early"]);
            return Some((i - usize::from(late), i + 1));
        }
        let channel = prose.is_any(i, &["in", "at", "via"])
            && (i + 1..content.end.min(i + 4)).any(|k| prose.is_any(k, CHANNELS));
        channel.then_some((i, content.end))
    });
    let Some((start, end)) = occasion.filter(|o| o.0 > content.start && o.1 <= content.end) else {
        return whole();
    };
    if has_verb(prose, content.start..start) {
        return whole();
    }
    let mut parts = vec![content.start..start];
    if lemma == "plead" && prose.is(end, "to") && end < content.end {
        parts.push(end..content.end);
    }
    parts
}
