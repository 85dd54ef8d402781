//! What stands between a connection and the pages: the mount point, the log line and the counters of a request.
//!
//! Leaves out: who a client is (`forwarded`), and the answer itself (`web`).

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody as _};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, Uri, Version, header};
use axum::response::IntoResponse as _;
use axum::routing::get;
use futures_util::{FutureExt as _, future};
use http_body_util::{Either, Full};
use hyper::body::Incoming;
use tower::Service as _;

use super::forwarded::{Forwarded, Peer};
use super::metrics::Metrics;
use super::settings::TrustedProxy;
use super::terminal::visible;
use crate::web::{self, Asked, RouteName};

/// What all requests share.
pub struct Shared {
    /// The pages and the health checks.
    pub router: Router,
    /// The same pages, for what can be answered at once; `None` where other things are served.
    pub pages: Option<web::State>,
    /// Path that the front page is mounted at, without a slash at its end; empty at the root.
    pub prefix: String,
    /// Whether the full address of the front page is set: then nobody needs to say it.
    pub has_address: bool,
    /// Who may say for whom a request is.
    pub trusted: Vec<TrustedProxy>,
    /// Where requests are counted.
    pub metrics: Arc<Metrics>,
    /// Requests so far, for their numbers in the log.
    pub requests: AtomicU64,
}

impl Shared {
    /// Path that the pages are mounted at for this request; what the operator set wins over what a proxy says.
    fn prefix<'p>(&'p self, forwarded: &'p Forwarded) -> &'p str {
        if self.prefix.is_empty() {
            &forwarded.prefix
        } else {
            &self.prefix
        }
    }

    /// The full address of the front page, where it is known of this request alone.
    fn base(&self, forwarded: &Forwarded) -> Option<String> {
        if self.has_address {
            return None;
        }
        let origin = forwarded.origin.as_ref()?;
        Some(format!("{origin}{}", self.prefix(forwarded)))
    }

    /// Takes the mount point off the address, and notes what the pages should know of it.
    fn mount(&self, forwarded: &Forwarded, request: &mut Request<Body>) {
        let prefix = self.prefix(forwarded);
        let mut asked = Asked {
            base: self.base(forwarded),
            mount: None,
        };
        if let Some(inner) = within(prefix, request.uri()) {
            *request.uri_mut() = inner;
        } else if !prefix.is_empty() && request.uri().path() == prefix {
            asked.mount = prefix.rsplit('/').next().map(str::to_owned);
        }
        if asked != Asked::default() {
            request.extensions_mut().insert(asked);
        }
    }
}

/// The service of one connection.
#[derive(Clone)]
pub struct Edge {
    shared: Arc<Shared>,
    peer: Peer,
}

impl Edge {
    /// The service of a connection from `peer`.
    #[must_use]
    pub fn new(shared: Arc<Shared>, peer: Peer) -> Self {
        Self { shared, peer }
    }

    /// The answer to a request for a page that was made before, where it is one.
    fn kept(
        &self,
        request: &Request<Incoming>,
        forwarded: &Forwarded,
        began: Instant,
    ) -> Option<Sent> {
        let shared = &*self.shared;
        let pages = shared.pages.as_ref()?;
        let uri = request.uri();
        let (prefix, path) = (shared.prefix(forwarded), uri.path());
        if !prefix.is_empty() && path == prefix {
            return None;
        }
        let path = inside(prefix, path).unwrap_or(path);
        let query = uri.query().unwrap_or("");
        let base = shared.base(forwarded);
        let (response, route) = pages.kept(
            request.method(),
            path,
            query,
            request.headers(),
            base.as_deref(),
        )?;
        let line = self.line(request, forwarded, path);
        let bytes = response.body().len() as u64;
        self.note(
            line,
            route.0,
            response.status().as_u16(),
            Some(bytes),
            began,
        );
        Some(response.map(|bytes| Either::Left(Full::new(bytes))))
    }

    async fn answer(
        self,
        mut request: Request<Body>,
        forwarded: Forwarded,
        began: Instant,
    ) -> Sent {
        let shared = &*self.shared;
        shared.mount(&forwarded, &mut request);
        let path = request.uri().path().to_owned();
        let line = self.line(&request, &forwarded, &path);
        let mut router = shared.router.clone();
        let mut response = match router.call(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        if response.status() == StatusCode::NOT_MODIFIED {
            // The router says the length of the body it sees; the length of the page is another one.
            response.headers_mut().remove(header::CONTENT_LENGTH);
        }
        let route = response
            .extensions()
            .get::<RouteName>()
            .map_or("other", |name| name.0);
        let bytes = response.body().size_hint().exact();
        self.note(line, route, response.status().as_u16(), bytes, began);
        response.map(Either::Right)
    }

    /// What will be logged, where lines of requests are.
    fn line<'a, B>(
        &self,
        request: &Request<B>,
        forwarded: &Forwarded,
        path: &'a str,
    ) -> Option<Line<'a>> {
        tracing::enabled!(tracing::Level::INFO).then(|| Line {
            number: self.shared.requests.fetch_add(1, Ordering::Relaxed) + 1,
            client: forwarded.client,
            method: request.method().clone(),
            path,
        })
    }

    fn note(
        &self,
        line: Option<Line<'_>>,
        route: &str,
        status: u16,
        bytes: Option<u64>,
        began: Instant,
    ) {
        let took = began.elapsed();
        self.shared.metrics.request(route, status, took);
        if let Some(line) = line {
            line.write(route, status, bytes, took);
        }
    }
}

/// An answer on its way: bytes in memory, or what the router made.
type Sent = Response<Either<Full<Bytes>, Body>>;

type Waiting = Pin<Box<dyn Future<Output = Result<Sent, Infallible>> + Send>>;

impl hyper::service::Service<Request<Incoming>> for Edge {
    type Response = Sent;
    type Error = Infallible;
    type Future = future::Either<future::Ready<Result<Sent, Infallible>>, Waiting>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let began = Instant::now();
        let forwarded = Forwarded::read(self.peer, request.headers(), &self.shared.trusted);
        // Nothing here takes a body. Where one ends is what smugglers make servers disagree about, so whatever
        // comes after one is never read: the connection ends with the answer.
        if !request.body().is_end_stream() && request.version() <= Version::HTTP_11 {
            let answer = self
                .clone()
                .answer(request.map(Body::new), forwarded, began);
            return future::Either::Right(Box::pin(answer.map(|answer| Ok(last(answer)))));
        }
        if let Some(answer) = self.kept(&request, &forwarded, began) {
            return future::Either::Left(future::ready(Ok(answer)));
        }
        let answer = self
            .clone()
            .answer(request.map(Body::new), forwarded, began);
        future::Either::Right(Box::pin(answer.map(Ok)))
    }
}

/// The answer, as the last one of its connection.
fn last(mut answer: Sent) -> Sent {
    let close = header::HeaderValue::from_static("close");
    answer.headers_mut().insert(header::CONNECTION, close);
    answer
}

/// The path inside the mount point; `None` where it is not under `prefix`.
fn inside<'p>(prefix: &str, path: &'p str) -> Option<&'p str> {
    let inner = path.strip_prefix(prefix)?;
    (!prefix.is_empty() && inner.starts_with('/')).then_some(inner)
}

/// The address inside the mount point; `None` where it is not under `prefix` and stays as it is.
fn within(prefix: &str, uri: &Uri) -> Option<Uri> {
    let inner = inside(prefix, uri.path_and_query()?.as_str())?;
    let mut parts = axum::http::uri::Parts::default();
    parts.path_and_query = Some(PathAndQuery::try_from(inner).ok()?);
    Uri::from_parts(parts).ok()
}

/// What is logged of a request: never its query, which is what a reader searched for.
struct Line<'a> {
    number: u64,
    client: Peer,
    method: Method,
    path: &'a str,
}

impl Line<'_> {
    fn write(&self, route: &str, status: u16, bytes: Option<u64>, took: std::time::Duration) {
        let path = visible(self.path);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        macro_rules! line {
            ($level:ident) => {
                tracing::$level!(
                    request = self.number,
                    client = %self.client,
                    method = %self.method,
                    path = %path,
                    status,
                    bytes,
                    micros,
                    "answered"
                )
            };
        }
        if route == HEALTH.0 {
            line!(debug);
        } else {
            line!(info);
        }
    }
}

const HEALTH: RouteName = RouteName("health");

/// Answers `/healthz` (alive) and `/readyz` (`ready` says so).
pub fn health(ready: impl Fn() -> bool + Clone + Send + Sync + 'static) -> Router {
    Router::new()
        .route("/healthz", get(async || plain(StatusCode::OK, "alive\n")))
        .route(
            "/readyz",
            get(async move || {
                if ready() {
                    plain(StatusCode::OK, "ready\n")
                } else {
                    plain(StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
                }
            }),
        )
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = (status, [(header::CACHE_CONTROL, "no-store")], text).into_response();
    response.extensions_mut().insert(HEALTH);
    response
}

/// Answers `/metrics`.
pub fn metrics(text: impl Fn() -> String + Clone + Send + Sync + 'static) -> Router {
    Router::new().route(
        "/metrics",
        get(async move || {
            let mut headers = HeaderMap::new();
            headers.insert(
                header::CONTENT_TYPE,
                header::HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8"),
            );
            (headers, text())
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_under_the_mount_point_is_served_as_if_it_were_the_root() {
        for (prefix, uri, inner) in [
            ("/record", "/record/", Some("/")),
            (
                "/record",
                "/record/speakers/x?page=2",
                Some("/speakers/x?page=2"),
            ),
            ("/record", "/recorder/", None),
            ("/record", "/record", None),
            ("/record", "/speakers/x", None),
            ("", "/record/", None),
            ("/a", "http://host/a/b", Some("/b")),
        ] {
            let found = within(prefix, &uri.parse().expect("an address"));
            assert_eq!(
                found.map(|u| u.to_string()).as_deref(),
                inner,
                "{prefix} {uri}"
            );
        }
    }
}
