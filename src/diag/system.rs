//! Faults of the system, by the words that messages have for them.

use super::Diagnostic;
use std::io::{self, ErrorKind};

/// The reason of a fault, a word of the message `cli-system-reason`; `other` where none of them says it.
pub fn system_reason(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge | ErrorKind::WriteZero => "full",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "in-use",
        // Windows: sharing violation and lock violation.
        _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => "in-use",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::NotFound => "missing",
        ErrorKind::InvalidFilename => "name",
        ErrorKind::CrossesDevices => "other-disk",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::NotADirectory => "not-folder",
        ErrorKind::AlreadyExists => "exists",
        ErrorKind::DirectoryNotEmpty => "not-empty",
        ErrorKind::OutOfMemory => "memory",
        ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkDown | ErrorKind::StaleNetworkFileHandle => "network",
        ErrorKind::InvalidData => "data",
        ErrorKind::UnexpectedEof => "short",
        ErrorKind::BrokenPipe => "closed",
        ErrorKind::AddrInUse => "address-in-use",
        ErrorKind::AddrNotAvailable => "no-address",
        // Unix: too many files, of the process and of the system; too many links one after the other on Linux and on macOS; a fault of the disk.
        _ if cfg!(unix) && matches!(error.raw_os_error(), Some(23 | 24)) => "too-many-open",
        _ if cfg!(unix) && matches!(error.raw_os_error(), Some(40 | 62)) => "circle",
        _ if cfg!(unix) && error.raw_os_error() == Some(5) => "disk",
        _ => "other",
    }
}

/// Why the system refused something.
#[derive(Clone, Debug)]
pub struct SystemFault {
    /// A word of the message `cli-system-reason`.
    pub reason: &'static str,
    /// What the system says itself, in its own language.
    pub system: String,
}

impl From<&io::Error> for SystemFault {
    fn from(error: &io::Error) -> SystemFault {
        SystemFault { reason: system_reason(error), system: error.to_string() }
    }
}

impl Diagnostic {
    /// Sets the variables `reason` and `system` of the message: why the system refused.
    pub fn because(self, error: &io::Error) -> Diagnostic {
        self.with("reason", system_reason(error)).with("system", error)
    }
}
