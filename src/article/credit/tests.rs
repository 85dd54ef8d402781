use super::*;

fn check(text: &str, expected: Option<&str>) {
    assert_eq!(
        dateline(text, Span::whole(text)).map(|s| s.of(text)),
        expected,
        "{text}"
    );
}

#[test]
fn datelines() {
    check(
        "KYIV (Reuters) — The talks failed.",
        Some("KYIV (Reuters) —"),
    );
    check(
        "KYIV (Reuters) - The talks failed.",
        Some("KYIV (Reuters) -"),
    );
    check("WASHINGTON — “No,” he said.", Some("WASHINGTON —"));
    check(
        "BEIRUT, Lebanon, Jan. 4 (AP) -- The talks failed.",
        Some("BEIRUT, Lebanon, Jan. 4 (AP) --"),
    );
    check(
        "DES MOINES, Iowa — The talks failed.",
        Some("DES MOINES, Iowa —"),
    );
    check("Kyiv (dpa) – The talks failed.", Some("Kyiv (dpa) –"));
    check("NAIROBI: The talks failed.", Some("NAIROBI:"));
    check("Segou, June 3: The talks failed.", Some("Segou, June 3:"));
    check("KEITA: The talks failed.", None);
    check("Segou, at last: The talks failed.", None);
    check("The talks — long awaited — failed.", None);
    check("NATO — founded in 1949 — said no.", None);
    check("He said no — The end.", None);
    check("The minister (62) was firm. ", None);
    check("EXCLUSIVE — The talks failed.", None);
    check("KYIV", None);
    check("", None);
}
