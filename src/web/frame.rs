//! What surrounds every page: its title, the way to the other pages, what browsers and robots are told.
//!
//! Leaves out: what a page says itself (`pages`).

use super::assets;
use super::links::{Here, Route};
use super::site::Site;

/// The frame of one page; `base.html` sets it.
pub(super) struct Frame {
    /// For the window's title.
    pub(super) title: String,
    /// Link to the front page; above several dossiers, to their list.
    pub(super) home: String,
    /// The dossier's name, where several are shown, and the link to its front page.
    pub(super) dossier: Option<(String, String)>,
    /// Link to the style sheet.
    pub(super) style: String,
    /// Link to the icon.
    pub(super) icon: String,
    /// A picture of it, where a drawing is not taken.
    pub(super) picture: String,
    /// A larger picture, for a home screen.
    pub(super) large: String,
    /// Links to the feed and to the description of the search; `None` above several dossiers.
    pub(super) discovery: Option<(String, String)>,
    /// The full address of this page, where the reader's own is known.
    pub(super) canonical: Option<String>,
    /// Whether robots may list it.
    pub(super) indexing: bool,
    /// The ways to read, then what can be checked; none above several dossiers.
    pub(super) views: Vec<Item>,
    /// The other pages.
    pub(super) more: Vec<Item>,
}

/// One entry of the navigation.
pub(super) struct Item {
    /// What it is called.
    pub(super) name: &'static str,
    /// Where it leads.
    pub(super) link: String,
    /// Whether it is this page.
    pub(super) current: bool,
}

impl Frame {
    /// The frame of the page at `route`.
    pub(super) fn of(site: &Site, route: &Route<'_>, here: &Here, title: &str) -> Self {
        Self {
            canonical: site.absolute(route),
            indexing: site.options.allow_indexing,
            ..Self::inside(site, title, here, Some(route.name()))
        }
    }

    /// The frame of a page for trouble, in the dossier of `site` or above all.
    pub(super) fn of_error(title: &str, site: Option<&Site>, here: &Here) -> Self {
        site.map_or_else(
            || Self::above(title, here),
            |site| Self::inside(site, title, here, None),
        )
    }

    /// The frame of a page above several dossiers.
    pub(super) fn above(title: &str, here: &Here) -> Self {
        Self {
            title: title.to_owned(),
            home: here.to(&Route::Front),
            dossier: None,
            style: here.server(assets::address("style.css")),
            icon: here.server(assets::address("icon.svg")),
            picture: here.server(assets::address("icon-32.png")),
            large: here.server(assets::address("icon-180.png")),
            discovery: None,
            canonical: None,
            indexing: false,
            views: Vec::new(),
            more: Vec::new(),
        }
    }

    fn inside(site: &Site, title: &str, here: &Here, current: Option<&str>) -> Self {
        let item = |name, route: Route<'_>| Item {
            name,
            link: here.to(&route),
            current: current == Some(route.name()),
        };
        let front = here.to(&Route::Front);
        let (home, dossier) = match here.above() {
            Some(above) => (above, Some((site.title().to_owned(), front))),
            None => (front, None),
        };
        Self {
            home,
            dossier,
            discovery: Some((here.to(&Route::Feed), here.to(&Route::OpenSearch))),
            views: vec![
                item("By speaker", Route::Front),
                item("By question", Route::Questions),
                item("In order", Route::InOrder(1)),
            ],
            more: vec![
                item("Articles", Route::Articles(1)),
                item("Speakers", Route::Speakers(1)),
                item("Balance", Route::Balance),
                item("Not quoted", Route::Named(1)),
                item("Left out", Route::Rejects(1)),
                item("Search", Route::Search),
                item("About", Route::About),
            ],
            ..Self::above(title, here)
        }
    }
}

/// "1 statement", "2 statements".
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

/// A number with its thousands set apart ("12,345").
pub(super) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "22 December 2022".
pub(super) fn day(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Page `number` of `pages` of a long list, with links to all the others.
pub(super) struct Pages {
    /// Every page of the list; empty where there is one only.
    pub(super) all: Vec<Leaf>,
    /// Link to the page before.
    pub(super) before: Option<String>,
    /// Link to the page after.
    pub(super) after: Option<String>,
}

/// One page of a long list.
pub(super) struct Leaf {
    /// Its number, from 1.
    pub(super) number: usize,
    /// Where it is.
    pub(super) link: String,
    /// Whether it is this one.
    pub(super) current: bool,
    /// Whether numbers are left out before it.
    pub(super) gap: bool,
}

/// Entries on one page of a long list.
pub(super) const PER_PAGE: usize = 100;

impl Pages {
    /// The part of `items` that stands on page `number`, and the way to the others; `None` where there is no
    /// such page. An empty list has one page, empty.
    pub(super) fn cut<'i, T>(
        items: &'i [T],
        number: usize,
        here: &Here,
        route: impl Fn(usize) -> Route<'i>,
    ) -> Option<(&'i [T], Self)> {
        Self::cut_asked(items, number, here, route, "")
    }

    /// The same for a list that a reader asked for by `query`, which every link keeps; it is empty, or begins with
    /// its question mark.
    pub(super) fn cut_asked<'i, T>(
        items: &'i [T],
        number: usize,
        here: &Here,
        route: impl Fn(usize) -> Route<'i>,
        query: &str,
    ) -> Option<(&'i [T], Self)> {
        let pages = items.len().div_ceil(PER_PAGE).max(1);
        if number > pages {
            return None;
        }
        let part = items.chunks(PER_PAGE).nth(number - 1).unwrap_or_default();
        let link = |n: usize| format!("{}{query}", here.to(&route(n)));
        // The first, the last, and those around this one: a list of a thousand pages stays a line.
        let near = |n: &usize| *n == 1 || *n == pages || n.abs_diff(number) <= 3;
        let mut last = 0;
        let mut all = Vec::new();
        if pages > 1 {
            for n in (1..=pages).filter(near) {
                all.push(Leaf {
                    number: n,
                    link: link(n),
                    current: n == number,
                    gap: n > last + 1,
                });
                last = n;
            }
        }
        let pages = Self {
            all,
            before: (number > 1).then(|| link(number - 1)),
            after: (number < pages).then(|| link(number + 1)),
        };
        Some((part, pages))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_easily() {
        assert_eq!(count(1, "statement", "statements"), "1 statement");
        assert_eq!(count(0, "party", "parties"), "0 parties");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn a_long_list_is_cut_and_nothing_is_lost() {
        let items: Vec<usize> = (0..1234).collect();
        let here = Here::at("/in-order");
        let mut seen = Vec::new();
        for n in 1..=13 {
            let (part, pages) = Pages::cut(&items, n, &here, Route::InOrder).unwrap();
            seen.extend_from_slice(part);
            assert_eq!(pages.before.is_none(), n == 1);
            assert_eq!(pages.after.is_none(), n == 13);
        }
        assert_eq!(seen, items);
        assert!(Pages::cut(&items, 14, &here, Route::InOrder).is_none());
        let none: [usize; 0] = [];
        assert!(
            Pages::cut(&none, 1, &here, Route::InOrder)
                .unwrap()
                .1
                .all
                .is_empty()
        );
    }
}
