//! `loa serve`: the site as a build would make it, from memory, updated with every saved change.
//!
//! The keeper thread (`keeper.rs`) receives changes and makes the next *version* of the site. Each version runs on threads of its own
//! (`version.rs`), answers queries and ends after the last one. Browsers request pages through `http.rs` and receive changes through
//! `events.rs`.
#![warn(missing_docs)]

mod address;
mod artifact_cache;
mod connections;
mod desk;
mod events;
mod findings;
mod guard;
mod http;
mod keeper;
mod live_page;
mod live_site;
mod lookup;
mod media;
mod messages;
mod options;
mod server_pages;
mod version;
pub mod watch;

pub use findings::Finding;
pub use live_site::LiveSite;
pub use options::{Notice, NoticeHandler, ServeOptions, StartError};
pub use version::Version;

use crate::read::disk::is_folder;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};

/// How many ports are tried after the first one.
const MORE_PORTS: u16 = 9;

/// Serves until the process ends. `open` is called with the address once the server answers.
pub fn serve(mut options: ServeOptions, notify: NoticeHandler, open: impl FnOnce(&str)) -> Result<(), StartError> {
    if !is_folder(&options.config.site_dir.join("content")) {
        return Err(StartError::NoSite(options.config.site_dir));
    }
    // An editor also sees unpublished items; their pages say that they are not approved.
    options.config.drafts |= options.edit;
    let failed = |error: io::Error| StartError::Address(format!("{}:{}", options.host, options.port), error);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(failed)?;
    let listener = runtime.block_on(listen(&options)).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    if options.edit && !address.ip().is_loopback() {
        return Err(StartError::EditElsewhere(options.host));
    }
    let shown_host = if address.ip().is_unspecified() { "127.0.0.1".to_string() } else { options.host.clone() };
    let host = if shown_host.contains(':') { format!("[{shown_host}]") } else { shown_host };
    let url = format!("http://{host}:{}/", address.port());
    let site = keeper::start(&options, address.ip().is_loopback(), notify, &url);
    open(&url);
    runtime.block_on(http::answer(listener, site)).map_err(failed)
}

async fn listen(options: &ServeOptions) -> io::Result<tokio::net::TcpListener> {
    let last = if options.only_this_port { options.port } else { options.port.saturating_add(MORE_PORTS) };
    let mut fault = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for port in options.port..=last {
        let addresses: Vec<SocketAddr> = (options.host.as_str(), port).to_socket_addrs()?.collect();
        match tokio::net::TcpListener::bind(addresses.as_slice()).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => fault = error,
            Err(error) => return Err(error),
        }
    }
    Err(fault)
}
