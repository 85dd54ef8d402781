//! The pages of one dossier.

use super::state::Options;
use crate::dossier::Dossier;
use std::sync::Arc;

pub(super) struct Site {
    pub(super) dossier: Arc<Dossier>,
    #[expect(dead_code, reason = "pages that show it follow")]
    pub(super) options: Arc<Options>,
}

impl Site {
    pub(super) fn new(dossier: Arc<Dossier>, options: Arc<Options>) -> Self {
        Self { dossier, options }
    }
}
