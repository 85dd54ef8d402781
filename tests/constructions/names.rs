//! Names of the whole world, in full and in the form that later sentences use.

use crate::check::check;
use onrecord::extract::Form::{Direct, Paraphrase};

#[test]
fn arabic_names() {
    check(
        "Abdul Rahman al-Hashimi said the wells were poisoned. Al-Hashimi said two men had been seen.",
        &[
            (
                "Abdul Rahman al-Hashimi",
                Paraphrase,
                "the wells were poisoned",
            ),
            (
                "Abdul Rahman al-Hashimi",
                Paraphrase,
                "two men had been seen",
            ),
        ],
    );
    check(
        "Sheikh Khalid bin Saeed Al Falahi said the port was open. “We fear nobody,” Al Falahi said.",
        &[
            (
                "Khalid bin Saeed Al Falahi",
                Paraphrase,
                "the port was open",
            ),
            ("Khalid bin Saeed Al Falahi", Direct, "“We fear nobody,”"),
        ],
    );
    check(
        "“We fear nobody,” Mr. al-Hashimi said. Samir al-Hashimi is a grocer.",
        &[("Samir al-Hashimi", Direct, "“We fear nobody,”")],
    );
    check(
        "Umm Salim, a mother of four, said the tents had flooded.",
        &[("Umm Salim", Paraphrase, "the tents had flooded")],
    );
}

#[test]
fn slavic_names() {
    check(
        "Irina Pavlovna Sokolova said the plant was safe. Sokolova said nobody had been hurt.",
        &[
            ("Irina Pavlovna Sokolova", Paraphrase, "the plant was safe"),
            (
                "Irina Pavlovna Sokolova",
                Paraphrase,
                "nobody had been hurt",
            ),
        ],
    );
    check(
        "“The plant is safe,” Sokolova told reporters. Irina Sokolova has run it since May.",
        &[("Irina Sokolova", Direct, "“The plant is safe,”")],
    );
    check(
        "Mayor Grzegorz Brzęczyszczykiewicz said the dyke would hold.",
        &[(
            "Grzegorz Brzęczyszczykiewicz",
            Paraphrase,
            "the dyke would hold",
        )],
    );
    check(
        "Zdravko Čolaković said the tunnel was open. He said it would stay open.",
        &[
            ("Zdravko Čolaković", Paraphrase, "the tunnel was open"),
            ("Zdravko Čolaković", Paraphrase, "it would stay open"),
        ],
    );
}

#[test]
fn family_name_first() {
    check(
        "Foreign ministry official Chen Weiming said the ships would stay. Chen said the sea was calm.",
        &[
            ("Chen Weiming", Paraphrase, "the ships would stay"),
            ("Chen Weiming", Paraphrase, "the sea was calm"),
        ],
    );
    check(
        "Kim Soo-ah, a nurse, said the ward was full. Ms. Kim said more beds were coming.",
        &[
            ("Kim Soo-ah", Paraphrase, "the ward was full"),
            ("Kim Soo-ah", Paraphrase, "more beds were coming"),
        ],
    );
    check(
        "Nguyen Van Duc said the dyke had broken. Duc said his rice was lost.",
        &[
            ("Nguyen Van Duc", Paraphrase, "the dyke had broken"),
            ("Nguyen Van Duc", Paraphrase, "his rice was lost"),
        ],
    );
    check(
        "Tanaka Hiroshi, a fisherman, said the harbour was shut. Tanaka said he would sail anyway.",
        &[
            ("Tanaka Hiroshi", Paraphrase, "the harbour was shut"),
            ("Tanaka Hiroshi", Paraphrase, "he would sail anyway"),
        ],
    );
}

#[test]
fn indian_names() {
    check(
        "K. R. Venkatesan said the canal was dry. Venkatesan said the farmers would march.",
        &[
            ("K. R. Venkatesan", Paraphrase, "the canal was dry"),
            ("K. R. Venkatesan", Paraphrase, "the farmers would march"),
        ],
    );
    check(
        "Dr. A.P. Krishnan, a surgeon, said the ward was full.",
        &[("A.P. Krishnan", Paraphrase, "the ward was full")],
    );
    check(
        "Smt. Lakshmi Devi said the well had been sealed.",
        &[("Lakshmi Devi", Paraphrase, "the well had been sealed")],
    );
}

#[test]
fn african_names() {
    check(
        "Chukwuemeka Obiora said the pipeline had been cut. Obiora said three men were held.",
        &[
            (
                "Chukwuemeka Obiora",
                Paraphrase,
                "the pipeline had been cut",
            ),
            ("Chukwuemeka Obiora", Paraphrase, "three men were held"),
        ],
    );
    check(
        "Ould Cheikh Brahim, a trader, said the road was open.",
        &[("Ould Cheikh Brahim", Paraphrase, "the road was open")],
    );
}

#[test]
fn turkish_names() {
    check(
        "Şule Yıldırım said the bakery had burned. Yıldırım said she would rebuild it.",
        &[
            ("Şule Yıldırım", Paraphrase, "the bakery had burned"),
            ("Şule Yıldırım", Paraphrase, "she would rebuild it"),
        ],
    );
    check(
        "Mayor İsmail Öztürk said the water was clean. Öztürk drank a glass. He said it was cold.",
        &[
            ("İsmail Öztürk", Paraphrase, "the water was clean"),
            ("İsmail Öztürk", Paraphrase, "it was cold"),
        ],
    );
}

#[test]
fn iberian_and_dutch_names() {
    check(
        "María del Carmen Ríos Vega said the vote was void. Ríos Vega said there would be another.",
        &[
            (
                "María del Carmen Ríos Vega",
                Paraphrase,
                "the vote was void",
            ),
            (
                "María del Carmen Ríos Vega",
                Paraphrase,
                "there would be another",
            ),
        ],
    );
    check(
        "João da Silva Neto said the mill was closed. Silva Neto said wages were owed.",
        &[
            ("João da Silva Neto", Paraphrase, "the mill was closed"),
            ("João da Silva Neto", Paraphrase, "wages were owed"),
        ],
    );
    check(
        "Pieter van der Zwaag said the dyke would hold. Van der Zwaag said he had checked it.",
        &[
            ("Pieter van der Zwaag", Paraphrase, "the dyke would hold"),
            ("Pieter van der Zwaag", Paraphrase, "he had checked it"),
        ],
    );
    check(
        "Aoife O’Shea said the boat was lost. O’Shea said the sea was rough.",
        &[
            ("Aoife O’Shea", Paraphrase, "the boat was lost"),
            ("Aoife O’Shea", Paraphrase, "the sea was rough"),
        ],
    );
}

#[test]
fn malay_burmese_and_thai_names() {
    check(
        "Datuk Ahmad bin Ismail said the forest was burning. Ahmad said the wind had turned.",
        &[
            ("Ahmad bin Ismail", Paraphrase, "the forest was burning"),
            ("Ahmad bin Ismail", Paraphrase, "the wind had turned"),
        ],
    );
    check(
        "Sutrisno, a rice farmer, said the ash had ruined his field.",
        &[("Sutrisno", Paraphrase, "the ash had ruined his field")],
    );
    check(
        "Daw Khin Myint said the clinic was shut.",
        &[("Khin Myint", Paraphrase, "the clinic was shut")],
    );
}

#[test]
fn abbreviated_titles() {
    check(
        "Gen. Bakary Jallow said the airport was closed. Gen. Jallow said flights would resume.",
        &[
            ("Bakary Jallow", Paraphrase, "the airport was closed"),
            ("Bakary Jallow", Paraphrase, "flights would resume"),
        ],
    );
    check(
        "Dr. Nneka Uche said the ward was full. “We need beds,” Dr. Uche said.",
        &[
            ("Nneka Uche", Paraphrase, "the ward was full"),
            ("Nneka Uche", Direct, "“We need beds,”"),
        ],
    );
    check(
        "Lt. Col. Peter Oduya said the convoy had left at 9 a.m. on Friday.",
        &[(
            "Peter Oduya",
            Paraphrase,
            "the convoy had left at 9 a.m. on Friday",
        )],
    );
    check(
        "Mrs Uche said the ward was full. Nneka Uche is a nurse.",
        &[("Nneka Uche", Paraphrase, "the ward was full")],
    );
    check(
        "Rev. Josephat Mwangi Jr. said the church would reopen.",
        &[("Josephat Mwangi Jr.", Paraphrase, "the church would reopen")],
    );
    check(
        "U.N. envoy Sigrún Jónsdóttir said the truce held.",
        &[("Sigrún Jónsdóttir", Paraphrase, "the truce held")],
    );
    check(
        "Prof. Hyun-woo Seo, of the University of Daejeon, said the dam was strong.",
        &[("Hyun-woo Seo", Paraphrase, "the dam was strong")],
    );
}

#[test]
fn a_work_that_bears_a_name_is_not_the_person() {
    check(
        "Actress Clara Day died on Monday. The Clara Day Show ran until 1973. Day said she was tired. Clara Day said it was over.",
        &[
            ("Clara Day", Paraphrase, "she was tired"),
            ("Clara Day", Paraphrase, "it was over"),
        ],
    );
    check(
        "Nina Okafor founded the Nina Okafor Awards. Okafor said the prize was late.",
        &[("Nina Okafor", Paraphrase, "the prize was late")],
    );
    check(
        "Peter Brandt died on Friday. The Brandt Ranch was closed. Brandt said the mill was haunted.",
        &[("Peter Brandt", Paraphrase, "the mill was haunted")],
    );
}

#[test]
fn an_adjective_at_the_start_of_a_sentence_is_no_given_name() {
    check(
        "Peter Brandt died on Friday. Longtime Brandt producer Nora Weiss said he was funny. Brandt once said the mill was haunted.",
        &[
            ("Nora Weiss", Paraphrase, "he was funny"),
            ("Peter Brandt", Paraphrase, "the mill was haunted"),
        ],
    );
}

#[test]
fn who_leads_a_body_is_no_part_of_its_name() {
    check(
        "The Kurdish-led Syrian Liberation Council said the road was open.",
        &[("Syrian Liberation Council", Paraphrase, "the road was open")],
    );
}

#[test]
fn a_surname_may_open_with_dela() {
    check(
        "Ramon dela Pena said the road was open. Dela Pena said it was safe.",
        &[
            ("Ramon dela Pena", Paraphrase, "the road was open"),
            ("Ramon dela Pena", Paraphrase, "it was safe"),
        ],
    );
}

#[test]
fn a_body_speaks_in_its_records_and_on_its_website() {
    check(
        "The bridge was built in 1944, according to Federal Harbour Administration records.\n\n\
         The tunnel was closed, according to the Regional Revenue Service website.",
        &[
            (
                "Federal Harbour Administration",
                Paraphrase,
                "The bridge was built in 1944",
            ),
            (
                "Regional Revenue Service",
                Paraphrase,
                "The tunnel was closed",
            ),
        ],
    );
    check(
        "According to a March 14, 2019 NATO press release, the army spent less. According to SD&K's schedule, the lights go out at noon.",
        &[
            ("NATO", Paraphrase, "the army spent less"),
            ("SD&K", Paraphrase, "the lights go out at noon"),
        ],
    );
}

#[test]
fn don_is_a_given_name_before_a_surname() {
    check(
        "Don Brandt died on Friday. Brandt once said the mill was haunted.",
        &[("Don Brandt", Paraphrase, "the mill was haunted")],
    );
}

#[test]
fn bodies_with_long_names() {
    for (body, rest) in [
        ("Royal Danish Academy of Letters", ""),
        ("Evangelical Bishops' Conference of Ruvania", ""),
        ("Teachers' Union", ""),
        ("People's Liberation Front", ""),
        ("Kenyan Institute of Geology and Hydrology", ""),
        ("Flood Prevention and Response Council", ""),
        ("Trains for Lisbon", " (TfL)"),
    ] {
        let text = format!("The {body}{rest} said the road was open.");
        check(&text, &[(body, Paraphrase, "the road was open")]);
    }
    check(
        "The Chilean Institute of Volcanology and Hydrology (Chivolhy) said the ash was harmless.\n\nThe crater was \
         quiet, according to Chivolhy.",
        &[
            (
                "Chilean Institute of Volcanology and Hydrology",
                Paraphrase,
                "the ash was harmless",
            ),
            (
                "Chilean Institute of Volcanology and Hydrology",
                Paraphrase,
                "The crater was quiet",
            ),
        ],
    );
    check(
        "The ward had no beds, according to the WHO.",
        &[("WHO", Paraphrase, "The ward had no beds")],
    );
    // Two bodies, not one.
    check(
        "The Ministry of Defence and Kenya Airways said the runway was shut.",
        &[(
            "Ministry of Defence and Kenya Airways",
            Paraphrase,
            "the runway was shut",
        )],
    );
}

#[test]
fn an_office_abroad_before_a_name() {
    check(
        "Former Kenyan ambassador to the United Nations Grace Wanjiru said the vote was lost.",
        &[("Grace Wanjiru", Paraphrase, "the vote was lost")],
    );
    check(
        "US Senator Moor said it was late. Ann Moor said it was not too late.",
        &[
            ("Ann Moor", Paraphrase, "it was late"),
            ("Ann Moor", Paraphrase, "it was not too late"),
        ],
    );
}

#[test]
fn an_answer_under_initials() {
    check(
        "Nadia Thorn studies frogs at a lake in Chad and spoke to us about the work that she does there every day.\n\n\
         NT: The lake has lost half of its frogs in ten years, and nobody knows why that is.",
        &[(
            "Nadia Thorn",
            Paraphrase,
            "The lake has lost half of its frogs in ten years, and nobody knows why that is",
        )],
    );
}

#[test]
fn a_title_within_a_name_is_a_part_of_it() {
    check(
        "Coordinating Minister Sri Wulan said the dike was old.",
        &[("Sri Wulan", Paraphrase, "the dike was old")],
    );
    check(
        "Malik Shah Noor, a union councillor, said the dike was old.",
        &[("Malik Shah Noor", Paraphrase, "the dike was old")],
    );
    check(
        "Doctors Without Rivers said the dike was old.",
        &[("Doctors Without Rivers", Paraphrase, "the dike was old")],
    );
}

#[test]
fn long_iberian_names_and_the_parts_they_go_by() {
    check(
        "Governor María Fernanda López Madero y Weber said the dike was old. López Madero said it leaked.",
        &[
            (
                "María Fernanda López Madero y Weber",
                Paraphrase,
                "the dike was old",
            ),
            (
                "María Fernanda López Madero y Weber",
                Paraphrase,
                "it leaked",
            ),
        ],
    );
    check(
        "Prosecutor Juan de la Vega Ibáñez said the dike was old. De la Vega said it leaked.",
        &[
            ("Juan de la Vega Ibáñez", Paraphrase, "the dike was old"),
            ("Juan de la Vega Ibáñez", Paraphrase, "it leaked"),
        ],
    );
    check(
        "Her finance spokesperson, Pearse Mac Ruadh, said the dike was old. Mac Ruadh said it leaked.",
        &[
            ("Pearse Mac Ruadh", Paraphrase, "the dike was old"),
            ("Pearse Mac Ruadh", Paraphrase, "it leaked"),
        ],
    );
}

#[test]
fn a_title_tells_the_first_name_of_one_from_the_last_of_another() {
    check(
        "Prime Minister Abiy Worede said the dike was old. Lt. Gen. Worede Bekele said it was new. General Worede said \
         it was dry.",
        &[
            ("Abiy Worede", Paraphrase, "the dike was old"),
            ("Worede Bekele", Paraphrase, "it was new"),
            ("Worede Bekele", Paraphrase, "it was dry"),
        ],
    );
}

#[test]
fn offices_of_villages_and_provinces() {
    for office in [
        "sarpanch",
        "mukhtar",
        "bupati",
        "voivode",
        "lord mayor",
        "paramount chief",
    ] {
        check(
            &format!(
                "The {office} of Bhagwan, Sunita Deol, said the dike was old. The {office} said it leaked."
            ),
            &[
                ("Sunita Deol", Paraphrase, "the dike was old"),
                ("Sunita Deol", Paraphrase, "it leaked"),
            ],
        );
    }
}
