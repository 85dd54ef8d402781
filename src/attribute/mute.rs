//! What cannot speak: things, acts and qualities, which a mention never is.
//!
//! Leaves out: whether a mention is a name (`names`).

use super::noun::Core;
use crate::lexicon::{Class, titles};
use crate::text::Prose;

/// Whether the head of a mention is a thing, an act or a quality, which says nothing: "the vote", "her reasoning",
/// "implications". Such a mention is a mistake of the reading, and its statement nobody's.
pub(super) fn is_no_speaker(prose: &Prose<'_>, core: &Core) -> bool {
    let last = core.tokens.end - 1;
    let word = prose.word(last).to_lowercase();
    let share = prose.is_any(core.rest.start, &["in", "of"]) && !core.rest.is_empty();
    if !share && core.tokens.len() == 1 && word.bytes().all(|b| b.is_ascii_digit()) {
        return true; // "400", of whatever
    }
    if titles::lookup(&word).is_some()
        || prose.tokens[last].any(Class::SPEECH_NOUN)
        || holds(SPEAKING, &word)
        || super::noun::is_body(prose, &core.tokens)
        || super::name_words::is_body_word(&word)
    {
        return false;
    }
    let singular = word.strip_suffix('s').unwrap_or(&word);
    // "cyber-mischief", but "two-thirds"
    let joined = word
        .rsplit_once('-')
        .is_some_and(|(first, last)| !holds(COUNTS, first) && holds(MUTE, last));
    let token = &prose.tokens[last];
    joined
        || holds(MUTE, singular)
        || MUTE_ENDINGS
            .split(' ')
            .any(|e| singular.len() > e.len() + 2 && singular.ends_with(e))
        || token.any(Class::NEGATION | Class::AUXILIARY | Class::PREPOSITION)
        || word == "longer"
}

fn holds(list: &str, word: &str) -> bool {
    list.split(' ').any(|w| w == word)
}

/// What a share opens with.
const COUNTS: &str = "one two three four five six seven eight nine";

/// Nouns with a mute ending that do speak.
const SPEAKING: &str = "establishment leadership organisation organization organisations organizations administration opposition \
    delegation commission commissions federation association associations institution institutions population \
    prosecution corporation corporations coalition station stations publication publications constitution \
    government governments department departments parliament resistance audience defence defense intelligence \
    conference alliance community communities charity charities authority authorities university universities \
    city municipality majority minority royalty indictment document documents judgment judgement management \
    congregation generation nation nations union division mission legislation resolution petition motion \
    convention foundation foundations faction factions section partnership dictatorship presidency agency \
    clergy militancy inspection investigation evaluation examination regulation regulations jurisdiction \
    edition broadcasting engineering ceremony filing filings ruling rulings briefing posting being beings \
    offspring fellowship deployment regiment detachment";

/// Endings of nouns for acts and qualities.
const MUTE_ENDINGS: &str = "tion sion ness ment ance ence ism hood ship ing ity age ure th";

/// Things and events that are no speakers, in the singular.
const MUTE: &str = "first second third fourth latter former next last almost past just only even soon much more vote bill case area attack war battle bomb blast fire crash plane aircraft ship vessel car vehicle truck \
    bus train road street bridge building house door wall weapon gun rifle missile rocket drone tank shell \
    trial election rally march protest demonstration riot strike talk meeting summit deal pact plan policy \
    programme program project budget money price cost tax job work time day week month year decade moment hour \
    minute place site scene way thing fact idea issue problem matter question answer reason result effect \
    impact cause change move step effort attempt threat risk danger fear hope death toll injury wound body \
    blood mischief fight out hand head eye face voice language word name number rate level amount percentage share size kind type \
    sort part half lot bit piece end start beginning middle top bottom side line land water sea river weather \
    storm hurricane earthquake quake flood quality crime offence offense murder victory defeat loss win goal \
    game match season career life childhood youthfulness incident event accident disaster collapse clash shot \
    bullet knife phone computer picture photograph footage";
