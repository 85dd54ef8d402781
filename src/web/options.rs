//! What the pages need of the configuration.
//!
//! Leaves out: where a setting comes from (`process`).

/// What the pages need of the configuration. The default is right for a private reader on one machine.
#[derive(Clone, Debug)]
pub struct Options {
    /// The full address under which readers reach the front page, without a slash at its end
    /// ("<https://example.org/record>"); `None` where it is not known, and then no absolute address is printed.
    pub base_url: Option<String>,
    /// Whether search engines may list the pages. Off by default: the articles are other people's.
    pub allow_indexing: bool,
    /// Who may show the pages in a frame: the value of `frame-ancestors` ("'none'", "'self' <https://example.org>").
    pub frame_ancestors: String,
    /// Seconds for which browsers shall ask for this host by https only; `None` leaves that to the proxy.
    pub hsts: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_url: None,
            allow_indexing: false,
            frame_ancestors: "'none'".to_owned(),
            hsts: None,
        }
    }
}
