//! Verbs whose object is content: "accused Kyiv of …", "rejected the plan", "called the vote a farce".
//!
//! Only verbs that cannot be done without words are taken at their word; "attacked", "backed", "offered" need a
//! quotation or "that" beside them.

use super::cue::Cue;
use super::sentence::Sentence;
use crate::lexicon::Class;
use std::ops::Range;

/// Verbs that always speak.
const SPEAKING: &[&str] = &[
    "accuse",
    "blame",
    "criticize",
    "criticise",
    "condemn",
    "denounce",
    "praise",
    "slam",
    "describe",
    "dismiss",
    "refute",
    "rebut",
    "label",
    "dub",
    "hail",
    "laud",
    "decry",
    "deplore",
    "applaud",
    "commend",
    "congratulate",
    "characterize",
    "characterise",
    "liken",
    "lambaste",
    "chide",
    "implore",
    "beseech",
    "exhort",
    "reject",
    "welcome",
    "dispute",
    "question",
    "thank",
    "apologize",
    "apologise",
    "mock",
    "ridicule",
    "call",
    "appeal",
    "blast",
    "compare",
    "portray",
    "express",
    "cite",
    "tout",
    "voice",
    "castigate",
    "berate",
    "excoriate",
    "chastise",
    "upbraid",
    "reprimand",
    "vilify",
    "disparage",
    "extol",
    "repudiate",
    "renounce",
    "disavow",
    "contradict",
    "refer",
];

/// Who is welcomed at a door rather than in words.
const ARRIVALS: &[&str] = &[
    "fans",
    "visitors",
    "guests",
    "tourists",
    "passengers",
    "students",
    "pupils",
    "delegates",
    "herd",
    "baby",
    "babies",
    "crowds",
    "newcomers",
    "spectators",
    "refugees",
    "pilgrims",
    "daughter",
    "son",
    "twins",
    "volunteers",
    "customers",
    "shoppers",
];

/// Strong verbs whose object may be content without a verb in it ("demanded an apology", "vowed revenge").
const TAKES_OBJECT: &[&str] = &[
    "demand",
    "request",
    "urge",
    "propose",
    "predict",
    "promise",
    "pledge",
    "vow",
    "threaten",
    "announce",
    "deny",
    "confirm",
    "suggest",
    "recommend",
    "stress",
    "emphasize",
    "emphasise",
    "reiterate",
    "admit",
    "acknowledge",
    "declare",
    "warn",
    "explain",
    "forecast",
    "swear",
    "ask",
    "order",
    "underscore",
    "underline",
    "highlight",
    "caution",
    "claim",
    "advise",
    "instruct",
    "convince",
    "remind",
    "clarify",
];

/// Whether a weak verb with this content reports speech.
pub(super) fn reports(s: &Sentence, cue: &Cue, content: &Range<usize>) -> bool {
    if !SPEAKING.contains(&cue.lemma()) {
        return false;
    }
    match cue.lemma() {
        // "called for", "called on X to", "called the vote a farce" – not "called the police".
        "call" => {
            s.prose.is_any(content.start - 1, &["for", "on", "upon"])
                || s.count_words(content.clone()) >= 4
        }
        "appeal" => s.prose.is(content.start - 1, "for") || s.prose.is(content.start, "to"),
        // "compared the law to a cage", not "compared the sites to sites of another age"
        "liken" => content.clone().any(|i| s.prose.is_any(i, &["to", "with"])),
        "compare" => content.clone().any(|i| {
            let next = content.end.min(i + 1);
            let somebody = || {
                s.prose.tokens[content.start..=next]
                    .iter()
                    .any(|t| t.capital)
            };
            s.prose.is(i, "to") && (s.prose.is_any(next, &["a", "an", "the", "that"]) || somebody())
        }),
        "welcome" => !content.clone().take(6).any(|i| s.prose.is_any(i, ARRIVALS)),
        // "cited Diallo as saying": Diallo speaks.
        "cite" => !content
            .clone()
            .any(|i| s.prose.is(i, "as") && s.prose.is(i + 1, "saying")),
        "refer" => {
            s.prose.is(content.start - 1, "to")
                && content
                    .clone()
                    .any(|i| s.prose.is(i, "as") && i > content.start)
        }
        "question" | "dispute" => s.count_words(content.clone()) >= 2,
        "describe" | "characterize" | "characterise" | "portray" => {
            content.clone().any(|i| s.prose.is(i, "as"))
        }
        _ => true,
    }
}

/// Whether a strong verb's object can be content although it holds no verb.
pub(super) fn takes_object(cue: &Cue) -> bool {
    TAKES_OBJECT.contains(&cue.lemma())
}

/// Strong verbs that report only with "that", a quotation, or a plain clause behind them: "continued", "held", "showed".
const NEEDS_CLAUSE: &[&str] = &[
    "mention",
    "rule",
    "confide",
    "intimate",
    "beg",
    "reckon",
    "inquire",
    "enquire",
    "moan",
    "whine",
    "explain",
    "continue",
    "show",
    "hold",
    "find",
    "judge",
    "determine",
    "demonstrate",
    "signal",
    "counter",
    "post",
    "publish",
    "object",
    "protest",
    "charge",
    "push",
    "calculate",
    "conclude",
    "relate",
    "agree",
    "disagree",
    "observe",
    "repeat",
    "note",
    "indicate",
    "concede",
    "report",
    "establish",
    "maintain",
    "snap",
    "boast",
    "reveal",
    "estimate",
    "add",
    "document",
    "read",
    "write",
    "decree",
    "project",
    "chant",
];

/// Whether the words behind such a verb are a clause: a subject, then a finite verb before anything subordinate.
pub(super) fn is_clause(s: &Sentence, content: &Range<usize>) -> bool {
    let mut seen_subject = false;
    for i in content.clone() {
        let t = &s.prose.tokens[i];
        if t.any(Class::FINITE)
            || t.any(Class::AUXILIARY) && !t.any(Class::MODAL) && t.any(Class::BE)
        {
            // "chanted slogans and threw eggs": the second verb has the first one's subject.
            return seen_subject && !s.prose.is_any(i - 1, &["and", "or"]);
        }
        if t.any(Class::RELATIVE | Class::SUBORDINATOR)
            || t.mark == ',' && i > content.start + 3
            || matches!(t.mark, ';' | ':')
        {
            return false;
        }
        let verbal = t
            .verb()
            .is_some_and(|(_, f)| f == crate::lexicon::VerbForm::Past)
            || !t.capital && s.prose.word(i).ends_with("ed");
        if verbal
            && seen_subject
            && !s.prose.tokens[i - 1]
                .any(Class::DETERMINER | Class::PREPOSITION | Class::CONJUNCTION)
        {
            return true;
        }
        seen_subject |= t.is_word() && !t.any(Class::DETERMINER | Class::PREPOSITION);
    }
    false
}

/// "reported as many as 32 wounded", "reported a mechanism by which …", "describe how …": a finding in a noun phrase.
pub(super) fn reports_finding(s: &Sentence, cue: &Cue, content: &Range<usize>) -> bool {
    let counts = || {
        let as_many = s.prose.is(content.start, "as") && s.prose.is(content.start + 2, "as");
        as_many || s.prose.is(content.start, "at") && s.prose.is(content.start + 1, "least")
    };
    let explains = || {
        content
            .clone()
            .take(8)
            .any(|i| s.prose.is(i, "by") && s.prose.is(i + 1, "which") && i > content.start)
    };
    match cue.lemma() {
        "report" => counts() || explains(),
        "describe" => s.prose.is(content.start, "how") && s.count_words(content.clone()) >= 4,
        _ => false,
    }
}

/// Whether the verb reports only with a clause.
pub(super) fn needs_clause(cue: &Cue) -> bool {
    NEEDS_CLAUSE.contains(&cue.lemma())
}
