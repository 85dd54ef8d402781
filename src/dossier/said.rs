//! What one article says of one statement: found once, then shared by every dossier that has the article.
//!
//! Compact: a dossier of a hundred thousand articles has a million and a half of them. Leaves out: the speaker among
//! all articles (`Statement`).

use super::{Answer, TimeWords};
use crate::attribute::Grade;
use crate::extract::{Certainty, Form, Rule};
use crate::span::Span;
use sha2::{Digest, Sha256};
use smallvec::SmallVec;
use std::fmt;
use std::ops::Deref;

/// Spans of one statement; most have one or two, which need no memory of their own.
pub type Spans = SmallVec<[Span; 2]>;

/// What an article says of a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Address part: the first ten hex digits of a SHA-256 over the article's SHA-256 and the content spans.
    pub id: StatementId,
    /// How the words are reported.
    pub form: Form,
    /// How the speaker is known.
    pub grade: Grade,
    /// The rule that found it.
    pub rule: Rule,
    /// A quotation mark opens and the source never closes it.
    pub never_closed: bool,
    /// How often statements of its kind are right.
    pub certainty: Certainty,
    /// The statement's own words, in order, not touching; never empty. Quotation marks included.
    pub content: Spans,
    /// The sentence or sentences that hold content, cue and mention: one span over all of them.
    pub carrier: Span,
    /// Reporting words; empty for an unmarked statement.
    pub cue: Spans,
    /// Words that name the speaker here; empty where nothing does.
    pub mention: Spans,
    /// The words elsewhere that say who the mention is (the name behind "he"); `None` where the mention itself does.
    pub antecedent: Option<Span>,
    /// When it was said, as the article words it.
    pub time: Option<TimeWords>,
    /// Through what it was said, as the article words it ("in an interview broadcast on …").
    pub channel: Option<Span>,
    /// Questions it speaks about, in their order.
    pub questions: Box<[Answer]>,
    /// What the operator corrected here, in words for the page; empty where nothing.
    pub corrected: Box<[String]>,
}

/// The address part of a statement: ten characters of ASCII.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId([u8; 10]);

/// The address parts of one article's statements: the article's SHA-256 is hashed once for all of them.
#[derive(Clone, Debug)]
pub(super) struct StatementIds(Sha256);

impl StatementIds {
    /// Those of the article with this SHA-256.
    pub(super) fn new(sha256: &str) -> Self {
        Self(Sha256::new_with_prefix(sha256))
    }

    /// The first ten hex digits of a SHA-256 over the article's SHA-256 and the content spans.
    pub(super) fn of(&self, content: &[Span]) -> StatementId {
        let mut hasher = self.0.clone();
        for span in content {
            hasher.update(span.start.to_le_bytes());
            hasher.update(span.end.to_le_bytes());
        }
        let digest = hasher.finalize();
        let digit = |at: usize| {
            let byte = digest[at / 2];
            let half = if at.is_multiple_of(2) {
                byte >> 4
            } else {
                byte & 15
            };
            if half < 10 {
                b'0' + half
            } else {
                b'a' + half - 10
            }
        };
        StatementId(std::array::from_fn(digit))
    }
}

/// Ten characters of ASCII; anything else is no identifier.
impl TryFrom<&str> for StatementId {
    type Error = std::array::TryFromSliceError;

    fn try_from(written: &str) -> Result<Self, Self::Error> {
        let ascii = if written.is_ascii() { written } else { "" };
        ascii.as_bytes().try_into().map(Self)
    }
}

impl Deref for StatementId {
    type Target = str;

    fn deref(&self) -> &str {
        // Hex digits are UTF-8.
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
