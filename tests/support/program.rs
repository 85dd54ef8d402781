//! The real program, started as a person would start it.

#![allow(dead_code, reason = "every test target takes what it needs")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Output, Stdio};
use std::thread;

/// A command of the program, with nothing of the environment that could change what it does.
pub(crate) fn onrecord(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(arguments);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("ONRECORD_") {
            command.env_remove(name);
        }
    }
    command
}

/// What a command that ended has left.
pub(crate) struct Done {
    /// Exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// Runs the program with `input` on standard input until it ends.
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Done {
    run_command(onrecord(arguments), input)
}

/// Runs `command` with `input` on standard input until it ends.
pub(crate) fn run_command(mut command: Command, input: &[u8]) -> Done {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_vec();
    // A thread of its own: the program writes while it reads. It may also end without reading; that is no error.
    let feeder = thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output: Output = child.wait_with_output().expect("the program ends");
    feeder.join().expect("fed");
    Done {
        code: output.status.code().expect("no signal ended it"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// The address in the line that a server prints when it is ready.
pub(crate) fn address(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("standard output"))
        .read_line(&mut line)
        .expect("a line");
    line.trim_end()
        .strip_prefix("On Record is at http://")
        .and_then(|rest| rest.strip_suffix('/'))
        .unwrap_or_else(|| panic!("not the address: {line:?}"))
        .to_owned()
}

/// Sends a signal, as an operator does.
pub(crate) fn tell(child: &Child, signal: &str) {
    let status = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status()
        .expect("kill");
    assert!(status.success());
}

/// A server that ends with the test.
pub(crate) struct Server {
    /// The process.
    pub(crate) child: Child,
    /// `127.0.0.1:PORT`, from the line the program prints.
    pub(crate) address: String,
}

impl Server {
    /// Starts the server on a port that the system chooses, and waits for its line.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut command = onrecord(&["--listen", "127.0.0.1:0", "--log-level", "warn"]);
        let mut child = command
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let address = address(&mut child);
        Self { child, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A child that ends with the test.
pub(crate) struct Ending(pub(crate) Child);

impl Drop for Ending {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
