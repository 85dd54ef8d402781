//! Which marks are quotations, text by text.

use crate::text::tests::prose;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let prose = prose(text);
    let found: Vec<_> = prose
        .quotations
        .iter()
        .map(|q| prose.words(&(q.start..q.end)))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn plain_pairs() {
    check(
        "“We stay,” she said. “All of us.”",
        &["“We stay,”", "“All of us.”"],
    );
    check(
        "\"We stay,\" she said. \"All of us.\"",
        &["\"We stay,\"", "\"All of us.\""],
    );
    check("''We stay,'' she said.", &["''We stay,''"]);
    check("«We stay», she said.", &["«We stay»"]);
    check("»We stay«, she said.", &["»We stay«"]);
    check("She said: »We stay.« He left.", &["»We stay.«"]);
}

#[test]
fn never_closed_ends_with_its_paragraph() {
    check(
        "She said, ‘We stay. We always did.\nThe rain fell.",
        &["‘We stay. We always did."],
    );
    check(
        "She said, “We stay. We always did.\nThe rain fell.",
        &["“We stay. We always did."],
    );
}

#[test]
fn running_on_over_paragraphs() {
    let text = "She said: “We stay.\n“We always did.”";
    check(text, &["“We stay.", "“We always did.”"]);
    assert_eq!(prose(text).quotations[1].continues, Some(0));
}

#[test]
fn apostrophes_are_no_marks() {
    check(
        "‘It is the people’s will,’ he said.",
        &["‘It is the people’s will,’"],
    );
    check(
        "‘We heard the voters’ choice,’ he said.",
        &["‘We heard the voters’ choice,’"],
    );
    check("Mali’s army and its allies’ men left.", &[]);
    check("In the ’90s and '80s rock 'n' roll", &[]);
    check("He said 'we won't go' and left.", &["'we won't go'"]);
}

#[test]
fn nested_marks_are_one_quotation() {
    check(
        "“He told me ‘go home’ twice,” she said.",
        &["“He told me ‘go home’ twice,”"],
    );
    check(
        "‘He told me “go home” twice,’ she said.",
        &["‘He told me “go home” twice,’"],
    );
}

#[test]
fn marks_of_one_kind_within_each_other_are_one_quotation() {
    check(
        "She said, “Speak up even when “our side” is to blame. Always.” He left.",
        &["“Speak up even when “our side” is to blame. Always.”"],
    );
    check(
        "“We stay, she said. “All of us.” He said: “Go.”",
        &["“We stay, she said.", "“All of us.”", "“Go.”"],
    );
}

#[test]
fn a_mark_that_opens_again_ends_the_one_before() {
    check(
        "“We stay, she said. “All of us.”",
        &["“We stay, she said.", "“All of us.”"],
    );
}

#[test]
fn a_closing_mark_typed_for_an_opening_one_opens() {
    check("She said, ”We stay.” He left.", &["”We stay.”"]);
    check("She left ”again. He did not.", &[]);
}

#[test]
fn strays_do_no_harm() {
    check("A 6\" gun fired.", &[]);
    check("”", &[]);
    check("“", &[]);
    check("'", &[]);
}
