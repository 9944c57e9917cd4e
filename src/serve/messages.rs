//! The messages to the keeper, and the events to browsers.

use super::findings::Finding;
use crate::diag::{Diagnostics, SystemFault};
use std::sync::Arc;
use tokio::sync::oneshot;

/// A message to the keeper.
pub enum KeeperMessage {
    /// A path below the site's folder was written, created or deleted.
    Touched(Arc<str>),
    /// A folder cannot be watched any more, and why.
    Deaf(SystemFault),
    /// The desk wrote a file.
    Saved {
        /// Path below the site's folder.
        path: Arc<str>,
        /// Is sent when a version contains the file, or when its errors prevent that.
        done: oneshot::Sender<()>,
    },
    /// A version was checked completely.
    Checked {
        /// The number of the version.
        number: u64,
        /// The result.
        diagnostics: Diagnostics,
    },
    /// The unsaved text of a file at the desk changed.
    Unsaved {
        /// Path below the site's folder.
        path: Arc<str>,
        /// The unsaved text; none when the file is no longer being edited.
        text: Option<Arc<str>>,
        /// Receives the diagnostics of the file with this text.
        findings: oneshot::Sender<Vec<Finding>>,
    },
}

/// An event for browsers.
#[derive(Clone, Debug)]
pub enum BrowserEvent {
    /// A new version answers.
    Version {
        /// Whether files may have changed whose addresses do not contain a digest of their bytes.
        everything: bool,
    },
    /// The version with unsaved text changed.
    Draft,
    /// The list of diagnostics changed.
    Findings,
}
