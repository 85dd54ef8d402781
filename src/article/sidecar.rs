//! The `.toml` beside an article: what the operator knows of it.
//!
//! Every key is optional; an unknown one is an error, since a slip would else pass for a fact left out. Leaves
//! out: which file stands beside which (`process`).

use super::places::{Places, unknown};
use super::{Metadata, Note, day};
use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

/// The keys of a sidecar file.
pub const KEYS: [&str; 6] = ["title", "outlet", "url", "published", "language", "byline"];

/// Reads a sidecar file's text. An empty file is empty metadata.
///
/// # Errors
/// One [`Note`] for each thing that is wrong, with line and column, in the order of the file.
pub fn parse(file: &str, text: &str) -> Result<Metadata, Vec<Note>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let places = Places::new(text);
    let table = DeTable::parse(text).map_err(|error| vec![places.syntax(file, &error)])?;
    let mut meta = Metadata::default();
    let mut wrong = Vec::new();
    for (key, value) in table.get_ref() {
        let name = key.get_ref();
        if !KEYS.contains(&name.as_ref()) {
            wrong.push((key.span().start, unknown(name, &KEYS)));
        } else if let Err(message) = meta.set(name, value.get_ref()) {
            wrong.push((value.span().start, message));
        }
    }
    if wrong.is_empty() {
        return Ok(meta);
    }
    wrong.sort();
    let notes = wrong
        .iter()
        .map(|(at, message)| places.note(file, *at, message));
    Err(notes.collect())
}

impl Metadata {
    /// Sets the field named `key` from a TOML value; an unknown key is passed over.
    pub(super) fn set(&mut self, key: &str, value: &DeValue<'_>) -> Result<(), String> {
        if key == "published" {
            let day = value.as_datetime().map(ToString::to_string);
            self.published = Some(published(day.as_deref().or_else(|| value.as_str()))?);
            return Ok(());
        }
        let words = value
            .as_str()
            .ok_or_else(|| format!("“{key}” must be a text in quotation marks"))?;
        self.set_words(key, words)
    }

    /// Sets the field named `key` from words; an unknown key is passed over.
    pub(super) fn set_words(&mut self, key: &str, words: &str) -> Result<(), String> {
        let words = words.trim();
        if words.is_empty() {
            return Err(format!("“{key}” is empty; leave the key out instead"));
        }
        match key {
            "title" => self.title = Some(one_line(words)),
            "outlet" => self.outlet = Some(one_line(words)),
            "byline" => self.byline = Some(one_line(words)),
            "url" => {
                self.url = Some(address(words).ok_or_else(|| {
                    "“url” must be a whole address that begins with http:// or https://".to_owned()
                })?);
            }
            "published" => self.published = Some(published(Some(words))?),
            "language" => {
                self.language = Some(language(words).ok_or_else(|| {
                    "“language” must be a language tag such as en, de or pt-BR".to_owned()
                })?);
            }
            _ => {}
        }
        Ok(())
    }

    /// What `over` says, and for everything it does not say, this.
    #[must_use]
    pub fn overridden_by(self, over: Self) -> Self {
        Self {
            title: over.title.or(self.title),
            outlet: over.outlet.or(self.outlet),
            url: over.url.or(self.url),
            published: over.published.or(self.published),
            language: over.language.or(self.language),
            byline: over.byline.or(self.byline),
        }
    }
}

fn published(words: Option<&str>) -> Result<Date, String> {
    words
        .and_then(day::parse)
        .ok_or_else(|| "“published” must be a day such as 2022-12-25".to_owned())
}

/// Words on one line, single spaces between them.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A whole web address; `None` for every scheme but http and https, and where something is no address.
pub(super) fn address(words: &str) -> Option<String> {
    /// Browsers and proxies cut addresses at about this many bytes.
    const LONGEST: usize = 2048;
    let words = words.trim();
    let (scheme, rest) = words.split_once("://")?;
    if !["http", "https"]
        .iter()
        .any(|s| scheme.eq_ignore_ascii_case(s))
    {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next()?;
    let clean = |c: char| {
        !(c.is_whitespace()
            || c.is_control()
            || matches!(c, '"' | '<' | '>' | '\\' | '`' | '{' | '}' | '|' | '^'))
    };
    // A name before the host is a trick more often than a need.
    let named = host.chars().any(char::is_alphanumeric) && !host.contains('@');
    (words.len() <= LONGEST && named && words.chars().all(clean)).then(|| words.to_owned())
}

/// A BCP 47 language tag by its shape; `None` for other words.
pub(super) fn language(words: &str) -> Option<String> {
    let words = words.trim().replace('_', "-");
    let mut parts = words.split('-');
    let first = parts.next()?;
    let primary = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    let rest =
        parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    (primary && rest && words.len() <= 35).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The notes on a file, as `line: message`.
    fn wrong(text: &str) -> Vec<String> {
        let notes = parse("a.toml", text).unwrap_err();
        assert!(notes.iter().all(|n| n.file == "a.toml"));
        notes
            .iter()
            .map(|n| format!("{}: {}", n.line.unwrap(), n.message))
            .collect()
    }

    #[test]
    fn every_key() {
        let meta = parse(
            "a.toml",
            "title = \"Talks fail\"\noutlet = \"Example News\"\nurl = \"https://example.org/a?b=c\"\npublished = 2022-12-25\nlanguage = \"en-GB\"\nbyline = \"Jane Doe\"\n",
        )
        .unwrap();
        assert_eq!(meta.title.as_deref(), Some("Talks fail"));
        assert_eq!(meta.outlet.as_deref(), Some("Example News"));
        assert_eq!(meta.url.as_deref(), Some("https://example.org/a?b=c"));
        assert_eq!(meta.published, Some(jiff::civil::date(2022, 12, 25)));
        assert_eq!(meta.language.as_deref(), Some("en-GB"));
        assert_eq!(meta.byline.as_deref(), Some("Jane Doe"));
        assert_eq!(
            parse("a.toml", "\u{feff}\n# nothing\n"),
            Ok(Metadata::default())
        );
        assert!(
            parse("a.toml", "published = \"2022-12-25\"")
                .unwrap()
                .published
                .is_some()
        );
        assert!(
            parse("a.toml", "published = 2022-12-25T10:00:00Z")
                .unwrap()
                .published
                .is_some()
        );
    }

    #[test]
    fn every_way_of_getting_it_wrong() {
        assert_eq!(
            wrong("\n titel = \"x\""),
            ["2: column 2: unknown key “titel”; did you mean “title”?"]
        );
        assert_eq!(
            wrong("title = 3"),
            ["1: column 9: “title” must be a text in quotation marks"]
        );
        assert_eq!(
            wrong("title = \" \""),
            ["1: column 9: “title” is empty; leave the key out instead"]
        );
        assert_eq!(
            wrong(
                "url = \"ftp://example.org\"\npublished = \"soon\"\nlanguage = \"english language\""
            ),
            [
                "1: column 7: “url” must be a whole address that begins with http:// or https://",
                "2: column 13: “published” must be a day such as 2022-12-25",
                "3: column 12: “language” must be a language tag such as en, de or pt-BR",
            ]
        );
        assert!(
            wrong("title = \"x")
                .first()
                .unwrap()
                .starts_with("1: column ")
        );
        assert!(
            wrong("title = \"x\"\ntitle = \"y\"")
                .first()
                .unwrap()
                .starts_with("2: column 1: not valid TOML: duplicate key")
        );
        assert!(wrong("[title]\nx = 1")[0].contains("must be a text"));
    }

    #[test]
    fn addresses() {
        for good in [
            "http://example.org",
            "https://example.org/ü?x=1&y#z",
            "HTTPS://EXAMPLE.ORG/",
            "http://localhost:8080/",
        ] {
            assert!(address(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "example.org",
            "//example.org",
            "javascript:alert(1)",
            "http://",
            "http:///x",
            "https://a b",
            "https://user@example.org",
            "data:text/html,x",
            "https://x\"onclick=",
        ] {
            assert!(address(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn deep_nesting_is_an_error_and_no_overflow() {
        assert!(parse("a.toml", &format!("title = {}", "[".repeat(200_000))).is_err());
        assert!(parse("a.toml", &"[".repeat(200_000)).is_err());
    }
}
