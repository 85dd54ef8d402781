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
