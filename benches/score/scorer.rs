//! The scorers of the corpora's folder, called as the programs they are.

use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the corpora and their scorers are, and a folder of our own for what is handed to them.
pub(crate) struct Scorer {
    folder: PathBuf,
    scratch: PathBuf,
}

impl Scorer {
    pub(crate) fn new(folder: PathBuf) -> Self {
        let scratch = std::env::temp_dir().join(format!("onrecord-score-{}", std::process::id()));
        std::fs::create_dir_all(&scratch).expect("a folder for the scorer's input");
        Self { folder, scratch }
    }

    /// The lines of a corpus; `None` where it is not there.
    pub(crate) fn corpus(&self, name: &str) -> Option<Vec<Value>> {
        let text = std::fs::read_to_string(self.folder.join(format!("{name}.jsonl"))).ok()?;
        Some(
            text.lines()
                .map(|line| serde_json::from_str(line).expect("a line of JSON"))
                .collect(),
        )
    }

    /// Exact content, content by half, content and speaker: precision, recall and F1 in one line.
    pub(crate) fn headline(&self, gold: &[Value], system: &[Value], speech: bool) -> String {
        let scores = self.scores(gold, system, speech);
        let three = [
            ("exact", "content exact (statement)"),
            ("J50", "content J50"),
            ("joint", "joint (J50 + source)"),
        ];
        let figures = three.map(|(name, key)| {
            let part = |which: &str| scores[key][which].as_f64().unwrap_or_default();
            format!(
                "{name} {:.3} (P {:.3} R {:.3})",
                part("F1"),
                part("P"),
                part("R")
            )
        });
        figures.join("  ")
    }

    /// The headline, the stages and the kinds.
    pub(crate) fn print_all(&self, gold: &[Value], system: &[Value]) {
        println!("  all:         {}", self.headline(gold, system, false));
        let scores = self.scores(gold, system, false);
        let number = |value: &Value| value.as_f64().unwrap_or_default();
        println!(
            "  stages: cue F1 {:.3}, content by words F1 {:.3}, direct by fragment exact F1 {:.3}, source overlap {:.3}, \
             source exact {:.3}",
            number(&scores["cue any overlap"]["F1"]),
            number(&scores["content soft (token pool)"]["F1"]),
            number(&scores["direct only exact (fragment)"]["F1"]),
            number(&scores["source"]["overlap accuracy"]),
            number(&scores["source"]["exact accuracy"]),
        );
        for (kind, ours) in [
            ("direct", "direct"),
            ("mixed", "partial"),
            ("indirect", "paraphrase"),
        ] {
            let part = &scores["recall by kind"][kind];
            println!(
                "  {ours}: {} statements, recall exact {:.3}, J50 {:.3}, joint {:.3}",
                part["n"],
                number(&part["exact"]),
                number(&part["J50"]),
                number(&part["joint"]),
            );
        }
    }

    /// Speakers by name and parties, as the second scorer prints them.
    pub(crate) fn print_speakers(&self, gold: &[Value], system: &[Value]) {
        let output = self.run("score_party.py", gold, system, &[]);
        for line in output.lines() {
            println!("  {line}");
        }
    }

    fn scores(&self, gold: &[Value], system: &[Value], speech: bool) -> Value {
        let options: &[&str] = if speech {
            &["--json", "--speech"]
        } else {
            &["--json"]
        };
        let output = self.run("score.py", gold, system, options);
        serde_json::from_str(&output).expect("the scorer prints JSON")
    }

    fn run(&self, program: &str, gold: &[Value], system: &[Value], options: &[&str]) -> String {
        let gold = write(&self.scratch.join("gold.jsonl"), gold);
        let system = write(&self.scratch.join("system.jsonl"), system);
        let output = Command::new("python3")
            .arg(self.folder.join(program))
            .args([gold, system])
            .args(options)
            .output()
            .expect("python3 runs the scorer");
        assert!(
            output.status.success(),
            "{program}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Drop for Scorer {
    fn drop(&mut self) {
        // What is left behind is in the system's folder for such things.
        let _ = std::fs::remove_dir_all(&self.scratch);
    }
}

/// Writes lines of JSON.
pub(crate) fn write(path: &Path, lines: &[Value]) -> PathBuf {
    let file = std::fs::File::create(path).expect("the scorer's input can be written");
    let mut file = std::io::BufWriter::new(file);
    for line in lines {
        writeln!(file, "{line}").expect("the scorer's input can be written");
    }
    file.flush().expect("the scorer's input can be written");
    path.to_owned()
}
