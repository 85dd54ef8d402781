//! Verbs whose object is content: "accused Kyiv of …", "rejected the plan", "called the vote a farce".
//!
//! Only verbs that cannot be done without words are taken at their word; "attacked", "backed", "offered" need a
//! quotation or "that" beside them.

use super::cue::Cue;
use super::sentence::Sentence;
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
];

/// Whether a weak verb with this content reports speech.
pub(super) fn reports(s: &Sentence, cue: &Cue, content: &Range<usize>) -> bool {
    if !SPEAKING.contains(&cue.lemma()) {
        return false;
    }
    match cue.lemma() {
        // "called for", "called on X to", "called the vote a farce" – not "called the police".
        "call" => {
            s.prose.is_any(content.start, &["for", "on", "upon"])
                || s.count_words(content.clone()) >= 4
        }
        "appeal" => s.prose.is_any(content.start, &["for", "to"]),
        "compare" | "liken" => content.clone().any(|i| s.prose.is_any(i, &["to", "with"])),
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
