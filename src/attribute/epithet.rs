//! "Trump was asked in Iowa. … “It would help,” the businessman replied": another word for the one person of whom the
//! text has been speaking.
//!
//! Only words that writers put for a name ("the senator", "the actress"), never those that bring in another person
//! ("the spokesman", "the officer"), and only where nobody else is near. Leaves out: roles that the article itself
//! gives somebody (`described`).

use super::noun::Core;
use super::resolve::Resolver;
use super::{Attribution, Grade, SpeakerKind};
use crate::lexicon::Class;
use crate::lexicon::given_names::Gender;
use crate::lexicon::titles::{self, TitleClass};
use std::ops::Range;

/// Words that stand for somebody's name.
const EPITHETS: &str = "candidate nominee senator congressman congresswoman lawmaker legislator governor mayor businessman \
    businesswoman billionaire millionaire mogul tycoon magnate politician actor actress singer songwriter musician rapper \
    guitarist author novelist poet comedian filmmaker director athlete player striker midfielder goalkeeper batsman \
    sprinter boxer champion star model philanthropist entrepreneur dissident president premier chancellor pontiff pope \
    king queen prince princess monarch front-runner frontrunner incumbent challenger hopeful strongman autocrat dictator \
    minister diplomat laureate activist cleric composer painter designer architect astronaut cosmonaut";

/// Paragraphs in which the person stands, the mention's own among them.
const PARAGRAPHS: u32 = 2;
/// Names before the mention that are looked at.
const NAMES: usize = 32;
/// Tokens before the mention in which another may have been brought in by this word.
const REACH: usize = 240;

impl Resolver<'_, '_> {
    /// The one person near whom "the businessman" can be.
    pub(super) fn epithet(
        &self,
        mention: &Range<usize>,
        core: &Core,
        title: &Range<usize>,
        gender: Gender,
    ) -> Option<Attribution> {
        let prose = self.prose;
        let word = prose.word(title.end - 1).to_lowercase();
        let plain = title.len() == 1
            && core.rest.is_empty()
            && prose.is(mention.start, "the")
            && prose.tokens[core.tokens.clone()].iter().all(|t| !t.capital)
            && EPITHETS.split(' ').any(|e| e == word)
            && !prose.in_title(mention.start);
        if !plain || self.unnamed.contains_key(&word) || self.brought_in(mention.start, &word) {
            return None;
        }
        let id = self.alone_near(mention.start)?;
        let entity = &self.people.entities[id];
        // "the roads minister" behind the one for health, "the former minister" behind one in office
        let holds = |w: &str| {
            let mut roles = entity.roles.iter().cloned();
            roles.any(|mut role| role.any(|i| prose.is(i, w)))
        };
        let other_office = (core.tokens.start..title.start).any(|i| {
            let apart = super::described::tells_offices_apart(prose.word(i));
            apart && (!prose.is_any(i, &["former", "ex"]) || holds(&word))
        });
        if other_office {
            return None;
        }
        let fits = gender == Gender::Unknown
            || entity.gender == Gender::Unknown
            || entity.gender == gender;
        // An analyst is not "the candidate".
        let another = entity.roles.iter().any(|role| {
            let title = titles::lookup_printed(prose.word(role.end - 1));
            title.is_some_and(|t| t.class == TitleClass::Occupation)
                || role
                    .clone()
                    .any(|i| prose.word(i).to_lowercase().starts_with("spokes"))
        });
        (fits && !another).then(|| Attribution {
            grade: Grade::Inferred,
            ..self.named_before(id, mention)
        })
    }

    /// Whether somebody was brought in by this word shortly before: "a senator from Kano".
    fn brought_in(&self, at: usize, word: &str) -> bool {
        let prose = self.prose;
        (at.saturating_sub(REACH)..at).any(|i| {
            prose.is(i, word)
                && (i.saturating_sub(3)..i).any(|d| {
                    prose.is_any(d, &["a", "an", "another", "one"])
                        && prose.tokens[d].any(Class::DETERMINER)
                })
        })
    }

    /// The one person whom the last paragraphs name, outside quotations, and who spoke last or was named last.
    fn alone_near(&self, at: usize) -> Option<usize> {
        let prose = self.prose;
        let here = prose.tokens[at].paragraph;
        let before = self.names.partition_point(|n| n.whole().start < at);
        let mut one = None;
        for k in (before.saturating_sub(NAMES)..before).rev() {
            let name = &self.names[k];
            let place = &prose.tokens[name.whole().start];
            if place.paragraph + PARAGRAPHS <= here {
                break;
            }
            let Some(id) = self.people.owners[k].filter(|_| !name.quoted) else {
                continue;
            };
            if self.people.entities[id].kind != SpeakerKind::Person {
                continue;
            }
            if *one.get_or_insert(id) != id {
                return None;
            }
        }
        let last = self
            .spoke
            .last()
            .filter(|s| s.paragraph + PARAGRAPHS > here);
        match (one, last) {
            (Some(id), Some(last)) => (last.entity == id).then_some(id),
            (one, None) => one,
            (None, Some(_)) => None,
        }
    }
}
