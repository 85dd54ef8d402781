//! The newest articles as an Atom feed (RFC 4287).
//!
//! An entry's identifier comes from the article's bytes, so that it stays wherever the reader is mounted.

use crate::dossier::ArticleIx;
use crate::web::frame::count;
use crate::web::links::{self, Route};
use crate::web::page::{Page, hex};
use crate::web::prose;
use crate::web::show::lang;
use crate::web::site::Site;
use askama::Template;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// Articles in the feed.
const ENTRIES: usize = 50;
/// What stands for the day of an article that carries none: the format wants one, and none must be made up.
const NO_DAY: &str = "1970-01-01";

#[derive(Template)]
#[template(path = "feed.xml")]
struct Feed<'d> {
    title: &'d str,
    id: String,
    updated: String,
    /// Links to the front page and to the feed itself; the second only where the full address is known.
    home: String,
    own: Option<String>,
    entries: Vec<Entry<'d>>,
}

struct Entry<'d> {
    title: String,
    lang: &'d str,
    id: String,
    link: String,
    updated: String,
    outlet: Option<&'d str>,
    /// "15 statements: Russia 11, Ukraine 2".
    summary: String,
}

pub(super) fn page(site: &Site, base: Option<&str>) -> Option<Page> {
    // Without a full address links are relative to the feed, which stands beside the front page.
    let link = |route: Route<'_>| match base {
        Some(base) => links::full(base, &site.name, &route),
        None => site.here("/").to(&route),
    };
    let articles = &site.dossier.articles;
    let entries = articles
        .iter()
        .take(ENTRIES)
        .enumerate()
        .map(|(ix, article)| Entry {
            title: prose::one_line(article.title()),
            lang: lang(article),
            id: urn(&article.sha256),
            link: link(Route::Article(Cow::Borrowed(&article.id))),
            updated: day(article.meta.published),
            outlet: article.meta.outlet.as_deref(),
            summary: summary(site, ix),
        });
    let feed = Feed {
        title: if site.title().is_empty() {
            "On Record"
        } else {
            site.title()
        },
        id: base.map_or_else(
            || urn(&hex(&Sha256::digest(site.title()))),
            |base| links::full(base, &site.name, &Route::Front),
        ),
        updated: day(articles.iter().filter_map(|a| a.meta.published).max()),
        home: link(Route::Front),
        own: base.map(|base| links::full(base, &site.name, &Route::Feed)),
        entries: entries.collect(),
    };
    let text = feed.render().ok()?;
    Some(Page::xml(
        "feed",
        "application/atom+xml; charset=utf-8",
        text,
    ))
}

fn day(published: Option<jiff::civil::Date>) -> String {
    let day = published.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
    format!("{day}T00:00:00Z")
}

/// A name for the bytes of this SHA-256 that is an address, too: a UUID of version 8 (RFC 9562) from its first
/// digits.
fn urn(sha256: &str) -> String {
    let digits: Vec<char> = sha256
        .chars()
        .chain(std::iter::repeat('0'))
        .take(32)
        .collect();
    let mut urn = String::from("urn:uuid:");
    for (at, digit) in digits.into_iter().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            urn.push('-');
        }
        urn.push(match at {
            12 => '8',
            16 => 'a',
            _ => digit,
        });
    }
    urn
}

fn summary(site: &Site, article: ArticleIx) -> String {
    let dossier = &*site.dossier;
    let first = dossier.statements.partition_point(|s| s.article < article);
    let last = dossier.statements.partition_point(|s| s.article <= article);
    let mut of = vec![0; dossier.parties.len()];
    for statement in &dossier.statements[first..last] {
        if let Some(party) = dossier.party_of(statement) {
            of[party] += 1;
        }
    }
    let parties = dossier.parties.iter().zip(of);
    let parties: Vec<String> = parties
        .filter(|(_, n)| *n > 0)
        .map(|(party, n)| format!("{} {n}", party.name))
        .collect();
    let all = count(last - first, "statement", "statements");
    if parties.is_empty() {
        all
    } else {
        format!("{all}: {}", parties.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::urn;

    #[test]
    fn the_name_of_bytes_is_a_uuid() {
        assert_eq!(
            urn("987d7cd8f00112233445566778899aabbccddeeff"),
            "urn:uuid:987d7cd8-f001-8223-a445-566778899aab"
        );
        assert_eq!(urn("").len(), "urn:uuid:".len() + 36);
    }
}
