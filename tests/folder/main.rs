//! A folder of the operator's: what is read of it, what is said of the rest, and when it is read again.

#[path = "../support/crawl.rs"]
mod crawl;
#[path = "../support/http.rs"]
mod http;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/scratch.rs"]
mod scratch;

mod commands;
mod corrections;
mod living;
mod reading;
mod several;
mod watching;
