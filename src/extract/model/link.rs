//! Labels → statements: which mention and which content belong to which cue.
//!
//! Cues take the nearest mention and content of their sentence, then of their paragraph; cues that are coordinated
//! or participles share the speaker of the one before ("said …, adding …"); words in marks behind "X said:" belong
//! to it. Looks at a few neighbours only, so that work grows with the text. Leaves out: what the rules know (`merge`).

use super::super::candidate::Candidate;
use super::super::subject;
use super::decode::label;
use crate::lexicon::{Class, VerbForm};
use crate::text::{Place, Prose};
use std::ops::Range;

mod statement;

use statement::statement;

/// Cues looked at on either side of a mention or a content.
const NEIGHBOURS: usize = 3;
/// A mention further from its cue, in tokens, is another's.
const FARTHEST_MENTION: usize = 40;
/// A content that costs more than this belongs to no cue.
const DEAREST_CONTENT: usize = 120;

/// A statement as the labels have it.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub candidate: Candidate,
    /// The cue reports a thought or a wish.
    pub thought: bool,
}

/// Runs of one label in one paragraph.
#[derive(Debug, Default)]
struct Runs {
    mentions: Vec<Range<usize>>,
    /// Each with whether it reports a thought.
    cues: Vec<(Range<usize>, bool)>,
    contents: Vec<Range<usize>>,
}

/// What a cue has been given.
#[derive(Clone, Debug, Default)]
struct Taken {
    mention: Range<usize>,
    contents: Vec<Range<usize>>,
}

/// "X said:" at the end of a paragraph: its cue and mention, which wait for words in marks.
pub(super) type Waiting = Option<(Range<usize>, Range<usize>)>;

/// The statements that the labels of a paragraph make, and what waits for the next one; `before` waited for this one.
///
/// Of statements whose first word `wanted` does not hold for there may be some or none.
pub(super) fn link(
    prose: &Prose<'_>,
    labels: &[u8],
    paragraph: &Range<usize>,
    before: &Waiting,
    wanted: impl Fn(usize) -> bool,
) -> (Vec<Report>, Waiting) {
    let mut reports = Vec::new();
    let runs = runs(prose, labels, paragraph);
    if runs.cues.is_empty() && runs.contents.is_empty() {
        return (reports, None);
    }
    let mut taken = vec![Taken::default(); runs.cues.len()];
    mentions_to_cues(prose, &runs, &mut taken);
    let mut orphans = contents_to_cues(prose, &runs, &mut taken);
    shared_mentions(prose, &runs, &mut taken);
    orphans.retain(|orphan| !adopt(prose, orphan, &runs, &mut taken));
    for orphan in orphans {
        if let Some((cue, mention)) = before
            && orphan.start == paragraph.start
            && quoted_share(prose, &orphan) > 50
        {
            let given = Taken {
                mention: mention.clone(),
                contents: vec![orphan],
            };
            reports.extend(statement(prose, &(cue.clone(), false), given, &wanted));
        }
    }
    let waits = waiting(prose, &runs, &taken, paragraph);
    for (cue, given) in runs.cues.iter().zip(taken) {
        reports.extend(statement(prose, cue, given, &wanted));
    }
    (reports, waits)
}

/// The last cue of the paragraph, where a colon or nothing follows and no content is its own.
fn waiting(prose: &Prose<'_>, runs: &Runs, taken: &[Taken], paragraph: &Range<usize>) -> Waiting {
    let (cue, _) = runs.cues.last()?;
    let given = taken.last()?;
    let colon = prose.tokens[paragraph.end - 1].mark == ':';
    let near_end = paragraph.end - cue.end < 4;
    (given.contents.is_empty() && (colon || near_end)).then(|| (cue.clone(), given.mention.clone()))
}

fn runs(prose: &Prose<'_>, labels: &[u8], paragraph: &Range<usize>) -> Runs {
    let mut runs = Runs::default();
    let mut i = paragraph.start;
    while i < paragraph.end {
        let first = labels[i];
        let start = i;
        i += 1;
        let inner = match first {
            label::NONE | label::BETWEEN => continue,
            label::MENTION | label::CONTENT => first + 1,
            own => own,
        };
        while i < paragraph.end && labels[i] == inner {
            i += 1;
        }
        match inner {
            label::CUE | label::THOUGHT => runs.cues.push((start..i, inner == label::THOUGHT)),
            mention if mention <= label::MENTION + 1 => runs.mentions.push(start..i),
            _ => runs.contents.push(start..i),
        }
    }
    runs.contents
        .retain(|r| r.clone().any(|k| prose.tokens[k].is_word()));
    runs
}

/// Tokens between two runs that do not overlap.
fn gap(a: &Range<usize>, b: &Range<usize>) -> usize {
    if b.start >= a.end {
        b.start - a.end
    } else {
        a.start.saturating_sub(b.end)
    }
}

/// The cues around token `at`: at most [`NEIGHBOURS`] on either side.
fn around(runs: &Runs, at: usize) -> Range<usize> {
    let middle = runs.cues.partition_point(|(c, _)| c.start < at);
    middle.saturating_sub(NEIGHBOURS)..(middle + NEIGHBOURS).min(runs.cues.len())
}

/// How many cues stand between two places.
fn cues_between(runs: &Runs, a: usize, b: usize) -> usize {
    let from = runs.cues.partition_point(|(c, _)| c.start <= a.min(b));
    let to = runs.cues.partition_point(|(c, _)| c.start < a.max(b));
    to.saturating_sub(from)
}

fn mentions_to_cues(prose: &Prose<'_>, runs: &Runs, taken: &mut [Taken]) {
    let mut pairs = Vec::new();
    for (m, mention) in runs.mentions.iter().enumerate() {
        for c in around(runs, mention.start) {
            let (cue, _) = &runs.cues[c];
            let sentence = prose.tokens[cue.start].sentence;
            if prose.tokens[mention.start].sentence != sentence
                && prose.tokens[mention.end - 1].sentence != sentence
            {
                continue;
            }
            let distance = gap(mention, cue);
            let between = cues_between(runs, mention.start, cue.start);
            let cost = 2 * (distance + 20 * between) + usize::from(mention.start > cue.start);
            if distance + 20 * between <= FARTHEST_MENTION {
                pairs.push((cost, m, c));
            }
        }
    }
    pairs.sort_unstable();
    let mut given = vec![false; runs.mentions.len()];
    for (_, m, c) in pairs {
        if !given[m] && taken[c].mention.is_empty() {
            given[m] = true;
            taken[c].mention = runs.mentions[m].clone();
        }
    }
}

/// Gives each content to the cheapest cue; those that no cue can pay for are returned.
fn contents_to_cues(prose: &Prose<'_>, runs: &Runs, taken: &mut [Taken]) -> Vec<Range<usize>> {
    let mut orphans = Vec::new();
    for content in &runs.contents {
        let cheapest = around(runs, content.start)
            .map(|c| (content_cost(prose, runs, &taken[c], c, content), c))
            .min();
        match cheapest {
            Some((cost, c)) if cost <= DEAREST_CONTENT => taken[c].contents.push(content.clone()),
            _ => orphans.push(content.clone()),
        }
    }
    orphans
}

fn content_cost(
    prose: &Prose<'_>,
    runs: &Runs,
    taken: &Taken,
    c: usize,
    content: &Range<usize>,
) -> usize {
    let (cue, _) = &runs.cues[c];
    let mut whole = cue.clone();
    if !taken.mention.is_empty() {
        whole.start = whole.start.min(taken.mention.start);
        whole.end = whole.end.max(taken.mention.end);
    }
    let mut cost = gap(&whole, content);
    let own = prose.tokens[cue.start].sentence;
    let first = prose.tokens[content.start].sentence;
    let last = prose.tokens[content.end - 1].sentence;
    if own < first || own > last {
        let away = own.abs_diff(first).min(own.abs_diff(last)) as usize;
        cost += 25 * away;
        if cue.start > content.start {
            cost += 30;
        }
    }
    cost + 15 * cues_between(runs, content.start, cue.start)
}

/// Cues without a mention of their own: coordinated ones and participles share the one before.
fn shared_mentions(prose: &Prose<'_>, runs: &Runs, taken: &mut [Taken]) {
    for c in 0..runs.cues.len() {
        if !taken[c].mention.is_empty() {
            continue;
        }
        let (cue, _) = &runs.cues[c];
        let sentence = prose.sentence(cue.start);
        let verb = cue
            .clone()
            .find(|&i| prose.tokens[i].verb().is_some())
            .unwrap_or(cue.start);
        let participle = cue
            .clone()
            .any(|i| prose.tokens[i].has_form(VerbForm::Ing) || prose.word(i).ends_with("ing"));
        let joined = cue.start > sentence.start
            && (prose.tokens[cue.start - 1].mark == ','
                || prose.is_any(
                    cue.start - 1,
                    &[
                        "and", "but", "or", "then", "also", "with", "by", "without", "in",
                    ],
                ));
        let passive = cue.clone().any(|i| prose.tokens[i].any(Class::BE));
        if passive && !participle {
            continue;
        }
        if participle || joined {
            let earlier = taken[..c]
                .iter()
                .zip(&runs.cues)
                .rev()
                .take_while(|(_, (other, _))| {
                    other.start >= sentence.start && same_clause(prose, other.start, cue.start)
                })
                .find(|(t, _)| !t.mention.is_empty())
                .map(|(t, _)| t.mention.clone());
            if let Some(mention) = earlier {
                taken[c].mention = mention;
                continue;
            }
        }
        let before = subject::before(prose, verb, sentence.start).map(|s| s.mention);
        let named = before.filter(|m| !participle && names(prose, m) && !touches(runs, m));
        taken[c].mention = named
            .or_else(|| nearest_mention(runs, cue, &sentence))
            .unwrap_or_default();
    }
}

/// Whether no semicolon stands between two places.
fn same_clause(prose: &Prose<'_>, from: usize, to: usize) -> bool {
    prose.tokens[from..to]
        .iter()
        .all(|t| t.mark != ';' || !t.outside())
}

/// Whether a phrase can name a speaker: it has a capital, a determiner or a pronoun, or is a plural.
fn names(prose: &Prose<'_>, mention: &Range<usize>) -> bool {
    let kinds = Class::DETERMINER | Class::SUBJECT | Class::RELATIVE | Class::POSSESSIVE;
    let tokens = &prose.tokens[mention.clone()];
    tokens.iter().any(|t| t.capital || t.any(kinds)) || prose.words(mention).ends_with('s')
}

/// Whether a phrase shares words with some content.
fn touches(runs: &Runs, mention: &Range<usize>) -> bool {
    let at = runs.contents.partition_point(|x| x.end <= mention.start);
    runs.contents.get(at).is_some_and(|x| x.start < mention.end)
}

/// The mention of the sentence that is nearest to a cue, whoever else's it is.
fn nearest_mention(
    runs: &Runs,
    cue: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let at = runs.mentions.partition_point(|m| m.start < cue.start);
    let sides = [at.checked_sub(1), Some(at)];
    let near = sides
        .into_iter()
        .flatten()
        .filter_map(|k| runs.mentions.get(k));
    near.filter(|m| sentence.contains(&m.start) && gap(m, cue) <= FARTHEST_MENTION)
        .min_by_key(|m| gap(m, cue))
        .cloned()
}

/// Gives an orphan in marks to a cue of its paragraph that has no content yet, or that a quotation before it has.
fn adopt(prose: &Prose<'_>, orphan: &Range<usize>, runs: &Runs, taken: &mut [Taken]) -> bool {
    if quoted_share(prose, orphan) <= 50 {
        return false;
    }
    let before = runs.cues.partition_point(|(c, _)| c.start < orphan.start);
    let waiting = (before.saturating_sub(NEIGHBOURS)..before)
        .rev()
        .find(|&c| taken[c].contents.is_empty() && !runs.cues[c].1);
    let speaking = || {
        (before.saturating_sub(NEIGHBOURS)..before)
            .rev()
            .find(|&c| !taken[c].contents.is_empty() && !runs.cues[c].1)
            .filter(|_| prose.tokens[orphan.start].place == Place::Open)
    };
    let Some(c) = waiting.or_else(speaking) else {
        return false;
    };
    taken[c].contents.push(orphan.clone());
    true
}

/// Of a hundred words, how many stand in marks.
fn quoted_share(prose: &Prose<'_>, range: &Range<usize>) -> usize {
    let words = range.clone().filter(|&i| prose.tokens[i].is_word());
    let (mut all, mut quoted) = (0, 0);
    for i in words {
        all += 1;
        quoted += usize::from(!prose.tokens[i].outside());
    }
    quoted * 100 / all.max(1)
}
