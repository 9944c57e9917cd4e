//! The settings of the server, the notices that it reports while it runs, and the reasons why it does not start.

use super::findings::Finding;
use crate::config::Config;
use crate::diag::SystemFault;
use crate::lang::Words;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// The settings of the server.
pub struct ServeOptions {
    /// The site and how it is built.
    pub config: Config,
    /// The language of overlays and of the server's own pages.
    pub words: Arc<Words>,
    /// The host name or address to listen at.
    pub host: String,
    /// The first port to try.
    pub port: u16,
    /// Whether the server fails when `port` is taken, instead of trying the next ones.
    pub only_this_port: bool,
    /// Whether pages are minified as a build with `minify: true` minifies them.
    pub minify: bool,
    /// Whether the desk may write to `content/` and `static/`.
    pub edit: bool,
}

/// Something that happened while the server runs.
pub enum Notice<'a> {
    /// The server answers requests.
    Ready {
        /// The address of the server, with a slash at the end.
        url: &'a str,
        /// Seconds since the start.
        seconds: f64,
    },
    /// Files changed and were processed.
    Changed {
        /// Paths below the site's folder.
        paths: &'a [Arc<str>],
        /// Seconds from the first change until the new version answers.
        seconds: f64,
        /// The change has errors, so the last good version still answers.
        is_kept: bool,
    },
    /// The diagnostics of the site as it is now.
    Findings(&'a [Finding]),
    /// Changes of files cannot be watched, and why.
    NotWatching(SystemFault),
}

/// Receives the notices of the server, from any thread.
pub type NoticeHandler = Arc<dyn Fn(Notice) + Send + Sync>;

/// Why the server did not start.
#[derive(Debug)]
pub enum StartError {
    /// The folder does not contain a site.
    NoSite(PathBuf),
    /// The address cannot be listened at.
    Address(String, io::Error),
    /// Writing is allowed only on a loopback address, and this host is not one.
    EditElsewhere(String),
}
