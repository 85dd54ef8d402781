//! `onrecord healthcheck`: asks the running server whether it is ready, for images that have no other tool.
//!
//! Leaves out: the answer (`edge`).

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpStream};
use std::os::unix::net::UnixStream;
use std::process::ExitCode;
use std::time::Duration;

use super::settings::Listen;
use super::terminal;

/// How long the server has.
const PATIENCE: Duration = Duration::from_secs(5);

/// Exit code 0 where the server at `address` is ready, 1 where it is not.
#[must_use]
pub fn run(address: &Listen) -> ExitCode {
    match ask(address) {
        Ok(answer) if answer.starts_with("HTTP/1.1 200 ") => ExitCode::SUCCESS,
        Ok(answer) => {
            let status = answer.lines().next().unwrap_or("no answer");
            terminal::complain(&format!("{address} is not ready: {status}"));
            ExitCode::FAILURE
        }
        Err(error) => {
            terminal::complain(&format!("{address} does not answer: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn ask(address: &Listen) -> io::Result<String> {
    match address {
        Listen::Unix(path) => {
            let stream = UnixStream::connect(path)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_write_timeout(Some(PATIENCE))?;
            exchange(stream)
        }
        Listen::Tcp { host, port } => {
            let stream = TcpStream::connect((&*reachable(host), *port))?;
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_write_timeout(Some(PATIENCE))?;
            exchange(stream)
        }
    }
}

/// An address that listens everywhere is asked at home.
fn reachable(host: &str) -> String {
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.to_string(),
        Ok(IpAddr::V6(ip)) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.to_string(),
        _ => host.to_owned(),
    }
}

fn exchange(mut stream: impl Read + Write) -> io::Result<String> {
    stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    // A whole answer is far shorter.
    stream.take(64 << 10).read_to_string(&mut answer)?;
    Ok(answer)
}
