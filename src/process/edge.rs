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
use axum::body::{Body, HttpBody as _};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Method, Request, Response, Uri, header};
use axum::response::IntoResponse as _;
use axum::routing::get;
use hyper::body::Incoming;
use tower::Service as _;

use super::forwarded::{Forwarded, Peer};
use super::metrics::Metrics;
use super::settings::TrustedProxy;
use super::terminal::visible;
use crate::web::{Asked, RouteName};

/// What all requests share.
#[derive(Debug)]
pub struct Shared {
    /// The pages and the health checks.
    pub router: Router,
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
    /// Takes the mount point off the address, and notes what the pages should know of it.
    fn mount(&self, forwarded: &Forwarded, request: &mut Request<Body>) {
        // What the operator set wins over what a proxy says.
        let prefix = if self.prefix.is_empty() {
            &forwarded.prefix
        } else {
            &self.prefix
        };
        let mut asked = Asked::default();
        if !self.has_address
            && let Some(origin) = &forwarded.origin
        {
            asked.base = Some(format!("{origin}{prefix}"));
        }
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
#[derive(Clone, Debug)]
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

    async fn answer(self, mut request: Request<Body>) -> Response<Body> {
        let began = Instant::now();
        let shared = &*self.shared;
        let forwarded = Forwarded::read(self.peer, request.headers(), &shared.trusted);
        shared.mount(&forwarded, &mut request);
        let line = tracing::enabled!(tracing::Level::INFO).then(|| Line {
            number: shared.requests.fetch_add(1, Ordering::Relaxed) + 1,
            client: forwarded.client,
            method: request.method().clone(),
            path: request.uri().path().to_owned(),
        });
        let mut router = shared.router.clone();
        let response = match router.call(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let took = began.elapsed();
        let status = response.status().as_u16();
        let route = response
            .extensions()
            .get::<RouteName>()
            .map_or("other", |name| name.0);
        shared.metrics.request(route, status, took);
        if let Some(line) = line {
            line.write(route, status, response.body().size_hint().exact(), took);
        }
        response
    }
}

impl hyper::service::Service<Request<Incoming>> for Edge {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let edge = self.clone();
        Box::pin(async move { Ok(edge.answer(request.map(Body::new)).await) })
    }
}

/// The address inside the mount point; `None` where it is not under `prefix` and stays as it is.
fn within(prefix: &str, uri: &Uri) -> Option<Uri> {
    if prefix.is_empty() {
        return None;
    }
    let inner = uri.path_and_query()?.as_str().strip_prefix(prefix)?;
    if !inner.starts_with('/') {
        return None;
    }
    let mut parts = axum::http::uri::Parts::default();
    parts.path_and_query = Some(PathAndQuery::try_from(inner).ok()?);
    Uri::from_parts(parts).ok()
}

/// What is logged of a request: never its query, which is what a reader searched for.
struct Line {
    number: u64,
    client: Peer,
    method: Method,
    path: String,
}

impl Line {
    fn write(&self, route: &str, status: u16, bytes: Option<u64>, took: std::time::Duration) {
        let path = visible(&self.path);
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
    use axum::http::StatusCode;
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

fn plain(status: axum::http::StatusCode, text: &'static str) -> Response<Body> {
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
