//! Asks the router for pages and reads them with a real HTML parser.

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use onrecord::dossier::Dossier;
use onrecord::web::{Options, State, router};
use scraper::{ElementRef, Html, Selector};
use std::sync::Arc;
use tower::ServiceExt;

/// A server of one dossier.
pub(crate) struct Reader {
    pub(crate) state: State,
    router: Router,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reader {
    pub(crate) fn new(dossier: Dossier) -> Self {
        Self::with(dossier, Options::default())
    }

    pub(crate) fn with(dossier: Dossier, options: Options) -> Self {
        Self::of(State::new(Arc::new(dossier), options))
    }

    pub(crate) fn of(state: State) -> Self {
        let router = router(state.clone());
        Self { state, router }
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        ask(self.router.clone(), method, path, headers)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[("accept", "text/html")])
    }

    /// The page at `path`, which must be there.
    pub(crate) fn page(&self, path: &str) -> Page {
        let answer = self.get(path);
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer.page()
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("a header"))
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    pub(crate) fn page(&self) -> Page {
        Page {
            html: Html::parse_document(self.text()),
        }
    }
}

/// A page that was parsed as a browser parses it.
pub(crate) struct Page {
    pub(crate) html: Html,
}

impl Page {
    pub(crate) fn all(&self, css: &str) -> Vec<ElementRef<'_>> {
        self.html
            .select(&Selector::parse(css).expect("a selector"))
            .collect()
    }

    /// The words of every element that `css` selects, white space as one space.
    pub(crate) fn words(&self, css: &str) -> Vec<String> {
        self.all(css).into_iter().map(words).collect()
    }

    /// The words of the one element that `css` selects.
    pub(crate) fn one(&self, css: &str) -> String {
        let mut all = self.words(css);
        assert_eq!(all.len(), 1, "{css}: {all:?}");
        all.remove(0)
    }

    /// The values of an attribute.
    pub(crate) fn values(&self, css: &str, attribute: &str) -> Vec<&str> {
        self.all(css)
            .into_iter()
            .filter_map(|e| e.attr(attribute))
            .collect()
    }
}

/// The words inside an element, white space as one space.
pub(crate) fn words(element: ElementRef<'_>) -> String {
    let all: String = element.text().collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words inside an element, byte for byte.
pub(crate) fn exactly(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// Asks any router.
pub(crate) fn ask(router: Router, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).expect("a request");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let response = router.oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: to_bytes(body, usize::MAX).await.expect("a body"),
        }
    })
}
