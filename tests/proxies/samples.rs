//! Each sample: every page and file through the proxy as the program itself gives it.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use crate::crawl::{addresses, resolve};
use crate::http::{self, Answer, ask, get};
use crate::proxies::{Behind, Kind, Mount};

macro_rules! samples {
    ($($name:ident: $kind:ident $mount:ident),+ $(,)?) => { $(
        #[test]
        fn $name() {
            walk(&Behind::start_with(Kind::$kind, Mount::$mount, &["--allow-indexing"]));
        }
    )+ };
}

samples! {
    nginx_at_the_root: Nginx Root,
    nginx_with_the_prefix_kept: Nginx Kept,
    nginx_with_the_prefix_stripped: Nginx Stripped,
    nginx_over_a_socket: Nginx Socket,
    caddy_at_the_root: Caddy Root,
    caddy_with_the_prefix_kept: Caddy Kept,
    caddy_with_the_prefix_stripped: Caddy Stripped,
    caddy_over_a_socket: Caddy Socket,
    apache_at_the_root: Apache Root,
    apache_with_the_prefix_kept: Apache Kept,
    apache_with_the_prefix_stripped: Apache Stripped,
    apache_over_a_socket: Apache Socket,
    haproxy_at_the_root: Haproxy Root,
    haproxy_with_the_prefix_kept: Haproxy Kept,
    haproxy_with_the_prefix_stripped: Haproxy Stripped,
    haproxy_over_a_socket: Haproxy Socket,
}

fn walk(behind: &Behind) {
    let pages = crawl(behind);
    assert!(pages.len() > 25, "{pages:?}");
    let style = pages.iter().find(|path| is_style(path));
    for path in ["/", style.expect("a style sheet")] {
        codings_and_validators(behind, path);
    }
    absolute_addresses(behind);
    mount_point(behind);
    trouble(behind);
    client(behind);
}

fn is_style(address: &str) -> bool {
    address.contains("/style.") || address.starts_with("static/style.")
}

/// Follows every link and file from the front page; gives the paths without the prefix.
pub(crate) fn crawl(behind: &Behind) -> BTreeSet<String> {
    let prefix = behind.prefix;
    let mut seen = BTreeSet::from([format!("{prefix}/")]);
    let mut next: Vec<String> = seen.iter().cloned().collect();
    while let Some(path) = next.pop() {
        let inner = path
            .strip_prefix(prefix)
            .filter(|inner| inner.starts_with('/'))
            .unwrap_or_else(|| panic!("{path} is outside of {prefix}/"));
        // Said outright, as browsers do: a proxy that is told nothing may ask for a coding and take it off.
        let plain = [("Accept-Encoding", "identity")];
        let answer = ask(&behind.address, "GET", &path, &plain, b"");
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        let direct = ask(&behind.direct, "GET", inner, &plain, b"");
        // What programs read names the address under which it was asked for.
        let named = inner.ends_with("feed.atom") || inner.ends_with("opensearch.xml");
        if !named {
            assert!(answer.body == direct.body, "{path} has other bytes");
        }
        same_headers(&path, &answer, &direct, named);
        let is_page = answer
            .header("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"));
        if !is_page {
            continue;
        }
        for address in addresses(&answer.text()) {
            assert!(!address.starts_with('/'), "{path}: {address}");
            if let Some(target) = resolve(&path, &address)
                // A form leads to the same page once more for every choice.
                && !target.contains('?')
                && seen.insert(target.clone())
            {
                next.push(target);
            }
        }
    }
    seen.into_iter()
        .filter_map(|path| path.strip_prefix(prefix).map(str::to_owned))
        .collect()
}

/// Every header that the program sent is there once, as it was sent.
pub(crate) fn same_headers(path: &str, answer: &Answer, direct: &Answer, other_bytes: bool) {
    for (name, value) in &direct.headers {
        // Of the connection, or of the proxy's own clock.
        if matches!(&**name, "date" | "connection" | "content-length") {
            continue;
        }
        if other_bytes && name == "etag" {
            continue;
        }
        let found: Vec<_> = answer
            .headers
            .iter()
            .filter(|(n, _)| n == name)
            .map(|(_, v)| v.to_ascii_lowercase())
            .collect();
        assert_eq!(found, [value.to_ascii_lowercase()], "{path}: {name}");
    }
    assert!(answer.header("content-security-policy").is_some(), "{path}");
    assert!(answer.header("set-cookie").is_none(), "{path}");
}

fn decoded(answer: &Answer) -> Vec<u8> {
    let mut body = Vec::new();
    match answer.header("content-encoding") {
        Some("gzip") => {
            flate2::read::GzDecoder::new(&answer.body[..])
                .read_to_end(&mut body)
                .expect("gzip");
        }
        Some("br") => {
            brotli::BrotliDecompress(&mut &answer.body[..], &mut body).expect("Brotli");
        }
        Some("zstd") => {
            ruzstd::decoding::StreamingDecoder::new(&answer.body[..])
                .expect("zstd")
                .read_to_end(&mut body)
                .expect("zstd");
        }
        other => panic!("no coding but {other:?}"),
    }
    body
}

/// Compression and 304 through the proxy, for each coding.
fn codings_and_validators(behind: &Behind, inner: &str) {
    let path = format!("{}{inner}", behind.prefix);
    let plain = get(&behind.address, &path);
    for coding in ["gzip", "br", "zstd"] {
        let accept = ("Accept-Encoding", coding);
        let answer = ask(&behind.address, "GET", &path, &[accept], b"");
        assert_eq!(answer.header("content-encoding"), Some(coding), "{path}");
        assert_eq!(decoded(&answer), plain.body, "{path} {coding}");
        assert!(answer.body.len() < plain.body.len() / 2, "{path} {coding}");
        let direct = ask(&behind.direct, "GET", inner, &[accept], b"");
        same_headers(&path, &answer, &direct, false);
        let tag = answer.header("etag").expect("a validator");
        let asked = [accept, ("If-None-Match", tag)];
        let again = ask(&behind.address, "HEAD", &path, &asked, b"");
        assert_eq!(
            (again.status, again.body.len()),
            (304, 0),
            "{path} {coding}"
        );
        assert_eq!(again.header("etag"), Some(tag), "{path} {coding}");
        let asked = [accept, ("If-None-Match", "\"another\"")];
        assert_eq!(ask(&behind.address, "GET", &path, &asked, b"").status, 200);
    }
    let head = ask(&behind.address, "HEAD", &path, &[], b"");
    let length = plain.body.len().to_string();
    assert_eq!(head.header("content-length"), Some(&*length), "{path}");
}

/// Where an absolute address is printed it is the one the reader used, prefix and all.
fn absolute_addresses(behind: &Behind) {
    let base = format!("http://{}{}", behind.address, behind.prefix);
    let ask = |path: &str| get(&behind.address, &format!("{}{path}", behind.prefix));
    let feed = ask("/feed.atom").text();
    assert!(
        feed.contains(&format!("href=\"{base}/feed.atom\"")),
        "{feed}"
    );
    let search = ask("/opensearch.xml").text();
    assert!(search.contains(&format!("\"{base}/search?q={{searchTerms}}\"")));
    let page = ask("/speakers");
    let canonical = format!("<{base}/speakers>; rel=\"canonical\"");
    assert_eq!(page.header("link"), Some(&*canonical));
    let sitemap = ask("/sitemap.xml").text();
    let listed: Vec<&str> = sitemap
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next())
        .collect();
    assert!(listed.len() > 15, "{listed:?}");
    for page in listed {
        let path = page.strip_prefix(&base).expect("under the mount point");
        assert_eq!(ask(path).status, 200, "{page}");
    }
    assert!(
        ask("/robots.txt")
            .text()
            .contains(&format!("Sitemap: {base}/sitemap.xml"))
    );
    let found = ask("/search?q=ukraine");
    assert!(
        found.text().contains("<blockquote"),
        "a query comes through"
    );
    // Past the proxy nobody is believed who says where he came from, and nothing absolute is printed.
    let plain = get(&behind.direct, "/feed.atom").text();
    assert!(!plain.contains("rel=\"self\""));
}

/// Without its slash the mount point leads to the one with it, on the same host and scheme.
fn mount_point(behind: &Behind) {
    if behind.prefix.is_empty() {
        return;
    }
    let answer = get(&behind.address, behind.prefix);
    assert!(matches!(answer.status, 301 | 308), "{answer:?}");
    let location = answer.header("location").expect("a target");
    let home = format!("{}/", behind.prefix);
    assert_eq!(resolve(behind.prefix, location), Some(home), "{location}");
    // Nothing else of the host is the program's, and nothing that only begins alike.
    for path in ["/", "/recorder/", "/about"] {
        let answer = get(&behind.address, path);
        assert!(!answer.text().contains("On Record"), "{path}");
    }
}

/// An error is the program's own page, in the same look.
fn trouble(behind: &Behind) {
    let path = format!("{}/no/such/page", behind.prefix);
    let answer = get(&behind.address, &path);
    assert_eq!(answer.status, 404);
    let direct = get(&behind.direct, "/no/such/page");
    same_headers(&path, &answer, &direct, false);
    let html = answer.text();
    let style = addresses(&html)
        .into_iter()
        .find(|address| is_style(address))
        .expect("a style sheet");
    let style = resolve(&path, &style).expect("of our own");
    assert_eq!(get(&behind.address, &style).status, 200, "{style}");
    // A slash too many: sent on inside of the prefix.
    let path = format!("{}/about/", behind.prefix);
    let answer = get(&behind.address, &path);
    assert_eq!(answer.status, 308);
    let location = answer.header("location").expect("a target");
    let target = resolve(&path, location).expect("on this host");
    assert_eq!(target, format!("{}/about", behind.prefix));
    assert_eq!(ask(&behind.address, "POST", &target, &[], b"x").status, 405);
}

/// The log has the client's address as the proxy saw it, whatever the client says of itself.
fn client(behind: &Behind) {
    let headers = "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: gopher\r\n\
                   X-Forwarded-Prefix: /evil\r\nForwarded: for=203.0.113.8;host=evil.example\r\n";
    let path = format!("{}/balance", behind.prefix);
    let request = format!(
        "GET {path}?from=stranger HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n",
        behind.address
    );
    let mut stream = from("127.0.0.9:0", &behind.address);
    stream.write_all(request.as_bytes()).expect("sent");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    let answer = http::parse(&bytes, false).expect("HTTP");
    assert_eq!(answer.status, 200);
    assert!(!answer.text().contains("evil"));
    let logged = behind.logged("/balance");
    assert_eq!(logged.last().expect("a line")["client"], "127.0.0.9");
    // The same stranger, past the proxy: no header of his counts.
    let answer = ask(
        &behind.direct,
        "GET",
        "/speakers",
        &[("X-Forwarded-For", "203.0.113.9, not an address")],
        b"",
    );
    assert_eq!(answer.status, 200);
    let logged = behind.logged("/speakers");
    assert_eq!(logged.last().expect("a line")["client"], "127.0.0.1");
}

/// A connection from an address that is not the proxy's own.
fn from(source: &str, address: &str) -> TcpStream {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    let source: SocketAddr = source.parse().expect("an address");
    let address: SocketAddr = address.parse().expect("an address");
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
        socket.bind(source).expect("bound");
        socket.connect(address).await.expect("connected")
    });
    let stream = stream.into_std().expect("a stream");
    stream.set_nonblocking(false).expect("blocking");
    stream
}
