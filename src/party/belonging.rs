//! Which words say that somebody belongs to a body, and which that one is sent to it or speaks about it.
//!
//! Leaves out: finding the bodies' names (`phrase`) and the decision (`reading`).

use super::phrase::{Word, words};
use crate::lexicon::given_names::fold;
use crate::lexicon::titles::{self, TitleClass};

/// What a word between somebody and a body says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// What follows is the body one belongs to: "adviser to …", "spokesman for …", "head of …".
    Belongs,
    /// What follows is a place one is in: "mayor in …".
    Place,
    /// What follows is where one is sent, or what one speaks about, or an enemy: nothing after it counts.
    Stop,
}

/// Heads that are sent somewhere: what follows "to", "for", "in" is not theirs.
const SENT: [&str; 26] = [
    "ambassador",
    "ambassadors",
    "envoy",
    "envoys",
    "representative",
    "representatives",
    "delegate",
    "delegates",
    "emissary",
    "rapporteur",
    "coordinator",
    "co-ordinator",
    "consul",
    "attaché",
    "attache",
    "mission",
    "visitor",
    "nuncio",
    "legate",
    "mediator",
    "negotiator",
    "observer",
    "correspondent",
    "nominee",
    "liaison",
    "chargé",
];

/// Heads that speak about something: neither "Russia expert" nor "expert on Russia" is of Russia.
const ABOUT: [&str; 29] = [
    "expert",
    "experts",
    "analyst",
    "analysts",
    "specialist",
    "specialists",
    "scholar",
    "scholars",
    "researcher",
    "researchers",
    "historian",
    "historians",
    "watcher",
    "watchers",
    "correspondent",
    "correspondents",
    "observer",
    "observers",
    "commentator",
    "commentators",
    "academic",
    "academics",
    "strategist",
    "economist",
    "desk",
    "studies",
    "sinologist",
    "campaigner",
    "project",
];

/// Heads whose "of" is no membership: "a critic of", "survivor of".
const NOT_OF: [&str; 22] = [
    "critic",
    "critics",
    "opponent",
    "opponents",
    "victim",
    "victims",
    "survivor",
    "survivors",
    "scholar",
    "historian",
    "student",
    "students",
    "observer",
    "author",
    "enemy",
    "ally",
    "allies",
    "friend",
    "supporter",
    "supporters",
    "biographer",
    "translator",
];

/// Heads whose "for" is work for a client: "a lawyer for".
const NOT_FOR: [&str; 10] = [
    "lawyer",
    "lawyers",
    "attorney",
    "attorneys",
    "solicitor",
    "barrister",
    "analyst",
    "expert",
    "campaigner",
    "candidate",
];

/// What `word` says, given the noun before it (lower case; empty where there is none).
pub(super) fn link(word: &str, head: &str) -> Option<Link> {
    let is = |list: &[&str]| list.contains(&head);
    Some(match word {
        "to" if is(&SENT) => Link::Stop,
        "of" if is(&NOT_OF) => Link::Stop,
        "for" if is(&SENT) || is(&NOT_FOR) => Link::Stop,
        "of" | "for" | "to" | "from" | "with" | "at" => Link::Belongs,
        "in" if is(&SENT) || is(&ABOUT) => Link::Stop,
        "in" => Link::Place,
        "on" | "about" | "against" | "into" | "over" | "near" | "towards" | "toward" | "by"
        | "after" | "before" | "during" | "between" | "versus" | "than" | "through" | "under"
        | "across" | "outside" | "who" | "whose" | "whom" | "which" | "where" | "when" | "that"
        | "based" | "living" | "born" | "held" | "jailed" | "exiled" | "wanted" | "captured"
        | "killed" | "accused" | "visiting" | "fleeing" | "fled" | "covering" | "fighting"
        | "critical" | "opposed" | "seeking" | "representing" | "following" | "monitoring"
        | "studying" | "working" | "is" | "was" | "has" | "had" | "said" | "told" => Link::Stop,
        _ => return None,
    })
}

/// Whether a country's noun before this head is what one speaks about or is sent to: "Russia expert", "Iran envoy".
pub(super) fn is_about(head: &str) -> bool {
    ABOUT.contains(&head) || SENT.contains(&head) || ["director", "head", "chief"].contains(&head)
}

/// Words for parts of a state that need a country: with none named, the one country of the article is meant.
const OF_A_STATE: &[&str] = &[
    "police",
    "army",
    "military",
    "navy",
    "government",
    "ministry",
    "minister",
    "ministers",
    "premier",
    "parliament",
    "court",
    "courts",
    "prosecutor",
    "prosecutors",
    "mayor",
    "governor",
    "constable",
    "cabinet",
    "senator",
    "senators",
    "lawmaker",
    "lawmakers",
    "mp",
    "mps",
    "congressman",
    "congresswoman",
    "chancellor",
    "president",
    "councillor",
    "councilor",
    "coroner",
    "magistrate",
    "judge",
    "judges",
    "authorities",
    "officials",
    "troops",
    "firefighters",
    "ombudsman",
    "legislator",
    "legislators",
    "gendarmerie",
    "legislature",
    "attorney-general",
    "treasury",
    "presidency",
    "administration",
    "sheriff",
    "deputies",
    "governors",
    "mayors",
    "assemblyman",
    "senate",
    "taoiseach",
    "cabinet-minister",
    "councilman",
    "councilwoman",
    "premiers",
    "coastguard",
    "superintendent",
    "municipality",
    "congressmen",
    "politician",
    "politicians",
    "detective",
    "detectives",
    "gendarmes",
    "prefect",
    "prefecture",
    "sarpanch",
    "mla",
    "mlas",
    "tanaiste",
    "bupati",
    "voivode",
    "akim",
    "constabulary",
];

const STATE_PHRASES: &[(&str, &str)] = &[
    ("provincial", "council"),
    ("regional", "council"),
    ("city", "council"),
    ("town", "council"),
    ("county", "council"),
    ("municipal", "council"),
    ("coast", "guard"),
    ("air", "force"),
    ("armed", "forces"),
    ("security", "forces"),
    ("attorney", "general"),
    ("prime", "minister"),
    ("supreme", "court"),
    ("fire", "brigade"),
    ("fire", "department"),
    ("fire", "service"),
    ("opposition", "leader"),
    ("election", "commission"),
    ("electoral", "commission"),
    ("central", "bank"),
    ("intelligence", "service"),
    ("intelligence", "agency"),
    ("chief", "justice"),
    ("district", "council"),
    ("house", "speaker"),
    ("border", "guard"),
    ("civil", "defence"),
    ("civil", "defense"),
    ("civil", "protection"),
    ("ambulance", "service"),
    ("health", "department"),
    ("meteorological", "agency"),
    ("meteorological", "office"),
    ("disaster", "agency"),
    ("disaster", "risk"),
    ("geological", "survey"),
    ("statistics", "office"),
    ("national", "assembly"),
    ("district", "attorney"),
    ("district", "collector"),
    ("revenue", "service"),
];

/// Words of a body that is nobody's state: with one of them a phrase is not read as an office of the article's country.
const NO_STATE: [&str; 36] = [
    "company",
    "union",
    "club",
    "bank",
    "university",
    "church",
    "association",
    "federation",
    "foreign",
    "former",
    "charity",
    "newspaper",
    "rebel",
    "separatist",
    "student",
    "class",
    "media",
    "football",
    "tech",
    "corporate",
    "un",
    "eu",
    "international",
    "global",
    "world",
    "group",
    "shadow",
    "european",
    "western",
    "vice-chancellor",
    "league",
    "board",
    "team",
    "overseas",
    "regional",
    "allied",
];

/// Whether the words name an office or body of a state and no country, company or other body: "police",
/// "the interior minister", "deputy mayor". "Foreign minister" is one; "foreign governments" are not.
pub(super) fn is_of_a_state(phrase: &str) -> bool {
    let words = words(phrase);
    let lower: Vec<_> = words.iter().map(|w| fold(w.text)).collect();
    let foreign_office = lower.windows(2).any(|w| {
        w[0] == "foreign" && ["minister", "ministry", "secretary"].contains(&w[1].as_ref())
    });
    // "Regional governor", "regional civil defence office"; a regional power is no state's.
    let regional_office = lower.windows(2).any(|w| {
        const OFFICES: [&str; 10] = [
            "governor",
            "government",
            "police",
            "court",
            "parliament",
            "council",
            "minister",
            "prosecutor",
            "administration",
            "civil",
        ];
        w[0] == "regional" && OFFICES.contains(&w[1].as_ref())
    });
    let former = lower.iter().any(|w| w == "former" || w == "ex-president");
    if lower.iter().any(|w| {
        NO_STATE.contains(&w.as_ref())
            && !(foreign_office && w == "foreign")
            && !(regional_office && w == "regional")
            && !(former && w == "former")
    }) {
        return false;
    }
    // "Member of parliament" is of the state, "resident near the court" is not.
    let end = (0..words.len())
        .find(|&i| {
            let linked = link(words[i].text, head_before(&words, i).as_str());
            linked.is_some_and(|l| l != Link::Belongs || !["of", "for"].contains(&words[i].text))
        })
        .unwrap_or(words.len());
    let own = lower.get(..end).unwrap_or_default();
    own.iter().any(|w| OF_A_STATE.contains(&w.as_ref()))
        || own
            .windows(2)
            .any(|w| STATE_PHRASES.contains(&(w[0].as_ref(), w[1].as_ref())))
}

/// The noun before word `at`, lower case: "spokesman" before "for"; empty where there is none.
pub(super) fn head_before(words: &[Word<'_>], at: usize) -> String {
    at.checked_sub(1)
        .map(|i| fold(words[i].text).into_owned())
        .unwrap_or_default()
}

/// Whether `word` (any case) is an office, a rank or a part of a state.
pub(super) fn is_office_or_body(word: &str) -> bool {
    let word = fold(word);
    titles::lookup(&word).is_some_and(|t| matches!(t.class, TitleClass::Office | TitleClass::Rank))
        || OF_A_STATE.contains(&word.as_ref())
}
