//! Mentions that are no name: roles, bodies, unnamed speakers; and the roles behind a name.
//!
//! Leaves out: names (`names`) and pronouns (`pronoun`).

use crate::lexicon::world::{self, PlaceKind};
use crate::lexicon::{Class, WordList, titles};
use crate::text::{Place, Prose};
use std::ops::Range;

/// Lower-case nouns for bodies of state: with a country beside them they are named institutions.
const STATE_NOUNS: WordList = WordList::new(&[
    "military",
    "army",
    "government",
    "police",
    "ministry",
    "parliament",
    "authorities",
    "navy",
    "force",
    "presidency",
    "embassy",
    "administration",
    "forces",
    "regime",
    "cabinet",
    "council",
    "agency",
    "department",
    "command",
    "court",
    "troops",
    "intelligence",
    "commission",
    "office",
    "service",
    "senate",
    "junta",
    "union",
    "party",
    "militia",
    "coalition",
    "opposition",
    "delegation",
    "bank",
    "committee",
    "media",
    "television",
    "rebels",
    "side",
    "company",
    "group",
    "organisation",
    "organization",
    "movement",
    "church",
    "university",
    "mission",
    "board",
    "association",
    "alliance",
    "secretariat",
    "treasury",
    "authority",
    "body",
    "report",
    "statement",
]);

/// Words for a piece of a text, which speaks as the whole does.
const PARTS: &[&str] = &[
    "part", "parts", "portion", "section", "excerpt", "excerpts", "copy", "text", "version",
    "draft",
];

/// The apposition behind a name that ends at `end`: ", an adviser to …," → "an adviser to …".
pub(super) fn role_behind(prose: &Prose<'_>, end: usize) -> Option<Range<usize>> {
    let sentence = prose.sentence(end.checked_sub(1)?);
    if end + 1 >= sentence.end || prose.tokens[end].mark != ',' {
        return None;
    }
    let first = end + 1;
    let limit = sentence.end.min(first + 20);
    let close = (first..limit).find(|&i| {
        let t = &prose.tokens[i];
        !t.is_word() && !matches!(t.mark, '&' | '-' | '\'' | '’') || t.place == Place::Open
    })?;
    if close == first || !matches!(prose.tokens[close].mark, ',' | '.' | ';' | '—' | ')') {
        return None;
    }
    let opens = prose.is_any(
        first,
        &["a", "an", "the", "one", "its", "their", "his", "her"],
    ) || prose.tokens[first].any(Class::TITLE);
    let titled = (first..close)
        .take(8)
        .any(|i| titles::lookup_printed(prose.word(i)).is_some())
        || (first..close).any(|i| {
            prose.is_any(
                i,
                &["head", "leader", "chief", "member", "co-founder", "founder"],
            )
        });
    let clausal = (first..close)
        .any(|i| prose.tokens[i].any(Class::FINITE | Class::RELATIVE) && !prose.is(i, "'s"));
    let from_title = titles::lookup_printed(prose.word(first)).is_some()
        || prose.tokens[first].capital && titled;
    (titled && !clausal && (opens || from_title)).then_some(first..close)
}

/// The role that a name in commas explains: "The ferry's captain, Mateo Silvestre, …" → "ferry's captain".
pub(super) fn role_in_front(prose: &Prose<'_>, name: &Range<usize>) -> Option<Range<usize>> {
    let comma = name.start.checked_sub(1)?;
    let closed = prose
        .tokens
        .get(name.end)
        .is_some_and(|t| matches!(t.mark, ',' | '.'));
    if prose.tokens[comma].mark != ',' || !closed {
        return None;
    }
    let lo = prose.sentence(comma).start;
    let start = super::names::title_before(prose, comma, lo)?;
    let role = super::names::extend_role(prose, start..comma);
    let determined = role.start > lo && prose.tokens[role.start - 1].any(Class::DETERMINER)
        || role.start == lo
        || prose.tokens[role.start].capital;
    determined.then_some(role)
}

/// The part of a mention that carries its head: before an apposition, a preposition or a relative clause, without
/// its determiner.
#[derive(Clone, Debug)]
pub(super) struct Core {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// "the", "his": it means somebody known.
    pub definite: bool,
    /// The mention goes on after the head ("of the army", "for Médecins …").
    pub rest: Range<usize>,
}

/// Cuts a mention to its core.
pub(super) fn core(prose: &Prose<'_>, mention: &Range<usize>) -> Core {
    let mut start = mention.start;
    let mut definite = false;
    while start < mention.end && prose.tokens[start].any(Class::DETERMINER) {
        definite |= prose.is_any(
            start,
            &["the", "his", "her", "their", "its", "this", "that", "both"],
        );
        start += 1;
    }
    // "a March 14, 2019 press release"
    if start > mention.start && prose.tokens.get(start).is_some_and(|t| t.any(Class::TIME)) {
        let dated = |i: usize| {
            prose.tokens[i].any(Class::TIME)
                || prose.tokens[i].mark == ','
                || prose.word(i).starts_with(|c: char| c.is_ascii_digit())
        };
        start = (start..mention.end).find(|&i| !dated(i)).unwrap_or(start);
    }
    // "One of these groups", "six in 10": all of it, or it would be the groups.
    let partitive = start > mention.start
        && (prose.is(start, "of") || prose.is(start, "in") && start + 2 == mention.end);
    if partitive {
        start -= 1;
        definite = false;
    } else if start + 2 < mention.end && prose.is_any(start, PARTS) && prose.is(start + 1, "of") {
        // "Part of the judge's statement": what it is a part of.
        return core(prose, &(start + 2..mention.end));
    }
    let mut end = start;
    while end < mention.end {
        let token = &prose.tokens[end];
        let cuts = end > start + usize::from(partitive)
            && (token.any(Class::PREPOSITION | Class::RELATIVE)
                || is_participle(prose, end)
                || prose.is_any(end, &["himself", "herself", "itself", "themselves"])
                || token.mark == ','
                || token.mark == '('
                || token.mark == '—'
                || token.mark == '–');
        if cuts {
            break;
        }
        end += 1;
    }
    let head = last_phrase(prose, start..end);
    if partitive {
        return Core {
            tokens: start..end,
            definite,
            rest: end..mention.end,
        };
    }
    if head.start > start {
        definite = true; // "Keita's spokesman": a known one's
    }
    Core {
        tokens: head,
        definite,
        rest: end..mention.end,
    }
}

/// "a statement released by …", "protesters marching through …": a participle that opens what the head does.
fn is_participle(prose: &Prose<'_>, i: usize) -> bool {
    let word = prose.word(i);
    let opens = prose.tokens.get(i + 1).is_some_and(|t| {
        t.any(Class::PREPOSITION | Class::DETERMINER | Class::POSSESSIVE | Class::TIME)
    });
    !prose.tokens[i].capital
        && opens
        && (word.len() > 5 && word.ends_with("ing")
            || word.ends_with("ed") && prose.is(i + 1, "by")
            || prose.is_any(
                i,
                &[
                    "released",
                    "issued",
                    "published",
                    "sent",
                    "seen",
                    "obtained",
                    "cited",
                    "quoted",
                ],
            ))
}

/// Behind the last possessive of the core: "the president's spokesman" → "spokesman".
fn last_phrase(prose: &Prose<'_>, core: Range<usize>) -> Range<usize> {
    let cut = core
        .clone()
        .rev()
        .find(|&i| prose.is(i, "'s") || matches!(prose.tokens[i].mark, '\'' | '’'))
        .map_or(core.start, |i| i + 1);
    if cut < core.end { cut..core.end } else { core }
}

/// The title at the end of a core: "Russian president" → "president".
pub(super) fn head_title(
    prose: &Prose<'_>,
    core: &Range<usize>,
) -> Option<(Range<usize>, titles::TitleInfo)> {
    (1..=titles::MAX_WORDS.min(core.len())).rev().find_map(|n| {
        let range = core.end - n..core.end;
        titles::lookup_printed(prose.words(&range)).map(|info| (range, info))
    })
}

/// Whether the core is a body of a state or an organisation that its words name ("Israeli military").
pub(super) fn is_body(prose: &Prose<'_>, core: &Range<usize>) -> bool {
    !core.is_empty() && STATE_NOUNS.has(prose.word(core.end - 1))
}

/// Whether an unnamed mention means more than one.
pub(super) fn is_plural(prose: &Prose<'_>, core: &Core) -> bool {
    let last = prose.word(core.tokens.end - 1).to_lowercase();
    match titles::lookup(&last) {
        Some(title) => title.plural,
        None => {
            last.ends_with('s') && !last.ends_with("ss")
                || last == "people"
                || last == "media"
                || last == "police"
        }
    }
}

/// Nouns for several people together, whom "they" can mean.
const COLLECTIVES: WordList = WordList::new(&[
    "team",
    "crew",
    "couple",
    "pair",
    "duo",
    "trio",
    "family",
    "panel",
    "band",
    "jury",
    "staff",
    "crowd",
    "public",
    "squad",
    "household",
    "community",
    "tribe",
    "clan",
]);

/// Nouns for people in the plural, and bodies of them, that no title and no ending shows.
const PEOPLE: WordList = WordList::new(&[
    "people",
    "residents",
    "families",
    "authorities",
    "relatives",
    "women",
    "men",
    "children",
    "police",
    "media",
    "press",
    "victims",
    "survivors",
    "neighbours",
    "neighbors",
    "locals",
    "groups",
    "parties",
    "unions",
    "companies",
    "governments",
    "allies",
    "feds",
    "cops",
    "troops",
    "forces",
    "fans",
    "critics",
    "experts",
    "others",
    "youths",
    "guests",
    "captives",
    "hostages",
    "relations",
    "tribes",
    "communities",
    "organisations",
    "organizations",
    "agencies",
    "ministries",
    "banks",
    "firms",
    "airlines",
    "schools",
    "universities",
    "churches",
    "newspapers",
    "outlets",
    "campaigns",
    "households",
    "couples",
    "teams",
    "crews",
    "officials",
    "academics",
    "astronomers",
    "nurses",
    "twins",
    "adults",
    "teens",
    "teenagers",
    "villagers",
    "gunmen",
    "militias",
    "guerrillas",
]);

/// Whether the head of an unnamed mention is several people called by one noun: "the team".
pub(super) fn is_collective(prose: &Prose<'_>, core: &Core) -> bool {
    COLLECTIVES.has(prose.word(core.tokens.end - 1))
}

/// Whether the head of an unnamed mention is surely people or bodies of them: microbes and results say nothing.
pub(super) fn are_people(prose: &Prose<'_>, core: &Core) -> bool {
    const DOERS: &[&str] = &["ers", "ors", "ists", "ians", "ees"];
    let last = prose.word(core.tokens.end - 1);
    is_collective(prose, core)
        || PEOPLE.has(last)
        || titles::lookup_printed(last).is_some()
        || is_body(prose, &core.tokens)
        || DOERS.iter().any(|e| last.ends_with(e)) && !super::mute::is_no_speaker(prose, core)
}

/// The country or body that some word of the range belongs to.
pub(super) fn belongs_to(prose: &Prose<'_>, range: &Range<usize>) -> Option<&'static str> {
    range.clone().find_map(|i| {
        let entry = world::lookup(prose.word(i))?;
        (entry.kind != PlaceKind::City && !entry.weak).then_some(entry.party)
    })
}
