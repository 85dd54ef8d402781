//! Names → the people and bodies of one article: which names are one, what their gender and roles are.
//!
//! Full name and surname are one person where no other of that surname is named; "Xi" belongs to "Xi Jinping",
//! since some families stand first. Leaves out: people across articles (`dossier`), pronouns (`pronoun`).

use super::SpeakerKind;
use super::names::{Name, NameKind};
use super::noun::{role_behind, role_in_front};
use super::offices::Offices;
use super::run;
use super::spelling::{
    fold, given_gender, is_surname_start, letters_in_order, title_is_in_capitals,
};
use crate::lexicon::given_names::{self, Gender};
use crate::lexicon::titles;
use crate::lexicon::world::{self, PlaceKind};
use crate::text::Prose;
use rustc_hash::{FxHashMap, FxHashSet};
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
    pub(super) by_last: FxHashMap<String, Vec<usize>>,
    pub(super) by_first: FxHashMap<String, Vec<usize>>,
    /// By first name and surname, those past the first [`SAME_LAST`] of a surname.
    pub(super) by_ends: FxHashMap<[String; 2], usize>,
    pub(super) by_inner: FxHashMap<String, Vec<usize>>,
    pub(super) by_name: FxHashMap<String, usize>,
    /// For every entity: first tokens of its full names, in order.
    pub(super) places: Vec<Vec<usize>>,
    /// Those introduced as somebody's kin, whom a surname alone means last.
    pub(super) relatives: FxHashSet<usize>,
    /// "World Food Programme (WFP)": the short form's key → the long form's.
    aliases: FxHashMap<String, String>,
    /// Who has which role.
    pub offices: Offices,
    /// Bodies whose names have several words, by those of the words that make them bodies' names.
    pub(super) by_body_word: FxHashMap<String, Vec<usize>>,
    /// Bodies by the last letters of a name they have or had, in lower case.
    endings: FxHashMap<[u8; ENDING], Vec<usize>>,
}

/// Bytes of a body's name by which it is found: nouns for bodies have as many ("army").
const ENDING: usize = 4;

/// People of one surname that a name is compared with one by one. Of more, as only a text of many articles has them,
/// a full name is the one spelled the same, and a surname alone is nobody's.
pub(super) const SAME_LAST: usize = 64;

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
                    // “Quiet Twitter” in somebody's words is no fuller name of Twitter.
                    && !(name.quoted && name.kind == NameKind::Maybe)
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
        let initials = people.initials(prose, names);
        for (i, name) in names.iter().enumerate() {
            if half_a_sentence(name) {
                people.owners[i] = people.known_in_full(prose, name);
                continue;
            }
            if opens_answer(prose, name)
                && let Some(&Some(id)) = initials.get(prose.words(&name.words))
            {
                people.owners[i] = Some(id);
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

    /// The people by the initials of their names, where an answer opens with such ("NR: We left."); `None` where two
    /// have the same.
    fn initials(&self, prose: &Prose<'_>, names: &[Name]) -> FxHashMap<String, Option<usize>> {
        let mut initials = FxHashMap::default();
        if !names.iter().any(|name| opens_answer(prose, name)) {
            return initials;
        }
        for (id, entity) in self.entities.iter().enumerate() {
            let own = entity
                .name
                .split([' ', '-'])
                .filter_map(|w| w.chars().next());
            let own: String = own.filter(|c| c.is_uppercase()).collect();
            let ends: String = own.chars().take(1).chain(own.chars().last()).collect();
            for letters in [Some(&ends), Some(&own).filter(|o| **o != ends)]
                .into_iter()
                .flatten()
            {
                let known = initials.entry(letters.clone()).or_insert(Some(id));
                if *known != Some(id) {
                    *known = None;
                }
            }
        }
        initials
    }

    /// Short forms in brackets behind a name.
    fn read_aliases(&mut self, prose: &Prose<'_>, names: &[Name]) {
        for pair in names.windows(2) {
            let (long, short) = (&pair[0].words, &pair[1].words);
            let bracketed = short.len() == 1
                && short.start == long.end + 1
                && prose.tokens[long.end].mark == '('
                && prose.tokens.get(short.end).is_some_and(|t| t.mark == ')');
            if !bracketed || long.len() < 2 {
                continue;
            }
            let word = prose.word(short.start);
            let capitals = word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
            let cut_short = pair[0].kind == NameKind::Institution
                && (long.len() > 2
                    && word.chars().count() > 3
                    && letters_in_order(word, prose.words(long))
                    || run::long_form(prose, long.end).is_some());
            if capitals || cut_short {
                self.aliases
                    .insert(fold(prose.words(short)), fold(prose.words(long)));
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
                let by_first = self
                    .by_first
                    .get(&key)
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                let titled = self.titled_by_first(prose, name, by_last, by_first);
                if let Some(id) = titled.or_else(|| self.best_of(by_last, name, prose)) {
                    return Some(id);
                }
                if by_last.len() > 1 {
                    return None; // two of one surname: nobody can tell
                }
                if let [id] = *by_first {
                    return Some(id);
                }
                let by_inner = self.by_inner.get(&key).map(Vec::as_slice);
                let kin = name.role.clone().any(|i| {
                    titles::lookup_printed(prose.word(i))
                        .is_some_and(|t| t.class == titles::TitleClass::Kin)
                });
                if let Some([id]) = by_inner.filter(|_| !kin) {
                    return Some(*id);
                }
                if let Some(id) = self.by_surname_words(prose, name) {
                    return Some(id);
                }
                if let Some(id) = self
                    .aliases
                    .get(&key)
                    .and_then(|long| self.by_name.get(long))
                {
                    return Some(*id);
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

    /// People of a surname, or else of a given name, that is folded.
    pub(super) fn called(&self, name: &str) -> &[usize] {
        let by = [&self.by_last, &self.by_first];
        let mut found = by.iter().filter_map(|by| by.get(name));
        let found = found.next().map(Vec::as_slice).unwrap_or_default();
        found.get(..found.len().min(SAME_LAST)).unwrap_or_default()
    }

    /// The body of a name that is folded.
    pub(super) fn body_of(&self, name: &str) -> Option<usize> {
        let id = *self.by_name.get(name)?;
        (self.entities[id].kind == SpeakerKind::Institution).then_some(id)
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
        if country.is_none()
            && let Some(id) = self.same_body(prose, &name.words)
        {
            self.by_name.insert(key, id);
            return id;
        }
        let id = self.add(
            SpeakerKind::Institution,
            prose.words(&name.words).to_owned(),
        );
        self.entities[id].place = matches!(name.kind, NameKind::Government(_));
        self.by_name.insert(key, id);
        self.note_body_words(prose, id, &name.words);
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

    pub(super) fn add(&mut self, kind: SpeakerKind, name: String) -> usize {
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

    /// Writes down how a body's name and its head end: "Ministry of Health".
    pub(super) fn note_ending(&mut self, id: usize) {
        let entity = &self.entities[id];
        if entity.kind != SpeakerKind::Institution {
            return;
        }
        let name = entity.name.to_lowercase();
        let heads = [" of ", " for ", " in "]
            .iter()
            .filter_map(|p| name.split_once(p));
        let head = heads.map(|(head, _)| head).min_by_key(|head| head.len());
        for part in [Some(&*name), head].into_iter().flatten() {
            if let Some(ending) = part.as_bytes().last_chunk() {
                self.endings.entry(*ending).or_default().push(id);
            }
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

/// Whether a name is an acronym that opens its paragraph: "NR: We left."
fn opens_answer(prose: &Prose<'_>, name: &Name) -> bool {
    let at = name.words.start;
    let word = prose.word(at);
    name.words.len() == 1
        && (2..=3).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && at
            .checked_sub(1)
            .is_none_or(|b| prose.tokens[b].paragraph != prose.tokens[at].paragraph)
}

/// The gender that the words of a role imply ("spokeswoman", "Mr.").
pub(super) fn title_gender(prose: &Prose<'_>, role: &Range<usize>) -> Gender {
    // A lord mayor may be a woman.
    if role.len() == 2
        && let Some(title) = titles::lookup_printed(prose.words(role))
    {
        return title.gender;
    }
    role.clone()
        .filter_map(|i| titles::lookup_printed(prose.word(i)))
        .map(|t| t.gender)
        .find(|g| *g != Gender::Unknown)
        .unwrap_or(Gender::Unknown)
}
