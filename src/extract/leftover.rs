//! Quotations that no cue took: they go on with the one before, belong to a cue nearby, or stay alone.
//!
//! "“…,” she said. “…”" is one statement in two parts. A quotation with nobody near it is *unassigned*: guessing the
//! last speaker is right in 4 of 100 (measured on `PolNeAR`'s training part). Leaves out: quotations within content.

use super::candidate::Candidate;
use super::run::Run;
use super::sentence::Sentence;
use super::{Reject, RejectReason, Rule};
use crate::lexicon::Class;
use crate::text::Place;
use std::ops::Range;

/// Fewer words between marks, with no cue, are scare quotes or the title of a work.
const SHORTEST_ALONE: usize = 5;
/// No more words in capitals between marks on a line of their own are a heading.
const LONGEST_HEADING: usize = 8;
/// Fewer words join no cue of their sentence.
const SHORTEST_JOINED: usize = 4;

/// Places every quotation of the sentence that `found` does not hold.
pub(super) fn place(run: &mut Run, s: &Sentence, found: &mut Vec<Candidate>, paragraph: u32) {
    let free = free_quotations(s, found);
    if free.is_empty() {
        return;
    }
    let spoken_throughout = free.len() == 1 && s.trimmed(s.lo..s.hi) == s.trimmed(free[0].clone())
        || s.prose.tokens[s.lo].place == Place::Inside;
    if spoken_throughout {
        whole_sentence(run, s, &free, paragraph);
        return;
    }
    for quotation in free {
        let words = s.count_words(quotation.clone());
        if runs_somewhere(s, &quotation) {
            found.extend(s.candidate(quotation, s.lo..s.lo, s.lo..s.lo, Rule::QuotationAlone, 0));
        } else if let Some(nearest) = nearest(found, &quotation) {
            if words >= SHORTEST_JOINED && !names_work(s, &quotation) {
                insert(&mut found[nearest].content, quotation);
            } else {
                scare(run, s, &quotation);
            }
        } else if s.mark(quotation.start.wrapping_sub(1)) == ':' && quotation.start > s.lo + 1 {
            behind_colon(s, found, quotation);
        } else if let Some(candidate) = behind_comma(s, &quotation) {
            found.push(candidate);
        } else if quotation.start == s.lo
            && run.last.is_some_and(|(_, p)| p == paragraph)
            && words >= SHORTEST_JOINED
        {
            extend_last(run, s, quotation, paragraph);
        } else if goes_on(run, s, &quotation, paragraph) {
            extend_last(run, s, s.trimmed(s.lo..s.end), paragraph);
        } else if words >= SHORTEST_ALONE && !is_title_of_work(s, &quotation) {
            found.extend(s.candidate(quotation, s.lo..s.lo, s.lo..s.lo, Rule::QuotationAlone, 0));
        } else {
            scare(run, s, &quotation);
        }
    }
}

/// "“Water now,” read the banner": what can be read or heard somewhere is not said by whoever else the sentence names.
fn runs_somewhere(s: &Sentence, quotation: &Range<usize>) -> bool {
    let verb = quotation.end;
    quotation.start == s.lo
        && s.prose.is_any(
            verb,
            &["ran", "runs", "read", "reads", "went", "goes", "came"],
        )
        && s.prose
            .tokens
            .get(verb + 1)
            .is_some_and(|t| t.any(Class::DETERMINER))
}

fn scare(run: &mut Run, s: &Sentence, quotation: &Range<usize>) {
    let why = if is_title_of_work(s, quotation) {
        RejectReason::TitleOfWork
    } else {
        RejectReason::ScareQuotes
    };
    run.rejects.push(Reject {
        span: s.prose.span(quotation),
        why,
    });
}

/// "on the BBC's “Meet the World”", "in “The Long March”": a work that words stand in, none of them said.
pub(super) fn names_work(s: &Sentence, quotation: &Range<usize>) -> bool {
    let before = quotation.start.checked_sub(1).filter(|&b| b >= s.lo);
    let before = before.map(|b| &s.prose.tokens[b]);
    before.is_some_and(|t| {
        t.outside() && t.any(Class::PREPOSITION | Class::CLITIC | Class::POSSESSIVE)
    }) && is_title_of_work(s, quotation)
}

/// Every long word between the marks has a capital: “The Long March”.
fn is_title_of_work(s: &Sentence, quotation: &Range<usize>) -> bool {
    let words: Vec<_> = quotation
        .clone()
        .filter(|&i| s.prose.tokens[i].is_word())
        .collect();
    words
        .iter()
        .any(|&i| s.prose.tokens[i].capital && i > s.lo + 1)
        && words
            .iter()
            .all(|&i| s.prose.tokens[i].capital || s.prose.word(i).len() <= 3)
}

/// "“It is warm,” she said. The costume “is warm enough for any winter.”": a sentence that is mostly quoted, with
/// nobody who reports it, directly behind a quotation.
fn goes_on(run: &Run, s: &Sentence, quotation: &Range<usize>, paragraph: u32) -> bool {
    let Some((last, at)) = run.last else {
        return false;
    };
    let before = &run.found[last];
    let next = s.prose.tokens[s.lo].sentence;
    let adjacent = at == paragraph
        && !before.mention.is_empty()
        && s.prose.tokens[before.end().max(before.cue.end) - 1].sentence + 1 == next;
    let words = s.count_words(quotation.clone());
    adjacent
        && s.prose.tokens[before.first()].place == Place::Open
        && words >= SHORTEST_JOINED
        && words * 2 >= s.count_words(s.lo..s.hi)
        && s.cues.is_empty()
        && (s.lo..s.hi).all(|i| s.prose.tokens[i].outside() || quotation.contains(&i))
}

/// Quotations of the sentence of which no token is content; parts of one that runs on from the paragraph before too.
fn free_quotations(s: &Sentence, found: &[Candidate]) -> Vec<Range<usize>> {
    let mut free = Vec::new();
    let mut i = s.lo;
    while i < s.hi {
        let token = &s.prose.tokens[i];
        if token.outside() {
            i += 1;
            continue;
        }
        let quotation = &s.prose.quotations[token.quotation as usize];
        let range = quotation.start.max(s.lo)..quotation.end.min(s.hi);
        if !range.clone().any(|k| found.iter().any(|c| c.holds(k))) {
            free.push(range.clone());
        }
        i = range.end.max(i + 1);
    }
    free
}

fn nearest(found: &[Candidate], quotation: &Range<usize>) -> Option<usize> {
    let distance = |c: &Candidate| {
        c.cue
            .start
            .abs_diff(quotation.start)
            .min(c.cue.start.abs_diff(quotation.end - 1))
    };
    (0..found.len()).min_by_key(|&i| distance(&found[i]))
}

fn insert(content: &mut Vec<Range<usize>>, part: Range<usize>) {
    let at = content.partition_point(|r| r.start < part.start);
    content.insert(at, part);
}

/// "The order was plain: “…”" – the words before the colon may name who gave it; the reader decides, not we.
fn behind_colon(s: &Sentence, found: &mut Vec<Candidate>, quotation: Range<usize>) {
    let colon = quotation.start - 1;
    let mention = super::noun_phrase::ending_at(s.prose, colon - 1, s.lo)
        .filter(|m| s.prose.tokens[m.end - 1].capital && m.start == s.lo)
        .or_else(|| puts_it(s, colon));
    let (mention, rank, rule) = match mention {
        Some(m) => (m, 2, Rule::ColonBeforeWords),
        None => (s.lo..s.lo, 0, Rule::QuotationAlone),
    };
    let cue = if mention.is_empty() {
        s.lo..s.lo
    } else {
        colon..colon + 1
    };
    found.extend(s.candidate(quotation, cue, mention, rule, rank));
}

/// "Keita put it plainly: “…”", "In the evening, she went further: “…”": somebody, and then a verb with no other
/// clause before the mark at `end`.
fn puts_it(s: &Sentence, end: usize) -> Option<Range<usize>> {
    let prose = s.prose;
    let first = &prose.tokens[s.lo];
    let mut from = s.lo;
    if prose.is(s.lo, "as") {
        from += 1; // "As Keita put it: “…”"
    } else if first.any(Class::ADJUNCT | Class::FRONT | Class::PREPOSITION | Class::TIME) {
        from = (s.lo + 1..end.min(s.lo + 14)).find(|&i| s.mark(i) == ',')? + 1;
    }
    let pronoun = prose.is_any(from, &["he", "she", "they"]);
    let noun = |i: &usize| {
        let t = &prose.tokens[*i];
        t.capital && t.outside() && !t.any(Class::DETERMINER | Class::PRONOUN | Class::SUBORDINATOR)
    };
    let words = (from..end).take_while(noun).count();
    if words == 0 && !pronoun {
        return None;
    }
    let name = from..from + words.max(1);
    // "Keita, a baker from Segou, put it plainly"
    let mut at = name.end;
    if s.mark(at) == ',' && super::noun_phrase::opens_apposition(prose, at + 1) {
        at = (at + 2..end.min(at + 16)).find(|&i| s.mark(i) == ',')? + 1;
    }
    // "Keita quickly took a shot", "she has since been sorry"
    at += (at..end)
        .take_while(|&i| prose.tokens[i].any(Class::AUXILIARY) && !prose.tokens[i].any(Class::BE))
        .count();
    let verb = prose.tokens.get(at)?;
    let speaks = prose.is_any(at, &["put", "summed", "had", "shot", "hit", "went"])
        || verb.verb().is_some()
        || verb.any(Class::FINITE) && !verb.any(Class::BE | Class::CLITIC)
        || prose.word(at).ends_with("ed");
    let plain = prose.tokens[at..end]
        .iter()
        .all(crate::text::Token::is_word);
    (speaks && plain && !verb.capital).then_some(name)
}

/// "Keita shot back, “…”": somebody, a few words, and a whole sentence between the marks.
fn behind_comma(s: &Sentence, quotation: &Range<usize>) -> Option<Candidate> {
    let comma = quotation.start.checked_sub(1).filter(|&c| c > s.lo)?;
    let whole = s.prose.tokens[quotation.start + 1].capital
        && quotation.end >= s.end
        && s.count_words(quotation.clone()) >= SHORTEST_ALONE;
    if s.mark(comma) != ',' || !whole || is_title_of_work(s, quotation) {
        return None;
    }
    let mention = puts_it(s, comma).filter(|m| comma - m.end <= 8)?;
    let cue = mention.end..mention.end + 1;
    s.candidate(quotation.clone(), cue, mention, Rule::ColonBeforeWords, 2)
}

fn extend_last(run: &mut Run, s: &Sentence, quotation: Range<usize>, paragraph: u32) {
    if let Some((last, _)) = run.last {
        let resumed = resumed(run, s, last);
        insert(&mut run.found[resumed].content, quotation);
        run.last = Some((resumed, paragraph));
    }
}

/// "“…,” Keita said, noting that it rained. “…”": the quotation of the sentence goes on, not the paraphrase behind it.
fn resumed(run: &Run, s: &Sentence, last: usize) -> usize {
    let opens = |c: &Candidate| s.prose.tokens[c.first()].place == Place::Open;
    let sentence = |c: &Candidate| s.prose.tokens[c.cue.start].sentence;
    let own = sentence(&run.found[last]);
    if opens(&run.found[last]) {
        return last;
    }
    (0..last)
        .rev()
        .take_while(|&i| sentence(&run.found[i]) == own)
        .find(|&i| opens(&run.found[i]))
        .unwrap_or(last)
}

/// A sentence that is a quotation from end to end.
fn whole_sentence(run: &mut Run, s: &Sentence, free: &[Range<usize>], paragraph: u32) {
    let range = free[0].start..free[free.len() - 1].end;
    if let Some((cue, mention, _)) = run.pending.take_if(|p| paragraph <= p.2 + 1) {
        if let Some(candidate) = s.candidate(range, cue, mention, Rule::ColonBeforeWords, 2) {
            run.push(candidate, paragraph);
        }
        return;
    }
    let quotation = &s.prose.quotations[s.prose.tokens[range.start].quotation as usize];
    let runs_on = quotation.continues.is_some();
    if let Some((last, at)) = run.last
        && (at == paragraph || runs_on && at + 1 == paragraph)
    {
        if at == paragraph || run.found[last].end() + 1 >= range.start.saturating_sub(1) {
            extend_last(run, s, range, paragraph);
        } else if let Some(mut candidate) =
            s.candidate(range, s.lo..s.lo, s.lo..s.lo, Rule::ContinuedQuotation, 1)
        {
            candidate.continues = Some(last);
            run.push(candidate, paragraph);
        }
        return;
    }
    let own = s.prose.paragraph(s.lo);
    let words = s.count_words(range.clone());
    let plain = !matches!(s.mark(range.end.saturating_sub(2)), '!' | '?' | ',');
    if (own.start, own.end) == (s.lo, s.hi)
        && (words <= LONGEST_HEADING && is_title_of_work(s, &range)
            || words < SHORTEST_ALONE && plain)
    {
        // ‘All Bets Are Off’ on a line of its own: a heading.
        scare(run, s, &range);
        return;
    }
    if let Some(candidate) = s.candidate(range, s.lo..s.lo, s.lo..s.lo, Rule::QuotationAlone, 0) {
        run.push(candidate, paragraph);
    }
}
