//! Named but not quoted: who is spoken of and does not speak.

use super::front::{Head, head};
use crate::article::Article;
use crate::span::Span;
use crate::web::frame::{Frame, Pages, count};
use crate::web::links::{Route, place_anchor};
use crate::web::prose::{self, Para, Voice};
use crate::web::show::{Show, lang};
use askama::Template;

#[derive(Template)]
#[template(path = "named.html")]
struct NamedPage<'d> {
    frame: Frame,
    head: Head<'d>,
    count: String,
    people: Vec<Person<'d>>,
    pages: Pages,
}

struct Person<'d> {
    name: &'d str,
    party: Option<&'d str>,
    times: String,
    lang: &'d str,
    /// The first places, with the words around them.
    places: Vec<(Vec<Para<'d>>, String)>,
    /// The others, as numbers.
    more: Vec<(usize, String)>,
}

/// Places that are shown with the words around them.
const SHOWN: usize = 2;
/// Links to further places; a name that stands more often is common enough to be found.
const LINKED: usize = 50;

pub(super) fn page(show: &Show<'_>, number: usize) -> Option<String> {
    let dossier = show.dossier();
    let (part, pages) = Pages::cut(&dossier.named, number, show.here, Route::Named)?;
    let people = part.iter().map(|named| {
        let link = |&(article, span): &(usize, Span)| show.place(article, &place_anchor(span));
        let places = named.mentions.iter().take(SHOWN).map(|place| {
            let article = &dossier.articles[place.0];
            (
                prose::runs(article, around(article, place.1), &[(place.1, Voice::Said)]),
                link(place),
            )
        });
        let more = named.mentions.iter().enumerate().skip(SHOWN).take(LINKED);
        Person {
            name: &named.name,
            party: named.party.as_deref(),
            times: count(named.mentions.len(), "mention", "mentions"),
            lang: named
                .mentions
                .first()
                .map_or("en", |m| lang(&dossier.articles[m.0])),
            places: places.collect(),
            more: more.map(|(i, place)| (i + 1, link(place))).collect(),
        }
    });
    NamedPage {
        frame: Frame::of(
            show.site,
            &Route::Named(number),
            show.here,
            "Named but not quoted",
        ),
        head: head(show),
        count: count(dossier.named.len(), "person is", "people are"),
        people: people.collect(),
        pages,
    }
    .render()
    .ok()
}

/// The paragraph of a span, cut to the sentence-like stretch around it where it is long.
pub(super) fn around(article: &Article, span: Span) -> Span {
    let paragraph = article
        .paragraphs
        .iter()
        .find(|p| p.span.contains(span))
        .map_or(span, |p| p.span);
    let before = Span::new(paragraph.start, span.start).of(&article.text);
    let after = Span::new(span.end, paragraph.end).of(&article.text);
    let start = before.rfind(". ").map_or(0, |at| at + 2);
    let end = after.find(". ").map_or(after.len(), |at| at + 1);
    Span::new(paragraph.start + start as u32, span.end + end as u32)
}
