//! What a pronoun takes up: the person scored best, the body that spoke, or the unnamed subject before it.
//!
//! Leaves out: the scores (`pronoun`).

use super::names::NameKind;
use super::noun;
use super::pronoun::{self, Asks};
use super::resolve::{Resolver, UNASSIGNED};
use super::{Attribution, Grade, SpeakerKind};
use crate::lexicon::Class;
use crate::lexicon::given_names::Gender;
use crate::lexicon::titles;
use std::ops::Range;

impl Resolver<'_, '_> {
    /// Who "he", "she", "it", "they" or "who" is; `None` where the mention is no pronoun.
    pub(super) fn pronoun(&mut self, mention: &Range<usize>) -> Option<Attribution> {
        let prose = self.prose;
        let at = mention.start;
        let word = prose.word(at);
        if prose.is_any(at, &["who", "which", "that"]) && mention.len() == 1 {
            return Some(self.relative(at));
        }
        let lone = mention.len() == 1 || mention.len() > 1 && prose.tokens[at + 1].mark == ',';
        // "according to him"
        let object = mention.len() == 1 && prose.is_any(at, &["him", "her", "them"]);
        if !lone || !(prose.tokens[at].any(Class::SUBJECT) || object) {
            return None;
        }
        if prose.is_any(at, &["he", "she"]) {
            self.own_subjects(at);
        }
        let found = match pronoun::asks(word) {
            Some(Asks::Man) => pronoun::person(
                prose,
                at,
                Gender::Masculine,
                &self.content,
                &self.people,
                self.names,
                &self.spoke,
            ),
            Some(Asks::Woman) => pronoun::person(
                prose,
                at,
                Gender::Feminine,
                &self.content,
                &self.people,
                self.names,
                &self.spoke,
            ),
            Some(Asks::Several) => self
                .subject_before(at, Asks::Several)
                .or_else(|| pronoun::body(prose, at, Asks::Several, &self.people, &self.spoke))
                .map(|id| (id, usize::MAX)),
            Some(asks) => pronoun::body(prose, at, asks, &self.people, &self.spoke)
                .or_else(|| self.subject_before(at, asks))
                .map(|id| (id, usize::MAX)),
            None => None,
        };
        let found = self.unless_kin_between(at, found);
        let found = self.unless_unnamed_before(at, found);
        let found = self.unless_unnamed_spoke(at, found);
        Some(found.map_or(UNASSIGNED, |(id, named_at)| Attribution {
            speaker: Some(id),
            grade: Grade::Pronoun,
            antecedent: self.antecedent(id, named_at, at),
        }))
    }

    /// "Ruiz, a zoologist at the Institute, who said": the person described, where the name at `near` is the body.
    pub(super) fn at_workplace(&self, near: usize, who: usize) -> Option<usize> {
        const BEFORE: usize = 3;
        let prose = self.prose;
        let body = self.names[near].whole();
        let mut before = body.start.checked_sub(1)?;
        if prose.is(before, "the") {
            before = before.checked_sub(1)?;
        }
        let works = prose.is(who, "who")
            && prose.tokens[who - 1].mark == ','
            && self.names[near].kind != NameKind::Person
            && prose.is_any(before, &["at", "of", "with", "for", "from"]);
        let described = |&k: &usize| {
            let end = self.names[k].whole().end;
            matches!(self.names[k].kind, NameKind::Person | NameKind::Maybe)
                && prose.tokens[end].sentence == prose.tokens[who].sentence
                && prose.tokens[end].mark == ','
                && prose.is_any(end + 1, &["a", "an", "the"])
                && (end + 1..body.start).all(|i| prose.tokens[i].mark != ',')
        };
        let mut near = (0..near).rev().take(BEFORE);
        near.find(described).filter(|_| works)
    }

    /// Where the subject of a sentence can start: behind "But throughout the summer,".
    fn behind_introduction(&self, sentence: &Range<usize>) -> usize {
        let prose = self.prose;
        let opens = Class::PREPOSITION
            | Class::FRONT
            | Class::TIME
            | Class::SUBORDINATOR
            | Class::CONJUNCTION;
        let mut start = sentence.start;
        if prose.is_any(
            start,
            &["but", "and", "so", "yet", "still", "meanwhile", "however"],
        ) {
            start += 1;
            if prose.tokens.get(start).is_some_and(|t| t.mark == ',') {
                start += 1;
            }
        }
        if !prose.tokens.get(start).is_some_and(|t| t.any(opens)) {
            return start;
        }
        (start..sentence.end.min(start + 14))
            .find(|&i| prose.tokens[i].mark == ',')
            .map_or(start, |comma| comma + 1)
    }

    /// "Meanwhile Rihanna sang. … she said": a lone capital word that was the subject shortly before is somebody.
    fn own_subjects(&mut self, at: usize) {
        let here = self.prose.tokens[at].sentence;
        let end = self.names.partition_point(|n| n.whole().start < at);
        let near: Vec<usize> = (0..end)
            .rev()
            .take(12)
            .filter(|&k| self.people.owners[k].is_none() && self.names[k].kind == NameKind::Word)
            .filter(|&k| {
                let name = &self.names[k];
                // "the Volvo had come": the article tells a thing.
                let articled = name
                    .words
                    .start
                    .checked_sub(1)
                    .is_some_and(|b| self.prose.is_any(b, &["the", "a", "an"]));
                !name.quoted
                    && !articled
                    && here - self.prose.tokens[name.words.start].sentence <= 1
                    && !self.people.is_shared(self.prose.words(&name.words))
                    && pronoun::is_subject(self.prose, name)
            })
            .collect();
        for k in near {
            self.owner(k);
        }
    }

    /// "The nurses stood outside. They said …": the subject of the sentence before, in the same paragraph.
    fn subject_before(&mut self, at: usize, asks: Asks) -> Option<usize> {
        let prose = self.prose;
        let here = prose.sentence(at).start;
        let before = here
            .checked_sub(1)
            .filter(|&b| prose.tokens[b].paragraph == prose.tokens[at].paragraph)?;
        let sentence = prose.sentence(before);
        let subject = self.behind_introduction(&sentence);
        if asks == Asks::Several
            && let Some(pair) = self.pair_at(subject)
        {
            return Some(pair);
        }
        let phrase = crate::extract::noun_phrase_at(prose, subject, sentence.end)?;
        let core = noun::core(prose, &phrase);
        if core.tokens.is_empty() || !prose.tokens[core.tokens.start].outside() {
            return None;
        }
        // "members of both shops stayed away": up to the verb.
        let verb = (core.tokens.end + 2..phrase.end)
            .find(|&i| !prose.tokens[i].capital && prose.word(i).ends_with("ed"));
        let phrase = phrase.start..verb.unwrap_or(phrase.end);
        let core = noun::core(prose, &phrase);
        let body = noun::is_body(prose, &core.tokens);
        match asks {
            Asks::Several => {
                let named = prose.tokens[core.tokens.end - 1].capital
                    && noun::head_title(prose, &core.tokens).is_none();
                let several = (noun::is_plural(prose, &core) || noun::is_collective(prose, &core))
                    && !named
                    && noun::are_people(prose, &core);
                several
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

    /// "Keita is at home. I hear my sister. She tells me …": nobody, where somebody of the pronoun's gender without a
    /// name stands between it and a name that says nothing of a gender.
    fn unless_kin_between(
        &self,
        at: usize,
        found: Option<(usize, usize)>,
    ) -> Option<(usize, usize)> {
        let prose = self.prose;
        let (id, named) = found?;
        let want = match prose.word(at) {
            "He" | "he" => Gender::Masculine,
            "She" | "she" => Gender::Feminine,
            _ => return found,
        };
        let entity = &self.people.entities[id];
        if named == usize::MAX
            || entity.gender != Gender::Unknown
            || prose.tokens[named].sentence == prose.tokens[at].sentence
        {
            return found;
        }
        let here = prose.sentence(at).start;
        let before = here
            .checked_sub(1)
            .map_or(here, |b| prose.sentence(b).start);
        let kin = (before.max(named + 1)..at).any(|i| {
            !prose.tokens[i].capital
                && i > before
                && prose.tokens[i - 1].any(Class::POSSESSIVE)
                && titles::lookup_printed(prose.word(i))
                    .is_some_and(|t| t.gender == want && !t.plural)
        });
        found.filter(|_| !kin)
    }

    /// "One of the victims came forward. She said …": the unnamed subject of the sentence before, where nobody of that
    /// sentence is named.
    fn unless_unnamed_before(
        &mut self,
        at: usize,
        found: Option<(usize, usize)>,
    ) -> Option<(usize, usize)> {
        let prose = self.prose;
        if !prose.is_any(at, &["he", "she"]) {
            return found;
        }
        let here = prose.sentence(at).start;
        let Some(before) = here
            .checked_sub(1)
            .filter(|&b| prose.tokens[b].paragraph == prose.tokens[at].paragraph)
        else {
            return found;
        };
        let sentence = prose.sentence(before);
        let first = self
            .names
            .partition_point(|n| n.whole().end <= sentence.start);
        let named = self.names[first..]
            .iter()
            .take_while(|n| n.whole().start < at)
            .any(|n| matches!(n.kind, NameKind::Person | NameKind::Maybe | NameKind::Role));
        let Some(phrase) =
            crate::extract::noun_phrase_at(prose, sentence.start, sentence.end).filter(|_| !named)
        else {
            return found;
        };
        let core = noun::core(prose, &phrase);
        if core.tokens.is_empty() || !prose.tokens[core.tokens.start].outside() {
            return found;
        }
        let one = prose.is(phrase.start, "one");
        let fresh = one || prose.is_any(phrase.start, &["a", "an", "another"]);
        let person = noun::head_title(prose, &core.tokens).is_some_and(|(_, t)| t.plural == one);
        if !fresh || !person {
            return found;
        }
        self.unnamed(&phrase, &core)
            .speaker
            .map(|id| (id, usize::MAX))
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
        // "He" is not several, "they" not one.
        let several = self.prose.is(at, "they");
        let entity = &self.people.entities[last.entity];
        let wrong_gender = match entity.gender {
            Gender::Masculine => self.prose.is(at, "she"),
            Gender::Feminine => self.prose.is(at, "he"),
            Gender::Unknown => false,
        };
        let personal = !self.prose.is(at, "it")
            && several == entity.plural
            && !wrong_gender
            && (several || entity.certain);
        if unnamed
            && personal
            && !named_since
            && here.paragraph - last.paragraph.min(here.paragraph) <= 1
        {
            return Some((last.entity, usize::MAX));
        }
        found
    }
}
