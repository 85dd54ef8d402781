//! The article's own address on the web, and the place of its words there.
//!
//! Leaves out: every address of the reader itself (the module above).

use super::encode;
use crate::article::Article;
use crate::span::Span;
use std::fmt::Write as _;

/// The article's own address on the web; `None` where it has none, or one that is not http.
#[must_use]
pub fn original(article: &Article) -> Option<&str> {
    article
        .meta
        .url
        .as_deref()
        .filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}

/// The article's own address with a text fragment, so that it opens at the words of `span`.
///
/// `#:~:text=prefix-,start,end,-suffix`, each part percent-encoded, so that no `-`, `&` or `,` of the words
/// is taken for syntax. `None` where the article has no address or the span has no words.
#[must_use]
pub fn original_at(article: &Article, span: Span) -> Option<String> {
    let url = original(article)?;
    let words: Vec<&str> = span.of(&article.text).split_whitespace().collect();
    let (first, last) = if words.len() > 10 {
        (
            words[..5].join(" "),
            Some(words[words.len() - 5..].join(" ")),
        )
    } else if words.is_empty() {
        return None;
    } else {
        (words.join(" "), None)
    };
    let around = article
        .paragraphs
        .iter()
        .find(|p| p.span.overlaps(span))
        .map_or(span, |p| p.span);
    let before = Span::new(around.start, span.start).of(&article.text);
    let after = Span::new(span.end, around.end).of(&article.text);
    let mut before: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    before.reverse();
    let after: Vec<&str> = after.split_whitespace().take(3).collect();
    let page = url.split('#').next().unwrap_or(url);
    let mut out = format!("{page}#:~:text=");
    if !before.is_empty() {
        let _ = write!(out, "{}-,", fragment(&before.join(" ")));
    }
    out.push_str(&fragment(&first));
    if let Some(last) = last {
        let _ = write!(out, ",{}", fragment(&last));
    }
    if !after.is_empty() {
        let _ = write!(out, ",-{}", fragment(&after.join(" ")));
    }
    Some(out)
}

/// Percent-encoding for a part of a text fragment: a hyphen is syntax there.
fn fragment(words: &str) -> String {
    encode(words).replace('-', "%2D")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Kind, Metadata, Paragraph};

    fn article(text: &str, url: &str) -> Article {
        Article {
            text: text.into(),
            paragraphs: vec![Paragraph {
                span: Span::whole(text),
                kind: Kind::Body,
            }],
            meta: Metadata {
                url: Some(url.into()),
                ..Metadata::default()
            },
            ..Article::default()
        }
    }

    #[test]
    fn a_text_fragment_escapes_its_syntax() {
        let text = "He said, \"so-called talks, & more\" on Sunday.";
        let a = article(text, "https://example.org/a?b=c#old");
        assert_eq!(
            original_at(&a, Span::new(9, 34)).as_deref(),
            Some(
                "https://example.org/a?b=c#:~:text=He%20said%2C-,%22so%2Dcalled%20talks%2C%20%26%20more%22,-on%20Sunday."
            )
        );
    }

    #[test]
    fn an_address_that_is_not_http_is_no_link() {
        assert_eq!(original(&article("x", "javascript:alert(1)")), None);
    }
}
