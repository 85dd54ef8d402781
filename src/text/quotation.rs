//! Quotation marks: which open, which close, which never do, and which apostrophes are none.
//!
//! Marks are paired within a paragraph. A quotation that its paragraph does not close goes on in the next where
//! that one opens with the same mark again; otherwise it ends with its paragraph and is *never closed*. Leaves out:
//! whether anybody said the words.

use super::{Place, Prose};
use crate::lexicon::Class;

/// The kind of marks around a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// “ ” " " '' '' « » „ “
    Double,
    /// ‘ ’ ' '
    Single,
}

/// Words between quotation marks, the marks included. Quotations inside it are part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Token of the opening mark; a word where the quotation runs on from the paragraph before without one.
    pub start: usize,
    /// One past the closing mark, or past the last token of the paragraph.
    pub end: usize,
    /// The source closes it.
    pub closed: bool,
    /// Its marks.
    pub mark: Mark,
    /// The quotation of the paragraph before, which was left open and goes on here.
    pub continues: Option<usize>,
}

impl Quotation {
    /// How many tokens stand between its marks.
    #[must_use]
    pub const fn len(&self) -> usize {
        (self.end - self.start).saturating_sub(1 + self.closed as usize)
    }

    /// Whether nothing stands between its marks.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What a token can be to the mark machine.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    OpenDouble,
    CloseDouble,
    EitherDouble,
    OpenSingle,
    EitherSingle,
}

/// Whether a token that begins with `mark` can have a [`sign`]: no word and no other mark has.
const fn may_quote(mark: char) -> bool {
    matches!(
        mark,
        '“' | '„' | '«' | '`' | '‘' | '”' | '»' | '’' | '"' | '\''
    )
}

fn sign(word: &str) -> Option<Sign> {
    Some(match word {
        "“" | "„" | "«" | "``" | "‘‘" => Sign::OpenDouble,
        "”" | "»" | "’’" => Sign::CloseDouble,
        "\"" | "''" => Sign::EitherDouble,
        "‘" | "`" => Sign::OpenSingle,
        "’" | "'" => Sign::EitherSingle,
        _ => return None,
    })
}

/// Finds the quotations of all paragraphs and writes every token's place.
pub(super) fn mark(prose: &mut Prose<'_>) {
    let mut left_open: Option<usize> = None;
    for number in 0..prose.paragraphs.len() {
        let from = prose.quotations.len();
        let runs_on = left_open.is_some_and(|q| prose.quotations[q].mark == Mark::Double);
        Machine::new(prose, number).run(runs_on);
        if let (Some(before), Some(first)) = (left_open, prose.quotations.get(from)) {
            let starts_paragraph = first.start == prose.paragraphs[number].start;
            if starts_paragraph && first.mark == prose.quotations[before].mark {
                prose.quotations[from].continues = Some(before);
            }
        }
        let end = prose.paragraphs[number].end;
        left_open = prose.quotations[from..]
            .iter()
            .rposition(|q| !q.closed && q.end == end)
            .map(|own| from + own);
        write_places(prose, from);
    }
}

fn write_places(prose: &mut Prose<'_>, from: usize) {
    for (i, quotation) in prose.quotations.iter().enumerate().skip(from) {
        for at in quotation.start..quotation.end {
            let token = &mut prose.tokens[at];
            token.quotation = i as u32;
            token.place = if at == quotation.start && !token.is_word() {
                Place::Open
            } else if at + 1 == quotation.end && quotation.closed {
                Place::Close
            } else {
                Place::Inside
            };
        }
    }
}

/// Pairs the marks of one paragraph.
struct Machine<'p, 't> {
    prose: &'p mut Prose<'t>,
    end: usize,
    start: usize,
    /// Open marks, outermost first; never deeper than two (a quotation and one inside it).
    open: Vec<(Mark, usize)>,
    /// What closes the open double mark although it looks like an opening one: “ closes „, « closes ».
    closer: &'static str,
}

impl<'p, 't> Machine<'p, 't> {
    fn new(prose: &'p mut Prose<'t>, paragraph: usize) -> Self {
        let range = prose.paragraphs[paragraph].clone();
        Self {
            prose,
            start: range.start,
            end: range.end,
            open: Vec::with_capacity(2),
            closer: "",
        }
    }

    /// A paragraph whose first double mark can only close: the quotation of the paragraph before runs on into it.
    fn resume(&mut self) {
        let first = (self.start..self.end).find(|&i| {
            matches!(
                sign(self.prose.word(i)),
                Some(Sign::OpenDouble | Sign::CloseDouble | Sign::EitherDouble)
            )
        });
        if let Some(i) = first
            && i > self.start
            && !self.space_before(i)
            && self.space_after(i)
            && sign(self.prose.word(i)) != Some(Sign::OpenDouble)
        {
            self.push(self.start, i + 1, true, Mark::Double);
            self.start = i + 1;
        }
    }

    fn run(mut self, runs_on: bool) {
        if runs_on {
            self.resume();
        }
        for i in self.start..self.end {
            if !may_quote(self.prose.tokens[i].mark) {
                continue;
            }
            match sign(self.prose.word(i)) {
                Some(Sign::OpenDouble) => self.open_double(i),
                Some(Sign::CloseDouble) => self.close_double(i),
                Some(Sign::EitherDouble) => self.either_double(i),
                Some(Sign::OpenSingle) => self.open_single(i),
                Some(Sign::EitherSingle) => self.either_single(i),
                None => {}
            }
        }
        if let Some(&(mark, start)) = self.open.first()
            && self.end - start > 1
        {
            self.push(start, self.end, false, mark);
        }
    }

    fn push(&mut self, start: usize, end: usize, closed: bool, mark: Mark) {
        self.prose.quotations.push(Quotation {
            start,
            end,
            closed,
            mark,
            continues: None,
        });
    }

    fn has(&self, mark: Mark) -> bool {
        self.open.iter().any(|(m, _)| *m == mark)
    }

    /// Whether white space (or nothing) stands after token `i`.
    fn space_after(&self, i: usize) -> bool {
        i + 1 >= self.end || self.prose.tokens[i + 1].spaced
    }

    fn space_before(&self, i: usize) -> bool {
        i == self.start || self.prose.tokens[i].spaced
    }

    fn open_double(&mut self, i: usize) {
        if !self.has(Mark::Double) {
            self.closer = if self.prose.word(i) == "„" {
                "“"
            } else {
                ""
            };
            self.open.push((Mark::Double, i));
        } else if self.prose.word(i) == self.closer {
            self.close_double(i); // „ … “ and » … « as German and Czech newspapers and books print it
        } else if !self.space_before(i) && self.space_after(i) {
            self.close_double(i); // an opening mark typed where the closing one belongs
        } else if self.open.len() < 2 && self.nests(i) {
            self.open.push((Mark::Double, i)); // “… even when “ours” is to blame …”
        } else {
            self.restart(Mark::Double, i);
        }
    }

    /// Whether a mark that opens while its like is open has two closing ones before the next that opens.
    fn nests(&self, i: usize) -> bool {
        let mut marks = (i + 1..self.end.min(i + 400))
            .filter(|&k| !self.prose.tokens[k].is_word())
            .filter_map(|k| sign(self.prose.word(k)))
            .filter(|s| !matches!(s, Sign::OpenSingle | Sign::EitherSingle));
        let closes = |s: Option<Sign>| s == Some(Sign::CloseDouble);
        self.closer.is_empty() && closes(marks.next()) && closes(marks.next())
    }

    /// A mark opens while its like is open: the one before was never closed.
    fn restart(&mut self, mark: Mark, i: usize) {
        let (first, start) = self.open[0];
        self.open.clear();
        self.push(start, i, false, first);
        self.open.push((mark, i));
    }

    fn close_double(&mut self, i: usize) {
        let Some(depth) = self.open.iter().rposition(|(m, _)| *m == Mark::Double) else {
            // “ … ’ typed as ” also closes a single quotation that stands alone.
            if let [(Mark::Single, start)] = self.open[..] {
                self.open.clear();
                self.push(start, i + 1, true, Mark::Single);
            } else if self.prose.word(i) == "»" && self.space_before(i) && !self.space_after(i) {
                self.closer = "«";
                self.open.push((Mark::Double, i));
            } else if self.prose.word(i) == "”"
                && self.space_before(i)
                && !self.space_after(i)
                && self.closes_curly_later(i)
            {
                self.closer = "";
                self.open.push((Mark::Double, i)); // ”We stay,” with the closing mark typed for the opening one
            }
            return;
        };
        let (_, start) = self.open[depth];
        self.open.truncate(depth);
        if depth == 0 {
            self.push(start, i + 1, true, Mark::Double);
        }
    }

    /// Whether the next double mark closes: no space before it.
    fn closes_curly_later(&self, i: usize) -> bool {
        (i + 1..self.end.min(i + 400))
            .filter(|&k| !self.prose.tokens[k].is_word())
            .find(|&k| {
                matches!(
                    sign(self.prose.word(k)),
                    Some(Sign::OpenDouble | Sign::CloseDouble | Sign::EitherDouble)
                )
            })
            .is_some_and(|k| self.prose.word(k) == "”" && !self.space_before(k))
    }

    fn either_double(&mut self, i: usize) {
        let looks_open = self.space_before(i) && !self.space_after(i);
        let looks_closing = !self.space_before(i) && self.space_after(i);
        if !self.has(Mark::Double) {
            // A closing-looking mark with nothing open is an inch sign or a stray.
            if !looks_closing || i == self.start {
                self.open.push((Mark::Double, i));
            }
        } else if looks_open && self.open.len() == 1 && self.closes_later(i) {
            self.restart(Mark::Double, i);
        } else {
            self.close_double(i);
        }
    }

    /// Whether a closing-looking straight double mark follows before any other opens.
    fn closes_later(&self, i: usize) -> bool {
        (i + 1..self.end)
            .filter(|&k| matches!(sign(self.prose.word(k)), Some(Sign::EitherDouble)))
            .map(|k| !self.space_before(k))
            .next()
            .unwrap_or(false)
    }

    fn open_single(&mut self, i: usize) {
        let owns = self.prose.word(i + 1).eq_ignore_ascii_case("s"); // the party‘s men
        if self.elides(i) || self.is_of_n(i) || owns && !self.space_before(i) {
            return;
        }
        if self.has(Mark::Single) {
            if self.open.len() == 1 && self.space_before(i) {
                self.restart(Mark::Single, i);
            }
        } else {
            self.open.push((Mark::Single, i));
        }
    }

    /// ’90s, 'em, 'n': an apostrophe for what is left out.
    fn elides(&self, i: usize) -> bool {
        let next = self.prose.word(i + 1);
        next.starts_with(|c: char| c.is_ascii_digit()) && next.trim_end_matches('s').len() == 2
            || ["em", "n", "til", "tis", "twas", "cause"]
                .iter()
                .any(|w| next.eq_ignore_ascii_case(w))
    }

    fn either_single(&mut self, i: usize) {
        if self.is_of_n(i) {
            return; // rock ’n’ roll
        }
        let straight = self.prose.word(i) == "'";
        let looks_open = self.space_or_mark_before(i) && !self.space_after(i);
        if straight && looks_open && !self.has(Mark::Single) && !self.elides(i) {
            if self.closes_single_later(i) {
                self.open.push((Mark::Single, i));
            }
            return;
        }
        let after_is_word = i + 1 < self.end && {
            let next = &self.prose.tokens[i + 1];
            next.is_word() && !next.spaced
        };
        let Some(depth) = self.open.iter().position(|(m, _)| *m == Mark::Single) else {
            return;
        };
        if after_is_word || self.space_before(i) && !self.space_after(i) || self.is_possessive(i) {
            return;
        }
        let (_, start) = self.open[depth];
        self.open.truncate(depth);
        if depth == 0 {
            self.push(start, i + 1, true, Mark::Single);
        }
    }

    /// One of the two apostrophes of ’n’.
    fn is_of_n(&self, i: usize) -> bool {
        let apostrophe = |k: usize| k < self.end && matches!(self.prose.word(k), "’" | "'" | "‘");
        let n = |k: usize| self.prose.word(k).eq_ignore_ascii_case("n");
        n(i + 1) && apostrophe(i + 2) || i >= self.start + 2 && n(i - 1) && apostrophe(i - 2)
    }

    fn space_or_mark_before(&self, i: usize) -> bool {
        self.space_before(i)
            || matches!(
                self.prose.tokens[i - 1].mark,
                '“' | '"' | '(' | '[' | '—' | '–'
            )
    }

    /// "the voters’ choice": s before, a word after, and another mark later in the paragraph that can close.
    fn is_possessive(&self, i: usize) -> bool {
        let before = self.prose.word(i.wrapping_sub(1));
        if !before.ends_with(['s', 'S']) || i + 1 >= self.end {
            return false;
        }
        let next = &self.prose.tokens[i + 1];
        if !next.is_word() || !next.spaced || next.verb().is_some() || next.any(Class::SUBJECT) {
            return false;
        }
        // Linear in the whole: looks no further than the next single mark that could close.
        (i + 1..self.end)
            .take(400)
            .find(|&k| {
                matches!(
                    sign(self.prose.word(k)),
                    Some(Sign::OpenSingle | Sign::EitherSingle)
                )
            })
            .is_some_and(|k| !self.space_before(k) && self.space_or_stop_after(k))
    }

    fn space_or_stop_after(&self, k: usize) -> bool {
        self.space_after(k) || !self.prose.tokens[k + 1].is_word()
    }

    fn closes_single_later(&self, i: usize) -> bool {
        (i + 1..self.end).take(400).any(|k| {
            self.prose.word(k) == "'" && !self.space_before(k) && self.space_or_stop_after(k)
        })
    }
}

#[cfg(test)]
mod tests;
