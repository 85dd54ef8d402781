//! A server whose folder changes: what is new is shown, what is broken is told, the rest goes on.

use crate::http::get;
use crate::program::{Server, onrecord, tell};
use crate::scratch::Scratch;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Whether the front page comes to satisfy `what`; the limit only ends a failure.
fn comes_to(server: &Server, what: impl Fn(&str) -> bool) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(30) {
        let answer = get(&server.address, "/");
        assert_eq!(answer.status, 200);
        if what(&answer.text()) {
            return true;
        }
        sleep(Duration::from_millis(50));
    }
    false
}

#[test]
fn a_changed_a_new_a_broken_and_a_removed_file_show() {
    let scratch = Scratch::new();
    let article = |who: &str| format!("Talks go on\n\n“We are ready,” said {who}, the envoy.\n");
    scratch.file("a.txt", article("Ann Lee"));
    let server = Server::start(&["--dossier", &scratch.path("")]);
    assert!(comes_to(&server, |page| page.contains("Ann Lee")));
    scratch.file("b.txt", article("Bo Kim"));
    assert!(
        comes_to(&server, |page| page.contains("Ann Lee")
            && page.contains("Bo Kim")),
        "new"
    );
    scratch.file("a.txt", article("Cy Poe"));
    assert!(
        comes_to(&server, |page| page.contains("Cy Poe")
            && !page.contains("Ann Lee")),
        "changed"
    );
    scratch.file("b.txt", b"\xff");
    assert!(
        comes_to(&server, |page| page.contains("Cy Poe")
            && !page.contains("Bo Kim")),
        "broken"
    );
    scratch.file("b.txt", article("Bo Kim"));
    assert!(comes_to(&server, |page| page.contains("Bo Kim")), "mended");
    std::fs::rename(scratch.path("b.txt"), scratch.path("a.txt")).unwrap();
    assert!(
        comes_to(&server, |page| page.contains("Bo Kim")
            && !page.contains("Cy Poe")),
        "renamed over"
    );
    // Nothing left to show: what was shown stays.
    std::fs::remove_file(scratch.path("a.txt")).unwrap();
    sleep(Duration::from_millis(500));
    assert!(comes_to(&server, |page| page.contains("Bo Kim")), "gone");
    scratch.file("c.txt", article("Di Roe"));
    assert!(
        comes_to(&server, |page| page.contains("Di Roe")
            && !page.contains("Bo Kim")),
        "another"
    );
}

/// A file that grows line by line is shown in the end as it is then, and never an article of no file at all.
#[test]
fn a_half_written_file_is_never_shown_torn() {
    let scratch = Scratch::new();
    scratch.file(
        "a.txt",
        "Talks go on\n\n“We are ready,” said Ann Lee, the envoy.\n",
    );
    let server = Server::start(&["--dossier", &scratch.path("")]);
    let mut file = std::fs::File::create(scratch.path("b.txt")).unwrap();
    for n in 0..40 {
        let line = format!("“This is line {n},” said Bo Kim, the minister.\n\n");
        let (half, rest) = line.as_bytes().split_at(line.len() / 2);
        for part in [half, rest] {
            std::io::Write::write_all(&mut file, part).unwrap();
            sleep(Duration::from_millis(5));
        }
        let page = get(&server.address, "/in-order");
        assert_eq!(page.status, 200);
        assert!(page.text().contains("Ann Lee") && page.text().contains("</html>"));
    }
    drop(file);
    let shown = |page: &str| page.contains("Bo Kim") && page.contains("41 statements");
    assert!(comes_to(&server, shown));
    let page = get(&server.address, "/in-order").text();
    for n in 0..40 {
        assert!(page.contains(&format!("“This is line {n},”")), "line {n}");
    }
}

/// A folder, an unreadable link and a broken file stand where articles were: each is told where the operator looks.
#[test]
fn what_cannot_be_read_is_told_on_the_terminal_in_the_counters_and_on_the_page() {
    let scratch = Scratch::new();
    let article = |who: &str| format!("{who} talks\n\n“We are ready,” said {who}, the envoy.\n");
    for (name, who) in [
        ("a.txt", "Ann Lee"),
        ("b.txt", "Bo Kim"),
        ("c.txt", "Cy Poe"),
        ("d.txt", "Di Roe"),
    ] {
        std::fs::create_dir_all(scratch.path("articles")).unwrap();
        scratch.file(&format!("articles/{name}"), article(who));
    }
    let metrics = format!("unix:{}", scratch.path("m.sock"));
    let mut command = onrecord(&["--listen", "127.0.0.1:0", "--log-level", "warn"]);
    command.args([
        "--dossier",
        &scratch.path("articles"),
        "--metrics-listen",
        &metrics,
    ]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let address = crate::program::address(&mut child);
    let terminal = BufReader::new(child.stderr.take().unwrap());
    let server = Server { child, address };
    assert!(comes_to(&server, |page| page.contains("4 statements")));
    // All at once, and told by a signal too.
    scratch.file("articles/b.txt", b"caf\xe9");
    std::fs::remove_file(scratch.path("articles/c.txt")).unwrap();
    std::fs::create_dir(scratch.path("articles/c.txt")).unwrap();
    std::fs::remove_file(scratch.path("articles/d.txt")).unwrap();
    std::os::unix::fs::symlink(scratch.path("nowhere"), scratch.path("articles/d.txt")).unwrap();
    scratch.file("articles/parties.toml", "[[party]]\nnam = \"x\"\n");
    tell(&server.child, "-HUP");
    assert!(comes_to(&server, |page| page.contains("Ann Lee")
        && !page.contains("Bo Kim")
        && !page.contains("Cy Poe")
        && !page.contains("Di Roe")));
    let told = |text: &str| {
        ["b.txt", "c.txt", "d.txt", "parties.toml"]
            .iter()
            .all(|f| text.contains(f))
    };
    let begun = Instant::now();
    let about = loop {
        let about = get(&server.address, "/about").text();
        if told(&about) || begun.elapsed() > Duration::from_secs(30) {
            break about;
        }
        sleep(Duration::from_millis(50));
    };
    assert!(told(&about), "{about}");
    assert!(about.contains("did you mean “name”"), "{about}");
    let mut stream = std::os::unix::net::UnixStream::connect(scratch.path("m.sock")).unwrap();
    let ask = b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    std::io::Write::write_all(&mut stream, ask).unwrap();
    let counters = std::io::read_to_string(stream).unwrap();
    assert!(
        counters.contains("\nonrecord_files_left_out 4\n"),
        "{counters}"
    );
    assert!(counters.contains("\nonrecord_articles 1\n"), "{counters}");
    drop(server);
    let lines: Vec<String> = terminal.lines().map_while(Result::ok).collect();
    assert!(told(&lines.join("\n")), "{lines:#?}");
}

/// Ten thousand files come at once: every one of them is there in the end, and every page on the way is whole.
#[test]
fn ten_thousand_files_at_once_are_all_there_in_the_end() {
    let scratch = Scratch::new();
    std::fs::create_dir(scratch.path("next")).unwrap();
    std::fs::create_dir(scratch.path("articles")).unwrap();
    scratch.file("articles/first.txt", "First\n\n“Yes,” said Ann Lee.\n");
    for n in 0..10_000 {
        scratch.file(
            &format!("next/{n}.txt"),
            format!("Part {n}\n\n“Yes,” said Ann Lee.\n"),
        );
    }
    let server = Server::start(&["--dossier", &scratch.path("articles")]);
    for n in 0..10_000 {
        let name = format!("{n}.txt");
        std::fs::rename(
            scratch.path(&format!("next/{name}")),
            scratch.path(&format!("articles/{name}")),
        )
        .unwrap();
    }
    let begun = Instant::now();
    let mut page = String::new();
    while !page.contains("10,001 articles") && begun.elapsed() < Duration::from_secs(60) {
        let answer = get(&server.address, "/articles");
        assert_eq!(answer.status, 200);
        page = answer.text();
        assert!(
            page.ends_with("</html>\n") || page.ends_with("</html>"),
            "torn"
        );
        sleep(Duration::from_millis(100));
    }
    assert!(page.contains("10,001 articles") && page.contains("10,001 statements"));
}
