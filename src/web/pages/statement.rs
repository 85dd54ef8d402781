//! One statement: its sentence and what stands around it, how the speaker is known, how to cite it.

use crate::article::{Article, Kind};
use crate::attribute::Grade;
use crate::dossier::{Statement, StatementIx};
use crate::extract::certainty::{Finder, Reporting};
use crate::extract::{Form, Rule};
use crate::span::{CodePoints, Span};
use crate::web::cite::{Citation, cite};
use crate::web::frame::{Frame, day};
use crate::web::links::{Route, original_at};
use crate::web::prose::{Para, Voice, joined, one_line, runs};
use crate::web::show::{Link, Show, Shown, form, lang};
use askama::Template;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "statement.html")]
struct StatementPage<'d> {
    frame: Frame,
    heading: String,
    shown: Shown<'d>,
    article: Link<'d>,
    published: Option<String>,
    lang: &'d str,
    before: Vec<Para<'d>>,
    after: Vec<Para<'d>>,
    how: Vec<Fact>,
    questions: Vec<(Link<'d>, String)>,
    original: Option<String>,
    citation: Citation,
    previous: Option<Neighbour<'d>>,
    next: Option<Neighbour<'d>>,
}

/// One thing that was found out, and how.
struct Fact {
    name: &'static str,
    words: String,
}

/// The statement before or after in the article.
struct Neighbour<'d> {
    link: String,
    speaker: &'d str,
    form: &'static str,
}

pub(super) fn page(show: &Show<'_>, index: StatementIx) -> Option<String> {
    let dossier = show.dossier();
    let statement = &dossier.statements[index];
    let article = &dossier.articles[statement.article];
    let text: &str = &article.text;
    let speaker = statement
        .speaker
        .map_or("Speaker not known", |s| dossier.speakers[s].name.as_str());
    let (before, after) = around(article, statement.carrier);
    let whole = statement
        .content
        .first()
        .zip(statement.content.last())
        .map(|(a, b)| a.join(*b));
    let route = Route::Statement(Cow::Borrowed(&statement.id));
    let questions = statement
        .questions
        .iter()
        .map(|a| (show.question_link(a.question), joined(text, &a.words)));
    let neighbour = |i: Option<StatementIx>| {
        let s = dossier
            .statements
            .get(i?)
            .filter(|s| s.article == statement.article)?;
        Some(Neighbour {
            link: show.here.to(&Route::Statement(Cow::Borrowed(&s.id))),
            speaker: s
                .speaker
                .map_or("Unassigned", |s| dossier.speakers[s].name.as_str()),
            form: form(s.form).0,
        })
    };
    StatementPage {
        frame: Frame::of(
            show.site,
            &route,
            show.here,
            &format!("{speaker}, {}", form(statement.form).0),
        ),
        heading: speaker.to_owned(),
        shown: show.statement(index),
        article: show.article_link(statement.article),
        published: article.meta.published.map(day),
        lang: lang(article),
        before,
        after,
        how: how(show, statement, article),
        questions: questions.collect(),
        original: whole.and_then(|span| original_at(article, span)),
        citation: cite(dossier, statement, show.site.absolute(&route)),
        previous: neighbour(index.checked_sub(1)),
        next: neighbour(index.checked_add(1)),
    }
    .render()
    .ok()
}

/// The words before and after the carrier: the rest of its paragraph, and the paragraph next to it.
fn around(article: &Article, carrier: Span) -> (Vec<Para<'_>>, Vec<Para<'_>>) {
    let paragraphs = &article.paragraphs;
    let first = paragraphs.partition_point(|p| p.span.end <= carrier.start);
    let last = paragraphs
        .partition_point(|p| p.span.start < carrier.end)
        .saturating_sub(1);
    let start = |i: usize| {
        paragraphs
            .get(i)
            .filter(|p| p.kind == Kind::Body)
            .map(|p| p.span.start)
    };
    let end = |i: usize| {
        paragraphs
            .get(i)
            .filter(|p| p.kind == Kind::Body)
            .map(|p| p.span.end)
    };
    let own_start = paragraphs
        .get(first)
        .map_or(carrier.start, |p| p.span.start.min(carrier.start));
    let own_end = paragraphs
        .get(last)
        .map_or(carrier.end, |p| p.span.end.max(carrier.end));
    let from = first.checked_sub(1).and_then(start).unwrap_or(own_start);
    let to = end(last + 1).unwrap_or(own_end);
    let part = |span: Span| {
        let span = span.trimmed(&article.text);
        if span.is_empty() {
            Vec::new()
        } else {
            runs(article, span, &[(span, Voice::Around)])
        }
    };
    (
        part(Span::new(from, carrier.start)),
        part(Span::new(carrier.end, to)),
    )
}

/// What was found out about the statement, each with how, in plain words.
fn how(show: &Show<'_>, statement: &Statement, article: &Article) -> Vec<Fact> {
    let dossier = show.dossier();
    let text: &str = &article.text;
    let mut facts = vec![Fact {
        name: "Speaker",
        words: how_speaker(show, statement, text),
    }];
    if let Some(speaker) = statement.speaker {
        let speaker = &dossier.speakers[speaker];
        let because = one_line(&speaker.party_because);
        let words = match speaker.party {
            Some(party) if because.is_empty() => dossier.parties[party].name.clone(),
            Some(party) => format!("{}. {because}", dossier.parties[party].name),
            None => "Other. Nothing in the articles says for which party this speaker speaks, and none is guessed.".into(),
        };
        facts.push(Fact {
            name: "Party",
            words,
        });
    }
    facts.push(Fact {
        name: "Form",
        words: how_form(statement),
    });
    facts.push(Fact {
        name: "Found as",
        words: capital(statement.rule.words()),
    });
    facts.push(Fact {
        name: "Certainty",
        words: how_certain(statement, text),
    });
    if !statement.cue.is_empty() {
        facts.push(Fact {
            name: "Reporting words",
            words: format!("“{}”", joined(text, &statement.cue)),
        });
    }
    facts.push(Fact {
        name: "When",
        words: when(statement, text),
    });
    if let Some(channel) = statement.channel {
        facts.push(Fact {
            name: "Channel",
            words: format!("“{}”", one_line(channel.of(text))),
        });
    }
    let points = CodePoints::new(text);
    let range = |s: &Span| format!("{}–{}", points.at(s.start), points.at(s.end));
    let ranges: Vec<String> = statement.content.iter().map(range).collect();
    let words = format!(
        "Characters {} of the stored text (Unicode code points, from 0).",
        ranges.join(" and ")
    );
    facts.push(Fact {
        name: "Place",
        words,
    });
    facts
}

/// How the speaker was determined.
fn how_speaker(show: &Show<'_>, statement: &Statement, text: &str) -> String {
    let mention = joined(text, &statement.mention);
    let antecedent = statement
        .antecedent
        .map(|s| one_line(s.of(text)))
        .unwrap_or_default();
    let name = statement
        .speaker
        .map_or("", |s| show.dossier().speakers[s].name.as_str());
    let stands_for = if antecedent.is_empty() {
        format!("{name}, whom the article names before")
    } else {
        format!("“{antecedent}”")
    };
    match statement.grade {
        Grade::Named if mention.is_empty() => format!("{name} is named beside the words."),
        Grade::Named => format!("The article names the speaker beside the words: “{mention}”."),
        Grade::Role => format!(
            "The article gives a role, “{mention}”. One person in it has this role: {stands_for}."
        ),
        Grade::Pronoun => format!("The article says “{mention}”, which stands for {stands_for}."),
        Grade::Place => {
            format!("“{mention}” is a place, and stands for the government that sits there.")
        }
        Grade::Headline => {
            format!("The title names the speaker: “{mention}”, who is {name} in the text.")
        }
        Grade::Inferred => format!(
            "No reporting words name the speaker. {name} is inferred from what stands around the words: {}.",
            statement.rule.words()
        ),
        Grade::Unassigned => {
            "Nothing in the article says safely who said this, so nobody is named here.".into()
        }
    }
}

/// What the statement was known by, and how often such statements are right.
fn how_certain(statement: &Statement, text: &str) -> String {
    let certainty = statement.certainty;
    let cue = joined(text, &statement.cue);
    let mention = joined(text, &statement.mention);
    let beside = if mention.is_empty() {
        String::new()
    } else {
        format!(" beside “{mention}”")
    };
    let by = match certainty.reporting {
        Reporting::Nothing => {
            return format!(
                "{}, without reporting words of its own: how sure the speaker is stands above.",
                certainty.wording.words()
            );
        }
        Reporting::Turn if mention.is_empty() => "as a turn of a printed conversation".to_owned(),
        Reporting::Turn => format!("in a printed conversation, letter or post, under “{mention}”"),
        Reporting::Mark => format!("with a mark between the words and “{mention}”"),
        _ => format!("with “{cue}”{beside}"),
    };
    let finder = match certainty.finder {
        Finder::Rules => "",
        Finder::ModelClear => ", found by the model",
        Finder::ModelClose => ", found by the model in a close call",
    };
    let often = match certainty.measured {
        Some((_, right)) => format!(
            "In annotated news, {right} of 100 statements of this kind had the right words and speaker."
        ),
        None => {
            "Too few statements of this kind are in annotated news to say how often they are right."
                .into()
        }
    };
    let doubt = if certainty.is_uncertain() {
        " This one is uncertain: read it in the article."
    } else {
        ""
    };
    format!(
        "{}, {by}{finder}. {often}{doubt}",
        certainty.wording.words()
    )
}

fn how_form(statement: &Statement) -> String {
    let words = match statement.form {
        Form::Direct if statement.never_closed => {
            "Direct quotation. The source opens the quotation mark and never closes it; the quotation is taken to end with its paragraph."
        }
        Form::Direct if statement.rule == Rule::Transcript => {
            "Direct quotation: the article prints a conversation, a letter or a post word for word, and these words are of it."
        }
        Form::Direct => "Direct quotation: every word stands in quotation marks.",
        Form::Partial => {
            "Partial quotation: some words stand in quotation marks, the others are the article’s."
        }
        Form::Paraphrase => "Paraphrase: the words are the article’s, not the speaker’s.",
        Form::Headline => "Headline: the words are those of whoever wrote the title.",
        Form::Unmarked => "Speech without quotation marks: they seem to be lost in the source.",
    };
    words.to_owned()
}

fn when(statement: &Statement, text: &str) -> String {
    use crate::time::Resolution;
    let Some(time) = &statement.time else {
        return "The article gives no time. Date not resolvable.".into();
    };
    let inherited = if time.inherited {
        " (from a sentence before)"
    } else {
        ""
    };
    let words = one_line(time.span.of(text));
    match &time.resolution {
        Resolution::Day { date, working } if working.is_empty() => {
            format!("“{words}”{inherited}: {}.", day(*date))
        }
        Resolution::Day { date, working } => {
            format!("“{words}”{inherited}: {}. {working}.", day(*date))
        }
        Resolution::NotResolvable => format!("“{words}”{inherited}. Date not resolvable."),
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| {
        c.to_uppercase().chain(chars).chain(['.']).collect()
    })
}
