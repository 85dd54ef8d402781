//! A statement, a speaker, a party as pages show them: everything a template needs, decided here.
//!
//! Leaves out: which of them stand on a page (`pages`) and what they look like (`macros.html`, the style sheet).

use super::frame::day;
use super::links::{self, Here, Route};
use super::prose::{self, Para, Voice};
use super::site::Site;
use crate::article::Article;
use crate::attribute::Grade;
use crate::dossier::{
    Dossier, PartyIx, QuestionIx, SpeakerIx, SpeakerKind, Statement, StatementIx,
};
use crate::extract::Form;
use crate::span::Span;
use crate::time::Resolution;
use std::borrow::Cow;

/// A link with its words.
#[derive(Clone)]
pub(super) struct Link<'d> {
    /// The words.
    pub(super) words: Cow<'d, str>,
    /// Where it leads.
    pub(super) to: String,
}

/// A statement on a page.
pub(super) struct Shown<'d> {
    /// Its anchor there.
    pub(super) anchor: String,
    /// "Direct quotation", "Paraphrase — the article’s words" …
    pub(super) form: &'static str,
    /// The same for the style sheet.
    pub(super) edge: &'static str,
    /// How the speaker is known, where it is not by name; the article's words for it after it.
    pub(super) grade: Option<(&'static str, String)>,
    /// Statements of its kind are often wrong.
    pub(super) uncertain: bool,
    /// Class of the party's colour.
    pub(super) hue: String,
    /// Language of the article.
    pub(super) lang: &'d str,
    /// The carrier, the statement's own words marked in it.
    pub(super) words: Vec<Para<'d>>,
    /// Reporting words.
    pub(super) verb: Option<String>,
    /// Time words, and what day they mean.
    pub(super) time: Option<When<'d>>,
    /// Channel words.
    pub(super) channel: Option<String>,
    /// The source never closes the quotation.
    pub(super) never_closed: bool,
    /// What the operator corrected, in words; empty where nothing.
    pub(super) corrected: &'d [String],
    /// Link to the place in the article.
    pub(super) in_article: String,
    /// Link to the page of the statement.
    pub(super) permalink: String,
    /// Who said it.
    pub(super) speaker: Option<Link<'d>>,
    /// For which party.
    pub(super) party: Option<Link<'d>>,
    /// Title and date of the article, for pages over several.
    pub(super) source: Option<String>,
}

/// Time words and their day.
pub(super) struct When<'d> {
    /// The words.
    pub(super) words: &'d str,
    /// "from the sentence before", where they stand there.
    pub(super) inherited: bool,
    /// The day; `None` where it is not resolvable.
    pub(super) day: Option<String>,
}

/// A party as a heading.
pub(super) struct Side<'d> {
    /// Its name.
    pub(super) name: &'d str,
    /// Link to its page.
    pub(super) link: String,
    /// Anchor of its heading.
    pub(super) anchor: String,
    /// Link to that anchor on the same page.
    pub(super) jump: String,
    /// Class of its colour and rule.
    pub(super) hue: String,
    /// Statements.
    pub(super) statements: usize,
}

/// A speaker as a heading, with the roles the articles give.
pub(super) struct Voiced<'d> {
    /// The name.
    pub(super) name: &'d str,
    /// Link to the page of the speaker.
    pub(super) link: String,
    /// Anchor of the heading.
    pub(super) anchor: String,
    /// Roles, as the articles word them, with where.
    pub(super) roles: Vec<Link<'d>>,
    /// Language of the words of the roles.
    pub(super) lang: &'d str,
    /// Statements.
    pub(super) statements: usize,
    /// The article does not name this speaker.
    pub(super) unnamed: bool,
}

/// What makes views of one site for the page that stands `here`.
pub(super) struct Show<'d> {
    /// The site.
    pub(super) site: &'d Site,
    /// Where the page stands.
    pub(super) here: &'d Here,
}

/// Language of an article; English where nothing says otherwise.
pub(super) fn lang(article: &Article) -> &str {
    article
        .meta
        .language
        .as_deref()
        .filter(|l| is_language(l))
        .unwrap_or("en")
}

/// What looks like a language tag: anything else would be a wrong promise to a screen reader.
fn is_language(tag: &str) -> bool {
    tag.len() <= 35
        && tag.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// A form in words, and its class.
pub(super) const fn form(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Direct => ("Direct quotation", "direct"),
        Form::Partial => ("Partial quotation", "partial"),
        Form::Paraphrase => ("Paraphrase — the article’s words", "paraphrase"),
        Form::Headline => ("Headline", "headline"),
        Form::Unmarked => ("No quotation marks in the source", "unmarked"),
    }
}

impl<'d> Show<'d> {
    /// The dossier.
    pub(super) fn dossier(&self) -> &'d Dossier {
        &self.site.dossier
    }

    /// Class of a party's hue and rule: three hues, and each again with the next rule, nine in all.
    pub(super) fn hue(&self, party: Option<PartyIx>) -> String {
        party.map_or_else(
            || "px".to_owned(),
            |p| format!("p{}", self.site.rank(p) % 9),
        )
    }

    /// Link to the place of a span in an article.
    pub(super) fn place(&self, article: usize, anchor: &str) -> String {
        let id = Cow::Borrowed(self.dossier().articles[article].id.as_str());
        self.here.to_place(&Route::Article(id), anchor)
    }

    /// Link to a party's page.
    pub(super) fn party_link(&self, party: PartyIx) -> Link<'d> {
        let party = &self.dossier().parties[party];
        Link {
            words: Cow::Borrowed(&party.name),
            to: self.here.to(&Route::Party(Cow::Borrowed(&party.id), 1)),
        }
    }

    /// Link to a speaker's page.
    pub(super) fn speaker_link(&self, speaker: SpeakerIx) -> Link<'d> {
        let speaker = &self.dossier().speakers[speaker];
        Link {
            words: Cow::Borrowed(&speaker.name),
            to: self.here.to(&Route::Speaker(Cow::Borrowed(&speaker.id), 1)),
        }
    }

    /// Link to a question's page.
    pub(super) fn question_link(&self, question: QuestionIx) -> Link<'d> {
        let question = &self.dossier().questions[question];
        Link {
            words: Cow::Borrowed(&question.name),
            to: self
                .here
                .to(&Route::Question(Cow::Borrowed(&question.id), 1)),
        }
    }

    /// Link to an article's page.
    pub(super) fn article_link(&self, article: usize) -> Link<'d> {
        let article = &self.dossier().articles[article];
        Link {
            words: Cow::Owned(prose::one_line(article.title())),
            to: self.here.to(&Route::Article(Cow::Borrowed(&article.id))),
        }
    }

    /// A party as a heading.
    pub(super) fn side(&self, index: PartyIx) -> Side<'d> {
        let party = &self.dossier().parties[index];
        let anchor = format!("party-{}", party.id);
        Side {
            name: &party.name,
            link: self.party_link(index).to,
            jump: links::in_page(&anchor),
            anchor,
            hue: self.hue(Some(index)),
            statements: party.statements.len(),
        }
    }

    /// A speaker as a heading.
    pub(super) fn voiced(&self, index: SpeakerIx) -> Voiced<'d> {
        let dossier = self.dossier();
        let speaker = &dossier.speakers[index];
        let roles = speaker.roles.iter().map(|role| Link {
            words: Cow::Owned(prose::one_line(&role.words)),
            to: self.place(role.article, &links::place_anchor(role.span)),
        });
        Voiced {
            name: &speaker.name,
            link: self.speaker_link(index).to,
            anchor: format!("speaker-{}", speaker.id),
            roles: roles.collect(),
            lang: speaker
                .roles
                .first()
                .map_or("en", |role| lang(&dossier.articles[role.article])),
            statements: speaker.statements.len(),
            unnamed: speaker.kind == SpeakerKind::Unnamed,
        }
    }

    /// A statement.
    pub(super) fn statement(&self, index: StatementIx) -> Shown<'d> {
        self.shown(index, None)
    }

    /// A statement in the row of a question: the words that decided it are marked, and the anchor is the row's own.
    pub(super) fn answer(&self, index: StatementIx, question: QuestionIx) -> Shown<'d> {
        self.shown(index, Some(question))
    }

    fn shown(&self, index: StatementIx, question: Option<QuestionIx>) -> Shown<'d> {
        let dossier = self.dossier();
        let statement = &dossier.statements[index];
        let article = &dossier.articles[statement.article];
        let text: &'d str = &article.text;
        let (form, edge) = form(statement.form);
        let anchor = links::statement_anchor(&statement.id);
        let party = dossier.party_of(statement);
        Shown {
            form,
            edge,
            grade: grade(statement, text),
            uncertain: statement.certainty.is_uncertain(),
            hue: self.hue(party),
            lang: lang(article),
            words: prose::runs(
                article,
                statement.carrier,
                &layers(statement, text, question),
            ),
            verb: verb(statement, text),
            time: statement.time.as_ref().map(|time| When {
                words: time.span.of(text),
                inherited: time.inherited,
                day: match &time.resolution {
                    Resolution::Day { date, .. } => Some(day(*date)),
                    Resolution::NotResolvable => None,
                },
            }),
            channel: statement.channel.map(|c| prose::one_line(c.of(text))),
            never_closed: statement.never_closed,
            corrected: &statement.corrected,
            in_article: self.place(statement.article, &anchor),
            permalink: self
                .here
                .to(&Route::Statement(Cow::Borrowed(&statement.id))),
            speaker: statement.speaker.map(|s| self.speaker_link(s)),
            party: party.map(|p| self.party_link(p)),
            source: (dossier.articles.len() > 1).then(|| {
                let title = prose::one_line(article.title());
                match article.meta.published {
                    Some(date) => format!("{title}, {}", self::day(date)),
                    None => title,
                }
            }),
            anchor: match question {
                Some(q) => format!("{}-{}", dossier.questions[q].id, statement.id),
                None => anchor,
            },
        }
    }
}

fn layers(statement: &Statement, text: &str, question: Option<QuestionIx>) -> Vec<(Span, Voice)> {
    let mut layers: Vec<(Span, Voice)> = statement
        .content
        .iter()
        .map(|&s| (s, Voice::Said))
        .collect();
    if statement.form == Form::Partial {
        let quoted = statement
            .content
            .iter()
            .flat_map(|&s| prose::quoted(text, s));
        layers.extend(quoted.map(|s| (s, Voice::Quoted)));
    }
    let answers = statement
        .questions
        .iter()
        .filter(|a| Some(a.question) == question);
    layers.extend(answers.flat_map(|a| a.words.iter().map(|&s| (s, Voice::Deciding))));
    layers
}

/// The reporting words; none where they are a mark of punctuation.
fn verb(statement: &Statement, text: &str) -> Option<String> {
    let words = prose::joined(text, &statement.cue);
    words.chars().any(char::is_alphabetic).then_some(words)
}

fn grade(statement: &Statement, text: &str) -> Option<(&'static str, String)> {
    let mention = || {
        let words = prose::joined(text, &statement.mention);
        if words.is_empty() {
            words
        } else {
            format!("“{words}”")
        }
    };
    Some(match statement.grade {
        Grade::Named => return None,
        Grade::Role => ("known by a role", mention()),
        Grade::Pronoun => ("pronoun", mention()),
        Grade::Place => ("place stands for government", mention()),
        Grade::Headline if statement.form == Form::Headline => return None,
        Grade::Headline => ("named in the headline", mention()),
        Grade::Inferred => ("speaker inferred", String::new()),
        Grade::Unassigned => ("speaker not known", String::new()),
    })
}
