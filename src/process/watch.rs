//! Tells when a folder has changed and holds still again.
//!
//! Leaves out: reading it (`folder`) and showing what was read (`serve`).

use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::{Instant, timeout_at};

/// A folder holds still when nothing happened in it for this long: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(200);
/// A folder that never holds still is read this often.
const LONGEST: Duration = Duration::from_secs(1);

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Happened {
    /// Something in the folder.
    Inside,
    /// The folder itself came, went or was replaced: what was watched is another one now.
    Itself,
}

/// A folder that is watched.
pub struct Watch {
    dir: PathBuf,
    happened: Receiver<Happened>,
    /// When the change that is not told yet began.
    since: Option<Instant>,
    /// The folder itself changed with it.
    itself: bool,
    watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches the folder `dir`, and the place where it stands: a folder may be replaced whole.
    ///
    /// # Errors
    /// What the system says, where it watches no more folders.
    pub fn new(dir: &Path) -> notify::Result<Self> {
        let dir = std::path::absolute(dir).map_err(notify::Error::io)?;
        // One waiting message says all that a hundred would.
        let (tell, happened) = channel(16);
        let own = dir.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            report(&own, &tell, event);
        })?;
        watcher.watch(&dir, RecursiveMode::NonRecursive)?;
        if let Some(parent) = dir.parent() {
            // Without it the folder's own replacement goes unseen; what happens in it does not.
            let _ = watcher.watch(parent, RecursiveMode::NonRecursive);
        }
        Ok(Self {
            dir,
            happened,
            since: None,
            itself: false,
            watcher,
        })
    }

    /// Waits until something has changed and the folder holds still. Nothing is lost when the wait is given up
    /// and begun again.
    pub async fn changed(&mut self) {
        if self.since.is_none() {
            let Some(first) = self.happened.recv().await else {
                // The watcher is gone; there is nothing to tell any more.
                return std::future::pending().await;
            };
            self.since = Some(Instant::now());
            self.itself |= first == Happened::Itself;
        }
        let end = self.since.unwrap_or_else(Instant::now) + LONGEST;
        while let Ok(Some(next)) =
            timeout_at(end.min(Instant::now() + QUIET), self.happened.recv()).await
        {
            self.itself |= next == Happened::Itself;
            if Instant::now() >= end {
                break;
            }
        }
        self.since = None;
        if std::mem::take(&mut self.itself) {
            let _ = self.watcher.unwatch(&self.dir);
            // Where the folder is gone, its coming back is seen from above.
            let _ = self.watcher.watch(&self.dir, RecursiveMode::NonRecursive);
        }
    }
}

fn report(dir: &Path, tell: &Sender<Happened>, event: notify::Result<Event>) {
    let happened = match event {
        // Events were lost: anything may have happened.
        Err(_) => Happened::Itself,
        Ok(event) if event.need_rescan() => Happened::Itself,
        // Reading the folder is no change of it.
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
        Ok(event) if event.paths.iter().any(|path| path == dir) => Happened::Itself,
        Ok(event) if event.paths.iter().any(|path| path.parent() == Some(dir)) => Happened::Inside,
        Ok(_) => return,
    };
    // A full queue already says that something happened; that it was the folder itself must not be lost.
    if tell.try_send(happened).is_err() && happened == Happened::Itself {
        let _ = tell.blocking_send(happened);
    }
}
