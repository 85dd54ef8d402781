//! Cues between, behind and within the words they report, and mentions with words between them and their cue.

use crate::check::{check, check_rejects};
use onrecord::extract::Form::{Direct, Headline, Paraphrase, Partial};
use onrecord::extract::RejectReason::TitleOfWork;

#[test]
fn a_cue_between_commas_reports_what_stands_on_both_sides() {
    check(
        "If the bridge holds, Farida Noorzai said, the road will open in May.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "If the bridge holds / the road will open in May",
        )],
    );
    check(
        "In any case, Farida Noorzai said, the road will open in May.",
        &[("Farida Noorzai", Paraphrase, "the road will open in May")],
    );
}

#[test]
fn a_cue_at_the_end_reports_its_sentence_with_the_reporting_verbs_in_it() {
    check(
        "The council may propose a second road through the valley, Farida Noorzai said.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "The council may propose a second road through the valley",
        )],
    );
}

#[test]
fn a_clause_in_front_ends_at_its_comma() {
    check(
        "While Farida Noorzai said the road was closed, the valley stayed quiet.",
        &[("Farida Noorzai", Paraphrase, "the road was closed")],
    );
}

#[test]
fn the_day_of_something_is_no_time_of_saying() {
    check(
        "Farida Noorzai said Thursday’s vote was fair.",
        &[("Farida Noorzai", Paraphrase, "Thursday’s vote was fair")],
    );
}

#[test]
fn a_role_without_article_between_name_and_cue() {
    check(
        "Farida Noorzai, national director of the Valley League, said the road was closed.",
        &[("Farida Noorzai", Paraphrase, "the road was closed")],
    );
    check(
        "Farida Noorzai, however, said the road was closed.",
        &[("Farida Noorzai", Paraphrase, "the road was closed")],
    );
    check(
        "One of the authors of that report, Farida Noorzai, said the road was closed.",
        &[("Farida Noorzai", Paraphrase, "the road was closed")],
    );
}

#[test]
fn a_second_verb_is_no_clause_of_its_own() {
    check("The villagers chanted slogans and threw eggs.", &[]);
}

#[test]
fn capitals_in_marks_on_a_line_of_their_own_are_a_heading() {
    check_rejects(
        "Farida Noorzai said the road was closed.\n\n‘All Roads Are Closed.’\n\nThe valley stayed quiet.",
        &[("Farida Noorzai", Paraphrase, "the road was closed")],
        &[(TitleOfWork, "‘All Roads Are Closed.’")],
    );
}

#[test]
fn a_name_that_puts_it_in_some_way() {
    check(
        "Farida Noorzai put it plainly: “The bridge will not hold.”",
        &[("Farida Noorzai", Direct, "“The bridge will not hold.”")],
    );
}

#[test]
fn what_somebody_else_ordered_is_news_of_whoever_announces_it() {
    check(
        "The council ordered the school to close, Farida Noorzai announced.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "The council ordered the school to close",
        )],
    );
}

#[test]
fn whoever_released_a_statement_speaks_in_it() {
    check(
        "The ministry released a statement saying the bridge was closed.",
        &[("ministry", Paraphrase, "the bridge was closed")],
    );
}

#[test]
fn another_speaks_too() {
    check(
        "Farida Noorzai said the bridge was closed. Another said the road was open.",
        &[
            ("Farida Noorzai", Paraphrase, "the bridge was closed"),
            ("", Paraphrase, "the road was open"),
        ],
    );
}

#[test]
fn the_occasion_of_a_declaration_is_no_part_of_it() {
    check(
        "Farida Noorzai declared a curfew on Thursday.",
        &[("Farida Noorzai", Paraphrase, "a curfew")],
    );
    check(
        "The railway announced the timetable in a press release late yesterday and followed it up with a call.",
        &[("railway", Paraphrase, "the timetable")],
    );
    check(
        "Farida Noorzai described Wolska to the Herald in 1998: “Wolska was the valley. She was all of it.”",
        &[(
            "Farida Noorzai",
            Direct,
            "“Wolska was the valley. She was all of it.”",
        )],
    );
}

#[test]
fn what_goes_on_meanwhile_is_no_part_of_a_title() {
    check(
        "Rebels announce deal with council as army enters the valley\n\nThe valley was quiet on Sunday.",
        &[("Rebels", Headline, "deal with council")],
    );
}

#[test]
fn a_clause_across_a_semicolon_is_another() {
    check(
        "One barge broke loose; around 20 barrels leaked and burned, police said.",
        &[("police", Paraphrase, "around 20 barrels leaked and burned")],
    );
    check(
        "According to a league report, Segou spent a tenth of its budget on roads in 2018; league rules call for a fifth.",
        &[(
            "league report",
            Paraphrase,
            "Segou spent a tenth of its budget on roads in 2018",
        )],
    );
}

#[test]
fn whole_quotations_joined_by_the_reporter_are_two() {
    check(
        "Farida Noorzai said “It is a farce,” and “It is a fraud.”",
        &[(
            "Farida Noorzai",
            Direct,
            "“It is a farce,” / “It is a fraud.”",
        )],
    );
}

#[test]
fn a_clause_behind_a_closed_quotation_is_the_reporters() {
    check(
        "Minister Karim Belhadj said “We couldn’t hold it,” and the town flag is at half-mast.",
        &[("Karim Belhadj", Direct, "“We couldn’t hold it,”")],
    );
}

#[test]
fn somebody_elses_report_at_the_end_has_words_of_its_own() {
    check(
        "The driver said he had lost the wheel, with some newspapers claiming he had been asleep.",
        &[
            ("driver", Paraphrase, "he had lost the wheel"),
            ("newspapers", Paraphrase, "he had been asleep"),
        ],
    );
}

#[test]
fn this_that_is_no_time_of_saying() {
    check(
        "Farida Noorzai also said this was not likely to happen again.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "this was not likely to happen again",
        )],
    );
}

#[test]
fn a_listener_and_a_comma_before_a_clause() {
    check(
        "Farida Noorzai, a teacher, told the Herald, neighbours had tried to reach the dam.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "neighbours had tried to reach the dam",
        )],
    );
    check(
        "Farida Noorzai told the passengers to take the longer road.",
        &[("Farida Noorzai", Paraphrase, "to take the longer road")],
    );
    check(
        "The Herald asked Noorzai whether the dam would hold.",
        &[("Herald", Paraphrase, "whether the dam would hold")],
    );
}

#[test]
fn a_clause_before_a_colon_and_its_quotation_are_one() {
    check(
        "Farida Noorzai told the press the new pumps were only part of the answer: “What helps is a second dam.”",
        &[(
            "Farida Noorzai",
            Partial,
            "the new pumps were only part of the answer: “What helps is a second dam.”",
        )],
    );
}

#[test]
fn estimates_of_a_plural_are_verbs_before_a_clause() {
    check(
        "The researchers estimate it had a wing span of two metres.",
        &[(
            "researchers",
            Paraphrase,
            "it had a wing span of two metres",
        )],
    );
}
