//! A runtime that hangs: nothing answers, and the watchdog hears nothing.
//!
//! Nothing in the program makes it hang for a test. Its standard error is a pipe that nobody reads: when that is
//! full, a log line waits, and with it every thread that answers requests.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::net::UnixDatagram;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::program::{Ending, address, tell};
use crate::scratch::Scratch;

/// Often enough that a second without is a long silence.
const PERIOD: &str = "200000";

fn watched(scratch: &Scratch) -> (Ending, UnixDatagram, String) {
    let path = scratch.path("notify");
    let socket = UnixDatagram::bind(&path).expect("bound");
    let command = "WATCHDOG_PID=$$ exec \"$0\" --listen 127.0.0.1:0 --log-level info";
    let child = Command::new("sh")
        .args(["-c", command, env!("CARGO_BIN_EXE_onrecord")])
        .env("NOTIFY_SOCKET", &path)
        .env("WATCHDOG_USEC", PERIOD)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut child = Ending(child);
    let address = address(&mut child.0);
    (child, socket, address)
}

/// Whether a sign of life comes within so much time; those that came before do not count.
fn lives(socket: &UnixDatagram, within: Duration) -> bool {
    socket.set_nonblocking(true).expect("set");
    let mut bytes = [0; 256];
    while socket.recv(&mut bytes).is_ok() {}
    socket.set_nonblocking(false).expect("set");
    let began = Instant::now();
    while let Some(left) = within.checked_sub(began.elapsed()).filter(|l| !l.is_zero()) {
        socket.set_read_timeout(Some(left)).expect("set");
        match socket.recv(&mut bytes) {
            Ok(n) if bytes[..n].starts_with(b"WATCHDOG=1") => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    false
}

#[test]
fn the_watchdog_hears_nothing_while_the_runtime_hangs() {
    let scratch = Scratch::new();
    let (mut child, socket, address) = watched(&scratch);
    assert!(lives(&socket, Duration::from_secs(60)));
    // Long lines fill the pipe soon; asked until nobody answers, then by as many as there can be threads.
    let request = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "x".repeat(1900));
    let mut asking = Vec::new();
    let threads = std::thread::available_parallelism().map_or(8, usize::from);
    while asking.len() < threads * 4 + 4 {
        let mut stream = TcpStream::connect(&address).expect("in the queue");
        stream
            .set_read_timeout(Some(Duration::from_millis(500)))
            .expect("set");
        for _ in 0..40 {
            stream.write_all(request.as_bytes()).expect("in the queue");
            if stream.read(&mut [0; 1 << 13]).is_err() {
                break;
            }
        }
        asking.push(stream);
    }
    assert!(
        !lives(&socket, Duration::from_secs(2)),
        "it hangs and says it lives"
    );
    // The pipe is read again: it goes on where it was, and the watchdog hears it.
    let mut log = child.0.stderr.take().expect("standard error");
    std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
    assert!(lives(&socket, Duration::from_secs(60)));
}

#[test]
fn the_watchdog_hears_nothing_of_a_process_that_stands_still() {
    let scratch = Scratch::new();
    let (child, socket, _) = watched(&scratch);
    assert!(lives(&socket, Duration::from_secs(60)));
    tell(&child.0, "-STOP");
    // One may have been on its way.
    let _ = lives(&socket, Duration::from_millis(100));
    assert!(!lives(&socket, Duration::from_secs(1)));
    tell(&child.0, "-CONT");
    assert!(lives(&socket, Duration::from_secs(60)));
}
