//! Verbs that report: which strongly announce speech, which only may, and what each takes after it.
//!
//! Inflected by rule, with the irregular forms spelled out. Leaves out: nouns of speech ("statement"), which are
//! function words to us (`words`).

/// How surely a verb with a speaker reports speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Thinking and wanting: reports a state of mind ("believes"), speech only beside a quotation.
    Thought,
    /// May report: its object tells ("accused", "called for").
    Weak,
    /// Reports a clause or a quotation ("said", "warned").
    Strong,
}

/// The form a verb stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// "say", also an infinitive or a plural present.
    Base,
    /// "says".
    Present,
    /// "said", also the participle.
    Past,
    /// "saying".
    Ing,
}

/// A reporting verb.
#[derive(Debug, PartialEq, Eq)]
pub struct Verb {
    /// Dictionary form.
    pub lemma: &'static str,
    /// How surely it reports.
    pub strength: Strength,
    /// Somebody told stands between verb and content ("told reporters that").
    pub recipient: bool,
    /// Its object is content without "that" ("accused Kyiv of …", "rejected the plan").
    pub object: bool,
}

/// Verbs of saying that take a clause.
const STRONG: &str = "say add state announce explain argue claim insist declare assert contend maintain reply \
    respond write tweet post report acknowledge admit concede confirm deny allege suggest recall continue \
    conclude remark observe comment quip joke shout yell cry scream exclaim recount reiterate repeat stress \
    emphasize emphasise underscore underline caution predict pledge vow swear testify complain lament brag boast \
    muse reveal disclose proclaim profess plead retort estimate forecast propose recommend imply hint mention \
    opine reason agree disagree echo interject rant fume snap gush marvel wonder elaborate clarify counter affirm \
    reaffirm posit speculate guess note indicate assess find concur promise threaten declare decree stipulate \
    signal whisper murmur mutter bemoan tweet retweet blog text demand request charge judge determine attest \
    avow aver surmise theorize theorise calculate gripe grumble scoff sneer deadpan chant counsel narrate relate \
    publish show demonstrate object protest highlight hold confess confide divulge \
    reckon insinuate intimate hypothesize hypothesise postulate conjecture surmise enthuse exult gloat reassert restate \
    forewarn prophesy inquire enquire pontificate grouse whine moan quibble blurt bellow \
    holler remonstrate jest rule";

/// Verbs of saying with a listener between verb and clause.
const TELLING: &str = "tell inform remind assure warn advise notify reassure ask urge convince instruct order brief admonish beg";

/// Verbs that report through their object.
const OBJECT: &str = "accuse blame criticize criticise condemn denounce praise blast slam mock dismiss reject \
    dispute question refute rebut cite quote describe call label dub decry deride deplore applaud commend \
    thank hail laud characterize characterise portray depict refer compare liken attack defend challenge \
    ridicule chide scold rebuke assail lambaste tout discuss address voice express convey detail outline \
    summarize summarise specify invite implore beseech exhort encourage endorse oppose invoke appeal call \
    apologize apologise congratulate welcome reject refuse decline press push point speak talk answer read \
    document project term brand support back view see regard cast paint offer raise issue communicate articulate deem \
    castigate berate excoriate chastise upbraid reprimand vilify disparage belittle extol salute mourn \
    disavow repudiate renounce retract recant rebuff bark growl chuckle demur volunteer \
    recite utter pronounce nickname allude query herald fault \
    corroborate contradict expound elucidate enumerate taunt scorn";

/// Verbs of thinking, wanting and perceiving.
const THOUGHT: &str = "believe think hope expect want plan intend know feel seem appear consider fear doubt worry \
    understand realize realise learn remember wish prefer imagine assume decide aim suspect mean recognize \
    recognise trust envision foresee anticipate seek favor favour";

/// lemma: third person, past, participle, -ing, where the rule does not give them.
const IRREGULAR: &[(&str, &[&str])] = &[
    ("say", &["says", "said", "said", "saying"]),
    ("tell", &["tells", "told", "told", "telling"]),
    ("write", &["writes", "wrote", "written", "writing"]),
    ("swear", &["swears", "swore", "sworn", "swearing"]),
    ("speak", &["speaks", "spoke", "spoken", "speaking"]),
    ("read", &["reads", "read", "read", "reading"]),
    ("find", &["finds", "found", "found", "finding"]),
    ("show", &["shows", "showed", "shown", "showing"]),
    ("hold", &["holds", "held", "held", "holding"]),
    ("seek", &["seeks", "sought", "sought", "seeking"]),
    ("see", &["sees", "saw", "seen", "seeing"]),
    ("think", &["thinks", "thought", "thought", "thinking"]),
    ("know", &["knows", "knew", "known", "knowing"]),
    ("feel", &["feels", "felt", "felt", "feeling"]),
    (
        "understand",
        &["understands", "understood", "understood", "understanding"],
    ),
    ("mean", &["means", "meant", "meant", "meaning"]),
    (
        "foresee",
        &["foresees", "foresaw", "foreseen", "foreseeing"],
    ),
    (
        "beseech",
        &["beseeches", "besought", "besought", "beseeching"],
    ),
    ("cast", &["casts", "cast", "cast", "casting"]),
    ("beg", &["begs", "begged", "begged", "begging"]),
    ("demur", &["demurs", "demurred", "demurred", "demurring"]),
    ("admit", &["admits", "admitted", "admitted", "admitting"]),
    ("brag", &["brags", "bragged", "bragged", "bragging"]),
    ("slam", &["slams", "slammed", "slammed", "slamming"]),
    ("quip", &["quips", "quipped", "quipped", "quipping"]),
    ("snap", &["snaps", "snapped", "snapped", "snapping"]),
    ("dub", &["dubs", "dubbed", "dubbed", "dubbing"]),
    ("blog", &["blogs", "blogged", "blogged", "blogging"]),
    ("plan", &["plans", "planned", "planned", "planning"]),
    (
        "concur",
        &["concurs", "concurred", "concurred", "concurring"],
    ),
    ("rebut", &["rebuts", "rebutted", "rebutted", "rebutting"]),
    ("refer", &["refers", "referred", "referred", "referring"]),
    ("aver", &["avers", "averred", "averred", "averring"]),
    (
        "prefer",
        &["prefers", "preferred", "preferred", "preferring"],
    ),
    ("label", &["labels", "labelled", "labeled", "labelling"]),
    (
        "signal",
        &["signals", "signalled", "signaled", "signalling"],
    ),
    (
        "counsel",
        &["counsels", "counselled", "counseled", "counselling"],
    ),
];

/// All verbs, each once; the first list that names one decides.
pub(super) fn all() -> Vec<Verb> {
    let mut verbs: Vec<Verb> = Vec::new();
    let lists = [
        (STRONG, Strength::Strong, false, false),
        (TELLING, Strength::Strong, true, false),
        (OBJECT, Strength::Weak, false, true),
        (THOUGHT, Strength::Thought, false, false),
    ];
    for (list, strength, recipient, object) in lists {
        for lemma in list.split_whitespace() {
            if !verbs.iter().any(|v| v.lemma == lemma) {
                verbs.push(Verb {
                    lemma,
                    strength,
                    recipient,
                    object,
                });
            }
        }
    }
    verbs
}

/// The inflected forms of `lemma`, the dictionary form first.
pub(super) fn forms(lemma: &str) -> Vec<(String, VerbForm)> {
    use VerbForm::{Base, Ing, Past, Present};
    let mut forms = vec![(lemma.to_owned(), Base)];
    if let Some((_, irregular)) = IRREGULAR.iter().find(|(l, _)| *l == lemma) {
        let kinds = [Present, Past, Past, Ing];
        forms.extend(
            irregular
                .iter()
                .zip(kinds)
                .map(|(f, k)| ((*f).to_owned(), k)),
        );
        return forms;
    }
    let vowel_before_last = lemma
        .chars()
        .rev()
        .nth(1)
        .is_some_and(|c| "aeiou".contains(c));
    if let Some(stem) = lemma.strip_suffix('e') {
        forms.extend([
            (format!("{lemma}s"), Present),
            (format!("{lemma}d"), Past),
            (format!("{stem}ing"), Ing),
        ]);
    } else if let (Some(stem), false) = (lemma.strip_suffix('y'), vowel_before_last) {
        forms.extend([
            (format!("{stem}ies"), Present),
            (format!("{stem}ied"), Past),
            (format!("{lemma}ing"), Ing),
        ]);
    } else {
        let sibilant = ["s", "x", "z", "sh", "ch"]
            .iter()
            .any(|e| lemma.ends_with(e));
        let ending = if sibilant { "es" } else { "s" };
        forms.extend([
            (format!("{lemma}{ending}"), Present),
            (format!("{lemma}ed"), Past),
            (format!("{lemma}ing"), Ing),
        ]);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lemma: &str, expected: &[&str]) {
        let found: Vec<String> = forms(lemma).into_iter().map(|(f, _)| f).collect();
        assert_eq!(found, expected, "{lemma}");
    }

    #[test]
    fn verbs_inflect() {
        check("say", &["say", "says", "said", "said", "saying"]);
        check("deny", &["deny", "denies", "denied", "denying"]);
        check("convey", &["convey", "conveys", "conveyed", "conveying"]);
        check(
            "announce",
            &["announce", "announces", "announced", "announcing"],
        );
        check("stress", &["stress", "stresses", "stressed", "stressing"]);
        check("vow", &["vow", "vows", "vowed", "vowing"]);
    }

    #[test]
    fn every_verb_stands_once() {
        let verbs = all();
        let mut lemmas: Vec<_> = verbs.iter().map(|v| v.lemma).collect();
        lemmas.sort_unstable();
        lemmas.dedup();
        assert_eq!(lemmas.len(), verbs.len());
    }
}
