//! Folders read once and again.

use crate::scratch::Scratch;
use onrecord::dossier::Dossier;
use onrecord::process::folder::{Folder, FolderError, read};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

/// An article in which one person says one thing.
fn article(title: &str) -> String {
    format!("{title}\n\n“We are ready,” said Ann Lee, the minister, on Monday.\n")
}

fn dossier(scratch: &Scratch) -> Dossier {
    read(Path::new(&scratch.path(""))).unwrap()
}

fn files(dossier: &Dossier) -> Vec<&str> {
    let mut files: Vec<_> = dossier.articles.iter().map(|a| a.file.as_str()).collect();
    files.sort_unstable();
    files
}

/// The notes on `file`, joined.
fn said(dossier: &Dossier, file: &str) -> String {
    let notes = dossier.notes.iter().filter(|n| n.file == file);
    notes
        .map(|n| n.message.as_str())
        .collect::<Vec<_>>()
        .join("; ")
}

#[test]
fn every_format_is_an_article_and_other_files_are_not() {
    let scratch = Scratch::new();
    scratch.file("a.txt", article("One"));
    scratch.file("b.md", format!("# Two\n\n{}", article("Lead")));
    scratch.file(
        "c.html",
        "<h1>Three of them</h1><p>“We are ready,” said Ann Lee on Monday.</p>",
    );
    scratch.file(
        "d.HTM",
        "<h1>Four of them</h1><p>“We are ready,” said Ann Lee on Tuesday.</p>",
    );
    scratch.file("notes.pdf", "no");
    scratch.file(".hidden.txt", article("Hidden"));
    std::fs::create_dir(scratch.path("more")).unwrap();
    let dossier = dossier(&scratch);
    assert_eq!(files(&dossier), ["a.txt", "b.md", "c.html", "d.HTM"]);
    assert_eq!(dossier.notes, []);
    assert!(!dossier.statements.is_empty());
}

#[test]
fn a_sidecar_overrides_what_the_article_says() {
    let scratch = Scratch::new();
    scratch.file(
        "a.md",
        "---\ntitle: Own\noutlet: Own News\nlang: de\n---\nText of it.\n",
    );
    scratch.file(
        "a.toml",
        "title = \"Other\"\noutlet = \"Other News\"\npublished = 2030-01-02\n",
    );
    let dossier = dossier(&scratch);
    let article = &dossier.articles[0];
    assert_eq!(article.title(), "Other");
    assert!(article.id.starts_with("other-"), "{}", article.id);
    assert_eq!(article.meta.outlet.as_deref(), Some("Other News"));
    assert_eq!(article.meta.language.as_deref(), Some("de"));
    assert_eq!(article.meta.published, Some(jiff::civil::date(2030, 1, 2)));
}

#[test]
fn every_mistake_is_a_note_and_the_rest_goes_on() {
    let scratch = Scratch::new();
    scratch.file("good.txt", article("Good"));
    scratch.file("latin.txt", b"caf\xe9");
    scratch.file("empty.html", "<script>x</script>");
    scratch.file("good.toml", "\ntitel = \"x\"\n");
    scratch.file("lonely.toml", "title = \"x\"\n");
    scratch.file("odd.toml", b"\xff");
    let dossier = dossier(&scratch);
    assert_eq!(files(&dossier), ["good.txt"]);
    assert!(said(&dossier, "latin.txt").contains("not UTF-8"));
    assert!(said(&dossier, "empty.html").contains("empty"));
    assert!(said(&dossier, "good.toml").contains("did you mean “title”?"));
    assert_eq!(
        dossier
            .notes
            .iter()
            .find(|n| n.file == "good.toml")
            .unwrap()
            .line,
        Some(2)
    );
    assert!(said(&dossier, "lonely.toml").contains("no article beside it"));
    assert!(said(&dossier, "odd.toml").contains("not UTF-8"));
}

#[test]
fn the_operators_own_files_are_read_and_their_mistakes_told() {
    let scratch = Scratch::new();
    scratch.file("a.txt", article("One"));
    scratch.file("parties.toml", "name = \"Border war\"\n");
    assert_eq!(dossier(&scratch).name, "Border war");
    scratch.file("parties.toml", "name = \"Border war\"\n\nordre = []\n");
    scratch.file(
        "questions.toml",
        "[[question]]\nname = \"Talks\"\nwords = [\"talk\"]\nwort = 1\n",
    );
    let dossier = dossier(&scratch);
    assert!(said(&dossier, "parties.toml").contains("did you mean “order”?"));
    assert!(said(&dossier, "questions.toml").contains("“wort”"));
    assert_eq!(files(&dossier), ["a.txt"]);
}

#[test]
fn the_same_bytes_under_two_names_are_one_article() {
    let scratch = Scratch::new();
    scratch.file("a.txt", article("One"));
    scratch.file("b.txt", article("One"));
    let dossier = dossier(&scratch);
    assert_eq!(files(&dossier), ["a.txt"]);
    assert!(said(&dossier, "b.txt").contains("same bytes as a.txt"));
}

#[test]
fn links_are_followed_inside_the_folder_only() {
    let scratch = Scratch::new();
    let outside = Scratch::new();
    scratch.file("a.txt", article("One"));
    std::fs::create_dir(scratch.path("..data")).unwrap();
    scratch.file("..data/real.txt", article("Two"));
    outside.file("secret.txt", article("Secret"));
    symlink(scratch.path("..data/real.txt"), scratch.path("b.txt")).unwrap();
    symlink(outside.path("secret.txt"), scratch.path("c.txt")).unwrap();
    symlink(scratch.path("nowhere"), scratch.path("d.txt")).unwrap();
    symlink("e.txt", scratch.path("e.txt")).unwrap();
    let dossier = dossier(&scratch);
    assert_eq!(files(&dossier), ["a.txt", "b.txt"]);
    assert!(said(&dossier, "c.txt").contains("leads out"));
}

#[test]
fn a_folder_or_an_unreadable_file_in_place_of_an_article_is_a_note() {
    let scratch = Scratch::new();
    scratch.file("a.txt", article("One"));
    std::fs::create_dir(scratch.path("b.txt")).unwrap();
    let shut = scratch.file("c.txt", article("Three"));
    std::fs::set_permissions(&shut, std::fs::Permissions::from_mode(0o000)).unwrap();
    let open_to_me = std::fs::read(&shut).is_ok(); // to the superuser it is
    let dossier = dossier(&scratch);
    assert!(said(&dossier, "b.txt").contains("no file"));
    assert_eq!(said(&dossier, "c.txt").is_empty(), open_to_me);
}

#[test]
fn no_folder_and_no_article_are_errors_that_name_it() {
    let scratch = Scratch::new();
    let missing = scratch.path("missing");
    let error = read(Path::new(&missing)).unwrap_err();
    assert!(
        matches!(error, FolderError::Unreadable { .. }) && error.to_string().contains("missing")
    );
    scratch.file("parties.toml", "");
    let error = read(Path::new(&scratch.path(""))).unwrap_err();
    assert!(matches!(error, FolderError::NoArticle { .. }), "{error}");
}

#[test]
fn reading_again_gives_what_reading_anew_gives() {
    let scratch = Scratch::new();
    for n in 0..20 {
        scratch.file(&format!("{n}.txt"), article(&format!("Article {n}")));
    }
    let mut folder = Folder::new(Path::new(&scratch.path("")));
    assert_eq!(folder.read().unwrap(), dossier(&scratch));
    scratch.file("3.txt", "Other\n\n“No,” said Bo Kim.\n");
    scratch.file("3.toml", "published = 2030-01-02\n");
    std::fs::remove_file(scratch.path("4.txt")).unwrap();
    std::fs::rename(scratch.path("5.txt"), scratch.path("50.txt")).unwrap();
    std::fs::rename(scratch.path("6.txt"), scratch.path("7.txt")).unwrap();
    scratch.file("8.txt", b"\xff");
    std::fs::remove_file(scratch.path("9.txt")).unwrap();
    std::fs::create_dir(scratch.path("9.txt")).unwrap();
    scratch.file("new.md", "# New\n\n“Yes,” said Bo Kim.\n");
    let again = folder.read().unwrap();
    assert_eq!(again, dossier(&scratch));
    assert!(files(&again).contains(&"50.txt") && !files(&again).contains(&"8.txt"));
    // Mended.
    scratch.file("8.txt", article("Article 8"));
    assert_eq!(folder.read().unwrap(), dossier(&scratch));
    // What the operator says of all, and takes back.
    for (name, text) in [
        (
            "parties.toml",
            "[[speaker]]\nname = \"Ann Lee\"\nparty = \"Northland\"\n",
        ),
        (
            "parties.toml",
            "[[party]]\nname = \"Upland\"\nmembers = [\"minister\"]\n",
        ),
        (
            "questions.toml",
            "[[question]]\nname = \"Being ready\"\nwords = [\"ready\"]\n",
        ),
        ("3.toml", "published = 2031-05-06\n"),
        ("12.toml", "published = 2031-05-06\ntitle = \"Twelve\"\n"),
        (
            "corrections.toml",
            "[[party]]\nspeaker = \"Ann Lee\"\nparty = \"Aland\"\n",
        ),
    ] {
        let before = folder.read().unwrap();
        scratch.file(name, text);
        let after = folder.read().unwrap();
        assert_eq!(after, dossier(&scratch), "{name}");
        assert_ne!(after, before, "{name}");
    }
    for name in [
        "parties.toml",
        "questions.toml",
        "12.toml",
        "corrections.toml",
    ] {
        std::fs::remove_file(scratch.path(name)).unwrap();
        assert_eq!(folder.read().unwrap(), dossier(&scratch), "without {name}");
    }
}

#[test]
fn a_folder_that_goes_away_leaves_what_was_read() {
    let scratch = Scratch::new();
    scratch.file("a.txt", article("One"));
    let mut folder = Folder::new(Path::new(&scratch.path("")));
    let first = folder.read().unwrap();
    std::fs::rename(scratch.path("a.txt"), scratch.path(".a")).unwrap();
    assert!(folder.read().is_err());
    std::fs::rename(scratch.path(".a"), scratch.path("a.txt")).unwrap();
    assert_eq!(folder.read().unwrap(), first);
}

#[test]
fn many_articles_at_once() {
    let scratch = Scratch::new();
    for n in 0..1000 {
        scratch.file(&format!("{n}.txt"), article(&format!("Article {n}")));
    }
    let dossier = dossier(&scratch);
    assert_eq!(dossier.articles.len(), 1000);
    assert_eq!(dossier.statements.len(), 1000);
}
