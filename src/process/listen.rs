//! Addresses → listening sockets.
//!
//! Leaves out: what happens to a connection (`serve`).

use std::io;
use std::net::SocketAddr;

use tokio::net::TcpListener;

use super::settings::Listen;

/// A socket that connections arrive at.
#[derive(Debug)]
pub struct Listener {
    /// The socket.
    pub socket: TcpListener,
    /// Where it really listens, the port the system chose included.
    pub address: SocketAddr,
}

/// Why an address cannot be listened on.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// Somebody else listens there.
    #[error(
        "{address} is taken by another program; stop it, or choose another port: --listen {suggestion}"
    )]
    Taken {
        /// The address.
        address: Listen,
        /// An address that is likely free.
        suggestion: String,
    },
    /// Any other reason.
    #[error("cannot listen on {address}: {cause}")]
    Refused {
        /// The address.
        address: Listen,
        /// What the system says.
        cause: io::Error,
    },
}

/// Listens on every one of `addresses`, or on none.
///
/// # Errors
/// [`ListenError`] for the first that cannot be had.
pub async fn bind(addresses: &[Listen]) -> Result<Vec<Listener>, ListenError> {
    let mut listeners = Vec::with_capacity(addresses.len());
    for address in addresses {
        let listener = match address {
            Listen::Tcp { host, port } => tcp(host, *port).await,
            Listen::Unix(_) => Err(io::ErrorKind::Unsupported.into()),
        };
        listeners.push(listener.map_err(|cause| explain(address, cause))?);
    }
    Ok(listeners)
}

async fn tcp(host: &str, port: u16) -> io::Result<Listener> {
    let socket = TcpListener::bind((host, port)).await?;
    let address = socket.local_addr()?;
    Ok(Listener { socket, address })
}

fn explain(address: &Listen, cause: io::Error) -> ListenError {
    let address = address.clone();
    match (&address, cause.kind()) {
        (Listen::Tcp { host, port }, io::ErrorKind::AddrInUse) => {
            let other = Listen::Tcp {
                host: host.clone(),
                port: port.checked_add(1).unwrap_or(8080),
            };
            ListenError::Taken {
                suggestion: other.to_string(),
                address,
            }
        }
        _ => ListenError::Refused { address, cause },
    }
}
