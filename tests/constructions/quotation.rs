//! Quotations: marks of every kind, never closed, nested, over paragraphs, resumed after their cue.

use crate::check::{UNASSIGNED, check};
use onrecord::extract::Form::{Direct, Paraphrase, Partial};

#[test]
fn a_quotation_that_is_never_closed_ends_with_its_paragraph() {
    check(
        "Amara Okafor said, “We will not leave the valley before the rains. The road is ours.\n\nThe river rose again on Friday.",
        &[(
            "Amara Okafor",
            Direct,
            "“We will not leave the valley before the rains. The road is ours.",
        )],
    );
    check(
        "Mining Minister Luis Quispe said, ‘The mine stays shut until the water is clean.\n\nTrucks stood in line for miles.",
        &[(
            "Luis Quispe",
            Direct,
            "‘The mine stays shut until the water is clean.",
        )],
    );
    check(
        "Selim Aydin said: \"The bridge will open in May.\n\nNobody crossed it on Tuesday.",
        &[("Selim Aydin", Direct, "\"The bridge will open in May.")],
    );
    check(
        "Tevita Fonua, a pilot, said, “The runway is cracked. We landed on grass.\n\n“The runway is fine,” said the airport’s director, Mele Havili.",
        &[
            (
                "Tevita Fonua",
                Direct,
                "“The runway is cracked. We landed on grass.",
            ),
            ("Mele Havili", Direct, "“The runway is fine,”"),
        ],
    );
}

#[test]
fn a_quotation_runs_on_over_paragraphs_with_reopened_marks() {
    check(
        "Salome Beridze said: “The snow blocked the pass for nine days.\n\n“Nobody came to help us until the tenth.”",
        &[(
            "Salome Beridze",
            Direct,
            "“The snow blocked the pass for nine days. / “Nobody came to help us until the tenth.”",
        )],
    );
    check(
        "“We waited for the ferry all morning.\n\n“We waited until dark.\n\n“Then we walked,” Hana Kealoha, a farmer, said.",
        &[(
            "Hana Kealoha",
            Direct,
            "“We waited for the ferry all morning. / “We waited until dark. / “Then we walked,”",
        )],
    );
    check(
        "“We lost the goats first,” said Nyabol Deng. “Then we lost the well.\n\n“After that there was no reason to stay.”\n\nThe camp has no school.",
        &[(
            "Nyabol Deng",
            Direct,
            "“We lost the goats first,” / “Then we lost the well. / “After that there was no reason to stay.”",
        )],
    );
}

#[test]
fn a_quotation_runs_on_over_paragraphs_without_reopened_marks() {
    check(
        "“The snow blocked the pass for nine days.\n\nNobody came to help us until the tenth,” Salome Beridze said.",
        &[(
            "Salome Beridze",
            Direct,
            "“The snow blocked the pass for nine days. / Nobody came to help us until the tenth,”",
        )],
    );
    check(
        "Salome Beridze said: “The snow blocked the pass for nine days.\n\nNobody came to help us until the tenth.”",
        &[(
            "Salome Beridze",
            Direct,
            "“The snow blocked the pass for nine days. / Nobody came to help us until the tenth.”",
        )],
    );
}

#[test]
fn marks_within_marks_belong_to_the_outer_quotation() {
    check(
        "“He told me, ‘Leave the cattle and run,’ and so we ran,” said Nyabol Deng, a herder.",
        &[(
            "Nyabol Deng",
            Direct,
            "“He told me, ‘Leave the cattle and run,’ and so we ran,”",
        )],
    );
    check(
        "‘My father said, “Never sell the land,” and I never will,’ Rosa Huanca said.",
        &[(
            "Rosa Huanca",
            Direct,
            "‘My father said, “Never sell the land,” and I never will,’",
        )],
    );
    check(
        "Iqbal Chowdhury said, “The judge used the word ‘treason’ nine times.”",
        &[(
            "Iqbal Chowdhury",
            Direct,
            "“The judge used the word ‘treason’ nine times.”",
        )],
    );
    check(
        "“They shouted ‘Go home!’” said Mirela Popescu.",
        &[("Mirela Popescu", Direct, "“They shouted ‘Go home!’”")],
    );
    check(
        "\"They shouted 'Go home!' and threw stones,\" said Mirela Popescu.",
        &[(
            "Mirela Popescu",
            Direct,
            "\"They shouted 'Go home!' and threw stones,\"",
        )],
    );
}

#[test]
fn an_apostrophe_is_no_closing_mark() {
    check(
        "‘The herders’ wells are dry and the farmers’ fields are burnt,’ said Moussa Keïta.",
        &[(
            "Moussa Keïta",
            Direct,
            "‘The herders’ wells are dry and the farmers’ fields are burnt,’",
        )],
    );
    check(
        "‘It’s the nation’s oldest mosque,’ Yusuf Demir said.",
        &[("Yusuf Demir", Direct, "‘It’s the nation’s oldest mosque,’")],
    );
    check(
        "Yusuf Demir said the nation’s oldest mosque was ‘the people’s house’.",
        &[(
            "Yusuf Demir",
            Partial,
            "the nation’s oldest mosque was ‘the people’s house’",
        )],
    );
    check(
        "\"We're the fishermen's last hope,\" Tane Parata said.",
        &[(
            "Tane Parata",
            Direct,
            "\"We're the fishermen's last hope,\"",
        )],
    );
    check(
        "'We're the fishermen's last hope,' Tane Parata said.",
        &[("Tane Parata", Direct, "'We're the fishermen's last hope,'")],
    );
    check(
        "‘Rock ’n’ roll was banned in the ’70s,’ said Thiago Moraes.",
        &[(
            "Thiago Moraes",
            Direct,
            "‘Rock ’n’ roll was banned in the ’70s,’",
        )],
    );
    check(
        "Aoife O’Shea said, ‘The boats’ owners haven’t been told.’",
        &[(
            "Aoife O’Shea",
            Direct,
            "‘The boats’ owners haven’t been told.’",
        )],
    );
}

#[test]
fn a_quotation_is_resumed_after_its_cue() {
    check(
        "“We came by boat,” said Ioane Leota, “because the road was gone.”",
        &[(
            "Ioane Leota",
            Direct,
            "“We came by boat,” / “because the road was gone.”",
        )],
    );
    check(
        "“We came by boat,” Ioane Leota said. “The road was gone.”",
        &[(
            "Ioane Leota",
            Direct,
            "“We came by boat,” / “The road was gone.”",
        )],
    );
    check(
        "“We came by boat,” Ioane Leota said. “The road was gone. We had no choice.” The mayor was away.",
        &[(
            "Ioane Leota",
            Direct,
            "“We came by boat,” / “The road was gone. We had no choice.”",
        )],
    );
    check(
        "‘The pump,’ the plumber, Goran Ilić, explained, ‘was never switched on.’",
        &[(
            "Goran Ilić",
            Direct,
            "‘The pump,’ / ‘was never switched on.’",
        )],
    );
    check(
        "“Count the boats,” Ioane Leota told his sons on Friday. “If one is missing, call me.”",
        &[(
            "Ioane Leota",
            Direct,
            "“Count the boats,” / “If one is missing, call me.”",
        )],
    );
}

#[test]
fn marks_of_every_press() {
    check(
        "''The well is dry,'' Fatou Ndiaye said. ''We walk nine miles.''",
        &[(
            "Fatou Ndiaye",
            Direct,
            "''The well is dry,'' / ''We walk nine miles.''",
        )],
    );
    check(
        "``The well is dry,'' Fatou Ndiaye said.",
        &[("Fatou Ndiaye", Direct, "``The well is dry,''")],
    );
    check(
        "'The well is dry,' said Fatou Ndiaye. 'We walk nine miles.'",
        &[(
            "Fatou Ndiaye",
            Direct,
            "'The well is dry,' / 'We walk nine miles.'",
        )],
    );
    check(
        "‘The well is dry,’ said Fatou Ndiaye. ‘We walk nine miles.’",
        &[(
            "Fatou Ndiaye",
            Direct,
            "‘The well is dry,’ / ‘We walk nine miles.’",
        )],
    );
    check(
        "«The well is dry,» said Fatou Ndiaye.",
        &[("Fatou Ndiaye", Direct, "«The well is dry,»")],
    );
    check(
        "« The well is dry », said Fatou Ndiaye.",
        &[("Fatou Ndiaye", Direct, "« The well is dry »")],
    );
    check(
        "„The well is dry“, said Jan Novotný.",
        &[("Jan Novotný", Direct, "„The well is dry“")],
    );
    check(
        "“The well is dry”, said Fatou Ndiaye.",
        &[("Fatou Ndiaye", Direct, "“The well is dry”")],
    );
    check(
        "\"The well is dry\", Fatou Ndiaye said.",
        &[("Fatou Ndiaye", Direct, "\"The well is dry\"")],
    );
}

#[test]
fn a_question_or_a_shout_ends_within_its_marks() {
    check(
        "“Who will pay for the seed?” asked Karim Belhadj.",
        &[("Karim Belhadj", Direct, "“Who will pay for the seed?”")],
    );
    check(
        "“Stop the trucks!” shouted Rosa Huanca.",
        &[("Rosa Huanca", Direct, "“Stop the trucks!”")],
    );
    check(
        "“It [the bridge] was never safe … never,” said Goran Ilić.",
        &[(
            "Goran Ilić",
            Direct,
            "“It [the bridge] was never safe … never,”",
        )],
    );
    check(
        "“Who will pay? Not us. Not the farmers!” Karim Belhadj said.",
        &[(
            "Karim Belhadj",
            Direct,
            "“Who will pay? Not us. Not the farmers!”",
        )],
    );
}

#[test]
fn quoted_words_within_a_paraphrase() {
    check(
        "Kwame Asante said the vote was “a gift to thieves” and would be repeated.",
        &[(
            "Kwame Asante",
            Partial,
            "the vote was “a gift to thieves” and would be repeated",
        )],
    );
    check(
        "Kwame Asante said that “not one ballot” had reached the coast.",
        &[(
            "Kwame Asante",
            Partial,
            "“not one ballot” had reached the coast",
        )],
    );
    check(
        "Bishop Tomás Uriarte called the law “an insult to the poor”.",
        &[("Tomás Uriarte", Partial, "the law “an insult to the poor”")],
    );
    check(
        "The ferry was “a floating coffin”, according to Captain Mateo Silvestre.",
        &[(
            "Mateo Silvestre",
            Partial,
            "The ferry was “a floating coffin”",
        )],
    );
    check(
        "The law was “an insult to the poor” and “a gift to the rich”, Bishop Tomás Uriarte said.",
        &[(
            "Tomás Uriarte",
            Partial,
            "The law was “an insult to the poor” and “a gift to the rich”",
        )],
    );
}

#[test]
fn a_colon_before_the_words() {
    check(
        "Fatou Ndiaye said: “The well is dry.”",
        &[("Fatou Ndiaye", Direct, "“The well is dry.”")],
    );
    check(
        "Fatou Ndiaye said on Friday:\n\n“The well is dry.”",
        &[("Fatou Ndiaye", Direct, "“The well is dry.”")],
    );
    check(
        "Fatou Ndiaye: “The well is dry.”",
        &[("Fatou Ndiaye", Direct, "“The well is dry.”")],
    );
    check(
        "NDIAYE: The well is dry. We walk nine miles.",
        &[("NDIAYE", Paraphrase, "The well is dry. We walk nine miles")],
    );
}

#[test]
fn a_dash_before_the_name() {
    check(
        "“The well is dry and the goats are dead.” — Fatou Ndiaye",
        &[(
            "Fatou Ndiaye",
            Direct,
            "“The well is dry and the goats are dead.”",
        )],
    );
}

#[test]
fn a_quotation_with_nobody_near_stays_unassigned() {
    check(
        "The village had waited for years.\n\n“Water is the only thing anybody talks about here.”\n\nA truck came on Monday.",
        &[(
            UNASSIGNED,
            Direct,
            "“Water is the only thing anybody talks about here.”",
        )],
    );
}

#[test]
fn quotations_in_other_words() {
    check(
        "“We buried nine people on Sunday.\n\nAnd on Monday we buried four more,” Ayelet Bekele, a priest’s wife, told the court.",
        &[(
            "Ayelet Bekele",
            Direct,
            "“We buried nine people on Sunday. / And on Monday we buried four more,”",
        )],
    );
    check(
        "‘The ’98 treaty is dead,’ said Dragan Petrović, ‘and so are the ’04 amendments.’",
        &[(
            "Dragan Petrović",
            Direct,
            "‘The ’98 treaty is dead,’ / ‘and so are the ’04 amendments.’",
        )],
    );
    check(
        "„We are tired,” said Kinga Szabó.",
        &[("Kinga Szabó", Direct, "„We are tired,”")],
    );
    check(
        "Asked who had fired, Colonel Idriss Mahamat said: “Not us.”",
        &[("Idriss Mahamat", Direct, "“Not us.”")],
    );
    check(
        "“It was,” Nino Kobakhidze said of the flood, “the worst night of my life.”",
        &[(
            "Nino Kobakhidze",
            Direct,
            "“It was,” / “the worst night of my life.”",
        )],
    );
    check(
        "Nino Kobakhidze described the flood as “the worst night of my life”.",
        &[(
            "Nino Kobakhidze",
            Partial,
            "the flood as “the worst night of my life”",
        )],
    );
}
