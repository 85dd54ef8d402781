//! Connections: how many, how long, and how they end.
//!
//! Leaves out: requests (`edge`) and sockets (`listen`).

use std::future::{Future as _, poll_fn};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::Duration;

use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::edge::{Edge, Shared};
use super::forwarded::Peer;
use super::listen::{Arrival, Listener, is_of_one_connection};
use super::patience::{Limits, Patient};
use super::refusal::Refusals;
use super::settings::Settings;

/// Bytes of request line and headers that are read; a request with more is refused.
const MAX_HEADER_BYTES: usize = 32 * 1024;

/// Header fields a request may have.
const MAX_HEADERS: usize = 64;

/// Requests at once on one HTTP/2 connection.
const MAX_STREAMS: u32 = 64;

/// How long accepting rests when the system has no descriptor left: long enough that some may close.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// What all connections share.
pub struct Server {
    protocol: Builder<TokioExecutor>,
    shared: Arc<Shared>,
    places: Arc<Semaphore>,
    limits: Limits,
    refusals: Arc<Refusals>,
    /// Every connection holds a receiver: a change tells it to end, and with the last of them all have ended.
    ending: watch::Sender<bool>,
    /// The same, for a look in passing.
    stops: Arc<AtomicBool>,
}

impl Server {
    /// A server with the limits of `settings`.
    #[must_use]
    pub fn new(settings: &Settings, shared: Shared, refusals: Refusals) -> Self {
        let mut protocol = Builder::new(TokioExecutor::new());
        protocol
            .http1()
            .timer(TokioTimer::new())
            // `Patient` has an eye on it, without a timer a request.
            .header_read_timeout(None)
            .max_headers(MAX_HEADERS)
            .max_buf_size(MAX_HEADER_BYTES);
        protocol
            .http2()
            .timer(TokioTimer::new())
            .max_header_list_size(MAX_HEADER_BYTES as u32)
            .max_concurrent_streams(MAX_STREAMS);
        Self {
            protocol,
            shared: Arc::new(shared),
            places: Arc::new(Semaphore::new(places(settings.max_connections))),
            limits: Limits {
                request: Duration::from_secs(settings.header_timeout.into()),
                taking: Duration::from_secs(settings.stall_timeout.into()),
            },
            refusals: Arc::new(refusals),
            ending: watch::Sender::new(false),
            stops: Arc::default(),
        }
    }

    /// Takes connections from `listener` until the sender of `told` is gone; then the socket is closed.
    pub async fn accept(self: Arc<Self>, listener: Listener, mut told: watch::Receiver<()>) {
        loop {
            tokio::select! {
                // Nothing is ever sent: it changes when it is time to stop.
                _ = told.changed() => return,
                (arrival, place) = self.next(&listener) => self.serve(arrival, place),
            }
        }
    }

    /// Tells every connection to end after the request it is at, and waits until all have.
    pub async fn finish(&self) {
        self.stops.store(true, Ordering::Release);
        self.ending.send_replace(true);
        self.ending.closed().await;
    }

    /// The next connection, once there is a place for it.
    async fn next(&self, listener: &Listener) -> (Arrival, Option<OwnedSemaphorePermit>) {
        // The semaphore is never closed, so there is always a permit in the end.
        let place = Arc::clone(&self.places).acquire_owned().await.ok();
        loop {
            match listener.accept().await {
                Ok(arrival) => return (arrival, place),
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    tracing::error!(%error, "no connection can be accepted; trying again");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            }
        }
    }

    fn serve(&self, arrival: Arrival, place: Option<OwnedSemaphorePermit>) {
        match arrival {
            Arrival::Tcp(stream, address) => {
                // Pages are written in one piece: there is nothing to wait for.
                let _ = stream.set_nodelay(true);
                self.spawn(stream, Peer::Address(address.to_canonical()), place);
            }
            Arrival::Unix(stream) => self.spawn(stream, Peer::Unix, place),
        }
    }

    fn spawn<S>(&self, stream: S, peer: Peer, place: Option<OwnedSemaphorePermit>)
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let stream = Patient::new(stream, self.limits, Arc::clone(&self.refusals));
        let connection = self
            .protocol
            .serve_connection(
                TokioIo::new(stream),
                Edge::new(Arc::clone(&self.shared), peer),
            )
            .into_owned();
        let mut ending = self.ending.subscribe();
        let metrics = Arc::clone(&self.shared.metrics);
        metrics.connections.fetch_add(1, Ordering::Relaxed);
        let stops = Arc::clone(&self.stops);
        tokio::spawn(async move {
            let mut connection = std::pin::pin!(connection);
            let first = {
                let mut told = std::pin::pin!(told(&mut ending));
                let mut asked = false;
                poll_fn(|context| {
                    if let Poll::Ready(ended) = connection.as_mut().poll(context) {
                        return Poll::Ready(Some(ended));
                    }
                    // A task is woken in the same way all its life: once is enough until the end is near.
                    if asked && !stops.load(Ordering::Acquire) {
                        return Poll::Pending;
                    }
                    asked = true;
                    told.as_mut().poll(context).map(|()| None)
                })
                .await
            };
            let ended = if let Some(ended) = first {
                ended
            } else {
                connection.as_mut().graceful_shutdown();
                connection.await
            };
            if let Err(error) = ended {
                tracing::debug!(error, "a connection ended early");
            }
            metrics.connections.fetch_sub(1, Ordering::Relaxed);
            drop((place, ending));
        });
    }
}

/// Descriptors that are not for connections: listeners, the folders and files of dossiers, the log.
const RESERVE: u64 = 64;

/// Places for connections: as many as are wanted and the system has descriptors for.
///
/// The soft limit, which is small for the sake of programs that use `select`, is raised to what the system allows.
fn places(wanted: u32) -> usize {
    let limit = getrlimit(Resource::Nofile);
    let target = u64::from(wanted) + RESERVE;
    let goal = limit.maximum.map_or(target, |most| most.min(target));
    let mut current = limit.current.unwrap_or(u64::MAX);
    if current < goal {
        let raised = Rlimit {
            current: Some(goal),
            maximum: limit.maximum,
        };
        match setrlimit(Resource::Nofile, raised) {
            Ok(()) => current = goal,
            Err(error) => tracing::warn!(%error, "the limit of open files cannot be raised"),
        }
    }
    let room = current.saturating_sub(RESERVE).max(1);
    if room < u64::from(wanted) {
        tracing::warn!(
            connections = room,
            "the system's limit of open files allows fewer connections than are configured"
        );
    }
    usize::try_from(room.min(u64::from(wanted))).unwrap_or(usize::MAX)
}

/// Waits until it is time to end.
async fn told(ending: &mut watch::Receiver<bool>) {
    // It fails where the server is gone altogether, which is an end, too.
    let _ = ending.wait_for(|end| *end).await;
}
