//! Speakers → parties: roster first, then the words of the articles, then the tables.
//!
//! | file | what it does |
//! |---|---|
//! | `roster` | the operator's `parties.toml` |
//! | `reading` | a role or name in words ("UN envoy to Yemen") → the body one belongs to |
//! | `belonging` | which words say that one belongs, and which that one is sent or speaks about |
//! | `beside` | the words right before and after a name |
//! | `home` | the one country an article is about |
//! | `sides` | which parties are the sides of the conflict |
//!
//! A wrong party is worse than none: where the words do not say it, the answer is `None`, shown as *Other*.
//! Leaves out: who the speaker is (`attribute`) and the order of the parties on a page (`dossier`).

use jiff::civil::Date;

use crate::attribute::SpeakerKind;
use crate::lexicon::office_holders;

mod belonging;
pub mod beside;
pub mod home;
mod phrase;
mod reading;
pub mod roster;
pub mod sides;
#[cfg(test)]
mod tests;

pub use roster::Roster;

/// All that is known of a speaker when the party is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Name as shown: "Vladimir Putin", "Kremlin", "a senior US official".
    pub name: &'a str,
    /// Person, institution or unnamed.
    pub kind: SpeakerKind,
    /// Title and apposition words, as the articles print them: "Russian President", "an adviser to Ukrainian
    /// President Volodymyr Zelensky". The best-known first.
    pub roles: &'a [&'a str],
    /// Other phrases that hold the name: "Sudan's Rapid Support Forces".
    pub context: &'a [&'a str],
    /// The one country the article is about ([`home::Named::country`]); `None` where there is no one.
    pub about: Option<&'a str>,
    /// The day the article was published.
    pub published: Option<Date>,
}

/// A party and how it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// The party's name.
    pub party: String,
    /// How it is known, in words for the page: "“Russian President”: Russian is of Russia".
    pub because: String,
}

/// The party of a speaker; `None` where neither roster nor words nor tables say one.
///
/// In this order: the roster; the speaker's own name where it is no person; the roles; the phrases around
/// the name; the dated table of office holders; and for a state's own offices with no country named
/// ("police", "the interior minister"), the one country the article is about.
#[must_use]
pub fn assign(facts: &Facts, roster: &Roster) -> Option<Assigned> {
    if let Some(assigned) = roster.assign(facts) {
        return Some(assigned);
    }
    let found = by_words(facts)
        .or_else(|| by_office(facts))
        .or_else(|| by_home(facts))?;
    Some(roster.rename(found))
}

fn by_words(facts: &Facts) -> Option<Assigned> {
    let own = (facts.kind != SpeakerKind::Person)
        .then(|| reading::read_name(facts.name, facts.about))
        .flatten();
    own.or_else(|| {
        let mut phrases = facts.roles.iter().chain(facts.context);
        phrases.find_map(|role| reading::read_role(role, facts.about))
    })
    .or_else(|| {
        // "adviser to President Zelensky": the words name somebody whose office the table has.
        let mut roles = facts.roles.iter().chain(facts.context);
        roles.find_map(|role| reading::read_superior(role, facts.published))
    })
}

/// By the table of office holders: only a full name, or a surname under its title.
fn by_office(facts: &Facts) -> Option<Assigned> {
    if facts.kind != SpeakerKind::Person {
        return reading::read_superior(facts.name, facts.published);
    }
    let holder = office_holders::by_name(facts.name, facts.published).or_else(|| {
        facts
            .roles
            .iter()
            .find_map(|role| office_holders::by_title(role, facts.name, facts.published))
    })?;
    Some(Assigned {
        party: holder.party.to_owned(),
        because: holder.in_words(),
    })
}

fn by_home(facts: &Facts) -> Option<Assigned> {
    let about = facts.about?;
    // "Authorities in Kenya and Chad" name their countries, if more than one.
    let elsewhere = facts.kind != SpeakerKind::Person
        && facts
            .context
            .iter()
            .any(|words| reading::names_another_country(words, about));
    if elsewhere {
        return None;
    }
    let own = (facts.kind != SpeakerKind::Person).then_some(&facts.name);
    let words = own
        .into_iter()
        .chain(facts.roles)
        .chain(facts.context)
        .find(|words| belonging::is_of_a_state(words))?;
    Some(Assigned {
        party: about.to_owned(),
        because: format!(
            "“{words}”, with no country named: the article is about {}",
            reading::with_the(about)
        ),
    })
}
