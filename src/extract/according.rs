//! "According to X, Y." and "Y, according to X."
//!
//! Motivated by "Two villages were taken, according to a spokesman for the army."

use super::Rule;
use super::candidate::Candidate;
use super::clause;
use super::noun_phrase::{starting_at, with_apposition};
use super::quoted::around_the_cue;
use super::sentence::Sentence;
use crate::lexicon::Class;
use crate::text::Place;

/// The statement ascribed by the "according to" at token `at`.
pub(super) fn find(sentence: &Sentence, at: usize) -> Option<Candidate> {
    let s = sentence;
    let mut phrase = starting_at(s.prose, at + 2, s.end)?;
    // "according to complete but unofficial returns": two words for one noun.
    if phrase.len() == 1
        && s.prose.is(phrase.end, "but")
        && !s.prose.tokens[phrase.start].capital
        && let Some(rest) = starting_at(s.prose, phrase.end + 1, s.end)
    {
        phrase.end = rest.end;
    }
    let before = s.lo..at;
    // "… and according to X, Y": what follows is ascribed, not what stands before.
    let joined = at > s.lo
        && s.prose.is_any(
            at - 1,
            &["and", "but", "that", "which", "because", "while", "where"],
        );
    let leading = s.count_words(before.clone()) >= 3 && !joined;
    let mention = if leading {
        with_apposition(s.prose, phrase, s.end)
    } else {
        phrase
    };
    let cue = at..at + 2;
    if s.mark(at - usize::from(at > s.lo)) == ','
        && let Some(content) = around_the_cue(s, at - 1, mention.end)
    {
        return Some(Candidate {
            content,
            cue,
            mention,
            rule: Rule::AccordingTo,
            rank: 3,
            continues: None,
        });
    }
    if leading {
        let mut start = s.lo;
        while start < at
            && s.prose.is_any(start, &["but", "and", "however", ","])
            && s.prose.tokens[start].outside()
        {
            start += 1;
        }
        // A clause of its own after a semicolon or "while" is not part of another's.
        if let Some(cut) = (start..at)
            .rev()
            .find(|&i| s.mark(i) == ';' && s.prose.tokens[i].outside())
        {
            start = cut + 1;
        }
        return s.candidate(start..at, cue, mention, Rule::AccordingTo, 3);
    }
    // "According to X, a lawyer for Y, Z": the apposition ends at the comma before the clause.
    let mut from = mention.end;
    if s.mark(from) == ',' {
        from += 1;
        let apposition = with_apposition(s.prose, mention.clone(), s.end);
        if apposition.end > mention.end
            && s.mark(apposition.end) == ','
            && s.count_words(apposition.end..s.end) >= 4
        {
            return s.candidate(
                apposition.end + 1..s.end,
                cue,
                apposition.start..apposition.end,
                Rule::AccordingTo,
                3,
            );
        }
    } else if s
        .prose
        .tokens
        .get(from)
        .is_some_and(|t| t.place != Place::Open)
    {
        // "according to X in a report on Y, …": up to the comma.
        let comma = (from..s.end)
            .take(16)
            .find(|&i| s.mark(i) == ',' && s.prose.tokens[i].outside())?;
        from = comma + 1;
    }
    if s.count_words(from.min(s.end)..s.end) < 3 {
        return None;
    }
    s.candidate(from..s.end, cue, mention, Rule::AccordingTo, 3)
}

/// Verbs that stand after "as" and somebody, beside what they report.
const AS_VERBS: &[&str] = &[
    "say",
    "note",
    "report",
    "write",
    "point",
    "put",
    "tell",
    "observe",
    "explain",
    "argue",
    "state",
    "remark",
    "recall",
    "acknowledge",
    "suggest",
    "warn",
    "describe",
    "reveal",
    "announce",
];

/// "As the Herald reported, the dam was old", "the dam was old, as the Herald reported".
pub(super) fn as_reported(
    s: &Sentence,
    cue: &super::cue::Cue,
    cue_tokens: &std::ops::Range<usize>,
    mention: &std::ops::Range<usize>,
    after: usize,
) -> Option<Candidate> {
    let at = mention.start.checked_sub(1).filter(|&a| a >= s.lo)?;
    let plain = mention.end <= cue.at && AS_VERBS.contains(&cue.lemma()) && cue.is_strong()
        || cue.lemma() == "point" && clause::points_out(s, cue);
    if !plain || !s.prose.is(at, "as") || !s.prose.tokens[at].outside() {
        return None;
    }
    let candidate = |content| {
        s.candidate(
            content,
            cue_tokens.clone(),
            mention.clone(),
            Rule::ReportedClause,
            3,
        )
    };
    let comma =
        (after..s.end.min(after + 8)).find(|&i| s.mark(i) == ',' && s.prose.tokens[i].outside());
    let fronted = at == s.lo || s.prose.is_any(at - 1, &["and", "but"]);
    if let (true, Some(comma)) = (fronted, comma) {
        let clause = comma + 1..clause::end_before_next_report(s, comma + 1, s.cues.len());
        let between = s.count_words(after..comma) == 0
            || s.prose.tokens[after].any(Class::ADJUNCT)
            || clause::points_out(s, cue);
        let reports = between && super::objects::is_clause(s, &clause);
        return reports.then(|| candidate(clause)).flatten();
    }
    let last = s.count_words(after.min(s.end)..s.end) <= 4 && comma.is_none();
    let before = s.lo..at.checked_sub(1).filter(|&b| s.mark(b) == ',')?;
    let alone = last
        && super::objects::is_clause(s, &before)
        && before.clone().all(|i| s.prose.tokens[i].outside())
        && !s.cues.iter().any(|c| c.at < at);
    alone.then(|| candidate(before)).flatten()
}

/// "The dead sailor was identified as Marek Wolska by a harbour spokesperson": who identified him says so.
pub(super) fn identified(sentence: &Sentence) -> Option<Candidate> {
    let s = sentence;
    let verb = (s.lo + 1..s.end).find(|&i| {
        s.prose.tokens[i].outside()
            && s.prose.is(i, "identified")
            && s.prose.is(i + 1, "as")
            && s.prose.tokens[i - 1].any(Class::BE)
    })?;
    let by = (verb + 2..s.end.min(verb + 12)).find(|&i| s.prose.is(i, "by"))?;
    let plain =
        (s.lo..by).all(|i| s.prose.tokens[i].outside() && !matches!(s.mark(i), ',' | ';' | ':'));
    let mention = starting_at(s.prose, by + 1, s.end)?;
    let speaks = s.prose.tokens[mention.clone()]
        .iter()
        .any(|t| t.capital || t.any(Class::TITLE))
        || s.prose.is_any(
            mention.end - 1,
            &["police", "officials", "authorities", "family"],
        );
    if !plain || !speaks {
        return None;
    }
    s.candidate(s.lo..by, by..by + 1, mention, Rule::AccordingTo, 3)
}
