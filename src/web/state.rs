//! What a request reads: the site of one immutable dossier, and the settings that pages show.
//!
//! Leaves out: how a dossier is read, watched or reloaded (`process`), and what a page looks like (`pages`).

use crate::dossier::Dossier;
use crate::web::site::Site;
use arc_swap::{ArcSwap, Guard};
use std::sync::Arc;

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
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_url: None,
            allow_indexing: false,
            frame_ancestors: "'none'".to_owned(),
        }
    }
}

/// Shared by all requests; cheap to clone. Reading it never waits.
#[derive(Clone)]
pub struct State {
    site: Arc<ArcSwap<Site>>,
    options: Arc<Options>,
}

impl State {
    /// The state of a server that shows `dossier`.
    #[must_use]
    pub fn new(dossier: Arc<Dossier>, options: Options) -> Self {
        let options = Arc::new(options);
        let site = Site::new(dossier, Arc::clone(&options));
        Self {
            site: Arc::new(ArcSwap::from_pointee(site)),
            options,
        }
    }

    /// Shows another dossier from now on, whole; a request under way ends with the one it began with.
    pub fn replace(&self, dossier: Arc<Dossier>) {
        let site = Site::new(dossier, Arc::clone(&self.options));
        let site = site.after(&self.site.load());
        self.site.store(Arc::new(site));
    }

    /// The dossier that is shown now.
    #[must_use]
    pub fn dossier(&self) -> Arc<Dossier> {
        Arc::clone(&self.site.load().dossier)
    }

    /// The settings.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The site that is shown now.
    pub(super) fn site(&self) -> Guard<Arc<Site>> {
        self.site.load()
    }
}
