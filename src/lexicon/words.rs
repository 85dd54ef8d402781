//! Function words and their classes, and one look-up for every word of a text.
//!
//! Leaves out: names and places (`world`, `given_names`, `titles`).

use super::titles;
use super::verbs::{self, Verb, VerbForm};
use rustc_hash::FxHashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

/// A set of word classes; a word may have several ("that": determiner, pronoun, conjunction).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u32);

impl Class {
    /// No class.
    pub const NONE: Self = Self(0);
    /// "the", "his", "many".
    pub const DETERMINER: Self = Self(1);
    /// Pronouns that can be the subject of a cue: "he", "they", "who".
    pub const SUBJECT: Self = Self(1 << 1);
    /// Any pronoun.
    pub const PRONOUN: Self = Self(1 << 2);
    /// "his", "their".
    pub const POSSESSIVE: Self = Self(1 << 3);
    /// "of", "in".
    pub const PREPOSITION: Self = Self(1 << 4);
    /// "and", "while", "which".
    pub const CONJUNCTION: Self = Self(1 << 5);
    /// Auxiliaries and the adverbs that stand among them: "has", "will", "also".
    pub const AUXILIARY: Self = Self(1 << 6);
    /// Forms of "be".
    pub const BE: Self = Self(1 << 7);
    /// Modal verbs and "to": what follows has not been said yet.
    pub const MODAL: Self = Self(1 << 8);
    /// Words that open an adverbial after a cue: "in", "during", "on", weekdays.
    pub const ADJUNCT: Self = Self(1 << 9);
    /// Words that open a sentence before its subject: "however", "meanwhile".
    pub const FRONT: Self = Self(1 << 10);
    /// Weekdays, months, "yesterday".
    pub const TIME: Self = Self(1 << 11);
    /// Nouns of speech: "statement", "claims".
    pub const SPEECH_NOUN: Self = Self(1 << 12);
    /// Reporting-verb forms that are nouns as often: "report", "calls", "reason".
    pub const NOUNY: Self = Self(1 << 13);
    /// "not", "never", "n't".
    pub const NEGATION: Self = Self(1 << 14);
    /// Clitics: "'s", "'re".
    pub const CLITIC: Self = Self(1 << 15);
    /// Conjunctions that join two reports: "while", "but", "and".
    pub const JOINER: Self = Self(1 << 16);
    /// Numbers in words.
    pub const NUMERAL: Self = Self(1 << 17);
    /// First-person pronouns: "we", "my".
    pub const FIRST_PERSON: Self = Self(1 << 18);
    /// "who", "which", "that" as they open a relative clause.
    pub const RELATIVE: Self = Self(1 << 19);
    /// Conjunctions that open a clause in front: "if", "when", "although".
    pub const SUBORDINATOR: Self = Self(1 << 20);
    /// Common finite verbs that are no reporting verbs: they show that words before a cue are a clause.
    pub const FINITE: Self = Self(1 << 21);
    /// Titles and roles before a name.
    pub const TITLE: Self = Self(1 << 22);
    /// What somebody concludes from words, rather than hears in them: "indications", "signs".
    pub const SIGN: Self = Self(1 << 23);
    /// Words that make what follows a condition: "if", "should", "assuming".
    pub const CONDITION: Self = Self(1 << 24);
    /// Words that take speech away: "refused", "not".
    pub const REFUSAL: Self = Self(1 << 25);

    /// Whether the two sets share a class.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What the lists say about one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordInfo {
    /// Its classes.
    pub class: Class,
    /// The reporting verb it is a form of.
    pub verb: VerbUse,
}

/// A form of a reporting verb, or none; as small as can be, since every word of a text has one of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbUse(u16);

impl VerbUse {
    /// The form `form` of the `number`th verb.
    const fn new(number: usize, form: VerbForm) -> Self {
        Self((number as u16 + 1) << 2 | form as u16)
    }

    /// Whether the word is no form of a reporting verb.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The verb and its form.
    #[must_use]
    #[inline]
    pub fn get(self) -> Option<(&'static Verb, VerbForm)> {
        const FORMS: [VerbForm; 4] = [
            VerbForm::Base,
            VerbForm::Present,
            VerbForm::Past,
            VerbForm::Ing,
        ];
        let number = usize::from(self.0 >> 2).checked_sub(1)?;
        Some((VERBS.get(number)?, FORMS[usize::from(self.0 & 3)]))
    }
}

/// All reporting verbs, made once.
static VERBS: LazyLock<Box<[Verb]>> = LazyLock::new(|| verbs::all().into_boxed_slice());

const LISTS: &[(Class, &str)] = &[
    (
        Class::DETERMINER,
        "the a an this that these those his her their its our my your some many most several all both no any each \
         every one two three four five six seven eight nine ten another more few other certain",
    ),
    (Class::SUBJECT, "he she they it we i you who"),
    (
        Class::PRONOUN,
        "he she they it we i you who which that this these those him her them his their its us me our my your \
         himself herself themselves itself ourselves myself whom whose what everyone everybody nobody nothing \
         something anything someone anyone",
    ),
    (Class::POSSESSIVE, "his her their its our my your whose"),
    (
        Class::PREPOSITION,
        "of in on at by for from with to about into over after before under against between through during without \
         within throughout along among amongst around as since until upon via than near toward towards amid amidst despite across \
         behind beyond inside outside per regarding concerning following",
    ),
    (
        Class::CONJUNCTION,
        "and but or so yet nor because while whereas although though if when where that which who whom whose as \
         since unless after before until whether once whilst",
    ),
    (
        Class::AUXILIARY,
        "has have had having is are was were be been being will would can could may might must shall should do does \
         did 's 've 'd 'll 'm 're n't not never also then later even just still already once often further \
         repeatedly previously recently first himself herself themselves itself however though too again to cannot \
         twice always reportedly earlier subsequently immediately quickly flatly",
    ),
    (Class::BE, "is are was were be been being am 's 're 'm"),
    (
        Class::MODAL,
        "will would can could may might must shall should to 'll cannot",
    ),
    (
        Class::ADJUNCT,
        "in on at during after before when to as while by via with from through earlier last this late early \
         yesterday today tonight tomorrow again later following ahead amid over about without late separately \
         monday tuesday wednesday thursday friday saturday sunday",
    ),
    (
        Class::FRONT,
        "but and however meanwhile still so yet then also now later instead indeed moreover though although \
         earlier last nevertheless nonetheless separately additionally furthermore for besides afterwards therefore \
         thus similarly likewise or",
    ),
    (
        Class::TIME,
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august \
         september october november december yesterday today tonight tomorrow jan. feb. aug. sept. oct. nov. dec.",
    ),
    (
        Class::SPEECH_NOUN,
        "statement statements claim claims comment comments remark remarks speech interview announcement warning \
         warnings pledge promise vow call calls assertion assertions argument allegation allegations accusation \
         accusations criticism response reply question questions tweet tweets report reports letter testimony \
         suggestion suggestions proposal demand demands denial complaint complaints concern concerns words message \
         insistence admission acknowledgement acknowledgment contention declaration assurance assurances revelation \
         conclusion confession boast charge charges prediction rhetoric speeches address addresses utterances interviews",
    ),
    (
        Class::NOUNY,
        "report reports claim claims comment comments state states question questions demand demands call calls stress \
         vow vows pledge pledges promise promises estimate estimates tweet tweets point points note notes answer \
         answers address addresses post posts attack attacks support supports label brand object objects project \
         projects voice document documents request requests order orders charge charges appeal appeals reply cast \
         press term read show shows find text texts forecast forecasts protest protests joke jokes cry quote quotes \
         reason reasons detail details outline remark remarks warning say hold judge judges signal signals plan plans \
         hope hopes fear fears doubt doubts worry wish want aim aims offer offers issue issues view views back mean \
         means feeling praise welcome talk talks guess blame counter brief challenge purpose welcome push raise \
         raises blog counsel account accounts recount recounts rule rules fault faults \
         bark query queries salute herald venture ventures volunteer volunteers moan beg \
         taunt taunts scorn intimate surmise jest assess highlight highlights snap echo",
    ),
    (
        Class::NEGATION,
        "not never n't no neither nor none cannot hardly",
    ),
    (Class::CLITIC, "'s 've 'd 'll 'm 're n't"),
    (
        Class::JOINER,
        "and but while whereas although though adding as when after however or",
    ),
    (
        Class::NUMERAL,
        "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand \
         million billion dozen dozens hundreds thousands",
    ),
    (
        Class::FIRST_PERSON,
        "we i our my us me ours mine ourselves myself i'm",
    ),
    (Class::RELATIVE, "who which that whom whose where when"),
    (
        Class::SUBORDINATOR,
        "if when while although though because since after before until unless as once whether despite",
    ),
    (
        Class::FINITE,
        "has have had is are was were will would can could may might must shall should do does did 's 're 've 'll 'd \
         'm n't got gets get went goes go came comes come took takes take made makes make gave gives give left leaves \
         began begins became becomes kept keeps ran runs saw sees knew knows thought thinks felt feels brought brings \
         lost loses won wins met meets led leads needs need wants want seems faces includes remains involves requires \
         fell falls rose rises grew grows held holds sent sends stood stands set put let cut hit broke breaks fought \
         fights killed plans works lives died dies happens depends means lies lay sold bought taught caught built spent \
         heard drove rode chose spoke stole drank sank swam sprang flew threw drew withdrew shook struck stuck hung \
         fed fled slept swept dealt sat ate forgave forgot overcame underwent sells buys spends hears",
    ),
    (
        Class::SIGN,
        "indications indication signs sign hints suggestions evidence speculation hopes fears expectations impression",
    ),
    (Class::CONDITION, "if should assuming"),
    (
        Class::REFUSAL,
        "refused refuses declined declines failed fails unable refusing declining failing not n't never",
    ),
];

/// The longest word of the lists, in bytes, with room to spare; longer words are in none.
const LONGEST: usize = 24;

/// A word in lower case with straight apostrophes as three numbers: compared and hashed in a few steps, which
/// matters where every word of a text is looked up.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Packed([u64; 3]);

impl Packed {
    /// `None` where the word is in no list for its length or its letters.
    fn of(word: &str) -> Option<Self> {
        let mut letters = [0_u8; LONGEST];
        if word.is_ascii() {
            letters
                .get_mut(..word.len())?
                .copy_from_slice(word.as_bytes());
            letters.make_ascii_lowercase();
        } else {
            let mut room = letters.iter_mut();
            for c in word.chars() {
                let c = if c == '’' { '\'' } else { c };
                *room.next()? = u8::try_from(c)
                    .ok()
                    .filter(u8::is_ascii)?
                    .to_ascii_lowercase();
            }
        }
        let (numbers, _) = letters.as_chunks::<8>();
        let mut packed = [0; 3];
        for (number, bytes) in packed.iter_mut().zip(numbers) {
            *number = u64::from_le_bytes(*bytes);
        }
        Some(Self(packed))
    }
}

impl Packed {
    /// The first `len` bytes of `word`, ASCII letters and digits; `None` where they are too many.
    #[inline]
    fn plain(word: &[u8], len: usize) -> Option<Self> {
        /// Makes letters small and leaves digits as they are, in each of eight bytes.
        const SMALL: u64 = 0x2020_2020_2020_2020;
        if len == 0 || len > LONGEST {
            return None;
        }
        let eight = |at: usize| match word.get(at..).and_then(<[u8]>::first_chunk) {
            Some(bytes) => u64::from_le_bytes(*bytes),
            None => few(word.get(at..).unwrap_or_default()),
        };
        // The first `n` bytes, from 1 to 8, in small letters.
        let small = |bytes: u64, n: usize| (bytes | SMALL) & (u64::MAX >> (64 - 8 * n));
        let packed = match len {
            0..=8 => [small(eight(0), len), 0, 0],
            9..=16 => [eight(0) | SMALL, small(eight(8), len - 8), 0],
            _ => [
                eight(0) | SMALL,
                eight(8) | SMALL,
                small(eight(16), len - 16),
            ],
        };
        Some(Self(packed))
    }
}

/// Fewer than eight bytes as a number.
fn few(bytes: &[u8]) -> u64 {
    let shifted = bytes.iter().zip((0..64).step_by(8));
    shifted.fold(0, |all, (byte, shift)| all | u64::from(*byte) << shift)
}

/// Listed words, to be found by their letters.
struct Words {
    /// One more than the number of a word's entry, at the word's place or the next free ones; 0 is free.
    places: Box<[u16]>,
    entries: Vec<(Packed, WordInfo)>,
}

/// Places for words, as a power of two: about four for each, so that most words that are not listed end at once.
const PLACES: u32 = 13;

impl Words {
    fn of(entries: Vec<(Packed, WordInfo)>) -> Self {
        let mut places = vec![0_u16; 1 << PLACES].into_boxed_slice();
        for (number, (word, _)) in entries.iter().enumerate() {
            let mut at = word.place();
            while places[at] != 0 {
                at = (at + 1) % places.len();
            }
            places[at] = number as u16 + 1;
        }
        Self { places, entries }
    }

    fn get(&self, word: &Packed) -> Option<&WordInfo> {
        let mut at = word.place();
        loop {
            let number = usize::from(*self.places.get(at)?);
            let (Packed([a, b, c]), info) = self.entries.get(number.checked_sub(1)?)?;
            // Compared as three numbers, without a call.
            if (*a, *b, *c) == (word.0[0], word.0[1], word.0[2]) {
                return Some(info);
            }
            at = (at + 1) % self.places.len();
        }
    }
}

impl Packed {
    const fn place(self) -> usize {
        let Self([a, b, c]) = self;
        let mixed = a ^ b.rotate_left(23) ^ c.rotate_left(41);
        (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - PLACES)) as usize
    }
}

/// Every listed word. Made once.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut map: FxHashMap<Packed, WordInfo> = FxHashMap::default();
    let mut put = |word: &str, put: &dyn Fn(&mut WordInfo)| {
        if let Some(word) = Packed::of(word) {
            put(map.entry(word).or_default());
        }
    };
    for (class, list) in LISTS {
        for word in list.split_whitespace() {
            put(word, &|info| info.class = info.class | *class);
        }
    }
    for word in titles::single_words().filter(|w| w.len() > 3) {
        put(word, &|info| info.class = info.class | Class::TITLE);
    }
    for (number, verb) in VERBS.iter().enumerate() {
        for (form, kind) in verbs::forms(verb.lemma) {
            put(&form, &|info| {
                if info.verb.is_none() {
                    info.verb = VerbUse::new(number, kind);
                }
            });
        }
    }
    Words::of(map.into_iter().collect())
});

/// What the lists say about `word`; case and the shape of the apostrophe do not matter. Unknown words have no class,
/// nor have the acronyms that are spelled like a pronoun: "US" and "WHO".
#[must_use]
pub fn look_up(word: &str) -> WordInfo {
    if matches!(word, "US" | "WHO") {
        return WordInfo::default();
    }
    Packed::of(word)
        .and_then(|word| WORDS.get(&word))
        .copied()
        .unwrap_or_default()
}

/// [`look_up`] of the `len` ASCII letters and digits that `word` begins with; what follows them does not matter.
#[must_use]
#[inline]
pub fn look_up_plain(word: &[u8], len: usize) -> WordInfo {
    if len <= 3 && matches!(word.get(..len), Some(b"US" | b"WHO")) {
        return WordInfo::default();
    }
    Packed::plain(word, len)
        .and_then(|packed| WORDS.get(&packed))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Strength;

    #[test]
    fn case_and_apostrophe_do_not_matter() {
        assert!(look_up("THE").class.any(Class::DETERMINER));
        assert!(look_up("n’t").class.any(Class::NEGATION));
        assert_eq!(
            look_up("Said").verb.get().map(|(v, f)| (v.lemma, f)),
            Some(("say", VerbForm::Past))
        );
    }

    #[test]
    fn plain_words_are_found_as_others_are() {
        let words =
            "US Us WHO Said said THE a Separately's yesterday, characterised Zelensky 2019 x";
        for word in words.split(' ') {
            let len = word.len() - usize::from(word.ends_with(','));
            let bare = word.trim_end_matches(',');
            if bare.bytes().all(|b| b.is_ascii_alphanumeric()) {
                for rest in [bare.to_owned(), format!("{bare} AND MORE THAN THAT, Z")] {
                    assert_eq!(look_up_plain(rest.as_bytes(), len), look_up(bare), "{bare}");
                }
            }
        }
        assert_eq!(look_up_plain(b"", 0), WordInfo::default());
    }

    #[test]
    fn unknown_and_endless_words_have_no_class() {
        assert_eq!(look_up("Zelensky"), WordInfo::default());
        assert_eq!(look_up(&"x".repeat(1000)), WordInfo::default());
        assert_eq!(look_up("été"), WordInfo::default());
        assert_eq!(look_up("WHO"), WordInfo::default());
        assert!(look_up("us").class.any(Class::PRONOUN));
    }

    #[test]
    fn strength_is_told_apart() {
        let strength = |w| look_up(w).verb.get().map(|(v, _)| v.strength);
        assert_eq!(strength("warned"), Some(Strength::Strong));
        assert_eq!(strength("accused"), Some(Strength::Weak));
        assert_eq!(strength("believes"), Some(Strength::Thought));
    }
}
