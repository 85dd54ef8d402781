//! The model: labels for tokens, learnt from annotated news, that see what the rules say.
//!
//! [`Model`] runs the rules, turns words and what the rules said of them into hashed features
//! (`token_class`, `features`, `hashed`), sums their weights (`weights`), finds the best labels of each paragraph and the next best (`decode`), makes proposals of
//! them (`link`, `propose`), looks at each as a whole (`describe`), scores it (`rank`), and takes the best that go
//! together, with the statements of which the rules are certain (`merge`). The weights are one data file in
//! this folder; `CARD.md` beside it says what they were learnt from, how, and how good they are. Leaves out: how
//! they are learnt (`benches/train/`).

use super::{Candidate, Extraction, Rules, Tagger};
use crate::text::Prose;
use describe::Describer;
use std::sync::LazyLock;

mod decode;
mod describe;
mod features;
mod hashed;
mod link;
mod merge;
mod propose;
mod rank;
mod token_class;
mod weights;

pub use decode::label;
pub use describe::{HASH_BITS, HASHES, NUMBERS, Seen};
pub use features::{Reader, rule_labels, sequences};
pub use hashed::{BITS as FEATURE_BITS, Features, STEP_BITS};
pub use propose::Proposal;
pub use rank::{DEPTH, Question, Ranker, Tree};
pub use weights::{
    LABELS, MOST_ROWS, Row, StepRow, Table, Transitions, VERSION, Weights, WeightsError,
};

/// The weights that ship.
static FILE: &[u8] = include_bytes!("weights.bin");

/// They are read once. A file that cannot be read leaves the rules alone; a test sees to it that it can.
static WEIGHTS: LazyLock<Option<Weights>> = LazyLock::new(|| Weights::read(FILE).ok());

/// Finds statements by rules and a model.
#[derive(Clone, Copy, Debug, Default)]
pub struct Model {
    /// Thoughts and wishes ("she believes that …") are statements too. Not for readers: to measure against corpora
    /// that annotate them.
    pub thoughts: bool,
}

impl Tagger for Model {
    fn find(&self, prose: &Prose<'_>) -> Extraction {
        match &*WEIGHTS {
            Some(weights) => self.find_with(weights, prose),
            None => Rules::default().find(prose),
        }
    }
}

impl Model {
    /// Finds statements with other weights than those that ship.
    #[must_use]
    pub fn find_with(self, weights: &Weights, prose: &Prose<'_>) -> Extraction {
        let (rules, thoughts) = super::rules::run(prose, true);
        let (lattice, proposals) = propose(weights, prose, &rules, &thoughts);
        let describer = Describer::new(prose, &lattice, &proposals);
        let scores: Vec<i32> = (0..proposals.len())
            .map(|i| weights.ranker.score(&describer.see(i)))
            .collect();
        merge::merge(prose, rules, &proposals, &scores, self.thoughts)
    }
}

fn propose(
    weights: &Weights,
    prose: &Prose<'_>,
    rules: &Extraction,
    thoughts: &[Candidate],
) -> (decode::Lattice, Vec<Proposal>) {
    let lattice = decode::lattice(weights, prose, &rule_labels(prose, rules, thoughts));
    let proposals = propose::gather(prose, &lattice, &rules.candidates, thoughts);
    (lattice, proposals)
}

/// Everything that may be a statement, and what a ranker sees of it: what it learns from.
#[must_use]
pub fn proposals(weights: &Weights, prose: &Prose<'_>) -> Vec<(Proposal, Seen)> {
    let (rules, thoughts) = super::rules::run(prose, true);
    let (lattice, all) = propose(weights, prose, &rules, &thoughts);
    let describer = Describer::new(prose, &lattice, &all);
    let seen: Vec<Seen> = (0..all.len()).map(|i| describer.see(i)).collect();
    all.into_iter().zip(seen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::prose;

    /// Half a megabyte, as the design has it.
    const MOST_BYTES: usize = 500_000;

    /// Speaker's words, reporting words and the statement, as the text prints them.
    fn found(text: &str) -> Vec<String> {
        let prose = prose(text);
        let candidates = Model::default().find(&prose).candidates;
        let print = |c: &crate::extract::Candidate| {
            let parts: Vec<&str> = c.content.iter().map(|r| prose.words(r)).collect();
            let (mention, cue) = (prose.words(&c.mention), prose.words(&c.cue));
            format!("{mention} | {cue} | {}", parts.join(" … "))
        };
        candidates.iter().map(print).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(found(text), expected);
    }

    #[test]
    fn the_weights_that_ship_are_small_and_can_be_read() {
        assert!(FILE.len() <= MOST_BYTES, "{} bytes", FILE.len());
        let weights = Weights::read(FILE).expect("the weights file is of this version");
        assert!(weights.len() > 1000);
    }

    #[test]
    fn what_the_rules_are_certain_of_is_kept() {
        check(
            "“We will build the road,” Diallo said.",
            &["Diallo | said | “We will build the road,”"],
        );
        check(
            "Two villages were taken, according to the army.",
            &["the army | according to | Two villages were taken"],
        );
    }

    #[test]
    fn an_object_with_its_infinitive_is_content() {
        let text = "The minister urged Diallo to leave the country.";
        check(
            text,
            &["The minister | urged | Diallo to leave the country"],
        );
    }

    #[test]
    fn a_noun_of_speech_is_a_cue() {
        check(
            "Diallo repeated his warning that the road was closed.",
            &["Diallo | repeated his warning | the road was closed"],
        );
    }

    #[test]
    fn thoughts_are_for_measuring_only() {
        let text = "Keita believes that the army will leave the north.";
        check(text, &[]);
        let thoughts = Model { thoughts: true }.find(&prose(text)).candidates;
        assert_eq!(thoughts.len(), 1);
    }

    #[test]
    fn words_that_the_rules_reject_are_no_statement() {
        check(
            "If the claims of Keita are to be believed, the army said it had left the north.",
            &[],
        );
    }

    #[test]
    fn a_tail_that_is_the_reporters_does_not_cost_the_statement() {
        check(
            "Diallo said the army is moving “with great care” in the north, as the rebels, led by Keita, sought to \
             cut the road.",
            &["Diallo | said | the army is moving “with great care” in the north"],
        );
    }

    #[test]
    fn the_bundled_article_gives_what_the_rules_give() {
        let text = include_str!("../../../dossier/russia-ready-to-negotiate.txt");
        let article = crate::article::read("article.txt", text.as_bytes()).expect("an article");
        let prose = article.prose();
        let all = |tagger: &dyn Tagger| {
            let mut all: Vec<_> = tagger
                .find(&prose)
                .candidates
                .into_iter()
                .map(|c| (c.content, c.mention))
                .collect();
            all.sort_by_key(|(content, _)| content[0].start);
            all
        };
        assert_eq!(all(&Model::default()), all(&Rules::default()));
    }

    #[test]
    fn the_same_text_gives_the_same_statements_in_every_thread() {
        let text = "Keita warned the army. “Go,” she told Diallo, adding that talks were over.\n"
            .repeat(40);
        let once = found(&text);
        assert!(once.len() >= 40);
        std::thread::scope(|scope| {
            let others: Vec<_> = (0..4).map(|_| scope.spawn(|| found(&text))).collect();
            for other in others {
                assert_eq!(other.join().expect("no panic"), once);
            }
        });
    }

    #[test]
    fn odd_texts_are_no_trouble() {
        let odd = [
            "",
            "\n\n",
            "”",
            "““““",
            "that",
            "said",
            ": : :",
            "said said said said",
            "“said”: that “",
            "'' `` ’s n’t",
            "\u{200b}\u{202e}",
            "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 said “",
            "X said:\n“\n“\n“",
        ];
        for text in odd {
            let _ = found(text);
            let _ = found(&text.repeat(50));
        }
        // One paragraph of one sentence, longer than a sequence may be.
        let _ = found(&"Keita said that , ".repeat(3000));
    }

    #[test]
    fn statements_do_not_share_words() {
        let text = "Keita said the army, which Diallo called “a band of thieves,” had told villagers to leave, adding \
                    that it claimed to fight for peace.";
        let prose = prose(text);
        let mut taken = vec![false; prose.tokens.len()];
        let all = Model { thoughts: true };
        for candidate in all.find(&prose).candidates {
            for i in candidate.content.into_iter().flatten() {
                assert!(!std::mem::replace(&mut taken[i], true), "{}", prose.word(i));
            }
        }
    }
}
