//! Text → words and marks.
//!
//! "Russia's" is two tokens ("Russia", "'s"), "don't" is "do" + "n't", "U.S." and "Mr." keep their full stops,
//! "state-run" is one. Leaves out: which marks open or close a quotation (`quotation`).

use crate::lexicon::{Class, Verb, VerbForm, VerbUse, WordInfo, WordList, look_up, look_up_plain};
use crate::span::Span;

/// Where a token stands to the quotation marks around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Outside of any quotation.
    #[default]
    Outside,
    /// Within one.
    Inside,
    /// It is the opening mark of one.
    Open,
    /// It is the closing mark of one.
    Close,
}

/// A word or a mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// Its word classes; none for unknown words and marks.
    pub class: Class,
    /// Index of its paragraph among those that have tokens.
    pub paragraph: u32,
    /// Index of its sentence.
    pub sentence: u32,
    /// Index of its quotation; meaningless where `place` is `Outside`.
    pub quotation: u32,
    /// The reporting verb it is a form of.
    verb: VerbUse,
    /// Where it stands to quotation marks.
    pub place: Place,
    /// Its first character where it is a mark, else NUL.
    pub mark: char,
    /// Its first letter is a capital.
    pub capital: bool,
    /// White space (or the start of the paragraph) stands before it.
    pub spaced: bool,
    /// It has a hyphen inside, or one letter and an apostrophe open it: "state-run", "d'Almeida".
    pub joined: bool,
    /// Its first byte in lower case, a curly apostrophe made straight.
    first: u8,
    /// Its bytes with straight apostrophes, 255 where there are more.
    bytes: u8,
}

impl Token {
    /// Whether it could be `word` by length and first letter: nearly every other word is told apart by these.
    #[inline]
    pub(super) fn may_be(&self, word: &str) -> bool {
        let word = word.as_bytes();
        usize::from(self.bytes) == word.len().min(255)
            && word
                .first()
                .is_some_and(|b| b.to_ascii_lowercase() == self.first)
    }

    /// Whether it begins with a digit.
    pub(super) const fn is_numeral(&self) -> bool {
        self.first.is_ascii_digit()
    }

    /// Whether it is a word or number rather than a mark.
    #[must_use]
    pub const fn is_word(&self) -> bool {
        self.mark == '\0'
    }

    /// Whether it has one of the classes.
    #[must_use]
    pub const fn any(&self, class: Class) -> bool {
        self.class.any(class)
    }

    /// The reporting verb it is a form of, and the form.
    #[must_use]
    #[inline]
    pub fn verb(&self) -> Option<(&'static Verb, VerbForm)> {
        self.verb.get()
    }

    /// The dictionary form of the reporting verb it is, of whatever strength; empty where it is none.
    #[must_use]
    pub fn lemma(&self) -> &'static str {
        self.verb().map_or("", |(verb, _)| verb.lemma)
    }

    /// Whether it stands outside of quotation marks and is no mark of one.
    #[must_use]
    pub fn outside(&self) -> bool {
        self.place == Place::Outside
    }

    /// Whether it is the given form of a reporting verb.
    #[must_use]
    pub fn has_form(&self, form: VerbForm) -> bool {
        self.verb().is_some_and(|(_, f)| f == form)
    }
}

/// Abbreviations that keep their full stop and do not end a sentence before a name.
const ABBREVIATIONS: WordList = WordList::new(&[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Fr", "Sr", "Jr", "St", "Sen", "Sens", "Rep",
    "Reps", "Gov", "Govs", "Pres", "Gen", "Lt", "Col", "Maj", "Capt", "Cmdr", "Cpl", "Sgt", "Adm",
    "Pvt", "Brig", "Hon", "Atty", "Drs", "Messrs", "Inc", "Corp", "Co", "Ltd", "No", "vs", "etc",
    "al", "ca", "approx", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct",
    "Nov", "Dec", "Ave", "Blvd", "Mt", "Ft", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del",
    "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass", "Mich", "Minn", "Miss", "Mo",
    "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo",
]);

/// Clitics cut off from the word before them.
const CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// White space, and characters that only steer its layout (zero-width and bidirectional marks).
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\0')
}

/// Cuts one paragraph into tokens.
pub(super) fn tokenise(text: &str, paragraph: Span, number: u32, tokens: &mut Vec<Token>) {
    let mut cursor = Cursor {
        text,
        at: paragraph.start,
        end: paragraph.end,
    };
    let mut spaced = true;
    loop {
        while cursor.byte() == Some(b' ') {
            cursor.at += 1;
            spaced = true;
        }
        if let Some(len) = cursor.plain_word() {
            tokens.push(plain(text, cursor.at, len, number, spaced));
            cursor.at += len;
            spaced = false;
            continue;
        }
        let Some(c) = cursor.peek() else { return };
        if is_blank(c) {
            cursor.at += c.len_utf8() as u32;
            spaced = true;
            continue;
        }
        let start = cursor.at;
        // Quotation marks and dashes, of which no table need be asked.
        let punctuation = ('\u{2000}'..='\u{206f}').contains(&c);
        if !punctuation && c.is_alphanumeric() {
            cursor.word();
            push_word(text, Span::new(start, cursor.at), number, spaced, tokens);
        } else {
            cursor.mark(c);
            tokens.push(mark(text, Span::new(start, cursor.at), number, spaced, c));
        }
        spaced = false;
    }
}

/// The token of the word at byte `at` that [`Cursor::plain_word`] found.
#[inline]
fn plain(text: &str, at: u32, len: u32, paragraph: u32, spaced: bool) -> Token {
    let rest = text.as_bytes().get(at as usize..).unwrap_or_default();
    let first = rest.first().copied().unwrap_or_default();
    Token {
        capital: first.is_ascii_uppercase(),
        first: first.to_ascii_lowercase(),
        bytes: len.min(255) as u8,
        ..outside(
            look_up_plain(rest, len as usize),
            Span::new(at, at + len),
            paragraph,
            spaced,
        )
    }
}

/// The token of a mark: in no list, and without letters.
fn mark(text: &str, span: Span, paragraph: u32, spaced: bool, mark: char) -> Token {
    let (first, bytes) = outline(span.of(text));
    Token {
        mark,
        first,
        bytes,
        ..outside(WordInfo::default(), span, paragraph, spaced)
    }
}

fn token(text: &str, span: Span, paragraph: u32, spaced: bool) -> Token {
    let words = span.of(text);
    let (first, bytes) = outline(words);
    Token {
        capital: words.chars().next().is_some_and(char::is_uppercase),
        joined: memchr::memchr(b'-', words.as_bytes()).is_some()
            || matches!(words.as_bytes(), [_, b'\'' | 0xE2, _, ..]),
        first,
        bytes,
        ..outside(look_up(words), span, paragraph, spaced)
    }
}

/// A token outside quotations, but for how it looks.
#[inline]
fn outside(word: WordInfo, span: Span, paragraph: u32, spaced: bool) -> Token {
    Token {
        span,
        class: word.class,
        verb: word.verb,
        paragraph,
        sentence: 0,
        quotation: 0,
        place: Place::Outside,
        mark: '\0',
        capital: false,
        spaced,
        joined: false,
        first: 0,
        bytes: 0,
    }
}

/// First byte and length of a word as [`Token::may_be`] compares them.
fn outline(word: &str) -> (u8, u8) {
    let mut len = word.len();
    let mut first = word.as_bytes().first().copied().unwrap_or_default();
    if !word.is_ascii() {
        len -= word.matches('’').count() * ('’'.len_utf8() - 1);
        if word.starts_with('’') {
            first = b'\'';
        }
    }
    (first.to_ascii_lowercase(), len.min(255) as u8)
}

/// Pushes a word, its clitic cut off ("Putin" + "'s", "do" + "n't").
fn push_word(text: &str, span: Span, paragraph: u32, spaced: bool, tokens: &mut Vec<Token>) {
    let cut = clitic_start(span.of(text)).map_or(span.end, |c| span.start + c);
    tokens.push(token(text, Span::new(span.start, cut), paragraph, spaced));
    if cut < span.end {
        tokens.push(token(text, Span::new(cut, span.end), paragraph, false));
    }
}

/// Byte at which a clitic of `word` starts.
fn clitic_start(word: &str) -> Option<u32> {
    let (apostrophe, c) = word.char_indices().rev().find(|(_, c)| is_apostrophe(*c))?;
    let tail = word.get(apostrophe + c.len_utf8()..)?;
    if apostrophe > 1 && tail.eq_ignore_ascii_case("t") {
        let n = word.get(apostrophe - 1..apostrophe)?;
        return n.eq_ignore_ascii_case("n").then_some(apostrophe as u32 - 1);
    }
    let known = CLITICS.iter().any(|c| tail.eq_ignore_ascii_case(c));
    (apostrophe > 0 && known).then_some(apostrophe as u32)
}

/// For every byte whether it is an ASCII letter or digit.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

struct Cursor<'t> {
    text: &'t str,
    at: u32,
    end: u32,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        Span::new(self.at, self.end).of(self.text)
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn byte(&self) -> Option<u8> {
        let at = self.at as usize;
        self.text
            .as_bytes()
            .get(at)
            .copied()
            .filter(|_| self.at < self.end)
    }

    /// The length of the word at the cursor where it is plain letters and digits up to a blank or a comma behind a
    /// letter: most words are, and for these [`Cursor::word`] comes to the same.
    #[inline]
    fn plain_word(&self) -> Option<u32> {
        let rest = self
            .text
            .as_bytes()
            .get(self.at as usize..self.end as usize)?;
        let len = rest
            .iter()
            .position(|b| !PLAIN[usize::from(*b)])
            .unwrap_or(rest.len());
        let last = rest.get(len.checked_sub(1)?)?;
        match rest.get(len) {
            None | Some(b' ' | b'\n' | b';' | b')' | b'?' | b'!' | b'"') => Some(len as u32),
            Some(b',' | b':') if !last.is_ascii_digit() => Some(len as u32),
            _ => None,
        }
    }

    /// Moves past the word at the cursor: letters and digits, with inner apostrophes, hyphens, ampersands, the
    /// points of numbers, and the full stops of abbreviations.
    fn word(&mut self) {
        let rest = self.rest();
        let mut chars = rest.char_indices().peekable();
        let mut end = 0;
        let mut letters_and_stops = true;
        let mut previous = '\0';
        while let Some((at, c)) = chars.next() {
            if c.is_alphanumeric() {
                letters_and_stops &= c.is_alphabetic() && !previous.is_alphanumeric();
                end = at + c.len_utf8();
                previous = c;
                continue;
            }
            let next = chars.peek().map_or('\0', |(_, n)| *n);
            let joins = match c {
                '-' | '‐' | '‑' | '&' | '\'' | '’' | '_' | '@' => next.is_alphanumeric(),
                '.' if letters_and_stops && previous.is_alphabetic() => {
                    // "U.S.": letters one by one. The last full stop belongs to it where a letter came before.
                    if next.is_alphabetic() && next.is_uppercase() == previous.is_uppercase() {
                        true
                    } else {
                        if end > 1 || is_initial(rest, end) {
                            end = at + 1;
                        }
                        false
                    }
                }
                '.' | ',' | ':' => previous.is_ascii_digit() && next.is_ascii_digit(),
                _ => false,
            };
            if !joins {
                if c == '.' && end == at && is_abbreviation(rest, end) {
                    end = at + 1;
                }
                break;
            }
            previous = c;
        }
        self.at += end.max(1) as u32;
        while !self.text.is_char_boundary(self.at as usize) {
            self.at += 1;
        }
    }

    /// Moves past the mark at the cursor; dots, dashes and doubled single marks are one.
    fn mark(&mut self, c: char) {
        // Only dots and dashes are read to the end of their run; of other marks two say enough.
        let longest = if matches!(c, '.' | '-') {
            usize::MAX
        } else {
            3
        };
        let same = self
            .rest()
            .chars()
            .take(longest)
            .take_while(|x| *x == c)
            .count();
        let take = match c {
            '.' | '-' if same > 1 => same,
            '\'' | '`' | '’' | '‘' if same == 2 => 2,
            _ => 1,
        };
        self.at += (take * c.len_utf8()) as u32;
    }
}

/// A single capital, as in "J. Smith".
fn is_initial(rest: &str, end: usize) -> bool {
    end == 1 && rest.starts_with(|c: char| c.is_ascii_uppercase())
}

fn is_abbreviation(rest: &str, end: usize) -> bool {
    ABBREVIATIONS.has_exactly(Span::new(0, end as u32).of(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        tokenise(text, Span::whole(text), 0, &mut tokens);
        let words: Vec<_> = tokens.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn a_token_is_small() {
        // Every fifth byte of a text has one.
        assert!(size_of::<Token>() <= 36);
    }

    #[test]
    fn words_and_marks() {
        check("He said, “Go.”", &["He", "said", ",", "“", "Go", ".", "”"]);
        check("state-run Rossiya-1", &["state-run", "Rossiya-1"]);
        check(
            "$1.5 billion, 2,000",
            &["$", "1.5", "billion", ",", "2,000"],
        );
        check(
            "Wait... no -- yes…",
            &["Wait", "...", "no", "--", "yes", "…"],
        );
    }

    #[test]
    fn clitics_are_cut_off() {
        check("Mali’s men don't", &["Mali", "’s", "men", "do", "n't"]);
        check(
            "we’ll, they're, I'd",
            &["we", "’ll", ",", "they", "'re", ",", "I", "'d"],
        );
        check("O'Brien can’t", &["O'Brien", "ca", "n’t"]);
        check("the voters’ choice", &["the", "voters", "’", "choice"]);
    }

    #[test]
    fn abbreviations_keep_their_full_stop() {
        check(
            "Mr. Diallo met Sen. J. Roe.",
            &["Mr.", "Diallo", "met", "Sen.", "J.", "Roe", "."],
        );
        check("the U.S. army", &["the", "U.S.", "army"]);
        check("in the U.S.", &["in", "the", "U.S."]);
        check("It ended.", &["It", "ended", "."]);
        check(
            "Washington, D.C., said",
            &["Washington", ",", "D.C.", ",", "said"],
        );
    }

    #[test]
    fn layout_characters_are_blank() {
        check("a\u{200b}b \u{202e}c\u{a0}d\0e", &["a", "b", "c", "d", "e"]);
        check("''Go,'' he said", &["''", "Go", ",", "''", "he", "said"]);
    }
}
