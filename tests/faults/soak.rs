//! Minutes of everything at once; memory must stay where it was.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::http::{ask, get, send};
use crate::program::{Server, tell};

fn resident_kib(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("its status");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number.expect("a figure").parse().expect("a number")
}

/// `SOAK_SECONDS` in the environment changes how long; ten minutes otherwise.
#[test]
#[ignore = "takes ten minutes: cargo test --release --test faults -- --ignored soak --nocapture"]
fn soak() {
    let seconds = std::env::var("SOAK_SECONDS").map_or(600, |s| s.parse().expect("seconds"));
    let server = Server::start(&["--log-level", "error", "--header-timeout", "5"]);
    let process = server.child.id();
    let done = Arc::new(AtomicBool::new(false));
    let answered = Arc::new(AtomicUsize::new(0));
    let readers: Vec<_> = (0..4_usize)
        .map(|reader| {
            let (address, done) = (server.address.clone(), Arc::clone(&done));
            let answered = Arc::clone(&answered);
            std::thread::spawn(move || {
                let large = vec![b'x'; 70_000];
                let codings = ["identity", "gzip", "br", "zstd"];
                let mut turn = reader;
                while !done.load(Ordering::Relaxed) {
                    turn += 1;
                    let coding = [("Accept-Encoding", codings[turn % 4])];
                    let path = match turn % 9 {
                        0 => "/".to_owned(),
                        1 => "/by-question".to_owned(),
                        2 => "/in-order".to_owned(),
                        // An address that was never asked before, and one that finds nothing.
                        3 => format!("/?party=x{turn}"),
                        4 => format!("/?party=russia&form=y{turn}"),
                        5 => format!("/statements/{turn:x}"),
                        6 => format!("/{}", "%41".repeat(turn % 300)),
                        7 => "/balance".to_owned(),
                        _ => "/about".to_owned(),
                    };
                    let answer = ask(&address, "GET", &path, &coding, b"");
                    assert!(
                        matches!(answer.status, 200 | 404),
                        "{path}: {}",
                        answer.status
                    );
                    if turn % 50 == 0 {
                        // Half a request, nonsense, and headers beyond measure.
                        for bytes in [&b"GET / HT"[..], b"\0\r\n\r\n", &large] {
                            let _ =
                                std::net::TcpStream::connect(&address).and_then(|mut stream| {
                                    std::io::Write::write_all(&mut stream, bytes)
                                });
                        }
                        let _ = send(&address, b"NONSENSE\r\n\r\n");
                    }
                    answered.fetch_add(1, Ordering::Relaxed);
                    // The figure is memory, not speed: half of a core is enough.
                    std::thread::sleep(Duration::from_millis(2));
                }
            })
        })
        .collect();
    let began = Instant::now();
    let mut figures = Vec::new();
    let step = Duration::from_secs((seconds / 20).max(1));
    while began.elapsed() < Duration::from_secs(seconds) {
        std::thread::sleep(step);
        tell(&server.child, "-HUP");
        figures.push(resident_kib(process));
        println!(
            "{:>4} s  {:>8} answers  {:>6} KiB",
            began.elapsed().as_secs(),
            answered.load(Ordering::Relaxed),
            figures[figures.len() - 1]
        );
    }
    done.store(true, Ordering::Relaxed);
    for reader in readers {
        reader.join().expect("no answer was lost");
    }
    assert_eq!(get(&server.address, "/").status, 200);
    // The first quarter fills the shelf of pages and warms the allocator; after that nothing may grow by much.
    let early = figures[figures.len() / 4];
    let late = figures[figures.len() - 1];
    assert!(late < early + early / 10 + 1024, "{figures:?}");
}
