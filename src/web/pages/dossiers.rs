//! All dossiers of a server: what each is called, what it covers, and which parties speak in it.
//!
//! The only page above the dossiers; a server of one has none.

use super::front::head;
use crate::web::frame::{Frame, count, grouped};
use crate::web::links::{self, Here};
use crate::web::show::Show;
use crate::web::site::Site;
use askama::Template;
use std::sync::Arc;

/// Parties that are named of a dossier; the others are counted.
const NAMED: usize = 8;

#[derive(Template)]
#[template(path = "dossiers.html")]
struct Dossiers<'d> {
    frame: Frame,
    count: String,
    entries: Vec<Entry<'d>>,
}

struct Entry<'d> {
    name: &'d str,
    link: String,
    statements: String,
    covers: String,
    /// Names, classes of their colour, and statements.
    parties: Vec<(&'d str, String, String)>,
    more: usize,
}

/// The page that lists `sites`.
pub(in crate::web) fn page(sites: &[Arc<Site>]) -> Option<String> {
    let here = Here::at("/");
    let mut frame = Frame::above("Dossiers", &here);
    if let Some(site) = sites.first() {
        frame.indexing = site.options.allow_indexing;
        frame.canonical = site
            .options
            .base_url
            .as_deref()
            .map(|base| format!("{base}/"));
    }
    Dossiers {
        frame,
        count: count(sites.len(), "dossier", "dossiers"),
        entries: sites.iter().map(|site| entry(site)).collect(),
    }
    .render()
    .ok()
}

fn entry(site: &Site) -> Entry<'_> {
    let here = site.here("/");
    let show = Show { site, here: &here };
    let head = head(&show);
    let parties = &site.dossier.parties;
    let mut by_weight: Vec<usize> = (0..parties.len()).collect();
    by_weight.sort_by_key(|&p| site.rank(p));
    by_weight.truncate(NAMED);
    by_weight.sort_unstable();
    Entry {
        name: site.title(),
        link: links::dossier(&site.name),
        statements: head.statements,
        covers: head.covers,
        parties: by_weight
            .iter()
            .map(|&p| {
                let party = &parties[p];
                (
                    party.name.as_str(),
                    show.hue(Some(p)),
                    grouped(party.statements.len()),
                )
            })
            .collect(),
        more: parties.len().saturating_sub(NAMED),
    }
}
