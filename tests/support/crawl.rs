//! Every page that a reader can reach from the front page by following links.

#![allow(dead_code, reason = "every test target takes what it needs")]

use std::collections::{BTreeMap, BTreeSet};

/// Addresses named by the attributes `href`, `src` and `action` of `html`, as they stand there, entities decoded.
pub(crate) fn addresses(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for attribute in [" href=\"", " src=\"", " action=\""] {
        for after in html.split(attribute).skip(1) {
            let value = after.split('"').next().unwrap_or_default();
            found.push(value.replace("&amp;", "&").replace("&#38;", "&"));
        }
    }
    found
}

/// The path that `address`, found on the page at `path`, leads to, without its fragment; `None` where it leads
/// out of the site.
pub(crate) fn resolve(path: &str, address: &str) -> Option<String> {
    let address = address.split('#').next().unwrap_or_default();
    if address.is_empty() {
        return Some(path.to_owned());
    }
    let scheme = address.split(['/', '?']).next().unwrap_or_default();
    if scheme.contains(':') || address.starts_with("//") {
        return None;
    }
    let (own, _) = path.split_once('?').unwrap_or((path, ""));
    if address.starts_with('?') {
        return Some(format!("{own}{address}"));
    }
    let (address, query) = match address.split_once('?') {
        Some((address, query)) => (address, format!("?{query}")),
        None => (address, String::new()),
    };
    let mut parts: Vec<&str> = if address.starts_with('/') {
        Vec::new()
    } else {
        // All but what stands after the last slash.
        let mut parts: Vec<_> = own.split('/').skip(1).collect();
        parts.pop();
        parts
    };
    let mut last_is_folder = false;
    for part in address.trim_start_matches('/').split('/') {
        last_is_folder = matches!(part, "." | ".." | "");
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let slash = if last_is_folder && !parts.is_empty() {
        "/"
    } else {
        ""
    };
    Some(format!("/{}{slash}{query}", parts.join("/")))
}

/// A page or file that a link leads to.
pub(crate) struct Found {
    /// Clicks from the front page.
    pub(crate) depth: usize,
    /// What `fetch` gave for it.
    pub(crate) html: Option<String>,
}

/// Follows every link from `/`; `fetch` gives the HTML of a path, or `None` for what is no page.
pub(crate) fn crawl(fetch: impl Fn(&str, &str) -> Option<String>) -> BTreeMap<String, Found> {
    let mut found = BTreeMap::new();
    let mut seen = BTreeSet::from(["/".to_owned()]);
    let mut next = vec![("/".to_owned(), String::new())];
    let mut depth = 0;
    while !next.is_empty() {
        let mut after = Vec::new();
        for (path, from) in next {
            let html = fetch(&path, &from);
            for address in html.iter().flat_map(|html| addresses(html)) {
                if let Some(target) = resolve(&path, &address)
                    && seen.insert(target.clone())
                {
                    after.push((target, path.clone()));
                }
            }
            found.insert(path, Found { depth, html });
        }
        next = after;
        depth += 1;
    }
    found
}

#[test]
fn relative_addresses_lead_where_a_browser_goes() {
    for (path, address, target) in [
        ("/", "about", Some("/about")),
        ("/speakers/x", "../statements/1#a", Some("/statements/1")),
        ("/speakers/x", "..", Some("/")),
        ("/speakers/x", "../", Some("/")),
        ("/speakers/x", "./", Some("/speakers/")),
        ("/speakers/x/2", "../../", Some("/")),
        ("/by?a=1", "?b=2", Some("/by?b=2")),
        ("/a", "#here", Some("/a")),
        ("/a", "https://example.org/x", None),
        ("/a", "mailto:x", None),
        ("/a", ".", Some("/")),
    ] {
        assert_eq!(
            resolve(path, address).as_deref(),
            target,
            "{path} {address}"
        );
    }
}
