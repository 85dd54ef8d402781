//! Small letters without a new string, for words that are looked up and forgotten.
//!
//! Leaves out: letters beyond ASCII, for which the caller has a slower way.

/// `words` in small letters, written into `room`; `None` where they are not ASCII or do not fit.
pub(super) fn lower<'r, const N: usize>(words: &str, room: &'r mut [u8; N]) -> Option<&'r str> {
    if !words.is_ascii() {
        return None;
    }
    let room = room.get_mut(..words.len())?;
    for (small, byte) in room.iter_mut().zip(words.bytes()) {
        *small = byte.to_ascii_lowercase();
    }
    std::str::from_utf8(room).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_or_nothing() {
        let mut room = [0; 8];
        assert_eq!(lower("Lt. Gen.", &mut room), Some("lt. gen."));
        assert_eq!(lower("", &mut room), Some(""));
        assert_eq!(lower("Lt. Gen. A", &mut room), None);
        assert_eq!(lower("Łódź", &mut room), None);
    }
}
