//! Addresses: the only place that builds and reads them.
//!
//! Every address printed on a page is relative to that page (`../` × depth), so one set of bytes serves at the
//! root of a host, under any prefix, and from a folder of files. Leaves out: what stands at an address (`pages`).

mod original;

pub use original::{original, original_at};

use crate::span::Span;
use std::borrow::Cow;
use std::fmt::Write;

/// A page of the reader. Identifiers are decoded; a page number is never 0 or written for page 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// By speaker: the front page.
    Front,
    /// By question.
    Questions,
    /// One question, and which page of it.
    Question(Cow<'a, str>, usize),
    /// In article order, and which page of it.
    InOrder(usize),
    /// All articles, and which page of them.
    Articles(usize),
    /// One article in full.
    Article(Cow<'a, str>),
    /// All speakers, and which page of them.
    Speakers(usize),
    /// One speaker, and which page of its statements.
    Speaker(Cow<'a, str>, usize),
    /// One party, and which page of its statements.
    Party(Cow<'a, str>, usize),
    /// One statement.
    Statement(Cow<'a, str>),
    /// Statements of which the speaker is not known, and which page of them.
    Unassigned(usize),
    /// How much room each party has.
    Balance,
    /// Named but not quoted, and which page of them.
    Named(usize),
    /// What was left out and why, and which page of it.
    Rejects(usize),
    /// Method, limits, accuracy, licence.
    About,
    /// Statements that hold the words asked for.
    Search,
    /// For robots.
    Robots,
    /// The newest articles, for feed readers.
    Feed,
    /// How a browser can search here.
    OpenSearch,
}

impl<'a> Route<'a> {
    /// The page at `path` (with its leading slash); `None` where there can be none.
    #[must_use]
    pub fn read(path: &'a str) -> Option<Self> {
        let mut parts = path.strip_prefix('/')?.split('/');
        let first = parts.next()?;
        let rest = (parts.next(), parts.next(), parts.next());
        let id = |s: &'a str| decode(s).filter(|id| !id.is_empty());
        let list = |n: Option<&str>| n.map_or(Some(1), page_number);
        Some(match (first, rest) {
            ("", (None, ..)) => Self::Front,
            ("by-question", (None, ..)) => Self::Questions,
            ("in-order", (n, None, _)) => Self::InOrder(list(n)?),
            ("articles", (None, ..)) => Self::Articles(1),
            ("articles", (Some("page"), n @ Some(_), None)) => Self::Articles(list(n)?),
            ("articles", (Some(a), None, _)) => Self::Article(id(a)?),
            ("speakers", (None, ..)) => Self::Speakers(1),
            ("speakers", (Some("page"), n @ Some(_), None)) => Self::Speakers(list(n)?),
            ("speakers", (Some(s), n, None)) => Self::Speaker(id(s)?, list(n)?),
            ("parties", (Some(p), n, None)) => Self::Party(id(p)?, list(n)?),
            ("questions", (Some(q), n, None)) => Self::Question(id(q)?, list(n)?),
            ("statements", (Some(s), None, _)) => Self::Statement(id(s)?),
            ("unassigned", (n, None, _)) => Self::Unassigned(list(n)?),
            ("balance", (None, ..)) => Self::Balance,
            ("not-quoted", (n, None, _)) => Self::Named(list(n)?),
            ("left-out", (n, None, _)) => Self::Rejects(list(n)?),
            ("about", (None, ..)) => Self::About,
            ("search", (None, ..)) => Self::Search,
            ("robots.txt", (None, ..)) => Self::Robots,
            ("feed.atom", (None, ..)) => Self::Feed,
            ("opensearch.xml", (None, ..)) => Self::OpenSearch,
            _ => return None,
        })
    }

    /// The address from the root of the reader, without a leading slash; empty for the front page.
    #[must_use]
    pub fn address(&self) -> String {
        let numbered = |base: String, sep: &str, n: usize| {
            if n > 1 {
                format!("{base}{sep}{n}")
            } else {
                base
            }
        };
        match self {
            Self::Front => String::new(),
            Self::Questions => "by-question".into(),
            Self::Question(id, n) => numbered(format!("questions/{}", encode(id)), "/", *n),
            Self::InOrder(n) => numbered("in-order".into(), "/", *n),
            Self::Articles(n) => numbered("articles".into(), "/page/", *n),
            Self::Article(id) => format!("articles/{}", encode(id)),
            Self::Speakers(n) => numbered("speakers".into(), "/page/", *n),
            Self::Speaker(id, n) => numbered(format!("speakers/{}", encode(id)), "/", *n),
            Self::Party(id, n) => numbered(format!("parties/{}", encode(id)), "/", *n),
            Self::Statement(id) => format!("statements/{}", encode(id)),
            Self::Unassigned(n) => numbered("unassigned".into(), "/", *n),
            Self::Balance => "balance".into(),
            Self::Named(n) => numbered("not-quoted".into(), "/", *n),
            Self::Rejects(n) => numbered("left-out".into(), "/", *n),
            Self::About => "about".into(),
            Self::Search => "search".into(),
            Self::Robots => "robots.txt".into(),
            Self::Feed => "feed.atom".into(),
            Self::OpenSearch => "opensearch.xml".into(),
        }
    }

    /// What the page is called in logs and metrics: one name for all pages of a kind.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Questions => "questions",
            Self::Question(..) => "question",
            Self::InOrder(_) => "in-order",
            Self::Articles(_) => "articles",
            Self::Article(_) => "article",
            Self::Speakers(_) => "speakers",
            Self::Speaker(..) => "speaker",
            Self::Party(..) => "party",
            Self::Statement(_) => "statement",
            Self::Unassigned(_) => "unassigned",
            Self::Balance => "balance",
            Self::Named(_) => "not-quoted",
            Self::Rejects(_) => "left-out",
            Self::About => "about",
            Self::Search => "search",
            Self::Robots => "robots",
            Self::Feed => "feed",
            Self::OpenSearch => "opensearch",
        }
    }
}

/// Path of the list of all pages, for search engines; of the whole server, whatever dossiers it has.
pub(super) const SITEMAP: &str = "/sitemap.xml";

/// Path where browsers and feed readers look for an icon without being told.
pub(super) const FAVICON: &str = "/favicon.ico";

/// Whether what stands at `path` inside a dossier names the server's own address where that is known.
pub(super) fn names_its_base(path: &str) -> bool {
    matches!(path, "/feed.atom" | "/opensearch.xml")
}

/// The full address of a page; `base` is that of the server's front page, `name` the dossier's, empty at the root.
pub(super) fn full(base: &str, name: &str, route: &Route<'_>) -> String {
    let base = base.trim_end_matches('/');
    match name {
        "" => format!("{base}/{}", route.address()),
        name => format!("{base}/{name}/{}", route.address()),
    }
}

/// The full address of the list of all pages.
pub(super) fn full_sitemap(base: &str) -> String {
    format!("{}{SITEMAP}", base.trim_end_matches('/'))
}

/// Page numbers are written one way only ("2", never "02" or "+2"), so that a page has one address.
fn page_number(written: &str) -> Option<usize> {
    let number: usize = written.parse().ok()?;
    (number > 1 && number < 1_000_000 && written == number.to_string()).then_some(number)
}

const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Percent-encodes all but the characters that RFC 3986 calls unreserved.
pub(super) fn encode(part: &str) -> Cow<'_, str> {
    if part.bytes().all(is_unreserved) {
        return Cow::Borrowed(part);
    }
    let mut out = String::with_capacity(part.len() * 3);
    for byte in part.bytes() {
        if is_unreserved(byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Cow::Owned(out)
}

/// Undoes percent-encoding; `None` where it is broken or hides something that is not UTF-8.
pub(super) fn decode(part: &str) -> Option<Cow<'_, str>> {
    if !part.contains('%') {
        return Some(Cow::Borrowed(part));
    }
    let mut out = Vec::with_capacity(part.len());
    let mut bytes = part.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            out.push((high * 16 + low) as u8);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok().map(Cow::Owned)
}

/// Where a page stands, and so how its links to others begin.
#[derive(Clone, Debug)]
pub struct Here {
    up: String,
    /// The dossier stands under a name of its own: the root of the server is one step above its front page.
    named: bool,
}

impl Here {
    /// The page at `path` (with its leading slash).
    #[must_use]
    pub fn at(path: &str) -> Self {
        let depth = path.bytes().filter(|&b| b == b'/').count().max(1) - 1;
        // An address has at most a few parts; a long row of slashes is nobody's page.
        Self {
            up: "../".repeat(depth.min(32)),
            named: false,
        }
    }

    /// The same place in a dossier that stands under a name of its own.
    #[must_use]
    pub fn named(mut self) -> Self {
        self.named = true;
        self
    }

    /// The link from here to the list of all dossiers; `None` where there is one only.
    #[must_use]
    pub fn above(&self) -> Option<String> {
        self.named.then(|| format!("{}../", self.up))
    }

    /// The link from here to an address counted from the root of the server.
    pub(super) fn server(&self, address: &str) -> String {
        match self.above() {
            Some(above) => format!("{above}{address}"),
            None => self.file(address),
        }
    }

    /// The link from here to a page.
    #[must_use]
    pub fn to(&self, route: &Route<'_>) -> String {
        self.file(&route.address())
    }

    /// The link from here to a place on a page.
    #[must_use]
    pub fn to_place(&self, route: &Route<'_>, anchor: &str) -> String {
        format!("{}#{}", self.to(route), encode(anchor))
    }

    /// The link from here to an address counted from the root of the reader.
    pub(super) fn file(&self, address: &str) -> String {
        match (self.up.as_str(), address) {
            ("", "") => "./".to_owned(),
            (up, address) => format!("{up}{address}"),
        }
    }
}

/// The relative address that a path with a slash too many is sent to; `None` where there is no such page.
#[must_use]
pub fn without_slash(path: &str) -> Option<String> {
    let trimmed = path.strip_suffix('/')?;
    if trimmed.is_empty() || trimmed.ends_with('/') || Route::read(trimmed).is_none() {
        return None;
    }
    let last = trimmed.rsplit('/').next()?;
    Some(format!("../{last}"))
}

/// The link to the front page of the dossier under `name`, from the root of the server or from that name without
/// its slash.
pub(super) fn dossier(name: &str) -> String {
    format!("{}/", encode(name))
}

/// First parts of addresses that are not a dossier's.
const TAKEN: [&str; 4] = ["static", "healthz", "readyz", "metrics"];

/// Parts of addresses for dossiers that bear these names (of folders, as a rule), no two alike.
///
/// Lower-case letters, digits and hyphens; a name that is taken gets a number. What a name becomes depends on
/// those before it alone, so that another dossier at the end of the list moves none.
#[must_use]
pub fn names(wanted: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(wanted.len());
    for name in wanted {
        let plain = plain(name);
        let free = |name: &String| !names.contains(name) && !TAKEN.contains(&name.as_str());
        let numbered = (2..).map(|n| format!("{plain}-{n}"));
        let name = std::iter::once(plain.clone()).chain(numbered).find(free);
        names.extend(name);
    }
    names
}

/// A name in letters and digits that need no encoding.
fn plain(name: &str) -> String {
    let mut out = String::new();
    for c in any_ascii::any_ascii(name).to_lowercase().chars().take(60) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    match out.trim_end_matches('-') {
        "" => "dossier".to_owned(),
        out => out.to_owned(),
    }
}

/// The link to a place on the same page.
#[must_use]
pub fn in_page(anchor: &str) -> String {
    format!("#{}", encode(anchor))
}

/// The anchor of a statement on a page where it stands once.
#[must_use]
pub fn statement_anchor(id: &str) -> String {
    format!("s-{id}")
}

/// The anchor of a place in an article that is no statement.
#[must_use]
pub fn place_anchor(span: Span) -> String {
    format!("at-{}-{}", span.start, span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(route: &Route<'_>) {
        let path = format!("/{}", route.address());
        assert_eq!(Route::read(&path).as_ref(), Some(route), "{path}");
    }

    #[test]
    fn every_address_reads_back_as_its_page() {
        for n in [1, 2, 17] {
            for id in ["putin", "a/b", "сказав", "a b?&#%", "..", "page"] {
                let id = || Cow::Borrowed(id);
                round(&Route::Question(id(), n));
                round(&Route::Party(id(), n));
                round(&Route::Statement(id()));
            }
            round(&Route::InOrder(n));
            round(&Route::Articles(n));
            round(&Route::Speakers(n));
            round(&Route::Unassigned(n));
            round(&Route::Named(n));
            round(&Route::Rejects(n));
        }
        for route in [
            Route::Front,
            Route::Questions,
            Route::Balance,
            Route::About,
            Route::Search,
            Route::Robots,
            Route::Feed,
            Route::OpenSearch,
        ] {
            round(&route);
        }
    }

    #[test]
    fn a_page_has_one_address() {
        for path in [
            "",
            "x",
            "//",
            "/in-order/1",
            "/in-order/02",
            "/in-order/+2",
            "/in-order/0",
            "/articles/a/b",
            "/statements/",
            "/statements/%zz",
            "/statements/%ff",
            "/about/x",
            "/speakers/page/2/3",
        ] {
            assert_eq!(Route::read(path), None, "{path}");
        }
    }

    #[test]
    fn links_are_relative_at_every_depth() {
        let about = Route::About;
        assert_eq!(Here::at("/").to(&about), "about");
        assert_eq!(Here::at("/").to(&Route::Front), "./");
        assert_eq!(Here::at("/speakers/x").to(&about), "../about");
        assert_eq!(Here::at("/speakers/x/2").to(&Route::Front), "../../");
    }

    #[test]
    fn a_dossier_under_a_name_knows_what_is_above_it() {
        let here = Here::at("/speakers/x").named();
        assert_eq!(here.to(&Route::Front), "../");
        assert_eq!(here.above().as_deref(), Some("../../"));
        assert_eq!(here.server("static/a.css"), "../../static/a.css");
        assert_eq!(Here::at("/").named().above().as_deref(), Some("../"));
        assert_eq!(Here::at("/").above(), None);
        assert_eq!(Here::at("/about").server("static/a.css"), "static/a.css");
    }

    #[test]
    fn dossiers_get_names_that_are_safe_distinct_and_stay() {
        let wanted = [
            "Sudan 2023",
            "sudan_2023",
            "static",
            "Судан",
            "…",
            "sudan-2023-2",
            "Sudan 2023",
        ];
        let wanted: Vec<String> = wanted.map(str::to_owned).to_vec();
        let all = names(&wanted);
        assert_eq!(
            all,
            [
                "sudan-2023",
                "sudan-2023-2",
                "static-2",
                "sudan",
                "dossier",
                "sudan-2023-2-2",
                "sudan-2023-3"
            ]
        );
        for n in 0..wanted.len() {
            assert_eq!(names(&wanted[..n]), all[..n]);
        }
    }

    #[test]
    fn a_slash_too_many_is_taken_off_by_a_relative_address() {
        assert_eq!(without_slash("/about/").as_deref(), Some("../about"));
        assert_eq!(without_slash("/speakers/x/").as_deref(), Some("../x"));
        assert_eq!(without_slash("/"), None);
        assert_eq!(without_slash("/nothing/here/"), None);
        assert_eq!(without_slash("//"), None);
    }
}
