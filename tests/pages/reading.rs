//! What a reader must never get wrong, page by page.

use crate::made::{Maker, Said, said};
use crate::reader::Reader;
use onrecord::article::Metadata;
use onrecord::attribute::Grade;
use onrecord::dossier::{Dossier, PartyOrder};
use onrecord::extract::{Form, RejectReason};
use onrecord::span::Span;
use onrecord::time::Resolution;

fn day(year: i16, month: i8, day: i8) -> jiff::civil::Date {
    jiff::civil::date(year, month, day)
}

/// Two dated articles on two days.
fn dated() -> Dossier {
    let mut maker = Maker::new(&["North", "South"]);
    let meta = |date, url: Option<&str>| Metadata {
        published: Some(date),
        outlet: Some("The Gazette".into()),
        url: url.map(str::to_owned),
        ..Metadata::default()
    };
    let mut first = said("Ada Long", "North", "We will talk on Monday, in Geneva");
    first.before = "On Thursday, Ada Long said, ".into();
    let link = Some("https://example.org/a");
    maker.article("Talks near", meta(day(2022, 12, 25), link), &[first]);
    maker.article(
        "No talks",
        meta(day(2022, 3, 1), None),
        &[said("Bo Short", "South", "never")],
    );
    let working =
        "Thursday → 22 December 2022, because the article is dated 25 December 2022".to_owned();
    maker.time(
        0,
        "On Thursday",
        false,
        Resolution::Day {
            date: day(2022, 12, 22),
            working,
        },
    );
    maker.role("Ada Long", 0, "Ada Long");
    maker.dossier
}

#[test]
fn the_first_link_of_a_statement_leads_to_its_place_in_the_article() {
    let page = Reader::new(dated()).page("/");
    let links = scraper::Selector::parse("a").expect("a selector");
    for figure in page.all("figure.st") {
        let first = figure.select(&links).next().expect("a link");
        assert_eq!(crate::reader::words(first), "In the article");
        assert!(
            first
                .attr("href")
                .is_some_and(|h| h.starts_with("articles/article-") && h.contains("#s-"))
        );
    }
}

#[test]
fn every_statement_bears_its_day_or_says_that_there_is_none() {
    let reader = Reader::new(dated());
    let page = reader.page("/in-order");
    let meta = page.words("figcaption");
    assert!(
        meta[0].contains("“On Thursday” (22 December 2022)"),
        "{}",
        meta[0]
    );
    assert!(meta[1].contains("date not resolvable"), "{}", meta[1]);
    let how = reader.page("/statements/0000000000").words(".facts dd");
    assert!(
        how.iter()
            .any(|h| h.contains("because the article is dated 25 December 2022")),
        "{how:?}"
    );
}

#[test]
fn a_comparison_prints_what_it_covers() {
    let reader = Reader::new(dated());
    for path in ["/", "/by-question", "/balance", "/articles"] {
        let page = reader.page(path);
        let dek = page.one(".dek");
        assert!(
            dek.contains("2 statements") && dek.contains("1 March 2022 – 25 December 2022"),
            "{path}: {dek}"
        );
    }
}

#[test]
fn the_rule_that_orders_the_parties_is_printed() {
    let mut dossier = dated();
    assert!(
        Reader::new(dossier.clone())
            .page("/")
            .one(".rule")
            .contains("alphabetical")
    );
    dossier.party_order = PartyOrder::Roster;
    let page = Reader::new(dossier).page("/");
    assert!(
        page.one(".rule")
            .contains("the order that the dossier gives")
    );
    assert!(
        page.one(".rule")
            .contains("To be listed here is not to be right")
    );
}

#[test]
fn the_original_opens_at_the_words() {
    let reader = Reader::new(dated());
    let page = reader.page("/statements/0000000000");
    let link = page.values("a[rel~=noopener]", "href");
    assert_eq!(link.len(), 1);
    assert!(
        link[0].starts_with("https://example.org/a#:~:text=Ada%20Long%20said%2C-,"),
        "{}",
        link[0]
    );
    assert!(
        reader
            .page("/statements/0000000001")
            .all("a[rel~=noopener]")
            .is_empty()
    );
}

#[test]
fn every_form_is_named_in_words_and_by_its_edge() {
    let mut maker = Maker::new(&["North"]);
    let forms = [
        Form::Direct,
        Form::Partial,
        Form::Paraphrase,
        Form::Headline,
        Form::Unmarked,
    ];
    let all: Vec<Said> = forms
        .into_iter()
        .map(|form| Said {
            form,
            ..said("Ada", "North", "one “two” three")
        })
        .collect();
    maker.article("Forms", Metadata::default(), &all);
    let page = Reader::new(maker.dossier).page("/");
    assert_eq!(
        page.words(".form"),
        [
            "Direct quotation",
            "Partial quotation",
            "Paraphrase — the article’s words",
            "Headline",
            "No quotation marks in the source"
        ]
    );
    for edge in ["direct", "partial", "paraphrase", "headline", "unmarked"] {
        assert_eq!(page.all(&format!("figure.st.{edge}")).len(), 1, "{edge}");
    }
}

#[test]
fn how_the_speaker_is_known_is_said_in_plain_words() {
    let mut maker = Maker::new(&["North"]);
    let mut one = said("Ada Long", "North", "yes");
    one.before = "Ada Long came. She said, ".into();
    maker.article("Known", Metadata::default(), &[one]);
    let (she, ada) = (maker.find(0, "She"), maker.find(0, "Ada Long"));
    let mut dossier = maker.dossier;
    for (grade, short, long) in [
        (
            Grade::Pronoun,
            "pronoun: “She”",
            "The article says “She”, which stands for “Ada Long”.",
        ),
        (
            Grade::Role,
            "known by a role: “She”",
            "One person in it has this role: “Ada Long”.",
        ),
        (
            Grade::Place,
            "place stands for government: “She”",
            "stands for the government that sits there",
        ),
        (
            Grade::Inferred,
            "speaker inferred",
            "is inferred from what stands around the words",
        ),
        (
            Grade::Headline,
            "named in the headline: “She”",
            "The title names the speaker",
        ),
    ] {
        let statement = &mut dossier.statements[0];
        (statement.grade, statement.mention, statement.antecedent) =
            (grade, vec![she].into(), Some(ada));
        let reader = Reader::new(dossier.clone());
        assert_eq!(reader.page("/").one(".grade"), short);
        let how = reader.page("/statements/0000000000").words(".facts dd");
        assert!(how[0].contains(long), "{how:?}");
    }
    dossier.statements[0].grade = Grade::Named;
    assert!(Reader::new(dossier).page("/").all(".grade").is_empty());
}

#[test]
fn what_was_left_out_is_listed_with_its_reason_and_place() {
    let mut maker = Maker::new(&["North"]);
    let mut one = said("Ada", "North", "yes");
    one.after = ". There are signs of peace. Zed Quiet was there.".into();
    let article = maker.article("Left", Metadata::default(), &[one]);
    maker.reject(article, "There are signs of peace", RejectReason::Inference);
    maker.named(article, "Zed Quiet", Some("North"));
    let span = maker.find(article, "There are signs of peace");
    let reader = Reader::new(maker.dossier);
    let page = reader.page("/left-out");
    assert_eq!(page.one(".bit b"), "There are signs of peace");
    assert!(page.one(".why").contains("inference"));
    let place = format!("articles/article-0#at-{}-{}", span.start, span.end);
    assert_eq!(page.values(".entries .meta a", "href"), [place]);
    let named = reader.page("/not-quoted");
    assert_eq!(named.one(".entries h2"), "Zed Quiet");
    assert!(named.one(".entries").contains("1 mention"));
}

#[test]
fn a_statement_in_two_pieces_is_one_statement_in_the_article() {
    let mut maker = Maker::new(&["North"]);
    let mut one = said("Ada", "North", "x");
    one.words = "“We go,” Ada said, “and stay”".into();
    maker.article(
        "Pieces",
        Metadata::default(),
        &[one, said("Ada", "North", "other")],
    );
    let (first, second) = (maker.find(0, "“We go,”"), maker.find(0, "“and stay”"));
    let mut dossier = maker.dossier;
    dossier.statements[0].content = vec![first, second].into();
    let reader = Reader::new(dossier);
    let page = reader.page("/articles/article-0");
    assert_eq!(page.words("mark.m0"), ["“We go,”", "“and stay”"]);
    assert_eq!(page.values("mark.m0", "id"), ["s-0000000000"]);
    assert_eq!(page.words("mark:not(.m0)"), ["“other”"]);
    let cited = &reader.page("/statements/0000000000").words("pre.cite")[0];
    assert!(cited.starts_with("“We go … and stay” — Ada"), "{cited}");
}

#[test]
fn statements_that_overlap_each_have_their_anchor() {
    let mut maker = Maker::new(&["North", "South"]);
    let all = [
        said("Ada", "North", "one two three four"),
        said("Bo", "South", "y"),
    ];
    maker.article("Over", Metadata::default(), &all);
    let words = maker.find(0, "“one two three four”");
    let (inner, same) = (maker.find(0, "two three"), words);
    let mut dossier = maker.dossier;
    for (id, span) in [("nested4567", inner), ("twin456789", same)] {
        let mut more = dossier.statements[0].clone();
        (more.id, more.content) = (id.try_into().expect("ten characters"), vec![span].into());
        more.speaker = Some(1);
        dossier.statements.insert(1, more);
    }
    let page = Reader::new(dossier).page("/articles/article-0");
    for id in ["0000000000", "nested4567", "twin456789"] {
        assert_eq!(page.all(&format!("#s-{id}")).len(), 1, "{id}");
    }
    assert_eq!(page.words(".para p")[0], "Ada said, “one two three four”.");
}

#[test]
fn a_quotation_over_two_paragraphs_stays_two_paragraphs() {
    let mut maker = Maker::new(&["North"]);
    maker.article(
        "Two",
        Metadata::default(),
        &[said("Ada", "North", "one"), said("Ada", "North", "two")],
    );
    let mut dossier = maker.dossier;
    let (a, b) = (
        dossier.statements[0].content[0],
        dossier.statements[1].content[0],
    );
    dossier.statements[0].content = vec![Span::new(a.start, b.end)].into();
    dossier.statements[0].carrier = Span::new(dossier.statements[0].carrier.start, b.end);
    dossier.statements.truncate(1);
    for list in [
        &mut dossier.speakers[0].statements,
        &mut dossier.parties[0].statements,
    ] {
        list.truncate(1);
    }
    let reader = Reader::new(dossier);
    assert_eq!(
        reader.page("/").words("figure.st blockquote p"),
        ["Ada said, “one”.", "Ada said, “two”"]
    );
    let article = reader.page("/articles/article-0");
    assert_eq!(
        article.words("mark.m0").len(),
        2,
        "both paragraphs light up together"
    );
    assert_eq!(article.all(".g:has(.m0) .para").len(), 2, "in one group");
}

#[test]
fn text_that_runs_right_to_left_says_so() {
    let mut maker = Maker::new(&["North"]);
    let meta = Metadata {
        language: Some("ar".into()),
        ..Metadata::default()
    };
    maker.article(
        "قال الرئيس",
        meta,
        &[said("Ada", "North", "نحن مستعدون للحوار")],
    );
    let page = Reader::new(maker.dossier).page("/");
    assert_eq!(page.values("blockquote", "lang"), ["ar"]);
    assert_eq!(page.values("blockquote", "dir"), ["auto"]);
    assert_eq!(page.values("h1", "lang"), ["ar"]);
}

#[test]
fn a_quotation_in_a_row_marks_the_words_that_put_it_there() {
    let mut maker = Maker::new(&["North", "South"]);
    let mut one = said("Ada", "North", "we want talks now");
    one.question = Some("Talks".into());
    maker.article(
        "Why",
        Metadata::default(),
        &[one, said("Bo", "South", "no")],
    );
    let talks = maker.find(0, "talks");
    let mut dossier = maker.dossier;
    dossier.statements[0].questions[0].words = vec![talks].into();
    let reader = Reader::new(dossier);
    let page = reader.page("/by-question");
    assert_eq!(page.words("figure mark"), ["talks"]);
    assert_eq!(
        page.words(".row .empty"),
        ["No statement on this in the sources."]
    );
    assert!(
        page.one("section[aria-labelledby=off]").contains("“no”"),
        "what is on no question is not lost"
    );
    assert!(
        reader
            .page("/statements/0000000000")
            .one("main")
            .contains("decided by “talks”")
    );
    assert!(
        reader
            .page("/questions/question-0")
            .one("main")
            .contains("No statement on this in the sources South")
    );
}

/// A plain report, and one of a kind that is wrong three times in ten.
fn sure_and_unsure() -> Dossier {
    let text = "The road\n\nFarida Noorzai said the road was closed.\n\nBo Short insisted the new plan was weak.\n";
    let article = onrecord::article::read("road.txt", text.as_bytes()).expect("an article");
    onrecord::process::folder::dossier_of(vec![article])
}

#[test]
fn a_statement_page_says_why_it_was_taken_and_how_often_that_is_right() {
    let dossier = sure_and_unsure();
    assert_eq!(dossier.statements.len(), 2);
    let reader = Reader::new(dossier.clone());
    let facts = |which: usize| {
        let id = dossier.statements[which].id.to_string();
        let page = reader.page(&format!("/statements/{id}"));
        let mut facts = page.words("dl.facts div").into_iter();
        facts
            .find(|words| words.starts_with("Certainty"))
            .expect("a fact on certainty")
    };
    let sure = facts(0);
    assert!(
        sure.contains("with “said” beside “Farida Noorzai”"),
        "{sure}"
    );
    assert!(sure.contains(" of 100 statements of this kind"), "{sure}");
    assert!(!sure.contains("uncertain"), "{sure}");
    let unsure = facts(1);
    assert!(
        unsure.contains("with “insisted” beside “Bo Short”"),
        "{unsure}"
    );
    assert!(unsure.contains("This one is uncertain"), "{unsure}");
}

#[test]
fn a_turn_of_a_conversation_is_a_direct_quotation_and_says_where_it_stands() {
    let text = "The road\n\nThe Mirror spoke to Ann Keita.\n\nQ: Who shut the road?\n\nA: I did.\n";
    let article = onrecord::article::read("road.txt", text.as_bytes()).expect("an article");
    let dossier = onrecord::process::folder::dossier_of(vec![article]);
    let id = dossier.statements[1].id.to_string();
    let page = Reader::new(dossier).page(&format!("/statements/{id}"));
    let facts = page.words("dl.facts div").join("\n");
    for said in [
        "the article prints a conversation, a letter or a post word for word",
        "Ann Keita is inferred",
        "in a printed conversation, letter or post, under “A”",
        "Too few statements of this kind",
    ] {
        assert!(facts.contains(said), "{said}: {facts}");
    }
}

#[test]
fn lists_mark_what_is_uncertain_in_words() {
    let page = Reader::new(sure_and_unsure()).page("/");
    let forms = page.words("figure.st p.form");
    let marked: Vec<bool> = forms.iter().map(|f| f.contains("uncertain")).collect();
    assert_eq!(marked, [false, true]);
}
