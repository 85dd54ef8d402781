//! What the program is built from: licences, versions and sources, by the rules of `.ci/deny.toml`.
//!
//! The same file steers `cargo deny`, which also asks for advisories and so needs the network.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

fn rules() -> toml::Table {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/deny.toml");
    let text = std::fs::read_to_string(path).expect("the rules");
    text.parse().expect("TOML")
}

fn words(rules: &toml::Table, section: &str, key: &str) -> BTreeSet<String> {
    let list = rules[section][key].as_array().expect("a list");
    list.iter()
        .map(|entry| {
            let word = entry.as_str().or_else(|| entry["crate"].as_str());
            word.expect("words").to_owned()
        })
        .collect()
}

/// Every package of the lock file that is built on the systems of the rules.
fn packages(rules: &toml::Table) -> Vec<Value> {
    let mut found = BTreeMap::new();
    for target in words(rules, "graph", "targets") {
        let told = Command::new(env!("CARGO"))
            .args([
                "metadata",
                "--locked",
                "--format-version=1",
                "--filter-platform",
                &target,
            ])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("cargo");
        assert!(
            told.status.success(),
            "{}",
            String::from_utf8_lossy(&told.stderr)
        );
        let told: Value = serde_json::from_slice(&told.stdout).expect("JSON");
        let nodes = told["resolve"]["nodes"].as_array().expect("a list");
        let built: BTreeSet<&str> = nodes.iter().filter_map(|n| n["id"].as_str()).collect();
        for package in told["packages"].as_array().expect("a list") {
            let id = package["id"].as_str().expect("an id");
            if built.contains(id) && package["name"] != "onrecord" {
                found.insert(id.to_owned(), package.clone());
            }
        }
    }
    assert!(found.len() > 50, "{}", found.len());
    found.into_values().collect()
}

/// Whether an expression of licences can be met with those that are allowed.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    // Brackets come only around alternatives or around lists; one level of them is taken apart.
    let expression = expression.trim();
    let mut depth = 0;
    let mut parts = vec![String::new()];
    let mut joined_by_and = false;
    for word in expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ")
        .split_whitespace()
    {
        match word {
            "(" => depth += 1,
            ")" => depth -= 1,
            "AND" if depth == 0 => {
                joined_by_and = true;
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        let last = parts.last_mut().expect("never empty");
        last.push_str(word);
        last.push(' ');
    }
    if joined_by_and {
        return parts.iter().all(|part| is_met(part, allowed));
    }
    let inner = expression
        .strip_prefix('(')
        .and_then(|e| e.strip_suffix(')'));
    let inner = inner.unwrap_or(expression).replace('/', " OR ");
    if inner.contains(" AND ") {
        return is_met(&inner, allowed);
    }
    inner
        .split(" OR ")
        .any(|licence| allowed.contains(licence.trim()))
}

#[test]
fn an_expression_of_licences_is_met_where_one_way_through_it_is() {
    let allowed = BTreeSet::from(["MIT".to_owned(), "ISC".to_owned()]);
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("Unlicense/MIT", true),
        ("MIT AND GPL-3.0", false),
        ("MIT AND ISC", true),
        ("(GPL-3.0 OR MIT) AND ISC", true),
        ("(GPL-3.0 OR MIT) AND GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(is_met(expression, &allowed), met, "{expression}");
    }
}

#[test]
fn crates_are_of_known_licences_one_version_each_and_from_one_registry() {
    let rules = rules();
    let allowed = words(&rules, "licenses", "allow");
    let registries = words(&rules, "sources", "allow-registry");
    let skipped = words(&rules, "bans", "skip");
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages(&rules) {
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        let (name, version) = (text("name"), text("version"));
        assert!(
            is_met(&text("license"), &allowed),
            "{name} is under {:?}",
            package["license"]
        );
        let source = text("source");
        let registry = source.strip_prefix("registry+").unwrap_or_default();
        assert!(
            registries.contains(registry),
            "{name} comes from {source:?}"
        );
        let series = version.split('.').next().unwrap_or_default();
        if !skipped.contains(&format!("{name}:{series}")) {
            versions.entry(name).or_default().insert(version);
        }
    }
    versions.retain(|_, versions| versions.len() > 1);
    assert!(versions.is_empty(), "more than one version of {versions:?}");
}
