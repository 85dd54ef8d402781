//! Many parties, many statements, statements of nobody: nothing is lost and totals add up.

use crate::made::{Maker, Said, said};
use crate::reader::{Page, Reader};
use onrecord::article::Metadata;
use onrecord::dossier::Dossier;

/// Seven parties; party `i` has `i + 1` statements. One speaker of no party, one statement of nobody.
fn seven() -> Dossier {
    let names: Vec<String> = (0..7)
        .map(|i| format!("Party {}", (b'A' + i) as char))
        .collect();
    let mut maker = Maker::new(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut all: Vec<Said> = Vec::new();
    for (i, name) in names.iter().enumerate() {
        for n in 0..=i {
            let mut one = said(
                &format!("Speaker of {name}"),
                name,
                &format!("word {n} of {name}"),
            );
            one.question = (n == 0).then(|| {
                if i % 2 == 0 {
                    "Talks".into()
                } else {
                    "Borders".into()
                }
            });
            all.push(one);
        }
    }
    let lonely = Said {
        party: None,
        ..said("Nobody’s Own", "", "for no party")
    };
    let nobody = Said {
        speaker: None,
        party: None,
        before: String::new(),
        ..said("", "", "who said this")
    };
    all.extend([lonely, nobody]);
    maker.article("Seven", Metadata::default(), &all);
    maker.dossier
}

fn columns(page: &Page) -> Vec<String> {
    page.words("section.col > h2 > a")
}

#[test]
fn four_columns_stand_and_the_rest_are_one_click_away() {
    let page = Reader::new(seven()).page("/");
    assert_eq!(columns(&page), ["Party D", "Party E", "Party F", "Party G"]);
    assert_eq!(
        page.words(".rest li"),
        ["Party A 1", "Party B 2", "Party C 3"]
    );
    assert_eq!(page.values(".rest a", "href").len(), 3);
    assert_eq!(page.all("form.choose input[type=checkbox]").len(), 7);
    assert_eq!(page.all("form.choose input[checked]").len(), 4);
}

#[test]
fn the_reader_chooses_the_columns() {
    let reader = Reader::new(seven());
    for path in [
        "/?party=party-0&party=party-6",
        "/?party=party-6&party=party-0&party=party-0&x=y",
    ] {
        assert_eq!(
            columns(&reader.page(path)),
            ["Party A", "Party G"],
            "{path}"
        );
    }
    assert_eq!(columns(&reader.page("/?party=nobody")).len(), 4);
    let row = reader.page("/by-question?party=party-0&party=party-1");
    assert_eq!(
        row.words("section.row:first-of-type .col h3"),
        ["Party A 1", "Party B 0"]
    );
}

#[test]
fn an_empty_cell_says_so() {
    let reader = Reader::new(seven());
    let page = reader.page("/by-question?party=party-0&party=party-1");
    assert_eq!(
        page.words(".col > .empty"),
        ["No statement on this in the sources."; 2]
    );
}

#[test]
fn speakers_of_no_party_and_statements_of_nobody_are_shown() {
    let reader = Reader::new(seven());
    let page = reader.page("/");
    assert!(
        page.one("section[aria-labelledby=other]")
            .contains("for no party")
    );
    assert!(
        page.one("section[aria-labelledby=unassigned]")
            .contains("who said this")
    );
    assert!(
        reader
            .page("/unassigned")
            .one("figure.st")
            .contains("who said this")
    );
    assert!(
        reader
            .page("/speakers")
            .words("h2")
            .contains(&"Unassigned 1".to_owned())
    );
    let balance = reader.page("/balance");
    assert_eq!(
        balance.words("tbody tr > :nth-child(2)"),
        ["1", "2", "3", "4", "5", "6", "7", "1", "1"]
    );
    assert_eq!(balance.one("tfoot tr > :nth-child(2)"), "30");
}

#[test]
fn few_parties_leave_nothing_to_choose() {
    let mut maker = Maker::new(&["North"]);
    maker.article("One", Metadata::default(), &[said("Ada", "North", "yes")]);
    let page = Reader::new(maker.dossier).page("/");
    assert!(page.all("form").is_empty() && page.all(".rest").is_empty());
}

/// A long column must not push a short one off, and what is cut says how much there is.
#[test]
fn a_long_column_says_what_it_leaves_out() {
    let mut maker = Maker::new(&["North", "South"]);
    let mut all: Vec<Said> = (0..300)
        .map(|i| said("Ada", "North", &format!("word {i}")))
        .collect();
    all.push(said("Bo", "South", "my one word"));
    maker.article("Long", Metadata::default(), &all);
    let reader = Reader::new(maker.dossier);
    let page = reader.page("/");
    assert_eq!(page.all("figure.st").len(), 100);
    assert!(page.one("main").contains("my one word"));
    assert_eq!(page.one(".all"), "All 300 statements of Ada");
    let mut seen = std::collections::BTreeSet::new();
    for path in [
        "/speakers/speaker-0",
        "/speakers/speaker-0/2",
        "/speakers/speaker-0/3",
    ] {
        seen.extend(
            reader
                .page(path)
                .values("figure.st", "id")
                .into_iter()
                .map(str::to_owned),
        );
    }
    assert_eq!(seen.len(), 300);
    assert_eq!(reader.get("/speakers/speaker-0/4").status, 404);
}

#[test]
fn every_statement_is_in_order_once() {
    let dossier = seven();
    let page = Reader::new(dossier.clone()).page("/in-order");
    let shown = page.values("figure.st", "id");
    let stored: Vec<String> = dossier
        .statements
        .iter()
        .map(|s| format!("s-{}", s.id))
        .collect();
    assert_eq!(shown, stored);
}

/// Nine parties can be told apart; the heaviest three by hue alone.
#[test]
fn the_parties_a_reader_sees_most_have_hues_of_their_own() {
    let page = Reader::new(seven()).page("/");
    let classes = page.values("section.col > h2", "class");
    assert_eq!(classes, ["party p3", "party p2", "party p1", "party p0"]);
}
