//! How fast statements are found, how much memory that takes, and how both grow: `cargo bench --bench throughput`.
//!
//! Text in, attributed statements out, for both taggers: on one core and on all, in one document and in many, from
//! 1 KB to 100 MB. The text is the example articles over and over. Options: `MB` (the largest size; 100), `rules`,
//! `model` (that tagger alone). Instructions a byte are counted by `perf stat` or `valgrind --tool=callgrind` around
//! `… rules count` or `… model count`, which works through one megabyte once and prints how many bytes it was.

use onrecord::article::{self, Article};
use onrecord::dossier::{Sources, build_with};
use onrecord::extract::model::Model;
use onrecord::extract::{Rules, Tagger};
use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Documents of "many": about as long as a news article.
const DOCUMENT: usize = 5_000;

/// Measured until this long has passed, the best run counts.
const LONG_ENOUGH: Duration = Duration::from_secs(2);

fn main() {
    let (mut most, mut only, mut count) = (100, None, false);
    for argument in std::env::args().skip(1).filter(|a| a != "--bench") {
        match argument.as_str() {
            "rules" | "model" => only = Some(argument),
            "count" => count = true,
            size => most = size.parse().expect("a number of megabytes"),
        }
    }
    let prose = prose();
    let taggers: [(&str, &dyn Tagger); 2] =
        [("rules", &Rules::default()), ("model", &Model::default())];
    for (name, tagger) in taggers {
        if only.as_ref().is_some_and(|o| o != name) {
            continue;
        }
        if count {
            let text = repeated(&prose, 1_000_000);
            find(&text, tagger);
            println!("{name}: {} bytes once", text.len());
            continue;
        }
        // The lists and the weights are read once and are no part of the speed.
        find(&prose, tagger);
        speed(name, tagger, &prose);
        growth(tagger, &prose, most);
    }
    if !count && only.is_none() {
        tools();
    }
}

/// Speed on articles of a usual length, on one core and on all.
fn speed(name: &str, tagger: &dyn Tagger, prose: &str) {
    let documents: Vec<String> = (0..200).map(|_| repeated(prose, DOCUMENT)).collect();
    let bytes: usize = documents.iter().map(String::len).sum();
    let one = best(|| documents.iter().for_each(|d| find(d, tagger)));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let all = best(|| on_all(&documents, tagger, cores));
    println!(
        "{name}: one core {:.1} MB/s, {cores} cores {:.1} MB/s",
        rate(bytes, one),
        rate(bytes, all)
    );
}

fn on_all(documents: &[String], tagger: &dyn Tagger, cores: usize) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    find(document, tagger);
                }
            });
        }
    });
}

/// Time and memory from 1 KB to `most` MB: a steady speed is linear growth.
fn growth(tagger: &dyn Tagger, prose: &str, most: usize) {
    println!(
        "  {:>11}  {:>12}  {:>12}  memory at most",
        "bytes", "one document", "many"
    );
    let mut size = 1_000;
    while size <= most * 1_000_000 {
        let whole = repeated(prose, size);
        let short = repeated(prose, DOCUMENT.min(size));
        let times = (size / short.len()).max(1);
        let once = |run: &dyn Fn()| {
            let start = Instant::now();
            run();
            start.elapsed()
        };
        let many = once(&|| (0..times).for_each(|_| find(&short, tagger)));
        let single = once(&|| find(&whole, tagger));
        println!(
            "  {size:>11}  {:>7.1} MB/s  {:>7.1} MB/s  {}",
            rate(whole.len(), single),
            rate(short.len() * times, many),
            memory()
        );
        size *= 10;
    }
}

fn find(text: &str, tagger: &dyn Tagger) {
    let article: Article = article::read("article.txt", text.as_bytes()).expect("an article");
    let sources = Sources {
        articles: vec![article],
        ..Sources::default()
    };
    black_box(build_with(sources, tagger));
}

fn best(run: impl Fn()) -> Duration {
    let begin = Instant::now();
    let mut best = Duration::MAX;
    while begin.elapsed() < LONG_ENOUGH {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed());
    }
    best
}

fn rate(bytes: usize, time: Duration) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "sizes far below 2^52 bytes")]
    let bytes = bytes as f64;
    bytes / 1e6 / time.as_secs_f64()
}

/// The process's largest memory so far, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .map_or_else(
            || "not told by this system".into(),
            |size| size.trim().into(),
        )
}

/// The example article's words.
fn prose() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("dossier/russia-ready-to-negotiate.txt");
    std::fs::read_to_string(file).expect("the project's own article")
}

/// About `size` bytes of whole paragraphs, over and over.
fn repeated(prose: &str, size: usize) -> String {
    let mut text = String::with_capacity(size + 2_000);
    for paragraph in prose.lines().cycle() {
        text.push_str(paragraph);
        text.push('\n');
        if text.len() >= size {
            break;
        }
    }
    text
}

fn tools() {
    for (tool, probe) in [("perf", "--version"), ("valgrind", "--version")] {
        let there = std::process::Command::new(tool).arg(probe).output().is_ok();
        println!(
            "{tool}: {}",
            if there {
                "here, for instructions a byte (see the head of this file)"
            } else {
                "not installed; instructions a byte not counted with it"
            }
        );
    }
}
