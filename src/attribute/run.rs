//! How far a run of capitalised words goes: "Ngugi wa Muriuki", "Ministry of Health and Welfare".
//!
//! Leaves out: what the run names (`names`).

use super::name_words::{BEFORE_NAMES, PARTICLES, is_body_word};
use crate::lexicon::world;
use crate::lexicon::{Class, Strength, WordList, given_names};
use crate::text::{Place, Prose};

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
    let paper = is_body_word(prose.word(i + 1)) && prose.tokens[i + 1].capital;
    if token.any(common)
        || token.any(Class::TIME) && !prose.is_any(i, &["April", "May", "June", "August"]) && !paper
    {
        return false;
    }
    let grammatical = token
        .any(Class::AUXILIARY | Class::ADJUNCT | Class::NEGATION | Class::NUMERAL)
        || token.verb.is_some();
    // "Press TV said", "Mark Holt said", "Park Ji-hoon said": what follows shows that the first word is no verb.
    let next = prose.tokens.get(i + 1);
    let named = next.is_some_and(|t| t.capital && t.is_word() && t.sentence == token.sentence)
        && !token.any(Class::AUXILIARY | Class::ADJUNCT | Class::NEGATION)
        && token
            .verb
            .is_none_or(|(v, _)| v.strength != Strength::Strong)
        && (paper
            || given_names::gender(prose.word(i)).is_some()
            || given_names::is_family_first(prose.word(i)));
    !(initial && grammatical) || named
}

/// Whether a word counts as capitalised: "al-Hashimi" does.
fn is_capital(prose: &Prose<'_>, i: usize) -> bool {
    const ARTICLES: WordList =
        WordList::new(&["al", "el", "an", "as", "ash", "at", "az", "ar", "ad", "ul"]);
    if prose.tokens[i].capital {
        return true;
    }
    let word = prose.word(i);
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
                ) || token.verb.is_some() && given_names::gender(prose.word(end)).is_none());
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
            && (i..end).any(|k| prose.is_any(k, &["of"]))
            && is_body_word(prose.word(i));
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
