//! The systemd units: they are sound, they are tight, and the program lives within what they leave it.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::http::{self, get};
use crate::program::run;
use crate::scratch::Scratch;
use crate::text;

const SERVICE: &str = "deploy/systemd/onrecord.service";
const SOCKET: &str = "deploy/systemd/onrecord.socket";
const PROGRAM: &str = env!("CARGO_BIN_EXE_onrecord");

/// Values of a key in a unit, in order.
fn values<'u>(unit: &'u str, key: &str) -> Vec<&'u str> {
    unit.lines()
        .filter_map(|line| line.strip_prefix(key)?.strip_prefix('='))
        .collect()
}

/// A folder with both units, the program where this build has put it.
fn units() -> Scratch {
    let scratch = Scratch::new();
    let service = text(SERVICE).replace("/usr/local/bin/onrecord", PROGRAM);
    scratch.file("onrecord.service", service);
    scratch.file("onrecord.socket", text(SOCKET));
    scratch
}

#[test]
fn systemd_has_nothing_to_say_against_the_units() {
    let units = units();
    let output = Command::new("systemd-analyze")
        .args(["verify", "--man=no", "--recursive-errors=no"])
        .args([
            units.path("onrecord.service"),
            units.path("onrecord.socket"),
        ])
        .output()
        .expect("systemd is installed");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
}

#[test]
fn little_is_left_open_by_the_service() {
    let units = units();
    let output = Command::new("systemd-analyze")
        .args(["security", "--offline=true", "--no-pager"])
        .arg(units.path("onrecord.service"))
        .output()
        .expect("systemd is installed");
    let table = String::from_utf8_lossy(&output.stdout);
    let exposure = table
        .lines()
        .find_map(|line| line.split("exposure level for onrecord.service: ").nth(1))
        .and_then(|rest| rest.split(' ').next())
        .and_then(|level| level.parse::<f32>().ok());
    assert!(exposure.is_some_and(|level| level <= 0.6), "{table}");
}

#[test]
fn the_units_and_the_samples_name_the_same_addresses() {
    let socket = text(SOCKET);
    let addresses = values(&socket, "ListenStream");
    assert_eq!(addresses, ["127.0.0.1:8080", "/run/onrecord/onrecord.sock"]);
    for kind in ["nginx", "caddy", "apache", "haproxy"] {
        let folder = crate::project(&format!("deploy/{kind}"));
        let mut seen = 0;
        for entry in std::fs::read_dir(folder).expect("samples") {
            let path = entry.expect("a sample").path();
            let sample = std::fs::read_to_string(&path).expect("text");
            let named = addresses.iter().any(|address| sample.contains(address));
            assert!(named, "{}", path.display());
            seen += 1;
        }
        assert_eq!(seen, 4, "{kind}");
    }
    // What the service is started with is understood, and trusts the proxies of both addresses.
    let service = text(SERVICE);
    let started = values(&service, "ExecStart")[0];
    let arguments: Vec<&str> = started
        .split(' ')
        .skip(1)
        .chain(["--print-config"])
        .collect();
    let done = run(&arguments, b"");
    assert_eq!(done.code, 0, "{}", done.err);
    let trusted = "trusted-proxy = [\"127.0.0.1/32\", \"::1/128\", \"unix\"]  # flag";
    assert!(done.out.lines().any(|l| l == trusted), "{}", done.out);
    for (key, value) in [
        ("Type", "notify"),
        ("DynamicUser", "yes"),
        ("ProtectSystem", "strict"),
        ("MemoryDenyWriteExecute", "yes"),
        ("PrivateNetwork", "yes"),
        ("CapabilityBoundingSet", ""),
        ("WatchdogSec", "30"),
    ] {
        assert_eq!(values(&service, key), [value], "{key}");
    }
}

/// System calls of a filter set, the sets inside it too.
fn filter_set(name: &str) -> BTreeSet<String> {
    let output = Command::new("systemd-analyze")
        .args(["syscall-filter", "--no-pager", name])
        .output()
        .expect("systemd is installed");
    assert!(output.status.success(), "{name}");
    let mut calls = BTreeSet::new();
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    for line in text.lines().skip(1).map(str::trim) {
        if line.starts_with('@') {
            calls.extend(filter_set(line));
        } else if !line.is_empty() && !line.starts_with('#') {
            calls.insert(line.to_owned());
        }
    }
    calls
}

/// What the filters of the service leave.
fn allowed() -> BTreeSet<String> {
    let mut allowed = BTreeSet::new();
    for filter in values(&text(SERVICE), "SystemCallFilter") {
        let (taken_away, names) = match filter.strip_prefix('~') {
            Some(names) => (true, names),
            None => (false, filter),
        };
        for set in names.split(' ').map(filter_set) {
            if taken_away {
                allowed = &allowed - &set;
            } else {
                allowed = &allowed | &set;
            }
        }
    }
    assert!(allowed.len() > 200, "{allowed:?}");
    allowed
}

/// Runs the program as the service does, under the eyes of strace: both sockets handed over, articles read,
/// pages asked for, the folder changed, told to end. Gives what strace wrote.
fn traced() -> String {
    let scratch = Scratch::new();
    let dossier = scratch.path("articles");
    std::fs::create_dir(&dossier).expect("a folder");
    let article = scratch.path("articles/a.txt");
    std::fs::write(&article, "The Title\n\n“We will talk,” Ann Lee said.\n").expect("written");
    let tcp = TcpListener::bind("127.0.0.1:0").expect("bound");
    let address = tcp.local_addr().expect("an address").to_string();
    let path = scratch.path("s");
    let unix = UnixListener::bind(&path).expect("bound");
    let trace = scratch.path("trace");
    // The program's own number is the shell's, whose place it takes.
    let command =
        "exec 3<&0 4<&1 </dev/null >&2; LISTEN_PID=$$ LISTEN_FDS=2 exec \"$0\" --dossier \"$1\"";
    let mut child = Command::new("strace")
        .args([
            "-f", "-qq", "-o", &trace, "sh", "-c", command, PROGRAM, &dossier,
        ])
        .stdin(Stdio::from(OwnedFd::from(tcp)))
        .stdout(Stdio::from(OwnedFd::from(unix)))
        .stderr(Stdio::null())
        .spawn()
        .expect("strace is installed");
    assert_eq!(get(&address, "/readyz").text(), "ready\n");
    let over_unix = UnixStream::connect(&path).expect("the second socket answers");
    let page = http::over(over_unix, "/").expect("an answer");
    assert_eq!(page.status, 200);
    for page in ["/in-order", "/search?q=talk", "/no/such/page"] {
        assert!(get(&address, page).status < 500, "{page}");
    }
    std::fs::write(&article, "The Other\n\n“We will not,” Ann Lee said.\n").expect("written");
    let is_read = (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        get(&address, "/articles").text().contains("The Other")
    });
    assert!(is_read, "a change is seen");
    let pid = traced_child(&child);
    for signal in ["-HUP", "-TERM"] {
        let told = Command::new("kill").args([signal, &pid]).status();
        assert!(told.expect("kill").success(), "{pid}");
    }
    assert!(child.wait().expect("it ends").success());
    std::fs::read_to_string(&trace).expect("a trace")
}

#[test]
fn the_program_lives_within_what_the_service_allows() {
    let trace = traced();
    // Everything before the program takes the shell's place is not its own.
    let own = trace
        .split_once(&format!("execve(\"{PROGRAM}\""))
        .expect("it began")
        .1;
    let allowed = allowed();
    let mut calls = BTreeSet::new();
    for line in own.lines().skip(1) {
        let call = line
            .split_once(' ')
            .map_or("", |(_, rest)| rest.trim_start());
        let Some((name, arguments)) = call.split_once('(') else {
            continue;
        };
        // A thread that ends with the program may leave a call of which the tracer no longer learns the name.
        if name.contains(' ') || name.starts_with('<') || name == "???" {
            continue;
        }
        assert!(allowed.contains(name), "not allowed: {line}");
        calls.insert(name);
        if name == "socket" || name == "socketpair" {
            assert!(arguments.starts_with("AF_UNIX"), "{line}");
        }
        if name == "mmap" {
            let both = arguments.contains("PROT_WRITE") && arguments.contains("PROT_EXEC");
            assert!(!both, "writable and executable: {line}");
        }
        if name == "mprotect" {
            assert!(!arguments.contains("PROT_EXEC"), "made executable: {line}");
        }
        // Nothing is written to disk.
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
        if name.starts_with("open") && writes.iter().any(|flag| arguments.contains(flag)) {
            assert!(arguments.contains("\"/dev/null\""), "{line}");
        }
        let changes = [
            "rename", "unlink", "mkdir", "link", "symlink", "creat", "truncate",
        ];
        assert!(
            !changes.iter().any(|change| name.starts_with(change)),
            "{line}"
        );
    }
    for call in ["epoll_wait", "inotify_init1"] {
        assert!(calls.contains(call), "{call} was not seen: {calls:?}");
    }
}

#[test]
fn a_socket_has_its_mode_before_anybody_can_find_it() {
    let scratch = Scratch::new();
    let (path, trace) = (scratch.path("s"), scratch.path("trace"));
    let mut child = Command::new("strace")
        .args([
            "-qq",
            "-f",
            "-o",
            &trace,
            "-e",
            "trace=bind,chmod,fchmodat,rename,renameat,renameat2,unlink,unlinkat",
        ])
        .args([
            PROGRAM,
            "--socket-mode",
            "0600",
            "--listen",
            &format!("unix:{path}"),
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("strace is installed");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("standard output"))
        .read_line(&mut line)
        .expect("a line");
    assert_eq!(line, format!("On Record is at unix:{path}\n"));
    let number = traced_child(&child);
    let told = Command::new("kill").args(["-TERM", &number]).status();
    assert!(told.expect("kill").success());
    assert!(child.wait().expect("it ends").success());
    let trace = std::fs::read_to_string(&trace).expect("a trace");
    let about = |line: &&str| line.contains(&*path) && line.contains('(');
    let calls: Vec<&str> = trace.lines().filter(about).collect();
    let draft = format!("{path}.{number}\"");
    let whole = format!("{path}\"");
    let [bound, mode, renamed, removed] = calls[..] else {
        panic!("{calls:?}");
    };
    assert!(
        bound.contains("bind(") && bound.contains(&draft),
        "{calls:?}"
    );
    assert!(mode.contains(&draft) && mode.contains("0600"), "{calls:?}");
    assert!(
        renamed.contains("rename") && renamed.contains(&draft),
        "{calls:?}"
    );
    assert!(
        removed.contains("unlink") && removed.contains(&whole),
        "{calls:?}"
    );
}

/// The number of the process that strace looks at.
fn traced_child(strace: &Child) -> String {
    let children = Command::new("ps")
        .args(["-o", "pid=", "--ppid", &strace.id().to_string()])
        .output()
        .expect("ps");
    String::from_utf8(children.stdout)
        .expect("UTF-8")
        .trim()
        .to_owned()
}
