//! All that one article says by itself: its statements and speakers, before other articles and the roster are asked.
//!
//! Depends on nothing but the article, the tagger and the questions, so that a reload keeps what an unchanged article
//! gave. Leaves out: parties, and people across articles (`build`).

use super::said::StatementIds;
use super::{Answer, Said, Spans, TimeWords};
use crate::article::{Article, Kind};
use crate::attribute::{self, Cast, Entity, SpeakerKind};
use crate::extract::{Candidate, Certainty, Form, Reject, Rule, Tagger, adjunct};
use crate::lexicon::given_names::Gender;
use crate::party::home::Named;
use crate::question::Questions;
use crate::span::Span;
use crate::text::{Place, Prose};
use crate::time::{self, Resolution};
use std::ops::Range;
use std::sync::Arc;

/// What one article gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Statements by place, each with its speaker, an index into [`Findings::people`]; `None` is unassigned.
    pub statements: Vec<(Arc<Said>, Option<usize>)>,
    /// Those who speak, and people who are only named.
    pub people: Vec<LocalSpeaker>,
    /// What looked like a statement, by place.
    pub rejects: Vec<Reject>,
    /// Countries, groups and bodies it names.
    pub places: Named,
}

/// Somebody in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalSpeaker {
    /// Person, institution or unnamed.
    pub kind: SpeakerKind,
    /// The fullest name the article gives.
    pub name: String,
    /// Titles and appositions, in order of the text.
    pub roles: Vec<Span>,
    /// Where the name stands.
    pub mentions: Vec<Span>,
    /// A title or a known given name says that this is a person.
    pub certain: bool,
    /// What titles and given name say.
    pub gender: Gender,
}

impl Findings {
    /// The same, with what the article's date and the questions say of each statement.
    #[must_use]
    pub fn decided(mut self, article: &Article, questions: &Questions) -> Self {
        for (said, _) in &mut self.statements {
            let said = Arc::make_mut(said);
            if let Some(time) = &mut said.time {
                let words = time.span.of(&article.text);
                time.resolution = time::resolve(words, article.meta.published);
            }
            let answers = questions.decide(&article.text, &said.content).into_iter();
            said.questions = answers
                .map(|(question, words)| Answer {
                    question,
                    words: Spans::from_slice(&words),
                })
                .collect();
        }
        self
    }
}

/// Reads one article with one tagger; days and questions are left for [`Findings::decided`].
#[must_use]
pub fn analyse(article: &Article, tagger: &dyn Tagger) -> Findings {
    let prose = article.prose();
    let extraction = tagger.find(&prose);
    let cast = attribute::attribute(&prose, &extraction.candidates);
    let reader = Reader {
        prose: &prose,
        candidates: &extraction.candidates,
        cast: &cast,
        ids: StatementIds::new(&article.sha256),
    };
    let mut statements: Vec<_> = (0..extraction.candidates.len())
        .map(|i| (reader.said(i), cast.attributions[i].speaker))
        // "We" between two speakers may be the reporter, an answer to nobody's question a writer's own: what stands
        // without marks, label and speaker is no statement.
        .filter(|(said, speaker)| speaker.is_some() || !is_bare(said, &article.text))
        .map(|(said, speaker)| (Arc::new(said), speaker))
        .collect();
    statements.sort_by_key(|(said, _)| said.content[0]);
    let mut rejects = extraction.rejects;
    rejects.sort_by_key(|r| r.span);
    // Kept as long as the article is: no room for more.
    statements.shrink_to_fit();
    rejects.shrink_to_fit();
    Findings {
        statements,
        people: cast.entities.iter().map(|e| reader.person(e)).collect(),
        rejects,
        places: places(article),
    }
}

/// Nothing but their place says that somebody said these words.
fn is_bare(said: &Said, text: &str) -> bool {
    let marks = ['"', '“', '”', '‘', '«', '»', '„', '\''];
    match said.rule {
        Rule::UnmarkedContinuation => true,
        Rule::Transcript => said.mention.is_empty() && !said.content[0].of(text).starts_with(marks),
        _ => false,
    }
}

/// The countries, groups and bodies that an article names, page furniture left out.
fn places(article: &Article) -> Named {
    let prose = article.paragraphs.iter();
    Named::count(
        prose
            .filter(|p| p.kind != Kind::Furniture)
            .map(|p| p.span.of(&article.text)),
        article.dateline.map_or("", |d| d.of(&article.text)),
    )
}

/// The spans in order, those that touch joined: pieces of a content have something between them.
fn apart(spans: impl Iterator<Item = Span>) -> Spans {
    let mut sorted: Spans = spans.collect();
    sorted.sort_unstable();
    let mut apart = Spans::with_capacity(sorted.len());
    for span in sorted {
        match apart.last_mut() {
            Some(last) if span.start <= last.end => *last = last.join(span),
            _ => apart.push(span),
        }
    }
    apart
}

struct Reader<'r, 't> {
    prose: &'r Prose<'t>,
    candidates: &'r [Candidate],
    cast: &'r Cast,
    ids: StatementIds,
}

impl Reader<'_, '_> {
    fn said(&self, i: usize) -> Said {
        let prose = self.prose;
        let candidate = &self.candidates[i];
        let attribution = &self.cast.attributions[i];
        let adjuncts = adjunct::find(prose, candidate);
        let content = apart(candidate.content.iter().map(|r| prose.span(r)));
        Said {
            id: self.ids.of(&content),
            content,
            form: self.form(candidate),
            carrier: self.carrier(candidate),
            cue: self.spans(&candidate.cue),
            mention: self.spans(&candidate.mention),
            grade: attribution.grade,
            antecedent: attribution.antecedent.as_ref().map(|r| prose.span(r)),
            time: adjuncts.time.map(|r| TimeWords {
                span: prose.span(&r),
                inherited: adjuncts.inherited,
                resolution: Resolution::NotResolvable,
            }),
            channel: adjuncts.channel.map(|r| prose.span(&r)),
            never_closed: self.never_closed(candidate),
            rule: candidate.rule,
            certainty: Certainty::of(prose, candidate),
            questions: Box::default(),
            corrected: Box::default(),
        }
    }

    fn spans(&self, tokens: &Range<usize>) -> Spans {
        let span = (!tokens.is_empty()).then(|| self.prose.span(tokens));
        span.into_iter().collect()
    }

    fn form(&self, candidate: &Candidate) -> Form {
        if self.prose.in_title(candidate.first()) {
            return Form::Headline;
        }
        if candidate.rule == Rule::UnmarkedContinuation {
            return Form::Unmarked;
        }
        if candidate.rule == Rule::Transcript {
            return Form::Direct;
        }
        let words = candidate
            .content
            .iter()
            .cloned()
            .flatten()
            .filter(|&i| self.prose.tokens[i].is_word());
        let (mut quoted, mut all) = (0, 0);
        for i in words {
            all += 1;
            quoted += usize::from(self.prose.tokens[i].place == Place::Inside);
        }
        match quoted {
            0 => Form::Paraphrase,
            n if n == all => Form::Direct,
            _ => Form::Partial,
        }
    }

    /// Content, cue and the mention that stands with them, out to the borders of their sentences.
    fn carrier(&self, candidate: &Candidate) -> Span {
        let prose = self.prose;
        let mut first = candidate.first();
        let mut last = candidate.end() - 1;
        for part in [&candidate.cue, &candidate.mention] {
            let near = !part.is_empty()
                && prose.tokens[part.start].paragraph + 1 >= prose.tokens[first].paragraph;
            if near {
                first = first.min(part.start);
                last = last.max(part.end - 1);
            }
        }
        let (start, end) = (prose.sentence(first).start, prose.sentence(last).end);
        prose.span(&(start..end))
    }

    fn never_closed(&self, candidate: &Candidate) -> bool {
        candidate.content.iter().cloned().flatten().any(|i| {
            let token = &self.prose.tokens[i];
            if token.place != Place::Open {
                return false;
            }
            let number = token.quotation as usize;
            let goes_on = self
                .prose
                .quotations
                .get(number + 1)
                .is_some_and(|q| q.continues == Some(number));
            !self.prose.quotations[number].closed && !goes_on
        })
    }

    fn person(&self, entity: &Entity) -> LocalSpeaker {
        LocalSpeaker {
            kind: entity.kind,
            name: entity.name.clone(),
            roles: entity.roles.iter().map(|r| self.prose.span(r)).collect(),
            mentions: entity.mentions.iter().map(|r| self.prose.span(r)).collect(),
            certain: entity.certain,
            gender: entity.gender,
        }
    }
}
