//! Which text of a page is the article, as blocks.
//!
//! Readability chooses; where the page itself marks its article and readability left a paragraph of prose out
//! of that, the page's own mark is taken. Leaves out: boxes (`boxes`), metadata (`page`).

use super::boxes;
use super::tags::{self, Class};
use crate::article::blocks::{As, Blocks};
use crate::article::furniture;
use crate::article::sidecar::one_line;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use rustc_hash::FxHashSet;

/// A paragraph of prose has at least so many bytes: shorter ones may be teasers.
const PROSE: usize = 80;

/// Words of a class that mark a caption or a credit.
const CAPTIONS: &[&str] = &[
    "caption",
    "credit",
    "credits",
    "wp-caption-text",
    "figcaption",
    "image-credit",
    "photo-credit",
    "image-caption",
    "photo-caption",
];

/// The article of a page.
pub(super) struct Found {
    /// Its text.
    pub(super) blocks: Blocks,
    /// Nothing in the page looked like an article: this is all of its text.
    pub(super) weak: bool,
}

/// Finds the article of a page from which boxes are gone.
pub(super) fn article(doc: &Document, title: Option<&str>) -> Found {
    let marked = marked(doc).map(|node| blocks(&node));
    let chosen = readable(doc);
    match (chosen, marked) {
        (Some(chosen), Some(marked)) => Found {
            blocks: if lacks(&chosen, &marked, title) {
                marked
            } else {
                chosen
            },
            weak: false,
        },
        (Some(blocks), None) | (None, Some(blocks)) => Found {
            blocks,
            weak: false,
        },
        (None, None) => Found {
            blocks: doc.body().map(|body| blocks(&body)).unwrap_or_default(),
            weak: true,
        },
    }
}

/// Readability's choice; `None` where it finds nothing.
fn readable(doc: &Document) -> Option<Blocks> {
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        ..Config::default()
    };
    let mut readability = Readability::with_document(doc.clone(), None, Some(config)).ok()?;
    let content = readability.parse().ok()?.content;
    let content = Document::from(content);
    let blocks = blocks(&content.body()?);
    (!blocks.text.is_empty()).then_some(blocks)
}

/// What the page marks as its article: the element of the article's body, or the longest `article`.
fn marked(doc: &Document) -> Option<NodeRef<'_>> {
    for selector in ["[itemprop=articleBody]", "article", "main"] {
        let found = doc.select(selector);
        let longest = found.nodes().iter().max_by_key(|node| node.text().len());
        if let Some(node) = longest.filter(|node| node.text().len() >= PROSE) {
            return Some(*node);
        }
    }
    None
}

/// Whether a paragraph of prose stands in `marked` and not in `chosen`.
fn lacks(chosen: &Blocks, marked: &Blocks, title: Option<&str>) -> bool {
    let known: FxHashSet<String> = chosen.blocks().map(|(words, _)| one_line(words)).collect();
    marked.blocks().any(|(words, kind)| {
        let words = one_line(words);
        kind == As::Prose
            && words.len() >= PROSE
            && furniture::is_prose(&words)
            && Some(words.as_str()) != title
            && !known.contains(&words)
    })
}

fn blocks(node: &NodeRef<'_>) -> Blocks {
    let mut blocks = Blocks::default();
    walk(node, &mut blocks, As::Prose);
    blocks.end(As::Prose);
    blocks
}

/// Adds the text under `node`.
pub(super) fn walk(node: &NodeRef<'_>, blocks: &mut Blocks, kind: As) {
    walk_in(node, blocks, kind, false);
}

/// Recursion is as deep as the tree, which `tidy` bounds.
fn walk_in(node: &NodeRef<'_>, blocks: &mut Blocks, kind: As, link: bool) {
    for child in node.children_it(false) {
        if child.is_text() {
            if link {
                blocks.link(&child.text());
            } else {
                blocks.words(&child.text());
            }
            continue;
        }
        let Some(name) = child.node_name() else {
            continue;
        };
        let name = name.as_ref();
        match name {
            "br" => blocks.line(kind),
            "head" | "title" | "meta" | "link" => {}
            _ if boxes::hidden(&child) => {}
            _ if tags::class(name).0 == Class::Block || name == "hr" || captions(&child) => {
                let caption = name == "figcaption" || captions(&child);
                let inside = if caption { As::Furniture } else { kind };
                blocks.end(kind);
                walk_in(&child, blocks, inside, link);
                blocks.end(inside);
            }
            _ => walk_in(&child, blocks, kind, link || name == "a"),
        }
    }
}

fn captions(node: &NodeRef<'_>) -> bool {
    node.class().is_some_and(|class| {
        class
            .split_ascii_whitespace()
            .any(|c| CAPTIONS.contains(&c.to_ascii_lowercase().as_str()))
    })
}
