//! Several dossiers on one server: each whole under its own name, listed at the root, read again by itself.

use std::time::{Duration, Instant};

use crate::crawl::{crawl, resolve};
use crate::http::{Answer, ask, get};
use crate::program::{Server, onrecord, run, run_command, tell};
use crate::scratch::Scratch;

/// A folder of two articles in which `who` speaks; the names of folders are those of two parents.
fn folder(scratch: &Scratch, dir: &str, who: &str) -> String {
    std::fs::create_dir_all(scratch.path(dir)).expect("a folder");
    for n in 0..2 {
        let text = format!(
            "Talks go on, day {n}\n\n“We are ready,” said {who}, the French envoy, on Monday.\n\nThe minister, Bo Kim, watched. It was “late”.\n"
        );
        scratch.file(&format!("{dir}/{n}.txt"), text);
    }
    scratch.path(dir)
}

/// Two folders of one name and a server of both.
fn two(scratch: &Scratch, more: &[&str]) -> Server {
    let one = folder(scratch, "one/Border War", "Ann Lee");
    let other = folder(scratch, "other/border-war", "Cy Poe");
    scratch.file(
        "other/border-war/parties.toml",
        "name = \"The <other> war\"\n",
    );
    let mut arguments = vec!["--dossier", &one, "--dossier", &other];
    arguments.extend(more);
    Server::start(&arguments)
}

/// Asks again until the answer is as it should be; the limit only ends a failure.
fn comes_to(server: &Server, path: &str, what: impl Fn(&Answer) -> bool) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(30) {
        if what(&get(&server.address, path)) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}

#[test]
fn every_page_of_both_is_reached_from_the_root_and_leads_into_its_own_dossier() {
    let scratch = Scratch::new();
    let server = two(&scratch, &[]);
    let found = crawl(|path, from| {
        let answer = get(&server.address, path);
        assert_eq!(answer.status, 200, "{path}, linked from {from}");
        let html = answer.header("content-type") == Some("text/html; charset=utf-8");
        html.then(|| answer.text())
    });
    for (path, page) in &found {
        let Some(html) = &page.html else { continue };
        let own = path.split('/').nth(1).unwrap_or_default();
        for address in crate::crawl::addresses(html) {
            assert!(!address.starts_with('/'), "{path}: {address}");
            let Some(target) = resolve(path, &address) else {
                continue;
            };
            let to = target.split('/').nth(1).unwrap_or_default();
            assert!(
                own.is_empty() || to == own || to.is_empty() || to == "static",
                "{path} leads into another dossier: {target}"
            );
        }
        let (own_speaker, other) = match own {
            "border-war" => ("Ann Lee", "Cy Poe"),
            "border-war-2" => ("Cy Poe", "Ann Lee"),
            _ => continue,
        };
        assert!(!html.contains(other), "{path}");
        if path.ends_with("/speakers") {
            assert!(html.contains(own_speaker), "{path}");
        }
    }
    for dossier in ["border-war", "border-war-2"] {
        let pages = |part: &str| {
            let start = format!("/{dossier}/{part}");
            found.keys().filter(|p| p.starts_with(&start)).count()
        };
        for page in ["by-question", "in-order", "speakers", "balance", "about"] {
            assert!(pages(page) >= 1, "{dossier}/{page}");
        }
        assert_eq!(pages("statements/"), 2);
        assert_eq!(pages("articles/"), 2);
        assert!(found[&format!("/{dossier}/")].depth == 1);
    }
    let style: Vec<_> = found.keys().filter(|p| p.contains("style.")).collect();
    assert_eq!(style.len(), 1, "one style sheet for all: {style:?}");
}

#[test]
fn the_root_lists_them_by_name_and_knows_no_page_of_theirs() {
    let scratch = Scratch::new();
    let server = two(&scratch, &[]);
    let root = get(&server.address, "/").text();
    for words in [
        "2 dossiers",
        "<a href=\"border-war/\">border-war</a>",
        "<a href=\"border-war-2/\">The &#60;other&#62; war</a>",
        "2 statements by 1 speaker of 1 party, in 2 articles",
        "France",
    ] {
        assert!(root.contains(words), "{words}\n{root}");
    }
    let inside = get(&server.address, "/border-war-2/about").text();
    assert!(
        inside.contains("<a class=\"of\" href=\"./\" dir=\"auto\">The &#60;other&#62; war</a>")
    );
    assert!(inside.contains("<a href=\"../\">On Record</a>"));
    assert_eq!(get(&server.address, "/robots.txt").status, 200);
    let door = get(&server.address, "/border-war");
    assert_eq!(door.status, 308);
    assert_eq!(door.header("location"), Some("border-war/"));
    let slash = get(&server.address, "/border-war/about/");
    assert_eq!(slash.header("location"), Some("../about"));
    for (path, up) in [
        ("/about", "./"),
        ("/border", "./"),
        ("/border-war-3/", "../"),
        ("/border-war/nothing", "./"),
        ("/border-war/speakers/nobody", "../"),
    ] {
        let html = [("accept", "text/html")];
        let missing = ask(&server.address, "GET", path, &html, b"");
        assert_eq!(missing.status, 404, "{path}");
        let text = missing.text();
        let home = format!("<a href=\"{up}\">To the front page</a>");
        assert!(text.contains(&home), "{path}\n{text}");
        let in_a_dossier = path.starts_with("/border-war/");
        assert_eq!(text.contains("In order"), in_a_dossier, "{path}");
    }
}

#[test]
fn each_is_read_again_by_itself_and_a_signal_reads_all() {
    let scratch = Scratch::new();
    let server = two(&scratch, &[]);
    let list = get(&server.address, "/border-war/articles").text();
    let gone = list
        .split("href=\"")
        .find(|rest| rest.starts_with("articles/talks-go-on-day-1"))
        .and_then(|rest| rest.split('"').next())
        .expect("an article")
        .to_owned();
    let other = get(&server.address, "/border-war-2/");
    std::fs::remove_file(scratch.path("one/Border War/1.txt")).expect("removed");
    let path = format!("/border-war/{gone}");
    assert!(
        comes_to(&server, &path, |answer| answer.status == 410),
        "{path}"
    );
    assert!(comes_to(&server, "/", |answer| answer
        .text()
        .contains("in one article")));
    let same = get(&server.address, "/border-war-2/");
    assert_eq!(other.header("etag"), same.header("etag"));
    // One that cannot be read stays as it was; the other goes on.
    std::fs::remove_file(scratch.path("one/Border War/0.txt")).expect("removed");
    scratch.file("other/border-war/2.txt", "Late\n\n“No,” said Di Roe.\n");
    tell(&server.child, "-HUP");
    assert!(comes_to(&server, "/border-war-2/", |a| a
        .text()
        .contains("Di Roe")));
    assert!(
        get(&server.address, "/border-war/")
            .text()
            .contains("Ann Lee")
    );
}

#[test]
fn counters_and_health_know_all_of_them() {
    let scratch = Scratch::new();
    let metrics = format!("unix:{}", scratch.path("metrics.sock"));
    let server = two(&scratch, &["--metrics-listen", &metrics]);
    assert_eq!(get(&server.address, "/readyz").text(), "ready\n");
    get(&server.address, "/border-war/about");
    get(&server.address, "/");
    let mut stream =
        std::os::unix::net::UnixStream::connect(scratch.path("metrics.sock")).expect("a socket");
    std::io::Write::write_all(
        &mut stream,
        b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    )
    .expect("sent");
    let text = std::io::read_to_string(stream).expect("an answer");
    for line in [
        "onrecord_articles{dossier=\"border-war\"} 2",
        "onrecord_statements{dossier=\"border-war-2\"} 2",
        "onrecord_files_left_out{dossier=\"border-war-2\"} 0",
        "onrecord_requests_total{route=\"about\",status=\"200\"} 1",
        "onrecord_requests_total{route=\"dossiers\",status=\"200\"} 1",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}

#[test]
fn full_addresses_and_a_mount_point_hold_for_each() {
    let scratch = Scratch::new();
    let server = two(&scratch, &["--base-url", "https://example.org/record"]);
    for prefix in ["", "/record"] {
        let page = get(
            &server.address,
            &format!("{prefix}/border-war-2/speakers/cy-poe"),
        );
        assert!(
            page.text().contains(
                "<link rel=\"canonical\" href=\"https://example.org/record/border-war-2/speakers/cy-poe\">"
            ),
            "{}",
            page.text()
        );
    }
    let list = get(&server.address, "/border-war-2/in-order").text();
    let id = list
        .split("id=\"s-")
        .nth(1)
        .and_then(|r| r.split('"').next())
        .expect("a statement");
    let statement = get(&server.address, &format!("/border-war-2/statements/{id}")).text();
    let cited = format!("https://example.org/record/border-war-2/statements/{id}");
    assert!(statement.matches(&cited).count() >= 4, "{statement}");
    assert!(
        get(&server.address, "/record/")
            .text()
            .contains("<link rel=\"canonical\" href=\"https://example.org/record/\">")
    );
}

#[test]
fn they_are_named_by_flag_environment_or_file_and_each_once() {
    let scratch = Scratch::new();
    let one = folder(&scratch, "one", "Ann Lee");
    let other = folder(&scratch, "other", "Cy Poe");
    let file = scratch.file(
        "settings.toml",
        format!("dossier = [{one:?}, {other:?}]\nlisten = [\"127.0.0.1:0\"]\n"),
    );
    let both = format!("dossier = [{one:?}, {other:?}]");
    let printed = run(&["--config", &file, "--print-config"], b"");
    assert!(
        printed.out.contains(&format!("{both}  # file")),
        "{}",
        printed.out
    );
    let mut command = onrecord(&["--print-config"]);
    command.env("ONRECORD_DOSSIER", format!("{one},{other}"));
    let printed = run_command(command, b"");
    assert!(
        printed
            .out
            .contains(&format!("{both}  # environment, ONRECORD_DOSSIER")),
        "{}",
        printed.out
    );
    let again = format!("{one}/../one");
    let twice = run(
        &[
            "--listen",
            "127.0.0.1:0",
            "--dossier",
            &one,
            "--dossier",
            &again,
        ],
        b"",
    );
    assert_eq!(twice.code, 1);
    assert!(twice.err.contains("given twice"), "{}", twice.err);
    let missing = scratch.path("missing");
    let server = run(
        &[
            "--listen",
            "127.0.0.1:0",
            "--dossier",
            &one,
            "--dossier",
            &missing,
        ],
        b"",
    );
    assert_eq!(server.code, 1);
    assert!(server.err.contains("missing: "), "{}", server.err);
}
