//! Speakers who are several, or whom other words than a name take up: teams, bodies, findings, the one before.

use crate::check::{UNASSIGNED, check};
use onrecord::extract::Form::{Direct, Paraphrase};

#[test]
fn several_who_say_one_thing_are_named_together() {
    let three = "Awa Diallo, Musa Keita and Jonas Obi";
    check(
        "Awa Diallo, Musa Keita and Jonas Obi said the dam was safe. Keita said it was old.",
        &[
            (three, Paraphrase, "the dam was safe"),
            ("Musa Keita", Paraphrase, "it was old"),
        ],
    );
    check(
        "“The dam is safe,” said Awa Diallo, Musa Keita and Jonas Obi.",
        &[(three, Direct, "“The dam is safe,”")],
    );
    check(
        "Two ships sank, according to Awa Diallo, Musa Keita and Jonas Obi.",
        &[(three, Paraphrase, "Two ships sank")],
    );
    check(
        "Kenya, Uganda, and the United States said the vote was fair.",
        &[(
            "Kenya, Uganda, and the United States",
            Paraphrase,
            "the vote was fair",
        )],
    );
    check(
        "The Center for Safe Water and Union for Clean Rivers said the dam was old.",
        &[(
            "Center for Safe Water and Union for Clean Rivers",
            Paraphrase,
            "the dam was old",
        )],
    );
    for before in ["In Accra", "Citing Jonas Obi", "Asked about Jonas Obi"] {
        check(
            &format!("{before}, Awa Diallo and Musa Keita said the dam was safe."),
            &[("Awa Diallo and Musa Keita", Paraphrase, "the dam was safe")],
        );
    }
}

#[test]
fn a_place_behind_a_comma_is_part_of_where_somebody_is_from() {
    check(
        "Lena Marie Thorn of the University of Nordland, Port Helm said the dam was safe.",
        &[("Lena Marie Thorn", Paraphrase, "the dam was safe")],
    );
    check(
        "Karl Feder Plon, the mayor of Esperia, Port Helm, said schools would be closed.",
        &[("Karl Feder Plon", Paraphrase, "schools would be closed")],
    );
}

#[test]
fn two_roles_of_one_person() {
    check(
        "“We are tired,” said co-author and Boden University professor Mark Helm.",
        &[("Mark Helm", Direct, "“We are tired,”")],
    );
}

#[test]
fn a_bare_noun_is_the_body_named_before() {
    check(
        "Zalmo opened a mill in Kati on Monday.\n\nThe company said the roof was safe.",
        &[("Zalmo", Paraphrase, "the roof was safe")],
    );
    check(
        "The Royal Ruvanian Academy of Letters met on Monday. The academy said the prize was late.",
        &[(
            "Royal Ruvanian Academy of Letters",
            Paraphrase,
            "the prize was late",
        )],
    );
    check(
        "The Ministry of Health closed two wards. The ministry said the beds were full.",
        &[("Ministry of Health", Paraphrase, "the beds were full")],
    );
    // Two companies: nobody can tell.
    check(
        "Zalmo sued Bendit on Monday. Bendit appealed.\n\nThe company said the roof was safe.",
        &[("company", Paraphrase, "the roof was safe")],
    );
}

#[test]
fn they_are_a_team_and_not_microbes() {
    check(
        "The Oran team, led by Lena Thorn, used a lamp to look at the river. They found that the water was warm.",
        &[("Oran team", Paraphrase, "the water was warm")],
    );
    check(
        "Some microbes live without air. They found that the water was warm.",
        &[(UNASSIGNED, Paraphrase, "the water was warm")],
    );
}

#[test]
fn findings_and_memoirs_are_somebodys() {
    check(
        "Researchers from Oran said the river was warm. The findings suggested that the fish would leave.",
        &[
            ("Researchers from Oran", Paraphrase, "the river was warm"),
            ("Researchers from Oran", Paraphrase, "the fish would leave"),
        ],
    );
    check(
        "Lena Thorn left the stage in 1980. According to her memoirs, the crowd had booed.",
        &[("Lena Thorn", Paraphrase, "the crowd had booed")],
    );
}

#[test]
fn a_title_cut_short_is_the_title() {
    check(
        "Sen. Ana Ruiz met farmers in Kati. The senator said the dam was old.",
        &[("Ana Ruiz", Paraphrase, "the dam was old")],
    );
    check(
        "Rep. Lena Thorn met farmers in Kati. The congresswoman said the dam was old.",
        &[("Lena Thorn", Paraphrase, "the dam was old")],
    );
    // Of another state: somebody else.
    check(
        "Sen. Ana Ruiz met farmers in Kati. The Vermont senator said the dam was old. The senator said it leaked.",
        &[
            ("Vermont senator", Paraphrase, "the dam was old"),
            ("Vermont senator", Paraphrase, "it leaked"),
        ],
    );
}

#[test]
fn a_pronoun_goes_on_with_the_one_before_it() {
    check(
        "Marco Ruvan met volunteers in Kati. The hall was full. People clapped. He said the river was wide. “It is \
         wide,” he said, in his best Olaf Thorn voice.\n\nHe said the bridge was narrow.",
        &[
            ("Marco Ruvan", Paraphrase, "the river was wide"),
            ("Marco Ruvan", Direct, "“It is wide,”"),
            ("Marco Ruvan", Paraphrase, "the bridge was narrow"),
        ],
    );
    check(
        "“Skating is free,” said Ana Gil. Though Ms. Ruiz has lived in Oran for years, the rents are too high for her, \
         she said.",
        &[
            ("Ana Gil", Direct, "“Skating is free,”"),
            (
                "Ruiz",
                Paraphrase,
                "Though Ms. Ruiz has lived in Oran for years, the rents are too high for her",
            ),
        ],
    );
}

#[test]
fn another_word_for_the_one_person_near() {
    check(
        "Pres. Omar Ruvan was asked about the tax in Kati. “It would help,” the businessman replied. The president said \
         it was late.",
        &[
            ("Omar Ruvan", Direct, "“It would help,”"),
            ("Omar Ruvan", Paraphrase, "it was late"),
        ],
    );
    // Two people near, or one brought in by this very word, or one who is something else.
    check(
        "Omar Ruvan met Pavel Thorn in Kati. “It would help,” the businessman said.",
        &[("businessman", Direct, "“It would help,”")],
    );
    check(
        "A businessman came. Omar Ruvan met him in Kati. “It would help,” the businessman said.",
        &[("businessman", Direct, "“It would help,”")],
    );
    check(
        "Political analyst Omar Ruvan was asked in Kati. “It would help,” the candidate said.",
        &[("candidate", Direct, "“It would help,”")],
    );
}

#[test]
fn they_are_the_two_who_met() {
    check(
        "Governor Awa Diallo and union leader Musa Keita met on Monday. They said talks would go on.",
        &[(
            "Governor Awa Diallo and union leader Musa Keita",
            Paraphrase,
            "talks would go on",
        )],
    );
}

#[test]
fn a_description_and_its_name_between_commas() {
    check(
        "The winner, Musa Keita of the Sea Front, said the dam was old.",
        &[("Musa Keita", Paraphrase, "the dam was old")],
    );
    check(
        "A mother of three, Odette, said the dam was old.",
        &[("Odette", Paraphrase, "the dam was old")],
    );
    check(
        "Justice Awa Diallo sat until noon. The judge said the sheets were wet.",
        &[("Awa Diallo", Paraphrase, "the sheets were wet")],
    );
}
