//! What the model sees of each token, as hashes: words, shapes, classes, marks, cues nearby, what the rules say.
//!
//! The trainer and the decoder both call this very code; change it, and the weights must be trained again. No text
//! is kept: a feature is a hash. Leaves out: weights (`weights`) and labels (`decode`).

use super::super::{Candidate, Extraction, Rule};
use super::hashed::{self, Features};
use super::token_class;
use crate::text::{Place, Prose, Token};
use std::ops::Range;

/// Longer paragraphs are cut into sequences, at sentences where there are any.
const LONGEST: usize = 2048;

/// Further words are not looked at for commas between a token and its cue.
const NO_CUE: u32 = u32::MAX;

/// What marks a thought among the labels of rules.
const THOUGHT: u8 = 1 << 7;

/// The sequences that the model labels one by one: paragraphs, very long ones in pieces.
#[must_use]
pub fn sequences(prose: &Prose<'_>) -> Vec<Range<usize>> {
    let mut sequences = Vec::with_capacity(prose.paragraphs.len());
    for paragraph in &prose.paragraphs {
        let mut start = paragraph.start;
        while paragraph.end - start > LONGEST {
            let limit = start + LONGEST;
            let sentence = prose.sentence(limit).start;
            let cut = if sentence > start { sentence } else { limit };
            sequences.push(start..cut);
            start = cut;
        }
        if start < paragraph.end {
            sequences.push(start..paragraph.end);
        }
    }
    sequences
}

/// What the rules say of every token: its part in a statement or a thought and the rule, as one small number.
#[must_use]
pub fn rule_labels(prose: &Prose<'_>, rules: &Extraction, thoughts: &[Candidate]) -> Vec<u8> {
    let mut labels = vec![0_u8; prose.tokens.len()];
    for thought in thoughts {
        for part in &thought.content {
            labels[part.clone()].fill(3 | THOUGHT);
        }
        labels[thought.mention.clone()].fill(1 | THOUGHT);
        labels[thought.cue.clone()].fill(2 | THOUGHT);
    }
    for reject in &rules.rejects {
        labels[prose.tokens_in(reject.span)].fill(4);
    }
    for candidate in &rules.candidates {
        let rule = match candidate.rule {
            Rule::QuotationWithCue => 0,
            Rule::ReportedClause => 1,
            Rule::AccordingTo => 2,
            Rule::HeadlineColon => 3,
            // Turns stand behind a colon too: the number is the same, so that labels stay within a byte.
            Rule::ColonBeforeWords | Rule::Transcript => 4,
            Rule::ContinuedQuotation => 5,
            Rule::UnmarkedContinuation => 6,
            Rule::QuotationAlone => 7,
        } << 3;
        let low = u8::from(candidate.rank < 3) << 6;
        for part in &candidate.content {
            labels[part.clone()].fill(3 | rule | low);
        }
        labels[candidate.mention.clone()].fill(1 | rule | low);
        labels[candidate.cue.clone()].fill(2 | rule | low);
    }
    labels
}

/// One token as the features see it.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    word: u32,
    suffix: u32,
    shape: u32,
    class: u32,
    place: u32,
    rule: u32,
    /// Nearest sure cue before and after in the sentence, as indices into the sequence.
    left: u32,
    right: u32,
    /// The same of all verbs that may report.
    left_any: u32,
    right_any: u32,
    /// Commas (0–2) and "that" between it and those cues.
    left_between: u32,
    right_between: u32,
    /// Bit 0: the sentence holds a quotation; bit 1: it opens the paragraph; bit 2: it ends it.
    sentence: u32,
    from_start: u32,
    to_end: u32,
    quotation: u32,
    before: u32,
    /// 1: most likely a finite verb.
    finite: u32,
    /// Finite verbs (0–2) since the last mark, and up to the next.
    verbs_behind: u32,
    verbs_ahead: u32,
}

/// Reads sequences, one after another, into features.
#[derive(Debug, Default)]
pub struct Reader {
    seen: Vec<Seen>,
}

impl Reader {
    /// Looks at the tokens of one sequence; `rules` are the labels of the whole prose.
    pub fn read(&mut self, prose: &Prose<'_>, sequence: &Range<usize>, rules: &[u8]) {
        self.seen.clear();
        for i in sequence.clone() {
            self.seen.push(see(prose, i, rules));
        }
        let mut at = sequence.start;
        while at < sequence.end {
            let sentence = prose.sentence(at);
            let end = sentence.end.clamp(at + 1, sequence.end);
            self.sentence(prose, sequence, at..end);
            at = end;
        }
    }

    /// Writes what holds for the tokens of a sentence: its place, cues to the left and right.
    fn sentence(&mut self, prose: &Prose<'_>, sequence: &Range<usize>, sentence: Range<usize>) {
        let base = sequence.start;
        let paragraph = prose.paragraph(sentence.start);
        let quoted = prose.tokens[sentence.clone()]
            .iter()
            .any(|t| t.place == Place::Open);
        let flags = u32::from(quoted)
            | u32::from(sentence.start == paragraph.start) << 1
            | u32::from(sentence.end == paragraph.end) << 2;
        let before = before(prose, &paragraph, sentence.start);
        let mut near = Near::default();
        for i in sentence.clone() {
            let seen = &mut self.seen[i - base];
            seen.sentence = flags;
            seen.before = before;
            seen.from_start = bucket(i - sentence.start);
            seen.to_end = bucket(sentence.end - 1 - i);
            (seen.left, seen.left_any, seen.left_between) = near.get();
            seen.verbs_behind = near.verbs;
            near.pass(seen, i - base);
        }
        let mut near = Near::default();
        for i in sentence.rev() {
            let seen = &mut self.seen[i - base];
            (seen.right, seen.right_any, seen.right_between) = near.get();
            seen.verbs_ahead = near.verbs;
            near.pass(seen, i - base);
        }
    }

    /// How many tokens the sequence has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }

    /// Writes the features of the sequence's token `i` in place of what `list` holds.
    #[inline]
    pub fn features(&self, i: usize, list: &mut Features) {
        list.clear();
        let t = &self.seen[i];
        self.words(i, t, list);
        self.classes(i, t, list);
        self.cues(i, t, list);
        self.rules(i, t, list);
    }

    #[inline]
    fn at(&self, i: usize, offset: isize) -> &Seen {
        i.checked_add_signed(offset)
            .and_then(|k| self.seen.get(k))
            .unwrap_or(&OUTSIDE)
    }

    #[inline]
    fn words(&self, i: usize, t: &Seen, list: &mut Features) {
        let (b2, b1, a1, a2) = (self.at(i, -2), self.at(i, -1), self.at(i, 1), self.at(i, 2));
        list.add(1, t.word);
        list.add(2, b2.word);
        list.add(3, b1.word);
        list.add(4, a1.word);
        list.add(5, a2.word);
        list.add(6, b1.word.rotate_left(9) ^ t.word);
        list.add(7, t.word.rotate_left(9) ^ a1.word);
        list.add(8, t.suffix);
        list.add(9, b1.suffix);
        list.add(10, a1.suffix);
        list.add(11, t.shape);
        list.add(12, b1.shape << 10 | t.shape << 20 | a1.shape);
    }

    #[inline]
    fn classes(&self, i: usize, t: &Seen, list: &mut Features) {
        let c = |offset| self.at(i, offset).class;
        let (b1, c0, a1) = (c(-1), t.class, c(1));
        list.add(20, c0 | t.place << 6);
        list.add(23, b1);
        list.add(24, a1);
        list.add_both(27, b1 | c0 << 6);
        list.add_both(28, c0 | a1 << 6);
        list.add_both(29, b1 | c0 << 6 | a1 << 12);
        list.add(32, t.from_start | t.sentence << 4);
        list.add(33, t.to_end | t.sentence << 4);
        list.add_both(34, t.sentence | t.place << 4 | t.quotation << 8);
        list.add(35, t.before | t.place << 12);
        list.add(36, t.before | t.from_start << 12);
        list.add_step(37, t.verbs_behind | c0 << 4 | t.verbs_ahead << 12);
    }

    #[inline]
    fn cues(&self, i: usize, t: &Seen, list: &mut Features) {
        let sides = [(t.left, t.left_between, 40), (t.right, t.right_between, 50)];
        for (cue, between, template) in sides {
            if cue == NO_CUE {
                list.add(template, 0);
                continue;
            }
            let k = cue as usize;
            let distance = bucket(k.abs_diff(i) - 1);
            let class = self.seen[k].class;
            list.add(template + 1, class | distance << 6);
            list.add(template + 2, between | class << 4 | t.place << 12);
            list.add(template + 3, self.seen[k].word);
            list.add(
                template + 4,
                self.at(k, -1).class | self.at(k, 1).class << 6 | distance << 12,
            );
        }
        for (cue, template) in [(t.left_any, 60), (t.right_any, 64)] {
            if cue == NO_CUE {
                list.add(template, 0);
                continue;
            }
            let k = cue as usize;
            let distance = bucket(k.abs_diff(i) - 1);
            list.add(template + 1, self.seen[k].class | distance << 6);
        }
        let known = |cue: u32| u32::from(cue != NO_CUE);
        let sure = known(t.left) | known(t.right) << 1;
        let any = known(t.left_any) | known(t.right_any) << 1;
        list.add(68, sure | any << 2 | t.place << 4 | t.class << 8);
    }

    #[inline]
    fn rules(&self, i: usize, t: &Seen, list: &mut Features) {
        let r = |offset| self.at(i, offset).rule;
        let (b2, b1, r0, a1, a2) = (r(-2), r(-1), t.rule, r(1), r(2));
        list.add_both(80, r0 | t.place << 8);
        list.add_both(81, b1 | r0 << 8);
        list.add(82, r0 | a1 << 8);
        list.add(
            83,
            (b2 & 7) | (b1 & 7) << 3 | (r0 & 7) << 6 | (a1 & 7) << 9 | (a2 & 7) << 12,
        );
        list.add(84, r0 | t.class << 8);
        list.add(85, t.word ^ (r0 & 7) << 7 ^ (b1 & 7) << 3);
    }
}

/// What stands before the first and after the last token.
static OUTSIDE: Seen = Seen {
    word: 0xFFFF,
    suffix: 0,
    shape: 0,
    class: 0,
    place: 0,
    rule: 0,
    left: NO_CUE,
    right: NO_CUE,
    left_any: NO_CUE,
    right_any: NO_CUE,
    left_between: 0,
    right_between: 0,
    sentence: 0,
    from_start: 0,
    to_end: 0,
    quotation: 0,
    before: 0,
    finite: 0,
    verbs_behind: 0,
    verbs_ahead: 0,
};

/// The nearest cues on one side while walking over a sentence.
#[derive(Debug)]
struct Near {
    sure: u32,
    any: u32,
    commas: u32,
    that: u32,
    /// Finite verbs (0–2) since the last mark.
    verbs: u32,
}

impl Default for Near {
    fn default() -> Self {
        Self {
            sure: NO_CUE,
            any: NO_CUE,
            commas: 0,
            that: 0,
            verbs: 0,
        }
    }
}

impl Near {
    fn get(&self) -> (u32, u32, u32) {
        (self.sure, self.any, self.commas | self.that << 2)
    }

    fn pass(&mut self, seen: &Seen, i: usize) {
        let class = seen.class;
        let outside = seen.place == 0;
        let verb = (token_class::VERB..token_class::VERB + 12).contains(&class);
        self.verbs = (self.verbs + seen.finite).min(2);
        let mark = (token_class::COMMA..=token_class::LAST_MARK).contains(&class) && outside;
        if mark || class == token_class::OPEN || class == token_class::CLOSE {
            self.verbs = 0;
        }
        if class == token_class::COMMA {
            self.commas = (self.commas + 1).min(2);
        }
        if class == token_class::THAT {
            self.that = 1;
        }
        if !outside {
            return;
        }
        let strong = verb && class >= token_class::VERB + 8 && class != token_class::VERB + 8;
        if strong || class == token_class::ACCORDING {
            self.sure = i as u32;
            self.commas = 0;
            self.that = 0;
        }
        if verb || class == token_class::ACCORDING {
            self.any = i as u32;
        }
    }
}

/// Distances in steps that grow.
fn bucket(distance: usize) -> u32 {
    match distance {
        0..=3 => distance as u32,
        4..=6 => 4,
        7..=11 => 5,
        12..=24 => 6,
        _ => 7,
    }
}

/// How what stands before a sentence ended, and whether it is in the same paragraph.
fn before(prose: &Prose<'_>, paragraph: &Range<usize>, start: usize) -> u32 {
    let Some(last) = start.checked_sub(1) else {
        return 1;
    };
    let token = &prose.tokens[last];
    let same = u32::from(start > paragraph.start);
    2 | same << 2 | place(token) << 3 | token_class::of(prose, last) << 5
}

fn place(token: &Token) -> u32 {
    match token.place {
        Place::Outside => 0,
        Place::Inside => 1,
        Place::Open => 2,
        Place::Close => 3,
    }
}

fn see(prose: &Prose<'_>, i: usize, rules: &[u8]) -> Seen {
    let token = &prose.tokens[i];
    let class = token_class::of(prose, i);
    let text = prose.word(i);
    let (word, suffix, shape) = if matches!(token.place, Place::Open | Place::Close) {
        (class, class, class)
    } else {
        hashed::of_word(text)
    };
    let quotation = if token.place == Place::Outside {
        0
    } else {
        let q = &prose.quotations[token.quotation as usize];
        bucket(q.len() / 2) | u32::from(q.closed) << 3 | u32::from(q.continues.is_some()) << 4
    };
    Seen {
        word,
        suffix,
        shape,
        class,
        place: place(token),
        rule: u32::from(rules.get(i).copied().unwrap_or_default()),
        left: NO_CUE,
        right: NO_CUE,
        left_any: NO_CUE,
        right_any: NO_CUE,
        quotation,
        finite: u32::from(token_class::is_finite(token, text)),
        ..Seen::default()
    }
}
