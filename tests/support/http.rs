//! A small HTTP/1.1 client: one request a connection, and what came back, byte for byte.
//!
//! Own code because the tests need what clients take care to hide: raw bytes, every header, the error pages.

#![allow(dead_code, reason = "every test target takes what it needs")]

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Status code.
    pub(crate) status: u16,
    /// Headers in order, names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// The body, without transfer coding.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The first header of that name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| &**value)
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }
}

/// How long an answer may take before a test fails: far longer than it ever does.
const PATIENCE: Duration = Duration::from_secs(60);

/// Asks `address` for `path`.
pub(crate) fn get(address: &str, path: &str) -> Answer {
    ask(address, "GET", path, &[], b"")
}

/// Sends one request and reads the answer to its end.
pub(crate) fn ask(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Answer {
    let mut request =
        format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n")
            .into_bytes();
    for (name, value) in headers {
        write!(request, "{name}: {value}\r\n").expect("memory");
    }
    if !body.is_empty() {
        write!(request, "Content-Length: {}\r\n", body.len()).expect("memory");
    }
    request.extend_from_slice(b"\r\n");
    request.extend_from_slice(body);
    let answer = exchange(address, &request, method == "HEAD").expect("an answer");
    parse(&answer, method == "HEAD").unwrap_or_else(|| {
        panic!(
            "no HTTP in the answer to {method} {path}: {:?}",
            String::from_utf8_lossy(&answer)
        )
    })
}

/// Sends `bytes` as they are and reads until the other side closes.
pub(crate) fn send(address: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(bytes)?;
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer) {
        // A server that refuses a request may close before it has read all of it.
        Err(error) if error.kind() == io::ErrorKind::ConnectionReset && !answer.is_empty() => {}
        Err(error) => return Err(error),
        Ok(_) => {}
    }
    Ok(answer)
}

/// Asks for `path` over a connection that stands already.
pub(crate) fn over(mut stream: impl Read + Write, path: &str) -> io::Result<Answer> {
    let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(&bytes, false).ok_or_else(|| io::Error::other("no HTTP"))
}

/// Sends a request and reads one whole answer: not every server closes because it was asked to.
pub(crate) fn exchange(address: &str, request: &[u8], bodyless: bool) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(request)?;
    let mut answer = Vec::new();
    let mut piece = vec![0; 64 << 10];
    loop {
        let read = match stream.read(&mut piece) {
            // A machine that was stopped for a moment.
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        answer.extend_from_slice(&piece[..read]);
        let whole = || {
            parse(&answer, bodyless)
                .is_some_and(|a| bodyless || a.header("content-length").is_some())
        };
        if read == 0 || whole() {
            return Ok(answer);
        }
    }
}

/// Takes an answer apart; `None` where it is not one whole answer.
pub(crate) fn parse(bytes: &[u8], bodyless: bool) -> Option<Answer> {
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines
        .next()?
        .strip_prefix("HTTP/1.1 ")?
        .split(' ')
        .next()?
        .parse()
        .ok()?;
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let body = &bytes[end + 4..];
    let mut answer = Answer {
        status,
        headers,
        body: Vec::new(),
    };
    if bodyless {
        return body.is_empty().then_some(answer);
    }
    answer.body = if answer.header("transfer-encoding") == Some("chunked") {
        chunks(body)?
    } else {
        match answer.header("content-length") {
            Some(length) => (length.parse::<usize>().ok()? == body.len()).then(|| body.to_vec())?,
            None => body.to_vec(),
        }
    };
    Some(answer)
}

fn chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|w| w == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..end]).ok()?;
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 2..];
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size + 2..)?;
    }
}
