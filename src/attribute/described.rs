//! Mentions that describe: a role of somebody named, a body, somebody the article leaves unnamed.
//!
//! Leaves out: names and pronouns (`resolve`), and how a mention is cut (`noun`).

use super::bodies::is_headed;
use super::noun::{self, Core};
use super::people::{People, title_gender};
use super::resolve::{Resolver, UNASSIGNED};
use super::spelling::fold;
use super::{Attribution, Grade, SpeakerKind};
use crate::lexicon::Class;
use crate::lexicon::given_names::Gender;
use crate::lexicon::world::{self, PlaceKind};
use crate::text::Prose;
use std::ops::Range;

impl Resolver<'_, '_> {
    /// "the president", "the Malian foreign minister": the one named person who has that role.
    pub(super) fn role(&mut self, mention: &Range<usize>, core: &Core) -> Option<Attribution> {
        let prose = self.prose;
        let (title, info) = noun::head_title(prose, &core.tokens)?;
        // In a title nouns have no article.
        let bare = prose.in_title(mention.start) && core.tokens.start == mention.start;
        // "Begum said" after "Hajra Begum": a title that is somebody's last name.
        if !core.definite
            && core.tokens == *mention
            && prose.tokens[mention.start].capital
            && let Some([id]) = self
                .people
                .by_last
                .get(&fold(prose.words(mention)))
                .map(Vec::as_slice)
        {
            return Some(Attribution {
                grade: Grade::Named,
                ..self.named_before(*id, mention)
            });
        }
        if !core.definite && !bare || info.plural {
            return None;
        }
        let possessed = (mention.start..core.tokens.start)
            .any(|i| prose.is(i, "'s") || prose.tokens[i].any(Class::POSSESSIVE));
        let wanted = prose.words(&title).to_lowercase();
        // "the judge in that case" is not the judge of whom the article speaks.
        let elsewhere = prose.is_any(core.rest.start, &["in", "at", "from", "who", "on", "with"])
            && !core.rest.is_empty()
            && noun::belongs_to(prose, mention).is_none();
        if elsewhere {
            return None;
        }
        let country =
            noun::belongs_to(prose, &core.tokens).or_else(|| noun::belongs_to(prose, mention));
        let gender = title_gender(prose, &title);
        if possessed && country.is_none() && wanted != "spokesman" && wanted != "spokeswoman" {
            // "his adviser": whose is not for a table to say
            return self.named_next(mention, &wanted);
        }
        let People {
            entities, offices, ..
        } = &mut self.people;
        let mut local = local_words(prose, &(core.tokens.start..title.start));
        // "the former minister" is nobody who is minister, "the roads minister" not the one for health.
        local.extend(
            (core.tokens.start..title.start).filter(|&i| tells_offices_apart(prose.word(i))),
        );
        let fits = offices.holders(prose, &wanted, country).iter().copied();
        // "the Vermont senator" is the one of whom Vermont is told.
        let fits = fits.filter(|&id| {
            let mut roles = entities[id].roles.iter().cloned();
            local.is_empty()
                || roles.any(|role| {
                    local
                        .iter()
                        .all(|&i| role.clone().any(|r| prose.is(r, prose.word(i))))
                })
        });
        let fits = fits.filter(|&id| {
            gender == Gender::Unknown
                || entities[id].gender == Gender::Unknown
                || entities[id].gender == gender
        });
        // Those named before count first; a name that comes only later will do where it is the only one.
        let before = |id: &usize| {
            let first = entities[*id].mentions.first();
            first.is_some_and(|m| m.start < mention.start)
        };
        let id = match Few::of(fits.clone().filter(before)) {
            Few::None => match Few::of(fits) {
                Few::None => {
                    return self
                        .only_one_so_far(mention, core, &wanted)
                        .or_else(|| self.epithet(mention, core, &title, gender));
                }
                Few::One(id) => id,
                Few::More => return Some(UNASSIGNED),
            },
            Few::One(id) => id,
            Few::More => return Some(UNASSIGNED),
        };
        // "A Vermont senator said …. The senator said …": the one who spoke since is meant.
        let last = |id: usize| {
            let mentions = self.people.entities[id].mentions.iter().rev();
            mentions.map(|m| m.start).find(|&at| at < mention.start)
        };
        let unnamed = self.unnamed.get(&fold_last(prose, &core.tokens)).copied();
        if let Some(Some(other)) = unnamed
            && last(other) > last(id)
        {
            return None;
        }
        Some(self.named_before(id, mention))
    }

    /// Somebody known, whom the words of `mention` describe and words before it name.
    pub(super) fn named_before(&self, id: usize, mention: &Range<usize>) -> Attribution {
        Attribution {
            speaker: Some(id),
            grade: Grade::Role,
            antecedent: self.antecedent(id, usize::MAX, mention.start),
        }
    }

    /// A body, a government in other words, or somebody the article does not name.
    pub(super) fn unnamed(&mut self, mention: &Range<usize>, core: &Core) -> Attribution {
        let prose = self.prose;
        let phrase = prose.words(&core.tokens);
        if let Some(entry) = world::lookup(phrase)
            && entry.kind != PlaceKind::Demonym
            && !(entry.kind == PlaceKind::PoliticalParty
                && !core.definite
                && mention.start < core.tokens.start)
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
        let known_kind = core.definite
            && core.tokens.len() == 1
            && prose.is(mention.start, "the")
            && super::bodies::is_kind(prose.word(core.tokens.start));
        if noun::is_body(prose, &core.tokens) || known_kind && self.has_body(core) {
            return self.state_body(mention, core);
        }
        if super::mute::is_no_speaker(prose, core) || super::other_words::is_nobody(prose, core) {
            return UNASSIGNED;
        }
        let words = self.described(mention, core);
        let head = fold_last(prose, &core.tokens);
        if let Some(id) = self.unnamed_before(mention, core, &words, &head) {
            let attribution = self.named_before(id, mention);
            self.people.entities[id].mentions.push(mention.clone());
            return attribution;
        }
        let id = self
            .people
            .by_words(prose.words(&words), SpeakerKind::Unnamed);
        let known = self.unnamed.entry(head).or_insert(Some(id));
        if *known != Some(id) {
            *known = None;
        }
        self.people.entities[id].mentions.push(mention.clone());
        self.people.entities[id].gender = title_gender(prose, &core.tokens);
        self.people.entities[id].plural = noun::is_plural(prose, core);
        // A person, whom "he" can mean; a survey is none.
        self.people.entities[id].certain = noun::head_title(prose, &core.tokens).is_some()
            || core
                .tokens
                .clone()
                .any(|i| prose.tokens[i].any(Class::TITLE));
        Attribution {
            speaker: Some(id),
            grade: Grade::Role,
            antecedent: None,
        }
    }

    /// "The doctor" after "a doctor at the camp" is that doctor, where there was one only; "the Democratic nominee"
    /// is not "the Republican nominee".
    fn unnamed_before(
        &self,
        mention: &Range<usize>,
        core: &Core,
        words: &Range<usize>,
        head: &str,
    ) -> Option<usize> {
        let prose = self.prose;
        if !core.definite
            || *words != core.tokens
            || !prose.is_any(mention.start, &["the", "this", "that"])
        {
            return None;
        }
        let id = (*self.unnamed.get(head)?)?;
        let name = self.people.entities[id].name.to_lowercase();
        let holds = |i: usize| name.split(' ').any(|w| prose.is(i, w));
        core.tokens.clone().all(holds).then_some(id)
    }

    /// "Some said", "several called": nobody in particular.
    pub(super) fn quantified(&mut self, mention: &Range<usize>) -> Attribution {
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
        self.people.entities[id].plural = true;
        self.people.entities[id].mentions.push(mention.clone());
        Attribution {
            speaker: Some(id),
            grade: Grade::Role,
            antecedent: None,
        }
    }

    /// "the Malian army", and later "the army": one body.
    pub(super) fn state_body(&mut self, mention: &Range<usize>, core: &Core) -> Attribution {
        let prose = self.prose;
        let owned = mention.start..core.tokens.end;
        let possessed = (mention.start..core.tokens.start)
            .any(|i| prose.is(i, "'s") || matches!(prose.tokens[i].mark, '\'' | '’'));
        let words =
            if possessed || !core.rest.is_empty() && prose.is_any(core.rest.start, &["of", "in"]) {
                self.described(mention, core)
            } else {
                core.tokens.clone()
            };
        let noun = fold_last(prose, &core.tokens);
        // "The miners' union" is none of those named before.
        let unowned = !possessed && noun::belongs_to(prose, &owned).is_none();
        if unowned && core.tokens.len() == 1 {
            let the = prose.is(mention.start, "the");
            let entities = &self.people.entities;
            let known = self.people.bodies_ending_in(&noun).filter(|&id| {
                let name = entities[id].name.to_lowercase();
                (name.ends_with(&noun) || the && is_headed(&name, &noun))
                    && entities[id]
                        .mentions
                        .first()
                        .is_some_and(|m| m.start < mention.start)
            });
            let found = match Few::of(known) {
                Few::One(id) => Some(id),
                Few::More => self.headed_nearby(mention, &noun),
                Few::None => self.body_meant(mention, core),
            };
            if let Some(id) = found {
                return self.named_before(id, mention);
            }
        } else if unowned
            && !prose.tokens[core.tokens.clone()].iter().any(|t| t.capital)
            && let Some(id) = self.body_meant(mention, core)
        {
            return self.named_before(id, mention);
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

    /// Whether a body named so far is headed by this noun, or meant by it.
    fn has_body(&self, core: &Core) -> bool {
        let noun = fold_last(self.prose, &core.tokens);
        let entities = &self.people.entities;
        let mut known = self.people.bodies_ending_in(&noun);
        known.any(|id| is_headed(&entities[id].name.to_lowercase(), &noun))
            || super::bodies::is_firm(&noun)
    }

    /// The words that describe an unnamed speaker: its core with what follows up to a comma, and an owner before it.
    fn described(&self, mention: &Range<usize>, core: &Core) -> Range<usize> {
        let prose = self.prose;
        let mut start = core.tokens.start;
        if start > mention.start && prose.is_any(start - 1, &["another"]) {
            start -= 1; // "Another witness" is not the witness before
        }
        if (mention.start..start)
            .any(|i| prose.is(i, "'s") || matches!(prose.tokens[i].mark, '\'' | '’'))
        {
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
            .find(|&i| {
                !prose.tokens[i].is_word()
                    || prose.tokens[i].any(Class::RELATIVE)
                        && !prose.tokens[i - 1].any(Class::PREPOSITION)
            })
            .unwrap_or(mention.end)
            .max(core.tokens.end);
        let end = self.short_relative(end).unwrap_or(end);
        // "A reporter for USA Today", where the mention ends inside the name.
        let k = self.names.partition_point(|n| n.words.end < end);
        let cut = self
            .names
            .get(k)
            .filter(|n| !n.words.is_empty() && n.words.start < end);
        start..cut.map_or(end, |n| n.words.end)
    }
}

/// The capitalised words of a range that name no country and no body: "Vermont", "Wooster".
fn local_words(prose: &Prose<'_>, range: &Range<usize>) -> Vec<usize> {
    let known = |i: usize| {
        world::lookup(prose.word(i))
            .is_some_and(|e| !matches!(e.kind, PlaceKind::City | PlaceKind::Capital))
    };
    let words = range.clone();
    words
        .filter(|&i| prose.tokens[i].capital && !known(i))
        .collect()
}

/// Whether a word before an office tells it from others of its kind: "former", "deputy", "roads".
pub(super) fn tells_offices_apart(word: &str) -> bool {
    [
        "former",
        "ex",
        "deputy",
        "acting",
        "interim",
        "shadow",
        "opposition",
    ]
    .iter()
    .any(|w| w.eq_ignore_ascii_case(word))
        || super::name_words::is_portfolio(word)
}

fn fold_last(prose: &Prose<'_>, core: &Range<usize>) -> String {
    prose.word(core.end - 1).to_lowercase()
}

/// None, one, or more than one of several people.
enum Few {
    None,
    One(usize),
    More,
}

impl Few {
    /// Looks no further than a second one.
    fn of(mut ids: impl Iterator<Item = usize>) -> Self {
        let Some(first) = ids.next() else {
            return Self::None;
        };
        if ids.any(|id| id != first) {
            Self::More
        } else {
            Self::One(first)
        }
    }
}
