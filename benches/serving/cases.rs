//! What is asked for, and the bytes that every server must give for it.

use crate::servers::Running;
use std::error::Error;
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;

/// One kind of request.
pub(crate) struct Case {
    /// What it is called in the table.
    pub(crate) name: String,
    /// Path and query.
    pub(crate) target: String,
    /// Content coding that is asked for.
    pub(crate) coding: &'static str,
    /// Whether the asker has the page already.
    pub(crate) fresh: bool,
    /// Why only the servers that answer from memory are compared, if so.
    pub(crate) only_ours: Option<&'static str>,
    /// Headers of our answer.
    pub(crate) head: Vec<(String, String)>,
    /// Bytes of our answer.
    pub(crate) body: Vec<u8>,
}

/// An answer: status, headers, body.
pub(crate) type Answer = (u16, Vec<(String, String)>, Vec<u8>);

impl Case {
    /// The headers to ask this server with: each has its own validators.
    pub(crate) fn headers(&self, server: &Running) -> Result<Vec<String>, Box<dyn Error>> {
        let coding = format!("Accept-Encoding: {}", self.coding);
        let (status, head, body) = ask(&server.address, &self.target, &[&coding])?;
        if status != 200 || body != self.body {
            return Err(format!(
                "{} gives other bytes for {}: {status}, {}",
                server.name,
                self.name,
                body.len()
            )
            .into());
        }
        let mut headers = vec![coding];
        if self.fresh {
            let tag = header(&head, "etag").ok_or("no ETag")?;
            headers.push(format!("If-None-Match: {tag}"));
            let again: Vec<&str> = headers.iter().map(String::as_str).collect();
            let (status, ..) = ask(&server.address, &self.target, &again)?;
            if status != 304 {
                return Err(format!("{} does not know its own ETag", server.name).into());
            }
        }
        Ok(headers)
    }
}

/// The cases, as our own server answers them.
pub(crate) fn of(address: &str) -> Result<Vec<Case>, Box<dyn Error>> {
    let (_, _, list) = ask(address, "/articles", &["Accept-Encoding: identity"])?;
    let list = String::from_utf8(list)?;
    let article = list
        .split("href=\"articles/")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .ok_or("no article")?;
    let article = format!("/articles/{article}");
    let asked = Some("a query is answered by a program");
    let mut cases = Vec::new();
    for (name, target, coding, fresh, only_ours) in [
        ("front page, identity", "/", "identity", false, None),
        ("front page, gzip", "/", "gzip", false, None),
        ("front page, 304", "/", "gzip", true, None),
        (
            "article, identity",
            article.as_str(),
            "identity",
            false,
            None,
        ),
        ("article, gzip", &article, "gzip", false, None),
        (
            "query, identity",
            "/?party=russia",
            "identity",
            false,
            asked,
        ),
        ("query, gzip", "/?party=russia", "gzip", false, asked),
    ] {
        let (status, head, body) = ask(address, target, &[&format!("Accept-Encoding: {coding}")])?;
        if status != 200 {
            return Err(format!("{target}: {status}").into());
        }
        cases.push(Case {
            name: name.to_owned(),
            target: target.to_owned(),
            coding,
            fresh,
            only_ours,
            head,
            body,
        });
    }
    Ok(cases)
}

/// Files for the servers that answer from disk, and a list of answers for the one that answers from memory.
pub(crate) fn lay_out(folder: &Path, cases: &[Case]) -> Result<(), Box<dyn Error>> {
    let mut list = String::new();
    for (number, case) in cases.iter().enumerate() {
        std::fs::write(folder.join(format!("{number}.body")), &case.body)?;
        write!(list, "{}\t{}", case.target, case.coding)?;
        for (name, value) in &case.head {
            if name != "date" {
                write!(list, "\t{name}\t{value}")?;
            }
        }
        list.push('\n');
        if case.only_ours.is_none() {
            let path = case.target.trim_start_matches('/');
            let path = if path.is_empty() { "index.html" } else { path };
            let ending = if case.coding == "gzip" { ".gz" } else { "" };
            let file = folder.join("root").join(format!("{path}{ending}"));
            std::fs::create_dir_all(file.parent().ok_or("no folder")?)?;
            std::fs::write(file, &case.body)?;
        }
    }
    std::fs::write(folder.join("answers"), list)?;
    let fixed = cases.first().map_or(&[][..], |case| &case.head[..]);
    let fixed = fixed
        .iter()
        .filter(|(name, _)| !OWN.contains(&name.as_str()));
    let (mut nginx, mut caddy) = (String::new(), String::new());
    for (name, value) in fixed {
        writeln!(nginx, "add_header {name} \"{value}\";")?;
        writeln!(caddy, "header {name} \"{value}\"")?;
    }
    std::fs::write(folder.join("headers.nginx"), nginx)?;
    std::fs::write(folder.join("headers.caddy"), caddy)?;
    Ok(())
}

/// Headers that every server makes itself.
const OWN: [&str; 6] = [
    "date",
    "etag",
    "content-length",
    "content-type",
    "content-encoding",
    "vary",
];

/// Asks for `target` once.
pub(crate) fn ask(address: &str, target: &str, headers: &[&str]) -> Result<Answer, Box<dyn Error>> {
    let mut stream = TcpStream::connect(address)?;
    let lines: String = headers.iter().flat_map(|h| [*h, "\r\n"]).collect();
    write!(
        stream,
        "GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{lines}\r\n"
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let end = bytes
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .ok_or("no HTTP")?;
    let head = String::from_utf8(bytes[..end].to_vec())?;
    let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
    let headers: Vec<_> = head
        .split("\r\n")
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .filter(|(name, _)| name != "connection")
        .collect();
    let body = &bytes[end + 4..];
    let body = match header(&headers, "transfer-encoding") {
        Some(_) => chunks(body).ok_or("broken chunks")?,
        None => body.to_vec(),
    };
    Ok((status, headers, body))
}

fn chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|w| w == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..end]).ok()?, 16).ok()?;
        rest = &rest[end + 2..];
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size + 2..)?;
    }
}

/// The first header of that name.
pub(crate) fn header<'a>(head: &'a [(String, String)], name: &str) -> Option<&'a str> {
    head.iter().find(|(n, _)| n == name).map(|(_, v)| &**v)
}
