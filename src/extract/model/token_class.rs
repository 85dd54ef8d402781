//! Tokens → small numbers below 64: what kind of word or mark the model takes them for.
//!
//! Change one, and the weights must be trained again. Leaves out: what is made of them (`features`).

use crate::lexicon::{Class, Strength, VerbForm};
use crate::text::{Place, Prose, Token};

/// The first of twelve classes of verbs that report: strength × form.
pub(super) const VERB: u32 = 1;
/// "according", as of "according to".
pub(super) const ACCORDING: u32 = 13;
/// The mark that opens a quotation.
pub(super) const OPEN: u32 = 23;
/// The mark that closes one.
pub(super) const CLOSE: u32 = 24;
/// The first of nine classes of marks; a comma.
pub(super) const COMMA: u32 = 25;
/// The last class of marks.
pub(super) const LAST_MARK: u32 = 33;
/// "that".
pub(super) const THAT: u32 = 44;

/// The class of token `i`.
pub(super) fn of(prose: &Prose<'_>, i: usize) -> u32 {
    let token = &prose.tokens[i];
    match token.place {
        Place::Open => return OPEN,
        Place::Close => return CLOSE,
        _ => {}
    }
    if !token.is_word() {
        return match token.mark {
            ',' => COMMA,
            '.' => 26,
            ':' => 27,
            ';' => 28,
            '—' | '–' | '-' => 29,
            '(' | '[' => 30,
            ')' | ']' => 31,
            '?' | '!' => 32,
            _ => LAST_MARK,
        };
    }
    if let Some((verb, form)) = token.verb() {
        let strength = match verb.strength {
            Strength::Thought => 0,
            Strength::Weak => 4,
            Strength::Strong => 8,
        };
        let form = match form {
            VerbForm::Base => 0,
            VerbForm::Present => 1,
            VerbForm::Past => 2,
            VerbForm::Ing => 3,
        };
        return VERB + strength + form;
    }
    word_class(token, prose.word(i))
}

fn word_class(token: &Token, word: &str) -> u32 {
    let by_list: &[(Class, u32)] = &[
        (Class::SUBJECT, 15),
        (Class::SPEECH_NOUN, 14),
        (Class::NEGATION, 41),
        (Class::BE, 42),
        (Class::MODAL, 43),
        (Class::CLITIC, 46),
        (Class::RELATIVE, 45),
        (Class::PREPOSITION, 19),
        (Class::CONJUNCTION, 20),
        (Class::AUXILIARY, 17),
        (Class::DETERMINER, 18),
        (Class::PRONOUN, 16),
        (Class::TIME, 21),
        (Class::TITLE, 22),
        (Class::NUMERAL, 34),
    ];
    let bytes = word.as_bytes();
    let lower = |w: &str| word.eq_ignore_ascii_case(w);
    if bytes.len() == 4 && lower("that") {
        return THAT;
    }
    if bytes.len() == 9 && lower("according") {
        return ACCORDING;
    }
    if token.class != Class::NONE
        && let Some((_, code)) = by_list.iter().find(|(class, _)| token.any(*class))
    {
        return *code;
    }
    let first_digit = bytes.first().is_some_and(u8::is_ascii_digit);
    match bytes {
        _ if first_digit => 34,
        _ if token.capital && bytes.len() > 1 && bytes.iter().all(u8::is_ascii_uppercase) => 47,
        _ if token.capital => 35,
        [.., b'e', b'd'] => 36,
        [.., b'i', b'n', b'g'] => 37,
        [.., b'l', b'y'] => 38,
        [.., b's'] => 39,
        _ => 40,
    }
}

/// Whether token `i` is most likely a finite verb or an auxiliary.
pub(super) fn is_finite(token: &Token, word: &str) -> bool {
    token.any(Class::FINITE | Class::AUXILIARY | Class::BE | Class::MODAL)
        || token.verb().is_some_and(|(_, f)| f != VerbForm::Ing)
        || !token.capital && token.is_word() && word.ends_with("ed")
}
