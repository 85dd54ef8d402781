//! The values that settings can have, as types: what cannot be used cannot be written down.
//!
//! Each reads and prints the same words in all three places. Leaves out: binding an address (`listen`).

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;
use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::extract::model::Model;
use crate::extract::{Rules, Tagger};

/// Where to listen: `127.0.0.1:8080`, `[::]:8080`, `localhost:8080`, `unix:/run/onrecord.sock`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Listen {
    /// Host (a name or an address) and port; port 0 lets the system choose.
    Tcp {
        /// Name or address, without the brackets of IPv6.
        host: String,
        /// Port.
        port: u16,
    },
    /// A socket in the file system.
    Unix(PathBuf),
}

impl FromStr for Listen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("unix:") {
            if path.is_empty() {
                return Err(format!(
                    "“{text}” names no file; write unix:/path/to/socket"
                ));
            }
            return Ok(Self::Unix(path.into()));
        }
        let wrong = || {
            format!(
                "“{text}” is no address to listen on; write host:port (127.0.0.1:8080, [::]:8080) or unix:/path"
            )
        };
        let (host, port) = text.rsplit_once(':').ok_or_else(wrong)?;
        let port = port.parse().map_err(|_| wrong())?;
        let host = match host.strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
            Some(inner) => inner,
            None if host.contains(':') => return Err(wrong()),
            None => host,
        };
        if host.is_empty() || host.contains(|c: char| c.is_whitespace() || c == '/') {
            return Err(wrong());
        }
        Ok(Self::Tcp {
            host: host.to_owned(),
            port,
        })
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp { host, port } if host.contains(':') => write!(f, "[{host}]:{port}"),
            Self::Tcp { host, port } => write!(f, "{host}:{port}"),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

/// Reading from a settings file is reading the words that a flag has.
macro_rules! written_as_words {
    ($($type:ty),+) => { $(
        impl TryFrom<String> for $type {
            type Error = String;

            fn try_from(text: String) -> Result<Self, String> {
                text.parse()
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.to_string()
            }
        }
    )+ };
}

written_as_words!(Listen, SocketMode, TrustedProxy, BaseUrl);

/// Who may connect to a socket in the file system: its mode, in octal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SocketMode(u32);

impl SocketMode {
    /// The bits.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }
}

impl Default for SocketMode {
    /// Owner and group.
    fn default() -> Self {
        Self(0o660)
    }
}

impl FromStr for SocketMode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits = text.strip_prefix("0o").unwrap_or(text);
        match u32::from_str_radix(digits, 8) {
            Ok(bits) if bits <= 0o777 => Ok(Self(bits)),
            _ => Err(format!(
                "“{text}” is no mode; write it in octal, as in 0660"
            )),
        }
    }
}

impl fmt::Display for SocketMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04o}", self.0)
    }
}

/// Who may say for whom a request is: a network (`10.0.0.0/8`), an address, or `unix`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum TrustedProxy {
    /// Peers in this network.
    Network(IpNet),
    /// Peers on sockets in the file system.
    Unix,
}

impl FromStr for TrustedProxy {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "unix" {
            return Ok(Self::Unix);
        }
        let network = text.parse().or_else(|_| text.parse().map(IpAddr::into));
        network.map(Self::Network).map_err(|_| {
            format!("“{text}” is no network; write one as in 10.0.0.0/8 or ::1, or the word unix")
        })
    }
}

impl fmt::Display for TrustedProxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network(network) => network.fmt(f),
            Self::Unix => f.write_str("unix"),
        }
    }
}

/// The full address of the front page: `http` or `https`, a host, and the path it is mounted at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// The address without a slash at its end; `None` where only a path was given.
    #[must_use]
    pub fn full(&self) -> Option<String> {
        (!self.origin.is_empty()).then(|| format!("{}{}", self.origin, self.path))
    }

    /// The path, without a slash at its end; empty where the front page is the root.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl FromStr for BaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "“{text}” is no base address; write https://example.org/path or /path, without ? and #"
            )
        };
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:[]".contains(c);
        if !text.chars().all(plain) || text.contains("/.") {
            return Err(wrong());
        }
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme @ ("http" | "https"), rest)) => (scheme, rest),
            None if text.starts_with('/') && !text.starts_with("//") => ("", text),
            _ => return Err(wrong()),
        };
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.is_empty() != scheme.is_empty() || path.contains("//") {
            return Err(wrong());
        }
        let path = path.trim_end_matches('/');
        Ok(Self {
            origin: if host.is_empty() {
                String::new()
            } else {
                format!("{scheme}://{host}")
            },
            path: if path.is_empty() {
                String::new()
            } else {
                format!("/{path}")
            },
        })
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&*self.origin, &*self.path) {
            ("", "") => f.write_str("/"),
            (origin, path) => write!(f, "{origin}{path}"),
        }
    }
}

/// The shape of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Who finds the statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum TaggerName {
    /// Rules alone: plain to follow, and as good on plain news.
    #[default]
    Rules,
    /// Rules and a model learnt from annotated US news: finds more, at a third of the speed.
    Model,
}

impl TaggerName {
    /// The one of this name.
    #[must_use]
    pub fn tagger(self) -> &'static dyn Tagger {
        match self {
            Self::Rules => &Rules { thoughts: false },
            Self::Model => &Model { thoughts: false },
        }
    }
}

/// The least important lines that are logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum LogLevel {
    /// What needs somebody.
    Error,
    /// What may need somebody.
    Warn,
    /// One line a request.
    Info,
    /// Health checks and connections, too.
    Debug,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_it_is_read() {
        for text in [
            "127.0.0.1:8080",
            "[::]:80",
            "localhost:0",
            "unix:/run/onrecord.sock",
        ] {
            assert_eq!(
                text.parse::<Listen>().map(|l| l.to_string()),
                Ok(text.into())
            );
        }
    }

    #[test]
    fn what_is_no_address_says_how_to_write_one() {
        for text in [
            "8080",
            "127.0.0.1",
            "::1:80",
            ":80",
            "a b:80",
            "x:99999",
            "http://x:80",
            "unix:",
        ] {
            let error = text.parse::<Listen>().expect_err(text);
            assert!(error.contains(text) && error.contains("write"), "{error}");
        }
    }

    #[test]
    fn a_base_address_has_a_path() {
        for (text, full, path) in [
            ("https://example.org", Some("https://example.org"), ""),
            ("https://example.org/", Some("https://example.org"), ""),
            (
                "http://x:8080/on/record/",
                Some("http://x:8080/on/record"),
                "/on/record",
            ),
            ("/record", None, "/record"),
            ("/", None, ""),
        ] {
            let base: BaseUrl = text.parse().expect(text);
            assert_eq!(
                (base.full().as_deref(), base.path()),
                (full, path),
                "{text}"
            );
            assert_eq!(base.to_string().parse(), Ok(base));
        }
        for text in [
            "",
            "example.org",
            "//x",
            "ftp://x",
            "https://",
            "https:///x",
            "/a?b",
            "/a/../b",
            "/a b",
        ] {
            assert!(text.parse::<BaseUrl>().is_err(), "{text}");
        }
    }

    #[test]
    fn modes_and_networks_are_written_as_they_are_read() {
        for text in ["0660", "0600", "0777"] {
            assert_eq!(
                text.parse::<SocketMode>().map(|m| m.to_string()),
                Ok(text.into())
            );
        }
        assert!("0o1777".parse::<SocketMode>().is_err());
        assert!("0688".parse::<SocketMode>().is_err());
        for text in ["10.0.0.0/8", "::1/128", "unix"] {
            assert_eq!(
                text.parse::<TrustedProxy>().map(|t| t.to_string()),
                Ok(text.into())
            );
        }
        assert!("10.0.0.0/33".parse::<TrustedProxy>().is_err());
        assert!("proxy.example".parse::<TrustedProxy>().is_err());
    }
}
