//! What systemd says through the environment: sockets handed over, where to report, how often to show life.
//!
//! Here because it is read from the environment. Leaves out: what is done with it (`listen`, `serve`).

use std::io;
use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::time::Duration;

use listenfd::ListenFd;
use sd_notify::NotifyState;

/// A socket that was listening before this program began.
#[derive(Debug)]
pub enum Inherited {
    /// TCP.
    Tcp(TcpListener),
    /// In the file system.
    Unix(UnixListener),
}

/// All sockets handed over; none where nothing was.
///
/// # Errors
/// Where one is neither TCP nor a stream in the file system.
pub fn inherited() -> io::Result<Vec<Inherited>> {
    let mut handed = ListenFd::from_env();
    let mut sockets = Vec::with_capacity(handed.len());
    for number in 0..handed.len() {
        // Asking for the wrong kind is an error and leaves the socket where it was.
        if let Ok(Some(socket)) = handed.take_unix_listener(number) {
            sockets.push(Inherited::Unix(socket));
        } else if let Some(socket) = handed.take_tcp_listener(number)? {
            sockets.push(Inherited::Tcp(socket));
        }
    }
    Ok(sockets)
}

/// What systemd is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// Pages are served.
    Ready,
    /// The dossier is read again.
    Reloading,
    /// The end has begun.
    Stopping,
    /// Still alive.
    Alive,
}

/// Tells systemd; nothing happens where it does not ask.
pub fn report(what: Report) {
    let outcome = match what {
        Report::Ready => sd_notify::notify(false, &[NotifyState::Ready]),
        Report::Stopping => sd_notify::notify(false, &[NotifyState::Stopping]),
        Report::Alive => sd_notify::notify(false, &[NotifyState::Watchdog]),
        Report::Reloading => NotifyState::monotonic_usec_now()
            .and_then(|now| sd_notify::notify(false, &[NotifyState::Reloading, now])),
    };
    if let Err(error) = outcome {
        tracing::warn!(%error, ?what, "systemd could not be told");
    }
}

/// How often life must be shown; `None` where nobody watches.
#[must_use]
pub fn watchdog() -> Option<Duration> {
    let mut microseconds = 0;
    sd_notify::watchdog_enabled(false, &mut microseconds)
        .then(|| Duration::from_micros(microseconds))
}
