//! `onrecord init DIR`: a folder to begin with, every file explained inside.
//!
//! Leaves out: reading it again (`folder`). Nothing that is there already is touched.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The files of a starter folder. All of the operator's own files are comments: without them everything works.
const FILES: [(&str, &str); 4] = [
    ("example.txt", EXAMPLE),
    ("parties.toml", PARTIES),
    ("questions.toml", QUESTIONS),
    ("corrections.toml", CORRECTIONS),
];

/// Makes the folder `dir` and its files; gives what was written.
///
/// # Errors
/// What the system says; a file that exists already is an error before anything is written.
pub fn write(dir: &Path) -> Result<Vec<PathBuf>, StarterError> {
    let failed = |path: &Path, cause| StarterError::Unwritable {
        path: path.to_owned(),
        cause,
    };
    fs::create_dir_all(dir).map_err(|cause| failed(dir, cause))?;
    if let Some((name, _)) = FILES
        .iter()
        .find(|(name, _)| dir.join(name).symlink_metadata().is_ok())
    {
        return Err(StarterError::Exists(dir.join(name)));
    }
    let mut written = Vec::new();
    for (name, text) in FILES {
        let path = dir.join(name);
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|cause| failed(&path, cause))?;
        written.push(path);
    }
    Ok(written)
}

/// Why no starter folder was made.
#[derive(Debug, thiserror::Error)]
pub enum StarterError {
    /// Something there bears the name of a file that would be written.
    #[error("{}: this exists already; name an empty or a new folder", .0.display())]
    Exists(PathBuf),
    /// The folder or a file cannot be written.
    #[error("{}: {cause}; check the path and who may write there", .path.display())]
    Unwritable {
        /// What could not be written.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
}

const EXAMPLE: &str = "\
Northland ready to reopen border: minister

Northland is ready to reopen its border with Southland, Foreign Minister Ann Lee said on Tuesday.

“We have never refused to talk,” Lee told reporters. “It is up to them.”

Southland’s prime minister, Bo Kim, said his government would not “negotiate under threat”.
";

const PARTIES: &str = r#"# Who belongs to which party. Everything is optional: parties are found from the articles without this file.
#
# name = "Border war"                  # what the dossier is called
# order = ["Northland", "Southland"]   # columns, left to right; others follow, A-Z
#
# [[party]]
# name = "Northland"                   # as it is shown
# aliases = ["Northern Republic"]      # other names
# members = ["Northlandic", "NDF"]     # words in a name or a role that say: of this party
# side = true                          # one of the sides of the conflict
#
# [[speaker]]
# name = "Ann Lee"                     # as it is shown
# aliases = ["A. Lee"]                 # other spellings
# party = "Northland"
"#;

const QUESTIONS: &str = r#"# The rows of the comparison, top to bottom. Without a question here, general ones are used.
#
# [[question]]
# name = "Talks"
# words = ["talk", "negotiat*", "cease fire"]
"#;

const CORRECTIONS: &str = r#"# What you correct, each shown on its page as corrected by you.
#
# [[statement]]
# article = "987d7cd8"        # the first digits of the article's SHA-256, as its page prints them
# characters = "921-1013"     # the statement's place, as its page prints it
# speaker = "Ann Lee"         # or: unassigned = true
# form = "direct"             # direct, partial, paraphrase, headline, unmarked
# hide = true                 # it is no statement
# because = "why, in your words"
#
# [[merge]]
# speakers = ["Ann Lee", "A. Lee"]    # two spellings of one speaker; the first stays
#
# [[party]]
# speaker = "Ann Lee"
# party = "Northland"                 # or "Other"
"#;
