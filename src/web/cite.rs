//! A statement as others can cite it: plain text, Markdown, `BibTeX`.
//!
//! Characters are Unicode code points, counted from 0 in the stored text, end exclusive. Leaves out: the page
//! that shows them.

use super::links::original;
use super::prose;
use crate::dossier::{Dossier, Statement};
use crate::extract::Form;
use crate::span::CodePoints;

/// The three forms.
pub(super) struct Citation {
    /// One line of plain text.
    pub(super) text: String,
    /// A block quotation with its source.
    pub(super) markdown: String,
    /// A `@misc` entry.
    pub(super) bibtex: String,
}

/// What the three forms say.
struct Facts<'d> {
    words: String,
    quoted: bool,
    speaker: &'d str,
    how: &'static str,
    title: String,
    outlet: Option<&'d str>,
    published: Option<jiff::civil::Date>,
    characters: Vec<(usize, usize)>,
    sha256: &'d str,
    address: Option<String>,
    id: &'d str,
}

/// Cites one statement. `permalink` is its full address, where that is known; the article's own stands in.
pub(super) fn cite(
    dossier: &Dossier,
    statement: &Statement,
    permalink: Option<String>,
) -> Citation {
    let article = &dossier.articles[statement.article];
    let text: &str = &article.text;
    let quoted = statement.form == Form::Direct;
    let spans: Vec<_> = statement
        .content
        .iter()
        .map(|&span| {
            if quoted {
                prose::without_marks(text, span)
            } else {
                span
            }
        })
        .collect();
    let points = CodePoints::new(text);
    let facts = Facts {
        words: prose::joined(text, &spans),
        quoted,
        speaker: statement
            .speaker
            .map_or("speaker not known", |s| dossier.speakers[s].name.as_str()),
        how: match statement.form {
            Form::Direct => "quoted in",
            Form::Partial => "partly quoted in",
            Form::Paraphrase => "paraphrased in",
            Form::Headline => "paraphrased in the title of",
            Form::Unmarked => "quoted without quotation marks in",
        },
        title: prose::one_line(article.title()),
        outlet: article.meta.outlet.as_deref(),
        published: article.meta.published,
        characters: spans
            .iter()
            .map(|s| (points.at(s.start), points.at(s.end)))
            .collect(),
        sha256: &article.sha256,
        address: permalink.or_else(|| original(article).map(str::to_owned)),
        id: &statement.id,
    };
    Citation {
        text: facts.plain(),
        markdown: facts.markdown(),
        bibtex: facts.bibtex(),
    }
}

impl Facts<'_> {
    /// "921–1013", or "921–950 and 990–1013" for a statement in two pieces.
    fn range(&self, dash: &str) -> String {
        let parts: Vec<String> = self
            .characters
            .iter()
            .map(|(a, b)| format!("{a}{dash}{b}"))
            .collect();
        parts.join(" and ")
    }

    fn short_hash(&self) -> String {
        self.sha256.chars().take(8).chain(['…']).collect()
    }

    fn marked(&self) -> String {
        if self.quoted {
            format!("“{}”", self.words)
        } else {
            self.words.clone()
        }
    }

    fn source(&self) -> String {
        let outlet = self.outlet.map(|o| format!(", {}", prose::one_line(o)));
        let day = self
            .published
            .map(|d| format!(", {}", super::frame::day(d)));
        outlet.into_iter().chain(day).collect()
    }

    fn plain(&self) -> String {
        let address = self
            .address
            .as_ref()
            .map(|a| format!(", {a}"))
            .unwrap_or_default();
        format!(
            "{} — {}, {} “{}”{}, characters {}, sha-256 {}{address}",
            self.marked(),
            self.speaker,
            self.how,
            self.title,
            self.source(),
            self.range("–"),
            self.short_hash(),
        )
    }

    fn markdown(&self) -> String {
        let title = escape_markdown(&self.title);
        let title = match &self.address {
            Some(address) => format!("[{title}](<{}>)", address.replace(['<', '>', '\n'], "")),
            None => format!("“{title}”"),
        };
        format!(
            "> {}\n>\n> — {}, {} {title}{}, characters {}, sha-256 {}",
            escape_markdown(&self.marked()),
            escape_markdown(self.speaker),
            self.how,
            escape_markdown(&self.source()),
            self.range("–"),
            self.short_hash(),
        )
    }

    fn bibtex(&self) -> String {
        let mut fields = vec![
            ("author", format!("{{{}}}", escape_tex(self.speaker))),
            ("title", format!("{{{}}}", escape_tex(&self.marked()))),
            (
                "howpublished",
                escape_tex(&format!(
                    "{} “{}”{}",
                    capital(self.how),
                    self.title,
                    self.source()
                )),
            ),
        ];
        if let Some(date) = self.published {
            fields.push(("year", date.year().to_string()));
        }
        if let Some(address) = &self.address {
            fields.push(("url", address.replace(['{', '}', '\\', '\n'], "")));
        }
        let note = format!("characters {}, sha-256 {}", self.range("--"), self.sha256);
        fields.push(("note", note));
        let id: String = self
            .id
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let lines: Vec<String> = fields
            .iter()
            .map(|(k, v)| format!("  {k} = {{{v}}}"))
            .collect();
        format!("@misc{{onrecord-{id},\n{}\n}}", lines.join(",\n"))
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn escape_markdown(words: &str) -> String {
    words
        .chars()
        .fold(String::with_capacity(words.len()), |mut out, c| {
            if matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&'
            ) {
                out.push('\\');
            }
            out.push(c);
            out
        })
}

fn escape_tex(words: &str) -> String {
    words
        .chars()
        .fold(String::with_capacity(words.len()), |mut out, c| {
            match c {
                '\\' => out.push_str("\\textbackslash "),
                '~' => out.push_str("\\textasciitilde "),
                '^' => out.push_str("\\textasciicircum "),
                '{' | '}' | '%' | '$' | '#' | '&' | '_' => {
                    out.push('\\');
                    out.push(c);
                }
                c => out.push(c),
            }
            out
        })
}
