//! Boxes of a page that are no part of the article: navigation, forms, share bars, cookie banners, related stories.
//!
//! Told by element, role, or a word of the class. A box that holds the headline or much of the page's text
//! stays whatever its name: pages call their main column "has-sidebar". Leaves out: boxes without a name, which
//! `furniture` tells by their words.

use dom_query::{Document, NodeRef};

/// Elements that hold no prose of an article.
const ELEMENTS: &[&str] = &["aside", "button", "fieldset", "footer", "form", "nav"];

/// Roles that hold none.
const ROLES: &[&str] = &[
    "alert",
    "alertdialog",
    "complementary",
    "contentinfo",
    "dialog",
    "navigation",
    "search",
    "toolbar",
];

/// Words of a class or id that say what a box is.
const WORDS: &[&str] = &[
    "ad",
    "ads",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "footer",
    "gdpr",
    "hidden",
    "masthead",
    "menu",
    "modal",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "newsletters",
    "outbrain",
    "overlay",
    "popular",
    "popup",
    "promo",
    "promos",
    "promotion",
    "recirc",
    "recirculation",
    "recommended",
    "recommendations",
    "related",
    "relatedposts",
    "respond",
    "share",
    "sharebar",
    "sharedaddy",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "toolbar",
    "trending",
];

/// Words of a class that hide text from the eye.
const UNSEEN: &[&str] = &[
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "u-hidden",
    "is-hidden",
];

/// Elements that are boxes when their class says so; lines and paragraphs are read by their words instead.
const BOXES: &[&str] = &[
    "aside", "details", "div", "dl", "figure", "footer", "header", "li", "nav", "ol", "section",
    "ul",
];

/// A box with more than this part of the page's text is the page.
const PART: (usize, usize) = (2, 5);

/// Takes the boxes out of a page.
pub(super) fn remove(doc: &Document) {
    let Some(body) = doc.body() else {
        return;
    };
    let whole = body.text().len();
    for node in body.descendants() {
        // A box inside one that is gone is gone.
        if !node.is_element() || node.parent().is_none() {
            continue;
        }
        if hidden(&node) || (is_box(&node) && !holds_article(&node, whole)) {
            node.remove_from_parent();
        }
    }
}

/// Whether no reader sees an element.
pub(super) fn hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden")
        || node
            .attr("aria-hidden")
            .is_some_and(|v| v.eq_ignore_ascii_case("true"))
        || node
            .class()
            .is_some_and(|c| c.split_ascii_whitespace().any(|c| UNSEEN.contains(&c)))
}

fn is_box(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.node_name() else {
        return false;
    };
    ELEMENTS.contains(&name.as_ref())
        || node
            .attr("role")
            .is_some_and(|role| ROLES.contains(&role.trim()))
        || (BOXES.contains(&name.as_ref())
            && [node.class(), node.id_attr()]
                .iter()
                .flatten()
                .any(|names| says_so(names)))
}

/// Whether one of the words in a class or an id names a box: `related`, `cookie-banner`, `js_shareBar`.
pub(super) fn says_so(names: &str) -> bool {
    names
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| {
            let lower = word.to_ascii_lowercase();
            WORDS.contains(&lower.as_str())
                || camel(word).iter().any(|w| WORDS.contains(&w.as_str()))
        })
}

/// "shareBar" → "share", "bar".
fn camel(word: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in word.chars() {
        if c.is_ascii_uppercase() {
            words.push(String::new());
        }
        if let Some(last) = words.last_mut() {
            last.push(c.to_ascii_lowercase());
        }
    }
    words
}

/// Whether an element holds the headline, what the page marks as article, or much of the page's text.
fn holds_article(node: &NodeRef<'_>, whole: usize) -> bool {
    let (part, of) = PART;
    if node.text().len() * of > whole * part {
        return true;
    }
    node.descendants_it().any(|n| {
        n.has_name("h1")
            || n.has_name("main")
            || n.attr("itemprop")
                .is_some_and(|v| v.eq_ignore_ascii_case("articleBody"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_read_by_its_words() {
        for yes in [
            "related",
            "related-stories",
            "js_shareBar",
            "cookie-banner open",
            "post__comments",
            "RelatedPosts related",
        ] {
            assert!(says_so(yes), "{yes}");
        }
        for no in [
            "",
            "story",
            "shared-column",
            "unrelated",
            "adapted",
            "headline",
            "navigable",
        ] {
            assert!(!says_so(no), "{no}");
        }
    }
}
