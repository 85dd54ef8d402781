//! On Record: who said what in news articles about a conflict, word for word.
//!
//! Three parts, one direction. Nothing in a line below names anything in a line under it.
//!
//! | part | module | what it does |
//! |---|---|---|
//! | engine | [`span`] | byte ranges into one text; the only place that slices |
//! | | [`lexicon`] | general word lists: cues, titles, given names, countries and their institutions |
//! | | [`text`] | tokens, sentences, quotation marks |
//! | | [`article`] | file bytes → paragraphs, title, furniture, metadata |
//! | | [`extract`] | cue → content → mention |
//! | | [`attribute`] | mentions → speakers |
//! | | [`party`], [`question`], [`time`] | speakers → parties, statements → questions, time words → days |
//! | | [`dossier`] | everything built once; what pages ask |
//! | web | [`web`] | everything a request touches |
//! | process | [`process`] | settings, files, sockets, subcommands |
//!
//! The engine is pure functions of text: no I/O, async, clock, logging or web.

pub mod article;
pub mod attribute;
pub mod dossier;
pub mod extract;
pub mod lexicon;
pub mod party;
pub mod process;
pub mod question;
pub mod span;
pub mod text;
pub mod time;
pub mod web;
