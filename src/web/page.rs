//! The bytes of one answer: made once, compressed once for each coding, copied from then on.
//!
//! Leaves out: what the bytes say (`pages`) and which of them a request gets (`answer`).

use arc_swap::ArcSwapOption;
use axum::body::Bytes;
use axum::http::HeaderValue;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Arc;

/// How long a browser may keep an answer without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Ask each time; the answer is mostly 304.
    Ask,
    /// For ever: the address changes with the content.
    Forever,
    /// Not at all.
    Never,
}

impl Keep {
    /// The value of `Cache-Control`.
    pub(super) const fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Ask => "no-cache",
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Never => "no-store",
        })
    }
}

/// A content coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// As it is.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Coding {
    /// The value of `Content-Encoding`; `None` for identity.
    pub(super) const fn header(self) -> Option<HeaderValue> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Brotli => Some(HeaderValue::from_static("br")),
        }
    }
}

/// The bytes in one coding, with their strong validator.
#[derive(Clone, Debug)]
pub(super) struct Coded {
    /// The bytes.
    pub(super) body: Bytes,
    /// `ETag`: the first 128 bits of the SHA-256 of the uncoded bytes, and the coding.
    pub(super) etag: HeaderValue,
    /// The coding they are in.
    pub(super) coding: Coding,
}

/// One answer.
#[derive(Debug)]
pub(super) struct Page {
    /// What kind of page, for logs and metrics.
    pub(super) name: &'static str,
    /// Media type.
    pub(super) kind: HeaderValue,
    /// How long it may be kept.
    pub(super) keep: Keep,
    plain: Arc<Coded>,
    gzip: ArcSwapOption<Coded>,
    brotli: ArcSwapOption<Coded>,
}

/// Below this many bytes a coding saves nothing that matters.
const WORTH_CODING: usize = 512;
/// Above this many bytes the best codings take longer than a reader, and the other requests, should wait.
const LONG: usize = 1 << 18;

impl Page {
    /// An answer of these bytes.
    pub(super) fn new(name: &'static str, kind: &'static str, keep: Keep, body: Bytes) -> Self {
        let mut etag = hex(&Sha256::digest(&body));
        etag.truncate(32);
        Self {
            name,
            kind: HeaderValue::from_static(kind),
            keep,
            plain: Arc::new(Coded {
                etag: quoted(&etag),
                body,
                coding: Coding::Identity,
            }),
            gzip: ArcSwapOption::empty(),
            brotli: ArcSwapOption::empty(),
        }
    }

    /// An HTML page that is asked for each time.
    ///
    /// Control characters that HTML cannot hold (NUL among them) become the replacement character: a browser
    /// would drop or change them, and where words are missing a reader should see that something was there.
    pub(super) fn html(name: &'static str, mut body: String) -> Self {
        let forbidden = |c: char| c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t');
        if body.contains(forbidden) {
            body = body.replace(forbidden, "\u{fffd}");
        }
        Self::new(name, "text/html; charset=utf-8", Keep::Ask, body.into())
    }

    /// The bytes in `coding`, or as they are where that is no shorter. The first call for a coding makes it.
    pub(super) fn coded(&self, coding: Coding) -> Arc<Coded> {
        let (slot, coding) = match coding {
            _ if self.plain.body.len() < WORTH_CODING => return Arc::clone(&self.plain),
            Coding::Identity => return Arc::clone(&self.plain),
            Coding::Brotli if self.plain.body.len() <= LONG => (&self.brotli, Coding::Brotli),
            // A long page is coded fast rather than well, and whoever takes Brotli takes gzip.
            Coding::Brotli | Coding::Gzip => (&self.gzip, Coding::Gzip),
        };
        if let Some(ready) = slot.load_full() {
            return ready;
        }
        // Two requests may both make it: the bytes are the same, and neither waits for the other.
        let made = self
            .encode(coding)
            .map_or_else(|| Arc::clone(&self.plain), Arc::new);
        slot.store(Some(Arc::clone(&made)));
        made
    }

    /// Bytes of memory the page may come to hold, all codings made.
    pub(super) fn weight(&self) -> usize {
        self.plain.body.len() * 2 + 256
    }

    fn encode(&self, coding: Coding) -> Option<Coded> {
        let plain = &self.plain.body;
        let (body, mark) = match coding {
            Coding::Identity => return None,
            Coding::Gzip => (gzip(plain)?, "gz"),
            Coding::Brotli => (brotli(plain)?, "br"),
        };
        let etag = self.plain.etag.to_str().ok()?.trim_matches('"');
        (body.len() < plain.len()).then(|| Coded {
            etag: quoted(&format!("{etag}-{mark}")),
            body: body.into(),
            coding,
        })
    }
}

fn gzip(plain: &[u8]) -> Option<Vec<u8>> {
    let level = if plain.len() <= LONG { 9 } else { 3 };
    let out = Vec::with_capacity(plain.len() / 3);
    let mut to = flate2::write::GzEncoder::new(out, flate2::Compression::new(level));
    to.write_all(plain).ok()?;
    to.finish().ok()
}

fn brotli(plain: &[u8]) -> Option<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 9,
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut out = Vec::with_capacity(plain.len() / 3);
    brotli::BrotliCompress(&mut &*plain, &mut out, &params).ok()?;
    Some(out)
}

fn quoted(tag: &str) -> HeaderValue {
    // Hex digits and a hyphen are always a header value.
    HeaderValue::from_str(&format!("\"{tag}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Lower-case hex digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
            let _ = write!(out, "{byte:02x}");
            out
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn a_coding_is_made_once_and_reads_back() {
        let page = Page::html("test", "words, words, words ".repeat(100));
        let gzip = page.coded(Coding::Gzip);
        assert_eq!(gzip.coding, Coding::Gzip);
        assert!(Arc::ptr_eq(&gzip, &page.coded(Coding::Gzip)));
        let mut back = String::new();
        flate2::read::GzDecoder::new(&gzip.body[..])
            .read_to_string(&mut back)
            .unwrap();
        assert_eq!(back.as_bytes(), &page.coded(Coding::Identity).body[..]);
        let brotli = page.coded(Coding::Brotli);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli.body[..], &mut back).unwrap();
        assert_eq!(back, &page.coded(Coding::Identity).body[..]);
        assert_ne!(brotli.etag, gzip.etag);
    }

    #[test]
    fn a_long_page_is_coded_fast() {
        let page = Page::html("test", "words ".repeat(LONG));
        assert_eq!(page.coded(Coding::Brotli).coding, Coding::Gzip);
    }

    #[test]
    fn a_short_answer_stays_as_it_is() {
        let page = Page::html("test", "short".into());
        assert_eq!(page.coded(Coding::Brotli).coding, Coding::Identity);
    }
}
