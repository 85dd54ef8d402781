//! The same strange shapes through every proxy there is a sample for.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::http;
use crate::proxies::{Behind, Kind, Mount};
use crate::shapes::ambiguous;

/// Sends bytes and counts the answers that come until the other side closes or falls silent.
fn answered(address: &str, bytes: &[u8]) -> usize {
    let mut stream = TcpStream::connect(address).expect("connected");
    stream
        .set_read_timeout(Some(Duration::from_millis(700)))
        .expect("set");
    // A proxy may close before it has read all of it.
    let _ = stream.write_all(bytes);
    let mut got = Vec::new();
    let _ = stream.read_to_end(&mut got);
    got.windows(9)
        .filter(|w| w.starts_with(b"HTTP/1.") && w[8] == b' ')
        .count()
}

#[test]
fn no_proxy_lets_a_request_through_that_it_did_not_see() {
    for kind in Kind::ALL {
        let behind = Behind::start(kind, Mount::Root);
        for (number, (shape, request)) in ambiguous().into_iter().enumerate() {
            let mark = format!("hidden-{number}");
            let request = request.replace("hidden-MARK", &format!("{mark:0<11}"));
            let path = format!("/{mark:0<11}");
            let answers = answered(&behind.address, request.as_bytes());
            let hidden = behind.logged(&path).len();
            // A proxy that takes what follows for a second request says so by a second answer; then it was its
            // own, and nothing was hidden from it.
            assert!(
                hidden == 0 || answers >= 2,
                "{kind:?}, {shape}: {hidden} hidden requests, {answers} answers"
            );
            // Whoever comes next over the same proxy gets what was asked for.
            let next = http::get(&behind.address, "/robots.txt");
            assert_eq!(next.status, 200, "{kind:?} after {shape}");
            assert!(next.text().contains("User-agent"), "{kind:?} after {shape}");
        }
    }
}
