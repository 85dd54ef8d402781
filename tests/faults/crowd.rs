//! Crowds: idle connections, slow senders, and more of them than there are descriptors.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::http::{get, parse};
use crate::program::Server;
use crate::scratch::Scratch;
use crate::{counter, may_open};

/// The middle of the times that requests of an ordinary reader take.
fn median_of_requests(address: &str, count: usize) -> Duration {
    let mut took: Vec<Duration> = (0..count)
        .map(|_| {
            let began = Instant::now();
            assert_eq!(get(address, "/").status, 200);
            began.elapsed()
        })
        .collect();
    took.sort();
    took[took.len() / 2]
}

/// What an ordinary reader waits on a machine that does nothing else; a tenth of it is usual.
const PROMPT: Duration = Duration::from_millis(50);

#[test]
fn ten_thousand_idle_connections_and_a_thousand_slow_senders_delay_nobody() {
    const IDLE: usize = 10_000;
    const SLOW: usize = 1_000;
    may_open(12_000);
    let scratch = Scratch::new();
    let counters = scratch.path("m.sock");
    // Nobody is to be cut off while the others are asked.
    let server = Server::start(&[
        "--header-timeout",
        "300",
        "--metrics-listen",
        &format!("unix:{counters}"),
    ]);
    get(&server.address, "/");
    let calm = median_of_requests(&server.address, 21);
    let idle: Vec<TcpStream> = (0..IDLE)
        .map(|_| TcpStream::connect(&server.address).expect("connected"))
        .collect();
    let mut slow: Vec<TcpStream> = (0..SLOW)
        .map(|_| TcpStream::connect(&server.address).expect("connected"))
        .collect();
    let mut crowded = Vec::new();
    for byte in b"GET /about HT" {
        for stream in &mut slow {
            stream.write_all(&[*byte]).expect("taken");
        }
        crowded.push(median_of_requests(&server.address, 7));
    }
    crowded.sort();
    let crowded = crowded[crowded.len() / 2];
    // Where the machine itself is slow, a crowd may make it four times slower, not more.
    let limit = PROMPT.max(calm * 4);
    println!("the middle request took {crowded:?} in a crowd, {calm:?} without");
    assert!(crowded < limit, "{crowded:?} in a crowd, {calm:?} without");
    // Every one of them was really there, and none was lost: the slow ones end their requests and are answered.
    let open = counter(&counters, "onrecord_connections");
    assert!(open >= (IDLE + SLOW) as u64, "{open} of {}", IDLE + SLOW);
    for stream in &mut slow {
        stream
            .write_all(b"TP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            .expect("taken");
    }
    for mut stream in slow {
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = parse(&answer, false).expect("a whole answer");
        assert_eq!(answer.status, 200);
    }
    drop(idle);
    assert_eq!(get(&server.address, "/").status, 200);
}

#[test]
fn a_slow_sender_gains_no_time_by_sending_and_a_silent_one_none_by_silence() {
    let server = Server::start(&["--header-timeout", "2"]);
    let slow: Vec<_> = (0..50)
        .map(|number| {
            let mut stream = TcpStream::connect(&server.address).expect("connected");
            std::thread::spawn(move || {
                stream
                    .set_read_timeout(Some(Duration::from_millis(100)))
                    .expect("set");
                let began = Instant::now();
                let mut answer = [0; 64];
                while began.elapsed() < Duration::from_secs(120) {
                    // Half of them say nothing at all.
                    if number % 2 == 0 && stream.write_all(b"G").is_err() {
                        return;
                    }
                    match stream.read(&mut answer) {
                        Err(e)
                            if matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                        _ => return,
                    }
                }
                panic!("never cut off");
            })
        })
        .collect();
    for sender in slow {
        sender.join().expect("cut off");
    }
}

#[test]
fn without_descriptors_it_waits_and_goes_on_when_there_are_some() {
    let server = Server::start(&["--header-timeout", "300"]);
    get(&server.address, "/");
    let process = server.child.id().to_string();
    let limit = |soft: u32| {
        let set = Command::new("prlimit")
            .args(["--pid", &process, &format!("--nofile={soft}:")])
            .status();
        assert!(set.expect("prlimit").success());
    };
    // Less than it has open already: no connection can be accepted any more.
    limit(4);
    let waiting: Vec<TcpStream> = (0..100)
        .map(|_| TcpStream::connect(&server.address).expect("in the queue"))
        .collect();
    std::thread::sleep(Duration::from_millis(300));
    let mut starved = TcpStream::connect(&server.address).expect("in the queue");
    starved
        .write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .expect("in the queue");
    starved
        .set_read_timeout(Some(Duration::from_millis(300)))
        .expect("set");
    assert!(
        starved.read(&mut [0]).is_err(),
        "there was no descriptor for it"
    );
    limit(1024);
    starved
        .set_read_timeout(Some(Duration::from_secs(60)))
        .expect("set");
    let mut answer = Vec::new();
    starved
        .read_to_end(&mut answer)
        .expect("answered after all");
    assert!(answer.starts_with(b"HTTP/1.1 200 "));
    drop(waiting);
    assert_eq!(get(&server.address, "/").status, 200);
}

#[test]
fn a_low_limit_of_open_files_means_fewer_places_not_errors() {
    let mut command = Command::new("prlimit");
    command.args(["--nofile=96:96", env!("CARGO_BIN_EXE_onrecord")]);
    command.args(["--listen", "127.0.0.1:0", "--header-timeout", "1"]);
    let mut child = command
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    let address = crate::program::address(&mut child);
    let crowd: Vec<TcpStream> = (0..200)
        .map(|_| TcpStream::connect(&address).expect("in the queue"))
        .collect();
    // The crowd says nothing, is cut off, and this one has its turn.
    assert_eq!(get(&address, "/healthz").status, 200);
    drop(crowd);
    crate::program::tell(&child, "-TERM");
    let log = child.wait_with_output().expect("it ends").stderr;
    let log = String::from_utf8(log).expect("UTF-8");
    assert!(
        log.contains("fewer connections than are configured"),
        "{log}"
    );
    assert!(!log.contains("no connection can be accepted"), "{log}");
}
