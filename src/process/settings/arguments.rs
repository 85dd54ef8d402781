//! The command line: subcommands and what they take.
//!
//! Leaves out: the options of the server (`options`) and what a subcommand does (its module in `process`).

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::options::Options;
use super::values::{Listen, TaggerName};

/// Reads news articles about a conflict and shows who said what, word for word, the parties side by side.
///
/// Without a command it serves the pages to browsers.
#[derive(Debug, Parser)]
#[command(
    name = "onrecord",
    version,
    args_conflicts_with_subcommands = true,
    args_override_self = true
)]
#[command(
    after_help = "Every option of the server can also be set in the environment or in the file that --config names; \
    a flag wins over the environment, the environment over the file."
)]
pub struct Arguments {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Settings file (TOML); its keys are the long options
    #[arg(long, env = "ONRECORD_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Print the settings and where each comes from, and stop
    #[arg(long)]
    pub print_config: bool,
    /// The server's own.
    #[command(flatten)]
    pub options: Options,
}

/// What the program can do besides serving.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show in the terminal what is found in articles, or what a folder comes to
    Check(Files),
    /// Write what is found as JSON Lines, one article a line
    Extract(ExtractHow),
    /// Make a folder to begin with, every file explained inside
    Init(Init),
    /// Ask the running server whether it is ready
    Healthcheck {
        /// Where it listens; the first address of `ONRECORD_LISTEN` or of the settings file if not given
        #[arg(value_name = "ADDRESS")]
        address: Option<Listen>,
    },
}

/// Where to begin.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder; made where it is missing
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

/// Who reads.
#[derive(Debug, Args)]
pub struct By {
    /// Who finds the statements
    #[arg(
        long,
        env = "ONRECORD_TAGGER",
        hide_env_values = true,
        value_name = "NAME",
        default_value = "rules"
    )]
    pub tagger: TaggerName,
}

/// Articles to read.
#[derive(Debug, Args)]
pub struct Files {
    /// Articles, or folders of them; "-" is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Who reads
    #[command(flatten)]
    pub by: By,
}

/// What to extract from, and how.
#[derive(Debug, Args)]
pub struct ExtractHow {
    /// Articles; none, or "-", is standard input
    #[arg(value_name = "FILE", conflicts_with = "jsonl")]
    pub files: Vec<PathBuf>,
    /// Standard input holds one {"id", "text"} a line; "title" and "date" (YYYY-MM-DD) are used where given
    #[arg(long)]
    pub jsonl: bool,
    /// Articles worked on at once; all cores where not given
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Who reads
    #[command(flatten)]
    pub by: By,
    /// Count the "that" before a reported clause as content, as published corpora do
    #[arg(long)]
    pub leading_that: bool,
}
