//! Noun phrases beside a cue: how far the words go that name a speaker.
//!
//! No parser: a phrase grows from its head over words that can belong to it and stops at the first that cannot.
//! Leaves out: who the phrase means (`attribute`).

use crate::lexicon::{Class, Strength, VerbForm, titles};
use crate::text::{Place, Prose};
use std::ops::Range;

/// Prepositions that may stand inside a speaker's name or role ("the head of the army", "governor of Kano").
const INNER: &[&str] = &["of", "for", "from", "with", "at", "in", "on", "to"];

/// The noun phrase that ends with token `j`, not reaching before `lo`.
///
/// "… and the head of the army" → "the head of the army".
pub(super) fn ending_at(prose: &Prose<'_>, j: usize, lo: usize) -> Option<Range<usize>> {
    let head = prose.tokens.get(j)?;
    if j < lo {
        return None;
    }
    let lone = head.any(Class::SUBJECT | Class::RELATIVE)
        || prose.is_any(
            j,
            &[
                "this", "that", "these", "those", "others", "some", "many", "one", "both",
                "neither", "none", "another", "most", "all", "several",
            ],
        );
    if lone {
        return Some(j..j + 1);
    }
    // "a mother of three"
    let counted = head.any(Class::NUMERAL) && j > lo + 1 && prose.is(j - 1, "of");
    // "six in 10", "one in five"
    let digits = prose.word(j).bytes().all(|b| b.is_ascii_digit()) && !prose.word(j).is_empty();
    if (digits || head.any(Class::NUMERAL))
        && j > lo + 1
        && prose.is(j - 1, "in")
        && prose.tokens[j - 2].any(Class::NUMERAL)
    {
        return Some(j - 2..j + 1);
    }
    if stops(prose, j)
        || head.any(Class::PREPOSITION | Class::DETERMINER | Class::CLITIC) && !counted
    {
        return None;
    }
    let mut start = j;
    let mut k = j;
    while k > lo {
        k -= 1;
        match step_back(prose, k, start, lo) {
            Step::Take => start = k,
            Step::Jump(to) => {
                start = to;
                k = to;
            }
            Step::TakeAndStop => {
                start = k;
                break;
            }
            Step::Stop => break,
        }
    }
    while start < j
        && (prose.tokens[start].any(Class::TIME | Class::PREPOSITION | Class::CLITIC)
            || prose.tokens[start].any(Class::FRONT) && !prose.tokens[start].any(Class::DETERMINER)
            || prose.is_any(start, &["last", "later", "&"])
            || !prose.tokens[start].is_word())
    {
        start += 1;
    }
    start = share(prose, start..j + 1).unwrap_or(start);
    (!prose.tokens[start].any(Class::TIME)).then_some(start..j + 1)
}

/// "… has left 62 percent of voters": where the number stands that opens a share, which is a phrase of its own.
fn share(prose: &Prose<'_>, phrase: Range<usize>) -> Option<usize> {
    let number = |i: usize| {
        prose
            .word(i)
            .bytes()
            .next()
            .is_some_and(|b| b.is_ascii_digit())
            || prose.tokens[i].any(Class::NUMERAL)
    };
    let percent = (phrase.start + 1..phrase.end)
        .find(|&i| prose.is_any(i, &["percent", "%"]) && number(i - 1))?;
    let mut start = percent - 1;
    while start > phrase.start
        && prose.is_any(
            start - 1,
            &[
                "the", "some", "about", "another", "nearly", "almost", "only", "other",
            ],
        )
    {
        start -= 1;
    }
    Some(start)
}

enum Step {
    Take,
    Jump(usize),
    TakeAndStop,
    Stop,
}

/// Whether token `k` belongs to a phrase that so far starts at `start`.
fn step_back(prose: &Prose<'_>, k: usize, start: usize, lo: usize) -> Step {
    let token = &prose.tokens[k];
    let can_hold = |i: usize| i >= lo && i < k && !stops(prose, i);
    if token.any(Class::PREPOSITION) {
        let joins = k > lo
            && prose.is_any(k, INNER)
            && can_hold(k - 1)
            && !prose.tokens[k - 1].any(Class::PREPOSITION | Class::DETERMINER | Class::TIME)
            && (prose.is(k, "of")
                || !verbal(prose, k - 1) && !prose.tokens[k - 1].any(Class::FRONT));
        return if joins { Step::Jump(k - 1) } else { Step::Stop };
    }
    if prose.is(k, "and") {
        // "Kenya and the United States"
        let next = k + 1 + usize::from(prose.is(k + 1, "the"));
        let joins = k > lo
            && can_hold(k - 1)
            && prose.tokens[k - 1].capital
            && (prose.tokens.get(next).is_some_and(|t| t.capital)
                // "Legal and religious groups", "Police and residents" at the start of a sentence
                || k == lo + 1
                    && start == k + 1
                    && !prose.tokens[lo]
                        .any(Class::DETERMINER | Class::PRONOUN | Class::FRONT | Class::TIME | Class::CONJUNCTION))
            && !prose.tokens[k - 1].any(Class::PREPOSITION);
        return if joins { Step::Jump(k - 1) } else { Step::Stop };
    }
    // "One of the authors of that report": behind a preposition it points.
    let points = prose.is(k, "that") && k > lo && prose.tokens[k - 1].any(Class::PREPOSITION);
    if stops(prose, k) && !points {
        return Step::Stop;
    }
    if token.any(Class::DETERMINER | Class::POSSESSIVE) && !prose.tokens[start].any(Class::CLITIC) {
        if k >= lo + 2 && prose.is_any(k - 1, INNER) {
            let before = k - 2;
            // "one of these groups", "some of the residents"
            let share = prose.is(k - 1, "of")
                && prose.is_any(
                    before,
                    &[
                        "one", "some", "many", "most", "several", "all", "both", "none", "few",
                        "two", "three", "four",
                    ],
                );
            if share {
                return Step::Jump(before);
            }
            let joins = !stops(prose, before)
                && !prose.tokens[before].any(Class::DETERMINER | Class::PREPOSITION | Class::TIME)
                && !verbal(prose, before);
            if joins {
                return Step::Jump(before);
            }
        }
        let joined = k >= lo + 2
            && prose.is(k, "the")
            && prose.is(k - 1, "and")
            && prose.tokens[start].capital
            && prose.tokens[k - 2].capital;
        let doubled = joined || k > lo && prose.tokens[k - 1].any(Class::DETERMINER);
        return if doubled {
            Step::Take
        } else {
            Step::TakeAndStop
        };
    }
    Step::Take
}

/// Whether token `i` looks like a verb, so that a preposition after it does not continue a noun phrase.
fn verbal(prose: &Prose<'_>, i: usize) -> bool {
    let token = &prose.tokens[i];
    let word = prose.word(i);
    !token.capital && (token.verb().is_some() && !token.any(Class::NOUNY) || word.ends_with("ed"))
}

/// Whether token `i` cannot stand inside a noun phrase.
pub(super) fn stops(prose: &Prose<'_>, i: usize) -> bool {
    let token = &prose.tokens[i];
    if matches!(token.place, Place::Open | Place::Close) {
        return true;
    }
    if !token.is_word() {
        return !matches!(token.mark, '&' | '$' | '/' | '-' | '%') && !is_plural_owner(prose, i);
    }
    if prose.is(i, "'s") {
        return false;
    }
    if token.any(Class::PRONOUN) && !token.any(Class::DETERMINER | Class::POSSESSIVE) {
        return true;
    }
    // "the judge in that case"
    if prose.is(i, "that") && i > 0 && prose.tokens[i - 1].any(Class::PREPOSITION) {
        return false;
    }
    if token.any(Class::CONJUNCTION)
        || token.any(Class::AUXILIARY) && !prose.is_any(i, &["first", "later", "may", "will"])
    {
        return !(token.capital && i > 0 && prose.is_any(i, &["May", "Will"]));
    }
    let lower = !token.capital;
    if let Some((verb, form)) = token.verb()
        && lower
        && !token.any(Class::NOUNY)
    {
        let thought_noun = verb.strength == Strength::Thought && form == VerbForm::Base;
        return form != VerbForm::Ing && !thought_noun;
    }
    // "the newly built bridge"
    let describes =
        i > 0 && prose.tokens[i - 1].any(Class::DETERMINER) && prose.word(i + 1).ends_with("ed");
    lower
        && prose.word(i).ends_with("ly")
        && !describes
        && !prose.is_any(
            i,
            &[
                "family", "ally", "daily", "weekly", "monthly", "elderly", "assembly", "early",
            ],
        )
}

/// Whether token `i` is the apostrophe of "Locks' first selectman".
fn is_plural_owner(prose: &Prose<'_>, i: usize) -> bool {
    matches!(prose.tokens[i].mark, '\'' | '’')
        && i > 0
        && prose.tokens[i - 1].span.end == prose.tokens[i].span.start
        && prose.word(i - 1).ends_with('s')
        && prose.tokens.get(i + 1).is_some_and(|t| {
            t.is_word()
                && (prose.is(i + 1, "first")
                    || !t.any(Class::CONJUNCTION | Class::AUXILIARY | Class::FINITE))
        })
}

/// The noun phrase that starts with token `i`, not reaching `hi` or past it; appositions are `with_apposition`'s.
pub(super) fn starting_at(prose: &Prose<'_>, i: usize, hi: usize) -> Option<Range<usize>> {
    if i >= hi {
        return None;
    }
    if prose.tokens[i].any(Class::SUBJECT) {
        return Some(i..i + 1);
    }
    let mut end = None;
    let mut k = i;
    while k < hi {
        let token = &prose.tokens[k];
        if token.any(Class::PREPOSITION) {
            let inner = end.is_some()
                && prose.is_any(k, &["of", "for", "from", "in", "at", "to"])
                && k + 1 < hi
                && !stops(prose, k + 1)
                && !prose.tokens[k + 1].any(Class::TIME);
            // "people familiar with the talks"
            let known_by = k > i
                && prose.is_any(k, &["with", "to", "on"])
                && prose.is_any(k - 1, &["familiar", "close", "privy", "briefed"]);
            let inner = inner || known_by && end.is_some();
            let near = prose.is(k, "of")
                || known_by
                || prose.tokens[i..k].iter().any(|t| t.any(Class::TITLE))
                    && !prose.is_any(k, &["in"]);
            if !(inner && (near || prose.is_any(k, &["for", "from"]))) {
                break;
            }
        } else if prose.is(k, "and") {
            // "said teacher and author Ana Ruiz": one person's two roles
            let two_roles = !prose.tokens[i].any(Class::DETERMINER)
                && end.is_some()
                && prose.tokens[k - 1].any(Class::TITLE)
                && titles::lookup_printed(prose.word(k - 1)).is_some_and(|t| !t.plural)
                && prose.tokens[i..k].iter().all(|t| !t.capital);
            if !(end.is_some()
                && k + 1 < hi
                && (prose.tokens[k + 1].capital
                    || two_roles && prose.tokens[k + 1].any(Class::TITLE))
                && (prose.tokens[k - 1].capital || two_roles))
            {
                break;
            }
        } else if end.is_some() && !token.capital && is_finite(prose, k) {
            break; // "Marta Wolska left"
        } else if token.any(Class::TIME) && k == i + 1 && prose.tokens[i].any(Class::DETERMINER) {
            // "a Friday statement", "a March 14, 2019 press release"
            k = behind_date(prose, k, hi);
            continue;
        } else if stops(prose, k)
            || token.any(Class::TIME)
            || end == Some(k) && token.any(Class::DETERMINER) && !token.any(Class::NUMERAL)
        {
            break;
        } else {
            end = Some(k + 1);
        }
        k += 1;
    }
    Some(i..end?)
}

/// One past a date that starts with the month or weekday at `k`: "March 14, 2019".
fn behind_date(prose: &Prose<'_>, k: usize, hi: usize) -> usize {
    let digits = |i: usize| i < hi && prose.word(i).starts_with(|c: char| c.is_ascii_digit());
    let mut end = k + 1;
    if digits(end) {
        end += 1;
    }
    if end < hi && prose.tokens[end].mark == ',' && digits(end + 1) {
        end += 2;
    }
    end
}

/// Whether a lower-case word behind a name or noun is most likely the verb of its sentence.
fn is_finite(prose: &Prose<'_>, k: usize) -> bool {
    let token = &prose.tokens[k];
    let past = prose.word(k).ends_with("ed");
    // "the parents tried to have him released"
    let infinitive = prose.is(k + 1, "to");
    // "some of the farmers remain reluctant"
    let remains = prose.is_any(k, &["remain", "seem", "seems"])
        && prose.word(k - 1).ends_with('s')
        && !prose.tokens[k - 1].any(Class::DETERMINER);
    // "The ministry released a statement": a participle in a phrase has no article behind it.
    let object = prose.tokens.get(k + 1).is_some_and(|t| {
        t.any(Class::DETERMINER) || prose.word(k + 1).starts_with(|c: char| c.is_ascii_digit())
    });
    token.any(Class::FINITE) && !token.any(Class::CLITIC)
        || remains
        || past && (prose.tokens[k - 1].capital || infinitive || object)
}

/// Words after a comma that start an apposition: "an adviser to …", "head of the …", "who commands …".
pub(super) fn opens_apposition(prose: &Prose<'_>, k: usize) -> bool {
    let token = &prose.tokens[k];
    token.any(Class::DETERMINER | Class::TITLE)
        || prose.is_any(
            k,
            &[
                "who",
                "which",
                "whose",
                "former",
                "speaking",
                "citing",
                "himself",
                "herself",
                "themselves",
                "now",
                "then",
                "head",
                "founder",
                "chief",
                "senior",
                "co-founder",
                "leader",
                "like",
                "as",
                "along",
                "including",
                "of",
            ],
        )
        || prose.word(k).starts_with(|c: char| c.is_ascii_digit())
}

/// A phrase with the apposition after it, its closing comma left out: "X, an adviser to Y" before ", said" or at
/// the end of its sentence.
pub(super) fn with_apposition(prose: &Prose<'_>, phrase: Range<usize>, hi: usize) -> Range<usize> {
    let comma = phrase.end;
    if comma + 1 >= hi || prose.tokens[comma].mark != ',' {
        return phrase;
    }
    if let Some(list) = super::list::starting_with(prose, &phrase, hi) {
        return list;
    }
    if !prose.tokens[comma - 1].capital && prose.tokens[comma + 1].capital {
        // "said the interior minister, Karim Belhadj": the name stands behind the role.
        let name = starting_at(prose, comma + 1, hi).filter(|n| prose.tokens[n.end - 1].capital);
        return phrase.start..name.map_or(phrase.end, |n| n.end);
    }
    if let Some(behind) = behind_owner(prose, comma + 1, hi) {
        return behind;
    }
    if !opens_apposition(prose, comma + 1) {
        return phrase;
    }
    if prose.is_any(
        comma + 1,
        &[
            "as",
            "like",
            "along",
            "including",
            "citing",
            "speaking",
            "now",
            "then",
        ],
    ) {
        return phrase;
    }
    let mut k = comma + 1;
    while k < hi && k - comma < 25 {
        let token = &prose.tokens[k];
        if matches!(token.place, Place::Open | Place::Close)
            || matches!(token.mark, '.' | ';' | ',' | ':' | '—')
        {
            break;
        }
        k += 1;
    }
    phrase.start..k
}

/// "said University of Oregon, Salem's chancellor, Prisca Kaul": the role behind the comma within the owner's name,
/// with the name that explains it.
fn behind_owner(prose: &Prose<'_>, i: usize, hi: usize) -> Option<Range<usize>> {
    let role = starting_at(prose, i, hi)?;
    let head = &prose.tokens[role.end - 1];
    let owned = prose.tokens[i].capital && role.clone().any(|k| prose.is(k, "'s"));
    let named = role.end + 1 < hi
        && prose.tokens[role.end].mark == ','
        && prose.tokens[role.end + 1].capital;
    if !owned || !named || head.capital || !head.any(Class::TITLE) {
        return None;
    }
    let name = starting_at(prose, role.end + 1, hi)?;
    prose.tokens[name.end - 1].capital.then_some(i..name.end)
}
