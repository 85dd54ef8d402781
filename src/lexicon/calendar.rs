//! Months and weekdays, in full and as print cuts them.
//!
//! Leaves out: what a date means (`article` for a page's own date, `time` for dates in prose).

/// Months in order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Weekdays in order, Monday first.
pub const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Weekdays as print cuts them, each with its place in the week.
const CUT_WEEKDAYS: [(&str, usize); 11] = [
    ("mon", 0),
    ("tue", 1),
    ("tues", 1),
    ("wed", 2),
    ("weds", 2),
    ("thu", 3),
    ("thur", 3),
    ("thurs", 3),
    ("fri", 4),
    ("sat", 5),
    ("sun", 6),
];

/// The place in the year, from 0, of the month that `word` names, in any case: in full, or cut to three letters, or
/// to four where print does so. `None` for every other word.
#[must_use]
pub fn month(word: &str) -> Option<usize> {
    let cut = word.len() == 3 || word.eq_ignore_ascii_case("sept");
    place(&MONTHS, word, cut)
}

/// The place in the week, from 0 for Monday, of the day that `word` names, in any case: in full, or cut as print
/// does. `None` for every other word.
#[must_use]
pub fn weekday(word: &str) -> Option<usize> {
    place(&WEEKDAYS, word, false).or_else(|| {
        let found = CUT_WEEKDAYS
            .iter()
            .find(|(cut, _)| cut.eq_ignore_ascii_case(word));
        found.map(|(_, day)| *day)
    })
}

fn place(names: &[&str], word: &str, cut: bool) -> Option<usize> {
    names.iter().position(|name| {
        let name = if cut {
            name.as_bytes().get(..word.len()).unwrap_or_default()
        } else {
            name.as_bytes()
        };
        name.eq_ignore_ascii_case(word.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_in_full_and_cut() {
        for (word, place) in [
            ("January", 0),
            ("MAY", 4),
            ("Sept", 8),
            ("sep", 8),
            ("dec", 11),
        ] {
            assert_eq!(month(word), Some(place), "{word}");
        }
        for (word, place) in [("monday", 0), ("Weds", 2), ("Sun", 6), ("SUNDAY", 6)] {
            assert_eq!(weekday(word), Some(place), "{word}");
        }
        for word in [
            "",
            "Marches",
            "Decem",
            "Ma",
            "day",
            "Sunda",
            "Séptembre",
            "é",
        ] {
            assert_eq!((month(word), weekday(word)), (None, None), "{word}");
        }
    }
}
