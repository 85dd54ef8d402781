//! What a dossier of many articles costs: `cargo bench --bench scale`, or with numbers of articles behind `--`.
//!
//! For each number a folder is made (see `generator`), read, shown, changed by one file and read again, in a
//! process of its own, so that its memory is its own. Printed are the time to load, the memory an article takes
//! beyond its text, the time of pages that nobody has asked for before, and the time from a changed file to the
//! new pages. Folders are kept in the target folder and made once.

mod generator;

use axum::body::Body;
use axum::http::Request;
use onrecord::process::folder::Folder;
use onrecord::web::{Options, State, router};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tower::ServiceExt as _;

/// Numbers of articles that are measured where none are given.
const USUAL: [usize; 4] = [1, 1_000, 10_000, 100_000];

/// In the environment of the process that measures.
const INSIDE: &str = "SCALE_INSIDE";

fn main() {
    let asked: Vec<usize> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .map(|a| a.parse().expect("a number of articles"))
        .collect();
    let counts = if asked.is_empty() {
        USUAL.to_vec()
    } else {
        asked
    };
    if std::env::var_os(INSIDE).is_some() {
        for count in counts {
            measure(count);
        }
        return;
    }
    let own = std::env::current_exe().expect("the path of this program");
    for count in counts {
        let status = Command::new(&own)
            .arg(count.to_string())
            .env(INSIDE, "1")
            .status()
            .expect("it starts");
        assert!(status.success(), "{count} articles: {status}");
    }
}

/// The folder of `count` articles, and whether it had to be made.
fn folder(count: usize) -> (PathBuf, bool) {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("scale-{count}"));
    let last = generator::article(count - 1).0;
    if dir.join(last).exists() {
        return (dir, false);
    }
    generator::write(&dir, count).expect("written");
    (dir, true)
}

fn measure(count: usize) {
    let (dir, made) = folder(count);
    if made {
        // A file that changed a moment ago is read again whatever its stamp says.
        std::thread::sleep(Duration::from_secs(3));
    }
    warm();
    let before = resident();
    let (begun, work) = (Instant::now(), worked());
    let mut held = Folder::new(&dir);
    let dossier = held.read().expect("a dossier");
    let (loaded, work) = (begun.elapsed(), worked().saturating_sub(work));
    let after = resident();
    let peak = peak();
    let text: usize = dossier.articles.iter().map(|a| a.text.len()).sum();
    println!(
        "\n{count} articles, {:.1} MB: {} statements, {} speakers, {} parties, {} named",
        mb(text),
        dossier.statements.len(),
        dossier.speakers.len(),
        dossier.parties.len(),
        dossier.named.len()
    );
    println!(
        "  load {:.0} ms, {:.0} ms of work on all cores; memory {:.1} MB, at most {:.1} MB while loading; beyond its text an article takes {:.1} KB",
        millis(loaded),
        millis(work),
        mb(after),
        mb(peak),
        mb(after.saturating_sub(before + text)) / mb(count) / 1e3,
    );
    let state = State::new(Arc::new(dossier), Options::default());
    pages(&state);
    change(&dir, &mut held, &state);
}

/// Reads an article, so that the tables of the engine are there and are nobody's.
fn warm() {
    let (name, text) = generator::article(0);
    let article = onrecord::article::read(&name, text.as_bytes()).expect("an article");
    std::hint::black_box(onrecord::process::folder::dossier_of(vec![article]));
}

/// Pages that nobody has asked for before.
fn pages(state: &State) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let dossier = state.dossier();
    let most = dossier.speakers.iter().max_by_key(|s| s.statements.len());
    let party = dossier.parties.iter().max_by_key(|p| p.statements.len());
    let mut paths: Vec<String> = [
        "/",
        "/articles",
        "/by-question",
        "/in-order",
        "/speakers",
        "/balance",
        "/not-quoted",
        "/left-out",
        "/unassigned",
        "/about",
    ]
    .map(str::to_owned)
    .to_vec();
    paths.extend(most.map(|s| format!("/speakers/{}", s.id)));
    paths.extend(party.map(|p| format!("/parties/{}", p.id)));
    paths.extend(
        dossier
            .articles
            .first()
            .map(|a| format!("/articles/{}", a.id)),
    );
    paths.extend(
        dossier
            .statements
            .first()
            .map(|s| format!("/statements/{}", s.id)),
    );
    paths.push(
        "/articles?words=border&outlet=Evening+Ledger&from=2021-03-01&to=2023-12-31".to_owned(),
    );
    paths.extend(most.map(|s| format!("/articles?speaker={}", s.id)));
    paths.push("/?party=france&party=iran".to_owned());
    let router = router(state.clone());
    let mut row = Vec::new();
    for path in paths {
        let request = Request::get(&path).body(Body::empty()).expect("a request");
        let begun = Instant::now();
        let answer = runtime
            .block_on(router.clone().oneshot(request))
            .expect("an answer");
        let took = begun.elapsed();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        let path = path.split_at(path.len().min(24)).0;
        row.push(format!("{path} {:.1}", millis(took)));
    }
    println!("  pages, ms, made for the first time: {}", row.join(", "));
}

/// From a changed file to the new pages.
fn change(dir: &Path, held: &mut Folder, state: &State) {
    let (name, text) = generator::article(0);
    let mut times = Vec::new();
    for turn in 0..3 {
        let more = format!("{text}\n\n“This is turn {turn},” Foreign Minister Anna Adler said.\n");
        std::fs::write(dir.join(&name), more).expect("written");
        let (begun, worked) = (Instant::now(), worked());
        let dossier = Arc::new(held.read().expect("a dossier"));
        let read = begun.elapsed();
        state.replace(dossier);
        times.push((begun.elapsed(), read, self::worked().saturating_sub(worked)));
    }
    std::fs::write(dir.join(&name), text).expect("written");
    times.sort();
    println!(
        "  one file changed: {:.0} ms to the new pages, {:.0} ms of them reading; {:.0} ms of work on all cores (middle of three)",
        millis(times[1].0),
        millis(times[1].1),
        millis(times[1].2)
    );
}

#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn mb(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Time that this process has had on the cores: what it takes on a machine that does something else besides.
fn worked() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task")
        .into_iter()
        .flatten()
        .flatten();
    let spent = tasks.filter_map(|task| {
        let spent = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        spent.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(spent.sum())
}

/// Bytes of memory this process has in use.
fn resident() -> usize {
    status("VmRSS:")
}

/// The most it ever had.
fn peak() -> usize {
    status("VmHWM:")
}

fn status(field: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    let kb = line.and_then(|line| line.trim().strip_suffix(" kB"));
    kb.and_then(|kb| kb.parse::<usize>().ok()).unwrap_or(0) * 1024
}
