//! The values that settings can have, as types: what cannot be used cannot be written down.
//!
//! Each reads and prints the same words in all three places. Leaves out: binding an address (`listen`).

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

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

impl TryFrom<String> for Listen {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Listen> for String {
    fn from(listen: Listen) -> Self {
        listen.to_string()
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
}
