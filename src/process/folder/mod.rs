//! Files → the sources of a dossier: the bundled folder, a folder of the operator's, or single files.
//!
//! A file that cannot be read as an article is left out with a note; the rest is served. Nothing is ever
//! written. Leaves out: formats (`article`) and what is found in them (`dossier`).

use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::progress::Progress;
use crate::article::{self, Article, ArticleError};
use crate::dossier::{self, Dossier, Sources};
use crate::extract::{Rules, Tagger};

mod files;
mod reading;

pub use reading::Folder;

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/dossier");

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
    #[error("{}: no article in this folder; put at least one .txt, .md or .html file into it", .path.display())]
    NoArticle {
        /// The folder.
        path: PathBuf,
    },
    /// One folder was given more than once.
    #[error("{}: this folder is given twice; name each folder once", .path.display())]
    Twice {
        /// The folder, as it was given the second time.
        path: PathBuf,
    },
    /// The file is no article.
    #[error(transparent)]
    Article(#[from] ArticleError),
}

/// The dossier that is compiled in.
#[must_use]
pub fn bundled() -> Dossier {
    bundled_by(&Rules { thoughts: false })
}

/// The same, its statements found by `tagger`.
#[must_use]
pub fn bundled_by(tagger: &dyn Tagger) -> Dossier {
    let files = BUNDLED.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?;
        Some((name.to_owned(), Ok(file.contents().to_vec())))
    });
    reading::dossier_of_files(files.collect(), tagger)
}

/// The dossier in the folder `dir`.
///
/// Files that are no articles become notes. Dotfiles, folders and links that lead out are passed over.
///
/// # Errors
/// [`FolderError`] where the folder cannot be read or holds no article.
pub fn read(dir: &Path) -> Result<Dossier, FolderError> {
    let progress = Progress::default();
    Folder::new(dir).read_and_tell(&|done, all| progress.tell(done, all))
}

/// The article in the file `path`, or on standard input where `path` is `-`.
///
/// # Errors
/// [`FolderError`] where the file cannot be read or is no article.
pub fn article(path: &Path) -> Result<Article, FolderError> {
    if path.as_os_str() == "-" {
        let bytes =
            files::within_limit(io::stdin().lock()).map_err(|cause| FolderError::Unreadable {
                path: "standard input".into(),
                cause,
            })?;
        return Ok(article::read("standard input", &bytes)?);
    }
    Ok(article::read(&path.to_string_lossy(), &bytes(path)?)?)
}

fn bytes(path: &Path) -> Result<Vec<u8>, FolderError> {
    std::fs::File::open(path)
        .and_then(files::within_limit)
        .map_err(|cause| FolderError::Unreadable {
            path: path.to_owned(),
            cause,
        })
}

/// The dossier of `articles` alone, without anything the operator says about them.
#[must_use]
pub fn dossier_of(articles: Vec<Article>) -> Dossier {
    dossier_by(articles, &Rules { thoughts: false })
}

/// The same, its statements found by `tagger`.
#[must_use]
pub fn dossier_by(articles: Vec<Article>, tagger: &dyn Tagger) -> Dossier {
    let sources = Sources {
        articles,
        ..Sources::default()
    };
    dossier::build_with(sources, tagger)
}
