//! Candidate after candidate, in the order of the text: who is behind its mention.
//!
//! Leaves out: how names are found (`names`) and gathered (`people`).

use super::label::Conversation;
use super::names::{self, Name, NameKind};
use super::noun::{self, Core};
use super::people::People;
use super::pronoun::Spoke;
use super::{Attribution, Cast, Grade, SpeakerKind};
use crate::extract::{Candidate, Rule};
use crate::lexicon::world::{self, PlaceKind};
use crate::lexicon::{Class, titles};
use crate::text::Prose;
use rustc_hash::FxHashMap;
use std::ops::Range;

pub(super) const UNASSIGNED: Attribution = Attribution {
    speaker: None,
    grade: Grade::Unassigned,
    antecedent: None,
};

/// Resolves all candidates of an article.
pub(super) fn resolve(prose: &Prose<'_>, candidates: &[Candidate]) -> Cast {
    let names = names::find(prose);
    let people = People::gather(prose, &names);
    let mut resolver = Resolver {
        prose,
        names: &names,
        people,
        spoke: Vec::new(),
        content: Vec::new(),
        unnamed: FxHashMap::default(),
        called: FxHashMap::default(),
        conversation: Conversation::default(),
    };
    resolver.conversation = Conversation::of(&resolver, candidates);
    let mut attributions = vec![UNASSIGNED; candidates.len()];
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    // The title last: its speaker is somebody the body knows.
    order.sort_by_key(|&i| (prose.in_title(candidates[i].first()), candidates[i].first()));
    for (step, &i) in order.iter().enumerate() {
        let candidate = &candidates[i];
        resolver.content.clone_from(&candidate.content);
        let mut found = match candidate.continues {
            Some(before) => inherited(&attributions[before]),
            None if candidate.rule == Rule::Transcript => resolver.turn(&candidate.mention),
            None => resolver.mention(&candidate.mention),
        };
        if candidate.rule == Rule::UnmarkedContinuation {
            let next = order.get(step + 1).map(|&n| {
                resolver.content.clone_from(&candidates[n].content);
                resolver.mention(&candidates[n].mention)
            });
            if next.is_none_or(|n| n.speaker != found.speaker) {
                found = UNASSIGNED;
            }
        }
        if prose.in_title(candidate.first()) && found.speaker.is_some() {
            found.grade = Grade::Headline;
        }
        if let Some(entity) = found.speaker {
            let at = &prose.tokens[candidate.first().max(candidate.cue.start)];
            let asked = candidate
                .cue
                .clone()
                .any(|i| prose.tokens[i].lemma() == "ask");
            resolver.spoke.push(Spoke {
                asked,
                entity,
                sentence: at.sentence,
                paragraph: at.paragraph,
            });
        }
        attributions[i] = found;
    }
    Cast {
        entities: resolver.people.entities,
        attributions,
    }
}

/// A statement that goes on with another's speaker.
fn inherited(before: &Attribution) -> Attribution {
    Attribution {
        grade: if before.speaker.is_some() {
            Grade::Inferred
        } else {
            Grade::Unassigned
        },
        ..before.clone()
    }
}

pub(super) struct Resolver<'p, 't> {
    pub prose: &'p Prose<'t>,
    pub names: &'p [Name],
    pub people: People,
    pub spoke: Vec<Spoke>,
    /// The content of the statement whose mention is read.
    pub content: Vec<Range<usize>>,
    /// Unnamed speakers so far, by the noun they were called by; `None` where it was several.
    pub unnamed: FxHashMap<String, Option<usize>>,
    /// Bodies so far that stood behind a noun for them ("the group Green Sahel"), by it; `None` where it was several.
    pub called: FxHashMap<String, Option<usize>>,
    /// Who asks and who is asked, where the article prints a conversation.
    pub conversation: Conversation,
}

impl Resolver<'_, '_> {
    pub(super) fn mention(&mut self, mention: &Range<usize>) -> Attribution {
        if mention.is_empty() {
            return UNASSIGNED;
        }
        if let Some(found) = self.pronoun(mention) {
            return found;
        }
        let core = noun::core(self.prose, mention);
        if core.tokens.is_empty() {
            return self.quantified(mention);
        }
        if let Some(found) = self.document(mention, &core) {
            return found;
        }
        if let Some(found) = self.body_and_person(mention) {
            return found;
        }
        if let Some(found) = self
            .initials(mention, &core)
            .or_else(|| self.named_as(&core))
        {
            return found;
        }
        let one_of_many = self.is_one_of_many(mention, &core);
        if let Some(found) = self
            .of_a_people(mention, &core)
            .or_else(|| self.apposed(mention, &core))
        {
            return found;
        }
        self.several(mention, &core)
            .or_else(|| self.name(&core).filter(|_| !one_of_many))
            .or_else(|| self.name_in_apposition(&core, one_of_many))
            .or_else(|| self.role(mention, &core))
            .unwrap_or_else(|| self.unnamed(mention, &core))
    }

    /// Where the one behind a pronoun is named: the last mention before it.
    pub(super) fn antecedent(
        &self,
        id: usize,
        named_at: usize,
        before: usize,
    ) -> Option<Range<usize>> {
        let mentions = &self.people.entities[id].mentions;
        let named = mentions.partition_point(|m| m.start < named_at);
        let last = mentions.partition_point(|m| m.start < before);
        let exact = mentions.get(named).filter(|m| m.start == named_at);
        exact
            .or_else(|| mentions.get(last.checked_sub(1)?))
            .cloned()
    }

    /// "Diallo, who said …": the phrase before the relative pronoun.
    pub(super) fn relative(&mut self, at: usize) -> Attribution {
        let prose = self.prose;
        let Some(mut last) = at.checked_sub(1) else {
            return UNASSIGNED;
        };
        if prose.tokens[last].mark == ',' && last > 0 {
            last -= 1;
        }
        let behind = self.names.partition_point(|n| n.whole().start <= last);
        let near = behind
            .checked_sub(1)
            .filter(|&k| self.names[k].whole().end == last + 1);
        let near = near.and_then(|k| self.at_workplace(k, at)).or(near);
        match near.and_then(|k| self.owner(k)) {
            Some(id) => Attribution {
                speaker: Some(id),
                grade: Grade::Named,
                antecedent: Some(self.names[near.unwrap_or_default()].words.clone()),
            },
            None => UNASSIGNED,
        }
    }

    /// The name that the core ends with.
    pub(super) fn name(&mut self, core: &Core) -> Option<Attribution> {
        let first = self
            .names
            .partition_point(|n| n.whole().end <= core.tokens.start);
        let k = (first..self.names.len())
            .take_while(|&k| self.names[k].whole().start < core.tokens.end)
            .filter(|&k| {
                !self.names[k].words.is_empty() && self.names[k].words.end >= core.tokens.end
            })
            .last()?;
        let name = &self.names[k];
        if name.kind == NameKind::Other && self.people.owners[k].is_none() {
            return None;
        }
        if self.people.owners[k].is_none()
            && name.words.len() == 1
            && self.people.is_shared(self.prose.words(&name.words))
        {
            return Some(UNASSIGNED);
        }
        let id = match self.people.owners[k] {
            // "Star Mom Corners Diallo" in a title: the mention is a part of the run.
            None if self.prose.in_title(core.tokens.start)
                && name.words.len() > core.tokens.len() =>
            {
                let part = Name {
                    role: core.tokens.start..core.tokens.start,
                    words: core.tokens.clone(),
                    kind: if core.tokens.len() > 1 {
                        NameKind::Maybe
                    } else {
                        NameKind::Word
                    },
                    quoted: false,
                };
                self.people.short_name(self.prose, &part)?
            }
            _ => self.owner(k)?,
        };
        let place = matches!(
            name.kind,
            NameKind::Government(PlaceKind::Capital | PlaceKind::Seat)
        );
        Some(Attribution {
            speaker: Some(id),
            grade: if place { Grade::Place } else { Grade::Named },
            antecedent: None,
        })
    }

    /// The entity of a name that speaks; a lone capitalised word becomes a person or body now.
    pub(super) fn owner(&mut self, k: usize) -> Option<usize> {
        if let Some(id) = self.people.owners[k] {
            return Some(id);
        }
        let name = self.names[k].clone();
        if matches!(name.kind, NameKind::Role | NameKind::Other) {
            return None;
        }
        let common_noun = titles::lookup_printed(self.prose.words(&name.words)).is_some();
        if common_noun || name.words.is_empty() {
            return None;
        }
        let id = self.people.surname_only(self.prose, &name.words);
        self.people.entities[id].mentions.push(name.words.clone());
        self.people.owners[k] = Some(id);
        Some(id)
    }

    /// "Committee of the Red Cross delegate Claire Dumont": the person at the end, not the body in front.
    fn body_and_person(&mut self, mention: &Range<usize>) -> Option<Attribution> {
        let k = self.names.partition_point(|n| n.whole().end < mention.end);
        let (person, body) = (self.names.get(k)?, self.names.get(k.checked_sub(1)?)?);
        let joined = person.kind == NameKind::Person
            && body.kind == NameKind::Institution
            && person.words.end == mention.end
            && !person.role.is_empty()
            && person.role.start <= body.words.end
            && person.role.end > body.words.end
            && body.words.start >= mention.start
            && body.words.start <= mention.start + 1;
        if !joined {
            return None;
        }
        let id = self.people.owners[k]?;
        Some(Attribution {
            speaker: Some(id),
            grade: Grade::Named,
            antecedent: None,
        })
    }

    /// "a Republican", "one of these groups": somebody of the party or group, not all of it.
    fn is_one_of_many(&self, mention: &Range<usize>, core: &Core) -> bool {
        let prose = self.prose;
        let member = core.tokens.start > mention.start
            && prose.is_any(core.tokens.start - 1, &["a", "an", "one"])
            && core.tokens.len() == 1
            && world::lookup(prose.words(&core.tokens))
                .is_some_and(|e| matches!(e.kind, PlaceKind::PoliticalParty | PlaceKind::Demonym));
        member || prose.is(core.tokens.start, "one") && prose.is(core.tokens.start + 1, "of")
    }

    /// "Windsor's first selectman": somebody of an owner right before the core.
    fn is_owned(&self, core: &Core) -> bool {
        let head = core.tokens.end - 1;
        core.tokens.start.checked_sub(1).is_some_and(|i| {
            self.prose.is(i, "'s") || matches!(self.prose.tokens[i].mark, '\'' | '’')
        }) && !self.prose.tokens[head].capital
    }

    /// "the foreign minister, Oumar Diallo,": the name stands in the apposition.
    fn name_in_apposition(&mut self, core: &Core, one_of_many: bool) -> Option<Attribution> {
        // "The winner, Peter Okafor of the Front,"
        let one = core.definite && !noun::is_plural(self.prose, core);
        let described = one
            || one_of_many
            || noun::head_title(self.prose, &core.tokens).is_some()
            || noun::is_body(self.prose, &core.tokens)
            || self.is_owned(core)
            || super::mute::is_no_speaker(self.prose, core);
        if !described {
            return None;
        }
        // The mention may end before the comma.
        let comma = core
            .rest
            .clone()
            .chain(std::iter::once(core.rest.end))
            .find(|&i| self.prose.tokens.get(i).is_some_and(|t| t.mark == ','))?;
        // "A man who lives beside the captain, Diallo,": Diallo is the captain.
        if (core.tokens.end..comma).any(|i| self.prose.is(i, "who")) {
            return None;
        }
        if self
            .prose
            .tokens
            .get(comma + 1)
            .is_none_or(|t| t.sentence != self.prose.tokens[comma].sentence)
        {
            return None;
        }
        let k = self.names.partition_point(|n| n.whole().start < comma + 1);
        let name = self.names.get(k)?;
        // "the minister, Diallo's cousin Keita,": Diallo is not the minister.
        if self.prose.is(name.whole().end, "'s") {
            return None;
        }
        let article = usize::from(self.prose.is(comma + 1, "the"));
        // "A mother of three, Odette,", but not "a baker from Kati, Segou,"
        let one_word = name.kind == NameKind::Word
            && !self.prose.tokens[comma - 1].capital
            && self
                .prose
                .tokens
                .get(name.whole().end)
                .is_some_and(|t| t.mark == ',')
            && noun::head_title(self.prose, &core.tokens).is_some_and(|(_, t)| !t.plural);
        let nameable = matches!(name.kind, NameKind::Person | NameKind::Maybe)
            || one_word
            || (article == 1 || one_of_many) && name.kind == NameKind::Institution;
        // "civil and environmental engineering professor Julian Moor"
        let first = comma + 1 + article;
        let described = name.kind == NameKind::Person
            && !name.role.is_empty()
            && name
                .whole()
                .start
                .checked_sub(first)
                .is_some_and(|n| n <= 4)
            && self.prose.tokens[first..name.whole().start]
                .iter()
                .all(|t| {
                    t.is_word() && !t.any(Class::PREPOSITION | Class::RELATIVE | Class::FINITE)
                });
        if name.whole().start != first && !described || !nameable {
            return None;
        }
        let id = self.owner(k)?;
        if self.people.entities[id].kind != SpeakerKind::Person {
            return Some(Attribution {
                speaker: Some(id),
                grade: Grade::Named,
                antecedent: None,
            });
        }
        let role = core.tokens.start..comma;
        if !self.people.entities[id].roles.contains(&role) {
            self.people.add_role(self.prose, id, role);
        }
        Some(Attribution {
            speaker: Some(id),
            grade: Grade::Named,
            antecedent: None,
        })
    }
}
