//! `onrecord check`: what is found in articles, for a person at a terminal.
//!
//! Colours say the form, and so does a word: a terminal without colours, or a file, loses nothing. Leaves out:
//! finding (`dossier`), and making words of others harmless (`terminal`).

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use super::folder::Folder;
use super::settings::Files;
use super::terminal::visible;
use super::{folder, survey, terminal};
use crate::article::Article;
use crate::dossier::{Dossier, Speaker, Statement, StatementIx};
use crate::extract::{Form, Tagger};
use crate::span::{CodePoints, Span};
use crate::time::Resolution;

const HEADING: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const INK: Style = Style::new().bold();

/// Prints what is found in each of the files; of a folder, what it comes to.
///
/// Exit code 1 where something in a folder is to be noted, or a file was refused; it is named on standard error and the rest goes on.
#[must_use]
pub fn run(how: &Files) -> ExitCode {
    let tagger = how.by.tagger.tagger();
    let mut code = ExitCode::SUCCESS;
    let mut out = anstream::stdout().lock();
    for file in &how.files {
        if file.is_dir() {
            if !folder_is_fine(file, tagger, &mut out) {
                code = ExitCode::FAILURE;
            }
            continue;
        }
        match folder::article(file) {
            Err(error) => {
                terminal::complain(&error.to_string());
                code = ExitCode::FAILURE;
            }
            Ok(article) => {
                let dossier = folder::dossier_by(vec![article], tagger);
                match print(&dossier, &mut out) {
                    Ok(()) => {}
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return code,
                    Err(error) => {
                        terminal::complain(&format!("standard output: {error}"));
                        return ExitCode::FAILURE;
                    }
                }
            }
        }
    }
    code
}

/// Surveys a folder; false where there is something to note, or nothing to survey.
fn folder_is_fine(dir: &Path, tagger: &'static dyn Tagger, out: &mut impl Write) -> bool {
    let surveyed = Folder::by(dir, tagger)
        .read()
        .map_err(|error| error.to_string())
        .and_then(|dossier| {
            survey::print(&dossier, out).map_err(|error| format!("standard output: {error}"))
        });
    surveyed.unwrap_or_else(|message| {
        terminal::complain(&message);
        false
    })
}

/// Writes all that `dossier` holds, with colours; `out` takes them out again where they are not wanted.
fn print(dossier: &Dossier, out: &mut impl Write) -> io::Result<()> {
    let lines: Vec<_> = dossier
        .articles
        .iter()
        .map(|article| Lines::new(article))
        .collect();
    for article in &dossier.articles {
        writeln!(out, "{HEADING}{}{HEADING:#}", visible(article.title()))?;
        let counts = format!(
            "{} · {} · {}",
            counted(dossier.statements.len(), "statement"),
            counted(dossier.speakers.len(), "speaker"),
            counted(dossier.rejects.len(), "reject"),
        );
        writeln!(out, "{QUIET}{}: {counts}{QUIET:#}", visible(&article.file))?;
    }
    for party in &dossier.parties {
        writeln!(out, "\n{HEADING}{}{HEADING:#}", visible(&party.name))?;
        for &ix in &party.speakers {
            speaker(dossier, &lines, &dossier.speakers[ix], out)?;
        }
    }
    let without: Vec<_> = dossier
        .speakers
        .iter()
        .filter(|s| s.party.is_none())
        .collect();
    if !without.is_empty() {
        writeln!(out, "\n{HEADING}Other{HEADING:#}")?;
        for one in without {
            speaker(dossier, &lines, one, out)?;
        }
    }
    let unassigned: Vec<StatementIx> = dossier.unassigned().collect();
    if !unassigned.is_empty() {
        writeln!(out, "\n{HEADING}Unassigned{HEADING:#}")?;
        statements(dossier, &lines, &unassigned, out)?;
    }
    rejects(dossier, out)?;
    let notes = dossier
        .articles
        .iter()
        .flat_map(|a| &a.notes)
        .chain(&dossier.notes);
    for note in notes {
        writeln!(out, "\nnote: {}", visible(&note.message))?;
    }
    writeln!(out)
}

fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn speaker(
    dossier: &Dossier,
    lines: &[Lines<'_>],
    speaker: &Speaker,
    out: &mut impl Write,
) -> io::Result<()> {
    write!(out, "  {}", visible(&speaker.name))?;
    for role in &speaker.roles {
        write!(out, "{QUIET}, {}{QUIET:#}", visible(&role.words))?;
    }
    writeln!(out)?;
    statements(dossier, lines, &speaker.statements, out)
}

fn statements(
    dossier: &Dossier,
    lines: &[Lines<'_>],
    which: &[StatementIx],
    out: &mut impl Write,
) -> io::Result<()> {
    for statement in which.iter().filter_map(|&ix| dossier.statements.get(ix)) {
        let article = &dossier.articles[statement.article];
        let place = lines[statement.article].place(statement);
        one(article, statement, &place, out)?;
    }
    Ok(())
}

fn one(
    article: &Article,
    statement: &Statement,
    place: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    let (colour, form) = shown(statement.form);
    let style = colour.on_default();
    write!(out, "    {style}{form:<11}{style:#} ")?;
    // The carrier is quiet, and the statement inked inside it.
    let mut at = statement.carrier.start;
    for content in &statement.content {
        quiet(article, Span::new(at, content.start), out)?;
        let ink = INK.fg_color(Some(colour.into()));
        write!(out, "{ink}{}{ink:#}", visible(content.of(&article.text)))?;
        at = content.end;
    }
    quiet(article, Span::new(at, statement.carrier.end), out)?;
    writeln!(out)?;
    write!(out, "                {QUIET}{}", visible(place))?;
    write!(out, " · {}", grade(statement))?;
    if let Some(time) = &statement.time {
        let day = match &time.resolution {
            Resolution::Day { date, .. } => date.to_string(),
            Resolution::NotResolvable => "date not resolvable".to_owned(),
        };
        write!(out, " · {} ({day})", visible(time.span.of(&article.text)))?;
    }
    if let Some(channel) = statement.channel {
        write!(out, " · {}", visible(channel.of(&article.text)))?;
    }
    if statement.never_closed {
        write!(out, " · the source never closes this quotation")?;
    }
    writeln!(out, "{QUIET:#}")
}

fn quiet(article: &Article, span: Span, out: &mut impl Write) -> io::Result<()> {
    if span.is_empty() {
        return Ok(());
    }
    write!(out, "{QUIET}{}{QUIET:#}", visible(span.of(&article.text)))
}

/// Where the lines of an article begin, to tell file, line and column as editors and terminals understand them.
struct Lines<'d> {
    file: &'d str,
    starts: Vec<u32>,
    points: CodePoints<'d>,
}

impl<'d> Lines<'d> {
    fn new(article: &'d Article) -> Self {
        let breaks = article.text.match_indices('\n');
        Self {
            file: &article.file,
            starts: std::iter::once(0)
                .chain(breaks.map(|(at, _)| at as u32 + 1))
                .collect(),
            points: CodePoints::new(&article.text),
        }
    }

    fn place(&self, statement: &Statement) -> String {
        let at = statement.content.first().map_or(0, |span| span.start);
        let line = self.starts.partition_point(|&start| start <= at);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = self.points.at(at) - self.points.at(start) + 1;
        format!("{}:{line}:{column}", self.file)
    }
}

const fn shown(form: Form) -> (AnsiColor, &'static str) {
    match form {
        Form::Direct => (AnsiColor::Green, "direct"),
        Form::Partial => (AnsiColor::Cyan, "partial"),
        Form::Paraphrase => (AnsiColor::Yellow, "paraphrase"),
        Form::Headline => (AnsiColor::Blue, "headline"),
        Form::Unmarked => (AnsiColor::Magenta, "unmarked"),
    }
}

fn grade(statement: &Statement) -> &'static str {
    use crate::attribute::Grade;
    match statement.grade {
        Grade::Named => "by name",
        Grade::Role => "by role",
        Grade::Pronoun => "by pronoun",
        Grade::Place => "place stands for government",
        Grade::Headline => "by the headline",
        Grade::Inferred => "inferred",
        Grade::Unassigned => "speaker not known",
    }
}

fn rejects(dossier: &Dossier, out: &mut impl Write) -> io::Result<()> {
    if dossier.rejects.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEADING}Not taken{HEADING:#}")?;
    for reject in &dossier.rejects {
        let text = &dossier.articles[reject.article].text;
        writeln!(
            out,
            "    {}\n      {QUIET}{}{QUIET:#}",
            visible(reject.span.of(text)),
            reject.why.words()
        )?;
    }
    Ok(())
}
