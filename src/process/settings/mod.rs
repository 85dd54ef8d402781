//! Settings: flags, else environment, else file, else default. Nothing else in the crate reads the environment.
//!
//! Every option is declared once, in `options`, and can be given in all three places under the same name:
//! `--header-timeout 5`, `ONRECORD_HEADER_TIMEOUT=5`, `header-timeout = 5`. [`Settings`] is what comes of them.
//! Leaves out: what a setting does (the module that it steers).

use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _};

mod arguments;
mod options;
pub mod systemd;
mod values;

pub use arguments::{Arguments, By, Command, ExtractHow, Files};
pub use options::{Options, Settings};
pub use values::{BaseUrl, Listen, LogFormat, LogLevel, SocketMode, TaggerName, TrustedProxy};

/// Where the value of a setting came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A flag.
    Flag,
    /// A variable of the environment.
    Environment,
    /// The settings file.
    File,
    /// Nobody said anything.
    Default,
}

/// Settings with where they came from.
#[derive(Debug)]
pub struct Loaded {
    /// The values.
    pub settings: Settings,
    /// Every setting as a line of a settings file, with its origin as a comment: what `--print-config` prints.
    pub printed: String,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The settings file cannot be read.
    #[error("{}: {cause}; check the path given with --config", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// The settings file says something that is no setting.
    #[error("{}, line {line}: {message}", .path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
}

/// The arguments the program was started with, and what the parser knows of them.
///
/// Where they cannot be understood, or where help was asked for, this ends the program with a message.
#[must_use]
pub fn arguments() -> (Arguments, ArgMatches) {
    let matches = Arguments::command().get_matches();
    match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => (arguments, matches),
        Err(error) => error.exit(),
    }
}

/// Joins `flags` (with the environment behind them), the file they name and the defaults.
///
/// # Errors
/// [`SettingsError`] where the file cannot be read or understood.
pub fn load(
    flags: &Options,
    config: Option<&Path>,
    matches: &ArgMatches,
) -> Result<Loaded, SettingsError> {
    let file = match config {
        None => Options::default(),
        Some(path) => read(path)?,
    };
    let origin = |id: &str, in_file: bool| match matches.value_source(id) {
        Some(ValueSource::CommandLine) => Origin::Flag,
        Some(ValueSource::EnvVariable) => Origin::Environment,
        _ if in_file => Origin::File,
        _ => Origin::Default,
    };
    let printed = options::printed(flags, &file, &origin);
    Ok(Loaded {
        settings: Settings::from_options(flags, &file),
        printed,
    })
}

fn read(path: &Path) -> Result<Options, SettingsError> {
    let text = std::fs::read_to_string(path).map_err(|cause| SettingsError::Unreadable {
        path: path.to_owned(),
        cause,
    })?;
    parse(&text).map_err(|(line, message)| SettingsError::Invalid {
        path: path.to_owned(),
        line,
        message,
    })
}

/// Reads the text of a settings file.
///
/// # Errors
/// The line, from 1, and what is wrong there: a key that is no setting, or a value that cannot be one.
pub fn parse(text: &str) -> Result<Options, (usize, String)> {
    toml::from_str(text).map_err(|error| {
        let before = error.span().map_or(0, |span| span.start);
        let line = 1 + text
            .bytes()
            .take(before)
            .filter(|&byte| byte == b'\n')
            .count();
        (line, error.message().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(flags: &[&str], file: &str) -> Loaded {
        let words = std::iter::once("onrecord").chain(flags.iter().copied());
        let matches = Arguments::command()
            .try_get_matches_from(words)
            .expect("arguments");
        let arguments = Arguments::from_arg_matches(&matches).expect("arguments");
        let file = parse(file).expect("file");
        let origin = |id: &str, in_file: bool| match matches.value_source(id) {
            Some(ValueSource::CommandLine) => Origin::Flag,
            _ if in_file => Origin::File,
            _ => Origin::Default,
        };
        Loaded {
            printed: options::printed(&arguments.options, &file, &origin),
            settings: Settings::from_options(&arguments.options, &file),
        }
    }

    #[test]
    fn a_flag_wins_over_the_file_and_the_file_over_the_default() {
        let loaded = loaded(
            &["--header-timeout", "3"],
            "header-timeout = 4\ngrace = 5\n",
        );
        assert_eq!(loaded.settings.header_timeout, 3);
        assert_eq!(loaded.settings.grace, 5);
        assert_eq!(loaded.settings.max_connections, 16384);
        assert!(loaded.printed.contains("header-timeout = 3  # flag\n"));
        assert!(loaded.printed.contains("grace = 5  # file\n"));
        assert!(
            loaded
                .printed
                .contains("max-connections = 16384  # default\n")
        );
        assert!(loaded.printed.contains("# base-url is not set\n"));
    }

    #[test]
    fn what_is_printed_is_a_settings_file_that_says_the_same() {
        let flags = [
            "--listen=unix:/run/x.sock,[::1]:80",
            "--open",
            "--dossier=a\"b",
            "--dossier=c,d",
        ];
        let first = loaded(&flags, "");
        let second = loaded(&[], &first.printed);
        assert_eq!(first.settings, second.settings);
        assert_eq!(first.settings.dossier.len(), 3);
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_it_and_its_line() {
        let (line, message) = parse("grace = 5\nlisten-on = \"x\"\n").expect_err("no such key");
        assert_eq!(line, 2);
        assert!(message.contains("listen-on"), "{message}");
    }

    #[test]
    fn a_value_that_cannot_be_one_names_its_line() {
        let (line, message) =
            parse("\n\nlisten = [\"127.0.0.1\"]\n").expect_err("there is no port");
        assert_eq!(line, 3);
        assert!(message.contains("127.0.0.1"), "{message}");
    }

    #[test]
    fn every_option_has_its_twin_in_the_environment() {
        for argument in Options::augmented().get_arguments() {
            let id = argument.get_id().as_str();
            if matches!(id, "help" | "version" | "print_config") {
                continue;
            }
            let expected = format!("ONRECORD_{}", id.to_uppercase());
            assert_eq!(
                argument.get_env().and_then(|e| e.to_str()),
                Some(&*expected)
            );
            assert_eq!(argument.get_long(), Some(&*id.replace('_', "-")));
        }
    }
}
