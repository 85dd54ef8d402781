//! Counters for Prometheus, and their text.
//!
//! Own atomics instead of a registry: what is counted is known when the program is built, so a request finds
//! its counter without a lock and without memory. Leaves out: where the text is served (`serve`).

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use crate::dossier::Dossier;

/// Kinds of pages, as `web` names them; anything else is counted as the last.
const ROUTES: [&str; 26] = [
    "dossiers",
    "front",
    "questions",
    "question",
    "in-order",
    "articles",
    "article",
    "speakers",
    "speaker",
    "party",
    "statement",
    "unassigned",
    "balance",
    "not-quoted",
    "left-out",
    "about",
    "search",
    "robots",
    "feed",
    "opensearch",
    "sitemap",
    "moved",
    "asset",
    "health",
    "error",
    "other",
];

/// Answers that are told apart; anything else is counted as 0.
const STATUSES: [u16; 14] = [
    200, 304, 308, 400, 404, 405, 408, 410, 413, 414, 431, 500, 503, 0,
];

/// Upper bounds of the latency histogram, in microseconds.
const BOUNDS: [u64; 9] = [
    50, 100, 250, 1_000, 2_500, 10_000, 100_000, 1_000_000, 10_000_000,
];

/// What is told of a dossier: name, kind, help, and the value from the dossier and its reloads (shown, failed).
type OfADossier = (
    &'static str,
    &'static str,
    &'static str,
    fn(&Dossier, (u64, u64)) -> u64,
);

const OF_A_DOSSIER: [OfADossier; 8] = [
    (
        "reloads_total",
        "counter",
        "Times the dossier was read again and shown.",
        |_, reloads| reloads.0,
    ),
    (
        "failed_reloads_total",
        "counter",
        "Times it was read again in vain.",
        |_, reloads| reloads.1,
    ),
    (
        "articles",
        "gauge",
        "Articles in the dossier.",
        |dossier, _| dossier.articles.len() as u64,
    ),
    (
        "statements",
        "gauge",
        "Statements in the dossier.",
        |dossier, _| dossier.statements.len() as u64,
    ),
    (
        "rejects",
        "gauge",
        "What looked like a statement and was not taken.",
        |dossier, _| dossier.rejects.len() as u64,
    ),
    (
        "unassigned",
        "gauge",
        "Statements of which the speaker is not known.",
        |dossier, _| dossier.unassigned().count() as u64,
    ),
    (
        "files_left_out",
        "gauge",
        "Files of the folder that could not be used and are left out.",
        |dossier, _| dossier.left_out as u64,
    ),
    (
        "notes",
        "gauge",
        "What the operator should look at; /about lists it.",
        |dossier, _| dossier.all_notes().count() as u64,
    ),
];

/// Everything that is counted since the program began.
#[derive(Debug)]
pub struct Metrics {
    requests: [[AtomicU64; STATUSES.len()]; ROUTES.len()],
    latency: [AtomicU64; BOUNDS.len() + 1],
    latency_sum: AtomicU64,
    /// Connections that are open now.
    pub connections: AtomicU64,
    /// For every dossier, the times it was read again and shown, and those it was read again in vain.
    reloads: Box<[(AtomicU64, AtomicU64)]>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new(1)
    }
}

impl Metrics {
    /// The counters of a server of so many dossiers.
    #[must_use]
    pub fn new(dossiers: usize) -> Self {
        Self {
            requests: [const { [const { AtomicU64::new(0) }; STATUSES.len()] }; ROUTES.len()],
            latency: [const { AtomicU64::new(0) }; BOUNDS.len() + 1],
            latency_sum: AtomicU64::new(0),
            connections: AtomicU64::new(0),
            reloads: (0..dossiers).map(|_| Default::default()).collect(),
        }
    }

    /// Counts a dossier that was read again and is shown.
    pub fn reload(&self, which: usize) {
        if let Some((shown, _)) = self.reloads.get(which) {
            shown.fetch_add(1, Relaxed);
        }
    }

    /// Counts a dossier that was read again in vain.
    pub fn failed_reload(&self, which: usize) {
        if let Some((_, failed)) = self.reloads.get(which) {
            failed.fetch_add(1, Relaxed);
        }
    }

    /// Counts one answered request.
    pub fn request(&self, route: &str, status: u16, took: Duration) {
        let route = position(&ROUTES, &route);
        let status = position(&STATUSES, &status);
        self.requests[route][status].fetch_add(1, Relaxed);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let bucket = BOUNDS.partition_point(|&bound| bound < micros);
        self.latency[bucket].fetch_add(1, Relaxed);
        self.latency_sum.fetch_add(micros, Relaxed);
    }

    /// The text that Prometheus reads, with the sizes of `dossiers`, each under its name in the address.
    ///
    /// The label `dossier` is there where there is more than one.
    #[must_use]
    pub fn text(&self, dossiers: &[(String, Arc<Dossier>)]) -> String {
        let mut text = String::with_capacity(4096);
        // Writing to a string cannot fail.
        let _ = self.write(&mut text, dossiers);
        text
    }

    fn write(&self, text: &mut String, dossiers: &[(String, Arc<Dossier>)]) -> std::fmt::Result {
        head(text, "requests_total", "counter", "Answered requests.")?;
        for (route, statuses) in ROUTES.iter().zip(&self.requests) {
            for (status, count) in STATUSES.iter().zip(statuses) {
                let count = count.load(Relaxed);
                if count > 0 {
                    writeln!(
                        text,
                        "onrecord_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}"
                    )?;
                }
            }
        }
        self.histogram(text)?;
        head(text, "connections", "gauge", "Open connections.")?;
        let connections = self.connections.load(Relaxed);
        writeln!(text, "onrecord_connections {connections}")?;
        for (name, kind, help, value) in OF_A_DOSSIER {
            head(text, name, kind, help)?;
            for ((of, dossier), (shown, failed)) in dossiers.iter().zip(&self.reloads) {
                let of = if dossiers.len() > 1 {
                    format!("{{dossier=\"{of}\"}}")
                } else {
                    String::new()
                };
                let reloads = (shown.load(Relaxed), failed.load(Relaxed));
                writeln!(text, "onrecord_{name}{of} {}", value(dossier, reloads))?;
            }
        }
        Ok(())
    }

    fn histogram(&self, text: &mut String) -> std::fmt::Result {
        head(
            text,
            "request_seconds",
            "histogram",
            "Time from a request to its answer.",
        )?;
        let mut sum = 0;
        for (bound, count) in BOUNDS.iter().zip(&self.latency) {
            sum += count.load(Relaxed);
            writeln!(
                text,
                "onrecord_request_seconds_bucket{{le=\"{}\"}} {sum}",
                seconds(*bound)
            )?;
        }
        sum += self.latency[BOUNDS.len()].load(Relaxed);
        writeln!(text, "onrecord_request_seconds_bucket{{le=\"+Inf\"}} {sum}")?;
        writeln!(
            text,
            "onrecord_request_seconds_sum {}",
            seconds(self.latency_sum.load(Relaxed))
        )?;
        writeln!(text, "onrecord_request_seconds_count {sum}")
    }
}

/// Place in `known`, whose last entry stands for everything else.
fn position<T: PartialEq>(known: &[T], one: &T) -> usize {
    known
        .iter()
        .position(|k| k == one)
        .unwrap_or(known.len() - 1)
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) -> std::fmt::Result {
    writeln!(
        text,
        "# HELP onrecord_{name} {help}\n# TYPE onrecord_{name} {kind}"
    )
}

/// Microseconds as seconds, exactly.
fn seconds(micros: u64) -> String {
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_route_and_status_and_time() {
        let metrics = Metrics::default();
        metrics.request("front", 200, Duration::from_micros(80));
        metrics.request("front", 200, Duration::from_secs(99));
        metrics.request("front", 304, Duration::from_micros(50));
        metrics.request("unheard-of", 418, Duration::from_micros(1));
        let text = metrics.text(&[(String::new(), Arc::default())]);
        for line in [
            "onrecord_requests_total{route=\"front\",status=\"200\"} 2",
            "onrecord_requests_total{route=\"front\",status=\"304\"} 1",
            "onrecord_requests_total{route=\"other\",status=\"0\"} 1",
            "onrecord_request_seconds_bucket{le=\"0.000050\"} 2",
            "onrecord_request_seconds_bucket{le=\"0.000100\"} 3",
            "onrecord_request_seconds_bucket{le=\"+Inf\"} 4",
            "onrecord_request_seconds_sum 99.000131",
            "onrecord_articles 0",
        ] {
            assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        }
    }
    #[test]
    fn every_dossier_has_its_own_figures_where_there_are_several() {
        let metrics = Metrics::new(2);
        metrics.reload(1);
        metrics.failed_reload(0);
        metrics.reload(2);
        let text = metrics.text(&["sudan", "strike"].map(|n| (n.to_owned(), Arc::default())));
        for line in [
            "onrecord_reloads_total{dossier=\"sudan\"} 0",
            "onrecord_reloads_total{dossier=\"strike\"} 1",
            "onrecord_failed_reloads_total{dossier=\"sudan\"} 1",
            "onrecord_articles{dossier=\"strike\"} 0",
        ] {
            assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        }
    }
}
