//! Faults of the system, by the words that messages have for them.

use super::Diagnostic;
use std::io::{self, ErrorKind};

/// The reason of a fault: `full` `read-only` `denied` `in-use` `missing` `name` `other-disk` (a folder cannot be moved because it comes from somewhere else) or `other`.
pub fn system_reason(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "full",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "in-use",
        // Windows: sharing violation and lock violation.
        _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => "in-use",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::NotFound => "missing",
        ErrorKind::InvalidFilename => "name",
        ErrorKind::CrossesDevices => "other-disk",
        _ => "other",
    }
}

impl Diagnostic {
    /// Sets the variables `reason` and `system` of the message: why the system refused.
    pub fn because(self, error: &io::Error) -> Diagnostic {
        self.with("reason", system_reason(error)).with("system", error)
    }
}
