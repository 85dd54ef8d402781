//! `onrecord` without a command: it serves.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::process::ExitStatusExt as _;

use crate::http::{self, get};
use crate::program::{Server, run, tell};

#[test]
fn it_prints_an_address_and_answers_there() {
    let server = Server::start(&[]);
    assert_eq!(get(&server.address, "/").status, 200);
}

#[test]
fn a_taken_port_says_what_to_do() {
    let server = Server::start(&[]);
    let done = run(&["--listen", &server.address], b"");
    assert_eq!(done.code, 1);
    assert!(done.err.contains(&server.address), "{}", done.err);
    assert!(
        done.err.contains("taken") && done.err.contains("--listen"),
        "{}",
        done.err
    );
}

#[test]
fn a_port_can_be_had_again_at_once_after_a_crash() {
    let mut server = Server::start(&[]);
    let address = server.address.clone();
    // The server closes first, so that the system remembers the connection for a while; another is open at the end.
    assert_eq!(get(&address, "/").status, 200);
    let _open = TcpStream::connect(&address).expect("connected");
    server.child.kill().expect("killed");
    server.child.wait().expect("ended");
    let again = Server::start(&["--listen", &address]);
    assert_eq!(get(&address, "/").status, 200);
    drop(again);
}

#[test]
fn it_ends_well_when_told_to() {
    for signal in ["-TERM", "-INT"] {
        let mut server = Server::start(&[]);
        // A connection that is kept alive and idle must not hold it up.
        let mut idle = TcpStream::connect(&server.address).expect("connected");
        idle.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            .expect("sent");
        let mut byte = [0];
        idle.read_exact(&mut byte).expect("an answer");
        tell(&server.child, signal);
        let status = server.child.wait().expect("it ends");
        assert_eq!((status.code(), status.signal()), (Some(0), None));
    }
}

#[test]
fn a_client_that_sends_nothing_or_half_a_request_is_cut_off() {
    let server = Server::start(&["--header-timeout", "1", "--stall-timeout", "1"]);
    // Each reads until the server closes; without a limit it never would.
    for bytes in [
        &b""[..],
        b"P",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nHost: x\r\n",
    ] {
        let answer = http::send(&server.address, bytes).expect("closed");
        assert!(!answer.starts_with(b"HTTP/1.1 200"), "{bytes:?}");
    }
    assert_eq!(get(&server.address, "/").status, 200);
}

#[test]
fn more_connections_than_allowed_wait_for_their_turn() {
    let server = Server::start(&["--max-connections", "2", "--header-timeout", "1"]);
    let idle: Vec<_> = (0..5)
        .map(|_| TcpStream::connect(&server.address).expect("connected"))
        .collect();
    assert_eq!(get(&server.address, "/").status, 200);
    drop(idle);
}
