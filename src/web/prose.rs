//! Words of an article, cut into runs of one voice each, paragraph by paragraph.
//!
//! Nothing is added, straightened or left out: the runs of a span, put together, are the span. Leaves out:
//! what a run looks like (the style sheet).

use crate::article::Article;
use crate::span::Span;

/// What words are to the statement they stand in, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Voice {
    /// The sentence around it.
    Around,
    /// The statement.
    Said,
    /// Words in quotation marks inside a paraphrase.
    Quoted,
    /// Words that decided the question.
    Deciding,
}

/// A run of words in one voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<'d> {
    /// The words.
    pub(super) text: &'d str,
    /// Their voice.
    pub(super) voice: Voice,
}

/// A paragraph, or the part of one that was asked for.
pub(super) type Para<'d> = Vec<Run<'d>>;

/// Cuts `base` where a layer begins or ends: pieces in order, each with the layers that cover it.
///
/// Layers may nest and overlap. Work grows with the layers that lie over each other at one place.
pub(super) fn cut<T: Copy>(base: Span, layers: &[(Span, T)]) -> Vec<(Span, Vec<T>)> {
    let mut edges = vec![base.start, base.end];
    let mut inside: Vec<(Span, T)> = layers
        .iter()
        .filter(|(span, _)| span.overlaps(base) && !span.is_empty())
        .copied()
        .collect();
    inside.sort_by_key(|(span, _)| span.start);
    for (span, _) in &inside {
        edges.extend([span.start.max(base.start), span.end.min(base.end)]);
    }
    edges.sort_unstable();
    edges.dedup();
    let mut waiting = inside.into_iter().peekable();
    let mut open: Vec<(Span, T)> = Vec::new();
    let mut out = Vec::with_capacity(edges.len());
    for pair in edges.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        open.retain(|(span, _)| span.end > piece.start);
        while let Some(next) = waiting.next_if(|(span, _)| span.start <= piece.start) {
            open.push(next);
        }
        out.push((piece, open.iter().map(|&(_, layer)| layer).collect()));
    }
    out
}

/// The words of `base` in their voices, by paragraph; a gap between paragraphs is left out.
pub(super) fn runs<'d>(
    article: &'d Article,
    base: Span,
    layers: &[(Span, Voice)],
) -> Vec<Para<'d>> {
    let text: &str = &article.text;
    let first = article
        .paragraphs
        .partition_point(|p| p.span.end <= base.start);
    let mut paras: Vec<Span> = article.paragraphs[first..]
        .iter()
        .take_while(|p| p.span.start < base.end)
        .map(|p| Span::new(p.span.start.max(base.start), p.span.end.min(base.end)))
        .collect();
    if paras.is_empty() {
        paras.push(base);
    }
    let para = |span: Span| {
        let mut runs: Para<'d> = Vec::new();
        let mut last = span.start;
        for (piece, voices) in cut(span, layers) {
            let voice = voices.into_iter().max().unwrap_or(Voice::Around);
            match runs.last_mut() {
                // Neighbours in one voice are one run.
                Some(run) if run.voice == voice => {
                    run.text = Span::new(last, piece.end).of(text);
                }
                _ => {
                    last = piece.start;
                    runs.push(Run {
                        text: piece.of(text),
                        voice,
                    });
                }
            }
        }
        runs
    };
    paras.into_iter().map(para).collect()
}

/// The words of several spans, one after the other, with an ellipsis where words are left out between them.
pub(super) fn joined(text: &str, spans: &[Span]) -> String {
    let parts: Vec<String> = spans.iter().map(|s| one_line(s.of(text))).collect();
    parts.join(" … ")
}

/// The words on one line: each stretch of white space is one space.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many words: stretches between white space that hold a letter or digit.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// The parts of `span` that stand in quotation marks, marks included. A mark that never closes holds to the end.
///
/// A closing single mark is told from an apostrophe by what follows it.
pub(super) fn quoted(text: &str, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut open: Option<(u32, char)> = None;
    let mut before = ' ';
    let mut chars = span.of(text).char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let here = span.start + at as u32;
        let next = chars.peek().map_or(' ', |&(_, c)| c);
        match open {
            None => {
                let starts = !before.is_alphanumeric();
                open = closing(c)
                    .filter(|_| starts || c != '‘')
                    .map(|close| (here, close));
            }
            Some((start, close)) if c == close || (close == '”' && c == '“' && start != here) => {
                if close != '’' || !next.is_alphanumeric() {
                    out.push(Span::new(start, here + c.len_utf8() as u32));
                    open = None;
                }
            }
            Some(_) => {}
        }
        before = c;
    }
    if let Some((start, _)) = open {
        out.push(Span::new(start, span.end));
    }
    out
}

const fn closing(mark: char) -> Option<char> {
    Some(match mark {
        '“' | '„' => '”',
        '‘' => '’',
        '"' => '"',
        '«' => '»',
        _ => return None,
    })
}

/// The span without its outer quotation marks, and without a comma that the sentence put inside them.
pub(super) fn without_marks(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let Some(close) = words.chars().next().and_then(closing) else {
        return span;
    };
    let inner = words.trim_start_matches(['“', '„', '‘', '"', '«']);
    let start = span.start + (words.len() - inner.len()) as u32;
    let bare = inner.strip_suffix(close).unwrap_or(inner);
    let bare = bare.strip_suffix(',').unwrap_or(bare);
    Span::new(start, start + bare.len() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Kind, Paragraph};

    fn article(text: &str) -> Article {
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for part in text.split("\n\n") {
            let span = Span::new(at, at + part.len() as u32);
            paragraphs.push(Paragraph {
                span,
                kind: Kind::Body,
            });
            at = span.end + 2;
        }
        Article {
            text: text.into(),
            paragraphs,
            ..Article::default()
        }
    }

    #[test]
    fn the_runs_put_together_are_the_words() {
        let text = "He said ‘one’ and two.\n\nThree.";
        let a = article(text);
        let layers = [
            (Span::new(8, 27), Voice::Said),
            (Span::new(8, 17), Voice::Quoted),
            (Span::new(11, 14), Voice::Deciding),
        ];
        let paras = runs(&a, Span::whole(text), &layers);
        let back: Vec<String> = paras
            .iter()
            .map(|p| p.iter().map(|r| r.text).collect())
            .collect();
        assert_eq!(back.join("\n\n"), text);
        let voices: Vec<Voice> = paras[0].iter().map(|r| r.voice).collect();
        assert_eq!(
            voices,
            [
                Voice::Around,
                Voice::Quoted,
                Voice::Deciding,
                Voice::Quoted,
                Voice::Said
            ]
        );
    }

    #[test]
    fn layers_may_overlap() {
        let pieces = cut(
            Span::new(0, 10),
            &[(Span::new(2, 6), 'a'), (Span::new(4, 20), 'b')],
        );
        let shape: Vec<(u32, u32, String)> = pieces
            .into_iter()
            .map(|(s, l)| (s.start, s.end, l.into_iter().collect()))
            .collect();
        assert_eq!(
            shape,
            [
                (0, 2, String::new()),
                (2, 4, "a".into()),
                (4, 6, "ab".into()),
                (6, 10, "b".into())
            ]
        );
    }

    fn check_quoted(text: &str, expected: &[&str]) {
        let found = quoted(text, Span::whole(text));
        let found: Vec<&str> = found.iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn quoted_words_inside_a_paraphrase() {
        check_quoted(
            "Russia is acting “in the right direction” in Ukraine",
            &["“in the right direction”"],
        );
        check_quoted(
            "it was ‘Russia’s own fault’ again",
            &["‘Russia’s own fault’"],
        );
        check_quoted("a \"first\" and a \"second\"", &["\"first\"", "\"second\""]);
        check_quoted("never “closed by anyone", &["“closed by anyone"]);
        check_quoted("Ukraine’s talks", &[]);
    }

    #[test]
    fn citing_leaves_the_outer_marks_to_the_citation() {
        for (words, bare) in [
            (
                "“We are ready, but it is up to them,”",
                "We are ready, but it is up to them",
            ),
            ("‘never closed.", "never closed."),
            ("no marks", "no marks"),
            ("“”", ""),
        ] {
            assert_eq!(without_marks(words, Span::whole(words)).of(words), bare);
        }
    }
}
