//! Folders on six conflicts, read with no configuration: every named speaker under the right party.
//!
//! The texts are the project's own, written as news agencies write; all people in them are invented.
//! `speakers.tsv` in each folder says whose party is which ("-": nobody's, shown as *Other*).

use std::path::Path;

use onrecord::article;
use onrecord::dossier::{Dossier, Sources, build};

const CONFLICTS: [&str; 6] = [
    "interstate-war",
    "civil-war",
    "occupation",
    "strike",
    "trade-dispute",
    "coalition-crisis",
];

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/conflicts")
        .join(name)
}

fn dossier(name: &str) -> Dossier {
    let mut articles = Vec::new();
    for entry in std::fs::read_dir(folder(name)).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "txt") {
            let bytes = std::fs::read(&path).expect("a file");
            let file = path.file_name().expect("a name").to_string_lossy();
            articles.push(article::read(&file, &bytes).expect("an article"));
        }
    }
    assert!(articles.len() >= 4, "{name}: {} articles", articles.len());
    build(Sources {
        articles,
        ..Sources::default()
    })
}

/// Right, wrong and none of a folder's named speakers, and what is not right.
fn score(name: &str) -> (usize, usize, usize, Vec<String>) {
    let dossier = dossier(name);
    let gold = std::fs::read_to_string(folder(name).join("speakers.tsv")).expect("speakers.tsv");
    let (mut right, mut wrong, mut none, mut amiss) = (0, 0, 0, Vec::new());
    for line in gold.lines() {
        let (speaker, party) = line.split_once('\t').expect("name and party");
        let found = dossier.speakers.iter().find(|s| s.name.ends_with(speaker));
        let given = found.map(|s| s.party.map_or("-", |p| dossier.parties[p].name.as_str()));
        match given {
            Some(given) if given == party => right += 1,
            Some("-") | None => {
                none += 1;
                amiss.push(format!(
                    "{name}: {speaker} ({party}): {}",
                    given.unwrap_or("no speaker")
                ));
            }
            Some(given) => {
                wrong += 1;
                amiss.push(format!("{name}: {speaker} ({party}): wrong, {given}"));
            }
        }
    }
    (right, wrong, none, amiss)
}

#[test]
fn every_named_speaker_is_under_the_right_party() {
    let (mut right, mut wrong, mut all, mut amiss) = (0, 0, 0, Vec::new());
    for name in CONFLICTS {
        let (r, w, n, mut list) = score(name);
        right += r;
        wrong += w;
        all += r + w + n;
        amiss.append(&mut list);
    }
    let amiss = amiss.join("\n");
    println!("right {right}, wrong {wrong}, of {all}\n{amiss}");
    assert!(right * 100 >= all * 95, "right {right} of {all}\n{amiss}");
    assert!(wrong * 100 <= all, "wrong {wrong} of {all}\n{amiss}");
}

#[test]
fn the_sides_are_those_of_the_conflict() {
    let sides = |name: &str| {
        let dossier = dossier(name);
        let sides = dossier.parties.iter().filter(|p| p.side);
        sides.map(|p| p.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(sides("interstate-war"), ["Eritrea", "Ethiopia"]);
    assert_eq!(sides("civil-war"), ["Rapid Support Forces", "Sudan"]);
    assert_eq!(sides("trade-dispute"), ["Canada", "China"]);
    assert!(sides("occupation").contains(&"Morocco".to_owned()));
    assert!(sides("occupation").contains(&"Polisario Front".to_owned()));
}

/// An office with no country named is the article's country's: but not behind the name of another country's city.
#[test]
fn an_official_in_another_capital_is_not_of_the_country_that_the_article_is_about() {
    let text = "Ferry Talks\n\nKenya has asked for talks. Kenyan boats wait in Mombasa, and Kenya's ferries are \
                full. Interior minister Ann Bell said the port was shut.\n\nIn Kampala, foreign ministry official Moses \
                Okello said the port was open.";
    let article = article::read("ferry.txt", text.as_bytes()).expect("an article");
    let dossier = build(Sources {
        articles: vec![article],
        ..Sources::default()
    });
    let party = |name: &str| {
        let speaker = dossier.speakers.iter().find(|s| s.name == name);
        let party = speaker.expect("the speaker").party;
        party.map(|p| dossier.parties[p].name.as_str())
    };
    assert_eq!(party("Ann Bell"), Some("Kenya"));
    assert_ne!(party("Moses Okello"), Some("Kenya"));
}
