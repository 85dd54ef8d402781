//! What a visitor sees when there is no page: one type, its status, and a page with a way back.
//!
//! Nothing of the inside is shown; the detail goes to the log, once. Leaves out: what the operator sees.

use super::RouteName;
use super::frame::Frame;
use super::links::Here;
use super::page::Keep;
use super::state::{Place, State};
use askama::Template;
use axum::body::Body;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Method, Response, StatusCode};

/// Why a request gets no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The request cannot be read.
    BadRequest,
    /// The address cannot be read.
    BadAddress,
    /// There is nothing here.
    Missing,
    /// A page is only read, never written.
    Method,
    /// The request took too long.
    Timeout,
    /// The article was here and is not any more.
    Gone,
    /// A request with a body.
    TooLarge,
    /// The address is longer than any page's.
    TooLong,
    /// The request's headers are larger than is taken.
    HeadersTooLarge,
    /// Our own fault.
    Internal,
    /// Not ready, or too busy.
    Unavailable,
}

impl Trouble {
    /// All of them, for tests and lists.
    pub const ALL: [Self; 11] = [
        Self::BadRequest,
        Self::BadAddress,
        Self::Missing,
        Self::Method,
        Self::Timeout,
        Self::Gone,
        Self::TooLarge,
        Self::TooLong,
        Self::HeadersTooLarge,
        Self::Internal,
        Self::Unavailable,
    ];

    /// The status.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::BadRequest | Self::BadAddress => StatusCode::BAD_REQUEST,
            Self::Missing => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Timeout => StatusCode::REQUEST_TIMEOUT,
            Self::Gone => StatusCode::GONE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooLong => StatusCode::URI_TOO_LONG,
            Self::HeadersTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What is the matter, as a heading, and what the visitor can do.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::BadRequest => (
                "This request cannot be read",
                "What was sent is not HTTP as it is written today, or was cut or changed on its way.",
            ),
            Self::BadAddress => (
                "This address cannot be read",
                "It holds characters that no address may hold. If you followed a link, it was cut or changed on its way.",
            ),
            Self::Missing => (
                "There is no page here",
                "If the article has changed, its statements have new addresses: a statement is never moved to words that merely look alike.",
            ),
            Self::Method => (
                "Pages here can only be read",
                "Nothing can be sent to this address.",
            ),
            Self::Timeout => ("That took too long", "Please try again."),
            Self::Gone => (
                "This article is not here any more",
                "It was part of this reader and has been taken out, or replaced by another version under a new address.",
            ),
            Self::TooLarge => (
                "That is more than this page takes",
                "Pages here can only be read; nothing needs to be sent.",
            ),
            Self::TooLong => (
                "This address is too long",
                "No page here has an address like it. If you followed a link, try it without what follows the question mark.",
            ),
            Self::HeadersTooLarge => (
                "Your browser sent more than this page takes",
                "Nothing needs to be sent to read here: no cookie is used.",
            ),
            Self::Internal => (
                "This page could not be made",
                "The fault is ours and has been noted. The other pages are there.",
            ),
            Self::Unavailable => (
                "Not ready yet",
                "The articles are still being read. Please try again in a moment.",
            ),
        }
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    code: u16,
    heading: &'static str,
    advice: &'static str,
    home: String,
}

/// What is said of it in one line of text.
#[must_use]
pub fn line(trouble: Trouble) -> String {
    let (heading, advice) = trouble.words();
    format!("{heading}. {advice}\n")
}

/// The answer for trouble at `path`: a page, or one line of text for a program that takes no HTML.
///
/// It bears no security headers yet: [`super::finish`] puts them on.
#[must_use]
pub fn response(
    trouble: Trouble,
    state: &State,
    path: &str,
    headers: &HeaderMap,
    method: &Method,
) -> Response<Body> {
    let (heading, advice) = trouble.words();
    let status = trouble.status();
    let page = takes_html(headers).then(|| {
        let shown = state.shown();
        let (here, frame) = match shown.place(path) {
            Place::Inside(site, inside) => {
                let here = site.here(inside);
                let frame = Frame::of_error(heading, Some(site), &here);
                (here, frame)
            }
            Place::Door(_) | Place::Above => {
                let here = Here::at(path);
                let frame = Frame::of_error(heading, None, &here);
                (here, frame)
            }
        };
        let page = ErrorPage {
            code: status.as_u16(),
            heading,
            advice,
            home: here.to(&super::links::Route::Front),
            frame,
        };
        page.render().ok()
    });
    let (kind, body) = match page.flatten() {
        Some(html) => ("text/html; charset=utf-8", html),
        None => ("text/plain; charset=utf-8", line(trouble)),
    };
    let length = HeaderValue::from(body.len());
    let body = if method == Method::HEAD {
        Body::empty()
    } else {
        Body::from(body)
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let map = response.headers_mut();
    map.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    map.insert(header::CONTENT_LENGTH, length);
    map.insert(header::CACHE_CONTROL, Keep::Never.header());
    map.insert(header::VARY, HeaderValue::from_static("accept"));
    if trouble == Trouble::Method {
        map.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    if trouble == Trouble::Unavailable {
        map.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    }
    response.extensions_mut().insert(RouteName("error"));
    response
}

/// A person's browser asks for HTML; a program that takes anything gets the page too.
fn takes_html(headers: &HeaderMap) -> bool {
    let mut lists = headers.get_all(header::ACCEPT).iter().peekable();
    lists.peek().is_none()
        || lists.any(|list| {
            let list = list.to_str().unwrap_or("");
            list.contains("text/html") || list.contains("*/*") || list.contains("text/*")
        })
}
