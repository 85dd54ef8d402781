//! Which words report: verbs outside quotation marks that have, or can have, somebody who speaks.
//!
//! "The claims were denied by …" and "a report said to be …" are none; "refused to say" reports that nothing was
//! said. Leaves out: who speaks (`subject`) and what is said (`clause`, `quoted`).

use super::no_report;
use crate::lexicon::{Class, Strength, Verb, VerbForm};
use crate::text::Prose;
use std::ops::Range;

/// A reporting word in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// Its token.
    pub at: usize,
    /// The verb; `None` for "according to".
    pub verb: Option<&'static Verb>,
    /// The form it stands in.
    pub form: VerbForm,
}

impl Cue {
    /// Whether the verb announces speech by itself.
    pub(super) fn is_strong(&self) -> bool {
        self.verb.is_none_or(|v| v.strength == Strength::Strong)
    }

    /// The dictionary form; "according" for "according to".
    pub(super) fn lemma(&self) -> &'static str {
        self.verb.map_or("according", |v| v.lemma)
    }
}

/// Participles that report on their own after a comma ("…, adding that").
const PARTICIPLES: &[&str] = &[
    "say",
    "add",
    "argue",
    "claim",
    "warn",
    "insist",
    "note",
    "tell",
    "suggest",
    "write",
    "declare",
    "explain",
    "assert",
    "acknowledge",
    "predict",
    "promise",
    "vow",
    "pledge",
    "admit",
    "tweet",
    "accuse",
    "call",
    "describe",
    "blame",
    "cite",
    "ask",
    "reply",
    "state",
    "announce",
    "denounce",
    "condemn",
    "complain",
    "joke",
    "contend",
    "maintain",
    "allege",
    "quote",
    "urge",
    "recall",
    "stress",
    "retort",
    "emphasize",
    "emphasise",
    "caution",
    "conclude",
    "continue",
    "brag",
    "boast",
    "demand",
    "confirm",
    "deny",
    "threaten",
    "reiterate",
    "remark",
    "respond",
    "report",
    "indicate",
];

/// Verbs that tell of something that goes on, not of words, after "is" and "were".
const PROGRESS: &[&str] = &[
    "hold",
    "advise",
    "reveal",
    "brief",
    "publish",
    "find",
    "judge",
    "read",
    "continue",
    "demonstrate",
    "signal",
    "speak",
    "talk",
    "address",
    "attack",
    "back",
    "support",
    "offer",
    "discuss",
    "refer",
    "push",
    "press",
    "answer",
    "project",
    "raise",
    "issue",
    "cast",
    "see",
    "view",
    "calculate",
    "assess",
    "post",
    "document",
    "detail",
    "brand",
    "label",
    "challenge",
    "oppose",
    "endorse",
    "cry",
    "scream",
    "relate",
    "counter",
    "present",
    "observe",
    "quote",
    "cite",
    "guess",
    "order",
    "request",
    "highlight",
    "underline",
    "hint",
    "welcome",
    "rule",
    "portray",
    "depict",
    "invite",
];

/// The cues of one sentence, in order.
pub(super) fn find(prose: &Prose<'_>, sentence: &Range<usize>) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        if prose.tokens[i].outside() {
            if i + 1 < sentence.end && prose.is(i, "according") && prose.is(i + 1, "to") {
                cues.push(Cue {
                    at: i,
                    verb: None,
                    form: VerbForm::Ing,
                });
                i += 1;
            } else if let Some(cue) = at(prose, i, sentence) {
                cues.push(cue);
            }
        }
        i += 1;
    }
    cues
}

fn at(prose: &Prose<'_>, i: usize, sentence: &Range<usize>) -> Option<Cue> {
    let token = &prose.tokens[i];
    let (verb, form) = token.verb()?;
    if verb.strength == Strength::Thought {
        return None;
    }
    if token.capital && i != sentence.start && !says_in_title(prose, i) {
        return None;
    }
    let cue = Cue {
        at: i,
        verb: Some(verb),
        form,
    };
    let first = i == sentence.start;
    if first {
        // "Asked about talks, …" and "Calling it …, X said": no speaker before them.
        let introduces = verb.lemma == "cite"; // "Citing privacy, officials declined": a reason, hardly words
        return (form == VerbForm::Ing && PARTICIPLES.contains(&verb.lemma) && !introduces)
            .then_some(cue);
    }
    let participle = form == VerbForm::Ing;
    if forbidden_before(prose, i, verb, form) {
        return None;
    }
    if !participle && is_passive(prose, i, sentence.start) || no_report::is_no_report(prose, i) {
        return None;
    }
    // "a pattern described by the army as …": the noun before it says nothing.
    let agent = prose.is(i + 1, "by") && !prose.word(i + 2).ends_with("ing");
    if form == VerbForm::Past && agent && prose.word(i).ends_with("ed") {
        return None;
    }
    if matches!(verb.lemma, "ask" | "request") && prose.is(i + 1, "not") && prose.is(i + 2, "to") {
        return None; // "asked not to be named"
    }
    if verb.lemma == "say" && participle && is_quoted_as(prose, i) {
        return Some(Cue {
            at: i,
            verb: Some(verb),
            form: VerbForm::Past,
        });
    }
    if participle && !participle_reports(prose, i, verb) {
        return None;
    }
    if form == VerbForm::Base && !base_reports(prose, i, verb, sentence) {
        return None;
    }
    let points_out = verb.lemma == "point" && prose.is(i + 1, "out");
    // "party rules allow", "the court ruled that"
    if verb.lemma == "rule" && form != VerbForm::Past && !prose.is(i + 1, "that") {
        return None;
    }
    if token.any(Class::NOUNY)
        && form == VerbForm::Present
        && !points_out
        && !noun_like_reports(prose, i)
    {
        return None;
    }
    Some(cue)
}

/// Whether the word before token `i` makes it a noun or an adjective: "the report", "his claims", "for predicting".
fn forbidden_before(prose: &Prose<'_>, i: usize, verb: &Verb, form: VerbForm) -> bool {
    let before = &prose.tokens[i - 1];
    let participle = form == VerbForm::Ing;
    if participle
        && (before.any(Class::DETERMINER) || prose.is_any(i - 1, &["mind", "avoid"]))
        && !prose.is_any(i - 1, &["all", "both", "others", "that"])
    {
        return true; // "another warning sign", "would you mind telling us"
    }
    if before.any(Class::DETERMINER)
        && !prose.is_any(
            i - 1,
            &[
                "all", "some", "many", "most", "others", "that", "this", "both", "each", "several",
                "another",
            ],
        )
    {
        return true;
    }
    let led_up_to = prose.is(i - 1, "to") && super::subject::led_up_to(prose, i - 1).is_some();
    if before.any(Class::POSSESSIVE | Class::PREPOSITION) && !participle && !led_up_to {
        return true;
    }
    // "won it for predicting the flood": what somebody is known for.
    if participle
        && prose.is_any(i - 1, &["in", "of", "for", "from", "at"])
        && !prose.is(i + 1, "that")
        && !(i >= 2 && prose.is(i - 2, "as"))
        && !matches!(verb.lemma, "say" | "call" | "accuse" | "blame" | "claim")
        && prose
            .tokens
            .get(i + 1)
            .is_none_or(crate::text::Token::is_word)
    {
        return true;
    }
    if prose.is(i - 1, "'s") && !participle {
        let contracted =
            i >= 2 && prose.tokens[i - 2].any(Class::SUBJECT) && form == VerbForm::Past;
        if !contracted {
            return true;
        }
    }
    false
}

/// "Army Says Talks Will Resume": a title with a capital on every word.
fn says_in_title(prose: &Prose<'_>, i: usize) -> bool {
    let follows = prose
        .tokens
        .get(i + 1)
        .is_some_and(|t| t.capital || !t.outside());
    prose.in_title(i)
        && follows
        && prose.tokens[i].has_form(VerbForm::Present)
        && !prose.tokens[i].any(Class::NOUNY)
        && prose.tokens[i]
            .verb()
            .is_some_and(|(v, _)| v.strength == Strength::Strong)
}

/// "was quoted as saying".
pub(super) fn is_quoted_as(prose: &Prose<'_>, i: usize) -> bool {
    i > 2 && prose.is(i - 1, "as") && prose.is_any(i - 2, &["quoted", "cited", "reported"])
}

/// "was praised", "were twice denied", "has been reportedly rejected".
fn is_passive(prose: &Prose<'_>, i: usize, lo: usize) -> bool {
    let mut k = i;
    while k > lo && i - k < 4 {
        k -= 1;
        let token = &prose.tokens[k];
        if token.any(Class::BE) && !prose.is(k, "'s") {
            return true;
        }
        let between = token.any(Class::AUXILIARY) && !token.any(Class::MODAL)
            || prose.word(k).ends_with("ly");
        if !between || token.capital {
            return false;
        }
    }
    false
}

fn participle_reports(prose: &Prose<'_>, i: usize, verb: &Verb) -> bool {
    if verb.lemma == "point" {
        return prose.is(i + 1, "out") && prose.tokens[i - 1].mark == ',';
    }
    // "is praising", "were arguing"
    let mut k = i - 1;
    while k > 0
        && (prose.word(k).ends_with("ly")
            || prose.is_any(k, &["also", "now", "still", "already", "even"]))
    {
        k -= 1;
    }
    if prose.tokens[k].any(Class::BE) && !prose.is(k, "'s") && !PROGRESS.contains(&verb.lemma) {
        return true;
    }
    if !PARTICIPLES.contains(&verb.lemma) {
        return false;
    }
    let unsure = [
        "call", "ask", "describe", "quote", "continue", "recall", "urge", "stress", "report",
        "demand", "indicate", "respond",
    ];
    !unsure.contains(&verb.lemma) || prose.tokens[i - 1].mark == ','
}

/// A bare form reports with a plural or first-person subject, or after an auxiliary.
fn base_reports(prose: &Prose<'_>, i: usize, verb: &Verb, sentence: &Range<usize>) -> bool {
    // "read", "put": past and base look the same.
    if matches!(verb.lemma, "read" | "cast") {
        return true;
    }
    if verb.strength != Strength::Strong {
        // "Doctors describe how bad milk makes people ill"
        let plural = prose.word(i - 1).ends_with('s')
            || prose.is_any(
                i - 1,
                &["they", "who", "we", "people", "police", "many", "some"],
            );
        return plural
            && match verb.lemma {
                "describe" => prose.is(i + 1, "how"),
                "call" => prose.is_any(i + 1, &["for", "on", "it", "him", "her", "them"]),
                "accuse" | "criticize" | "criticise" | "condemn" | "praise" | "blame" => prose
                    .tokens
                    .get(i + 1)
                    .is_some_and(|t| t.any(Class::DETERMINER | Class::POSSESSIVE) || t.capital),
                _ => false,
            };
    }
    let mut k = i - 1;
    while k > sentence.start
        && (prose.tokens[k].any(Class::AUXILIARY) || prose.is_any(k, &["now", "long"]))
        && !prose.tokens[k].any(Class::MODAL | Class::NEGATION)
    {
        k -= 1;
    }
    let before = &prose.tokens[k];
    // "youth in that state have"
    if prose.is(k, "that")
        && prose.tokens[i].any(Class::NOUNY)
        && k > sentence.start
        && prose.tokens[k - 1].any(Class::PREPOSITION)
    {
        return false;
    }
    if prose.is(k, "to") && super::subject::led_up_to(prose, k).is_some() {
        return true; // "went on to warn"
    }
    if before.any(Class::MODAL) || before.any(Class::NEGATION) {
        // "one could argue": nobody does.
        if prose.is_any(k, &["could", "might"])
            && prose.is_any(k.wrapping_sub(1), &["one", "you", "some", "anyone"])
        {
            return false;
        }
        // "would say", "to say": allowed for plain speech verbs; refusal and negation are told apart by `reject`.
        return matches!(verb.lemma, "say" | "tell" | "argue" | "add" | "note");
    }
    if prose.is_any(
        k,
        &[
            "they", "we", "i", "you", "who", "others", "many", "some", "most", "all", "both",
            "that", "several",
        ],
    ) || before.mark == ','
    {
        return true;
    }
    // "One in five say", "people close to Keita say": as a noun it has an article.
    if verb.lemma == "say" && before.is_word() && before.verb().is_none() {
        return true;
    }
    let clause_behind = prose.is(i + 1, "that")
        || prose.tokens.get(i + 1).is_some_and(|t| {
            t.any(Class::SUBJECT) || t.any(Class::DETERMINER) && !t.any(Class::NUMERAL)
        });
    let noun_verb = prose.tokens[i].any(Class::NOUNY) && verb.lemma != "say" && !clause_behind;
    (prose.word(k).ends_with('s')
        || prose.is_any(
            k,
            &[
                "people", "police", "men", "women", "and", "military", "media",
            ],
        ))
        && !noun_verb
}

/// "reports", "claims" after a name: a verb only where what follows is a clause.
fn noun_like_reports(prose: &Prose<'_>, i: usize) -> bool {
    if prose.is(i + 1, "that") || prose.is_any(i - 1, &["he", "she", "it", "who"]) {
        return true;
    }
    prose.tokens[i - 1].capital
        && (prose.is_any(
            i + 1,
            &[
                ",", ":", "the", "a", "it", "he", "she", "his", "her", "they",
            ],
        ) || prose
            .tokens
            .get(i + 1)
            .is_some_and(|t| t.place == crate::text::Place::Open || t.capital))
}
