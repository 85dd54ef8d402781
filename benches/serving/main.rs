//! What an answer costs, beside servers that do nothing but answer: `cargo bench --bench serving`.
//!
//! Every server is pinned to one core and the load to another, and the servers take turns, so that whatever else
//! the machine does falls on all of them. The lead figure is the CPU time of a request, from the system's own
//! books (`/proc/PID/stat`). Needs two cores and Debian's `wrk`, `nghttp2-client`, `nginx-light` and `caddy`;
//! `ROUNDS`, `SECONDS` and `CASE` (part of a name) in the environment make a run longer, shorter or narrower.

mod bare;
mod cases;
mod load;
mod rest;
mod servers;

use cases::Case;
use servers::Running;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// Connections that ask at once.
const CONNECTIONS: u32 = 16;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [mode, folder, port] = arguments.as_slice()
        && mode == "bare"
    {
        return bare::serve(Path::new(folder), port.parse()?);
    }
    let rounds: usize = number("ROUNDS", 5)?;
    let seconds: u32 = number("SECONDS", 2)?;
    let folder = servers::folder()?;
    let ours = servers::onrecord("warn")?;
    let cases: Vec<Case> = cases::of(&ours.address)?
        .into_iter()
        .filter(|case| {
            case.name
                .contains(&std::env::var("CASE").unwrap_or_default())
        })
        .collect();
    cases::lay_out(&folder, &cases)?;
    let all = [
        servers::bare(&folder)?,
        ours,
        servers::onrecord("info")?,
        servers::nginx(&folder)?,
        servers::caddy(&folder)?,
    ];
    println!("{rounds} rounds of {seconds} s, {CONNECTIONS} connections, medians\n");
    println!("| case | bytes | server | CPU µs a request | × bare hyper | requests/s |");
    println!("|---|---|---|---|---|---|");
    for case in &cases {
        table(case, &all, rounds, seconds)?;
    }
    latency(&cases, &all, seconds)?;
    drop(all);
    rest::report()
}

fn table(case: &Case, all: &[Running], rounds: usize, seconds: u32) -> Result<(), Box<dyn Error>> {
    let asked: Vec<(&Running, Vec<String>)> = all
        .iter()
        .filter(|server| case.only_ours.is_none() || server.is_of_this_stack())
        .map(|server| Ok((server, case.headers(server)?)))
        .collect::<Result<_, Box<dyn Error>>>()?;
    let mut cost: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut ratio: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut rate: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for _ in 0..rounds {
        let mut limit = None;
        for (server, headers) in &asked {
            let run = load::most(server, case, headers, seconds)?;
            let limit = *limit.get_or_insert(run.cpu_micros);
            cost.entry(server.name).or_default().push(run.cpu_micros);
            ratio
                .entry(server.name)
                .or_default()
                .push(run.cpu_micros / limit);
            rate.entry(server.name).or_default().push(run.per_second);
        }
    }
    for (server, _) in &asked {
        println!(
            "| {} | {} | {} | {:.1} | {:.2} | {:.0} |",
            case.name,
            case.body.len(),
            server.name,
            median(&mut cost, server.name),
            median(&mut ratio, server.name),
            median(&mut rate, server.name),
        );
    }
    Ok(())
}

/// How long the slowest hundredth waits while a server is half as busy as the slowest of them can be.
fn latency(cases: &[Case], all: &[Running], seconds: u32) -> Result<(), Box<dyn Error>> {
    let Some(case) = cases.iter().find(|case| case.name == "front page, gzip") else {
        return Ok(());
    };
    let mut slowest = f64::INFINITY;
    for server in all {
        let most = load::most(server, case, &case.headers(server)?, 1)?;
        slowest = slowest.min(most.per_second);
    }
    let rate = slowest / 2.0;
    println!(
        "\nAt {rate:.0} requests a second, half of what the slowest can: {}\n",
        case.name
    );
    println!("| server | p50 µs | p99 µs |\n|---|---|---|");
    for server in all {
        let mut rounds = Vec::new();
        for _ in 0..3 {
            rounds.push(load::steady(
                server,
                case,
                &case.headers(server)?,
                rate,
                seconds,
            )?);
        }
        rounds.sort_by_key(|round| round.1);
        let (half, most) = rounds[rounds.len() / 2];
        println!("| {} | {half} | {most} |", server.name);
    }
    Ok(())
}

fn number<T: std::str::FromStr>(name: &str, default: T) -> Result<T, T::Err> {
    std::env::var(name).map_or(Ok(default), |value| value.parse())
}

fn median(all: &mut BTreeMap<&str, Vec<f64>>, name: &str) -> f64 {
    let Some(figures) = all.get_mut(name) else {
        return f64::NAN;
    };
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
