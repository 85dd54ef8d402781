//! The articles and what stands beside each: a line a statement, `SPEAKER<TAB>FORM<TAB>CONTENT`.
//!
//! CONTENT is words of the text, with quotation marks, without a leading "that" and without the sentence's full stop
//! outside the marks; parts that the reporting words or a paragraph's end divide are joined by " ⏎ ". SPEAKER is the
//! fullest name that the article gives, or the role of somebody unnamed; `UNASSIGNED` where the article does not tell.
//! FORM is `direct`, `partial` or `paraphrase`. A line `REJECT<TAB><TAB>words` marks what looks like a statement and is
//! none. A statement told inside another has a line of its own, too.

use onrecord::extract::Form;
use onrecord::span::Span;
use std::path::Path;

/// One article with its gold.
pub(crate) struct Gold {
    /// The file's name without its ending.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) statements: Vec<Statement>,
    /// Words that are no statement.
    pub(crate) rejects: Vec<Span>,
}

/// One statement as a careful reader marked it.
pub(crate) struct Statement {
    /// `None` where the article does not tell.
    pub(crate) speaker: Option<String>,
    pub(crate) form: Form,
    pub(crate) content: Vec<Span>,
}

/// All articles, in the order of their names.
pub(crate) fn articles() -> Vec<Gold> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/articles");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("the folder is there")
        .filter_map(|entry| {
            let name = entry.expect("an entry").file_name();
            Some(name.to_str()?.strip_suffix(".gold")?.to_owned())
        })
        .collect();
    names.sort();
    assert_eq!(names.len(), 40);
    names
        .into_iter()
        .map(|name| {
            let read = |ending: &str| {
                std::fs::read_to_string(folder.join(format!("{name}.{ending}"))).expect("a file")
            };
            parse(name.clone(), read("txt"), &read("gold"))
        })
        .collect()
}

fn parse(name: String, text: String, gold: &str) -> Gold {
    let (mut statements, mut rejects) = (Vec::new(), Vec::new());
    for line in gold.lines().filter(|l| !l.is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [speaker, form, content] = columns[..] else {
            panic!("{name}.gold: {line:?} has not three columns");
        };
        let content: Vec<Span> = content
            .split(" ⏎ ")
            .map(|part| place(&name, &text, part))
            .collect();
        if speaker == "REJECT" {
            rejects.extend(content);
            continue;
        }
        let form = match form {
            "direct" => Form::Direct,
            "partial" => Form::Partial,
            "paraphrase" => Form::Paraphrase,
            _ => panic!("{name}.gold: {form:?} is no form"),
        };
        let speaker = (speaker != "UNASSIGNED").then(|| speaker.to_owned());
        statements.push(Statement {
            speaker,
            form,
            content,
        });
    }
    Gold {
        name,
        text,
        statements,
        rejects,
    }
}

/// Where words stand; they must stand there once.
fn place(name: &str, text: &str, words: &str) -> Span {
    let mut found = text.match_indices(words);
    let (start, _) = found
        .next()
        .unwrap_or_else(|| panic!("{name}.gold: {words:?} stands nowhere in the text"));
    assert!(
        found.next().is_none(),
        "{name}.gold: {words:?} stands twice"
    );
    Span::new(start as u32, (start + words.len()) as u32)
}
