//! General word lists of English news: function words, reporting verbs, titles, names, countries.
//!
//! Everything here holds for any article on any conflict; no list was taken from a corpus. Leaves out: how words
//! combine (`extract`, `attribute`, `party`).

pub mod calendar;
pub mod given_names;
mod list;
mod lower;
pub mod office_holders;
pub mod titles;
mod verbs;
mod words;
pub mod world;

pub use list::WordList;
pub use verbs::{Strength, Verb, VerbForm};
pub use words::{Class, VerbUse, WordInfo, look_up, look_up_plain};
