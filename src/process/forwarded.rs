//! For whom a request is, and under which address it was asked: what trusted proxies say.
//!
//! The headers are read from right to left, hop by hop: each hop is believed only where the one that wrote it is
//! trusted, so a stranger who writes the header himself gains nothing. Leaves out: what the answer is used for
//! (`edge`).

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use axum::http::header::FORWARDED;

use super::settings::TrustedProxy;

/// Somebody at the other end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// Over the network.
    Address(IpAddr),
    /// Over a socket in the file system.
    Unix,
}

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => address.fmt(f),
            Self::Unix => f.write_str("unix"),
        }
    }
}

impl Peer {
    /// Whether one of `trusted` holds it.
    #[must_use]
    pub fn is_trusted(self, trusted: &[TrustedProxy]) -> bool {
        trusted.iter().any(|proxy| match (proxy, self) {
            (TrustedProxy::Unix, Self::Unix) => true,
            // A peer that came over IPv4 to an IPv6 socket is the same peer.
            (TrustedProxy::Network(network), Self::Address(address)) => {
                network.contains(&address.to_canonical())
            }
            _ => false,
        })
    }
}

/// Hops that are read at most; a longer chain is somebody's joke.
const MAX_HOPS: usize = 16;

/// A host name with its port, or a path, that is longer than this is somebody's joke, too.
const MAX_PART: usize = 255;

/// What trusted proxies say of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forwarded {
    /// For whom it is; the peer itself where nobody trusted says otherwise.
    pub client: Peer,
    /// Scheme and host that the client asked (`https://example.org`); `None` where nobody trusted names both.
    pub origin: Option<String>,
    /// Path that the pages are mounted at, without a slash at its end; empty where none is named.
    pub prefix: String,
}

impl Forwarded {
    /// What is known of a request from `peer` with these headers.
    ///
    /// Where both `Forwarded` and `X-Forwarded-…` are there, one of them may be a stranger's that the proxy let
    /// through: they are believed as far as they agree.
    #[must_use]
    pub fn read(peer: Peer, headers: &HeaderMap, trusted: &[TrustedProxy]) -> Self {
        let mut found = Self {
            client: peer,
            origin: None,
            prefix: String::new(),
        };
        if trusted.is_empty() || !peer.is_trusted(trusted) {
            return found;
        }
        let common = Chain::x_forwarded(peer, headers, trusted);
        let standard = Chain::standard(peer, headers, trusted);
        match (common.is_there, standard.is_there) {
            (true, true) => {
                if common.client == standard.client {
                    found.client = common.client;
                }
                found.origin = common
                    .origin()
                    .filter(|o| Some(o) == standard.origin().as_ref());
            }
            (false, true) => {
                found.client = standard.client;
                found.origin = standard.origin();
            }
            _ => {
                found.client = common.client;
                found.origin = common.origin();
            }
        }
        let prefix = value_at(headers, "x-forwarded-prefix", common.hops);
        if let Some(prefix) = prefix.and_then(plain_path) {
            prefix.clone_into(&mut found.prefix);
        }
        found
    }
}

/// What one family of headers says, read up to the first stranger.
struct Chain<'h> {
    /// Whether there is any such header.
    is_there: bool,
    client: Peer,
    /// Hops that were believed, at least the peer's own.
    hops: usize,
    scheme: Option<&'h str>,
    host: Option<&'h str>,
}

impl<'h> Chain<'h> {
    fn x_forwarded(peer: Peer, headers: &'h HeaderMap, trusted: &[TrustedProxy]) -> Self {
        let mut chain = Self::begin(peer);
        for hop in from_right(headers, "x-forwarded-for") {
            chain.is_there = true;
            if !chain.follow(address(hop), trusted) {
                break;
            }
        }
        chain.scheme = value_at(headers, "x-forwarded-proto", chain.hops);
        chain.host = value_at(headers, "x-forwarded-host", chain.hops);
        chain.is_there |= chain.scheme.is_some() || chain.host.is_some();
        chain
    }

    fn standard(peer: Peer, headers: &'h HeaderMap, trusted: &[TrustedProxy]) -> Self {
        let mut chain = Self::begin(peer);
        for hop in from_right(headers, FORWARDED.as_str()) {
            chain.is_there = true;
            // What this hop does not say stays as the one before it has said.
            chain.scheme = named(hop, "proto").or(chain.scheme);
            chain.host = named(hop, "host").or(chain.host);
            if !chain.follow(named(hop, "for").and_then(address), trusted) {
                break;
            }
        }
        chain
    }

    const fn begin(peer: Peer) -> Self {
        Self {
            is_there: false,
            client: peer,
            hops: 0,
            scheme: None,
            host: None,
        }
    }

    /// Takes the address that the next hop names; false where the chain ends there.
    fn follow(&mut self, address: Option<IpAddr>, trusted: &[TrustedProxy]) -> bool {
        self.hops += 1;
        let Some(address) = address else {
            return false;
        };
        self.client = Peer::Address(address);
        self.client.is_trusted(trusted)
    }

    fn origin(&self) -> Option<String> {
        let scheme = self.scheme.filter(|s| matches!(*s, "http" | "https"))?;
        let host = self.host.filter(|host| is_plain_host(host))?;
        Some(format!("{scheme}://{host}"))
    }
}

/// The elements of a list header, the last one first, quotation marks taken off.
fn from_right<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = &'h str> {
    // Several headers of one name are one list.
    let values = headers.get_all(name).iter().rev();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.rsplit(','))
        .map(str::trim)
        .take(MAX_HOPS)
}

/// What the `hops`th from the right has said under `name`; where fewer said something, the leftmost of them.
fn value_at<'h>(headers: &'h HeaderMap, name: &str, hops: usize) -> Option<&'h str> {
    from_right(headers, name)
        .take(hops.max(1))
        .last()
        .map(|value| value.trim_matches('"'))
        .filter(|value| !value.is_empty())
}

/// A name or an address, perhaps with a port: nothing that would end it in an address or in mark-up.
fn is_plain_host(host: &str) -> bool {
    host.len() <= MAX_PART
        && host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b))
}

/// The path without slashes at its end; `None` for what is no plain path from the root.
fn plain_path(path: &str) -> Option<&str> {
    let path = path.trim_end_matches('/');
    let mut parts = path.split('/');
    let is_plain = |part: &str| {
        !matches!(part, "" | "." | "..")
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b))
    };
    let plain = parts.next() == Some("") && path.len() <= MAX_PART && parts.all(is_plain);
    plain.then_some(path)
}

/// What one element of `Forwarded` says under `wanted`.
fn named<'h>(element: &'h str, wanted: &str) -> Option<&'h str> {
    element.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        let value = value.trim().trim_matches('"');
        name.trim().eq_ignore_ascii_case(wanted).then_some(value)
    })
}

/// An address with or without port, brackets and quotation marks.
fn address(written: &str) -> Option<IpAddr> {
    let written = written.trim().trim_matches('"');
    let bare = written.strip_prefix('[').and_then(|w| w.strip_suffix(']'));
    let plain = bare.unwrap_or(written).parse::<IpAddr>().ok();
    let address = plain.or_else(|| written.parse::<SocketAddr>().ok().map(|a| a.ip()))?;
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(peer: &str, headers: &[(&'static str, &str)]) -> Forwarded {
        let trusted: Vec<TrustedProxy> = ["10.0.0.0/8", "::1", "unix"]
            .iter()
            .map(|t| t.parse().expect("a network"))
            .collect();
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a value"));
        }
        let peer = match peer {
            "unix" => Peer::Unix,
            address => Peer::Address(address.parse().expect("an address")),
        };
        Forwarded::read(peer, &map, &trusted)
    }

    #[track_caller]
    fn check(peer: &str, headers: &[(&'static str, &str)], expected: &str) {
        assert_eq!(read(peer, headers).client.to_string(), expected);
    }

    /// What is asked for, as an address: origin and prefix.
    #[track_caller]
    fn asked(peer: &str, headers: &[(&'static str, &str)], origin: Option<&str>, prefix: &str) {
        let found = read(peer, headers);
        assert_eq!((found.origin.as_deref(), &*found.prefix), (origin, prefix));
    }

    #[test]
    fn a_stranger_is_not_believed() {
        check(
            "192.0.2.1",
            &[("x-forwarded-for", "198.51.100.7")],
            "192.0.2.1",
        );
        check(
            "192.0.2.1",
            &[("forwarded", "for=198.51.100.7")],
            "192.0.2.1",
        );
    }

    #[test]
    fn a_proxy_is_believed_up_to_the_first_stranger() {
        check(
            "10.0.0.1",
            &[("x-forwarded-for", "198.51.100.7")],
            "198.51.100.7",
        );
        check(
            "unix",
            &[("x-forwarded-for", "198.51.100.7")],
            "198.51.100.7",
        );
        check(
            "::1",
            &[("x-forwarded-for", "198.51.100.7")],
            "198.51.100.7",
        );
        // The leftmost was written by the stranger.
        check(
            "10.0.0.1",
            &[("x-forwarded-for", "203.0.113.9, 198.51.100.7, 10.0.0.2")],
            "198.51.100.7",
        );
        check(
            "10.0.0.1",
            &[
                ("x-forwarded-for", "203.0.113.9"),
                ("x-forwarded-for", "198.51.100.7"),
            ],
            "198.51.100.7",
        );
    }

    #[test]
    fn what_is_no_address_ends_the_chain() {
        check(
            "10.0.0.1",
            &[("x-forwarded-for", "198.51.100.7, unknown")],
            "10.0.0.1",
        );
        check(
            "10.0.0.1",
            &[("x-forwarded-for", "198.51.100.7, 10.0.0.3, <script>")],
            "10.0.0.1",
        );
        check("10.0.0.1", &[], "10.0.0.1");
    }

    #[test]
    fn the_standard_header_is_read_too() {
        let standard = [("forwarded", "for=\"[2001:db8::5]:80\";proto=https")];
        check("10.0.0.1", &standard, "2001:db8::5");
        check(
            "10.0.0.1",
            &[("forwarded", "proto=http; For=198.51.100.7:443")],
            "198.51.100.7",
        );
        check("10.0.0.1", &[("forwarded", "for=_hidden")], "10.0.0.1");
        check(
            "::ffff:10.0.0.1",
            &[("x-forwarded-for", "198.51.100.7")],
            "198.51.100.7",
        );
    }

    #[test]
    fn two_families_are_believed_as_far_as_they_agree() {
        let pair = |common, standard| [("x-forwarded-for", common), ("forwarded", standard)];
        check(
            "10.0.0.1",
            &pair("198.51.100.7", "for=198.51.100.7"),
            "198.51.100.7",
        );
        check(
            "10.0.0.1",
            &pair("198.51.100.7", "for=203.0.113.9"),
            "10.0.0.1",
        );
        let mut all = vec![
            ("x-forwarded-proto", "https"),
            ("x-forwarded-host", "a.example"),
            ("forwarded", "proto=https;host=a.example"),
        ];
        asked("10.0.0.1", &all, Some("https://a.example"), "");
        all[2].1 = "proto=https;host=evil.example";
        asked("10.0.0.1", &all, None, "");
    }

    #[test]
    fn the_address_asked_is_what_the_first_trusted_hop_says() {
        let told = |proto, host, prefix| {
            [
                ("x-forwarded-for", "203.0.113.9, 198.51.100.7, 10.0.0.2"),
                ("x-forwarded-proto", proto),
                ("x-forwarded-host", host),
                ("x-forwarded-prefix", prefix),
            ]
        };
        let headers = told("https", "a.example:8443", "/on/record/");
        asked(
            "10.0.0.1",
            &headers,
            Some("https://a.example:8443"),
            "/on/record",
        );
        asked(
            "unix",
            &headers,
            Some("https://a.example:8443"),
            "/on/record",
        );
        // A stranger's words in front of what the proxies appended.
        let headers = told(
            "gopher, https, http",
            "evil, a.example, inner",
            "/evil, /a, /b",
        );
        asked("10.0.0.1", &headers, Some("https://a.example"), "/a");
        // From a stranger altogether.
        asked("192.0.2.1", &told("https", "a.example", "/a"), None, "");
        let standard = [(
            "forwarded",
            "for=203.0.113.9;host=evil, for=198.51.100.7;proto=https;host=\"[::1]:80\"",
        )];
        asked("10.0.0.1", &standard, Some("https://[::1]:80"), "");
        asked("10.0.0.1", &[("forwarded", "proto=https")], None, "");
        asked("10.0.0.1", &[("x-forwarded-host", "a.example")], None, "");
    }

    #[test]
    fn what_is_no_plain_scheme_host_or_path_is_ignored() {
        for (proto, host) in [
            ("javascript", "a"),
            ("HTTPS", "a"),
            ("https", "a/b"),
            ("https", "a b"),
            ("https", "a\"><script>"),
            ("https", "user@a"),
            ("https", "-a"),
            ("https", &*"a".repeat(256)),
        ] {
            let headers = [("x-forwarded-proto", proto), ("x-forwarded-host", host)];
            asked("10.0.0.1", &headers, None, "");
        }
        for prefix in [
            "record",
            "//evil.example",
            "/a//b",
            "/a/../b",
            "/.",
            "/a?b",
            "/a#b",
            "/a%2fb",
            "/\"><script>",
            "https://evil.example/",
            "/",
            &*format!("/{}", "a".repeat(256)),
        ] {
            asked("10.0.0.1", &[("x-forwarded-prefix", prefix)], None, "");
        }
    }
}
