//! Clocks that jump: the time of day is only shown, never waited for.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Stdio;
use std::time::Duration;

use crate::http::{get, parse};
use crate::program::{address, onrecord};
use crate::scratch::Scratch;

/// Debian's libfaketime, wherever the architecture puts it.
fn library() -> String {
    fs::read_dir("/usr/lib")
        .expect("/usr/lib")
        .filter_map(|entry| Some(entry.ok()?.path().join("faketime/libfaketimeMT.so.1")))
        .find(|path| path.exists())
        .expect("this test needs Debian's libfaketime")
        .to_str()
        .expect("UTF-8")
        .to_owned()
}

#[test]
fn a_clock_that_jumps_cuts_nobody_off_and_stops_nothing() {
    let scratch = Scratch::new();
    let clock = scratch.file("clock", "+0\n");
    let child = onrecord(&["--listen", "127.0.0.1:0", "--log-level", "error"])
        .env("LD_PRELOAD", library())
        .env("FAKETIME_TIMESTAMP_FILE", &clock)
        .env("FAKETIME_NO_CACHE", "1")
        // A jump moves the time of day; the clock that only counts goes on, as it does in life.
        .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut server = crate::program::Server {
        child,
        address: String::new(),
    };
    server.address = address(&mut server.child);
    let mut kept = TcpStream::connect(&server.address).expect("connected");
    kept.set_read_timeout(Some(Duration::from_secs(60)))
        .expect("set");
    let mut years = Vec::new();
    for offset in ["+0", "+3650d", "-3650d", "+1d", "-1d", "+0"] {
        fs::write(&clock, format!("{offset}\n")).expect("written");
        // The date of an answer is made once a second.
        std::thread::sleep(Duration::from_millis(1200));
        kept.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            .expect("the connection is still there");
        let mut got = Vec::new();
        let mut piece = vec![0; 1 << 16];
        let answer = loop {
            let read = kept.read(&mut piece).expect("an answer");
            assert!(read > 0, "cut off when the clock went {offset}");
            got.extend_from_slice(&piece[..read]);
            if let Some(answer) = parse(&got, false) {
                break answer;
            }
        };
        assert_eq!(answer.status, 200);
        assert_eq!(get(&server.address, "/about").status, 200);
        let date = answer.header("date").expect("a date").to_owned();
        years.push(
            date.split(' ')
                .nth(3)
                .expect("a year")
                .parse::<i32>()
                .expect("a year"),
        );
    }
    // The clock really jumped; a date that was sent already is kept until the clock has come to it again.
    assert!(years[1] - years[0] >= 9, "{years:?}");
    assert!(years[2..].iter().all(|year| *year <= years[1]), "{years:?}");
}
