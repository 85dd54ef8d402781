//! A page as a browser saved it → the article's text and metadata.
//!
//! Steps, each in a file: bytes → text (`encoding`), a small well-formed page (`tidy`), metadata (`page`),
//! boxes that are no part of the article out (`boxes`), the article by readability, checked against what the
//! page itself marks as article (`prose`). Leaves out: what is furniture by its words (`furniture`).

use super::blocks::{As, Blocks};
use super::sidecar::one_line;
use super::{ArticleError, Metadata, Note};
use dom_query::Document;

mod attributes;
mod boxes;
mod encoding;
mod page;
mod prose;
mod tags;
mod tidy;

/// Reads a page. `Metadata::title` is never set: the title is a block of the text.
///
/// # Errors
/// [`ArticleError`] where the bytes are no text, or the text is empty.
pub(super) fn read(
    file: &str,
    bytes: &[u8],
) -> Result<(Blocks, Metadata, Vec<Note>), ArticleError> {
    let (source, note) = encoding::decode(file, bytes)?;
    let mut notes: Vec<Note> = note
        .into_iter()
        .map(|message| Note {
            file: file.to_owned(),
            line: None,
            message,
        })
        .collect();
    let tidy = tidy::tidy(&source);
    let doc = Document::from(tidy.html.as_str());
    let mut meta = page::metadata(&doc, &tidy);
    let title = meta.title.take();
    boxes::remove(&doc);
    let found = prose::article(&doc, title.as_deref());
    if found.weak {
        notes.push(Note {
            file: file.to_owned(),
            line: None,
            message: "no article was found in this page, so all of its text was read; if that is not what you want, save the text as .txt".to_owned(),
        });
    }
    let blocks = join(title.as_deref(), found.blocks);
    if blocks.text.is_empty() {
        return Err(ArticleError::Empty {
            file: file.to_owned(),
        });
    }
    Ok((blocks, meta, notes))
}

/// Adds the blocks of a piece of HTML inside another format.
pub(super) fn fragment(html: &str, blocks: &mut Blocks) {
    let tidy = tidy::tidy(html);
    let doc = Document::from(tidy.html.as_str());
    blocks.end(As::Prose);
    if let Some(body) = doc.body() {
        prose::walk(&body, blocks, As::Prose);
    }
    blocks.end(As::Prose);
}

/// The title, then the article without a second copy of it.
fn join(title: Option<&str>, article: Blocks) -> Blocks {
    let Some(told) = title else {
        return article;
    };
    let copy = copy(told, &article);
    let title = copy.as_ref().map_or(told, |(_, words)| words.as_str());
    let mut joined = Blocks::default();
    joined.words(title);
    joined.end(As::Title);
    for (at, (words, kind)) in article.blocks().enumerate() {
        let mut lines = words.split('\n');
        if copy.as_ref().is_some_and(|(copy, _)| *copy == at) {
            lines.next();
        }
        for line in lines {
            joined.line(kind);
            joined.words(line);
        }
        joined.end(kind);
    }
    joined
}

/// The block near the start of which the first line is the title as the page prints it, and that line: the title told to
/// machines may have the outlet's name around it.
fn copy(told: &str, article: &Blocks) -> Option<(usize, String)> {
    /// How many blocks may stand above a title: a section's name, a label.
    const ABOVE: usize = 4;
    let near = article.blocks().take(ABOVE).enumerate();
    near.map(|(at, (words, _))| (at, one_line(words.lines().next().unwrap_or_default())))
        .find(|(_, words)| {
            let part = words.split(' ').count() >= 3
                && words.len() * 2 > told.len()
                && told.contains(words.as_str());
            words == told || part
        })
}
