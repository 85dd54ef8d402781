//! What an article is known by: the SHA-256 of its file's bytes and its address part.
//!
//! Leaves out: whether two articles are the same (`dossier`), and whole addresses (`web::links`).

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The longest slug, in bytes (ASCII): an address stays readable in a status bar.
const SLUG_MAX: usize = 60;

/// Hex digits of the SHA-256 that end an address part: 32 bits tell the articles of one dossier apart.
const DIGITS: usize = 8;

/// SHA-256 of `bytes`, 64 lower-case hex digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// The address part of an article: a slug of its title and the first digits of its SHA-256.
pub(super) fn id(title: &str, sha256: &str) -> String {
    let digits: String = sha256.chars().take(DIGITS).collect();
    let slug = slug(title);
    if slug.is_empty() {
        format!("article-{digits}")
    } else {
        format!("{slug}-{digits}")
    }
}

/// Lower-case ASCII words of `title` joined by hyphens, at most [`SLUG_MAX`] bytes, cut between words.
///
/// Other scripts are written in ASCII letters; empty where the title has no letter and no digit.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    // An apostrophe stands inside a word: "Ukraine's" is one.
    let ascii = title
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '‘' | 'ʼ'))
        .take(SLUG_MAX * 4)
        .flat_map(|c| any_ascii::any_ascii_char(c).chars())
        .map(|c| c.to_ascii_lowercase())
        .collect::<String>();
    for word in ascii.split(|c: char| !c.is_ascii_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        let hyphen = usize::from(!slug.is_empty());
        if slug.len() + hyphen + word.len() > SLUG_MAX {
            if slug.is_empty() {
                slug.extend(word.chars().take(SLUG_MAX));
            }
            break;
        }
        if hyphen == 1 {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, expected: &str) {
        assert_eq!(slug(title), expected, "{title}");
    }

    #[test]
    fn a_slug_is_ascii_words_with_hyphens() {
        check(
            "Russia Ready To Negotiate Over Ukraine: Putin",
            "russia-ready-to-negotiate-over-ukraine-putin",
        );
        check("Ukraine’s “talks” — now", "ukraines-talks-now");
        check("Überfall auf Kiew", "uberfall-auf-kiew");
        check("Україна", "ukraina");
        check("  ", "");
        check("!?", "");
    }

    #[test]
    fn a_slug_is_cut_between_words() {
        let long = slug(&"negotiations ".repeat(20));
        assert_eq!(long, "negotiations-negotiations-negotiations-negotiations");
        assert_eq!(slug(&"x".repeat(200)).len(), SLUG_MAX);
        assert_eq!(slug(&"x".repeat(200_000)).len(), SLUG_MAX);
    }

    #[test]
    fn an_id_ends_in_the_digest() {
        let digest = sha256(b"");
        assert_eq!(
            digest,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(id("Talks", &digest), "talks-e3b0c442");
        assert_eq!(id("…", &digest), "article-e3b0c442");
    }
}
