//! Whole subjects, where other nouns stand nearer to the verb; shares of people; sources of two words.

use crate::check::{UNASSIGNED, check, check_last};
use onrecord::extract::Form::{Direct, Paraphrase};

#[test]
fn a_relative_clause_keeps_its_own_nouns() {
    check(
        "Ms. Ferrante, who helped found TIDE, a circle of divers based in Bari, said the reef was dying.",
        &[("Ferrante", Paraphrase, "the reef was dying")],
    );
}

#[test]
fn a_letter_is_not_what_it_is_about() {
    check(
        "A newly released letter relating to Nairobi says that the bridge was never inspected.",
        &[(
            "newly released letter",
            Paraphrase,
            "the bridge was never inspected",
        )],
    );
}

#[test]
fn a_share_of_people_is_a_phrase_of_its_own() {
    check(
        "The drought has left 48 percent of farmers saying they would sell their land.",
        &[(
            "48 percent of farmers",
            Paraphrase,
            "they would sell their land",
        )],
    );
    check(
        "The harbour is busier than ever. Seven in 10 said they would vote for the new pier.",
        &[(
            "Seven in 10",
            Paraphrase,
            "they would vote for the new pier",
        )],
    );
}

#[test]
fn shares_written_otherwise_speak_too() {
    check(
        "Nearly two-thirds of young farmers said that the price was too low.",
        &[(
            "Nearly two-thirds of young farmers",
            Paraphrase,
            "the price was too low",
        )],
    );
    check(
        "The harbour is busier than ever. About 4 in 10 say they want a pier.",
        &[("4 in 10", Paraphrase, "they want a pier")],
    );
}

#[test]
fn perhaps_is_no_given_name() {
    check(
        "Maybe Ferrante is right.\n\nFerrante said the reef was dying.",
        &[("Ferrante", Paraphrase, "the reef was dying")],
    );
}

#[test]
fn two_words_for_one_noun_are_one_source() {
    check(
        "She lost in the north, according to early but incomplete returns.",
        &[(
            "early but incomplete returns",
            Paraphrase,
            "She lost in the north",
        )],
    );
}

#[test]
fn counted_and_promised_is_nothing_said() {
    check(
        "Her lead of nearly 300 pledged delegates is twice what it was in the spring.",
        &[],
    );
}

#[test]
fn what_opens_a_sentence_is_no_speaker() {
    check(
        "At a rally in Dover, N.H., on Friday, Senator Ida Brandt of Maine backed Mr. Cole, saying that he would make \
         a fine governor.",
        &[("Ida Brandt", Paraphrase, "he would make a fine governor")],
    );
}

#[test]
fn a_participle_has_the_subject_of_its_sentence() {
    check(
        "The sailor who sold charts while she was harbour master pleaded guilty on Friday to two thefts, admitting that \
         he had kept the money.",
        &[("sailor", Paraphrase, "he had kept the money")],
    );
    check_last(
        "The sailor whose friend said “the dam is old” left town on Friday, admitting that he had kept the money.",
        ("sailor", Paraphrase, "he had kept the money"),
    );
    check(
        "Some of the farmers remain reluctant to sell, citing trust in the old prices.",
        &[("Some of the farmers", Paraphrase, "trust in the old prices")],
    );
}

#[test]
fn mischief_and_fights_say_nothing() {
    check(
        "The fight in Dover underscored that the harbour was poor.",
        &[(UNASSIGNED, Paraphrase, "the harbour was poor")],
    );
}

#[test]
fn who_behind_a_workplace_is_whoever_works_there() {
    check(
        "The survey was led by Ida Brandt, a zoologist at the Coral Institute, who said “The reef is dying.”",
        &[("Ida Brandt", Direct, "“The reef is dying.”")],
    );
}
