//! An article as it was published: stored text, SHA-256, title, paragraphs, page furniture, metadata.
//!
//! [`read`] turns a file's name and bytes into an [`Article`]. Formats live in files of their own beside this
//! one. Leaves out: sentences and words (`text`), statements (`extract`), and reading from disk (`process`).

use crate::span::Span;
use crate::text::Prose;
use blocks::Blocks;
use serde::Serialize;
use std::sync::Arc;

mod blocks;
mod credit;
mod day;
mod furniture;
mod html;
mod identity;
mod labels;
mod markdown;
mod phrases;
pub(crate) mod places;
mod plain;
pub mod sidecar;
mod title;
pub mod toml_file;

/// One article: the stored text and what is known of it without reading a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its address part: a slug of the title and the first eight hex digits of the SHA-256.
    pub id: String,
    /// The file it came from, as the operator would name it; never shown as a path.
    pub file: String,
    /// The stored text, UTF-8, unchanged but for a byte-order mark cut off at the start.
    pub text: Arc<str>,
    /// SHA-256 of the file's bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// Where the title stands in the text; `None` where the text has none.
    pub title_span: Option<Span>,
    /// Where the dateline stands that opens the first body paragraph, its dash included ("KYIV (Reuters) —");
    /// `None` where there is none. A part of that paragraph, which stays body text.
    pub dateline: Option<Span>,
    /// Paragraphs in order, without the white space between them; together they hold every word of the text.
    pub paragraphs: Vec<Paragraph>,
    /// What the article says of itself, or its sidecar file says of it.
    pub meta: Metadata,
    /// What the operator should know of this article (empty: nothing).
    pub notes: Vec<Note>,
}

/// Facts about an article that its words do not state. Everything is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Title, where it is not a span of the text, or overridden.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its address on the web; `http` or `https` only.
    pub url: Option<String>,
    /// The day it was published.
    pub published: Option<jiff::civil::Date>,
    /// BCP 47 language tag; `None` means English.
    pub language: Option<String>,
    /// Who wrote it, as its page or file names them.
    pub byline: Option<String>,
}

/// A paragraph: one block of text between line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its words, white space at both ends left out.
    pub span: Span,
    /// What kind of text it is.
    pub kind: Kind,
}

/// What a paragraph is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The title of the article.
    Title,
    /// The article's own prose.
    Body,
    /// Text of the page around the article: kept, dimmed, never a statement.
    Furniture,
}

/// Something the operator should know: where it is, what is wrong, what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Note {
    /// The file concerned, as the operator would name it.
    pub file: String,
    /// Line in that file, from 1; `None` where no line is meant.
    pub line: Option<u32>,
    /// What is the matter and what to do, one sentence or two.
    pub message: String,
}

/// Why a file could not become an article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArticleError {
    /// Nothing in it that can be seen.
    #[error(
        "{file}: the file is empty; put the text of an article into it, or take it out of the folder"
    )]
    Empty {
        /// The file.
        file: String,
    },
    /// A byte that UTF-8 does not allow.
    #[error(
        "{file}, line {line}: byte {offset} is not UTF-8; save the file as UTF-8 (in most editors: Save As, encoding UTF-8)"
    )]
    NotUtf8 {
        /// The file.
        file: String,
        /// Line, from 1.
        line: u32,
        /// Byte from the start of the file, from 0.
        offset: usize,
    },
    /// A page that declares an encoding nobody knows, and is not UTF-8.
    #[error(
        "{file}: the page declares the encoding “{label}”, which is unknown, and is not UTF-8; save it again as UTF-8"
    )]
    UnknownEncoding {
        /// The file.
        file: String,
        /// What the page declares.
        label: String,
    },
    /// More than [`MAX_BYTES`].
    #[error("{file}: {bytes} bytes; an article may have at most {MAX_BYTES}")]
    TooLarge {
        /// The file.
        file: String,
        /// Its size in bytes.
        bytes: usize,
    },
}

/// The largest article that is read, in bytes (1 GiB): offsets must fit 32 bits with room to spare.
pub const MAX_BYTES: usize = 1 << 30;

/// Reads one article from the bytes of its file. The format is chosen by the ending of `file`; anything
/// unknown is plain text.
///
/// # Errors
/// [`ArticleError`] where the bytes are no article at all; it names the file and the place.
pub fn read(file: &str, bytes: &[u8]) -> Result<Article, ArticleError> {
    if bytes.len() > MAX_BYTES {
        return Err(ArticleError::TooLarge {
            file: file.to_owned(),
            bytes: bytes.len(),
        });
    }
    let (blocks, meta, notes) = match format(file) {
        Format::Plain => {
            let blocks = Blocks::of(plain::decode(file, bytes)?);
            (blocks, Metadata::default(), Vec::new())
        }
        Format::Markdown => markdown::read(file, plain::decode(file, bytes)?),
        Format::Html => html::read(file, bytes)?,
    };
    if blocks.text.is_empty() {
        return Err(ArticleError::Empty {
            file: file.to_owned(),
        });
    }
    let spans = plain::paragraphs(&blocks.text);
    let (mut paragraphs, title_span, dateline) =
        title::kinds(&blocks.text, &spans, blocks.title, &blocks.furniture);
    // Kept as long as the article is: no room for more.
    paragraphs.shrink_to_fit();
    let mut article = Article {
        id: String::new(),
        file: file.to_owned(),
        text: blocks.text.into(),
        sha256: identity::sha256(bytes),
        title_span,
        dateline,
        paragraphs,
        meta,
        notes,
    };
    article.set_metadata(Metadata::default());
    Ok(article)
}

/// How an article is written down.
enum Format {
    Plain,
    Markdown,
    Html,
}

/// The format by the ending of a file's name.
fn format(file: &str) -> Format {
    let ending = file
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown") => Format::Markdown,
        Some("html" | "htm" | "xhtml") => Format::Html,
        _ => Format::Plain,
    }
}

impl Article {
    /// Takes what `over` says of the article in place of what the article says of itself, field by field.
    pub fn set_metadata(&mut self, over: Metadata) {
        self.meta = std::mem::take(&mut self.meta).overridden_by(over);
        // Without a title the file's name stands in, its ending left out.
        let named = self.title_span.is_some() || self.meta.title.is_some();
        let title = match self.file.rsplit_once('.') {
            Some((stem, _)) if !named => stem,
            _ => self.title(),
        };
        self.id = identity::id(title, &self.sha256);
    }

    /// The article's prose in tokens: its title and body, not its furniture, which is never a statement, and not its
    /// dateline, where nobody speaks.
    #[must_use]
    pub fn prose(&self) -> Prose<'_> {
        let prose = self.paragraphs.iter().filter(|p| p.kind != Kind::Furniture);
        let behind_dateline = |span: Span| match self.dateline {
            Some(dateline) if dateline.start == span.start => {
                Span::new(dateline.end, span.end).trimmed(&self.text)
            }
            _ => span,
        };
        let prose = prose.map(|p| (behind_dateline(p.span), p.kind == Kind::Title));
        Prose::read(&self.text, prose)
    }

    /// The title a reader sees: the metadata's, else the text's own, else the file's name.
    #[must_use]
    pub fn title(&self) -> &str {
        self.meta
            .title
            .as_deref()
            .or_else(|| self.title_span.map(|s| s.of(&self.text)))
            .unwrap_or(&self.file)
    }

    /// Paragraphs of page furniture, in order.
    pub fn furniture(&self) -> impl Iterator<Item = Span> + '_ {
        self.paragraphs
            .iter()
            .filter(|p| p.kind == Kind::Furniture)
            .map(|p| p.span)
    }
}
