//! The running program: settings, files, sockets, subcommands. The only part that touches the world outside.
//!
//! | module | what it does |
//! |---|---|
//! | [`settings`] | flags, environment and file → one value; the only reader of the environment |
//! | [`folder`] | files → articles; the bundled dossier and the operator's own |
//! | [`listen`] | addresses → listening sockets |
//! | [`serve`] | what is listened on, what is shown, and when it ends |
//! | [`accept`], [`edge`], [`forwarded`] | a connection, a request, and for whom it is |
//! | [`patience`], [`refusal`] | who sends or takes too slowly, and what cannot be read |
//! | [`log`], [`metrics`] | what an operator sees |
//! | [`check`], [`extract`], [`row`] | the engine on the command line |
//! | [`library`] | the dossiers that are served, each read again when it changes |
//! | [`watch`] | when the operator's folder has changed |
//! | [`progress`] | a bar while many articles are read |
//! | [`survey`], [`starter`] | what a folder comes to, and one to begin with |
//! | [`healthcheck`] | asks a running server |
//! | [`terminal`] | what may be written to a terminal |
//!
//! Leaves out: what a page shows (`web`) and what is found in an article (the engine).

use std::path::PathBuf;
use std::process::ExitCode;

pub mod accept;
pub mod check;
pub mod edge;
pub mod extract;
pub mod folder;
pub mod forwarded;
pub mod healthcheck;
pub mod library;
pub mod listen;
pub mod log;
pub mod metrics;
pub mod patience;
pub mod progress;
pub mod refusal;
pub mod row;
pub mod serve;
pub mod settings;
pub mod starter;
pub mod survey;
pub mod terminal;
pub mod watch;

use settings::Command;

/// Exit code where arguments or settings cannot be understood.
const MISUSED: u8 = 2;

/// Runs the program with the arguments it was started with.
///
/// Exit code 0: done. 1: something was wrong with what it was given, named on standard error.
/// 2: the arguments or settings could not be understood.
#[must_use]
pub fn run() -> ExitCode {
    let (arguments, matches) = settings::arguments();
    match &arguments.command {
        Some(Command::Check(files)) => check::run(files),
        Some(Command::Extract(how)) => extract::run(how),
        Some(Command::Init(init)) => begun(starter::write(&init.dir)),
        Some(Command::Healthcheck {
            address: Some(address),
        }) => healthcheck::run(address),
        command => {
            match settings::load(&arguments.options, arguments.config.as_deref(), &matches) {
                Err(error) => {
                    terminal::complain(&error.to_string());
                    ExitCode::from(MISUSED)
                }
                Ok(loaded) if arguments.print_config => {
                    terminal::say(loaded.printed.trim_end());
                    ExitCode::SUCCESS
                }
                Ok(loaded) if command.is_some() => match loaded.settings.listen.first() {
                    Some(address) => healthcheck::run(address),
                    None => ExitCode::from(MISUSED),
                },
                Ok(loaded) => served(serve::run(&loaded.settings)),
            }
        }
    }
}

fn begun(outcome: Result<Vec<PathBuf>, starter::StarterError>) -> ExitCode {
    match outcome {
        Ok(written) => {
            for path in written {
                terminal::say(&format!("wrote {}", path.display()));
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            terminal::complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn served(outcome: Result<(), serve::ServeError>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}
