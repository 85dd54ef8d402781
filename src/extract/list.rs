//! Mentions of several who say one thing: "Diallo, Keita and Obi said".
//!
//! Only names in a list that is the whole subject count; a name behind "In Accra," or "Citing Obi," is none of them.
//! Leaves out: two names without a comma, which are one noun phrase.

use super::noun_phrase::{ending_at, starting_at};
use crate::lexicon::Class;
use crate::text::Prose;
use std::ops::Range;

/// Names of one list that are looked at.
const MOST: usize = 8;

/// The list that ends with `phrase` and starts at `lo`, where its sentence or clause does.
pub(super) fn ending_with(
    prose: &Prose<'_>,
    phrase: &Range<usize>,
    lo: usize,
) -> Option<Range<usize>> {
    let mut comma = phrase.start.checked_sub(1).filter(|&i| i > lo)?;
    let inner = phrase.clone().any(|i| prose.is(i, "and"));
    if prose.is(comma, "and") && !inner {
        comma = comma.checked_sub(1)?;
    } else if !inner {
        return None;
    }
    if !is_names(prose, phrase) {
        return None;
    }
    // "In a letter, Ghana, Mali and Niger said": what the sentence opens with is no part of it.
    let introduced = prose.tokens[lo].any(Class::PREPOSITION | Class::FRONT | Class::TIME);
    let mut first = None;
    for _ in 0..MOST {
        if comma <= lo || prose.tokens[comma].mark != ',' {
            return None;
        }
        let item = ending_at(prose, comma - 1, lo);
        let item = item.filter(|item| {
            let placed = item.start > lo && prose.tokens[item.start - 1].any(Class::PREPOSITION);
            !placed && is_names(prose, item)
        });
        let Some(item) = item else {
            return first.filter(|_| introduced).map(|at| at..phrase.end);
        };
        if item.start == lo {
            return Some(lo..phrase.end);
        }
        first = Some(item.start);
        comma = item.start - 1;
    }
    None
}

/// The list that starts with `phrase`, behind which a comma stands.
pub(super) fn starting_with(
    prose: &Prose<'_>,
    phrase: &Range<usize>,
    hi: usize,
) -> Option<Range<usize>> {
    if !is_names(prose, phrase) {
        return None;
    }
    let mut end = phrase.end;
    for _ in 0..MOST {
        if end + 1 >= hi || prose.tokens[end].mark != ',' {
            return None;
        }
        let and = prose.is(end + 1, "and");
        let item = starting_at(prose, end + 1 + usize::from(and), hi)?;
        if !is_names(prose, &item) {
            return None;
        }
        end = item.end;
        if and || item.clone().any(|i| prose.is(i, "and")) {
            let closed = end >= hi || !prose.tokens[end].is_word();
            return closed.then_some(phrase.start..end);
        }
    }
    None
}

/// Whether a phrase is of names only: "Keita", "the Union for Mali", "Obi and Ruiz".
fn is_names(prose: &Prose<'_>, phrase: &Range<usize>) -> bool {
    let tokens = &prose.tokens[phrase.clone()];
    tokens.last().is_some_and(|t| t.capital)
        && phrase.clone().zip(tokens).all(|(i, t)| {
            let name = t.capital
                && t.is_word()
                && !t.any(
                    Class::TIME
                        | Class::FRONT
                        | Class::PREPOSITION
                        | Class::SUBORDINATOR
                        | Class::PRONOUN,
                )
                && !prose.word(i).ends_with("ing");
            name || prose.is_any(i, &["of", "for", "the", "and"])
        })
}
