//! Articles through the public door, a file a format.

mod plain;
