//! What a page says of its article to machines: title, byline, outlet, address, day, language.
//!
//! JSON-LD first, then `meta` elements, then what the page shows. Leaves out: the article's text.

use super::tidy::Tidy;
use crate::article::sidecar::{address, language, one_line};
use crate::article::{Metadata, day};
use dom_query::Document;
use serde_json::Value;

/// Kinds of thing that are an article, by how their schema.org name ends.
const ARTICLES: &[&str] = &["Article", "BlogPosting", "Report"];

/// `meta` elements with the day of publication, the surest first.
const DAYS: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "publish_date",
    "publish-date",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "date",
    "article.published",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "iso-8601-publish-date",
];

/// Metadata of a page; every field only where the page states it.
pub(super) fn metadata(doc: &Document, tidy: &Tidy<'_>) -> Metadata {
    let facts = tidy
        .facts
        .iter()
        .find_map(|json| Facts::read(json))
        .unwrap_or_default();
    let metas = Metas::read(doc);
    let outlet = facts.outlet.clone().or_else(|| {
        metas.first(&[
            "og:site_name",
            "application-name",
            "dc.publisher",
            "dcterms.publisher",
        ])
    });
    let title = title(doc, &metas, &facts, outlet.as_deref());
    let outlet = outlet.or_else(|| {
        let window = one_line(&doc.select_single("title").text());
        title.as_deref().and_then(|title| around(&window, title))
    });
    let url = link(doc)
        .or_else(|| {
            metas
                .first(&["og:url", "twitter:url"])
                .and_then(|u| address(&u))
        })
        .or_else(|| facts.url.as_deref().and_then(address))
        .or_else(|| tidy.saved_from.and_then(address));
    let published = facts
        .published
        .as_deref()
        .and_then(day::parse)
        .or_else(|| metas.first_of(DAYS, day::parse))
        .or_else(|| shown_day(doc));
    let lang = doc.html_root().attr("lang").and_then(|l| language(&l));
    Metadata {
        title,
        outlet,
        url,
        published,
        language: lang
            .or_else(|| facts.language.as_deref().and_then(language))
            .or_else(|| {
                metas
                    .first(&["og:locale", "language", "content-language"])
                    .and_then(|l| language(&l))
            }),
        byline: facts.byline.clone().or_else(|| byline(doc, &metas)),
    }
}

/// The page's `meta` elements: names in small letters, and contents.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn read(doc: &Document) -> Self {
        let metas = doc.select("meta[content]");
        let read = |node: &dom_query::NodeRef<'_>| {
            let name = ["property", "name", "itemprop"]
                .iter()
                .find_map(|key| node.attr(key))?;
            let content = one_line(&node.attr("content")?);
            (!content.is_empty()).then(|| (name.trim().to_ascii_lowercase(), content))
        };
        Self(metas.nodes().iter().filter_map(read).collect())
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.first_of(names, |content| Some(content.to_owned()))
    }

    fn first_of<T>(&self, names: &[&str], read: impl Fn(&str) -> Option<T>) -> Option<T> {
        names.iter().find_map(|name| {
            self.0
                .iter()
                .filter(|(n, _)| n == name)
                .find_map(|(_, content)| read(content))
        })
    }
}

/// What a JSON-LD block states of an article.
#[derive(Debug, Default)]
struct Facts {
    title: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
    byline: Option<String>,
    url: Option<String>,
    language: Option<String>,
}

impl Facts {
    /// `None` where the block is no JSON or speaks of no article.
    fn read(json: &str) -> Option<Self> {
        // The parser refuses deep nesting by itself.
        let value: Value = serde_json::from_str(json.trim()).ok()?;
        let article = things(&value).find(|thing| is_article(thing))?;
        let words = |key: &str| article.get(key).and_then(name_of);
        Some(Self {
            title: words("headline").map(|t| decoded(&t)),
            published: words("datePublished").or_else(|| words("dateCreated")),
            outlet: words("publisher").map(|t| decoded(&t)),
            byline: article
                .get("author")
                .and_then(names_of)
                .map(|t| decoded(&t)),
            url: words("url").or_else(|| article.get("mainEntityOfPage").and_then(id_of)),
            language: words("inLanguage"),
        })
    }
}

/// The things a block speaks of: itself, the members of a list, of a graph.
fn things(value: &Value) -> impl Iterator<Item = &Value> {
    let listed = match value {
        Value::Array(list) => list.as_slice(),
        one => std::slice::from_ref(one),
    };
    listed.iter().flat_map(|thing| {
        let graph = thing.get("@graph").and_then(Value::as_array);
        std::iter::once(thing).chain(graph.into_iter().flatten())
    })
}

fn is_article(thing: &Value) -> bool {
    let article = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| ARTICLES.iter().any(|a| kind.ends_with(a)))
    };
    match thing.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(article),
        Some(kind) => article(kind),
        None => false,
    }
}

/// A text, or the name of a thing, or that of the first of several.
fn name_of(value: &Value) -> Option<String> {
    let name = match value {
        Value::String(words) => one_line(words),
        Value::Object(thing) => one_line(
            thing
                .get("name")
                .or_else(|| thing.get("alternateName"))?
                .as_str()?,
        ),
        Value::Array(list) => return list.first().filter(|v| !v.is_array()).and_then(name_of),
        _ => return None,
    };
    (!name.is_empty()).then_some(name)
}

/// The names of several, joined: "Jane Doe, John Roe".
fn names_of(value: &Value) -> Option<String> {
    let Value::Array(list) = value else {
        return name_of(value);
    };
    let names: Vec<String> = list
        .iter()
        .filter(|v| !v.is_array())
        .filter_map(name_of)
        .take(8)
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn id_of(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        thing => Some(thing.get("@id")?.as_str()?.to_owned()),
    }
}

/// Some systems write HTML into JSON: "Talks &amp; threats".
fn decoded(words: &str) -> String {
    if !words.contains(['&', '<']) {
        return words.to_owned();
    }
    let tidy = super::tidy::tidy(words);
    one_line(&Document::from(tidy.html.as_str()).text())
}

/// The title as the page shows it: its first-level heading, where that is the article's; else what the page
/// tells machines.
fn title(doc: &Document, metas: &Metas, facts: &Facts, outlet: Option<&str>) -> Option<String> {
    let window = one_line(&doc.select_single("title").text());
    let told = facts
        .title
        .clone()
        .or_else(|| metas.first(&["og:title", "twitter:title", "dc.title", "title", "headline"]));
    let headings: Vec<String> = doc
        .select("h1")
        .nodes()
        .iter()
        .map(|node| one_line(&node.text()))
        .filter(|words| !words.is_empty() && Some(words.as_str()) != outlet)
        .collect();
    let is_told = |words: &&String| {
        told.as_ref()
            .is_some_and(|told| told.contains(words.as_str()) || words.contains(told.as_str()))
            || window.contains(words.as_str())
    };
    headings
        .iter()
        .find(is_told)
        .or(match headings.as_slice() {
            [one] if told.is_none() || one.split(' ').count() > 3 => Some(one),
            _ => None,
        })
        .cloned()
        .or_else(|| told.map(|t| without_site(&t, outlet)))
        .or_else(|| (!window.is_empty()).then(|| without_site(&window, outlet)))
        .filter(|title| title.chars().any(char::is_alphanumeric))
}

/// "Talks fail - Example News" → "Talks fail", where the last part is the outlet's name or a few words after a
/// bar.
fn without_site(window: &str, outlet: Option<&str>) -> String {
    for separator in [" | ", " - ", " – ", " — ", " · ", " :: ", " « "] {
        if let Some((title, site)) = window.rsplit_once(separator) {
            let named = outlet.is_some_and(|o| o.eq_ignore_ascii_case(site.trim()));
            let short =
                site.split_whitespace().count() <= 4 && title.split_whitespace().count() >= 3;
            if named || short {
                return title.trim().to_owned();
            }
        }
    }
    window.to_owned()
}

/// The outlet's name behind or before the title in the window's title: "Talks fail – Example News".
fn around(window: &str, title: &str) -> Option<String> {
    /// A longer text is a motto.
    const WORDS: usize = 5;
    let rest = window
        .strip_prefix(title)
        .or_else(|| window.strip_suffix(title))?;
    let name = rest.trim_matches(|c: char| !c.is_alphanumeric());
    // A name is set apart by a mark, a longer title is not.
    let apart = rest.trim().starts_with(|c: char| !c.is_alphanumeric())
        || rest.trim().ends_with(|c: char| !c.is_alphanumeric());
    (apart && !name.is_empty() && name.split(' ').count() <= WORDS).then(|| name.to_owned())
}

/// The page's own word on its address.
fn link(doc: &Document) -> Option<String> {
    let links = doc.select("link[rel=canonical]");
    links
        .nodes()
        .iter()
        .find_map(|node| address(&node.attr("href")?))
}

/// The day that the page shows in a `time` element: the one marked as publication, else the first.
fn shown_day(doc: &Document) -> Option<jiff::civil::Date> {
    ["[itemprop=datePublished]", "time"]
        .iter()
        .find_map(|selector| {
            doc.select(selector).nodes().iter().find_map(|node| {
                ["datetime", "content"]
                    .iter()
                    .find_map(|key| node.attr(key).and_then(|value| day::parse(&value)))
                    .or_else(|| day::parse(&node.text()))
            })
        })
}

/// The author's name as `meta` elements or the page state it.
fn byline(doc: &Document, metas: &Metas) -> Option<String> {
    /// A longer text is no name.
    const LONGEST: usize = 120;
    let told = metas.first(&[
        "author",
        "article:author_name",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "byl",
    ]);
    let shown = || {
        ["[rel=author]", "[itemprop=author]", ".byline"]
            .iter()
            .map(|selector| one_line(&doc.select_single(selector).text()))
            .find(|words| !words.is_empty())
    };
    told.filter(|name| !name.starts_with("http"))
        .or_else(shown)
        .map(|name| {
            name.strip_prefix("By ")
                .or_else(|| name.strip_prefix("by "))
                .unwrap_or(&name)
                .to_owned()
        })
        .filter(|name| name.len() <= LONGEST)
}
