//! "he", "she", "they", "it" → the one they stand for.
//!
//! Candidates are the people named shortly before; each is scored by how near it stands, whether it was the subject
//! of its sentence, whether it spoke last, and gender. The best wins only by a margin: a wrong name is worse than
//! none. Leaves out: pronouns inside quotations, which are the speaker's own.

use super::names::Name;
use super::people::{Entity, People};
use crate::lexicon::Class;
use crate::lexicon::given_names::Gender;
use crate::text::{Place, Prose};
use std::ops::Range;

/// How many sentences back a pronoun can point.
const REACH: u32 = 8;
/// Mentions before the pronoun that are looked at; a constant, so that work stays linear.
const WINDOW: usize = 40;
/// The lead that the best must have over the next, in score.
const MARGIN: f32 = 0.35;

/// The speaker of the report before, as a pronoun may take it up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoke {
    pub entity: usize,
    pub sentence: u32,
    pub paragraph: u32,
    /// They asked somebody something: what follows is the answer, another's.
    pub asked: bool,
}

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    Man,
    Woman,
    Body,
    Several,
}

/// What it is worth to stand in the sentence whose letter or speech the pronoun speaks in.
const WITHIN: f32 = 3.0;

/// What each sentence since costs.
const FADES: f32 = -0.9;

/// What it costs to have asked.
const ASKED: f32 = 1.6;

/// What the subject since the last report is worth.
const SUBJECT_SINCE: f32 = 1.6;

/// What the pronoun `word` asks for; `None` where it is none that can be resolved ("we", "you", "who").
pub(super) fn asks(word: &str) -> Option<Asks> {
    let is = |w: &str| word.eq_ignore_ascii_case(w);
    if is("he") || is("him") {
        Some(Asks::Man)
    } else if is("she") || is("her") {
        Some(Asks::Woman)
    } else if is("it") {
        Some(Asks::Body)
    } else if is("they") || is("them") {
        Some(Asks::Several)
    } else {
        None
    }
}

/// The person that "he" or "she" at token `i` stands for, and the token where that person was named last.
///
/// `content` is what the pronoun is said to have said: those named in it before the pronoun are spoken about.
pub(super) fn person(
    prose: &Prose<'_>,
    i: usize,
    want: Gender,
    content: &[Range<usize>],
    people: &People,
    names: &[Name],
    spoke: &[Spoke],
) -> Option<(usize, usize)> {
    let here = &prose.tokens[i];
    // "a letter by Diallo, in which he said": whose it is stands in the same sentence.
    let within = i > 1 && prose.is(i - 1, "which") && prose.tokens[i - 2].any(Class::PREPOSITION);
    let before = names.partition_point(|n| n.words.start < i && n.whole().start < i);
    let mut scores: Vec<(usize, f32, usize)> = Vec::new();
    for k in (before.saturating_sub(WINDOW)..before).rev() {
        let Some(id) = people.owners[k] else { continue };
        let entity = &people.entities[id];
        let name = &names[k];
        let at = name.words.start;
        let distance = here.sentence - prose.tokens[at].sentence;
        if distance > REACH {
            break;
        }
        // "Though Ms. Ruiz has lived there, the rents are high, she said": her own.
        let conceded = |c: &Range<usize>| {
            name.whole().start == c.start + 1
                && prose.is_any(c.start, &["though", "although", "while"])
        };
        let spoken_about = content.iter().any(|c| c.contains(&at) && !conceded(c));
        if !can_be(entity, want) || spoken_about {
            continue;
        }
        let mut score = mention_score(prose, name, names, k, distance);
        if within && distance == 0 {
            score += WITHIN;
        }
        match scores.iter_mut().find(|(e, ..)| *e == id) {
            Some((_, best, _)) => *best = best.max(score) + 0.1,
            None => scores.push((id, score, at)),
        }
    }
    let subject = subject_since(prose, i, want, people, names, spoke);
    for (id, score, _) in &mut scores {
        let entity = &people.entities[*id];
        // Whoever spoke last, by a pronoun perhaps, stands nearer than their name does.
        if let Some(said) = spoke.last().filter(|s| s.entity == *id && !s.asked) {
            let since = here.sentence - said.sentence.min(here.sentence);
            *score = score.max(FADES * f32::from(since.min(10) as u8));
        }
        *score += if entity.gender == want { 1.2 } else { 0.0 };
        *score += if entity.certain { 0.4 } else { -0.4 };
        if subject == Some(*id) {
            *score += SUBJECT_SINCE;
        }
        // Who asks does not answer.
        let asker = spoke.last().filter(|s| s.asked && s.entity == *id);
        if asker.is_some_and(|s| here.paragraph - s.paragraph.min(here.paragraph) <= 1) {
            *score -= ASKED;
        }
        for (rank, said) in spoke.iter().rev().take(3).enumerate() {
            if said.entity == *id
                && !said.asked
                && here.paragraph - said.paragraph.min(here.paragraph) <= 3
            {
                *score += [2.0, 0.8, 0.3][rank];
                break;
            }
        }
    }
    scores.sort_by(|a, b| b.1.total_cmp(&a.1));
    match scores[..] {
        [] => None,
        [(id, _, at)] => Some((id, at)),
        [(id, best, at), (_, next, _), ..] => (best - next >= MARGIN).then_some((id, at)),
    }
}

/// The named subject of the sentence before or of the pronoun's own, where nobody has spoken since: "Blunt helped
/// with the bill. But on Tuesday he urged …".
fn subject_since(
    prose: &Prose<'_>,
    i: usize,
    want: Gender,
    people: &People,
    names: &[Name],
    spoke: &[Spoke],
) -> Option<usize> {
    let here = &prose.tokens[i];
    let own = prose.sentence(i);
    let before = own.start.checked_sub(1).map(|b| prose.sentence(b));
    for sentence in [Some(own.clone()), before].into_iter().flatten() {
        let number = prose.tokens[sentence.start].sentence;
        if spoke.last().is_some_and(|s| s.sentence >= number) {
            return None;
        }
        if here.paragraph > prose.tokens[sentence.start].paragraph + 1 {
            return None;
        }
        let first = names.partition_point(|n| n.whole().start < sentence.start);
        let subject = (first..names.len())
            .take_while(|&k| names[k].whole().end <= sentence.end && names[k].whole().end <= i)
            .filter(|&k| !names[k].quoted)
            .filter(|&k| is_subject(prose, &names[k]));
        // "While Diallo waits, Keita has …": of two clauses the main one, which comes last.
        let late = prose.tokens[sentence.start].any(Class::SUBORDINATOR);
        // A verb right behind the name shows more than a comma does.
        let subjects: Vec<usize> = subject.collect();
        let mut direct = subjects.iter().copied().filter(|&k| {
            prose
                .tokens
                .get(names[k].whole().end)
                .is_some_and(|t| t.mark != ',')
        });
        let subject = if late {
            direct.next_back()
        } else {
            direct.next()
        };
        let subject = subject.or_else(|| subjects.first().copied());
        let subject = subject.and_then(|k| people.owners[k]);
        if let Some(id) = subject.filter(|&id| can_be(&people.entities[id], want)) {
            return Some(id);
        }
    }
    None
}

/// Whether a name is followed by a verb, or by an insertion: "Blunt helped", "Amadou Magassa, 13, of Kati sold".
pub(super) fn is_subject(prose: &Prose<'_>, name: &Name) -> bool {
    let whole = name.whole();
    let after = &prose.tokens.get(whole.end);
    let placed = whole.start.checked_sub(1).is_some_and(|b| {
        let t = &prose.tokens[b];
        // "power-sharing in which Keita became prime minister"
        t.any(Class::PREPOSITION | Class::RELATIVE)
            && t.sentence == prose.tokens[whole.start].sentence
    });
    let verb = after.is_some_and(|t| {
        !t.any(Class::CLITIC)
            && (t.any(Class::FINITE | Class::AUXILIARY)
                || t.verb().is_some() && !t.capital
                || !t.capital
                    && prose.word(whole.end).ends_with("ed")
                    && !prose.word(whole.end).contains('-')
                || prose.is(whole.end, "only")
                || matches!(t.mark, ',' | '—'))
    });
    let word = prose.word(name.words.start);
    let abbreviation =
        name.words.len() == 1 && (word.contains('.') || word.chars().all(char::is_uppercase));
    let time =
        name.words.is_empty() || prose.tokens[name.words.start].any(Class::TIME | Class::AUXILIARY);
    verb && !abbreviation
        && !time
        && !placed
        && matches!(
            name.kind,
            super::names::NameKind::Person
                | super::names::NameKind::Maybe
                | super::names::NameKind::Word
        )
}

fn can_be(entity: &Entity, want: Gender) -> bool {
    entity.kind == super::SpeakerKind::Person
        && (entity.gender == want || entity.gender == Gender::Unknown)
}

/// How well one mention can be what a pronoun `distance` sentences later takes up.
fn mention_score(prose: &Prose<'_>, name: &Name, names: &[Name], k: usize, distance: u32) -> f32 {
    let whole = name.whole();
    let decay = 1.0 / (1.0 + f64::from(distance)) as f32;
    let mut score = FADES * f32::from(distance.min(10) as u8);
    let sentence = prose.tokens[whole.start].sentence;
    let quoted = prose.tokens[whole.start].place == Place::Inside;
    let earlier = names[..k]
        .iter()
        .rev()
        .take_while(|n| prose.tokens[n.whole().start].sentence == sentence)
        .any(|n| {
            matches!(
                n.kind,
                super::names::NameKind::Person
                    | super::names::NameKind::Maybe
                    | super::names::NameKind::Word
            ) && !n.quoted
        });
    if quoted {
        score -= 1.0 * decay;
    } else if !earlier {
        score += 1.4 * decay;
    }
    let before = whole.start.checked_sub(1).map(|b| &prose.tokens[b]);
    if before.is_some_and(|t| t.any(Class::PREPOSITION) && t.sentence == sentence) {
        score -= 0.7 * decay;
    }
    if prose.is(whole.end, "'s") {
        score -= 0.8 * decay;
    }
    score
}

/// The body or the group that spoke last, for "it" and "they".
pub(super) fn body(
    prose: &Prose<'_>,
    i: usize,
    asks: Asks,
    people: &People,
    spoke: &[Spoke],
) -> Option<usize> {
    let here = &prose.tokens[i];
    let last = spoke.last()?;
    let kind = people.entities[last.entity].kind;
    let fits = match asks {
        Asks::Body => kind == super::SpeakerKind::Institution,
        Asks::Several => match kind {
            super::SpeakerKind::Person => false,
            super::SpeakerKind::Institution => true,
            // "A witness said …. They said …" is nobody's.
            super::SpeakerKind::Unnamed => people.entities[last.entity].plural,
        },
        Asks::Man | Asks::Woman => false,
    };
    (fits && here.sentence - last.sentence.min(here.sentence) <= 2).then_some(last.entity)
}
