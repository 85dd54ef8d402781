//! Which HTML elements there are, as far as reading an article needs to know.
//!
//! Leaves out: everything an element does beyond holding text.

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Begins and ends a block of text.
    Block,
    /// Part of a line.
    Inline,
    /// The tags go, the text stays.
    Bare,
    /// Gone with everything in it.
    Dropped,
    /// Has no end tag and no text; gone.
    Void,
}

/// What becomes of the element `name` (in small letters), and the name it is read under.
pub(super) fn class(name: &str) -> (Class, &'static str) {
    for (class, names) in TABLE {
        if let Some(found) = names.iter().find(|n| **n == name) {
            return (*class, found);
        }
    }
    // Tables lay out pages as often as they hold data: a cell is a block like another.
    match name {
        "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "caption" | "dialog"
        | "menu" | "center" | "hgroup" | "legend" | "optgroup" | "search" => (Class::Block, "div"),
        // Elements of a page's own making are lines until told otherwise.
        _ => (Class::Bare, "span"),
    }
}

const TABLE: &[(Class, &[&str])] = &[
    (
        Class::Block,
        &[
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "html",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "ul",
        ],
    ),
    (
        Class::Inline,
        &[
            "a", "b", "button", "cite", "em", "i", "mark", "small", "span", "strong", "time", "u",
        ],
    ),
    (
        Class::Dropped,
        &[
            "applet",
            "audio",
            "canvas",
            "iframe",
            "map",
            "math",
            "noembed",
            "noframes",
            "noscript",
            "object",
            "plaintext",
            "rp",
            "rt",
            "script",
            "select",
            "style",
            "svg",
            "template",
            "textarea",
            "video",
            "xmp",
        ],
    ),
    (
        Class::Void,
        &[
            "area", "base", "basefont", "bgsound", "col", "embed", "frame", "img", "input",
            "keygen", "param", "source", "track", "wbr",
        ],
    ),
];

/// The elements that end an open element of the same kind, as they may be left unclosed: `<p>`, `<li>`.
pub(super) fn ends_itself(name: &str) -> bool {
    matches!(name, "p" | "li" | "dd" | "dt")
}
