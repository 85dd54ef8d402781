//! Search: statements whose words, or whose speaker's name, hold every word asked for.
//!
//! Made as asked, so bounded: so many words of statements are looked through, so many statements shown, and the
//! page says where it stopped.

use crate::dossier::{Dossier, Statement, StatementIx};
use crate::web::frame::{Frame, PER_PAGE, count};
use crate::web::links::{Route, decode};
use crate::web::show::{Show, Shown};
use askama::Template;

/// Characters of a query that are read.
const LONGEST: usize = 100;
/// Words of a query that are looked for.
const WORDS: usize = 8;
/// Bytes of statements that one request looks through.
const ROOM: usize = 4 << 20;

#[derive(Template)]
#[template(path = "search.html")]
struct Search<'d> {
    frame: Frame,
    action: String,
    /// What was asked for, as it is shown; empty where nothing was.
    asked: String,
    count: String,
    /// Where the search ended before the dossier did.
    stopped: Option<String>,
    statements: Vec<Shown<'d>>,
}

pub(super) fn page(show: &Show<'_>, query: &str) -> Option<String> {
    let dossier = show.dossier();
    let asked = asked(query);
    let words: Vec<String> = fold(&asked)
        .split(' ')
        .take(WORDS)
        .map(str::to_owned)
        .collect();
    let (found, looked_at) = if asked.is_empty() {
        (Vec::new(), 0)
    } else {
        find(dossier, &words)
    };
    let all = dossier.statements.len();
    let stopped = (!asked.is_empty() && looked_at < all).then(|| {
        format!(
            "The first {} of {} were looked through; more words find less.",
            count(looked_at, "statement", "statements"),
            all
        )
    });
    Search {
        frame: Frame {
            // Whatever anybody asks for is no page to be listed.
            indexing: false,
            ..Frame::of(show.site, &Route::Search, show.here, "Search")
        },
        action: show.here.to(&Route::Search),
        count: count(found.len(), "statement", "statements"),
        stopped,
        statements: found.into_iter().map(|s| show.statement(s)).collect(),
        asked,
    }
    .render()
    .ok()
}

/// What `q` asks for: one line, spaces single.
fn asked(query: &str) -> String {
    let value = query
        .split('&')
        .find_map(|part| part.strip_prefix("q="))
        .unwrap_or("")
        .replace('+', " ");
    let value = decode(&value).unwrap_or_default();
    let plain: String = value
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Statements that hold all `words`, in their order, and how many were looked at.
fn find(dossier: &Dossier, words: &[String]) -> (Vec<StatementIx>, usize) {
    let mut found = Vec::new();
    let mut folded = String::new();
    let mut room = ROOM;
    for (ix, statement) in dossier.statements.iter().enumerate() {
        if room == 0 || found.len() == PER_PAGE {
            return (found, ix);
        }
        folded.clear();
        put(dossier, statement, &mut folded);
        room = room.saturating_sub(folded.len());
        if words.iter().all(|word| folded.contains(word.as_str())) {
            found.push(ix);
        }
    }
    (found, dossier.statements.len())
}

fn put(dossier: &Dossier, statement: &Statement, folded: &mut String) {
    let text = &dossier.articles[statement.article].text;
    for span in &statement.content {
        fold_onto(span.of(text), folded);
        folded.push(' ');
    }
    if let Some(speaker) = statement.speaker {
        fold_onto(&dossier.speakers[speaker].name, folded);
    }
}

fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

/// Small letters, and one apostrophe for all: how a word is typed need not be how it is printed.
fn fold_onto(text: &str, folded: &mut String) {
    for c in text.chars() {
        match c {
            '\u{2018}' | '\u{2019}' => folded.push('\''),
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_as_a_form_or_a_browser_writes_it() {
        for (query, words) in [
            ("q=peace+talks", "peace talks"),
            ("x=1&q=%20Don%E2%80%99t%20%20stop&q=no", "Don’t stop"),
            ("q=a%00%0ab", "a b"),
            ("q=%ff", ""),
            ("q=", ""),
            ("", ""),
        ] {
            assert_eq!(asked(query), words, "{query}");
        }
        assert_eq!(asked(&format!("q={}", "x".repeat(500))).len(), LONGEST);
        assert_eq!(fold("Don’t ÄRGERN"), "don't ärgern");
    }
}
