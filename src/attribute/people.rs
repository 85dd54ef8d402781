//! Names → the people and bodies of one article: which names are one, what their gender and roles are.
//!
//! Full name and surname are one person where no other of that surname is named; "Xi" belongs to "Xi Jinping",
//! since some families stand first. Leaves out: people across articles (`dossier`), pronouns (`pronoun`).

use super::SpeakerKind;
use super::names::{Name, NameKind};
use super::noun::{role_behind, role_in_front};
use crate::lexicon::given_names::{self, Gender};
use crate::lexicon::titles;
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
}

/// The people and bodies of one article, and which name is whose.
#[derive(Debug, Default)]
pub(super) struct People {
    pub entities: Vec<Entity>,
    /// For every name of the article: its entity.
    pub owners: Vec<Option<usize>>,
    by_last: FxHashMap<String, Vec<usize>>,
    by_first: FxHashMap<String, Vec<usize>>,
    by_name: FxHashMap<String, usize>,
    /// For every entity: first tokens of its full names, in order.
    places: Vec<Vec<usize>>,
    /// "World Food Programme (WFP)": the short form's key → the long form's.
    aliases: FxHashMap<String, String>,
}

/// Name endings that are no surname.
const SUFFIXES: &[&str] = &["Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"];

/// One spelling for one name: lower case, no accents, "iy" and "yy" as "y", double letters single.
#[must_use]
pub fn fold(name: &str) -> String {
    let plain: String = if name.is_ascii() {
        name.to_lowercase()
    } else {
        any_ascii::any_ascii(name).to_lowercase()
    };
    let mut folded = String::with_capacity(plain.len());
    for c in plain.chars().filter(|c| c.is_alphanumeric() || *c == ' ') {
        let c = if c == 'i' && folded.ends_with('y') {
            continue;
        } else {
            c
        };
        if c == 'y' && folded.ends_with('i') {
            folded.pop();
        }
        if !folded.ends_with(c) {
            folded.push(c);
        }
    }
    folded
}

impl People {
    /// Gathers the people of an article from its names.
    pub(super) fn gather(prose: &Prose<'_>, names: &[Name]) -> Self {
        let mut people = Self {
            owners: vec![None; names.len()],
            ..Self::default()
        };
        people.read_aliases(prose, names);
        // Full names first: a surname may come before the full name that explains it.
        for (i, name) in names.iter().enumerate() {
            if matches!(name.kind, NameKind::Person | NameKind::Maybe) && name.words.len() > 1 {
                let id = people.full_name(prose, name);
                people.places[id].push(name.words.start);
                people.owners[i] = Some(id);
            }
        }
        for (i, name) in names.iter().enumerate() {
            if people.owners[i].is_none() {
                people.owners[i] = people.short_name(prose, name);
            }
        }
        for (i, name) in names.iter().enumerate() {
            if let Some(owner) = people.owners[i] {
                people.note(prose, owner, name);
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

    fn full_name(&mut self, prose: &Prose<'_>, name: &Name) -> usize {
        let (first, last) = ends(prose, &name.words);
        let known = self.by_last.get(&last).and_then(|ids| {
            ids.iter()
                .copied()
                .find(|&id| same_first(&first, &self.entities[id]))
        });
        if let Some(id) = known {
            let words = prose.words(&name.words);
            if words.chars().count() > self.entities[id].name.chars().count() {
                words.clone_into(&mut self.entities[id].name);
            }
            return id;
        }
        let id = self.add(SpeakerKind::Person, prose.words(&name.words).to_owned());
        self.by_last.entry(last).or_default().push(id);
        self.by_first.entry(first).or_default().push(id);
        id
    }

    fn short_name(&mut self, prose: &Prose<'_>, name: &Name) -> Option<usize> {
        match name.kind {
            NameKind::Role | NameKind::Other => None,
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
                if name.kind == NameKind::Word && !self.by_last.contains_key(&key) {
                    return None; // decided when it speaks
                }
                let id = self.add(SpeakerKind::Person, prose.words(&name.words).to_owned());
                self.by_last.entry(key).or_default().push(id);
                Some(id)
            }
        }
    }

    /// Of several people with one surname the one that title, first name and nearness leave; `None` where more than
    /// one is left.
    fn best_of(&self, ids: &[usize], name: &Name, prose: &Prose<'_>) -> Option<usize> {
        let gender = title_gender(prose, &name.role);
        let fits: Vec<usize> = ids
            .iter()
            .copied()
            .filter(|&id| {
                let own = given_gender(&self.entities[id].name);
                gender == Gender::Unknown || own == Gender::Unknown || own == gender
            })
            .collect();
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
        let key = fold(prose.words(&name.words));
        let key = self.aliases.get(&key).cloned().unwrap_or(key);
        if let Some(&id) = self.by_name.get(&key) {
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
        });
        self.places.push(Vec::new());
        self.entities.len() - 1
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
        let titled = title_gender(prose, &name.role);
        if titled != Gender::Unknown {
            entity.gender = titled;
        } else if entity.gender == Gender::Unknown {
            entity.gender = given_gender(&entity.name);
        }
        entity.certain |= name.kind == NameKind::Person;
    }
}

fn given_gender(name: &str) -> Gender {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    if words.next().is_none() {
        return Gender::Unknown;
    }
    given_names::gender(first).unwrap_or(Gender::Unknown)
}

/// The gender that the words of a role imply ("spokeswoman", "Mr.").
pub(super) fn title_gender(prose: &Prose<'_>, role: &Range<usize>) -> Gender {
    role.clone()
        .filter_map(|i| titles::lookup_printed(prose.word(i)))
        .map(|t| t.gender)
        .find(|g| *g != Gender::Unknown)
        .unwrap_or(Gender::Unknown)
}

/// Folded first word and surname of a name; where the family stands first, the other way round.
fn ends(prose: &Prose<'_>, words: &Range<usize>) -> (String, String) {
    let mut last = words.end - 1;
    while last > words.start && SUFFIXES.contains(&prose.word(last)) {
        last -= 1;
    }
    let (first, last) = (prose.word(words.start), prose.word(last));
    let family_first = given_names::is_family_first(first)
        && given_names::gender(first).is_none()
        && words.len() <= 3;
    if family_first {
        (fold(last), fold(first))
    } else {
        (fold(first), fold(last))
    }
}

/// Whether a first name fits an entity: the same, or an initial of it.
fn same_first(first: &str, entity: &Entity) -> bool {
    entity.name.split_whitespace().any(|word| {
        let own = fold(word);
        own == first
            || own.len() == 1 && first.starts_with(&own)
            || first.len() == 1 && own.starts_with(first)
    })
}
