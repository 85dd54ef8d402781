//! TOML files that stand beside articles: every mistake with file, line and column, unknown keys refused with
//! the nearest known one.
//!
//! Leaves out: which keys a file has and what they mean (`party::roster`, `question`, the sidecar files).

use std::borrow::Cow;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Note;

/// A file being read, with the mistakes found so far.
pub struct Reader<'t> {
    file: &'t str,
    text: &'t str,
    notes: Vec<Note>,
}

/// A table of a file: its keys and values with their places.
pub type Table<'t> = DeTable<'t>;

impl<'t> Reader<'t> {
    /// Starts on `text`, the contents of `file`. A syntax error is a note; what could be read is in the table.
    #[must_use]
    pub fn new(file: &'t str, text: &'t str) -> (Self, Table<'t>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Self {
            file,
            text,
            notes: Vec::new(),
        };
        for error in errors {
            let at = error.span().map_or(text.len(), |s| s.start);
            reader.note(at, format!("this is no TOML: {}", error.message()));
        }
        (reader, table.into_inner())
    }

    /// Notes a mistake at byte `at` of the file.
    pub fn note(&mut self, at: usize, message: impl AsRef<str>) {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', before).count() + 1;
        let start = before
            .iter()
            .rposition(|&b| b == b'\n')
            .map_or(0, |i| i + 1);
        // Columns count characters, as editors do.
        let column = before.get(start..).unwrap_or_default();
        let column = column.iter().filter(|&&b| (b & 0xC0) != 0x80).count() + 1;
        self.notes.push(Note {
            file: self.file.to_owned(),
            line: u32::try_from(line).ok(),
            message: format!("column {column}: {}", message.as_ref()),
        });
    }

    /// Ends the reading: `value`, or every mistake in the order of the lines.
    ///
    /// # Errors
    /// The mistakes, where there is one.
    pub fn finish<T>(mut self, value: T) -> Result<T, Vec<Note>> {
        if self.notes.is_empty() {
            return Ok(value);
        }
        self.notes.sort();
        self.notes.dedup();
        Err(self.notes)
    }

    /// Notes every key of `table` that is not one of `known`, with the nearest one.
    pub fn only(&mut self, table: &Table<'_>, known: &[&str]) {
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            let nearest = known
                .iter()
                .map(|k| (strsim::osa_distance(name, k), *k))
                .min()
                .filter(|(distance, _)| *distance <= 3);
            let help = match nearest {
                Some((_, nearest)) => format!("did you mean “{nearest}”?"),
                None => format!("known here: {}", known.join(", ")),
            };
            self.note(key.span().start, format!("unknown key “{name}”; {help}"));
        }
    }

    /// The words under `key`; `None` where the key is absent or holds no words (noted), or only white space (noted).
    pub fn words(&mut self, table: &Table<'_>, key: &str) -> Option<String> {
        let value = get(table, key)?;
        self.words_of(value, key)
    }

    /// The words under `key`, which must be there: noted at byte `at` where it is not.
    pub fn required(&mut self, table: &Table<'_>, key: &str, at: usize) -> Option<String> {
        if get(table, key).is_none() {
            self.note(at, format!("“{key}” is missing here"));
        }
        self.words(table, key)
    }

    /// The list of words under `key`; empty where the key is absent.
    pub fn list(&mut self, table: &Table<'_>, key: &str) -> Vec<String> {
        let Some(value) = get(table, key) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.expected(value, key, "a list of words, as [\"one\", \"two\"]");
            return Vec::new();
        };
        array
            .iter()
            .filter_map(|value| self.words_of(value, key))
            .collect()
    }

    /// Yes or no under `key`; `None` where the key is absent.
    pub fn yes_or_no(&mut self, table: &Table<'_>, key: &str) -> Option<bool> {
        let value = get(table, key)?;
        let answer = value.get_ref().as_bool();
        if answer.is_none() {
            self.expected(value, key, "true or false");
        }
        answer
    }

    /// The day under `key`, as TOML writes it (`2022-02-24`); `None` where the key is absent.
    pub fn day(&mut self, table: &Table<'_>, key: &str) -> Option<Date> {
        let value = get(table, key)?;
        let day = value
            .get_ref()
            .as_datetime()
            .and_then(|d| d.date)
            .and_then(|d| {
                let month = i8::try_from(d.month).ok()?;
                Date::new(
                    i16::try_from(d.year).ok()?,
                    month,
                    i8::try_from(d.day).ok()?,
                )
                .ok()
            });
        if day.is_none() {
            self.expected(value, key, "a day, as 2022-02-24 without quotation marks");
        }
        day
    }

    /// The tables under `key` (`[[key]]`), each with its first byte; empty where the key is absent.
    pub fn tables<'v, 's>(
        &mut self,
        table: &'v Table<'s>,
        key: &str,
    ) -> Vec<(usize, &'v Table<'s>)> {
        let Some(value) = get(table, key) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.expected(value, key, &format!("[[{key}]] with two brackets"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array {
            match item.get_ref().as_table() {
                Some(table) => tables.push((item.span().start, table)),
                None => self.expected(item, key, &format!("a table under [[{key}]]")),
            }
        }
        tables
    }

    fn words_of(&mut self, value: &Spanned<DeValue<'_>>, key: &str) -> Option<String> {
        let words = value.get_ref().as_str().map(str::trim);
        match words {
            None => self.expected(value, key, "words in quotation marks"),
            Some("") => self.note(value.span().start, format!("“{key}” is empty")),
            Some(_) => {}
        }
        words.filter(|w| !w.is_empty()).map(str::to_owned)
    }

    fn expected(&mut self, value: &Spanned<DeValue<'_>>, key: &str, what: &str) {
        let is = match value.get_ref() {
            DeValue::String(_) => Cow::from("words"),
            other => other.type_str().into(),
        };
        let at = value.span().start;
        self.note(at, format!("“{key}” must be {what}; here is {is}"));
    }
}

/// Where the value under `key` starts, for a note about it.
#[must_use]
pub fn place(table: &Table<'_>, key: &str) -> usize {
    get(table, key).map_or(0, |value| value.span().start)
}

fn get<'v, 't>(table: &'v Table<'t>, key: &str) -> Option<&'v Spanned<DeValue<'t>>> {
    table
        .iter()
        .find(|(k, _)| k.get_ref().as_ref() == key)
        .map(|(_, value)| value)
}
