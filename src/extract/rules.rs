//! The rules, run over an article sentence by sentence; no model, no data but the lexicon.
//!
//! Each cue is tried against each kind of rule; overlaps are settled by rank; quotations nobody took are continued,
//! or left alone. Leaves out: titles' speakers and everything else that needs to know people (`attribute`).

use super::candidate::Candidate;
use super::cue::Cue;
use super::run::Run;
use super::sentence::Sentence;
use super::transcript::Dialogue;
use super::{Extraction, Rule, Tagger};
use super::{
    according, border, clause, colon, leftover, noun, participle, quoted, reject, settle, subject,
    thought, transcript, unmarked,
};
use crate::lexicon::{Class, VerbForm};
use crate::text::{Place, Prose};
use std::ops::Range;

/// Finds statements by rules alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules {
    /// Thoughts and wishes are statements too, as for [`super::model::Model`].
    pub thoughts: bool,
}

impl Tagger for Rules {
    fn find(&self, prose: &Prose<'_>) -> Extraction {
        let (mut found, mut thoughts) = run(prose, self.thoughts);
        found.candidates.append(&mut thoughts);
        found
    }
}

/// Statements by the rules, and apart from them the thoughts, where these are asked for.
#[must_use]
pub fn run(prose: &Prose<'_>, thoughts: bool) -> (Extraction, Vec<Candidate>) {
    let mut run = Run {
        with_thoughts: thoughts,
        ..Run::default()
    };
    let titles = prose.paragraphs[..prose.titles].last().map_or(0, |p| p.end);
    let dialogue = transcript::find(prose);
    let mut turns = dialogue.turns.iter().peekable();
    for range in prose.sentences.iter().filter(|r| r.start >= titles) {
        if !dialogue.takes(prose.tokens[range.start].paragraph) {
            run.sentence(prose, range, &dialogue);
            continue;
        }
        while let Some(turn) = turns.next_if(|t| t.first() < range.end) {
            run.found.push(turn.clone());
        }
        // What follows a conversation goes on with nothing before it.
        (run.last, run.pending) = (None, None);
    }
    run.rejects.extend_from_slice(&dialogue.rejects);
    unmarked::find(prose, &dialogue, &mut run.found);
    for range in prose.sentences.iter().filter(|r| r.start < titles) {
        run.title(prose, range);
    }
    border::settle(prose, &mut run.found);
    let found = Extraction {
        candidates: run.found,
        rejects: run.rejects,
    };
    (found, run.thoughts)
}

impl Run {
    fn sentence(&mut self, prose: &Prose<'_>, range: &Range<usize>, dialogue: &Dialogue) {
        let paragraph = prose.tokens[range.start].paragraph;
        if self.taken_paragraph == Some(paragraph) {
            return;
        }
        let s = Sentence::new(prose, range);
        if let Some(candidate) =
            colon::transcript(&s, dialogue.refuses(paragraph)).or_else(|| colon::signature(&s))
        {
            self.taken_paragraph = Some(paragraph);
            self.push(candidate, paragraph);
            return;
        }
        let mut found: Vec<Candidate> = Vec::new();
        if reject::of_sentence(&s, &mut self.rejects) {
            return;
        }
        for index in 0..s.cues.len() {
            if let Some(candidate) = frame(&s, index, &found) {
                found.push(candidate);
            }
        }
        found.extend(according::identified(&s));
        let mut found = settle::settle(found);
        let nouns = noun::find(&s, &found);
        if !nouns.is_empty() {
            found.extend(nouns);
            found.sort_by_key(|c| c.cue.start);
        }
        for candidate in &mut found {
            if let Some(rejected) = reject::cut_tail(&s, candidate) {
                self.rejects.push(rejected);
            }
        }
        leftover::place(self, &s, &mut found, paragraph);
        if self.with_thoughts {
            self.thoughts.extend(thought::find(&s, &found));
        }
        let had = !found.is_empty();
        for mut candidate in found {
            self.gather_open_chain(prose, &mut candidate);
            self.push(candidate, paragraph);
        }
        self.remember_pending(&s, had, paragraph);
    }

    /// A quotation that ran on without a speaker has found one at its end: all of it is that one's.
    fn gather_open_chain(&mut self, prose: &Prose<'_>, candidate: &mut Candidate) {
        let Some((last, _)) = self.last else { return };
        let first = candidate.content[0].start;
        let token = &prose.tokens[first];
        let runs_on = !token.outside()
            && prose.quotations[token.quotation as usize]
                .continues
                .is_some();
        let before = &self.found[last];
        if runs_on
            && last + 1 == self.found.len()
            && before.rule == Rule::QuotationAlone
            && !candidate.mention.is_empty()
        {
            let mut content = before.content.clone();
            content.append(&mut candidate.content);
            candidate.content = content;
            self.found.pop();
        }
    }

    /// "The general said:", with the words in the next sentence or paragraph.
    fn remember_pending(&mut self, s: &Sentence, had: bool, paragraph: u32) {
        let colon = s.mark(s.hi - 1) == ':' && s.prose.tokens[s.hi - 1].outside();
        let bare_cue = !had
            && s.cues
                .last()
                .is_some_and(|c| c.verb.is_some() && s.end - c.at < 4);
        if !colon && !bare_cue {
            if had {
                self.pending = None;
            }
            return;
        }
        self.pending = if let Some(cue) = s.cues.last().filter(|c| c.verb.is_some()) {
            let subject = subject::before(s.prose, cue.at, s.lo);
            let mention = subject
                .as_ref()
                .map(|x| x.mention.clone())
                .or_else(|| Some(self.found.last()?.mention.clone()).filter(|_| had));
            let start = subject.map_or(cue.at, |x| x.cue_start);
            mention.map(|m| (start..cue.at + 1, m, paragraph))
        } else {
            None
        };
    }

    fn title(&mut self, prose: &Prose<'_>, range: &Range<usize>) {
        let s = Sentence::new(prose, range);
        let speaks = |word: &str| {
            self.found
                .iter()
                .filter(|c| {
                    prose.tokens[c.mention.clone()]
                        .iter()
                        .any(|t| t.span.of(prose.text) == word)
                })
                .count()
        };
        if let Some(candidate) = colon::title(&s, speaks) {
            self.found.push(candidate);
            return;
        }
        let mut found = Vec::new();
        for index in 0..s.cues.len() {
            if let Some(candidate) = frame(&s, index, &found) {
                found.push(candidate);
            }
        }
        self.found.extend(settle::settle(found));
    }
}

/// The candidate of one cue, if any kind of rule gives one.
fn frame(s: &Sentence, index: usize, found: &[Candidate]) -> Option<Candidate> {
    let cue = &s.cues[index];
    if cue.verb.is_none() {
        return according::find(s, cue.at);
    }
    let subject = subject::before(s.prose, cue.at, s.lo);
    let verbs = subject::verb_start(s.prose, cue.at, s.lo);
    let led_up_to = cue.form == VerbForm::Base && verbs < cue.at;
    let first = if verbs > s.lo { verbs } else { cue.at };
    let comma_before =
        cue.at > s.lo && (s.mark(cue.at - 1) == ',' || led_up_to && s.mark(first - 1) == ',');
    let coordinated =
        first > s.lo && s.prose.is_any(first - 1, &["and", "but", "then"]) || comma_before;
    let shared = shares_subject(s, cue, subject.as_ref());
    let joined = coordinated
        && cue.is_strong()
        && (cue.form != VerbForm::Base || led_up_to)
        && (!found.is_empty() || !comma_before);
    if cue.form == VerbForm::Ing && (subject.is_none() || comma_before || shared)
        || subject.is_none() && joined
    {
        if let Some(c) = participle::find(s, cue, index, found) {
            return Some(c);
        }
        if cue.form == VerbForm::Ing {
            return None;
        }
    }
    let inverted = quoted::inverted_mention(s, cue, subject.is_some());
    if inverted.is_none() && subject.is_none() {
        return None;
    }
    let (mention, cue_start, after, border) = match (inverted, subject) {
        (Some(m), _) => (m.clone(), cue.at, m.end, cue.at),
        (None, Some(x)) => (x.mention.clone(), x.cue_start, cue.at + 1, x.mention.start),
        (None, None) => return None,
    };
    let cue_tokens = cue_start..cue.at + 1;
    if let Some(candidate) = according::as_reported(s, cue, &cue_tokens, &mention, after) {
        return Some(candidate);
    }
    if let Some(content) = quoted::content(s, cue, border, after, index) {
        let rule = if s.has_quoted(content[0].clone()) {
            Rule::QuotationWithCue
        } else {
            Rule::ReportedClause
        };
        let mut content: Vec<_> = content
            .into_iter()
            .map(|r| s.trimmed(r))
            .filter(|r| !r.is_empty())
            .collect();
        content.dedup();
        if !content.is_empty() {
            return Some(Candidate {
                content,
                cue: cue_tokens,
                mention,
                rule,
                rank: 4,
                continues: None,
            });
        }
    }
    behind(s, cue, index, &cue_tokens, &mention, after)
}

/// Content behind the cue, if it is worth a statement.
fn behind(
    s: &Sentence,
    cue: &Cue,
    index: usize,
    cue_tokens: &Range<usize>,
    mention: &Range<usize>,
    after: usize,
) -> Option<Candidate> {
    // "spoke with the mayor": nothing is told.
    if matches!(cue.lemma(), "speak" | "talk") && s.prose.is(after, "with") {
        return None;
    }
    let mut content = clause::content(s, cue, after, index)?;
    let mut cue_tokens = cue_tokens.clone();
    if content.start == cue_tokens.end
        && s.prose.is_any(
            content.start,
            &["for", "on", "upon", "of", "about", "against", "to"]
                [..if cue.lemma() == "refer" { 7 } else { 6 }],
        )
        && content.len() > 1
    {
        // "called for", "warned of": the preposition belongs to the cue.
        content.start += 1;
        cue_tokens.end += 1;
    }
    let quoted = s.has_quoted(content.clone());
    let joined = s.prose.is_any(content.start, &["and", "but", "or"])
        && s.prose.tokens[content.start].outside();
    if joined || s.count_words(content.clone()) < 2 && !quoted {
        return None;
    }
    let that = content.start > after && s.prose.is(content.start - 1, "that");
    if reject::says_nothing(s, cue) {
        return None;
    }
    let finding = super::objects::reports_finding(s, cue, &content)
        || cue.lemma() == "agree" && starts_infinitive(s, &content)
        || cue.lemma() == "rule" && clause::points_out(s, cue);
    if cue.is_strong()
        && !that
        && !quoted
        && !finding
        && super::objects::needs_clause(cue)
        && !super::objects::is_clause(s, &content)
    {
        return None;
    }
    let points_out =
        clause::points_out(s, cue) && (finding || super::objects::is_clause(s, &content));
    if points_out {
        cue_tokens.end = cue_tokens.end.max(cue.at + 2);
    }
    let cue_tokens = &cue_tokens;
    if !cue.is_strong() && !points_out && !finding {
        let plain = super::objects::reports(s, cue, &content);
        if !plain && !quoted && !that {
            return None;
        }
    }
    let rule = if s.prose.tokens[content.start].place == Place::Open {
        Rule::QuotationWithCue
    } else {
        Rule::ReportedClause
    };
    // "drought threatens the valley", "advised a bank": without words to do or say something, nothing is told.
    let acts = matches!(cue.lemma(), "threaten" | "advise" | "counsel");
    if acts && !that && !quoted && !(content.clone()).any(|i| s.prose.is(i, "to")) {
        return None;
    }
    let rank = match (
        cue.is_strong(),
        that || matches!(cue.lemma(), "say" | "tell" | "add"),
    ) {
        (true, true) => 3,
        (true, false) => 2,
        _ if points_out || finding => 3,
        (false, _) => 1,
    };
    // "X said Thursday the minister": a clause needs a verb of its own, or marks.
    if rank < 3
        && !quoted
        && cue.is_strong()
        && !that
        && !has_verb(s, &content)
        && !finding
        && !super::objects::takes_object(cue)
    {
        return None;
    }
    let front = condition_before(s, &content, mention);
    let mut candidate = s.candidate(content, cue_tokens.clone(), mention.clone(), rule, rank)?;
    candidate.content.splice(0..0, front);
    Some(candidate)
}

/// "If the bridge holds, Diallo said, “the road will open”": the condition is part of what is said.
fn condition_before(
    s: &Sentence,
    content: &Range<usize>,
    mention: &Range<usize>,
) -> Option<Range<usize>> {
    let comma = mention.start.checked_sub(1).filter(|&c| c > s.lo + 2)?;
    let condition = s.prose.tokens[s.lo].any(Class::SUBORDINATOR)
        && s.prose
            .is_any(s.lo, &["if", "unless", "because", "until", "once"]);
    let quoted = s.prose.tokens[content.start].place == Place::Open
        && s.mark(content.start - 1) == ','
        && !s.prose.tokens[content.start + 1].capital;
    let plain = || (s.lo..comma).all(|i| s.prose.tokens[i].outside());
    (condition && quoted && s.mark(comma) == ',' && plain()).then_some(s.lo..comma)
}

/// "to open the gates", not "to elections".
fn starts_infinitive(s: &Sentence, content: &Range<usize>) -> bool {
    let (verb, next) = (content.start + 1, content.start + 2);
    let word = s.prose.word(verb);
    s.prose.is(content.start, "to")
        && next < content.end
        && !word.ends_with(['s', 'g'])
        && !s.prose.tokens[verb].capital
        && !s.prose.tokens[verb].any(Class::DETERMINER | Class::POSSESSIVE | Class::PRONOUN)
        && (s.prose.tokens[next]
            .any(Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION | Class::PRONOUN)
            || s.prose.is(verb, "be")
            || s.prose.tokens[next].capital)
}

/// Whether some word in the range looks like a finite verb.
fn has_verb(s: &Sentence, range: &Range<usize>) -> bool {
    range.clone().any(|i| {
        let t = &s.prose.tokens[i];
        t.any(Class::FINITE)
            || t.verb().is_some_and(|(_, f)| f != VerbForm::Base)
            || !t.capital && s.prose.word(i).ends_with("ed")
    })
}

/// "defended the record while promising", "released a statement saying": the participle's subject is the sentence's.
fn shares_subject(s: &Sentence, cue: &Cue, subject: Option<&subject::Subject>) -> bool {
    if cue.form != VerbForm::Ing || cue.at == s.lo {
        return false;
    }
    let joined = s.prose.is_any(
        cue.at - 1,
        &[
            "while", "whilst", "before", "after", "by", "when", "without",
        ],
    );
    let speech = subject.is_some_and(|x| {
        s.prose.tokens[x.mention.end - 1].any(Class::SPEECH_NOUN) && x.mention.start > s.lo + 1
    });
    joined || speech
}
