//! The files of a folder: which there are, which of them count, and their bytes.
//!
//! Dotfiles and folders are passed over, as is a link that leaves the folder; nothing is ever written. Leaves
//! out: what the bytes mean (`reading`).

use super::FolderError;
use crate::article::{self, Note};
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Endings of files that hold an article.
const ARTICLES: [&str; 6] = ["txt", "md", "markdown", "html", "htm", "xhtml"];

/// A file that changed so recently may change again without its stamp showing it: clocks of file systems tick
/// this coarsely at worst.
const FRESH: Duration = Duration::from_secs(2);

/// How often a file that changes while it is read is read again.
const TRIES: usize = 3;

/// Whether a file's name says that it holds an article.
pub(super) fn is_article(name: &str) -> bool {
    ending(name).is_some_and(|ending| ARTICLES.contains(&ending.as_str()))
}

/// The ending of a file's name in small letters.
pub(super) fn ending(name: &str) -> Option<String> {
    let ending = Path::new(name).extension()?.to_str()?;
    Some(ending.to_ascii_lowercase())
}

/// What a file system says of a file's content without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    len: u64,
    modified: (i64, i64),
    changed: (i64, i64),
    inode: u64,
}

impl Stamp {
    fn of(meta: &Metadata) -> Self {
        Self {
            len: meta.len(),
            modified: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
            inode: meta.ino(),
        }
    }

    /// Whether the same stamp later will mean the same bytes.
    fn settled(&self) -> bool {
        let now = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        let changed = Duration::from_secs(self.changed.0.max(self.modified.0).unsigned_abs());
        now > changed + FRESH
    }
}

/// A file of the folder.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its name, as the operator would name it.
    pub(super) name: String,
    path: PathBuf,
    /// What the file system says of it now.
    pub(super) stamp: Stamp,
}

/// The files of a folder by name, and what should be known of those that were passed over.
///
/// # Errors
/// [`FolderError::Unreadable`] where the folder cannot be listed.
pub(super) fn list(dir: &Path) -> Result<(Vec<Entry>, Vec<Note>), FolderError> {
    let unreadable = |cause| FolderError::Unreadable {
        path: dir.to_owned(),
        cause,
    };
    let home = dir.canonicalize().map_err(unreadable)?;
    let (mut entries, mut notes) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(dir).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        match file(&home, &entry) {
            Ok(Some(stamp)) => entries.push(Entry {
                name,
                path: entry.path(),
                stamp,
            }),
            // Other folders and other kinds of file are the operator's own business, unless named as articles.
            Ok(None) if !is_article(&name) => {}
            Ok(None) => notes.push(note(&name, "this is no file in the folder itself (a folder, or a link that leads out of it), and is passed over")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // Gone between listing and looking, or a link to nothing.
                if is_article(&name) && entry.path().symlink_metadata().is_ok() {
                    notes.push(note(&name, "this is a link that leads nowhere, and is passed over"));
                }
            }
            Err(error) => notes.push(note(&name, &format!("{error}; check who may read it"))),
        }
    }
    // The order in which a system lists a folder is not the same everywhere.
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    Ok((entries, notes))
}

/// The stamp of an entry that is a file in the folder `home`; `None` for everything else.
fn file(home: &Path, entry: &std::fs::DirEntry) -> io::Result<Option<Stamp>> {
    let path = entry.path();
    if entry.file_type()?.is_symlink() && !path.canonicalize()?.starts_with(home) {
        return Ok(None);
    }
    let meta = std::fs::metadata(&path)?;
    Ok(meta.is_file().then(|| Stamp::of(&meta)))
}

/// A note on a whole file.
pub(super) fn note(file: &str, message: &str) -> Note {
    // Where a message is shown, the file's name stands before it.
    let own = message.strip_prefix(file).unwrap_or(message);
    Note {
        file: file.to_owned(),
        line: None,
        message: own.trim_start_matches([',', ':', ' ']).to_owned(),
    }
}

impl Entry {
    /// The file's bytes, and its stamp where the bytes are sure to be those of the stamp.
    ///
    /// # Errors
    /// What the system says, where the file cannot be read or does not hold still.
    pub(super) fn read(&self) -> io::Result<(Vec<u8>, Option<Stamp>)> {
        for _ in 0..TRIES {
            let file = File::open(&self.path)?;
            let meta = file.metadata()?;
            if !meta.is_file() {
                return Err(io::Error::other("this is no file any more"));
            }
            let before = Stamp::of(&meta);
            let bytes = within_limit(file)?;
            let after = std::fs::metadata(&self.path).map(|meta| Stamp::of(&meta))?;
            if before == after {
                return Ok((bytes, after.settled().then_some(after)));
            }
        }
        Err(io::Error::other(
            "the file is being written to; it is read once it holds still",
        ))
    }
}

/// The bytes of a file, and one more than is allowed at most: a file that is too large is refused without being
/// read whole.
pub(super) fn within_limit(file: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(article::MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}
