//! The real program behind real proxies, each started from a sample of `deploy/` as it stands there.
//!
//! In a sample only the name, the addresses and the paths of sockets are replaced; what the program is started
//! with is the command in the sample's own comment. Proxies run in the foreground as children of the test.

#![allow(dead_code, reason = "every test target takes what it needs")]

use std::fmt::Write as _;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::program::{self, onrecord};

/// A proxy that there are samples for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Nginx,
    Caddy,
    Apache,
    Haproxy,
}

/// How the pages are mounted in a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mount {
    Root,
    Kept,
    Stripped,
    Socket,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Nginx, Self::Caddy, Self::Apache, Self::Haproxy];

    const fn folder_and_ending(self) -> (&'static str, &'static str) {
        match self {
            Self::Nginx => ("nginx", "conf"),
            Self::Caddy => ("caddy", "Caddyfile"),
            Self::Apache => ("apache", "conf"),
            Self::Haproxy => ("haproxy", "cfg"),
        }
    }
}

impl Mount {
    pub(crate) const ALL: [Self; 4] = [Self::Root, Self::Kept, Self::Stripped, Self::Socket];

    const fn file(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Kept => "prefix-kept",
            Self::Stripped => "prefix-stripped",
            Self::Socket => "unix-socket",
        }
    }

    /// The path that the pages are mounted at, without a slash at its end.
    pub(crate) const fn prefix(self) -> &'static str {
        match self {
            Self::Root | Self::Socket => "",
            Self::Kept | Self::Stripped => "/record",
        }
    }
}

/// The text of a sample.
pub(crate) fn sample(kind: Kind, mount: Mount) -> String {
    let (folder, ending) = kind.folder_and_ending();
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("deploy/{folder}/{}.{ending}", mount.file()));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the sample's comment says the program is started with.
pub(crate) fn arguments(sample: &str) -> Vec<String> {
    let line = sample
        .lines()
        .find_map(|line| {
            line.trim_start_matches(['#', ' '])
                .strip_prefix("onrecord ")
        })
        .expect("the sample says how to start the program");
    line.split_whitespace().map(str::to_owned).collect()
}

/// The program behind a proxy; both end with the test.
pub(crate) struct Behind {
    kind: Kind,
    /// `127.0.0.1:PORT` of the proxy.
    pub(crate) address: String,
    /// `127.0.0.1:PORT` of the program itself.
    pub(crate) direct: String,
    /// The path that the pages are mounted at, without a slash at its end.
    pub(crate) prefix: &'static str,
    /// Where the program writes its log, one JSON object a line.
    log: PathBuf,
    server: Child,
    proxy: Child,
    folder: Folder,
}

/// Sockets have short paths, and proxies may run as another user: a folder of the system's, not of the build's.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("onrecord-{}-{number}", std::process::id()));
        fs::create_dir(&path).expect("a folder");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("its mode");
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Behind {
    /// Starts the sample, and the program as its comment says.
    pub(crate) fn start(kind: Kind, mount: Mount) -> Self {
        Self::start_with(kind, mount, &[])
    }

    /// The same with further arguments for the program.
    pub(crate) fn start_with(kind: Kind, mount: Mount, further: &[&str]) -> Self {
        Self::of_text(kind, mount.prefix(), &sample(kind, mount), further)
    }

    /// The same with another text than the sample's.
    pub(crate) fn of_text(
        kind: Kind,
        prefix: &'static str,
        sample: &str,
        further: &[&str],
    ) -> Self {
        let folder = Folder::new();
        let log = folder.0.join("log");
        let socket = folder.path("onrecord.sock");
        let mut command = onrecord(&["--listen", "127.0.0.1:0", "--log-format", "json"]);
        for argument in arguments(sample) {
            command.arg(argument.replace(SOCKET, &socket));
        }
        let mut server = command
            .args(further)
            .stdout(Stdio::piped())
            .stderr(fs::File::create(&log).expect("a log"))
            .spawn()
            .expect("the program starts");
        let direct = program::address(&mut server);
        let text = sample
            .replace("127.0.0.1:8080", &direct)
            .replace(SOCKET, &socket);
        let (proxy, address) = begin(kind, &text, &folder);
        Self {
            kind,
            address,
            direct,
            prefix,
            log,
            server,
            proxy,
            folder,
        }
    }

    /// The program's process.
    pub(crate) const fn server(&self) -> &Child {
        &self.server
    }

    /// The lines that the program has logged for requests of `path`, as JSON.
    pub(crate) fn logged(&self, path: &str) -> Vec<serde_json::Value> {
        let log = fs::read_to_string(&self.log).expect("a log");
        log.lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .filter(|line| line["path"] == path)
            .collect()
    }
}

impl Drop for Behind {
    fn drop(&mut self) {
        if self.kind == Kind::Caddy {
            // It would wait for browsers to use the connections they opened ahead, and has no other process.
            let _ = self.proxy.kill();
        } else {
            // A killed master leaves its workers behind.
            program::tell(&self.proxy, "-TERM");
        }
        let _ = self.proxy.wait();
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Samples at the root of a host, with https as their comments say; the address begins with its scheme.
pub(crate) fn secure(kind: Kind) -> (Behind, String) {
    let sample = sample(kind, Mount::Root);
    match kind {
        Kind::Caddy => {
            let text = sample.replace(NAME, SECURE);
            let behind = Behind::of_text(kind, "", &text, &[]);
            let port = behind.address.rsplit(':').next().unwrap_or_default();
            let address = SECURE.replace(SECURE_PORT, port);
            (behind, address)
        }
        Kind::Haproxy => {
            let scratch = Folder::new();
            let pem = certificate(&scratch);
            let free = TcpListener::bind("127.0.0.1:0").expect("a port");
            let address = free.local_addr().expect("an address").to_string();
            drop(free);
            let text = sample
                .replace("    # bind :443 ", &format!("    bind {address} "))
                .replace("    # http-request redirect", "    http-request redirect")
                .replace("/etc/haproxy/record.example.org.pem", &pem);
            let behind = Behind::of_text(kind, "", &text, &[]);
            (behind, format!("https://{address}"))
        }
        Kind::Nginx | Kind::Apache => panic!("its https is written by certbot"),
    }
}

/// A certificate and its key in one file, signed by nobody.
fn certificate(folder: &Folder) -> String {
    let (key, certificate, both) = (folder.path("key"), folder.path("cert"), folder.path("pem"));
    let status = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
        ])
        .args([
            "-subj",
            "/CN=127.0.0.1",
            "-days",
            "2",
            "-keyout",
            &key,
            "-out",
            &certificate,
        ])
        .stderr(Stdio::null())
        .status()
        .expect("openssl is installed");
    assert!(status.success());
    let text = [certificate, key].map(|file| fs::read_to_string(file).expect("text"));
    fs::write(&both, text.concat()).expect("written");
    both
}

/// A name for which Caddy makes a certificate by itself, and what stands in it for the port.
const SECURE: &str = "https://localhost:PORT";
const SECURE_PORT: &str = "PORT";

/// Where the samples expect the program's socket.
const SOCKET: &str = "/run/onrecord/onrecord.sock";

/// The name in the samples.
const NAME: &str = "record.example.org";

/// Starts the proxy on a free port; another program may take that in between, so it is tried a few times.
fn begin(kind: Kind, text: &str, folder: &Folder) -> (Child, String) {
    for _ in 0..5 {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = free.local_addr().expect("an address").to_string();
        drop(free);
        let mut child = spawn(kind, text, folder, &address);
        for _ in 0..1200 {
            if child.try_wait().expect("known").is_some() {
                break;
            }
            if TcpStream::connect(&address).is_ok() {
                return (child, address);
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        let _ = child.kill();
        let _ = child.wait();
    }
    let said: String = ["proxy.log", "error.log"]
        .iter()
        .filter_map(|log| fs::read_to_string(folder.0.join(log)).ok())
        .collect();
    panic!("{kind:?} does not start: {said}\n{text}");
}

fn spawn(kind: Kind, text: &str, folder: &Folder, address: &str) -> Child {
    let file = folder.path("proxy.conf");
    let write = |text: String| fs::write(&file, text).expect("written");
    let mut command = match kind {
        Kind::Nginx => {
            write(nginx(text, folder, address));
            let mut command = Command::new(installed("nginx"));
            command.args(["-e", "stderr", "-p", &folder.path(""), "-c", &file]);
            command
        }
        Kind::Caddy => {
            // A name that begins with its scheme is a test's own.
            let text = match address.rsplit_once(':') {
                Some((_, port)) if text.contains(SECURE) => text.replace(SECURE_PORT, port),
                _ => text.replace(NAME, &format!("http://{address}")),
            };
            // Certificates are its own, and stay its own.
            let own = "admin off\n\tdefault_bind 127.0.0.1\n\tskip_install_trust\n\tauto_https disable_redirects";
            write(format!("{{\n\t{own}\n}}\n{text}"));
            let mut command = Command::new(installed("caddy"));
            command
                .args(["run", "--adapter", "caddyfile", "--config", &file])
                .env("HOME", &folder.0)
                .env("XDG_DATA_HOME", &folder.0)
                .env("XDG_CONFIG_HOME", &folder.0);
            command
        }
        Kind::Apache => {
            write(apache(text, folder, address));
            let mut command = Command::new(installed("apache2"));
            command.args(["-D", "FOREGROUND", "-f", &file]);
            command
        }
        Kind::Haproxy => {
            let text = text
                .replace("bind :80\n", &format!("bind {address}\n"))
                .replace(NAME, "127.0.0.1")
                .replace("user haproxy", &format!("user {}", me("-un")))
                .replace("group haproxy", &format!("group {}", me("-gn")));
            write(text);
            let mut command = Command::new(installed("haproxy"));
            command.args(["-db", "-f", &file]);
            command
        }
    };
    let log = fs::File::create(folder.0.join("proxy.log")).expect("a log");
    command
        .stdin(Stdio::null())
        .stdout(log.try_clone().expect("a log"))
        .stderr(log)
        .spawn()
        .unwrap_or_else(|error| panic!("{kind:?} is not installed: {error}"))
}

/// The path of a proxy; Debian keeps some where only the superuser's shell looks.
fn installed(name: &str) -> PathBuf {
    ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"]
        .iter()
        .map(|folder| Path::new(folder).join(name))
        .find(|path| path.exists())
        .unwrap_or_else(|| name.into())
}

/// The user (`-un`) or group (`-gn`) that the tests run as.
fn me(what: &str) -> String {
    let output = Command::new("id").arg(what).output().expect("id");
    String::from_utf8(output.stdout)
        .expect("UTF-8")
        .trim()
        .to_owned()
}

/// What Debian's `nginx.conf` has around a file of `conf.d`, as far as it matters.
fn nginx(text: &str, folder: &Folder, address: &str) -> String {
    let text = text
        .replace("listen 80;", &format!("listen {address};"))
        .replace(
            "listen [::]:80;",
            &format!("listen unix:{};", folder.path("v6.sock")),
        )
        .replace(NAME, "127.0.0.1");
    let mut temporary = String::new();
    for what in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
        writeln!(temporary, "{what}_temp_path {};", folder.path(what)).expect("memory");
    }
    // As another user the workers could not reach the temporary folders that the tests' user owns.
    let user = if me("-u") == "0" { "user root;\n" } else { "" };
    format!(
        "{user}daemon off;\nworker_processes 1;\npid {};\nevents {{}}\nhttp {{\naccess_log off;\n\
         gzip on;\n{temporary}{text}\n}}\n",
        folder.path("pid")
    )
}

/// What Debian's `apache2.conf` has around a site, as far as it matters, with the modules the samples name.
fn apache(text: &str, folder: &Folder, address: &str) -> String {
    let modules = "/usr/lib/apache2/modules";
    let mut load = String::new();
    for name in [
        "mpm_event",
        "authz_core",
        "proxy",
        "proxy_http",
        "headers",
        "deflate",
        "filter",
    ] {
        writeln!(load, "LoadModule {name}_module {modules}/mod_{name}.so").expect("memory");
    }
    let text = text
        .replace("<VirtualHost *:80>", &format!("<VirtualHost {address}>"))
        .replace(NAME, "127.0.0.1");
    // Started by the superuser it gives that up, as Debian's does.
    let user = if me("-u") == "0" {
        "User www-data\nGroup www-data\n"
    } else {
        ""
    };
    format!(
        "{load}{user}ServerRoot {root}\nServerName localhost\nDefaultRuntimeDir {root}\nPidFile {root}/pid\nMutex file:{root} default\n\
         Listen {address}\nErrorLog {root}/error.log\nAddOutputFilterByType DEFLATE text/html text/css\n{text}",
        root = folder.path("").trim_end_matches('/'),
    )
}
