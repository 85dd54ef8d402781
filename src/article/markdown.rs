//! Markdown with front matter → the text a reader sees, and metadata.
//!
//! Front matter is YAML between `---` lines or TOML between `+++` lines. Keys of other tools are passed over,
//! a known key with a value that cannot be is a note. Leaves out: mark-up's meaning beyond paragraphs.

use super::blocks::{As, Blocks};
use super::places::Places;
use super::sidecar::one_line;
use super::{Metadata, Note, html};
use crate::span::Span;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use saphyr_parser::{Event as Yaml, Parser as YamlParser};

/// Front matter is at most this long, in bytes; a longer block between rules is text.
const FRONT_MAX: usize = 1 << 16;

/// What other tools call the fields of [`Metadata`].
const NAMES: &[(&str, &[&str])] = &[
    ("title", &["title", "headline"]),
    (
        "outlet",
        &["outlet", "publisher", "publication", "site_name"],
    ),
    (
        "url",
        &["url", "canonical_url", "canonicalurl", "link", "permalink"],
    ),
    (
        "published",
        &[
            "published",
            "date",
            "published_at",
            "publish_date",
            "pubdate",
        ],
    ),
    ("language", &["language", "lang", "locale"]),
    ("byline", &["byline", "author"]),
];

/// Reads the text of a Markdown file. `Metadata::title` is set only where the text's own first heading
/// is another.
pub(super) fn read(file: &str, source: &str) -> (Blocks, Metadata, Vec<Note>) {
    let mut notes = Vec::new();
    let (mut meta, body) = match front(source) {
        Some(front) => {
            let mut meta = Metadata::default();
            let inside = front.inside.of(source);
            let places = Places::new(source);
            let start = front.inside.start as usize;
            let mut note =
                |at: usize, message: &str| notes.push(places.note(file, start + at, message));
            if front.toml {
                toml_front(inside, &mut meta, &mut note);
            } else {
                yaml_front(inside, &mut meta, &mut note);
            }
            (meta, front.rest.of(source))
        }
        None => (Metadata::default(), source),
    };
    let mut blocks = Blocks::default();
    let first_heading = heading(body);
    if let (None, Some(title)) = (&first_heading, &meta.title) {
        blocks.words(title);
        blocks.end(As::Title);
    }
    text(body, &mut blocks);
    if meta.title == blocks.title.map(|t| one_line(t.of(&blocks.text))) {
        meta.title = None;
    }
    (blocks, meta, notes)
}

/// Front matter: its lines, and what follows it.
struct Front {
    toml: bool,
    inside: Span,
    rest: Span,
}

/// The front matter of `source`; `None` where it does not begin with a rule, or the rule is never closed.
fn front(source: &str) -> Option<Front> {
    let mut lines = source.split_inclusive('\n');
    let first = lines.next()?;
    let toml = match first.trim_end() {
        "---" => false,
        "+++" => true,
        _ => return None,
    };
    let start = first.len();
    let mut at = start;
    for line in lines {
        let closes = match line.trim_end() {
            "---" | "..." => !toml,
            "+++" => toml,
            _ => false,
        };
        if closes {
            return Some(Front {
                toml,
                inside: Span::new(start as u32, at as u32),
                rest: Span::new((at + line.len()) as u32, source.len() as u32),
            });
        }
        at += line.len();
        if at > FRONT_MAX {
            break;
        }
    }
    None
}

/// The field that a key of front matter sets.
fn field(key: &str) -> Option<&'static str> {
    let key = key.to_lowercase().replace('-', "_");
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&key.as_str()))
        .map(|(field, _)| *field)
}

fn toml_front(inside: &str, meta: &mut Metadata, note: &mut dyn FnMut(usize, &str)) {
    let table = match toml::de::DeTable::parse(inside) {
        Ok(table) => table,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            note(
                at,
                &format!(
                    "the front matter is not valid TOML: {}",
                    one_line(error.message())
                ),
            );
            return;
        }
    };
    for (key, value) in table.get_ref() {
        // Lists and tables are other tools' own: only words and days can be ours.
        let simple = value.get_ref().is_str() || value.get_ref().is_datetime();
        if let (Some(field), true) = (field(key.get_ref()), simple)
            && let Err(message) = meta.set(field, value.get_ref())
        {
            note(value.span().start, &message);
        }
    }
}

/// Takes the words of the outermost mapping. Works on events, so that an alias is never followed and a
/// document of aliases to aliases costs nothing.
fn yaml_front(inside: &str, meta: &mut Metadata, note: &mut dyn FnMut(usize, &str)) {
    let mut depth = 0_usize;
    let mut key: Option<Option<&'static str>> = None;
    for event in YamlParser::new_from_str(inside) {
        let (event, place) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = byte_of(inside, error.marker().index());
                note(
                    at,
                    &format!(
                        "the front matter is not valid YAML: {}",
                        one_line(error.info())
                    ),
                );
                return;
            }
        };
        match event {
            Yaml::MappingStart(..) | Yaml::SequenceStart(..) => depth += 1,
            Yaml::MappingEnd | Yaml::SequenceEnd => {
                depth = depth.saturating_sub(1);
                if depth == 1 {
                    key = None;
                }
            }
            Yaml::Alias(_) if depth == 1 => key = key.is_none().then_some(None),
            Yaml::Scalar(words, ..) if depth == 1 => match key.take() {
                None => key = Some(field(&words)),
                Some(Some(field))
                    if !words.trim().is_empty() && words != "null" && words != "~" =>
                {
                    if let Err(message) = meta.set_words(field, &words) {
                        note(byte_of(inside, place.start.index()), &message);
                    }
                }
                Some(_) => {}
            },
            _ => {}
        }
    }
}

/// The byte of character `index`.
fn byte_of(text: &str, index: usize) -> usize {
    text.char_indices()
        .nth(index)
        .map_or(text.len(), |(at, _)| at)
}

/// The level-one heading that a text begins with.
fn heading(body: &str) -> Option<()> {
    match Parser::new_ext(body, Options::empty()).next()? {
        Event::Start(Tag::Heading {
            level: HeadingLevel::H1,
            ..
        }) => Some(()),
        _ => None,
    }
}

fn text(body: &str, blocks: &mut Blocks) {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut first = true;
    let mut kind = As::Prose;
    let mut images = 0_usize;
    let mut page = String::new();
    for event in Parser::new_ext(body, options) {
        match event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            }) if first && blocks.title.is_none() => {
                blocks.end(As::Prose);
                kind = As::Title;
            }
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            Event::Start(tag) if is_block(&tag) => blocks.end(As::Prose),
            Event::End(TagEnd::HtmlBlock) => html::fragment(&std::mem::take(&mut page), blocks),
            Event::End(end) if ends_block(end) => {
                blocks.end(kind);
                kind = As::Prose;
                first = false;
            }
            // What stands for an image is read where the image is not seen.
            Event::Text(words) | Event::Code(words) if images == 0 => {
                let mut lines = words.split('\n').peekable();
                while let Some(line) = lines.next() {
                    blocks.words(line);
                    if lines.peek().is_some() {
                        blocks.line(kind);
                    }
                }
            }
            Event::SoftBreak => blocks.words(" "),
            Event::HardBreak => blocks.line(kind),
            Event::InlineHtml(tag) if tag.to_lowercase().starts_with("<br") => blocks.line(kind),
            Event::Html(html) => page.push_str(&html),
            Event::Rule => blocks.end(kind),
            _ => {}
        }
    }
    blocks.end(kind);
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}

fn ends_block(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}
