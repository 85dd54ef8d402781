//! Any bytes as an article: read, searched by rules or by the model, and every kind of page made of what was found.

#![no_main]

use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use libfuzzer_sys::fuzz_target;
use onrecord::article;
use onrecord::process::settings::TaggerName;
use onrecord::process::{folder, row};
use onrecord::web::{self, Options, State};
use tower::ServiceExt as _;

const ENDINGS: [&str; 4] = ["txt", "md", "html", "txt"];

fuzz_target!(|bytes: &[u8]| {
    // The first byte chooses the format and the tagger, so that one corpus serves all.
    let Some((&first, bytes)) = bytes.split_first() else {
        return;
    };
    let name = format!("article.{}", ENDINGS[usize::from(first) % ENDINGS.len()]);
    let Ok(article) = article::read(&name, bytes) else {
        return;
    };
    let tagger = [TaggerName::Rules, TaggerName::Model][usize::from(first) / ENDINGS.len() % 2];
    let dossier = folder::dossier_by(vec![article], tagger.tagger());
    for statement in &dossier.statements {
        let text = dossier.text_of(statement);
        assert!(!statement.content.is_empty());
        for span in &statement.content {
            assert!(span.fits(text) && statement.carrier.contains(*span));
        }
    }
    assert!(row::of(&dossier, None, false).is_some());
    let mut paths = vec![
        "/".to_owned(),
        "/by-question".into(),
        "/in-order".into(),
        "/balance".into(),
        "/left-out".into(),
    ];
    paths.extend(
        dossier
            .articles
            .iter()
            .map(|a| format!("/articles/{}", a.id)),
    );
    paths.extend(
        dossier
            .statements
            .iter()
            .take(2)
            .map(|s| format!("/statements/{}", s.id)),
    );
    paths.extend(
        dossier
            .speakers
            .iter()
            .take(2)
            .map(|s| format!("/speakers/{}", s.id)),
    );
    let router = web::router(State::new(Arc::new(dossier), Options::default()));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    for path in paths {
        let request = Request::get(&path).body(Body::empty()).expect("a request");
        let answer = match runtime.block_on(router.clone().oneshot(request)) {
            Ok(answer) => answer,
            Err(never) => match never {},
        };
        assert!(
            answer.status().is_success() || answer.status().is_redirection(),
            "{path}: {}",
            answer.status()
        );
    }
});
