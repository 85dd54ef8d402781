//! The words of a proposal and what stands around it, as hashes.

use super::{Describer, Facts, HASH_BITS, HASHES};
use crate::extract::model::propose::{Proposal, RULES};
use crate::extract::model::token_class;

impl Describer<'_, '_> {
    /// Cue, borders and mention by their words, and pairs of these.
    pub(super) fn hashes(&self, p: &Proposal, facts: &Facts, agreed: i32) -> [u32; HASHES] {
        let (prose, c) = (self.prose, &p.candidate);
        let (first, end) = (facts.first, facts.end);
        let word = |i: Option<usize>| self.word(i);
        let (side, sort, opening) = (
            facts.cue.side.cast_unsigned(),
            facts.mention_sort.cast_unsigned(),
            facts.opening.cast_unsigned(),
        );
        let quoted = (facts.quoted * 4 / facts.words.max(1)).cast_unsigned();
        let head = facts.verb.map(|(i, ..)| i).or_else(|| c.cue.clone().last());
        let cue = word(head);
        let whole = c.cue.clone().fold(3_u32, |sum, i| {
            sum.wrapping_mul(31).wrapping_add(word(Some(i)))
        });
        let (opens, closes) = (word(Some(first)), word(Some(end - 1)));
        let (before, after) = (word(first.checked_sub(1)), word(Some(end)));
        let class = token_class::of(prose, first);
        let next = self.class(Some(end)).cast_unsigned() & 63;
        let strength = facts.verb.map_or(3, |(_, strength, _)| strength as u32);
        let before_cue = c.cue.start.checked_sub(1).filter(|_| !c.cue.is_empty());
        let values: [u32; HASHES] = [
            cue,
            whole,
            cue ^ side << 8 ^ quoted << 4,
            cue ^ opening << 8 ^ side << 12,
            cue ^ class << 8,
            opens,
            before,
            after,
            closes,
            opens ^ word(Some(first + 1)).rotate_left(7),
            cue ^ opens.rotate_left(5),
            word(c.mention.clone().last()),
            word(c.mention.clone().next()),
            cue ^ sort << 9,
            word(before_cue),
            word(Some(c.cue.end)),
            cue ^ next << 7,
            class | next << 8 | opening << 16 | side << 20,
            class | sort << 8 | side << 12 | quoted << 16 | strength << 20,
            cue ^ before.rotate_left(9),
            word(Some(end + 1)) ^ after.rotate_left(3),
            cue ^ facts.words.min(3).cast_unsigned() << 9,
            cue ^ u32::from(p.by & RULES != 0) ^ agreed.cast_unsigned() << 11,
        ];
        let mut template = 0_u32;
        values.map(|value| {
            template += 1;
            let x = value
                .wrapping_mul(0x85EB_CA6B)
                .wrapping_add(template.wrapping_mul(0x9E37_79B9));
            (x ^ (x >> 15)).wrapping_mul(0xC2B2_AE35) >> (32 - HASH_BITS)
        })
    }

    /// A word hashed, a reporting verb by its lemma.
    fn word(&self, i: Option<usize>) -> u32 {
        let Some((token, known)) = i.and_then(|i| self.prose.tokens.get(i).zip(self.words.get(i)))
        else {
            return 7;
        };
        if known.get() != 0 {
            return known.get();
        }
        let word = match token.verb() {
            Some((verb, _)) => verb.lemma,
            None => token.span.of(self.prose.text),
        };
        let hash = word.bytes().fold(0x811C_9DC5_u32, |hash, b| {
            (hash ^ u32::from(b.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
        });
        known.set(hash);
        hash
    }
}
