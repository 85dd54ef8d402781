//! Time expressions → days, where the article is dated, with the working.
//!
//! Leaves out: finding the words (`extract`) and the article's own date (`article`).

use jiff::civil::Date;

/// What day a time expression means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// A day (or the first of several), with the working in words for the page.
    Day {
        /// The day.
        date: Date,
        /// "Thursday → 22 December 2022, because the article is dated 25 December 2022".
        working: String,
    },
    /// No day can be told: the article carries no date, or the words name none.
    NotResolvable,
}
