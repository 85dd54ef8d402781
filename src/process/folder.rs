//! Files → the sources of a dossier: the bundled folder, a folder of the operator's, or single files.
//!
//! A file that cannot be read as an article is left out with a note; the rest is served. Nothing is ever
//! written. Leaves out: formats (`article`) and what is found in them (`dossier`).

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::article::{self, Article, ArticleError, Note};
use crate::dossier::{self, Dossier, Sources};

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/dossier");

/// Endings of files that hold an article.
const ARTICLE_ENDINGS: [&str; 1] = ["txt"];

/// Why no dossier could be made at all.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The folder or file cannot be opened.
    #[error("{}: {cause}; check the path and who may read it", .path.display())]
    Unreadable {
        /// What could not be opened.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// There was no file to make an article of.
    #[error("{}: no article in this folder; put at least one .txt file into it", .path.display())]
    NoArticle {
        /// The folder.
        path: PathBuf,
    },
    /// The file is no article.
    #[error(transparent)]
    Article(#[from] ArticleError),
}

/// The dossier that is compiled in.
#[must_use]
pub fn bundled() -> Dossier {
    let files = BUNDLED.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?;
        Some((name.to_owned(), Ok(file.contents().to_vec())))
    });
    build(files.collect())
}

/// The dossier in the folder `dir`.
///
/// Files that are no articles become notes. Dotfiles, folders and links are passed over.
///
/// # Errors
/// [`FolderError`] where the folder cannot be read or holds no article.
pub fn read(dir: &Path) -> Result<Dossier, FolderError> {
    let unreadable = |cause| FolderError::Unreadable {
        path: dir.to_owned(),
        cause,
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && !name.starts_with('.') && is_article(&name) {
            files.push((name, bytes(&entry.path())));
        }
    }
    if files.is_empty() {
        return Err(FolderError::NoArticle {
            path: dir.to_owned(),
        });
    }
    Ok(build(files))
}

/// The article in the file `path`, or on standard input where `path` is `-`.
///
/// # Errors
/// [`FolderError`] where the file cannot be read or is no article.
pub fn article(path: &Path) -> Result<Article, FolderError> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let limit = article::MAX_BYTES as u64 + 1;
        io::stdin()
            .lock()
            .take(limit)
            .read_to_end(&mut bytes)
            .map_err(|cause| FolderError::Unreadable {
                path: "standard input".into(),
                cause,
            })?;
        return Ok(article::read("standard input", &bytes)?);
    }
    Ok(article::read(&path.to_string_lossy(), &bytes(path)?)?)
}

fn bytes(path: &Path) -> Result<Vec<u8>, FolderError> {
    let unreadable = |cause| FolderError::Unreadable {
        path: path.to_owned(),
        cause,
    };
    let mut bytes = Vec::new();
    // One byte more than is allowed, so that a file which is too large is refused without being read whole.
    std::fs::File::open(path)
        .and_then(|file| {
            file.take(article::MAX_BYTES as u64 + 1)
                .read_to_end(&mut bytes)
        })
        .map_err(unreadable)?;
    Ok(bytes)
}

fn is_article(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| {
        ARTICLE_ENDINGS
            .iter()
            .any(|e| ending.eq_ignore_ascii_case(e))
    })
}

/// A file's name in its folder, and what is in it or why nobody knows.
type Found = (String, Result<Vec<u8>, FolderError>);

fn build(mut files: Vec<Found>) -> Dossier {
    // The order in which a system lists a folder is not the same everywhere.
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut notes = Vec::new();
    let mut articles = Vec::new();
    for (name, bytes) in files {
        if !is_article(&name) {
            continue;
        }
        match bytes.and_then(|bytes| Ok(article::read(&name, &bytes)?)) {
            Ok(article) => articles.push(article),
            Err(error) => notes.push(Note {
                file: name,
                line: None,
                message: error.to_string(),
            }),
        }
    }
    let mut dossier = dossier_of(articles);
    dossier.notes.extend(notes);
    dossier
}

/// The dossier of `articles` alone, without anything the operator says about them.
#[must_use]
pub fn dossier_of(articles: Vec<Article>) -> Dossier {
    dossier::build(Sources {
        articles,
        ..Sources::default()
    })
}
