//! The options of the server, each declared once: name, variable, type, default and help.
//!
//! A line of [`settings!`] becomes a flag, a variable of the environment, a key of the settings file, a field of
//! [`Settings`] and a line of `--print-config`. Leaves out: joining the places in the right order
//! (the module above).

use std::fmt::Write as _;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Origin;
use super::values::{BaseUrl, Listen, LogFormat, LogLevel, SocketMode, TaggerName, TrustedProxy};

macro_rules! settings {
    (
        with default { $( $(#[doc = $doc:literal])+ $field:ident: $type:ty = $default:expr, $env:literal $(, $arg:ident = $value:expr)* ; )+ }
        without default { $( $(#[doc = $odoc:literal])+ $ofield:ident: $otype:ty, $oenv:literal $(, $oarg:ident = $ovalue:expr)* ; )+ }
    ) => {
        /// What one place says; `None` where it says nothing.
        #[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case", deny_unknown_fields)]
        pub struct Options {
            $( $(#[doc = $doc])+ #[arg(long, env = $env, help_heading = "Options of the server", hide_env_values = true $(, $arg = $value)*)] pub $field: Option<$type>, )+
            $( $(#[doc = $odoc])+ #[arg(long, env = $oenv, help_heading = "Options of the server", hide_env_values = true $(, $oarg = $ovalue)*)] pub $ofield: Option<$otype>, )+
        }

        /// What the program runs with: all places joined, defaults filled in.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Settings {
            $( $(#[doc = $doc])+ pub $field: $type, )+
            $( $(#[doc = $odoc])+ pub $ofield: Option<$otype>, )+
        }

        impl Settings {
            /// Each value from `first`, else from `second`, else the default.
            #[must_use]
            pub fn from_options(first: &Options, second: &Options) -> Self {
                Self {
                    $( $field: first.$field.clone().or_else(|| second.$field.clone()).unwrap_or_else(|| $default), )+
                    $( $ofield: first.$ofield.clone().or_else(|| second.$ofield.clone()), )+
                }
            }
        }

        /// Every setting as a line of a settings file, its origin after it.
        pub(super) fn printed(flags: &Options, file: &Options, origin: &dyn Fn(&str, bool) -> Origin) -> String {
            let settings = Settings::from_options(flags, file);
            let mut lines = String::new();
            $( line(&mut lines, stringify!($field), Some(&settings.$field), &origin(stringify!($field), file.$field.is_some())); )+
            $( line(&mut lines, stringify!($ofield), settings.$ofield.as_ref(), &origin(stringify!($ofield), file.$ofield.is_some())); )+
            lines
        }
    };
}

settings! {
    with default {
        /// Folder of articles to serve instead of the bundled one; several with commas or by repeating the option
        dossier: Vec<PathBuf> = Vec::new(), "ONRECORD_DOSSIER", value_name = "DIR", value_delimiter = ',';
        /// Who finds the statements
        tagger: TaggerName = TaggerName::Rules, "ONRECORD_TAGGER", value_name = "NAME";
        /// Where to listen: HOST:PORT or unix:PATH; several with commas or by repeating the option
        listen: Vec<Listen> = vec![Listen::Tcp { host: "127.0.0.1".into(), port: 8080 }], "ONRECORD_LISTEN",
            value_name = "ADDRESS", value_delimiter = ',';
        /// Mode of unix sockets, in octal
        socket_mode: SocketMode = SocketMode::default(), "ONRECORD_SOCKET_MODE", value_name = "MODE";
        /// Proxies whose Forwarded or X-Forwarded-For, -Proto, -Host and -Prefix are believed: networks, addresses, or the word unix
        trusted_proxy: Vec<TrustedProxy> = Vec::new(), "ONRECORD_TRUSTED_PROXY",
            value_name = "NETWORK", value_delimiter = ',';
        /// Start the browser
        open: bool = false, "ONRECORD_OPEN",
            num_args = 0..=1, require_equals = true, default_missing_value = "true";
        /// Let search engines list the pages; off, because the articles are other people's
        allow_indexing: bool = false, "ONRECORD_ALLOW_INDEXING",
            num_args = 0..=1, require_equals = true, default_missing_value = "true";
        /// Who may show the pages in a frame, as Content-Security-Policy words it
        frame_ancestors: String = "'none'".to_owned(), "ONRECORD_FRAME_ANCESTORS", value_name = "SOURCES";
        /// Seconds in which the headers of a request must arrive, and an idle connection send its next one
        header_timeout: u32 = 15, "ONRECORD_HEADER_TIMEOUT", value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..);
        /// Seconds in which a reader must take some bytes of an answer
        stall_timeout: u32 = 30, "ONRECORD_STALL_TIMEOUT", value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..);
        /// Connections served at once; further ones wait, as do those for which the system has no descriptor
        max_connections: u32 = 16384, "ONRECORD_MAX_CONNECTIONS", value_name = "N", value_parser = clap::value_parser!(u32).range(1..);
        /// Seconds that requests under way have when the program is told to stop
        grace: u32 = 10, "ONRECORD_GRACE", value_name = "SECONDS";
        /// Shape of the log on standard error
        log_format: LogFormat = LogFormat::Text, "ONRECORD_LOG_FORMAT", value_name = "FORMAT";
        /// Least important lines that are logged; info is one line a request
        log_level: LogLevel = LogLevel::Info, "ONRECORD_LOG_LEVEL", value_name = "LEVEL";
    }
    without default {
        /// Address under which readers reach the front page: <https://example.org/record> or just /record
        base_url: BaseUrl, "ONRECORD_BASE_URL", value_name = "URL";
        /// Seconds for which browsers shall use https only (Strict-Transport-Security); the proxy's business if not set
        hsts: u32, "ONRECORD_HSTS", value_name = "SECONDS";
        /// Where to answer /metrics, for Prometheus; nowhere if not set
        metrics_listen: Listen, "ONRECORD_METRICS_LISTEN", value_name = "ADDRESS";
    }
}

impl Options {
    /// The options as a parser sees them, for those who ask about names.
    #[must_use]
    pub fn augmented() -> clap::Command {
        <Self as clap::Args>::augment_args(clap::Command::new("onrecord"))
    }
}

fn line<T: Serialize>(lines: &mut String, field: &str, value: Option<&T>, origin: &Origin) {
    let key = field.replace('_', "-");
    let origin = match origin {
        Origin::Flag => "flag".to_owned(),
        Origin::Environment => format!("environment, ONRECORD_{}", field.to_uppercase()),
        Origin::File => "file".to_owned(),
        Origin::Default => "default".to_owned(),
    };
    let value = value.and_then(|value| toml::Value::try_from(value).ok());
    // Writing to a string cannot fail.
    let _ = match value {
        Some(value) => writeln!(lines, "{key} = {value}  # {origin}"),
        None => writeln!(lines, "# {key} is not set"),
    };
}
