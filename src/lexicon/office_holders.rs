//! Who held which office when, 1990 to 2026: heads of state and government, foreign and defence ministers,
//! well-known spokespeople, heads of international bodies and of armed groups.
//!
//! Used for a party only where nothing in the text says one, and only for a full name or a surname under its
//! title. The table beside this file is written from general knowledge, by the year; it is no register of
//! everybody. Leaves out: what an article says of a person.

use std::sync::LazyLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::given_names::{fold, is_family_first, is_particle};

/// One term in one office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The usual full name in English.
    pub name: &'static str,
    /// The office: "President", "Foreign Minister".
    pub office: &'static str,
    /// The country, body or group.
    pub party: &'static str,
    /// First year of the term.
    pub from: i16,
    /// Last year of the term; `None` where it goes on.
    pub until: Option<i16>,
}

impl Holder {
    /// "President, Russia, since 1999 (table of offices)", for the page.
    #[must_use]
    pub fn in_words(&self) -> String {
        let Self {
            name,
            office,
            party,
            from,
            ..
        } = self;
        match self.until {
            Some(until) => {
                format!("{name} is in the table of offices: {office}, {party}, {from}–{until}")
            }
            None => format!("{name} is in the table of offices: {office}, {party}, since {from}"),
        }
    }

    fn covers(&self, year: i16) -> bool {
        self.from <= year && self.until.is_none_or(|until| year <= until)
    }
}

/// The term of the person with this full name (any spelling of the table, accents and case not counted) that
/// covers the day, else the last before it. Where no day is given and the terms are for different parties,
/// `None`.
#[must_use]
pub fn by_name(name: &str, on: Option<Date>) -> Option<&'static Holder> {
    let terms = TABLE.names.get(fold(name).as_ref())?;
    of_terms(terms.iter().map(|&i| &TABLE.holders[i]), on)
}

/// The holder whose title stands in `role` and whose surname is `surname`: "Russian President" and "Putin".
#[must_use]
pub fn by_title(role: &str, surname: &str, on: Option<Date>) -> Option<&'static Holder> {
    let role = fold(role).into_owned();
    let terms = TABLE.surnames.get(fold(surname).as_ref())?;
    let holders = terms.iter().map(|&i| &TABLE.holders[i]);
    of_terms(
        holders.filter(|h| role.contains(&fold(h.office).into_owned()) && in_office(h, on)),
        on,
    )
}

/// The one party of all in the table who bear this surname and are in office that day; `None` where it is
/// borne for two parties.
#[must_use]
pub fn by_surname(surname: &str, on: Option<Date>) -> Option<&'static Holder> {
    let terms = TABLE.surnames.get(fold(surname).as_ref())?;
    let holders = terms.iter().map(|&i| &TABLE.holders[i]);
    let mut in_office = holders.filter(|h| in_office(h, on));
    let first = in_office.next()?;
    in_office.all(|h| h.party == first.party).then_some(first)
}

fn in_office(holder: &Holder, on: Option<Date>) -> bool {
    on.is_none_or(|day| holder.covers(day.year()))
}

/// One term of several: the one that covers the day, else the last before it, else the first; where they
/// are for different parties and nothing decides, none.
fn of_terms(
    terms: impl Iterator<Item = &'static Holder> + Clone,
    on: Option<Date>,
) -> Option<&'static Holder> {
    let one_party = {
        let mut parties = terms.clone().map(|h| h.party);
        let first = parties.next()?;
        parties.all(|p| p == first)
    };
    let Some(year) = on.map(Date::year) else {
        return if one_party {
            terms.max_by_key(|h| h.from)
        } else {
            None
        };
    };
    let covering = terms
        .clone()
        .filter(|h| h.covers(year))
        .max_by_key(|h| h.from);
    let before = terms
        .clone()
        .filter(|h| h.from <= year)
        .max_by_key(|h| h.from);
    covering
        .or(before)
        .or_else(|| terms.min_by_key(|h| h.from).filter(|_| one_party))
}

struct Table {
    holders: Vec<Holder>,
    names: FxHashMap<String, Vec<usize>>,
    surnames: FxHashMap<String, Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        holders: Vec::new(),
        names: FxHashMap::default(),
        surnames: FxHashMap::default(),
    };
    for line in include_str!("office_holders.tsv").lines() {
        let cells: Vec<&'static str> = line.split('\t').collect();
        let [name, others, office, party, from, until] = cells.as_slice() else {
            continue; // a test sees to it that no row is lost
        };
        let Ok(from) = from.parse() else { continue };
        let at = table.holders.len();
        table.holders.push(Holder {
            name,
            office,
            party,
            from,
            until: until.parse().ok(),
        });
        for spelling in std::iter::once(*name).chain(others.split(';')) {
            if spelling.is_empty() {
                continue;
            }
            let full = fold(spelling).into_owned();
            table.names.entry(full).or_default().push(at);
            let surname = fold(&surname(spelling)).into_owned();
            let terms = table.surnames.entry(surname).or_default();
            if terms.last() != Some(&at) {
                terms.push(at);
            }
        }
    }
    table
});

/// The words of a full name that newspapers use alone: "Putin", "von der Leyen", "Xi".
fn surname(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    if words.first().is_some_and(|first| is_family_first(first)) && words.len() > 1 {
        return words[0].to_owned();
    }
    let last = words.len().saturating_sub(1);
    let start = (1..last)
        .rev()
        .take_while(|&i| is_particle(words[i]))
        .last()
        .unwrap_or(last);
    words[start.min(words.len())..].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(name: &str, on: Option<Date>, party: Option<&str>) {
        assert_eq!(by_name(name, on).map(|h| h.party), party, "{name}");
    }

    #[test]
    fn full_names_on_a_day() {
        check("Vladimir Putin", None, Some("Russia"));
        check(
            "Volodymyr Zelenskyy",
            Some(date(2022, 6, 1)),
            Some("Ukraine"),
        );
        check(
            "Recep Tayyip Erdogan",
            Some(date(2019, 6, 1)),
            Some("Turkey"),
        );
        check("Jens Stoltenberg", Some(date(2010, 6, 1)), Some("Norway"));
        check("Jens Stoltenberg", Some(date(2019, 6, 1)), Some("NATO"));
        check("Jens Stoltenberg", None, None);
        check(
            "Donald Tusk",
            Some(date(2016, 6, 1)),
            Some("European Union"),
        );
        check("Donald Tusk", Some(date(2024, 6, 1)), Some("Poland"));
        check(
            "Barack Obama",
            Some(date(2020, 6, 1)),
            Some("United States"),
        );
        check("Putin", None, None);
        check("Jane Doe", Some(date(2020, 6, 1)), None);
    }

    #[test]
    fn a_surname_under_its_title() {
        let party = |role, name, on| by_title(role, name, on).map(|h| h.party);
        assert_eq!(
            party("President", "Putin", Some(date(2022, 6, 1))),
            Some("Russia")
        );
        assert_eq!(party("President", "Putin", None), Some("Russia"));
        assert_eq!(
            party("President", "Xi", Some(date(2019, 6, 1))),
            Some("China")
        );
        assert_eq!(
            party("Prime Minister", "Abe", Some(date(2019, 6, 1))),
            Some("Japan")
        );
        assert_eq!(party("President", "Abe", Some(date(2019, 6, 1))), None);
        assert_eq!(
            party("Prime Minister", "Johnson", Some(date(2020, 6, 1))),
            Some("United Kingdom")
        );
        assert_eq!(
            party("Prime Minister", "Johnson", Some(date(1995, 6, 1))),
            None
        );
    }

    #[test]
    fn a_surname_alone_where_it_is_of_one_party() {
        let party = |name, on| by_surname(name, on).map(|h| h.party);
        assert_eq!(party("Zelensky", Some(date(2023, 6, 1))), Some("Ukraine"));
        assert_eq!(
            party("von der Leyen", Some(date(2023, 6, 1))),
            Some("European Union")
        );
        assert_eq!(
            party("Fernández", Some(date(2020, 6, 1))),
            Some("Argentina")
        );
        assert_eq!(
            party("Clinton", Some(date(1998, 6, 1))),
            Some("United States")
        );
        assert_eq!(
            party("Khan", Some(date(2021, 6, 1))),
            None,
            "Pakistan and the ICC"
        );
    }

    #[test]
    fn every_row_is_read() {
        let rows = include_str!("office_holders.tsv")
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .count();
        assert_eq!(TABLE.holders.len(), rows);
        assert!(rows > 450, "{rows}");
        for holder in &TABLE.holders {
            assert!(
                super::super::world::lookup(holder.party).is_some(),
                "{holder:?}"
            );
            assert!(
                holder.until.is_none_or(|until| holder.from <= until),
                "{holder:?}"
            );
        }
    }
}
