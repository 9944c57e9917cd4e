//! `loa serve`: the site as it will be built, from memory, anew with every change that is saved.
//!
//! One thread (`keeper.rs`) hears what was saved and makes the next *version* of the site; each version lives on threads of its own
//! (`version.rs`), answers questions and ends when the last question is answered. Browsers ask through `http.rs` and hear of changes through `events.rs`.

mod address;
mod desk;
mod events;
mod findings;
mod guard;
mod http;
mod keeper;
mod kept;
mod media;
mod page;
mod pages;
mod site;
mod version;
pub mod watch;

pub use findings::Finding;
pub use site::Site;
pub use version::Version;

use crate::config::Config;
use crate::lang::Words;
use crate::read::disk::is_folder;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use std::sync::Arc;

/// Ports tried after a standing one that is taken.
const MORE_PORTS: u16 = 9;

/// How to serve.
pub struct Options {
    pub config: Config,
    pub words: Arc<Words>,
    pub host: String,
    pub port: u16,
    /// Takes this port or none.
    pub only_this_port: bool,
    /// The desk may write into `content/` and `static/`.
    pub edit: bool,
}

/// What there is to tell the one who started it.
pub enum Told<'a> {
    /// It answers at this address.
    Ready { url: &'a str, seconds: f64 },
    /// Files changed, and how long it took until the new version stood. `is_kept`: there were errors, so the last good version stays.
    Changed { paths: &'a [Arc<str>], seconds: f64, is_kept: bool },
    /// What is wrong now.
    Findings(&'a [Finding]),
    /// It cannot hear of changes.
    Deaf { reason: String },
}

/// Why it did not start.
#[derive(Debug)]
pub enum Refused {
    /// There is no site here.
    NoSite(PathBuf),
    Address(String, io::Error),
    /// Writing is for this computer alone.
    EditElsewhere(String),
}

/// What is told, to whoever started it.
pub type Teller = Arc<dyn Fn(Told) + Send + Sync>;

/// Serves until the process ends. `open` is called with the address once it answers.
pub fn serve(mut options: Options, tell: Teller, open: impl FnOnce(&str)) -> Result<(), Refused> {
    if !is_folder(&options.config.site_dir.join("content")) {
        return Err(Refused::NoSite(options.config.site_dir));
    }
    // Who writes sees what is not published yet; its pages say that nobody has approved them.
    options.config.drafts |= options.edit;
    let failed = |error: io::Error| Refused::Address(format!("{}:{}", options.host, options.port), error);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(failed)?;
    let listener = runtime.block_on(listen(&options)).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    if options.edit && !address.ip().is_loopback() {
        return Err(Refused::EditElsewhere(options.host));
    }
    let shown_host = if address.ip().is_unspecified() { "127.0.0.1".to_string() } else { options.host.clone() };
    let host = if shown_host.contains(':') { format!("[{shown_host}]") } else { shown_host };
    let url = format!("http://{host}:{}/", address.port());
    let site = keeper::start(&options, tell, &url);
    open(&url);
    runtime.block_on(http::answer(listener, site)).map_err(failed)
}

async fn listen(options: &Options) -> io::Result<tokio::net::TcpListener> {
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
