//! Faults: what breaks servers, done to the real program, and that nothing was lost afterwards.
//!
//! Sizes are those that a small server meets on a bad day. A test that needs more files open than the system
//! allows says so and fails: it is never passed over. `soak` runs for minutes and only when asked for:
//! `cargo test --release --test faults -- --ignored soak`.

mod behind;
mod clock;
mod crowd;
mod ends;
mod folder;
mod hang;
mod reload;
mod shapes;
mod soak;
mod strangers;

#[path = "../support/http.rs"]
mod http;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/proxies.rs"]
mod proxies;
#[path = "../support/scratch.rs"]
mod scratch;

use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::process::Command;

/// One counter of the program, from its socket of counters.
fn counter(socket: &str, name: &str) -> u64 {
    let mut stream = UnixStream::connect(socket).expect("the counters answer");
    stream
        .write_all(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .expect("asked");
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("the counters");
    text.lines()
        .filter_map(|line| line.strip_prefix(name)?.strip_prefix([' ', '{']))
        .filter_map(|rest| rest.rsplit(' ').next()?.parse::<u64>().ok())
        .sum()
}

/// The program on a folder, with its counters on a socket, saying errors alone.
fn counted(dossier: &str, counters: &str) -> program::Server {
    program::Server::start(&[
        "--dossier",
        dossier,
        "--metrics-listen",
        &format!("unix:{counters}"),
        "--log-level",
        "error",
    ])
}

/// Lets this process, and those it starts, open so many files.
fn may_open(files: u64) {
    let limit = format!("--nofile={files}:");
    let process = std::process::id().to_string();
    let raised = Command::new("prlimit")
        .args(["--pid", &process, &limit])
        .output()
        .expect("prlimit");
    assert!(
        raised.status.success(),
        "this system does not let a process open {files} files, so that this test cannot be made: {}",
        String::from_utf8_lossy(&raised.stderr)
    );
}
