//! Settings in three places.

use crate::program::{Server, onrecord, run, run_command};
use crate::scratch::Scratch;

#[test]
fn flags_win_over_the_environment_and_that_over_the_file() {
    let scratch = Scratch::new();
    let file = scratch.file(
        "c.toml",
        "grace = 3\nheader-timeout = 3\nstall-timeout = 3\n",
    );
    let mut command = onrecord(&["--config", &file, "--grace", "1", "--print-config"]);
    command
        .env("ONRECORD_GRACE", "2")
        .env("ONRECORD_HEADER_TIMEOUT", "2");
    let done = run_command(command, b"");
    assert_eq!((done.code, &*done.err), (0, ""));
    for line in [
        "grace = 1  # flag",
        "header-timeout = 2  # environment, ONRECORD_HEADER_TIMEOUT",
        "stall-timeout = 3  # file",
        "max-connections = 16384  # default",
    ] {
        assert!(done.out.lines().any(|l| l == line), "{line}: {}", done.out);
    }
}

#[test]
fn nothing_said_is_a_reader_for_this_machine_alone() {
    let done = run(&["--print-config"], b"");
    for line in [
        "listen = [\"127.0.0.1:8080\"]  # default",
        "socket-mode = \"0660\"  # default",
        "trusted-proxy = []  # default",
        "allow-indexing = false  # default",
        "# metrics-listen is not set",
        "# base-url is not set",
        "# hsts is not set",
    ] {
        assert!(done.out.lines().any(|l| l == line), "{line}: {}", done.out);
    }
}

#[test]
fn a_probe_asks_where_the_settings_say_that_the_server_listens() {
    let server = Server::start(&[]);
    let scratch = Scratch::new();
    let file = scratch.file("c.toml", format!("listen = [\"{}\"]\n", server.address));
    let probe = |variable: &str, value: &str| {
        let mut command = onrecord(&["healthcheck"]);
        command.env(variable, value);
        run_command(command, b"").code
    };
    assert_eq!(probe("ONRECORD_LISTEN", &server.address), 0);
    assert_eq!(probe("ONRECORD_CONFIG", &file), 0);
    assert_eq!(probe("ONRECORD_LISTEN", "unix:/no/such/socket"), 1);
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    let scratch = Scratch::new();
    let file = scratch.file("c.toml", "grace = 3\n\nlissten = [\"127.0.0.1:1\"]\n");
    let done = run(&["--config", &file], b"");
    assert_eq!(done.code, 2);
    assert!(
        done.err.contains(&format!("{file}, line 3")) && done.err.contains("lissten"),
        "{}",
        done.err
    );
}

#[test]
fn a_settings_file_that_is_not_there_is_named() {
    let done = run(&["--config", "no/such.toml"], b"");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("no/such.toml"), "{}", done.err);
}

#[test]
fn several_addresses_in_one_variable() {
    let mut command = onrecord(&["--print-config"]);
    command.env("ONRECORD_LISTEN", "127.0.0.1:1,unix:/run/onrecord.sock");
    let done = run_command(command, b"");
    assert!(
        done.out
            .contains("listen = [\"127.0.0.1:1\", \"unix:/run/onrecord.sock\"]"),
        "{}",
        done.out
    );
}
