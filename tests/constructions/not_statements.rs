//! Denials, which are statements, and all that looks like one and is none, with the reason.

use crate::check::{check, check_rejects};
use onrecord::extract::Form::{Paraphrase, Partial};
use onrecord::extract::RejectReason::{
    ClaimsMentioned, Garbled, Inference, NothingSaid, ScareQuotes, TitleOfWork, Undecided,
};

#[test]
fn a_denial_is_a_statement() {
    check(
        "Paulo Gusmão denied that soldiers had fired on the crowd.",
        &[(
            "Paulo Gusmão",
            Paraphrase,
            "soldiers had fired on the crowd",
        )],
    );
    check(
        "Paulo Gusmão denied taking money from the mine.",
        &[("Paulo Gusmão", Paraphrase, "taking money from the mine")],
    );
    check(
        "Manila has denied that its ships entered the bay.",
        &[("Manila", Paraphrase, "its ships entered the bay")],
    );
    check(
        "Paulo Gusmão did not deny that soldiers had fired on the crowd.",
        &[],
    );
    check(
        "Paulo Gusmão said he had not fired on the crowd.",
        &[("Paulo Gusmão", Paraphrase, "he had not fired on the crowd")],
    );
}

#[test]
fn a_refusal_to_speak_is_none() {
    check_rejects(
        "General Tomasi Vaea refused to say how many had died.",
        &[],
        &[(NothingSaid, "refused to say how many had died")],
    );
    check_rejects(
        "The ministry declined to comment on the report.",
        &[],
        &[(NothingSaid, "declined to comment on the report")],
    );
    check_rejects(
        "Prime Minister Ana Tomeu did not say when the border would open.",
        &[],
        &[(NothingSaid, "not say when the border would open")],
    );
    check_rejects(
        "The company has not confirmed that the ship sank.",
        &[],
        &[(NothingSaid, "not confirmed that the ship sank")],
    );
    check_rejects(
        "Ana Tomeu would not say whether the border was open.",
        &[],
        &[(NothingSaid, "not say whether the border was open")],
    );
    check("Ana Tomeu said nothing about the border.", &[]);
    check_rejects(
        "Ana Tomeu refused to say how many had died but said the army would leave.",
        &[("Ana Tomeu", Paraphrase, "the army would leave")],
        &[(NothingSaid, "refused to say how many had died")],
    );
}

#[test]
fn the_reporter_concludes() {
    check_rejects(
        "There are signs from Oyelaran’s remarks that the strike may end.",
        &[],
        &[(
            Inference,
            "There are signs from Oyelaran’s remarks that the strike may end",
        )],
    );
    check_rejects(
        "There are indications in the minister’s statements that the tax may be dropped.",
        &[],
        &[(
            Inference,
            "There are indications in the minister’s statements that the tax may be dropped",
        )],
    );
    check_rejects(
        "However, there are now hints from Oyelaran’s speeches that the strike may end.",
        &[],
        &[(
            Inference,
            "there are now hints from Oyelaran’s speeches that the strike may end",
        )],
    );
    check_rejects(
        "If the claims of the rebels are to be believed, the town has fallen.",
        &[],
        &[(
            ClaimsMentioned,
            "If the claims of the rebels are to be believed, the town has fallen",
        )],
    );
    check_rejects(
        "If Oyelaran’s statements are to be trusted, the strike is over.",
        &[],
        &[(
            ClaimsMentioned,
            "If Oyelaran’s statements are to be trusted, the strike is over",
        )],
    );
}

#[test]
fn a_tail_that_may_be_the_reporters() {
    check_rejects(
        "Oumar Diarra said the plan was working, as rebels, backed by a neighbour, closed in on the city.",
        &[("Oumar Diarra", Paraphrase, "the plan was working")],
        &[(
            Undecided,
            "as rebels, backed by a neighbour, closed in on the city",
        )],
    );
    check_rejects(
        "Oumar Diarra said the plan was “going well” in the north, as rebels surrounded the last bridge.",
        &[(
            "Oumar Diarra",
            Partial,
            "the plan was “going well” in the north",
        )],
        &[(Undecided, "as rebels surrounded the last bridge")],
    );
}

#[test]
fn a_garbled_fragment() {
    check_rejects(
        "Karim Belhadj spoke on Friday. Does not repair, which was burnt by soldiers in 2009.",
        &[],
        &[(
            Garbled,
            "Does not repair, which was burnt by soldiers in 2009.",
        )],
    );
}

#[test]
fn verbs_that_report_nothing_here() {
    check("Rescuers found two bodies under the bridge.", &[]);
    check("The clock showed noon when the train left.", &[]);
    check("The council held its first meeting in Apia.", &[]);
    check("Needless to say, the bridge fell.", &[]);
    check("Karim Belhadj said goodbye.", &[]);
    check("Karim Belhadj read the report at home.", &[]);
    check("Rising prices pushed the bank to act.", &[]);
    check("The guards answered the phone after an hour.", &[]);
    check("The road is said to be mined.", &[]);
}

#[test]
fn words_in_marks_that_nobody_said() {
    check_rejects(
        "The so-called “volunteers” crossed the river at night.",
        &[],
        &[(ScareQuotes, "“volunteers”")],
    );
    check_rejects(
        "The army’s “safe corridor” was mined.",
        &[],
        &[(ScareQuotes, "“safe corridor”")],
    );
    check_rejects(
        "The cheapest ‘tea’ in the market is made of straw.",
        &[],
        &[(ScareQuotes, "‘tea’")],
    );
}

#[test]
fn titles_of_works() {
    check_rejects(
        "His novel “The Salt Road” was published in Lagos.",
        &[],
        &[(TitleOfWork, "“The Salt Road”")],
    );
    check_rejects(
        "The film ‘Winter in Osh’ won a prize in Tbilisi.",
        &[],
        &[(TitleOfWork, "‘Winter in Osh’")],
    );
    check_rejects(
        "A choir sang “Hymn of the Valleys” before the match.",
        &[],
        &[(TitleOfWork, "“Hymn of the Valleys”")],
    );
}

#[test]
fn no_statements_in_other_words() {
    check_rejects(
        "The minister never explained why the school was closed.",
        &[],
        &[(NothingSaid, "never explained why the school was closed")],
    );
    check_rejects(
        "The poem “Ballad of the Reed Cutters” is taught in every school.",
        &[],
        &[(TitleOfWork, "“Ballad of the Reed Cutters”")],
    );
    check("The children wrote their names on the wall.", &[]);
}

#[test]
fn names_given_to_things_and_deeds_meanwhile() {
    check(
        "The tailor sewed them into long coats called burnouses, which she sold in the market.",
        &[],
    );
    check(
        "Refusing to leave the palace, Belhadj agreed to elections.",
        &[],
    );
}

#[test]
fn what_is_seen_or_laid_down_is_not_said() {
    check(
        "In the test, Noorzai observed twelve beetles found only in the valley.",
        &[],
    );
    check(
        "Standard rules called for at least 10 days in the tower.",
        &[],
    );
}

#[test]
fn what_is_done_with_words_that_also_report() {
    for text in [
        "The singer wrote for other bands too.",
        "The herald spoke with a farmer in the valley.",
        "Nobody wondered about the cracks in the wall.",
        "The guards denied them entry on Monday.",
        "The clerk counted the birds, noting which pairs came back.",
        "It was another warning sign for the valley.",
        "Aino Lahti won the prize for her work in predicting floods on large rivers.",
        "One could argue that the dam was never needed.",
        "The total reported losses grew in May.",
        "Younger people in that state have a longer way to school.",
        "The valley museum welcomed visitors from every village.",
        "Differences in rainfall explain the level of the lake.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn held_threatened_and_thanks_to() {
    for text in [
        "The league held a meeting on the road that was built in May.",
        "The valley is green thanks to the rain.",
        "Drought threatens the lower valley.",
        "Rosa Huanca advised a bank in 2016.",
        "The delegates came from states that vote later in the year.",
    ] {
        check(text, &[]);
    }
    check(
        "The court held that the road belonged to the valley.",
        &[("court", Paraphrase, "the road belonged to the valley")],
    );
}
