//! Work grows linearly with text, counted in instructions, so that a busy machine changes nothing.
//!
//! Valgrind counts them; `tests/run` installs it. The program reads a text, and one four times as long of the same
//! kind: what it does beyond reading nothing at all must not grow more than about fourfold.

#[path = "../support/scratch.rs"]
mod scratch;

use std::process::Command;

use scratch::Scratch;

/// Instructions that reading `text` takes.
fn instructions(scratch: &Scratch, text: &str) -> u64 {
    let file = scratch.file("article.txt", text);
    let output = Command::new("valgrind")
        .args([
            "--tool=cachegrind",
            "--cache-sim=no",
            "--cachegrind-out-file=/dev/null",
        ])
        .args([
            env!("CARGO_BIN_EXE_onrecord"),
            "extract",
            "--jobs",
            "1",
            &file,
        ])
        .output()
        .expect("valgrind is installed (Debian: valgrind)");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let count = said
        .lines()
        .find_map(|line| line.split(" refs:").nth(1))
        .unwrap_or_else(|| panic!("no count in: {said}"));
    count.trim().replace(',', "").parse().expect("a number")
}

/// Fails where four times the text takes much more than four times the work.
fn check(name: &str, piece: impl Fn(usize) -> String) {
    let scratch = Scratch::new();
    let text = |bytes: usize| {
        let mut text = String::from("A Title of the Talks\n\n");
        for number in 0.. {
            if text.len() >= bytes {
                break;
            }
            text.push_str(&piece(number));
        }
        text
    };
    let nothing = instructions(&scratch, "A Title of the Talks\n");
    let short = instructions(&scratch, &text(8 << 10)) - nothing;
    let long = instructions(&scratch, &text(32 << 10)) - nothing;
    #[expect(
        clippy::cast_precision_loss,
        reason = "a ratio of counts far below 2^52"
    )]
    let growth = long as f64 / short as f64;
    println!("{name}: {short} → {long}, {growth:.2} times");
    assert!(
        growth < 5.0,
        "{name}: four times the text took {growth:.2} times the work"
    );
}

#[test]
fn ordinary_paragraphs() {
    check("paragraphs", |n| {
        format!(
            "Ann Lee, the minister, said on Monday, “We will talk {n} times.” He added that nobody was hurt.\n\n"
        )
    });
}

#[test]
fn one_line_without_an_end() {
    check("one line", |_| {
        "Ann Lee said that it is over and that he left, and ".to_owned()
    });
}

#[test]
fn marks_that_open_and_never_close() {
    check("marks", |_| "“‘ ".to_owned());
}

#[test]
fn a_new_name_in_every_sentence() {
    check("names", |n| {
        let letters: String = n
            .to_string()
            .bytes()
            .map(|d| char::from(d - b'0' + b'a'))
            .collect();
        format!("Omar Di{letters} Lee{letters} said the talks ended. ")
    });
}

#[test]
fn words_without_a_stop() {
    check("words", |_| "talks ".to_owned());
}

#[test]
fn a_label_on_every_paragraph() {
    let letters = |n: usize| -> String {
        let digits = n.to_string();
        digits
            .bytes()
            .map(|d| char::from(d - b'0' + b'A'))
            .collect()
    };
    check("labels", |n| {
        let name = letters(n);
        format!("HOST: Did you shut the road?\n\nOMAR DI{name}: I did not.\n\n")
    });
    check("questions and answers", |n| {
        format!("Q: Why {n}? A: I do not know. Q: And you?\n\nA: We left.\n\n")
    });
    check("initials", |n| {
        let last = n % 17_000;
        let letters: String = [last / 676, last / 26, last]
            .iter()
            .map(|d| char::from(b'A' + (d % 26) as u8))
            .collect();
        format!("((W{letters})) Why?\n\n{letters}: I do not know.\n\n")
    });
}

#[test]
fn letters_without_an_end_and_posts() {
    check("letters", |n| {
        format!("Dear Omar Lee {n},\n\nWe left.\n\nBest of all, we won.\n\n")
    });
    check("posts", |n| {
        format!("We left at {n}. — Omar Lee (@omar)\n\nLee wrote:\n\nWe left again.\n\n")
    });
}

#[test]
fn questions_without_labels() {
    check("interview", |n| {
        format!("We spoke with Omar Lee {n}.\n\nWhy?\n\nI do not know.\n\n")
    });
}
