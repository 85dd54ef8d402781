//! The bundled article, from its bytes to its pages.

use crate::reader::{Reader, words};
use onrecord::article;
use onrecord::dossier::{Dossier, Sources, build};
use onrecord::party::Roster;
use onrecord::question::Questions;

/// What the engine makes of the bundled article.
pub(crate) fn dossier() -> Dossier {
    let name = "russia-ready-to-negotiate.txt";
    let bytes = include_bytes!("../../dossier/russia-ready-to-negotiate.txt");
    let article = article::read(name, bytes).expect("an article");
    let parties = include_str!("../../dossier/parties.toml");
    let questions = include_str!("../../dossier/questions.toml");
    let roster = Roster::parse("parties.toml", parties).expect("a roster");
    build(Sources {
        name: roster.name.clone().unwrap_or_default(),
        articles: vec![article],
        roster,
        questions: Questions::parse("questions.toml", questions).expect("questions"),
        ..Sources::default()
    })
}

#[test]
fn three_parties_stand_side_by_side_with_their_speakers() {
    let page = Reader::new(dossier()).page("/");
    assert_eq!(
        page.words("section.col > h2 > a"),
        ["Russia", "Ukraine", "United States"]
    );
    assert_eq!(
        page.words("section.col > h2 > .n"),
        ["11 statements", "2 statements", "2 statements"]
    );
    assert_eq!(
        page.words("section.col h3"),
        [
            "Vladimir Putin",
            "Kremlin",
            "Mykhailo Podoliak",
            "Kyiv",
            "William Burns",
            "CIA"
        ]
    );
    assert_eq!(
        page.words(".roles"),
        [
            "Russian President · President",
            "an adviser to Ukrainian President Volodymyr Zelensky",
            "CIA Director"
        ]
    );
    assert_eq!(page.all("figure.st").len(), 15);
}

#[test]
fn a_statement_shows_its_words_form_verb_time_channel_and_place() {
    let page = Reader::new(dossier()).page("/");
    let figures = page.all("figure.st");
    let talk = figures
        .iter()
        .map(|f| words(*f))
        .find(|w| w.contains("Rossiya-1"))
        .expect("the interview");
    assert_eq!(
        talk,
        "Direct quotation “We are ready to discuss an acceptable solution with all those involved, but it is up \
         to them,” Putin said in an interview broadcast on Rossiya-1 state television on Sunday. In the article \
         “said” “on Sunday” (date not resolvable) “in an interview broadcast on Rossiya-1 state television” Permalink"
    );
}

#[test]
fn what_the_source_leaves_open_is_said() {
    let page = Reader::new(dossier()).page("/");
    assert_eq!(
        page.one(".flaw"),
        "The source opens this quotation and never closes it."
    );
    assert_eq!(
        page.words(".unmarked .form"),
        ["No quotation marks in the source speaker inferred"]
    );
    let grades = page.words(".grade");
    assert_eq!(
        grades.iter().filter(|g| g.starts_with("pronoun")).count(),
        2,
        "{grades:?}"
    );
    assert_eq!(
        grades
            .iter()
            .filter(|g| g.starts_with("place stands for government"))
            .count(),
        2,
        "{grades:?}"
    );
    assert_eq!(page.words(".partial b.q"), ["“in the right direction”"]);
}

#[test]
fn the_first_page_and_its_style_weigh_little() {
    let reader = Reader::new(dossier());
    let gzip = [("accept-encoding", "gzip")];
    let front = reader.ask("GET", "/", &gzip);
    let style = front.headers.contains_key("content-encoding");
    assert!(style);
    let address = reader.page("/").values("link[rel=stylesheet]", "href")[0].to_owned();
    let sheet = reader.ask("GET", &format!("/{address}"), &gzip);
    let weight = front.body.len() + sheet.body.len();
    assert!(weight <= 14 * 1024, "{weight} bytes compressed");
}

#[test]
fn a_citation_names_form_place_and_hash() {
    let reader = Reader::new(dossier());
    let front = reader.page("/");
    let cite = |words: &str| {
        let figure = front
            .all("figure.st")
            .into_iter()
            .find(|f| crate::reader::words(*f).contains(words))
            .expect("it");
        let link = scraper::Selector::parse("a:last-child").expect("a selector");
        let link = figure
            .select(&link)
            .filter_map(|a| a.attr("href"))
            .find(|h| h.starts_with("statements/"));
        reader
            .page(&format!("/{}", link.expect("a permalink")))
            .words("pre.cite")
    };
    assert_eq!(
        cite("We are ready to discuss")[0],
        "“We are ready to discuss an acceptable solution with all those involved, but it is up to them” — Vladimir \
         Putin, quoted in “Russia Ready To Negotiate Over Ukraine: Putin”, characters 921–1013, sha-256 987d7cd8…"
    );
    assert!(cite("most conflicts end in talks")[0].starts_with(
        "most conflicts end in talks — William Burns, paraphrased in “Russia Ready To Negotiate"
    ));
    let bibtex = &cite("We are ready to discuss")[2];
    assert!(
        bibtex.contains("987d7cd8a0b47c30141d2dd9b0bfbb63f49402997a76dd3e30bc8186d4c15c19"),
        "{bibtex}"
    );
}

#[test]
fn the_article_stands_in_full_with_every_statement_marked() {
    let reader = Reader::new(dossier());
    let dossier = dossier();
    let article = &dossier.articles[0];
    let page = reader.page(&format!("/articles/{}", article.id));
    let shown: Vec<String> = page.words(".para > h1, .para > p");
    let stored: Vec<String> = article
        .text
        .split('\n')
        .map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let stored: Vec<String> = stored.into_iter().filter(|l| !l.is_empty()).collect();
    assert_eq!(shown, stored);
    assert_eq!(page.values("mark[id]", "id").len(), 15);
    assert_eq!(page.words(".furniture").len(), 5);
    for statement in &dossier.statements {
        let mark = page.all(&format!("#s-{}", statement.id));
        assert!(
            crate::reader::exactly(mark[0]).starts_with(statement.content[0].of(&article.text))
        );
    }
}

#[test]
fn balance_adds_up() {
    let page = Reader::new(dossier()).page("/balance");
    let column = |n: usize, part: &str| -> Vec<usize> {
        let cells = page.words(&format!("{part} tr > :nth-child({n})"));
        cells
            .iter()
            .map(|c| c.replace(',', "").parse().expect("a number"))
            .collect()
    };
    for n in 2..=5 {
        assert_eq!(
            column(n, "tbody").iter().sum::<usize>(),
            column(n, "tfoot")[0]
        );
    }
    assert_eq!(column(2, "tbody"), [11, 2, 2]);
    assert!(page.one(".dek").starts_with("n = 15 statements"));
    assert_eq!(page.all("svg rect.full").len(), 3);
}

#[test]
fn the_words_of_the_front_page_read_as_reviewed() {
    let page = Reader::new(dossier()).page("/");
    let lines: Vec<String> = page.words(
        "main h1, main h2, main h3, main .dek, main .rule, .roles, .form, blockquote, figcaption",
    );
    insta::assert_snapshot!(lines.join("\n"));
}
