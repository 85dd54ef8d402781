//! Labels of a conversation at the start of a line: "Q:", "SEN. KEITA:".
//!
//! Only their form, so that lines are not joined and no question becomes the title. Leaves out: whether anybody
//! speaks (`extract`).

use crate::span::Span;

/// The longest label, in bytes.
const LONGEST: u32 = 48;

/// The label that a line opens with: "Q", "A", or words in capitals before a colon.
pub(super) fn of(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t', '"', '“']);
    let head = Span::new(0, LONGEST.min(line.len() as u32));
    let cut = line
        .bytes()
        .take(head.end as usize)
        .position(|b| b == b':' || b.is_ascii_lowercase())?;
    let label = Span::new(0, cut as u32).of(line);
    if let Some("Q." | "A.") = line.split(' ').next() {
        return line.split(' ').next();
    }
    let words =
        line.as_bytes().get(cut) == Some(&b':') && line.as_bytes().get(cut + 1) == Some(&b' ');
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    let long = letters > 1 && !label.contains(|c: char| c.is_ascii_digit());
    (words && (long || matches!(label, "Q" | "A"))).then_some(label)
}

/// Whether a paragraph is the first turn of a transcript: a question before its answer, or a label that comes again.
pub(super) fn opens_turn(text: &str, first: Span, next: &[Span]) -> bool {
    let Some(label) = of(first.of(text)) else {
        return false;
    };
    let mut next = next.iter().filter_map(|span| of(span.of(text)));
    next.any(|other| {
        other == label || label == "Q" && other == "A" || label == "Q." && other == "A."
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_lines() {
        for (line, expected) in [
            ("Q: Why?", Some("Q")),
            ("A. Because.", Some("A.")),
            ("SEN. KEITA: No.", Some("SEN. KEITA")),
            ("“KEITA: No.", Some("KEITA")),
            ("A man left.", None),
            ("Keita: No.", None),
            ("12:30 p.m.", None),
            ("AT 12:30: news", None),
            ("", None),
            ("É:", None),
            ("ÉÉ: é", Some("ÉÉ")),
        ] {
            assert_eq!(of(line), expected, "{line}");
        }
    }
}
