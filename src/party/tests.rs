use super::*;

fn of(name: &str, kind: SpeakerKind, roles: &[&str], about: Option<&str>) -> Option<String> {
    let facts = Facts {
        name,
        kind,
        roles,
        context: &[],
        about,
        published: None,
    };
    assign(&facts, &Roster::default()).map(|a| a.party)
}

#[track_caller]
fn role(words: &str, party: &str) {
    let found = of("Nobody Known", SpeakerKind::Person, &[words], None);
    let found = found.as_deref().unwrap_or("-");
    assert_eq!(found, party, "role {words:?}");
}

#[track_caller]
fn body(name: &str, party: &str) {
    let found = of(name, SpeakerKind::Institution, &[], None);
    assert_eq!(found.as_deref().unwrap_or("-"), party, "body {name:?}");
}

#[track_caller]
fn unnamed(name: &str, party: &str) {
    let found = of(name, SpeakerKind::Unnamed, &[], None);
    assert_eq!(found.as_deref().unwrap_or("-"), party, "unnamed {name:?}");
}

#[test]
fn the_body_one_belongs_to() {
    role("Russian President", "Russia");
    role("Labour Minister", "-");
    role(
        "an adviser to Ukrainian President Volodymyr Zelensky",
        "Ukraine",
    );
    role("CIA Director", "United States");
    role("Hamas official", "Hamas");
    role("a senior Hamas official in Beirut", "Hamas");
    role("Israeli Prime Minister", "Israel");
    role("the Israeli prime minister's spokesman", "Israel");
    role("Russia's foreign minister", "Russia");
    role("Russia’s foreign minister", "Russia");
    role("foreign minister of Ukraine", "Ukraine");
    role("Kremlin spokesman", "Russia");
    role("spokesman for the Kremlin", "Russia");
    role("a spokeswoman for the Israeli military", "Israel");
    role("head of the Wagner Group", "Wagner Group");
    role("leader of the Lebanese group Hezbollah", "Hezbollah");
    role("Lebanese Hezbollah leader", "Hezbollah");
    role("the Sudanese army chief", "Sudan");
    role(
        "commander of the Rapid Support Forces",
        "Rapid Support Forces",
    );
    role(
        "Syrian Democratic Forces spokesman",
        "Syrian Democratic Forces",
    );
    role("Houthi military spokesman", "Houthis");
    role("M23 spokesman", "M23");
    role("Nato Secretary General", "NATO");
    role("NATO's top commander", "NATO");
    role("European Commission President", "European Union");
    role("EU foreign policy chief", "European Union");
    role("UN human rights chief", "United Nations");
    role("U.N. humanitarian coordinator for Sudan", "United Nations");
    role("U.S. Secretary of State", "United States");
    role("US Defense Secretary", "United States");
    role("White House press secretary", "United States");
    role("State Department spokesman", "United States");
    role("Pentagon spokesman", "United States");
    role("Texas Governor", "United States");
    role("mayor of Kharkiv", "Ukraine");
    role("Kharkiv mayor", "Ukraine");
    role("governor of Russia's Belgorod region", "Russia");
    role("Bundestag member", "Germany");
    role("Downing Street spokesman", "United Kingdom");
    role("Scotland's first minister", "United Kingdom");
    role("BJP spokesperson", "India");
    role("Likud lawmaker", "Israel");
    role("Fidesz MP", "Hungary");
    role("professor at the University of Texas", "-");
    role("a French farmer", "France");
    role("Palestinian health minister", "Palestine");
    role(
        "the president of the Democratic Republic of the Congo",
        "Democratic Republic of the Congo",
    );
    role(
        "DRC government spokesman",
        "Democratic Republic of the Congo",
    );
    role("the Russian-installed governor of Kherson", "Russia");
    role("former US president", "United States");
    role("secretary to the president of Kenya", "Kenya");
    role("Georgia's prime minister", "Georgia");
    role("Georgian officials", "Georgia");
    role("the Turkish Cypriot leader", "Northern Cyprus");
    role("North Korean leader", "North Korea");
    role("IRGC commander", "Iran");
    role(
        "IAEA director general",
        "International Atomic Energy Agency",
    );
    role("ECOWAS commission president", "ECOWAS");
}

#[test]
fn never_where_one_is_sent_or_what_one_speaks_about() {
    role("US ambassador to Israel", "United States");
    role("UN envoy to Yemen", "United Nations");
    role("UN special envoy for Syria", "United Nations");
    role("Russia's ambassador to the United Nations", "Russia");
    role("the British ambassador in Kyiv", "United Kingdom");
    role("ambassador to Ukraine", "-");
    role("special envoy for Sudan", "-");
    role("expert on Russia", "-");
    role("Russia expert", "-");
    role("Russia analyst at Chatham House", "-");
    role("a Middle East analyst", "-");
    role("US envoy for Iran", "United States");
    role("Iran envoy", "-");
    role(
        "China researcher at Amnesty International",
        "Amnesty International",
    );
    role("correspondent in Moscow", "-");
    role("Moscow correspondent", "-");
    role("a critic of Russia", "-");
    role("survivor of a Hamas attack", "-");
    role("a lawyer for Hamas", "-");
    role("journalist covering Ukraine", "-");
    role("aid worker in Gaza", "-");
    role("historian of Russia", "-");
    role("a teacher of Russian literature", "-");
    role("an English teacher", "-");
    role("a Beijing-based analyst", "-");
    role("a pro-Russian blogger", "-");
    role("author of a book about Germany", "-");
    role("Washington Post reporter", "-");
    role("Moscow State University professor", "-");
    role("Iran-backed group", "-");
    role("sanctioned by the United States", "-");
    role("a veteran who fought in Iraq", "-");
    role("Hamas hostage", "-");
    role("Russian affairs analyst", "-");
    role("Bank of America economist", "-");
    role("Air France pilot", "-");
}

#[test]
fn words_that_name_nobody() {
    for words in [
        "president",
        "a spokesman",
        "union leader",
        "chief executive",
        "",
        "-",
        "'s",
        "’",
        "the",
        "general secretary of the dockers' union",
        "European diplomat",
        "Western official",
        "a senior official",
        "company spokeswoman",
    ] {
        role(words, "-");
    }
}

#[test]
fn institutions_places_and_groups_by_their_own_name() {
    body("Kremlin", "Russia");
    body("Kyiv", "Ukraine");
    body("CIA", "United States");
    body("Washington", "United States");
    body("the White House", "United States");
    body("Israeli military", "Israel");
    body("Russian Foreign Ministry", "Russia");
    body("Ukraine’s General Staff", "Ukraine");
    body("Ukraine's defence ministry", "Ukraine");
    body("foreign ministry of Qatar", "Qatar");
    body("German government", "Germany");
    body("Sudanese armed forces", "Sudan");
    body("Hamas", "Hamas");
    body("the Houthis", "Houthis");
    body("United Nations", "United Nations");
    body("UNICEF", "United Nations");
    body("EU", "European Union");
    body("Brussels", "European Union");
    body("Palestinian Authority", "Palestine");
    body("US State Department", "United States");
    body("Iranian state media", "Iran");
    body("Washington Post", "-");
    body("Kyiv Independent", "-");
    body("Jerusalem Post", "-");
    body("Reuters", "-");
    body("Transport Workers' Union", "-");
    body("Jordan Brothers Ltd", "-");
    body("Congress", "United States");
    body("Gao", "-");
    body("Kharkiv", "-");
    body("Scotland", "-");
    body("Kenya, Chad and Mali", "-");
    unnamed("Ann Moor and Kenyan president Ruto", "-");
}

#[test]
fn people_without_a_name() {
    unnamed("a senior US official", "United States");
    unnamed("two Ukrainian soldiers", "Ukraine");
    unnamed("residents of Kherson", "Ukraine");
    unnamed("a source close to the Kremlin", "Russia");
    unnamed("a resident in Gaza", "Palestine");
    unnamed("residents", "-");
    unnamed("a senior official", "-");
    unnamed("witnesses", "-");
    unnamed("analysts in London", "-");
    unnamed("a Western diplomat", "-");
}

#[test]
fn the_country_of_the_article_for_offices_of_a_state() {
    let at_home = |name, kind, roles: &[&str]| of(name, kind, roles, Some("Poland"));
    let poland = Some("Poland".to_owned());
    for office in [
        "Regional Governor",
        "head of a regional civil defence office",
        "Detective Inspector",
        "sarpanch",
        "National Disaster Risk Reduction Council",
    ] {
        assert_eq!(
            at_home("Nobody Known", SpeakerKind::Person, &[office]),
            poland,
            "{office}"
        );
    }
    let power = at_home("regional power", SpeakerKind::Unnamed, &[]);
    assert_eq!(power, None);
    assert_eq!(
        at_home("Jan Nowak", SpeakerKind::Person, &["Interior Minister"]),
        poland
    );
    assert_eq!(
        at_home("Jan Nowak", SpeakerKind::Person, &["the deputy mayor"]),
        poland
    );
    assert_eq!(
        at_home("Jan Nowak", SpeakerKind::Person, &["foreign minister"]),
        poland
    );
    assert_eq!(at_home("police", SpeakerKind::Institution, &[]), poland);
    assert_eq!(
        at_home("Coast Guard", SpeakerKind::Institution, &[]),
        poland
    );
    for (name, kind, roles) in [
        ("Jan Nowak", SpeakerKind::Person, &["dockers' leader"][..]),
        ("Jan Nowak", SpeakerKind::Person, &["company president"]),
        ("Jan Nowak", SpeakerKind::Person, &[]),
        (
            "Jan Nowak",
            SpeakerKind::Person,
            &["resident near the court"],
        ),
        ("foreign governments", SpeakerKind::Institution, &[]),
        ("student union", SpeakerKind::Institution, &[]),
    ] {
        assert_eq!(at_home(name, kind, roles), None, "{name} {roles:?}");
    }
}

#[test]
fn a_word_with_other_meanings_in_an_article_about_another_country() {
    let party = |role: &str, about| of("Nobody Known", SpeakerKind::Person, &[role], about);
    assert_eq!(
        party("Labour MP", Some("New Zealand")).as_deref(),
        Some("New Zealand")
    );
    assert_eq!(
        party("Labour MP", Some("United Kingdom")).as_deref(),
        Some("United Kingdom")
    );
    assert_eq!(party("Labour MP", None).as_deref(), Some("United Kingdom"));
    assert_eq!(
        party("Republican senator", Some("United States")).as_deref(),
        Some("United States")
    );
    assert_eq!(
        party("Georgia's governor", Some("United States")).as_deref(),
        Some("United States")
    );
}

#[test]
fn people_of_the_table_of_offices() {
    let party = |name: &str, roles: &[&str], year| {
        let facts = Facts {
            name,
            kind: SpeakerKind::Person,
            roles,
            context: &[],
            about: None,
            published: Some(jiff::civil::date(year, 5, 5)),
        };
        assign(&facts, &Roster::default()).map(|a| a.party)
    };
    assert_eq!(
        party("Emmanuel Macron", &[], 2019).as_deref(),
        Some("France")
    );
    assert_eq!(
        party("Jens Stoltenberg", &[], 2019).as_deref(),
        Some("NATO")
    );
    assert_eq!(
        party("Putin", &["President"], 2019).as_deref(),
        Some("Russia")
    );
    assert_eq!(
        party("Putin", &[], 2019),
        None,
        "a surname alone says nothing"
    );
    assert_eq!(
        party("Jens Stoltenberg", &["Norwegian Prime Minister"], 2019).as_deref(),
        Some("Norway")
    );
    assert_eq!(
        party("A. B.", &["an adviser to President Zelensky"], 2022).as_deref(),
        Some("Ukraine")
    );
    assert_eq!(
        party("A. B.", &["Putin's spokesman"], 2022).as_deref(),
        Some("Russia")
    );
    assert_eq!(party("A. B.", &["a critic of Putin"], 2022), None);
    assert_eq!(
        party("A. B.", &["spokesman for Emmanuel Macron"], 2022).as_deref(),
        Some("France")
    );
}

#[test]
fn the_reason_is_in_words() {
    let facts = Facts {
        name: "Vladimir Putin",
        kind: SpeakerKind::Person,
        roles: &["Russian President"],
        context: &[],
        about: None,
        published: None,
    };
    let assigned = assign(&facts, &Roster::default()).unwrap();
    assert_eq!(
        assigned.because,
        "“Russian President”: Russian is of Russia"
    );
    let kyiv = Facts {
        name: "Kyiv",
        kind: SpeakerKind::Institution,
        roles: &[],
        ..facts
    };
    let because = assign(&kyiv, &Roster::default()).unwrap().because;
    assert_eq!(
        because,
        "“Kyiv”: Kyiv is the capital of Ukraine and stands for its government"
    );
}

#[test]
fn the_one_country_an_article_is_about() {
    let from = |dateline: &str, text: &str| home::Named::count(text.lines(), dateline).country();
    let about = |text: &str| from("", text);
    let poles = "Polish police said. In Warsaw, Poland's minister spoke to Poles.";
    assert_eq!(from("WARSAW (Reuters) —", poles), Some("Poland"));
    assert_eq!(from("Gdynia, May 2 —", poles), Some("Poland"));
    assert_eq!(from("BERLIN, Germany, May 2 (AP) --", poles), None);
    assert_eq!(from("NEW DELHI:", poles), None);
    let north = "North Korea fired. North Korean troops and Pyongyang were silent.";
    assert_eq!(about(north), Some("North Korea"));
    assert_eq!(
        about(&format!("{north} The ministry said the South would wait.")),
        None
    );
    assert_eq!(
        about(&format!("{north} It was cold in the North.")),
        Some("North Korea")
    );
    assert_eq!(
        about("Polish police said. In Warsaw, Poland's minister spoke to Poles."),
        Some("Poland")
    );
    assert_eq!(
        about("Russia and Ukraine met. Russian and Ukrainian officials spoke in Kyiv and Moscow."),
        None
    );
    assert_eq!(about("Poland."), None);
    assert_eq!(about(""), None);
}

#[test]
fn a_wars_name_and_two_countries_are_no_party() {
    role("Iraq War veteran", "-");
    role("Vietnam veteran", "-");
    role("Gaza war reporter", "-");
    role("Israeli war veteran", "-");
    unnamed("authorities in Kenya and the United States", "-");
    role("foreign ministers of Russia and China", "-");
    role("Iraqi veteran", "Iraq");
    // Short for a name that the tables do not have, whatever else the letters stand for.
    body("Karo Democratic Front (KDF)", "-");
}
