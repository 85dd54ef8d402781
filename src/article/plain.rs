//! Plain text: bytes → stored text → paragraphs.
//!
//! A line is a paragraph, unless the text is hard-wrapped: then the lines of a block are one. Leaves out:
//! what kind of text a paragraph is (`title`, `furniture`) and every other format.

use super::{ArticleError, labels};
use crate::span::Span;

/// A line that another line continues has at least this many characters …
const WRAPPED_MIN: usize = 45;
/// … and at most this many. Mail and terminals wrap at 72 to 80; some tools at 100.
const WRAPPED_MAX: usize = 100;
/// How far a wrapped line may fall short of the block's longest, beside the word that did not fit:
/// tools that balance lines leave some room.
const WRAPPED_SLACK: usize = 12;

/// The stored text of a plain-text file: its bytes without a byte-order mark.
///
/// # Errors
/// [`ArticleError`] where a byte is not UTF-8 or nothing can be seen.
pub(super) fn decode<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, ArticleError> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let cut = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let text = std::str::from_utf8(cut).map_err(|error| {
        let at = error.valid_up_to() + (bytes.len() - cut.len());
        ArticleError::NotUtf8 {
            file: file.to_owned(),
            line: line_of(bytes, at),
            offset: at,
        }
    })?;
    if text.chars().all(unseen) {
        return Err(ArticleError::Empty {
            file: file.to_owned(),
        });
    }
    Ok(text)
}

/// The line, from 1, that byte `at` stands in.
fn line_of(bytes: &[u8], at: usize) -> u32 {
    let before = bytes.get(..at).unwrap_or(bytes);
    1 + memchr::memchr_iter(b'\n', before).count() as u32
}

/// White space, control characters and marks without width: a line of these is blank.
fn unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The paragraphs of `text` in order, white space at their ends left out.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut block: Vec<Span> = Vec::new();
    for line in lines(text) {
        if line.of(text).chars().all(unseen) {
            close(text, &mut block, &mut found);
        } else {
            block.push(line);
        }
    }
    close(text, &mut block, &mut found);
    found
}

/// The lines of `text` without their breaks: LF, CR LF, CR, and Unicode's two separators.
fn lines(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    for at in memchr::memchr3_iter(b'\n', b'\r', 0xE2, bytes) {
        let len = match bytes.get(at..).unwrap_or_default() {
            _ if at < start => continue, // the second half of CR LF
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
            _ => continue,
        };
        found.push(Span::new(start as u32, at as u32));
        start = at + len;
    }
    found.push(Span::new(start as u32, text.len() as u32));
    found
}

/// Turns the lines between two blank ones into paragraphs.
fn close(text: &str, block: &mut Vec<Span>, found: &mut Vec<Span>) {
    // A paragraph between blank lines, as most are.
    if let [_] | [] = block[..] {
        found.extend(block.drain(..).map(|line| line.trimmed(text)));
        return;
    }
    let joins = wrapped(text, block);
    let mut joined = false;
    for (line, joins_next) in block.drain(..).zip(joins) {
        let line = line.trimmed(text);
        match found.last_mut() {
            Some(last) if joined => *last = last.join(line),
            _ => found.push(line),
        }
        joined = joins_next;
    }
}

/// For each line of a block, whether the next one continues it.
///
/// A break is a wrap where the next line's first word would not have fitted. A list of long headlines fills
/// its lines as well; in wrapped prose at least a third of the lines begin in the middle of a sentence, with a
/// small letter.
fn wrapped(text: &str, block: &[Span]) -> Vec<bool> {
    let mut joins = vec![false; block.len()];
    let too_long = |line: &Span| line.trimmed(text).len() as usize > 4 * WRAPPED_MAX;
    if block.iter().any(too_long) {
        return joins;
    }
    let lengths: Vec<usize> = block
        .iter()
        .map(|line| {
            line.trimmed(text)
                .of(text)
                .chars()
                .take(WRAPPED_MAX + 1)
                .count()
        })
        .collect();
    let width = lengths.iter().copied().max().unwrap_or(0);
    if width > WRAPPED_MAX {
        return joins;
    }
    let (mut wraps, mut small) = (0, 0);
    for (at, pair) in block.windows(2).enumerate() {
        let next = pair[1].of(text);
        let indented = next.starts_with(['\t', ' ', '\u{a0}'])
            && !pair[0].of(text).starts_with(['\t', ' ', '\u{a0}']);
        let word = next.split_whitespace().next().unwrap_or_default();
        let filled = lengths[at] >= WRAPPED_MIN
            && lengths[at] + 1 + word.chars().count() + WRAPPED_SLACK > width;
        if filled && !indented && labels::of(next).is_none() {
            joins[at] = true;
            wraps += 1;
            small += usize::from(word.starts_with(char::is_lowercase));
        }
    }
    if small * 3 < wraps {
        joins.fill(false);
    }
    joins
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = paragraphs(text).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check("One.\nTwo.\n\n Three. \n", &["One.", "Two.", "Three."]);
        check("One.\r\n\r\nTwo.\rThree.", &["One.", "Two.", "Three."]);
        check("One.\u{2029}Two.", &["One.", "Two."]);
        check("One.\n\u{a0}\n\u{200b}\nTwo.\u{a0}\n", &["One.", "Two."]);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The minister said on Monday that the talks would go on for as long as\nboth sides wanted them to, and that nobody had been asked to leave the\ntable.\n\nHer office declined to comment.\n";
        check(
            text,
            &[
                "The minister said on Monday that the talks would go on for as long as\nboth sides wanted them to, and that nobody had been asked to leave the\ntable.",
                "Her office declined to comment.",
            ],
        );
    }

    #[test]
    fn an_indented_or_short_line_begins_a_paragraph_in_wrapped_text() {
        let text = "The minister said on Monday that the talks would go on for as long as\nboth sides wanted them to.\nNobody had been asked to leave the table, her office said later, while\nthe delegations were having lunch\n  The opposition leader said that he had not been invited to the talks at\nall.";
        let found = paragraphs(text);
        assert_eq!(found.len(), 3);
        assert!(found[1].of(text).starts_with("Nobody"));
        assert!(found[2].of(text).starts_with("The opposition"));
    }

    #[test]
    fn a_label_begins_a_paragraph_in_wrapped_text() {
        let text = "Q: Did the minister say on Monday that the talks would go on for as long\nas both sides wanted them to, and that nobody had been asked to leave us\nA: No, and I was there when her office declined to comment, late on that\nday, and later.";
        let found = paragraphs(text);
        assert_eq!(found.len(), 2);
        assert!(found[1].of(text).starts_with("A: No"));
    }

    #[test]
    fn headlines_under_each_other_are_not_wrapped_prose() {
        let text = "Minister Says Talks Will Go On For As Long As Both Want\nOpposition Leader Not Invited To Talks In The Capital\nFarmers Block Roads As The Price Of Diesel Climbs Again";
        assert_eq!(paragraphs(text).len(), 3);
    }

    #[test]
    fn a_mark_at_the_start_is_cut_and_nothing_else() {
        assert_eq!(
            decode("a.txt", b"\xEF\xBB\xBFTalks\r\n\0").unwrap(),
            "Talks\r\n\0"
        );
        assert_eq!(decode("a.txt", "é".as_bytes()).unwrap(), "é");
    }

    #[test]
    fn a_byte_that_is_no_utf8_is_named_with_its_line() {
        let error = decode("a.txt", b"\xEF\xBB\xBFone\ntwo \xE9\n").unwrap_err();
        assert_eq!(
            error,
            ArticleError::NotUtf8 {
                file: "a.txt".into(),
                line: 2,
                offset: 11
            }
        );
    }

    #[test]
    fn a_file_with_nothing_to_see_is_empty() {
        for bytes in [
            &b""[..],
            b" \r\n\t",
            b"\xEF\xBB\xBF",
            "\u{200b}\u{a0}".as_bytes(),
        ] {
            assert!(matches!(
                decode("a.txt", bytes),
                Err(ArticleError::Empty { .. })
            ));
        }
    }
}
