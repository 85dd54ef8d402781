//! Time expressions → days, where the article is dated, with the working.
//!
//! News tells what was said, so a bare weekday or a month with a day is the last such day on or before the
//! article's own. Words whose day would have to be guessed ("next Monday", "the day before", "in 2014") have
//! none. Leaves out: finding the words (`extract`) and the article's own date (`article`).

use crate::lexicon::calendar;
use jiff::ToSpan;
use jiff::civil::Date;

mod words;

use words::{Piece, Unit, pieces};

/// What day a time expression means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// A day (or the first of several), with the working in words for the page.
    Day {
        /// The day.
        date: Date,
        /// "Thursday → 22 December 2022, because the article is dated 25 December 2022".
        working: String,
    },
    /// No day can be told: the article carries no date, or the words name none.
    NotResolvable,
}

/// The day that `words` ("on Thursday", "earlier this month", "22 December 2022") mean in an article published
/// on `published`.
///
/// Without a publication date only words that are a full date (or a month with its year) have a day. A week
/// starts on Monday. Of several days ("last week") the first is given, and the working names both ends.
#[must_use]
pub fn resolve(words: &str, published: Option<Date>) -> Resolution {
    let Some(pieces) = pieces(words) else {
        return Resolution::NotResolvable;
    };
    let days = full_date(&pieces).map(|days| (days, true)).or_else(|| {
        let today = published?;
        relative(&pieces, today).map(|days| (days, false))
    });
    let Some((days, full)) = days else {
        return Resolution::NotResolvable;
    };
    let words = words.trim();
    let because = match published {
        _ if full => "the words are a full date".to_owned(),
        Some(day) => format!("the article is dated {}", in_words(day)),
        None => return Resolution::NotResolvable,
    };
    Resolution::Day {
        date: days.first,
        working: format!("{words} → {}, because {because}", days.in_words()),
    }
}

/// One day, or several in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Days {
    first: Date,
    last: Date,
}

impl Days {
    const fn one(day: Date) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    fn in_words(self) -> String {
        let (first, last) = (self.first, self.last);
        if first == last {
            return in_words(first);
        }
        if (first.year(), first.month()) == (last.year(), last.month()) {
            return format!("{}–{}", first.day(), in_words(last));
        }
        format!("{} – {}", in_words(first), in_words(last))
    }
}

/// "22 December 2022".
fn in_words(day: Date) -> String {
    let month = calendar::MONTHS
        .get(usize::from(day.month().unsigned_abs()) - 1)
        .copied()
        .unwrap_or_default();
    format!("{} {month} {}", day.day(), day.year())
}

/// Words that need no article: "22 December 2022", "Thursday, December 22, 2022", "December 2022".
fn full_date(pieces: &[Piece]) -> Option<Days> {
    use Piece::{Month, Number, Weekday, Year};
    let (weekday, rest) = match pieces {
        [Weekday(day), rest @ ..] => (Some(*day), rest),
        rest => (None, rest),
    };
    let day = match rest {
        [Piece::Full(day)] => Some(*day),
        [Month(month), Number(day), Year(year)] | [Number(day), Month(month), Year(year)] => {
            Some(Date::new(*year, *month, *day).ok()?)
        }
        _ => None,
    };
    match (day, rest) {
        // A date whose weekday is another is a mistake somewhere: no guess.
        (Some(day), _) => weekday
            .is_none_or(|w| w == day.weekday())
            .then_some(Days::one(day)),
        (None, [Month(month), Year(year)]) if weekday.is_none() => {
            let first = Date::new(*year, *month, 1).ok()?;
            Some(Days {
                first,
                last: first.last_of_month(),
            })
        }
        _ => None,
    }
}

/// Words that mean a day only from the day of the article.
fn relative(pieces: &[Piece], today: Date) -> Option<Days> {
    use Piece::{
        Ago, Earlier, Last, Month, Night, Number, This, Today, Tomorrow, Weekday, Yesterday,
    };
    let one = |day| Some(Days::one(day));
    let back = |days: i32| today.checked_sub(days.days()).ok();
    match pieces {
        [Today] => one(today),
        [Yesterday] | [Last, Night] => one(back(1)?),
        [Tomorrow] => one(today.checked_add(1.day()).ok()?),
        [Weekday(day)] | [Weekday(day), Weekday(_)] => one(last_weekday(today, *day)?),
        [Last, Weekday(day)] => one(last_weekday(back(1)?, *day)?),
        [Number(n), Unit::DAY, Ago] => one(back(i32::from(*n))?),
        [Number(n), Unit::WEEK, Ago] => one(back(7 * i32::from(*n))?),
        [Month(month), Number(day)] | [Number(day), Month(month)] => {
            one(last_such_day(today, *month, *day)?)
        }
        [Weekday(weekday), Month(month), Number(day)]
        | [Weekday(weekday), Number(day), Month(month)] => {
            let day = last_such_day(today, *month, *day)?;
            (day.weekday() == *weekday).then_some(Days::one(day))
        }
        [Piece::Ordinal(day)] => one(last_day_of_month(today, *day)?),
        [Month(month)] => {
            let first = last_such_day(today, *month, 1)?;
            Some(Days {
                first,
                last: first.last_of_month().min(today),
            })
        }
        [This, unit @ Piece::Of(_)] | [Earlier, This, unit @ Piece::Of(_)] => this(*unit, today),
        [Last, unit @ Piece::Of(_)] => last(*unit, today),
        [Piece::Of(Unit::Weekend)] => weekend(today),
        _ => None,
    }
}

/// The last `weekday` on or before `day`.
fn last_weekday(day: Date, weekday: jiff::civil::Weekday) -> Option<Date> {
    let back = i32::from(weekday.until(day.weekday()));
    day.checked_sub(back.days()).ok()
}

/// The last day with this month and number on or before `today`; looks back eight years for 29 February.
fn last_such_day(today: Date, month: i8, day: i8) -> Option<Date> {
    (0..=8)
        .filter_map(|back| Date::new(today.year() - back, month, day).ok())
        .find(|date| *date <= today)
}

/// The last day with this number on or before `today`: "the 22nd".
fn last_day_of_month(today: Date, day: i8) -> Option<Date> {
    let first = today.first_of_month();
    (0..=2)
        .filter_map(|back| {
            let month = first.checked_sub(back.months()).ok()?;
            Date::new(month.year(), month.month(), day).ok()
        })
        .find(|date| *date <= today)
}

fn monday(day: Date) -> Option<Date> {
    last_weekday(day, jiff::civil::Weekday::Monday)
}

/// "this week", "earlier this month": from its first day until the article's.
fn this(unit: Piece, today: Date) -> Option<Days> {
    let first = match unit {
        Unit::WEEK => monday(today)?,
        Unit::MONTH => today.first_of_month(),
        Piece::Of(Unit::Weekend) => return weekend(today),
        Unit::DAY => today,
        _ => return None,
    };
    Some(Days { first, last: today })
}

/// "last week", "last month": all of the one before.
fn last(unit: Piece, today: Date) -> Option<Days> {
    match unit {
        Unit::WEEK => {
            let first = monday(today)?.checked_sub(7.days()).ok()?;
            let last = first.checked_add(6.days()).ok()?;
            Some(Days { first, last })
        }
        Unit::MONTH => {
            let first = today.first_of_month().checked_sub(1.month()).ok()?;
            let last = first.last_of_month();
            Some(Days { first, last })
        }
        Piece::Of(Unit::Weekend) => {
            // Before the running week, so that on a Sunday it is not the day itself.
            weekend(monday(today)?.checked_sub(1.day()).ok()?)
        }
        _ => None,
    }
}

/// The last Saturday on or before `day`, and the Sunday after it where it has been.
fn weekend(day: Date) -> Option<Days> {
    let first = last_weekday(day, jiff::civil::Weekday::Saturday)?;
    let last = first.checked_add(1.day()).ok()?.min(day);
    Some(Days { first, last })
}

#[cfg(test)]
mod tests;
