//! A publication date as files and pages write it → a day.
//!
//! Takes the day as it is printed: no zone is converted, as a reader of the page would not. Leaves out:
//! dates inside prose (`time`).

use crate::lexicon::calendar;
use jiff::civil::Date;

/// The longest date, in bytes: weekday, month, day, year, time and zone.
const MAX: usize = 80;

/// The day that `words` state: `2022-12-25` with or without a time, `25 December 2022`, `December 25, 2022`,
/// `Sun, 25 Dec 2022 10:30:00 +0000`. `None` for everything else, days that no calendar has included; an
/// all-digit `04/05/2022` is one of two days and so none.
pub(super) fn parse(words: &str) -> Option<Date> {
    let words = words.trim();
    if words.len() > MAX {
        return None;
    }
    iso(words).or_else(|| named(words))
}

/// `2022-12-25`, alone or before a `T` or white space; `20221225` alone.
fn iso(words: &str) -> Option<Date> {
    let day = words.split(['T', 't', ' ']).next()?;
    if day.len() == 8
        && let Ok(all) = day.parse::<u32>()
    {
        let (year, month, day) = (all / 10_000, all / 100 % 100, all % 100);
        return Date::new(year as i16, month as i8, day as i8).ok();
    }
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A month by name with a day and a year on either side of it.
fn named(words: &str) -> Option<Date> {
    let (mut year, mut month, mut day) = (None, None, None);
    for word in words.split(|c: char| !c.is_alphanumeric()) {
        let lower = word.to_lowercase();
        let number = lower
            .strip_suffix("st")
            .or_else(|| lower.strip_suffix("nd"))
            .or_else(|| lower.strip_suffix("rd"))
            .or_else(|| lower.strip_suffix("th"))
            .unwrap_or(&lower);
        if let Ok(number) = number.parse::<i16>() {
            match word.len() {
                1..=4 if number < 32 && day.is_none() => day = Some(number as i8),
                4 if year.is_none() => year = Some(number),
                _ => {}
            }
        } else if month.is_none() {
            month = calendar::month(&lower);
        }
        if year.is_some() && month.is_some() && day.is_some() {
            break;
        }
    }
    Date::new(year?, month? as i8 + 1, day?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for words in [
            "2022-12-25",
            "2022-12-25T10:30:00Z",
            "2022-12-25 10:30",
            "2022-12-25T23:59:00-05:00",
            "20221225",
            "2022/12/25",
            "25 December 2022",
            "December 25, 2022",
            "Sunday, December 25th, 2022",
            "Dec. 25, 2022 10:30 a.m. EST",
            "Sun, 25 Dec 2022 10:30:00 +0000",
            " 25 Dec 2022 ",
        ] {
            assert_eq!(
                parse(words),
                Some(jiff::civil::date(2022, 12, 25)),
                "{words}"
            );
        }
    }

    #[test]
    fn no_days() {
        for words in [
            "",
            "2022",
            "December 2022",
            "04/05/2022",
            "2022-13-01",
            "2022-02-30",
            "31 June 2022",
            "Marchers 4 2022",
            "yesterday",
            "25/12/22",
        ] {
            assert_eq!(parse(words), None, "{words}");
        }
        assert_eq!(parse(&"1".repeat(10_000)), None);
    }
}
