//! How often statements of a kind are right, as measured on annotated news; so that a page can say how sure it is.
//!
//! A kind is how the words are reported (`Wording`), what reports them (`Reporting`) and who found them (`Finder`).
//! Behind each row of the table: how many such statements were seen. The table is printed by `cargo bench --bench precision`. Leaves out: whether the speaker behind the mention is
//! known (`attribute` has its grades).

use super::Rule;
use super::candidate::{Candidate, MODEL_RANK};
use crate::lexicon::Strength;
use crate::text::Prose;

/// How the words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wording {
    /// All words stand in marks.
    Quoted,
    /// Some do.
    PartlyQuoted,
    /// None does.
    Unquoted,
}

/// What reports them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reporting {
    /// "say", "tell", "add", "write".
    Saying,
    /// Another verb that announces speech by itself.
    Announcing,
    /// A verb or noun that may report.
    Other,
    /// "According to".
    According,
    /// A colon or a dash beside a name.
    Mark,
    /// Nothing: the words go on with others, or stand alone.
    Nothing,
    /// The label of a turn in a printed conversation, or the signature of a letter.
    Turn,
}

/// Who found the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finder {
    /// A rule.
    Rules,
    /// The model, clearly.
    ModelClear,
    /// The model, in a close call.
    ModelClose,
}

/// A statement's kind and how often such statements are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certainty {
    /// How the words are reported.
    pub wording: Wording,
    /// What reports them.
    pub reporting: Reporting,
    /// Who found them.
    pub finder: Finder,
    /// Of a hundred such statements, how many have exactly the words that annotators gave them, and how many have
    /// at least half of them and the right mention. `None` where fewer than [`FEWEST`] were seen.
    pub measured: Option<(u8, u8)>,
}

/// Kinds seen less often in the training data have no measured precision.
pub const FEWEST: usize = 30;

/// A sixteenth of the ranker's score below this is a close call.
const CLOSE: u8 = 25;

/// Measured precision by finder, reporting and wording: exact and attributed, in a hundred; (0, 0) is not measured.
const MEASURED: [[[(u8, u8); 3]; 7]; 3] = [
    [
        [(91, 96), (76, 88), (74, 83)], // 3245, 1108, 2057
        [(81, 88), (63, 79), (60, 69)], // 448, 443, 1974
        [(58, 73), (52, 69), (54, 71)], // 79, 369, 654
        [(0, 0), (64, 80), (69, 83)],   // 9, 45, 320
        [(80, 86), (0, 0), (0, 0)],     // 35, 19, 13
        [(31, 3), (0, 0), (0, 0)],      // 425, 0, 0
        [(0, 0), (0, 0), (0, 0)],       // turns: too few, and annotated in two ways
    ],
    [
        [(80, 83), (77, 92), (78, 88)], // 59, 109, 210
        [(86, 91), (68, 89), (72, 84)], // 70, 65, 313
        [(76, 93), (78, 82), (68, 78)], // 46, 79, 355
        [(0, 0), (0, 0), (0, 0)],       // 0, 0, 1
        [(0, 0), (0, 0), (0, 0)],       // 7, 5, 6
        [(0, 0), (0, 0), (0, 0)],       // 0, 0, 0
        [(0, 0), (0, 0), (0, 0)],       // turns: too few, and annotated in two ways
    ],
    [
        [(0, 0), (58, 71), (50, 63)],   // 7, 38, 211
        [(48, 39), (50, 66), (40, 53)], // 31, 109, 940
        [(35, 48), (40, 51), (40, 50)], // 65, 229, 1600
        [(0, 0), (0, 0), (0, 0)],       // 0, 0, 8
        [(0, 0), (0, 0), (0, 0)],       // 14, 7, 23
        [(0, 0), (0, 0), (0, 0)],       // 0, 0, 0
        [(0, 0), (0, 0), (0, 0)],       // turns: too few, and annotated in two ways
    ],
];

/// Statements of a kind of which fewer in a hundred are right are uncertain: three of ten are wrong, or more.
const UNSURE: u8 = 70;

impl Wording {
    /// In a word, as a sentence begins.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Quoted => "Quoted",
            Self::PartlyQuoted => "Partly quoted",
            Self::Unquoted => "Reported without quotation marks",
        }
    }
}

impl Certainty {
    /// Whether statements of this kind are wrong so often that a page should say so. What has no reporting words is
    /// not: who said that is told by its grade.
    #[must_use]
    pub fn is_uncertain(self) -> bool {
        let seldom = self.measured.is_some_and(|(_, right)| right < UNSURE);
        seldom && self.reporting != Reporting::Nothing
    }

    /// How certain a candidate of this prose is.
    #[must_use]
    pub fn of(prose: &Prose<'_>, candidate: &Candidate) -> Self {
        let wording = wording(prose, candidate);
        let reporting = reporting(prose, candidate);
        let finder = match candidate.rank.checked_sub(MODEL_RANK) {
            None => Finder::Rules,
            Some(margin) if margin < CLOSE => Finder::ModelClose,
            Some(_) => Finder::ModelClear,
        };
        let measured = MEASURED[finder as usize][reporting as usize][wording as usize];
        Self {
            wording,
            reporting,
            finder,
            measured: (measured != (0, 0)).then_some(measured),
        }
    }
}

fn wording(prose: &Prose<'_>, candidate: &Candidate) -> Wording {
    let words = candidate.content.iter().cloned().flatten();
    let mut words = words.map(|i| &prose.tokens[i]).filter(|t| t.is_word());
    let (mut inside, mut outside) = (false, false);
    for token in &mut words {
        inside |= !token.outside();
        outside |= token.outside();
    }
    match (inside, outside) {
        (true, false) => Wording::Quoted,
        (true, true) => Wording::PartlyQuoted,
        (false, _) => Wording::Unquoted,
    }
}

fn reporting(prose: &Prose<'_>, candidate: &Candidate) -> Reporting {
    let cue = &prose.tokens[candidate.cue.clone()];
    match candidate.rule {
        Rule::AccordingTo => return Reporting::According,
        Rule::Transcript => return Reporting::Turn,
        _ if cue.is_empty() => return Reporting::Nothing,
        _ if cue.iter().all(|t| !t.is_word()) => return Reporting::Mark,
        _ => {}
    }
    match cue.iter().rev().find_map(crate::text::Token::verb) {
        Some((v, _)) if matches!(v.lemma, "say" | "tell" | "add" | "write") => Reporting::Saying,
        Some((v, _)) if v.strength == Strength::Strong => Reporting::Announcing,
        _ => Reporting::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::model::Model;
    use crate::extract::{Rules, Tagger};
    use crate::text::tests::prose;

    #[track_caller]
    fn check(text: &str, wording: Wording, reporting: Reporting) -> Certainty {
        let prose = prose(text);
        let found = Rules::default().find(&prose).candidates;
        let certainty = Certainty::of(&prose, &found[0]);
        assert_eq!(
            (certainty.wording, certainty.reporting, certainty.finder),
            (wording, reporting, Finder::Rules)
        );
        certainty
    }

    #[test]
    fn kinds_are_told_apart() {
        use Reporting::{According, Announcing, Nothing, Saying};
        use Wording::{PartlyQuoted, Quoted, Unquoted};
        check("“We will build the road,” Diallo said.", Quoted, Saying);
        check(
            "Diallo said the road was “a way to peace.”",
            PartlyQuoted,
            Saying,
        );
        check(
            "Diallo warned that the road was unsafe.",
            Unquoted,
            Announcing,
        );
        check(
            "The road was unsafe, according to the army.",
            Unquoted,
            According,
        );
        check("“We will build the road to the north.”", Quoted, Nothing);
    }

    #[test]
    fn quotations_with_a_name_are_surer_than_those_without() {
        let with = check(
            "“We will build the road,” Diallo said.",
            Wording::Quoted,
            Reporting::Saying,
        );
        let without = check(
            "“We will build the road to the north.”",
            Wording::Quoted,
            Reporting::Nothing,
        );
        let right = |c: Certainty| c.measured.expect("seen often").1;
        assert!(right(with) > 90 && right(without) < 10);
    }

    #[test]
    fn what_the_model_found_says_so() {
        let text = "Diallo repeated his warning that the road was closed.";
        let prose = prose(text);
        let found = Model::default().find(&prose).candidates;
        assert_ne!(Certainty::of(&prose, &found[0]).finder, Finder::Rules);
    }
}
