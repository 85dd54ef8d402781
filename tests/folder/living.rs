//! A server whose folder changes: what is new is shown, what is broken is told, the rest goes on.

use crate::http::get;
use crate::program::Server;
use crate::scratch::Scratch;
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
