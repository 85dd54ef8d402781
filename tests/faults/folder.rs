//! Folders that go away, cannot be read, or hold nothing that can.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::process::Command;
use std::time::Duration;

use crate::http::get;
use crate::program::{Server, onrecord, run, tell};
use crate::scratch::Scratch;
use crate::{counted, counter};

const ARTICLE: &str = "Talks Go On\n\nAnn Lee of Kenya said, “We want peace.”\n";

/// Tells the program to read again, and waits until it has, well or in vain.
fn reload(server: &Server, counters: &str) -> (u64, u64) {
    let count = || {
        (
            counter(counters, "onrecord_reloads_total"),
            counter(counters, "onrecord_failed_reloads_total"),
        )
    };
    let before = count();
    tell(&server.child, "-HUP");
    for _ in 0..3000 {
        let now = count();
        if now != before {
            return (now.0 - before.0, now.1 - before.1);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("it was told to read again and never did");
}

#[test]
fn a_folder_that_is_deleted_unreadable_or_broken_takes_nothing_from_readers() {
    let scratch = Scratch::new();
    let dossier = scratch.path("dossier");
    fs::create_dir(&dossier).expect("a folder");
    fs::write(format!("{dossier}/a.txt"), ARTICLE).expect("written");
    let counters = scratch.path("m.sock");
    let server = counted(&dossier, &counters);
    let shows = || {
        get(&server.address, "/articles")
            .text()
            .contains("Talks Go On")
    };
    assert!(shows());

    // Deleted, and there again.
    fs::remove_dir_all(&dossier).expect("removed");
    assert!(reload(&server, &counters).1 > 0);
    assert!(shows(), "what was shown goes on being shown");
    fs::create_dir(&dossier).expect("a folder");
    fs::write(format!("{dossier}/a.txt"), ARTICLE).expect("written");
    reload(&server, &counters);
    assert!(shows());

    // Full of broken files: what can be read is shown, the rest is named, nothing ends.
    for (name, bytes) in [
        ("nul.txt", &b"\0\0\0\0"[..]),
        ("half.txt", b"\xf0\x9f"),
        ("wide.txt", b"\xff\xfea\0b\0"),
        ("broken.html", b"<html><head><title>x</title><body><p>"),
        ("deep.md", b"---\ntitle: [[[[[[[[\n---\n> > > > > >"),
        ("parties.toml", b"[[party\nname = "),
        ("questions.toml", b"\xff\xff"),
        ("corrections.toml", b"= = ="),
        ("a.toml", b"published = 99"),
        (".hidden.txt", b"hidden"),
        ("binary.txt", &[7; 4096]),
    ] {
        fs::write(format!("{dossier}/{name}"), bytes).expect("written");
    }
    let nested: String = "<div>".repeat(20_000);
    fs::write(format!("{dossier}/nested.html"), nested).expect("written");
    reload(&server, &counters);
    assert_eq!(get(&server.address, "/").status, 200);
    assert!(shows(), "what was shown goes on being shown");
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_shown() {
    let scratch = Scratch::new();
    let dossier = scratch.path("dossier");
    fs::create_dir(&dossier).expect("a folder");
    fs::write(format!("{dossier}/a.txt"), ARTICLE).expect("written");
    let secret = format!("{dossier}/secret.txt");
    fs::write(&secret, "Secret\n\nWords.\n").expect("written");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).expect("set");
    let rooted = fs::metadata("/proc/self").expect("Linux").uid() == 0;
    // The superuser reads everything, but for who gives that power away first.
    let mut command = if rooted {
        let mut command = Command::new("setpriv");
        let without = "-dac_override,-dac_read_search";
        command.args(["--bounding-set", without, "--inh-caps", without]);
        command.arg(env!("CARGO_BIN_EXE_onrecord"));
        command
    } else {
        onrecord(&[])
    };
    command.args(["check", &dossier]);
    let done = crate::program::run_command(command, b"");
    let said = format!("{}{}", done.out, done.err);
    assert!(said.contains("secret.txt"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    let missing = run(
        &[
            "--dossier",
            &scratch.path("nowhere"),
            "--listen",
            "127.0.0.1:0",
        ],
        b"",
    );
    assert!(
        missing.code != 0 && missing.err.contains("nowhere"),
        "{}",
        missing.err
    );
}
