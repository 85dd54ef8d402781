//! Thoughts, wishes and attitudes: "Diallo believes that …", "the ministry wants to …", "villagers oppose the road".
//!
//! Nobody said them, so that they are no statements to a reader; corpora of attribution hold them, and the model
//! reads what is found here as a hint. Never takes a word of a statement. Leaves out: thoughts in nouns and
//! adjectives ("the fear that …", "is sure that …").

use super::Rule;
use super::candidate::Candidate;
use super::objects;
use super::sentence::Sentence;
use super::subject;
use crate::lexicon::{Class, VerbForm};
use crate::text::{Place, Prose};
use std::ops::Range;

/// Verbs that take a clause, with or without "that".
const CLAUSE: &[&str] = &[
    "believe",
    "think",
    "hope",
    "expect",
    "fear",
    "feel",
    "know",
    "suspect",
    "assume",
    "understand",
    "realize",
    "realise",
    "doubt",
    "worry",
    "learn",
    "decide",
    "imagine",
    "recognize",
    "recognise",
    "anticipate",
    "foresee",
    "wish",
    "show",
    "find",
    "determine",
    "indicate",
    "conclude",
];

/// Verbs that take "to" with a verb.
const INFINITIVE: &[&str] = &[
    "want", "hope", "plan", "intend", "expect", "seek", "aim", "decide", "refuse", "decline",
    "prefer", "wish",
];

/// Verbs whose object alone is what is thought of.
const OBJECT: &[&str] = &[
    "support", "oppose", "endorse", "favor", "favour", "fear", "expect", "seek", "prefer", "want",
    "consider", "view", "see", "regard", "back", "show",
];

/// Verbs that nobody has to be the subject of: "the bridge is expected to open".
const PASSIVE: &[&str] = &[
    "expect", "believe", "think", "know", "consider", "see", "assume",
];

/// The thoughts of one sentence that share no word with the statements found in it.
pub(super) fn find(s: &Sentence, statements: &[Candidate]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut from = s.lo;
    for i in s.lo + 1..s.end {
        let token = &s.prose.tokens[i];
        if i < from || token.capital || !token.outside() {
            continue;
        }
        let Some((verb, form)) = token.verb() else {
            continue;
        };
        let Some(candidate) = at(s, i, verb.lemma, form) else {
            continue;
        };
        let free = |r: &Range<usize>| !statements.iter().any(|c| overlaps(c, r));
        if candidate.content.iter().all(&free) && free(&candidate.cue) {
            from = candidate.end();
            found.push(candidate);
        }
    }
    found
}

fn overlaps(candidate: &Candidate, range: &Range<usize>) -> bool {
    let meets = |r: &Range<usize>| r.start < range.end && range.start < r.end;
    candidate.content.iter().any(meets) || meets(&candidate.cue) || meets(&candidate.mention)
}

fn at(s: &Sentence, i: usize, lemma: &str, form: VerbForm) -> Option<Candidate> {
    let prose = s.prose;
    let before = &prose.tokens[i - 1];
    if before.any(Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION)
        && form != VerbForm::Ing
        && !prose.is_any(i - 1, &["all", "some", "many", "most", "both", "several"])
        || prose.is(i - 1, "'s") && form != VerbForm::Ing
    {
        return None;
    }
    let auxiliaries = auxiliaries(prose, i, s.lo);
    let any = |class| prose.tokens[auxiliaries..i].iter().any(|t| t.any(class));
    if any(Class::BE) && form == VerbForm::Past {
        return passive(s, i, lemma, auxiliaries);
    }
    if (auxiliaries..i).any(|k| prose.is(k, "to")) {
        return None;
    }
    let subject = subject::before(prose, i, s.lo)?;
    let mention = subject.mention;
    if mention.start < s.lo || prose.tokens[mention.clone()].iter().any(|t| !t.outside()) {
        return None;
    }
    if form == VerbForm::Base && !plural(prose, &mention) && auxiliaries == i {
        return None;
    }
    let content = content(s, i, lemma)?;
    s.candidate(
        content,
        auxiliaries..i + 1,
        mention,
        Rule::ReportedClause,
        0,
    )
}

/// Where the auxiliaries before the verb begin.
fn auxiliaries(prose: &Prose<'_>, i: usize, lo: usize) -> usize {
    let mut k = i;
    while k > lo
        && i - k < 6
        && prose.tokens[k - 1].outside()
        && (prose.tokens[k - 1].any(Class::AUXILIARY) || prose.word(k - 1).ends_with("ly"))
    {
        k -= 1;
    }
    k
}

fn plural(prose: &Prose<'_>, mention: &Range<usize>) -> bool {
    let last = mention.end - 1;
    prose.word(last).ends_with('s')
        || prose.is_any(
            last,
            &[
                "they", "we", "i", "you", "who", "people", "police", "men", "women", "some",
                "many", "most", "both", "that",
            ],
        )
        || (mention.clone()).any(|k| prose.is_any(k, &["and", "percent", "%"]))
        || prose.tokens[last].mark == ','
}

/// What is thought, behind the verb.
fn content(s: &Sentence, i: usize, lemma: &str) -> Option<Range<usize>> {
    let prose = s.prose;
    let mut k = i + 1;
    while k < s.end && prose.word(k).ends_with("ly") && prose.tokens[k].outside() {
        k += 1;
    }
    if k >= s.end || matches!(s.mark(k), ',' | ':' | ';' | '—' | ')') {
        return None;
    }
    let end = end(s, k);
    let words = s.count_words(k..end);
    if prose.is(k, "that") && CLAUSE.contains(&lemma) {
        return (words > 2).then_some(k + 1..end);
    }
    if prose.is(k, "to") {
        return (INFINITIVE.contains(&lemma) && words > 1).then_some(k..end);
    }
    if CLAUSE.contains(&lemma) && words > 2 && objects::is_clause(s, &(k..end)) {
        return Some(k..end);
    }
    let phrase = !prose.tokens[k].any(Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY)
        || prose.tokens[k].place == Place::Open;
    (OBJECT.contains(&lemma) && phrase && words > 0).then_some(k..end)
}

/// Where the thought ends: with its sentence, or where another clause begins.
fn end(s: &Sentence, k: usize) -> usize {
    (k + 1..s.end)
        .find(|&i| {
            let token = &s.prose.tokens[i];
            if !token.outside() {
                return false;
            }
            let joins = token.mark == ','
                && s.prose.is_any(
                    i + 1,
                    &[
                        "but", "while", "and", "as", "although", "though", "who", "which",
                        "whereas", "so",
                    ],
                );
            matches!(token.mark, ';' | '—' | ')') || joins
        })
        .unwrap_or(s.end)
}

/// "The bridge is expected to open in May": subject and infinitive, of nobody.
fn passive(s: &Sentence, i: usize, lemma: &str, auxiliaries: usize) -> Option<Candidate> {
    if !PASSIVE.contains(&lemma) || !s.prose.is(i + 1, "to") || i + 3 > s.end {
        return None;
    }
    let subject = subject::before(s.prose, auxiliaries, s.lo)?.mention;
    let (first, second) = (s.trimmed(subject), s.trimmed(i + 1..end(s, i + 1)));
    if first.is_empty() || second.is_empty() {
        return None;
    }
    Some(Candidate {
        content: vec![first, second],
        cue: auxiliaries..i + 1,
        mention: i..i,
        rule: Rule::ReportedClause,
        rank: 0,
        continues: None,
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::{Rules, Tagger, with_thoughts};
    use crate::text::tests::prose;

    /// Mention, cue and content of every thought.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let prose = prose(text);
        let (_, thoughts) = with_thoughts(&prose, true);
        let print = |c: &crate::extract::Candidate| {
            let parts: Vec<&str> = c.content.iter().map(|r| prose.words(r)).collect();
            let (mention, cue) = (prose.words(&c.mention), prose.words(&c.cue));
            format!("{mention} | {cue} | {}", parts.join(" … "))
        };
        assert_eq!(thoughts.iter().map(print).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn clauses_infinitives_and_objects_are_thought() {
        check(
            "Diallo believes that the army will leave, but the rebels do not.",
            &["Diallo | believes | the army will leave"],
        );
        check(
            "The villagers hope to return.",
            &["The villagers | hope | to return"],
        );
        check(
            "Keita opposed the new road.",
            &["Keita | opposed | the new road"],
        );
    }

    #[test]
    fn what_is_expected_is_nobodys() {
        check(
            "The bridge is expected to open in May.",
            &[" | is expected | The bridge … to open in May"],
        );
    }

    #[test]
    fn nouns_and_infinitives_are_no_thoughts() {
        check("The plan to leave was new.", &[]);
        check("The army left to support the rebels.", &[]);
    }

    #[test]
    fn thoughts_take_nothing_from_statements() {
        let text = "Diallo said the army believes that it will win.";
        let prose = prose(text);
        let (found, thoughts) = with_thoughts(&prose, true);
        assert_eq!(found, Rules::default().find(&prose));
        assert_eq!(thoughts, []);
    }
}
