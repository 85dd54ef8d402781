//! Names and words with a colon or a dash between: titles, transcripts, signed quotations.
//!
//! "Army Has Won the War: Keita" (a title; which side is the speaker the body decides), "KEITA: We won.",
//! "“We won.” — Keita". Leaves out: "Keita said: …", which has a cue of its own.

use super::Rule;
use super::candidate::Candidate;
use super::noun_phrase::starting_at;
use super::sentence::Sentence;
use crate::lexicon::Class;
use crate::text::{Place, Prose, Token};
use std::ops::Range;

/// The statement of a title "words: NAME" or "NAME: words".
///
/// A side is a name where all its words are capitals or particles and it is short; where both are, the one whose
/// last word the body uses beside a cue wins, else the side after the colon, else none.
pub(super) fn title(sentence: &Sentence, spoken_of: impl Fn(&str) -> usize) -> Option<Candidate> {
    let s = sentence;
    if let Some(found) = signed_title(s, &spoken_of) {
        return Some(found);
    }
    let inner = s.lo + 1..s.hi.saturating_sub(1);
    let colon = inner
        .clone()
        .find(|&i| s.mark(i) == ':' && s.prose.tokens[i].outside())
        .or_else(|| {
            inner.rev().find(|&i| {
                matches!(s.mark(i), '—' | '–' | '-')
                    && s.prose.tokens[i].spaced
                    && s.prose.tokens[i].outside()
            })
        })?;
    let (left, right) = (s.lo..colon, colon + 1..s.end);
    let score = |side: &Range<usize>| {
        if !name_like(s.prose, side) {
            return 0;
        }
        let last = s.prose.word(side.end - 1);
        spoken_of(last)
    };
    if let Some(mention) = quoted_behind(s, &left, &right, &spoken_of) {
        return s.candidate(right, colon..colon + 1, mention, Rule::HeadlineColon, 9);
    }
    let (left_score, right_score) = (score(&left), score(&right));
    let speaker_right = match (left_score, right_score) {
        (0, 0) => return None,
        (l, r) if r >= l => true,
        _ => false,
    };
    let (content, mention) = if speaker_right {
        (left, right)
    } else {
        (right, left)
    };
    if s.count_words(content.clone()) < 3 {
        return None;
    }
    s.candidate(content, colon..colon + 1, mention, Rule::HeadlineColon, 9)
}

/// "Union rejects deal: ‘We are no beggars’ – Okafor": the quotation before the dash, whoever else the title names.
fn signed_title(s: &Sentence, spoken_of: &impl Fn(&str) -> usize) -> Option<Candidate> {
    let dash = (s.lo + 3..s.end.saturating_sub(1)).rev().find(|&i| {
        matches!(s.mark(i), '—' | '–' | '-')
            && s.prose.tokens[i].spaced
            && s.prose.tokens[i].outside()
    })?;
    let name = dash + 1..s.end;
    let close = &s.prose.tokens[dash - 1];
    if close.place != Place::Close
        || !name_like(s.prose, &name)
        || spoken_of(s.prose.word(name.end - 1)) == 0
    {
        return None;
    }
    let open = s.prose.quotations[close.quotation as usize].start.max(s.lo);
    if open == s.lo || s.mark(open - 1) != ':' {
        return None;
    }
    s.candidate(open..dash, dash..dash + 1, name, Rule::HeadlineColon, 9)
}

/// "Keita on the Strike: ‘We Will Stay’": the name that a title opens with, where all behind the colon is quoted.
fn quoted_behind(
    s: &Sentence,
    left: &Range<usize>,
    right: &Range<usize>,
    spoken_of: &impl Fn(&str) -> usize,
) -> Option<Range<usize>> {
    let first = right.clone().next()?;
    let quoted = s.prose.tokens[first].place == Place::Open && s.quotation_end(first) >= right.end;
    if !quoted || s.mark(left.end) != ':' {
        return None;
    }
    let names = left
        .clone()
        .take(3)
        .take_while(|&i| s.prose.tokens[i].capital && s.prose.tokens[i].is_word());
    let last = names.filter(|&i| spoken_of(s.prose.word(i)) > 0).last()?;
    Some(left.start..last + 1)
}

fn name_like(prose: &Prose<'_>, side: &Range<usize>) -> bool {
    let words = side.len();
    (1..=5).contains(&words)
        && side.clone().all(|i| {
            let t = &prose.tokens[i];
            t.capital
                || prose.is_any(
                    i,
                    &["of", "the", "'s", "and", "de", "al", "bin", "von", "van"],
                )
        })
        && prose.tokens[side.end - 1].capital
}

/// A paragraph "NAME: words" (a transcript of which this is all) or "NAME: “words”". `headed`: the name is none
/// ("NOTE: …").
pub(super) fn transcript(sentence: &Sentence, headed: bool) -> Option<Candidate> {
    let s = sentence;
    let paragraph = s.prose.paragraph(s.lo);
    if paragraph.start != s.lo {
        return None;
    }
    let bullet = matches!(s.mark(s.lo), '*' | '•' | '·' | '–' | '—' | '-');
    let lo = s.lo + usize::from(bullet && s.prose.tokens[s.lo].outside());
    let mut k = lo;
    while k < s.hi
        && k - lo < 6
        && s.prose.tokens[k].outside()
        && (s.prose.tokens[k].capital || s.prose.is_any(k, &["of", "the", "'s"]))
    {
        k += 1;
    }
    if k > lo && s.mark(k) != ':' {
        k = described(s, lo)?;
    }
    if k == lo || s.mark(k) != ':' || k + 1 >= paragraph.end {
        return None;
    }
    let quoted = s.prose.tokens[k + 1].place == Place::Open;
    let shouted = (lo..k).all(|i| {
        let word = s.prose.word(i);
        word.len() > 1 && !word.chars().any(char::is_lowercase)
    });
    if !quoted && (headed || !shouted) {
        return None;
    }
    let end = if quoted {
        s.quotation_end(k + 1)
    } else {
        paragraph.end
    };
    s.candidate(k + 1..end, k..k + 1, lo..k, Rule::ColonBeforeWords, 9)
}

/// "Foreign Minister of Niger, Issa Garba: “…”", as lists of reactions have it: the colon behind a name with its
/// description, right before a quotation.
fn described(s: &Sentence, lo: usize) -> Option<usize> {
    let colon = (lo..s.hi.min(lo + 18)).find(|&i| s.mark(i) == ':')?;
    let words = &s.prose.tokens[lo..colon];
    let quoted = s.prose.tokens.get(colon + 1)?.place == Place::Open;
    let opens =
        !words[0].any(Class::PREPOSITION | Class::SUBORDINATOR | Class::FRONT | Class::TIME);
    let clause = |t: &Token| {
        t.any(Class::FINITE | Class::AUXILIARY | Class::SUBJECT | Class::SPEECH_NOUN)
            || t.verb().is_some() && !t.capital
            || !t.outside()
            || !t.is_word() && !matches!(t.mark, ',' | '(' | ')' | '-' | '–')
    };
    // "Ann Keita, 34, teacher: “…”"
    let name = words.len() > 2 && words[0].capital && words[1].capital && words[2].mark == ',';
    let ends = name || s.prose.tokens[colon - 1].capital || s.mark(colon - 1) == ')';
    (quoted && opens && ends && !words.iter().any(clause)).then_some(colon)
}

/// "“words” — NAME" at the end of a paragraph: the mark and the name.
pub(super) fn signature(sentence: &Sentence) -> Option<Candidate> {
    let s = sentence;
    let from = s.hi.saturating_sub(14).max(s.lo + 2);
    let dash = (from..s.hi.saturating_sub(1)).rev().find(|&i| {
        s.prose.tokens[i].outside()
            && matches!(s.mark(i), '—' | '–' | '―' | '-')
            && s.prose.tokens[i].spaced
    })?;
    if s.prose.tokens[dash - 1].place != Place::Close
        || !s.prose.tokens[dash + 1].capital
        || s.prose.tokens[s.lo].place != Place::Open
    {
        return None;
    }
    let name = starting_at(s.prose, dash + 1, s.hi)?;
    if name.len() > 12
        || s.prose.tokens[name.clone()]
            .iter()
            .any(|t| t.any(Class::AUXILIARY))
    {
        return None;
    }
    s.candidate(s.lo..dash, dash..dash + 1, name, Rule::ColonBeforeWords, 9)
}
