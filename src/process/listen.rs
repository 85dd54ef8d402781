//! Addresses → listening sockets: TCP, sockets in the file system, and those handed over by systemd.
//!
//! Leaves out: what happens to a connection (`serve`).

use std::fs;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};

use super::settings::systemd::{self, Inherited};
use super::settings::{Listen, SocketMode};

/// A socket that connections arrive at.
#[derive(Debug)]
pub enum Listener {
    /// TCP, and where it really listens, the port the system chose included.
    Tcp(TcpListener, SocketAddr),
    /// In the file system; `None` where somebody else made it and removes it.
    Unix(UnixListener, Option<SocketFile>),
}

/// A connection that arrived.
#[derive(Debug)]
pub enum Arrival {
    /// Over TCP.
    Tcp(TcpStream, IpAddr),
    /// Over a socket in the file system.
    Unix(UnixStream),
}

/// A socket in the file system that this program made; dropping it removes it.
#[derive(Debug)]
pub struct SocketFile {
    path: PathBuf,
    inode: (u64, u64),
}

/// Why an address cannot be listened on.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// Somebody else listens there.
    #[error("{address} is taken by another program; stop it, or choose another: --listen {other}")]
    Taken {
        /// The address.
        address: Listen,
        /// An address that is likely free.
        other: Listen,
    },
    /// There is something else than a socket.
    #[error(
        "{address}: there is a file that is no socket; it is left alone, so choose another path or remove it"
    )]
    NoSocket {
        /// The address.
        address: Listen,
    },
    /// Any other reason.
    #[error("cannot listen on {address}: {cause}")]
    Refused {
        /// The address.
        address: Listen,
        /// What the system says.
        cause: io::Error,
    },
    /// What systemd handed over is no listening socket.
    #[error("a socket handed over by systemd cannot be used: {0}")]
    Inherited(io::Error),
}

/// Listens on every one of `addresses`, or on none. Sockets handed over by systemd take their place.
///
/// # Errors
/// [`ListenError`] for the first that cannot be had.
pub async fn bind(addresses: &[Listen], mode: SocketMode) -> Result<Vec<Listener>, ListenError> {
    let inherited = systemd::inherited().map_err(ListenError::Inherited)?;
    if !inherited.is_empty() {
        let adopted = inherited.into_iter().map(adopt);
        return adopted
            .collect::<Result<_, _>>()
            .map_err(ListenError::Inherited);
    }
    let mut listeners = Vec::with_capacity(addresses.len());
    for address in addresses {
        listeners.push(bind_one(address, mode).await?);
    }
    Ok(listeners)
}

/// Listens on one address.
///
/// # Errors
/// [`ListenError`] where it cannot be had.
pub async fn bind_one(address: &Listen, mode: SocketMode) -> Result<Listener, ListenError> {
    match address {
        Listen::Tcp { host, port } => tcp(address, host, *port).await,
        Listen::Unix(path) => unix(address, path, mode).await,
    }
}

fn adopt(socket: Inherited) -> io::Result<Listener> {
    match socket {
        Inherited::Tcp(socket) => {
            socket.set_nonblocking(true)?;
            let address = socket.local_addr()?;
            Ok(Listener::Tcp(TcpListener::from_std(socket)?, address))
        }
        Inherited::Unix(socket) => {
            socket.set_nonblocking(true)?;
            Ok(Listener::Unix(UnixListener::from_std(socket)?, None))
        }
    }
}

async fn tcp(address: &Listen, host: &str, port: u16) -> Result<Listener, ListenError> {
    let explain = |cause: io::Error| match cause.kind() {
        io::ErrorKind::AddrInUse => ListenError::Taken {
            address: address.clone(),
            other: Listen::Tcp {
                host: host.to_owned(),
                port: port.checked_add(1).unwrap_or(8080),
            },
        },
        _ => ListenError::Refused {
            address: address.clone(),
            cause,
        },
    };
    let socket = TcpListener::bind((host, port)).await.map_err(explain)?;
    let at = socket.local_addr().map_err(explain)?;
    Ok(Listener::Tcp(socket, at))
}

async fn unix(address: &Listen, path: &Path, mode: SocketMode) -> Result<Listener, ListenError> {
    let refused = |cause| ListenError::Refused {
        address: address.clone(),
        cause,
    };
    if let Ok(there) = fs::symlink_metadata(path) {
        if !there.file_type().is_socket() {
            return Err(ListenError::NoSocket {
                address: address.clone(),
            });
        }
        if !is_left_behind(path).await {
            return Err(ListenError::Taken {
                address: address.clone(),
                other: Listen::Unix(path.with_extension("2.sock")),
            });
        }
    }
    // Bound under another name and renamed when its mode is right: nobody can connect to it before.
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", std::process::id()));
    let draft = path.with_file_name(name);
    // In a container every instance has the same number, so that a draft may be left from one that crashed.
    if is_left_behind(&draft).await {
        let _ = fs::remove_file(&draft);
    }
    let socket = UnixListener::bind(&draft).map_err(refused)?;
    let settled = fs::set_permissions(&draft, fs::Permissions::from_mode(mode.bits()))
        .and_then(|()| fs::rename(&draft, path))
        .and_then(|()| SocketFile::at(path));
    match settled {
        Ok(file) => Ok(Listener::Unix(socket, Some(file))),
        Err(cause) => {
            // The draft is ours; when it cannot be removed either, the first error says more.
            let _ = fs::remove_file(&draft);
            Err(refused(cause))
        }
    }
}

/// Whether a socket is there that nobody answers at: a crash left it.
async fn is_left_behind(path: &Path) -> bool {
    let is_socket = fs::symlink_metadata(path).is_ok_and(|there| there.file_type().is_socket());
    is_socket && UnixStream::connect(path).await.is_err()
}

impl SocketFile {
    fn at(path: &Path) -> io::Result<Self> {
        let there = fs::symlink_metadata(path)?;
        Ok(Self {
            path: path.to_owned(),
            inode: (there.dev(), there.ino()),
        })
    }
}

impl Drop for SocketFile {
    fn drop(&mut self) {
        // Another instance may have put its own socket there in the meantime.
        let ours = fs::symlink_metadata(&self.path).is_ok_and(|t| (t.dev(), t.ino()) == self.inode);
        if ours {
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl Listener {
    /// The next connection.
    ///
    /// # Errors
    /// What the system says; [`is_of_one_connection`] tells whether the socket itself is well.
    pub async fn accept(&self) -> io::Result<Arrival> {
        match self {
            Self::Tcp(socket, _) => {
                let (stream, peer) = socket.accept().await?;
                Ok(Arrival::Tcp(stream, peer.ip()))
            }
            Self::Unix(socket, _) => Ok(Arrival::Unix(socket.accept().await?.0)),
        }
    }

    /// Where it listens, as a browser or a person would write it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Tcp(_, address) => format!("http://{address}/"),
            Self::Unix(_, Some(file)) => format!("unix:{}", file.path.display()),
            Self::Unix(_, None) => "a socket from systemd".to_owned(),
        }
    }
}

/// Whether an error of [`Listener::accept`] concerns the connection that just came, not the socket.
#[must_use]
pub fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}
