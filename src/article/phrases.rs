//! The phrases that page furniture is made of, on news sites in English.
//!
//! General lists, written from the forms that publishing systems print. Leaves out: credits and dates, which
//! have no fixed phrase (`credit`), and what follows a phrase (`furniture`).

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::text::pieces;
use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;

/// What follows a phrase that opens a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// Titles of other articles, or sources.
    List,
    /// A comment form and what stands under it at the foot of a page.
    Form,
}

/// Words in one form: small letters, single spaces, no marks at either end.
pub(super) fn key(words: &str) -> String {
    let mut key = String::with_capacity(words.len());
    for word in pieces(words) {
        if !key.is_empty() {
            key.push(' ');
        }
        if word.is_ascii() {
            let start = key.len();
            key.push_str(word);
            if let Some(word) = key.get_mut(start..) {
                word.make_ascii_lowercase();
            }
            continue;
        }
        for c in word.chars() {
            match c {
                '’' | '‘' => key.push('\''),
                c => key.extend(c.to_lowercase()),
            }
        }
    }
    let bare = key.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    key.truncate(bare);
    let front = key.trim_start_matches(|c: char| !c.is_alphanumeric());
    if front.len() < key.len() {
        return front.to_owned();
    }
    key
}

/// The whole paragraph, and a box of other articles or sources begins.
const LISTS: &[&str] = &[
    "also in the news",
    "also read",
    "don't miss",
    "editor's choice",
    "editor's picks",
    "editors' picks",
    "explore more",
    "external links",
    "featured",
    "from around the web",
    "further reading",
    "in other news",
    "in case you missed it",
    "latest",
    "latest articles",
    "latest headlines",
    "latest news",
    "latest stories",
    "latest updates",
    "more coverage",
    "more for you",
    "more from this author",
    "more from this section",
    "more headlines",
    "more like this",
    "more news",
    "more on this",
    "more on this story",
    "more on this topic",
    "more stories",
    "more top stories",
    "most popular",
    "most popular articles",
    "most popular stories",
    "most read",
    "most recent",
    "most shared",
    "most viewed",
    "most watched",
    "must read",
    "must reads",
    "next up",
    "popular articles",
    "popular now",
    "popular posts",
    "popular stories",
    "read also",
    "read more",
    "read next",
    "recent articles",
    "recent news",
    "recent posts",
    "recommended",
    "recommended articles",
    "recommended for you",
    "recommended reading",
    "recommended stories",
    "references",
    "related",
    "related articles",
    "related content",
    "related coverage",
    "related headlines",
    "related links",
    "related news",
    "related posts",
    "related reading",
    "related stories",
    "related topics",
    "related video",
    "related videos",
    "see also",
    "see more",
    "similar articles",
    "similar stories",
    "sister links",
    "sister projects",
    "source",
    "sources",
    "stories for you",
    "suggested for you",
    "suggested reading",
    "today's top stories",
    "top headlines",
    "top news",
    "top stories",
    "trending",
    "trending now",
    "trending stories",
    "up next",
    "what others are reading",
    "what to read next",
    "you may also be interested in",
    "you may also like",
    "you may have missed",
    "you might also like",
    "you might be interested in",
    "you might have missed",
    "around the web",
    "sponsored stories",
    "paid content",
    "promoted stories",
    "from the web",
];

/// The whole paragraph, and a comment form begins.
const FORMS: &[&str] = &[
    "add a comment",
    "add comment",
    "add your comment",
    "be the first to comment",
    "cancel reply",
    "click to comment",
    "comment",
    "comment on this article",
    "comment on this story",
    "comments",
    "comments are closed",
    "comments section",
    "conversation",
    "discussion",
    "have your say",
    "join the conversation",
    "join the discussion",
    "leave a comment",
    "leave a reply",
    "leave a response",
    "leave your comment",
    "leave your thoughts",
    "load comments",
    "post a comment",
    "post comment",
    "post your comment",
    "read comments",
    "reader comments",
    "show comments",
    "start the conversation",
    "submit a comment",
    "view comments",
    "view all comments",
    "view the comments",
    "what do you think",
    "write a comment",
    "your comment",
    "please login to comment",
    "please log in to comment",
    "log in to comment",
    "login to comment",
    "sign in to comment",
    "have an opinion on this story",
    "have an opinion on this story? share it",
];

/// The whole paragraph is furniture, and nothing follows from it.
const ALONE: &[&str] = &[
    "a+",
    "a-",
    "about",
    "about us",
    "about the author",
    "accept",
    "accept all",
    "accept all cookies",
    "reject all cookies",
    "accept cookies",
    "ad",
    "ad feedback",
    "advert",
    "advertise",
    "advertise with us",
    "advertisement",
    "advertising",
    "agree",
    "all rights reserved",
    "article continues after advertisement",
    "article continues below",
    "article continues below advertisement",
    "audio",
    "back",
    "back to home",
    "back to homepage",
    "back to top",
    "bookmark",
    "breaking news alerts",
    "careers",
    "click here",
    "close",
    "contact",
    "contact us",
    "continue",
    "continue reading",
    "continue reading below",
    "continue reading the main story",
    "cookie policy",
    "cookie preferences",
    "cookie settings",
    "copy",
    "copy link",
    "copy url",
    "decline",
    "donate",
    "download",
    "download our app",
    "e-mail",
    "email",
    "email address",
    "email this",
    "enlarge",
    "enlarge image",
    "explore",
    "facebook",
    "facebook messenger",
    "faq",
    "file photo",
    "flipboard",
    "follow",
    "follow us",
    "full screen",
    "fullscreen",
    "getty images",
    "gift article",
    "gift this article",
    "go to top",
    "google news",
    "hide caption",
    "home",
    "home page",
    "homepage",
    "image",
    "image caption",
    "image copyright",
    "image source",
    "instagram",
    "join",
    "join now",
    "join us",
    "learn more",
    "like",
    "like this",
    "link copied",
    "linkedin",
    "listen",
    "listen now",
    "listen to article",
    "listen to this article",
    "live",
    "loading",
    "log in",
    "log out",
    "login",
    "mail",
    "manage cookies",
    "manage cookie settings",
    "manage preferences",
    "media caption",
    "menu",
    "messenger",
    "more",
    "my account",
    "name",
    "navigation",
    "newsletter",
    "newsletters",
    "next",
    "next article",
    "next page",
    "next post",
    "next slide",
    "next story",
    "notifications",
    "okay",
    "open in app",
    "open menu",
    "our newsletter",
    "page",
    "permalink",
    "photo",
    "photo gallery",
    "photos",
    "pin",
    "pin it",
    "pinterest",
    "play",
    "play video",
    "pocket",
    "post",
    "prev",
    "previous",
    "previous article",
    "previous page",
    "previous post",
    "previous slide",
    "previous story",
    "print",
    "print article",
    "print this",
    "print this article",
    "privacy",
    "privacy notice",
    "privacy policy",
    "privacy settings",
    "promoted",
    "read full article",
    "read full story",
    "read in app",
    "read later",
    "read less",
    "read the full article",
    "read the full story",
    "reddit",
    "register",
    "reject",
    "reject all",
    "reload",
    "repost",
    "reply",
    "report",
    "report a correction",
    "report a typo",
    "report an error",
    "report this ad",
    "required fields are marked",
    "rss",
    "save",
    "save article",
    "save for later",
    "save my preferences",
    "save story",
    "scroll to top",
    "search",
    "see all",
    "see comments",
    "send",
    "send email",
    "share",
    "share article",
    "share full article",
    "share now",
    "share on",
    "share post",
    "share story",
    "share this",
    "share this article",
    "share this page",
    "share this post",
    "share this story",
    "share this with",
    "share to",
    "share via",
    "show all",
    "show caption",
    "show less",
    "show more",
    "sidebar",
    "sign in",
    "sign out",
    "sign up",
    "sign up now",
    "site map",
    "sitemap",
    "skip",
    "skip ad",
    "skip advertisement",
    "skip to content",
    "skip to main content",
    "skip to navigation",
    "sponsored",
    "sponsored content",
    "sponsored links",
    "start slideshow",
    "story continues",
    "story continues below",
    "story continues below advertisement",
    "story highlights",
    "submit",
    "subscribe",
    "subscribe now",
    "subscribe today",
    "supported by",
    "support our journalism",
    "support us",
    "tags",
    "tap to unmute",
    "telegram",
    "terms",
    "terms and conditions",
    "terms & conditions",
    "terms of service",
    "terms of use",
    "text size",
    "thank you for subscribing",
    "this article was amended",
    "threads",
    "tiktok",
    "to top",
    "toggle caption",
    "toggle menu",
    "toggle navigation",
    "top",
    "topics",
    "tumblr",
    "tweet",
    "tweet this",
    "twitter",
    "unmute",
    "update preferences",
    "vk",
    "view all",
    "view gallery",
    "view image in fullscreen",
    "view more",
    "viber",
    "video",
    "watch",
    "watch live",
    "watch more",
    "watch now",
    "website",
    "whatsapp",
    "x",
    "xing",
    "youtube",
    "your email",
    "your email address",
    "your name",
];

/// The paragraph begins so and is short.
const STARTS: &[&str] = &[
    "also read:",
    "also read |",
    "also read -",
    "also read –",
    "also see:",
    "click here for ",
    "click here to ",
    "click to email",
    "click to print",
    "click to share",
    "categories:",
    "category:",
    "continue reading:",
    "download our ",
    "download the app",
    "email this ",
    "filed in:",
    "filed under",
    "follow us on ",
    "follow us @",
    "find us on ",
    "get our ",
    "have an opinion on this story",
    "have a tip?",
    "have a news tip",
    "in pictures:",
    "keep reading:",
    "keywords:",
    "like us on ",
    "more:",
    "more info:",
    "more on this:",
    "more:",
    "must read:",
    "must-read:",
    "next:",
    "next article:",
    "next post:",
    "next story:",
    "opens in new window",
    "posted in",
    "previous:",
    "previous article:",
    "previous post:",
    "print this ",
    "read also:",
    "read also |",
    "read more:",
    "read more |",
    "read more -",
    "read more –",
    "read more on:",
    "read more about:",
    "read next:",
    "read the full story:",
    "read:",
    "recommended:",
    "related article:",
    "related articles:",
    "related coverage:",
    "related links:",
    "related news:",
    "related posts:",
    "related stories:",
    "related story:",
    "related topics:",
    "related video:",
    "related:",
    "related |",
    "republish this",
    "see also:",
    "share on ",
    "share this ",
    "share via ",
    "sign in to ",
    "sign up for ",
    "sign up here",
    "sign up to ",
    "skip to ",
    "subscribe for ",
    "subscribe to ",
    "tagged as",
    "tagged in",
    "tagged with",
    "tagged:",
    "tags:",
    "topics:",
    "tweet this ",
    "view this post on",
    "view all comments",
    "view comments",
    "watch live:",
    "watch more:",
    "watch now:",
    "watch:",
    "you may also like:",
    "you might also like:",
    "listen:",
    "listen to this article",
    "what to read next:",
    "for more news ",
    "for more stories ",
    "for the latest news",
    "stay up to date ",
    "stay informed ",
    "subscribe now ",
    "already a subscriber",
    "already have an account",
    "this article is for subscribers",
    "join our ",
    "contact us at ",
    "contact the author",
    "email us at ",
    "send us your ",
    "report an error",
    "list of comments",
];

/// Begins with these, only where a name, an address or a box for an address can follow: no prose says so.
const ANYWHERE: &[&str] = &[
    "your email address will not be published",
    "required fields are marked",
    "all rights reserved",
    "we use cookies",
    "uses cookies",
    "use of cookies",
    "accept cookies",
    "cookie policy",
    "our privacy policy",
    "our newsletter",
    "our newsletters",
    "newsletter sign",
    "our daily newsletter",
    "our weekly newsletter",
    "may not be published, broadcast",
    "unsubscribe at any time",
    "opens in new window",
    "save my name, email",
    "notify me of follow-up comments",
    "notify me of new posts",
    "this site is protected by recaptcha",
    "by signing up",
    "straight to your inbox",
    "delivered to your inbox",
    "in your inbox",
    "to your inbox every",
    "uses akismet",
    "enable javascript",
    "javascript is disabled",
    "follow us on twitter",
    "follow us on facebook",
    "like us on facebook",
    "you must be logged in to post a comment",
    "please enter a valid email",
    "thanks for signing up",
    "thank you for signing up",
    "thank you for subscribing",
    "story continues below",
    "article continues after",
    "this content is not available in your region",
    "view in fullscreen",
    "enter your email",
    "advertisement - scroll to continue",
];

/// Words that a line of share buttons or of page navigation is made of.
const BUTTONS: &[&str] = &[
    "share",
    "tweet",
    "pin",
    "print",
    "email",
    "e-mail",
    "mail",
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "linkedin",
    "reddit",
    "pinterest",
    "telegram",
    "messenger",
    "instagram",
    "tumblr",
    "viber",
    "vk",
    "pocket",
    "flipboard",
    "copy",
    "link",
    "sms",
    "line",
    "threads",
    "bluesky",
    "mastodon",
    "on",
    "via",
    "this",
    "comment",
    "comments",
    "home",
    "next",
    "previous",
    "prev",
    "menu",
    "search",
    "login",
    "subscribe",
    "youtube",
    "tiktok",
    "rss",
    "more",
    "save",
    "like",
    "post",
    "follow",
    "us",
    "to",
    "top",
    "back",
    "and",
    "it",
];

/// Bytes of the longest phrase that is a whole paragraph, with room to spare.
const WHOLE_MAX: usize = 100;

fn in_list(list: &[&str], key: &str) -> bool {
    key.len() <= WHOLE_MAX && list.contains(&key)
}

/// Whether `key` starts with `phrase`; the first letter tells nearly all apart.
pub(super) fn opens(key: &str, phrase: &str) -> bool {
    key.as_bytes().first() == phrase.as_bytes().first() && key.starts_with(phrase)
}

/// Whether double quotation marks stand in `words`.
pub(super) fn quoted(words: &str) -> bool {
    let bytes = words.as_bytes();
    memchr::memchr3_iter(b'"', 0xE2, 0xC2, bytes).any(|at| {
        matches!(
            bytes.get(at..).unwrap_or_default(),
            [b'"', ..] | [0xC2, 0xAB, ..] | [0xE2, 0x80, 0x9C | 0x9D, ..] // " « “ ”
        )
    })
}

/// Somebody's own words or a report of them: no phrase is furniture there.
fn speaks(words: &str) -> bool {
    static SAID: LazyLock<[Finder<'static>; 4]> =
        LazyLock::new(|| [" said", " told ", " says", " asks "].map(Finder::new));
    quoted(words)
        || SAID
            .iter()
            .any(|word| word.find(words.as_bytes()).is_some())
}

/// The box that a paragraph opens.
pub(super) fn opener(words: &str, key: &str) -> Option<Opener> {
    if in_list(FORMS, key)
        || counted(
            key,
            &[
                "comment",
                "comments",
                "reply",
                "replies",
                "responses",
                "thoughts",
            ],
        )
    {
        return Some(Opener::Form);
    }
    if in_list(LISTS, key) {
        return Some(Opener::List);
    }
    let form = [
        "your email address will not be published",
        "have an opinion on this story",
        "view all comments",
        "you must be logged in to",
    ]
    .iter()
    .any(|phrase| opens(key, phrase));
    (form && !speaks(words)).then_some(Opener::Form)
}

/// Whether a paragraph belongs to a reader's comment: "Jane says:", "Reply", "Report".
pub(super) fn comment(words: &str, key: &str) -> bool {
    let says =
        (words.ends_with(" says:") || words.ends_with(" wrote:") || words.ends_with(" says"))
            && words.split_whitespace().count() <= 5;
    says || matches!(
        key,
        "reply"
            | "reply to this"
            | "report comment"
            | "report abuse"
            | "upvote"
            | "log in to reply"
            | "log in to leave a comment"
    )
}

/// Whether a paragraph is furniture by a phrase. `key` is [`key`] of `words`, `opens_box` whether it has an
/// [`opener`].
pub(super) fn alone(words: &str, key: &str, opens_box: bool) -> bool {
    static INSIDE: LazyLock<AhoCorasick> =
        LazyLock::new(|| AhoCorasick::new(ANYWHERE).expect("a few dozen short phrases"));
    if in_list(ALONE, key) || opens_box || ago(key) {
        // "No." and "Home." are sentences where a stop ends them; buttons have none.
        return !words.ends_with('.') || key.contains(' ');
    }
    if buttons(words) {
        return true;
    }
    if speaks(words) {
        return false;
    }
    STARTS
        .iter()
        .any(|start| opens(key, start) && (start.ends_with([':', '|']) || !sentence(words)))
        || INSIDE.is_match(key)
        || (["sign up ", "subscribe "]
            .iter()
            .any(|s| key.starts_with(s))
            && [" our ", " inbox"].iter().any(|s| key.contains(s)))
        || (key.starts_with("follow ") && key.contains(" on twitter"))
}

/// Ends as a sentence does and is longer than a button.
fn sentence(words: &str) -> bool {
    words.ends_with('.') && words.split_whitespace().nth(4).is_some()
}

/// "12 comments", "1,204 shares".
fn counted(key: &str, nouns: &[&str]) -> bool {
    let mut words = key.split(' ');
    let number = words
        .next()
        .is_some_and(|w| w == "no" || w.chars().all(|c| c.is_ascii_digit() || c == ','));
    number && words.next().is_some_and(|w| nouns.contains(&w)) && words.next().is_none()
}

/// "3 hours ago", "5 min read", "1,204 shares".
fn ago(key: &str) -> bool {
    if counted(
        key,
        &[
            "shares",
            "share",
            "views",
            "likes",
            "retweets",
            "photos",
            "images",
            "min",
            "followers",
        ],
    ) {
        return true;
    }
    if !key.ends_with("ago") && !key.ends_with("read") {
        return false;
    }
    let words: Vec<&str> = key.split([' ', '-']).take(5).collect();
    let number = |w: &str| {
        !w.is_empty()
            && (w.chars().all(|c| c.is_ascii_digit()) || w == "an" || w == "a" || w == "one")
    };
    match words.as_slice() {
        [n, unit, "ago" | "read"] => {
            number(n)
                && [
                    "second", "minute", "min", "hour", "day", "week", "month", "year", "mins",
                ]
                .contains(&unit.strip_suffix('s').unwrap_or(unit))
        }
        _ => false,
    }
}

/// A line of share buttons or navigation: only such words, and at least one that names a button.
fn buttons(words: &str) -> bool {
    let mut any = false;
    for word in words
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|w| !w.is_empty())
    {
        let word = if word.is_ascii() {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(word.to_lowercase())
        };
        if !BUTTONS.iter().any(|b| b.eq_ignore_ascii_case(&word)) {
            return false;
        }
        any |= word.len() > 3;
    }
    any && !words.ends_with(['.', '?', '!']) && !words.contains(['“', '"'])
}
