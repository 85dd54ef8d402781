//! By question: one row a question, one cell a party; an empty cell says so.

use super::choice::Choice;
use super::front::{Head, head, order};
use crate::dossier::{PartyIx, QuestionIx, StatementIx};
use crate::web::frame::{Frame, PER_PAGE};
use crate::web::links::{Route, in_page};
use crate::web::show::{Link, Show, Shown, Side};
use askama::Template;

#[derive(Template)]
#[template(path = "questions.html")]
struct Questions<'d> {
    frame: Frame,
    head: Head<'d>,
    order: &'static str,
    choice: Choice<'d>,
    rows: Vec<Row<'d>>,
    off: Vec<Run<'d>>,
    off_all: usize,
    in_order: String,
    statements: usize,
}

/// One question.
pub(super) struct Row<'d> {
    /// Its name and page.
    pub(super) question: Link<'d>,
    /// Its anchor.
    pub(super) anchor: String,
    /// Link to that anchor on the same page.
    pub(super) jump: String,
    /// Statements about it, all parties.
    pub(super) all: usize,
    /// What each party said.
    pub(super) cells: Vec<Cell<'d>>,
    /// What speakers of no party, or of none that is known, said.
    pub(super) other: Vec<Run<'d>>,
}

/// What one party said about one question.
pub(super) struct Cell<'d> {
    /// The party.
    pub(super) side: Side<'d>,
    /// Statements about the question.
    pub(super) all: usize,
    /// Those on this page, by speaker.
    pub(super) runs: Vec<Run<'d>>,
    /// How many more there are on the question's page.
    pub(super) more: usize,
}

/// Statements of one speaker that follow each other.
pub(super) struct Run<'d> {
    /// The speaker; `None` where nobody knows.
    pub(super) speaker: Option<Link<'d>>,
    /// The statements.
    pub(super) statements: Vec<Shown<'d>>,
}

pub(super) fn page(show: &Show<'_>, query: &str) -> Option<String> {
    let dossier = show.dossier();
    let route = Route::Questions;
    let choice = Choice::read(show, query, show.here.to(&route));
    let cells = dossier.asked().count() * (choice.shown.len() + 1);
    let total: usize = dossier.questions.iter().map(|q| q.statements.len()).sum();
    // What fits is shown whole; above that each cell has the same room.
    let room = if total <= PER_PAGE {
        total
    } else {
        (PER_PAGE / cells.max(1)).max(2)
    };
    let rows: Vec<Row<'_>> = dossier
        .asked()
        .map(|q| row(show, q, &choice.shown, room))
        .collect();
    let off: Vec<StatementIx> = (0..dossier.statements.len())
        .filter(|&s| dossier.statements[s].questions.is_empty())
        .collect();
    Questions {
        frame: Frame::of(show.site, &route, show.here, "By question"),
        head: head(show),
        order: order(dossier),
        rows,
        off_all: off.len(),
        off: runs(show, &off[..off.len().min(PER_PAGE / 4)], None),
        in_order: show.here.to(&Route::InOrder(1)),
        statements: dossier.statements.len(),
        choice,
    }
    .render()
    .ok()
}

/// The row of a question with these parties; at most `room` statements a cell.
pub(super) fn row<'d>(show: &Show<'d>, q: QuestionIx, parties: &[PartyIx], room: usize) -> Row<'d> {
    let dossier = show.dossier();
    let question = &dossier.questions[q];
    // One walk over the statements: of each party, how many there are, and those for which there is room.
    let mut of: Vec<(usize, Vec<StatementIx>)> = vec![(0, Vec::new()); parties.len() + 1];
    for &statement in &question.statements {
        let party = dossier.party_of(&dossier.statements[statement]);
        let cell = match party {
            None => Some(parties.len()),
            Some(party) => parties.iter().position(|&p| p == party),
        };
        let Some((all, first)) = cell.map(|cell| &mut of[cell]) else {
            continue;
        };
        *all += 1;
        if first.len() < room {
            first.push(statement);
        }
    }
    let (_, other) = of.pop().unwrap_or_default();
    let cells = parties.iter().zip(of).map(|(&p, (all, first))| Cell {
        side: show.side(p),
        all,
        more: all - first.len(),
        runs: runs(show, &first, Some(q)),
    });
    let anchor = format!("question-{}", question.id);
    Row {
        question: show.question_link(q),
        jump: in_page(&anchor),
        anchor,
        all: question.statements.len(),
        cells: cells.collect(),
        other: runs(show, &other, Some(q)),
    }
}

/// Statements by runs of one speaker: the name prints once a run.
pub(super) fn runs<'d>(
    show: &Show<'d>,
    statements: &[StatementIx],
    question: Option<QuestionIx>,
) -> Vec<Run<'d>> {
    let all = &show.dossier().statements;
    statements
        .chunk_by(|&a, &b| all[a].speaker == all[b].speaker)
        .map(|run| Run {
            speaker: all[run[0]].speaker.map(|s| show.speaker_link(s)),
            statements: run
                .iter()
                .map(|&s| question.map_or_else(|| show.statement(s), |q| show.answer(s, q)))
                .collect(),
        })
        .collect()
}
