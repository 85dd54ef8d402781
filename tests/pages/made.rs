//! Small dossiers made by hand, for what no article of ours holds: hostile words, many parties, many pages.

use onrecord::article::{Article, Kind, Metadata, Paragraph};
use onrecord::attribute::Grade;
use onrecord::dossier::{
    Answer, Dossier, Named, Party, Question, Reject, Role, Spans, Speaker, SpeakerKind, Statement,
    StatementId, TimeWords,
};
use onrecord::extract::certainty::{Finder, Reporting, Wording};
use onrecord::extract::{Certainty, Form, RejectReason, Rule};
use onrecord::span::Span;
use onrecord::time::Resolution;
use std::sync::Arc;

/// A statement to be: one paragraph, the words between before and after.
#[derive(Clone)]
pub(crate) struct Said {
    pub(crate) speaker: Option<String>,
    pub(crate) party: Option<String>,
    pub(crate) before: String,
    pub(crate) words: String,
    pub(crate) after: String,
    pub(crate) form: Form,
    pub(crate) question: Option<String>,
}

/// Words quoted of a speaker of a party.
pub(crate) fn said(speaker: &str, party: &str, words: &str) -> Said {
    Said {
        speaker: Some(speaker.into()),
        party: Some(party.into()),
        before: format!("{speaker} said, "),
        words: format!("“{words}”"),
        after: ".".into(),
        form: Form::Direct,
        question: None,
    }
}

/// Makes a dossier article by article.
#[derive(Default)]
pub(crate) struct Maker {
    pub(crate) dossier: Dossier,
}

impl Maker {
    /// A dossier whose parties are these, in this order.
    pub(crate) fn new(parties: &[&str]) -> Self {
        let party = |(i, name): (usize, &&str)| Party {
            id: format!("party-{i}"),
            name: (*name).to_owned(),
            speakers: Vec::new(),
            statements: Vec::new(),
            side: true,
        };
        let dossier = Dossier {
            parties: parties.iter().enumerate().map(party).collect(),
            ..Dossier::default()
        };
        Self { dossier }
    }

    /// Adds an article of a title and one paragraph a statement.
    pub(crate) fn article(&mut self, title: &str, meta: Metadata, statements: &[Said]) -> usize {
        let article = self.dossier.articles.len();
        let mut text = title.to_owned();
        let mut paragraphs = vec![Paragraph {
            span: Span::whole(title),
            kind: Kind::Title,
        }];
        for said in statements {
            text.push_str("\n\n");
            let start = text.len() as u32;
            text.push_str(&said.before);
            let from = text.len() as u32;
            text.push_str(&said.words);
            let content = Span::new(from, text.len() as u32);
            text.push_str(&said.after);
            let span = Span::new(start, text.len() as u32);
            paragraphs.push(Paragraph {
                span,
                kind: Kind::Body,
            });
            self.statement(article, said, content, span);
        }
        self.dossier.articles.push(Arc::new(Article {
            id: format!("article-{article}"),
            file: format!("article-{article}.txt"),
            text: text.into(),
            sha256: format!("{article:064x}"),
            title_span: Some(Span::whole(title)),
            paragraphs,
            meta,
            ..Article::default()
        }));
        article
    }

    fn statement(&mut self, article: usize, said: &Said, content: Span, carrier: Span) {
        let speaker = said
            .speaker
            .as_ref()
            .map(|name| self.speaker(name, said.party.as_deref()));
        let index = self.dossier.statements.len();
        let questions: Vec<Answer> = said
            .question
            .iter()
            .map(|name| Answer {
                question: self.question(name),
                words: [content].into_iter().collect(),
            })
            .collect();
        for answer in &questions {
            self.dossier.questions[answer.question]
                .statements
                .push(index);
        }
        if let Some(speaker) = speaker {
            self.dossier.speakers[speaker].statements.push(index);
            if let Some(party) = self.dossier.speakers[speaker].party {
                self.dossier.parties[party].statements.push(index);
            }
        }
        let found = onrecord::dossier::Said {
            id: StatementId::try_from(&*format!("{index:010x}")).expect("ten digits"),
            content: [content].into_iter().collect(),
            form: said.form,
            carrier,
            cue: Spans::new(),
            mention: Spans::new(),
            grade: if speaker.is_some() {
                Grade::Named
            } else {
                Grade::Unassigned
            },
            antecedent: None,
            time: None,
            channel: None,
            never_closed: false,
            rule: Rule::QuotationWithCue,
            certainty: Certainty {
                wording: Wording::Quoted,
                reporting: Reporting::Saying,
                finder: Finder::Rules,
                measured: None,
            },
            questions: questions.into(),
            corrected: Box::default(),
        };
        self.dossier.statements.push(Statement {
            article,
            speaker,
            said: Arc::new(found),
        });
    }

    fn speaker(&mut self, name: &str, party: Option<&str>) -> usize {
        if let Some(known) = self.dossier.speakers.iter().position(|s| s.name == name) {
            return known;
        }
        let index = self.dossier.speakers.len();
        let party = party.map(|party| {
            self.dossier
                .parties
                .iter()
                .position(|p| p.name == party)
                .expect("a party of this dossier")
        });
        if let Some(party) = party {
            self.dossier.parties[party].speakers.push(index);
        }
        self.dossier.speakers.push(Speaker {
            id: format!("speaker-{index}"),
            name: name.to_owned(),
            kind: SpeakerKind::Person,
            party,
            party_because: String::new(),
            roles: Vec::new(),
            statements: Vec::new(),
        });
        index
    }

    fn question(&mut self, name: &str) -> usize {
        if let Some(known) = self.dossier.questions.iter().position(|q| q.name == name) {
            return known;
        }
        let id = format!("question-{}", self.dossier.questions.len());
        self.dossier.questions.push(Question {
            id,
            name: name.to_owned(),
            statements: Vec::new(),
        });
        self.dossier.questions.len() - 1
    }

    /// Where `words` stand first in an article.
    pub(crate) fn find(&self, article: usize, words: &str) -> Span {
        let at = self.dossier.articles[article]
            .text
            .find(words)
            .expect("words of the article") as u32;
        Span::new(at, at + words.len() as u32)
    }

    pub(crate) fn role(&mut self, speaker: &str, article: usize, words: &str) {
        let span = self.find(article, words);
        let speaker = self
            .dossier
            .speakers
            .iter_mut()
            .find(|s| s.name == speaker)
            .expect("a speaker");
        speaker.roles.push(Role {
            words: words.to_owned(),
            article,
            span,
        });
    }

    pub(crate) fn reject(&mut self, article: usize, words: &str, why: RejectReason) {
        let span = self.find(article, words);
        self.dossier.rejects.push(Reject { article, span, why });
    }

    pub(crate) fn named(&mut self, article: usize, name: &str, party: Option<&str>) {
        let span = self.find(article, name);
        self.dossier.named.push(Named {
            name: name.to_owned(),
            party: party.map(str::to_owned),
            mentions: vec![(article, span)],
        });
    }

    pub(crate) fn time(
        &mut self,
        statement: usize,
        words: &str,
        inherited: bool,
        resolution: Resolution,
    ) {
        let span = self.find(self.dossier.statements[statement].article, words);
        self.dossier.statements[statement].time = Some(TimeWords {
            span,
            inherited,
            resolution,
        });
    }
}
