//! A folder that is read again and again: only what changed is read and searched anew.
//!
//! Every failure of a file is a note, and everything else goes on. Leaves out: when to read again (`watch`).

use super::FolderError;
use super::files::{self, Entry, Stamp, note};
use crate::article::{self, Article, Metadata, Note, sidecar};
use crate::dossier::corrections::Corrections;
use crate::dossier::findings::Findings;
use crate::dossier::{self, Dossier, Sources};
use crate::party::roster::Roster;
use crate::question::Questions;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Endings of files that hold an article.
const ARTICLES: [&str; 6] = ["txt", "md", "markdown", "html", "htm", "xhtml"];

/// Whether a file's name says that it holds an article.
pub(super) fn is_article(name: &str) -> bool {
    ending(name).is_some_and(|ending| ARTICLES.contains(&ending.as_str()))
}

fn ending(name: &str) -> Option<String> {
    let ending = Path::new(name).extension()?.to_str()?;
    Some(ending.to_ascii_lowercase())
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A folder, and what is known of it from the last time.
pub struct Folder {
    dir: PathBuf,
    /// By file name.
    known: FxHashMap<String, Known>,
}

/// One article file as it was last read.
#[derive(Clone)]
struct Known {
    /// `None`: the next reading may not rely on the stamp.
    stamp: Option<Stamp>,
    /// The article with its own metadata, and what was found in it.
    article: Arc<Article>,
    found: Arc<Findings>,
}

impl Folder {
    /// The folder `dir`; nothing is read yet.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            known: FxHashMap::default(),
        }
    }

    /// Reads what is in the folder now. Same files, same dossier, whatever was read before.
    ///
    /// # Errors
    /// [`FolderError`] where the folder cannot be listed or has no article in it.
    pub fn read(&mut self) -> Result<Dossier, FolderError> {
        let (entries, mut notes) = files::list(&self.dir)?;
        let (articles, others): (Vec<_>, Vec<_>) = entries
            .into_iter()
            .partition(|entry| is_article(&entry.name));
        if articles.is_empty() {
            return Err(FolderError::NoArticle {
                path: self.dir.clone(),
            });
        }
        let read: Vec<Result<Known, Note>> = articles
            .par_iter()
            .map(|entry| self.article(entry))
            .collect();
        let mut found = Vec::new();
        let mut known = FxHashMap::default();
        for (entry, outcome) in articles.iter().zip(read) {
            match outcome {
                Ok(article) => {
                    known.insert(entry.name.clone(), article.clone());
                    found.push(article);
                }
                Err(note) => notes.push(note),
            }
        }
        self.known = known;
        let others: Vec<Item> = others
            .iter()
            .filter(|entry| ending(&entry.name).as_deref() == Some("toml"))
            .map(|entry| {
                (
                    entry.name.clone(),
                    entry
                        .read()
                        .map(|(bytes, _)| bytes)
                        .map_err(|error| error.to_string()),
                )
            })
            .collect();
        let found: Vec<_> = found
            .into_iter()
            .map(|k: Known| (k.article, k.found))
            .collect();
        Ok(assemble(&found, others, notes))
    }

    /// One article, from the last time where its file has not changed.
    fn article(&self, entry: &Entry) -> Result<Known, Note> {
        let known = self.known.get(&entry.name);
        if let Some(known) = known.filter(|known| known.stamp == Some(entry.stamp)) {
            return Ok(known.clone());
        }
        let (bytes, stamp) = entry
            .read()
            .map_err(|error| note(&entry.name, &format!("{}: {error}", entry.name)))?;
        let article = article::read(&entry.name, &bytes)
            .map_err(|error| note(&entry.name, &error.to_string()))?;
        // Touched, not changed.
        if let Some(known) = known.filter(|known| known.article.sha256 == article.sha256) {
            return Ok(Known {
                stamp,
                ..known.clone()
            });
        }
        Ok(Known {
            stamp,
            found: Arc::new(dossier::found_in(&article)),
            article: Arc::new(article),
        })
    }
}

/// A file's name, and its bytes or why there are none.
pub(super) type Item = (String, Result<Vec<u8>, String>);

/// The dossier of files that are all at hand.
pub(super) fn dossier_of_files(files: Vec<Item>) -> Dossier {
    let (mut articles, mut others, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for (name, bytes) in files {
        if !is_article(&name) {
            others.push((name, bytes));
            continue;
        }
        match bytes
            .and_then(|bytes| article::read(&name, &bytes).map_err(|error| error.to_string()))
        {
            Ok(article) => {
                let found = dossier::found_in(&article);
                articles.push((Arc::new(article), Arc::new(found)));
            }
            Err(message) => notes.push(note(&name, &message)),
        }
    }
    assemble(&articles, others, notes)
}

/// Articles, what was found in them, and the operator's own files → a dossier.
fn assemble(
    articles: &[(Arc<Article>, Arc<Findings>)],
    others: Vec<Item>,
    notes: Vec<Note>,
) -> Dossier {
    let mut sources = Sources {
        left_out: notes.len(),
        notes,
        ..Sources::default()
    };
    let facts = operators(articles, others, &mut sources);
    let mut first: FxHashMap<&str, &str> = FxHashMap::default();
    let mut found: FxHashMap<&str, &Arc<Findings>> = FxHashMap::default();
    for (article, findings) in articles {
        if let Some(twin) = first.get(article.sha256.as_str()) {
            let message = format!(
                "{} has the same bytes as {twin}: it is one article, shown once",
                article.file
            );
            sources.notes.push(note(&article.file, &message));
            continue;
        }
        first.insert(&article.sha256, &article.file);
        found.insert(&article.sha256, findings);
        let mut article = Article::clone(article);
        if let Some(facts) = facts.get(stem(&article.file)) {
            article.set_metadata(facts.clone());
        }
        sources.articles.push(article);
    }
    sources.notes.sort();
    sources.name = sources.roster.name.clone().unwrap_or_default();
    dossier::build_found(sources, &|article| {
        Arc::clone(found[article.sha256.as_str()])
    })
}

/// What the operator's own files say: facts about articles, by the stem of the article they stand beside, and
/// into `sources` what is about all.
fn operators(
    articles: &[(Arc<Article>, Arc<Findings>)],
    others: Vec<Item>,
    sources: &mut Sources,
) -> FxHashMap<String, Metadata> {
    let mut facts = FxHashMap::default();
    let stems: FxHashSet<&str> = articles
        .iter()
        .map(|(article, _)| stem(&article.file))
        .collect();
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
