//! Which paragraph is the title, and what each of the others is.
//!
//! Leaves out: titles that only a page's metadata states (formats).

use super::{Kind, Paragraph, credit, furniture, labels};
use crate::span::Span;

/// The longest title, in characters; the longest headlines of agencies stay under 150.
const TITLE_MAX: usize = 200;
/// How many lines of furniture may stand above a title: the navigation of a page that was copied whole.
const ABOVE: usize = 24;
/// Within how many body paragraphs the dateline stands: a standfirst may come before it.
const DATELINED: usize = 3;
/// Within how many paragraphs the one who opens a transcript speaks again.
const TURNS: usize = 4;
/// A line that ends in a stop is a title where it has at least so many words …
const CAPITALISED_MIN: usize = 4;
/// … and nine in ten of the longer ones begin with a capital: no sentence of prose does.
const CAPITALISED: (usize, usize) = (9, 10);

/// Paragraphs with their kinds, the title's span, and the dateline.
///
/// `told` is where the mark-up says the title stands, `captions` what it says is furniture, in order.
pub(super) fn kinds(
    text: &str,
    spans: &[Span],
    told: Option<Span>,
    captions: &[Span],
) -> (Vec<Paragraph>, Option<Span>, Option<Span>) {
    let mut marks = furniture::mark(text, spans);
    let mut captions = captions.iter().peekable();
    for (mark, span) in marks.iter_mut().zip(spans) {
        while captions.next_if(|c| c.end <= span.start).is_some() {}
        *mark |= captions.peek().is_some_and(|c| c.contains(*span));
    }
    let title = told
        .and_then(|told| spans.iter().position(|s| *s == told))
        .or_else(|| title(text, spans));
    if let Some(at) = title {
        marks[at] = false;
    }
    let paragraphs: Vec<Paragraph> = spans
        .iter()
        .zip(&marks)
        .enumerate()
        .map(|(at, (&span, &dim))| Paragraph {
            span,
            kind: match (title == Some(at), dim) {
                (true, _) => Kind::Title,
                (_, true) => Kind::Furniture,
                _ => Kind::Body,
            },
        })
        .collect();
    let dateline = paragraphs
        .iter()
        .filter(|p| p.kind == Kind::Body)
        .take(DATELINED)
        .find_map(|p| credit::dateline(text, p.span));
    (paragraphs, title.map(|at| spans[at]), dateline)
}

/// The index of the title: the first paragraph that is no furniture, where it is short, ends as a title does,
/// and something follows it.
fn title(text: &str, spans: &[Span]) -> Option<usize> {
    let at = spans
        .iter()
        .take(ABOVE)
        .position(|span| !furniture::alone(span.of(text)))?;
    let after = spans.get(at + 1)?;
    let words = spans[at].of(text);
    let next = &spans[at + 1..spans.len().min(at + 1 + TURNS)];
    let turn = labels::opens_turn(text, spans[at], next);
    (titled(words) && after.start > spans[at].end && !turn).then_some(at)
}

fn titled(words: &str) -> bool {
    if words.chars().take(TITLE_MAX + 1).count() > TITLE_MAX || words.contains('\n') {
        return false;
    }
    let inner = words.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    let stop = inner.ends_with('.') && !initials(inner) && !capitalised(inner);
    !stop
        && !inner.ends_with([',', ':', ';', '—', '–', '-'])
        && inner.chars().any(char::is_alphabetic)
}

/// Set in capitals as titles are: "Minister Says Talks ‘Will Go On.’"
fn capitalised(words: &str) -> bool {
    let (mut long, mut capitals, mut all) = (0, 0, 0);
    for word in words.split_whitespace() {
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        all += 1;
        // Small words ("of", "with") stay small in such titles.
        if bare.chars().nth(4).is_some() {
            long += 1;
            capitals += usize::from(!bare.starts_with(char::is_lowercase));
        }
    }
    let (part, whole) = CAPITALISED;
    all >= CAPITALISED_MIN && long >= 2 && capitals * whole >= long * part
}

/// Ends in initials, whose stop is their own: "Talks open in U.S."
fn initials(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let mut parts = last.trim_end_matches('.').split('.');
    last.ends_with('.') && last.matches('.').count() >= 2 && parts.all(|p| p.chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;

    fn check(text: &str, expected: Option<&str>) {
        let spans = plain::paragraphs(text);
        assert_eq!(
            kinds(text, &spans, None, &[]).1.map(|s| s.of(text)),
            expected,
            "{text}"
        );
    }

    #[test]
    fn titles() {
        check("Talks fail\n\nThe talks failed.", Some("Talks fail"));
        check("Talks fail\nThe talks failed.", Some("Talks fail"));
        check(
            "Is this the end?\n\nThe talks failed.",
            Some("Is this the end?"),
        );
        check(
            "Talks open in U.S.\n\nThe talks opened.",
            Some("Talks open in U.S."),
        );
        check(
            "“We are ready”\n\nThe talks opened.",
            Some("“We are ready”"),
        );
        check(
            "Home\n\nAdvertisement\n\nTalks fail\n\nBy Jane Doe\n\nThe talks failed.",
            Some("Talks fail"),
        );
    }

    #[test]
    fn no_titles() {
        check("The talks failed.\n\nNobody knew why.", None);
        check("“We are ready,” he said.\n\nNobody knew why.", None);
        check("“We are ready.”\n\nNobody knew why.", None);
        check("Talks fail", None);
        check("Jane Doe met John Roe in Paris.\n\nNobody knew why.", None);
        check("He said:\n\n“No.”", None);
        check("Home\n\nNext", None);
        check("Q: Who shut the road?\n\nA: I did.", None);
        check(
            "MARIS: Who shut the road?\n\nKEITA: I did.\n\nMARIS: Why?",
            None,
        );
        check(
            "SEGOU RIVER: Who shut the road?\n\nKEITA: I did.\n\nThe road was shut.",
            Some("SEGOU RIVER: Who shut the road?"),
        );
    }
}
