//! The list of articles and its filters: what is asked for and nothing else, and totals that add up.

use crate::made::{Maker, said};
use crate::reader::{Page, Reader};
use onrecord::article::Metadata;
use onrecord::dossier::Dossier;

/// 240 articles. Every third is of the Courier, every other is dated, day by day; in every fourth Ada of North
/// speaks twice, in all the others Bo of South once; every fifth has "Talks" in its title.
fn many() -> Dossier {
    let mut maker = Maker::new(&["North", "South"]);
    for n in 0..240 {
        let meta = Metadata {
            outlet: Some(
                if n % 3 == 0 {
                    "The Courier"
                } else {
                    "Courier & Post"
                }
                .into(),
            ),
            published: (n % 2 == 0).then(|| {
                let first: jiff::civil::Date = "2024-01-01".parse().expect("a day");
                first.saturating_add(jiff::Span::new().days(n / 2))
            }),
            ..Metadata::default()
        };
        let title = if n % 5 == 0 {
            format!("Peace Talks, part {n}")
        } else {
            format!("Other news, part {n}")
        };
        let ada = [
            said("Ada Long", "North", "one"),
            said("Ada Long", "North", "two"),
        ];
        let bo = [said("Bo Kim", "South", "three")];
        maker.article(&title, meta, if n % 4 == 0 { &ada } else { &bo });
    }
    maker.dossier
}

/// The number before `word` in `text` ("12 of 240 articles" → 12).
fn number(text: &str, word: &str) -> usize {
    let before = text.split(word).next().expect("a part").trim_end();
    let digits = before.rsplit(' ').next().expect("a number");
    digits
        .replace(',', "")
        .parse()
        .unwrap_or_else(|_| panic!("{text}: {word}"))
}

/// All pages of a filtered list, by their own links.
fn all(reader: &Reader, query: &str) -> Vec<Page> {
    let mut pages = vec![reader.page(&format!("/articles{query}"))];
    loop {
        let last = pages.last().expect("a page");
        let next = last.values(".pager [rel=next]", "href");
        let Some(next) = next.first() else {
            return pages;
        };
        assert!(next.ends_with(query), "{next} keeps {query}");
        let path = next.trim_start_matches("../");
        let path = if path.starts_with("articles") {
            format!("/{path}")
        } else {
            format!("/articles/{path}")
        };
        pages.push(reader.page(&path));
    }
}

#[test]
fn each_field_leaves_what_it_says_and_totals_add_up_over_all_pages() {
    let reader = Reader::new(many());
    for (query, articles, of_asked) in [
        ("?words=talks", 48, None),
        ("?words=TALKS%20peace", 48, None),
        ("?outlet=The+Courier", 80, None),
        ("?outlet=courier", 240, None),
        ("?party=party-0", 60, Some(120)),
        ("?speaker=kim", 180, Some(180)),
        ("?from=2024-01-11&to=2024-01-20", 10, None),
        ("?from=2024-04-01", 29, None),
        ("?to=2024-01-05", 5, None),
        ("?party=party-1&speaker=ada", 0, Some(0)),
        (
            "?outlet=The%20Courier&party=party-0&from=2024-01-01&words=talks",
            4,
            Some(8),
        ),
    ] {
        let pages = all(&reader, &canonical(query));
        let said = pages[0].one(".asked");
        assert_eq!(
            number(&said, "of 240 articles"),
            articles,
            "{query}: {said}"
        );
        let (mut entries, mut statements, mut chips) = (0, 0, 0);
        for page in &pages {
            assert_eq!(page.one(".asked"), said);
            entries += page.all(".articles > li:not(.empty)").len();
            let counts = page.words(".articles > li > .meta > span:last-of-type");
            statements += counts.iter().map(|c| number(c, "statement")).sum::<usize>();
            let chip = page.words(".articles .chips .n");
            chips += chip
                .iter()
                .map(|n| n.parse::<usize>().expect("a number"))
                .sum::<usize>();
        }
        assert_eq!(entries, articles, "{query}");
        assert_eq!(number(&said, "statement"), statements, "{query}: {said}");
        assert_eq!(chips, statements, "{query}");
        match of_asked {
            Some(of) => assert_eq!(number(&said, "of them by those"), of, "{said}"),
            None => assert!(!said.contains("of them"), "{said}"),
        }
    }
}

/// The query as the page itself writes it.
fn canonical(query: &str) -> String {
    query.replace('+', "%20")
}

#[test]
fn the_form_keeps_what_was_asked_and_needs_no_script() {
    let reader = Reader::new(many());
    let page = reader
        .page("/articles?outlet=The+Courier&party=party-1&from=2024-01-01&to=soon&words=%3Cb%3E");
    assert_eq!(page.values("form.sift", "method"), ["get"]);
    assert_eq!(page.values("form.sift", "action"), ["articles"]);
    assert_eq!(page.words("option[selected]"), ["The Courier", "South"]);
    assert_eq!(page.values("input[name=from]", "value"), ["2024-01-01"]);
    assert_eq!(page.values("input[name=words]", "value"), ["<b>"]);
    assert_eq!(
        page.one(".sift .flaw"),
        "“soon” is no day; write it like 2024-05-31."
    );
    assert_eq!(page.one(".articles .empty"), "No article is like that.");
    assert!(page.one(".asked").starts_with("0 of 240 articles by “The Courier”, in which South speaks, from 1 January 2024 on, with “<b>” in the title"));
    assert_eq!(page.values(".sift > a", "href"), ["articles"]);
}

#[test]
fn without_a_filter_all_stand_and_a_page_too_many_is_none() {
    let reader = Reader::new(many());
    for query in [
        "",
        "?",
        "?x=y",
        "?outlet=&party=&from=&to=&words=",
        "?party=nobody",
    ] {
        let page = reader.page(&format!("/articles{query}"));
        assert!(page.all(".asked").is_empty(), "{query}");
        assert_eq!(page.all(".articles > li").len(), 100, "{query}");
    }
    assert_eq!(reader.get("/articles/page/3").status, 200);
    assert_eq!(reader.get("/articles/page/4").status, 404);
    assert_eq!(reader.get("/articles/page/2?words=talks").status, 404);
    assert_eq!(
        reader.get("/articles/page/2?outlet=The%20Courier").status,
        404
    );
    assert_eq!(reader.get("/articles/page/2?speaker=kim").status, 200);
    let mut maker = Maker::new(&["North"]);
    maker.article("One", Metadata::default(), &[said("Ada", "North", "yes")]);
    assert!(
        Reader::new(maker.dossier)
            .page("/articles")
            .all("form")
            .is_empty()
    );
}

#[test]
fn too_many_outlets_are_typed() {
    let mut maker = Maker::new(&["North"]);
    for n in 0..80 {
        let meta = Metadata {
            outlet: Some(format!("Outlet {n}")),
            ..Metadata::default()
        };
        maker.article(&format!("Title {n}"), meta, &[said("Ada", "North", "yes")]);
    }
    let reader = Reader::new(maker.dossier);
    let page = reader.page("/articles?outlet=outlet+7");
    assert_eq!(page.values("input[name=outlet]", "value"), ["outlet 7"]);
    // 7, 17 and so on, and 70 to 79.
    assert_eq!(number(&page.one(".asked"), "of 80 articles"), 17);
}
