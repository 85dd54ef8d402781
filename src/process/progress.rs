//! A bar on a terminal while many articles are read; nothing for a short load, and nothing where no person looks.
//!
//! Leaves out: what is read (`folder`).

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A load that is over sooner needs no bar.
const SHORT: Duration = Duration::from_secs(1);

/// How far a load is.
pub struct Progress {
    begun: Instant,
    patience: Duration,
    bar: OnceLock<ProgressBar>,
    target: fn() -> ProgressDrawTarget,
}

impl Default for Progress {
    /// On standard error, where that is a terminal.
    fn default() -> Self {
        Self::on(ProgressDrawTarget::stderr, SHORT)
    }
}

impl Progress {
    fn on(target: fn() -> ProgressDrawTarget, patience: Duration) -> Self {
        Self {
            begun: Instant::now(),
            patience,
            bar: OnceLock::new(),
            target,
        }
    }

    /// `done` of `all` articles are read; may be told from any thread.
    pub fn tell(&self, done: usize, all: usize) {
        if self.begun.elapsed() < self.patience {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let bar = ProgressBar::with_draw_target(Some(all as u64), (self.target)());
            // A template of our own that is wrong would show the crate's.
            if let Ok(style) = ProgressStyle::with_template(
                "Reading {bar:32} {human_pos} of {human_len} articles, {eta} left",
            ) {
                bar.set_style(style);
            }
            bar
        });
        bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    /// Takes the bar away: what is said next stands where it stood.
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::InMemoryTerm;

    static TERMINAL: std::sync::LazyLock<InMemoryTerm> =
        std::sync::LazyLock::new(|| InMemoryTerm::new(5, 100));

    fn on_terminal(patience: Duration) -> Progress {
        let target = || ProgressDrawTarget::term_like(Box::new(TERMINAL.clone()));
        Progress::on(target, patience)
    }

    #[test]
    fn a_long_load_shows_how_far_it_is_and_leaves_nothing_behind() {
        let short = on_terminal(Duration::from_secs(3600));
        short.tell(1, 4);
        assert_eq!(TERMINAL.contents(), "");
        let long = on_terminal(Duration::ZERO);
        long.tell(1234, 5000);
        let shown = TERMINAL.contents();
        assert!(shown.contains("1,234 of 5,000 articles"), "{shown}");
        drop(long);
        assert_eq!(TERMINAL.contents(), "");
    }

    #[test]
    fn without_a_terminal_nothing_is_written() {
        let hidden = Progress::on(ProgressDrawTarget::hidden, Duration::ZERO);
        hidden.tell(1, 2);
        assert!(hidden.bar.get().is_some_and(ProgressBar::is_hidden));
    }
}
