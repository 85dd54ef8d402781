//! Conversations as articles print them: who the labels are, and what is no conversation.

use crate::check::{UNASSIGNED, check, check_rejects};
use onrecord::extract::Form::{Direct, Paraphrase};
use onrecord::extract::RejectReason::UnnamedQuestion;

#[test]
fn initials_are_the_one_person_who_has_them() {
    check(
        "Interview with a geologist\n\nThe Mirror caught up with geologist Natalia Grabowska to learn more.\n\n\
         ((Mirror)) What did you find?\n\nNatalia Grabowska: We found salt. My driver said it was snow.\n\n\
         ((MR)) And below it?\n\nNG: I am not sure.",
        &[
            ("Mirror", Direct, "What did you find?"),
            (
                "Natalia Grabowska",
                Direct,
                "We found salt. My driver said it was snow.",
            ),
            ("Mirror", Direct, "And below it?"),
            ("Natalia Grabowska", Direct, "I am not sure."),
        ],
    );
    check(
        "Nora Grey and Noel Glass came to the Mirror.\n\nMirror: Who won?\n\nNG: We did.\n\nMirror: How?\n\nNG: I \
         cannot say.",
        &[
            ("Mirror", Direct, "Who won?"),
            (UNASSIGNED, Direct, "We did."),
            ("Mirror", Direct, "How?"),
            (UNASSIGNED, Direct, "I cannot say."),
        ],
    );
}

#[test]
fn an_answer_is_theirs_who_the_introduction_says_is_asked() {
    check(
        "The Herald interviewed Minister Ann Keita on Monday.\n\nQ: Why was the dam closed?\n\nA: We had no choice. The \
         army told us that the road was mined.\n\nAnd I would do it again.\n\nKeita took office in May.",
        &[
            (UNASSIGNED, Direct, "Why was the dam closed?"),
            (
                "Ann Keita",
                Direct,
                "We had no choice. The army told us that the road was mined. / And I would do it again.",
            ),
        ],
    );
    check(
        "Governor Oumar Diallo sat down with reporter Jane Roe to talk about the siege.\n\nQ. Is it over?\n\nA. Not \
         yet. We wait for the trucks.",
        &[
            (UNASSIGNED, Direct, "Is it over?"),
            ("Oumar Diallo", Direct, "Not yet. We wait for the trucks."),
        ],
    );
    check(
        "The dam and the road\n\nQ: Why was the dam closed?\n\nA: We had no choice.",
        &[
            (UNASSIGNED, Direct, "Why was the dam closed?"),
            (UNASSIGNED, Direct, "We had no choice."),
        ],
    );
}

#[test]
fn surnames_and_offices_in_capitals_are_the_people_of_the_article() {
    check(
        "Amadou Bello, the president, met Senator Fatou Ndiaye on air.\n\nTHE PRESIDENT: We signed the treaty. Do you \
         read it, Senator?\n\nNDIAYE: I do.\n\n(Laughter.)\n\nTHE PRESIDENT: Then vote for it.",
        &[
            (
                "Amadou Bello",
                Direct,
                "We signed the treaty. Do you read it, Senator?",
            ),
            ("Fatou Ndiaye", Direct, "I do."),
            ("Amadou Bello", Direct, "Then vote for it."),
        ],
    );
}

#[test]
fn prose_around_a_few_lines_of_dialogue_stays_prose() {
    check(
        "Peter Smith met Mary Jones in the hall on Friday.\n\nSmith: Did you sign?\n\nJones: I did not.\n\nThe hall was \
         full. Smith said he was tired.",
        &[
            ("Peter Smith", Direct, "Did you sign?"),
            ("Mary Jones", Direct, "I did not."),
            ("Peter Smith", Paraphrase, "he was tired"),
        ],
    );
}

#[test]
fn a_question_without_a_label_is_nobodys() {
    check_rejects(
        "Ann Keita answered our questions.\n\nWhat happened at the port?\n\nAK: We stopped the cranes.\n\nWho told you to \
         stop?\n\nAK: Nobody told us. I decided.",
        &[
            ("Ann Keita", Direct, "We stopped the cranes."),
            ("Ann Keita", Direct, "Nobody told us. I decided."),
        ],
        &[
            (UnnamedQuestion, "What happened at the port?"),
            (UnnamedQuestion, "Who told you to stop?"),
        ],
    );
    check_rejects(
        "Ann Keita runs the port. She spoke to the Mirror about the strike.\n\nWhy did it begin?\n\n“We had not been \
         paid.”\n\nWho is to blame?\n\n“I blame the ministry. It promised the money twice.”\n\nWhat now?\n\n“We wait.”",
        &[
            ("Ann Keita", Direct, "“We had not been paid.”"),
            (
                "Ann Keita",
                Direct,
                "“I blame the ministry. It promised the money twice.”",
            ),
            ("Ann Keita", Direct, "“We wait.”"),
        ],
        &[
            (UnnamedQuestion, "Why did it begin?"),
            (UnnamedQuestion, "Who is to blame?"),
            (UnnamedQuestion, "What now?"),
        ],
    );
}

#[test]
fn labels_of_lists_speak_for_nobody() {
    for text in [
        "Dinner at the inn\n\nDate: Friday, June 4\n\nPrice: You pay what you can\n\nContact: Ask for Ann Keita",
        "Ann Keita and Ibrahim Sow ran for mayor.\n\nKeita: 547.\n\nSow: 46.\n\nKeita: 12.\n\nSow: 99.",
        "The Globe opens with a scene from the play.\n\nHAMLET: Who are you?\n\nGHOST: I am your father.\n\nHAMLET: No.",
        "How to vote\n\nQ: Where do voters register?\n\nA: At the town hall.\n\nQ: What papers?\n\nA: A passport.",
        "The road is open.\n\nCORRECTION: We named the wrong road in an earlier version.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_letter_is_whose_name_stands_below_it() {
    check(
        "The mayor of Segou, Ann Keita, wrote to the army on Friday.\n\nDear General Sow,\n\nI ask you to open the \
         road. Your men told us to wait.\n\nMy people cannot wait.\n\nSincerely,\n\nAnn Keita\n\nThe army did not \
         answer.",
        &[(
            "Ann Keita",
            Direct,
            "I ask you to open the road. Your men told us to wait. / My people cannot wait.",
        )],
    );
}

#[test]
fn reactions_in_a_list_are_theirs_who_stand_before_the_colon() {
    check(
        "Leaders reacted to the ceasefire on Friday.\n\n* Mali: “We welcome it.”\n\n* Foreign Minister of Niger, Issa \
         Garba: “This is a step to peace.”\n\n• UN Secretary-General Ana Guterres: “We are ready to help.”",
        &[
            ("Mali", Direct, "“We welcome it.”"),
            ("Issa Garba", Direct, "“This is a step to peace.”"),
            ("Ana Guterres", Direct, "“We are ready to help.”"),
        ],
    );
}

#[test]
fn whoever_asks_before_an_answer_asks() {
    check(
        "Spokeswoman Hua Li took questions on Friday.\n\nAFP: Will you send ships?\n\nHua Li: We act by the law.\n\n\
         Reuters: How many?\n\nHua Li: I have no number for you.",
        &[
            ("AFP", Direct, "Will you send ships?"),
            ("Hua Li", Direct, "We act by the law."),
            ("Reuters", Direct, "How many?"),
            ("Hua Li", Direct, "I have no number for you."),
        ],
    );
}

#[test]
fn a_post_is_whose_name_stands_below_or_before_it() {
    check(
        "Ann Keita, the mayor of Segou, answered at night.\n\nWhy is the army not here? — Ann Keita (@annkeita) May 4, \
         2016\n\nOn Facebook, Keita wrote:\n\nThe road is shut. We have no flour.\n\nThe army said it was on its way.",
        &[
            ("Ann Keita", Direct, "Why is the army not here?"),
            ("Ann Keita", Direct, "The road is shut. We have no flour."),
            ("army", Paraphrase, "it was on its way"),
        ],
    );
}
