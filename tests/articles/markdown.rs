//! Markdown with front matter: the text a reader sees, and what the file says of itself.

use onrecord::article::{self, Article, Kind};

fn read(source: &str) -> Article {
    article::read("a.md", source.as_bytes()).unwrap()
}

const YAML: &str = "---\ntitle: \"Talks fail: Doe\"\noutlet: Example News\nurl: https://example.org/talks\ndate: 2030-05-06\nlang: en\nauthor: [Jane Doe]\ntags: [war, talks]\nnested:\n  title: Not this\n---\n";

#[test]
fn yaml_front_matter() {
    let article = read(&format!("{YAML}\nThe talks failed.\n"));
    assert_eq!(article.title(), "Talks fail: Doe");
    assert_eq!(article.meta.outlet.as_deref(), Some("Example News"));
    assert_eq!(
        article.meta.url.as_deref(),
        Some("https://example.org/talks")
    );
    assert_eq!(article.meta.published, Some(jiff::civil::date(2030, 5, 6)));
    assert_eq!(article.meta.language.as_deref(), Some("en"));
    assert_eq!(article.notes, []);
    assert_eq!(&*article.text, "Talks fail: Doe\n\nThe talks failed.");
    assert_eq!(article.paragraphs[0].kind, Kind::Title);
}

#[test]
fn toml_front_matter() {
    let article = read(
        "+++\ntitle = \"Talks fail\"\npublished = 2030-05-06\nurl = \"https://example.org/\"\ndraft = false\n[extra]\nx = 1\n+++\nThe talks failed.\n",
    );
    assert_eq!(article.title(), "Talks fail");
    assert_eq!(article.meta.published, Some(jiff::civil::date(2030, 5, 6)));
    assert!(article.meta.url.is_some());
    assert_eq!(article.notes, []);
}

#[test]
fn a_value_that_cannot_be_is_a_note_with_its_line() {
    let article = read(
        "---\ntitle: Talks fail\ndate: soon\nurl: ftp://example.org\n---\nThe talks failed.\n",
    );
    let notes: Vec<_> = article
        .notes
        .iter()
        .map(|n| (n.line, n.message.as_str()))
        .collect();
    assert_eq!(
        notes,
        [
            (
                Some(3),
                "column 7: “published” must be a day such as 2022-12-25"
            ),
            (
                Some(4),
                "column 6: “url” must be a whole address that begins with http:// or https://"
            ),
        ]
    );
    assert_eq!(article.meta.published, None);
    let broken = read("---\ntitle: \"Talks\n---\nThe talks failed.\n");
    assert!(
        broken.notes[0].message.contains("not valid YAML"),
        "{:?}",
        broken.notes
    );
    let broken = read("+++\ntitle = \"Talks\n+++\nThe talks failed.\n");
    assert_eq!(broken.notes[0].line, Some(2));
    assert_eq!(&*broken.text, "The talks failed.");
}

#[test]
fn a_rule_that_is_never_closed_is_no_front_matter() {
    assert_eq!(&*read("---\nThe talks failed.\n").text, "The talks failed.");
    assert_eq!(
        &*read("The talks failed.\n\n---\n\nNobody knew why.\n").text,
        "The talks failed.\n\nNobody knew why."
    );
}

#[test]
fn the_text_is_what_a_reader_sees() {
    let article = read(
        "# Talks *fail*\n\nThe [talks](https://example.org) **failed** on\nMonday, `Doe` said.  \n“No,” she said.\n\n> “We are ready.”\n\n- One\n- Two\n\n![alt text](a.jpg)\n\n| a | b |\n|---|---|\n| c | d |\n\nA note.[^1]\n\n[^1]: The note.\n\n<div><p>From &ldquo;HTML&rdquo;.</p></div>\n\n    Indented\n\nEnd &amp; end.\n",
    );
    assert_eq!(
        &*article.text,
        "Talks fail\n\nThe talks failed on Monday, Doe said.\n“No,” she said.\n\n“We are ready.”\n\nOne\n\nTwo\n\na\n\nb\n\nc\n\nd\n\nA note.\n\nThe note.\n\nFrom “HTML”.\n\nIndented\n\nEnd & end."
    );
    assert_eq!(article.title_span.unwrap().of(&article.text), "Talks fail");
}

#[test]
fn the_words_own_marks_stay_as_they_are() {
    let article = read("Talks fail\n\n\"No,\" he said -- 'never'... It's *\"done\"*, he said.\n");
    assert!(
        article
            .text
            .contains("\"No,\" he said -- 'never'... It's \"done\", he said.")
    );
}

#[test]
fn a_heading_of_its_own_is_the_title_the_page_prints() {
    let article = read("---\ntitle: In the list\n---\n# On the page\n\nThe talks failed.\n");
    assert_eq!(article.title_span.unwrap().of(&article.text), "On the page");
    assert_eq!(article.meta.title.as_deref(), Some("In the list"));
    let same = read("---\ntitle: On the page\n---\n# On the page\n\nThe talks failed.\n");
    assert_eq!(same.meta.title, None);
    let setext = read("On the page\n===========\n\nThe talks failed.\n");
    assert_eq!(setext.title(), "On the page");
    let lower = read("## Talks fail\n\nThe talks failed.\n");
    assert_eq!(lower.title(), "Talks fail");
}

#[test]
fn the_digest_is_of_the_bytes_of_the_file() {
    let plain = article::read("a.txt", b"# Talks\n\nThe talks failed.").unwrap();
    let marked = article::read("a.md", b"# Talks\n\nThe talks failed.").unwrap();
    assert_eq!(plain.sha256, marked.sha256);
    assert_ne!(plain.text, marked.text);
}

#[test]
fn nothing_but_front_matter_is_a_title_alone_or_empty() {
    assert_eq!(&*read("---\ntitle: Talks\n---\n").text, "Talks");
    let empty = article::read("a.md", b"---\nx: y\n---\n");
    assert!(matches!(empty, Err(article::ArticleError::Empty { .. })));
}

#[test]
fn hostile_markdown_is_read_like_other() {
    const N: usize = 20_000;
    for piece in [
        "> ", "* ", "[", "![", "*a ", "_a_", "`", "<", "<a", "[a](", "&amp;", "# ", "|", "[^1]",
        "<div>", "\\", "~~", "<!--", "1. ",
    ] {
        let source = format!("The talks failed.\n\n{}", piece.repeat(N));
        assert!(article::read("a.md", source.as_bytes()).is_ok(), "{piece}");
        let lines = format!("The talks failed.\n\n{}", format!("{piece}\n").repeat(N));
        assert!(article::read("a.md", lines.as_bytes()).is_ok(), "{piece}");
    }
    for piece in [
        "[",
        "{",
        "- ",
        "a: ",
        "&a [*a,",
        "? ",
        "!!x ",
        "\"",
        "a: &a b\n",
    ] {
        let source = format!("---\n{}\n---\nThe talks failed.", piece.repeat(N / 8));
        assert!(article::read("a.md", source.as_bytes()).is_ok(), "{piece}");
        let source = format!("+++\n{}\n+++\nThe talks failed.", piece.repeat(N / 8));
        assert!(article::read("a.md", source.as_bytes()).is_ok(), "{piece}");
    }
}
