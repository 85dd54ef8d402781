//! Which parties stand as columns: all of them up to four, above that the reader's choice.
//!
//! Without a choice the sides of the conflict stand, then those with most statements, four in all, in the order
//! of the dossier; the rest are a click away.

use crate::dossier::PartyIx;
use crate::web::links::decode;
use crate::web::show::{Show, Side};

/// Parties that stand side by side without a choice.
const COLUMNS: usize = 4;
/// Parts of a query that are read; a form of ours never sends more.
const ASKED: usize = 256;

/// The columns of a page.
pub(super) struct Choice<'d> {
    /// Parties that are shown, in the order of the dossier.
    pub(super) shown: Vec<PartyIx>,
    /// Every party with whether it is shown; empty where there is nothing to choose.
    pub(super) form: Vec<(Side<'d>, bool, &'d str)>,
    /// Parties that are not shown.
    pub(super) rest: Vec<Side<'d>>,
    /// Where the form goes: this page.
    pub(super) action: String,
    /// Whether the reader chose.
    pub(super) chosen: bool,
}

impl<'d> Choice<'d> {
    /// Reads the choice from a query (`party=ID`, any number); an identifier that is nobody's is passed over.
    pub(super) fn read(show: &Show<'d>, query: &str, action: String) -> Self {
        let parties = &show.dossier().parties;
        let mut asked: Vec<PartyIx> = query
            .split('&')
            .take(ASKED)
            .filter_map(|part| part.strip_prefix("party="))
            .filter_map(|id| show.site.party(&decode(&id.replace('+', " "))?))
            .collect();
        asked.sort_unstable();
        asked.dedup();
        let chosen = !asked.is_empty() && parties.len() > COLUMNS;
        let shown = if chosen { asked } else { most(show) };
        let form = if parties.len() > COLUMNS {
            (0..parties.len())
                .map(|p| {
                    (
                        show.side(p),
                        shown.binary_search(&p).is_ok(),
                        parties[p].id.as_str(),
                    )
                })
                .collect()
        } else {
            Vec::new()
        };
        let rest = (0..parties.len())
            .filter(|p| shown.binary_search(p).is_err())
            .map(|p| show.side(p))
            .collect();
        Self {
            shown,
            form,
            rest,
            action,
            chosen,
        }
    }

    /// How many columns stand in one row of the page.
    pub(super) fn columns(&self) -> usize {
        self.shown.len().clamp(1, COLUMNS)
    }
}

/// The sides, then the parties with most statements, as many as fit, in the order of the dossier.
fn most(show: &Show<'_>) -> Vec<PartyIx> {
    let parties = &show.dossier().parties;
    let mut by_size: Vec<PartyIx> = (0..parties.len()).collect();
    by_size.sort_by_key(|&p| {
        (
            !parties[p].side,
            std::cmp::Reverse(parties[p].statements.len()),
            p,
        )
    });
    by_size.truncate(COLUMNS);
    by_size.sort_unstable();
    by_size
}

/// Shares `room` among lists of these lengths: each gets one in turn until the room or the list is used up.
///
/// So a long list never pushes a short one off the page.
pub(super) fn share(room: usize, lengths: &[usize]) -> Vec<usize> {
    let mut given = vec![0; lengths.len()];
    let mut left = room;
    loop {
        let open: Vec<usize> = (0..lengths.len())
            .filter(|&i| given[i] < lengths[i])
            .collect();
        let each = left / open.len().max(1);
        if open.is_empty() || left == 0 {
            return given;
        }
        for i in open {
            let more = each.max(1).min(lengths[i] - given[i]).min(left);
            given[i] += more;
            left -= more;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn nobody_is_pushed_off_and_no_room_is_wasted() {
        assert_eq!(share(100, &[11, 2, 2]), [11, 2, 2]);
        assert_eq!(share(10, &[100, 1, 3]), [6, 1, 3]);
        assert_eq!(share(2, &[5, 5, 5]), [1, 1, 0]);
        assert_eq!(share(9, &[]), [0; 0]);
    }
}
