//! Names in the prose: runs of capitalised words, the titles before them, and what kind of name each is.
//!
//! "Russian President Vladimir Putin" is the role "Russian President" and the name "Vladimir Putin". Leaves out:
//! which runs are one person (`people`).

use super::name_words::{PARTICLES, is_body_word, is_portfolio, is_thing, is_tie, is_work};
use super::run::{self, run_end, starts_run};
use crate::lexicon::world::{self, PlaceKind};
use crate::lexicon::{Class, given_names, titles};
use crate::text::{Place, Prose};
use std::ops::Range;

/// What a run of capitalised words names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameKind {
    /// A person, surely (a given name or a title says so).
    Person,
    /// Two to four capitalised words that nothing says more about: a person if it speaks.
    Maybe,
    /// One capitalised word that nothing says more about.
    Word,
    /// A body: ministry, army, company, party.
    Institution,
    /// A country, or its capital or seat of government, which speak for their government.
    Government(PlaceKind),
    /// A place, a day, a war, a language: never a speaker.
    Other,
    /// A title or role without a name ("the President").
    Role,
}

/// A name or role in the prose.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Titles before the name ("Russian President"); empty where there are none.
    pub role: Range<usize>,
    /// The name itself; empty for a bare role.
    pub words: Range<usize>,
    pub kind: NameKind,
    /// It stands within quotation marks.
    pub quoted: bool,
}

impl Name {
    /// Role and name together.
    pub(super) fn whole(&self) -> Range<usize> {
        let start = if self.role.is_empty() {
            self.words.start
        } else {
            self.role.start
        };
        start..if self.words.is_empty() {
            self.role.end
        } else {
            self.words.end
        }
    }
}

/// All names and roles of the prose, in order.
pub(super) fn find(prose: &Prose<'_>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut i = 0;
    while i < prose.tokens.len() {
        if !starts_run(prose, i) {
            i += 1;
            continue;
        }
        let end = run_end(prose, i);
        if let Some((role, name)) = behind_office(prose, i..end) {
            // "Minister" alone is in the list already; it is the head of this role.
            if names.last().is_some_and(|n| n.whole().end + 1 == i) {
                names.pop();
            }
            i = if name.is_empty() { role.end } else { name.end };
            push(prose, role, name, &mut names);
            continue;
        }
        split(prose, i..end, &mut names);
        join_long_form(prose, &mut names);
        i = end;
    }
    names
}

/// "Trains for Lisbon (TfL)": the words that the short form abbreviates, just pushed, are one body's name.
fn join_long_form(prose: &Prose<'_>, names: &mut Vec<Name>) {
    let Some(short) = names.last().filter(|n| n.words.len() == 1) else {
        return;
    };
    let Some(open) = short.words.start.checked_sub(1) else {
        return;
    };
    let bracketed = prose.tokens[open].mark == '('
        && prose
            .tokens
            .get(short.words.end)
            .is_some_and(|t| t.mark == ')');
    if !bracketed || short.quoted {
        return;
    }
    let Some(words) = run::long_form(prose, open) else {
        return;
    };
    let first = names.partition_point(|n| n.whole().end <= words.start);
    let parts = &names[first..names.len() - 1];
    let whole = parts
        .first()
        .map_or(words.start, |n| n.words.start.min(words.start));
    let known =
        parts.len() == 1 && parts[0].words.end == words.end && parts[0].words.start <= words.start;
    if known || parts.iter().any(|n| n.kind == NameKind::Person) {
        return;
    }
    let name = Name {
        role: whole..whole,
        words: whole..words.end,
        kind: NameKind::Institution,
        quoted: false,
    };
    let last = names.len() - 1;
    names.splice(first..last, [name]);
}

/// "Minister of Information Oumar Diallo", "Mayor of Kano Amina Bello": the run behind an office and "of" starts
/// with what the office is of. The role up to there, and the name behind it, which may be empty.
fn behind_office(prose: &Prose<'_>, run: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let the = usize::from(run.start > 1 && prose.is(run.start - 1, "the"));
    let of = run.start.checked_sub(1 + the)?;
    // "ambassador to the United Nations Ana Ruiz"
    let sent = prose.is(of, "to")
        && of > 0
        && prose.is_any(of - 1, &["ambassador", "envoy", "delegate", "nuncio"]);
    if !sent && !prose.is_any(of, &["of", "for"]) {
        return None;
    }
    let lo = prose.sentence(run.start).start;
    let title = title_before(prose, of, lo)?;
    let head = prose.word(of - 1);
    // The office is of a place or body, a spokesman of somebody.
    let personal = prose.is_any(
        of - 1,
        &[
            "aide",
            "adviser",
            "advisor",
            "representative",
            "deputy",
            "envoy",
            "spokesman",
            "spokeswoman",
            "spokesperson",
        ],
    );
    let office = (prose.is(of, "of") && !personal || sent)
        && titles::lookup(&head.to_lowercase())
            .or_else(|| titles::lookup(&prose.words(&(title..of)).to_lowercase()))
            .is_some_and(|t| {
                !t.plural && (t.class == titles::TitleClass::Office || of - title > 1)
            })
        && titles::lookup(&prose.word(run.start).to_lowercase()).is_none();
    let mut cut = run.start;
    let of_a_field = [
        "minister",
        "secretary",
        "superintendent",
        "commissioner",
        "inspector",
        "general",
        "director",
        "chief",
        "head",
    ];
    if prose.is_any(of - 1, &of_a_field) {
        let sentence = prose.tokens[run.start].sentence;
        let field = |i: usize| {
            is_portfolio(prose.word(i))
                && prose.tokens.get(i).is_some_and(|t| t.sentence == sentence)
        };
        while field(cut) || cut > run.start && joins_fields(prose, cut) && field(cut + 1) {
            cut += 1;
        }
    }
    if cut == run.start && office && run.len() > 1 {
        let given = |i: usize| given_names::gender(prose.word(i)).is_some();
        let place = (run.start + 1..run.end).rev().find(|&end| {
            world::lookup(prose.words(&(run.start..end))).is_some_and(|e| {
                e.kind != PlaceKind::Demonym && e.kind != PlaceKind::PoliticalParty
            })
        });
        cut = place
            .or_else(|| (run.start + 1..run.end).find(|&i| given(i) && !given(run.start)))
            .filter(|&end| run.end - end <= 4)
            .unwrap_or(cut);
    }
    if cut == run.start {
        return None;
    }
    let end = if cut < run.end {
        run.end
    } else if prose
        .tokens
        .get(cut)
        .is_some_and(|t| t.sentence == prose.tokens[cut - 1].sentence)
        && starts_run(prose, cut)
    {
        run_end(prose, cut)
    } else {
        cut
    };
    Some((title..cut, cut..end))
}

fn joins_fields(prose: &Prose<'_>, i: usize) -> bool {
    prose.is_any(i, &["and", "for"])
        || prose
            .tokens
            .get(i)
            .is_some_and(|t| matches!(t.mark, ',' | '&'))
}

/// Pushes a role with the name behind it.
fn push(prose: &Prose<'_>, role: Range<usize>, name: Range<usize>, names: &mut Vec<Name>) {
    let kind = if name.is_empty() {
        NameKind::Role
    } else {
        kind_of(prose, &name, true)
    };
    names.push(Name {
        quoted: prose.tokens[role.start].place == Place::Inside,
        role: extend_role(prose, role),
        words: name,
        kind,
    });
}

/// The longest title that ends right before token `end`, not before `lo`: its first token.
pub(super) fn title_before(prose: &Prose<'_>, end: usize, lo: usize) -> Option<usize> {
    let last = prose.word(end.checked_sub(1)?);
    // A full stop may be the title's own: "lt. gen."
    if last != "." && !titles::may_end_in(last) {
        return None;
    }
    (1..=titles::MAX_WORDS)
        .rev()
        .filter_map(|n| end.checked_sub(n))
        .find(|&start| start >= lo && titles::lookup_printed(prose.words(&(start..end))).is_some())
}

/// Cuts a run into role and name, and pushes what it is.
fn split(prose: &Prose<'_>, run: Range<usize>, names: &mut Vec<Name>) {
    let quoted = prose.tokens[run.start].place == Place::Inside;
    // The last title within the run; what follows it is the name.
    let mut cut = run.start;
    for end in (run.start + 1..=run.end).rev() {
        if let Some(start) = title_before(prose, end, run.start)
            && !PARTICLES.has_exactly(prose.word(end - 1))
        {
            // "Bishops' Conference", "Reporters Without Borders"
            if end < run.end && (!prose.tokens[end].is_word() || prose.is(end, "without")) {
                continue;
            }
            if is_within_name(prose, start..end, &run) {
                continue;
            }
            let surname = end == run.end
                && start > run.start
                && (given_names::gender(prose.word(start - 1)).is_some()
                    // "Hajra Begum": behind a name it is part of it.
                    || prose.is_any(start, &["Begum", "Bibi", "Khanum", "Hanim", "Bey", "Efendi"]));
            let in_body = (end..run.end).any(|i| is_body_word(prose.word(i)))
                && end < run.end
                && start == run.start
                && given_names::gender(prose.word(end)).is_none();
            // "Coast Guard": a body, although a guard is somebody.
            let body =
                end == run.end && end - start < run.len() && is_body_word(prose.word(end - 1));
            // "Hunter Biden", "Dean Acheson": a given name here.
            let given = start == run.start
                && end - start == 1
                && end < run.end
                && titles::lookup(&prose.word(start).to_lowercase()).is_some_and(|t| {
                    t.class == titles::TitleClass::Occupation
                            // "Don Brandt", but "Don Carlos"
                            || prose.is(start, "Don")
                                && given_names::gender(prose.word(end)).is_none()
                })
                && given_names::gender(prose.word(start)).is_some();
            if !surname && !in_body && !body && !given {
                cut = end;
                break;
            }
        }
    }
    let name = cut..run.end;
    let mut role = run.start..cut;
    if name.is_empty() {
        names.push(Name {
            role: extend_role(prose, role),
            words: name,
            kind: NameKind::Role,
            quoted,
        });
        return;
    }
    let mut name = name;
    if role.is_empty() {
        // "Hamas official Osama Hamdan": a lower-case title before the run.
        if let Some(start) = title_before(prose, run.start, prose.sentence(run.start).start) {
            role = extend_role(prose, start..run.start);
        }
        // "Syria President …" has a title; "Ukrainian Oleh Koval" has a demonym only.
        let first = world::lookup(prose.word(name.start));
        if name.len() >= 2
            && first.is_some_and(|e| e.kind == PlaceKind::Demonym)
            && given_names::gender(prose.word(name.start + 1)).is_some()
        {
            role = name.start..name.start + 1;
            name = name.start + 1..name.end;
        } else if let Some(given) = behind_places(prose, &name) {
            role = name.start..given;
            name = given..name.end;
        }
    } else {
        role = extend_role(prose, role);
    }
    // "Kurdish-led Syrian Democratic Forces", unless the tables know the whole as a name.
    if name.len() > 1
        && is_tie(prose.word(name.start))
        && world::lookup(prose.words(&name)).is_none()
    {
        name.start += 1;
    }
    let kind = kind_of(prose, &name, !role.is_empty());
    names.push(Name {
        role,
        words: name,
        kind,
        quoted,
    });
}

/// "Malik Shah Mehmood", "Minister Sri Wulandari": a title that is as often a part of somebody's name, behind
/// another name or before a last one.
fn is_within_name(prose: &Prose<'_>, title: Range<usize>, run: &Range<usize>) -> bool {
    const NAMES: &[&str] = &[
        "shah", "sri", "bey", "pasha", "agha", "sultan", "don", "adi", "raja",
    ];
    if title.len() > 1 || !prose.is_any(title.start, NAMES) || title.end == run.end {
        return false;
    }
    let Some(before) = title.start.checked_sub(1).filter(|&b| b >= run.start) else {
        return false;
    };
    let titled = titles::lookup_printed(prose.word(before)).is_some();
    if titled {
        return title.end + 1 == run.end && prose.is(title.start, "sri");
    }
    world::lookup(prose.word(before)).is_none()
}

/// "Missouri Republican Roy Blunt": the given name behind a run of places, parties and peoples.
fn behind_places(prose: &Prose<'_>, name: &Range<usize>) -> Option<usize> {
    let given = |i: usize| given_names::gender(prose.word(i)).is_some();
    let first = (name.start + 1..name.end.saturating_sub(1)).find(|&i| given(i))?;
    let placed = (name.start..first).all(|i| {
        !given(i) && world::lookup(prose.word(i)).is_some_and(|e| e.kind != PlaceKind::Institution)
    });
    placed.then_some(first)
}

/// A role with the words before it that belong to it: "Hamas official", "the Russian defence minister" → without "the".
pub(super) fn extend_role(prose: &Prose<'_>, role: Range<usize>) -> Range<usize> {
    let lo = prose.sentence(role.start).start;
    let mut start = role.start;
    while start > lo {
        let token = &prose.tokens[start - 1];
        let possessive = prose.is(start - 1, "'s");
        // "Doctors Without Borders coordinator"
        let within_name = token.capital
            && token.any(Class::PREPOSITION)
            && start >= lo + 2
            && prose.tokens[start - 2].capital
            && prose.tokens[start].capital;
        if !token.is_word()
            || !possessive
                && !within_name
                && token.any(
                    Class::DETERMINER
                        | Class::PREPOSITION
                        | Class::CONJUNCTION
                        | Class::PRONOUN
                        | Class::AUXILIARY
                        | Class::TIME
                        | Class::FRONT,
                )
        {
            break;
        }
        if !token.capital && !possessive && token.any(Class::FINITE) {
            break; // "met Malian President …"
        }
        if !token.capital
            && !possessive
            && (token.verb().is_some() && !token.any(Class::NOUNY)
                || prose.word(start - 1).ends_with("ly"))
        {
            break;
        }
        if role.start - start > 6 {
            break;
        }
        start -= 1;
    }
    if prose.is(start, "'s") {
        start += 1;
    }
    start..role.end
}

fn kind_of(prose: &Prose<'_>, name: &Range<usize>, titled: bool) -> NameKind {
    let phrase = prose.words(name);
    let given = given_names::gender(prose.word(name.start)).is_some();
    let last = prose.word(name.end - 1);
    if let Some(entry) = world::lookup(phrase)
        && !(titled && entry.weak)
    {
        return match entry.kind {
            PlaceKind::Country | PlaceKind::Capital | PlaceKind::Seat => {
                NameKind::Government(entry.kind)
            }
            PlaceKind::Institution
            | PlaceKind::ArmedGroup
            | PlaceKind::Body
            | PlaceKind::PoliticalParty => NameKind::Institution,
            PlaceKind::City | PlaceKind::Demonym => NameKind::Other,
        };
    }
    // "The Ana Ruiz Show" is no fuller name of Ana Ruiz; "Jude Law" is a person.
    if is_work(last)
        && !is_body_word(last)
        && (name.len() > 2 || name.len() == 2 && !given && !titled)
    {
        return NameKind::Other;
    }
    let words = name
        .clone()
        .filter(|&i| !PARTICLES.has_exactly(prose.word(i)))
        .count();
    if titled && (name.len() <= 4 || words <= 5 && given) && !is_body_word(last) {
        return NameKind::Person;
    }
    // "Reporters Without Borders"
    if name
        .clone()
        .any(|i| is_body_word(prose.word(i)) || prose.is(i, "without"))
    {
        return NameKind::Institution;
    }
    let acronym = name.len() == 1
        && last.len() > 1
        && last.len() <= 6
        && last.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    if acronym {
        return NameKind::Institution;
    }
    if is_thing(last)
        || is_thing(prose.word(name.start))
            && !given
            && !given_names::is_family_first(prose.word(name.start))
    {
        return NameKind::Other;
    }
    // "Volvo XC90"
    let model =
        last.bytes().any(|b| b.is_ascii_digit()) && last.bytes().any(|b| b.is_ascii_uppercase());
    match name.len() {
        2.. if model => NameKind::Other,
        1 => NameKind::Word,
        2.. if given && words <= 5 => NameKind::Person,
        2..=4 => NameKind::Maybe,
        _ => NameKind::Other,
    }
}
