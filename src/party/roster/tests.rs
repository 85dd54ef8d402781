use super::*;
use jiff::civil::date;

const EXAMPLE: &str = r#"
name = "Border war"
order = ["Southland", "Northland"]

[[party]]
name = "Northland"
aliases = ["Northern Republic", "Norway"]
members = ["Northlandic", "Fort Hill"]
side = true

[[party]]
name = "Southland"

[[speaker]]
name = "Anna Berg"
aliases = ["A. Berg", "President Berg"]
party = "Northland"

[[speaker]]
name = "Per Dahl"
party = "Southland"

[[speaker.role]]
words = "envoy of the Northern Republic"
party = "Northern Republic"
from = 2021-03-01
until = 2023-06-30
"#;

fn facts<'a>(name: &'a str, roles: &'a [&'a str]) -> Facts<'a> {
    Facts {
        name,
        kind: SpeakerKind::Person,
        roles,
        context: &[],
        about: None,
        published: None,
    }
}

#[test]
fn an_example_is_read_whole() {
    let roster = Roster::parse("parties.toml", EXAMPLE).unwrap();
    assert_eq!(roster.name.as_deref(), Some("Border war"));
    assert_eq!(roster.order, ["Southland", "Northland"]);
    assert_eq!(
        roster.canonical("president berg").unwrap().name,
        "Anna Berg"
    );
    assert_eq!(roster.canonical("Berg"), None);
    assert_eq!(
        roster.party("the northern republic").unwrap().side,
        Some(true)
    );
    assert_eq!(
        roster.speakers[1].roles[0].party.as_deref(),
        Some("Northland")
    );
}

#[test]
fn it_is_asked_first() {
    let roster = Roster::parse("parties.toml", EXAMPLE).unwrap();
    let party = |facts: &Facts| crate::party::assign(facts, &roster).map(|a| a.party);
    assert_eq!(
        party(&facts("Anna Berg", &["French President"])).as_deref(),
        Some("Northland")
    );
    assert_eq!(
        party(&facts("Ole", &["Northlandic minister"])).as_deref(),
        Some("Northland")
    );
    assert_eq!(
        party(&facts("Ole", &["Southlander"])),
        None,
        "whole words only"
    );
    assert_eq!(
        party(&facts("Ole", &["Norwegian minister"])).as_deref(),
        Some("Northland")
    );
    assert_eq!(party(&facts("Per Dahl", &[])).as_deref(), Some("Southland"));
    let mut dated = facts("Per Dahl", &[]);
    dated.published = Some(date(2022, 1, 1));
    assert_eq!(party(&dated).as_deref(), Some("Northland"));
    dated.published = Some(date(2024, 1, 1));
    assert_eq!(party(&dated).as_deref(), Some("Southland"));
}

#[track_caller]
fn mistakes(text: &str, expected: &[(u32, &str)]) {
    let notes = Roster::parse("parties.toml", text).expect_err(text);
    let found: Vec<_> = notes
        .iter()
        .map(|n| (n.line.unwrap(), n.message.as_str()))
        .collect();
    assert_eq!(found, expected);
    assert!(notes.iter().all(|n| n.file == "parties.toml"));
}

#[test]
fn every_mistake_has_its_place() {
    mistakes(
        "ordr = []",
        &[(1, "column 1: unknown key “ordr”; did you mean “order”?")],
    );
    mistakes(
        "colour = 1",
        &[(
            1,
            "column 1: unknown key “colour”; known here: name, order, party, speaker",
        )],
    );
    mistakes(
        "[[party]]\nname = \"A\"\nmember = [\"x\"]",
        &[(3, "column 1: unknown key “member”; did you mean “members”?")],
    );
    mistakes(
        "[[party]]\nside = true",
        &[(1, "column 1: “name” is missing here")],
    );
    mistakes(
        "[[party]]\nname = 7",
        &[(
            2,
            "column 8: “name” must be words in quotation marks; here is integer",
        )],
    );
    mistakes(
        "[[party]]\nname = \"A\"\naliases = \"B\"",
        &[(
            3,
            "column 11: “aliases” must be a list of words, as [\"one\", \"two\"]; here is words",
        )],
    );
    mistakes(
        "[[party]]\nname = \"A\"\nside = \"yes\"",
        &[(3, "column 8: “side” must be true or false; here is words")],
    );
    mistakes(
        "[party]\nname = \"A\"",
        &[(
            1,
            "column 1: “party” must be [[party]] with two brackets; here is table",
        )],
    );
    mistakes(
        "[[party]]\nname = \"A\"\n[[party]]\nname = \"a\"",
        &[(3, "column 1: “a” is a name of the party “A” already")],
    );
    mistakes(
        "[[party]]\nname = \"Northland\"\n[[speaker]]\nname = \"B\"\nparty = \"Nordland\"",
        &[(
            5,
            "column 9: there is no [[party]] “Nordland”; did you mean “Northland”?",
        )],
    );
    mistakes(
        "[[speaker]]\nname = \"B\"\n[[speaker.role]]\nwords = \"x\"\nfrom = 2022-01-02\nuntil = 2022-01-01",
        &[(6, "column 9: “until” is before “from”")],
    );
    mistakes(
        "[[speaker]]\nname = \"B\"\n[[speaker.role]]\nwords = \"x\"\nfrom = \"2022\"",
        &[(
            5,
            "column 8: “from” must be a day, as 2022-02-24 without quotation marks; here is words",
        )],
    );
    mistakes(
        "order = [\"A\", \"a\"]",
        &[(1, "column 9: “order” names “a” twice")],
    );
    mistakes("name = \" \"", &[(1, "column 8: “name” is empty")]);
}

#[test]
fn several_mistakes_come_together_and_in_order() {
    let notes = Roster::parse("parties.toml", "b = 1\nc = 2\n[[party]]\nd = 3").unwrap_err();
    let lines: Vec<_> = notes.iter().filter_map(|n| n.line).collect();
    assert_eq!(lines, [1, 2, 3, 4]);
}

#[test]
fn broken_toml_is_a_note_with_its_line() {
    let notes = Roster::parse("parties.toml", "name = \"x\"\norder = [").unwrap_err();
    assert_eq!(notes[0].line, Some(2));
    assert!(notes[0].message.contains("no TOML"), "{notes:?}");
}

#[test]
fn an_empty_file_is_an_empty_roster() {
    let roster = Roster::parse("parties.toml", "").unwrap();
    assert!(roster.parties.is_empty() && roster.order.is_empty());
}

#[test]
fn the_bundled_roster_has_no_mistake() {
    let text = include_str!("../../../dossier/parties.toml");
    let roster = Roster::parse("parties.toml", text).unwrap();
    let names: Vec<_> = roster.parties.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["Russia", "Ukraine", "United States"]);
}
