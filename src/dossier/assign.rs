//! Parties of people across articles: what the articles say of a person, handed to `party`.
//!
//! Leaves out: the rules (`party`) and the order of people on a page (`build`).

use super::join::{Join, Person};
use super::memory::{Known, Memory, Recall};
use super::{Dossier, PartyOrder};
use crate::article::Article;
use crate::attribute::SpeakerKind;
use crate::party::{self, Assigned, Facts, Roster, beside, home, sides};
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::sync::Arc;

/// Most mentions of a person that are read for a party: the first ones say it or none does.
const MENTIONS: usize = 8;

/// Most statements of an article that are looked through for each of its people.
const FEW: usize = 64;

/// For every person who speaks or is shown as named: the party and why, and the roles. Nothing for the others.
pub(super) fn parties(
    join: &Join<'_>,
    articles: &[Arc<Article>],
    roster: &Roster,
    memory: Option<&mut Memory>,
) -> (Vec<Option<Assigned>>, Vec<Roles>) {
    let mut recall = Recall::new(memory, articles, roster);
    let once = Once::new(join);
    let known = join.people.iter().map(|person| {
        if !(person.speaks || person.is_certain()) {
            return (None, Roles::default());
        }
        let known = recall.known(person, || {
            let roles = join.roles(person, articles);
            let about = about(&once, person, articles);
            Known {
                party: of(&once, person, about, &roles, articles, roster),
                roles,
            }
        });
        (known.party, known.roles)
    });
    let known = known.unzip();
    recall.keep();
    known
}

/// Roles of a person, as [`Join::roles`] counts them.
pub(super) type Roles = Box<[(u32, u32)]>;

/// What is asked of an article for each of its people, found once.
struct Once<'j> {
    join: &'j Join<'j>,
    countries: Vec<OnceCell<Option<&'static str>>>,
    said: Vec<OnceCell<FxHashMap<usize, Vec<Span>>>>,
}

impl<'j> Once<'j> {
    fn new(join: &'j Join<'j>) -> Self {
        Self {
            join,
            countries: vec![OnceCell::new(); join.findings.len()],
            said: vec![OnceCell::new(); join.findings.len()],
        }
    }

    /// The one country the article is about.
    fn country(&self, article: usize) -> Option<&'static str> {
        *self.countries[article].get_or_init(|| self.join.findings[article].places.country())
    }

    /// The first words that name one of an article's people where they speak.
    fn where_said(&self, article: usize, person: usize) -> Vec<Span> {
        let statements = &self.join.findings[article].statements;
        // To look through a few costs less than a table of them, of which a large dossier would have many.
        if statements.len() <= FEW {
            let own = statements.iter().filter(|(_, who)| *who == Some(person));
            let mentions = own.flat_map(|(said, _)| said.mention.iter().copied());
            return mentions.take(MENTIONS / 2).collect();
        }
        let table = self.said[article].get_or_init(|| {
            let mut table: FxHashMap<usize, Vec<Span>> = FxHashMap::default();
            for (said, who) in statements {
                if let Some(who) = who {
                    let spans = table.entry(*who).or_default();
                    let room = (MENTIONS / 2).saturating_sub(spans.len());
                    spans.extend(said.mention.iter().take(room));
                }
            }
            table
        });
        table.get(&person).cloned().unwrap_or_default()
    }
}

fn of(
    once: &Once<'_>,
    person: &Person,
    about: Option<&str>,
    roles: &[(u32, u32)],
    articles: &[Arc<Article>],
    roster: &Roster,
) -> Option<Assigned> {
    let join = once.join;
    let roles: Vec<&str> = join
        .role_words(person, roles, articles)
        .into_iter()
        .map(|(words, ..)| words)
        .collect();
    let mut context = Vec::new();
    for &(article, i) in &person.locals {
        let text = &articles[article].text;
        // "Kenya's police" names the body where it speaks, "police" elsewhere.
        let own = if person.kind == SpeakerKind::Person {
            Vec::new()
        } else {
            once.where_said(article, i)
        };
        let named = &join.findings[article].people[i].mentions;
        let mentions = own.into_iter().chain(named.iter().copied());
        for mention in mentions.take(MENTIONS) {
            if person.kind == SpeakerKind::Person {
                context.extend(beside::phrases(text, mention));
            } else {
                context.push(mention.of(text));
                context.extend(beside::with_name_before(text, mention));
            }
        }
        if context.len() >= MENTIONS {
            break;
        }
    }
    context.dedup();
    let facts = Facts {
        name: &person.name,
        kind: person.kind,
        roles: &roles,
        context: &context,
        about,
        published: published(person, articles),
    };
    party::assign(&facts, roster)
}

/// The country that all the person's articles are about; `None` where they differ, and where the first words that
/// name the person stand behind the name of another country: "In Taipei, …".
fn about(once: &Once<'_>, person: &Person, articles: &[Arc<Article>]) -> Option<&'static str> {
    let mut own = person.locals.iter().map(|l| once.country(l.0));
    let first = own.next()??;
    let &(article, i) = person.locals.first()?;
    let people = &once.join.findings[article].people;
    let place = people[i].mentions.first();
    let place = place.and_then(|&m| home::place_before(&articles[article].text, m));
    let elsewhere = place.is_some_and(|place| place != first);
    (!elsewhere && own.all(|c| c == Some(first))).then_some(first)
}

/// The day of the article in which the person speaks first, else stands first.
fn published(person: &Person, articles: &[Arc<Article>]) -> Option<jiff::civil::Date> {
    let speaks = person.first.map(|f| f.0);
    let article = speaks.or_else(|| person.locals.first().map(|l| l.0))?;
    articles[article].meta.published
}

/// The rule that orders the parties.
pub(super) const fn order(roster: &Roster) -> PartyOrder {
    if roster.order.is_empty() {
        PartyOrder::Alphabet
    } else {
        PartyOrder::Roster
    }
}

/// Marks the parties that are sides of the conflict, by statements and by how often the articles name them.
pub(super) fn mark_sides(dossier: &mut Dossier, join: &Join<'_>, roster: &Roster) {
    let named = |party: &str| join.findings.iter().map(|f| f.places.of(party)).sum();
    let weights: Vec<sides::Weight> = dossier
        .parties
        .iter()
        .map(|party| sides::Weight {
            party: party.name.clone(),
            statements: party.statements.len(),
            mentions: named(&party.name),
        })
        .collect();
    let sides = sides::sides(&weights, roster);
    for (party, side) in dossier.parties.iter_mut().zip(sides) {
        party.side = side;
    }
}
