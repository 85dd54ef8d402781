//! How far a run of capitalised words goes: "Ngugi wa Muriuki", "Ministry of Health and Welfare".
//!
//! Leaves out: what the run names (`names`).

use super::name_words::{BEFORE_NAMES, PARTICLES, is_body_word, is_portfolio};
use crate::lexicon::world;
use crate::lexicon::{Class, Strength, WordList, given_names, titles};
use crate::text::{Place, Prose};
use std::ops::Range;

/// Whether token `i` opens a run of capitalised words that can be a name.
pub(super) fn starts_run(prose: &Prose<'_>, i: usize) -> bool {
    let token = &prose.tokens[i];
    if !is_capital(prose, i) || !token.is_word() || token.any(Class::CLITIC) {
        return false;
    }
    let common =
        Class::DETERMINER | Class::PRONOUN | Class::PREPOSITION | Class::CONJUNCTION | Class::FRONT;
    let initial = prose.sentence(i).start == i || i > 0 && prose.tokens[i - 1].place == Place::Open;
    if initial && BEFORE_NAMES.has(prose.word(i)) {
        return false;
    }
    // "The Sunday Times": a weekday that belongs to a body's name.
    let paper = || {
        let next = prose.tokens.get(i + 1);
        next.is_some_and(|t| t.capital) && is_body_word(prose.word(i + 1))
    };
    if token.any(common)
        || token.any(Class::TIME)
            && !prose.is_any(i, &["April", "May", "June", "August"])
            && !paper()
    {
        return false;
    }
    let grammatical = token
        .any(Class::AUXILIARY | Class::ADJUNCT | Class::NEGATION | Class::NUMERAL)
        || token.verb().is_some();
    // "Press TV said", "Mark Holt said", "Park Ji-hoon said": what follows shows that the first word is no verb.
    let next = prose.tokens.get(i + 1);
    let named = next.is_some_and(|t| t.capital && t.is_word() && t.sentence == token.sentence)
        && !token.any(Class::AUXILIARY | Class::ADJUNCT | Class::NEGATION)
        && token
            .verb()
            .is_none_or(|(v, _)| v.strength != Strength::Strong)
        && (paper()
            || given_names::gender(prose.word(i)).is_some()
            || given_names::is_family_first(prose.word(i)));
    !(initial && grammatical) || named
}

/// Whether a word counts as capitalised: "al-Hashimi" does.
fn is_capital(prose: &Prose<'_>, i: usize) -> bool {
    const ARTICLES: WordList =
        WordList::new(&["al", "el", "an", "as", "ash", "at", "az", "ar", "ad", "ul"]);
    let token = &prose.tokens[i];
    if token.capital || !token.joined {
        return token.capital;
    }
    let word = prose.word(i);
    // "d'Almeida": what `joined` tells of a word without a hyphen, too.
    let elided = matches!(word.as_bytes(), [b'd', b'\'' | 0xE2, ..])
        && word
            .trim_start_matches(['d', '\'', '’'])
            .starts_with(char::is_uppercase);
    if elided {
        return true;
    }
    // Told by the place of the hyphen: nearly no word is one.
    if !matches!(word.as_bytes(), [_, _, b'-', ..] | [_, _, _, b'-', ..]) {
        return false;
    }
    word.split_once('-').is_some_and(|(article, rest)| {
        ARTICLES.has_exactly(article) && rest.starts_with(char::is_uppercase)
    })
}

/// One past the last word of the run that starts at `i`.
pub(super) fn run_end(prose: &Prose<'_>, i: usize) -> usize {
    let sentence = prose.tokens[i].sentence;
    let quotation = prose.tokens[i].place;
    let mut end = i + 1;
    while end < prose.tokens.len() {
        let token = &prose.tokens[end];
        if token.sentence == sentence && owns_body(prose, end) {
            end += 2;
            continue;
        }
        if token.sentence != sentence
            || !token.is_word()
            || token.any(Class::CLITIC)
            || (token.place == Place::Inside) != (quotation == Place::Inside)
        {
            break;
        }
        if is_capital(prose, end) {
            // "USA Today", "India Today"
            let paper = prose.is(end, "Today") && world::lookup(prose.word(end - 1)).is_some();
            // "Diallo Calls Keita A Coward": in a title every word has a capital.
            let verbal = prose.in_title(end)
                && (token.any(
                    Class::FINITE | Class::AUXILIARY | Class::PREPOSITION | Class::DETERMINER,
                ) || token.verb().is_some() && given_names::gender(prose.word(end)).is_none());
            if verbal
                || token.any(Class::TIME) && !paper
                || token.any(Class::PRONOUN | Class::CONJUNCTION) && !prose.is(end, "May")
            {
                break;
            }
            end += 1;
            continue;
        }
        let next_capital = |k: usize| {
            prose.tokens.get(k).is_some_and(|t| {
                is_capital(prose, k)
                    && t.is_word()
                    && t.sentence == sentence
                    && !t.any(Class::TIME | Class::PRONOUN)
            })
        };
        let joins_name = PARTICLES.has_exactly(prose.word(end))
            && (next_capital(end + 1)
                || PARTICLES.has_exactly(prose.word(end + 1)) && next_capital(end + 2));
        // "Lost 52 Project"
        let numbered = token.is_word()
            && prose.word(end).bytes().all(|b| b.is_ascii_digit())
            && next_capital(end + 1)
            && is_body_word(prose.word(end + 1));
        let of_body = prose.is_any(end, &["of", "for"])
            && (i..end).any(|k| is_body_word(prose.word(k)))
            && (next_capital(end + 1) || prose.is(end + 1, "the") && next_capital(end + 2));
        let and_body = prose.is(end, "and")
            && next_capital(end + 1)
            && (is_body_word(prose.word(i)) && (i..end).any(|k| prose.is(k, "of"))
                || joins_two_fields(prose, i, end));
        if joins_name || of_body || and_body || numbered {
            end += 1;
            if prose.is(end, "the") {
                end += 1;
            }
            continue;
        }
        break;
    }
    end
}

/// "Teachers' Union", "People's Liberation Army": whether the mark or clitic at `end` joins members to their body.
fn owns_body(prose: &Prose<'_>, end: usize) -> bool {
    const MEMBERS: WordList = WordList::new(&["people", "children", "women", "men"]);
    let members = prose.word(end - 1);
    let owner = if prose.is(end, "'s") {
        MEMBERS.has(members)
    } else {
        matches!(prose.tokens[end].mark, '\'' | '’')
            && !prose.tokens[end].spaced
            && members.ends_with('s')
            && titles::lookup_printed(members).is_some_and(|t| t.plural)
    };
    owner && capitals(prose, end + 1).any(|k| is_body_word(prose.word(k)))
}

/// The capitalised words from token `from` on, four at most.
fn capitals<'p>(prose: &'p Prose<'_>, from: usize) -> impl Iterator<Item = usize> + 'p {
    let near = from..prose.tokens.len().min(from + 4);
    near.take_while(move |&k| {
        let token = &prose.tokens[k];
        token.capital && token.is_word() && token.sentence == prose.tokens[from].sentence
    })
}

/// Whether the "and" at `and` stands between two fields of one body, whose name starts at `start`: "Institute of
/// Volcanology and Hydrology", "Flood Relief and Repair Council".
fn joins_two_fields(prose: &Prose<'_>, start: usize, and: usize) -> bool {
    let field = |i: usize| is_field(prose.word(i));
    if !field(and - 1) {
        return false;
    }
    let body = |i: usize| is_body_word(prose.word(i));
    if (start..and).any(body) {
        let other_body = capitals(prose, and + 1).skip(1).any(body);
        return field(and + 1) && !other_body && (start..and).any(|k| prose.is(k, "of"));
    }
    let last = capitals(prose, and + 1).last();
    last.is_some_and(|last| {
        last > and + 1
            && body(last)
            && world::lookup(prose.words(&(and + 1..last + 1))).is_none()
            && !(start..and).any(|k| given_names::gender(prose.word(k)).is_some())
    })
}

/// Whether the word can be what a body works on: "Defence", "Seismology", "Management".
fn is_field(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "logy", "graphy", "nomy", "ics", "ture", "tion", "ment", "istry", "ness", "ences", "ance",
        "ing",
    ];
    is_portfolio(word) || word.len() > 5 && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// The words before a bracket whose initials stand in it: "Trains for Lisbon (`TfL`)". `open` is the bracket, behind
/// which the short form stands.
pub(super) fn long_form(prose: &Prose<'_>, open: usize) -> Option<Range<usize>> {
    const MOST: usize = 16;
    let short = prose.word(open + 1);
    let mut letters = short.chars().filter(|c| c.is_uppercase()).rev().peekable();
    if short.chars().filter(|c| c.is_uppercase()).count() < 2 {
        return None;
    }
    let sentence = prose.tokens[open].sentence;
    for i in (0..open).rev().take(MOST) {
        let token = &prose.tokens[i];
        if token.sentence != sentence || !token.outside() {
            return None;
        }
        if !token.capital || !token.is_word() {
            let within = matches!(token.mark, '\'' | '’' | '&' | '-')
                || token.any(Class::CLITIC)
                || prose.is_any(
                    i,
                    &[
                        "of", "for", "and", "the", "in", "on", "de", "la", "du", "des",
                    ],
                );
            if within && i + 1 < open {
                continue;
            }
            return None;
        }
        let initial = prose.word(i).chars().next()?;
        if !initial.to_uppercase().eq(letters.next()?.to_uppercase()) {
            return None;
        }
        if letters.peek().is_none() {
            return (i + 2 < open).then_some(i..open);
        }
    }
    None
}
