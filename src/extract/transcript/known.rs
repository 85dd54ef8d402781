//! Which labels are people: those whom the article names elsewhere, or who have a title, a role, a given name.
//!
//! Leaves out: who they are (`attribute`).

use super::label::{self, Kind};
use super::run::Segment;
use crate::lexicon::{Class, given_names};
use crate::text::Prose;
use rustc_hash::FxHashMap;

/// How the words of labels stand elsewhere in the article, by the last word of the label in small letters.
#[derive(Debug, Default)]
pub(super) struct Known {
    words: FxHashMap<String, Seen>,
}

/// Where a word was seen outside labels.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// With a capital, in the middle of a sentence or beside another such word.
    named: bool,
    /// Behind a given name.
    surname: bool,
    /// In small letters.
    small: bool,
    labels: Lengths,
}

/// How long the labels are that end in a word.
#[derive(Clone, Copy, Debug, Default)]
struct Lengths {
    /// It is the last of several words.
    long: bool,
    /// It is the label by itself.
    short: bool,
}

impl Known {
    /// Looks for the labels of all segments in the rest of the article, once.
    pub(super) fn of(prose: &Prose<'_>, segments: &[Segment]) -> Self {
        let keys = segments.iter().filter(|s| {
            let kind = s.label.as_ref().map(|l| l.kind);
            matches!(kind, Some(Kind::Capitals | Kind::Name | Kind::Notice))
        });
        let mut known = Self {
            words: keys.map(|s| (s.key.clone(), Seen::default())).collect(),
        };
        if known.words.is_empty() {
            return known;
        }
        for segment in segments {
            // "Musa Traore:" says who "Traore:" is, and the other way round.
            if let Some(label) = segment.label.as_ref().filter(|l| l.kind != Kind::Notice)
                && let Some(seen) = known.words.get_mut(&segment.key)
            {
                seen.labels.long |= label.mention.len() > 1;
                seen.labels.short |= label.mention.len() == 1;
            }
        }
        let mut labels = segments.iter().filter_map(|s| s.label.as_ref()).peekable();
        let mut lower = String::new();
        for (i, token) in prose.tokens.iter().enumerate() {
            while labels.next_if(|l| l.words <= i).is_some() {}
            let labelled = labels.peek().is_some_and(|l| l.mention.contains(&i));
            if labelled || !token.is_word() {
                continue;
            }
            lower.clear();
            lower.extend(prose.word(i).chars().flat_map(char::to_lowercase));
            let Some(seen) = known.words.get_mut(lower.as_str()) else {
                continue;
            };
            if !token.capital {
                seen.small = true;
                continue;
            }
            let before = i
                .checked_sub(1)
                .filter(|&k| prose.tokens[k].sentence == token.sentence);
            let given = before.is_some_and(|k| given_names::gender(prose.word(k)).is_some());
            seen.surname |= given;
            let initial = prose.sentence(i).start == i;
            let beside = prose
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.capital && t.is_word() && t.sentence == token.sentence);
            seen.named |= !initial || beside;
        }
        known
    }

    fn seen(&self, segment: &Segment) -> Seen {
        self.words.get(&segment.key).copied().unwrap_or_default()
    }

    /// Whether the label of a segment can be somebody who speaks.
    pub(super) fn speaks(&self, prose: &Prose<'_>, segment: &Segment) -> bool {
        let Some(label) = &segment.label else {
            return false;
        };
        let seen = self.seen(segment);
        match label.kind {
            Kind::Question | Kind::Answer | Kind::Bracketed | Kind::Capitals => true,
            // "Price" is a heading, and the name of a senator.
            Kind::Notice => seen.surname,
            Kind::Name => self.is_somebody(prose, segment),
        }
    }

    /// Whether a label with small letters is a person: "Ann Keita", "Keita" where she is named, "Moderator".
    fn is_somebody(&self, prose: &Prose<'_>, segment: &Segment) -> bool {
        let Some(label) = &segment.label else {
            return false;
        };
        let (seen, first) = (self.seen(segment), label.mention.start);
        let given = label.mention.len() > 1 && given_names::gender(prose.word(first)).is_some();
        let headed = prose.tokens[first].any(Class::DETERMINER);
        let named = seen.named && !seen.small || seen.labels.long && seen.labels.short;
        given || named && !headed || label::is_role(prose, &label.mention)
    }

    /// Whether the article says elsewhere, or the label itself, that this is somebody.
    pub(super) fn is_known(&self, prose: &Prose<'_>, segment: &Segment) -> bool {
        let Some(label) = &segment.label else {
            return false;
        };
        let seen = self.seen(segment);
        match label.kind {
            Kind::Question | Kind::Answer | Kind::Bracketed => true,
            Kind::Name => self.is_somebody(prose, segment),
            _ => seen.named || label.mention.len() > 1 || label::is_role(prose, &label.mention),
        }
    }
}
