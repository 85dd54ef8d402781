//! The words right before and after a name that say what somebody is: "First Minister of Scotland" before
//! "Nicola …", "of the army's Eastern Command" after it.
//!
//! For names whose role the attribution did not take as one. Leaves out: anything past a verb or the end of the
//! sentence.

use crate::lexicon::given_names::fold;
use crate::lexicon::titles::{self, TitleClass};
use crate::lexicon::world::{self, PlaceKind};
use crate::span::Span;

/// Most bytes of text that are looked at on each side.
const REACH: u32 = 120;

/// The phrases beside the name at `name` that may be read as roles; empty where there are none.
#[must_use]
pub fn phrases(text: &str, name: Span) -> Vec<&str> {
    before(text, name)
        .into_iter()
        .chain(after(text, name))
        .collect()
}

/// The title run that ends at the name: "Labour MP (Member of Parliament)". It must hold a title.
fn before(text: &str, name: Span) -> Option<&str> {
    let window = window_before(text, name, REACH);
    let start = window.start;
    let window = window.of(text);
    let mut from = window.len();
    let mut has_title = false;
    let mut end = window.len();
    let mut comma = false;
    let mut next = String::new();
    while let Some((at, word)) = last_word(window, end) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = ["’s", "'s"]
            .iter()
            .find_map(|s| bare.strip_suffix(s))
            .unwrap_or(bare);
        let lower = fold(bare).into_owned();
        let is_title = |words: &str| {
            titles::lookup(words).is_some_and(|t| !t.plural && t.class != TitleClass::Kin)
        };
        // "committee" only before "member".
        let title =
            is_title(&lower) || titles::may_end_in(&next) && is_title(&format!("{lower} {next}"));
        let joins = ["a", "an", "of", "for", "the", "to"].contains(&lower.as_str());
        let capital = word
            .trim_start_matches(['(', '“', '"'])
            .starts_with(char::is_uppercase);
        // "A member of the Tunisian Parliament, Ann Bell said": a comma right before the name.
        comma |= end == window.len() && word.ends_with(',');
        let stops = ['.', ',', ';', ':', '!', '?', '”', '"', '—'];
        let stop = word.ends_with(stops) && !(comma && end == window.len());
        if stop && !(title && word.ends_with('.') || word.contains("U.S"))
            || !(title || joins || capital)
        {
            break;
        }
        has_title |= title;
        from = at;
        end = at;
        next = lower;
    }
    let run = Span::new(start + from as u32, name.start).trimmed(text);
    let words = run.of(text);
    // "The Kremlin" or "In Paris" before a name is no title.
    let first = words.split(' ').next().unwrap_or_default();
    let whole = !comma || ["A", "An", "The"].contains(&first) || first.ends_with(['s', '’', '\'']);
    (has_title && whole && !words.is_empty()).then_some(words.trim_end_matches(','))
}

/// The words of `name` with a country, group or body right before them: "US" before "envoy for Sudan".
/// `None` where none stands there.
#[must_use]
pub fn with_name_before(text: &str, name: Span) -> Option<&str> {
    let window = window_before(text, name, REACH);
    let start = window.start;
    let window = window.of(text);
    let mut end = window.len();
    let mut best = None;
    for _ in 0..4 {
        let Some((at, word)) = last_word(window, end) else {
            break;
        };
        let the = word.eq_ignore_ascii_case("the");
        if the || word.ends_with([',', ';', ':', '!', '?', '”', '"', '—']) {
            break;
        }
        let phrase = cut(window, at, window.len()).trim_end();
        let bare = ["’s", "'s", "’", "'"]
            .iter()
            .find_map(|s| phrase.strip_suffix(s));
        if world::lookup(bare.unwrap_or(phrase)).is_some_and(|e| !e.weak) {
            best = Some(at);
        }
        end = at;
    }
    Some(Span::new(start + best? as u32, name.end).of(text))
}

/// The text right before a name, at most `reach` bytes of it.
pub(super) fn window_before(text: &str, name: Span, reach: u32) -> Span {
    let mut start = name.start.saturating_sub(reach);
    while start < name.start && !text.is_char_boundary(start as usize) {
        start += 1;
    }
    Span::new(start, name.start)
}

/// The last word of `text` before byte `end`, and where it starts.
fn last_word(text: &str, end: usize) -> Option<(usize, &str)> {
    let head = cut(text, 0, end).trim_end();
    // A line break ends the reach.
    if cut(text, head.len(), end).contains('\n') {
        return None;
    }
    let word = head
        .rsplit(char::is_whitespace)
        .next()
        .filter(|word| !word.is_empty())?;
    Some((head.len() - word.len(), word))
}

/// Bytes `[start, end)` of `text`; empty where they are no words of it.
fn cut(text: &str, start: usize, end: usize) -> &str {
    Span::new(start as u32, end as u32).of(text)
}

/// ", director of …," or "of the army's …" after the name, up to the next comma, verb or stop.
fn after(text: &str, name: Span) -> Option<&str> {
    let mut end = (name.end.saturating_add(REACH)).min(text.len() as u32);
    while end > name.end && !text.is_char_boundary(end as usize) {
        end -= 1;
    }
    let window = Span::new(name.end, end).of(text);
    let window = window.split(['\n', ';', '(', '“', '"']).next()?;
    let apposition = window.strip_prefix(", ");
    let clauses = ["who is ", "who was ", "who served as "];
    let clause = apposition.and_then(|a| clauses.iter().find_map(|c| a.strip_prefix(c)));
    let apposition = clause.or(apposition);
    let rest = apposition.or_else(|| window.strip_prefix(' ').filter(|w| w.starts_with("of ")))?;
    let part = rest.split([',', '.', '—']).next()?;
    let first = part.split_whitespace().next()?;
    let lower = fold(first).into_owned();
    let opens = [
        "of", "a", "an", "the", "director", "head", "chief", "leader",
    ]
    .contains(&lower.as_str())
        || titles::lookup(&lower).is_some()
        || world::lookup(first.trim_end_matches(['’', '\'', 's']))
            .or_else(|| world::lookup(first))
            .is_some_and(|e| e.kind != PlaceKind::City)
        || opens_with_place(part);
    if !opens && clause.is_none() {
        return None;
    }
    // "of the army's Eastern Command said …": the verb ends it.
    let mut stop = part.len();
    let mut at = 0;
    for word in part.split_inclusive(' ') {
        let lower = fold(word.trim()).into_owned();
        if [
            "said", "says", "told", "has", "had", "was", "is", "were", "will", "who", "and",
            "wrote", "called", "added",
        ]
        .contains(&lower.as_str())
        {
            stop = at;
            break;
        }
        at += word.len();
    }
    // An apposition is closed by a comma, else "X, a Y said" may be another's.
    let closed = apposition.is_none()
        || clause.is_some()
        || [",", ".", "said"]
            .iter()
            .any(|end| cut(rest, stop, rest.len()).starts_with(end));
    let role = cut(part, 0, stop).trim();
    (closed && !role.is_empty()).then_some(role)
}

/// "Puerto Rico's governor": two or three words of a country in the possessive.
fn opens_with_place(part: &str) -> bool {
    ["’s ", "'s "].iter().any(|mark| {
        part.split_once(mark).is_some_and(|(place, _)| {
            place.split(' ').count() <= 3
                && world::lookup(place).is_some_and(|e| e.kind != PlaceKind::City)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, expected: &[&str]) {
        let at = text.find(name).unwrap() as u32;
        let span = Span::new(at, at + name.len() as u32);
        assert_eq!(phrases(text, span), expected, "{text}");
    }

    #[test]
    fn titles_right_before_the_name() {
        check(
            "Speakers included First Minister of Scotland Ann Bell.",
            "Ann Bell",
            &["First Minister of Scotland"],
        );
        check(
            "including Labour MP (Member of Parliament) Tom Hill, said",
            "Tom Hill",
            &["Labour MP (Member of Parliament)"],
        );
        check(
            "Former US Ambassador to the United Nations Nina Holt wrote",
            "Nina Holt",
            &["Former US Ambassador to the United Nations"],
        );
        check(
            "A member of the Tunisian Parliament, Ann Bell said",
            "Ann Bell",
            &["A member of the Tunisian Parliament"],
        );
        check(
            "Republican committee member Ann Bell of Utah said",
            "Ann Bell",
            &["Republican committee member", "of Utah"],
        );
        check(
            "Chad's envoy to the United Nations, Ann Bell, said",
            "Ann Bell",
            &["Chad's envoy to the United Nations"],
        );
        check("told the president, Ann Bell said", "Ann Bell", &[]);
        check("Turkey told Ann Bell", "Ann Bell", &[]);
        check("In Paris Ann Bell said", "Ann Bell", &[]);
        check("The president spoke. Ann Bell said", "Ann Bell", &[]);
        check("French President\nAnn Bell said", "Ann Bell", &[]);
        check("Ann Bell said", "Ann Bell", &[]);
    }

    #[test]
    fn words_right_after_the_name() {
        check(
            "Ian dela Cruz of the army's Eastern Command said",
            "Ian dela Cruz",
            &["of the army's Eastern Command"],
        );
        check(
            "Ann Bell, director of Youth Forum Kenya, said",
            "Ann Bell",
            &["director of Youth Forum Kenya"],
        );
        check(
            "said Ann Bell, director of Youth Forum Kenya.",
            "Ann Bell",
            &["director of Youth Forum Kenya"],
        );
        check(
            "Ann Bell, of the Kabul provincial council, said",
            "Ann Bell",
            &["of the Kabul provincial council"],
        );
        check(
            "Ann Bell, who was Kenya's envoy to Chad, said",
            "Ann Bell",
            &["Kenya's envoy to Chad"],
        );
        check(
            "Ann Bell, who was Biden's envoy to Chad and",
            "Ann Bell",
            &["Biden's envoy to Chad"],
        );
        check("Ann Bell, 39, said", "Ann Bell", &[]);
        check("Ann Bell, who lives in Paris, said", "Ann Bell", &[]);
        check("Ann Bell. The French president said", "Ann Bell", &[]);
        check(
            "Ann Bell, the president of Kenya and others",
            "Ann Bell",
            &[],
        );
    }

    #[test]
    fn a_country_or_body_right_before() {
        let check = |text: &str, name: &str, expected: Option<&str>| {
            let at = text.find(name).unwrap() as u32;
            let span = Span::new(at, at + name.len() as u32);
            assert_eq!(with_name_before(text, span), expected, "{text}");
        };
        check(
            "the US special envoy said",
            "special envoy",
            Some("US special envoy"),
        );
        check("Kenya's army said", "army", Some("Kenya's army"));
        check(
            "The United Nations mission said",
            "mission",
            Some("United Nations mission"),
        );
        check("In Kenya, police said", "police", None);
        check("police said", "police", None);
        check("the local police said", "police", None);
    }

    #[test]
    fn letters_of_more_than_one_byte_are_no_panic() {
        let text = "é".repeat(200) + " Präsident Ödön Ünal, Überführer—ß";
        for at in 0..text.len() as u32 {
            let _ = phrases(&text, Span::new(at, at + 3));
            let _ = with_name_before(&text, Span::new(at, at + 3));
        }
    }
}
