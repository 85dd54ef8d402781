//! What a request reads: the sites of immutable dossiers, and the settings that pages show.
//!
//! One dossier stands at the root of the server; several stand each under its own name, and the root lists them.
//! Leaves out: how a dossier is read, watched or reloaded (`process`), and how a page is made (`make`).

use super::options::Options;
use super::page::Page;
use super::site::Site;
use crate::dossier::Dossier;
use arc_swap::{ArcSwap, ArcSwapOption, Guard};
use std::sync::Arc;

/// Shared by all requests; cheap to clone. Reading it never waits.
#[derive(Clone)]
pub struct State {
    shown: Arc<ArcSwap<Shown>>,
    options: Arc<Options>,
}

impl State {
    /// The state of a server that shows `dossier` at its root.
    #[must_use]
    pub fn new(dossier: Arc<Dossier>, options: Options) -> Self {
        Self::several(vec![(String::new(), dossier)], options)
    }

    /// The state of a server that shows each dossier under its own name, a part of the address as
    /// [`super::links::names`] makes them. One alone stands at the root, whatever its name.
    #[must_use]
    pub fn several(dossiers: Vec<(String, Arc<Dossier>)>, options: Options) -> Self {
        let options = Arc::new(options);
        let several = dossiers.len() > 1;
        let sites = dossiers.into_iter().map(|(name, dossier)| {
            let name = if several { name } else { String::new() };
            Arc::new(Site::new(dossier, &name, Arc::clone(&options)))
        });
        Self {
            shown: Arc::new(ArcSwap::from_pointee(Shown::new(sites.collect()))),
            options,
        }
    }

    /// Shows another dossier from now on, whole; a request under way ends with the one it began with.
    pub fn replace(&self, dossier: Arc<Dossier>) {
        self.replace_at(0, dossier);
    }

    /// The same for the dossier at place `which` of those the state began with; nothing where there is none.
    pub fn replace_at(&self, which: usize, dossier: Arc<Dossier>) {
        let shown = self.shown.load_full();
        let Some(old) = shown.sites.get(which) else {
            return;
        };
        let site = Site::new(dossier, &old.name, Arc::clone(&self.options));
        let site = Arc::new(site.after(old));
        // Two dossiers may be read again at one time: neither takes the other's new pages back.
        self.shown.rcu(|now| {
            let mut sites = now.sites.clone();
            sites[which] = Arc::clone(&site);
            Shown::new(sites)
        });
    }

    /// The dossier that is shown now; the first one where there are several.
    #[must_use]
    pub fn dossier(&self) -> Arc<Dossier> {
        let shown = self.shown.load();
        shown
            .sites
            .first()
            .map(|site| Arc::clone(&site.dossier))
            .unwrap_or_default()
    }

    /// All dossiers that are shown now, each with its name in the address; the name is empty at the root.
    #[must_use]
    pub fn dossiers(&self) -> Vec<(String, Arc<Dossier>)> {
        let shown = self.shown.load();
        let named = |site: &Arc<Site>| (site.name.to_string(), Arc::clone(&site.dossier));
        shown.sites.iter().map(named).collect()
    }

    /// The settings.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Guard<Arc<Shown>> {
        self.shown.load()
    }
}

/// The sites of a server at one moment.
pub(super) struct Shown {
    /// In the order the operator gave.
    pub(super) sites: Vec<Arc<Site>>,
    /// The page that lists them, once it was asked for.
    contents: ArcSwapOption<Page>,
    /// The list of all pages, for the full address it was last asked for under.
    sitemap: ArcSwapOption<(String, Arc<Page>)>,
}

/// Where an address leads on the whole server.
pub(super) enum Place<'s, 'p> {
    /// Into a dossier: its site, and the path inside it.
    Inside(&'s Arc<Site>, &'p str),
    /// To a dossier's name without the slash after it.
    Door(&'s str),
    /// To what is above several dossiers, or to nothing.
    Above,
}

impl Shown {
    fn new(sites: Vec<Arc<Site>>) -> Self {
        Self {
            sites,
            contents: ArcSwapOption::empty(),
            sitemap: ArcSwapOption::empty(),
        }
    }

    /// Where `path` (with its leading slash) leads.
    pub(super) fn place<'s, 'p>(&'s self, path: &'p str) -> Place<'s, 'p> {
        if let [site] = self.sites.as_slice() {
            return Place::Inside(site, path);
        }
        let rest = path.strip_prefix('/').unwrap_or("");
        let name = rest.split('/').next().unwrap_or("");
        match self.sites.iter().find(|site| *site.name == *name) {
            None => Place::Above,
            Some(site) if name.len() == rest.len() => Place::Door(&site.name),
            Some(site) => {
                let inside = rest.strip_prefix(name).unwrap_or("/");
                Place::Inside(site, inside)
            }
        }
    }

    /// The list of all pages under the full address `base`: what `make` gives, kept until another address is asked.
    pub(super) fn sitemap(
        &self,
        base: &str,
        make: impl FnOnce(&[Arc<Site>]) -> Option<Page>,
    ) -> Option<Arc<Page>> {
        if let Some(kept) = self.sitemap.load().as_deref()
            && kept.0 == base
        {
            return Some(Arc::clone(&kept.1));
        }
        let page = Arc::new(make(&self.sites)?);
        let kept = (base.to_owned(), Arc::clone(&page));
        self.sitemap.store(Some(Arc::new(kept)));
        Some(page)
    }

    /// The page that lists the dossiers: what `make` gives, made once.
    pub(super) fn contents(
        &self,
        make: impl FnOnce(&[Arc<Site>]) -> Option<Page>,
    ) -> Option<Arc<Page>> {
        if let Some(page) = self.contents.load_full() {
            return Some(page);
        }
        let page = Arc::new(make(&self.sites)?);
        self.contents.store(Some(Arc::clone(&page)));
        Some(page)
    }
}
