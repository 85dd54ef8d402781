//! A reload shows another dossier whole; a request sees one of the two.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use onrecord::article;
use onrecord::dossier::Dossier;
use onrecord::process::folder;
use onrecord::web::{self, Options, State};
use tower::ServiceExt as _;

fn dossier(name: &str, statements: usize) -> Arc<Dossier> {
    let said =
        format!("Ann Lee of {name} said, “We want {name} to be whole.”\n\n").repeat(statements);
    let text = format!("{name} Talks Go On\n\n{said}");
    let article = article::read("a.txt", text.as_bytes()).expect("an article");
    Arc::new(folder::dossier_of(vec![article]))
}

fn page(runtime: &tokio::runtime::Runtime, router: &Router) -> Vec<u8> {
    let request = Request::get("/in-order")
        .body(Body::empty())
        .expect("a request");
    runtime.block_on(async {
        let answer = router.clone().oneshot(request).await.expect("an answer");
        to_bytes(answer.into_body(), usize::MAX)
            .await
            .expect("a body")
            .to_vec()
    })
}

#[test]
fn invariant_5_every_answer_during_reloads_is_of_one_dossier() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (one, other) = (dossier("Kenya", 3), dossier("Senegal", 20));
    let state = State::new(Arc::clone(&one), Options::default());
    let router = web::router(state.clone());
    let first = page(&runtime, &router);
    state.replace(Arc::clone(&other));
    let second = page(&runtime, &router);
    assert_ne!(first, second);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..50 {
                state.replace(Arc::clone(&one));
                thread::yield_now();
                state.replace(Arc::clone(&other));
            }
            done.store(true, Ordering::Relaxed);
        });
        while !done.load(Ordering::Relaxed) {
            let seen = page(&runtime, &router);
            assert!(
                seen == first || seen == second,
                "an answer of neither dossier"
            );
        }
    });
}
