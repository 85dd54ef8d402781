//! A folder that is read again and again: only what changed is read and searched anew.
//!
//! Every failure of a file is a note, and everything else goes on. Leaves out: when to read again (`watch`).

use super::FolderError;
use super::files::{self, Entry, Stamp, ending, is_article, note};
use crate::article::{self, Article, Metadata, Note, sidecar};
use crate::dossier::corrections::Corrections;
use crate::dossier::{self, Dossier, Memory, Read, Sources};
use crate::extract::{Rules, Tagger};
use crate::party::roster::Roster;
use crate::question::Questions;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A folder, and what is known of it from the last time.
pub struct Folder {
    dir: PathBuf,
    tagger: &'static dyn Tagger,
    /// By file name.
    known: FxHashMap<String, Known>,
    /// The questions by which the statements were decided.
    questions: Questions,
    /// What was found out about people.
    memory: Memory,
}

/// One article file as it was last read.
#[derive(Clone)]
struct Known {
    /// `None`: the next reading may not rely on the stamp.
    stamp: Option<Stamp>,
    /// What stands beside it, as it was last read.
    beside: Option<Metadata>,
    /// The article with its own metadata.
    own: Arc<Article>,
    /// The article with what stands beside it, and what was found in it; decided.
    read: Read,
}

impl Folder {
    /// The folder `dir`; nothing is read yet.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        Self::by(dir, &Rules { thoughts: false })
    }

    /// The same; statements are found by `tagger`.
    #[must_use]
    pub fn by(dir: &Path, tagger: &'static dyn Tagger) -> Self {
        Self {
            dir: dir.to_owned(),
            tagger,
            known: FxHashMap::default(),
            questions: Questions::default(),
            memory: Memory::default(),
        }
    }

    /// Reads what is in the folder now. Same files, same dossier, whatever was read before.
    ///
    /// # Errors
    /// [`FolderError`] where the folder cannot be listed or has no article in it.
    pub fn read(&mut self) -> Result<Dossier, FolderError> {
        self.read_and_tell(&|_, _| {})
    }

    /// The same; `tell` hears after each article how many of how many are done, from any thread.
    ///
    /// # Errors
    /// [`FolderError`] where the folder cannot be listed or has no article in it.
    pub fn read_and_tell(
        &mut self,
        tell: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Dossier, FolderError> {
        let (entries, notes) = files::list(&self.dir)?;
        let (articles, others): (Vec<_>, Vec<_>) = entries
            .into_iter()
            .partition(|entry| is_article(&entry.name));
        if articles.is_empty() {
            return Err(FolderError::NoArticle {
                path: self.dir.clone(),
            });
        }
        let mut sources = Sources {
            left_out: notes.len(),
            notes,
            ..Sources::default()
        };
        let stems: FxHashSet<&str> = articles.iter().map(|entry| stem(&entry.name)).collect();
        let facts = operators(&stems, bytes_of(&others), &mut sources);
        if self.questions != sources.questions {
            self.questions = sources.questions.clone();
            // What was decided by other questions is decided anew.
            let questions = &self.questions;
            self.known
                .par_iter_mut()
                .for_each(|(_, known)| known.decide(questions));
        }
        let done = AtomicUsize::new(0);
        let read: Vec<Result<Known, Note>> = articles
            .par_iter()
            .map(|entry| {
                let known = self.article(entry, facts.get(stem(&entry.name)));
                tell(done.fetch_add(1, Ordering::Relaxed) + 1, articles.len());
                known
            })
            .collect();
        let mut found = Vec::with_capacity(read.len());
        self.known.clear();
        for (entry, outcome) in articles.into_iter().zip(read) {
            match outcome {
                Ok(known) => {
                    found.push(known.read.clone());
                    self.known.insert(entry.name, known);
                }
                Err(note) => {
                    sources.left_out += 1;
                    sources.notes.push(note);
                }
            }
        }
        Ok(assemble(found, sources, &mut self.memory))
    }

    /// One article, from the last time where its file has not changed.
    fn article(&self, entry: &Entry, beside: Option<&Metadata>) -> Result<Known, Note> {
        let known = self.known.get(&entry.name);
        if let Some(known) = known.filter(|known| known.stamp == Some(entry.stamp)) {
            return Ok(known.with(beside, &self.questions));
        }
        let (bytes, stamp) = entry
            .read()
            .map_err(|error| note(&entry.name, &format!("{}: {error}", entry.name)))?;
        let article = article::read(&entry.name, &bytes)
            .map_err(|error| note(&entry.name, &error.to_string()))?;
        // Touched, not changed.
        if let Some(known) = known.filter(|known| known.own.sha256 == article.sha256) {
            return Ok(Known {
                stamp,
                ..known.with(beside, &self.questions)
            });
        }
        let read = Read::by(article, self.tagger);
        Ok(Known::new(stamp, read, beside, &self.questions))
    }
}

impl Known {
    fn new(
        stamp: Option<Stamp>,
        read: Read,
        beside: Option<&Metadata>,
        questions: &Questions,
    ) -> Self {
        let mut known = Self {
            stamp,
            beside: beside.cloned(),
            own: Arc::clone(&read.article),
            read,
        };
        known.dress();
        known.decide(questions);
        known
    }

    /// The same with other facts beside it.
    fn with(&self, beside: Option<&Metadata>, questions: &Questions) -> Self {
        let mut known = self.clone();
        if known.beside.as_ref() != beside {
            known.beside = beside.cloned();
            known.dress();
            known.decide(questions);
        }
        known
    }

    /// Puts what stands beside the article over what it says itself.
    fn dress(&mut self) {
        self.read.article = Arc::clone(&self.own);
        if let Some(facts) = &self.beside {
            Arc::make_mut(&mut self.read.article).set_metadata(facts.clone());
        }
    }

    /// Decides days and questions.
    fn decide(&mut self, questions: &Questions) {
        let found = Arc::unwrap_or_clone(std::mem::take(&mut self.read.found));
        self.read.found = Arc::new(found.decided(&self.read.article, questions));
    }
}

/// A file's name, and its bytes or why there are none.
pub(super) type Item = (String, Result<Vec<u8>, String>);

/// The bytes of the operator's own files.
fn bytes_of(entries: &[Entry]) -> Vec<Item> {
    let own = entries
        .iter()
        .filter(|entry| ending(&entry.name).as_deref() == Some("toml"));
    own.map(|entry| {
        let bytes = entry.read().map(|(bytes, _)| bytes);
        (entry.name.clone(), bytes.map_err(|error| error.to_string()))
    })
    .collect()
}

/// The dossier of files that are all at hand.
pub(super) fn dossier_of_files(files: Vec<Item>, tagger: &dyn Tagger) -> Dossier {
    let (articles, others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(name, _)| is_article(name));
    let mut sources = Sources::default();
    let stems: FxHashSet<&str> = articles.iter().map(|(name, _)| stem(name)).collect();
    let facts = operators(&stems, others, &mut sources);
    let mut read = Vec::new();
    for (name, bytes) in &articles {
        let article = bytes
            .as_ref()
            .map_err(Clone::clone)
            .and_then(|bytes| article::read(name, bytes).map_err(|error| error.to_string()));
        match article {
            Ok(article) => {
                let beside = facts.get(stem(name));
                let found = Read::by(article, tagger);
                read.push(Known::new(None, found, beside, &sources.questions).read);
            }
            Err(message) => {
                sources.left_out += 1;
                sources.notes.push(note(name, &message));
            }
        }
    }
    assemble(read, sources, &mut Memory::default())
}

/// Articles that were read, and the operator's own files → a dossier.
fn assemble(read: Vec<Read>, mut sources: Sources, memory: &mut Memory) -> Dossier {
    let mut first: FxHashMap<&str, &str> = FxHashMap::default();
    let mut twins = FxHashSet::default();
    for (at, Read { article, .. }) in read.iter().enumerate() {
        if let Some(twin) = first.get(article.sha256.as_str()) {
            let message = format!(
                "{} has the same bytes as {twin}: it is one article, shown once",
                article.file
            );
            sources.notes.push(note(&article.file, &message));
            twins.insert(at);
            continue;
        }
        first.insert(&article.sha256, &article.file);
    }
    let mut at = 0..;
    let mut read = read;
    read.retain(|_| at.next().is_none_or(|at| !twins.contains(&at)));
    sources.notes.sort();
    sources.name = sources.roster.name.clone().unwrap_or_default();
    dossier::build_read(sources, read, memory)
}

/// What the operator's own files say: facts about articles, by the stem of the article they stand beside, and
/// into `sources` what is about all.
fn operators(
    stems: &FxHashSet<&str>,
    others: Vec<Item>,
    sources: &mut Sources,
) -> FxHashMap<String, Metadata> {
    let mut facts = FxHashMap::default();
    for (name, bytes) in others {
        let text = bytes.and_then(|bytes| {
            String::from_utf8(bytes)
                .map_err(|_| "the file is not UTF-8; save it as UTF-8".to_owned())
        });
        let outcome = match text {
            Err(message) => Err(vec![note(&name, &format!("{name}: {message}"))]),
            Ok(text) => match name.as_str() {
                "parties.toml" => Roster::parse(&name, &text).map(|roster| sources.roster = roster),
                "questions.toml" => {
                    Questions::parse(&name, &text).map(|rows| sources.questions = rows)
                }
                "corrections.toml" => {
                    Corrections::parse(&name, &text).map(|all| sources.corrections = all)
                }
                _ if !stems.contains(stem(&name)) => Err(vec![note(&name, &beside_nothing(&name))]),
                _ => sidecar::parse(&name, &text).map(|meta| {
                    facts.insert(stem(&name).to_owned(), meta);
                }),
            },
        };
        if let Err(wrong) = outcome {
            sources.left_out += 1;
            sources.notes.extend(wrong);
        }
    }
    facts
}

fn beside_nothing(name: &str) -> String {
    format!(
        "{name}: there is no article beside it that is named {}.txt, .md or .html",
        stem(name)
    )
}
