//! What the program costs before anybody asks: the time to its first answer, memory, size, dependencies.

use crate::cases::ask;
use crate::servers;
use std::error::Error;
use std::process::Command;
use std::time::{Duration, Instant};

/// Prints a table of it.
pub(crate) fn report() -> Result<(), Box<dyn Error>> {
    let mut starts = Vec::new();
    for _ in 0..11 {
        let began = Instant::now();
        let server = started()?;
        starts.push(began.elapsed());
        drop(server);
    }
    starts.sort();
    let server = started()?;
    for path in ["/", "/by-question", "/in-order", "/about"] {
        ask(&server.address, path, &["Accept-Encoding: br"])?;
    }
    // What was needed to start is given back first.
    std::thread::sleep(Duration::from_secs(1));
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.child.id()))?;
    #[expect(clippy::cast_precision_loss, reason = "bytes far below 2^52")]
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    let kib = |name: &str| -> Option<u64> {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    let size = std::fs::metadata(env!("CARGO_BIN_EXE_onrecord"))?.len();
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--edges=normal",
            "--prefix=none",
            "--format={p}",
        ])
        .output()?;
    let tree = String::from_utf8(tree.stdout)?;
    let crates: std::collections::BTreeSet<&str> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .collect();
    println!("\n| what | figure |\n|---|---|");
    println!(
        "| start to first answer, median of {} | {:.1} ms |",
        starts.len(),
        starts[starts.len() / 2].as_secs_f64() * 1e3
    );
    println!(
        "| memory at rest (resident) | {:.1} MB |",
        megabytes(kib("VmRSS:").unwrap_or(0) * 1024)
    );
    println!("| size of the program | {:.1} MB |", megabytes(size));
    println!(
        "| crates it is built from, its own apart | {} |",
        crates.len() - 1
    );
    Ok(())
}

/// The program, once it has given the front page.
fn started() -> Result<servers::Running, Box<dyn Error>> {
    let server = servers::onrecord("warn")?;
    let (status, ..) = ask(&server.address, "/", &["Accept-Encoding: gzip"])?;
    if status == 200 {
        Ok(server)
    } else {
        Err(format!("the front page: {status}").into())
    }
}
