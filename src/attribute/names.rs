//! Names in the prose: runs of capitalised words, the titles before them, and what kind of name each is.
//!
//! "Russian President Vladimir Putin" is the role "Russian President" and the name "Vladimir Putin". Leaves out:
//! which runs are one person (`people`).

use crate::lexicon::world::{self, PlaceKind};
use crate::lexicon::{Class, WordList, given_names, titles};
use crate::text::{Place, Prose};
use std::ops::Range;

/// What a run of capitalised words names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameKind {
    /// A person, surely (a given name or a title says so).
    Person,
    /// Two to four capitalised words that nothing says more about: a person if it speaks.
    Maybe,
    /// One capitalised word that nothing says more about.
    Word,
    /// A body: ministry, army, company, party.
    Institution,
    /// A country, or its capital or seat of government, which speak for their government.
    Government(PlaceKind),
    /// A place, a day, a war, a language: never a speaker.
    Other,
    /// A title or role without a name ("the President").
    Role,
}

/// A name or role in the prose.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Titles before the name ("Russian President"); empty where there are none.
    pub role: Range<usize>,
    /// The name itself; empty for a bare role.
    pub words: Range<usize>,
    pub kind: NameKind,
    /// It stands within quotation marks.
    pub quoted: bool,
}

impl Name {
    /// Role and name together.
    pub(super) fn whole(&self) -> Range<usize> {
        let start = if self.role.is_empty() {
            self.words.start
        } else {
            self.role.start
        };
        start..if self.words.is_empty() {
            self.role.end
        } else {
            self.words.end
        }
    }
}

/// Lower-case words within a name.
const PARTICLES: WordList = WordList::new(&[
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der",
    "den", "ter", "bin", "ibn", "bint", "al", "el", "ul", "ben", "abu", "af", "av", "zu", "y", "e",
    "und",
]);

/// Words that make a run the name of a body.
const BODIES: WordList = WordList::new(&[
    "ministry",
    "army",
    "navy",
    "university",
    "council",
    "party",
    "agency",
    "committee",
    "court",
    "union",
    "force",
    "forces",
    "front",
    "movement",
    "brigade",
    "brigades",
    "commission",
    "department",
    "police",
    "group",
    "authority",
    "authorities",
    "bank",
    "corp.",
    "inc.",
    "ltd.",
    "co.",
    "news",
    "times",
    "post",
    "journal",
    "association",
    "foundation",
    "institute",
    "organization",
    "organisation",
    "office",
    "federation",
    "company",
    "church",
    "parliament",
    "senate",
    "congress",
    "guard",
    "command",
    "service",
    "services",
    "network",
    "alliance",
    "coalition",
    "bureau",
    "administration",
    "board",
    "assembly",
    "hospital",
    "school",
    "college",
    "center",
    "centre",
    "society",
    "trust",
    "league",
    "club",
    "fund",
    "observatory",
    "watch",
    "international",
    "nations",
    "house",
    "cabinet",
    "corps",
    "militia",
    "defence",
    "defense",
    "treasury",
    "airlines",
    "airways",
    "motors",
    "media",
    "radio",
    "television",
    "tv",
    "press",
    "chamber",
    "initiative",
    "campaign",
    "crescent",
    "cross",
    "directorate",
    "secretariat",
    "government",
    "embassy",
    "mission",
    "tribunal",
    "register",
    "studio",
    "studios",
    "industries",
    "holdings",
    "technologies",
    "systems",
    "democrats",
    "republicans",
    "liberals",
    "conservatives",
    "greens",
]);

/// Words that make a run no speaker at all.
const THINGS: WordList = WordList::new(&[
    "war",
    "crisis",
    "day",
    "agreement",
    "accord",
    "accords",
    "treaty",
    "act",
    "summit",
    "cup",
    "street",
    "river",
    "city",
    "province",
    "road",
    "avenue",
    "square",
    "bridge",
    "sea",
    "ocean",
    "island",
    "islands",
    "mountain",
    "mountains",
    "valley",
    "airport",
    "tower",
    "hotel",
    "plan",
    "protocol",
    "constitution",
    "bill",
    "amendment",
    "prize",
    "award",
    "games",
    "olympics",
    "championship",
    "festival",
    "century",
    "era",
    "christmas",
    "easter",
    "ramadan",
    "strip",
    "bank",
    "heights",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "region",
    "district",
    "county",
    "state",
    "states",
    "hall",
    "park",
    "stadium",
    "station",
    "port",
    "god",
    "internet",
    "covid-19",
    "english",
    "islam",
    "christianity",
    "image",
    "photo",
    "file",
    "sunni",
    "shia",
    "muslim",
    "christian",
    "jewish",
    "catholic",
    "kingdom",
    "republic",
    "peninsula",
    "gulf",
    "desert",
    "lake",
    "beach",
    "village",
    "town",
    "ii",
    "i",
    "iii",
    "world",
    "cold",
    "revolution",
    "uprising",
    "spring",
    "operation",
]);

/// All names and roles of the prose, in order.
pub(super) fn find(prose: &Prose<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    let mut i = 0;
    while i < prose.tokens.len() {
        if !starts_run(prose, i) {
            i += 1;
            continue;
        }
        let end = run_end(prose, i);
        split(prose, i..end, &mut names);
        i = end;
    }
    names
}

fn starts_run(prose: &Prose<'_>, i: usize) -> bool {
    let token = &prose.tokens[i];
    if !is_capital(prose, i) || !token.is_word() || token.any(Class::CLITIC) {
        return false;
    }
    let common =
        Class::DETERMINER | Class::PRONOUN | Class::PREPOSITION | Class::CONJUNCTION | Class::FRONT;
    let initial = prose.sentence(i).start == i || i > 0 && prose.tokens[i - 1].place == Place::Open;
    if token.any(common)
        || token.any(Class::TIME) && !prose.is_any(i, &["April", "May", "June", "August"])
    {
        return false;
    }
    let grammatical = token
        .any(Class::AUXILIARY | Class::ADJUNCT | Class::NEGATION | Class::NUMERAL)
        || token.verb.is_some();
    !(initial && grammatical)
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
fn run_end(prose: &Prose<'_>, i: usize) -> usize {
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
            if token.any(Class::TIME)
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
        let of_body = prose.is_any(end, &["of", "for"])
            && (i..end).any(|k| is_body_word(prose.word(k)))
            && (next_capital(end + 1) || prose.is(end + 1, "the") && next_capital(end + 2));
        let and_body = prose.is(end, "and")
            && next_capital(end + 1)
            && (i..end).any(|k| prose.is_any(k, &["of"]))
            && is_body_word(prose.word(i));
        if joins_name || of_body || and_body {
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

fn is_body_word(word: &str) -> bool {
    BODIES.has(word)
}

fn is_thing(word: &str) -> bool {
    THINGS.has(word)
}

/// The longest title that ends right before token `end`, not before `lo`: its first token.
pub(super) fn title_before(prose: &Prose<'_>, end: usize, lo: usize) -> Option<usize> {
    let last = prose.word(end.checked_sub(1)?);
    // A full stop may be the title's own: "lt. gen."
    if last != "." && !titles::may_end_in(last) {
        return None;
    }
    (1..=titles::MAX_WORDS)
        .rev()
        .filter_map(|n| end.checked_sub(n))
        .find(|&start| start >= lo && titles::lookup_printed(prose.words(&(start..end))).is_some())
}

/// Cuts a run into role and name, and pushes what it is.
fn split(prose: &Prose<'_>, run: Range<usize>, names: &mut Vec<Name>) {
    let quoted = prose.tokens[run.start].place == Place::Inside;
    // The last title within the run; what follows it is the name.
    let mut cut = run.start;
    for end in (run.start + 1..=run.end).rev() {
        if let Some(start) = title_before(prose, end, run.start)
            && !PARTICLES.has_exactly(prose.word(end - 1))
        {
            let surname = end == run.end
                && start > run.start
                && given_names::gender(prose.word(start - 1)).is_some();
            let in_body = is_body_word(prose.word(run.end - 1))
                && end < run.end
                && start == run.start
                && given_names::gender(prose.word(end)).is_none();
            if !surname && !in_body {
                cut = end;
                break;
            }
        }
    }
    let name = cut..run.end;
    let mut role = run.start..cut;
    if name.is_empty() {
        names.push(Name {
            role: extend_role(prose, role),
            words: name,
            kind: NameKind::Role,
            quoted,
        });
        return;
    }
    let mut name = name;
    if role.is_empty() {
        // "Hamas official Osama Hamdan": a lower-case title before the run.
        if let Some(start) = title_before(prose, run.start, prose.sentence(run.start).start) {
            role = extend_role(prose, start..run.start);
        }
        // "Syria President …" has a title; "Ukrainian Oleh Koval" has a demonym only.
        let first = world::lookup(prose.word(name.start));
        if name.len() >= 2
            && first.is_some_and(|e| e.kind == PlaceKind::Demonym)
            && given_names::gender(prose.word(name.start + 1)).is_some()
        {
            role = name.start..name.start + 1;
            name = name.start + 1..name.end;
        }
    } else {
        role = extend_role(prose, role);
    }
    let kind = kind_of(prose, &name, !role.is_empty());
    names.push(Name {
        role,
        words: name,
        kind,
        quoted,
    });
}

/// A role with the words before it that belong to it: "Hamas official", "the Russian defence minister" → without "the".
pub(super) fn extend_role(prose: &Prose<'_>, role: Range<usize>) -> Range<usize> {
    let lo = prose.sentence(role.start).start;
    let mut start = role.start;
    while start > lo {
        let token = &prose.tokens[start - 1];
        let possessive = prose.is(start - 1, "'s");
        if !token.is_word()
            || !possessive
                && token.any(
                    Class::DETERMINER
                        | Class::PREPOSITION
                        | Class::CONJUNCTION
                        | Class::PRONOUN
                        | Class::AUXILIARY
                        | Class::TIME
                        | Class::FRONT,
                )
        {
            break;
        }
        if !token.capital
            && !possessive
            && (token.verb.is_some() && !token.any(Class::NOUNY)
                || prose.word(start - 1).ends_with("ly"))
        {
            break;
        }
        if role.start - start > 6 {
            break;
        }
        start -= 1;
    }
    if prose.is(start, "'s") {
        start += 1;
    }
    start..role.end
}

fn kind_of(prose: &Prose<'_>, name: &Range<usize>, titled: bool) -> NameKind {
    let phrase = prose.words(name);
    let given = given_names::gender(prose.word(name.start)).is_some();
    let last = prose.word(name.end - 1);
    if let Some(entry) = world::lookup(phrase)
        && !(titled && entry.weak)
    {
        return match entry.kind {
            PlaceKind::Country | PlaceKind::Capital | PlaceKind::Seat => {
                NameKind::Government(entry.kind)
            }
            PlaceKind::Institution
            | PlaceKind::ArmedGroup
            | PlaceKind::Body
            | PlaceKind::PoliticalParty => NameKind::Institution,
            PlaceKind::City | PlaceKind::Demonym => NameKind::Other,
        };
    }
    if titled && name.len() <= 4 && !is_body_word(last) {
        return NameKind::Person;
    }
    if name.clone().any(|i| is_body_word(prose.word(i))) {
        return NameKind::Institution;
    }
    let acronym = name.len() == 1
        && last.len() > 1
        && last.len() <= 6
        && last.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    if acronym {
        return NameKind::Institution;
    }
    if is_thing(last)
        || is_thing(prose.word(name.start))
            && !given
            && !given_names::is_family_first(prose.word(name.start))
    {
        return NameKind::Other;
    }
    match name.len() {
        1 => NameKind::Word,
        2..=5 if given => NameKind::Person,
        2..=4 => NameKind::Maybe,
        _ => NameKind::Other,
    }
}
