//! The servers that are compared, each started on a port of its own and pinned to one core.

use std::error::Error;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The core that servers run on.
const CORE: &str = "0";

/// A server that ends with the value.
pub(crate) struct Running {
    /// What it is called in the table.
    pub(crate) name: &'static str,
    /// `127.0.0.1:PORT`.
    pub(crate) address: String,
    /// The process, with its children.
    pub(crate) child: Child,
}

impl Drop for Running {
    fn drop(&mut self) {
        // nginx ends its workers when it is asked to, not when it is killed.
        let _ = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(3) {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    /// Whether it answers from memory, ours or the limit.
    pub(crate) fn is_of_this_stack(&self) -> bool {
        self.name.starts_with("onrecord") || self.name.starts_with("bare")
    }

    /// CPU time so far in clock ticks, of the process and its children that live.
    pub(crate) fn ticks(&self) -> Result<u64, Box<dyn Error>> {
        let id = self.child.id();
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children"))?;
        let mut sum = ticks(id)?;
        for child in children.split_whitespace() {
            sum += ticks(child.parse()?)?;
        }
        Ok(sum)
    }
}

fn ticks(process: u32) -> Result<u64, Box<dyn Error>> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name of the program may hold anything, but it ends with the last bracket.
    let (_, after) = stat.rsplit_once(')').ok_or("no stat")?;
    let mut fields = after.split_whitespace().skip(11);
    let mut next =
        || -> Result<u64, Box<dyn Error>> { Ok(fields.next().ok_or("no ticks")?.parse()?) };
    Ok(next()? + next()?)
}

/// An empty folder for what the servers serve.
pub(crate) fn folder() -> Result<PathBuf, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("serving");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("root"))?;
    Ok(folder)
}

/// The program itself, with its bundled dossier and a log of this level.
pub(crate) fn onrecord(level: &'static str) -> Result<Running, Box<dyn Error>> {
    let name = if level == "info" {
        "onrecord, a log line a request"
    } else {
        "onrecord"
    };
    start(name, |port| {
        let mut command = Command::new("taskset");
        command.args([
            "-c",
            CORE,
            env!("CARGO_BIN_EXE_onrecord"),
            "--log-level",
            level,
        ]);
        command.arg(format!("--listen=127.0.0.1:{port}"));
        Ok(command)
    })
}

/// This program, as the limit.
pub(crate) fn bare(folder: &Path) -> Result<Running, Box<dyn Error>> {
    start("bare hyper", |port| {
        let mut command = Command::new("taskset");
        command.args(["-c", CORE]).arg(std::env::current_exe()?);
        command.arg("bare").arg(folder).arg(port.to_string());
        Ok(command)
    })
}

/// nginx, the files open and compressed beforehand.
pub(crate) fn nginx(folder: &Path) -> Result<Running, Box<dyn Error>> {
    start("nginx", |port| {
        let at = folder.display();
        let headers = fs::read_to_string(folder.join("headers.nginx"))?;
        let config = format!(
            "daemon off; worker_processes 1; pid {at}/nginx.pid; error_log {at}/nginx.log error;
            events {{ worker_connections 1024; }}
            http {{
                access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; server_tokens off;
                open_file_cache max=100 inactive=10m; open_file_cache_valid 10m;
                client_body_temp_path {at}/body; proxy_temp_path {at}/proxy; fastcgi_temp_path {at}/fastcgi;
                uwsgi_temp_path {at}/uwsgi; scgi_temp_path {at}/scgi;
                default_type text/html; types {{ text/html html; }} charset utf-8; gzip_static on; gzip_vary on; etag on;
                {headers}
                server {{ listen 127.0.0.1:{port}; root {at}/root; index index.html; }}
            }}"
        );
        fs::write(folder.join("nginx.conf"), config)?;
        let mut command = Command::new("taskset");
        command.args(["-c", CORE, "nginx", "-p"]).arg(folder);
        command.arg("-c").arg(folder.join("nginx.conf"));
        // Its workers must be able to read what the starter wrote.
        if rooted() {
            command.args(["-g", "user root;"]);
        }
        Ok(command)
    })
}

fn rooted() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

/// Caddy, the files compressed beforehand.
pub(crate) fn caddy(folder: &Path) -> Result<Running, Box<dyn Error>> {
    start("Caddy", |port| {
        let headers = fs::read_to_string(folder.join("headers.caddy"))?;
        let config = format!(
            "{{\n admin off\n auto_https off\n}}\nhttp://:{port} {{\n bind 127.0.0.1\n root * {}\n \
             header Content-Type \"text/html; charset=utf-8\"\n{headers} file_server {{\n precompressed gzip\n }}\n}}\n",
            folder.join("root").display()
        );
        fs::write(folder.join("Caddyfile"), config)?;
        let mut command = Command::new("taskset");
        command.args([
            "-c",
            CORE,
            "caddy",
            "run",
            "--adapter",
            "caddyfile",
            "--config",
        ]);
        command.arg(folder.join("Caddyfile"));
        // One core, one thread that runs: more would only be in each other's way.
        command
            .env("GOMAXPROCS", "1")
            .env("HOME", folder)
            .env("XDG_CONFIG_HOME", folder);
        Ok(command)
    })
}

fn start(
    name: &'static str,
    command: impl Fn(u16) -> Result<Command, Box<dyn Error>>,
) -> Result<Running, Box<dyn Error>> {
    // Somebody may take the port in between; then the server ends and another port is tried.
    for _ in 0..5 {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = command(port)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{name}: {error}; is its Debian package installed?"))?;
        let mut running = Running {
            name,
            address: format!("127.0.0.1:{port}"),
            child,
        };
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(10) {
            if TcpStream::connect(&running.address).is_ok() {
                return Ok(running);
            }
            if running.child.try_wait()?.is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }
    Err(format!("{name} does not start; is its Debian package installed?").into())
}
