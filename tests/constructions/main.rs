//! The constructions that news reports speech with, one sentence or short article a case.
//!
//! Every case is written for this place: names, countries and words are the authors' own, none from a corpus. An
//! expectation is what a careful editor would say: who said it, in which form, which words exactly, and nothing else.

mod borders;
mod check;
mod conversations;
mod cues;
mod fragments;
mod fuller_names;
mod generated;
mod groups;
mod headlines;
mod names;
mod not_statements;
mod one_person;
mod quotation;
mod reported;
mod speakers;
mod subjects;
mod texts;
