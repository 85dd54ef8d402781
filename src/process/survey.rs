//! `onrecord check DIR`: what a folder comes to, and everything in it that its operator should look at.
//!
//! Leaves out: the statements one by one (`check` with files), and reading the folder (`folder`).

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::terminal::visible;
use crate::article::Note;
use crate::attribute::{SpeakerKind, fold};
use crate::dossier::{Dossier, Speaker};

/// Names that begin alike are compared with at most so many others: a folder of a hundred thousand articles has
/// thousands of people.
const COMPARED: usize = 40;
/// Two longer names that differ in so many letters may be one.
const SLIPS: usize = 2;
/// Names with fewer letters are told apart by one.
const LONG: usize = 8;

/// Writes the survey of a dossier. True where there is nothing to note.
///
/// # Errors
/// What the system says of `out`.
pub fn print(dossier: &Dossier, out: &mut impl Write) -> io::Result<bool> {
    let unassigned = dossier.unassigned().count();
    writeln!(
        out,
        "articles {}, statements {}, speakers {}, parties {}, unassigned statements {unassigned}, not taken {}",
        dossier.articles.len(),
        dossier.statements.len(),
        dossier.speakers.len(),
        dossier.parties.len(),
        dossier.rejects.len(),
    )?;
    for party in &dossier.parties {
        let (name, statements) = (visible(&party.name), party.statements.len());
        let side = if party.side { ", a side" } else { "" };
        writeln!(
            out,
            "party: {name}{side}: speakers {}, statements {statements}",
            party.speakers.len()
        )?;
    }
    for speaker in dossier.speakers.iter().filter(|s| s.party.is_none()) {
        writeln!(
            out,
            "no party: {} (statements {})",
            visible(&speaker.name),
            speaker.statements.len()
        )?;
    }
    for (one, other) in alike(&dossier.speakers) {
        writeln!(
            out,
            "alike: {} and {}; if they are one, say so under [[merge]] in corrections.toml",
            visible(one),
            visible(other)
        )?;
    }
    let mut notes: Vec<&Note> = dossier
        .articles
        .iter()
        .flat_map(|a| &a.notes)
        .chain(&dossier.notes)
        .collect();
    notes.sort();
    for note in &notes {
        match note.line {
            Some(line) => writeln!(
                out,
                "note: {}:{line}: {}",
                visible(&note.file),
                visible(&note.message)
            )?,
            None => writeln!(
                out,
                "note: {}: {}",
                visible(&note.file),
                visible(&note.message)
            )?,
        }
    }
    Ok(notes.is_empty())
}

/// Pairs of people whose names may be two spellings of one: the same last name with a first name that fits
/// ("A. Lee", "Ann Lee"), or a slip of a letter or two in a longer name.
fn alike(speakers: &[Speaker]) -> Vec<(&str, &str)> {
    let mut groups: BTreeMap<String, Vec<(&str, String)>> = BTreeMap::new();
    for speaker in speakers.iter().filter(|s| s.kind == SpeakerKind::Person) {
        let name = fold(&speaker.name);
        let last = name.split(' ').next_back().unwrap_or_default();
        let key: String = last.chars().take(3).collect();
        groups.entry(key).or_default().push((&speaker.name, name));
    }
    let mut pairs = Vec::new();
    for group in groups.values() {
        for (at, (shown, name)) in group.iter().enumerate() {
            for (other_shown, other) in group.iter().skip(at + 1).take(COMPARED) {
                if name != other && (fits(name, other) || slip(name, other)) {
                    pairs.push((*shown, *other_shown));
                }
            }
        }
    }
    pairs
}

/// One last name, and first names of which one is missing or an initial of the other.
fn fits(one: &str, other: &str) -> bool {
    let split = |name: &str| -> (String, String) {
        match name.rsplit_once(' ') {
            Some((first, last)) => (first.trim_end_matches('.').to_owned(), last.to_owned()),
            None => (String::new(), name.to_owned()),
        }
    };
    let ((first, last), (other_first, other_last)) = (split(one), split(other));
    let initial = |short: &str, long: &str| short.chars().count() <= 1 && long.starts_with(short);
    last == other_last && (initial(&first, &other_first) || initial(&other_first, &first))
}

fn slip(one: &str, other: &str) -> bool {
    one.chars().count() >= LONG
        && other.chars().count() >= LONG
        && strsim::damerau_levenshtein(one, other) <= SLIPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_may_be_one() {
        for (one, other) in [
            ("a. lee", "ann lee"),
            ("lee", "ann lee"),
            ("volodymyr zelensky", "volodymyr zelenskyy"),
        ] {
            assert!(fits(one, other) || slip(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("ann lee", "bo lee"),
            ("ann lee", "ann low"),
            ("b. lee", "ann lee"),
        ] {
            assert!(!(fits(one, other) || slip(one, other)), "{one} {other}");
        }
    }
}
