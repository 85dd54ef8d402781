//! Forms of reporting verbs that report nothing: adjectives, names given to things, what is seen, written for or
//! provided.
//!
//! Leaves out: refusals and denials of speech, which report that nothing was said (`reject`).

use crate::lexicon::Class;
use crate::text::Prose;

/// A participle that describes a noun: "several alleged accomplices", "an area called the Ellipse", "a pattern
/// described by the army as …".
pub(super) fn is_no_report(prose: &Prose<'_>, i: usize) -> bool {
    is_adjective(prose, i)
        || gives_a_name(prose, i)
        || provides(prose, i)
        || is_about(prose, i)
        || perceives(prose, i)
        || describes_findings(prose, i)
}

/// "Standard rules called for ten days", "sentencing calls for": what is written down provides, it does not speak.
fn provides(prose: &Prose<'_>, i: usize) -> bool {
    const PROVISIONS: [&str; 9] = [
        "rules",
        "guidelines",
        "tradition",
        "custom",
        "recipe",
        "recipes",
        "protocol",
        "procedure",
        "occasion",
    ];
    i > 0
        && prose.is_any(i, &["call", "calls", "called"])
        && prose.is(i + 1, "for")
        && !prose.tokens[i - 1].capital
        && (prose.is_any(i - 1, &PROVISIONS)
            || prose.word(i - 1).ends_with("ing")
                && !prose.is_any(i - 1, &["king", "meeting", "gathering", "being"]))
}

/// "wrote for other singers", "held hostages", "thanks to the rain", "wondered about the road", "denied them entry": nothing is told.
fn is_about(prose: &Prose<'_>, i: usize) -> bool {
    match prose.tokens[i].lemma() {
        "write" => prose.is(i + 1, "for"),
        "wonder" => prose.is(i + 1, "about"),
        // "helped found the circle": to found is another verb.
        "find" => {
            prose.is(i, "found") && i > 0 && prose.is_any(i - 1, &["help", "helps", "helped", "to"])
        }
        // "held hostages", "held that the law was void"
        "hold" => !prose.is(i + 1, "that"),
        "thank" => prose.is(i, "thanks") && prose.is(i + 1, "to"),
        "compare" => prose.is_any(i + 1, &["to", "with"]),
        "deny" => prose.is_any(i + 1, &["them", "him", "her", "us", "me"]),
        // "delegations from states that vote later": a relative clause.
        _ if prose.is(i + 1, "that") && prose.tokens[i].any(Class::NOUNY) => {
            let next = prose.tokens.get(i + 2);
            let name = i > 0 && prose.tokens[i - 1].any(Class::SUBJECT | Class::AUXILIARY);
            !name
                && next.is_some_and(|t| {
                    t.any(Class::FINITE | Class::BE | Class::MODAL) && !t.any(Class::CLITIC)
                        || t.verb().is_some() && !t.any(Class::NOUNY)
                })
        }
        _ => false,
    }
}

/// "In findings published Friday, …": the word belongs to the noun before it.
fn describes_findings(prose: &Prose<'_>, i: usize) -> bool {
    prose.is(i, "published")
        && i >= 2
        && !prose.tokens[i - 1].capital
        && prose.is_any(i - 2, &["in", "a", "new", "the"])
        && prose
            .tokens
            .get(i + 1)
            .is_some_and(|t| t.any(Class::TIME | Class::PREPOSITION) || t.mark == ',')
}

/// "observed twelve beetles", "assessed the seeds of the plant": an object with no clause behind it, seen and not said.
fn perceives(prose: &Prose<'_>, i: usize) -> bool {
    if !prose.is_any(i, &["observed", "observes", "assessed", "assesses"]) {
        return false;
    }
    let Some(next) = prose.tokens.get(i + 1) else {
        return false;
    };
    let object = next.outside()
        && next.is_word()
        && (next.any(Class::DETERMINER | Class::NUMERAL) || next.any(Class::POSSESSIVE));
    let hi = prose.sentence(i).end;
    object
        && (i + 2..hi)
            .take_while(|&k| {
                prose.tokens[k].outside()
                    && !prose.tokens[k]
                        .any(Class::RELATIVE | Class::SUBORDINATOR | Class::CONJUNCTION)
                    && !matches!(prose.tokens[k].mark, ',' | ';' | ':' | '.')
            })
            .all(|k| !prose.tokens[k].any(Class::FINITE | Class::AUXILIARY | Class::BE))
}

/// "several alleged accomplices", "amongst reported incidents": the word belongs to the noun behind it.
fn is_adjective(prose: &Prose<'_>, i: usize) -> bool {
    let (Some(before), Some(next)) = (
        i.checked_sub(1).map(|b| &prose.tokens[b]),
        prose.tokens.get(i + 1),
    ) else {
        return false;
    };
    let noun_follows = next.is_word()
        && next.outside()
        && !next.capital
        && !next.any(
            Class::DETERMINER
                | Class::PRONOUN
                | Class::PREPOSITION
                | Class::ADJUNCT
                | Class::CONJUNCTION
                | Class::AUXILIARY,
        )
        && !prose.word(i + 1).ends_with("ing");
    // "nearly 400 pledged delegates"
    let counted = prose.is_any(i, &["pledged", "promised"])
        && (before.any(Class::NUMERAL)
            || prose.word(i - 1).ends_with(|c: char| c.is_ascii_digit()))
        && prose.word(i + 1).ends_with('s');
    counted && noun_follows
        || prose.is_any(
            i,
            &[
                "alleged",
                "reported",
                "claimed",
                "suspected",
                "proposed",
                "announced",
                "promised",
            ],
        ) && (before.any(Class::DETERMINER | Class::PREPOSITION | Class::POSSESSIVE)
            || prose.is_any(i - 1, &["total", "number", "first", "only", "newly"]))
            && noun_follows
}

/// "a process called “…”", "an area called the Ellipse": a name is given, nobody speaks.
fn gives_a_name(prose: &Prose<'_>, i: usize) -> bool {
    let Some(head) = i.checked_sub(1) else {
        return false;
    };
    let token = &prose.tokens[head];
    let lo = prose.sentence(head).start;
    let determiner = (lo..head)
        .rev()
        .take(4)
        .find(|&k| prose.tokens[k].any(Class::DETERMINER));
    prose.is_any(i, &["called", "named", "dubbed", "titled", "nicknamed"])
        && token.is_word()
        && !token.capital
        && !token.any(Class::TITLE | Class::PRONOUN | Class::AUXILIARY | Class::TIME)
        && (determiner.is_some_and(|k| prose.is_any(k, &["a", "an"]))
            || several_named(prose, i, lo))
}

/// "into long coats called burnouses, which": a plural behind a preposition, and a bare name with nothing after it.
fn several_named(prose: &Prose<'_>, i: usize, lo: usize) -> bool {
    let head = i - 1;
    let name = prose.tokens.get(i + 1).is_some_and(|t| {
        t.is_word()
            && t.outside()
            && !t.any(Class::DETERMINER | Class::PREPOSITION | Class::PRONOUN)
    });
    let behind = (head.saturating_sub(5).max(lo)..head)
        .any(|k| prose.is_any(k, &["into", "with", "using", "through", "of"]) && k > lo);
    prose.word(head).ends_with('s')
        && name
        && behind
        && prose.tokens.get(i + 2).is_some_and(|t| !t.is_word())
}
