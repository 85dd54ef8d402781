//! Makes a folder of articles: as many as are wanted, each of about 4 KB, each different, the same every time.
//!
//! Templates, names and words are our own. Countries, offices, verbs and constructions vary; officials come back
//! from article to article, witnesses do not. Half of the articles carry a date, formats are mixed.

use onrecord::lexicon::calendar::WEEKDAYS;
use std::fmt::Write as _;
use std::path::Path;

/// Bytes of one article, about.
const LENGTH: usize = 4096;

const FIRST: [&str; 40] = [
    "Anna", "Boris", "Carla", "Daniel", "Elena", "Farid", "Grace", "Hassan", "Irina", "Jonas",
    "Karim", "Laura", "Marek", "Nadia", "Oscar", "Petra", "Quentin", "Rosa", "Samir", "Teresa",
    "Umar", "Vera", "Walter", "Xenia", "Yusuf", "Zoe", "Amir", "Bettina", "Cyril", "Dora", "Emil",
    "Fatima", "Georg", "Hanna", "Ivan", "Julia", "Kamal", "Lena", "Martin", "Nora",
];
const LAST: [&str; 60] = [
    "Adler",
    "Bakri",
    "Castell",
    "Dorne",
    "Ekwall",
    "Farouki",
    "Garlund",
    "Hadari",
    "Ilves",
    "Jansky",
    "Kovalt",
    "Lindgart",
    "Marchetti",
    "Nazari",
    "Ostrova",
    "Petrak",
    "Quist",
    "Rahimi",
    "Sandoval",
    "Tamm",
    "Ullner",
    "Varga",
    "Wexler",
    "Yildizer",
    "Zamora",
    "Abellard",
    "Brandvik",
    "Corvin",
    "Dalgaard",
    "Esterhaz",
    "Fontane",
    "Grimaud",
    "Holmqvist",
    "Ibarra",
    "Jurado",
    "Kessling",
    "Lorentz",
    "Madsen",
    "Nowicki",
    "Orlando",
    "Pavlik",
    "Rostami",
    "Salazar",
    "Tervo",
    "Urban",
    "Vasquez",
    "Winkler",
    "Yakin",
    "Zeller",
    "Almeida",
    "Bergson",
    "Cardozo",
    "Delacroix",
    "Engstrom",
    "Ferraro",
    "Gusev",
    "Haddad",
    "Ivarsson",
    "Jokinen",
    "Kramer",
];
/// Country, adjective, capital.
const COUNTRIES: [(&str, &str, &str); 12] = [
    ("Armenia", "Armenian", "Yerevan"),
    ("Azerbaijan", "Azerbaijani", "Baku"),
    ("Turkey", "Turkish", "Ankara"),
    ("France", "French", "Paris"),
    ("Russia", "Russian", "Moscow"),
    ("Georgia", "Georgian", "Tbilisi"),
    ("Iran", "Iranian", "Tehran"),
    ("Germany", "German", "Berlin"),
    ("Poland", "Polish", "Warsaw"),
    ("Egypt", "Egyptian", "Cairo"),
    ("Norway", "Norwegian", "Oslo"),
    ("Kenya", "Kenyan", "Nairobi"),
];
const OFFICES: [&str; 10] = [
    "Foreign Minister",
    "Defence Minister",
    "President",
    "Prime Minister",
    "government spokesman",
    "army spokeswoman",
    "Deputy Prime Minister",
    "Interior Minister",
    "presidential adviser",
    "ambassador",
];
const VERBS: [&str; 14] = [
    "said",
    "told reporters",
    "said in a statement",
    "warned",
    "insisted",
    "announced",
    "added",
    "argued",
    "told parliament",
    "wrote",
    "replied",
    "stressed",
    "acknowledged",
    "declared",
];
const MATTERS: [&str; 16] = [
    "the ceasefire",
    "the border crossing",
    "the exchange of prisoners",
    "the aid convoys",
    "the peace talks",
    "the sanctions",
    "the missile strikes",
    "the refugees",
    "the election",
    "the grain shipments",
    "the occupied villages",
    "the weapons deliveries",
    "the investigation",
    "the gas pipeline",
    "the humanitarian corridor",
    "the withdrawal of troops",
];
const WISHES: [&str; 14] = [
    "we are ready to talk about",
    "nobody can decide without us on",
    "we will not give way over",
    "there is still time to agree on",
    "we have seen no progress on",
    "the other side has broken its word on",
    "our people expect an answer on",
    "we ask the United Nations to look at",
    "we shall defend our position on",
    "we need guarantees before we discuss",
    "this government has kept its promises on",
    "the families deserve the truth about",
    "no one should be surprised by our decision on",
    "we welcome every honest proposal on",
];
const ENDS: [&str; 10] = [
    "before the winter comes",
    "whatever it takes",
    "as long as it is necessary",
    "together with our partners",
    "without any conditions",
    "and the whole region knows it",
    "in the coming weeks",
    "under international law",
    "for the sake of the civilians",
    "if the shelling stops",
];
const SCENES: [&str; 12] = [
    "Shops in the old town stayed closed and few cars were on the streets.",
    "Snow had fallen on the pass overnight, and the road was open to trucks only.",
    "Columns of smoke could be seen from the hills above the river.",
    "Queues formed in front of the bakeries in the early morning.",
    "The two delegations last met in the spring, in a hotel by the lake.",
    "Power was restored in most districts by noon.",
    "Trains to the coast were running again after a break of three weeks.",
    "Hundreds of people had gathered on the square with candles and photographs.",
    "Prices of flour and fuel have doubled since the summer.",
    "The bridge was damaged in the first days of the fighting and never repaired.",
    "Volunteers were handing out blankets at the school.",
    "An earlier round of talks ended without a common text.",
];

/// A generator of numbers: the same row for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    /// The row of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0xd1b5_4a32_d192_ed03)
    }

    /// The next number below `below`.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        // SplitMix64, as its authors published it.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % below as u64).unwrap_or_default()
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// An official: the same number is always the same person.
struct Official {
    name: String,
    last: &'static str,
    country: (&'static str, &'static str, &'static str),
    office: &'static str,
}

/// Officials who speak in all articles together.
const OFFICIALS: usize = 400;

impl Official {
    fn number(n: usize) -> Self {
        let last = LAST[n * 7 % LAST.len()];
        Self {
            name: format!("{} {last}", FIRST[(n + n / LAST.len()) % FIRST.len()]),
            last,
            country: COUNTRIES[n % COUNTRIES.len()],
            office: OFFICES[n / COUNTRIES.len() % OFFICES.len()],
        }
    }
}

fn words(dice: &mut Dice) -> String {
    format!(
        "{} {}, {}",
        dice.of(&WISHES),
        dice.of(&MATTERS),
        dice.of(&ENDS)
    )
}

fn capital_first(text: impl AsRef<str>) -> String {
    let mut chars = text.as_ref().chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// One paragraph, in one of a dozen constructions.
fn paragraph(dice: &mut Dice, who: &Official) -> String {
    let (country, adjective, capital) = who.country;
    let (verb, day, said) = (*dice.of(&VERBS), *dice.of(&WEEKDAYS), words(dice));
    let upper = capital_first(&said);
    match dice.below(24) {
        0 => format!(
            "“{upper},” {adjective} {} {} {verb} on {day}.",
            who.office, who.name
        ),
        1 => format!(
            "{adjective} {} {} said on {day} that {said}.",
            who.office, who.name
        ),
        2 => format!(
            "“{upper},” {} {verb}. “{}.”",
            who.last,
            capital_first(words(dice))
        ),
        3 => format!(
            "According to {}, the {adjective} {}, {said}.",
            who.name, who.office
        ),
        4 => format!(
            "{capital} said {} had to be settled “{}”.",
            dice.of(&MATTERS),
            dice.of(&ENDS)
        ),
        5 => {
            let witness = format!("{} {}", dice.of(&FIRST), dice.of(&LAST));
            format!(
                "“We only want to go home,” said {witness}, a {} from a village near the border, about {}.",
                dice.of(&["farmer", "teacher", "nurse", "driver", "student", "baker"]),
                dice.of(&MATTERS)
            )
        }
        6 => format!(
            "A senior {adjective} official, who asked not to be named, said {} was closer than ever.",
            dice.of(&MATTERS)
        ),
        7 => format!(
            "The {adjective} foreign ministry denied that {} had been discussed with {}.",
            dice.of(&MATTERS),
            dice.of(&COUNTRIES).0
        ),
        8 => format!(
            "{} {} of {country} rejected the proposal as “{}”.",
            who.office,
            who.name,
            dice.of(&[
                "empty words",
                "a step back",
                "too little, too late",
                "a trap",
                "not serious"
            ])
        ),
        9 => format!(
            "Asked about {}, {} replied: “{upper}.”",
            dice.of(&MATTERS),
            who.last
        ),
        10 => format!("He added that {said}."),
        _ => format!("{} {}", dice.of(&SCENES), dice.of(&SCENES)),
    }
}

/// Article number `n`: its file name and text.
pub(crate) fn article(n: usize) -> (String, String) {
    let dice = &mut Dice::new(n as u64 + 1);
    let lead = Official::number(dice.below(OFFICIALS));
    let other = Official::number(dice.below(OFFICIALS));
    let title = format!(
        "{} {} {} as {} Looks On, Report {n}",
        lead.country.0,
        dice.of(&[
            "Presses Case on",
            "Hardens Line on",
            "Signals Movement on",
            "Calls Meeting on",
            "Doubts"
        ]),
        capital_first(dice.of(&MATTERS)),
        other.country.2,
    );
    let mut paragraphs = vec![format!(
        "{} (Wire) - {} {} {} said on {} that {}.",
        lead.country.2.to_uppercase(),
        lead.country.1,
        lead.office,
        lead.name,
        dice.of(&WEEKDAYS),
        words(dice)
    )];
    let mut length = 0;
    while length < LENGTH - 250 {
        let who = if dice.below(3) == 0 { &other } else { &lead };
        let next = paragraph(dice, who);
        length += next.len() + 2;
        paragraphs.push(next);
    }
    let date = format!(
        "{}-{:02}-{:02}",
        2020 + dice.below(5),
        1 + dice.below(12),
        1 + dice.below(28)
    );
    let outlet = *dice.of(&[
        "The Daily Wire Report",
        "Northern Courier",
        "Evening Ledger",
        "Harbour Times",
    ]);
    match n % 10 {
        0..5 => (
            format!("{n:06}.md"),
            format!(
                "---\ntitle: \"{title}\"\noutlet: {outlet}\ndate: {date}\n---\n{}\n",
                paragraphs.join("\n\n")
            ),
        ),
        5..9 => (
            format!("{n:06}.txt"),
            format!("{title}\n\n{}\n", paragraphs.join("\n\n")),
        ),
        _ => {
            let mut html = format!(
                "<!doctype html><html lang=\"en\"><head><title>{title}</title></head><body><article><h1>{title}</h1>\n"
            );
            for one in &paragraphs {
                let _ = writeln!(html, "<p>{one}</p>");
            }
            html.push_str("</article></body></html>\n");
            (format!("{n:06}.html"), html)
        }
    }
}

/// Writes articles 0 to `count` into `dir`.
pub(crate) fn write(dir: &Path, count: usize) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)?;
    for n in 0..count {
        let (name, text) = article(n);
        std::fs::write(dir.join(name), text)?;
    }
    Ok(())
}
