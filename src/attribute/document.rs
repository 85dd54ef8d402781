//! A text speaks for the one who issued it: "a statement by the ministry", "Obi's letter", "the statement" after
//! "Obi issued a statement".
//!
//! Leaves out: texts whose makers the article does not name, which stay speakers of their own ("a UN report",
//! "the survey").

use super::names::NameKind;
use super::noun::Core;
use super::resolve::Resolver;
use super::{Attribution, Grade, SpeakerKind};
use crate::lexicon::Class;
use crate::lexicon::given_names::Gender;
use std::ops::Range;

/// Texts in which somebody speaks.
const TEXTS: &[&str] = &[
    "statement",
    "statements",
    "release",
    "letter",
    "letters",
    "tweet",
    "tweets",
    "message",
    "messages",
    "post",
    "posts",
    "memo",
    "memorandum",
    "speech",
    "communique",
    "communiqué",
    "email",
    "e-mail",
    "note",
    "op-ed",
    "testimony",
    "declaration",
    "announcement",
    "report",
    "reports",
    "study",
    "survey",
    "poll",
    "analysis",
    "review",
    "research",
    "bulletin",
    "editorial",
    "remarks",
    "comments",
    "account",
    "version",
    "assessment",
    "estimate",
    "estimates",
    "figures",
    "statistics",
    "numbers",
    "records",
    "data",
    "document",
    "documents",
    "complaint",
    "petition",
    "resolution",
    "ruling",
    "verdict",
    "decree",
    "order",
    "article",
    "book",
    "interview",
    "schedule",
    "record",
    "records",
    "website",
    "site",
    "filing",
    "filings",
    "blog",
    "memoir",
    "memoirs",
    "autobiography",
    "diary",
    "diaries",
    "findings",
    "results",
    "paper",
    "work",
];

/// What a study brings, which speaks for those who made it where it says nothing of its own.
const FINDINGS: &[&str] = &[
    "findings", "results", "result", "data", "work", "paper", "research", "analysis",
];

/// Words for a study and for those who make one.
const MAKERS: &[&str] = &[
    "study",
    "report",
    "survey",
    "paper",
    "research",
    "review",
    "researchers",
    "scientists",
    "authors",
    "team",
    "astronomers",
    "economists",
    "academics",
    "archaeologists",
    "biologists",
    "physicists",
    "experts",
    "group",
    "academy",
    "university",
    "institute",
    "laboratory",
];

/// Reports before a finding among which its makers are looked for.
const LAST_REPORTS: usize = 5;

/// Texts that are the issuer's own words, so that "the statement" later is the issuer speaking.
const OWN_WORDS: &[&str] = &[
    "statement",
    "release",
    "letter",
    "tweet",
    "message",
    "post",
    "memo",
    "communique",
    "communiqué",
    "email",
    "e-mail",
    "declaration",
    "announcement",
    "memoir",
    "memoirs",
    "autobiography",
    "diary",
    "diaries",
];

/// How far back the issuer of "the statement" is looked for, in tokens.
const REACH: usize = 160;

impl Resolver<'_, '_> {
    /// The issuer of a text that is said to say something; `None` where the mention is no text or nobody issued it.
    pub(super) fn document(&mut self, mention: &Range<usize>, core: &Core) -> Option<Attribution> {
        let prose = self.prose;
        let head = core.tokens.end.checked_sub(1)?;
        if !prose.is_any(head, TEXTS) {
            return None;
        }
        if let Some(found) = self.owner_of(mention.start, head) {
            return Some(found);
        }
        let alone = core.tokens.len() == 1 && core.rest.is_empty();
        let bare = alone && core.definite;
        if alone && prose.is_any(head, FINDINGS) && (bare || mention.len() == 1) {
            return self.makers(head);
        }
        if bare && prose.is_any(head, OWN_WORDS) && prose.is(mention.start, "the") {
            return self.issued_before(head);
        }
        None
    }

    /// "The findings suggested …": the study, or those who made it, of whom one of the last reports is.
    fn makers(&mut self, head: usize) -> Option<Attribution> {
        let recent = self.spoke.iter().rev().take(LAST_REPORTS).map(|s| s.entity);
        let mut makers = recent.filter(|&id| {
            let entity = &self.people.entities[id];
            let mut words = entity.name.split(' ');
            entity.kind != SpeakerKind::Person
                && words.any(|w| MAKERS.iter().any(|m| m.eq_ignore_ascii_case(w)))
        });
        let id = makers.next()?;
        let antecedent = self.antecedent(id, usize::MAX, head);
        Some(Attribution {
            speaker: Some(id),
            grade: Grade::Inferred,
            antecedent,
        })
    }

    /// "her memoirs", "his letter": whoever the possessive takes up.
    fn of_the_one_before(&mut self, possessive: usize) -> Option<Attribution> {
        let prose = self.prose;
        let want = if prose.is(possessive, "his") {
            Gender::Masculine
        } else if prose.is(possessive, "her") {
            Gender::Feminine
        } else {
            return None;
        };
        let (id, named) = super::pronoun::person(
            prose,
            possessive,
            want,
            &self.content,
            &self.people,
            self.names,
            &self.spoke,
        )?;
        Some(Attribution {
            speaker: Some(id),
            grade: Grade::Inferred,
            antecedent: self.antecedent(id, named, possessive),
        })
    }

    /// "Obi's statement", "a statement released by the ministry": the owner of the text at `head`.
    fn owner_of(&mut self, lo: usize, head: usize) -> Option<Attribution> {
        let prose = self.prose;
        let possessive = (lo..head).rev().find(|&i| prose.is(i, "'s"));
        // "Diallo's office said in a statement": the office issued it.
        let possessive = possessive.filter(|&mark| {
            !prose.tokens[mark + 1..head]
                .iter()
                .any(|t| t.any(Class::PREPOSITION | Class::FINITE | Class::AUXILIARY))
        });
        if let Some(mark) = possessive {
            let own = prose.is_any(head, OWN_WORDS);
            return self.issuer(&(lo..mark), own);
        }
        if prose.is_any(head, OWN_WORDS)
            && let Some(found) = self.of_the_one_before(lo)
        {
            return Some(found);
        }
        if let Some(found) = self.body_in_front(lo, head) {
            return Some(found);
        }
        let mut at = head + 1;
        if prose.is_any(
            at,
            &[
                "released",
                "issued",
                "published",
                "sent",
                "put",
                "written",
                "carried",
                "posted",
            ],
        ) {
            at += 1;
        }
        let by = prose.is_any(at, &["by", "from"]);
        if !by || prose.tokens.get(at).is_none_or(|t| !t.outside()) {
            return None;
        }
        let sentence = prose.sentence(at);
        let phrase = crate::extract::noun_phrase_at(prose, at + 1, sentence.end)?;
        self.issuer(&phrase, false)
    }

    /// "Red Crescent records", "a Hamas press release": the body whose name stands right before the text.
    fn body_in_front(&mut self, lo: usize, head: usize) -> Option<Attribution> {
        let prose = self.prose;
        let kind_of_text = prose.is_any(
            head.checked_sub(1)?,
            &["press", "news", "media", "flight", "court", "police"],
        ) && !prose.tokens[head - 1].capital;
        let end = head - usize::from(kind_of_text);
        let k = self.names.partition_point(|n| n.words.end < end);
        let name = self.names.get(k)?;
        let body = name.kind == NameKind::Institution && name.words.end == end;
        if !body || name.words.start < lo || end == name.words.start {
            return None;
        }
        Some(Attribution {
            speaker: Some(self.people.owners[k]?),
            grade: Grade::Named,
            antecedent: None,
        })
    }

    /// The one that a phrase names; nobody the article leaves unnamed, who would not be found again, unless the words
    /// are surely theirs ("the family's statement").
    fn issuer(&mut self, phrase: &Range<usize>, own_words: bool) -> Option<Attribution> {
        if phrase.is_empty() || self.prose.tokens[phrase.start].any(Class::POSSESSIVE) {
            return None;
        }
        let found = self.mention(phrase);
        let kind = self.people.entities.get(found.speaker?)?.kind;
        (kind != SpeakerKind::Unnamed || own_words).then_some(found)
    }

    /// "The statement said": the issuer of the last one that was issued, or who spoke in it.
    fn issued_before(&mut self, head: usize) -> Option<Attribution> {
        let prose = self.prose;
        let noun = prose.word(head).to_lowercase();
        let here = &prose.tokens[head];
        let from = head.saturating_sub(REACH);
        let before = (from..head.saturating_sub(1)).rev().find(|&i| {
            prose.is(i, &noun)
                && prose.tokens[i].outside()
                && prose.tokens[i].paragraph + 1 >= here.paragraph
                && prose.tokens[i].sentence < here.sentence
                && !prose.is(i.saturating_sub(1), "the")
        })?;
        let sentence = prose.sentence(before);
        let own = self.owner_of(sentence.start.max(before.saturating_sub(6)), before);
        let id = if let Some(found) = own {
            found.speaker
        } else {
            let number = prose.tokens[before].sentence;
            let mut there = self.spoke.iter().rev().filter(|s| s.sentence == number);
            there.next().map(|s| s.entity)
        };
        let id = id?;
        if self.people.entities[id].kind == SpeakerKind::Unnamed {
            return None;
        }
        let antecedent = self.antecedent(id, usize::MAX, head);
        Some(Attribution {
            speaker: Some(id),
            grade: Grade::Inferred,
            antecedent,
        })
    }
}
