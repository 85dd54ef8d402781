use super::*;
use jiff::civil::date;

/// A Sunday.
fn published() -> Date {
    date(2022, 12, 25)
}

#[track_caller]
fn check(words: &str, expected: &str) {
    let found = match resolve(words, Some(published())) {
        Resolution::Day { date, working } => {
            assert!(working.starts_with(&format!("{words} → ")), "{working}");
            date.to_string()
        }
        Resolution::NotResolvable => "-".to_owned(),
    };
    assert_eq!(found, expected, "{words:?}");
}

#[test]
fn weekdays_are_the_last_on_or_before() {
    check("Thursday", "2022-12-22");
    check("on Thursday", "2022-12-22");
    check("On Thursday", "2022-12-22");
    check("Earlier on Thursday", "2022-12-22");
    check("on Sunday", "2022-12-25");
    check("Monday evening", "2022-12-19");
    check("late on Friday", "2022-12-23");
    check("early Saturday", "2022-12-24");
    check("on Wednesday night", "2022-12-21");
    check("last Thursday", "2022-12-22");
    check("last Sunday", "2022-12-18");
    check("Thurs.", "2022-12-22");
    check("Tues", "2022-12-20");
    check("Sunday's", "2022-12-25");
    check("on Thursday at 10 a.m.", "2022-12-22");
    check("at 10:30 on Thursday", "2022-12-22");
    check("around 9pm on Friday", "2022-12-23");
    check("on Friday and Saturday", "2022-12-23");
}

#[test]
fn days_near_the_article() {
    check("today", "2022-12-25");
    check("earlier today", "2022-12-25");
    check("tonight", "2022-12-25");
    check("this morning", "2022-12-25");
    check("this afternoon", "2022-12-25");
    check("yesterday", "2022-12-24");
    check("yesterday evening", "2022-12-24");
    check("last night", "2022-12-24");
    check("tomorrow", "2022-12-26");
    check("two days ago", "2022-12-23");
    check("a day ago", "2022-12-24");
    check("a week ago", "2022-12-18");
    check("3 weeks ago", "2022-12-04");
    check("ten days ago", "2022-12-15");
}

#[test]
fn stretches_of_days_give_the_first() {
    check("this week", "2022-12-19");
    check("earlier this week", "2022-12-19");
    check("last week", "2022-12-12");
    check("this month", "2022-12-01");
    check("earlier this month", "2022-12-01");
    check("Earlier this month", "2022-12-01");
    check("last month", "2022-11-01");
    check("at the weekend", "2022-12-24");
    check("over the weekend", "2022-12-24");
    check("last weekend", "2022-12-17");
    check("in November", "2022-11-01");
    check("in December", "2022-12-01");
    check("late November", "2022-11-01");
}

#[test]
fn dates_with_and_without_a_year() {
    check("December 22", "2022-12-22");
    check("on Dec. 22", "2022-12-22");
    check("22 December", "2022-12-22");
    check("on the 22nd of December", "2022-12-22");
    check("December 31", "2021-12-31");
    check("February 24", "2022-02-24");
    check("Feb 29", "2020-02-29");
    check("Thursday, December 22", "2022-12-22");
    check("on Thursday 22 December", "2022-12-22");
    check("on the 22nd", "2022-12-22");
    check("on the 30th", "2022-11-30");
    check("December 22, 2022", "2022-12-22");
    check("22 December 2022", "2022-12-22");
    check("Sept. 3, 2019", "2019-09-03");
    check("on May 5, 2024", "2024-05-05");
    check("2022-12-22", "2022-12-22");
    check("Thursday, December 22, 2022", "2022-12-22");
    check("in December 2021", "2021-12-01");
}

#[test]
fn what_would_be_a_guess_has_no_day() {
    for words in [
        "",
        " ",
        "next Monday",
        "next week",
        "this Thursday",
        "the day before",
        "a day earlier",
        "two days later",
        "the same day",
        "recently",
        "soon",
        "in 2014",
        "last year",
        "two months ago",
        "since Monday",
        "before Thursday",
        "until Sunday",
        "by Friday",
        "after the summit",
        "the Thursday before the vote",
        "Friday, December 22",
        "Friday, December 22, 2022",
        "February 30",
        "February 30, 2022",
        "December 45",
        "Christmas",
        "every Monday",
        "Mondays",
        "overnight",
        "two",
        "ago",
        "last",
        "0 days ago",
        "for three days",
        "99999999999 days ago",
        "2022-13-45",
    ] {
        check(words, "-");
    }
}

#[test]
fn without_an_article_date_only_full_dates() {
    for words in [
        "Thursday",
        "on Sunday",
        "yesterday",
        "earlier this month",
        "December 22",
        "last week",
        "two days ago",
        "today",
    ] {
        assert_eq!(resolve(words, None), Resolution::NotResolvable, "{words}");
    }
    for words in ["22 December 2022", "December 22, 2022", "2022-12-22"] {
        assert!(
            matches!(resolve(words, None), Resolution::Day { date, .. } if date == self::date(2022, 12, 22))
        );
    }
}

#[test]
fn the_working_is_shown() {
    let working = |words, published| match resolve(words, published) {
        Resolution::Day { working, .. } => working,
        Resolution::NotResolvable => String::new(),
    };
    assert_eq!(
        working("Thursday", Some(published())),
        "Thursday → 22 December 2022, because the article is dated 25 December 2022"
    );
    assert_eq!(
        working("last week", Some(published())),
        "last week → 12–18 December 2022, because the article is dated 25 December 2022"
    );
    assert_eq!(
        working("last week", Some(date(2022, 12, 5))),
        "last week → 28 November 2022 – 4 December 2022, because the article is dated 5 December 2022"
    );
    assert_eq!(
        working("22 December 2022", None),
        "22 December 2022 → 22 December 2022, because the words are a full date"
    );
}

#[test]
fn the_ends_of_the_calendar_are_no_panic() {
    for day in [Date::MIN, Date::MAX] {
        for words in [
            "last month",
            "99 weeks ago",
            "Monday",
            "tomorrow",
            "last week",
            "Feb 29",
            "the 31st",
            "last weekend",
        ] {
            let _ = resolve(words, Some(day));
        }
    }
}
