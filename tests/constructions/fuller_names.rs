//! Whose fuller name the article gives: a surname, an office's initials, a short form of a body, a description.

use crate::check::{UNASSIGNED, check};
use onrecord::extract::Form::{Direct, Headline, Paraphrase, Partial};

#[test]
fn family_names_in_front_of_two_syllables() {
    check(
        "Rep. Kim Dae-won said the port was closed. Spokesperson Kim Yong-su said the road was open.\n\n\
         Nobody could be reached for two days. The line was dead. Cars were turned back. It rained.\n\n\
         “It is a shame,” Rep. Kim said.\n\n“It is no shame,” Kim said.",
        &[
            ("Kim Dae-won", Paraphrase, "the port was closed"),
            ("Kim Yong-su", Paraphrase, "the road was open"),
            ("Kim Dae-won", Direct, "“It is a shame,”"),
            (UNASSIGNED, Direct, "“It is no shame,”"),
        ],
    );
}

#[test]
fn surnames_behind_other_surnames_and_particles() {
    check(
        "Carmen Alonso Vidal said the dam was safe. “It holds,” Alonso said.",
        &[
            ("Carmen Alonso Vidal", Paraphrase, "the dam was safe"),
            ("Carmen Alonso Vidal", Direct, "“It holds,”"),
        ],
    );
    check(
        "Governor Kibet arap Chumo said the herds were counted. “All are counted,” said Mr Chumo.",
        &[
            ("Kibet arap Chumo", Paraphrase, "the herds were counted"),
            ("Kibet arap Chumo", Direct, "“All are counted,”"),
        ],
    );
    check(
        "Mayor Luc d’Estrange said the bridge was shut. “It is shut,” d’Estrange said.",
        &[
            ("Luc d’Estrange", Paraphrase, "the bridge was shut"),
            ("Luc d’Estrange", Direct, "“It is shut,”"),
        ],
    );
}

#[test]
fn the_ministry_is_the_one_with_the_long_name() {
    check(
        "The Ministry of Roads said the pass was open. The Ministry of Roads of the Republic of Tavria added that it \
         was safe. The Ministry denied that lorries were stuck.",
        &[
            (
                "Ministry of Roads of the Republic of Tavria",
                Paraphrase,
                "the pass was open",
            ),
            (
                "Ministry of Roads of the Republic of Tavria",
                Paraphrase,
                "it was safe",
            ),
            (
                "Ministry of Roads of the Republic of Tavria",
                Paraphrase,
                "lorries were stuck",
            ),
        ],
    );
    check(
        "The miners’ union said the shaft was wet.",
        &[("miners’ union", Paraphrase, "the shaft was wet")],
    );
}

#[test]
fn initials_of_an_office_mean_who_has_it() {
    check(
        "Superintendent of Police Girish Talwe said the fair was over. “It is over,” the SP said.",
        &[
            ("Girish Talwe", Paraphrase, "the fair was over"),
            ("Girish Talwe", Direct, "“It is over,”"),
        ],
    );
}

#[test]
fn a_description_and_the_name_given_behind_it() {
    check(
        "“The gate was open,” a guard who gave his name only as Yasser told reporters.",
        &[("Yasser", Direct, "“The gate was open,”")],
    );
    check(
        "“The night is over,” said a colonel, who introduced herself as Awa Sarr. “Stay at home,” she said.",
        &[
            ("Awa Sarr", Direct, "“The night is over,”"),
            ("Awa Sarr", Direct, "“Stay at home,”"),
        ],
    );
    check(
        "Its convener, Mrs Ngozi Bello, said the pay was late.",
        &[("Ngozi Bello", Paraphrase, "the pay was late")],
    );
}

#[test]
fn who_is_quoted_by_another_speaks() {
    check(
        "The commander, Admiral Joko Wiratma, was quoted by the state agency as saying the boat was empty.",
        &[("Joko Wiratma", Paraphrase, "the boat was empty")],
    );
}

#[test]
fn what_a_participle_describes_speaks_not_who_stands_in_it() {
    check(
        "A survey commissioned by the county found that the wells were dry.",
        &[(
            "survey commissioned by the county",
            Paraphrase,
            "the wells were dry",
        )],
    );
    check(
        "A clerk reached by phone said the office was shut.",
        &[("clerk reached by phone", Paraphrase, "the office was shut")],
    );
    check(
        "The head of the newly founded Tavria Forward said the vote was free.",
        &[(
            "head of the newly founded Tavria Forward",
            Paraphrase,
            "the vote was free",
        )],
    );
}

#[test]
fn nouns_of_a_title_are_those_of_the_body() {
    check(
        "Harbour to stay shut, says minister\n\nTransport Minister Olga Brandt met Prime Minister Jan Kolar on Monday.",
        &[("Olga Brandt", Headline, "Harbour to stay shut")],
    );
    check(
        "Judge halts dam work, citing ‘paper promises’\n\nU.S. District Judge Ellen Marsh read the ruling on Monday.",
        &[("Ellen Marsh", Headline, "‘paper promises’")],
    );
}

#[test]
fn a_dateline_says_nothing() {
    check(
        "Grain ship sails\n\nNAIROBI: Governor Peter Odhiambo said the ship had sailed.",
        &[("Peter Odhiambo", Paraphrase, "the ship had sailed")],
    );
    check(
        "Grain ship sails\n\nSEOUL, April 11 (Coast News) -- The harbour ministry met over Tavria's \
         warning that it would shut the strait, calling the remarks “idle.”",
        &[
            ("Tavria", Paraphrase, "it would shut the strait"),
            ("harbour ministry", Partial, "the remarks “idle.”"),
        ],
    );
}

#[test]
fn the_one_in_whose_letter_he_says_it() {
    check(
        "Mayor Pavel Horak said the bridge was safe. The paper printed a letter by Jan Kubat, an engineer, in which he \
         said the bridge would fall.",
        &[
            ("Pavel Horak", Paraphrase, "the bridge was safe"),
            ("Jan Kubat", Paraphrase, "the bridge would fall"),
        ],
    );
}

#[test]
fn the_belgian_is_who_spoke_last() {
    check(
        "“The court is wrong,” Luc Maes said. The Belgian said he would appeal.",
        &[
            ("Luc Maes", Direct, "“The court is wrong,”"),
            ("Luc Maes", Paraphrase, "he would appeal"),
        ],
    );
}

#[test]
fn the_name_behind_the_noun_for_a_body() {
    check(
        "The group Green Witness said the river was dead. The group said the fish were gone.",
        &[
            ("Green Witness", Paraphrase, "the river was dead"),
            ("Green Witness", Paraphrase, "the fish were gone"),
        ],
    );
}

#[test]
fn whom_a_few_words_tell_apart() {
    check(
        "“We hid,” said a nurse who survived. “There was smoke,” the nurse said.",
        &[
            ("nurse who survived", Direct, "“We hid,”"),
            ("nurse who survived", Direct, "“There was smoke,”"),
        ],
    );
    check(
        "A man who answered the telephone at the house of the captain, Ivo Drago, said the boat was late.",
        &[(
            "man who answered the telephone",
            Paraphrase,
            "the boat was late",
        )],
    );
    check(
        "According to two people familiar with the talks, the deal was dead.",
        &[(
            "people familiar with the talks",
            Paraphrase,
            "the deal was dead",
        )],
    );
}

#[test]
fn who_came_to_say_it() {
    check(
        "The head of the dockers’ union, Rosa Tamm, emerged from the room to say the offer was dead.",
        &[("Rosa Tamm", Paraphrase, "the offer was dead")],
    );
    check(
        "Villagers poured cold water on the claim, saying the road was shut.",
        &[("Villagers", Paraphrase, "the road was shut")],
    );
    check(
        "The quarrel grew, with Athens accusing Ankara of greed and Ankara retorting that the map was old.",
        &[
            ("Athens", Paraphrase, "Ankara of greed"),
            ("Ankara", Paraphrase, "the map was old"),
        ],
    );
}

#[test]
fn of_two_with_one_surname_the_one_who_has_the_role() {
    check(
        "Farmer Tom Ruddock said the field was dry. His cousin Alan Ruddock, a county commissioner, said it was wet. \
         Ruddock, the commissioner, said it would rain.",
        &[
            ("Tom Ruddock", Paraphrase, "the field was dry"),
            ("Alan Ruddock", Paraphrase, "it was wet"),
            ("Alan Ruddock", Paraphrase, "it would rain"),
        ],
    );
}

#[test]
fn the_leader_of_a_party_is_the_one_person_so_far() {
    check(
        "Former minister Hassan Ruiz Dallo alleged that the vote was bought.\n\nAddressing reporters at the club, the \
         leader of the newly founded Sea Front questioned how the roll had been drawn up. “It was drawn in a tavern,” he \
         said.",
        &[
            ("Hassan Ruiz Dallo", Paraphrase, "the vote was bought"),
            (
                "Hassan Ruiz Dallo",
                Paraphrase,
                "how the roll had been drawn up",
            ),
            ("Hassan Ruiz Dallo", Direct, "“It was drawn in a tavern,”"),
        ],
    );
    check(
        "Former minister Hassan Ruiz Dallo met Olga Brandt. Dallo alleged that the vote was bought. The leader of the \
         Sea Front said it was free.",
        &[
            ("Hassan Ruiz Dallo", Paraphrase, "the vote was bought"),
            ("leader of the Sea Front", Paraphrase, "it was free"),
        ],
    );
}

#[test]
fn she_is_not_the_one_of_another_sentence_where_a_sister_stands_between() {
    check(
        "President Korten said the war was over. I hear guns, and behind them my sister. She said the bridge was gone.",
        &[
            ("Korten", Paraphrase, "the war was over"),
            (UNASSIGNED, Paraphrase, "the bridge was gone"),
        ],
    );
}

#[test]
fn what_is_read_on_a_wall_is_nobodys() {
    check(
        "“Six votes for six kilos,” ran the graffiti on the wall, which Hassan Dallo called “the novel of losers.”",
        &[
            (UNASSIGNED, Direct, "“Six votes for six kilos,”"),
            ("Hassan Dallo", Direct, "“the novel of losers.”"),
        ],
    );
}

#[test]
fn according_to_her_and_whom_a_clause_describes() {
    check(
        "The board's deputy chair, Ms Efua Danso, said she was ill. According to her, the plan was old.",
        &[
            ("Efua Danso", Paraphrase, "she was ill"),
            ("Efua Danso", Paraphrase, "the plan was old"),
        ],
    );
    check(
        "A baker who gave only her first name, Amalia, said the street was dug up.",
        &[("Amalia", Paraphrase, "the street was dug up")],
    );
    check(
        "A teenager carrying a flag, who declined to be named, said his father had made it.",
        &[(
            "teenager carrying a flag",
            Paraphrase,
            "his father had made it",
        )],
    );
    check(
        "“It is plain,” replied the opposition leader, Mayor Dallo's cousin Ines Dallo. Mayor Dallo left.",
        &[("opposition leader", Direct, "“It is plain,”")],
    );
}

#[test]
fn the_office_issued_the_statement_not_who_owns_the_office() {
    check(
        "Mayor Ines Dallo left. Dallo's office said in a statement that she was ill. The statement said she would be back.",
        &[
            ("Dallo's office", Paraphrase, "she was ill"),
            ("Dallo's office", Paraphrase, "she would be back"),
        ],
    );
}

#[test]
fn a_title_may_be_a_last_name() {
    check(
        "“The river took it,” said Marufa Begum, 60. Begum said nobody had come.",
        &[
            ("Marufa Begum", Direct, "“The river took it,”"),
            ("Marufa Begum", Paraphrase, "nobody had come"),
        ],
    );
}

#[test]
fn who_stands_beyond_a_place_who_speaks_himself_and_whom_somebody_tells() {
    check(
        "His counterpart across the border, Lt. Gen. Daoud Sarkis, accused him of lying.",
        &[("Daoud Sarkis", Paraphrase, "him of lying")],
    );
    check(
        "The teacher near the gate said the bell was broken.",
        &[("teacher near the gate", Paraphrase, "the bell was broken")],
    );
    check(
        "Leila Mansour was away. Mansour herself, visiting Oslo, told reporters: “Ask the army.”",
        &[("Leila Mansour", Direct, "“Ask the army.”")],
    );
    check(
        "In a joint letter, Ghana, Norway and Peru said the strait was shut.",
        &[("Ghana, Norway and Peru", Paraphrase, "the strait was shut")],
    );
}

#[test]
fn a_former_minister_is_not_the_minister() {
    check(
        "Health minister Ada Nwosu said the money was there. Her predecessor, Sir Dele Martins, said it was not. “It \
         is far away,” the former minister said.",
        &[
            ("Ada Nwosu", Paraphrase, "the money was there"),
            ("Dele Martins", Paraphrase, "it was not"),
            ("former minister", Direct, "“It is far away,”"),
        ],
    );
    check(
        "Health minister Ada Nwosu said the money was there. The roads minister said it was not.",
        &[
            ("Ada Nwosu", Paraphrase, "the money was there"),
            ("roads minister", Paraphrase, "it was not"),
        ],
    );
}

#[test]
fn whom_the_next_paragraph_names() {
    check(
        "Nurses walk out\n\nNurses will strike from Monday after the union threw out an offer, its president said.\n\n\
         “We are tired,” Ms Ama Okafor, president of the nurses' union, told a rally. Her husband, Bright, said he was \
         proud.",
        &[
            (
                "Ama Okafor",
                Paraphrase,
                "Nurses will strike from Monday after the union threw out an offer",
            ),
            ("Ama Okafor", Direct, "“We are tired,”"),
            ("Bright", Paraphrase, "he was proud"),
        ],
    );
}

#[test]
fn a_title_with_a_signature() {
    check(
        "Unions spurn pay deal: ‘We are no beggars’ – Okafor\n\nAma Okafor said nurses would walk out.",
        &[
            ("Ama Okafor", Headline, "‘We are no beggars’"),
            ("Ama Okafor", Paraphrase, "nurses would walk out"),
        ],
    );
}

#[test]
fn a_body_with_an_owner_is_none_named_before() {
    check(
        "The European Union said the dyke was paid for. The weather service's union said it was not.",
        &[
            ("European Union", Paraphrase, "the dyke was paid for"),
            ("weather service's union", Paraphrase, "it was not"),
        ],
    );
}

#[test]
fn a_particle_behind_a_word_that_is_a_family_elsewhere() {
    check(
        "Mayor Lien De Smet left for Ghent. De Smet said the siren came late.",
        &[("Lien De Smet", Paraphrase, "the siren came late")],
    );
}
