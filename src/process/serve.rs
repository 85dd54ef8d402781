//! Serving: connections in, pages out, until told to stop.
//!
//! Leaves out: what a request is answered with (`web`), and what is listened on (`listen`).

use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio_io_timeout::TimeoutStream;

use super::folder::{self, FolderError};
use super::listen::{self, ListenError, Listener};
use super::settings::Settings;
use super::terminal;
use crate::dossier::Dossier;
use crate::web;

/// Why nothing can be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The dossier cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// An address cannot be listened on.
    #[error(transparent)]
    Listen(#[from] ListenError),
    /// The system refuses threads or signals.
    #[error("the system does not let the server start: {0}")]
    System(#[from] io::Error),
}

/// Serves until a signal says stop, then finishes what is under way.
///
/// # Errors
/// [`ServeError`] where serving cannot begin; once begun it ends well.
pub fn run(settings: &Settings) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(settings))
}

async fn serve(settings: &Settings) -> Result<(), ServeError> {
    // Addresses first: a taken port should be told before an hour of reading.
    let listeners = listen::bind(&settings.listen).await?;
    let dossier = load(settings)?;
    for note in &dossier.notes {
        terminal::complain(&note.message);
    }
    let state = web::State::new(Arc::new(dossier), web_options(settings));
    let router = web::router(state);
    let mut stop = Stop::new()?;

    for listener in &listeners {
        terminal::say(&format!("On Record is at http://{}/", listener.address));
    }
    if settings.open
        && let Some(first) = listeners.first()
        && let Err(cause) = open::that_detached(format!("http://{}/", first.address))
    {
        terminal::complain(&format!(
            "no browser could be started ({cause}); open the address above in one"
        ));
    }

    let server = Arc::new(Server::new(settings, router));
    let (tell, told) = watch::channel(());
    let accepting: Vec<_> = listeners
        .into_iter()
        .map(|listener| tokio::spawn(Arc::clone(&server).accept(listener, told.clone())))
        .collect();
    drop(told);
    stop.wait().await;
    drop(tell);
    for task in accepting {
        // A task that panicked has nothing left to accept.
        let _ = task.await;
    }
    let grace = Duration::from_secs(settings.grace.into());
    if let Some(server) = Arc::into_inner(server)
        && tokio::time::timeout(grace, server.graceful.shutdown())
            .await
            .is_err()
    {
        tracing::warn!("some connections did not end within the grace period and are cut off");
    }
    Ok(())
}

fn load(settings: &Settings) -> Result<Dossier, FolderError> {
    match &settings.dossier {
        Some(dir) => folder::read(dir),
        None => Ok(folder::bundled()),
    }
}

fn web_options(settings: &Settings) -> web::Options {
    web::Options {
        base_url: settings
            .base_url
            .as_ref()
            .map(|url| url.trim_end_matches('/').to_owned()),
        allow_indexing: settings.allow_indexing,
        frame_ancestors: settings.frame_ancestors.clone(),
    }
}

/// The signals that end the program.
struct Stop {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

impl Stop {
    fn new() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn wait(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// What all connections share.
struct Server {
    protocol: Builder<TokioExecutor>,
    router: axum::Router,
    graceful: GracefulShutdown,
    places: Arc<Semaphore>,
    stall: Duration,
}

impl Server {
    fn new(settings: &Settings, router: axum::Router) -> Self {
        let mut protocol = Builder::new(TokioExecutor::new());
        protocol
            .http1()
            .timer(TokioTimer::new())
            .header_read_timeout(Duration::from_secs(settings.header_timeout.into()))
            .max_buf_size(MAX_HEADER_BYTES);
        protocol
            .http2()
            .timer(TokioTimer::new())
            .max_header_list_size(MAX_HEADER_BYTES as u32)
            .max_concurrent_streams(MAX_STREAMS);
        Self {
            protocol,
            router,
            graceful: GracefulShutdown::new(),
            places: Arc::new(Semaphore::new(settings.max_connections as usize)),
            stall: Duration::from_secs(settings.stall_timeout.into()),
        }
    }

    async fn accept(self: Arc<Self>, listener: Listener, mut told: watch::Receiver<()>) {
        loop {
            tokio::select! {
                // The sender is dropped when it is time to stop; nothing is ever sent.
                _ = told.changed() => return,
                (stream, place) = self.next(&listener) => self.spawn(stream, place),
            }
        }
    }

    /// The next connection, once there is a place for it.
    async fn next(
        &self,
        listener: &Listener,
    ) -> (tokio::net::TcpStream, Option<OwnedSemaphorePermit>) {
        // The semaphore is never closed, so there is always a permit in the end.
        let place = Arc::clone(&self.places).acquire_owned().await.ok();
        loop {
            match listener.socket.accept().await {
                Ok((stream, _)) => return (stream, place),
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    tracing::error!(%error, "no connection can be accepted; trying again");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            }
        }
    }

    fn spawn(&self, stream: tokio::net::TcpStream, place: Option<OwnedSemaphorePermit>) {
        // Pages are written in one piece: there is nothing to wait for.
        let _ = stream.set_nodelay(true);
        self.serve(stream, place);
    }

    fn serve<S>(&self, stream: S, place: Option<OwnedSemaphorePermit>)
    where
        S: AsyncRead + AsyncWrite + Send + 'static,
    {
        let mut stream = TimeoutStream::new(stream);
        // The protocol's own timeout begins with the first byte of a request and ends with its headers: a client
        // that sends nothing, or takes nothing of the answer, is this one's.
        stream.set_read_timeout(Some(self.stall));
        stream.set_write_timeout(Some(self.stall));
        let service = TowerToHyperService::new(self.router.clone());
        let connection = self
            .protocol
            .serve_connection(TokioIo::new(Box::pin(stream)), service)
            .into_owned();
        let connection = self.graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(error, "connection ended");
            }
            drop(place);
        });
    }
}

/// Bytes of request line and headers that are read; a request with more is refused.
const MAX_HEADER_BYTES: usize = 32 * 1024;

/// Requests at once on one HTTP/2 connection.
const MAX_STREAMS: u32 = 100;

/// How long accepting rests when the system has no descriptor left: long enough that some may close.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Errors that concern the connection that just came, not the socket.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}
