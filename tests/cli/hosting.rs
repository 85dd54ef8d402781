//! As a service: sockets, mount points, health, counters, logs, signals.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixDatagram, UnixListener, UnixStream};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::http::{self, Answer, ask, get};
use crate::program::{Ending, Server, onrecord, run, tell};
use crate::scratch::Scratch;

/// Waits until `path` answers, and gives what it says to `target`.
fn over_unix(path: &str, target: &str) -> Answer {
    let mut stream = (0..600)
        .find_map(|_| {
            UnixStream::connect(path).ok().or_else(|| {
                std::thread::sleep(Duration::from_millis(50));
                None
            })
        })
        .expect("the socket answers");
    let request = format!("GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    http::parse(&bytes, false).expect("HTTP")
}

#[test]
fn a_unix_socket_has_its_mode_and_is_gone_afterwards() {
    let scratch = Scratch::new();
    let path = scratch.path("o.sock");
    let address = format!("unix:{path}");
    let child = onrecord(&[
        "--listen",
        &address,
        "--socket-mode",
        "0600",
        "--log-level",
        "error",
    ])
    .stdout(Stdio::null())
    .spawn()
    .expect("the program starts");
    let mut child = Ending(child);
    assert_eq!(over_unix(&path, "/").status, 200);
    let mode = fs::metadata(&path).expect("a socket").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // A second one is told that the first is there, and leaves it alone.
    let second = run(&["--listen", &address], b"");
    assert_eq!(second.code, 1);
    assert!(second.err.contains("taken"), "{}", second.err);
    assert_eq!(run(&["healthcheck", &address], b"").code, 0);
    tell(&child.0, "-TERM");
    assert!(child.0.wait().expect("it ends").success());
    assert!(!fs::exists(&path).expect("known"));
    assert_eq!(run(&["healthcheck", &address], b"").code, 1);
}

#[test]
fn a_socket_that_a_crash_left_is_replaced_and_a_file_is_not() {
    let scratch = Scratch::new();
    let path = scratch.path("o.sock");
    let address = format!("unix:{path}");
    drop(UnixListener::bind(&path).expect("bound"));
    let child = onrecord(&["--listen", &address, "--log-level", "error"])
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let _child = Ending(child);
    assert_eq!(over_unix(&path, "/healthz").text(), "alive\n");

    let file = scratch.file("precious", "data");
    let done = run(&["--listen", &format!("unix:{file}")], b"");
    assert_eq!(done.code, 1);
    assert!(done.err.contains("no socket"), "{}", done.err);
    assert_eq!(fs::read(&file).expect("still there"), b"data");
}

#[test]
fn a_socket_is_for_owner_and_group_and_a_draft_of_it_that_was_left_is_no_hindrance() {
    let scratch = Scratch::new();
    let path = scratch.path("o.sock");
    // The program takes the shell's place and number, under which a crash has left a draft.
    let command = "echo $$; read go; exec \"$0\" --listen \"unix:$1\" --log-level error >&2";
    let mut child = Command::new("sh")
        .args(["-c", command, env!("CARGO_BIN_EXE_onrecord"), &path])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut number = String::new();
    BufReader::new(child.stdout.take().expect("standard output"))
        .read_line(&mut number)
        .expect("a line");
    drop(UnixListener::bind(format!("{path}.{}", number.trim())).expect("bound"));
    let mut stdin = child.stdin.take().expect("standard input");
    stdin.write_all(b"go\n").expect("told");
    let _child = Ending(child);
    assert_eq!(over_unix(&path, "/healthz").text(), "alive\n");
    let mode = fs::metadata(&path).expect("a socket").permissions().mode();
    assert_eq!(mode & 0o777, 0o660);
}

#[test]
fn every_address_of_the_machine_is_those_of_both_protocols() {
    let listens = ["--listen", "[::]:0", "--log-level", "error"];
    if let Err(cause) = TcpListener::bind("[::1]:0") {
        // A machine without IPv6: the address is named.
        let done = run(&listens, b"");
        assert!(
            done.code == 1 && done.err.contains("[::]"),
            "{cause} {}",
            done.err
        );
        return;
    }
    let child = onrecord(&listens)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut child = Ending(child);
    let address = crate::program::address(&mut child.0);
    let port = address.strip_prefix("[::]:").expect("everywhere");
    for home in ["127.0.0.1", "[::1]"] {
        assert_eq!(get(&format!("{home}:{port}"), "/").status, 200, "{home}");
    }
    for everywhere in ["0.0.0.0", "[::]"] {
        let done = run(&["healthcheck", &format!("{everywhere}:{port}")], b"");
        assert_eq!(done.code, 0, "{everywhere}: {}", done.err);
    }
}

#[test]
fn headers_are_as_the_operator_says() {
    let server = Server::start(&[]);
    let plain = get(&server.address, "/");
    assert!(plain.header("strict-transport-security").is_none());
    let server = Server::start(&[
        "--hsts",
        "31536000",
        "--frame-ancestors",
        "'self' https://paper.example",
    ]);
    for path in ["/", "/healthz", "/no/such/page"] {
        let answer = get(&server.address, path);
        let hsts = answer.header("strict-transport-security");
        assert_eq!(hsts, Some("max-age=31536000"), "{path}");
        let policy = answer.header("content-security-policy").expect("a policy");
        let ancestors = "; frame-ancestors 'self' https://paper.example";
        assert!(policy.ends_with(ancestors), "{path}: {policy}");
    }
}

#[test]
fn a_request_that_came_before_the_end_is_answered_and_hears_of_it() {
    let mut server = Server::start(&[]);
    let mut stream = TcpStream::connect(&server.address).expect("connected");
    stream
        .write_all(b"GET /readyz HTTP/1.1\r\nHost: x\r\n")
        .expect("sent");
    // Its place is taken before the program is told to end.
    assert_eq!(get(&server.address, "/readyz").status, 200);
    tell(&server.child, "-TERM");
    let is_closed = (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        TcpStream::connect(&server.address).is_err()
    });
    assert!(is_closed, "nobody is let in any more");
    stream.write_all(b"\r\n").expect("sent");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    let answer = http::parse(&bytes, false).expect("HTTP");
    assert_eq!((answer.status, &*answer.text()), (503, "not ready\n"));
    assert!(server.child.wait().expect("it ends").success());
}

#[test]
fn several_addresses_answer_alike() {
    let scratch = Scratch::new();
    let path = scratch.path("o.sock");
    let server = Server::start(&["--listen", &format!("unix:{path}")]);
    assert_eq!(over_unix(&path, "/").body, get(&server.address, "/").body);
}

#[test]
fn sockets_handed_over_are_used() {
    let socket = TcpListener::bind("127.0.0.1:0").expect("bound");
    let address = socket.local_addr().expect("an address").to_string();
    let command = "exec 3<&0 </dev/null; LISTEN_PID=$$ LISTEN_FDS=1 exec \"$0\" --log-level error";
    let child = Command::new("sh")
        .args(["-c", command, env!("CARGO_BIN_EXE_onrecord")])
        .stdin(Stdio::from(OwnedFd::from(socket)))
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let _child = Ending(child);
    assert_eq!(get(&address, "/readyz").text(), "ready\n");
}

#[test]
fn systemd_is_told_of_the_beginning_of_life_and_of_the_end() {
    let scratch = Scratch::new();
    let path = scratch.path("notify");
    let socket = UnixDatagram::bind(&path).expect("bound");
    socket
        .set_read_timeout(Some(Duration::from_secs(60)))
        .expect("set");
    let command = "WATCHDOG_PID=$$ exec \"$0\" --listen 127.0.0.1:0 --log-level error";
    let child = Command::new("sh")
        .args(["-c", command, env!("CARGO_BIN_EXE_onrecord")])
        .env("NOTIFY_SOCKET", &path)
        .env("WATCHDOG_USEC", "100000")
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut child = Ending(child);
    let next = || {
        let mut bytes = [0; 256];
        let n = socket.recv(&mut bytes).expect("told");
        String::from_utf8_lossy(&bytes[..n]).trim_end().to_owned()
    };
    assert_eq!(next(), "READY=1");
    assert_eq!(next(), "WATCHDOG=1");
    assert_eq!(next(), "WATCHDOG=1");
    tell(&child.0, "-HUP");
    let after = std::iter::repeat_with(next).find(|m| m != "WATCHDOG=1");
    assert!(after.is_some_and(|m| m.starts_with("RELOADING=1\nMONOTONIC_USEC=")));
    tell(&child.0, "-TERM");
    let last = std::iter::repeat_with(next).find(|m| m != "WATCHDOG=1" && m != "READY=1");
    assert_eq!(last.as_deref(), Some("STOPPING=1"));
    assert!(child.0.wait().expect("it ends").success());
}

#[test]
fn health_is_told_with_and_without_the_mount_point_and_not_kept() {
    let server = Server::start(&["--base-url", "https://example.org/on/record"]);
    for path in [
        "/healthz",
        "/readyz",
        "/on/record/healthz",
        "/on/record/readyz",
    ] {
        let answer = get(&server.address, path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert!(answer.header("content-security-policy").is_some(), "{path}");
        let head = ask(&server.address, "HEAD", path, &[], b"");
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
    }
    assert_eq!(run(&["healthcheck", &server.address], b"").code, 0);
}

#[test]
fn a_mount_point_is_served_kept_and_stripped() {
    let server = Server::start(&["--base-url", "/on/record"]);
    let root = get(&server.address, "/");
    assert_eq!(root.status, 200);
    assert_eq!(get(&server.address, "/on/record/").body, root.body);
    let bare = get(&server.address, "/on/record");
    assert_eq!(bare.status, 308);
    assert_eq!(bare.header("location"), Some("record/"));
    assert_eq!(get(&server.address, "/on/recorder").status, 404);
}

#[test]
fn counters_are_told_on_their_own_address_only() {
    let scratch = Scratch::new();
    let path = scratch.path("m.sock");
    let server = Server::start(&["--metrics-listen", &format!("unix:{path}")]);
    get(&server.address, "/");
    get(&server.address, "/no/such/page");
    assert_eq!(get(&server.address, "/metrics").status, 404);
    let text = over_unix(&path, "/metrics").text();
    for line in [
        "onrecord_requests_total{route=\"front\",status=\"200\"} 1",
        "onrecord_articles 1",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
    assert!(text.contains("status=\"404\"} 2"), "{text}");
    for (name, kind) in [
        ("requests_total", "counter"),
        ("request_seconds", "histogram"),
        ("connections", "gauge"),
        ("articles", "gauge"),
        ("statements", "gauge"),
        ("rejects", "gauge"),
        ("unassigned", "gauge"),
        ("reloads_total", "counter"),
        ("failed_reloads_total", "counter"),
    ] {
        let line = format!("# TYPE onrecord_{name} {kind}");
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        let valued = |l: &str| l.starts_with(&format!("onrecord_{name}"));
        assert!(text.lines().any(valued), "{name}\n{text}");
    }
    // Every route that was asked for is counted under its own name.
    for path in [
        "/search",
        "/feed.atom",
        "/opensearch.xml",
        "/robots.txt",
        "/about/",
    ] {
        get(&server.address, path);
    }
    let text = over_unix(&path, "/metrics").text();
    for route in ["search", "feed", "opensearch", "robots", "moved"] {
        let begin = format!("onrecord_requests_total{{route=\"{route}\",status=");
        assert!(text.contains(&begin), "{route}\n{text}");
    }
}

#[test]
fn a_line_a_request_without_its_query_for_whom_the_proxy_names() {
    for (trusted, client) in [("127.0.0.0/8", "198.51.100.7"), ("10.0.0.0/8", "127.0.0.1")] {
        let mut command = onrecord(&[
            "--listen",
            "127.0.0.1:0",
            "--log-format",
            "json",
            "--trusted-proxy",
            trusted,
        ]);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let address = crate::program::address(&mut child);
        let headers = [("X-Forwarded-For", "203.0.113.9, 198.51.100.7")];
        ask(&address, "GET", "/about?secret=1", &headers, b"");
        ask(&address, "GET", "/healthz", &[], b"");
        ask(&address, "GET", "/%1b%5b2J%0a", &[], b"");
        tell(&child, "-TERM");
        let output = child.wait_with_output();
        let log = String::from_utf8(output.expect("it ends").stderr).expect("UTF-8");
        let lines: Vec<serde_json::Value> = log
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .filter(|line: &serde_json::Value| line["message"] == "answered")
            .collect();
        assert_eq!(lines.len(), 2, "health is not logged: {log}");
        assert!(lines[0]["request"].as_u64() < lines[1]["request"].as_u64());
        assert_eq!(
            (&lines[0]["status"], &lines[0]["method"]),
            (&200.into(), &"GET".into())
        );
        assert_eq!(
            (&lines[0]["client"], &lines[0]["path"]),
            (&client.into(), &"/about".into())
        );
        assert!(!log.contains("secret"), "{log}");
        assert!(!log.contains('\u{1b}'), "{log}");
    }
}

#[test]
fn a_line_for_people_has_the_same_and_health_is_told_where_all_is() {
    for (level, lines) in [("info", 1), ("debug", 2), ("warn", 0)] {
        let mut child = onrecord(&["--listen", "127.0.0.1:0", "--log-level", level])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let address = crate::program::address(&mut child);
        get(&address, "/about?secret=1");
        get(&address, "/healthz");
        tell(&child, "-TERM");
        let output = child.wait_with_output();
        let log = String::from_utf8(output.expect("it ends").stderr).expect("UTF-8");
        let answered: Vec<&str> = log.lines().filter(|l| l.contains(" answered ")).collect();
        assert_eq!(answered.len(), lines, "{level}: {log}");
        if let Some(line) = answered.first() {
            for part in [
                "INFO",
                "request=1",
                "client=127.0.0.1",
                "method=GET",
                "path=/about",
                "status=200",
            ] {
                assert!(line.split(' ').any(|word| word == part), "{part}: {line}");
            }
        }
        assert!(!log.contains("secret"), "{log}");
    }
}

#[test]
fn a_hangup_reads_the_folder_again_and_keeps_what_it_has_when_that_fails() {
    let scratch = Scratch::new();
    let dossier = scratch.path("dossier");
    fs::create_dir(&dossier).expect("a folder");
    let file = format!("{dossier}/a.txt");
    fs::write(&file, "The First Title\n\nThe talks ended.\n").expect("written");
    let metrics = format!("unix:{}", scratch.path("m.sock"));
    let server = Server::start(&[
        "--dossier",
        &dossier,
        "--metrics-listen",
        &metrics,
        "--log-level",
        "error",
    ]);
    let articles = || get(&server.address, "/articles").text();
    let counted = |name: &str| {
        // Told by a signal, the program has no other way to say that it is done.
        (0..600).any(|_| {
            std::thread::sleep(Duration::from_millis(20));
            over_unix(&scratch.path("m.sock"), "/metrics")
                .text()
                .lines()
                .filter_map(|l| l.strip_prefix(name)?.trim().parse::<u32>().ok())
                // The folder is watched as well, so that a change may be read twice.
                .any(|count| count >= 1)
        })
    };
    assert!(articles().contains("The First Title"));
    fs::write(&file, "The Second Title\n\nThe talks went on.\n").expect("written");
    tell(&server.child, "-HUP");
    assert!(counted("onrecord_reloads_total "));
    assert!(articles().contains("The Second Title"));
    fs::remove_dir_all(&dossier).expect("removed");
    tell(&server.child, "-HUP");
    assert!(counted("onrecord_failed_reloads_total "));
    assert!(articles().contains("The Second Title"));
}

#[test]
fn requests_under_way_are_answered_whole_when_it_is_told_to_end() {
    let mut server = Server::start(&[]);
    let whole = get(&server.address, "/").body.len();
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let address = server.address.clone();
            std::thread::spawn(move || {
                let mut answered = 0;
                // Until nobody listens any more; every answer before that is whole.
                while TcpStream::connect(&address).is_ok() {
                    let request = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
                    let Ok(bytes) = http::send(&address, request) else {
                        break;
                    };
                    if bytes.is_empty() {
                        break;
                    }
                    let answer = http::parse(&bytes, false).expect("a whole answer");
                    assert_eq!(answer.body.len(), whole);
                    answered += 1;
                }
                answered
            })
        })
        .collect();
    std::thread::sleep(Duration::from_millis(300));
    tell(&server.child, "-TERM");
    assert!(server.child.wait().expect("it ends").success());
    for reader in readers {
        assert!(reader.join().expect("whole answers only") > 0);
    }
}

#[test]
fn every_listener_speaks_http_2() {
    let server = Server::start(&[]);
    let mut stream = TcpStream::connect(&server.address).expect("connected");
    // The preface and an empty SETTINGS frame; the answer begins with the server's SETTINGS.
    stream
        .write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0")
        .expect("sent");
    let mut frame = [0; 9];
    stream.read_exact(&mut frame).expect("a frame");
    assert_eq!(frame[3], 4);
}
