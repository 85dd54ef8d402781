//! The reader in a browser: everything a request touches.
//!
//! [`State`] holds what is shown, [`router`] answers. Leaves out: settings, files, sockets (`process`).

mod site;
mod state;

pub use state::{Options, State};

use axum::Router;

/// The pages of `state`, with every header they bear. Mount it at the root of the server.
pub fn router(state: State) -> Router {
    Router::new()
        .fallback(
            async |axum::extract::State(state): axum::extract::State<State>| {
                axum::response::Html(format!("{} articles", state.site().dossier.articles.len()))
            },
        )
        .with_state(state)
}
