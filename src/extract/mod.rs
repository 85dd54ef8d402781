//! Finding statements in one article: cue → content → mention, one kind of rule a file, then overlaps are settled.
//!
//! Leaves out: who the mention is (`attribute`) and the party (`party`).
//!
//! # What is still wrong
//! The largest classes of errors of the rules on the development part of `PolNeAR` (1,297 errors of 2,190 attributions
//! and 1,306 statements found), with their shares and a sentence of our own for each:
//!
//! 1. Thoughts and attitudes, which are no statements to us, 48 %: "Villagers resent the road." ([`Rules::thoughts`]
//!    and the model find a part.)
//! 2. Words taken that overlap an annotated statement by less than half, 11 %: two reports in one sentence of which the
//!    inner one is taken, "The road, those who built it say, is safe", or a statement that begins paragraphs before.
//! 3. Listed verbs in a shape that no rule knows, 9 %: passives ("was blamed for the flood"), infinitives ("wants to
//!    call for a vote"), a verb whose subject stands behind a relative clause of its own.
//! 4. A paraphrase found whose border is a clause or a phrase off, 7 %: "Diallo said the road was shut ¦ while the army
//!    looked on."
//! 5. Partly quoted statements whose paraphrased part has another extent, 5 %: "The levy “has failed”, and badly,
//!    Keita wrote."
//! 6. Quoted words that stand far from any speaker, or short ones in a clause, 3 %: "The sign, “No entry”, was hers."
//! 7. Reports in nouns without a clause or with no cue at all, 3 %: "Hence her reply, in one word: no."
//! 8. Words talked about rather than said, 3 %: "Keita spoke at length about the harvest."
//! 9. The words are right, the mention is not or is missing, 3 %: "The head of the mission, on whose advice Diallo
//!    acts, said …"
//! 10. "Say", "tell", "add" and "write" in an order of words that no rule knows, 3 %: "So, at least, say the miners."
//!
//! Statements where nobody reports anything are 3 %, verbs in no list 1 %. Of direct quotations, 27 fragments of 570 are
//! missed and 47 taken otherwise; 31 of these are quoted words of which the annotators took a longer, paraphrased
//! whole, and nine of those missed stand in one article.

use crate::span::Span;
use crate::text::Prose;
use serde::Serialize;

mod according;
pub mod adjunct;
mod border;
mod candidate;
pub mod certainty;
mod clause;
mod colon;
mod cue;
mod leftover;
mod list;
pub mod model;
mod no_report;
mod noun;
mod noun_phrase;
mod objects;
mod participle;
mod quoted;
mod quoted_behind;
mod reject;
mod rules;
mod run;
mod sentence;
mod settle;
mod subject;
mod thought;
mod transcript;
mod unmarked;

pub use candidate::{Candidate, MODEL_RANK};
pub use certainty::Certainty;
pub use rules::{Rules, run as with_thoughts};

/// What a tagger found in one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extraction {
    /// Statements, in the order they were found; each knows its tokens.
    pub candidates: Vec<Candidate>,
    /// What looked like statements.
    pub rejects: Vec<Reject>,
}

/// What looked like a statement in one article, and why it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reject {
    /// The words.
    pub span: Span,
    /// The reason.
    pub why: RejectReason,
}

/// The noun phrase that starts at token `i` and ends before `hi`; `None` where none does.
#[must_use]
pub fn noun_phrase_at(prose: &Prose<'_>, i: usize, hi: usize) -> Option<std::ops::Range<usize>> {
    noun_phrase::starting_at(prose, i, hi)
}

/// Something that finds statements: the rules, or a model on top of them.
pub trait Tagger: Sync {
    /// Finds the statements of an article's prose. Never panics; finds nothing in an empty text.
    fn find(&self, prose: &Prose<'_>) -> Extraction;
}

/// How a statement's words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Every word of the content stands in quotation marks, or behind the label of its speaker in a conversation that
    /// the article prints, or above the signature of a letter.
    Direct,
    /// Quoted words inside a paraphrase.
    Partial,
    /// The article's words.
    Paraphrase,
    /// The article's title.
    Headline,
    /// Speech whose quotation marks are lost in the source.
    Unmarked,
}

/// Why something that looked like a statement was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RejectReason {
    /// "There are indications from X's statements that …": the reporter concludes.
    Inference,
    /// "If the claims of X are to be believed, …": claims are mentioned, none is reported.
    ClaimsMentioned,
    /// A fragment without a subject and without reporting words.
    Garbled,
    /// A clause that may be the speaker's or the reporter's.
    Undecided,
    /// Marks around a word or two that nobody is reported to have said.
    ScareQuotes,
    /// The title of a work.
    TitleOfWork,
    /// "Refused to say", "did not say": nothing is reported.
    NothingSaid,
    /// A question that an interviewer puts, whom the article does not mark.
    UnnamedQuestion,
    /// The operator says that this is no statement.
    Hidden,
}

impl RejectReason {
    /// The reason in words for the page.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Inference => "the reporter's own inference",
            Self::ClaimsMentioned => {
                "the reporter's own inference: claims are mentioned, none is reported"
            }
            Self::Garbled => "garbled fragment, no reporting words",
            Self::Undecided => "cannot be decided between speaker and reporter",
            Self::ScareQuotes => "words set in marks, with nobody reported to have said them",
            Self::TitleOfWork => "the title of a work",
            Self::UnnamedQuestion => "a question that the article prints without the one who asks",
            Self::Hidden => "hidden by the operator",
            Self::NothingSaid => "says that nothing was said",
        }
    }
}

/// The rule that found a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Quoted words beside a cue and a mention.
    QuotationWithCue,
    /// Words after a cue, with or without "that".
    ReportedClause,
    /// "According to X, …".
    AccordingTo,
    /// A name and a colon or dash in the title.
    HeadlineColon,
    /// A name or a cue and a colon before the words.
    ColonBeforeWords,
    /// A quotation that goes on after its cue, its sentence or its paragraph.
    ContinuedQuotation,
    /// First-person words beside a quotation, without marks.
    UnmarkedContinuation,
    /// A quotation with no cue and no mention.
    QuotationAlone,
    /// A turn of a conversation that the article prints (an interview, a transcript), a letter, or a post.
    Transcript,
}

impl Rule {
    /// The rule in plain words for the page.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::QuotationWithCue => {
                "quoted words beside reporting words and the one who said them"
            }
            Self::ReportedClause => "a clause that depends on reporting words",
            Self::AccordingTo => "words ascribed with “according to”",
            Self::HeadlineColon => "a title with a name before or after a colon",
            Self::ColonBeforeWords => "words after a colon that follows the speaker",
            Self::ContinuedQuotation => "a quotation that goes on",
            Self::UnmarkedContinuation => {
                "first-person words directly after a quotation, whose marks are lost"
            }
            Self::QuotationAlone => "a quotation without reporting words",
            Self::Transcript => {
                "a turn of a conversation, a letter or a post that the article prints"
            }
        }
    }
}
