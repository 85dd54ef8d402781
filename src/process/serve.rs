//! Serving: what is listened on, what is shown, and when it ends.
//!
//! Leaves out: the dossiers (`library`), single connections (`accept`), single requests (`edge`), what is shown (`web`).

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use super::accept::Server;
use super::edge::{self, Shared};
use super::folder::FolderError;
use super::library::{self, Holding};
use super::listen::{self, ListenError, Listener};
use super::metrics::Metrics;
use super::refusal::Refusals;
use super::settings::systemd::{self, Report};
use super::settings::{BaseUrl, Settings};
use super::{log, terminal};
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
    log::begin(settings.log_format, settings.log_level);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let served = runtime.block_on(serve(settings));
    // A page that is still being made for nobody does not hold up the end.
    runtime.shutdown_background();
    served
}

async fn serve(settings: &Settings) -> Result<(), ServeError> {
    // Addresses first: a taken port should be told before a folder is read.
    let listeners = listen::bind(&settings.listen, settings.socket_mode).await?;
    let for_metrics = match &settings.metrics_listen {
        Some(address) => listen::bind_one(address, settings.socket_mode)
            .await
            .map(Some)?,
        None => None,
    };
    // Watched before the first reading: a change during it is told, and read.
    let mut holdings = library::holdings(&settings.dossier, settings.tagger.tagger())?;
    let read = |holding: &mut Holding| Ok((holding.name.clone(), Arc::new(holding.read()?)));
    let dossiers = holdings.iter_mut().map(read);
    let dossiers = dossiers.collect::<Result<Vec<_>, FolderError>>()?;
    let state = web::State::several(dossiers, web_options(settings));
    let mut signals = Signals::new()?;
    let metrics = Arc::new(Metrics::new(holdings.len()));
    let stopping = Arc::new(AtomicBool::new(false));

    let server = server(settings, &state, &metrics, &stopping);
    let (tell, told) = watch::channel(());
    let announced: Vec<_> = listeners.iter().map(Listener::shown).collect();
    let mut accepting: Vec<_> = listeners
        .into_iter()
        .map(|listener| tokio::spawn(Arc::clone(&server).accept(listener, told.clone())))
        .collect();
    if let Some(listener) = for_metrics {
        let beside = beside(settings, &state, &metrics);
        accepting.push(tokio::spawn(beside.accept(listener, told.clone())));
    }
    drop(told);
    announce(settings, &announced);
    systemd::report(Report::Ready);
    if let Some(period) = systemd::watchdog() {
        tokio::spawn(show_life(period));
    }

    let again = watch::Sender::new(());
    let shown = library::Shown {
        state,
        metrics,
        reading: Arc::default(),
    };
    for (which, holding) in holdings.into_iter().enumerate() {
        let keep = library::keep(holding, which, shown.clone(), again.subscribe());
        tokio::spawn(keep);
    }
    while signals.next().await == Told::Reload {
        again.send_replace(());
    }
    systemd::report(Report::Stopping);
    stopping.store(true, Ordering::Relaxed);
    drop(tell);
    for task in accepting {
        // A task that panicked has nothing left to accept.
        let _ = task.await;
    }
    let grace = Duration::from_secs(settings.grace.into());
    if tokio::time::timeout(grace, server.finish()).await.is_err() {
        tracing::warn!("some requests did not end within the grace period and are cut off");
    }
    Ok(())
}

fn server(
    settings: &Settings,
    state: &web::State,
    metrics: &Arc<Metrics>,
    stopping: &Arc<AtomicBool>,
) -> Arc<Server> {
    let prefix = settings
        .base_url
        .as_ref()
        .map_or("", BaseUrl::path)
        .to_owned();
    let stopping = Arc::clone(stopping);
    let health = edge::health(move || !stopping.load(Ordering::Relaxed));
    let router = web::router(state.clone()).merge(web::finish(health, state));
    let shared = Shared {
        router,
        pages: Some(state.clone()),
        prefix,
        has_address: state.options().base_url.is_some(),
        trusted: settings.trusted_proxy.clone(),
        metrics: Arc::clone(metrics),
        requests: AtomicU64::new(0),
    };
    Arc::new(Server::new(
        settings,
        shared,
        Refusals::new(&web::security(state.options())),
    ))
}

/// The server of the counters, apart from the pages: who may read those need not read these.
fn beside(settings: &Settings, state: &web::State, metrics: &Arc<Metrics>) -> Arc<Server> {
    let (counted, shown) = (Arc::clone(metrics), state.clone());
    let text = move || counted.text(&shown.dossiers());
    let shared = Shared {
        router: web::finish(edge::metrics(text), state),
        pages: None,
        prefix: String::new(),
        has_address: false,
        trusted: Vec::new(),
        // Its own requests are not counted among the readers'.
        metrics: Arc::new(Metrics::default()),
        requests: AtomicU64::new(0),
    };
    Arc::new(Server::new(
        settings,
        shared,
        Refusals::new(&web::security(state.options())),
    ))
}

fn announce(settings: &Settings, places: &[String]) {
    for place in places {
        terminal::say(&format!("On Record is at {place}"));
    }
    let first = places.iter().find(|place| place.starts_with("http://"));
    if settings.open
        && let Some(first) = first
        && let Err(cause) = open::that_detached(first)
    {
        terminal::complain(&format!(
            "no browser could be started ({cause}); open the address above in one"
        ));
    }
}

/// Shows systemd twice in every period that the runtime still turns.
async fn show_life(period: Duration) {
    let mut beat = tokio::time::interval(period / 2);
    loop {
        beat.tick().await;
        systemd::report(Report::Alive);
    }
}

fn web_options(settings: &Settings) -> web::Options {
    web::Options {
        base_url: settings.base_url.as_ref().and_then(BaseUrl::full),
        allow_indexing: settings.allow_indexing,
        frame_ancestors: settings.frame_ancestors.clone(),
        hsts: settings.hsts,
    }
}

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Stop,
    Reload,
}

struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hangup: Signal,
}

impl Signals {
    fn new() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hangup: signal(SignalKind::hangup())?,
        })
    }

    async fn next(&mut self) -> Told {
        tokio::select! {
            _ = self.terminate.recv() => Told::Stop,
            _ = self.interrupt.recv() => Told::Stop,
            _ = self.hangup.recv() => Told::Reload,
        }
    }
}
