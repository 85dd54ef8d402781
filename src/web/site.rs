//! The site of one dossier: which pages it has, and the bytes of those that were asked for.
//!
//! Immutable but for the shelf of finished pages; a reload makes a new one. Leaves out: how a page is made (`make`), and HTTP (`answer`).

use super::links::{self, Here, Route};
use super::options::Options;
use super::page::Page;
use super::shelf::Shelf;
use crate::dossier::Dossier;
use axum::http::HeaderMap;
use std::cmp::Reverse;
use std::sync::Arc;

/// The pages of one dossier.
pub(super) struct Site {
    /// What they show.
    pub(super) dossier: Arc<Dossier>,
    /// Its name in the address; empty where it stands at the root of the server.
    pub(super) name: Box<str>,
    /// The settings.
    pub(super) options: Arc<Options>,
    /// The headers that every answer bears under them.
    security: Arc<HeaderMap>,
    articles: ById,
    speakers: ById,
    parties: ById,
    questions: ById,
    statements: ById,
    ranks: Vec<usize>,
    /// Articles that an earlier dossier of this server had, sorted; their addresses answer 410.
    gone: Vec<Box<str>>,
    /// Pages of which nothing was asked in a query.
    shelf: Shelf,
    /// Pages that answer a query: apart, so that a flood of queries leaves the others where they are.
    asked: Shelf,
}

/// How many addresses of removed articles are remembered.
const GONE: usize = 10_000;

impl Site {
    /// The site of a dossier that stands under `name`.
    pub(super) fn new(dossier: Arc<Dossier>, name: &str, options: Arc<Options>) -> Self {
        let d = &*dossier;
        Self {
            name: name.into(),
            security: Arc::new(super::headers::security(&options)),
            articles: ById::new(d.articles.len(), |i| &d.articles[i].id),
            speakers: ById::new(d.speakers.len(), |i| &d.speakers[i].id),
            parties: ById::new(d.parties.len(), |i| &d.parties[i].id),
            questions: ById::new(d.questions.len(), |i| &d.questions[i].id),
            statements: ById::new(d.statements.len(), |i| &d.statements[i].id),
            ranks: ranks(d),
            gone: Vec::new(),
            shelf: Shelf::new(4096, 64 << 20),
            asked: Shelf::new(1024, 8 << 20),
            dossier,
            options,
        }
    }

    /// The same, following another one: what that had and this has not is gone, not missing.
    pub(super) fn after(mut self, old: &Self) -> Self {
        let before = old
            .dossier
            .articles
            .iter()
            .map(|a| Box::from(a.id.as_str()));
        let mut gone: Vec<Box<str>> = before
            .chain(old.gone.iter().cloned())
            .filter(|id| self.article(id).is_none())
            .take(GONE)
            .collect();
        gone.sort_unstable();
        gone.dedup();
        self.gone = gone;
        self
    }

    /// The page at `path` that answers `query`, if it was made before.
    pub(super) fn kept(&self, path: &str, query: &str) -> Option<Arc<Page>> {
        if query.is_empty() {
            return self.shelf.get(path);
        }
        self.asked.get(&asked(path, query)?)
    }

    /// Keeps a page that is the same for every reader.
    pub(super) fn keep(&self, path: &str, query: &str, page: Page) -> Arc<Page> {
        // A kept page is answered without the router that would put the security headers on.
        let page = Arc::new(page.bearing(&self.security));
        if query.is_empty() {
            self.shelf.put(path, &page);
        } else if let Some(key) = asked(path, query) {
            self.asked.put(&key, &page);
        }
        page
    }

    /// Whether an earlier dossier of this server had the article.
    pub(super) fn had_article(&self, id: &str) -> bool {
        self.gone.binary_search_by(|gone| (**gone).cmp(id)).is_ok()
    }

    /// Where the page at `path` inside this site stands.
    pub(super) fn here(&self, path: &str) -> Here {
        let here = Here::at(path);
        if self.name.is_empty() {
            here
        } else {
            here.named()
        }
    }

    /// What the dossier is called; its name in the address where nobody named it.
    pub(super) fn title(&self) -> &str {
        match self.dossier.name.as_str() {
            "" => &self.name,
            name => name,
        }
    }

    /// The full address of a page, where the reader's own is known.
    pub(super) fn absolute(&self, route: &Route<'_>) -> Option<String> {
        let base = self.options.base_url.as_deref()?;
        Some(links::full(base, &self.name, route))
    }

    /// Place of a party among all, by weight; see [`ranks`].
    pub(super) fn rank(&self, party: usize) -> usize {
        self.ranks.get(party).copied().unwrap_or(party)
    }

    /// Place of an article in the dossier.
    pub(super) fn article(&self, id: &str) -> Option<usize> {
        self.articles.find(id, |i| &self.dossier.articles[i].id)
    }

    /// Place of a speaker in the dossier.
    pub(super) fn speaker(&self, id: &str) -> Option<usize> {
        self.speakers.find(id, |i| &self.dossier.speakers[i].id)
    }

    /// Place of a party in the dossier.
    pub(super) fn party(&self, id: &str) -> Option<usize> {
        self.parties.find(id, |i| &self.dossier.parties[i].id)
    }

    /// Place of a question in the dossier.
    pub(super) fn question(&self, id: &str) -> Option<usize> {
        let question = self.questions.find(id, |i| &self.dossier.questions[i].id)?;
        // A question nobody spoke about has no page.
        let spoken = !self.dossier.questions[question].statements.is_empty();
        spoken.then_some(question)
    }

    /// Place of a statement in the dossier.
    pub(super) fn statement(&self, id: &str) -> Option<usize> {
        self.statements.find(id, |i| &self.dossier.statements[i].id)
    }
}

/// What a page that answers a query is kept under; `None` where the query is longer than forms of ours make it.
fn asked(path: &str, query: &str) -> Option<String> {
    (path.len() + query.len() < 512).then(|| format!("{path}?{query}"))
}

/// For each party its place among all by weight: sides first, then by statements.
///
/// Hues are given out in this order, so that the parties a reader sees most are told apart by hue too.
fn ranks(dossier: &Dossier) -> Vec<usize> {
    let parties = &dossier.parties;
    let mut order: Vec<usize> = (0..parties.len()).collect();
    order.sort_by_key(|&p| (!parties[p].side, Reverse(parties[p].statements.len()), p));
    let mut ranks = vec![0; order.len()];
    for (rank, party) in order.into_iter().enumerate() {
        ranks[party] = rank;
    }
    ranks
}

/// Places in a list, sorted by identifier: four bytes an entry, whatever the identifiers weigh.
struct ById(Vec<u32>);

impl ById {
    fn new<'d>(count: usize, id: impl Fn(usize) -> &'d str) -> Self {
        // Most identifiers differ in their first bytes, which are at hand without a look at the dossier.
        let begins = |id: &str| {
            let mut first = [0; 8];
            for (to, from) in first.iter_mut().zip(id.bytes()) {
                *to = from;
            }
            u64::from_be_bytes(first)
        };
        let mut order: Vec<(u64, u32)> = (0..count as u32)
            .map(|i| (begins(id(i as usize)), i))
            .collect();
        order.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0)
                .then_with(|| id(a.1 as usize).cmp(id(b.1 as usize)))
        });
        Self(order.into_iter().map(|(_, i)| i).collect())
    }

    fn find<'d>(&self, wanted: &str, id: impl Fn(usize) -> &'d str) -> Option<usize> {
        let at = self
            .0
            .binary_search_by(|&i| id(i as usize).cmp(wanted))
            .ok()?;
        Some(self.0[at] as usize)
    }
}
