//! The load: as much as a server can do, or a steady stream.

use crate::CONNECTIONS;
use crate::cases::Case;
use crate::servers::Running;
use std::error::Error;
use std::process::{Command, Output};

/// The core that the load comes from.
const CORE: &str = "1";

/// Clock ticks of `/proc` in a second: the same on every Linux that Rust runs on.
const TICKS: f64 = 100.0;

/// What one run of one server gave.
pub(crate) struct Run {
    /// CPU time of a request in microseconds.
    pub(crate) cpu_micros: f64,
    /// Requests in a second.
    pub(crate) per_second: f64,
}

/// As many requests as the server answers.
pub(crate) fn most(
    server: &Running,
    case: &Case,
    headers: &[String],
    seconds: u32,
) -> Result<Run, Box<dyn Error>> {
    let before = server.ticks()?;
    let mut command = Command::new("taskset");
    command.args(["-c", CORE, "wrk", "-t1"]);
    command
        .arg(format!("-c{CONNECTIONS}"))
        .arg(format!("-d{seconds}s"));
    for header in headers {
        command.arg("-H").arg(header);
    }
    let said = output(command.arg(format!("http://{}{}", server.address, case.target)))?;
    let ticks = server.ticks()? - before;
    if said.contains("Socket errors") || said.contains("Non-2xx") {
        return Err(format!(
            "{}, {}: not every request was answered:\n{said}",
            server.name, case.name
        )
        .into());
    }
    let number = |mark: &str| -> Option<f64> {
        let line = said.lines().find(|line| line.contains(mark))?;
        line.split_whitespace().find_map(|word| word.parse().ok())
    };
    let requests = number("requests in").ok_or("wrk says nothing")?;
    let per_second = number("Requests/sec:").ok_or("wrk says nothing")?;
    #[expect(clippy::cast_precision_loss, reason = "a few hundred ticks")]
    let cpu_micros = ticks as f64 / TICKS * 1e6 / requests;
    Ok(Run {
        cpu_micros,
        per_second,
    })
}

/// A steady stream of requests: how long half of them and all but a hundredth took at most, in microseconds.
pub(crate) fn steady(
    server: &Running,
    case: &Case,
    headers: &[String],
    rate: f64,
    seconds: u32,
) -> Result<(u64, u64), Box<dyn Error>> {
    let log = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("serving/steady.log");
    let _ = std::fs::remove_file(&log);
    let mut command = Command::new("taskset");
    command.args(["-c", CORE, "h2load", "--h1", "-t1"]);
    command
        .arg(format!("-c{CONNECTIONS}"))
        .arg(format!("-D{seconds}"));
    command.arg(format!("--rps={:.0}", rate / f64::from(CONNECTIONS)));
    command.arg(format!("--log-file={}", log.display()));
    for header in headers {
        command.arg("-H").arg(header);
    }
    output(command.arg(format!("http://{}{}", server.address, case.target)))?;
    let log = std::fs::read_to_string(log)?;
    // Start, status, microseconds.
    let mut took: Vec<u64> = log
        .lines()
        .filter_map(|line| line.split('\t').nth(2)?.parse().ok())
        .collect();
    took.sort_unstable();
    if took.is_empty() {
        return Err("h2load has logged nothing".into());
    }
    Ok((took[took.len() / 2], took[took.len() * 99 / 100]))
}

fn output(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let Output { status, stdout, .. } = command
        .output()
        .map_err(|error| format!("{error}; are wrk and nghttp2-client installed?"))?;
    let said = String::from_utf8_lossy(&stdout).into_owned();
    if status.success() {
        Ok(said)
    } else {
        Err(format!("{command:?} ended with {status}:\n{said}").into())
    }
}
