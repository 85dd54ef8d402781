//! The end: SIGTERM while everybody asks.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::http::{get, parse};
use crate::program::{Server, tell};

#[test]
fn no_request_is_cut_when_it_is_told_to_end_and_it_ends_within_the_grace() {
    const GRACE: Duration = Duration::from_secs(20);
    let mut server = Server::start(&["--grace", "20"]);
    let whole = get(&server.address, "/").body.len();
    let answered = Arc::new(AtomicUsize::new(0));
    let readers: Vec<_> = (0..16)
        .map(|_| {
            let (address, answered) = (server.address.clone(), Arc::clone(&answered));
            std::thread::spawn(move || {
                // Kept-alive connections, as readers and proxies have them, until none is taken any more.
                while let Ok(mut stream) = TcpStream::connect(&address) {
                    let mut got = Vec::new();
                    let mut piece = vec![0; 1 << 16];
                    while stream
                        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                        .is_ok()
                    {
                        got.clear();
                        let answer = loop {
                            match stream.read(&mut piece) {
                                Ok(0) | Err(_) => break None,
                                Ok(read) => got.extend_from_slice(&piece[..read]),
                            }
                            if let Some(answer) = parse(&got, false) {
                                break Some(answer);
                            }
                        };
                        let Some(answer) = answer else {
                            assert!(
                                got.is_empty(),
                                "an answer was cut after {} bytes",
                                got.len()
                            );
                            break;
                        };
                        assert_eq!(answer.body.len(), whole);
                        answered.fetch_add(1, Ordering::Relaxed);
                        if answer.header("connection") == Some("close") {
                            break;
                        }
                    }
                }
            })
        })
        .collect();
    // An idle connection and half a request must not hold it up beyond the grace.
    let idle = TcpStream::connect(&server.address).expect("connected");
    let mut half = TcpStream::connect(&server.address).expect("connected");
    half.write_all(b"GET / HT").expect("taken");
    while answered.load(Ordering::Relaxed) < 200 {
        std::thread::sleep(Duration::from_millis(5));
    }
    tell(&server.child, "-TERM");
    let told = Instant::now();
    assert!(server.child.wait().expect("it ends").success());
    let took = told.elapsed();
    assert!(took < GRACE + Duration::from_secs(10), "{took:?}");
    for reader in readers {
        reader.join().expect("whole answers only");
    }
    drop((idle, half));
}
