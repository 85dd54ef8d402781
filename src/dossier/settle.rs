//! Brings a dossier that was corrected back into order: lists, indexes, order of speakers and parties.
//!
//! Everything follows from which speaker a statement has and which party a speaker has. Leaves out: what is
//! corrected (`corrections`).

use super::ids::Ids;
use super::{Dossier, PartyIx, PartyOrder, SpeakerIx, StatementIx};

/// Takes the statements `hidden` out, and makes every list say what the statements and speakers themselves say.
pub(super) fn settle(mut dossier: Dossier, hidden: &[StatementIx]) -> Dossier {
    let mut gone = vec![false; dossier.statements.len()];
    for &at in hidden {
        gone[at] = true;
    }
    let mut gone = gone.into_iter();
    dossier.statements.retain(|_| gone.next() != Some(true));
    let said = said_by(&dossier);
    let parties = parties(&mut dossier, &said);
    speakers(&mut dossier, &said, &parties);
    questions(&mut dossier);
    dossier
}

/// For every speaker, the statements.
fn said_by(dossier: &Dossier) -> Vec<Vec<StatementIx>> {
    let mut said = vec![Vec::new(); dossier.speakers.len()];
    for (at, statement) in dossier.statements.iter().enumerate() {
        if let Some(speaker) = statement.speaker {
            said[speaker].push(at);
        }
    }
    said
}

/// Puts the parties that still have a statement into their order; gives the new index of each.
fn parties(dossier: &mut Dossier, said: &[Vec<StatementIx>]) -> Vec<Option<PartyIx>> {
    let mut speak = vec![false; dossier.parties.len()];
    for (speaker, said) in dossier.speakers.iter().zip(said) {
        if let (Some(party), false) = (speaker.party, said.is_empty()) {
            speak[party] = true;
        }
    }
    let mut order: Vec<PartyIx> = (0..dossier.parties.len())
        .filter(|&party| speak[party])
        .collect();
    // In the operator's own order a party that a correction brought in stands last.
    if dossier.party_order == PartyOrder::Alphabet {
        order.sort_by(|&a, &b| dossier.parties[a].name.cmp(&dossier.parties[b].name));
    }
    let mut ids = Ids::default();
    for party in &dossier.parties {
        ids.keep(&party.id);
    }
    let mut place = vec![None; dossier.parties.len()];
    let mut settled = Vec::with_capacity(order.len());
    for (at, &old) in order.iter().enumerate() {
        place[old] = Some(at);
        let mut party = dossier.parties[old].clone();
        if party.id.is_empty() {
            party.id = ids.unique(&party.name);
        }
        party.speakers.clear();
        party.statements.clear();
        settled.push(party);
    }
    dossier.parties = settled;
    place
}

/// Puts the speakers that still have a statement into their order, and fills the lists of parties.
fn speakers(dossier: &mut Dossier, said: &[Vec<StatementIx>], parties: &[Option<PartyIx>]) {
    let party = |speaker: SpeakerIx| dossier.speakers[speaker].party.and_then(|p| parties[p]);
    let mut order: Vec<SpeakerIx> = (0..said.len()).filter(|&s| !said[s].is_empty()).collect();
    order.sort_by_key(|&s| {
        (
            party(s).is_none(),
            party(s),
            dossier.speakers[s].kind,
            said[s][0],
        )
    });
    let mut ids = Ids::default();
    for speaker in &dossier.speakers {
        ids.keep(&speaker.id);
    }
    let mut place = vec![None; said.len()];
    let mut settled = Vec::with_capacity(order.len());
    for (at, &old) in order.iter().enumerate() {
        place[old] = Some(at);
        let mut speaker = dossier.speakers[old].clone();
        if speaker.id.is_empty() {
            speaker.id = ids.unique(&speaker.name);
        }
        speaker.party = party(old);
        speaker.statements.clone_from(&said[old]);
        settled.push(speaker);
    }
    for (at, speaker) in settled.iter().enumerate() {
        if let Some(party) = speaker.party {
            dossier.parties[party].speakers.push(at);
        }
    }
    dossier.speakers = settled;
    for (at, statement) in dossier.statements.iter_mut().enumerate() {
        statement.speaker = statement.speaker.and_then(|speaker| place[speaker]);
        let party = statement.speaker.and_then(|s| dossier.speakers[s].party);
        if let Some(party) = party {
            dossier.parties[party].statements.push(at);
        }
    }
}

/// Fills the lists of questions.
fn questions(dossier: &mut Dossier) {
    for question in &mut dossier.questions {
        question.statements.clear();
    }
    for (at, statement) in dossier.statements.iter().enumerate() {
        for answer in &statement.said.questions {
            dossier.questions[answer.question].statements.push(at);
        }
    }
}
