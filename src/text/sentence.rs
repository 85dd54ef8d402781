//! Where sentences end.
//!
//! A full stop ends a sentence where a capital, a digit or an opening mark follows after a space; abbreviations
//! have kept theirs (`token`). A quotation keeps all its sentences in one, and "“Why?” Diallo asked." is one.
//! Leaves out: clauses.

use super::{Place, Prose};
use crate::lexicon::{Class, Strength, VerbForm};

/// Words that hardly follow an abbreviation within a sentence: after "U.S." they start a new one.
const STARTERS: &[&str] = &[
    "The", "A", "An", "He", "She", "It", "They", "We", "I", "In", "On", "But", "And", "However",
    "His", "Her", "Their", "This", "That", "These", "Those", "There", "At",
];

/// Tokens in the longest sentence; a longer one is no prose, and is cut so that work on a sentence stays bounded.
const LONGEST: usize = 600;

/// Numbers every token's sentence and collects the ranges.
pub(super) fn split(prose: &mut Prose<'_>) {
    let mut start = 0;
    let mut sentences = Vec::with_capacity(prose.tokens.len() / 20 + 1);
    for i in 1..=prose.tokens.len() {
        if i == prose.tokens.len() || i - start >= LONGEST || breaks_before(prose, i) {
            sentences.push(start..i);
            start = i;
        }
    }
    if prose.tokens.is_empty() {
        sentences.clear();
    }
    for (number, range) in sentences.iter().enumerate() {
        for token in &mut prose.tokens[range.clone()] {
            token.sentence = number as u32;
        }
    }
    prose.sentences = sentences;
}

fn breaks_before(prose: &Prose<'_>, i: usize) -> bool {
    let token = &prose.tokens[i];
    let before = &prose.tokens[i - 1];
    if token.paragraph != before.paragraph {
        return true;
    }
    let opens = token.capital
        || token.place == Place::Open
        || token.is_numeral()
        || matches!(token.mark, '(' | '[' | '•' | '“' | '"' | '‘');
    opens
        && token.spaced
        && ends(prose, i)
        && !within_quotation(prose, i)
        && !is_cue_of_quotation(prose, i)
}

/// Closing marks and brackets that may stand behind a full stop.
const CLOSERS: usize = 8;

/// Whether what stands before token `i`, closing marks aside, ends a sentence.
fn ends(prose: &Prose<'_>, i: usize) -> bool {
    let mut k = i - 1;
    while k > 0
        && i - k <= CLOSERS
        && (prose.tokens[k].place == Place::Close
            || matches!(prose.tokens[k].mark, '”' | ')' | ']' | '’' | '"'))
    {
        k -= 1;
    }
    let token = &prose.tokens[k];
    if matches!(token.mark, '.' | '!' | '?' | '…') {
        return true;
    }
    // "… left the U.S. The army …"
    token.is_word()
        && prose.text.as_bytes().get(token.span.end as usize - 1) == Some(&b'.')
        && prose.word(k).matches('.').count() > 1
        && STARTERS.contains(&prose.word(i))
}

fn within_quotation(prose: &Prose<'_>, i: usize) -> bool {
    let (token, before) = (&prose.tokens[i], &prose.tokens[i - 1]);
    matches!(token.place, Place::Inside | Place::Close)
        && before.place != Place::Outside
        && token.quotation == before.quotation
}

/// “Why?” Diallo asked. — the words after the mark are the cue of the quotation before them.
fn is_cue_of_quotation(prose: &Prose<'_>, i: usize) -> bool {
    if prose.tokens[i - 1].place != Place::Close || i < 2 {
        return false;
    }
    if !matches!(prose.tokens[i - 2].mark, '?' | '!' | '—' | '–' | '…' | '.') {
        return false;
    }
    let full_stop = prose.tokens[i - 2].mark == '.';
    for k in i..(i + 6).min(prose.tokens.len()) {
        let token = &prose.tokens[k];
        if let Some((verb, form)) = token.verb()
            && k > i
            && verb.strength == Strength::Strong
            && matches!(form, VerbForm::Past | VerbForm::Present)
        {
            // After a full stop only where nothing follows the cue: “It is over.” Diallo said.
            let last = prose.tokens.get(k + 1).is_none_or(|t| t.mark == '.');
            return !full_stop || last;
        }
        let name_like =
            token.capital || token.any(Class::DETERMINER | Class::TITLE) || prose.is(k, "of");
        if !name_like || token.paragraph != prose.tokens[i].paragraph {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let prose = crate::text::tests::prose(text);
        let found: Vec<_> = prose.sentences.iter().map(|s| prose.words(s)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn full_stops_end_sentences() {
        check("It rained. They left.", &["It rained.", "They left."]);
        check("Mr. Diallo left. He ran.", &["Mr. Diallo left.", "He ran."]);
        check(
            "They left the U.S. The army stayed.",
            &["They left the U.S.", "The army stayed."],
        );
        check(
            "It cost 3.5 million. In 2014.",
            &["It cost 3.5 million.", "In 2014."],
        );
    }

    #[test]
    fn a_quotation_keeps_its_sentences() {
        check(
            "She said, “Go. Now.” They left.",
            &["She said, “Go. Now.”", "They left."],
        );
        check(
            "‘End this war.’ He said, ‘Now.’",
            &["‘End this war.’", "He said, ‘Now.’"],
        );
    }

    #[test]
    fn a_question_keeps_its_cue() {
        check("“Why now?” Diallo asked.", &["“Why now?” Diallo asked."]);
        check(
            "“Go!” the general shouted. It rained.",
            &["“Go!” the general shouted.", "It rained."],
        );
        check("“Go.” Then it rained.", &["“Go.”", "Then it rained."]);
    }
}
