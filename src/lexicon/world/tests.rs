use super::*;

#[track_caller]
fn check(phrase: &str, party: &str, kind: PlaceKind) {
    let found = lookup(phrase).unwrap_or_else(|| panic!("{phrase:?} is not in the tables"));
    assert_eq!((found.party, found.kind), (party, kind), "{phrase}");
}

#[test]
fn phrases_as_newspapers_print_them() {
    use PlaceKind::{
        ArmedGroup, Body, Capital, City, Country, Demonym, Institution, PoliticalParty, Seat,
    };
    check("US", "United States", Country);
    check("U.S.", "United States", Country);
    check("the United States", "United States", Country);
    check("the UK", "United Kingdom", Country);
    check("Britain", "United Kingdom", Country);
    check("UAE", "United Arab Emirates", Country);
    check("DRC", "Democratic Republic of the Congo", Country);
    check("Czechia", "Czech Republic", Country);
    check("Türkiye", "Turkey", Country);
    check("Côte d’Ivoire", "Ivory Coast", Country);
    check("Ukrainian", "Ukraine", Demonym);
    check("Poles", "Poland", Demonym);
    check("Dutch", "Netherlands", Demonym);
    check("Burkinabe", "Burkina Faso", Demonym);
    check("South Korean", "South Korea", Demonym);
    check("Kyiv", "Ukraine", Capital);
    check("Kiev", "Ukraine", Capital);
    check("N’Djamena", "Chad", Capital);
    check("Washington, D.C.", "United States", Capital);
    check("Kharkiv", "Ukraine", City);
    check("Scotland", "United Kingdom", City);
    check("Catalonia", "Spain", City);
    check("Texas", "United States", City);
    check("The Kremlin", "Russia", Seat);
    check("the White House", "United States", Seat);
    check("Downing Street", "United Kingdom", Seat);
    check("the Élysée", "France", Seat);
    check("Zhongnanhai", "China", Seat);
    check("Brussels", "European Union", Seat);
    check("State Department", "United States", Institution);
    check("CIA", "United States", Institution);
    check("FSB", "Russia", Institution);
    check("the Verkhovna Rada", "Ukraine", Institution);
    check("IDF", "Israel", Institution);
    check("Bundestag", "Germany", Institution);
    check("Lok Sabha", "India", Institution);
    check("Hamas", "Hamas", ArmedGroup);
    check("Houthi", "Houthis", ArmedGroup);
    check("RSF", "Rapid Support Forces", ArmedGroup);
    check("al-Shabaab", "al-Shabaab", ArmedGroup);
    check("Al-Shabaab", "al-Shabaab", ArmedGroup);
    check("Daesh", "Islamic State", ArmedGroup);
    check("UN", "United Nations", Body);
    check("UNRWA", "United Nations", Body);
    check("European Commission", "European Union", Body);
    check("Nato", "NATO", Body);
    check("BJP", "India", PoliticalParty);
    check("Likud", "Israel", PoliticalParty);
}

#[test]
fn words_that_are_no_names_are_not_found() {
    for word in [
        "us",
        "turkey",
        "china",
        "Us",
        "jordan",
        "who",
        "pole",
        "the",
        "",
        " ",
        "President",
        "talks",
    ] {
        assert_eq!(lookup(word), None, "{word}");
    }
}

#[test]
fn words_with_other_meanings_say_so() {
    for word in [
        "Georgia",
        "Jordan",
        "Chad",
        "Congress",
        "Labour",
        "Republican",
        "Holland",
    ] {
        assert!(lookup(word).is_some_and(|e| e.weak), "{word}");
    }
    for word in ["Ukraine", "French", "Hamas", "Kremlin", "Paris"] {
        assert!(lookup(word).is_some_and(|e| !e.weak), "{word}");
    }
}

#[test]
fn an_armed_group_knows_the_country_it_is_in() {
    assert_eq!(lookup("Hezbollah").unwrap().home, Some("Lebanon"));
    assert_eq!(lookup("Islamic State").unwrap().home, None);
    assert_eq!(lookup("NATO").unwrap().home, None);
}

#[test]
fn the_longest_phrase_is_no_longer_than_it_says() {
    let longest = TABLE.entries.keys().map(|p| p.split(' ').count()).max();
    assert!(longest <= Some(MAX_WORDS), "{longest:?}");
}

#[test]
fn every_home_is_a_country_and_every_kind_is_known() {
    for row in rows(include_str!("bodies.tsv")) {
        assert_eq!(row.len(), 4, "{row:?}");
        assert!(
            ["seat", "institution", "group", "body", "politics"].contains(&row[0]),
            "{row:?}"
        );
        assert!(row[2].is_empty() || is_country(row[2]), "{row:?}");
        let own = ["group", "body"].contains(&row[0]) || lookup(row[1]).is_some();
        assert!(own, "{row:?}");
    }
}

#[test]
fn there_are_all_countries() {
    let countries = rows(include_str!("countries.tsv")).count();
    assert!(countries >= 200, "{countries}");
}

#[test]
fn no_strong_phrase_means_two_things() {
    let mut seen: FxHashMap<&str, &str> = FxHashMap::default();
    let mut check = |cell: &'static str, party: &'static str| {
        for (phrase, weak) in phrases(cell) {
            if weak {
                continue;
            }
            let phrase = phrase.trim_end_matches('+');
            if let Some(other) = seen.insert(phrase, party) {
                assert_eq!(other, party, "{phrase}");
            }
        }
    };
    for row in rows(include_str!("bodies.tsv")) {
        check(row[3], row[1]);
    }
    for row in rows(include_str!("countries.tsv")) {
        for cell in &row[1..] {
            check(cell, row[0]);
        }
    }
}

#[test]
fn no_phrase_is_longer_than_its_first_word_reaches() {
    for phrase in TABLE.entries.keys() {
        let words = phrase.split(' ').count();
        let first = phrase.split(' ').next().unwrap_or_default();
        let bare = [",", "'s", "'"].iter().find_map(|e| first.strip_suffix(e));
        for opener in std::iter::once(first).chain(bare) {
            assert!(reach(opener) >= words, "{phrase}");
        }
        // At the end of a sentence.
        if !phrase.ends_with('.') && words == 1 {
            assert!(reach(&format!("{phrase}.")) >= 1, "{phrase}");
        }
    }
    let idle = (0..1000).filter(|n| reach(&format!("Zz{n}")) == 0).count();
    assert!(idle > 700, "{idle} of 1000 words that open no phrase");
}
