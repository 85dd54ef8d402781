//! The pages, through the router: no socket, no browser.
//!
//! `reader` asks and reads what comes back; `made` builds small dossiers by hand.

mod bundled;
mod crawl;
mod discovery;
mod hostile;
mod http;
mod made;
mod many;
mod payloads;
mod reader;
mod reading;
mod sifting;
