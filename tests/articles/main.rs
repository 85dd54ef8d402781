//! Articles through the public door, a file a format.

mod html;
mod markdown;
mod plain;
