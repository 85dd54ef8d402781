//! The dossiers that are served: each read, watched and read again by itself.
//!
//! A dossier that cannot be read again stays as it was, and the others go on. Leaves out: what a folder holds
//! (`folder`), when it has changed (`watch`), and showing what was read (`web`).

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustc_hash::FxHashSet;
use tokio::sync::watch::Receiver;

use super::folder::{self, Folder, FolderError};
use super::metrics::Metrics;
use super::progress::Progress;
use super::settings::systemd::{self, Report};
use super::terminal;
use super::watch::Watch;
use crate::article::Note;
use crate::dossier::Dossier;
use crate::extract::Tagger;
use crate::web;

/// One dossier, and where it comes from.
pub struct Holding {
    source: Source,
    /// Its name in the address; empty for the bundled one.
    pub name: String,
    watch: Option<Watch>,
    /// What its operator was told already.
    told: FxHashSet<Note>,
    /// It was read once: nobody waits for it any more.
    read_before: bool,
}

/// Notes that are told one by one; a folder of ten thousand broken files is one story.
const TOLD: usize = 50;

enum Source {
    Bundled(&'static dyn Tagger),
    /// The operator's folder, with what is known of its files.
    Folder(Box<Folder>),
}

/// The dossiers in the folders `dirs`, or the bundled one where there is none; nothing is read yet.
///
/// `tagger` finds the statements. Folders are watched from now on, so that a change during the first reading is told.
///
/// # Errors
/// [`FolderError::Twice`] where two of them are one folder.
pub fn holdings(
    dirs: &[PathBuf],
    tagger: &'static dyn Tagger,
) -> Result<Vec<Holding>, FolderError> {
    if dirs.is_empty() {
        return Ok(vec![Holding {
            source: Source::Bundled(tagger),
            name: String::new(),
            watch: None,
            told: FxHashSet::default(),
            read_before: false,
        }]);
    }
    let mut seen: Vec<PathBuf> = Vec::with_capacity(dirs.len());
    for dir in dirs {
        let place = dir.canonicalize().unwrap_or_else(|_| dir.clone());
        if seen.contains(&place) {
            return Err(FolderError::Twice { path: dir.clone() });
        }
        seen.push(place);
    }
    let names = web::links::names(&dirs.iter().map(|dir| base_name(dir)).collect::<Vec<_>>());
    let holding = |(dir, name): (&PathBuf, String)| Holding {
        source: Source::Folder(Box::new(Folder::by(dir, tagger))),
        name,
        watch: watched(dir),
        told: FxHashSet::default(),
        read_before: false,
    };
    Ok(dirs.iter().zip(names).map(holding).collect())
}

/// The last part of a path that is a name ("sudan" of "/srv/sudan/", of "." the folder where the program stands).
fn base_name(dir: &Path) -> String {
    let name = |dir: &Path| Some(dir.file_name()?.to_string_lossy().into_owned());
    name(dir)
        .or_else(|| name(&dir.canonicalize().ok()?))
        .unwrap_or_default()
}

fn watched(dir: &Path) -> Option<Watch> {
    Watch::new(dir)
        .inspect_err(|error| {
            let dir = dir.to_string_lossy();
            tracing::warn!(%error, "{} is not watched; send SIGHUP after a change", terminal::visible(&dir));
        })
        .ok()
}

impl Holding {
    /// Reads it, and says in the log what its operator should look at.
    ///
    /// # Errors
    /// [`FolderError`] where the folder cannot be listed or holds no article.
    pub fn read(&mut self) -> Result<Dossier, FolderError> {
        let dossier = match &mut self.source {
            Source::Bundled(tagger) => folder::bundled_by(*tagger),
            Source::Folder(folder) if self.read_before => folder.read()?,
            Source::Folder(folder) => {
                let progress = Progress::default();
                folder.read_and_tell(&|done, all| progress.tell(done, all))?
            }
        };
        self.read_before = true;
        self.tell(&dossier);
        Ok(dossier)
    }

    /// Says what is new since the last reading.
    fn tell(&mut self, dossier: &Dossier) {
        let news = dossier
            .all_notes()
            .filter(|note| !self.told.contains(*note));
        for note in news.clone().take(TOLD) {
            let message = terminal::visible(&note.message);
            let file = terminal::visible(&note.file);
            tracing::warn!(dossier = self.name, %file, line = note.line, "{message}");
        }
        let more = news.count().saturating_sub(TOLD);
        if more > 0 {
            tracing::warn!(
                dossier = self.name,
                "and {more} more; the page About and `onrecord check` list them"
            );
        }
        self.told = dossier.all_notes().cloned().collect();
    }

    /// Waits for a change of a folder that is watched; for ever where none is.
    async fn changed(&mut self) {
        match &mut self.watch {
            Some(watch) => watch.changed().await,
            None => std::future::pending().await,
        }
    }
}

/// Where what is read again is shown and counted.
#[derive(Clone)]
pub struct Shown {
    /// The pages.
    pub state: web::State,
    /// The counters.
    pub metrics: Arc<Metrics>,
    /// Dossiers that are being read again now.
    pub reading: Arc<AtomicUsize>,
}

/// Keeps the dossier at place `which` as its folder is, until the sender of `told` is gone: it is read again after
/// each change of the folder, and each time something is sent.
pub async fn keep(mut holding: Holding, which: usize, shown: Shown, mut told: Receiver<()>) {
    loop {
        tokio::select! {
            sent = told.changed() => {
                if sent.is_err() {
                    return;
                }
            }
            () = holding.changed() => {}
        }
        if shown.reading.fetch_add(1, Ordering::Relaxed) == 0 {
            systemd::report(Report::Reloading);
        }
        let task = tokio::task::spawn_blocking(move || {
            let read = holding.read();
            (holding, read)
        });
        let done = task.await;
        if shown.reading.fetch_sub(1, Ordering::Relaxed) == 1 {
            systemd::report(Report::Ready);
        }
        match done {
            Ok((back, read)) => {
                holding = back;
                show(read, &holding.name, which, &shown);
            }
            Err(error) => {
                // The engine does not panic; if it does, this dossier stays as it is until a restart.
                tracing::error!(%error, "a dossier stays as it was and is not read again");
                shown.metrics.failed_reload(which);
                return;
            }
        }
    }
}

/// Shows what was read, or says why nothing new is shown.
fn show(read: Result<Dossier, FolderError>, name: &str, which: usize, shown: &Shown) {
    match read {
        Ok(dossier) => {
            tracing::info!(
                dossier = name,
                articles = dossier.articles.len(),
                statements = dossier.statements.len(),
                "the dossier was read again"
            );
            shown.state.replace_at(which, Arc::new(dossier));
            shown.metrics.reload(which);
        }
        Err(error) => {
            let error = error.to_string();
            tracing::error!(
                dossier = name,
                "the dossier stays as it was: {}",
                terminal::visible(&error)
            );
            shown.metrics.failed_reload(which);
        }
    }
}
