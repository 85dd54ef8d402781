//! What a tagger finds in an article against its gold.
//!
//! Words decide, not marks: content is compared as the set of places where its words begin. A found statement and an
//! expected one match where they share at least half of all their words, the best pairs first, each once. A leading
//! "that" counts as little as a full stop.

use crate::articles::{Gold, Statement};
use onrecord::article;
use onrecord::dossier::Dossier;
use onrecord::extract::Form;
use onrecord::process::folder::dossier_by;
use onrecord::process::settings::TaggerName;
use onrecord::span::Span;
use std::collections::BTreeSet;
use std::fmt;
#[cfg(test)]
use std::slice::from_ref;

/// Counts over all articles added.
#[derive(Default)]
pub(crate) struct Score {
    /// Statements in the gold.
    expected: usize,
    /// Statements that the tagger found.
    found: usize,
    /// Found with exactly the right words.
    pub(crate) exact: usize,
    /// Found with at least half of all words.
    matched: usize,
    /// Of these, under the right speaker, or rightly under none.
    pub(crate) right: usize,
    /// Under another speaker, or under one where the article names none.
    pub(crate) wrong: usize,
    /// Of the matched, in the right form.
    form: usize,
    /// One line each, for whoever reads the output.
    pub(crate) differences: Vec<String>,
}

/// Places where words begin, as byte offsets.
type Words = BTreeSet<u32>;

impl Score {
    /// Reads the article as the only one of a dossier and counts.
    pub(crate) fn add(&mut self, gold: &Gold, tagger: TaggerName) {
        let dossier = read(gold, tagger);
        let text = &gold.text;
        let want: Vec<Words> = gold
            .statements
            .iter()
            .map(|s| words(text, &s.content))
            .collect();
        let got: Vec<Words> = dossier
            .statements
            .iter()
            .map(|s| words(text, &s.content))
            .collect();
        self.expected += want.len();
        self.found += got.len();
        let (mut want_free, mut got_free) = (vec![true; want.len()], vec![true; got.len()]);
        for (i, j, exact) in pairs(&want, &got) {
            if !(want_free[i] && got_free[j]) {
                continue;
            }
            (want_free[i], got_free[j]) = (false, false);
            self.matched += 1;
            self.exact += usize::from(exact);
            self.pair(gold, &gold.statements[i], &dossier, j, exact);
        }
        for (statement, _) in gold
            .statements
            .iter()
            .zip(&want_free)
            .filter(|(_, free)| **free)
        {
            let speaker = statement.speaker.as_deref();
            self.note(gold, "missed", speaker, &statement.content);
        }
        for (j, _) in got_free.iter().enumerate().filter(|(_, free)| **free) {
            self.note(
                gold,
                "invented",
                speaker(&dossier, j),
                &dossier.statements[j].content,
            );
        }
    }

    fn pair(&mut self, gold: &Gold, want: &Statement, dossier: &Dossier, j: usize, exact: bool) {
        let (got, name) = (&dossier.statements[j], speaker(dossier, j));
        match (want.speaker.as_deref(), name) {
            (None, None) => self.right += 1,
            (Some(want), Some(name)) if same(want, name) => self.right += 1,
            (want, None) => self.note(gold, &format!("nobody, not {want:?}"), name, &got.content),
            (want, Some(_)) => {
                self.wrong += 1;
                self.note(gold, &format!("not {want:?}"), name, &got.content);
            }
        }
        // A headline has no form but its own.
        if got.form == want.form || got.form == Form::Headline {
            self.form += 1;
        } else {
            self.note(gold, &format!("not {:?}", want.form), name, &got.content);
        }
        if !exact {
            self.note(gold, "border found", name, &got.content);
            self.note(gold, "border expected", name, &want.content);
        }
    }

    fn note(&mut self, gold: &Gold, what: &str, speaker: Option<&str>, content: &[Span]) {
        let parts: Vec<&str> = content.iter().map(|s| s.of(&gold.text)).collect();
        let (name, speaker, parts) = (&gold.name, speaker.unwrap_or("-"), parts.join(" ⏎ "));
        self.differences
            .push(format!("{name} {what}: {speaker} | {parts}"));
    }

    /// How many of what was found are no statements of the gold.
    pub(crate) fn invented(&self) -> usize {
        self.found - self.matched
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In thousandths.
        let f1 = |hits: usize| 2000 * hits / (self.expected + self.found);
        write!(
            f,
            "{} statements, {} found | exact {} (F1 .{:03}) | half of the words {} (F1 .{:03}) | speaker right {} (joint \
             F1 .{:03}), wrong {}, nobody {} | form right {} | missed {}, invented {}",
            self.expected,
            self.found,
            self.exact,
            f1(self.exact),
            self.matched,
            f1(self.matched),
            self.right,
            f1(self.right),
            self.wrong,
            self.matched - self.right - self.wrong,
            self.form,
            self.expected - self.matched,
            self.invented(),
        )
    }
}

/// The words of the gold's rejects of which some statement consists: all of its words lie in a reject.
pub(crate) fn rejects_taken(gold: &Gold, tagger: TaggerName) -> Vec<String> {
    let dossier = read(gold, tagger);
    let rejects: Vec<Words> = gold
        .rejects
        .iter()
        .map(|r| words(&gold.text, &[*r]))
        .collect();
    let statements = dossier
        .statements
        .iter()
        .map(|s| words(&gold.text, &s.content));
    let taken = statements.filter(|s| rejects.iter().any(|reject| s.is_subset(reject)));
    taken
        .map(|s| {
            let first = s.first().copied().unwrap_or_default();
            format!("{} at byte {first}", gold.name)
        })
        .collect()
}

fn read(gold: &Gold, tagger: TaggerName) -> Dossier {
    let file = format!("{}.txt", gold.name);
    let article = article::read(&file, gold.text.as_bytes()).expect("an article");
    assert_eq!(
        *article.text, *gold.text,
        "places of the gold are places of the article"
    );
    dossier_by(vec![article], tagger.tagger())
}

fn speaker(dossier: &Dossier, statement: usize) -> Option<&str> {
    let speaker = dossier.statements[statement].speaker?;
    Some(&dossier.speakers[speaker].name)
}

/// Where the words of the spans begin.
fn words(text: &str, spans: &[Span]) -> Words {
    let mut words = Words::new();
    for span in spans {
        let mut inside = false;
        for (at, c) in span.of(text).char_indices() {
            if c.is_alphanumeric() && !inside {
                words.insert(span.start + at as u32);
            }
            inside = c.is_alphanumeric();
        }
    }
    words
}

/// Pairs that share at least half of their words, best first: places in both lists, and whether they are the same.
fn pairs(want: &[Words], got: &[Words]) -> Vec<(usize, usize, bool)> {
    let mut pairs = Vec::new();
    for (i, want) in want.iter().enumerate() {
        for (j, got) in got.iter().enumerate() {
            let (shared, all) = (want.intersection(got).count(), want.union(got).count());
            if shared * 2 >= all && shared > 0 {
                pairs.push((1_000_000 * shared / all, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    pairs
        .into_iter()
        .map(|(_, i, j)| (i, j, want[i] == got[j]))
        .collect()
}

/// Names are the same but for an article before them and for small and large letters; a longer name of which the
/// other is the last or first two words or more is the same, too.
fn same(want: &str, got: &str) -> bool {
    let bare = |name: &str| {
        let name = name.to_lowercase().replace('’', "'");
        let rest = ["the ", "a ", "an "]
            .iter()
            .find_map(|a| name.strip_prefix(a));
        rest.unwrap_or(&name).to_owned()
    };
    let (want, got) = (bare(want), bare(got));
    let (short, long) = if want.len() < got.len() {
        (&want, &got)
    } else {
        (&got, &want)
    };
    let edge = long.starts_with(&format!("{short} ")) || long.ends_with(&format!(" {short}"));
    want == got || short.contains(' ') && edge
}

#[test]
fn names_are_compared_as_people_do() {
    assert!(same("officials", "Officials"));
    assert!(same("army", "the army"));
    assert!(same("Ann Lee", "Ann Lee Park"));
    assert!(!same("Ann Lee", "Lee"));
    assert!(!same("Ann Lee", "Ann Leeson"));
    assert!(!same("Ann Lee", "Dan Lee"));
}

#[test]
fn words_decide_and_not_marks() {
    let text = "\"It is over,\" she said.";
    let whole = words(text, &[Span::new(0, 13)]);
    assert_eq!(whole, words(text, &[Span::new(1, 11)]));
    assert_eq!(pairs(from_ref(&whole), from_ref(&whole)), [(0, 0, true)]);
    let (two, one) = (
        words("a b", &[Span::new(0, 3)]),
        words("a", &[Span::new(0, 1)]),
    );
    assert_eq!(pairs(&[two], from_ref(&one)), [(0, 0, false)]);
    let three = words("a b c", &[Span::new(0, 5)]);
    assert_eq!(pairs(&[three], &[one]), []);
}
