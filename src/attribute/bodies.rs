//! Bodies that a bare noun takes up: "the company" after "Marlow Toys", "the academy" after "the Academy of Letters".
//!
//! A noun that ends or heads the name of one body named before is that body (`described`). "The company" and "the
//! group" need no such name: here they are the one body of such a kind that the words before speak of. Two of them,
//! and it is nobody.

use super::SpeakerKind;
use super::name_words::is_body_word;
use super::names::{Name, NameKind};
use super::noun::Core;
use super::pronoun::is_subject;
use super::resolve::Resolver;
use crate::lexicon::world::{self, PlaceKind};
use crate::lexicon::{WordList, given_names};
use std::ops::Range;

/// Nouns for a business.
const FIRMS: WordList = WordList::new(&[
    "company",
    "firm",
    "carrier",
    "airline",
    "manufacturer",
    "automaker",
    "carmaker",
    "retailer",
    "maker",
    "developer",
    "operator",
    "publisher",
    "broadcaster",
    "newspaper",
    "magazine",
    "startup",
    "corporation",
    "brand",
    "miner",
    "brewer",
    "utility",
    "lender",
    "insurer",
    "chain",
]);

/// Nouns for people who joined together.
const GROUPS: WordList = WordList::new(&[
    "group",
    "organisation",
    "organization",
    "charity",
    "nonprofit",
    "ngo",
    "watchdog",
    "movement",
    "militia",
]);

/// Words in the names of bodies that are neither.
const OF_STATES: WordList = WordList::new(&[
    "ministry",
    "government",
    "police",
    "court",
    "army",
    "navy",
    "parliament",
    "senate",
    "congress",
    "department",
    "office",
    "administration",
    "council",
    "commission",
    "university",
    "house",
    "embassy",
    "treasury",
    "cabinet",
    "assembly",
    "force",
    "forces",
    "guard",
    "school",
    "hospital",
    "agency",
    "bureau",
]);

/// Words in the names of businesses that nobody calls a group.
const OF_FIRMS: WordList = WordList::new(&[
    "radio",
    "television",
    "tv",
    "news",
    "times",
    "post",
    "bank",
    "airlines",
    "airways",
    "company",
    "corp.",
    "inc.",
    "ltd.",
    "motors",
    "studios",
    "hotel",
]);

/// Paragraphs before the noun in which its body is named.
const PARAGRAPHS: u32 = 2;
/// Names before the noun that are looked at.
const NAMES: usize = 24;

/// Whether a noun can mean a body named before.
pub(super) fn is_kind(noun: &str) -> bool {
    is_body_word(noun) || is_firm(noun)
}

/// Whether a noun means a business or a group, whatever its name.
pub(super) fn is_firm(noun: &str) -> bool {
    FIRMS.has(noun) || GROUPS.has(noun)
}

/// Whether a body's name (lower case) ends with `noun` or has it as its head: "ministry of health" for "ministry".
pub(super) fn is_headed(name: &str, noun: &str) -> bool {
    let head = name
        .split(' ')
        .take_while(|w| !["of", "for", "in"].contains(w));
    name.ends_with(noun) || head.last() == Some(noun)
}

impl Resolver<'_, '_> {
    /// The one of several bodies headed by `noun` that stands near, where only one does.
    pub(super) fn headed_nearby(&self, mention: &Range<usize>, noun: &str) -> Option<usize> {
        let here = self.prose.tokens[mention.start].paragraph;
        let before = self
            .names
            .partition_point(|n| n.whole().end <= mention.start);
        let near = (before.saturating_sub(NAMES)..before)
            .rev()
            .take_while(|&k| {
                self.prose.tokens[self.names[k].whole().start].paragraph + PARAGRAPHS >= here
            });
        let mut bodies = near.filter_map(|k| self.people.owners[k]).filter(|&id| {
            let entity = &self.people.entities[id];
            entity.kind == SpeakerKind::Institution && is_headed(&entity.name.to_lowercase(), noun)
        });
        let first = bodies.next()?;
        bodies.all(|id| id == first).then_some(first)
    }

    /// The one business or group that the words before the mention name.
    pub(super) fn body_meant(&mut self, mention: &Range<usize>, core: &Core) -> Option<usize> {
        let prose = self.prose;
        let noun = prose.word(core.tokens.end - 1);
        if !is_firm(noun)
            || !core.definite
            || !prose.is(mention.start, "the")
            || !core.rest.is_empty()
        {
            return None;
        }
        let here = prose.tokens[mention.start].paragraph;
        let before = self
            .names
            .partition_point(|n| n.whole().end <= mention.start);
        let mut meant: Option<usize> = None;
        for k in (before.saturating_sub(NAMES)..before).rev() {
            let name = &self.names[k];
            if name.words.is_empty() || name.quoted {
                continue;
            }
            let paragraph = prose.tokens[name.words.start].paragraph;
            if paragraph + PARAGRAPHS < here || (paragraph as usize) < prose.titles {
                break;
            }
            if !self.can_be_firm(k, FIRMS.has(noun)) {
                continue;
            }
            match meant {
                None => meant = Some(k),
                Some(known) if self.same_body(known, k) => {}
                Some(_) => return None,
            }
        }
        let id = self.owner(meant?)?;
        self.people.entities[id].kind = SpeakerKind::Institution;
        Some(id)
    }

    fn same_body(&self, a: usize, b: usize) -> bool {
        let owners = &self.people.owners;
        owners[a].is_some() && owners[a] == owners[b]
            || self.prose.words(&self.names[a].words) == self.prose.words(&self.names[b].words)
    }

    /// Whether a name can be a business's (`business`) or a group's.
    fn can_be_firm(&self, k: usize, business: bool) -> bool {
        let prose = self.prose;
        let name: &Name = &self.names[k];
        let known = world::lookup(prose.words(&name.words)).map(|e| e.kind);
        match name.kind {
            NameKind::Institution => {
                let group = matches!(known, Some(PlaceKind::ArmedGroup | PlaceKind::Body));
                let state = name.words.clone().any(|i| OF_STATES.has(prose.word(i)));
                let firm = name.words.clone().any(|i| OF_FIRMS.has(prose.word(i)));
                !state
                    && (business || !firm)
                    && match known {
                        None => true,
                        Some(_) => group && !business,
                    }
            }
            NameKind::Word | NameKind::Maybe => {
                let person = self.people.owners[k].is_some_and(|id| {
                    let entity = &self.people.entities[id];
                    entity.certain || entity.kind == SpeakerKind::Unnamed
                });
                let given = given_names::gender(prose.word(name.words.start)).is_some();
                business && !person && !given && known.is_none() && is_subject(prose, name)
            }
            _ => false,
        }
    }
}
