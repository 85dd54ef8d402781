//! Writing to a terminal: text that came from outside is made harmless first.
//!
//! An article may hold control characters; printed raw they would move the cursor, change colours or set the
//! window's title. Here they become visible instead. Leaves out: what is printed (`check`, `extract`, `serve`).

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Write as _;

/// `text` on one line, with every control character and every character that reorders a line made visible.
///
/// Line breaks and tabs become spaces; ESC becomes `␛`; a right-to-left override becomes `\u{202e}`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => safe.push(' '),
            // The block "Control Pictures" has one sign for each of the first 32 characters.
            '\0'..='\u{1f}' => safe.extend(char::from_u32(0x2400 + c as u32)),
            '\u{7f}' => safe.push('\u{2421}'),
            c if is_unsafe(c) => {
                // Writing to a string cannot fail.
                let _ = write!(safe, "{}", c.escape_unicode());
            }
            c => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Writes `message` and a line break to standard error, after the program's name.
pub fn complain(message: &str) {
    let mut err = anstream::stderr().lock();
    // Nothing is left to tell it to when standard error is closed.
    let _ = writeln!(err, "onrecord: {}", lines_visible(message));
}

/// Writes `message` and a line break to standard output.
pub fn say(message: &str) {
    let mut out = anstream::stdout().lock();
    let _ = writeln!(out, "{}", lines_visible(message));
    let _ = out.flush();
}

/// Like [`visible`], but line breaks stay: for messages of our own that have more than one line.
fn lines_visible(message: &str) -> String {
    message.lines().map(visible).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_move_the_cursor_is_shown_instead() {
        assert_eq!(
            visible("a\u{1b}[2Jb\u{7}\u{9b}31m"),
            "a\u{241b}[2Jb\u{2407}\\u{9b}31m"
        );
        assert_eq!(visible("x\u{202e}y\u{200f}"), "x\\u{202e}y\\u{200f}");
        assert_eq!(visible("one\r\ntwo\tthree"), "one  two three");
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(visible("“Путин” said — ‘ok’"), Cow::Borrowed(_)));
    }
}
