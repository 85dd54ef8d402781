//! One speaker: roles as the articles word them, the party and why, every statement.

use crate::dossier::{SpeakerIx, SpeakerKind};
use crate::web::frame::{Frame, Pages, count};
use crate::web::links::Route;
use crate::web::prose::one_line;
use crate::web::show::{Link, Show, Shown, Voiced};
use askama::Template;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "speaker.html")]
struct Speaker<'d> {
    frame: Frame,
    voiced: Voiced<'d>,
    kind: &'static str,
    hue: String,
    party: Option<Link<'d>>,
    because: String,
    count: String,
    statements: Vec<Shown<'d>>,
    pages: Pages,
}

pub(super) fn page(show: &Show<'_>, index: SpeakerIx, number: usize) -> Option<String> {
    let speaker = &show.dossier().speakers[index];
    let route = |n| Route::Speaker(Cow::Borrowed(&speaker.id), n);
    let (part, pages) = Pages::cut(&speaker.statements, number, show.here, route)?;
    Speaker {
        frame: Frame::of(show.site, &route(number), show.here, &speaker.name),
        voiced: show.voiced(index),
        kind: match speaker.kind {
            SpeakerKind::Person => "A person",
            SpeakerKind::Institution => "An institution, or the place that stands for one",
            SpeakerKind::Unnamed => "Not named in the article",
        },
        hue: show.hue(speaker.party),
        party: speaker.party.map(|p| show.party_link(p)),
        because: one_line(&speaker.party_because),
        count: count(speaker.statements.len(), "statement", "statements"),
        statements: part.iter().map(|&s| show.statement(s)).collect(),
        pages,
    }
    .render()
    .ok()
}
