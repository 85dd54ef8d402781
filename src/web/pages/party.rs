//! One party: its speakers, what it spoke about and what not, every statement.

use crate::dossier::{PartyIx, StatementIx};
use crate::web::frame::{Frame, Pages, count};
use crate::web::links::Route;
use crate::web::show::{Link, Show, Shown, Side, Voiced};
use askama::Template;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "party.html")]
struct Party<'d> {
    frame: Frame,
    side: Side<'d>,
    count: String,
    voices: Vec<(Link<'d>, usize)>,
    /// Speakers who are not named there, and the link to the list of all.
    more: usize,
    all: String,
    spoke: Vec<(Link<'d>, usize)>,
    silent: Vec<Link<'d>>,
    groups: Vec<Group<'d>>,
    pages: Pages,
}

/// Speakers that the head of the page names; there may be thousands.
const NAMED: usize = 50;

struct Group<'d> {
    voiced: Voiced<'d>,
    statements: Vec<Shown<'d>>,
}

pub(super) fn page(show: &Show<'_>, index: PartyIx, number: usize) -> Option<String> {
    let dossier = show.dossier();
    let party = &dossier.parties[index];
    // By speaker, as on the front page: the speakers' own lists, one after the other.
    let by_speaker: Vec<StatementIx> = party
        .speakers
        .iter()
        .flat_map(|&s| dossier.speakers[s].statements.iter().copied())
        .collect();
    let route = |n| Route::Party(Cow::Borrowed(&party.id), n);
    let (part, pages) = Pages::cut(&by_speaker, number, show.here, route)?;
    let speaker = |s: StatementIx| dossier.statements[s].speaker;
    let groups = part
        .chunk_by(|&a, &b| speaker(a) == speaker(b))
        .filter_map(|group| {
            Some(Group {
                voiced: show.voiced(speaker(group[0])?),
                statements: group.iter().map(|&s| show.statement(s)).collect(),
            })
        });
    let about = |q: usize| {
        let of_party = |&&s: &&StatementIx| dossier.party_of(&dossier.statements[s]) == Some(index);
        dossier.questions[q]
            .statements
            .iter()
            .filter(of_party)
            .count()
    };
    let (mut spoke, mut silent) = (Vec::new(), Vec::new());
    for q in dossier.asked() {
        match about(q) {
            0 => silent.push(show.question_link(q)),
            n => spoke.push((show.question_link(q), n)),
        }
    }
    let voices = party
        .speakers
        .iter()
        .take(NAMED)
        .map(|&s| (show.speaker_link(s), dossier.speakers[s].statements.len()));
    Party {
        frame: Frame::of(show.site, &route(number), show.here, &party.name),
        side: show.side(index),
        count: format!(
            "{} by {}",
            count(party.statements.len(), "statement", "statements"),
            count(party.speakers.len(), "speaker", "speakers")
        ),
        voices: voices.collect(),
        more: party.speakers.len().saturating_sub(NAMED),
        all: show.here.to(&Route::Speakers(1)),
        spoke,
        silent,
        groups: groups.collect(),
        pages,
    }
    .render()
    .ok()
}
