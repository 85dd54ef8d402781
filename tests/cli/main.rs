//! The command line, through the real program: what people type, pipe into it and get wrong.

#[path = "../support/http.rs"]
mod http;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/scratch.rs"]
mod scratch;

mod bad_input;
mod check;
mod extract;
mod hosting;
mod serve;
mod settings;

/// The bundled article, where it lies in the repository.
const BUNDLED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/dossier/russia-ready-to-negotiate.txt"
);
