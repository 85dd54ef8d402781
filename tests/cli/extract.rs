//! `onrecord extract`: rows of JSON.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::BUNDLED;
use crate::program::{onrecord, run};

fn rows(out: &str) -> Vec<Value> {
    out.lines()
        .map(|line| serde_json::from_str(line).expect("a row"))
        .collect()
}

#[test]
fn a_file_gives_a_row_with_its_text_unchanged() {
    let done = run(&["extract", BUNDLED], b"");
    assert_eq!((done.code, &*done.err), (0, ""));
    let rows = rows(&done.out);
    assert_eq!(rows.len(), 1);
    let text = std::fs::read_to_string(BUNDLED).expect("the article");
    assert_eq!(rows[0]["text"], text);
    assert_eq!(
        rows[0]["title"],
        "Russia Ready To Negotiate Over Ukraine: Putin"
    );
}

#[test]
fn a_turn_of_a_conversation_is_direct_and_no_quotation_in_marks() {
    let text = "The road\n\nANN KEITA: Who shut the road?\n\nSOW: I did. “Shut it,” they said.\n\nKEITA: Why?\n";
    let row = &rows(&run(&["extract"], text.as_bytes()).out)[0];
    let of = |field: &str| -> Vec<&str> {
        let all = row["statements"].as_array().expect("statements");
        all.iter().filter_map(|s| s[field].as_str()).collect()
    };
    assert_eq!(of("rule"), ["transcript"; 3]);
    assert_eq!(of("form"), ["direct"; 3]);
    assert_eq!(of("kind"), ["indirect", "mixed", "indirect"]);
    assert_eq!(of("speaker"), ["ANN KEITA", "SOW", "ANN KEITA"]);
}

#[test]
fn standard_input_is_an_article_too() {
    let text = std::fs::read(BUNDLED).expect("the article");
    let piped = run(&["extract"], &text);
    let named = run(&["extract", BUNDLED], b"");
    let (piped, named) = (&rows(&piped.out)[0], &rows(&named.out)[0]);
    assert_eq!(piped["sha256"], named["sha256"]);
    assert_eq!(piped["statements"], named["statements"]);
}

#[test]
fn lines_keep_their_order_and_their_ids_with_any_number_of_jobs() {
    let input: String = (0..200)
        .map(|n| {
            let filler = "Nothing was said here. ".repeat(n % 17);
            json!({"id": format!("a{n}"), "text": format!("Title\n\n{filler}“Yes,” said Ann Lee.\n")}).to_string() + "\n"
        })
        .collect();
    let one = run(&["extract", "--jsonl", "--jobs", "1"], input.as_bytes());
    let four = run(&["extract", "--jsonl", "--jobs", "4"], input.as_bytes());
    assert_eq!(one.out, four.out);
    let ids: Vec<_> = rows(&four.out).iter().map(|r| r["id"].clone()).collect();
    let expected: Vec<_> = (0..200).map(|n| json!(format!("a{n}"))).collect();
    assert_eq!(ids, expected);
}

#[test]
fn each_line_is_answered_before_the_next_is_sent() {
    let mut child = onrecord(&["extract", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("standard input");
    let mut output = BufReader::new(child.stdout.take().expect("standard output"));
    for n in 0..20 {
        writeln!(input, "{}", json!({"id": n, "text": "A title"})).expect("written");
        let mut line = String::new();
        // A program that collected lines before it answers would keep this waiting for ever.
        output.read_line(&mut line).expect("a line");
        assert_eq!(rows(&line)[0]["id"], n.to_string());
    }
    drop(input);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn a_title_beside_the_text_is_used() {
    let input = json!({"id": "x", "text": "He left.", "title": "The Talks", "date": "2022-12-25"});
    let done = run(&["extract", "--jsonl"], format!("{input}\n").as_bytes());
    assert_eq!((done.code, &*done.err), (0, ""));
    assert_eq!(rows(&done.out)[0]["title"], "The Talks");
}

#[test]
fn a_bad_line_is_named_and_the_rest_goes_on() {
    let input = concat!(
        "{\"id\": \"a\", \"text\": \"Fine.\"}\n",
        "{\"id\": \"b\", \"text\": \"\\ud800 alone\"}\n",
        "not json\n",
        "\n",
        "{\"id\": \"c\"}\n",
        "{\"id\": \"d\", \"text\": \" \"}\n",
        "{\"id\": \"e\", \"text\": \"Fine.\", \"date\": \"25 December\"}\n",
        "[\"a\", \"list\"]\n",
        "{\"id\": \"f\", \"text\": \"Fine, too.\"}\n",
    );
    let mut input = input.as_bytes().to_vec();
    input.extend_from_slice(b"{\"text\": \"\xff\"}\n");
    let done = run(&["extract", "--jsonl"], &input);
    assert_eq!(done.code, 1);
    let ids: Vec<_> = rows(&done.out).iter().map(|r| r["id"].clone()).collect();
    assert_eq!(ids, [json!("a"), json!("f")]);
    let complaints: Vec<_> = done.err.lines().collect();
    for (complaint, line) in complaints.iter().zip([2, 3, 5, 6, 7, 8, 10]) {
        assert!(
            complaint.starts_with(&format!("onrecord: standard input, line {line}")),
            "{complaint}"
        );
    }
    assert_eq!(complaints.len(), 7, "{complaints:#?}");
}

#[test]
fn a_reader_that_has_seen_enough_ends_it_quietly() {
    let mut child = onrecord(&["extract", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("standard input");
    drop(child.stdout.take());
    let line = json!({"id": "x", "text": "A title"}).to_string() + "\n";
    // Sooner or later nobody reads here either: the program has ended.
    while input.write_all(line.as_bytes()).is_ok() {}
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// The words of each statement that `arguments` give of `text`.
fn contents(text: &str, arguments: &[&str]) -> Vec<String> {
    let done = run(&[&["extract"], arguments].concat(), text.as_bytes());
    let rows = rows(&done.out);
    let places = |statement: &Value| {
        let place = &statement["content"][0];
        let at = |end: usize| place[end].as_u64().expect("a number") as usize;
        text.chars().skip(at(0)).take(at(1) - at(0)).collect()
    };
    let statements = rows[0]["statements"].as_array().expect("statements");
    statements.iter().map(places).collect()
}

#[test]
fn the_that_before_a_clause_is_content_where_it_is_asked_for() {
    let text = "Keita said on Friday that the road was closed. Diallo said the road was open.\n";
    assert_eq!(
        contents(text, &[]),
        ["the road was closed", "the road was open"]
    );
    assert_eq!(
        contents(text, &["--leading-that"]),
        ["that the road was closed", "the road was open"]
    );
}

#[test]
fn the_tagger_is_chosen_by_name() {
    let text = "Keita hinted at a deal with the rebels.\n";
    let model = contents(text, &["--tagger", "model"]);
    assert_eq!(model, ["a deal with the rebels"]);
    assert_ne!(contents(text, &["--tagger", "rules"]), model);
    let wrong = run(&["extract", "--tagger", "guess"], text.as_bytes());
    assert_eq!(wrong.code, 2);
}
