//! Texts to try the engine on: what a newspaper prints, what it never would, and everything between.

use proptest::prelude::*;

/// The bundled article.
pub(crate) const BUNDLED: &str = include_str!("../../dossier/russia-ready-to-negotiate.txt");

/// Pieces that rules look for, to be put together in every wrong way.
const PIECES: [&str; 64] = [
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "''",
    "«",
    "»",
    ":",
    ",",
    ".",
    "…",
    "—",
    "?",
    "!",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\t",
    "-",
    " ",
    " ",
    " ",
    " ",
    "said",
    "says",
    "told",
    "that",
    "according to",
    "he",
    "she",
    "they",
    "it",
    "who",
    "and",
    "but",
    "if",
    "not",
    "denied",
    "refused to say",
    "added",
    "President",
    "Prime Minister",
    "an adviser to",
    "spokeswoman",
    "the ministry",
    "the Kremlin",
    "Kyiv",
    "Washington",
    "Russian",
    "Ukraine’s",
    "Ann Lee",
    "Mr. Lee",
    "Omar al-Bashir",
    "U.S.",
    "on Thursday",
    "earlier this month",
    "Reuters",
    "Leave a Reply",
    "talks will go on",
];

/// Pieces in any order, with or without spaces between them.
pub(crate) fn collage() -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(&PIECES[..]), prop::bool::weighted(0.8));
    prop::collection::vec(piece, 0..120).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, space) in pieces {
            text.push_str(piece);
            if space {
                text.push(' ');
            }
        }
        text
    })
}

/// The bundled article with some characters taken out, doubled or changed.
pub(crate) fn damaged() -> impl Strategy<Value = String> {
    let places = prop::collection::vec(
        (any::<prop::sample::Index>(), 0..4_u8, any::<char>()),
        1..12,
    );
    places.prop_map(|places| {
        let mut chars: Vec<char> = BUNDLED.chars().collect();
        for (place, what, c) in places {
            if chars.is_empty() {
                break;
            }
            let at = place.index(chars.len());
            match what {
                0 => {
                    chars.remove(at);
                }
                1 => chars.insert(at, chars[at]),
                2 => chars[at] = c,
                _ => chars.truncate(at.max(1)),
            }
        }
        chars.into_iter().collect()
    })
}

/// Any text at all, from any script, control characters included.
pub(crate) fn anything() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>(), 0..300).prop_map(String::from_iter)
}

/// One of all these.
pub(crate) fn texts() -> impl Strategy<Value = String> {
    prop_oneof![3 => collage(), 2 => damaged(), 1 => anything()]
}

/// Short articles on one conflict, each with statements, all different.
pub(crate) fn several() -> Vec<(String, String)> {
    let people = [
        ("Ann Lee", "the Kenyan foreign minister", "Nairobi"),
        (
            "Omar Diallo",
            "an adviser to Senegalese President Macky Sall",
            "Dakar",
        ),
        ("Ivana Novak", "Croatian Defence Minister", "Zagreb"),
        (
            "Piotr Kowalski",
            "a spokesman for the Polish army",
            "Warsaw",
        ),
    ];
    people
        .iter()
        .enumerate()
        .map(|(n, (name, role, capital))| {
            let text = format!(
                "Talks on the Border Go On, Day {n}\n\n\
                 {name}, {role}, said, “We want the talks to end well.”\n\n\
                 {capital} said that its troops had left the area. He added that nobody was hurt.\n\n\
                 According to the United Nations, {n}00 people have fled.\n"
            );
            (format!("article-{n}.txt"), text)
        })
        .chain([("bundled.txt".to_owned(), BUNDLED.to_owned())])
        .collect()
}
