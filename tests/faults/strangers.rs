//! What strangers send, in the log; which headers they get; and that nothing is written anywhere.

#[path = "../pages/payloads.rs"]
mod payloads;

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;
use std::process::Stdio;

use crate::http::{Answer, ask, get, parse, send};
use crate::program::{Server, address, onrecord, tell};
use crate::scratch::Scratch;

#[test]
fn the_log_of_hostile_requests_is_one_line_each_without_queries_or_secrets() {
    for format in ["json", "text"] {
        let mut child = onrecord(&["--listen", "127.0.0.1:0", "--log-format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let address = address(&mut child);
        let mut log = child.stderr.take().expect("standard error");
        let reader = std::thread::spawn(move || {
            let mut text = String::new();
            log.read_to_string(&mut text).map(|_| text)
        });
        let mut asked = 0;
        for payload in payloads::all() {
            let encoded: Vec<String> = payload.bytes().map(|b| format!("%{b:02X}")).collect();
            let encoded = encoded.concat();
            let header: String = payload.chars().filter(|c| !c.is_control()).collect();
            let headers = [
                ("Authorization", "Basic c2VjcmV0"),
                ("Cookie", "session=c2VjcmV0"),
                ("User-Agent", header.as_str()),
                ("X-Forwarded-For", header.as_str()),
            ];
            let query = format!("/?secret=c2VjcmV0&{encoded}");
            for path in [format!("/{encoded}"), query] {
                ask(&address, "GET", &path, &headers, b"");
                asked += 1;
            }
        }
        tell(&child, "-TERM");
        assert!(child.wait().expect("it ends").success());
        let log = reader.join().expect("read").expect("UTF-8");
        let lines: Vec<&str> = log.lines().filter(|l| l.contains("answered")).collect();
        assert_eq!(lines.len(), asked, "a line a request");
        for line in &lines {
            assert!(!line.chars().any(char::is_control), "{line:?}");
            if format == "json" {
                let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
                assert_eq!(line["client"], "127.0.0.1");
            }
        }
        assert!(
            !log.contains("c2VjcmV0") && !log.contains("secret"),
            "{format}"
        );
    }
}

#[track_caller]
fn has_every_header(answer: &Answer, place: &str) {
    for (name, part) in [
        ("content-security-policy", "default-src 'none'"),
        ("content-security-policy", "frame-ancestors 'none'"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("permissions-policy", "camera=()"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-robots-tag", "noindex"),
    ] {
        let value = answer.header(name).unwrap_or_default();
        assert!(value.contains(part), "{place}: {name}: {value:?}");
    }
    assert!(answer.header("set-cookie").is_none(), "{place}");
    assert!(answer.header("server").is_none(), "{place}");
}

#[test]
fn every_answer_of_every_listener_has_every_header() {
    let scratch = Scratch::new();
    let counters = scratch.path("m.sock");
    let listen = format!("unix:{counters}");
    let server = Server::start(&["--metrics-listen", &listen, "--base-url", "/on/record"]);
    let long = format!("/{}", "x".repeat(3000));
    for (method, path) in [
        ("GET", "/"),
        ("GET", "/"),
        ("HEAD", "/"),
        ("GET", "/?party=x"),
        ("GET", "/on/record"),
        ("GET", "/on/record/about"),
        ("GET", "/about/"),
        ("GET", "/healthz"),
        ("GET", "/readyz"),
        ("POST", "/healthz"),
        ("GET", "/metrics"),
        ("GET", "/robots.txt"),
        ("GET", "/nothing"),
        ("GET", "/%ff"),
        ("DELETE", "/"),
        ("OPTIONS", "/"),
        ("GET", long.as_str()),
    ] {
        has_every_header(&ask(&server.address, method, path, &[], b""), path);
    }
    has_every_header(&ask(&server.address, "POST", "/", &[], b"body"), "a body");
    let broken = [
        &b"NONSENSE\r\n\r\n"[..],
        b"GET / HTTP/1.1\r\nA b: c\r\n\r\n",
    ];
    for bytes in broken {
        let answer = send(&server.address, bytes).expect("an answer");
        has_every_header(&parse(&answer, false).expect("whole"), "not HTTP");
    }
    let requests = [
        &b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"[..],
        b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ];
    for bytes in requests.into_iter().chain(broken) {
        let mut stream = UnixStream::connect(&counters).expect("the counters answer");
        stream.write_all(bytes).expect("asked");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        has_every_header(&parse(&answer, false).expect("whole"), "the counters");
    }
}

#[test]
fn nothing_is_written_to_disk() {
    let scratch = Scratch::new();
    let dossier = scratch.path("dossier");
    fs::create_dir(&dossier).expect("a folder");
    fs::write(format!("{dossier}/a.txt"), "Talks\n\n“No,” said Ann Lee.\n").expect("written");
    fs::set_permissions(&dossier, fs::Permissions::from_mode(0o555)).expect("set");
    let listing = || {
        let entries = fs::read_dir(&dossier).expect("a folder");
        let named = entries.map(|e| {
            let entry = e.expect("an entry");
            let modified = entry.metadata().and_then(|m| m.modified()).expect("a time");
            (entry.file_name(), modified)
        });
        named.collect::<Vec<_>>()
    };
    let before = listing();
    let server = Server::start(&["--dossier", &dossier]);
    for path in [
        "/",
        "/by-question",
        "/in-order",
        "/about",
        "/nothing",
        "/?party=x",
    ] {
        get(&server.address, path);
    }
    tell(&server.child, "-HUP");
    for _ in 0..20 {
        get(&server.address, "/articles");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let process = format!("/proc/{}", server.child.id());
    let io = fs::read_to_string(format!("{process}/io")).expect("the system's books");
    assert!(io.lines().any(|line| line == "write_bytes: 0"), "{io}");
    for number in fs::read_dir(format!("{process}/fd")).expect("descriptors") {
        let number = number.expect("one").file_name();
        let number = number.to_str().expect("digits");
        let Ok(target) = fs::read_link(format!("{process}/fd/{number}")) else {
            continue;
        };
        let flags = fs::read_to_string(format!("{process}/fdinfo/{number}")).unwrap_or_default();
        let flags = flags.lines().find_map(|l| l.strip_prefix("flags:"));
        let flags = flags
            .and_then(|f| u32::from_str_radix(f.trim(), 8).ok())
            .unwrap_or(0);
        // Standard error of the tests may be a file, and is theirs.
        let writable_file = target.is_absolute() && flags & 3 != 0 && target.is_file();
        assert!(
            !writable_file || number == "2",
            "{target:?} is open for writing"
        );
    }
    assert_eq!(listing(), before);
    fs::set_permissions(&dossier, fs::Permissions::from_mode(0o755)).expect("set");
}
