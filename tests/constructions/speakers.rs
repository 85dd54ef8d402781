//! Speakers: names of the whole world, titles, appositions, pronouns, bodies, the unnamed.

use crate::check::{UNASSIGNED, check};
use onrecord::extract::Form::{Direct, Paraphrase};

#[test]
fn an_apposition_is_no_speaker() {
    check(
        "Lindiwe Maseko, an adviser to King Bandile Ndwandwe, said the court had no power over the palace.",
        &[(
            "Lindiwe Maseko",
            Paraphrase,
            "the court had no power over the palace",
        )],
    );
    check(
        "“The court has no power,” said Lindiwe Maseko, an adviser to King Bandile Ndwandwe.",
        &[("Lindiwe Maseko", Direct, "“The court has no power,”")],
    );
    check(
        "Rafael Ortega, who heads the port authority, said the strike was over.",
        &[("Rafael Ortega", Paraphrase, "the strike was over")],
    );
    check(
        "Rafael Ortega, 54, a crane driver from Callao, said he had not been paid since March.",
        &[(
            "Rafael Ortega",
            Paraphrase,
            "he had not been paid since March",
        )],
    );
    check(
        "The interior minister, Karim Belhadj, told state radio on Friday that the bridge was mined.",
        &[("Karim Belhadj", Paraphrase, "the bridge was mined")],
    );
    check(
        "“The bridge is mined,” said the interior minister, Karim Belhadj.",
        &[("Karim Belhadj", Direct, "“The bridge is mined,”")],
    );
    check(
        "“The bridge is mined,” says interior minister Karim Belhadj.",
        &[("Karim Belhadj", Direct, "“The bridge is mined,”")],
    );
}

#[test]
fn a_pronoun_is_the_one_of_its_gender_who_was_named() {
    check(
        "Daniela Rojas visited the port on Monday.\n\nShe said the cranes were ready.",
        &[("Daniela Rojas", Paraphrase, "the cranes were ready")],
    );
    check(
        "Governor Bolat Serikov toured the plant. “The boilers are safe,” he said.",
        &[("Bolat Serikov", Direct, "“The boilers are safe,”")],
    );
    check(
        "Nadia Petrova met Governor Bolat Serikov in Almaty. She said the talks had gone well. He said they had failed.",
        &[
            ("Nadia Petrova", Paraphrase, "the talks had gone well"),
            ("Bolat Serikov", Paraphrase, "they had failed"),
        ],
    );
    check(
        "Karim Belhadj said the bridge was mined. He added that the road was cut.",
        &[
            ("Karim Belhadj", Paraphrase, "the bridge was mined"),
            ("Karim Belhadj", Paraphrase, "the road was cut"),
        ],
    );
    check(
        "Mrs. Temi Adeyemi arrived with Mr. Femi Adeyemi. “I am tired,” she said.",
        &[("Temi Adeyemi", Direct, "“I am tired,”")],
    );
    check(
        "“The bridge is mined,” Karim Belhadj said.\n\n“Nobody should cross it,” he said.",
        &[
            ("Karim Belhadj", Direct, "“The bridge is mined,”"),
            ("Karim Belhadj", Direct, "“Nobody should cross it,”"),
        ],
    );
    check(
        "The Chadian army left the town. It said the road was safe.",
        &[("Chadian army", Paraphrase, "the road was safe")],
    );
    check(
        "Nobody knows who fired first. “It was dark,” he said.",
        &[(UNASSIGNED, Direct, "“It was dark,”")],
    );
    check(
        "Grace Auma said the clinic was closed. The nurses stood outside. They said they had not been paid.",
        &[
            ("Grace Auma", Paraphrase, "the clinic was closed"),
            ("nurses", Paraphrase, "they had not been paid"),
        ],
    );
}

#[test]
fn the_president_is_the_one_there_is() {
    check(
        "President Adaeze Obi arrived in Accra. The president said the debt would be paid.",
        &[("Adaeze Obi", Paraphrase, "the debt would be paid")],
    );
    check(
        "Foreign Minister Karim Belhadj flew to Oslo. “We want peace,” the minister said.",
        &[("Karim Belhadj", Direct, "“We want peace,”")],
    );
    check(
        "The ferry’s captain, Mateo Silvestre, was at home. “The ferry was full,” the captain said.",
        &[("Mateo Silvestre", Direct, "“The ferry was full,”")],
    );
}

#[test]
fn two_presidents_are_no_president() {
    check(
        "President Adaeze Obi met President Kofi Mensah in Accra. The president said the debt would be paid.",
        &[(UNASSIGNED, Paraphrase, "the debt would be paid")],
    );
}

#[test]
fn the_presidents_spokesman_is_not_the_president() {
    check(
        "President Adaeze Obi visited the port. The president’s spokesman said the visit was private.",
        &[("president’s spokesman", Paraphrase, "the visit was private")],
    );
    check(
        "President Adaeze Obi visited the port. Her spokeswoman, Amina Yusuf, said the visit was private.",
        &[("Amina Yusuf", Paraphrase, "the visit was private")],
    );
    check(
        "President Adaeze Obi’s spokesman said the visit was private.",
        &[(
            "President Adaeze Obi’s spokesman",
            Paraphrase,
            "the visit was private",
        )],
    );
    check(
        "A spokesman for President Adaeze Obi said the visit was private.",
        &[(
            "spokesman for President Adaeze Obi",
            Paraphrase,
            "the visit was private",
        )],
    );
    check(
        "Obi’s lawyer, Tunde Bello, said the visit was private.",
        &[("Tunde Bello", Paraphrase, "the visit was private")],
    );
}

#[test]
fn people_of_one_surname_are_kept_apart() {
    check(
        "Finance Minister Ahmet Kaya met his brother, the lawyer Mehmet Kaya. Ahmet Kaya said the bank was sound. Mehmet Kaya said it was bankrupt.",
        &[
            ("Ahmet Kaya", Paraphrase, "the bank was sound"),
            ("Mehmet Kaya", Paraphrase, "it was bankrupt"),
        ],
    );
    check(
        "Minister Elif Kaya and the lawyer Mehmet Kaya disagreed. Ms Kaya said the bank was sound. Mr Kaya said it was bankrupt.",
        &[
            ("Elif Kaya", Paraphrase, "the bank was sound"),
            ("Mehmet Kaya", Paraphrase, "it was bankrupt"),
        ],
    );
    check(
        "Ahmet Kaya and Mehmet Kaya own the bank. Kaya said the bank was sound.",
        &[(UNASSIGNED, Paraphrase, "the bank was sound")],
    );
}

#[test]
fn spokespeople() {
    check(
        "Foreign ministry spokesman Li Guowei said the ships would stay.",
        &[("Li Guowei", Paraphrase, "the ships would stay")],
    );
    check(
        "Army spokeswoman Colonel Zara Idriss said the convoy was safe.",
        &[("Zara Idriss", Paraphrase, "the convoy was safe")],
    );
    check(
        "A spokesman for the Chadian army said the convoy was safe.",
        &[(
            "spokesman for the Chadian army",
            Paraphrase,
            "the convoy was safe",
        )],
    );
    check(
        "Zara Idriss, a spokeswoman for the army, said the convoy was safe.",
        &[("Zara Idriss", Paraphrase, "the convoy was safe")],
    );
    check(
        "The ministry’s spokesman, Li Guowei, said the ships would stay. The spokesman added that nobody was hurt.",
        &[
            ("Li Guowei", Paraphrase, "the ships would stay"),
            ("Li Guowei", Paraphrase, "nobody was hurt"),
        ],
    );
}

#[test]
fn the_unnamed_are_kept_apart() {
    check(
        "A senior official, who asked not to be named, said the talks had failed.",
        &[("senior official", Paraphrase, "the talks had failed")],
    );
    check(
        "Residents said the shelling began at dawn.",
        &[("Residents", Paraphrase, "the shelling began at dawn")],
    );
    check(
        "“They took everything,” said one woman.",
        &[("woman", Direct, "“They took everything,”")],
    );
    check(
        "One witness said the truck had exploded. Another witness said it had burned.",
        &[
            ("witness", Paraphrase, "the truck had exploded"),
            ("Another witness", Paraphrase, "it had burned"),
        ],
    );
    check(
        "A medic said nine people had died. President Adaeze Obi was abroad. A medic said the road was cut.",
        &[
            ("medic", Paraphrase, "nine people had died"),
            ("medic", Paraphrase, "the road was cut"),
        ],
    );
    check(
        "Two officials familiar with the talks said the deal was dead.",
        &[(
            "officials familiar with the talks",
            Paraphrase,
            "the deal was dead",
        )],
    );
}

#[test]
fn bodies_capitals_and_seats() {
    check(
        "Nairobi said it would send engineers.",
        &[("Nairobi", Paraphrase, "it would send engineers")],
    );
    check(
        "The African Union said its monitors had been turned away.",
        &[(
            "African Union",
            Paraphrase,
            "its monitors had been turned away",
        )],
    );
    check(
        "The Ministry of Fisheries said the nets were illegal.",
        &[("Ministry of Fisheries", Paraphrase, "the nets were illegal")],
    );
    check(
        "Police said two men had been held.",
        &[("Police", Paraphrase, "two men had been held")],
    );
    check(
        "The Red Cross said it had reached the camp.",
        &[("Red Cross", Paraphrase, "it had reached the camp")],
    );
    check(
        "Peru’s foreign ministry said the ambassador would stay.",
        &[(
            "Peru’s foreign ministry",
            Paraphrase,
            "the ambassador would stay",
        )],
    );
    check(
        "The World Food Programme (WFP) said stocks were low. The WFP said trucks were waiting.",
        &[
            ("World Food Programme", Paraphrase, "stocks were low"),
            ("World Food Programme", Paraphrase, "trucks were waiting"),
        ],
    );
    check(
        "Hanoi and Vientiane said the river would be shared.",
        &[(
            "Hanoi and Vientiane",
            Paraphrase,
            "the river would be shared",
        )],
    );
    check(
        "The Élysée says it will send engineers.",
        &[("Élysée", Paraphrase, "it will send engineers")],
    );
    check(
        "Pretoria says that it will abstain, while Windhoek says it will vote against.",
        &[
            ("Pretoria", Paraphrase, "it will abstain"),
            ("Windhoek", Paraphrase, "it will vote against"),
        ],
    );
}

#[test]
fn who_is_named_only_afterwards() {
    check(
        "“The ferry was full,” said the captain.\n\nThe captain, Mateo Silvestre, had worked on the river for years.",
        &[("Mateo Silvestre", Direct, "“The ferry was full,”")],
    );
    check(
        "Silvestre said the ferry was full.\n\nMateo Silvestre had worked on the river for years.",
        &[("Mateo Silvestre", Paraphrase, "the ferry was full")],
    );
}

#[test]
fn titles_are_no_names() {
    check(
        "Prime Minister Ana Tomeu said the border was open. The prime minister said trucks could cross. Tomeu said buses could not.",
        &[
            ("Ana Tomeu", Paraphrase, "the border was open"),
            ("Ana Tomeu", Paraphrase, "trucks could cross"),
            ("Ana Tomeu", Paraphrase, "buses could not"),
        ],
    );
    check(
        "Former president Ernesto Valdivieso said the vote was stolen.",
        &[("Ernesto Valdivieso", Paraphrase, "the vote was stolen")],
    );
    check(
        "Opposition leader Zodwa Khumalo said the vote was stolen. “We will march,” Ms Khumalo said.",
        &[
            ("Zodwa Khumalo", Paraphrase, "the vote was stolen"),
            ("Zodwa Khumalo", Direct, "“We will march,”"),
        ],
    );
}

#[test]
fn speakers_in_other_words() {
    check(
        "The prime minister, Birgit Aas, met the Estonian defence minister, Maarja Tamm. The defence minister said the ships were late. The prime minister said they would come.",
        &[
            ("Maarja Tamm", Paraphrase, "the ships were late"),
            ("Birgit Aas", Paraphrase, "they would come"),
        ],
    );
    check(
        "Hussein Abdi Farah and his sister, Hodan Abdi Farah, run the hotel. “We never closed,” she said. “Not for one night,” he said.",
        &[
            ("Hodan Abdi Farah", Direct, "“We never closed,”"),
            ("Hussein Abdi Farah", Direct, "“Not for one night,”"),
        ],
    );
    check(
        "Jung Min-seo, 31, a nurse, said the lift was broken. “Nobody fixed it,” Jung said.",
        &[
            ("Jung Min-seo", Paraphrase, "the lift was broken"),
            ("Jung Min-seo", Direct, "“Nobody fixed it,”"),
        ],
    );
    check(
        "Le Thi Hoa, who sells fish, said the river stank. “Even the ducks left,” Hoa said.",
        &[
            ("Le Thi Hoa", Paraphrase, "the river stank"),
            ("Le Thi Hoa", Direct, "“Even the ducks left,”"),
        ],
    );
    check(
        "Olga Dmitrievna Vasilenko told the court that the letter was forged. “I never wrote it,” Vasilenko said.",
        &[
            (
                "Olga Dmitrievna Vasilenko",
                Paraphrase,
                "the letter was forged",
            ),
            ("Olga Dmitrievna Vasilenko", Direct, "“I never wrote it,”"),
        ],
    );
    check(
        "The International Organization for Migration (IOM) said 300 people had arrived. “Most are children,” the IOM said.",
        &[
            (
                "International Organization for Migration",
                Paraphrase,
                "300 people had arrived",
            ),
            (
                "International Organization for Migration",
                Direct,
                "“Most are children,”",
            ),
        ],
    );
    check(
        "The deputy of President Batbayar Ganbold said the border was open.",
        &[(
            "deputy of President Batbayar Ganbold",
            Paraphrase,
            "the border was open",
        )],
    );
}

#[test]
fn the_name_in_the_apposition_of_an_author_speaks() {
    check(
        "The study's lead author, doctoral candidate Nadia Thorn, said, \"We looked at the mills.\"\n\n\
         Another co-author, civil and environmental engineering professor Julian Moor, said, \"We saw the dells.\"",
        &[
            ("Nadia Thorn", Direct, "\"We looked at the mills.\""),
            ("Julian Moor", Direct, "\"We saw the dells.\""),
        ],
    );
}

#[test]
fn the_name_behind_an_owned_role_speaks() {
    check(
        "\"It was cold,\" said University of Oregon, Salem's chancellor, Prisca Kaul.",
        &[("Prisca Kaul", Direct, "\"It was cold,\"")],
    );
    check(
        "According to Windsor Banks' first selectman, Chris Kern, there were twelve passengers.",
        &[("Chris Kern", Paraphrase, "there were twelve passengers")],
    );
    check(
        "According to Lake Borough's harbour keeper, Chris Kern, there were ten passengers.",
        &[("Chris Kern", Paraphrase, "there were ten passengers")],
    );
}

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
