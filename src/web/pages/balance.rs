//! Balance: how much room each party has, as a table and as a chart drawn here.

use super::front::{Head, covers, head, order};
use crate::dossier::{Dossier, PartyIx, Statement, StatementIx};
use crate::extract::Form;
use crate::span::CodePoints;
use crate::web::frame::{Frame, count, grouped};
use crate::web::links::Route;
use crate::web::prose::{quoted, words};
use crate::web::show::Show;
use askama::Template;

#[derive(Template)]
#[template(path = "balance.html")]
struct Balance<'d> {
    frame: Frame,
    head: Head<'d>,
    order: &'static str,
    n: String,
    one_article: bool,
    rows: Vec<Row>,
    total: Row,
    bars: Vec<Bar>,
    height: usize,
}

/// One line of the table.
struct Row {
    name: String,
    link: Option<String>,
    hue: String,
    statements: String,
    quoted: String,
    paraphrased: String,
    speakers: String,
    first: String,
}

/// One bar of the chart; lengths in hundredths of its width.
struct Bar {
    name: String,
    hue: String,
    top: usize,
    quoted: String,
    paraphrased: String,
    words: String,
}

/// What is counted of one party.
#[derive(Clone, Default)]
struct Tally {
    statements: usize,
    quoted: usize,
    paraphrased: usize,
    speakers: usize,
    /// Articles in which it speaks first.
    leads: usize,
    /// The first statement.
    first: Option<StatementIx>,
}

/// Height of one bar with its name, in pixels.
const STEP: usize = 56;

pub(super) fn page(show: &Show<'_>) -> Option<String> {
    let dossier = show.dossier();
    let tallies = tally(dossier);
    let parties = dossier.parties.len();
    let name = |i: usize| match i {
        i if i < parties => dossier.parties[i].name.clone(),
        i if i == parties => "Other".to_owned(),
        _ => "Unassigned".to_owned(),
    };
    let shown: Vec<usize> = (0..tallies.len())
        .filter(|&i| i < parties || tallies[i].statements > 0)
        .collect();
    let side = |i: usize| {
        if i < parties {
            show.hue(Some(i))
        } else {
            show.hue(None)
        }
    };
    let rows = shown.iter().map(|&i| {
        let link = (i < parties).then(|| show.party_link(i).to);
        row(dossier, name(i), link, side(i), &tallies[i])
    });
    let sum = tallies.iter().fold(Tally::default(), |sum, t| Tally {
        statements: sum.statements + t.statements,
        quoted: sum.quoted + t.quoted,
        paraphrased: sum.paraphrased + t.paraphrased,
        speakers: sum.speakers + t.speakers,
        leads: sum.leads + t.leads,
        first: None,
    });
    let longest = shown
        .iter()
        .map(|&i| tallies[i].quoted + tallies[i].paraphrased)
        .max()
        .unwrap_or(0);
    let bars = shown
        .iter()
        .enumerate()
        .map(|(at, &i)| bar(name(i), side(i), at, &tallies[i], longest));
    let mut total = row(dossier, "All".to_owned(), None, String::new(), &sum);
    total.first = String::new();
    Balance {
        frame: Frame::of(show.site, &Route::Balance, show.here, "Balance"),
        head: head(show),
        order: order(dossier),
        n: format!(
            "n = {}, {}",
            count(dossier.statements.len(), "statement", "statements"),
            covers(dossier)
        ),
        one_article: dossier.articles.len() == 1,
        rows: rows.collect(),
        total,
        height: shown.len() * STEP,
        bars: bars.collect(),
    }
    .render()
    .ok()
}

/// One tally a party, then one for speakers of no party, then one for statements without a speaker.
fn tally(dossier: &Dossier) -> Vec<Tally> {
    let parties = dossier.parties.len();
    let mut tallies = vec![Tally::default(); parties + 2];
    let of = |party: Option<PartyIx>| party.unwrap_or(parties);
    let mut article = None;
    for (i, statement) in dossier.statements.iter().enumerate() {
        let slot = match statement.speaker {
            Some(_) => of(dossier.party_of(statement)),
            None => parties + 1,
        };
        let (in_marks, without) = word_counts(statement, dossier.text_of(statement));
        let tally = &mut tallies[slot];
        tally.statements += 1;
        tally.quoted += in_marks;
        tally.paraphrased += without;
        tally.first.get_or_insert(i);
        if article != Some(statement.article) {
            tally.leads += 1;
            article = Some(statement.article);
        }
    }
    for speaker in &dossier.speakers {
        tallies[of(speaker.party)].speakers += 1;
    }
    tallies
}

/// Words in quotation marks, and all others.
fn word_counts(statement: &Statement, text: &str) -> (usize, usize) {
    let all: usize = statement.content.iter().map(|s| words(s.of(text))).sum();
    let in_marks = match statement.form {
        Form::Direct => all,
        Form::Partial => {
            let parts = statement.content.iter().flat_map(|&s| quoted(text, s));
            parts.map(|s| words(s.of(text))).sum::<usize>().min(all)
        }
        Form::Paraphrase | Form::Headline | Form::Unmarked => 0,
    };
    (in_marks, all - in_marks)
}

fn row(dossier: &Dossier, name: String, link: Option<String>, hue: String, tally: &Tally) -> Row {
    let articles = dossier.articles.len();
    let first = match tally.first.map(|i| &dossier.statements[i]) {
        None => "—".to_owned(),
        Some(s) if articles == 1 => {
            let at = s
                .content
                .first()
                .map_or(0, |c| CodePoints::new(dossier.text_of(s)).at(c.start));
            format!("character {}", grouped(at))
        }
        Some(_) => format!(
            "{} of {}",
            grouped(tally.leads),
            count(articles, "article", "articles")
        ),
    };
    Row {
        name,
        link,
        hue,
        statements: grouped(tally.statements),
        quoted: grouped(tally.quoted),
        paraphrased: grouped(tally.paraphrased),
        speakers: grouped(tally.speakers),
        first,
    }
}

fn bar(name: String, hue: String, at: usize, tally: &Tally, longest: usize) -> Bar {
    // Whole numbers only, so that the same dossier draws the same chart on any machine.
    let share = |n: usize| n * 10_000 / longest.max(1);
    let percent = |n: usize| format!("{}.{:02}%", n / 100, n % 100);
    Bar {
        name,
        hue,
        top: at * STEP,
        quoted: percent(share(tally.quoted)),
        paraphrased: percent(share(tally.paraphrased + tally.quoted)),
        words: format!(
            "{} quoted, {} paraphrased",
            count(tally.quoted, "word", "words"),
            grouped(tally.paraphrased)
        ),
    }
}
