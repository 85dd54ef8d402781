//! The invariants of the design, each with a test that fails when it is broken.

mod crates;
mod engine;
mod reload;
mod source;
mod structure;
mod texts;
