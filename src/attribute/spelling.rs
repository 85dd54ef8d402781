//! Names as words: one spelling for one name, its first word and its surname.
//!
//! Leaves out: who bears a name (`people`).

use crate::lexicon::given_names::{self, Gender};
use crate::text::Prose;
use std::borrow::Cow;
use std::ops::Range;

/// Name endings that are no surname.
const SUFFIXES: &[&str] = &["Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"];

/// Whether the letters of `short` stand in `long` in this order: "Chivol" in "Chilean Institute of Volcanology". Small
/// and large letters are the same.
pub(super) fn letters_in_order(short: &str, long: &str) -> bool {
    let mut rest = long.chars().flat_map(char::to_lowercase);
    let mut letters = short.chars().flat_map(char::to_lowercase);
    letters.all(|letter| rest.any(|other| other == letter))
}

/// One spelling for one name: lower case, no accents, "iy" and "yy" as "y", double letters single.
#[must_use]
pub fn fold(name: &str) -> String {
    let plain = if name.is_ascii() {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(any_ascii::any_ascii(name))
    };
    let mut folded = Vec::with_capacity(plain.len());
    let mut last = b'\0';
    for byte in plain.bytes() {
        let byte = byte.to_ascii_lowercase();
        if !(byte.is_ascii_alphanumeric() || byte == b' ') || byte == b'i' && last == b'y' {
            continue;
        }
        if byte == b'y' && last == b'i' {
            folded.pop();
            last = folded.last().copied().unwrap_or_default();
        }
        if byte != last {
            folded.push(byte);
            last = byte;
        }
    }
    // ASCII, whatever the name was.
    String::from_utf8(folded).unwrap_or_default()
}

/// "De" of "De la Torre"; "Le" of "Le Thi Hoa" is a family name.
pub(super) fn is_surname_start(word: &str) -> bool {
    given_names::is_particle(word) && !given_names::is_family_first(word)
}

/// Whether the title has its long words capitalised, names or not.
pub(super) fn title_is_in_capitals(prose: &Prose<'_>) -> bool {
    let title = prose
        .tokens
        .iter()
        .take_while(|t| (t.paragraph as usize) < prose.titles);
    let (mut all, mut capitals) = (0, 0);
    for token in title.filter(|t| t.is_word() && t.span.len() > 3) {
        all += 1;
        capitals += usize::from(token.capital);
    }
    all >= 4 && capitals * 5 >= all * 4
}

/// Whether `long` is `short` with words before it, in any spelling.
pub(super) fn ends_with_words(long: &str, short: &str) -> bool {
    fold(long)
        .strip_suffix(&fold(short))
        .is_some_and(|before| before.ends_with(' '))
}

pub(super) fn given_gender(name: &str) -> Gender {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let Some(second) = words.next() else {
        return Gender::Unknown;
    };
    if stands_family_first(first, second) {
        return given_names::gender(second).unwrap_or(Gender::Unknown);
    }
    given_names::gender(first).unwrap_or(Gender::Unknown)
}

/// Whether `first` is the family's name and not the given one: "Tran Hoa", "Kim Sang-ho", but "Kim Larsen".
fn stands_family_first(first: &str, second: &str) -> bool {
    // Of two syllables the second is written small, as no family's is.
    let syllables = second.split_once('-').is_some_and(|(a, b)| {
        a.starts_with(char::is_uppercase) && b.starts_with(char::is_lowercase)
    });
    // "Lien De Smet", but "Tran Van Duc"
    let particle = given_names::is_particle(second) && !second.eq_ignore_ascii_case("van");
    !particle
        && given_names::is_family_first(first)
        && (syllables || given_names::gender(first).is_none())
}

/// Folded first word and surname of a name; where the family stands first, the other way round.
pub(super) fn ends(prose: &Prose<'_>, words: &Range<usize>) -> (String, String) {
    let mut last = words.end - 1;
    while last > words.start && SUFFIXES.contains(&prose.word(last)) {
        last -= 1;
    }
    let (first, last) = (prose.word(words.start), prose.word(last));
    let family_first = words.len() > 1
        && words.len() <= 3
        && stands_family_first(first, prose.word(words.start + 1));
    if family_first {
        (fold(last), fold(first))
    } else {
        (fold(first), fold(last))
    }
}

/// Whether a first name fits a whole name: the same, or an initial of it.
pub(super) fn same_first(first: &str, name: &str) -> bool {
    name.split_whitespace().any(|word| {
        let own = fold(word);
        own == first
            || own.len() == 1 && first.starts_with(&own)
            || first.len() == 1 && own.starts_with(first)
    })
}
