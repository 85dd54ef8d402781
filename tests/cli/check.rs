//! `onrecord check`.

use crate::BUNDLED;
use crate::program::{onrecord, run, run_command};
use crate::scratch::Scratch;

#[test]
fn it_names_the_article_and_the_file() {
    let done = run(&["check", BUNDLED], b"");
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(
        done.out
            .contains("Russia Ready To Negotiate Over Ukraine: Putin")
    );
    assert!(done.out.contains(BUNDLED));
}

#[test]
fn a_pipe_gets_no_colours_and_a_terminal_that_asks_gets_them() {
    let plain = run(&["check", BUNDLED], b"");
    assert!(!plain.out.contains('\u{1b}'));
    let mut command = onrecord(&["check", BUNDLED]);
    command.env("CLICOLOR_FORCE", "1");
    assert!(run_command(command, b"").out.contains("\u{1b}["));
    let mut command = onrecord(&["check", BUNDLED]);
    command.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1");
    assert!(!run_command(command, b"").out.contains('\u{1b}'));
}

#[test]
fn one_file_that_is_refused_does_not_keep_the_others() {
    let scratch = Scratch::new();
    let missing = scratch.path("missing.txt");
    let done = run(&["check", &missing, BUNDLED], b"");
    assert_eq!(done.code, 1);
    assert!(done.err.contains(&missing), "{}", done.err);
    assert!(done.out.contains("Russia Ready To Negotiate"));
}

#[test]
fn an_article_cannot_steer_the_terminal() {
    let scratch = Scratch::new();
    let file = scratch.file(
        "a\u{1b}]0;owned\u{7}.txt",
        "A Title\u{1b}[2J\u{9b}31m\n\nThe minister Ann Lee said, “We are \u{1b}[31mready\u{202e} to talk.”\n",
    );
    let done = run(&["check", &file], b"");
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.out.contains("A Title\u{241b}[2J"), "{}", done.out);
    for c in ['\u{1b}', '\u{9b}', '\u{7}', '\u{202e}'] {
        assert!(!done.out.contains(c), "{c:?} got through");
    }
    let done = run(&["check", &format!("{file}-is-not-there")], b"");
    assert!(!done.err.contains('\u{1b}'), "{}", done.err);
}
