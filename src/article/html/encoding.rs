//! The bytes of a page → text, by the encoding it declares.
//!
//! A byte-order mark wins, then the page's own declaration, then UTF-8. Leaves out: guessing. A page that
//! declares nothing and is not UTF-8 is an error, since a wrong guess puts wrong words into mouths.

use crate::article::{ArticleError, plain};
use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;

/// How far into a page its encoding is looked for, in bytes: standards say 1,024, saved pages put scripts
/// before it.
const HEAD: usize = 16 * 1024;

/// The text of a page, and what the operator should know of its encoding.
///
/// # Errors
/// [`ArticleError`] where no text can be had without guessing.
pub(super) fn decode<'b>(
    file: &str,
    bytes: &'b [u8],
) -> Result<(Cow<'b, str>, Option<String>), ArticleError> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return Ok(with(encoding, bytes));
    }
    let Some(label) = declared(bytes) else {
        return Ok((plain::decode(file, bytes)?.into(), None));
    };
    match Encoding::for_label_no_replacement(label.as_bytes()) {
        // A page that can say so in ASCII is not in UTF-16: standards read it as UTF-8.
        Some(encoding) if encoding == UTF_8 || encoding.name().starts_with("UTF-16") => {
            Ok((plain::decode(file, bytes)?.into(), None))
        }
        Some(encoding) => Ok(with(encoding, bytes)),
        None => match plain::decode(file, bytes) {
            Ok(text) => {
                let note = format!(
                    "the page declares an unknown encoding “{label}”; it was read as UTF-8, which it is"
                );
                Ok((text.into(), Some(note)))
            }
            Err(ArticleError::NotUtf8 { .. }) => Err(ArticleError::UnknownEncoding {
                file: file.to_owned(),
                label,
            }),
            Err(error) => Err(error),
        },
    }
}

fn with<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> (Cow<'b, str>, Option<String>) {
    let (text, used, replaced) = encoding.decode(bytes);
    let note = replaced.then(|| {
        format!(
            "some bytes are not {}, which the page declares; they are shown as \u{fffd}",
            used.name()
        )
    });
    (text, note)
}

/// The label after the first `charset=` (or XML `encoding=`) in the head of a page, in a `meta` or an XML
/// declaration; `None` where there is none.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..HEAD.min(bytes.len()))?;
    let mut from = 0;
    while let Some(open) = memchr::memchr(b'<', &head[from..]) {
        let tag = &head[from + open..];
        let end = memchr::memchr(b'>', tag).unwrap_or(tag.len());
        let inside = &tag[..end];
        let lower: Vec<u8> = inside
            .iter()
            .take(1024)
            .map(u8::to_ascii_lowercase)
            .collect();
        let name: &[u8] = if lower.starts_with(b"<meta") {
            b"charset"
        } else if lower.starts_with(b"<?xml") {
            b"encoding"
        } else {
            from += open + 1;
            continue;
        };
        if let Some(label) =
            memchr::memmem::find(&lower, name).and_then(|at| value(&lower[at + name.len()..]))
        {
            return Some(label);
        }
        from += open + 1;
    }
    None
}

/// The value after `=`, in quotation marks or not.
fn value(after: &[u8]) -> Option<String> {
    let mut bytes = after.iter().copied().skip_while(u8::is_ascii_whitespace);
    if bytes.next() != Some(b'=') {
        return None;
    }
    let label: String = bytes
        .skip_while(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'\''))
        .take_while(|b| {
            !(b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b';' | b'>' | b'/' | b'?'))
        })
        .take(40)
        .map(char::from)
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode("a.html", bytes).unwrap().0.into_owned()
    }

    #[test]
    fn declared_encodings() {
        assert_eq!(
            text(b"<meta charset=windows-1252><p>\x93No\x94"),
            "<meta charset=windows-1252><p>“No”"
        );
        assert!(
            text(b"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-1'>\xE9")
                .ends_with('é')
        );
        assert!(text(b"<meta charset=\"koi8-r\">\xCD\xC9\xD2").ends_with("мир"));
        assert!(text(b"<meta charset = 'windows-1251' >\xEC\xE8\xF0").ends_with("мир"));
        assert!(text(b"<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\x83\x6E").ends_with('ハ'));
        assert!(text(b"<meta name=a content=b><meta charset=gbk>\xC4\xE3").ends_with('你'));
    }

    #[test]
    fn a_mark_wins_and_utf8_is_the_default() {
        assert_eq!(text(b"\xFF\xFE<\0p\0>\0"), "<p>");
        assert_eq!(
            text(b"\xEF\xBB\xBF<meta charset=utf-8>\xC3\xA9"),
            "<meta charset=utf-8>é"
        );
        assert_eq!(text("<p>é".as_bytes()), "<p>é");
        assert!(text("<meta charset=utf-16>é".as_bytes()).ends_with('é'));
    }

    #[test]
    fn no_guess() {
        assert!(matches!(
            decode("a.html", b"<p>\x93No\x94"),
            Err(ArticleError::NotUtf8 { .. })
        ));
        assert!(matches!(
            decode("a.html", b"<meta charset=utf-8>\n\xE9"),
            Err(ArticleError::NotUtf8 { line: 2, .. })
        ));
        assert!(matches!(
            decode("a.html", b"<meta charset=klingon>\xE9"),
            Err(ArticleError::UnknownEncoding { .. })
        ));
        assert!(
            decode("a.html", b"<meta charset=klingon>e")
                .unwrap()
                .1
                .is_some()
        );
        assert!(
            decode("a.html", b"<meta charset=gbk>\xC4")
                .unwrap()
                .1
                .unwrap()
                .contains("GBK")
        );
    }
}
