//! One line of an annotated corpus, as the benches read it. Offsets are code points.

use serde::Deserialize;

/// An article and its statements.
#[derive(Deserialize)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) statements: Vec<Gold>,
}

/// A statement as annotators marked it: spans in order.
#[derive(Deserialize)]
pub(crate) struct Gold {
    pub(crate) content: Vec<(usize, usize)>,
    pub(crate) source: Vec<(usize, usize)>,
    #[allow(dead_code, reason = "not every bench reads cues")]
    pub(crate) cue: Vec<(usize, usize)>,
}
