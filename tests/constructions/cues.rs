//! Cues of other shapes: "as … reported", nouns, progressives, titles with capitals, objects that are words.

use crate::check::{check, check_rejects};
use onrecord::extract::Form::{Headline, Paraphrase, Partial};
use onrecord::extract::RejectReason::TitleOfWork;

#[test]
fn as_somebody_reported() {
    check(
        "As the Herald reported, the dam was forty years old.",
        &[("Herald", Paraphrase, "the dam was forty years old")],
    );
    check(
        "The dam was forty years old, as Farida Noorzai noted.",
        &[("Farida Noorzai", Paraphrase, "The dam was forty years old")],
    );
    check(
        "As Farida Noorzai points out, nobody had asked the villagers.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "nobody had asked the villagers",
        )],
    );
}

#[test]
fn a_noun_with_an_owner_and_a_clause() {
    check(
        "Farida Noorzai’s claim that the dam was safe angered the valley.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "the dam was safe angered the valley",
        )],
    );
    check(
        "The villagers laughed at her insistence that the dam was safe.",
        &[("", Paraphrase, "the dam was safe")],
    );
    check("The valley had heard the claim that the dam was safe.", &[]);
}

#[test]
fn what_somebody_is_saying_just_now() {
    check(
        "Farida Noorzai is praising the engineers of the valley.",
        &[("Farida Noorzai", Paraphrase, "the engineers of the valley")],
    );
    check("Farida Noorzai is holding a rally in the valley.", &[]);
    check("Farida Noorzai is advising the league on pumps.", &[]);
}

#[test]
fn a_title_with_a_capital_on_every_word() {
    check(
        "Farida Noorzai Says Dam Will Not Hold\n\nThe valley was quiet on Sunday after the rain.",
        &[("Farida Noorzai", Headline, "Dam Will Not Hold")],
    );
}

#[test]
fn plurals_call_and_accuse() {
    check(
        "Critics call for a second dam above the valley.",
        &[("Critics", Paraphrase, "a second dam above the valley")],
    );
    check(
        "Farmers accuse the ministry of letting the dam rot.",
        &[("Farmers", Paraphrase, "the ministry of letting the dam rot")],
    );
}

#[test]
fn what_is_expressed_cited_and_agreed_to() {
    check(
        "Farida Noorzai expressed concern that the dam would break.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "concern that the dam would break",
        )],
    );
    check(
        "Farida Noorzai cited the age of the dam as the reason.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "the age of the dam as the reason",
        )],
    );
    check(
        "Farida Noorzai agreed to open the gates at noon.",
        &[("Farida Noorzai", Paraphrase, "to open the gates at noon")],
    );
}

#[test]
fn a_subject_that_waits_for_its_verb_is_content() {
    check(
        "Only one of the dams they had built, Farida Noorzai said, was still safe.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "Only one of the dams they had built / was still safe",
        )],
    );
    check(
        "At the heart of the trouble, according to Farida Noorzai, was a crack in the wall.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "At the heart of the trouble / was a crack in the wall",
        )],
    );
}

#[test]
fn a_programme_listens() {
    check_rejects(
        "Farida Noorzai told “Meet the Valley” that the dam was “a ruin.”",
        &[("Farida Noorzai", Partial, "the dam was “a ruin.”")],
        &[(TitleOfWork, "“Meet the Valley”")],
    );
}

#[test]
fn pointing_out() {
    check(
        "Farida Noorzai went to the dam, pointing out that the wall had cracks.",
        &[("Farida Noorzai", Paraphrase, "the wall had cracks")],
    );
}

#[test]
fn verbs_of_courts_confessions_and_scolding() {
    check(
        "The court ruled that the dam belonged to the valley.",
        &[("court", Paraphrase, "the dam belonged to the valley")],
    );
    check("The league rules allow a second vote.", &[]);
    check(
        "Farida Noorzai ruled out a second dam above the valley.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "a second dam above the valley",
        )],
    );
    check(
        "Farida Noorzai confessed that she had never seen the dam.",
        &[("Farida Noorzai", Paraphrase, "she had never seen the dam")],
    );
    check(
        "Farida Noorzai berated the engineers for their silence.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "the engineers for their silence",
        )],
    );
}
