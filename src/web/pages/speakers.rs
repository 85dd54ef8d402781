//! All speakers, by party: the way to one of them on a long front page.

use super::front::{Head, head, order};
use crate::dossier::SpeakerIx;
use crate::web::frame::{Frame, Pages};
use crate::web::links::Route;
use crate::web::show::{Show, Side, Voiced};
use askama::Template;

#[derive(Template)]
#[template(path = "speakers.html")]
struct Speakers<'d> {
    frame: Frame,
    head: Head<'d>,
    order: &'static str,
    parts: Vec<Part<'d>>,
    unassigned: usize,
    unassigned_link: String,
    pages: Pages,
}

/// The speakers of one party; `None` for those of no party.
struct Part<'d> {
    side: Option<Side<'d>>,
    voices: Vec<Voiced<'d>>,
}

pub(super) fn page(show: &Show<'_>, number: usize) -> Option<String> {
    let dossier = show.dossier();
    let all: Vec<SpeakerIx> = (0..dossier.speakers.len()).collect();
    let (part, pages) = Pages::cut(&all, number, show.here, Route::Speakers)?;
    let side_of = |s: SpeakerIx| dossier.speakers[s].party;
    let parts = part
        .chunk_by(|&a, &b| side_of(a) == side_of(b))
        .map(|part| Part {
            side: side_of(part[0]).map(|p| show.side(p)),
            voices: part.iter().map(|&s| show.voiced(s)).collect(),
        });
    Speakers {
        frame: Frame::of(show.site, &Route::Speakers(number), show.here, "Speakers"),
        head: head(show),
        order: order(dossier),
        parts: parts.collect(),
        unassigned: dossier.unassigned().count(),
        unassigned_link: show.here.to(&Route::Unassigned(1)),
        pages,
    }
    .render()
    .ok()
}
