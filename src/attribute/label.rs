//! Labels of turns in a printed conversation: "NG:", "MARIS:", "A:", "((MR))" → who they are.
//!
//! Initials are the one person of the article who has them, a surname in capitals the one who bears it; nobody where
//! two fit. "A" is whoever the introduction says is asked ("Mirror spoke with Ann Keita", "In an interview with …"),
//! "Q" the outlet that asks, where it says so. Leaves out: what a label is (`extract`).

use super::names::{Name, NameKind};
use super::resolve::{Resolver, UNASSIGNED};
use super::spelling::{fold, letters_in_order};
use super::{Attribution, Grade, SpeakerKind};
use crate::extract::{Candidate, Rule};
use crate::lexicon::{WordList, given_names};
use crate::text::Prose;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Words that say that somebody is asked.
const INTERVIEW: WordList = WordList::new(&[
    "interview",
    "interviews",
    "interviewed",
    "spoke",
    "speaks",
    "speak",
    "talked",
    "talks",
    "sat",
    "sits",
    "caught",
    "conversation",
    "questions",
    "asked",
    "answered",
    "answers",
    "q&a",
]);

/// Words in the role of one who asks.
const ASKERS: &[&str] = &[
    "reporter",
    "correspondent",
    "journalist",
    "editor",
    "host",
    "anchor",
    "columnist",
    "interviewer",
    "moderator",
];

/// How far a name stands from the word that says somebody is asked, in tokens.
const NEAR: usize = 16;

/// Labels that are compared with another.
const MOST: usize = 12;

/// What is known of the conversations of an article.
#[derive(Debug, Default)]
pub(super) struct Conversation {
    /// Who answers, and who asks, by what the introduction says.
    asked: Option<usize>,
    asks: Option<usize>,
    /// The mentions of the first labels, each once.
    labels: Vec<Range<usize>>,
    /// Labels that have been read, in small letters.
    known: FxHashMap<String, Attribution>,
    /// People and bodies by their initials; `None` where two have them.
    initials: FxHashMap<(SpeakerKind, String), Option<usize>>,
    /// "Mirror spoke with …": names of one word before a word of asking.
    outlets: Vec<Range<usize>>,
}

impl Conversation {
    /// Looks at the introduction, if the article has a conversation.
    pub(super) fn of(resolver: &Resolver<'_, '_>, candidates: &[Candidate]) -> Self {
        let turns = || candidates.iter().filter(|c| c.rule == Rule::Transcript);
        let mut conversation = Self::default();
        let first = turns().map(Candidate::first).min();
        let Some(first) = first else {
            return conversation;
        };
        let prose = resolver.prose;
        for turn in turns() {
            let words = prose.words(&turn.mention);
            let mut known = conversation.labels.iter();
            let new = conversation.labels.len() < MOST && !words.is_empty();
            if new && !known.any(|l| prose.words(l) == words) {
                conversation.labels.push(turn.mention.clone());
            }
        }
        let first = turns()
            .filter(|c| !c.mention.is_empty())
            .map(|c| c.mention.start)
            .fold(first, usize::min);
        conversation.introduce(resolver, first);
        conversation.gather(resolver, first);
        conversation
    }

    /// Gathers what labels of a few letters can be short for.
    fn gather(&mut self, resolver: &Resolver<'_, '_>, first: usize) {
        for (id, entity) in resolver.people.entities.iter().enumerate() {
            let letters = initials(&entity.name);
            if !entity.name.contains(' ') || !(2..=4).contains(&letters.len()) {
                continue;
            }
            let known = self.initials.entry((entity.kind, letters));
            known.and_modify(|one| *one = None).or_insert(Some(id));
        }
        let prose = resolver.prose;
        let last = resolver.names.partition_point(|n| n.whole().start < first);
        let names = resolver.names[..last].iter().map(|n| &n.words);
        let before = names.filter(|w| w.len() == 1 && INTERVIEW.has(prose.word(w.end)));
        self.outlets = before.take(MOST).cloned().collect();
    }

    /// Reads who asks whom from the words before the first turn.
    fn introduce(&mut self, resolver: &Resolver<'_, '_>, first: usize) {
        let prose = resolver.prose;
        let person = |k: usize| {
            let id = resolver.people.owners[k]?;
            (resolver.people.entities[id].kind == SpeakerKind::Person).then_some(id)
        };
        let body = |k: usize| {
            let id = resolver.people.owners[k]?;
            (resolver.names[k].kind == NameKind::Institution).then_some(id)
        };
        for at in (0..first).filter(|&i| INTERVIEW.has(prose.word(i))) {
            let sentence = prose.tokens[at].sentence;
            let near = |k: &usize| {
                let name = &resolver.names[*k];
                prose.tokens[name.whole().start].sentence == sentence && !name.quoted
            };
            let next = resolver.names.partition_point(|n| n.whole().start <= at);
            let object = (next..resolver.names.len())
                .take_while(|&k| resolver.names[k].whole().start <= at + NEAR)
                .filter(near);
            let subject = (0..next).rev().take(3).filter(near);
            let questions = |k: usize| asks_by_role(prose, &resolver.names[k]);
            let mut asked = object.clone().find(|&k| person(k).is_some());
            asked = asked.filter(|&k| !questions(k));
            let mut other = subject.clone().find_map(body);
            if asked.is_none() {
                asked = subject
                    .clone()
                    .find(|&k| person(k).is_some() && !questions(k));
                other = object.clone().find_map(body);
            }
            let Some(id) = asked.and_then(person) else {
                continue;
            };
            self.asked = Some(id);
            self.asks = other;
            return;
        }
        let titles = prose.paragraphs[..prose.titles].last().map_or(0, |p| p.end);
        self.asked = foremost(resolver, &(0..titles)).or_else(|| foremost(resolver, &(0..first)));
    }
}

/// The person whom a range of tokens names at least twice as often as any other.
fn foremost(resolver: &Resolver<'_, '_>, tokens: &Range<usize>) -> Option<usize> {
    let names = resolver.names;
    let from = names.partition_point(|n| n.whole().start < tokens.start);
    let to = names.partition_point(|n| n.whole().start < tokens.end);
    let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
    for id in resolver.people.owners[from..to.max(from)].iter().flatten() {
        let entity = &resolver.people.entities[*id];
        if entity.kind == SpeakerKind::Person && entity.name.contains(' ') {
            *counts.entry(*id).or_default() += 1;
        }
    }
    let (&id, &most) = counts.iter().max_by_key(|(id, n)| (**n, **id))?;
    let mut others = counts.iter().filter(|(other, _)| **other != id);
    others.all(|(_, n)| n * 2 <= most).then_some(id)
}

/// "reporter John Roe": somebody whose role is to ask.
fn asks_by_role(prose: &Prose<'_>, name: &Name) -> bool {
    let start = name.whole().start;
    let before = start.saturating_sub(2)..start;
    before
        .chain(name.role.clone())
        .any(|i| prose.is_any(i, ASKERS))
}

impl Resolver<'_, '_> {
    /// Who speaks in a turn.
    pub(super) fn turn(&mut self, mention: &Range<usize>) -> Attribution {
        let prose = self.prose;
        let words = prose.words(mention);
        let bare = words.trim_end_matches('.');
        let inferred = |id: Option<usize>| {
            id.map_or(UNASSIGNED, |id| Attribution {
                speaker: Some(id),
                grade: Grade::Inferred,
                antecedent: self.antecedent(id, usize::MAX, mention.start),
            })
        };
        match bare {
            "" | "A" | "Answer" | "ANSWER" => return inferred(self.conversation.asked),
            "Q" | "Question" | "QUESTION" => return inferred(self.conversation.asks),
            _ => {}
        }
        let key = words.to_lowercase();
        if let Some(known) = self.conversation.known.get(&key) {
            return known.clone();
        }
        let found = self
            .by_initials(mention)
            .or_else(|| self.by_surname(mention))
            .unwrap_or_else(|| self.by_label(mention));
        self.conversation.known.insert(key, found.clone());
        found
    }

    fn named(&self, id: usize, at: usize) -> Attribution {
        Attribution {
            speaker: Some(id),
            grade: Grade::Named,
            antecedent: self.antecedent(id, usize::MAX, at),
        }
    }

    /// "NG", "N.G.": the one person of these initials; unassigned where two have them.
    fn by_initials(&mut self, mention: &Range<usize>) -> Option<Attribution> {
        let words = self.prose.words(mention);
        let letters: String = words.chars().filter(|c| c.is_alphabetic()).collect();
        let short = mention.len() == 1 && (2..=4).contains(&letters.len());
        if !short || letters.chars().any(char::is_lowercase) {
            return None;
        }
        let of = |kind| self.conversation.initials.get(&(kind, letters.clone()));
        match of(SpeakerKind::Person) {
            Some(Some(id)) => return Some(self.named(*id, mention.start)),
            Some(None) => return Some(UNASSIGNED),
            None => {}
        }
        // "((Mirror)) … ((MR))": letters of a label before it.
        let mut longer = self.conversation.labels.iter().filter(|l| {
            let other = self.prose.words(l);
            l.start < mention.start && other.len() > words.len() && is_short_for(&letters, other)
        });
        if let (Some(label), None) = (longer.next(), longer.next()) {
            let known = self
                .conversation
                .known
                .get(&self.prose.words(label).to_lowercase());
            return known.cloned();
        }
        let body = of(SpeakerKind::Institution).copied().flatten();
        let mut outlets = self.conversation.outlets.iter();
        let outlet = outlets.find(|w| is_short_for(&letters, self.prose.words(w)));
        if let Some(name) = outlet.cloned() {
            return Some(self.mention(&name));
        }
        body.map(|id| self.named(id, mention.start))
    }

    /// "MARIS", "JANE MARIS", "SEN. MARIS": the one person of this surname, or of this given name alone.
    fn by_surname(&self, mention: &Range<usize>) -> Option<Attribution> {
        let prose = self.prose;
        let last = prose.word(mention.end - 1);
        let given = (mention.len() > 1).then(|| fold(prose.word(mention.start)));
        let ids = self.people.called(&fold(last));
        let mut fits = ids.iter().copied().filter(|&id| {
            let entity = &self.people.entities[id];
            let first = fold(entity.name.split(' ').next().unwrap_or_default());
            let other = given.as_ref().filter(|g| given_names::gender(g).is_some());
            entity.kind == SpeakerKind::Person
                && entity.name.contains(' ')
                && other.is_none_or(|g| *g == first)
        });
        match (fits.next(), fits.next()) {
            (Some(id), None) => Some(self.named(id, mention.start)),
            (Some(_), Some(_)) => Some(UNASSIGNED),
            _ => None,
        }
    }

    /// A label that nobody in the article explains: a role, a body, a person of whom no more is known.
    fn by_label(&mut self, mention: &Range<usize>) -> Attribution {
        let prose = self.prose;
        let found = self.mention(mention);
        let one = mention.len() == 1 && !prose.word(mention.start).contains(char::is_lowercase);
        let role = crate::lexicon::titles::lookup_printed(prose.words(mention)).is_some();
        let opens = mention.start > 0 && prose.tokens[mention.start - 1].mark == '(';
        if !one || role || opens {
            return found;
        }
        // "HERALD" is "The Herald" of the introduction.
        let word = fold(prose.word(mention.start));
        let body = self.people.body_of(&word);
        let id = body.unwrap_or_else(|| self.people.surname_only(prose, mention));
        Attribution {
            speaker: Some(id),
            grade: Grade::Named,
            antecedent: None,
        }
    }
}

/// The first letters of the words of a name: "NG" of "Nora Grey"; "AR" of "Ana de la Rosa".
fn initials(name: &str) -> String {
    let words = name
        .split([' ', '-'])
        .filter(|w| !given_names::is_particle(w));
    let first = words.filter_map(|word| word.chars().next());
    first.filter(|c| c.is_uppercase()).collect()
}

/// Whether `letters` stand in `name` in this order, the first at its start.
fn is_short_for(letters: &str, name: &str) -> bool {
    let first = |words: &str| words.chars().flat_map(char::to_lowercase).next();
    first(letters) == first(name) && letters_in_order(letters, name)
}
