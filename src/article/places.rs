//! Where things stand in the small files that an operator writes, and what was probably meant.
//!
//! For TOML files of the folder: byte → line and column → a [`Note`]. Leaves out: what any key means.

use super::Note;

/// Bytes of one text → lines and columns.
pub(crate) struct Places<'t> {
    text: &'t str,
    /// The byte each line starts at.
    lines: Vec<usize>,
}

impl<'t> Places<'t> {
    /// Counts `text`'s lines once.
    pub(crate) fn new(text: &'t str) -> Self {
        let after = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        Self {
            text,
            lines: std::iter::once(0).chain(after).collect(),
        }
    }

    /// Line and column of byte `at`, both from 1; columns are characters.
    pub(crate) fn at(&self, at: usize) -> (u32, u32) {
        let at = at.min(self.text.len());
        let line = self.lines.partition_point(|&start| start <= at);
        let start = self.lines[line - 1];
        let column = self.text.as_bytes()[start..at]
            .iter()
            .filter(|&&byte| (byte & 0xC0) != 0x80)
            .count();
        (line as u32, column as u32 + 1)
    }

    /// A note about byte `at` of `file`.
    pub(crate) fn note(&self, file: &str, at: usize, message: &str) -> Note {
        let (line, column) = self.at(at);
        Note {
            file: file.to_owned(),
            line: Some(line),
            message: format!("column {column}: {message}"),
        }
    }

    /// A note about a TOML syntax error.
    pub(crate) fn syntax(&self, file: &str, error: &toml::de::Error) -> Note {
        let at = error.span().map_or(0, |span| span.start);
        // The parser's own words may run over several lines.
        let words = error
            .message()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        self.note(file, at, &format!("not valid TOML: {words}"))
    }
}

/// What to say of an unknown key: the nearest known one, or all of them.
pub(crate) fn unknown(key: &str, known: &[&str]) -> String {
    match nearest(key, known) {
        Some(near) => format!("unknown key “{key}”; did you mean “{near}”?"),
        None => format!("unknown key “{key}”; known are {}", known.join(", ")),
    }
}

/// The known word that `word` is most likely a slip of; `None` where none is near.
fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    /// Longer words are no slip of a key; also bounds the work on a hostile file.
    const LONGEST: usize = 40;
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(&lower, known), *known))
        .filter(|(far, known)| *far <= (known.len() / 3).max(1))
        .min_by_key(|(far, _)| *far)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let places = Places::new("é = 1\n\nÜx");
        assert_eq!(places.at(0), (1, 1));
        assert_eq!(places.at(2), (1, 2));
        assert_eq!(places.at(7), (2, 1));
        assert_eq!(places.at(10), (3, 2));
        assert_eq!(places.at(999), (3, 3));
    }

    #[test]
    fn a_slip_of_the_pen_is_understood() {
        assert_eq!(
            unknown("titel", &["title", "url"]),
            "unknown key “titel”; did you mean “title”?"
        );
        assert_eq!(
            unknown("URL", &["title", "url"]),
            "unknown key “URL”; did you mean “url”?"
        );
        assert_eq!(
            unknown("weather", &["title", "url"]),
            "unknown key “weather”; known are title, url"
        );
    }
}
