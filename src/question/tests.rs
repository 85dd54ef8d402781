use super::*;

/// Every word that decides, by question: "Talks: talks, negotiate".
fn decided(questions: &Questions, text: &str) -> String {
    let rows = questions.decide(text, &[Span::whole(text)]);
    let rows = rows.iter().map(|(question, words)| {
        let words: Vec<_> = words.iter().map(|w| w.of(text)).collect();
        format!("{}: {}", questions.names()[*question], words.join(", "))
    });
    rows.collect::<Vec<_>>().join(" | ")
}

fn small() -> Questions {
    let text = r#"
        [[question]]
        name = "Talks"
        words = ["talks", "negotiat*", "rul* out", "good-faith offer"]
        [[question]]
        name = "Fire"
        words = ["cease fire", "ceasefire*"]
    "#;
    Questions::parse("questions.toml", text).unwrap()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(decided(&small(), text), expected, "{text}");
}

#[test]
fn words_count_whole_and_without_case() {
    check("The talks failed.", "Talks: talks");
    check("TALKS!", "Talks: TALKS");
    check("He talks’ about it", "Talks: talks");
    check("talkshow", "");
    check("a talk", "");
    check("non-talks", "Talks: talks");
    check("", "");
    check("“talks”", "Talks: talks");
}

#[test]
fn a_star_stands_for_any_ending() {
    check(
        "We negotiate; negotiations go on",
        "Talks: negotiate, negotiations",
    );
    check("negotiat", "Talks: negotiat");
    check("renegotiate", "");
    check("NÉGOTIATE", "");
}

#[test]
fn words_in_a_row() {
    check("They agreed to cease fire.", "Fire: cease fire");
    check("a cease-fire", "Fire: cease-fire");
    check("a ceasefire’s end", "Fire: ceasefire");
    check("cease the fire", "");
    check("cease", "");
    check(
        "We do not rule out anything, ruling out nothing",
        "Talks: rule out, ruling out",
    );
    check("a “good” faith offer", "Talks: good” faith offer");
}

#[test]
fn questions_keep_their_order_and_words_the_order_of_the_text() {
    check(
        "A ceasefire, then talks, then a ceasefire",
        "Talks: talks | Fire: ceasefire, ceasefire",
    );
}

#[test]
fn only_the_content_decides_and_nothing_across_its_gaps() {
    let text = "talks he said about a cease he said fire";
    let questions = small();
    assert_eq!(questions.decide(text, &[Span::new(0, 0)]), []);
    assert_eq!(
        questions.decide(text, &[Span::new(6, 27), Span::new(36, 40)]),
        []
    );
    let rows = questions.decide(text, &[Span::new(0, 5)]);
    assert_eq!(rows, [(0, vec![Span::new(0, 5)])]);
    assert_eq!(
        questions.decide("é", &[Span::new(1, 2), Span::new(7, 99)]),
        [],
        "no span of this text"
    );
}

#[track_caller]
fn mistakes(text: &str, expected: &[(u32, &str)]) {
    let notes = Questions::parse("questions.toml", text).expect_err(text);
    let found: Vec<_> = notes
        .iter()
        .map(|n| (n.line.unwrap(), n.message.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_mistake_has_its_place() {
    mistakes(
        "[[questions]]\nname = \"A\"",
        &[(
            1,
            "column 3: unknown key “questions”; did you mean “question”?",
        )],
    );
    mistakes(
        "[[question]]\nname = \"A\"\nword = [\"a\"]",
        &[
            (
                1,
                "column 1: “A” has no words, so no statement can be about it",
            ),
            (3, "column 1: unknown key “word”; did you mean “words”?"),
        ],
    );
    mistakes(
        "[[question]]\nwords = [\"abc\"]",
        &[(1, "column 1: “name” is missing here")],
    );
    mistakes(
        "[[question]]\nname = \"A\"\nwords = [\"abc\"]\n[[question]]\nname = \"a\"\nwords = [\"abc\"]",
        &[(4, "column 1: there is a question “a” already")],
    );
    mistakes(
        "[[question]]\nname = \"A\"\nwords = [\"*\"]",
        &[(1, "column 1: “*”: there is no word in it")],
    );
    mistakes(
        "[[question]]\nname = \"A\"\nwords = [\"ab*\"]",
        &[(
            1,
            "column 1: “ab*”: before the star there must be at least three letters",
        )],
    );
    mistakes(
        "[[question]]\nname = \"A\"\nwords = [\"*ing\"]",
        &[(
            1,
            "column 1: “*ing”: a star may only stand at the end of a word",
        )],
    );
}

#[track_caller]
fn general(text: &str, expected: &str) {
    let questions = Questions::default();
    let rows = questions.decide(text, &[Span::whole(text)]);
    let names: Vec<_> = rows
        .iter()
        .map(|(q, _)| questions.names()[*q].as_str())
        .collect();
    assert_eq!(names.join(", "), expected, "{text}");
}

#[test]
fn the_general_questions_give_any_conflict_sensible_rows() {
    assert!(Questions::default().names().len() >= 15);
    general("We are ready to hold talks without conditions", "Talks");
    general("the truce will begin at dawn", "Ceasefire");
    general("It is time to end this war", "Ending the war");
    general("Our goal remains victory", "War aims");
    general(
        "Not one metre of our territory will be given up",
        "Territory",
    );
    general(
        "the bombing of a hospital that killed children",
        "Military operations, Civilians",
    );
    general("they alone are to blame", "Responsibility");
    general("the hostages must come home", "Prisoners and hostages");
    general("new sanctions on banks", "Sanctions");
    general("more ammunition is on the way", "Weapons");
    general("food cannot get in", "Aid");
    general(
        "the dockers will strike until a pay rise is offered",
        "Work and pay",
    );
    general("the tariffs are unfair", "Trade and economy");
    general(
        "the coalition has lost its majority",
        "Elections and government",
    );
    general("police used tear gas", "Protests");
    general("the court will decide", "Law and justice");
    general("it was a nice day", "");
}

#[test]
fn the_bundled_questions_decide_the_bundled_statements() {
    let text = include_str!("../../dossier/questions.toml");
    let questions = Questions::parse("questions.toml", text).unwrap();
    let check = |statement: &str, expected: &[&str]| {
        let rows = questions.decide(statement, &[Span::whole(statement)]);
        let names: Vec<_> = rows
            .iter()
            .map(|(q, _)| questions.names()[*q].to_lowercase())
            .collect();
        assert_eq!(names, expected, "{statement}");
    };
    check("Russia Ready To Negotiate Over Ukraine", &["talks"]);
    check(
        "Russia is ready to hold talks with all parties involved in the war in Ukraine",
        &["talks"],
    );
    check(
        "Kyiv and its Western backers have refused to participate in the talks",
        &["talks"],
    );
    check(
        "it will fight until it achieves all its goals",
        &["war aims"],
    );
    check(
        "it will not rest until Russia pulls Russian troops out of all its territory, including Crimea",
        &["war aims", "territory"],
    );
    check(
        "“We are ready to discuss an acceptable solution with all those involved, but it is up to them,”",
        &["talks"],
    );
    check("We do not rule out discussion, but they do", &["talks"]);
    check(
        "Russia is acting “in the right direction” in Ukraine",
        &["war aims"],
    );
    check(
        "‘I believe that we are working in the right direction, we are protecting our national interests, our citizens, \
         our people. And we have no option but to protect our citizens.",
        &["civilians"],
    );
    check(
        "Russia wanted an end to the war in Ukraine and that it would necessarily involve a diplomatic solution",
        &["talks", "ending the war"],
    );
    check(
        "‘Our goal is not to turn the wheel of military conflict, but on the contrary to end this war.’",
        &["war aims", "ending the war"],
    );
    check(
        "‘We will try to end it, and the sooner it ends, the better it will definitely be’",
        &["ending the war"],
    );
    check("most conflicts end in talks", &["talks"]);
    check(
        "Russia has not been serious about actual talks to end the war",
        &["talks", "ending the war"],
    );
    check(
        "“Russia alone attacked Ukraine and is killing civilians. Russia does not want talks, but tries to avoid \
         responsibility”",
        &["talks", "civilians", "responsibility"],
    );
}

#[test]
fn the_general_questions_have_no_mistake() {
    let notes = Questions::parse("general.toml", include_str!("general.toml")).err();
    assert_eq!(notes, None);
}
