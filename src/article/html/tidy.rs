//! A page as it was saved → the same page with nothing in it that a reader of the article needs not.
//!
//! One pass over the bytes, before any tree is built: scripts, styles and embedded things go, tags are closed
//! in order, nesting and the number of elements are bounded. What comes out is small, well formed and safe to
//! build a tree of, whatever came in: trees of hostile pages cost time that grows with the square of their
//! depth. Leaves out: which text is the article (`prose`).

use super::attributes::{self, Attributes};
use super::boxes;
use super::tags::{self, Class};
use crate::span::Span;
use memchr::{memchr, memmem};

/// How deep elements may nest; the pages of news sites stay under 60.
const DEPTH: usize = 100;
/// How many elements a tree may have; a long read has some thousands.
const ELEMENTS: usize = 100_000;
/// Bytes kept of one attribute's value.
const VALUE: usize = 600;
/// Blocks of machine-readable facts that are kept, and bytes of each.
const FACTS: (usize, usize) = (20, 1 << 20);

/// A page, tidied.
#[derive(Debug, Default)]
pub(super) struct Tidy<'h> {
    /// Well-formed HTML: text, blocks, links, and the head's metadata.
    pub(super) html: String,
    /// The JSON-LD blocks, as they stand in the page.
    pub(super) facts: Vec<&'h str>,
    /// The address a browser noted when it saved the page.
    pub(super) saved_from: Option<&'h str>,
}

/// Tidies a page.
pub(super) fn tidy(page: &str) -> Tidy<'_> {
    let mut scan = Scan {
        page,
        at: 0,
        open: Vec::new(),
        elements: 0,
        breaks: 0,
        unclosed: Vec::new(),
        out: Tidy::default(),
    };
    scan.run();
    scan.out
}

struct Scan<'h> {
    page: &'h str,
    at: usize,
    /// Open elements, outermost first; at most [`DEPTH`].
    open: Vec<&'static str>,
    elements: usize,
    /// Line breaks in a row.
    breaks: usize,
    /// Names for which no end tag follows any more.
    unclosed: Vec<&'static str>,
    out: Tidy<'h>,
}

impl<'h> Scan<'h> {
    fn run(&mut self) {
        let bytes = self.page.as_bytes();
        while self.at < bytes.len() {
            let next = memchr(b'<', &bytes[self.at..]).map_or(bytes.len(), |n| self.at + n);
            self.text(next);
            if next == bytes.len() {
                break;
            }
            match bytes.get(next + 1) {
                Some(b'!' | b'?') => self.declaration(next),
                Some(b'/') if bytes.get(next + 2).is_some_and(u8::is_ascii_alphabetic) => {
                    self.end_tag(next);
                }
                Some(c) if c.is_ascii_alphabetic() => self.start_tag(next),
                _ => {
                    self.out.html.push_str("&lt;");
                    self.at = next + 1;
                }
            }
        }
        while let Some(name) = self.open.pop() {
            self.close_tag(name);
        }
    }

    fn slice(&self, from: usize, to: usize) -> &'h str {
        Span::new(from as u32, to as u32).of(self.page)
    }

    fn text(&mut self, to: usize) {
        let text = self.slice(self.at, to);
        if !text.trim().is_empty() {
            self.breaks = 0;
        }
        self.out.html.push_str(text);
        self.at = to;
    }

    /// The byte after the first `needle` from `from` on, or the end.
    fn past(&self, from: usize, needle: &[u8]) -> usize {
        let bytes = self.page.as_bytes();
        let rest = bytes.get(from..).unwrap_or_default();
        memmem::find(rest, needle).map_or(bytes.len(), |n| from + n + needle.len())
    }

    fn declaration(&mut self, from: usize) {
        let comment = self.page.as_bytes()[from..].starts_with(b"<!--");
        let end = if comment {
            self.past(from + 4, b"-->")
        } else {
            self.past(from, b">")
        };
        if comment && self.out.saved_from.is_none() && from < 4096 {
            // " saved from url=(0029)https://example.org/a "
            let saved = self
                .slice(from, end.min(from + 4096))
                .split_once("saved from url=(");
            self.out.saved_from = saved
                .and_then(|(_, rest)| rest.split_once(')'))
                .and_then(|(_, rest)| rest.split([' ', '\n', '\r']).next());
        }
        self.at = end;
    }

    fn end_tag(&mut self, from: usize) {
        let name = name_at(self.page.as_bytes(), from + 2);
        self.at = self.past(from, b">");
        if name == "q" {
            self.out.html.push('”');
        }
        if own_box(&name) {
            self.end("div", true);
            return;
        }
        let (class, name) = tags::class(&name);
        match class {
            Class::Block | Class::Inline => self.end(name, class == Class::Block),
            Class::Bare | Class::Dropped | Class::Void => {}
        }
    }

    fn start_tag(&mut self, from: usize) {
        let found = name_at(self.page.as_bytes(), from + 1);
        let (attributes, end) = attributes::read(self.page, from + 1 + found.len());
        self.at = end;
        match found.as_str() {
            "br" => self.line_break(),
            "hr" => self.border(),
            // Browsers print the marks of this element.
            "q" => self.out.html.push('“'),
            "meta" | "link" => self.head(&found, &attributes),
            "title" => self.title(),
            _ if own_box(&found) => {
                let name = self.slice(from + 1, from + 1 + found.len());
                self.block("div", &vec![("class".to_owned(), name)]);
            }
            _ => match tags::class(&found) {
                (Class::Block, name) => self.block(name, &attributes),
                (Class::Inline, name) => self.inline(name, &attributes),
                (Class::Dropped, name) => self.skip(name, &attributes),
                (Class::Bare | Class::Void, _) => {}
            },
        }
    }

    fn line_break(&mut self) {
        // Two breaks end a paragraph; more say no more.
        if self.breaks < 2 {
            self.out.html.push_str("<br>");
        }
        self.breaks += 1;
    }

    /// A border between paragraphs where no element can be opened.
    fn border(&mut self) {
        self.line_break();
        self.line_break();
    }

    /// Goes past an element that is dropped with everything in it; past its tag alone where it is never closed.
    fn skip(&mut self, name: &'static str, attributes: &Attributes<'h>) {
        if self.unclosed.contains(&name) {
            return;
        }
        let Some(end) = self.find_end(name) else {
            self.unclosed.push(name);
            return;
        };
        let facts = name == "script"
            && attributes
                .iter()
                .any(|(n, v)| n == "type" && v.trim().eq_ignore_ascii_case("application/ld+json"));
        if facts && self.out.facts.len() < FACTS.0 && end - self.at <= FACTS.1 {
            let inside = self.slice(self.at, end);
            self.out.facts.push(inside);
        }
        self.at = self.past(end, b">");
    }

    /// Where the next end tag of `name` begins.
    fn find_end(&self, name: &str) -> Option<usize> {
        let bytes = self.page.as_bytes();
        let mut from = self.at;
        loop {
            let at = from + memmem::find(&bytes[from..], b"</")?;
            if name_at(bytes, at + 2) == name {
                return Some(at);
            }
            from = at + 2;
        }
    }

    fn title(&mut self) {
        if self.unclosed.contains(&"title") {
            return;
        }
        let Some(end) = self.find_end("title") else {
            self.unclosed.push("title");
            return;
        };
        let words = self.slice(self.at, end.min(self.at + 4 * VALUE));
        self.out.html.push_str("<title>");
        self.out.html.push_str(&words.replace('<', "&lt;"));
        self.out.html.push_str("</title>");
        self.at = self.past(end, b">");
    }

    fn head(&mut self, name: &str, attributes: &Attributes<'h>) {
        if self.full() {
            return;
        }
        self.elements += 1;
        self.out.html.push('<');
        self.out.html.push_str(name);
        self.write(
            attributes,
            &["name", "property", "itemprop", "content", "rel", "href"],
        );
    }

    fn full(&self) -> bool {
        self.open.len() >= DEPTH || self.elements >= ELEMENTS
    }

    fn open_tag(&mut self, name: &'static str, attributes: &Attributes<'h>) {
        self.elements += 1;
        self.open.push(name);
        self.out.html.push('<');
        self.out.html.push_str(name);
        self.write(
            attributes,
            &[
                "class",
                "id",
                "itemprop",
                "role",
                "rel",
                "href",
                "datetime",
                "lang",
                "hidden",
                "aria-hidden",
                "style",
                "content",
                "itemtype",
            ],
        );
    }

    fn close_tag(&mut self, name: &str) {
        self.out.html.push_str("</");
        self.out.html.push_str(name);
        self.out.html.push('>');
    }

    fn write(&mut self, attributes: &Attributes<'h>, kept: &[&str]) {
        for (name, value) in attributes {
            let hides = |v: &str| {
                v.to_ascii_lowercase()
                    .replace(' ', "")
                    .contains("display:none")
            };
            let (name, value) = match name.as_str() {
                "style" if hides(value) => ("hidden", ""),
                "style" => continue,
                name if kept.contains(&name) => (name, *value),
                _ => continue,
            };
            self.out.html.push(' ');
            self.out.html.push_str(name);
            self.out.html.push_str("=\"");
            let mut kept = 0;
            for c in value.chars() {
                kept += c.len_utf8();
                if kept > VALUE {
                    break;
                }
                match c {
                    '"' => self.out.html.push_str("&quot;"),
                    '<' => self.out.html.push_str("&lt;"),
                    c => self.out.html.push(c),
                }
            }
            self.out.html.push('"');
        }
        self.out.html.push('>');
    }

    fn block(&mut self, name: &'static str, attributes: &Attributes<'h>) {
        if matches!(name, "html" | "body") && self.open.contains(&name) {
            return;
        }
        // A block ends the lines around it and an open paragraph: neither can hold one.
        while self
            .open
            .last()
            .is_some_and(|n| tags::class(n).0 == Class::Inline)
        {
            self.pop();
        }
        if self
            .open
            .last()
            .is_some_and(|top| *top == "p" || (*top == name && tags::ends_itself(name)))
        {
            self.pop();
        }
        if matches!(name, "dd" | "dt") && matches!(self.open.last(), Some(&("dd" | "dt"))) {
            self.pop();
        }
        if self.full() {
            self.border();
        } else {
            self.breaks = 0;
            self.open_tag(name, attributes);
        }
    }

    fn inline(&mut self, name: &'static str, attributes: &Attributes<'h>) {
        if name == "a" {
            self.end("a", false);
        }
        if !self.full() {
            self.open_tag(name, attributes);
        }
    }

    fn pop(&mut self) {
        if let Some(name) = self.open.pop() {
            self.close_tag(name);
        }
    }

    /// Ends the nearest open element `name` and what is open in it; a line's element not beyond its block.
    fn end(&mut self, name: &'static str, block: bool) {
        let reach = self
            .open
            .iter()
            .rposition(|n| *n == name || (!block && tags::class(n).0 == Class::Block));
        match reach {
            Some(at) if self.open[at] == name => {
                while self.open.len() > at {
                    self.pop();
                }
            }
            _ if block => self.border(),
            _ => {}
        }
        if block {
            self.breaks = 0;
        }
    }
}

/// Whether an element of a page's own making is a box by its name: `amp-consent`. Others may stand inside a
/// line and leave no trace.
fn own_box(name: &str) -> bool {
    name.contains('-') && boxes::says_so(name)
}

/// The name that begins at byte `at`, in small letters; at most 40 bytes of it.
fn name_at(bytes: &[u8], at: usize) -> String {
    bytes
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'_'))
        .take(40)
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: &str) {
        assert_eq!(tidy(page).html, expected, "{page}");
    }

    #[test]
    fn tags_are_closed_in_order() {
        check("<p>One<p>Two", "<p>One</p><p>Two</p>");
        check("<div><p>One</div>Two", "<div><p>One</p></div>Two");
        check(
            "<p><i>One <b>two</i> three</b>",
            "<p><i>One <b>two</b></i> three</p>",
        );
        check(
            "<ul><li>One<li>Two</ul>",
            "<ul><li>One</li><li>Two</li></ul>",
        );
        check(
            "<table><tr><td>One<td>Two</table>",
            "<div><div><div>One<div>Two</div></div></div></div>",
        );
        check(
            "<a href=x>One<a href=y>Two",
            "<a href=\"x\">One</a><a href=\"y\">Two</a>",
        );
        check("One</p>Two", "One<br><br>Two");
    }

    #[test]
    fn what_no_reader_sees_is_gone() {
        check("a<script>if (a<b) { \"</p>\" }</script>b", "ab");
        check("a<SCRIPT>x</Script >b<style>p{}</style>c", "abc");
        check("a<!-- <p>no</p> -->b<!doctype html>c<?php no ?>d", "abcd");
        check(
            "a<svg><title>Logo</title></svg>b<img src=x onerror=y>c",
            "abc",
        );
        check("a<script>never closed", "anever closed");
        check("a<!-- never closed", "a");
        check("5 < 6 <3", "5 &lt; 6 &lt;3");
    }

    #[test]
    fn attributes_are_kept_where_they_are_of_use() {
        check(
            "<p onclick='x' CLASS=lead data-x=1 id = \"i\">a",
            "<p class=\"lead\" id=\"i\">a</p>",
        );
        check(
            "<p style='color:red'>a</p><p style=\"Display: none\">b</p>",
            "<p>a</p><p hidden=\"\">b</p>",
        );
        check("<p class='a\"b<c'>a", "<p class=\"a&quot;b&lt;c\">a</p>");
        check(
            "<p class=\"never closed>a",
            "<p class=\"never closed>a\"></p>",
        );
    }

    #[test]
    fn facts_and_the_saved_address_are_kept_aside() {
        let page = "<!-- saved from url=(0021)https://example.org/a -->\n<script type=\"application/ld+json\">{\"a\":1}</script>";
        let tidy = tidy(page);
        assert_eq!(tidy.saved_from, Some("https://example.org/a"));
        assert_eq!(tidy.facts, ["{\"a\":1}"]);
    }

    #[test]
    fn nesting_is_bounded_and_borders_stay() {
        let page = format!("{}One{}Two", "<div>".repeat(500), "<div>".repeat(500));
        let html = tidy(&page).html;
        assert_eq!(html.matches("<div>").count(), DEPTH);
        assert_eq!(html.matches("</div>").count(), DEPTH);
        assert!(html.contains("One<br><br>Two"));
    }
}
