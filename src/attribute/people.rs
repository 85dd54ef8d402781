//! Names → the people and bodies of one article: which names are one, what their gender and roles are.
//!
//! Full name and surname are one person where no other of that surname is named; "Xi" belongs to "Xi Jinping",
//! since some families stand first. Leaves out: people across articles (`dossier`), pronouns (`pronoun`).

use super::SpeakerKind;
use super::names::{Name, NameKind};
use super::noun::{role_behind, role_in_front};
use super::offices::Offices;
use super::spelling::{
    ends, ends_with_words, fold, given_gender, is_surname_start, same_first, title_is_in_capitals,
};
use crate::lexicon::given_names::{self, Gender};
use crate::lexicon::titles;
use crate::lexicon::world::{self, PlaceKind};
use crate::text::Prose;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Somebody (or some body) of one article.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Person, institution or unnamed.
    pub kind: SpeakerKind,
    /// The fullest name the article gives, as printed, without title and without "the".
    pub name: String,
    /// Where the name stands, in order: names only, without titles.
    pub mentions: Vec<Range<usize>>,
    /// Titles and appositions, in order.
    pub roles: Vec<Range<usize>>,
    /// What titles and given name say.
    pub gender: Gender,
    /// A title or a known given name says that this is a person.
    pub certain: bool,
    /// A capital, seat or country that speaks for its government.
    pub place: bool,
    /// More than one: "residents", "Reuters and NBC".
    pub plural: bool,
}

/// The people and bodies of one article, and which name is whose.
#[derive(Debug, Default)]
pub(super) struct People {
    pub entities: Vec<Entity>,
    /// For every name of the article: its entity.
    pub owners: Vec<Option<usize>>,
    by_last: FxHashMap<String, Vec<usize>>,
    by_first: FxHashMap<String, Vec<usize>>,
    /// By first name and surname, those past the first [`SAME_LAST`] of a surname.
    by_ends: FxHashMap<[String; 2], usize>,
    by_inner: FxHashMap<String, Vec<usize>>,
    by_name: FxHashMap<String, usize>,
    /// For every entity: first tokens of its full names, in order.
    places: Vec<Vec<usize>>,
    /// "World Food Programme (WFP)": the short form's key → the long form's.
    aliases: FxHashMap<String, String>,
    /// Who has which role.
    pub offices: Offices,
    /// Bodies by the last letters of a name they have or had, in lower case.
    endings: FxHashMap<[u8; ENDING], Vec<usize>>,
}

/// Bytes of a body's name by which it is found: nouns for bodies have as many ("army").
const ENDING: usize = 4;

/// People of one given name or surname that a longer or shorter name is compared with.
const SAME_FIRST: usize = 12;

/// People of one surname that a name is compared with one by one. Of more, as only a text of many articles has them,
/// a full name is the one spelled the same, and a surname alone is nobody's.
const SAME_LAST: usize = 64;

impl People {
    /// Gathers the people of an article from its names.
    pub(super) fn gather(prose: &Prose<'_>, names: &[Name]) -> Self {
        let mut people = Self {
            owners: vec![None; names.len()],
            ..Self::default()
        };
        people.read_aliases(prose, names);
        // Full names first: a surname may come before the full name that explains it.
        // "De la Torre" is a surname, however many words it has. In a title with every word capitalised a run may be
        // half a sentence ("Star Mom Corners Diallo"): it makes nobody.
        let capitals = title_is_in_capitals(prose);
        let half_a_sentence = |name: &Name| {
            let given = name
                .words
                .clone()
                .next()
                .is_some_and(|i| given_names::gender(prose.word(i)).is_some());
            capitals
                && prose.in_title(name.words.start)
                && name.words.len() > 1
                && !(given && name.words.len() <= 3)
        };
        for surnames in [false, true] {
            for (i, name) in names.iter().enumerate() {
                let full = matches!(name.kind, NameKind::Person | NameKind::Maybe)
                    && name.words.len() > 1
                    && !half_a_sentence(name)
                    && is_surname_start(prose.word(name.words.start)) == surnames;
                if !full {
                    continue;
                }
                let known = people.by_surname_words(prose, name).filter(|_| surnames);
                let id = known.unwrap_or_else(|| people.full_name(prose, name));
                people.places[id].push(name.words.start);
                people.owners[i] = Some(id);
                people.note(prose, id, name);
            }
        }
        for places in &mut people.places {
            places.sort_unstable();
        }
        for (i, name) in names.iter().enumerate() {
            if half_a_sentence(name) {
                people.owners[i] = people.known_in_full(prose, name);
                continue;
            }
            if people.owners[i].is_none() {
                people.owners[i] = people.short_name(prose, name);
                if let Some(id) = people.owners[i] {
                    people.note(prose, id, name);
                }
            }
        }
        for entity in &mut people.entities {
            entity.mentions.sort_unstable_by_key(|m| (m.start, m.end));
            entity.roles.sort_by_key(|r| (r.start, r.end));
        }
        for (id, entity) in people.entities.iter().enumerate() {
            for role in &entity.roles {
                people.offices.add(prose, id, role);
            }
        }
        people
    }

    /// Short forms in brackets behind a name.
    fn read_aliases(&mut self, prose: &Prose<'_>, names: &[Name]) {
        for pair in names.windows(2) {
            let (long, short) = (&pair[0].words, &pair[1].words);
            let bracketed = short.len() == 1
                && short.start == long.end + 1
                && prose.tokens[long.end].mark == '('
                && prose.tokens.get(short.end).is_some_and(|t| t.mark == ')');
            let is_body = long.len() > 1
                && prose
                    .word(short.start)
                    .chars()
                    .all(|c| c.is_uppercase() || c.is_ascii_digit());
            if bracketed && is_body {
                self.aliases
                    .insert(fold(prose.words(short)), fold(prose.words(long)));
            }
        }
    }

    /// Somebody or something that the body of the article knows by just this name.
    fn known_in_full(&self, prose: &Prose<'_>, name: &Name) -> Option<usize> {
        let words = fold(prose.words(&name.words));
        let (first, last) = ends(prose, &name.words);
        self.by_name.get(&words).copied().or_else(|| {
            let mut ids = self.by_last.get(&last)?.iter().copied().take(SAME_LAST);
            ids.find(|&id| same_first(&first, &self.entities[id].name) && name.words.len() <= 3)
        })
    }

    fn full_name(&mut self, prose: &Prose<'_>, name: &Name) -> usize {
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
            .or_else(|| self.with_word_before(&last, words));
        if let Some(id) = known {
            let own = &self.entities[id].name;
            // "Scientist Ann Bell" may be read as a name of three words: the given name says which is right.
            let starts =
                |name: &str| given_names::gender(name.split(' ').next().unwrap_or("")).is_some();
            if starts(words) && !starts(own) && ends_with_words(own, words) {
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
    fn longer_or_shorter(&self, first: &str, words: &str) -> Option<usize> {
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
    fn with_word_before(&self, last: &str, words: &str) -> Option<usize> {
        let ids = self.by_last.get(last)?;
        let mut fits = ids.iter().rev().take(SAME_FIRST).copied().filter(|&id| {
            let own = &self.entities[id].name;
            ends_with_words(own, words) || own.contains(' ') && ends_with_words(words, own)
        });
        let found = fits.next()?;
        fits.next().is_none().then_some(found)
    }

    /// Surnames that stand before the last word: "Montes" of "Ricardo Montes Nevares".
    fn note_inner(&mut self, prose: &Prose<'_>, id: usize, words: &Range<usize>) {
        if words.len() < 3 {
            return;
        }
        for i in words.start + 1..words.end - 1 {
            let word = prose.word(i);
            let surname = prose.tokens[i].capital
                && word.chars().count() > 2
                && !given_names::is_particle(word)
                && !given_names::is_patronymic(word)
                && given_names::gender(word).is_none();
            let ids = self.by_inner.entry(fold(word)).or_default();
            if surname && !ids.contains(&id) {
                ids.push(id);
            }
        }
    }

    pub(super) fn short_name(&mut self, prose: &Prose<'_>, name: &Name) -> Option<usize> {
        match name.kind {
            NameKind::Role => None,
            NameKind::Other => self.surname_or_place(prose, name),
            NameKind::Institution | NameKind::Government(_) => Some(self.body(prose, name)),
            NameKind::Person | NameKind::Maybe | NameKind::Word => {
                let key = fold(prose.words(&name.words));
                let by_last = self
                    .by_last
                    .get(&key)
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                if let Some(id) = self.best_of(by_last, name, prose) {
                    return Some(id);
                }
                if by_last.len() > 1 {
                    return None; // two of one surname: nobody can tell
                }
                let by_first = self
                    .by_first
                    .get(&key)
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                if let [id] = *by_first {
                    return Some(id);
                }
                let by_inner = self.by_inner.get(&key).map(Vec::as_slice);
                if let Some([id]) = by_inner {
                    return Some(*id);
                }
                if let Some(id) = self.by_surname_words(prose, name) {
                    return Some(id);
                }
                if name.kind == NameKind::Word && !self.by_last.contains_key(&key) {
                    return None; // decided when it speaks
                }
                let id = self.add(SpeakerKind::Person, prose.words(&name.words).to_owned());
                self.by_last.entry(key).or_default().push(id);
                Some(id)
            }
        }
    }

    /// "De la Torre" of "Luis De la Torre": the one person whose name ends with these words.
    fn by_surname_words(&self, prose: &Prose<'_>, name: &Name) -> Option<usize> {
        if name.words.len() < 2 {
            return None;
        }
        let words = prose.words(&name.words);
        let ids = self.by_last.get(&fold(prose.word(name.words.end - 1)))?;
        let mut fits = ids
            .iter()
            .copied()
            .take(SAME_LAST)
            .filter(|&id| ends_with_words(&self.entities[id].name, words));
        let found = fits.next()?;
        fits.next().is_none().then_some(found)
    }

    /// "Park" and "Gao" are a thing and a city, but here the one person of that surname.
    fn surname_or_place(&self, prose: &Prose<'_>, name: &Name) -> Option<usize> {
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
    fn by_full_name(&self, prose: &Prose<'_>, words: &Range<usize>) -> Option<usize> {
        let whole = fold(prose.words(words));
        let ids = self.by_last.get(&fold(prose.word(words.end - 1)))?;
        let mut ids = ids.iter().copied().take(SAME_LAST);
        ids.find(|&id| fold(&self.entities[id].name) == whole)
    }

    /// Of several people with one surname the one that title, first name and nearness leave; `None` where more than
    /// one is left.
    fn best_of(&self, ids: &[usize], name: &Name, prose: &Prose<'_>) -> Option<usize> {
        if ids.len() > SAME_LAST {
            return None;
        }
        let gender = title_gender(prose, &name.role);
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
            _ => self.nearest(&fits, name.words.start, prose),
        }
    }

    /// The one of several who was named in full within the last sentences, if the others were not.
    fn nearest(&self, ids: &[usize], at: usize, prose: &Prose<'_>) -> Option<usize> {
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

    /// Whether a lone surname could be more than one person's.
    pub(super) fn is_shared(&self, surname: &str) -> bool {
        self.by_last
            .get(&fold(surname))
            .is_some_and(|ids| ids.len() > 1)
    }

    fn body(&mut self, prose: &Prose<'_>, name: &Name) -> usize {
        let words = prose.words(&name.words);
        // "UK", "Britain" and "the United Kingdom" are one.
        let country = world::lookup(words).filter(|e| e.kind == PlaceKind::Country);
        let key = country.map_or_else(|| fold(words), |e| format!("country {}", e.party));
        let key = self.aliases.get(&key).cloned().unwrap_or(key);
        if let Some(&id) = self.by_name.get(&key) {
            if country.is_some_and(|e| e.party == words) {
                words.clone_into(&mut self.entities[id].name);
                self.note_ending(id);
            }
            return id;
        }
        let id = self.add(
            SpeakerKind::Institution,
            prose.words(&name.words).to_owned(),
        );
        self.entities[id].place = matches!(name.kind, NameKind::Government(_));
        self.by_name.insert(key, id);
        id
    }

    /// A speaker who has no name of its own in the tables: by the words of the mention.
    pub(super) fn by_words(&mut self, words: &str, kind: SpeakerKind) -> usize {
        let key = format!("={}", fold(words));
        if kind != SpeakerKind::Unnamed
            && let Some(&id) = self.by_name.get(&key)
        {
            return id;
        }
        let id = self.add(kind, words.to_owned());
        if kind != SpeakerKind::Unnamed {
            self.by_name.insert(key, id);
        }
        id
    }

    /// A single capitalised word that speaks and is nothing else: a person known by surname only.
    pub(super) fn surname_only(&mut self, prose: &Prose<'_>, words: &Range<usize>) -> usize {
        let key = fold(prose.words(words));
        if let Some(&id) = self.by_last.get(&key).and_then(|ids| ids.last()) {
            return id;
        }
        let id = self.add(SpeakerKind::Person, prose.words(words).to_owned());
        self.by_last.entry(key).or_default().push(id);
        id
    }

    fn add(&mut self, kind: SpeakerKind, name: String) -> usize {
        self.entities.push(Entity {
            kind,
            name,
            mentions: Vec::new(),
            roles: Vec::new(),
            gender: Gender::Unknown,
            certain: false,
            place: false,
            plural: false,
        });
        self.places.push(Vec::new());
        let id = self.entities.len() - 1;
        self.note_ending(id);
        id
    }

    /// Writes down how a body's name ends.
    fn note_ending(&mut self, id: usize) {
        let entity = &self.entities[id];
        if entity.kind == SpeakerKind::Institution
            && let Some(ending) = entity.name.to_lowercase().as_bytes().last_chunk()
        {
            self.endings.entry(*ending).or_default().push(id);
        }
    }

    /// Bodies whose names may end in `noun` (lower case); all that do are among them, some more than once.
    pub(super) fn bodies_ending_in(&self, noun: &str) -> impl Iterator<Item = usize> + '_ {
        let of = |ending: &[u8; ENDING]| self.endings.get(ending).map(Vec::as_slice);
        let some = noun
            .as_bytes()
            .last_chunk()
            .map(|e| of(e).unwrap_or_default());
        let all = 0..if some.is_none() {
            self.entities.len()
        } else {
            0
        };
        let bodies = all.filter(|&id| self.entities[id].kind == SpeakerKind::Institution);
        some.unwrap_or_default().iter().copied().chain(bodies)
    }

    /// Gives somebody one more role.
    pub(super) fn add_role(&mut self, prose: &Prose<'_>, id: usize, role: Range<usize>) {
        self.offices.add(prose, id, &role);
        self.entities[id].roles.push(role);
    }

    /// Writes down what one mention tells of its entity.
    fn note(&mut self, prose: &Prose<'_>, id: usize, name: &Name) {
        let entity = &mut self.entities[id];
        entity.mentions.push(name.words.clone());
        if entity.kind != SpeakerKind::Person {
            return;
        }
        if !name.role.is_empty() {
            entity.roles.push(name.role.clone());
            entity.certain = true;
        }
        if name.role.is_empty()
            && let Some(role) = role_in_front(prose, &name.words)
        {
            entity.roles.push(role);
            entity.certain = true;
        }
        if let Some(role) = role_behind(prose, name.words.end) {
            entity.roles.push(role);
            entity.certain = true;
        }
        // "the Washington lawyer leading Mrs. Clinton's search" is no woman for that.
        let short = entity.roles.last().filter(|r| r.len() <= 3).cloned();
        let titled = [Some(name.role.clone()), short]
            .into_iter()
            .flatten()
            .map(|role| title_gender(prose, &role))
            .find(|g| *g != Gender::Unknown)
            .unwrap_or(Gender::Unknown);
        if titled != Gender::Unknown {
            entity.gender = titled;
        } else if entity.gender == Gender::Unknown {
            entity.gender = given_gender(&entity.name);
        }
        entity.certain |= name.kind == NameKind::Person;
    }
}

/// The gender that the words of a role imply ("spokeswoman", "Mr.").
pub(super) fn title_gender(prose: &Prose<'_>, role: &Range<usize>) -> Gender {
    role.clone()
        .filter_map(|i| titles::lookup_printed(prose.word(i)))
        .map(|t| t.gender)
        .find(|g| *g != Gender::Unknown)
        .unwrap_or(Gender::Unknown)
}
