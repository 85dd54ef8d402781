//! Reported clauses: where the words of a paraphrase begin and end, and which verbs report.

use crate::check::{check, check_rejects};
use onrecord::extract::Form::{Direct, Headline, Paraphrase, Partial, Unmarked};
use onrecord::extract::RejectReason::NothingSaid;

#[test]
fn a_leading_that_is_no_content() {
    check(
        "Farida Noorzai said that the schools were shut.",
        &[("Farida Noorzai", Paraphrase, "the schools were shut")],
    );
    check(
        "Farida Noorzai said the schools were shut.",
        &[("Farida Noorzai", Paraphrase, "the schools were shut")],
    );
    check(
        "Farida Noorzai said on Friday that the schools were shut.",
        &[("Farida Noorzai", Paraphrase, "the schools were shut")],
    );
}

#[test]
fn several_that_clauses_are_one_statement() {
    check(
        "Farida Noorzai said that the schools were shut, that the teachers had left and that no books remained.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "the schools were shut, that the teachers had left and that no books remained",
        )],
    );
    check(
        "Farida Noorzai told reporters the schools were shut and that no books remained.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "the schools were shut and that no books remained",
        )],
    );
    check(
        "Farida Noorzai said the schools were shut because that was the order and that no books remained.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "the schools were shut because that was the order and that no books remained",
        )],
    );
}

#[test]
fn somebody_is_told() {
    check(
        "Admiral Sefanaia Kolinisau told reporters in Suva on Monday that the ship had been found.",
        &[("Sefanaia Kolinisau", Paraphrase, "the ship had been found")],
    );
    check(
        "Admiral Sefanaia Kolinisau told the Suva Evening Post newspaper that the ship had been found.",
        &[("Sefanaia Kolinisau", Paraphrase, "the ship had been found")],
    );
    check(
        "“The ship is found,” Admiral Sefanaia Kolinisau told parliament.",
        &[("Sefanaia Kolinisau", Direct, "“The ship is found,”")],
    );
    check(
        "Admiral Sefanaia Kolinisau told a news conference: “The ship is found.”",
        &[("Sefanaia Kolinisau", Direct, "“The ship is found.”")],
    );
    check(
        "Admiral Sefanaia Kolinisau informed the families that the ship had been found.",
        &[("Sefanaia Kolinisau", Paraphrase, "the ship had been found")],
    );
}

#[test]
fn the_cue_stands_last_or_in_the_middle() {
    check(
        "The bridge was mined, Karim Belhadj said.",
        &[("Karim Belhadj", Paraphrase, "The bridge was mined")],
    );
    check(
        "The bridge was mined and the road was cut, Karim Belhadj said on Friday.",
        &[(
            "Karim Belhadj",
            Paraphrase,
            "The bridge was mined and the road was cut",
        )],
    );
    check(
        "The bridge, Karim Belhadj said, was mined.",
        &[("Karim Belhadj", Paraphrase, "The bridge / was mined")],
    );
    check(
        "The bridge was mined, said Karim Belhadj.",
        &[("Karim Belhadj", Paraphrase, "The bridge was mined")],
    );
}

#[test]
fn according_to_front_middle_and_back() {
    check(
        "According to Elena Marković, the bridge was mined.",
        &[("Elena Marković", Paraphrase, "the bridge was mined")],
    );
    check(
        "The bridge was mined, according to Elena Marković.",
        &[("Elena Marković", Paraphrase, "The bridge was mined")],
    );
    check(
        "The bridge, according to Elena Marković, was mined.",
        &[("Elena Marković", Paraphrase, "The bridge / was mined")],
    );
    check(
        "At least 40 people were hurt, according to Elena Marković, a nurse at the clinic.",
        &[("Elena Marković", Paraphrase, "At least 40 people were hurt")],
    );
    check(
        "“The bridge was mined,” according to Elena Marković.",
        &[("Elena Marković", Direct, "“The bridge was mined,”")],
    );
}

#[test]
fn two_speakers_in_one_sentence() {
    check(
        "Lima says the border is open, while Quito says it has been shut since June.",
        &[
            ("Lima", Paraphrase, "the border is open"),
            ("Quito", Paraphrase, "it has been shut since June"),
        ],
    );
    check(
        "Colonel Adama Traoré said the town had fallen, but rebel commander Issa Sow said it was still in his hands.",
        &[
            ("Adama Traoré", Paraphrase, "the town had fallen"),
            ("Issa Sow", Paraphrase, "it was still in his hands"),
        ],
    );
    check(
        "Colonel Adama Traoré said the town had fallen; commander Issa Sow said it had not.",
        &[
            ("Adama Traoré", Paraphrase, "the town had fallen"),
            ("Issa Sow", Paraphrase, "it had not"),
        ],
    );
    check(
        "“The town is ours,” said Colonel Adama Traoré, but Issa Sow, a rebel commander, said, “Come and see.”",
        &[
            ("Adama Traoré", Direct, "“The town is ours,”"),
            ("Issa Sow", Direct, "“Come and see.”"),
        ],
    );
}

#[test]
fn one_subject_two_verbs() {
    check(
        "Bao Tran said the road was cut and warned that food would run out.",
        &[
            ("Bao Tran", Paraphrase, "the road was cut"),
            ("Bao Tran", Paraphrase, "food would run out"),
        ],
    );
    check(
        "Ilse Bergmann met the villagers and said she would return.",
        &[("Ilse Bergmann", Paraphrase, "she would return")],
    );
    check(
        "Ilse Bergmann stood up, thanked nobody and said, “We are leaving.”",
        &[("Ilse Bergmann", Direct, "“We are leaving.”")],
    );
}

#[test]
fn a_participle_shares_its_subject() {
    check(
        "Sipho Nkosi said the mine was safe, adding that inspectors had visited it in June.",
        &[
            ("Sipho Nkosi", Paraphrase, "the mine was safe"),
            (
                "Sipho Nkosi",
                Paraphrase,
                "inspectors had visited it in June",
            ),
        ],
    );
    check(
        "“The mine is safe,” Sipho Nkosi said, adding: “Inspectors came in June.”",
        &[
            ("Sipho Nkosi", Direct, "“The mine is safe,”"),
            ("Sipho Nkosi", Direct, "“Inspectors came in June.”"),
        ],
    );
    check(
        "Marta Wolska left the room, saying she had heard enough.",
        &[("Marta Wolska", Paraphrase, "she had heard enough")],
    );
    check(
        "Marta Wolska resigned on Monday, warning that the bank would fail within a year.",
        &[(
            "Marta Wolska",
            Paraphrase,
            "the bank would fail within a year",
        )],
    );
    check(
        "Adding that the bank was sound, Marta Wolska left the room.",
        &[("Marta Wolska", Paraphrase, "the bank was sound")],
    );
}

#[test]
fn passives() {
    check(
        "General Min Thu was quoted as saying that the camp was empty.",
        &[("Min Thu", Paraphrase, "the camp was empty")],
    );
    check(
        "The camp was empty, General Min Thu was quoted as saying by state television.",
        &[("Min Thu", Paraphrase, "The camp was empty")],
    );
    check(
        "“The camp is empty,” General Min Thu was quoted as saying.",
        &[("Min Thu", Direct, "“The camp is empty,”")],
    );
}

#[test]
fn promises_calls_and_orders() {
    check(
        "Karim Belhadj urged drivers to stay at home.",
        &[("Karim Belhadj", Paraphrase, "drivers to stay at home")],
    );
    check(
        "Karim Belhadj called for a halt to the shelling.",
        &[("Karim Belhadj", Paraphrase, "a halt to the shelling")],
    );
    check(
        "Karim Belhadj vowed to rebuild the bridge.",
        &[("Karim Belhadj", Paraphrase, "to rebuild the bridge")],
    );
    check(
        "Karim Belhadj threatened to close the strait.",
        &[("Karim Belhadj", Paraphrase, "to close the strait")],
    );
    check(
        "Karim Belhadj accused the union of lying about the vote.",
        &[(
            "Karim Belhadj",
            Paraphrase,
            "the union of lying about the vote",
        )],
    );
    check(
        "Karim Belhadj blamed the army for the fire.",
        &[("Karim Belhadj", Paraphrase, "the army for the fire")],
    );
    check(
        "Karim Belhadj asked whether anyone had counted the boats.",
        &[(
            "Karim Belhadj",
            Paraphrase,
            "whether anyone had counted the boats",
        )],
    );
    check(
        "Karim Belhadj warned of new floods along the coast.",
        &[("Karim Belhadj", Paraphrase, "new floods along the coast")],
    );
}

#[test]
fn an_unmarked_continuation() {
    check(
        "“We will build the canal,” Hassan Warsame said on Monday.\n\nWe do not need foreign money, but they do. Warsame said work would start in May.",
        &[
            ("Hassan Warsame", Direct, "“We will build the canal,”"),
            (
                "Hassan Warsame",
                Unmarked,
                "We do not need foreign money, but they do",
            ),
            ("Hassan Warsame", Paraphrase, "work would start in May"),
        ],
    );
    check(
        "“We will build the canal,” Hassan Warsame said on Monday.\n\nWe drove along the canal with him. Grace Auma said work would start in May.",
        &[
            ("Hassan Warsame", Direct, "“We will build the canal,”"),
            ("Grace Auma", Paraphrase, "work would start in May"),
        ],
    );
}

#[test]
fn where_and_how_it_was_said_is_no_content() {
    check(
        "In a statement, the Kenyan health ministry said the clinic was closed.",
        &[(
            "Kenyan health ministry",
            Paraphrase,
            "the clinic was closed",
        )],
    );
    check(
        "Grace Auma said in a letter to the council that the clinic was closed.",
        &[("Grace Auma", Paraphrase, "the clinic was closed")],
    );
    check(
        "Grace Auma said on Facebook on Tuesday that the clinic was closed.",
        &[("Grace Auma", Paraphrase, "the clinic was closed")],
    );
    check(
        "Speaking in Kisumu, Grace Auma said the clinic was closed.",
        &[("Grace Auma", Paraphrase, "the clinic was closed")],
    );
    check(
        "Earlier on Friday, Grace Auma wrote on Telegram, “The clinic is closed.”",
        &[("Grace Auma", Direct, "“The clinic is closed.”")],
    );
}

#[test]
fn clauses_in_other_words() {
    check(
        "The dam, said engineer Tashi Wangmo, would hold.",
        &[("Tashi Wangmo", Paraphrase, "The dam / would hold")],
    );
    check(
        "Taking the stand on Tuesday, Emeka Nwosu admitted that he had sold the land twice.",
        &[("Emeka Nwosu", Paraphrase, "he had sold the land twice")],
    );
    check(
        "Emeka Nwosu walked out of the hearing, telling reporters that he had nothing to hide.",
        &[("Emeka Nwosu", Paraphrase, "he had nothing to hide")],
    );
    check(
        "Emeka Nwosu pledged never to sell the land again.",
        &[("Emeka Nwosu", Paraphrase, "never to sell the land again")],
    );
    check(
        "Emeka Nwosu said he would appeal and that his lawyers had already written to the court.",
        &[(
            "Emeka Nwosu",
            Paraphrase,
            "he would appeal and that his lawyers had already written to the court",
        )],
    );
    check(
        "Whether the ferry was overloaded was not clear, the harbour master, Jonas Sigurdsson, said.",
        &[(
            "Jonas Sigurdsson",
            Paraphrase,
            "Whether the ferry was overloaded was not clear",
        )],
    );
    check("It was not clear whether the ferry was overloaded.", &[]);
    check(
        "Suva has accused Nukuʻalofa of taking its fish.",
        &[("Suva", Paraphrase, "Nukuʻalofa of taking its fish")],
    );
    check_rejects(
        "Emeka Nwosu did not reply to questions. His lawyer said he was ill.",
        &[("lawyer", Paraphrase, "he was ill")],
        &[(NothingSaid, "not reply to questions")],
    );
}

#[test]
fn a_whole_article() {
    check_rejects(
        "Harbour Will Not Be Sold: Ngata\n\nApia’s new harbour will not be sold, Trade Minister Wiremu Ngata said on Wednesday, after three days of protest.\n\n“Nobody has made an offer and nobody will,” he told a crowd outside parliament. “Go home to your families.”\n\nThe opposition leader, Lupe Faleolo, accused the government of hiding a contract. She said a copy had been passed to her party in March, adding that it would be published on Friday.\n\nThe ministry declined to comment. A dock worker who gave his name only as Sione said he had “heard it all before”.\n\nPolice said four people had been arrested.",
        &[
            ("Wiremu Ngata", Headline, "Harbour Will Not Be Sold"),
            (
                "Wiremu Ngata",
                Paraphrase,
                "Apia’s new harbour will not be sold",
            ),
            (
                "Wiremu Ngata",
                Direct,
                "“Nobody has made an offer and nobody will,” / “Go home to your families.”",
            ),
            (
                "Lupe Faleolo",
                Paraphrase,
                "the government of hiding a contract",
            ),
            (
                "Lupe Faleolo",
                Paraphrase,
                "a copy had been passed to her party in March",
            ),
            (
                "Lupe Faleolo",
                Paraphrase,
                "it would be published on Friday",
            ),
            ("Sione", Partial, "he had “heard it all before”"),
            ("Police", Paraphrase, "four people had been arrested"),
        ],
        &[(NothingSaid, "declined to comment")],
    );
}

#[test]
fn findings_in_noun_phrases() {
    check(
        "Officials said 24 people had been hurt, but the Segou News Agency reported as many as 32 wounded.",
        &[
            ("Officials", Paraphrase, "24 people had been hurt"),
            ("Segou News Agency", Paraphrase, "as many as 32 wounded"),
        ],
    );
    check(
        "In findings published Friday, researchers reported a new mechanism by which rivers cut the ice.",
        &[(
            "researchers",
            Paraphrase,
            "a new mechanism by which rivers cut the ice",
        )],
    );
    check(
        "The dead sailor was identified as Marek Wolska by a harbour spokesperson.",
        &[(
            "harbour spokesperson",
            Paraphrase,
            "The dead sailor was identified as Marek Wolska",
        )],
    );
}

#[test]
fn cues_in_two_words_between_commas_and_behind_a_channel() {
    check(
        "Farida Noorzai pointed out it would have been cheaper to build a road.",
        &[(
            "Farida Noorzai",
            Paraphrase,
            "it would have been cheaper to build a road",
        )],
    );
    check(
        "The railway announced via its site around 11:30 am, the first line had been opened.",
        &[("railway", Paraphrase, "the first line had been opened")],
    );
    check(
        "The fire began, the Segou Fire Service described, in the northern wing of the mill when a lamp fell.",
        &[(
            "Segou Fire Service",
            Paraphrase,
            "The fire began / in the northern wing of the mill when a lamp fell",
        )],
    );
}

#[test]
fn titles_with_advice_and_with_how() {
    check(
        "Boil your milk or else fall ill, say doctors\n\nThe valley was quiet on Sunday.",
        &[("doctors", Headline, "Boil your milk or else fall ill")],
    );
    check(
        "Doctors describe how bad milk makes people ill\n\nThe valley was quiet on Sunday.",
        &[("Doctors", Headline, "how bad milk makes people ill")],
    );
}
