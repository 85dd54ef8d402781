//! The model: labels for tokens, learnt from annotated news, that see what the rules say.

mod decode;
mod features;
mod weights;

pub use decode::label;
pub use features::{BITS as FEATURE_BITS, MOST as MOST_FEATURES, Reader, rule_labels, sequences};
pub use weights::{LABELS, Row, Transitions, Weights, WeightsError};
