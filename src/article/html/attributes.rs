//! The attributes of one start tag of a page as it was saved.
//!
//! Bounded in number; no byte is read twice. Leaves out: which of them are of use (`tidy`), and character references,
//! which the tree's builder resolves.

use crate::span::Span;
use memchr::memchr;

/// Attributes read of one tag.
const ATTRIBUTES: usize = 40;

/// Names in small letters, with their values.
pub(super) type Attributes<'h> = Vec<(String, &'h str)>;

/// The attributes from byte `from` of a tag on, and the byte after the tag.
pub(super) fn read(page: &str, from: usize) -> (Attributes<'_>, usize) {
    let bytes = page.as_bytes();
    let slice = |from: usize, to: usize| Span::new(from as u32, to as u32).of(page);
    let mut found = Attributes::new();
    let mut at = from;
    loop {
        while bytes
            .get(at)
            .is_some_and(|b| b.is_ascii_whitespace() || *b == b'/')
        {
            at += 1;
        }
        match bytes.get(at) {
            None => return (found, bytes.len()),
            Some(b'>') => return (found, at + 1),
            Some(_) => {}
        }
        let name_from = at;
        at += 1; // a name has at least one byte, "=" included
        while bytes
            .get(at)
            .is_some_and(|b| !(b.is_ascii_whitespace() || matches!(b, b'=' | b'>' | b'/')))
        {
            at += 1;
        }
        let name = slice(name_from, at);
        let blanks = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_whitespace())
            .count();
        let mut value = (at, at);
        if bytes.get(at + blanks) == Some(&b'=') {
            at += blanks + 1;
            at += bytes[at..]
                .iter()
                .take_while(|b| b.is_ascii_whitespace())
                .count();
            let (inside, end) = value_at(bytes, at);
            value = inside;
            at = end;
        }
        if found.len() < ATTRIBUTES && name.len() <= 20 {
            found.push((name.to_ascii_lowercase(), slice(value.0, value.1)));
        }
    }
}

/// An attribute's value that begins at byte `at`: its bytes, and the byte after it.
fn value_at(bytes: &[u8], at: usize) -> ((usize, usize), usize) {
    if let Some(&quote @ (b'"' | b'\'')) = bytes.get(at) {
        let end = memchr(quote, &bytes[at + 1..]).map_or(bytes.len(), |n| at + 1 + n);
        return ((at + 1, end), (end + 1).min(bytes.len()));
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let ends = |b: &u8| b.is_ascii_whitespace() || *b == b'>';
    let end = at + rest.iter().take_while(|b| !ends(b)).count();
    ((at, end), end)
}
