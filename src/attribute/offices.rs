//! Who has which role: "the foreign minister" → the people whose roles end in "foreign minister".
//!
//! Asked again and again over a long text in which many people have roles, so every question remembers how far it has
//! read and what it found. Leaves out: which of those people is meant (`described`).

use super::noun;
use crate::lexicon::Class;
use crate::text::Prose;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The roles of an article's people.
#[derive(Debug, Default)]
pub(super) struct Offices {
    /// Roles by the last letters of their words; under [`ANY`] all of them.
    held: FxHashMap<Ending, Vec<Held>>,
    asked: FxHashMap<(String, Option<&'static str>), Answer>,
    /// By the initials of a role's last words: "SP" for "Superintendent of Police"; `None` where two have the same.
    initials: FxHashMap<String, Option<usize>>,
}

/// The last bytes of a word, in lower case.
type Ending = [u8; 3];

/// The ending of words that have fewer bytes.
const ANY: Ending = [0; 3];

/// One role of one person.
#[derive(Clone, Debug)]
struct Held {
    person: usize,
    role: Range<usize>,
    /// The country or body that its words name.
    country: Option<&'static str>,
}

/// What is known of one question.
#[derive(Debug, Default)]
struct Answer {
    /// Roles that have been read.
    read: usize,
    people: Vec<usize>,
}

impl Offices {
    /// Writes down a role of `person`.
    pub(super) fn add(&mut self, prose: &Prose<'_>, person: usize, role: &Range<usize>) {
        let held = Held {
            person,
            role: role.clone(),
            country: noun::belongs_to(prose, role),
        };
        let mut endings: Vec<Ending> = role
            .clone()
            .map(|last| ending(prose.words(&(role.start..last + 1))))
            .collect();
        self.note_initials(prose, person, role);
        let others = role.clone().flat_map(|i| also_called(prose.word(i)));
        endings.extend(others.map(|title| ending(title)));
        endings.push(ANY);
        endings.sort_unstable();
        endings.dedup();
        for ending in endings {
            self.held.entry(ending).or_default().push(held.clone());
        }
    }

    fn note_initials(&mut self, prose: &Prose<'_>, person: usize, role: &Range<usize>) {
        let capitals = role.clone().filter(|&i| prose.tokens[i].capital);
        let initials: Vec<char> = capitals
            .filter_map(|i| prose.word(i).chars().next())
            .collect();
        for letters in 2..=initials.len().min(4) {
            let last = initials.iter().skip(initials.len() - letters);
            let known = self.initials.entry(last.collect());
            let known = known.or_insert(Some(person));
            if *known != Some(person) {
                *known = None;
            }
        }
    }

    /// The one person whose role has these initials: "SP" for "Superintendent of Police".
    pub(super) fn by_initials(&self, letters: &str) -> Option<usize> {
        *self.initials.get(letters)?
    }

    /// The people who have the role `wanted` (lower case) and, where a country is asked for, have it there; in the
    /// order in which their roles were written down, each once.
    pub(super) fn holders(
        &mut self,
        prose: &Prose<'_>,
        wanted: &str,
        country: Option<&'static str>,
    ) -> &[usize] {
        let held = self.held.get(&ending(wanted));
        let answer = self.asked.entry((wanted.to_owned(), country)).or_default();
        for held in held.into_iter().flatten().skip(answer.read) {
            answer.read += 1;
            let same_body = country.is_none_or(|country| held.country == Some(country));
            if same_body
                && answer.people.last() != Some(&held.person)
                && ends_with_title(prose, &held.role, wanted)
            {
                answer.people.push(held.person);
            }
        }
        &answer.people
    }
}

fn ending(words: &str) -> Ending {
    let last = words.as_bytes().last_chunk().copied().unwrap_or(ANY);
    last.map(|byte: u8| byte.to_ascii_lowercase())
}

/// Whether a role's words hold the wanted title as their head: "Malian foreign minister" for "minister", but not
/// "an adviser to the president" for "president".
fn ends_with_title(prose: &Prose<'_>, role: &Range<usize>, wanted: &str) -> bool {
    let lowered = ["former ", "ex-", "vice ", "deputy ", "acting "];
    // "The minister" is no head of government.
    let raised: &[&str] = match wanted {
        "minister" => &["prime ", "chief ", "first "],
        _ => &[],
    };
    let words = prose.words(role).to_lowercase();
    if lowered
        .iter()
        .chain(raised)
        .any(|l| words.contains(l) && !wanted.contains(l.trim()))
    {
        return false;
    }
    let head_end = role
        .clone()
        .find(|&i| {
            i > role.start
                && (prose.tokens[i].any(Class::PREPOSITION) || prose.tokens[i].mark == ',')
        })
        .unwrap_or(role.end);
    let head = prose.words(&(role.start..head_end)).to_lowercase();
    // "the government commissioner responsible for defence": the title need not be the last word.
    head.ends_with(wanted)
        || head
            .split_whitespace()
            .any(|w| w == wanted || also_called(w).contains(&wanted))
            && !head.contains("'s ")
}

/// Whether the holder of `title` is called `other`, too.
pub(super) fn is_called(title: &str, other: &str) -> bool {
    also_called(title)
        .iter()
        .any(|t| t.eq_ignore_ascii_case(other))
}

/// What else the holder of a title is called: "the senator" after "Sen. Ruiz", "the lawmaker" after "Senator Ruiz".
fn also_called(title: &str) -> &'static [&'static str] {
    const TITLES: &[(&str, &[&str])] = &[
        ("sen.", &["senator", "lawmaker", "legislator"]),
        ("senator", &["lawmaker", "legislator"]),
        (
            "rep.",
            &[
                "representative",
                "congressman",
                "congresswoman",
                "lawmaker",
                "legislator",
            ],
        ),
        (
            "representative",
            &["congressman", "congresswoman", "lawmaker", "legislator"],
        ),
        ("congressman", &["lawmaker", "legislator", "representative"]),
        (
            "congresswoman",
            &["lawmaker", "legislator", "representative"],
        ),
        ("mp", &["lawmaker", "legislator", "parliamentarian"]),
        ("gov.", &["governor"]),
        ("pres.", &["president"]),
        ("amb.", &["ambassador"]),
        ("cllr", &["councillor"]),
        ("gen.", &["general"]),
        ("col.", &["colonel"]),
        ("lt.", &["lieutenant"]),
        ("maj.", &["major"]),
        ("capt.", &["captain"]),
        ("sgt.", &["sergeant"]),
        ("adm.", &["admiral"]),
        ("prof.", &["professor"]),
        ("dr.", &["doctor"]),
        ("dr", &["doctor"]),
        ("rev.", &["reverend"]),
        ("supt.", &["superintendent"]),
        ("pope", &["pontiff"]),
        ("justice", &["judge"]),
        ("archbishop", &["bishop", "prelate", "cleric"]),
        ("cardinal", &["prelate", "cleric"]),
        ("ayatollah", &["cleric"]),
        ("imam", &["cleric"]),
        ("mufti", &["cleric"]),
        ("taoiseach", &["prime minister", "premier"]),
        ("chancellor", &["premier"]),
        ("premier", &["prime minister"]),
    ];
    TITLES
        .iter()
        .find(|(short, _)| short.eq_ignore_ascii_case(title))
        .map_or(&[], |(_, long)| long)
}
