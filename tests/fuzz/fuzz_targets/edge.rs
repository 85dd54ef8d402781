//! Any bytes as a request: method, address, query and headers, answered by the router and from memory.

#![no_main]

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Uri};
use libfuzzer_sys::fuzz_target;
use onrecord::process::folder;
use onrecord::process::forwarded::{Forwarded, Peer};
use onrecord::process::refusal::Refusals;
use onrecord::process::settings::TrustedProxy;
use onrecord::web::{self, Options, State};
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt as _;

struct Server {
    state: State,
    router: Router,
    runtime: Runtime,
    trusted: Vec<TrustedProxy>,
    refusals: Refusals,
}

static SERVER: LazyLock<Server> = LazyLock::new(|| {
    let state = State::new(Arc::new(folder::bundled()), Options::default());
    let fixed = web::security(state.options());
    Server {
        router: web::router(state.clone()),
        refusals: Refusals::new(&fixed),
        state,
        runtime: Builder::new_current_thread().build().expect("a runtime"),
        trusted: ["127.0.0.0/8", "unix"]
            .iter()
            .filter_map(|t| t.parse().ok())
            .collect(),
    }
});

fuzz_target!(|bytes: &[u8]| {
    // The same bytes as an answer that the protocol might send by itself.
    if let Some(other) = SERVER.refusals.instead_of(bytes) {
        assert!(other.starts_with(b"HTTP/1.1 4"));
    }
    let mut lines = bytes.split(|&byte| byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let mut words = first.splitn(2, |&byte| byte == b' ');
    let Ok(method) = Method::from_bytes(words.next().unwrap_or_default()) else {
        return;
    };
    let Ok(uri) = Uri::try_from(words.next().unwrap_or_default()) else {
        return;
    };
    let mut headers = HeaderMap::new();
    for line in lines.take(64) {
        let mut parts = line.splitn(2, |&byte| byte == b':');
        let (Some(name), Some(value)) = (parts.next(), parts.next()) else {
            continue;
        };
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(name), HeaderValue::from_bytes(value))
        {
            headers.append(name, value);
        }
    }
    let forwarded = Forwarded::read(Peer::Unix, &headers, &SERVER.trusted);
    assert!(forwarded.prefix.is_empty() || forwarded.prefix.starts_with('/'));
    let stranger = Forwarded::read(
        Peer::Address([192, 0, 2, 1].into()),
        &headers,
        &SERVER.trusted,
    );
    assert!(stranger.origin.is_none() && stranger.prefix.is_empty());

    let (path, query) = (uri.path().to_owned(), uri.query().unwrap_or("").to_owned());
    let kept = SERVER.state.kept(&method, &path, &query, &headers, None);
    let mut request = Request::new(Body::empty());
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    request.headers_mut().clone_from(&headers);
    let (parts, body) = SERVER.runtime.block_on(async {
        let answer = match SERVER.router.clone().oneshot(request).await {
            Ok(answer) => answer,
            Err(never) => match never {},
        };
        let (parts, body) = answer.into_parts();
        (
            parts,
            to_bytes(body, usize::MAX).await.expect("a body in memory"),
        )
    });
    let status = parts.status.as_u16();
    assert!(
        matches!(status, 200 | 304 | 308 | 400 | 404 | 405 | 410 | 414),
        "{status}"
    );
    for name in [
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
        "x-robots-tag",
    ] {
        assert!(parts.headers.contains_key(name), "{name}");
    }
    if let Some(location) = parts.headers.get("location") {
        let location = location.as_bytes();
        assert!(!location.starts_with(b"/") && !location.windows(2).any(|w| w == b"//"));
    }
    if let Some((kept, _)) = kept {
        assert_eq!((kept.status(), kept.body()), (parts.status, &body));
    }
});
