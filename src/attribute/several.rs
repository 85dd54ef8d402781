//! Several who say one thing: "Diallo and Keita", "Diallo, Keita and Obi".
//!
//! They are one speaker, called what is printed: none of them is left out, and nothing is put into the mouth of one
//! alone. Leaves out: unnamed ones ("residents", `described`).

use super::names::{Name, NameKind};
use super::noun::Core;
use super::resolve::Resolver;
use super::{Attribution, Grade, SpeakerKind};
use std::ops::Range;

impl Resolver<'_, '_> {
    /// "Diallo and Keita": both, as printed.
    pub(super) fn several(&mut self, mention: &Range<usize>, core: &Core) -> Option<Attribution> {
        if let Some(found) = self.listed(mention) {
            return Some(found);
        }
        let prose = self.prose;
        let and = core.tokens.clone().find(|&i| prose.is(i, "and"))?;
        let first = self
            .names
            .partition_point(|n| n.whole().end <= core.tokens.start);
        let near: Vec<&Name> = self.names[first..]
            .iter()
            .take_while(|n| n.whole().start < core.tokens.end)
            .collect();
        let holds = |range: Range<usize>| {
            near.iter().any(|n| {
                n.words.start >= range.start
                    && n.words.end <= range.end
                    && !matches!(n.kind, NameKind::Other | NameKind::Role)
            })
        };
        let one_body = near.iter().any(|n| n.words.contains(&and));
        if one_body || !holds(core.tokens.start..and) || !holds(and + 1..core.tokens.end) {
            return None;
        }
        Some(self.together(&core.tokens, mention))
    }

    /// Several speakers as one, who is called what is printed.
    fn together(&mut self, words: &Range<usize>, mention: &Range<usize>) -> Attribution {
        let id = self
            .people
            .by_words(self.prose.words(words), SpeakerKind::Unnamed);
        self.people.entities[id].mentions.push(mention.clone());
        self.people.entities[id].plural = true;
        Attribution {
            speaker: Some(id),
            grade: Grade::Named,
            antecedent: None,
        }
    }

    /// "Diallo, Keita and the Union for Mali": names alone between commas and "and", as many as there are.
    pub(super) fn listed(&mut self, mention: &Range<usize>) -> Option<Attribution> {
        let prose = self.prose;
        let mut at = mention.start + usize::from(prose.is_any(mention.start, &["the", "both"]));
        let start = at;
        let mut k = self.names.partition_point(|n| n.whole().end <= start);
        let mut parts = 0;
        let mut last = false;
        loop {
            at += usize::from(parts > 0 && prose.is(at, "the"));
            let name = self.names.get(k).filter(|n| n.whole().start == at)?;
            let speaks = !name.words.is_empty()
                && (!matches!(name.kind, NameKind::Other | NameKind::Role)
                    || self.people.owners[k].is_some());
            if !speaks {
                return None;
            }
            at = name.whole().end;
            k += 1;
            parts += 1;
            let rest = at..mention.end;
            if last {
                // The comma that closes a mention is part of it.
                let closed = rest.is_empty() || rest.len() == 1 && prose.tokens[at].mark == ',';
                return (closed && parts > 1).then(|| self.together(&(start..at), mention));
            }
            let comma = usize::from(prose.tokens.get(at).is_some_and(|t| t.mark == ','));
            last = prose.is(at + comma, "and");
            at += comma + usize::from(last);
            if comma == 0 && !last || at >= mention.end {
                return None;
            }
        }
    }

    /// "Governor Diallo and union leader Keita met. They said …": the two names that the words from `start` on begin
    /// with.
    pub(super) fn pair_at(&mut self, start: usize) -> Option<usize> {
        let prose = self.prose;
        let k = self.names.partition_point(|n| n.whole().start < start);
        let first = self.names.get(k).filter(|n| n.whole().start == start)?;
        let and = first.whole().end;
        let second = self.names.get(k + 1)?;
        let pair =
            prose.is(and, "and") && second.whole().start == and + 1 && !second.words.is_empty();
        let found = self.listed(&Some(start..second.whole().end).filter(|_| pair)?)?;
        found.speaker
    }
}
