//! Which known person or body a name of several words, or a surname, belongs to.
//!
//! Leaves out: how people are gathered (`people`), roles (`described`).

use super::SpeakerKind;
use super::name_words::is_body_word;
use super::names::Name;
use super::noun::role_in_front;
use super::noun::{head_title, role_behind};
use super::offices::is_called;
use super::people::{People, SAME_LAST, title_gender};
use super::spelling::{ends, ends_with_words, fold, same_first};
use crate::lexicon::given_names::{self, Gender};
use crate::lexicon::titles::{self, TitleClass};
use crate::text::Prose;
use std::ops::Range;

/// People of one given name or surname that a longer or shorter name is compared with.
const SAME_FIRST: usize = 12;

/// Words that open a surname of several words, although some are given names, too.
const SURNAME_STARTS: &[&str] = &[
    "Mac", "Mc", "Ó", "O", "Ní", "Nic", "Ua", "Fitz", "Ap", "Ben", "Bin", "Abu", "St", "St.",
];

impl People {
    /// Somebody or something that the body of the article knows by just this name.
    pub(super) fn known_in_full(&self, prose: &Prose<'_>, name: &Name) -> Option<usize> {
        let words = fold(prose.words(&name.words));
        let (first, last) = ends(prose, &name.words);
        self.by_name.get(&words).copied().or_else(|| {
            let mut ids = self.by_last.get(&last)?.iter().copied().take(SAME_LAST);
            ids.find(|&id| same_first(&first, &self.entities[id].name) && name.words.len() <= 3)
        })
    }

    pub(super) fn full_name(&mut self, prose: &Prose<'_>, name: &Name) -> usize {
        let (first, last) = ends(prose, &name.words);
        let words = prose.words(&name.words);
        let known = self.by_last.get(&last).and_then(|ids| {
            ids.iter()
                .take(SAME_LAST)
                .copied()
                .find(|&id| same_first(&first, &self.entities[id].name))
                .or_else(|| self.by_ends.get(&[first.clone(), last.clone()]).copied())
        });
        let known = known
            .or_else(|| self.longer_or_shorter(&first, words))
            .or_else(|| self.with_word_before(&last, words))
            .or_else(|| self.by_inner_words(&last, words));
        // "her mother Gloria Ana Ruiz" is not Gloria Ruiz.
        let relative = is_relative(prose, name);
        let known = known.filter(|&id| !relative || fold(&self.entities[id].name) == fold(words));
        if let Some(id) = known {
            let own = &self.entities[id].name;
            // "Scientist Ann Bell" may be read as a name of three words: the given name says which is right.
            let starts =
                |name: &str| given_names::gender(name.split(' ').next().unwrap_or("")).is_some();
            // "Pearse Mac Giolla" is no "Mac Giolla", although some are called Mac.
            let surname = words
                .split(' ')
                .next()
                .is_some_and(|w| SURNAME_STARTS.contains(&w));
            if starts(words) && !surname && !starts(own) && ends_with_words(own, words) {
                words.clone_into(&mut self.entities[id].name);
            } else if words.chars().count() > own.chars().count()
                && (starts(words) || !starts(own) || !ends_with_words(words, own))
            {
                words.clone_into(&mut self.entities[id].name);
                let lasts = self.by_last.entry(last).or_default();
                if !lasts.contains(&id) {
                    lasts.push(id);
                }
                self.note_inner(prose, id, &name.words);
            }
            return id;
        }
        let id = self.add(SpeakerKind::Person, words.to_owned());
        self.relatives.extend(relative.then_some(id));
        let same_last = self.by_last.entry(last.clone()).or_default();
        same_last.push(id);
        if same_last.len() > SAME_LAST {
            self.by_ends.insert([first.clone(), last], id);
        }
        self.by_first.entry(first).or_default().push(id);
        self.note_inner(prose, id, &name.words);
        id
    }

    /// "Anatoly Petrovich" and "Anatoly Petrovich Sokolov", "Ricardo Montes" and "Ricardo Montes Nevares": the one
    /// person with this first name whose other words hold all of these, or the other way round.
    pub(super) fn longer_or_shorter(&self, first: &str, words: &str) -> Option<usize> {
        let own: Vec<String> = words.split_whitespace().map(fold).collect();
        let ids = self.by_first.get(first)?;
        // The latest ones only, so that work stays linear.
        let mut fits = ids.iter().rev().take(SAME_FIRST).copied().filter(|&id| {
            let other: Vec<String> = self.entities[id]
                .name
                .split_whitespace()
                .map(fold)
                .collect();
            let (short, long) = if own.len() < other.len() {
                (&own, &other)
            } else {
                (&other, &own)
            };
            short.len() > 1
                && short.len() < long.len()
                && long.len() <= 4
                && short.iter().all(|w| long.contains(w))
        });
        let found = fits.next()?;
        fits.next().is_none().then_some(found)
    }

    /// "Scientist Ann Bell" and "Ann Bell": one ends with the other.
    pub(super) fn with_word_before(&self, last: &str, words: &str) -> Option<usize> {
        let ids = self.by_last.get(last)?;
        let mut fits = ids.iter().rev().take(SAME_FIRST).copied().filter(|&id| {
            let own = &self.entities[id].name;
            ends_with_words(own, words) || own.contains(' ') && ends_with_words(words, own)
        });
        let found = fits.next()?;
        fits.next().is_none().then_some(found)
    }

    /// Surnames that stand before the last word: "Montes" of "Ricardo Montes Nevares". Some are given names, too
    /// ("Duarte"): nobody else is called so where it stands alone.
    pub(super) fn note_inner(&mut self, prose: &Prose<'_>, id: usize, words: &Range<usize>) {
        if words.len() < 3 {
            return;
        }
        for i in words.start + 1..words.end - 1 {
            let word = prose.word(i);
            let surname = prose.tokens[i].capital
                && word.chars().count() > 2
                && !given_names::is_particle(word)
                && !given_names::is_patronymic(word);
            let ids = self.by_inner.entry(fold(word)).or_default();
            if surname && !ids.contains(&id) {
                ids.push(id);
            }
        }
    }

    /// "De la Torre" of "Luis De la Torre": the one person whose name ends with these words.
    pub(super) fn by_surname_words(&self, prose: &Prose<'_>, name: &Name) -> Option<usize> {
        if name.words.len() < 2 {
            return None;
        }
        let words = prose.words(&name.words);
        let last = fold(prose.word(name.words.end - 1));
        let Some(ids) = self.by_last.get(&last) else {
            return self.by_inner_words(&last, words);
        };
        let mut fits = ids
            .iter()
            .copied()
            .take(SAME_LAST)
            .filter(|&id| ends_with_words(&self.entities[id].name, words));
        let found = fits.next()?;
        fits.next().is_none().then_some(found)
    }

    /// "López Portillo" of "María López Portillo y Weber", "De la Cruz" of "Juan de la Cruz Ibáñez": the one person
    /// in whose name these words stand together.
    fn by_inner_words(&self, last: &str, words: &str) -> Option<usize> {
        let ids = self.by_inner.get(last)?;
        let words = format!(" {} ", fold(words));
        let mut fits = ids
            .iter()
            .copied()
            .take(SAME_FIRST)
            .filter(|&id| fold(&self.entities[id].name).contains(&words));
        let found = fits.next()?;
        fits.next().is_none().then_some(found)
    }

    /// "Park" and "Gao" are a thing and a city, but here the one person of that surname.
    pub(super) fn surname_or_place(&self, prose: &Prose<'_>, name: &Name) -> Option<usize> {
        let placed = name.words.start > 0
            && prose.is_any(
                name.words.start - 1,
                &[
                    "in", "at", "from", "near", "to", "of", "around", "outside", "the",
                ],
            );
        if name.words.len() > 1 {
            // "Ana Day", whom a title has shown to be a person elsewhere.
            return self.by_full_name(prose, &name.words);
        }
        if placed {
            return None;
        }
        let ids = self.by_last.get(&fold(prose.words(&name.words)))?;
        self.best_of(ids, name, prose)
    }

    /// The one person who bears just this name, which by itself might be a thing's.
    pub(super) fn by_full_name(&self, prose: &Prose<'_>, words: &Range<usize>) -> Option<usize> {
        let whole = fold(prose.words(words));
        let ids = self.by_last.get(&fold(prose.word(words.end - 1)))?;
        let mut ids = ids.iter().copied().take(SAME_LAST);
        ids.find(|&id| fold(&self.entities[id].name) == whole)
    }

    /// Of several people with one surname the one that title, first name and nearness leave; `None` where more than
    /// one is left.
    pub(super) fn best_of(&self, ids: &[usize], name: &Name, prose: &Prose<'_>) -> Option<usize> {
        if ids.len() > SAME_LAST {
            return None;
        }
        if let Some(id) = self.with_title(ids, name, prose) {
            return Some(id);
        }
        let gender = match title_gender(prose, &name.role) {
            // "Diallo himself"
            Gender::Unknown if prose.is(name.words.end, "himself") => Gender::Masculine,
            Gender::Unknown if prose.is(name.words.end, "herself") => Gender::Feminine,
            known => known,
        };
        let fits: Vec<usize> = ids
            .iter()
            .copied()
            .filter(|&id| {
                let own = self.entities[id].gender;
                gender == Gender::Unknown || own == Gender::Unknown || own == gender
            })
            .collect();
        // "Mrs Ganbold" is the Ganbold who is somebody's wife, not the one of whom nothing is said.
        let mut sure = fits
            .iter()
            .filter(|&&id| gender != Gender::Unknown && self.entities[id].gender == gender);
        if let (Some(&id), None) = (sure.next(), sure.next()) {
            return Some(id);
        }
        match fits[..] {
            [] => None,
            [id] => Some(id),
            _ => self.nearest(&fits, name.words.start, prose).or_else(|| {
                let mut others = fits.iter().filter(|id| !self.relatives.contains(id));
                let other = others.next().copied();
                other
                    .filter(|_| others.next().is_none())
                    .or_else(|| self.named_most(&fits))
            }),
        }
    }

    /// "General Tadesse" is Lt. Gen. Tadesse Worku and not Prime Minister Abiy Tadesse: of somebody called so by the
    /// last name and somebody by the first, the one whose title it is.
    pub(super) fn titled_by_first(
        &self,
        prose: &Prose<'_>,
        name: &Name,
        by_last: &[usize],
        by_first: &[usize],
    ) -> Option<usize> {
        let (&[last], &[first]) = (by_last, by_first) else {
            return None;
        };
        let title = prose.word(name.role.clone().next_back()?);
        let has = |id: usize| {
            self.entities[id].roles.iter().any(|role| {
                let mut words = role.clone().map(|i| prose.word(i));
                *role != name.role
                    && words.any(|w| w.eq_ignore_ascii_case(title) || is_called(w, title))
            })
        };
        (has(first) && !has(last)).then_some(first)
    }

    /// "Rep. Diallo" is the one Diallo of several who has that title where their full names stand.
    fn with_title(&self, ids: &[usize], name: &Name, prose: &Prose<'_>) -> Option<usize> {
        if ids.len() < 2 {
            return None;
        }
        // "Diallo, the commissioner,"
        let behind = || role_behind(prose, name.words.end);
        let role = Some(name.role.clone()).filter(|r| !r.is_empty());
        let role = role.or_else(behind)?;
        let title = head_title(prose, &role).map_or(role, |(title, _)| title);
        let title = prose.words(&title);
        let has = |id: &usize| {
            let roles = self.entities[*id].roles.iter();
            roles
                .map(|r| prose.words(&head_title(prose, r).map_or(r.clone(), |(title, _)| title)))
                .any(|r| r.eq_ignore_ascii_case(title))
        };
        let mut having = ids.iter().copied().filter(has);
        let found = having.next()?;
        having.next().is_none().then_some(found)
    }

    /// Writes down the words that make a name of several words a body's.
    pub(super) fn note_body_words(&mut self, prose: &Prose<'_>, id: usize, words: &Range<usize>) {
        if words.len() < 2 {
            return;
        }
        for i in words.clone().filter(|&i| is_body_word(prose.word(i))) {
            let ids = self.by_body_word.entry(fold(prose.word(i))).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
    }

    /// The one body so far that `words` are a part of: "the Ministry" of "Ministry of Roads", or that is a part of
    /// them: "Ministry of Roads" of "Ministry of Roads of the Republic of Mali", by which it is called then.
    pub(super) fn same_body(&mut self, prose: &Prose<'_>, words: &Range<usize>) -> Option<usize> {
        let head = words.clone().find(|&i| is_body_word(prose.word(i)))?;
        let known = self.by_body_word.get(&fold(prose.word(head)))?;
        let known = known.iter().rev().take(SAME_FIRST).copied();
        let phrase = prose.words(words);
        if words.len() == 1 {
            let definite = words.start > 0 && prose.is(words.start - 1, "the");
            let mut known = known.filter(|_| definite);
            let found = known.next()?;
            return known.next().is_none().then_some(found);
        }
        let goes_on = |long: &str, short: &str| {
            long.strip_prefix(short)
                .is_some_and(|rest| rest.starts_with(" of "))
        };
        let mut fits = known.filter(|&id| {
            let own = self.entities[id].name.as_str();
            goes_on(own, phrase) || goes_on(phrase, own)
        });
        let found = fits.next()?;
        if fits.next().is_some() {
            return None;
        }
        if phrase.len() > self.entities[found].name.len() {
            phrase.clone_into(&mut self.entities[found].name);
            self.note_ending(found);
        }
        Some(found)
    }

    /// The one of several whom the article names in full again and again, where it hardly does so the others.
    fn named_most(&self, ids: &[usize]) -> Option<usize> {
        const OFTEN: usize = 3;
        let times = |id: usize| self.places[id].len();
        let most = ids.iter().copied().max_by_key(|&id| times(id))?;
        let next = ids
            .iter()
            .filter(|&&id| id != most)
            .map(|&id| times(id))
            .max();
        (times(most) >= OFTEN * next.unwrap_or_default().max(1)).then_some(most)
    }

    /// The one of several who was named in full within the last sentences, if the others were not.
    pub(super) fn nearest(&self, ids: &[usize], at: usize, prose: &Prose<'_>) -> Option<usize> {
        const NEAR: u32 = 3;
        let here = prose.tokens[at].sentence;
        let near = |id: usize| {
            let before = self.places[id].partition_point(|&m| m < at);
            before
                .checked_sub(1)
                .is_some_and(|k| here - prose.tokens[self.places[id][k]].sentence <= NEAR)
        };
        let mut named = ids.iter().copied().filter(|&id| near(id));
        match (named.next(), named.next()) {
            (Some(id), None) => Some(id),
            _ => None,
        }
    }
}

/// Whether a name stands behind a word for kin: "his brother Ali", "her mother, Ana Ruiz,".
fn is_relative(prose: &Prose<'_>, name: &Name) -> bool {
    let role = if name.role.is_empty() {
        role_in_front(prose, &name.words)
    } else {
        Some(name.role.clone())
    };
    role.and_then(|role| titles::lookup_printed(prose.word(role.end - 1)))
        .is_some_and(|title| title.class == TitleClass::Kin)
}
