//! Which articles a reader asks for: by outlet, party or speaker, days, and words of the title.
//!
//! Read from the query of a form, bounded, and written back so that every page of a list keeps it. What a filter
//! asks is looked up in the dossier in memory, once over the articles; no text is searched.

use crate::article::Article;
use crate::dossier::{Dossier, PartyIx};
use crate::web::frame::day;
use crate::web::links::{decode, encode};
use crate::web::show::Show;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Characters of one field that are read; nobody's outlet has a longer name.
const LONGEST: usize = 100;
/// Words of a field that are looked for.
const WORDS: usize = 8;
/// Outlets that a list offers; where there are more, the name is typed.
const OFFERED: usize = 60;

/// A filter as the form shows it.
pub(super) struct Filter<'d> {
    /// Part of an outlet's name.
    pub(super) outlet: String,
    /// A party, with its place.
    party: Option<PartyIx>,
    /// Part of a speaker's name.
    pub(super) speaker: String,
    /// The first day, as it was typed.
    pub(super) from: String,
    /// The last day, as it was typed.
    pub(super) to: String,
    /// Words of the title.
    pub(super) words: String,
    /// What was typed for a day and is none, in words for the page.
    pub(super) unread: Vec<String>,
    /// Outlets to choose from, with whether it is chosen; empty where there are too many, or none.
    pub(super) outlets: Vec<(&'d str, bool)>,
    /// Parties to choose from: identifier, name, whether it is chosen.
    pub(super) parties: Vec<(&'d str, &'d str, bool)>,
    days: (Option<Date>, Option<Date>),
}

/// The articles that a filter leaves, and what stands in them.
pub(super) struct Selection {
    /// Their places, in the order of the dossier.
    pub(super) articles: Vec<usize>,
    /// Statements in them.
    pub(super) statements: usize,
    /// Those of the party or speaker asked for; `None` where none was.
    pub(super) of_asked: Option<usize>,
}

impl<'d> Filter<'d> {
    /// Reads a query; a field that is not a form's is passed over.
    pub(super) fn read(show: &Show<'d>, query: &str) -> Self {
        let dossier = show.dossier();
        let field = |name: &str| field(query, name);
        let party = show.site.party(&field("party"));
        let (from, to) = (field("from"), field("to"));
        let days = (from.parse().ok(), to.parse().ok());
        let unread = [(&from, days.0), (&to, days.1)]
            .into_iter()
            .filter(|(typed, day)| !typed.is_empty() && day.is_none())
            .map(|(typed, _)| typed.clone())
            .collect();
        let outlet = field("outlet");
        let parties = dossier.parties.iter().enumerate();
        Self {
            outlets: outlets(dossier)
                .into_iter()
                .map(|name| (name, name == outlet))
                .collect(),
            parties: parties
                .map(|(p, of)| (of.id.as_str(), of.name.as_str(), party == Some(p)))
                .collect(),
            outlet,
            party,
            speaker: field("speaker"),
            from,
            to,
            words: field("words"),
            unread,
            days,
        }
    }

    /// Nothing is asked for: all articles stand.
    pub(super) fn is_empty(&self) -> bool {
        self.party.is_none()
            && self.days == (None, None)
            && [&self.outlet, &self.speaker, &self.words]
                .into_iter()
                .all(String::is_empty)
    }

    /// The query that asks for the same; empty, or with its question mark.
    pub(super) fn query(&self, dossier: &Dossier) -> String {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let party = self.party.map_or("", |p| dossier.parties[p].id.as_str());
        let fields = [
            ("outlet", self.outlet.as_str()),
            ("party", party),
            ("speaker", &self.speaker),
            ("from", &day(self.days.0)),
            ("to", &day(self.days.1)),
            ("words", &self.words),
        ];
        let mut query = String::new();
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
            let sign = if query.is_empty() { '?' } else { '&' };
            // Writing to a string cannot fail.
            let _ = write!(query, "{sign}{name}={}", encode(value));
        }
        query
    }

    /// What is asked for, in words: "of “Daily News”, from 1 May 2024, with “talks” in the title".
    pub(super) fn in_words(&self, dossier: &Dossier) -> String {
        let mut parts = Vec::new();
        if !self.outlet.is_empty() {
            parts.push(format!("by “{}”", self.outlet));
        }
        if let Some(party) = self.party {
            parts.push(format!("in which {} speaks", dossier.parties[party].name));
        }
        if !self.speaker.is_empty() {
            parts.push(format!("in which “{}” speaks", self.speaker));
        }
        match self.days {
            (Some(first), Some(last)) => {
                parts.push(format!("from {} to {}", day(first), day(last)));
            }
            (Some(first), None) => parts.push(format!("from {} on", day(first))),
            (None, Some(last)) => parts.push(format!("up to {}", day(last))),
            (None, None) => {}
        }
        if !self.words.is_empty() {
            parts.push(format!("with “{}” in the title", self.words));
        }
        parts.join(", ")
    }

    /// The articles that are asked for.
    pub(super) fn select(&self, dossier: &Dossier) -> Selection {
        let spoken = self.spoken(dossier);
        let words = Words::of(&self.words);
        // A name of the list is meant whole; a typed one may be a part.
        let listed = self.outlets.iter().any(|(_, chosen)| *chosen);
        let outlet = Words::of(&self.outlet);
        let is_of = |article: &Article| {
            let name = article.meta.outlet.as_deref().unwrap_or("");
            if listed {
                name == self.outlet
            } else {
                outlet.stand_in(name)
            }
        };
        let stands = |(at, article): &(usize, &Article)| {
            self.days_fit(article)
                && spoken.as_ref().is_none_or(|spoken| spoken[*at] > 0)
                && is_of(article)
                && words.stand_in(article.title())
        };
        let all = dossier.articles.iter().map(|a| &**a).enumerate();
        let articles: Vec<usize> = all.filter(stands).map(|(at, _)| at).collect();
        let statements = articles.iter().map(|&at| dossier.said_in(at).len()).sum();
        let of_asked = spoken.map(|spoken| articles.iter().map(|&at| spoken[at] as usize).sum());
        Selection {
            articles,
            statements,
            of_asked,
        }
    }

    /// For every article, the statements of the party and the speakers asked for; `None` where none is.
    fn spoken(&self, dossier: &Dossier) -> Option<Vec<u32>> {
        if self.party.is_none() && self.speaker.is_empty() {
            return None;
        }
        let name = Words::of(&self.speaker);
        let mut spoken = vec![0; dossier.articles.len()];
        let speakers = dossier.speakers.iter().filter(|speaker| {
            let of_party = self.party.is_none() || speaker.party == self.party;
            of_party && name.stand_in(&speaker.name)
        });
        for &statement in speakers.flat_map(|speaker| &speaker.statements) {
            spoken[dossier.statements[statement].article] += 1;
        }
        Some(spoken)
    }

    fn days_fit(&self, article: &Article) -> bool {
        let (first, last) = self.days;
        if first.is_none() && last.is_none() {
            return true;
        }
        article.meta.published.is_some_and(|day| {
            first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
        })
    }
}

/// The outlets of a dossier, A–Z; none where there are too many to choose from.
fn outlets(dossier: &Dossier) -> Vec<&str> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let all = dossier.articles.iter();
    for outlet in all.filter_map(|article| article.meta.outlet.as_deref()) {
        names.insert(outlet);
        if names.len() > OFFERED {
            return Vec::new();
        }
    }
    names.into_iter().collect()
}

/// A field of a query: one line, spaces single.
fn field(query: &str, name: &str) -> String {
    let value = query
        .split('&')
        .find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
        .unwrap_or("")
        .replace('+', " ");
    let value = decode(&value).unwrap_or_default();
    let plain = value.chars().map(|c| if c.is_control() { ' ' } else { c });
    let plain: String = plain.take(LONGEST).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that must all stand in a text, as parts of its words, in any order; small letters and capitals are one.
struct Words(Vec<String>);

impl Words {
    fn of(typed: &str) -> Self {
        let words = typed.to_lowercase();
        Self(
            words
                .split(' ')
                .filter(|w| !w.is_empty())
                .take(WORDS)
                .map(str::to_owned)
                .collect(),
        )
    }

    fn stand_in(&self, text: &str) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let text = text.to_lowercase();
        self.0.iter().all(|word| text.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_read_as_a_form_writes_it() {
        let query = "words=border+talks&outlet=Caf%C3%A9%20%26%20Co&from=%ff&x";
        assert_eq!(field(query, "words"), "border talks");
        assert_eq!(field(query, "outlet"), "Café & Co");
        assert_eq!(field(query, "from"), "");
        assert_eq!(field(query, "party"), "");
        assert_eq!(
            field(&format!("words={}", "x".repeat(500)), "words").len(),
            LONGEST
        );
    }

    #[test]
    fn all_words_must_stand_in_any_order_and_case() {
        let words = Words::of("TALKS peace");
        assert!(words.stand_in("Peace talks go on"));
        assert!(!words.stand_in("Talks go on"));
        assert!(Words::of("").stand_in(""));
    }
}
