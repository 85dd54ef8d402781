//! Overlaps: which of several candidates keeps words that more than one wants.

use super::candidate::Candidate;

/// Keeps the surest: higher rank first, then the earlier cue. A candidate whose cue lies in another's content is
/// part of what that one says. Returned in the order of the cues.
pub(super) fn settle(mut found: Vec<Candidate>) -> Vec<Candidate> {
    if found.len() < 2 {
        return found;
    }
    found.sort_by_key(|c| (std::cmp::Reverse(c.rank), c.cue.start));
    let mut kept: Vec<Candidate> = Vec::with_capacity(found.len());
    for mut candidate in found {
        let cue_taken = kept.iter().any(|k| k.holds(candidate.cue.start));
        if cue_taken {
            continue;
        }
        let before = candidate.len();
        let mut content = Vec::new();
        for part in candidate.content {
            content.extend(without(part, &kept));
        }
        candidate.content = content;
        if candidate.len() * 2 < before || candidate.is_empty() {
            continue;
        }
        kept.push(candidate);
    }
    let nested: Vec<bool> = kept
        .iter()
        .map(|c| {
            kept.iter()
                .any(|k| !std::ptr::eq(k, c) && k.holds(c.cue.start))
        })
        .collect();
    let mut nested = nested.into_iter();
    kept.retain(|_| !nested.next().unwrap_or(false));
    kept.sort_by_key(|c| c.cue.start);
    kept
}

/// What is left of a range when the words of the kept candidates are taken out: the first run of it.
fn without(part: std::ops::Range<usize>, kept: &[Candidate]) -> Option<std::ops::Range<usize>> {
    let taken = |i: usize| kept.iter().any(|k| k.holds(i) || k.cue.contains(&i));
    let start = part.clone().find(|&i| !taken(i))?;
    let end = (start..part.end).find(|&i| taken(i)).unwrap_or(part.end);
    Some(start..end)
}
