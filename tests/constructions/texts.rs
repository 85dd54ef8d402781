//! Texts that speak: a statement, a letter, a report stand for the one who issued them, where that is said.

use crate::check::{UNASSIGNED, check};
use onrecord::extract::Form::{Direct, Paraphrase};

#[test]
fn the_issuer_of_a_statement_speaks() {
    check(
        "According to a statement released by the defence ministry, the troops will leave.",
        &[("defence ministry", Paraphrase, "the troops will leave")],
    );
    check(
        "According to a report by Human Rights Watch, the prisoners were beaten.",
        &[(
            "Human Rights Watch",
            Paraphrase,
            "the prisoners were beaten",
        )],
    );
    check(
        "Oumar Diallo resigned on Monday. Diallo’s letter said the war was lost.",
        &[("Oumar Diallo", Paraphrase, "the war was lost")],
    );
    check(
        "Judge Gray Mill ruled on Friday. Part of Judge Mill’s statement said, “The law is old.”",
        &[("Gray Mill", Direct, "“The law is old.”")],
    );
}

#[test]
fn the_statement_is_the_one_just_issued() {
    check(
        "Karim Belhadj said in a statement that the bridge was mined. The statement said nobody was hurt.",
        &[
            ("Karim Belhadj", Paraphrase, "the bridge was mined"),
            ("Karim Belhadj", Paraphrase, "nobody was hurt"),
        ],
    );
}

#[test]
fn a_text_nobody_is_said_to_have_issued_speaks_for_itself() {
    check(
        "According to a March 14, 2019 survey, farmers spent too little.",
        &[("survey", Paraphrase, "farmers spent too little")],
    );
}

#[test]
fn a_family_speaks_in_its_statement() {
    check(
        "The family's statement on the death said he was kind.",
        &[("family", Paraphrase, "he was kind")],
    );
}

#[test]
fn things_and_acts_do_not_speak() {
    check(
        "The governor gave her reasoning, saying “Every life is a gift.”",
        &[("governor", Direct, "“Every life is a gift.”")],
    );
    check(
        "His behaviour and its consequences confirmed that the plan had failed.",
        &[(UNASSIGNED, Paraphrase, "the plan had failed")],
    );
}
