//! For whom a request is: the peer, or whom trusted proxies name.
//!
//! The headers are read from right to left, hop by hop: each hop is believed only where the one that wrote it is
//! trusted, so a stranger who writes the header himself gains nothing. Leaves out: what the answer is used for
//! (`edge` logs it).

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

/// The client that a request with these headers, from `peer`, comes from.
#[must_use]
pub fn client(peer: Peer, headers: &HeaderMap, trusted: &[TrustedProxy]) -> Peer {
    let mut client = peer;
    if trusted.is_empty() || !peer.is_trusted(trusted) {
        return client;
    }
    let standard = headers.contains_key(FORWARDED);
    let name = if standard {
        "forwarded"
    } else {
        "x-forwarded-for"
    };
    // Several headers of one name are one list.
    let values = headers.get_all(name).iter().rev();
    let hops = values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.rsplit(','));
    for hop in hops.take(MAX_HOPS) {
        let named = if standard { for_of(hop) } else { Some(hop) };
        let Some(address) = named.and_then(address) else {
            break;
        };
        client = Peer::Address(address);
        if !client.is_trusted(trusted) {
            break;
        }
    }
    client
}

/// The value of `for` in one element of `Forwarded`.
fn for_of(element: &str) -> Option<&str> {
    element.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("for")
            .then(|| value.trim())
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

    #[track_caller]
    fn check(peer: &str, headers: &[(&'static str, &str)], expected: &str) {
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
        assert_eq!(client(peer, &map, &trusted).to_string(), expected);
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
    fn the_standard_header_comes_first() {
        let both = [
            ("forwarded", "for=\"[2001:db8::5]:80\";proto=https"),
            ("x-forwarded-for", "198.51.100.7"),
        ];
        check("10.0.0.1", &both, "2001:db8::5");
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
}
