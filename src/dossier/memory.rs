//! What was found out about people when a dossier was built last, for the next building.
//!
//! It is used again where everything it came from is as it was: the roster, the name, and every place in which the
//! person stands. Leaves out: finding it out (`assign`, `join`).

use super::join::Person;
use crate::article::Article;
use crate::party::{Assigned, Roster};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What a folder keeps between two buildings; the first one begins with nothing.
#[derive(Debug, Default)]
pub struct Memory {
    roster: Roster,
    /// By the first place: each belongs to one person.
    people: FxHashMap<Place, Remembered>,
}

/// One of the people of one article: the article's mark, and which.
type Place = (u64, usize);

#[derive(Debug)]
struct Remembered {
    name: String,
    places: Box<[Place]>,
    /// The article of the first statement.
    speaks: Option<u64>,
    known: Known,
}

/// What is known of a person in all articles.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The party and why.
    pub party: Option<Assigned>,
    /// Roles, each once: which of the person's places, and which role there.
    pub roles: Box<[(u32, u32)]>,
}

/// The memory of one building: what was known, and what is known now.
#[derive(Debug)]
pub(super) struct Recall<'m> {
    /// Nothing where nobody builds again.
    memory: Option<&'m mut Memory>,
    marks: Vec<u64>,
    now: FxHashMap<Place, Remembered>,
}

impl<'m> Recall<'m> {
    /// Begins a building of `articles` under `roster`.
    pub(super) fn new(
        mut memory: Option<&'m mut Memory>,
        articles: &[Arc<Article>],
        roster: &Roster,
    ) -> Self {
        if let Some(memory) = &mut memory
            && memory.roster != *roster
        {
            **memory = Memory {
                roster: roster.clone(),
                ..Memory::default()
            };
        }
        Self {
            memory,
            marks: articles.iter().map(|article| mark(article)).collect(),
            now: FxHashMap::default(),
        }
    }

    /// What is known of a person: from the last time, where nothing about them has changed, else from `find`.
    pub(super) fn known(&mut self, person: &Person, find: impl FnOnce() -> Known) -> Known {
        let place = |&(article, i): &(usize, usize)| (self.marks[article], i);
        let Some(first) = person.locals.first().map(place) else {
            return Known::default();
        };
        let Some(memory) = &mut self.memory else {
            return find();
        };
        let speaks = person.first.map(|(article, _)| self.marks[article]);
        let same = |old: &Remembered| {
            old.name == person.name
                && old.speaks == speaks
                && person
                    .locals
                    .iter()
                    .map(place)
                    .eq(old.places.iter().copied())
        };
        let remembered = match memory.people.remove(&first).filter(same) {
            Some(remembered) => remembered,
            None => Remembered {
                name: person.name.clone(),
                places: person.locals.iter().map(place).collect(),
                speaks,
                known: find(),
            },
        };
        let known = remembered.known.clone();
        self.now.insert(first, remembered);
        known
    }

    /// Keeps what is known now for the next building.
    pub(super) fn keep(self) {
        if let Some(memory) = self.memory {
            memory.people = self.now;
        }
    }
}

/// What an article's people follow from: its bytes, the kind of file, and its day.
fn mark(article: &Article) -> u64 {
    let mut hasher = FxHasher::default();
    (&article.sha256, &article.file, article.meta.published).hash(&mut hasher);
    hasher.finish()
}
