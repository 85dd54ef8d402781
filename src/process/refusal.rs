//! What is sent to those whose request cannot even be read.
//!
//! The protocol's own answer to such a request is a bare status line. It is taken out of the stream and another
//! one put in its place, which says what is the matter and bears the headers of every other answer. Leaves out:
//! every request that can be read (`edge`).

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};

use crate::web::errors::{self, Trouble};

/// The answers in place of the protocol's own, ready to send but for their date.
#[derive(Clone, Debug)]
pub struct Refusals {
    known: Vec<(StatusCode, Bytes)>,
}

/// What the protocol's own answers begin with; everything else is let through after a look at these bytes.
const OURS: &[u8] = b"HTTP/1.1 4";

/// A header that each of our answers bears, and none of the protocol's.
const MARK: &[u8] = b"\r\nx-content-type-options: ";

impl Refusals {
    /// Answers that bear the headers `fixed`.
    #[must_use]
    pub fn new(fixed: &HeaderMap) -> Self {
        let known = [
            Trouble::BadRequest,
            Trouble::TooLong,
            Trouble::HeadersTooLarge,
        ];
        let known = known.map(|trouble| (trouble.status(), written(trouble, fixed)));
        Self {
            known: known.into(),
        }
    }

    /// What is to be sent in place of `head`, the first bytes that are about to be sent; `None` where they are an
    /// answer of ours.
    #[must_use]
    pub fn instead_of(&self, head: &[u8]) -> Option<Bytes> {
        let status = head.strip_prefix(OURS)?;
        let end = memchr::memmem::find(head, b"\r\n\r\n")? + 4;
        // Only an answer without a body is the protocol's own, and it comes in one piece.
        if end != head.len() || memchr::memmem::find(head, MARK).is_some() {
            return None;
        }
        let code = [b'4', *status.first()?, *status.get(1)?];
        let (_, ready) = self
            .known
            .iter()
            .find(|(known, _)| known.as_str().as_bytes() == code)
            .or_else(|| self.known.first())?;
        let date = memchr::memmem::find(head, b"\r\ndate: ").map_or(&b""[..], |at| {
            let rest = &head[at + 2..];
            let line = memchr::memmem::find(rest, b"\r\n").map_or(0, |end| end + 2);
            &rest[..line]
        });
        let first = memchr::memmem::find(ready, b"\r\n")? + 2;
        Some([&ready[..first], date, &ready[first..]].concat().into())
    }
}

/// One answer as it stands on the wire. In plain text: what the other side takes could not be read.
fn written(trouble: Trouble, fixed: &HeaderMap) -> Bytes {
    let text = errors::line(trouble);
    let mut bytes = format!(
        "HTTP/1.1 {}\r\nconnection: close\r\ncache-control: no-store\r\n\
         content-type: text/plain; charset=utf-8\r\ncontent-length: {}\r\n",
        trouble.status(),
        text.len()
    )
    .into_bytes();
    for (name, value) in fixed {
        let line = [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"];
        bytes.extend(line.concat());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(text.as_bytes());
    bytes.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_protocols_own_answer_is_replaced_and_ours_is_not() {
        let mut fixed = HeaderMap::new();
        fixed.insert(
            "x-content-type-options",
            "nosniff".parse().expect("a value"),
        );
        let refusals = Refusals::new(&fixed);
        for (code, line) in [
            ("400 Bad Request", "HTTP/1.1 400 "),
            ("431 Request Header Fields Too Large", "HTTP/1.1 431 "),
            ("418 Other", "HTTP/1.1 400 "),
        ] {
            let own = format!(
                "HTTP/1.1 {code}\r\ncontent-length: 0\r\ndate: Sat, 01 Jan 2000 00:00:00 GMT\r\n\r\n"
            );
            let sent = refusals.instead_of(own.as_bytes()).expect("replaced");
            let sent = String::from_utf8(sent.to_vec()).expect("text");
            let (head, body) = sent.split_once("\r\n\r\n").expect("a head");
            assert!(head.starts_with(line), "{head}");
            for header in [
                "x-content-type-options: nosniff",
                "date: Sat, 01 Jan 2000 00:00:00 GMT",
                "connection: close",
                "cache-control: no-store",
            ] {
                assert_eq!(head.matches(header).count(), 1, "{header} in {head}");
            }
            assert!(
                head.contains(&format!("content-length: {}", body.len())),
                "{sent}"
            );
        }
        for ours in [
            "HTTP/1.1 404 Not Found\r\nx-content-type-options: nosniff\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 400 Bad Request\r\n\r\nbody",
            "<p>HTTP/1.1 400</p>",
            "HTTP/1.1 4",
        ] {
            assert!(refusals.instead_of(ours.as_bytes()).is_none(), "{ours}");
        }
    }
}
