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
}

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    Man,
    Woman,
    Body,
    Several,
}

/// What the pronoun `word` asks for; `None` where it is none that can be resolved ("we", "you", "who").
pub(super) fn asks(word: &str) -> Option<Asks> {
    let is = |w: &str| word.eq_ignore_ascii_case(w);
    if is("he") {
        Some(Asks::Man)
    } else if is("she") {
        Some(Asks::Woman)
    } else if is("it") {
        Some(Asks::Body)
    } else if is("they") {
        Some(Asks::Several)
    } else {
        None
    }
}

/// The person that "he" or "she" at token `i` stands for, and the token where that person was named last.
pub(super) fn person(
    prose: &Prose<'_>,
    i: usize,
    want: Gender,
    people: &People,
    names: &[Name],
    spoke: &[Spoke],
) -> Option<(usize, usize)> {
    let here = &prose.tokens[i];
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
        if !can_be(entity, want) {
            continue;
        }
        let score = mention_score(prose, name, names, k, distance);
        match scores.iter_mut().find(|(e, ..)| *e == id) {
            Some((_, best, _)) => *best = best.max(score) + 0.1,
            None => scores.push((id, score, at)),
        }
    }
    for (id, score, _) in &mut scores {
        let entity = &people.entities[*id];
        *score += if entity.gender == want { 1.2 } else { 0.0 };
        *score += if entity.certain { 0.4 } else { -0.4 };
        for (rank, said) in spoke.iter().rev().take(3).enumerate() {
            if said.entity == *id && here.paragraph - said.paragraph.min(here.paragraph) <= 3 {
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

fn can_be(entity: &Entity, want: Gender) -> bool {
    entity.kind == super::SpeakerKind::Person
        && (entity.gender == want || entity.gender == Gender::Unknown)
}

/// How well one mention can be what a pronoun `distance` sentences later takes up.
fn mention_score(prose: &Prose<'_>, name: &Name, names: &[Name], k: usize, distance: u32) -> f32 {
    let whole = name.whole();
    let decay = 1.0 / (1.0 + f64::from(distance)) as f32;
    let mut score = -0.9 * f32::from(distance.min(10) as u8);
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
