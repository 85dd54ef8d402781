//! The operator's `parties.toml`: parties with their order, other names and words, and speakers.
//!
//! ```toml
//! # Every line is optional. Without the file, parties are found from the articles alone.
//! name = "Border war"                 # what the dossier is called
//! order = ["Northland", "Southland"]  # columns, left to right; parties not named here follow, A–Z
//!
//! [[party]]
//! name = "Northland"                  # as it is shown
//! aliases = ["Northern Republic"]     # other names: what the tables call it, and what articles call it
//! members = ["Northlandic", "Fort Hill", "NDF"]  # words in a name or role that say: of this party
//! side = true                         # one of the sides of the conflict (otherwise a rule decides)
//!
//! [[speaker]]
//! name = "Anna Berg"                  # as it is shown
//! aliases = ["A. Berg", "President Berg"]  # other spellings; the same person in every article
//! party = "Northland"
//!
//! [[speaker.role]]                    # offices that change hands: the party on the day of the article
//! words = "UN envoy"
//! party = "United Nations"
//! from = 2021-03-01
//! until = 2023-06-30
//! ```
//!
//! Leaves out: reading the file from disk (`process`), and which order the page prints (`dossier`).

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Assigned, Facts};
use crate::article::Note;
use crate::article::toml_file::{Reader, Table, place};
use crate::attribute::SpeakerKind;
use crate::lexicon::given_names::fold;
use crate::span::Span;

/// What `parties.toml` says; empty where there is no file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// What the dossier is about; `None` where the file does not say.
    pub name: Option<String>,
    /// Parties in the order of the columns: those of `order`, then the rest as the file has them.
    pub order: Vec<String>,
    /// Parties in the order of the file.
    pub parties: Vec<RosterParty>,
    /// Speakers in the order of the file.
    pub speakers: Vec<RosterSpeaker>,
    file: String,
    by_name: FxHashMap<String, usize>,
    party_names: FxHashMap<String, usize>,
}

/// A party of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterParty {
    /// Its name as shown.
    pub name: String,
    /// Other names it has in articles or in the engine's tables.
    pub aliases: Vec<String>,
    /// Words which say, in a speaker's name or role, that the speaker is of this party.
    pub members: Vec<String>,
    /// Whether it is a side of the conflict; `None` leaves it to the rule (`party::sides`).
    pub side: Option<bool>,
}

/// A speaker of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterSpeaker {
    /// Name as shown.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// The party, where no dated role says another; `None` leaves it to the articles.
    pub party: Option<String>,
    /// Dated roles, in the order of the file.
    pub roles: Vec<RosterRole>,
}

/// A role that a speaker has from one day until another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRole {
    /// The role in words: "UN envoy".
    pub words: String,
    /// The party in that time; `None`: the speaker's own.
    pub party: Option<String>,
    /// First day; `None`: always before.
    pub from: Option<Date>,
    /// Last day; `None`: goes on.
    pub until: Option<Date>,
}

impl RosterRole {
    fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Names are compared without case, accents, "the" and the kind of apostrophe.
fn key(name: &str) -> String {
    let name = fold(name.trim());
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}

impl Roster {
    /// A party's place among the columns: in the order the roster gives, the others after them A–Z.
    #[must_use]
    pub fn rank<'n>(&self, name: &'n str) -> (usize, &'n str) {
        let place = self.order.iter().position(|n| n == name);
        (place.unwrap_or(usize::MAX), name)
    }

    /// Reads `text`, the contents of `file` (as the operator names it).
    ///
    /// # Errors
    /// Every mistake with its line and column: no TOML, an unknown key (with the nearest known one), a value
    /// of the wrong kind, a name given twice, a party that no table defines, days in the wrong order.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Note>> {
        let (mut reader, table) = Reader::new(file, text);
        reader.only(&table, &["name", "order", "party", "speaker"]);
        let mut roster = Self {
            name: reader.words(&table, "name"),
            order: reader.list(&table, "order"),
            file: file.to_owned(),
            ..Self::default()
        };
        for (at, party) in reader.tables(&table, "party") {
            roster.read_party(&mut reader, at, party);
        }
        for (at, speaker) in reader.tables(&table, "speaker") {
            roster.read_speaker(&mut reader, at, speaker);
        }
        roster.check_order(&mut reader, &table);
        reader.finish(roster)
    }

    fn read_party(&mut self, reader: &mut Reader<'_>, at: usize, table: &Table<'_>) {
        reader.only(table, &["name", "aliases", "members", "side"]);
        let Some(name) = reader.required(table, "name", at) else {
            return;
        };
        let party = RosterParty {
            aliases: reader.list(table, "aliases"),
            members: reader.list(table, "members"),
            side: reader.yes_or_no(table, "side"),
            name,
        };
        let index = self.parties.len();
        for name in std::iter::once(&party.name).chain(&party.aliases) {
            let other = self.party_names.insert(key(name), index);
            if let Some(other) = other.filter(|&other| other != index) {
                let other = &self.parties[other].name;
                reader.note(
                    at,
                    format!("“{name}” is a name of the party “{other}” already"),
                );
            }
        }
        self.parties.push(party);
    }

    fn read_speaker(&mut self, reader: &mut Reader<'_>, at: usize, table: &Table<'_>) {
        reader.only(table, &["name", "aliases", "party", "role"]);
        let mut roles = Vec::new();
        for (at, role) in reader.tables(table, "role") {
            roles.extend(self.read_role(reader, at, role));
        }
        let Some(name) = reader.required(table, "name", at) else {
            return;
        };
        let speaker = RosterSpeaker {
            aliases: reader.list(table, "aliases"),
            party: self.read_party_name(reader, table),
            roles,
            name,
        };
        let index = self.speakers.len();
        for name in std::iter::once(&speaker.name).chain(&speaker.aliases) {
            let other = self.by_name.insert(key(name), index);
            if let Some(other) = other.filter(|&other| other != index) {
                let other = &self.speakers[other].name;
                reader.note(
                    at,
                    format!("“{name}” is a name of the speaker “{other}” already"),
                );
            }
        }
        self.speakers.push(speaker);
    }

    fn read_role(
        &self,
        reader: &mut Reader<'_>,
        at: usize,
        table: &Table<'_>,
    ) -> Option<RosterRole> {
        reader.only(table, &["words", "party", "from", "until"]);
        let (from, until) = (reader.day(table, "from"), reader.day(table, "until"));
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            reader.note(place(table, "until"), "“until” is before “from”");
        }
        Some(RosterRole {
            words: reader.required(table, "words", at)?,
            party: self.read_party_name(reader, table),
            from,
            until,
        })
    }

    /// The party under `party`: its name as shown. Where the file lists parties, it must be one of them.
    fn read_party_name(&self, reader: &mut Reader<'_>, table: &Table<'_>) -> Option<String> {
        let name = reader.words(table, "party")?;
        if let Some(party) = self.party(&name) {
            return Some(party.name.clone());
        }
        if !self.parties.is_empty() {
            let names = self.parties.iter().map(|p| p.name.as_str());
            let message = format!("there is no [[party]] “{name}”{}", nearest(&name, names));
            reader.note(place(table, "party"), message);
        }
        Some(name)
    }

    /// `order` may name parties that the file does not define (the articles may), but none twice.
    fn check_order(&mut self, reader: &mut Reader<'_>, table: &Table<'_>) {
        let mut seen = FxHashSet::default();
        for name in &mut self.order {
            if let Some(&index) = self.party_names.get(&key(name)) {
                name.clone_from(&self.parties[index].name);
            }
            if !seen.insert(key(name)) {
                reader.note(
                    place(table, "order"),
                    format!("“order” names “{name}” twice"),
                );
            }
        }
        if self.order.is_empty() {
            return;
        }
        for party in &self.parties {
            if seen.insert(key(&party.name)) {
                self.order.push(party.name.clone());
            }
        }
    }

    /// The party with this name or alias.
    #[must_use]
    pub fn party(&self, name: &str) -> Option<&RosterParty> {
        if self.party_names.is_empty() {
            return None;
        }
        self.party_names.get(&key(name)).map(|&i| &self.parties[i])
    }

    /// The speaker with this name or alias: accents, case and "the" do not count.
    #[must_use]
    pub fn canonical(&self, name: &str) -> Option<&RosterSpeaker> {
        if self.by_name.is_empty() {
            return None;
        }
        self.by_name.get(&key(name)).map(|&i| &self.speakers[i])
    }

    /// What the roster says of a speaker: by name, then by the parties' names and words in name and roles.
    pub(super) fn assign(&self, facts: &Facts) -> Option<Assigned> {
        let because = |what: &str| format!("{}: {what}", self.file);
        if let Some(speaker) = self.canonical(facts.name) {
            let role = facts.published.and_then(|day| {
                speaker
                    .roles
                    .iter()
                    .find(|r| r.covers(day) && r.party.is_some())
            });
            if let Some(role) = role {
                let party = role.party.clone()?;
                let because = because(&format!("{}, {} on that day", speaker.name, role.words));
                return Some(Assigned { party, because });
            }
            if let Some(party) = speaker.party.clone() {
                let because = because(&format!("{} is of this party", speaker.name));
                return Some(Assigned { party, because });
            }
        }
        let own = (facts.kind != SpeakerKind::Person).then_some(&facts.name);
        let phrases = own.into_iter().chain(facts.roles).chain(facts.context);
        phrases.into_iter().find_map(|phrase| {
            let (party, word) = self.member(phrase)?;
            Some(Assigned {
                party: party.name.clone(),
                because: because(&format!("“{word}” in “{phrase}” is of this party")),
            })
        })
    }

    /// The party that a phrase is, or whose member words stand in it, with the word.
    fn member<'a>(&'a self, phrase: &'a str) -> Option<(&'a RosterParty, &'a str)> {
        if let Some(party) = self.party(phrase) {
            return Some((party, phrase));
        }
        self.parties.iter().find_map(|party| {
            let word = party.members.iter().find(|word| has_words(phrase, word))?;
            Some((party, word.as_str()))
        })
    }

    /// The same answer under the roster's name for the party: "Russian Federation" → "Russia".
    pub(super) fn rename(&self, found: Assigned) -> Assigned {
        match self.party(&found.party) {
            Some(party) => Assigned {
                party: party.name.clone(),
                ..found
            },
            None => found,
        }
    }
}

/// Whether the words of `needle` stand in `phrase`, whole, case counted ("us" is not "US").
fn has_words(phrase: &str, needle: &str) -> bool {
    let part = |start: usize, end: usize| Span::new(start as u32, end as u32).of(phrase);
    phrase.match_indices(needle).any(|(at, _)| {
        let before = part(0, at).chars().next_back();
        let after = part(at + needle.len(), phrase.len()).chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// "; did you mean “X”?", or nothing where no name is near.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> String {
    names
        .map(|n| (strsim::osa_distance(&key(name), &key(n)), n))
        .min()
        .filter(|(distance, _)| *distance <= 3)
        .map_or_else(String::new, |(_, n)| format!("; did you mean “{n}”?"))
}

#[cfg(test)]
mod tests;
