//! Annotated articles as careless publishers leave them: other marks, lost marks, lost paragraphs.
//!
//! Every place of the annotation is moved along with the words.

use serde_json::{Value, json};

/// A kind of damage.
#[derive(Clone, Copy)]
pub(crate) enum Damage {
    /// “ ” ‘ ’ typed as " and '.
    AsciiMarks,
    /// ‘ ’ where “ ” stood.
    BritishMarks,
    /// 30 of 100 paragraphs lose their last closing mark.
    LostMarks,
    /// The whole article in one line.
    LostParagraphs,
}

impl Damage {
    pub(crate) const ALL: [Self; 4] = [
        Self::AsciiMarks,
        Self::BritishMarks,
        Self::LostMarks,
        Self::LostParagraphs,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::AsciiMarks => "ASCII marks",
            Self::BritishMarks => "British marks",
            Self::LostMarks => "30 % of closing marks lost",
            Self::LostParagraphs => "paragraph breaks lost",
        }
    }

    /// The annotated article with this damage; `number` decides which marks are lost.
    pub(crate) fn line(self, line: &Value, number: u64) -> Value {
        let text: Vec<char> = line["text"].as_str().unwrap_or_default().chars().collect();
        let damaged = self.text(&text, number);
        // For every old place, how many characters stand before it now.
        let mut places = Vec::with_capacity(text.len() + 1);
        let mut kept = 0;
        for c in &damaged {
            places.push(kept);
            kept += usize::from(c.is_some());
        }
        places.push(kept);
        let mut line = line.clone();
        line["text"] = Value::String(damaged.into_iter().flatten().collect());
        for statement in line["statements"].as_array_mut().into_iter().flatten() {
            for field in ["content", "source", "cue", "content_alt"] {
                move_places(&mut statement[field], &places);
            }
        }
        line
    }

    /// The characters, `None` where one is lost.
    fn text(self, text: &[char], number: u64) -> Vec<Option<char>> {
        let mut out: Vec<Option<char>> = text.iter().copied().map(Some).collect();
        match self {
            Self::AsciiMarks => {
                for c in out.iter_mut().flatten() {
                    *c = match *c {
                        '“' | '”' | '„' => '"',
                        '‘' | '’' => '\'',
                        other => other,
                    };
                }
            }
            Self::BritishMarks => {
                for i in 0..text.len() {
                    let opens =
                        i == 0 || text[i - 1].is_whitespace() || "([—–".contains(text[i - 1]);
                    out[i] = Some(match text[i] {
                        '“' => '‘',
                        '"' if opens => '‘',
                        '”' | '"' => '’',
                        other => other,
                    });
                }
            }
            Self::LostMarks => lose_marks(text, &mut out, number),
            Self::LostParagraphs => {
                for c in out.iter_mut().flatten().filter(|c| **c == '\n') {
                    *c = ' ';
                }
            }
        }
        out
    }
}

fn lose_marks(text: &[char], out: &mut [Option<char>], number: u64) {
    let mut seed = 0x0139_408d_cbbf_7a44_u64 ^ (number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut start = 0;
    for paragraph in text.split_inclusive(|c| *c == '\n') {
        let closing = paragraph.iter().rposition(|c| matches!(c, '”' | '"'));
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        if let Some(at) = closing
            && seed % 100 < 30
        {
            out[start + at] = None;
        }
        start += paragraph.len();
    }
}

/// Moves all numbers of a nested list of places.
fn move_places(value: &mut Value, places: &[usize]) {
    match value {
        Value::Array(items) => {
            for item in items {
                move_places(item, places);
            }
        }
        Value::Number(at) => {
            let at = at.as_u64().unwrap_or_default() as usize;
            *value = json!(places[at.min(places.len() - 1)]);
        }
        _ => {}
    }
}
