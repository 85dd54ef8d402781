//! By speaker: one column a party, its speakers under it, their statements in article order.

use super::choice::{Choice, share};
use crate::attribute::SpeakerKind;
use crate::dossier::{Dossier, PartyOrder, SpeakerIx, StatementIx};
use crate::web::frame::{Frame, PER_PAGE, count, day, grouped};
use crate::web::links::Route;
use crate::web::show::{Link, Show, Shown, Side, Voiced, lang};
use askama::Template;

#[derive(Template)]
#[template(path = "front.html")]
struct Front<'d> {
    frame: Frame,
    head: Head<'d>,
    order: &'static str,
    choice: Choice<'d>,
    columns: Vec<Column<'d>>,
    other: Vec<Group<'d>>,
    unassigned: Vec<Shown<'d>>,
    unassigned_all: usize,
    unassigned_link: String,
}

/// What the dossier is called and what it covers.
pub(super) struct Head<'d> {
    /// The dossier's name, or its one article.
    pub(super) name: Link<'d>,
    /// Language of an article's title; `None` where the words are the operator's or ours.
    pub(super) title_lang: Option<&'d str>,
    /// The one article of a dossier that bears another name, with its language.
    pub(super) article: Option<(Link<'d>, &'d str)>,
    /// "15 statements by 6 speakers of 3 parties".
    pub(super) statements: String,
    /// "in one article, which carries no date".
    pub(super) covers: String,
}

/// One party.
struct Column<'d> {
    side: Side<'d>,
    groups: Vec<Group<'d>>,
    /// Speakers for whose statements there is no room on this page.
    silent: Vec<(Link<'d>, usize)>,
    /// How many more there are; the party's page has them all.
    more: usize,
}

/// Speakers without room of whom a column gives the names.
const NAMED: usize = 20;

/// One speaker with statements.
pub(super) struct Group<'d> {
    /// The speaker.
    pub(super) voiced: Voiced<'d>,
    /// Statements on this page.
    pub(super) statements: Vec<Shown<'d>>,
    /// How many more there are on the speaker's own.
    pub(super) more: usize,
}

pub(super) fn page(show: &Show<'_>, query: &str) -> Option<String> {
    let dossier = show.dossier();
    let route = Route::Front;
    let head = head(show);
    let choice = Choice::read(show, query, show.here.to(&route));
    let sizes: Vec<usize> = choice
        .shown
        .iter()
        .map(|&p| dossier.parties[p].statements.len())
        .collect();
    let rooms = share(PER_PAGE, &sizes);
    let columns = choice.shown.iter().zip(rooms).map(|(&p, room)| {
        let (groups, silent, more) = groups(show, &dossier.parties[p].speakers, room);
        Column {
            side: show.side(p),
            groups,
            silent,
            more,
        }
    });
    let columns: Vec<Column<'_>> = columns.collect();
    let other: Vec<SpeakerIx> = (0..dossier.speakers.len())
        .filter(|&s| dossier.speakers[s].party.is_none())
        .collect();
    let unassigned: Vec<StatementIx> = dossier.unassigned().collect();
    Front {
        frame: Frame::of(show.site, &route, show.here, &head.name.words),
        order: order(dossier),
        columns,
        other: groups(show, &other, PER_PAGE / 4).0,
        unassigned: unassigned
            .iter()
            .take(PER_PAGE / 10)
            .map(|&s| show.statement(s))
            .collect(),
        unassigned_all: unassigned.len(),
        unassigned_link: show.here.to(&Route::Unassigned(1)),
        choice,
        head,
    }
    .render()
    .ok()
}

/// Speakers with as many of their statements as `room` allows, the first of those without any room, and how many
/// more of these there are.
fn groups<'d>(
    show: &Show<'d>,
    speakers: &[SpeakerIx],
    room: usize,
) -> (Vec<Group<'d>>, Vec<(Link<'d>, usize)>, usize) {
    let all = &show.dossier().speakers;
    let sizes: Vec<usize> = speakers.iter().map(|&s| all[s].statements.len()).collect();
    let mut groups = Vec::new();
    let mut silent = Vec::new();
    let mut more = 0;
    for (&s, given) in speakers.iter().zip(share(room, &sizes)) {
        let statements = &all[s].statements;
        if given == 0 && silent.len() == NAMED {
            more += 1;
            continue;
        }
        if given == 0 {
            silent.push((show.speaker_link(s), statements.len()));
            continue;
        }
        groups.push(Group {
            voiced: show.voiced(s),
            statements: statements[..given]
                .iter()
                .map(|&i| show.statement(i))
                .collect(),
            more: statements.len() - given,
        });
    }
    (groups, silent, more)
}

/// The rule of the columns, in words.
pub(super) fn order(dossier: &Dossier) -> &'static str {
    match dossier.party_order {
        PartyOrder::Alphabet => "Parties stand in alphabetical order",
        PartyOrder::Roster => "Parties stand in the order that the dossier gives",
    }
}

/// What the dossier is called and what it covers.
pub(super) fn head<'d>(show: &Show<'d>) -> Head<'d> {
    let dossier = show.dossier();
    let n = dossier.articles.len();
    let (name, title_lang) = if !show.site.title().is_empty() {
        let words = show.site.title().into();
        (
            Link {
                words,
                to: String::new(),
            },
            None,
        )
    } else if n == 1 {
        (show.article_link(0), Some(lang(&dossier.articles[0])))
    } else {
        let words = if n == 0 {
            "No articles yet"
        } else {
            "Who said what"
        };
        (
            Link {
                words: words.into(),
                to: String::new(),
            },
            None,
        )
    };
    let unnamed = dossier
        .speakers
        .iter()
        .filter(|s| s.kind == SpeakerKind::Unnamed)
        .count();
    let statements = format!(
        "{} by {}{}{}",
        count(dossier.statements.len(), "statement", "statements"),
        count(dossier.speakers.len(), "speaker", "speakers"),
        if unnamed > 0 {
            format!(" ({} without a name)", grouped(unnamed))
        } else {
            String::new()
        },
        match dossier.parties.len() {
            0 => String::new(),
            n => format!(" of {}", count(n, "party", "parties")),
        },
    );
    let named = n == 1 && title_lang.is_none();
    Head {
        name,
        title_lang,
        article: named.then(|| (show.article_link(0), lang(&dossier.articles[0]))),
        statements,
        covers: covers(dossier),
    }
}

/// How many articles, from when to when.
pub(super) fn covers(dossier: &Dossier) -> String {
    let n = dossier.articles.len();
    let dates = || dossier.articles.iter().filter_map(|a| a.meta.published);
    let undated = n - dates().count();
    let period = match (dates().min(), dates().max()) {
        (Some(first), Some(last)) if first == last => day(first),
        (Some(first), Some(last)) => format!("{} – {}", day(first), day(last)),
        _ if n == 1 => return "in one article, which carries no date".to_owned(),
        _ => {
            return format!(
                "in {}, none of which carries a date",
                count(n, "article", "articles")
            );
        }
    };
    let rest = if undated > 0 {
        format!("; {} without a date", grouped(undated))
    } else {
        String::new()
    };
    if n == 1 {
        format!("in one article of {period}")
    } else {
        format!("in {} articles, {period}{rest}", grouped(n))
    }
}
