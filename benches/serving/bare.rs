//! A hyper server that answers the same bytes from memory and does nothing else: the limit of this stack.

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ACCEPT_ENCODING, ETAG, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use std::convert::Infallible;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

struct Ready {
    target: String,
    coding: String,
    whole: HeaderMap,
    unchanged: HeaderMap,
    body: Bytes,
}

/// Serves what `folder` lists until it is killed.
pub(crate) fn serve(folder: &Path, port: u16) -> Result<(), Box<dyn Error>> {
    let list = std::fs::read_to_string(folder.join("answers"))?;
    let ready = list
        .lines()
        .enumerate()
        .map(|(number, line)| {
            let mut parts = line.split('\t');
            let target = parts.next().ok_or("no target")?.to_owned();
            let coding = parts.next().ok_or("no coding")?.to_owned();
            let mut whole = HeaderMap::new();
            while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
                whole.insert(name.parse::<HeaderName>()?, value.parse::<HeaderValue>()?);
            }
            let mut unchanged = whole.clone();
            for name in ["content-type", "content-length", "content-encoding"] {
                unchanged.remove(name);
            }
            let body = std::fs::read(folder.join(format!("{number}.body")))?.into();
            Ok(Ready {
                target,
                coding,
                whole,
                unchanged,
                body,
            })
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let ready = Arc::new(ready);
    // The same runtime and connection builder as the program itself.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        let builder = Arc::new(Builder::new(TokioExecutor::new()));
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let (ready, builder) = (Arc::clone(&ready), Arc::clone(&builder));
            tokio::spawn(async move {
                let service = service_fn(move |request: Request<Incoming>| {
                    std::future::ready(Ok::<_, Infallible>(answer(&ready, &request)))
                });
                builder
                    .serve_connection(TokioIo::new(stream), service)
                    .await
            });
        }
    })
}

fn answer(ready: &[Ready], request: &Request<Incoming>) -> Response<Full<Bytes>> {
    let target = request.uri().path_and_query().map_or("/", |t| t.as_str());
    let coding = request
        .headers()
        .get(ACCEPT_ENCODING)
        .map_or(&b"identity"[..], HeaderValue::as_bytes);
    let Some(found) = ready
        .iter()
        .find(|r| r.target == target && r.coding.as_bytes() == coding)
    else {
        let mut response = Response::new(Full::default());
        *response.status_mut() = StatusCode::NOT_FOUND;
        return response;
    };
    let tag = request.headers().get(IF_NONE_MATCH);
    if tag.is_some() && tag == found.whole.get(ETAG) {
        let mut response = Response::new(Full::default());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().clone_from(&found.unchanged);
        return response;
    }
    let mut response = Response::new(Full::new(found.body.clone()));
    response.headers_mut().clone_from(&found.whole);
    response
}
