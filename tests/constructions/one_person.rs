//! Two forms of one name, and one form of two names: who is whom within an article.

use crate::check::{UNASSIGNED, check};
use onrecord::extract::Form::{Direct, Paraphrase};

#[test]
fn a_surname_may_have_words_of_its_own() {
    check(
        "De la Torre said the road was open.\n\nMayor Luis De la Torre said the bridge was closed.",
        &[
            ("Luis De la Torre", Paraphrase, "the road was open"),
            ("Luis De la Torre", Paraphrase, "the bridge was closed"),
        ],
    );
    check(
        "Ngugi wa Muriuki said the dam was safe. Muriuki said the river was low.",
        &[
            ("Ngugi wa Muriuki", Paraphrase, "the dam was safe"),
            ("Ngugi wa Muriuki", Paraphrase, "the river was low"),
        ],
    );
    check(
        "João da Silva Pereira said the fire was out. Silva Pereira said two houses burned. Pereira said nobody died.",
        &[
            ("João da Silva Pereira", Paraphrase, "the fire was out"),
            ("João da Silva Pereira", Paraphrase, "two houses burned"),
            ("João da Silva Pereira", Paraphrase, "nobody died"),
        ],
    );
}

#[test]
fn the_first_of_two_surnames_stands_alone() {
    check(
        "Ricardo Montes Nevares said he would resign. Montes said it was late.",
        &[
            ("Ricardo Montes Nevares", Paraphrase, "he would resign"),
            ("Ricardo Montes Nevares", Paraphrase, "it was late"),
        ],
    );
}

#[test]
fn given_name_and_patronymic_are_the_person() {
    check(
        "Anatoly Petrovich Sokolov said the bridge was safe. Anatoly Petrovich said he would cross it.",
        &[
            (
                "Anatoly Petrovich Sokolov",
                Paraphrase,
                "the bridge was safe",
            ),
            ("Anatoly Petrovich Sokolov", Paraphrase, "he would cross it"),
        ],
    );
}

#[test]
fn a_family_name_may_be_a_thing_or_a_city() {
    check(
        "Park Ji-hoon arrived on Monday. Park said the talks had failed.",
        &[("Park Ji-hoon", Paraphrase, "the talks had failed")],
    );
    check(
        "Gao Wenlong said the tariffs were illegal. Gao said they would be answered.",
        &[
            ("Gao Wenlong", Paraphrase, "the tariffs were illegal"),
            ("Gao Wenlong", Paraphrase, "they would be answered"),
        ],
    );
}

#[test]
fn a_courtesy_title_tells_two_of_one_surname_apart() {
    check(
        "Bat Ganbold and his wife, Oyun Ganbold, fled. Mrs Ganbold said the house burned. Mr Ganbold said he was safe.",
        &[
            ("Oyun Ganbold", Paraphrase, "the house burned"),
            ("Bat Ganbold", Paraphrase, "he was safe"),
        ],
    );
    // The only Adeyemi named in full is a woman.
    check(
        "Amina Adeyemi said the shop was closed. Mr. Adeyemi said it was open.",
        &[
            ("Amina Adeyemi", Paraphrase, "the shop was closed"),
            ("Adeyemi", Paraphrase, "it was open"),
        ],
    );
}

#[test]
fn honorifics_of_many_languages_are_no_names() {
    check(
        "Ratu Epeli Tavua said the reef was dying. Tavua said it was late.",
        &[
            ("Epeli Tavua", Paraphrase, "the reef was dying"),
            ("Epeli Tavua", Paraphrase, "it was late"),
        ],
    );
    check(
        "Sheikha Noor al-Harbi opened the school. She said it was free.",
        &[("Noor al-Harbi", Paraphrase, "it was free")],
    );
}

#[test]
fn what_an_office_is_of_is_no_part_of_the_name() {
    check(
        "Minister of Information Moussa al-Haddad said it was a bomb. According to al-Haddad, nobody was hurt.",
        &[
            ("Moussa al-Haddad", Paraphrase, "it was a bomb"),
            ("Moussa al-Haddad", Paraphrase, "nobody was hurt"),
        ],
    );
    check(
        "The Minister of Health and Social Welfare, Grace Otieno, said the clinics were open.",
        &[("Grace Otieno", Paraphrase, "the clinics were open")],
    );
    check(
        "Secretary of State Anna Holt said the talks were over.",
        &[("Anna Holt", Paraphrase, "the talks were over")],
    );
    check(
        "Mayor of Kano Amina Bello said the market was open.",
        &[("Amina Bello", Paraphrase, "the market was open")],
    );
}

#[test]
fn of_two_presidents_the_demonym_picks_one() {
    check(
        "Russian President Ivan Sorokin met Kyrgyz President Azamat Toktosunov. The Kyrgyz president said the talks went \
         well. The Russian president said they failed.",
        &[
            ("Azamat Toktosunov", Paraphrase, "the talks went well"),
            ("Ivan Sorokin", Paraphrase, "they failed"),
        ],
    );
}

#[test]
fn the_unnamed_one_of_before_with_the_same_noun() {
    check(
        "A doctor at the camp said the clinic was empty. The doctor said nobody had come.",
        &[
            ("doctor at the camp", Paraphrase, "the clinic was empty"),
            ("doctor at the camp", Paraphrase, "nobody had come"),
        ],
    );
    check(
        "A doctor at the camp said the clinic was empty. Another doctor said it was full. The doctor said nobody knew.",
        &[
            ("doctor at the camp", Paraphrase, "the clinic was empty"),
            ("Another doctor", Paraphrase, "it was full"),
            ("doctor", Paraphrase, "nobody knew"),
        ],
    );
}

#[test]
fn a_title_in_capitals_makes_nobody() {
    check(
        "Ferry Captain Blames Diallo For Delay\n\nOumar Diallo visited the port. Diallo said the ferry was late. He \
         said it was safe.",
        &[
            ("Oumar Diallo", Paraphrase, "the ferry was late"),
            ("Oumar Diallo", Paraphrase, "it was safe"),
        ],
    );
}

#[test]
fn a_body_may_end_with_a_word_for_a_person() {
    check(
        "The Coast Guard said the sea was calm. An order by Coast Guard Commandant Admiral Elson Hermoso was read out.",
        &[("Coast Guard", Paraphrase, "the sea was calm")],
    );
}

#[test]
fn a_bodys_name_may_hold_a_weekday_or_a_verb() {
    check(
        "Press TV said the crash was an accident.\n\nUSA Today said the plane was old.\n\nThe Sunday Times said it was \
         new.",
        &[
            ("Press TV", Paraphrase, "the crash was an accident"),
            ("USA Today", Paraphrase, "the plane was old"),
            ("Sunday Times", Paraphrase, "it was new"),
        ],
    );
}

#[test]
fn the_name_behind_one_of_many() {
    check(
        "One of these groups, the Karo Democratic Front (KDF), said it was a betrayal.",
        &[("Karo Democratic Front", Paraphrase, "it was a betrayal")],
    );
    check(
        "Since then, a Republican, Dale Hutton, has said the vote was fair.",
        &[("Dale Hutton", Paraphrase, "the vote was fair")],
    );
}

#[test]
fn they_are_the_group_before_not_the_one_who_spoke() {
    check(
        "The head of the inquiry said it was late. The officers are back at work. They said they would appeal.",
        &[
            ("head of the inquiry", Paraphrase, "it was late"),
            ("officers", Paraphrase, "they would appeal"),
        ],
    );
    check(
        "A witness said the shop was shut. They said it would open.",
        &[
            ("witness", Paraphrase, "the shop was shut"),
            (UNASSIGNED, Paraphrase, "it would open"),
        ],
    );
}

#[test]
fn the_subject_before_a_relative_clause() {
    check(
        "Rania Collins who sponsored the bill remarked that the court would strike it down.",
        &[(
            "Rania Collins",
            Paraphrase,
            "the court would strike it down",
        )],
    );
}

#[test]
fn two_quotations_of_two_speakers_side_by_side() {
    check(
        "Bishop Marc Ouell said, “Priests have rules, so why not bishops?” Archbishop Carlo Sciuna said, “Bishops serve \
         the people.”",
        &[
            (
                "Marc Ouell",
                Direct,
                "“Priests have rules, so why not bishops?”",
            ),
            ("Carlo Sciuna", Direct, "“Bishops serve the people.”"),
        ],
    );
}

#[test]
fn a_place_or_an_object_before_the_cue_is_not_who_speaks() {
    check(
        "Musa Traore, from Segou, Mali, said on Tuesday that the bridge was down.",
        &[("Musa Traore", Paraphrase, "the bridge was down")],
    );
    check(
        "Protesters marching through the streets said the vote was stolen.",
        &[("Protesters", Paraphrase, "the vote was stolen")],
    );
    check(
        "Assembly president Rosa Ferrand in relaying the news to parliament said the treaty was dead.",
        &[("Rosa Ferrand", Paraphrase, "the treaty was dead")],
    );
}

#[test]
fn a_noun_that_is_given_a_name_says_nothing() {
    check(
        "He studied in an area called the Ellipse and set several alleged accomplices free.",
        &[],
    );
}

#[test]
fn she_is_the_unnamed_one_of_the_sentence_before() {
    check(
        "Prosecutor Karin Mell said the case was closed.\n\nOne of the victims gave up her anonymity. She said she was \
         not ashamed.",
        &[
            ("Karin Mell", Paraphrase, "the case was closed"),
            ("One of the victims", Paraphrase, "she was not ashamed"),
        ],
    );
}

#[test]
fn what_a_chief_executive_is_of_is_no_part_of_the_name() {
    check(
        "Chief Executive of Hong Kong Mei Lam spoke on Monday. Lam said the council was closed.",
        &[("Mei Lam", Paraphrase, "the council was closed")],
    );
    check(
        "The Lost 52 Project said the wreck was found.",
        &[("Lost 52 Project", Paraphrase, "the wreck was found")],
    );
}

#[test]
fn the_one_who_is_cited_speaks() {
    check(
        "The BBC cited Budi Hartono, chief of the State Intelligence Agency, as saying that the suspects were known.",
        &[("Budi Hartono", Paraphrase, "the suspects were known")],
    );
}

#[test]
fn he_is_the_subject_since_the_last_report() {
    check(
        "Jason Kell said the bill was dead. Last month, Roy Blunt helped to write it. But on Tuesday, he said it could \
         be saved.",
        &[
            ("Jason Kell", Paraphrase, "the bill was dead"),
            ("Roy Blunt", Paraphrase, "it could be saved"),
        ],
    );
    check(
        "Missouri Republican Roy Blunt visited the port. He said the cranes were ready.",
        &[("Roy Blunt", Paraphrase, "the cranes were ready")],
    );
}

#[test]
fn whom_the_words_are_about_did_not_say_them() {
    check(
        "Oumar Diallo spoke on Monday. Karim Belhadj, who takes no money, will win for many people, he said.",
        &[(
            "Oumar Diallo",
            Paraphrase,
            "Karim Belhadj, who takes no money, will win for many people",
        )],
    );
}

#[test]
fn who_asks_does_not_answer() {
    check(
        "Scott Conway asked Bernard Sandler whether his age mattered.\n\n“Sure it does,” he said.",
        &[
            ("Scott Conway", Paraphrase, "whether his age mattered"),
            ("Bernard Sandler", Direct, "“Sure it does,”"),
        ],
    );
}

#[test]
fn they_are_the_plural_subject_before() {
    check(
        "The union said the pay was low. But throughout the summer, members of both shops stayed away. They said the \
         vote was rigged.",
        &[
            ("union", Paraphrase, "the pay was low"),
            ("members of both shops", Paraphrase, "the vote was rigged"),
        ],
    );
}

#[test]
fn the_delegate_speaks_not_the_body_in_front() {
    check(
        "International Committee of the Red Cross delegate Claire Dumont said that the hospital was closed.",
        &[("Claire Dumont", Paraphrase, "the hospital was closed")],
    );
    check(
        "Perry Capital CEO Richard Perry met Hannah Clinton. She said that the bank was safe.",
        &[("Hannah Clinton", Paraphrase, "the bank was safe")],
    );
}

#[test]
fn a_mother_of_nearly_the_same_name_is_another() {
    check(
        "Gloria Ruvan sold jeans. A court took her from her mother, Gloria Adler Ruvan, when she was ten.\n\nRuvan grew \
         up with an aunt who kept horses. The house was large. It had forty rooms. It stood by the sea.\n\nRuvan was \
         married to a painter. She said the marriage was happy.",
        &[("Gloria Ruvan", Paraphrase, "the marriage was happy")],
    );
}

#[test]
fn a_car_is_nobody() {
    check(
        "The truck hit a Zalmo XC90 on the bridge. Police spoke with Ana Ruiz. She said the light was green.",
        &[("Ana Ruiz", Paraphrase, "the light was green")],
    );
}

#[test]
fn a_shared_surname_is_the_one_named_again_and_again() {
    let often =
        "Lena Ruvan spoke in Kati. Lena Ruvan spoke in Segou. Lena Ruvan left Mopti by bus.\n\n";
    let story = "It rained all day. The roads were wet. The crowd waited. The band played.\n\n";
    check(
        &format!(
            "{often}Her father Omar Ruvan stayed at home.\n\n{story}Ruvan said the vote was near."
        ),
        &[("Lena Ruvan", Paraphrase, "the vote was near")],
    );
    check(
        &format!("{often}Pavel Ruvan stayed at home.\n\n{story}Ruvan said the vote was near."),
        &[("Lena Ruvan", Paraphrase, "the vote was near")],
    );
    check(
        &format!(
            "Lena Ruvan spoke in Kati.\n\nPavel Ruvan stayed at home.\n\n{story}Ruvan said the vote was near."
        ),
        &[(UNASSIGNED, Paraphrase, "the vote was near")],
    );
}
