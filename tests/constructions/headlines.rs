//! Titles with a name and a colon, a dash or a verb, in both directions.

use crate::check::check;
use onrecord::extract::Form::{Headline, Paraphrase};

#[test]
fn headlines() {
    check(
        "Dam Will Hold Through Winter: Tashi Wangmo\n\nEngineer Tashi Wangmo said the dam was strong.",
        &[
            ("Tashi Wangmo", Headline, "Dam Will Hold Through Winter"),
            ("Tashi Wangmo", Paraphrase, "the dam was strong"),
        ],
    );
    check(
        "Wangmo: Dam Will Hold Through Winter\n\nEngineer Tashi Wangmo said the dam was strong.",
        &[
            ("Tashi Wangmo", Headline, "Dam Will Hold Through Winter"),
            ("Tashi Wangmo", Paraphrase, "the dam was strong"),
        ],
    );
    check(
        "Dam will hold through winter, says Wangmo\n\nEngineer Tashi Wangmo said the dam was strong.",
        &[
            ("Tashi Wangmo", Headline, "Dam will hold through winter"),
            ("Tashi Wangmo", Paraphrase, "the dam was strong"),
        ],
    );
    check(
        "Wangmo says dam will hold through winter\n\nEngineer Tashi Wangmo said the dam was strong.",
        &[
            ("Tashi Wangmo", Headline, "dam will hold through winter"),
            ("Tashi Wangmo", Paraphrase, "the dam was strong"),
        ],
    );
    check(
        "Harbour strike: crane drivers walk out again\n\nThe drivers left at noon and went home.",
        &[],
    );
    check(
        "The Long Road: A History of Salt\n\nThe book was printed in Lagos.",
        &[],
    );
    check(
        "Dam ‘will hold through winter’ – Wangmo\n\nEngineer Tashi Wangmo said the dam was strong.",
        &[
            ("Tashi Wangmo", Headline, "Dam ‘will hold through winter’"),
            ("Tashi Wangmo", Paraphrase, "the dam was strong"),
        ],
    );
}
