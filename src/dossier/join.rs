//! People across articles: whose names are one, which party they are of, in which order they stand.
//!
//! One spelling is one person; a surname alone joins the one person of that surname whom the dossier names in full;
//! the roster's spellings are its speaker's. Unnamed speakers are never joined. Leaves out: people within one
//! article (`attribute`).

use super::findings::{Findings, LocalSpeaker};
use super::{Named, SpeakerIx};
use crate::article::Article;
use crate::attribute::{SpeakerKind, fold};
use crate::lexicon::given_names::Gender;
use crate::party::{Assigned, Roster};
use crate::span::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Somebody across articles.
#[derive(Debug)]
pub(super) struct Person {
    /// The fullest name.
    pub name: String,
    /// Person, institution or unnamed.
    pub kind: SpeakerKind,
    /// Their places: article, and which of its people.
    pub locals: Vec<(usize, usize)>,
    /// Somebody attributes a statement to them.
    pub speaks: bool,
    /// The first statement: article and place.
    pub first: Option<(usize, Span)>,
    certain: bool,
}

impl Person {
    /// A person, surely: one who is shown even if nobody quotes them.
    pub(super) fn is_certain(&self) -> bool {
        self.kind == SpeakerKind::Person && self.certain
    }
}

/// People of all articles, those of one name joined.
#[derive(Debug)]
pub(super) struct Join<'f> {
    /// Everybody, by first appearance.
    pub people: Vec<Person>,
    /// For every article, for every one of its people, who it is here.
    local: Vec<Vec<usize>>,
    /// What each article gave.
    pub findings: &'f [&'f Findings],
    /// Where a person has gone who turned out to be another.
    moved: FxHashMap<usize, usize>,
}

impl<'f> Join<'f> {
    /// Joins the people of all articles.
    pub(super) fn new(findings: &'f [&'f Findings], roster: &Roster) -> Self {
        let mut join = Self {
            people: Vec::new(),
            local: Vec::new(),
            findings,
            moved: FxHashMap::default(),
        };
        let mut by_name: FxHashMap<(SpeakerKind, String), usize> = FxHashMap::default();
        // Most names come back in the same spelling.
        let mut by_spelling: FxHashMap<(SpeakerKind, &str), usize> = FxHashMap::default();
        for (article, found) in findings.iter().enumerate() {
            let local = found
                .people
                .iter()
                .map(|own| {
                    if own.kind == SpeakerKind::Unnamed {
                        return join.person(own, roster, &mut by_name);
                    }
                    *by_spelling
                        .entry((own.kind, own.name.as_str()))
                        .or_insert_with(|| join.person(own, roster, &mut by_name))
                })
                .collect();
            join.local.push(local);
            for (i, own) in found.people.iter().enumerate() {
                let person = join.local[article][i];
                join.people[person].locals.push((article, i));
                join.people[person].certain |= own.certain;
            }
        }
        join.merge_surnames();
        for (article, found) in findings.iter().enumerate() {
            join.note_statements(article, found);
        }
        join
    }

    fn person(
        &mut self,
        own: &LocalSpeaker,
        roster: &Roster,
        by_name: &mut FxHashMap<(SpeakerKind, String), usize>,
    ) -> usize {
        let known = roster
            .canonical(&own.name)
            .filter(|_| own.kind != SpeakerKind::Unnamed);
        let name = known.map_or(own.name.as_str(), |s| s.name.as_str());
        let key = (own.kind, fold(name));
        if own.kind != SpeakerKind::Unnamed
            && let Some(&known) = by_name.get(&key)
        {
            return known;
        }
        self.people.push(Person {
            name: name.to_owned(),
            kind: own.kind,
            locals: Vec::new(),
            speaks: false,
            first: None,
            certain: false,
        });
        if own.kind != SpeakerKind::Unnamed {
            by_name.insert(key, self.people.len() - 1);
        }
        self.people.len() - 1
    }

    /// A surname alone is the one person of that surname whom the dossier names in full, if there is one.
    fn merge_surnames(&mut self) {
        let mut full: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (i, person) in self.people.iter().enumerate() {
            if person.kind == SpeakerKind::Person
                && person.name.contains(' ')
                && let Some(last) = person.name.split_whitespace().next_back()
            {
                full.entry(fold(last)).or_default().push(i);
            }
        }
        for i in 0..self.people.len() {
            let person = &self.people[i];
            if person.kind != SpeakerKind::Person || person.name.contains(' ') {
                continue;
            }
            if let Some([whole]) = full.get(&fold(&person.name)).map(Vec::as_slice)
                && self.may_be_one(i, *whole)
            {
                let whole = *whole;
                let locals = std::mem::take(&mut self.people[i].locals);
                self.people[whole].locals.extend(locals);
                self.moved.insert(i, whole);
            }
        }
        for person in &mut self.people {
            person.locals.sort_unstable();
        }
    }

    /// Whether two can be one person: no article names both as two, and no "Mr" is a "Mrs".
    fn may_be_one(&self, a: usize, b: usize) -> bool {
        let people = |i: usize| self.people[i].locals.iter();
        let gender = |i: usize| {
            let mut known = people(i).map(|&(article, k)| self.findings[article].people[k].gender);
            known.find(|g| *g != Gender::Unknown)
        };
        let apart = matches!((gender(a), gender(b)), (Some(x), Some(y)) if x != y);
        // Places are in the order of the articles: one walk over both.
        let mut other = people(b).peekable();
        let together = people(a).any(|x| {
            while other.next_if(|y| y.0 < x.0).is_some() {}
            other.peek().is_some_and(|y| y.0 == x.0)
        });
        !apart && !together
    }

    /// Who the `i`th of an article's people is.
    pub(super) fn who(&self, article: usize, i: usize) -> Option<usize> {
        let person = *self.local.get(article)?.get(i)?;
        Some(self.moved.get(&person).copied().unwrap_or(person))
    }

    fn note_statements(&mut self, article: usize, found: &Findings) {
        for (said, speaker) in &found.statements {
            let Some(person) = speaker.and_then(|s| self.who(article, s)) else {
                continue;
            };
            let person = &mut self.people[person];
            person.speaks = true;
            person.first.get_or_insert((article, said.content[0]));
        }
    }

    /// A person's roles in all articles, each once, in order: which of the person's places, and which role there.
    pub(super) fn roles(&self, person: &Person, articles: &[Arc<Article>]) -> Box<[(u32, u32)]> {
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let mut roles = Vec::new();
        for (place, &(article, i)) in person.locals.iter().enumerate() {
            for (at, &span) in self.findings[article].people[i].roles.iter().enumerate() {
                if seen.insert(span.of(&articles[article].text)) {
                    roles.push((place as u32, at as u32));
                }
            }
        }
        roles.into()
    }

    /// The words of such roles, with where they stand.
    pub(super) fn role_words<'a>(
        &self,
        person: &Person,
        roles: &[(u32, u32)],
        articles: &'a [Arc<Article>],
    ) -> Vec<(&'a str, usize, Span)> {
        let word = |&(place, at): &(u32, u32)| {
            let (article, i) = person.locals[place as usize];
            let span = self.findings[article].people[i].roles[at as usize];
            (span.of(&articles[article].text), article, span)
        };
        roles.iter().map(word).collect()
    }

    /// Those who speak: by party, people before institutions, then by first statement; no party last.
    pub(super) fn order(&self, parties: &[Option<Assigned>], roster: &Roster) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.people.len())
            .filter(|&i| self.people[i].speaks)
            .collect();
        order.sort_by_key(|&i| {
            let party = parties[i].as_ref().map(|p| roster.rank(&p.party));
            (
                party.is_none(),
                party,
                self.people[i].kind,
                self.people[i].first,
            )
        });
        order
    }

    /// People who are named with certainty and never speak.
    pub(super) fn named(
        &self,
        place: &[Option<SpeakerIx>],
        parties: &[Option<Assigned>],
    ) -> Vec<Named> {
        let mut named: Vec<Named> = Vec::new();
        for (i, person) in self.people.iter().enumerate() {
            if place[i].is_some() || !person.is_certain() {
                continue;
            }
            let mut mentions: Vec<(usize, Span)> = Vec::new();
            for &(article, k) in &person.locals {
                mentions.extend(
                    self.findings[article].people[k]
                        .mentions
                        .iter()
                        .map(|&span| (article, span)),
                );
            }
            mentions.sort_unstable();
            if !mentions.is_empty() {
                let party = parties[i].as_ref().map(|a| a.party.clone());
                named.push(Named {
                    name: person.name.clone(),
                    party,
                    mentions,
                });
            }
        }
        named.sort_by(|a, b| a.mentions[0].cmp(&b.mentions[0]));
        named
    }
}
