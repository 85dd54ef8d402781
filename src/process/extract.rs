//! `onrecord extract`: articles in, one line of JSON an article out, in the order they came.
//!
//! Built to sit in a pipeline: a line is written as soon as it and those before it are done, and memory holds a
//! few articles for each job, however long the input is. Leaves out: the shape of a row (`row`).

use std::fmt;
use std::io::{self, BufRead, Write};
use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Mutex, PoisonError};
use std::thread;

use jiff::civil::Date;
use serde::Deserialize;

use super::settings::{By, ExtractHow, TaggerName};
use super::{folder, row, terminal};
use crate::article::{self, Article};

/// Bytes a line of input may have; longer ones are refused without being held.
const MAX_LINE: u64 = 256 << 20;

/// What was wrong with one input, with the name of the input before it.
struct Refusal(String);

impl Refusal {
    fn new(place: impl fmt::Display, why: impl fmt::Display) -> Self {
        Self(format!("{place}: {why}"))
    }
}

/// A row of output, its line break included, or why there is none.
type Outcome = Result<Vec<u8>, Refusal>;

/// Writes a row for each input to standard output.
///
/// Exit code 1 where an input was refused; each is named on standard error and the rest goes on.
#[must_use]
pub fn run(how: &ExtractHow) -> ExitCode {
    let jobs = how
        .jobs
        .or_else(|| thread::available_parallelism().ok())
        .unwrap_or(NonZeroUsize::MIN);
    let out = io::stdout();
    let written = if how.jsonl {
        in_order(
            jobs,
            lines(io::stdin().lock()),
            |(number, line)| from_line(number, line, how),
            out,
        )
    } else {
        let mut files = how.files.clone();
        if files.is_empty() {
            files.push("-".into());
        }
        in_order(jobs, files.into_iter(), |path| from_file(&path, how), out)
    };
    match written {
        Ok(0) => ExitCode::SUCCESS,
        // Whoever reads has read enough: that is how `head` ends a pipeline.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            terminal::complain(&format!("standard output: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// An input that waits for a job, and where its outcome is awaited.
type Task<T> = (T, SyncSender<Outcome>);

/// Works on `inputs` with `jobs` threads and writes what comes of them in the order of the inputs.
///
/// Returns how many were refused. At most a few inputs a job are held at once.
fn in_order<T: Send>(
    jobs: NonZeroUsize,
    inputs: impl Iterator<Item = T>,
    work: impl Fn(T) -> Outcome + Sync,
    mut out: impl Write + Send,
) -> io::Result<usize> {
    let (tasks, waiting) = mpsc::sync_channel::<Task<T>>(jobs.get());
    let (promises, awaited) = mpsc::sync_channel::<Receiver<Outcome>>(2 * jobs.get());
    let waiting = Mutex::new(waiting);
    thread::scope(|scope| {
        for _ in 0..jobs.get() {
            scope.spawn(|| {
                loop {
                    let task = waiting
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .recv();
                    let Ok((input, promise)) = task else { return };
                    // The engine does not panic; if it did, one article would be lost and not the rest.
                    let outcome = panic::catch_unwind(AssertUnwindSafe(|| work(input)));
                    if let Ok(outcome) = outcome {
                        // Nobody waits for it any more when the output is closed.
                        let _ = promise.send(outcome);
                    }
                }
            });
        }
        let writer = scope.spawn(move || write_all(awaited, &mut out));
        for input in inputs {
            let (promise, outcome) = mpsc::sync_channel(1);
            if promises.send(outcome).is_err() || tasks.send((input, promise)).is_err() {
                break;
            }
        }
        drop((tasks, promises));
        // The writer has no code of its own that panics; if one did, it is an error like any other.
        writer
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the writer failed")))
    })
}

fn write_all(awaited: Receiver<Receiver<Outcome>>, out: &mut impl Write) -> io::Result<usize> {
    let mut refused = 0;
    for outcome in awaited {
        match outcome.recv() {
            Ok(Ok(line)) => {
                out.write_all(&line)?;
                out.flush()?;
            }
            Ok(Err(Refusal(why))) => {
                terminal::complain(&why);
                refused += 1;
            }
            Err(_) => {
                terminal::complain("an article could not be worked on");
                refused += 1;
            }
        }
    }
    Ok(refused)
}

/// A line of input as it came, its number from 1 before it.
type Numbered = (usize, io::Result<Vec<u8>>);

/// The lines of `input` that hold anything.
fn lines(mut input: impl BufRead) -> impl Iterator<Item = Numbered> {
    let mut number = 0;
    let mut ended = false;
    std::iter::from_fn(move || {
        while !ended {
            let line = next_line(&mut input);
            number += 1;
            match line {
                Ok(None) => return None,
                Ok(Some(line)) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Some(line)) => return Some((number, Ok(line))),
                Err(error) => {
                    // Past a line that is too long there are others; past an error of the input nothing is.
                    ended = error.kind() != io::ErrorKind::FileTooLarge;
                    return Some((number, Err(error)));
                }
            }
        }
        None
    })
}

/// `None` at the end.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let read = io::Read::take(&mut *input, MAX_LINE).read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(None);
    }
    if read as u64 == MAX_LINE && !line.ends_with(b"\n") {
        drop(line);
        input.skip_until(b'\n')?;
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("the line has more than {MAX_LINE} bytes"),
        ));
    }
    Ok(Some(line))
}

/// What a line of input must hold; other fields are passed over.
#[derive(Deserialize)]
struct Input {
    #[serde(default)]
    id: Option<Id>,
    text: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    date: Option<String>,
}

/// Corpora name their articles with words or with numbers.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Words(String),
    Number(serde_json::Number),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => f.write_str(words),
            Self::Number(number) => number.fmt(f),
        }
    }
}

/// The row of one line of input, as `extract --jsonl` makes it without further options.
///
/// # Errors
/// What is wrong with the line, in words.
pub fn row_of(line: &[u8]) -> Result<Vec<u8>, String> {
    let how = ExtractHow {
        files: Vec::new(),
        jsonl: true,
        jobs: None,
        by: By {
            tagger: TaggerName::Rules,
        },
        leading_that: false,
    };
    from_line(1, Ok(line.to_vec()), &how).map_err(|refusal| refusal.0)
}

fn from_line(number: usize, line: io::Result<Vec<u8>>, how: &ExtractHow) -> Outcome {
    let place = format!("standard input, line {number}");
    let line = line.map_err(|error| Refusal::new(&place, error))?;
    // A list would be read as the fields in their order, which nobody means.
    if line.trim_ascii_start().first() == Some(&b'[') {
        return Err(Refusal::new(
            place,
            "a list; a line must be a JSON object with \"id\" and \"text\"",
        ));
    }
    let input: Input = serde_json::from_slice(&line).map_err(|error| {
        let column = error.column();
        let mut why = error.to_string();
        // Its line is always the first of one: ours says which.
        if let Some(end) = why.rfind(" at line ") {
            why.truncate(end);
        }
        Refusal::new(
            format_args!("{place}, column {column}"),
            format_args!("{why}; a line must be a JSON object with \"id\" and \"text\""),
        )
    })?;
    let id = input.id.map(|id| id.to_string());
    // What a row says is plain text, whatever its id looks like.
    let mut article = article::read(&format!("{place}.txt"), input.text.as_bytes())
        .map_err(|_| Refusal::new(&place, "\"text\" is empty"))?;
    if let Some(title) = input.title {
        article.meta.title = Some(title);
    }
    if let Some(date) = input.date {
        article.meta.published = Some(day(&date).ok_or_else(|| {
            Refusal::new(
                &place,
                format_args!("\"date\" is “{date}”; write YYYY-MM-DD"),
            )
        })?);
    }
    finish(article, id.as_deref(), &place, how)
}

/// The day of "2022-12-25" or of a longer timestamp that begins so.
fn day(date: &str) -> Option<Date> {
    let day = date.split(['T', ' ']).next()?;
    day.parse().ok()
}

fn from_file(path: &Path, how: &ExtractHow) -> Outcome {
    let article = folder::article(path).map_err(|error| Refusal(error.to_string()))?;
    finish(article, None, &path.display().to_string(), how)
}

fn finish(article: Article, id: Option<&str>, place: &str, how: &ExtractHow) -> Outcome {
    let dossier = folder::dossier_by(vec![article], how.by.tagger.tagger());
    let row =
        row::of(&dossier, id, how.leading_that).ok_or_else(|| Refusal::new(place, "no article"))?;
    let mut line = serde_json::to_vec(&row).map_err(|error| Refusal::new(place, error))?;
    line.push(b'\n');
    Ok(line)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn what_is_written_is_in_the_order_of_the_input() {
        let mut out = Vec::new();
        let jobs = NonZeroUsize::new(4).expect("four");
        let refused = in_order(
            jobs,
            0..500_usize,
            |n| {
                if n % 100 == 7 {
                    Err(Refusal::new(n, "no"))
                } else {
                    Ok(format!("{n}\n").into_bytes())
                }
            },
            &mut out,
        );
        assert_eq!(refused.expect("written"), 5);
        let written = String::from_utf8(out).expect("UTF-8");
        let written: Vec<usize> = written
            .lines()
            .map(|n| n.parse().expect("a number"))
            .collect();
        let expected: Vec<usize> = (0..500).filter(|n| n % 100 != 7).collect();
        assert_eq!(written, expected);
    }

    /// Counts the writes.
    struct Count<'a>(&'a AtomicUsize);
    impl Write for Count<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.fetch_add(1, Ordering::SeqCst);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn only_a_few_inputs_are_taken_ahead_of_the_output() {
        let (taken, written) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let ahead = AtomicUsize::new(0);
        let inputs = (0..1000).inspect(|_| {
            let now = taken.fetch_add(1, Ordering::SeqCst) + 1;
            ahead.fetch_max(now - written.load(Ordering::SeqCst), Ordering::SeqCst);
        });
        let jobs = NonZeroUsize::new(2).expect("two");
        in_order(jobs, inputs, |_| Ok(vec![b'x']), Count(&written)).expect("written");
        // Promised: twice the jobs; being promised, being written, being worked on: one each and the jobs.
        assert!(ahead.load(Ordering::SeqCst) <= 2 * 2 + 2 + 2, "{ahead:?}");
    }

    #[test]
    fn blank_lines_are_passed_over_and_counted() {
        let found: Vec<_> = lines(&b"\n{}\r\n  \n[]"[..])
            .map(|(n, line)| (n, line.expect("a line")))
            .collect();
        assert_eq!(found, [(2, b"{}\r\n".to_vec()), (4, b"[]".to_vec())]);
    }

    #[test]
    fn a_timestamp_begins_with_its_day() {
        assert_eq!(day("2022-12-25"), day("2022-12-25T08:00:00Z"));
        assert_eq!(day("25 December"), None);
    }
}
