//! Which words of a quotation belong together: what follows it, what leads to it, and where it goes on.

use crate::check::{check, check_rejects};
use onrecord::extract::Form::{Direct, Headline, Paraphrase, Partial};
use onrecord::extract::RejectReason::{ScareQuotes, TitleOfWork};

#[test]
fn marks_of_one_kind_within_each_other_are_one_quotation() {
    check(
        "Farida Noorzai wrote, “You have to speak up even when “your own side” is to blame. Always.” Nobody answered.",
        &[(
            "Farida Noorzai",
            Direct,
            "“You have to speak up even when “your own side” is to blame. Always.”",
        )],
    );
}

#[test]
fn what_follows_a_quotation_that_ends_with_a_comma_is_the_reporters() {
    check(
        "Farida Noorzai cautioned “let us not be hasty,” before closing the session for the night.",
        &[("Farida Noorzai", Direct, "“let us not be hasty,”")],
    );
    check(
        "According to Farida Noorzai, “the water trade is harder than the war,” presumably a remark on prices.",
        &[(
            "Farida Noorzai",
            Direct,
            "“the water trade is harder than the war,”",
        )],
    );
}

#[test]
fn a_second_cue_behind_a_quotation_has_words_of_its_own() {
    check(
        "Farida Noorzai stated, “The dam is old,” adding, “I would not sleep below it.”",
        &[
            ("Farida Noorzai", Direct, "“The dam is old,”"),
            ("Farida Noorzai", Direct, "“I would not sleep below it.”"),
        ],
    );
}

#[test]
fn a_quotation_goes_on_behind_a_paraphrase() {
    check(
        "“The dam is old,” Farida Noorzai said, noting that it was built by her grandfather. “I would not sleep below it.”",
        &[
            (
                "Farida Noorzai",
                Direct,
                "“The dam is old,” / “I would not sleep below it.”",
            ),
            (
                "Farida Noorzai",
                Paraphrase,
                "it was built by her grandfather",
            ),
        ],
    );
}

#[test]
fn a_sentence_that_is_mostly_quoted_goes_on() {
    check(
        "“The coat was my father’s,” Farida Noorzai said. The lining “is warm enough for any winter in these hills.”",
        &[(
            "Farida Noorzai",
            Partial,
            "“The coat was my father’s,” / The lining “is warm enough for any winter in these hills.”",
        )],
    );
}

#[test]
fn a_colon_within_the_words_before_a_cue_leads_to_the_quotation() {
    check(
        "The villagers were far less patient: “The dam is old, and so are we,” Farida Noorzai said.",
        &[("Farida Noorzai", Direct, "“The dam is old, and so are we,”")],
    );
}

#[test]
fn a_work_that_words_stand_in_is_not_said() {
    check_rejects(
        "“The dam is old,” Farida Noorzai said on the radio’s “Meet the Valley.” “I would not sleep below it.”",
        &[(
            "Farida Noorzai",
            Direct,
            "“The dam is old,” / “I would not sleep below it.”",
        )],
        &[(TitleOfWork, "“Meet the Valley.”")],
    );
}

#[test]
fn a_condition_in_front_is_part_of_what_is_said() {
    check(
        "If the dam breaks, Farida Noorzai said, “the whole valley will be a lake by noon.”",
        &[(
            "Farida Noorzai",
            Partial,
            "If the dam breaks / “the whole valley will be a lake by noon.”",
        )],
    );
}

#[test]
fn infinitives_and_addressees_of_promises_and_calls_are_said() {
    check(
        "Farida Noorzai pledged to be “the last mayor who floods this valley.”",
        &[(
            "Farida Noorzai",
            Partial,
            "to be “the last mayor who floods this valley.”",
        )],
    );
    check(
        "Farida Noorzai called on the farmers to “stand up to those who sell the river.”",
        &[(
            "Farida Noorzai",
            Partial,
            "the farmers to “stand up to those who sell the river.”",
        )],
    );
}

#[test]
fn went_on_to_say_is_a_cue() {
    check(
        "Farida Noorzai joked that rain was free, but went on to say, “There are wells here that no rain fills.”",
        &[
            ("Farida Noorzai", Paraphrase, "rain was free"),
            (
                "Farida Noorzai",
                Direct,
                "“There are wells here that no rain fills.”",
            ),
        ],
    );
    check(
        "The dam held. Farida Noorzai went on to warn that the next flood would be higher.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "the next flood would be higher",
        )],
    );
}

#[test]
fn somebody_and_a_colon_before_a_quotation() {
    check(
        "In a radio interview that evening, Noorzai went even further: “If the dam breaks, it is murder.”",
        &[("Noorzai", Direct, "“If the dam breaks, it is murder.”")],
    );
    check(
        "The engineers blamed the rain. Noorzai shot back, “Rain does not sign contracts with anybody.”",
        &[
            ("engineers", Paraphrase, "the rain"),
            (
                "Noorzai",
                Direct,
                "“Rain does not sign contracts with anybody.”",
            ),
        ],
    );
}

#[test]
fn the_name_that_a_title_opens_with_speaks_behind_its_colon() {
    check(
        "Noorzai on the Dam: ‘It Will Not Hold’\n\nFarida Noorzai said the dam was old.",
        &[
            ("Farida Noorzai", Headline, "‘It Will Not Hold’"),
            ("Farida Noorzai", Paraphrase, "the dam was old"),
        ],
    );
}

#[test]
fn a_few_words_in_marks_on_a_line_of_their_own_are_a_heading() {
    check_rejects(
        "Farida Noorzai said the dam was old. It had rained for a month.\n\n‘A healthy valley.’\n\nThe river rose on Sunday.",
        &[("Farida Noorzai", Paraphrase, "the dam was old")],
        &[(ScareQuotes, "‘A healthy valley.’")],
    );
}
