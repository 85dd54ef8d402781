//! The commands about folders: `check DIR` and `init DIR`.

use crate::program::run;
use crate::scratch::Scratch;

#[test]
fn a_starter_folder_is_fine_as_it_is_and_touches_nothing_that_is_there() {
    let scratch = Scratch::new();
    let dir = scratch.path("new/dossier");
    let made = run(&["init", &dir], b"");
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("parties.toml"));
    let checked = run(&["check", &dir], b"");
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    assert!(
        checked.out.contains("articles 1, statements "),
        "{}",
        checked.out
    );
    let again = run(&["init", &dir], b"");
    assert_eq!(again.code, 1);
    assert!(again.err.contains("exists already"), "{}", again.err);
}

#[test]
fn the_comments_of_a_starter_folder_are_valid_where_the_marks_are_taken_off() {
    let scratch = Scratch::new();
    let dir = scratch.path("dossier");
    assert_eq!(run(&["init", &dir], b"").code, 0);
    for name in ["parties.toml", "questions.toml"] {
        let path = format!("{dir}/{name}");
        let text = std::fs::read_to_string(&path).unwrap();
        let lines = text
            .lines()
            .skip(1)
            .map(|line| line.strip_prefix("# ").unwrap_or_default());
        let bare = lines.collect::<Vec<_>>().join("\n").replace(
            "order = [\"Northland\", \"Southland\"]",
            "order = [\"Northland\"]",
        );
        std::fs::write(&path, bare).unwrap();
    }
    let checked = run(&["check", &dir], b"");
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    assert!(checked.out.contains("party: Northland"), "{}", checked.out);
}

#[test]
fn check_tells_arguments_that_are_none_from_folders_with_something_to_note() {
    for arguments in [&["check"][..], &["check", "--folder", "x"]] {
        let checked = run(arguments, b"");
        assert_eq!(
            checked.code, 2,
            "{arguments:?}: {}{}",
            checked.out, checked.err
        );
        assert!(
            checked.err.contains("Usage: onrecord check"),
            "{}",
            checked.err
        );
    }
}

#[test]
fn check_reports_everything_a_folder_has_to_note() {
    let scratch = Scratch::new();
    scratch.file(
        "a.txt",
        "Talks fail\n\n“No,” said Ann Lee, the baker. “Yes,” said Bo Kim, the envoy.\n",
    );
    scratch.file("b.txt", "Talks go on\n\n“Never,” said A. Lee, the baker.\n");
    scratch.file("c.txt", b"\xff");
    scratch.file(
        "corrections.toml",
        "[[merge]]\nspeakers = [\"Bo Kim\", \"Nobody\"]\n",
    );
    let checked = run(&["check", &scratch.path("")], b"");
    assert_eq!(checked.code, 1);
    for words in [
        "articles 2",
        "no party: Bo Kim",
        "alike: ",
        "note: c.txt: ",
        "note: corrections.toml:1: no speaker is named “Nobody”",
    ] {
        assert!(checked.out.contains(words), "{words}\n{}", checked.out);
    }
}
