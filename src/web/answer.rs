//! From a request to its answer: the method, the address, the coding, and whether the browser has it already.
//!
//! A page that was made before is answered from memory; one that was not is made on the spot, from the dossier
//! in memory. Leaves out: what a page says (`pages`).

use super::errors::{self, Trouble};
use super::links;
use super::make::{self, Found};
use super::page::{Coded, Coding, Page};
use super::site::Site;
use super::state::{Place, State};
use super::{Asked, RouteName, assets};
use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Method, Request, Response, StatusCode};

/// No page of the reader has a longer address, query included.
const LONGEST_ADDRESS: usize = 2048;

/// Answers one request.
pub(super) async fn answer(
    axum::extract::State(state): axum::extract::State<State>,
    request: Request<Body>,
) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let path = parts.uri.path();
    let query = parts.uri.query().unwrap_or("");
    let trouble = |trouble| errors::response(trouble, &state, path, &parts.headers, &parts.method);
    if parts.method != Method::GET && parts.method != Method::HEAD {
        return trouble(Trouble::Method);
    }
    if path.len() + query.len() > LONGEST_ADDRESS {
        return trouble(Trouble::TooLong);
    }
    if links::decode(path).is_none() {
        return trouble(Trouble::BadAddress);
    }
    let asked = parts.extensions.get::<Asked>();
    if let Some(mount) = asked.and_then(|asked| asked.mount.as_ref()) {
        return moved(&format!("{mount}/"));
    }
    let whole = |page: &Page| {
        let coded = page.coded(preferred(&parts.headers));
        let (response, name) = respond(page, &coded, &parts.method, &parts.headers);
        let mut response = response.map(Body::from);
        response.extensions_mut().insert(name);
        response
    };
    if let Some(page) = assets::at(path) {
        return whole(&page);
    }
    let shown = state.shown();
    // What the operator set is right for every reader; else whoever handed the request on may know.
    let told = asked.and_then(|asked| asked.base.as_deref());
    let base = state.options().base_url.as_deref().or(told);
    if path == links::SITEMAP {
        return match base.and_then(|base| make::sitemap(&shown, state.options(), base)) {
            Some(page) => whole(&page),
            None => trouble(Trouble::Missing),
        };
    }
    let (site, inside) = match shown.place(path) {
        Place::Inside(site, inside) => (site, inside),
        Place::Door(name) => return moved(&links::dossier(name)),
        Place::Above => {
            return match make::above(&shown, state.options(), path, base) {
                Some(page) => whole(&page),
                None => trouble(Trouble::Missing),
            };
        }
    };
    if (told.is_none() || !links::names_its_base(inside))
        && let Some(page) = site.kept(inside, query)
    {
        return with_canonical(whole(&page), told, site, inside);
    }
    if let Some(location) = links::without_slash(inside) {
        return moved(&location);
    }
    match make::page(site, inside, query, base) {
        Found::Page(page) => with_canonical(whole(&page), told, site, inside),
        Found::Missing => trouble(Trouble::Missing),
        Found::Gone => trouble(Trouble::Gone),
    }
}

/// An answer that needs nothing but to be copied, with the name of its route; all its headers are on it.
pub type Kept = (Response<Bytes>, RouteName);

impl State {
    /// The answer to a GET or HEAD for a page that was made before, in the coding that was made before; `None` for
    /// every other request, which [`super::router`] must answer. Both give the same answer, this one without
    /// anything to wait for or to make. `told` is what [`super::Asked::base`] of the request would be.
    #[must_use]
    pub fn kept(
        &self,
        method: &Method,
        path: &str,
        query: &str,
        headers: &HeaderMap,
        told: Option<&str>,
    ) -> Option<Kept> {
        if method != Method::GET && method != Method::HEAD {
            return None;
        }
        let shown = self.shown();
        let Place::Inside(site, inside) = shown.place(path) else {
            return None;
        };
        if told.is_some() && links::names_its_base(inside) {
            return None;
        }
        let page = site.kept(inside, query)?;
        let coded = page.ready(preferred(headers))?;
        let (response, name) = respond(&page, &coded, method, headers);
        Some((with_canonical(response, told, site, inside), name))
    }
}

/// Adds the full address of the page, where it is known of this request alone: the bytes are the same for all.
fn with_canonical<B>(
    mut response: Response<B>,
    told: Option<&str>,
    site: &Site,
    inside: &str,
) -> Response<B> {
    if let Some(base) = told
        && let Some(route) = links::Route::read(inside)
        && let Ok(link) = HeaderValue::from_str(&format!(
            "<{}>; rel=\"canonical\"",
            links::full(base, &site.name, &route)
        ))
    {
        response.headers_mut().insert(header::LINK, link);
    }
    response
}

fn respond(page: &Page, coded: &Coded, method: &Method, headers: &HeaderMap) -> Kept {
    let fresh = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .any(|tags| names(tags, &coded.etag));
    let mut response = Response::new(if fresh || method == Method::HEAD {
        Bytes::new()
    } else {
        coded.body.clone()
    });
    if fresh {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    *response.headers_mut() = if fresh {
        coded.unchanged.clone()
    } else {
        coded.whole.clone()
    };
    (response, RouteName(page.name))
}

fn moved(location: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    if let Ok(location) = HeaderValue::from_str(location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response.extensions_mut().insert(RouteName("moved"));
    response
}

/// Whether an `If-None-Match` names the tag; compared weakly, as RFC 9110 says for this header.
fn names(tags: &HeaderValue, etag: &HeaderValue) -> bool {
    let (Ok(tags), Ok(etag)) = (tags.to_str(), etag.to_str()) else {
        return false;
    };
    tags.split(',')
        .map(str::trim)
        .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

/// The coding to send: the one of the highest weight; among equals the one that makes our pages shortest.
fn preferred(headers: &HeaderMap) -> Coding {
    let mut best = (Coding::Identity, 0_u32, 0_u8);
    for list in headers.get_all(header::ACCEPT_ENCODING) {
        for item in list.to_str().unwrap_or("").split(',') {
            let (name, weight) = weighted(item);
            let is = |coding| name.eq_ignore_ascii_case(coding);
            let (coding, rank) = if is("br") {
                (Coding::Brotli, 3)
            } else if is("gzip") || is("x-gzip") {
                (Coding::Gzip, 2)
            } else if is("zstd") {
                (Coding::Zstd, 1)
            } else {
                continue;
            };
            if weight > 0 && (weight, rank) > (best.1, best.2) {
                best = (coding, weight, rank);
            }
        }
    }
    best.0
}

/// An item of a list with its weight in thousandths; a weight that cannot be read counts as 0.
#[expect(clippy::cast_sign_loss, reason = "clamped to 0 and above")]
fn weighted(item: &str) -> (&str, u32) {
    let mut parts = item.split(';');
    let name = parts.next().unwrap_or("").trim();
    let weight = parts.find_map(|p| p.trim().strip_prefix("q="));
    let thousandths = |q: &str| {
        q.trim()
            .parse()
            .map_or(0, |q: f32| (q.clamp(0.0, 1.0) * 1000.0) as u32)
    };
    (name, weight.map_or(1000, thousandths))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coding(accept: &'static str) -> Coding {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accept));
        preferred(&headers)
    }

    #[test]
    fn the_best_coding_the_browser_takes() {
        assert_eq!(coding("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(coding("zstd, gzip"), Coding::Gzip);
        assert_eq!(coding("gzip;q=0.5, zstd"), Coding::Zstd);
        assert_eq!(coding("br, gzip"), Coding::Brotli);
        assert_eq!(coding("br;q=0.5, gzip;q=0.8"), Coding::Gzip);
        assert_eq!(coding("br;q=0, GZIP"), Coding::Gzip);
        assert_eq!(coding("identity"), Coding::Identity);
        assert_eq!(coding("gzip;q=nonsense"), Coding::Identity);
    }

    #[test]
    fn a_tag_is_named_alone_in_a_list_weakly_or_by_a_star() {
        let etag = HeaderValue::from_static("\"abc-gz\"");
        for tags in ["\"abc-gz\"", "\"x\", \"abc-gz\"", "W/\"abc-gz\"", "*"] {
            assert!(names(&HeaderValue::from_static(tags), &etag), "{tags}");
        }
        assert!(!names(&HeaderValue::from_static("\"abc\""), &etag));
    }
}
