//! Made text for measuring: news-like paragraphs whose names, places, numbers and sentences vary, the same on every run.
//!
//! Leaves out: meaning. No sentence here is taken from an article.

use std::fmt::Write as _;

/// A short text with a statement, to have lists and weights read before the clock runs.
pub(crate) const WARM: &str = "Talks go on\n\nAnn Lee, the minister, said that it was over.";

const FIRST: [&str; 24] = [
    "Ann", "Omar", "Marta", "Ivan", "Mei", "Amina", "Tomas", "Keiko", "Raj", "Fatima", "Pedro",
    "Olga", "Samuel", "Nadia", "Kwame", "Ingrid", "Yusuf", "Elena", "Mateo", "Hana", "Luc",
    "Zofia", "Bilal", "Rosa",
];

const SYLLABLES: [&str; 20] = [
    "ba", "ko", "ri", "ta", "mo", "lo", "ve", "sha", "di", "ne", "ka", "ru", "pi", "la", "zo",
    "men", "sor", "tal", "vin", "dak",
];

const ROLES: [&str; 12] = [
    "foreign minister",
    "general",
    "spokesman",
    "president",
    "mayor",
    "governor",
    "analyst",
    "nurse",
    "spokeswoman",
    "ambassador",
    "defence minister",
    "judge",
];

const PLACES: [&str; 16] = [
    "Kenya", "Sudan", "Ukraine", "France", "Chad", "Lebanon", "Mali", "Peru", "Norway", "India",
    "Turkey", "Poland", "Yemen", "Iraq", "Japan", "Ghana",
];

const DAYS: [&str; 5] = ["Monday", "Tuesday", "Thursday", "Friday", "Sunday"];

/// Numbers that look thrown, from a seed.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.throw(words.len())]
    }

    fn surname(&mut self) -> String {
        let mut name = String::new();
        for _ in 0..2 + self.throw(3) {
            name.push_str(self.of(&SYLLABLES));
        }
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        name
    }
}

/// A text of about `bytes` bytes; another for every `seed`.
pub(crate) fn document(seed: u64, bytes: usize) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9) + 1);
    let mut text = format!("Talks in {} go on\n\n", dice.of(&PLACES));
    while text.len() < bytes {
        for _ in 0..=dice.throw(4) {
            sentence(&mut dice, &mut text);
        }
        text.truncate(text.trim_end().len());
        text.push_str("\n\n");
    }
    text
}

fn sentence(dice: &mut Dice, text: &mut String) {
    let (first, surname) = (dice.of(&FIRST), dice.surname());
    let (role, place, day) = (dice.of(&ROLES), dice.of(&PLACES), dice.of(&DAYS));
    let n = dice.throw(900) + 2;
    let written = match dice.throw(14) {
        0 => write!(
            text,
            "{first} {surname}, the {role} of {place}, said on {day} that {n} families had left the valley since the spring. "
        ),
        1 => write!(
            text,
            "“We will talk for {n} days if we must,” {first} {surname} told reporters in {place} on {day}. "
        ),
        2 => write!(
            text,
            "The {role} said the road to the coast was still closed to lorries. "
        ),
        3 => write!(text, "He added that nobody had been hurt. "),
        4 => write!(
            text,
            "She denied it, and said “not one” of the {n} rifles was hers. "
        ),
        5 => write!(
            text,
            "According to {first} {surname}, the price of bread rose by {n} per cent within a week. "
        ),
        6 => write!(
            text,
            "The army of {place} accused {surname} of hiding {n} rifles in a school near the river. "
        ),
        7 => write!(
            text,
            "Rain fell over the harbour for {n} hours on {day}, and the market stayed nearly empty. "
        ),
        8 => write!(
            text,
            "{surname} rejected the offer and called for new talks in {place}. "
        ),
        9 => write!(
            text,
            "Some {n} lorries with flour and medicine waited at the bridge, where the guards had been changed twice since {day}. "
        ),
        10 => write!(
            text,
            "“It is cold, and the children do not sleep,” said a teacher who had walked {n} kilometres. "
        ),
        11 => write!(
            text,
            "A spokeswoman for the ministry in {place} wrote that the letter of {day} had never arrived. "
        ),
        12 => write!(
            text,
            "The railway between the two towns was opened {n} years ago and has been repaired many times. "
        ),
        _ => write!(
            text,
            "“The old bridge is gone,” {role} {first} {surname} said. “We shall build another one.” "
        ),
    };
    written.expect("a string takes all words");
}
