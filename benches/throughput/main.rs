//! How fast statements are found, how much memory that takes, and how both grow: `cargo bench --bench throughput`.
//!
//! Text in, attributed statements out, for both taggers: on one core and on all, instructions a byte, and from 1 KB to
//! 100 MB in one document and in many, each size in a process of its own so that its memory is its own. The text is
//! made here: names, places and sentences that vary. Options, in any order: `rules` or `model` (that tagger alone), a
//! number (megabytes of the largest size; 100), a folder (its `.txt` files instead of made text, for the speeds).

mod made;

use onrecord::article::{self, Article};
use onrecord::dossier::{Sources, build_with};
use onrecord::extract::model::Model;
use onrecord::extract::{Rules, Tagger};
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Documents of "many": about as long as a news article.
const DOCUMENT: usize = 5_000;

/// Bytes of text over which instructions are counted.
const COUNTED: usize = 500_000;

/// Measured until this long has passed, the best run counts.
const LONG_ENOUGH: Duration = Duration::from_secs(2);

/// How a size of text is cut into documents.
#[derive(Clone, Copy)]
enum Cut {
    One,
    Many,
}

/// What was asked for on the command line.
struct Options {
    only: Option<String>,
    /// The largest size, in bytes.
    most: usize,
    folder: Option<String>,
}

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    if let [child, tagger, cut, bytes] = &arguments[..]
        && child == "child"
    {
        let cut = if cut == "one" { Cut::One } else { Cut::Many };
        return one_size(tagger, cut, bytes.parse().expect("a number of bytes"));
    }
    let mut options = Options {
        only: None,
        most: 100_000_000,
        folder: None,
    };
    for argument in arguments {
        match argument.parse::<usize>() {
            Ok(megabytes) => options.most = megabytes * 1_000_000,
            Err(_) if argument == "rules" || argument == "model" => options.only = Some(argument),
            Err(_) => options.folder = Some(argument),
        }
    }
    let documents = options
        .folder
        .as_deref()
        .map_or_else(|| documents(2_000_000, Cut::Many), read);
    for name in ["rules", "model"] {
        if options.only.as_ref().is_none_or(|only| only == name) {
            with(name, |tagger| speed(name, tagger, &documents));
            instructions(name);
            growth(name, options.most);
        }
    }
}

fn with<T>(name: &str, work: impl FnOnce(&dyn Tagger) -> T) -> T {
    if name == "model" {
        work(&Model::default())
    } else {
        work(&Rules::default())
    }
}

/// The `.txt` files of a folder.
fn read(folder: &str) -> Vec<String> {
    let mut files: Vec<_> = std::fs::read_dir(Path::new(folder))
        .expect("a folder")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{folder}: no .txt file");
    files
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("UTF-8"))
        .collect()
}

/// Made documents of `bytes` together.
fn documents(bytes: usize, cut: Cut) -> Vec<String> {
    match cut {
        Cut::One => vec![made::document(0, bytes)],
        Cut::Many => (0..bytes.div_ceil(DOCUMENT))
            .map(|n| made::document(n as u64, DOCUMENT.min(bytes)))
            .collect(),
    }
}

/// Speed on articles of a usual length, on one core and on all.
fn speed(name: &str, tagger: &dyn Tagger, documents: &[String]) {
    // The lists and the weights are read once and are no part of the speed.
    find(&documents[0], tagger);
    let bytes: usize = documents.iter().map(String::len).sum();
    let one = best(|| documents.iter().for_each(|d| find(d, tagger)));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let all = best(|| on_all(documents, tagger, cores));
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

/// Instructions a byte: what a second half a megabyte adds to the first, so that starting up does not count.
fn instructions(name: &str) {
    let count = |bytes: usize| {
        let own = std::env::current_exe().ok()?;
        let output = Command::new("valgrind")
            .args(["--tool=cachegrind", "--cache-sim=no"])
            .arg("--cachegrind-out-file=/dev/null")
            .arg(own)
            .args(["child", name, "many", &bytes.to_string()])
            .output()
            .ok()?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let count = said.lines().find_map(|l| l.split(" refs:").nth(1))?;
        count.trim().replace(',', "").parse::<usize>().ok()
    };
    match (count(COUNTED), count(2 * COUNTED)) {
        (Some(less), Some(more)) => {
            println!("{name}: {} instructions a byte", (more - less) / COUNTED);
        }
        _ => println!("{name}: instructions NOT counted: valgrind is not installed or failed"),
    }
}

/// Time and memory from 1 KB to `most` bytes: a steady speed is linear growth.
fn growth(name: &str, most: usize) {
    println!("  bytes        one document, memory at most    many documents, memory at most");
    let mut size = 1_000;
    while size <= most {
        let [one, many] = ["one", "many"].map(|cut| {
            let own = std::env::current_exe().expect("this program");
            let output = Command::new(own)
                .args(["child", name, cut, &size.to_string()])
                .output()
                .expect("this program once more");
            assert!(output.status.success(), "{name}, {cut}, {size} bytes");
            String::from_utf8_lossy(&output.stdout).trim().to_owned()
        });
        println!("  {size:>11}  {one:<30}  {many}");
        size *= 10;
    }
}

/// One line: the speed at one size, and the most memory this process has had.
fn one_size(name: &str, cut: Cut, bytes: usize) {
    let documents = documents(bytes, cut);
    let bytes: usize = documents.iter().map(String::len).sum();
    with(name, |tagger| {
        // The lists and the weights are read once and are no part of the speed.
        find(made::WARM, tagger);
        let start = Instant::now();
        for document in &documents {
            find(document, tagger);
        }
        println!(
            "{:>6.1} MB/s  {:>12}",
            rate(bytes, start.elapsed()),
            memory()
        );
    });
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
        .map_or_else(|| "memory not told".into(), |size| size.trim().into())
}
