//! Words for what somebody is: offices, ranks, honorifics, occupations, kin; with the gender where the word has one.
//!
//! The table beside this file (`titles.tsv`) is written from general knowledge. Leaves out: which country an
//! office is of (`world`, `party`), and names.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::given_names::Gender;
use super::lower::lower;

/// What kind of word for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TitleClass {
    /// A post in a state, body, party or company: "foreign minister", "spokeswoman", "lawmaker".
    Office,
    /// A rank or a fighter's word: "general", "soldier".
    Rank,
    /// Before a name, for courtesy or religion: "Mr", "Dr", "Sheikh".
    Honorific,
    /// What somebody does or is in the story: "analyst", "farmer", "witness".
    Occupation,
    /// Family and age: "mother", "neighbour", "man".
    Kin,
}

/// What the table says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TitleInfo {
    /// What kind of word.
    pub class: TitleClass,
    /// The gender the word implies; `Unknown` where it implies none.
    pub gender: Gender,
    /// The word means more than one person.
    pub plural: bool,
}

/// Words in the longest entry; a caller that looks for the longest match starts with as many.
pub const MAX_WORDS: usize = 4;

/// What `words` (lower case, one or more: "spokeswoman", "prime minister") says of a person; `None` where the
/// table does not have them.
#[must_use]
pub fn lookup(words: &str) -> Option<TitleInfo> {
    TABLE.get(words).copied()
}

/// [`lookup`] of words in any case, as a text prints them.
#[must_use]
pub fn lookup_printed(words: &str) -> Option<TitleInfo> {
    match lower(words, &mut [0; LONGEST]) {
        Some(words) => lookup(words),
        // Longer than any entry, unless small letters take fewer bytes.
        None if words.is_ascii() => None,
        None => lookup(&words.to_lowercase()),
    }
}

/// Whether a title may end in `last`: `false`, for most words of a text, is sure.
#[must_use]
pub fn may_end_in(last: &str) -> bool {
    let mut hash = Hash::new();
    if last.is_ascii() {
        last.bytes().for_each(|b| hash.add(b.to_ascii_lowercase()));
    } else {
        last.to_lowercase().bytes().for_each(|b| hash.add(b));
    }
    LAST[hash.place()]
}

/// Bytes of the longest entry, with room to spare.
const LONGEST: usize = 64;

/// Places for last words: many for each, so that few other words share one.
const PLACES: usize = 1 << 13;

/// The place of a word among [`PLACES`].
struct Hash(u32);

impl Hash {
    const fn new() -> Self {
        Self(0x811C_9DC5)
    }

    fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }

    const fn place(&self) -> usize {
        (self.0 ^ self.0 >> 15) as usize % PLACES
    }
}

/// The places of the last words of all entries.
static LAST: LazyLock<Box<[bool]>> = LazyLock::new(|| {
    let mut places = vec![false; PLACES].into_boxed_slice();
    for entry in TABLE.keys() {
        let mut hash = Hash::new();
        let last = entry.rsplit(' ').next().unwrap_or_default();
        last.bytes().for_each(|b| hash.add(b));
        places[hash.place()] = true;
    }
    places
});

/// The entries of one word, lower case.
pub(super) fn single_words() -> impl Iterator<Item = &'static str> {
    TABLE
        .keys()
        .map(AsRef::as_ref)
        .filter(|w: &&str| !w.contains(' '))
}

/// Whether `words` (lower case) is an office, or an office after "former", "acting", "deputy" and the like.
#[must_use]
pub fn is_office(words: &str) -> bool {
    lookup(words).is_some_and(|t| t.class == TitleClass::Office)
}

static TABLE: LazyLock<FxHashMap<Cow<'static, str>, TitleInfo>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in include_str!("titles.tsv").lines() {
        let mut cells = line.split('\t');
        let (Some(class), Some(gender), Some(words)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let class = match class {
            "office" | "monarchy" => TitleClass::Office,
            "rank" => TitleClass::Rank,
            "honorific" => TitleClass::Honorific,
            "occupation" => TitleClass::Occupation,
            "kin" => TitleClass::Kin,
            _ => continue, // the remark at the head
        };
        let gender = match gender {
            "m" => Gender::Masculine,
            "f" => Gender::Feminine,
            _ => Gender::Unknown,
        };
        for word in words.split(';') {
            let (one, many) = match word.split_once('=') {
                Some((one, many)) => (one, Cow::Borrowed(many)),
                // "us" is not several of whom Burmese calls "U".
                None if word.len() == 1 || word.ends_with(['s', '.']) => (word, Cow::Borrowed("")),
                None => (word, format!("{word}s").into()),
            };
            let mut put = |word: Cow<'static, str>, plural| {
                let info = TitleInfo {
                    class,
                    gender,
                    plural,
                };
                let old = table.entry(word).or_insert(info);
                // "chairman" stands with its gender in a later row: the row that knows more wins.
                if old.gender == Gender::Unknown && old.class == class {
                    *old = info;
                }
            };
            put(one.into(), false);
            if !many.is_empty() {
                put(many, true);
            }
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;
    use Gender::{Feminine, Masculine, Unknown};
    use TitleClass::{Honorific, Kin, Occupation, Office, Rank};

    #[track_caller]
    fn check(words: &str, class: TitleClass, gender: Gender) {
        let found = lookup(words).map(|t| (t.class, t.gender));
        assert_eq!(found, Some((class, gender)), "{words}");
    }

    #[test]
    fn words_for_people() {
        check("president", Office, Unknown);
        check("prime minister", Office, Unknown);
        check("foreign minister", Office, Unknown);
        check("spokesman", Office, Masculine);
        check("spokeswoman", Office, Feminine);
        check("spokesperson", Office, Unknown);
        check("chairman", Office, Masculine);
        check("chairwoman", Office, Feminine);
        check("king", Office, Masculine);
        check("queen", Office, Feminine);
        check("secretary-general", Office, Unknown);
        check("lawmaker", Office, Unknown);
        check("member of parliament", Office, Unknown);
        check("general", Rank, Unknown);
        check("lt. col.", Rank, Unknown);
        check("mr", Honorific, Masculine);
        check("mrs.", Honorific, Feminine);
        check("mrs", Honorific, Feminine);
        check("dr", Honorific, Unknown);
        check("ayatollah", Honorific, Masculine);
        check("analyst", Occupation, Unknown);
        check("policewoman", Occupation, Feminine);
        check("widow", Kin, Feminine);
        check("brother-in-law", Kin, Masculine);
        check("u", Honorific, Masculine);
        assert_eq!(lookup("us"), None);
        assert_eq!(lookup("said"), None);
        assert_eq!(lookup("President"), None, "lower case is asked for");
    }

    #[test]
    fn plurals_are_made_and_marked() {
        for word in [
            "ministers",
            "spokesmen",
            "spokespeople",
            "attorneys general",
            "secretaries of state",
            "witnesses",
            "passers-by",
            "women",
            "heads of state",
        ] {
            assert!(lookup(word).is_some_and(|t| t.plural), "{word}");
        }
        assert!(lookup("minister").is_some_and(|t| !t.plural));
    }

    #[test]
    fn a_title_is_found_as_it_is_printed() {
        for entry in TABLE.keys() {
            let last = entry.rsplit(' ').next().unwrap_or_default();
            for (words, last) in [
                (entry.to_string(), last.to_owned()),
                (entry.to_uppercase(), last.to_uppercase()),
            ] {
                assert_eq!(
                    lookup_printed(&words),
                    lookup(&words.to_lowercase()),
                    "{words}"
                );
                assert!(may_end_in(&last), "{words}");
            }
        }
        let idle = (0..1000).filter(|n| !may_end_in(&format!("zz{n}"))).count();
        assert!(idle > 700, "{idle} of 1000 words that end no title");
        assert_eq!(lookup_printed(&"minister ".repeat(90)), None);
    }

    #[test]
    fn there_are_enough_and_none_is_longer_than_it_says() {
        assert!(TABLE.len() > 600, "{}", TABLE.len());
        let longest = TABLE.keys().map(|k| k.split(' ').count()).max();
        assert!(longest <= Some(MAX_WORDS), "{longest:?}");
        assert!(
            TABLE
                .keys()
                .all(|k| k.len() <= LONGEST && k.is_ascii() || !k.is_ascii())
        );
    }
}
