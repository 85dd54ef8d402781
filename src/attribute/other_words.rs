//! Descriptions that say more than their noun: an office's initials, the name that somebody gives behind it, a body's
//! name behind the noun for it, a few words that tell one of many apart; and words that describe nobody.
//!
//! Leaves out: roles and nouns themselves (`described`).

use super::names::NameKind;
use super::noun::Core;
use super::resolve::{Resolver, UNASSIGNED};
use super::{Attribution, Grade, SpeakerKind};
use crate::lexicon::Class;
use crate::lexicon::world::{self, PlaceKind};
use crate::text::{Place, Prose};
use std::ops::Range;

impl Resolver<'_, '_> {
    /// "the SP": the one person whose role has these initials.
    pub(super) fn initials(&self, mention: &Range<usize>, core: &Core) -> Option<Attribution> {
        let prose = self.prose;
        let word = prose.word(core.tokens.start);
        let letters = core.tokens.len() == 1
            && prose.is(mention.start, "the")
            && (2..=4).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_uppercase())
            && world::lookup(word).is_none();
        let id = self.people.offices.by_initials(word).filter(|_| letters)?;
        let first = self.people.entities[id].mentions.first()?;
        (first.start < mention.start).then(|| self.named_before(id, mention))
    }

    /// "the Belgian": whoever spoke last, where that was one person; never a people.
    pub(super) fn of_a_people(&self, mention: &Range<usize>, core: &Core) -> Option<Attribution> {
        let prose = self.prose;
        let word = prose.word(core.tokens.start);
        let one = core.tokens.len() == 1
            && core.rest.is_empty()
            && prose.is(mention.start, "the")
            && (word.ends_with("an") || word.ends_with("ni") || word.ends_with("qi"))
            && world::lookup(word).is_some_and(|e| e.kind == PlaceKind::Demonym);
        if !one {
            return None;
        }
        let here = prose.tokens[mention.start].paragraph;
        let last = self.spoke.last().filter(|s| s.paragraph + 1 >= here);
        let last = last.filter(|s| self.people.entities[s.entity].kind == SpeakerKind::Person);
        Some(last.map_or(UNASSIGNED, |s| self.named_before(s.entity, mention)))
    }

    /// "Diallo said …. The leader of the newly founded Front said …": who leads is not named, and nobody but Diallo, who
    /// spoke last, is in the text so far: it is Diallo.
    pub(super) fn only_one_so_far(
        &self,
        mention: &Range<usize>,
        core: &Core,
        title: &str,
    ) -> Option<Attribution> {
        const LEADERS: &[&str] = &[
            "leader",
            "president",
            "chairman",
            "chairwoman",
            "chairperson",
            "chief",
            "founder",
            "director",
        ];
        const NAMES: usize = 24;
        let prose = self.prose;
        let of = core.tokens.end;
        let body = LEADERS.contains(&title)
            && prose.is(mention.start, "the")
            && prose.is(of, "of")
            && (of..mention.end).any(|i| prose.tokens[i].capital)
            && super::noun::belongs_to(prose, mention).is_none();
        let last = self.spoke.last().filter(|_| body)?;
        let near = !prose.in_title(mention.start)
            && prose.tokens[mention.start]
                .paragraph
                .saturating_sub(last.paragraph)
                <= 1;
        let end = self
            .names
            .partition_point(|n| n.whole().start < mention.start);
        let nobody_else = end <= NAMES
            && (0..end).all(|k| {
                let known = match self.people.owners[k] {
                    Some(id) => {
                        id == last.entity || self.people.entities[id].kind != SpeakerKind::Person
                    }
                    None => true,
                };
                known && self.names[k].kind != NameKind::Word
                    || prose.in_title(self.names[k].whole().start)
            });
        let one = self.people.entities[last.entity].kind == SpeakerKind::Person
            && !self.people.entities[last.entity].plural;
        (near && nobody_else && one).then(|| Attribution {
            grade: Grade::Inferred,
            ..self.named_before(last.entity, mention)
        })
    }

    /// "Its president said no.\n\n“We will not,” Ana Ruiz, president of the union, said": the one person with that office
    /// who is first named in the next paragraphs, where nobody has it before.
    pub(super) fn named_next(
        &mut self,
        mention: &Range<usize>,
        wanted: &str,
    ) -> Option<Attribution> {
        const PARAGRAPHS: u32 = 2;
        let prose = self.prose;
        let here = prose.tokens[mention.start].paragraph;
        let holders = self.people.offices.holders(prose, wanted, None);
        let [id] = *holders else {
            return None;
        };
        let first = self.people.entities[id].mentions.first()?.clone();
        let next = first.start > mention.end
            && prose.tokens[first.start].paragraph <= here + PARAGRAPHS
            && prose.is_any(mention.start, &["its", "their"]);
        next.then_some(Attribution {
            speaker: Some(id),
            grade: Grade::Inferred,
            antecedent: Some(first),
        })
    }

    /// "the group Green Sahel", "the bloc ECOWAS": the body's name behind the noun for it.
    pub(super) fn apposed(&mut self, mention: &Range<usize>, core: &Core) -> Option<Attribution> {
        let prose = self.prose;
        if core.tokens.len() == 1 && core.rest.is_empty() && prose.is(mention.start, "the") {
            let noun = prose.word(core.tokens.start).to_lowercase();
            let id = self.called.get(&noun).copied().flatten()?;
            return Some(self.named_before(id, mention));
        }
        let first = core.tokens.clone().find(|&i| prose.tokens[i].capital)?;
        let noun = first.checked_sub(1).filter(|&n| n >= core.tokens.start)?;
        let body = prose.is_any(
            noun,
            &[
                "group",
                "bloc",
                "company",
                "firm",
                "charity",
                "movement",
                "party",
                "militia",
                "organisation",
                "organization",
                "network",
                "newspaper",
                "magazine",
                "broadcaster",
            ],
        );
        let named = (first..core.tokens.end).all(|i| prose.tokens[i].capital);
        if !body || !named || !prose.is(mention.start, "the") {
            return None;
        }
        let words = first..core.tokens.end;
        let k = self.names.partition_point(|n| n.whole().end <= first);
        let own = self.people.owners.get(k).copied().flatten().filter(|&id| {
            self.names[k].words == words
                && self.people.entities[id].kind == SpeakerKind::Institution
        });
        let id = own.unwrap_or_else(|| {
            self.people
                .by_words(prose.words(&words), SpeakerKind::Institution)
        });
        if own.is_none() {
            self.people.entities[id].mentions.push(words);
        }
        let called = self.called.entry(prose.word(noun).to_lowercase());
        let called = called.or_insert(Some(id));
        if *called != Some(id) {
            *called = None;
        }
        Some(Attribution {
            speaker: Some(id),
            grade: Grade::Named,
            antecedent: None,
        })
    }

    /// "A captain, who gave his name as Diallo": the name behind a description, which is the speaker's own.
    pub(super) fn named_as(&mut self, core: &Core) -> Option<Attribution> {
        const REACH: usize = 24;
        let prose = self.prose;
        let head = core.tokens.end - 1;
        if prose.tokens[head].capital {
            return None;
        }
        let sentence = prose.sentence(head);
        let near = head + 1..sentence.end.min(head + REACH);
        let mut gives = false;
        for i in near {
            let token = &prose.tokens[i];
            if matches!(token.place, Place::Open | Place::Close) || matches!(token.mark, ';' | ':')
            {
                return None;
            }
            gives |= prose.is_any(i, &["gave", "gives", "identified", "introduced", "named"])
                && (prose.is_any(
                    i + 1,
                    &["only", "himself", "herself", "themselves", "as", "by"],
                ) || prose.is(i + 2, "name"));
            // "who gave only her first name, Awa"
            let named =
                prose.is(i, "name") && prose.tokens.get(i + 1).is_some_and(|t| t.mark == ',');
            let i = if named { i + 1 } else { i };
            if gives && (prose.is(i, "as") || named) {
                let k = self.names.partition_point(|n| n.whole().start <= i);
                let name = self.names.get(k).filter(|n| n.whole().start == i + 1)?;
                let person = matches!(
                    name.kind,
                    NameKind::Person | NameKind::Maybe | NameKind::Word
                );
                let id = person.then(|| self.owner(k)).flatten()?;
                let found = self.named_after(id, k);
                return Some(found);
            }
            // Somebody else is spoken of.
            let k = self.names.partition_point(|n| n.whole().end <= i);
            let named = self.names.get(k).is_some_and(|n| n.whole().start <= i);
            if named && gives {
                return None;
            }
        }
        None
    }

    /// The person `id`, whom the name `k` behind the mention names.
    fn named_after(&self, id: usize, k: usize) -> Attribution {
        Attribution {
            speaker: Some(id),
            grade: Grade::Named,
            antecedent: Some(self.names[k].words.clone()),
        }
    }

    /// "who survived", "who answered the telephone" behind a description that ends at `who`: a few words that tell
    /// somebody apart. Where they end; `None` for a longer clause, and for how and to whom the speaker spoke.
    pub(super) fn short_relative(&self, who: usize) -> Option<usize> {
        const WORDS: usize = 3;
        let prose = self.prose;
        let hi = prose
            .sentence(who.min(prose.tokens.len().checked_sub(1)?))
            .end;
        let tells = prose.is(who, "who") && who < hi && prose.word(who + 1).ends_with("ed");
        let of_speech = prose.is_any(
            who + 1,
            &[
                "asked",
                "declined",
                "requested",
                "wanted",
                "insisted",
                "refused",
                "wished",
                "called",
                "attended",
                "identified",
                "named",
                "agreed",
                "preferred",
            ],
        );
        if !tells || of_speech {
            return None;
        }
        let end = (who + 1..hi).find(|&i| {
            let t = &prose.tokens[i];
            !t.is_word() || t.any(Class::PREPOSITION | Class::CONJUNCTION | Class::TIME)
        });
        let end = end.unwrap_or(hi);
        (end <= who + 1 + WORDS && end > who + 1).then_some(end)
    }
}

/// "One of them", "When", "Late": words that describe nobody.
pub(super) fn is_nobody(prose: &Prose<'_>, core: &Core) -> bool {
    let first = &prose.tokens[core.tokens.start];
    let of_them = core.tokens.len() > 2
        && prose.is(core.tokens.start + 1, "of")
        && prose.is_any(core.tokens.start + 2, &["them", "these", "those", "us"]);
    let adverb = core.tokens.len() == 1
        && (first.any(Class::SUBORDINATOR | Class::CONJUNCTION | Class::FRONT | Class::TIME)
            || prose.is_any(core.tokens.start, &["late", "early"]));
    of_them || adverb
}
