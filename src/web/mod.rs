//! The reader in a browser: everything a request touches.
//!
//! | module | what it is for |
//! |---|---|
//! | `state`, `options` | what is shown now, swapped whole, and its settings |
//! | [`links`] | addresses: the only place that builds and reads them |
//! | `answer` | request → answer: method, address, coding, validators |
//! | `make` | address → page: kept, or made and kept |
//! | `site`, `shelf`, `page` | the pages of one dossier, once they are made |
//! | `pages` | one file a page: a view struct that borrows from the dossier, beside what fills it |
//! | `frame`, `show`, `prose`, `cite` | what pages share: their frame, a statement, words in their voices, citations |
//! | `assets`, `headers`, [`errors`] | style sheet and icon, security headers, pages for trouble |
//!
//! [`State`] holds what is shown, [`router`] answers. Leaves out: settings, files, sockets (`process`).

mod answer;
mod assets;
mod cite;
pub mod errors;
mod frame;
mod headers;
pub mod links;
mod make;
mod options;
mod page;
mod pages;
mod prose;
mod shelf;
mod show;
mod site;
mod state;

pub use answer::Kept;
pub use headers::security;
pub use options::Options;
pub use state::State;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::middleware::{self, Next};
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

/// What whoever hands a request on knows of its address; an extension of the request where there is anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The full address of the front page as the reader knows it, without a slash at its end; used where
    /// [`Options::base_url`] says nothing.
    pub base: Option<String>,
    /// The last part of the path that the pages are mounted at, where just that was asked for, without its slash.
    pub mount: Option<String>,
}

/// What kind of page answered; an extension of every response of [`router`], for logs and metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteName(pub &'static str);

/// The pages of `state`, with every header they bear. Mount it at the root of the server.
///
/// Routes that are added to it later bear no security headers: give them to [`finish`] first, then merge.
pub fn router(state: State) -> Router {
    let pages = Router::new().fallback(answer::answer);
    finish(pages, &state).with_state(state)
}

/// Puts on what every response needs: the security headers, and a page in place of a panic.
pub fn finish<S: Clone + Send + Sync + 'static>(router: Router<S>, state: &State) -> Router<S> {
    let security = Arc::new(headers::security(state.options()));
    let state = state.clone();
    router.layer(middleware::from_fn(
        move |request: Request<Body>, next: Next| {
            let (security, state) = (Arc::clone(&security), state.clone());
            async move {
                let asked = (
                    request.uri().path().to_owned(),
                    request.headers().clone(),
                    request.method().clone(),
                );
                let answer = AssertUnwindSafe(next.run(request)).catch_unwind().await;
                let mut response = answer.unwrap_or_else(|_| {
                    tracing::error!(path = asked.0, "a request ended in a panic");
                    errors::response(
                        errors::Trouble::Internal,
                        &state,
                        &asked.0,
                        &asked.1,
                        &asked.2,
                    )
                });
                let headers = response.headers_mut();
                for (name, value) in &*security {
                    headers.insert(name.clone(), value.clone());
                }
                response
            }
        },
    ))
}
