//! Which parties are the sides of the conflict: those that most of the articles' words are by and about.
//!
//! The rule is printed on the page; `parties.toml` overrides it. Leaves out: counting (`dossier`).

use super::Roster;
use crate::lexicon::world::{self, PlaceKind};

/// What a party weighs in the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    /// The party.
    pub party: String,
    /// Statements its speakers made.
    pub statements: usize,
    /// How often the articles name it, its people, capital or institutions.
    pub mentions: usize,
}

/// The rule in words, for the page.
pub const RULE: &str = "A party counts as a side when it is among the two that the articles name and quote most, \
or when it is named and quoted at least half as much as the second of them; all others are third parties, and so are \
international bodies. A mention counts one, a statement two.";

/// The rule, where `parties.toml` says which parties are sides.
pub const RULE_OF_ROSTER: &str =
    "The sides are those that the dossier's parties.toml names as sides.";

/// Which of `parties` are sides, in the same order.
///
/// Where the roster marks any party with `side = true`, those alone are sides; `side = false` takes a party out.
/// Otherwise [`RULE`].
#[must_use]
pub fn sides(parties: &[Weight], roster: &Roster) -> Vec<bool> {
    let said = |w: &Weight| roster.party(&w.party).and_then(|p| p.side);
    if parties.iter().any(|w| said(w) == Some(true)) {
        return parties.iter().map(|w| said(w) == Some(true)).collect();
    }
    let score = |w: &Weight| match said(w) {
        Some(false) => 0,
        None if is_body(&w.party) => 0,
        _ => w.mentions + 2 * w.statements,
    };
    let mut scores: Vec<usize> = parties.iter().map(score).collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let second = scores.get(1).or(scores.first()).copied().unwrap_or(0);
    parties
        .iter()
        .map(|w| score(w) > 0 && 2 * score(w) >= second)
        .collect()
}

fn is_body(party: &str) -> bool {
    world::lookup(party).is_some_and(|e| e.kind == PlaceKind::Body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parties: &[(&str, usize, usize)], roster: &str, expected: &[&str]) {
        let weights: Vec<Weight> = parties
            .iter()
            .map(|&(party, statements, mentions)| Weight {
                party: party.to_owned(),
                statements,
                mentions,
            })
            .collect();
        let roster = Roster::parse("parties.toml", roster).unwrap();
        let sides = sides(&weights, &roster);
        let named: Vec<&str> = parties
            .iter()
            .zip(&sides)
            .filter(|(_, side)| **side)
            .map(|(p, _)| p.0)
            .collect();
        assert_eq!(named, expected);
    }

    #[test]
    fn the_two_that_are_named_and_quoted_most() {
        check(
            &[
                ("Northland", 11, 20),
                ("Southland", 2, 20),
                ("United Nations", 2, 3),
            ],
            "",
            &["Northland", "Southland"],
        );
    }

    #[test]
    fn a_third_one_of_the_same_weight() {
        check(
            &[("A", 5, 10), ("B", 5, 10), ("C", 4, 6), ("D", 1, 1)],
            "",
            &["A", "B", "C"],
        );
    }

    #[test]
    fn an_international_body_is_a_third_party() {
        check(
            &[("Chad", 5, 10), ("Sudan", 4, 9), ("United Nations", 9, 9)],
            "",
            &["Chad", "Sudan"],
        );
    }

    #[test]
    fn a_party_nobody_names_or_quotes_is_none() {
        check(&[("A", 1, 1), ("B", 0, 0)], "", &["A"]);
        check(&[], "", &[]);
    }

    #[test]
    fn the_roster_says_otherwise() {
        let roster = "[[party]]\nname = \"C\"\nside = true\n[[party]]\nname = \"B\"\nside = true";
        check(
            &[("A", 9, 9), ("B", 1, 1), ("C", 1, 1)],
            roster,
            &["B", "C"],
        );
        let roster = "[[party]]\nname = \"A\"\nside = false";
        check(
            &[("A", 9, 9), ("B", 4, 4), ("C", 4, 4)],
            roster,
            &["B", "C"],
        );
    }
}
