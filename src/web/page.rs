//! The bytes of one answer: made once, compressed once for each coding, copied from then on.
//!
//! Leaves out: what the bytes say (`pages`) and which of them a request gets (`answer`).

use arc_swap::ArcSwapOption;
use axum::body::Bytes;
use axum::http::header::{self, HeaderMap, HeaderValue};
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
    /// RFC 8878.
    Zstd,
}

impl Coding {
    /// The value of `Content-Encoding`; `None` for identity.
    pub(super) const fn header(self) -> Option<HeaderValue> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Brotli => Some(HeaderValue::from_static("br")),
            Self::Zstd => Some(HeaderValue::from_static("zstd")),
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
    /// Every header of the answer that holds them, ready to copy.
    pub(super) whole: HeaderMap,
    /// Every header of the answer that says they have not changed, ready to copy.
    pub(super) unchanged: HeaderMap,
}

/// One answer.
#[derive(Debug)]
pub(super) struct Page {
    /// What kind of page, for logs and metrics.
    pub(super) name: &'static str,
    /// Media type.
    kind: HeaderValue,
    /// How long it may be kept.
    keep: Keep,
    /// How much time a coding of it may take.
    effort: Effort,
    /// Headers that every answer bears.
    fixed: Arc<HeaderMap>,
    plain: Arc<Coded>,
    gzip: ArcSwapOption<Coded>,
    brotli: ArcSwapOption<Coded>,
    zstd: ArcSwapOption<Coded>,
}

/// How much time a coding may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effort {
    /// The page is kept: what is saved is saved for every reader.
    Best,
    /// The page is made for one reader, or is so long that others would wait.
    Fast,
}

/// Below this many bytes a coding saves nothing that matters.
const WORTH_CODING: usize = 512;
/// Above this many bytes the best codings take longer than a reader, and the other requests, should wait.
const LONG: usize = 1 << LONG_BITS;
/// The same as a power of two.
const LONG_BITS: i32 = 18;

impl Page {
    /// An answer of these bytes.
    pub(super) fn new(name: &'static str, kind: &'static str, keep: Keep, body: Bytes) -> Self {
        let fixed = Arc::default();
        let mut etag = hex(&Sha256::digest(&body));
        etag.truncate(32);
        let effort = if body.len() <= LONG {
            Effort::Best
        } else {
            Effort::Fast
        };
        let kind = HeaderValue::from_static(kind);
        let plain = Coded::new(body, quoted(&etag), Coding::Identity, &kind, keep, &fixed);
        Self {
            name,
            kind,
            keep,
            effort,
            fixed,
            plain: Arc::new(plain),
            gzip: ArcSwapOption::empty(),
            brotli: ArcSwapOption::empty(),
            zstd: ArcSwapOption::empty(),
        }
    }

    /// The same, with headers besides its own.
    pub(super) fn bearing(mut self, fixed: &Arc<HeaderMap>) -> Self {
        let plain = &self.plain;
        let (body, etag) = (plain.body.clone(), plain.etag.clone());
        let plain = Coded::new(body, etag, Coding::Identity, &self.kind, self.keep, fixed);
        self.plain = Arc::new(plain);
        self.fixed = Arc::clone(fixed);
        self
    }

    /// The same, for one reader: its codings are made fast rather than well.
    pub(super) fn once(mut self) -> Self {
        self.effort = Effort::Fast;
        self
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

    /// XML that is asked for each time.
    ///
    /// Characters that XML cannot hold become the replacement character: a reader would refuse the whole.
    pub(super) fn xml(name: &'static str, kind: &'static str, mut body: String) -> Self {
        let forbidden = |c: char| {
            c < ' ' && !matches!(c, '\n' | '\r' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}')
        };
        if body.contains(forbidden) {
            body = body.replace(forbidden, "\u{fffd}");
        }
        Self::new(name, kind, Keep::Ask, body.into())
    }

    /// The bytes in `coding`, or as they are where that is no shorter. The first call for a coding makes it.
    pub(super) fn coded(&self, coding: Coding) -> Arc<Coded> {
        if let Some(ready) = self.ready(coding) {
            return ready;
        }
        // Two requests may both make it: the bytes are the same, and neither waits for the other.
        let made = self
            .encode(self.chosen(coding))
            .map_or_else(|| Arc::clone(&self.plain), Arc::new);
        if let Some(slot) = self.slot(self.chosen(coding)) {
            slot.store(Some(Arc::clone(&made)));
        }
        made
    }

    /// The bytes in `coding`, if they were made before.
    pub(super) fn ready(&self, coding: Coding) -> Option<Arc<Coded>> {
        match self.slot(self.chosen(coding)) {
            None => Some(Arc::clone(&self.plain)),
            Some(slot) => slot.load_full(),
        }
    }

    /// The coding that an answer to somebody who prefers `coding` is in.
    fn chosen(&self, coding: Coding) -> Coding {
        match (coding, self.effort) {
            _ if self.plain.body.len() < WORTH_CODING => Coding::Identity,
            // Brotli is slow where it is good, and whoever takes it takes gzip.
            (Coding::Brotli, Effort::Fast) => Coding::Gzip,
            (coding, _) => coding,
        }
    }

    fn slot(&self, coding: Coding) -> Option<&ArcSwapOption<Coded>> {
        match coding {
            Coding::Identity => None,
            Coding::Gzip => Some(&self.gzip),
            Coding::Brotli => Some(&self.brotli),
            Coding::Zstd => Some(&self.zstd),
        }
    }

    /// Bytes of memory the page may come to hold, all codings made.
    pub(super) fn weight(&self) -> usize {
        // Codings are less than a third of a page each; headers and the tables around them are of one size.
        self.plain.body.len() * 2 + 4096
    }

    fn encode(&self, coding: Coding) -> Option<Coded> {
        let plain = &self.plain.body;
        let (body, mark) = match coding {
            Coding::Identity => return None,
            Coding::Gzip => (gzip(plain, self.effort)?, "gz"),
            Coding::Brotli => (brotli(plain)?, "br"),
            Coding::Zstd => (zstd(plain), "zs"),
        };
        let etag = self.plain.etag.to_str().ok()?.trim_matches('"');
        // How a page is coded depends on how it came to be asked for, and its bytes with it.
        let mark = match self.effort {
            Effort::Best => mark.to_owned(),
            Effort::Fast => format!("{mark}f"),
        };
        let etag = quoted(&format!("{etag}-{mark}"));
        (body.len() < plain.len()).then(|| {
            Coded::new(
                body.into(),
                etag,
                coding,
                &self.kind,
                self.keep,
                &self.fixed,
            )
        })
    }
}

impl Coded {
    fn new(
        body: Bytes,
        etag: HeaderValue,
        coding: Coding,
        kind: &HeaderValue,
        keep: Keep,
        fixed: &HeaderMap,
    ) -> Self {
        let mut unchanged = fixed.clone();
        unchanged.insert(header::ETAG, etag.clone());
        unchanged.insert(header::CACHE_CONTROL, keep.header());
        unchanged.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        let mut whole = unchanged.clone();
        whole.insert(header::CONTENT_TYPE, kind.clone());
        whole.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        if let Some(coding) = coding.header() {
            whole.insert(header::CONTENT_ENCODING, coding);
        }
        Self {
            body,
            etag,
            whole,
            unchanged,
        }
    }
}

fn gzip(plain: &[u8], effort: Effort) -> Option<Vec<u8>> {
    let level = match effort {
        Effort::Best => 9,
        Effort::Fast => 1,
    };
    let out = Vec::with_capacity(plain.len() / 3);
    let mut to = flate2::write::GzEncoder::new(out, flate2::Compression::new(level));
    to.write_all(plain).ok()?;
    to.finish().ok()
}

fn brotli(plain: &[u8]) -> Option<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 9,
        // What is coded is at most as long: a wider window holds memory and finds nothing.
        lgwin: LONG_BITS,
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut out = Vec::with_capacity(plain.len() / 3);
    brotli::BrotliCompress(&mut &*plain, &mut out, &params).ok()?;
    Some(out)
}

/// The one level that the encoder has: fast, and less good than the others.
fn zstd(plain: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(plain, ruzstd::encoding::CompressionLevel::Fastest)
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

    fn page(body: String) -> Page {
        Page::html("test", body)
    }

    #[test]
    fn a_coding_is_made_once_and_reads_back() {
        let page = page("words, words, words ".repeat(100));
        assert!(page.ready(Coding::Gzip).is_none());
        let gzip = page.coded(Coding::Gzip);
        assert_eq!(gzip.whole["content-encoding"], "gzip");
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
        let zstd = page.coded(Coding::Zstd);
        assert_eq!(zstd.whole["content-encoding"], "zstd");
        let mut back = Vec::new();
        ruzstd::decoding::StreamingDecoder::new(&zstd.body[..])
            .unwrap()
            .read_to_end(&mut back)
            .unwrap();
        assert_eq!(back, &page.coded(Coding::Identity).body[..]);
        assert!(page.ready(Coding::Gzip).is_some());
    }

    #[test]
    fn a_long_page_is_coded_fast() {
        let long = page("words ".repeat(LONG));
        assert_eq!(long.coded(Coding::Brotli).whole["content-encoding"], "gzip");
        let kept = page("words ".repeat(1000));
        let once = page("words ".repeat(1000)).once();
        assert_eq!(once.coded(Coding::Brotli).whole["content-encoding"], "gzip");
        assert_ne!(
            once.coded(Coding::Gzip).etag,
            kept.coded(Coding::Gzip).etag,
            "other bytes, another strong validator"
        );
    }

    #[test]
    fn a_short_answer_stays_as_it_is() {
        let page = page("short".into());
        assert!(
            !page
                .coded(Coding::Brotli)
                .whole
                .contains_key("content-encoding")
        );
    }
}
