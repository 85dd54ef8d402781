//! Requests of strange shapes, to the program alone.

use crate::http::{get, parse, send};
use crate::program::Server;

/// Asks with raw bytes; whatever comes back must be whole answers, each with the headers that all have.
fn answers(address: &str, bytes: &[u8]) -> Vec<u16> {
    let got = send(address, bytes).expect("the other side closes in the end");
    let text = String::from_utf8_lossy(&got);
    let heads: Vec<&str> = text
        .match_indices("HTTP/1.1 ")
        .filter_map(|(at, _)| text.get(at..)?.split("\r\n\r\n").next())
        .collect();
    for head in &heads {
        for header in [
            "content-security-policy: default-src 'none';",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-opener-policy: same-origin",
            "x-robots-tag: noindex",
        ] {
            assert!(head.contains(header), "{header} is not in:\n{head}");
        }
    }
    heads
        .iter()
        .map(|head| {
            head.split(' ')
                .nth(1)
                .expect("a status")
                .parse()
                .expect("a status")
        })
        .collect()
}

#[test]
fn a_request_that_is_cut_off_anywhere_harms_nobody() {
    let server = Server::start(&[]);
    let request = b"GET /about HTTP/1.1\r\nHost: example.org\r\nAccept: text/html\r\n\r\n";
    for end in 0..request.len() {
        let mut stream = std::net::TcpStream::connect(&server.address).expect("connected");
        std::io::Write::write_all(&mut stream, &request[..end]).expect("taken");
        drop(stream);
    }
    assert_eq!(get(&server.address, "/about").status, 200);
}

#[test]
fn headers_and_addresses_beyond_measure_are_refused_with_every_header() {
    let server = Server::start(&[]);
    let ask = |head: &str| answers(&server.address, head.as_bytes());
    let large = "x".repeat(64 << 10);
    let many = (0..10_000)
        .map(|n| format!("k{n}=v"))
        .collect::<Vec<_>>()
        .join("&");
    let headers = (0..200)
        .map(|n| format!("X-{n}: y\r\n"))
        .collect::<Vec<_>>()
        .concat();
    for (head, statuses) in [
        (
            format!("GET / HTTP/1.1\r\nHost: x\r\nX: {large}\r\n\r\n"),
            &[431][..],
        ),
        (
            format!("GET / HTTP/1.1\r\nHost: x\r\n{headers}\r\n"),
            &[431],
        ),
        (
            format!("GET /?{many} HTTP/1.1\r\nHost: x\r\n\r\n"),
            &[414, 431],
        ),
        (
            format!("GET /{large} HTTP/1.1\r\nHost: x\r\n\r\n"),
            &[414, 431],
        ),
        (
            format!(
                "GET /?{} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "a&".repeat(1500)
            ),
            &[414],
        ),
        ("NONSENSE\r\n\r\n".to_owned(), &[400]),
        ("GET / HTTP/9.9\r\n\r\n".to_owned(), &[400]),
        ("GET /\u{1} HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(), &[400]),
        (
            "GET / HTTP/1.1\r\nHost: x\r\nX y: z\r\n\r\n".to_owned(),
            &[400],
        ),
    ] {
        let got = ask(&head);
        assert!(
            got.len() == 1 && statuses.contains(&got[0]),
            "{got:?} for {}",
            head.chars().take(80).collect::<String>()
        );
    }
    assert_eq!(get(&server.address, "/").status, 200);
}

#[test]
fn no_address_leads_out_of_the_reader() {
    let server = Server::start(&[]);
    for path in [
        "/../etc/passwd",
        "/../../../../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/%252e%252e%252fetc%252fpasswd",
        "/articles/../../etc/passwd",
        "/articles/..%2f..%2fetc%2fpasswd",
        "/articles/%2e%2e%5c%2e%2e%5cetc",
        "/static/../Cargo.toml",
        "/static/..%2fCargo.toml",
        "/static/style.css%00.html",
        "/articles/%00",
        "/articles/%c0%ae%c0%ae/etc/passwd",
        "//etc/passwd",
        "/.git/config",
        "/articles/....//....//etc/passwd",
        "/%ff%fe",
        "/%u002e%u002e/etc/passwd",
    ] {
        for prefix in ["", "/static", "/speakers", "/statements/x"] {
            let answer = get(&server.address, &format!("{prefix}{path}"));
            assert!(
                matches!(answer.status, 308 | 400 | 404),
                "{prefix}{path}: {}",
                answer.status
            );
            assert!(!answer.text().contains("root:"), "{prefix}{path}");
            let location = answer.header("location").unwrap_or_default();
            assert!(
                !location.starts_with('/') && !location.contains("//"),
                "{prefix}{path} leads to {location}"
            );
        }
    }
}

/// A second request that hides in the first, however its end is told.
pub(crate) const HIDDEN: &str = "GET /hidden-MARK HTTP/1.1\r\nHost: x\r\n\r\n";

/// Requests whose end two servers may see in two places.
#[expect(clippy::too_many_lines, reason = "a list")]
pub(crate) fn ambiguous() -> Vec<(&'static str, String)> {
    let length = HIDDEN.len() + 5;
    vec![
        (
            "length and chunks",
            format!(
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "chunks and length",
            format!(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "two lengths",
            format!(
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: {}\r\n\r\n{HIDDEN}",
                HIDDEN.len()
            ),
        ),
        (
            "a list of lengths",
            format!(
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0, {}\r\n\r\n{HIDDEN}",
                HIDDEN.len()
            ),
        ),
        (
            "a length with a sign",
            format!("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +0\r\n\r\n{HIDDEN}"),
        ),
        (
            "a length of a page",
            format!(
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{HIDDEN}",
                HIDDEN.len()
            ),
        ),
        (
            "chunks by another name",
            format!(
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "chunks twice",
            format!(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "a space before the colon",
            format!(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\nContent-Length: {length}\r\n\r\n0\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "a folded header",
            format!(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\r\n chunked\r\nContent-Length: {length}\r\n\r\n0\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "bare line feeds in the head",
            format!(
                "POST / HTTP/1.1\nHost: x\nContent-Length: {}\nTransfer-Encoding: chunked\n\n0\n\n{HIDDEN}",
                HIDDEN.len()
            ),
        ),
        (
            "a bare line feed in a header",
            format!(
                "GET / HTTP/1.1\r\nHost: x\r\nX: y\nContent-Length: {}\r\n\r\n{HIDDEN}",
                HIDDEN.len()
            ),
        ),
        (
            "a bare carriage return",
            format!(
                "GET / HTTP/1.1\r\nHost: x\r\nX: y\rContent-Length: {}\r\n\r\n{HIDDEN}",
                HIDDEN.len()
            ),
        ),
        (
            "a chunk with a bare line feed",
            format!(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\n\n{HIDDEN}"
            ),
        ),
        (
            "a chunk with an extension",
            format!(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0;\n{HIDDEN}\r\n\r\n"
            ),
        ),
        (
            "a huge chunk",
            format!(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff0\r\n{HIDDEN}"
            ),
        ),
        (
            "HTTP/1.0 with chunks",
            format!(
                "POST / HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{HIDDEN}"
            ),
        ),
        (
            "a NUL in a header",
            format!(
                "GET / HTTP/1.1\r\nHost: x\r\nX: \0\r\nContent-Length: {}\r\n\r\n{HIDDEN}",
                HIDDEN.len()
            ),
        ),
    ]
}

#[test]
fn what_hides_in_a_body_is_never_a_request() {
    let server = Server::start(&["--header-timeout", "1"]);
    for (shape, request) in ambiguous() {
        let got = answers(&server.address, request.as_bytes());
        assert!(
            got.len() == 1 && matches!(got[0], 200 | 400 | 405 | 413),
            "{shape}: {got:?}"
        );
    }
    // Two requests one after the other are two, so that the test above would see a second.
    let two = "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /about HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assert_eq!(answers(&server.address, two.as_bytes()), [200, 200]);
    let sent = send(
        &server.address,
        b"HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    assert!(parse(&sent.expect("an answer"), true).is_some());
}
