//! Invariants that the source shows: who may name whom, and who alone may do what.

use std::collections::BTreeSet;
use std::path::Path;

use syn::visit::{self, Visit};

use crate::source::{self, Source};

/// The engine in the order of its imports; those in one row know nothing of each other.
const ENGINE: [&[&str]; 8] = [
    &["span"],
    &["lexicon"],
    &["text"],
    &["article"],
    &["extract"],
    &["attribute"],
    &["party", "question", "time"],
    &["dossier"],
];

/// Above the engine, in order.
const ABOVE: [&[&str]; 3] = [&["web"], &["process"], &["main"]];

/// Crates that the engine may name: they compute and do nothing else.
const ENGINE_CRATES: [&str; 17] = [
    "aho_corasick",
    "any_ascii",
    "dom_query",
    "dom_smoothie",
    "encoding_rs",
    "jiff",
    "memchr",
    "pulldown_cmark",
    "rustc_hash",
    "saphyr_parser",
    "serde",
    "serde_json",
    "sha2",
    "smallvec",
    "strsim",
    "thiserror",
    "toml",
];

/// Parts of the standard library that reach outside the program or wait.
const OUTSIDE: [&str; 11] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::os",
    "std::process",
    "std::sync::Mutex",
    "std::sync::RwLock",
    "std::sync::mpsc",
    "std::thread",
    "std::time",
];

/// Macros that write, or that stop the program.
const WRITING: [&str; 8] = [
    "dbg",
    "eprint",
    "eprintln",
    "print",
    "println",
    "todo",
    "unimplemented",
    "panic",
];

fn rank(module: &str) -> Option<usize> {
    let rows = ENGINE.iter().chain(&ABOVE);
    rows.enumerate()
        .find(|(_, row)| row.contains(&module))
        .map(|(rank, _)| rank)
}

fn is_engine(source: &Source) -> bool {
    ENGINE.iter().any(|row| row.contains(&source.top()))
}

/// The crates that `Cargo.toml` lets the program name, as they are written in code.
fn dependencies() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest: toml::Table = std::fs::read_to_string(path)
        .expect("readable")
        .parse()
        .expect("TOML");
    let dependencies = manifest["dependencies"].as_table().expect("a table");
    dependencies
        .keys()
        .map(|name| name.replace('-', "_"))
        .collect()
}

/// What an engine file names and must not.
fn foreign(source: &Source) -> Vec<String> {
    let crates = dependencies();
    let denied = crates
        .iter()
        .map(|name| &**name)
        .filter(|name| !ENGINE_CRATES.contains(name))
        .chain(OUTSIDE)
        .chain(WRITING);
    let mut found: Vec<_> = denied
        .flat_map(|name| source.names_in(name))
        // One word alone is a variable: `open` is a crate, too.
        .filter(|name| !crates.contains(*name))
        .map(str::to_owned)
        .collect();
    // A clock by any other name: `Timestamp::now`, `Zoned::now`.
    found.extend(
        source
            .names
            .iter()
            .filter(|n| n.ends_with("::now"))
            .cloned(),
    );
    // The standard maps are ordered differently in every run.
    found.extend(
        [
            "std::collections::HashMap",
            "std::collections::HashSet",
            "RandomState",
        ]
        .iter()
        .flat_map(|name| source.names_in(name))
        .map(str::to_owned),
    );
    found
}

/// The modules a file names although they lie above its own or beside it.
fn upward(source: &Source) -> Vec<String> {
    let Some(own) = rank(source.top()) else {
        return Vec::new();
    };
    let goes_up = |name: &&String| {
        let mut segments = name.split("::");
        if segments.next() != Some("crate") {
            return false;
        }
        let Some(module) = segments.next() else {
            return false;
        };
        module != source.top() && rank(module).is_some_and(|other| other >= own)
    };
    source.names.iter().filter(goes_up).cloned().collect()
}

/// Fails with every complaint that `check` has about a file that `applies`.
fn assert_none(applies: impl Fn(&Source) -> bool, check: impl Fn(&Source) -> Vec<String>) {
    let mut seen = 0;
    let mut complaints = Vec::new();
    for source in source::all().iter().filter(|source| applies(source)) {
        seen += 1;
        complaints.extend(
            check(source)
                .iter()
                .map(|what| format!("src/{}: {what}", source.file)),
        );
    }
    assert!(seen > 0, "no file was looked at");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn invariant_1_the_engine_names_nothing_that_reaches_outside() {
    assert_none(is_engine, foreign);
}

#[test]
fn invariant_1_imports_go_one_way() {
    assert_none(|_| true, upward);
}

#[test]
fn every_module_has_its_place_in_the_order() {
    for source in source::all() {
        assert!(
            source.top() == "lib" || rank(source.top()).is_some(),
            "src/{} belongs to no part of the map",
            source.file
        );
    }
}

#[test]
fn invariant_6_only_settings_reads_the_environment() {
    assert_none(
        |source| !source.file.starts_with("process/settings/"),
        |source| {
            let names = source.names.iter();
            names
                .filter(|name| {
                    name.starts_with("std::env")
                        || name.starts_with("env::")
                        || name.starts_with("sd_notify")
                        || name.ends_with("::from_env")
                })
                .cloned()
                .collect()
        },
    );
}

/// Names of sockets and files.
fn world(source: &Source) -> Vec<String> {
    const WORLD: [&str; 9] = [
        "std::fs",
        "std::os",
        "std::process",
        "tokio::fs",
        "tokio::io",
        "tokio::net",
        "tokio::process",
        "tokio::signal",
        "include_dir",
    ];
    const SOCKETS: [&str; 3] = ["TcpListener", "TcpStream", "UdpSocket"];
    let mut found: Vec<_> = WORLD
        .iter()
        .flat_map(|name| source.names_in(name))
        .map(str::to_owned)
        .collect();
    // Addresses of `std::net` are values like others; its sockets are not.
    found.extend(
        source
            .names
            .iter()
            .filter(|n| n.split("::").any(|s| SOCKETS.contains(&s)))
            .cloned(),
    );
    found
}

#[test]
fn invariant_6_only_process_touches_sockets_and_disk() {
    assert_none(|source| !matches!(source.top(), "process" | "main"), world);
}

/// Finds text that is cut by byte offsets: `text.get(a..b)`, `split_at` and their kin.
#[derive(Default)]
struct Slices {
    found: Vec<String>,
}

/// Receivers that are text wherever this project uses the words.
const TEXTS: [&str; 11] = [
    "as_str", "body", "carrier", "content", "html", "line", "name", "rest", "source", "text",
    "title",
];

impl<'t> Visit<'t> for Slices {
    fn visit_item_mod(&mut self, item: &'t syn::ItemMod) {
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'t syn::ExprMethodCall) {
        let by_range = matches!(call.args.first(), Some(syn::Expr::Range(_)));
        let receiver = match &*call.receiver {
            syn::Expr::Path(path) => path.path.segments.last().map(|s| s.ident.to_string()),
            syn::Expr::Field(field) => match &field.member {
                syn::Member::Named(name) => Some(name.to_string()),
                syn::Member::Unnamed(_) => None,
            },
            syn::Expr::MethodCall(inner) => Some(inner.method.to_string()),
            _ => None,
        };
        let is_text = receiver.is_some_and(|name| TEXTS.contains(&&*name));
        let method = call.method.to_string();
        if is_text
            && (matches!(&*method, "get" | "get_mut" | "get_unchecked") && by_range
                || matches!(&*method, "split_at" | "split_at_checked" | "split_off"))
        {
            self.found.push(format!(".{method}(…) cuts text"));
        }
        visit::visit_expr_method_call(self, call);
    }
}

fn slices(source: &Source) -> Vec<String> {
    let mut slices = Slices::default();
    slices.visit_file(&source.tree);
    slices.found
}

#[test]
fn invariant_6_only_span_slices() {
    assert_none(|source| source.file != "span.rs", slices);
    let manifest = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    // The other half is clippy's: `&text[a..b]` is an error there.
    assert!(
        manifest
            .expect("readable")
            .contains("\nstring_slice = \"deny\"\n")
    );
    assert_none(
        |source| source.file != "span.rs",
        |source| {
            let names = source.names.iter();
            names
                .filter(|n| n.ends_with("string_slice"))
                .cloned()
                .collect()
        },
    );
}

#[test]
fn invariant_5_nothing_in_web_waits_or_extracts() {
    const WAITING: [&str; 11] = [
        "Mutex",
        "RwLock",
        "Condvar",
        "OnceLock",
        "Semaphore",
        "Notify",
        "Barrier",
        "block_on",
        "block_in_place",
        "sleep",
        "mpsc",
    ];
    const BUILDING: [&str; 4] = [
        "crate::article::read",
        "crate::dossier::build",
        "crate::dossier::Sources",
        "crate::text",
    ];
    assert_none(
        |source| source.top() == "web",
        |source| {
            let mut found: Vec<_> = BUILDING
                .iter()
                .flat_map(|n| source.names_in(n))
                .map(str::to_owned)
                .collect();
            let waits = |name: &&String| name.split("::").any(|segment| WAITING.contains(&segment));
            found.extend(source.names.iter().filter(waits).cloned());
            found
        },
    );
}

/// Code that breaks each rule, to know that the rules can be broken.
mod the_scan {
    use super::*;

    /// Every one of `codes`, as the file `file`, breaks the rule.
    #[track_caller]
    fn breaks(rule: impl Fn(&Source) -> Vec<String>, file: &str, codes: &[&str]) {
        for code in codes {
            assert!(
                !rule(&Source::parse(file, code)).is_empty(),
                "{file}: {code}"
            );
        }
    }

    #[test]
    fn finds_what_the_engine_must_not_name() {
        breaks(
            foreign,
            "extract/mod.rs",
            &[
                "use tokio::net::TcpListener;",
                "use std::{fmt, fs::File};",
                "fn f() { std::thread::sleep(d) }",
                "fn f() { println!(\"said\") }",
                "fn f() { let x = vec![tracing::info(1)]; }",
                "fn f() -> Timestamp { jiff::Timestamp::now() }",
                "use std::collections::HashMap;",
                "use axum as web_framework;",
            ],
        );
        let fine = "use std::fmt; use serde::Serialize; //! tokio::net\n fn f() -> &'static str { \"std::fs\" }";
        let source = Source::parse("extract/mod.rs", &fine.replace("//! tokio::net\n", ""));
        assert!(foreign(&source).is_empty());
    }

    #[test]
    fn finds_imports_that_go_up_or_aside() {
        for (file, code) in [
            ("span.rs", "use crate::text::Token;"),
            ("extract/clause.rs", "use super::super::attribute::Grade;"),
            ("party/mod.rs", "use crate::{span::Span, question};"),
            ("dossier/build.rs", "fn f() { crate::web::links::front() }"),
            (
                "web/pages/front.rs",
                "fn f() { format!(\"{}\", crate::process::run()) }",
            ),
        ] {
            breaks(upward, file, &[code]);
        }
        for (file, code) in [
            (
                "extract/clause.rs",
                "use super::Form; use crate::text::Token;",
            ),
            (
                "extract/mod.rs",
                "#[cfg(test)] mod tests { use crate::dossier::build; }",
            ),
            ("web/mod.rs", "use crate::dossier::Dossier;"),
        ] {
            assert!(
                upward(&Source::parse(file, code)).is_empty(),
                "{file}: {code}"
            );
        }
    }

    #[test]
    fn finds_sockets_and_files() {
        breaks(
            world,
            "web/mod.rs",
            &[
                "use std::fs;",
                "fn f() { tokio::fs::read(p) }",
                "use std::net::TcpListener;",
                "fn f() { std::fs::File::open(p) }",
            ],
        );
        assert!(world(&Source::parse("web/mod.rs", "use std::net::IpAddr;")).is_empty());
    }

    #[test]
    fn finds_text_cut_by_hand() {
        breaks(
            slices,
            "article/plain.rs",
            &[
                "fn f() { article.text.get(1..2) }",
                "fn f() { text.get(a..) }",
                "fn f() { name.as_str().split_at(3) }",
            ],
        );
        let fine = "fn f() { tokens.get(1..2); map.get(text); }";
        assert!(slices(&Source::parse("article/plain.rs", fine)).is_empty());
    }
}
