//! Conversations that are taken, and lists that are not.

use super::find;
use crate::extract::model::Model;
use crate::extract::{Rules, Tagger};
use crate::text::tests::prose;

/// The turns of a text: label and words, parts joined with " / ".
fn turns(text: &str) -> Vec<(String, String)> {
    let prose = prose(text);
    let turns = find(&prose).turns;
    let print = |c: &crate::extract::Candidate| {
        let parts: Vec<&str> = c.content.iter().map(|r| prose.words(r)).collect();
        (prose.words(&c.mention).to_owned(), parts.join(" / "))
    };
    turns.iter().map(print).collect()
}

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let found = turns(text);
    let found: Vec<_> = found
        .iter()
        .map(|(l, w)| (l.as_str(), w.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn letters_for_question_and_answer() {
    let expected = [
        ("Q", "Who shut the road?"),
        ("A", "I did. My deputy said “never again.”"),
        ("Q", "Why?"),
        ("A", "We had no choice. / And I would do it again."),
    ];
    check(
        "Q: Who shut the road?\nA: I did. My deputy said “never again.”\nQ: Why?\nA: We had no choice.\nAnd I would do \
         it again.\nThe road is open now.",
        &expected,
    );
    check(
        "Q: Who shut the road? A: I did. My deputy said “never again.” Q: Why? A: We had no choice.\nAnd I would do \
         it again.",
        &expected,
    );
    check(
        "Q. Who shut the road?\nA. I did.\nQuestion: Why?\nAnswer: We were told to.",
        &[
            ("Q.", "Who shut the road?"),
            ("A.", "I did."),
            ("Question", "Why?"),
            ("Answer", "We were told to."),
        ],
    );
}

#[test]
fn names_in_capitals_with_stage_directions() {
    check(
        "JANE MARIS, HOST: Was the road shut?\nSEN. ANN KEITA (R-MN): It was not.\n(CROSSTALK)\nMcGRAW: (laughing) It \
         was.\n[laughter]\nMARIS: Senator, one more thing.\nThe army says you lie.\nKEITA: Then the army lies.",
        &[
            ("JANE MARIS", "Was the road shut?"),
            ("SEN. ANN KEITA", "It was not."),
            ("McGRAW", "It was."),
            ("MARIS", "Senator, one more thing. / The army says you lie."),
            ("KEITA", "Then the army lies."),
        ],
    );
}

#[test]
fn a_quoted_transcript_opens_every_paragraph_with_a_mark() {
    check(
        "\"KEITA: Did you shut it?\n\"SOW: Yes, I did.\n\"It was late.\n\"KEITA: When was that?\n\"SOW: In May.\"",
        &[
            ("KEITA", "Did you shut it?"),
            ("SOW", "Yes, I did. / \"It was late."),
            ("KEITA", "When was that?"),
            ("SOW", "In May."),
        ],
    );
}

#[test]
fn an_interviewer_in_brackets_and_answers_with_initials() {
    check(
        "((The Mirror)) Why did you leave?\nNora Grey I had no water. The well fell dry.\n((TM)) And then?\nNG We \
         went north.\n—Nora Grey\n((TM)) Will you go back?\nNG Not before the rain.",
        &[
            ("The Mirror", "Why did you leave?"),
            ("Nora Grey", "I had no water. The well fell dry."),
            ("TM", "And then?"),
            ("NG", "We went north."),
            ("TM", "Will you go back?"),
            ("NG", "Not before the rain."),
        ],
    );
}

#[test]
fn a_few_lines_of_dialogue_in_prose() {
    check(
        "Peter Smith and Mary Jones met in the hall.\nSmith: No.\nJones: Yes.\nThe hall was full. Smith left early.",
        &[("Smith", "No."), ("Jones", "Yes.")],
    );
    check(
        "Musa Traore: You took my land.\nColonel Ibrahim Sow: No. We paid for it.\nTraore: You paid my brother.",
        &[
            ("Musa Traore", "You took my land."),
            ("Colonel Ibrahim Sow", "No. We paid for it."),
            ("Traore", "You paid my brother."),
        ],
    );
}

#[test]
fn people_in_the_street_with_a_description() {
    check(
        "We asked in Segou.\nJane Roe, 34, teacher: I want a school.\nJohn Doe, Mopti: We need peace first.",
        &[
            ("Jane Roe", "I want a school."),
            ("John Doe", "We need peace first."),
        ],
    );
}

#[test]
fn narration_between_lines_of_dialogue_is_the_reporters() {
    check(
        "Peter Smith met Mary Jones in the hall.\nSmith: Did you sign?\nThe judge sighed.\nJones: I did not.\n\
         Nobody moved, a clerk said.\nSmith: You did.",
        &[
            ("Smith", "Did you sign?"),
            ("Jones", "I did not."),
            ("Smith", "You did."),
        ],
    );
}

#[test]
fn remarks_with_questions_from_the_floor() {
    check(
        "THE PRESIDENT: We signed the treaty.\nQ    Mr. President, what about the border?\nTHE PRESIDENT: It stays.",
        &[
            ("THE PRESIDENT", "We signed the treaty."),
            ("Q", "Mr. President, what about the border?"),
            ("THE PRESIDENT", "It stays."),
        ],
    );
}

#[test]
fn labels_on_lines_of_their_own() {
    check(
        "Keita met Sow on Friday.\nAnn Keita:\nWho shut the road?\nIbrahim Sow:\nI did.\nAnn Keita:\nWhy?",
        &[
            ("Ann Keita", "Who shut the road?"),
            ("Ibrahim Sow", "I did."),
            ("Ann Keita", "Why?"),
        ],
    );
}

#[test]
fn answers_alone_may_be_labelled() {
    let text = "What happened?\nAK: We stopped the cranes.\nWho told you to?\nAK: Nobody told us.";
    check(
        text,
        &[("AK", "We stopped the cranes."), ("AK", "Nobody told us.")],
    );
    let prose = prose(text);
    let asked: Vec<_> = find(&prose)
        .rejects
        .iter()
        .map(|r| r.span.of(text))
        .collect();
    assert_eq!(asked, ["What happened?", "Who told you to?"]);
}

#[test]
fn an_interview_without_labels_needs_its_introduction() {
    let body = "Why did the strike begin?\nWe had not been paid.\nWho is to blame?\nI blame the ministry.\nIt promised \
                the money twice, and I believed it.\nWhat now?\nWe wait.\nThe port opened in 1961.";
    check(
        &format!("Ann Keita spoke to the Mirror.\n{body}"),
        &[
            ("", "We had not been paid."),
            (
                "",
                "I blame the ministry. / It promised the money twice, and I believed it.",
            ),
            ("", "We wait."),
        ],
    );
    check(&format!("The port has stood still.\n{body}"), &[]);
}

#[test]
fn lists_with_labels_are_no_conversation() {
    let lists = [
        "Date: Friday, June 4\nLocation: Town Hall\nPrice: You pay what you can\nContact: Ask for Ann Keita",
        "Ann Keita and Ibrahim Sow ran.\nKeita: 547.\nSow: 46.\nKeita: 12.\nSow: 99.",
        "Ann Keita and Ibrahim Sow run.\nKeita: Win the north.\nSow: Finish second.",
        "Photo: Ann Keita.\nPhoto: Ibrahim Sow.",
        "Iowa: Ann Keita, Ibrahim Sow\nNevada: Musa Traore\nIowa: Ann Bell",
        "Q: Where do voters register?\nA: At the town hall.\nQ: What papers?\nA: A passport.",
        "The Globe opens with a scene from the play.\nHAMLET: Who are you?\nGHOST: I am your father.\nHAMLET: No.",
        "UPDATE: You will not believe this.\nNOTE: I was paid for this trip.\nUPDATE: It is over.",
        "Ann Keita meets Sow.\nThe Economy: You will hear a lot.\nForeign Policy: We should leave.\nImmigration: Do \
         you care?",
        "12 Bridge Street: We met there.\n14 Bridge Street: I left.",
        "Keita said one thing: I will not go. Sow said another: you will.",
        "The road: who shut it\nThe bridge: who mined it",
    ];
    for text in lists {
        check(text, &[]);
    }
}

#[test]
fn headings_of_lines_speak_for_nobody() {
    for text in [
        "UPDATE: The road was shut on Friday.",
        "NOTE: I was paid for this trip.\nBREAKING: You will not believe this.",
        "The Globe opens with a scene from the play.\nHAMLET: Who are you?\nGHOST: I am your father.",
    ] {
        assert_eq!(Rules::default().find(&prose(text)).candidates, [], "{text}");
    }
}

#[test]
fn nothing_is_cut_out_of_a_turn() {
    let text = "Q: You said the road was shut. Did the army say “never”?\nA: I said that it was mined. “We told you,” \
                they said, and Diallo warned us that the bridge would fall; they called for help.\nQ: In your opinion, \
                for how long is it shut?\nA: I think the minister said so.";
    let prose = prose(text);
    let turns = find(&prose).turns;
    assert_eq!(turns.len(), 4);
    for tagger in [&Rules::default() as &dyn Tagger, &Model::default()] {
        assert_eq!(tagger.find(&prose).candidates, turns);
    }
}

#[test]
fn a_letter_is_whole_or_none() {
    let body = "We have no flour. The road is shut.\nMy people cannot wait.";
    let expected = "We have no flour. The road is shut. / My people cannot wait.";
    for end in [
        "Sincerely,\nAnn Keita\nThe army did not answer.",
        "Yours faithfully,\nAnn Keita, Mayor of Segou",
        "Respectfully, Ann Keita",
    ] {
        let text = format!("Dear General Sow,\n{body}\n{end}");
        check(&text, &[("Ann Keita", expected)]);
    }
    check(&format!("Dear General Sow,\n{body}"), &[]);
    check(&format!("{body}\nSincerely,\nAnn Keita"), &[]);
    check(
        &format!("Dear General Sow,\n{body}\nBest of all, Ann Keita won."),
        &[],
    );
}

#[test]
fn posts_are_theirs_who_sign_or_head_them() {
    check(
        "Why is he not here? #road — Ann Keita (@annkeita) May 4, 2016\nThe post was shared.",
        &[("Ann Keita", "Why is he not here? #road")],
    );
    check(
        "Ann Keita (@annkeita) tweeted: We left. The road is shut.\nNobody answered.",
        &[("Ann Keita (@annkeita)", "We left. The road is shut.")],
    );
    check(
        "Below the picture, Keita wrote:\nThe road is shut. We have no flour.\nThe ministry did not answer.",
        &[("Keita", "The road is shut. We have no flour.")],
    );
    for text in [
        "Keita wrote:\n“The road is shut.”",
        "Keita wrote:\nThe road is shut",
        "“We left,” — Ann Keita (@annkeita)",
        "The road — and the bridge (built in 1961) — was shut on May 4, 2016.",
        "Keita tweeted: “We left.”",
    ] {
        check(text, &[]);
    }
}

#[test]
fn odd_texts_are_no_trouble() {
    let odd = [
        "Q:",
        "A:",
        "Q",
        "Q.",
        "((",
        "(( ))",
        "((a))",
        "((a)) ?",
        "MARIS:",
        "MARIS: ?",
        "“MARIS:",
        "\"Q: \"",
        "Q: A:",
        "A: Q: A: Q:",
        "—",
        "[",
        "(x)",
        "SEN.",
        "SEN. :",
        "X, :",
        "X (",
        "X (Y",
        "X (Y)",
        "X (Y):",
        "?",
        "“?”",
        "AB Cd",
        "Dear,",
        "— A (@b)",
        "x y z w — A (@",
        "tweeted:",
        "X tweeted: a",
        "X wrote:",
        "Dear X,",
        "Yours,",
        "Best, A B",
    ];
    for text in odd {
        let _ = turns(text);
        let _ = turns(&format!("{text}\n").repeat(30));
        let _ = turns(&format!("{text}\nQ: Why?\n((MR)) I?\nMARIS: You?\n").repeat(30));
    }
    for pair in odd.windows(2) {
        let _ = turns(&pair.join("\n").repeat(9));
        let _ = turns(&format!("We spoke with her.\n{}\n", pair.join("\nI\n")).repeat(9));
    }
}
