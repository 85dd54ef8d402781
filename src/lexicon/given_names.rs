//! Given names of the whole world with their gender, and the other parts of names: particles, patronymics,
//! gendered family names, family names that stand first.
//!
//! The lists beside this file are written from general knowledge. A name outside them says nothing of a
//! gender: the answer is then `None`, never a guess from how a word sounds, except where a language marks
//! gender by rule (Slavic and Icelandic endings). Leaves out: which words of an article are names (`attribute`).

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::list::WordList;
use super::lower::lower;

/// The gender a word implies, as far as English pronouns ask for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "he".
    Masculine,
    /// "she".
    Feminine,
    /// Either, or the word does not say.
    #[default]
    Unknown,
}

/// The gender of a given name: `Some(Unknown)` for a name of both ("Robin"), `None` for a word that is not in
/// the lists. Accents and case do not count; of "Jean-Noël" the first part decides where the whole is not listed.
///
/// ```
/// use onrecord::lexicon::given_names::{Gender, gender};
/// assert_eq!(gender("Volodymyr"), Some(Gender::Masculine));
/// assert_eq!(gender("Łucja-Maria"), None);
/// ```
#[must_use]
pub fn gender(name: &str) -> Option<Gender> {
    let of = |name: &str| {
        NAMES.get(name).copied().or_else(|| {
            let (first, _) = name.split_once('-')?;
            NAMES.get(first).copied()
        })
    };
    match plain(name, &mut [0; 32]) {
        Some(name) => of(name),
        None => of(&fold(name)),
    }
}

/// [`fold`] of most words, without a new string.
fn plain<'r, const N: usize>(word: &str, room: &'r mut [u8; N]) -> Option<&'r str> {
    lower(word, room).filter(|word| !word.contains('`'))
}

/// The gender that the form of a family name or patronymic shows by the rules of its language: Slavic
/// "-ova", "-skaya", "-ovich", "-ivna", Icelandic "-dóttir". `None` where the form shows none.
#[must_use]
pub fn surname_gender(name: &str) -> Option<Gender> {
    const FEMININE: [&str; 15] = [
        "ovna", "evna", "ivna", "yivna", "ovska", "evska", "inska", "enska", "skaya", "skaia",
        "skaja", "cka", "dottir", "ova", "eva",
    ];
    const MASCULINE: [&str; 11] = [
        "ovich", "evich", "ovych", "evych", "yovych", "ovsky", "evsky", "inskyi", "ovskyi",
        "evskyi", "inski",
    ];
    let name = fold(name);
    let ends = |ending: &&str| name.len() > ending.len() + 1 && name.ends_with(*ending);
    if FEMININE.iter().any(ends) {
        Some(Gender::Feminine)
    } else if MASCULINE.iter().any(ends) {
        Some(Gender::Masculine)
    } else {
        None
    }
}

/// Whether `word` is a patronymic, which stands between given name and family name: "Vladimirovich", "Petrivna".
#[must_use]
pub fn is_patronymic(word: &str) -> bool {
    const ENDINGS: [&str; 9] = [
        "ovich", "evich", "ovych", "yovych", "evych", "ovna", "evna", "ivna", "yivna",
    ];
    let word = fold(word);
    ENDINGS
        .iter()
        .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Whether `word` is a particle inside a name: "de", "van", "bin", "al", "ter"; in any case ("Van", "De").
#[must_use]
pub fn is_particle(word: &str) -> bool {
    const PARTICLES: WordList = WordList::new(&[
        "abu", "abou", "af", "ag", "al", "al-", "ap", "ben", "bin", "bint", "binte", "bou", "d",
        "da", "das", "de", "degli", "dei", "del", "della", "delle", "dello", "den", "der", "di",
        "do", "dos", "du", "e", "el", "el-", "ibn", "la", "las", "le", "les", "lo", "los", "mac",
        "ould", "st", "te", "ten", "ter", "ul", "umm", "van", "vom", "von", "y", "zu", "zum",
        "zur", "'t", "o", "oglu", "dela", "delas", "delos",
    ]);
    let word = fold(word);
    PARTICLES.has_exactly(&word)
}

/// Whether `word` is a family name that stands before the given name in English news, too: "Xi" (Jinping),
/// "Kim" (Jong Un), "Nguyen" (Phu Trong). Some are Western given names as well ("Kim"): the caller looks at
/// what follows.
#[must_use]
pub fn is_family_first(surname: &str) -> bool {
    match plain(surname, &mut [0; 32]) {
        Some(name) => FAMILY_FIRST.contains(name),
        None => FAMILY_FIRST.contains(fold(surname).as_ref()),
    }
}

/// Chinese in Pinyin, Wade–Giles and Cantonese spelling; Korean; Vietnamese; Khmer and Burmese leaders' forms.
static FAMILY_FIRST: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("given_names/family_first.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

static NAMES: LazyLock<FxHashMap<Cow<'static, str>, Gender>> = LazyLock::new(|| {
    let mut names = FxHashMap::default();
    let lists = [
        (include_str!("given_names/masculine.txt"), Gender::Masculine),
        (include_str!("given_names/feminine.txt"), Gender::Feminine),
        (include_str!("given_names/either.txt"), Gender::Unknown),
    ];
    for (list, gender) in lists {
        for word in list
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
        {
            let known = names.entry(fold(word)).or_insert(gender);
            if *known != gender {
                *known = Gender::Unknown; // in two lists: a name of both
            }
        }
    }
    names
});

/// Lower case without accents, dots under letters and other marks, for comparing names across spellings:
/// "Erdoğan" → "erdogan", "Łódź" → "lodz". Letters outside Latin stay as they are.
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    let all = word.bytes().fold((true, true), |(ascii, small), b| {
        (ascii & b.is_ascii(), small & !b.is_ascii_uppercase())
    });
    if all == (true, true) {
        return word.into();
    }
    if all.0 {
        let mut lower = word.to_ascii_lowercase();
        if lower.contains('`') {
            lower = lower.replace('`', "'");
        }
        return lower.into();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ' | 'ắ' | 'ằ' | 'ặ' =>
            {
                folded.push('a');
            }
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' | 'ə' =>
            {
                folded.push('e');
            }
            'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǧ' => folded.push('g'),
            'ĥ' | 'ħ' | 'ḥ' => folded.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ị' => folded.push('i'),
            'ķ' => folded.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' | 'ố' | 'ồ' | 'ộ' | 'ớ' | 'ờ' | 'ợ' =>
            {
                folded.push('o');
            }
            'ŕ' | 'ŗ' | 'ř' => folded.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => folded.push('s'),
            'ţ' | 'ť' | 'ț' | 'ṭ' => folded.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ứ' | 'ừ' => {
                folded.push('u');
            }
            'ŵ' => folded.push('w'),
            'ý' | 'ÿ' | 'ŷ' | 'ỳ' => folded.push('y'),
            'ź' | 'ż' | 'ž' | 'ẓ' => folded.push('z'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '’' | 'ʼ' | '‘' | '`' => folded.push('\''),
            '\u{300}'..='\u{36f}' => {} // combining marks of a decomposed letter
            other => folded.push(other),
        }
    }
    folded.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Gender::{Feminine, Masculine, Unknown};

    #[track_caller]
    fn check(name: &str, expected: Option<Gender>) {
        assert_eq!(gender(name), expected, "{name}");
    }

    #[test]
    fn names_of_the_whole_world() {
        check("William", Some(Masculine));
        check("Mary", Some(Feminine));
        check("Robin", Some(Unknown));
        check("Jean-Noël", Some(Masculine));
        check("Marie-Claire", Some(Feminine));
        check("José", Some(Masculine));
        check("Ximena", Some(Feminine));
        check("João", Some(Masculine));
        check("Giuseppe", Some(Masculine));
        check("Jürgen", Some(Masculine));
        check("Annegret", Some(Feminine));
        check("Søren", Some(Masculine));
        check("Päivi", Some(Feminine));
        check("László", Some(Masculine));
        check("Oleksandr", Some(Masculine));
        check("Oksana", Some(Feminine));
        check("Zbigniew", Some(Masculine));
        check("Małgorzata", Some(Feminine));
        check("Nikol", Some(Masculine));
        check("Salome", Some(Feminine));
        check("Mehmet", Some(Masculine));
        check("Ayşe", Some(Feminine));
        check("Abdullah", Some(Masculine));
        check("Fatima", Some(Feminine));
        check("Mohammad", Some(Masculine));
        check("Nasrin", Some(Feminine));
        check("Yitzhak", Some(Masculine));
        check("Shulamit", Some(Feminine));
        check("Narendra", Some(Masculine));
        check("Sushma", Some(Feminine));
        check("Shinzo", Some(Masculine));
        check("Yuriko", Some(Feminine));
        check("Jae-in", Some(Masculine));
        check("Kyung-hwa", Some(Feminine));
        check("Olusegun", Some(Masculine));
        check("Ngozi", Some(Feminine));
        check("Abiy", Some(Masculine));
        check("Tsitsi", Some(Feminine));
        check("VOLODYMYR", Some(Masculine));
    }

    #[test]
    fn a_word_outside_the_lists_says_nothing() {
        for word in ["", "\u{301}", "Kremlin", "Xyzzy", "the", "government", "-"] {
            check(word, None);
        }
    }

    #[test]
    fn family_names_that_show_gender() {
        for name in [
            "Ivanova",
            "Zakharova",
            "Matviichuk-Petrova",
            "Sigurðardóttir",
            "Volskaya",
        ] {
            assert_eq!(surname_gender(name), Some(Feminine), "{name}");
        }
        assert_eq!(surname_gender("Vladimirovich"), Some(Masculine));
        for name in ["Smith", "Putin", "Nova", "Eva", "Merkel"] {
            assert_eq!(surname_gender(name), None, "{name}");
        }
    }

    #[test]
    fn other_parts_of_names() {
        for word in [
            "de", "van", "von", "bin", "al", "el", "ibn", "ben", "dos", "Ó", "Van", "'t",
        ] {
            assert!(is_particle(word), "{word}");
        }
        for word in ["Smith", "the", "of", "and", "in", "said"] {
            assert!(!is_particle(word), "{word}");
        }
        assert!(is_patronymic("Vladimirovich") && is_patronymic("Petrivna"));
        assert!(!is_patronymic("Milosevic") && !is_patronymic("Ivna"));
    }

    #[test]
    fn family_names_that_stand_first() {
        for name in [
            "Xi", "Wang", "Kim", "Nguyen", "Nguyễn", "Park", "Tsai", "Hun", "Lam",
        ] {
            assert!(is_family_first(name), "{name}");
        }
        for name in ["Smith", "Putin", "Abe", "Orban", "Barack"] {
            assert!(!is_family_first(name), "{name}");
        }
    }

    #[test]
    fn there_are_enough() {
        assert!(NAMES.len() > 7_000, "{}", NAMES.len());
        for gender in [Masculine, Feminine] {
            let n = NAMES.values().filter(|&&g| g == gender).count();
            assert!(n > 3_000, "{gender:?} {n}");
        }
    }
}
