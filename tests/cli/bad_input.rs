//! Input that is not what it should be: a message that names file and place, the rest served, never a panic.

use crate::http::get;
use crate::program::{Server, run};
use crate::scratch::Scratch;

/// Checks one file with every command that reads files; gives what `check` said.
fn read(name: &str, bytes: &[u8], code: i32) -> String {
    let scratch = Scratch::new();
    let file = scratch.file(name, bytes);
    let checked = run(&["check", &file], b"");
    let extracted = run(&["extract", &file], b"");
    for done in [&checked, &extracted] {
        assert_eq!(done.code, code, "{}", done.err);
        assert!(!done.err.contains("panicked"), "{}", done.err);
        if code != 0 {
            assert!(done.err.contains(name), "{}", done.err);
        }
    }
    // Served beside a good article, the good one is there and the server lives.
    scratch.file("good.txt", "A Good Title\n\n“Yes,” said Ann Lee.\n");
    let folder = scratch.path("");
    let server = Server::start(&["--dossier", &folder]);
    let answer = get(&server.address, "/");
    assert_eq!(answer.status, 200);
    checked.err + &checked.out
}

#[test]
fn not_utf_8() {
    let said = read("latin.txt", b"Caf\xe9 talks\n\nHe said: no.\n", 1);
    assert!(
        said.contains("line 1") && said.contains("byte 3") && said.contains("UTF-8"),
        "{said}"
    );
}

#[test]
fn empty() {
    assert!(read("nothing.txt", b"", 1).contains("empty"));
    assert!(read("blank.txt", b" \r\n\t\n", 1).contains("empty"));
}

#[test]
fn only_furniture() {
    read(
        "page.txt",
        b"Click to comment\n\nLeave a Reply\n\nMost Popular\n",
        0,
    );
}

#[test]
fn a_line_of_five_megabytes() {
    let line = "Ann Lee said “it’s over” and left. ".repeat(5 << 20 >> 5);
    read("long.txt", line.as_bytes(), 0);
    read("unbroken.txt", "a".repeat(5 << 20).as_bytes(), 0);
    read("marks.txt", "“‘".repeat(1 << 16).as_bytes(), 0);
}

#[test]
fn nul_bytes() {
    let said = read("nul.txt", b"A \0 title\n\nAnn Lee said \0\0.\n", 0);
    assert!(!said.contains('\0'), "{said:?}");
}

#[test]
fn right_to_left_marks() {
    let text = "A \u{202e}title\n\nAnn Lee said, “\u{2067}שלום\u{2069} \u{200f}to all.”\n";
    let said = read("rtl.txt", text.as_bytes(), 0);
    assert!(!said.contains('\u{202e}'), "{said:?}");
}

#[test]
fn a_title_with_a_script() {
    let text = "<script>alert(1)</script> Talks\n\nAnn Lee said, “<img src=x onerror=y>.”\n";
    read("script.txt", text.as_bytes(), 0);
}

#[test]
fn a_folder_without_an_article_says_what_to_put_there() {
    let scratch = Scratch::new();
    let done = run(
        &["--listen", "127.0.0.1:0", "--dossier", &scratch.path("")],
        b"",
    );
    assert_eq!(done.code, 1);
    assert!(
        done.err.contains("no article") && done.err.contains(".txt"),
        "{}",
        done.err
    );
    let missing = scratch.path("missing");
    let done = run(&["--listen", "127.0.0.1:0", "--dossier", &missing], b"");
    assert_eq!(done.code, 1);
    assert!(done.err.contains(&missing), "{}", done.err);
}
