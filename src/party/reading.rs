//! A role or name in words → the body one belongs to: "UN envoy to Yemen" is of the United Nations.
//!
//! First the body one belongs to, never the place one is sent to or speaks about ("expert on Russia" is of
//! nothing). Leaves out: the roster, dated offices of people named alone, and the country of the article.

use jiff::civil::Date;

use super::Assigned;
use super::belonging::{Link, head_before, is_about, is_office_or_body, link};
use super::phrase::{Found, Word, find, words};
use crate::lexicon::given_names::fold;
use crate::lexicon::office_holders;
use crate::lexicon::titles;
use crate::lexicon::world::{PlaceKind, lookup};

/// Reads the name of an institution or of somebody unnamed: "Israeli military", "Kyiv", "a senior US official".
/// News media speak for nobody's side and give `None`.
pub(super) fn read_name(name: &str, about: Option<&str>) -> Option<Assigned> {
    // A capital speaks for its government; another city for nobody, and may be a surname ("Gao", "Tyler").
    let city = lookup(name).is_some_and(|e| e.kind == PlaceKind::City);
    if city || is_media(name) || names_one_before(name) {
        return None;
    }
    read_role(name, about)
}

/// "Moor and Kenyan president Ruto": the country is that of the second; of the first nothing is said.
fn names_one_before(name: &str) -> bool {
    let words = words(name);
    let Some(and) = words.iter().position(|w| w.text == "and") else {
        return false;
    };
    let named = and > 1 && words[and - 1].text.starts_with(char::is_uppercase);
    let second = find(&words).first().is_some_and(|n| n.start == and + 1);
    named && second
}

/// Reads a role: "an adviser to Ukrainian President Volodymyr Zelensky".
pub(super) fn read_role(role: &str, about: Option<&str>) -> Option<Assigned> {
    let words = words(role);
    let names = find(&words);
    let mut from = 0;
    let mut place = false;
    for (i, name) in names.iter().enumerate() {
        for at in from..name.start {
            let head = head_before(&words, at);
            match link(&fold(words[at].text), &head) {
                Some(Link::Stop) => return None,
                Some(Link::Place) => place = !is_local(&head),
                Some(Link::Belongs) => place = false,
                None => {}
            }
        }
        from = name.end;
        if place || !belongs(&words, name, about) {
            continue;
        }
        if with_another(&words, name, names.get(i + 1)) {
            return None;
        }
        let group = group_beside(&words, name, names.get(i + 1));
        return Some(assigned(role, group.unwrap_or(name)));
    }
    None
}

/// Whether the words name a country that is not `about`.
pub(super) fn names_another_country(phrase: &str, about: &str) -> bool {
    find(&words(phrase)).iter().any(|n| {
        matches!(n.entry.kind, PlaceKind::Country | PlaceKind::Demonym) && n.entry.party != about
    })
}

/// "Authorities in Kenya and the United States", "Kenya, Chad and Mali": of none of them alone.
fn with_another(words: &[Word<'_>], name: &Found<'_>, next: Option<&Found<'_>>) -> bool {
    let Some(next) = next.filter(|n| n.entry.party != name.entry.party) else {
        return false;
    };
    let between = &words[name.end..next.start];
    let place = |n: &Found<'_>| {
        matches!(
            n.entry.kind,
            PlaceKind::Country | PlaceKind::Demonym | PlaceKind::Capital
        )
    };
    place(name)
        && place(next)
        && !name.possessive
        && (between.iter().any(|w| w.text == "and")
            || between.is_empty() && words[name.end - 1].ends_part)
        && between.iter().all(|w| ["and", "the"].contains(&w.text))
}

/// "Lebanese group Hezbollah": a group named in the same breath is the party, not its country.
fn group_beside<'f, 'a>(
    words: &[Word<'a>],
    name: &Found<'a>,
    next: Option<&'f Found<'a>>,
) -> Option<&'f Found<'a>> {
    let country = !matches!(
        name.entry.kind,
        PlaceKind::ArmedGroup | PlaceKind::Body | PlaceKind::Institution
    );
    let next = next.filter(|n| country && n.entry.kind == PlaceKind::ArmedGroup)?;
    let joined = (name.end..next.start).all(|at| {
        let word = fold(words[at].text);
        link(&word, &head_before(words, at)).is_none() && !words[at].possessive
    });
    joined.then_some(next)
}

/// What stands behind the field of a minister or a court.
const MINISTERS: [&str; 7] = [
    "minister",
    "ministry",
    "secretary",
    "department",
    "commissioner",
    "court",
    "inspector",
];

/// Whether `name`, where it stands, is what the speaker belongs to.
fn belongs(words: &[Word<'_>], name: &Found<'_>, about: Option<&str>) -> bool {
    const MADE_BY: [&str; 7] = [
        "installed",
        "appointed",
        "run",
        "controlled",
        "affiliated",
        "administered",
        "led",
    ];
    let entry = name.entry;
    if !name.ending.is_empty() {
        let group = matches!(entry.kind, PlaceKind::ArmedGroup | PlaceKind::Body);
        return MADE_BY.contains(&name.ending) && (name.ending != "led" || group);
    }
    let next = next_word(words, name);
    // "Iraq War veteran", "Vietnam veteran": where one fought, not whose one is.
    if !name.possessive
        && (["war", "wars"].contains(&fold(next).as_ref())
            || ["veteran", "veterans"].contains(&fold(next).as_ref())
                && entry.kind != PlaceKind::Demonym)
    {
        return false;
    }
    if entry.weak && !weak_counts(words, name, about) {
        return false;
    }
    // "Labour Minister": the field, not the party.
    if name.words == "Labour" && MINISTERS.contains(&fold(next).as_ref()) {
        return false;
    }
    let head = head_after(words, name);
    let noun = matches!(
        entry.kind,
        PlaceKind::Country | PlaceKind::Capital | PlaceKind::City | PlaceKind::ArmedGroup
    );
    // "US envoy" is of the United States, "Iran envoy" is sent there.
    let short =
        name.words.len() <= 4 && name.words.chars().filter(|c| c.is_uppercase()).count() > 1;
    if noun && !name.possessive && !short && is_about(&head) && !is_linked(words, name) {
        return entry.kind == PlaceKind::ArmedGroup
            && ["head", "chief", "negotiator", "representative"].contains(&head.as_str());
    }
    if entry.kind == PlaceKind::ArmedGroup
        && [
            "hostage", "hostages", "captive", "victim", "survivor", "detainee", "prisoner",
        ]
        .contains(&head.as_str())
    {
        return false;
    }
    if entry.kind == PlaceKind::Demonym {
        let next = fold(next);
        let subject = [
            "affairs",
            "politics",
            "history",
            "studies",
            "issues",
            "literature",
            "language",
            "law",
            "interests",
            "relations",
            "culture",
        ];
        let lesson = [
            "teacher",
            "teachers",
            "translator",
            "interpreter",
            "lecturer",
            "tutor",
        ];
        return !subject.contains(&next.as_ref()) && !lesson.contains(&next.as_ref());
    }
    true
}

/// A word with other meanings counts where the article is about its country or about no one country, and
/// for adjectives only before an office or body ("Georgian officials").
fn weak_counts(words: &[Word<'_>], name: &Found<'_>, about: Option<&str>) -> bool {
    let entry = name.entry;
    let office =
        is_office_or_body(&head_after(words, name)) || is_office_or_body(next_word(words, name));
    let fits = about.is_none_or(|country| country == entry.party);
    match entry.kind {
        PlaceKind::Demonym => office || fits,
        // "Democratic" is a word of many countries.
        PlaceKind::PoliticalParty if name.words == "Democratic" => about == Some(entry.party),
        PlaceKind::PoliticalParty | PlaceKind::Institution => fits,
        _ => {
            fits && (name.possessive
                || office
                || is_linked(words, name)
                || words.len() == name.end - name.start)
        }
    }
}

/// Whether a linking word ("of", "in", "for") stands right before the name, "the" left out.
fn is_linked(words: &[Word<'_>], name: &Found<'_>) -> bool {
    let mut at = name.start;
    while let Some(before) = at.checked_sub(1) {
        let word = fold(words[before].text);
        if word != "the" {
            return link(&word, &head_before(words, before)).is_some();
        }
        at = before;
    }
    false
}

fn next_word<'a>(words: &[Word<'a>], name: &Found<'a>) -> &'a str {
    if words[name.end - 1].ends_part {
        return "";
    }
    words.get(name.end).map_or("", |w| w.text)
}

/// Most words between a name and its noun that are looked at.
const NOUNS: usize = 12;

/// The noun that the name stands before: "official" of "Hamas political official"; lower case, empty where there is none.
fn head_after(words: &[Word<'_>], name: &Found<'_>) -> String {
    let mut head = String::new();
    if words[name.end - 1].ends_part {
        return head;
    }
    for (at, word) in words.iter().enumerate().skip(name.end).take(NOUNS) {
        let lower = fold(word.text);
        if link(&lower, &head).is_some() {
            break;
        }
        let capital = word.text.starts_with(char::is_uppercase);
        // A capital word that is no title is the speaker's own name: "Ukraine analyst Olena Koval".
        if !head.is_empty() && capital && titles::lookup(&lower).is_none() {
            break;
        }
        head = lower.into_owned();
        if words[at].ends_part {
            break;
        }
    }
    head
}

/// Heads for which the place one is in is the place one is of.
fn is_local(head: &str) -> bool {
    const LOCAL: [&str; 26] = [
        "resident",
        "residents",
        "villager",
        "villagers",
        "mayor",
        "governor",
        "police",
        "authorities",
        "court",
        "prosecutor",
        "prosecutors",
        "judge",
        "hospital",
        "councillor",
        "councilor",
        "official",
        "officials",
        "protester",
        "protesters",
        "protestors",
        "farmer",
        "farmers",
        "teacher",
        "schoolteacher",
        "shopkeeper",
        "coroner",
    ];
    LOCAL.contains(&head)
}

/// News media: agencies, newspapers, broadcasters.
fn is_media(name: &str) -> bool {
    const MEDIA: [&str; 24] = [
        "Times",
        "Post",
        "News",
        "Press",
        "Daily",
        "Independent",
        "Gazette",
        "Tribune",
        "Herald",
        "Telegraph",
        "Journal",
        "Chronicle",
        "Broadcasting",
        "Today",
        "newspaper",
        "broadcaster",
        "media",
        "TV",
        "Radio",
        "outlet",
        "outlets",
        "newspapers",
        "reports",
        "tabloid",
    ];
    let words = words(name);
    let state = words
        .iter()
        .any(|w| ["state", "State", "state-run"].contains(&w.text));
    !state && words.iter().any(|w| MEDIA.contains(&w.text))
}

/// The words for the page: which word of the role says it, and how.
fn assigned(role: &str, name: &Found<'_>) -> Assigned {
    let party = name.entry.party;
    let of = with_the(party);
    let word = if name.words.is_empty() {
        role
    } else {
        name.words
    };
    let how = match name.entry.kind {
        PlaceKind::Demonym => format!("{word} is of {of}"),
        PlaceKind::Capital => {
            format!("{word} is the capital of {of} and stands for its government")
        }
        PlaceKind::City => format!("it is in {of}"),
        PlaceKind::Seat => format!("a seat that stands for {of}"),
        PlaceKind::Institution => format!("an institution of {of}"),
        PlaceKind::PoliticalParty => format!("a party in {of}"),
        PlaceKind::Country | PlaceKind::ArmedGroup | PlaceKind::Body => format!("it names {of}"),
    };
    Assigned {
        party: party.to_owned(),
        because: format!("“{role}”: {how}"),
    }
}

/// A party's name as it stands in a sentence: "the United States", "Ukraine".
pub(super) fn with_the(party: &str) -> String {
    const PLURAL: [&str; 8] = [
        "United",
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
        "Houthis",
        "Czech Republic",
        "Organi",
    ];
    const ENDS: [&str; 12] = [
        "Union",
        "League",
        "Front",
        "Army",
        "Forces",
        "Council",
        "Movement",
        "Organization",
        "Republic",
        "Organisation",
        "Emirates",
        "Bank",
    ];
    let the =
        PLURAL.iter().any(|p| party.starts_with(p)) || ENDS.iter().any(|e| party.ends_with(e));
    if the {
        format!("the {party}")
    } else {
        party.to_owned()
    }
}

/// "Putin's spokesman", "adviser to President Zelensky": somebody whose office the dated table has.
pub(super) fn read_superior(role: &str, published: Option<Date>) -> Option<Assigned> {
    let words = words(role);
    let mut run: Vec<&str> = Vec::new();
    let mut linked = false;
    for (at, word) in words.iter().enumerate() {
        let lower = fold(word.text);
        let capital = word.text.starts_with(char::is_uppercase) && titles::lookup(&lower).is_none();
        if capital {
            run.push(word.text);
        }
        let closes = word.possessive || word.ends_part || at + 1 == words.len();
        if capital && closes && (linked || word.possessive) {
            return superior(role, &run, published);
        }
        if !capital || word.ends_part {
            run.clear();
            match link(&lower, &head_before(&words, at)) {
                Some(Link::Belongs) => linked = true,
                Some(Link::Place | Link::Stop) => return None,
                None => linked = linked && titles::lookup(&lower).is_some(),
            }
        }
    }
    None
}

fn superior(role: &str, name: &[&str], published: Option<Date>) -> Option<Assigned> {
    let holder = match name {
        [surname] => office_holders::by_surname(surname, published),
        _ => office_holders::by_name(&name.join(" "), published),
    }?;
    Some(Assigned {
        party: holder.party.to_owned(),
        because: format!("“{role}”: {}", holder.in_words()),
    })
}
