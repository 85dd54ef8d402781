//! Text of the page around an article: comment forms, share lines, lists of other articles, credits, datelines.
//!
//! Told by the forms such text has on any site, never by its place alone. Two steps: [`alone`] says whether
//! a paragraph can be nothing else, [`mark`] also carries a box ("Most Popular") on over the lines that
//! belong to it. Doubtful text stays prose: a dimmed sentence is a lost statement. Leaves out: titles.

use super::credit;
use super::phrases::{self, Opener};
use crate::span::Span;

/// Furniture is short: a longer paragraph is prose whatever it says, in bytes.
pub(super) const MAX: usize = 400;

/// Sentences that must follow a comment form in one run before the article is taken to go on.
const RESUMES: usize = 3;

/// A line under a byline has at most so many words: what the writer is, where they are.
const JOB: usize = 5;

/// Whether the words of one paragraph can be nothing but furniture.
pub(super) fn alone(words: &str) -> bool {
    Look::at(words).alone()
}

/// One paragraph, with what is asked of it more than once.
struct Look<'t> {
    words: &'t str,
    /// [`phrases::key`] of it; empty where it is too long for furniture.
    key: String,
    /// The box that it opens.
    opener: Option<Opener>,
}

impl<'t> Look<'t> {
    fn at(words: &'t str) -> Self {
        if words.len() > MAX {
            return Self {
                words,
                key: String::new(),
                opener: None,
            };
        }
        let key = phrases::key(words);
        let opener = phrases::opener(words, &key);
        Self { words, key, opener }
    }

    /// Whether it can be nothing but furniture.
    fn alone(&self) -> bool {
        let Self { words, key, .. } = self;
        if words.len() > MAX {
            return false;
        }
        if !words.chars().any(char::is_alphanumeric) {
            return words.chars().count() > 1 || !is_mark(words);
        }
        phrases::alone(words, key, self.opener.is_some())
            || credit::is_credit(words, key)
            || credit::is_date(key)
    }
}

/// Whether a paragraph has a sentence of prose and is no furniture by its own words.
pub(super) fn is_prose(words: &str) -> bool {
    sentences(words) > 0 && !alone(words)
}

/// A lone quotation mark may be all that is left of somebody's words.
fn is_mark(words: &str) -> bool {
    words.contains(['"', '“', '”', '«', '»', '\'', '‘', '’'])
}

/// What carries furniture on from one paragraph to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Box {
    /// Nothing: each paragraph for itself.
    None,
    /// A list of other articles or of sources: its lines are no sentences.
    List,
    /// A comment form, where the article may go on after it.
    Form,
    /// Comments of readers: nothing after them is the article's.
    Comments,
}

/// For each paragraph in order, whether it is furniture. One pass; inside a box with a look at the next few.
pub(super) fn mark(text: &str, paragraphs: &[Span]) -> Vec<bool> {
    let mut inside = Box::None;
    let mut after_byline = false;
    let mut marks = Vec::with_capacity(paragraphs.len());
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let words = paragraph.of(text);
        let look = Look::at(words);
        let run = |enough| run(text, &paragraphs[at..], enough);
        let job = after_byline
            && !words.contains('\n')
            && words.split_whitespace().take(JOB + 1).count() <= JOB
            && run(1) == 0;
        after_byline = words.len() <= MAX && credit::is_byline(words);
        let dim = match (look.opener, inside) {
            _ if job => true,
            (_, Box::Comments) => true,
            (Some(Opener::Form), _) => {
                inside = Box::Form;
                true
            }
            (Some(Opener::List), from) => {
                inside = if from == Box::Form {
                    Box::Form
                } else {
                    Box::List
                };
                true
            }
            (None, Box::Form) if phrases::comment(words, &look.key) => {
                inside = Box::Comments;
                true
            }
            (None, _) if look.alone() => true,
            (None, Box::None) => false,
            (None, Box::List) => run(1) == 0,
            (None, _) => run(RESUMES) < RESUMES,
        };
        if !dim {
            inside = Box::None;
        }
        marks.push(dim);
    }
    marks
}

/// How many sentences of prose the run has that begins with the first paragraph, counted up to `enough`; 0 where
/// that paragraph is no prose.
fn run(text: &str, paragraphs: &[Span], enough: usize) -> usize {
    let mut all = 0;
    for paragraph in paragraphs {
        let words = paragraph.of(text);
        match sentences(words) {
            0 => break,
            _ if alone(words) => break,
            here => all += here,
        }
        if all >= enough {
            break;
        }
    }
    all
}

/// How many sentences a paragraph seems to have, by its stops; 0 where it is no prose: it has no stop inside
/// and ends without one, or has fewer than three words and no quotation mark.
fn sentences(words: &str) -> usize {
    let closers = ['"', '”', '’', '\'', '»', ')', ']'];
    let inner = words.trim_end_matches(|c: char| c.is_whitespace() || closers.contains(&c));
    let quoted = words.starts_with(['"', '“', '‘', '«']);
    let ended = quoted || inner.ends_with(['.', '!', '?', '…']);
    if ended && !quoted && words.split_whitespace().take(3).count() < 3 {
        return 0;
    }
    let mut inside = 0;
    let mut stopped = false;
    for word in inner.split_whitespace() {
        let opens = word.trim_start_matches(['"', '“', '‘', '\'', '(']);
        if stopped && opens.starts_with(char::is_uppercase) {
            inside += 1;
        }
        let closed = word.trim_end_matches(closers);
        // "U.S." and "J." stop no sentence.
        stopped = closed.ends_with(['.', '!', '?'])
            && closed.chars().filter(|c| c.is_alphabetic()).count() > 2;
    }
    inside + usize::from(ended || inside > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;

    /// The paragraphs of `text` that are furniture.
    fn dimmed(text: &str) -> Vec<&str> {
        let spans = plain::paragraphs(text);
        let marks = mark(text, &spans);
        spans
            .iter()
            .zip(marks)
            .filter(|(_, dim)| *dim)
            .map(|(s, _)| s.of(text))
            .collect()
    }

    #[test]
    fn furniture_alone() {
        let lines = [
            "Click to comment",
            "Leave a Reply",
            "Leave a comment",
            "12 Comments",
            "View all comments (4)",
            "Your email address will not be published. Required fields are marked *",
            "Most Popular",
            "Most read",
            "Trending now",
            "You may also like",
            "Related articles:",
            "Related: Ministers meet in the capital",
            "Read more: Farmers block roads again",
            "READ MORE",
            "Also read | Farmers block roads again",
            "To Top",
            "Back to top ↑",
            "Home",
            "Next »",
            "« Previous",
            "Share this:",
            "Share",
            "Tweet",
            "Facebook",
            "Share on Facebook",
            "Facebook Twitter WhatsApp Email",
            "Share | Tweet | Email",
            "Click to share on Twitter (Opens in new window)",
            "Copy link",
            "Advertisement",
            "ADVERTISEMENT",
            "Story continues below advertisement",
            "Sponsored content",
            "Sign up for our newsletter",
            "Sign up to our daily briefing and get the news in your inbox.",
            "Subscribe to our newsletter to get the latest stories.",
            "Enter your email address",
            "Subscribe now",
            "We use cookies to improve your experience on our site.",
            "Accept all cookies",
            "Manage cookie settings",
            "© 2022 The Daily Example. All rights reserved.",
            "Copyright 2019 The Daily Example",
            "This material may not be published, broadcast, rewritten or redistributed.",
            "Image: Jane Doe.",
            "Photo: Jane Doe/Example Agency",
            "(Photo by Jane Doe/Example Images)",
            "File photo",
            "FILE PHOTO: The minister arrives for talks in the capital.",
            "AP Photo/Jane Doe",
            "Soldiers near the border. Image: United States Navy.",
            "By Jane Doe",
            "By Jane Doe and John Roe",
            "BY JANE DOE, STAFF WRITER",
            "By Jane Doe | Example News | Jan. 4, 2019",
            "Reporting by Jane Doe; Editing by John Roe",
            "(Reporting by Jane Doe in Kyiv; editing by John Roe)",
            "Additional reporting by Jane Doe",
            "Jane Doe contributed to this report.",
            "Friday, January 4, 2019",
            "4 January 2019",
            "Jan. 4, 2019, 10:30 a.m. EST",
            "Published: 2019-01-04 10:30",
            "Updated 10:30 GMT, Friday 4 January 2019",
            "3 hours ago",
            "5 min read",
            "Sources",
            "References",
            "External links",
            "Have an opinion on this story? Share it!",
            "Have an opinion on this story?",
            "Tags: talks, war",
            "Filed Under: Politics",
            "Topics",
            "* * *",
            "_____",
            "Skip to content",
            "Log in",
            "Follow us on Twitter",
            "Follow Jane Doe on Twitter: @janedoe",
            "Continue reading",
            "Download our app",
            "Support our journalism",
            "Terms of Use",
            "Privacy Policy",
        ];
        let missed: Vec<_> = lines.into_iter().filter(|w| !alone(w)).collect();
        assert!(missed.is_empty(), "{missed:#?}");
    }

    #[test]
    fn prose_is_not_furniture() {
        let lines = [
            "Sources said the talks had failed.",
            "By Friday the town had fallen.",
            "By then, Paris was burning.",
            "Share prices fell on Monday.",
            "Home Secretary Jane Doe resigned.",
            "Next week, the talks go on.",
            "Comments by the minister drew protest.",
            "Photos of the bridge show damage.",
            "“No.”",
            "No.",
            "He left.",
            "Facebook said it had removed the page.",
            "Twitter declined to comment.",
            "Reporting by the agency was banned in May, the ministry said.",
            "Related talks are held in Vienna.",
            "Read more books, the minister told pupils.",
            "Copyright law is to change, the minister said.",
            "Advertisement of tobacco is banned.",
            "Friday was quiet.",
            "On January 4, 2019 the town fell.",
            "May said no.",
            "March on Rome",
            "The most popular politician is Doe.",
            "“We use cookies,” the baker said.",
            "Image is everything, he said.",
            "Sign up, the army told young men.",
            "\"",
            "Tags on the crates said “Made in France”.",
            "“Sign up for our newsletter,” the party asks its members.",
            "Support for the war is falling.",
            "I",
        ];
        let dimmed: Vec<_> = lines.into_iter().filter(|w| alone(w)).collect();
        assert!(dimmed.is_empty(), "{dimmed:#?}");
    }

    #[test]
    fn a_list_of_articles_ends_where_prose_begins() {
        let text = "The talks failed on Monday.\n\nRelated articles\n\nFarmers block roads again\n\nMinister to resign\n\nThe delegations left the capital by train.";
        assert_eq!(
            dimmed(text),
            [
                "Related articles",
                "Farmers block roads again",
                "Minister to resign"
            ]
        );
    }

    #[test]
    fn a_digest_under_a_list_heading_is_prose_though_a_source_ends_it() {
        let text = "Top stories\n\nTalks fail The talks failed on Monday. Nobody knew why. [Jane Doe, Example News]\n\nFarmers block roads";
        assert_eq!(dimmed(text), ["Top stories"]);
    }

    #[test]
    fn the_line_under_a_byline() {
        let text = "Talks fail\n\nBy Jane Doe\n\nTrade correspondent\n\nBread prices\n\nThe talks failed on Monday.";
        assert_eq!(dimmed(text), ["By Jane Doe", "Trade correspondent"]);
    }

    #[test]
    fn comments_of_readers_are_not_the_article() {
        let text = "The talks failed on Monday.\n\n2 Comments\n\nJane says:\n\nJanuary 4, 2019 at 10:30 am\n\nI do not think so. The minister said nothing. He never does. Never.\n\nReply\n\nMore of the same. And more. And more.";
        assert_eq!(dimmed(text).len(), 6);
    }

    #[test]
    fn an_article_that_goes_on_after_a_comment_line_goes_on() {
        let text = "Talks fail\n\nLeave a comment\n\nThe talks failed on Monday.\n\nThe delegations left the capital by train. Nobody knew why.";
        assert_eq!(dimmed(text), ["Leave a comment"]);
    }
}
