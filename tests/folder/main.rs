//! A folder of the operator's: what is read of it, what is said of the rest, and when it is read again.

#[path = "../support/scratch.rs"]
mod scratch;

mod reading;
mod watching;
