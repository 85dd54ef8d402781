//! Candidate after candidate, in the order of the text: who is behind its mention.
//!
//! Leaves out: how names are found (`names`) and gathered (`people`).

use super::names::{self, Name, NameKind};
use super::noun::{self, Core};
use super::people::{People, title_gender};
use super::pronoun::{self, Asks, Spoke};
use super::{Attribution, Cast, Grade, SpeakerKind};
use crate::extract::{Candidate, Rule};
use crate::lexicon::given_names::Gender;
use crate::lexicon::world::{self, PlaceKind};
use crate::lexicon::{Class, titles};
use crate::text::Prose;
use std::ops::Range;

const UNASSIGNED: Attribution = Attribution {
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
    };
    let mut attributions = vec![UNASSIGNED; candidates.len()];
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    // The title last: its speaker is somebody the body knows.
    order.sort_by_key(|&i| (prose.in_title(candidates[i].first()), candidates[i].first()));
    for (step, &i) in order.iter().enumerate() {
        let candidate = &candidates[i];
        let mut found = match candidate.continues {
            Some(before) => inherited(&attributions[before]),
            None => resolver.mention(&candidate.mention),
        };
        if candidate.rule == Rule::UnmarkedContinuation {
            let next = order
                .get(step + 1)
                .map(|&n| resolver.mention(&candidates[n].mention));
            if next.is_none_or(|n| n.speaker != found.speaker) {
                found = UNASSIGNED;
            }
        }
        if prose.in_title(candidate.first()) && found.speaker.is_some() {
            found.grade = Grade::Headline;
        }
        if let Some(entity) = found.speaker {
            let at = &prose.tokens[candidate.first().max(candidate.cue.start)];
            resolver.spoke.push(Spoke {
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

struct Resolver<'p, 't> {
    prose: &'p Prose<'t>,
    names: &'p [Name],
    people: People,
    spoke: Vec<Spoke>,
}

impl Resolver<'_, '_> {
    fn mention(&mut self, mention: &Range<usize>) -> Attribution {
        if mention.is_empty() {
            return UNASSIGNED;
        }
        if let Some(found) = self.pronoun(mention) {
            return found;
        }
        let core = noun::core(self.prose, mention);
        if core.tokens.is_empty() {
            return UNASSIGNED;
        }
        self.several(mention, &core)
            .or_else(|| self.name(&core))
            .or_else(|| self.name_in_apposition(&core))
            .or_else(|| self.role(mention, &core))
            .unwrap_or_else(|| self.unnamed(mention, &core))
    }

    fn pronoun(&mut self, mention: &Range<usize>) -> Option<Attribution> {
        let prose = self.prose;
        let at = mention.start;
        let word = prose.word(at);
        if prose.is_any(at, &["who", "which", "that"]) && mention.len() == 1 {
            return Some(self.relative(at));
        }
        let lone = mention.len() == 1 || mention.len() > 1 && prose.tokens[at + 1].mark == ',';
        if !lone || !prose.tokens[at].any(Class::SUBJECT) {
            return None;
        }
        let found = match pronoun::asks(word) {
            Some(Asks::Man) => pronoun::person(
                prose,
                at,
                Gender::Masculine,
                &self.people,
                self.names,
                &self.spoke,
            ),
            Some(Asks::Woman) => pronoun::person(
                prose,
                at,
                Gender::Feminine,
                &self.people,
                self.names,
                &self.spoke,
            ),
            Some(asks) => pronoun::body(prose, at, asks, &self.people, &self.spoke)
                .or_else(|| self.subject_before(at, asks))
                .map(|id| (id, usize::MAX)),
            None => None,
        };
        let found = self.unless_unnamed_spoke(at, found);
        Some(found.map_or(UNASSIGNED, |(id, named_at)| Attribution {
            speaker: Some(id),
            grade: Grade::Pronoun,
            antecedent: self.antecedent(id, named_at, at),
        }))
    }

    /// "The nurses stood outside. They said …": the subject of the sentence before, in the same paragraph.
    fn subject_before(&mut self, at: usize, asks: Asks) -> Option<usize> {
        let prose = self.prose;
        let here = prose.sentence(at).start;
        let before = here
            .checked_sub(1)
            .filter(|&b| prose.tokens[b].paragraph == prose.tokens[at].paragraph)?;
        let sentence = prose.sentence(before);
        let phrase = crate::extract::noun_phrase_at(prose, sentence.start, sentence.end)?;
        let core = noun::core(prose, &phrase);
        if core.tokens.is_empty() || !prose.tokens[core.tokens.start].outside() {
            return None;
        }
        let body = noun::is_body(prose, &core.tokens);
        match asks {
            Asks::Several => {
                let plural = noun::head_title(prose, &core.tokens).is_some_and(|(_, t)| t.plural);
                (plural && core.definite)
                    .then(|| self.unnamed(&phrase, &core).speaker)
                    .flatten()
            }
            Asks::Body if body => self.state_body(&phrase, &core).speaker,
            Asks::Body => self
                .name(&core)
                .and_then(|a| a.speaker)
                .filter(|&id| self.people.entities[id].kind == SpeakerKind::Institution),
            Asks::Man | Asks::Woman => None,
        }
    }

    /// "A medic said …. He said …": the pronoun goes on with the unnamed speaker of the sentence before.
    fn unless_unnamed_spoke(
        &self,
        at: usize,
        found: Option<(usize, usize)>,
    ) -> Option<(usize, usize)> {
        let here = &self.prose.tokens[at];
        let Some(last) = self.spoke.last() else {
            return found;
        };
        let unnamed = self.people.entities[last.entity].kind == SpeakerKind::Unnamed;
        let named_since = found.is_some_and(|(_, named)| {
            named != usize::MAX && self.prose.tokens[named].sentence > last.sentence
        });
        let personal = !self.prose.is(at, "it");
        if unnamed
            && personal
            && !named_since
            && here.paragraph - last.paragraph.min(here.paragraph) <= 1
        {
            return Some((last.entity, usize::MAX));
        }
        found
    }

    /// Where the one behind a pronoun is named: the last mention before it.
    fn antecedent(&self, id: usize, named_at: usize, before: usize) -> Option<Range<usize>> {
        let mentions = &self.people.entities[id].mentions;
        let named = mentions.partition_point(|m| m.start < named_at);
        let last = mentions.partition_point(|m| m.start < before);
        let exact = mentions.get(named).filter(|m| m.start == named_at);
        exact
            .or_else(|| mentions.get(last.checked_sub(1)?))
            .cloned()
    }

    /// "Diallo, who said …": the phrase before the relative pronoun.
    fn relative(&mut self, at: usize) -> Attribution {
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
        match near.and_then(|k| self.owner(k)) {
            Some(id) => Attribution {
                speaker: Some(id),
                grade: Grade::Named,
                antecedent: Some(self.names[near.unwrap_or_default()].words.clone()),
            },
            None => UNASSIGNED,
        }
    }

    /// "Diallo and Keita": both, as printed.
    fn several(&mut self, mention: &Range<usize>, core: &Core) -> Option<Attribution> {
        let prose = self.prose;
        let and = core.tokens.clone().find(|&i| prose.is(i, "and"))?;
        let first = self
            .names
            .partition_point(|n| n.whole().end <= core.tokens.start);
        let near: Vec<&Name> = self.names[first..]
            .iter()
            .take_while(|n| n.whole().start < core.tokens.end)
            .collect();
        let holds = |range: Range<usize>| {
            near.iter().any(|n| {
                n.words.start >= range.start
                    && n.words.end <= range.end
                    && !matches!(n.kind, NameKind::Other | NameKind::Role)
            })
        };
        let one_body = near.iter().any(|n| n.words.contains(&and));
        if one_body || !holds(core.tokens.start..and) || !holds(and + 1..core.tokens.end) {
            return None;
        }
        let id = self.people.by_words(
            prose.words(&(core.tokens.start..core.tokens.end)),
            SpeakerKind::Unnamed,
        );
        self.people.entities[id].mentions.push(mention.clone());
        Some(Attribution {
            speaker: Some(id),
            grade: Grade::Named,
            antecedent: None,
        })
    }

    /// The name that the core ends with.
    fn name(&mut self, core: &Core) -> Option<Attribution> {
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
        if name.kind == NameKind::Other {
            return None;
        }
        if self.people.owners[k].is_none()
            && name.words.len() == 1
            && self.people.is_shared(self.prose.words(&name.words))
        {
            return Some(UNASSIGNED);
        }
        let id = self.owner(k)?;
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
    fn owner(&mut self, k: usize) -> Option<usize> {
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

    /// "the foreign minister, Oumar Diallo,": the name stands in the apposition.
    fn name_in_apposition(&mut self, core: &Core) -> Option<Attribution> {
        if noun::head_title(self.prose, &core.tokens).is_none()
            && !noun::is_body(self.prose, &core.tokens)
        {
            return None;
        }
        let comma = core
            .rest
            .clone()
            .find(|&i| self.prose.tokens[i].mark == ',')?;
        let k = self.names.partition_point(|n| n.whole().start < comma + 1);
        let name = self.names.get(k)?;
        let article = usize::from(self.prose.is(comma + 1, "the"));
        let nameable = matches!(name.kind, NameKind::Person | NameKind::Maybe)
            || article == 1 && name.kind == NameKind::Institution;
        if name.whole().start != comma + 1 + article || !nameable {
            return None;
        }
        let id = self.people.owners[k]?;
        if self.people.entities[id].kind != SpeakerKind::Person {
            return Some(Attribution {
                speaker: Some(id),
                grade: Grade::Named,
                antecedent: None,
            });
        }
        let role = core.tokens.start..comma;
        if !self.people.entities[id].roles.contains(&role) {
            self.people.entities[id].roles.push(role);
        }
        Some(Attribution {
            speaker: Some(id),
            grade: Grade::Named,
            antecedent: None,
        })
    }

    /// "the president", "the Malian foreign minister": the one named person who has that role.
    fn role(&mut self, mention: &Range<usize>, core: &Core) -> Option<Attribution> {
        let prose = self.prose;
        let (title, info) = noun::head_title(prose, &core.tokens)?;
        if !core.definite || info.plural {
            return None;
        }
        let possessed = (mention.start..core.tokens.start)
            .any(|i| prose.is(i, "'s") || prose.tokens[i].any(Class::POSSESSIVE));
        let wanted = prose.words(&title).to_lowercase();
        let country =
            noun::belongs_to(prose, &core.tokens).or_else(|| noun::belongs_to(prose, mention));
        let mut fits: Vec<usize> = Vec::new();
        for (id, entity) in self.people.entities.iter().enumerate() {
            let has = entity.kind == SpeakerKind::Person
                && entity.roles.iter().any(|role| {
                    let (words, own) = (
                        prose.words(role).to_lowercase(),
                        noun::belongs_to(prose, role),
                    );
                    let same_body = match (country, own) {
                        (Some(a), Some(b)) => a == b,
                        (Some(_), None) => false,
                        _ => true,
                    };
                    same_body && ends_with_title(prose, role, &words, &wanted)
                });
            if has {
                fits.push(id);
            }
        }
        let gender = title_gender(prose, &title);
        fits.retain(|&id| {
            gender == Gender::Unknown
                || self.people.entities[id].gender == Gender::Unknown
                || self.people.entities[id].gender == gender
        });
        if possessed && country.is_none() && wanted != "spokesman" && wanted != "spokeswoman" {
            return None; // "his adviser": whose is not for a table to say
        }
        // Those named before count first; a name that comes only later will do where it is the only one.
        let before = |id: &usize| {
            self.people.entities[*id]
                .mentions
                .first()
                .is_some_and(|m| m.start < mention.start)
        };
        if fits.iter().any(before) {
            fits.retain(before);
        }
        let id = match fits[..] {
            [] => return None,
            [id] => id,
            _ => return Some(UNASSIGNED),
        };
        let antecedent = self.antecedent(id, usize::MAX, mention.start);
        Some(Attribution {
            speaker: Some(id),
            grade: Grade::Role,
            antecedent,
        })
    }

    /// A body, a government in other words, or somebody the article does not name.
    fn unnamed(&mut self, mention: &Range<usize>, core: &Core) -> Attribution {
        let prose = self.prose;
        let phrase = prose.words(&core.tokens);
        if let Some(entry) = world::lookup(phrase)
            && entry.kind != PlaceKind::Demonym
        {
            let place = matches!(entry.kind, PlaceKind::Capital | PlaceKind::Seat);
            let id = self.people.by_words(phrase, SpeakerKind::Institution);
            self.people.entities[id].place = place;
            self.people.entities[id].mentions.push(mention.clone());
            return Attribution {
                speaker: Some(id),
                grade: if place { Grade::Place } else { Grade::Named },
                antecedent: None,
            };
        }
        let bare = prose.tokens[core.tokens.start..core.tokens.end]
            .iter()
            .all(|t| t.any(Class::PRONOUN | Class::DETERMINER));
        if bare {
            return self.quantified(mention);
        }
        if noun::is_body(prose, &core.tokens) {
            return self.state_body(mention, core);
        }
        let words = self.described(mention, core);
        let id = self
            .people
            .by_words(prose.words(&words), SpeakerKind::Unnamed);
        self.people.entities[id].mentions.push(mention.clone());
        self.people.entities[id].gender = title_gender(prose, &core.tokens);
        Attribution {
            speaker: Some(id),
            grade: Grade::Role,
            antecedent: None,
        }
    }

    /// "Some said", "several called": nobody in particular.
    fn quantified(&mut self, mention: &Range<usize>) -> Attribution {
        let prose = self.prose;
        let last = mention.end - 1;
        if !prose.is_any(
            last,
            &[
                "some", "many", "several", "others", "most", "both", "all", "few",
            ],
        ) {
            return UNASSIGNED;
        }
        let id = self.people.by_words(prose.word(last), SpeakerKind::Unnamed);
        self.people.entities[id].mentions.push(mention.clone());
        Attribution {
            speaker: Some(id),
            grade: Grade::Role,
            antecedent: None,
        }
    }

    /// "the Malian army", and later "the army": one body.
    fn state_body(&mut self, mention: &Range<usize>, core: &Core) -> Attribution {
        let prose = self.prose;
        let owned = mention.start..core.tokens.end;
        let possessed = (mention.start..core.tokens.start).any(|i| prose.is(i, "'s"));
        let words = if possessed || !core.rest.is_empty() && prose.is(core.rest.start, "of") {
            self.described(mention, core)
        } else {
            core.tokens.clone()
        };
        let noun = fold_last(prose, &core.tokens);
        if noun::belongs_to(prose, &owned).is_none() && core.tokens.len() == 1 {
            let known: Vec<usize> = self
                .people
                .entities
                .iter()
                .enumerate()
                .filter(|(_, e)| {
                    e.kind == SpeakerKind::Institution
                        && e.name.to_lowercase().ends_with(&noun)
                        && e.mentions.first().is_some_and(|m| m.start < mention.start)
                })
                .map(|(i, _)| i)
                .collect();
            if let [id] = known[..] {
                let antecedent = self.antecedent(id, usize::MAX, mention.start);
                return Attribution {
                    speaker: Some(id),
                    grade: Grade::Role,
                    antecedent,
                };
            }
        }
        let id = self
            .people
            .by_words(prose.words(&words), SpeakerKind::Institution);
        self.people.entities[id].mentions.push(mention.clone());
        Attribution {
            speaker: Some(id),
            grade: Grade::Named,
            antecedent: None,
        }
    }

    /// The words that describe an unnamed speaker: its core with what follows up to a comma, and an owner before it.
    fn described(&self, mention: &Range<usize>, core: &Core) -> Range<usize> {
        let prose = self.prose;
        let mut start = core.tokens.start;
        if start > mention.start && prose.is_any(start - 1, &["another"]) {
            start -= 1; // "Another witness" is not the witness before
        }
        if (mention.start..start).any(|i| prose.is(i, "'s") || prose.tokens[i].mark == '’') {
            start = mention.start;
            while start < core.tokens.start
                && prose.tokens[start].any(Class::DETERMINER)
                && !prose.tokens[start].any(Class::POSSESSIVE)
            {
                start += 1;
            }
        }
        let end = core
            .rest
            .clone()
            .find(|&i| !prose.tokens[i].is_word() || prose.tokens[i].any(Class::RELATIVE))
            .unwrap_or(mention.end);
        start..end.max(core.tokens.end)
    }
}

fn fold_last(prose: &Prose<'_>, core: &Range<usize>) -> String {
    prose.word(core.end - 1).to_lowercase()
}

/// Whether a role's words hold the wanted title as their head: "Malian foreign minister" for "minister", but not
/// "an adviser to the president" for "president".
fn ends_with_title(prose: &Prose<'_>, role: &Range<usize>, words: &str, wanted: &str) -> bool {
    let lowered = ["former ", "ex-", "vice ", "deputy ", "acting "];
    if lowered
        .iter()
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
    head.ends_with(wanted) || head.split_whitespace().any(|w| w == wanted) && !head.contains("'s ")
}
