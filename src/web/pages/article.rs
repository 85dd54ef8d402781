//! One article in full: every statement marked where it stands, page furniture dimmed.
//!
//! Statements may nest, overlap, and run on over paragraphs; each has one anchor, at its first word. Where a
//! statement is in several pieces, the pieces carry a class that the style sheet joins when one is the target.

use crate::article::{Article, Kind};
use crate::dossier::{Named, Statement};
use crate::span::Span;
use crate::web::frame::{Frame, count, day};
use crate::web::links::{Route, original, place_anchor, statement_anchor};
use crate::web::prose::{cut, one_line};
use crate::web::show::{Link, Show, form, lang};
use askama::Template;
use std::borrow::Cow;
use std::fmt::Write as _;

#[derive(Template)]
#[template(path = "article.html")]
struct ArticlePage<'d> {
    frame: Frame,
    lang: &'d str,
    outlet: Option<&'d str>,
    byline: Option<&'d str>,
    published: Option<String>,
    original: Option<&'d str>,
    sha256: &'d str,
    count: String,
    parties: Vec<(Link<'d>, String, usize)>,
    /// The title where it is not the text's own.
    title: Option<String>,
    groups: Vec<Vec<Block<'d>>>,
    notes: Vec<&'d str>,
}

/// A paragraph.
struct Block<'d> {
    anchor: String,
    kind: Kind,
    /// Furniture that follows prose: the page says once what it is.
    announced: bool,
    pieces: Vec<Piece<'d>>,
    margin: Vec<Margin<'d>>,
}

/// Words that the same statements cover.
struct Piece<'d> {
    text: &'d str,
    /// Classes of a statement's mark; empty outside statements.
    classes: String,
    /// Anchor of the statement that begins here.
    id: Option<String>,
    /// Its number in the article.
    number: usize,
    /// Anchors of other things that begin here.
    places: Vec<String>,
    /// The statements that cover it, counted from the first of the article.
    over: Vec<usize>,
}

/// Who says what begins in a paragraph, in its margin.
struct Margin<'d> {
    number: usize,
    hue: String,
    speaker: &'d str,
    form: &'static str,
    link: String,
}

/// Anchor of a paragraph.
pub(super) fn paragraph_anchor(span: Span) -> String {
    format!("p-{}", span.start)
}

pub(super) fn page(show: &Show<'_>, index: usize) -> Option<String> {
    let dossier = show.dossier();
    let article = &dossier.articles[index];
    let first = dossier.statements.partition_point(|s| s.article < index);
    let last = dossier.statements.partition_point(|s| s.article <= index);
    let setter = Setter {
        show,
        article,
        statements: &dossier.statements[first..last],
    };
    let own_title = article.meta.title.is_none()
        && article
            .paragraphs
            .first()
            .is_some_and(|p| p.kind == Kind::Title);
    let title = prose_title(article);
    let route = Route::Article(Cow::Borrowed(&article.id));
    ArticlePage {
        frame: Frame::of(show.site, &route, show.here, &title),
        lang: lang(article),
        outlet: article.meta.outlet.as_deref(),
        byline: article.meta.byline.as_deref(),
        published: article.meta.published.map(day),
        original: original(article),
        sha256: &article.sha256,
        count: count(last - first, "statement", "statements"),
        parties: setter.parties(),
        title: (!own_title).then_some(title),
        groups: setter.set(&places(show, index)),
        notes: article.notes.iter().map(|n| n.message.as_str()).collect(),
    }
    .render()
    .ok()
}

fn prose_title(article: &Article) -> String {
    let title = one_line(article.title());
    if title.is_empty() {
        "Article without a title".to_owned()
    } else {
        title
    }
}

/// Anchors of what other pages point at: roles, names, rejects. Sorted by place, each once.
fn places(show: &Show<'_>, index: usize) -> Vec<Span> {
    let dossier = show.dossier();
    let roles = dossier
        .speakers
        .iter()
        .flat_map(|s| &s.roles)
        .filter(|r| r.article == index)
        .map(|r| r.span);
    let rejects = dossier.rejects.partition_point(|r| r.article < index);
    let rejects = dossier.rejects[rejects..]
        .iter()
        .take_while(|r| r.article == index)
        .map(|r| r.span);
    let mentions = |n: &Named| -> Vec<Span> {
        n.mentions
            .iter()
            .filter(|m| m.0 == index)
            .map(|m| m.1)
            .collect()
    };
    let mut all: Vec<Span> = roles
        .chain(rejects)
        .chain(dossier.named.iter().flat_map(mentions))
        .collect();
    all.sort_unstable();
    all.dedup();
    all.retain(|span| !span.is_empty());
    all
}

/// What lies over the words of an article.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layer {
    /// Content of a statement, counted from the first of this article.
    Statement(usize),
    /// A place that another page points at.
    Place(Span),
}

/// Sets one article.
struct Setter<'s, 'd> {
    show: &'s Show<'d>,
    article: &'d Article,
    statements: &'d [Statement],
}

/// Statements in several pieces that a group of paragraphs can tell apart; the style sheet has as many rules.
const TOLD_APART: usize = 12;

impl<'d> Setter<'_, 'd> {
    /// The paragraphs, in groups that no statement runs out of.
    fn set(&self, places: &[Span]) -> Vec<Vec<Block<'d>>> {
        let mut layers: Vec<(Span, Layer)> = places.iter().map(|&s| (s, Layer::Place(s))).collect();
        for (i, statement) in self.statements.iter().enumerate() {
            layers.extend(statement.content.iter().map(|&s| (s, Layer::Statement(i))));
        }
        layers.sort_by_key(|(span, _)| (span.start, span.end));
        let joined = self.joined();
        let mut waiting = layers.into_iter().peekable();
        let mut open: Vec<(Span, Layer)> = Vec::new();
        let mut groups: Vec<Vec<Block<'d>>> = Vec::new();
        let mut before = Kind::Body;
        for (paragraph, joined) in self.article.paragraphs.iter().zip(joined) {
            open.retain(|(span, _)| span.end > paragraph.span.start);
            while let Some(next) = waiting.next_if(|(span, _)| span.start < paragraph.span.end) {
                open.push(next);
            }
            let block = Block {
                anchor: paragraph_anchor(paragraph.span),
                kind: paragraph.kind,
                announced: paragraph.kind == Kind::Furniture && before != Kind::Furniture,
                pieces: self.pieces(paragraph.span, &open),
                margin: self.margin(paragraph.span, &open),
            };
            before = paragraph.kind;
            match groups.last_mut() {
                Some(group) if joined => group.push(block),
                _ => groups.push(vec![block]),
            }
        }
        for group in &mut groups {
            tell_apart(group);
        }
        groups
    }

    /// For each paragraph, whether a statement that began before it goes on in it.
    fn joined(&self) -> Vec<bool> {
        let paragraphs = &self.article.paragraphs;
        let mut joined = vec![false; paragraphs.len()];
        let mut done = 0;
        for statement in self.statements {
            let (Some(first), Some(last)) = (statement.content.first(), statement.content.last())
            else {
                continue;
            };
            let from = paragraphs.partition_point(|p| p.span.end <= first.start) + 1;
            let to = paragraphs.partition_point(|p| p.span.start < last.end);
            // Statements come in order of place: what an earlier one joined need not be joined again.
            if let Some(slots) = joined.get_mut(from.max(done)..to) {
                slots.fill(true);
            }
            done = done.max(to);
        }
        joined
    }

    fn pieces(&self, paragraph: Span, open: &[(Span, Layer)]) -> Vec<Piece<'d>> {
        let piece = |(span, layers): (Span, Vec<Layer>)| {
            let mut over: Vec<usize> = layers
                .iter()
                .filter_map(|layer| match layer {
                    Layer::Statement(i) => Some(*i),
                    Layer::Place(_) => None,
                })
                .collect();
            // The statement that began last lies innermost: its party colours the words.
            over.sort_by_key(|&i| self.statements[i].content.first().map_or(0, |c| c.start));
            let begins = |i: &usize| {
                self.statements[*i]
                    .content
                    .first()
                    .is_some_and(|c| c.start == span.start)
            };
            let mut starting: Vec<usize> = over.iter().copied().filter(begins).collect();
            let own = starting.pop();
            let anchor = |i: usize| statement_anchor(&self.statements[i].id);
            let mut places: Vec<String> = starting.into_iter().map(anchor).collect();
            places.extend(layers.iter().filter_map(|layer| match layer {
                Layer::Place(place) if place.start == span.start => Some(place_anchor(*place)),
                _ => None,
            }));
            let classes = over.last().map_or_else(String::new, |&i| {
                let statement = &self.statements[i];
                format!(
                    "{} {}",
                    self.show.hue(self.show.dossier().party_of(statement)),
                    form(statement.form).1
                )
            });
            Piece {
                text: span.of(&self.article.text),
                classes,
                id: own.map(anchor),
                number: own.map_or(0, |i| i + 1),
                places,
                over,
            }
        };
        cut(paragraph, open).into_iter().map(piece).collect()
    }

    fn margin(&self, paragraph: Span, open: &[(Span, Layer)]) -> Vec<Margin<'d>> {
        let dossier = self.show.dossier();
        let mut out: Vec<Margin<'d>> = Vec::new();
        for &(span, layer) in open {
            let Layer::Statement(i) = layer else { continue };
            let statement = &self.statements[i];
            if statement.content.first() != Some(&span) || span.start < paragraph.start {
                continue;
            }
            out.push(Margin {
                number: i + 1,
                hue: self.show.hue(dossier.party_of(statement)),
                speaker: statement
                    .speaker
                    .map_or("Unassigned", |s| &dossier.speakers[s].name),
                form: form(statement.form).0,
                link: self
                    .show
                    .here
                    .to(&Route::Statement(Cow::Borrowed(&statement.id))),
            });
        }
        out
    }

    /// How many statements each party has in the article.
    fn parties(&self) -> Vec<(Link<'d>, String, usize)> {
        let mut counts = std::collections::BTreeMap::new();
        for statement in self.statements {
            if let Some(party) = self.show.dossier().party_of(statement) {
                *counts.entry(party).or_insert(0) += 1;
            }
        }
        counts
            .into_iter()
            .map(|(p, n)| (self.show.party_link(p), self.show.hue(Some(p)), n))
            .collect()
    }
}

/// Gives the statements of a group that are in several pieces a class each, as far as there are classes.
fn tell_apart(group: &mut [Block<'_>]) {
    let mut counts = std::collections::BTreeMap::new();
    let pieces = || group.iter().flat_map(|block| &block.pieces);
    for &i in pieces().flat_map(|piece| &piece.over) {
        *counts.entry(i).or_insert(0) += 1;
    }
    let several = counts
        .into_iter()
        .filter(|&(_, n)| n > 1)
        .map(|(i, _)| i)
        .take(TOLD_APART);
    let classes: std::collections::BTreeMap<usize, usize> = several.zip(0..).collect();
    for piece in group.iter_mut().flat_map(|block| &mut block.pieces) {
        for class in piece.over.iter().filter_map(|i| classes.get(i)) {
            let _ = write!(piece.classes, " m{class}");
        }
    }
}
