//! What attached files say besides what their readers see: names of people, comments, tracked changes, hidden parts, paths on somebody's machine.

mod findings;
mod memory;
mod office;
mod pdf;

use super::sources::Asset;
pub use findings::AttachedFinding;
pub use memory::{ATTACHED_MEMORY, AttachedMemory};

/// Whether a file of this name may say more than its readers see.
pub fn may_hide(path: &str) -> bool {
    !matches!(format(path), Format::Other)
}

/// Whether a file of this name is parsed.
fn is_parsed(path: &str) -> bool {
    matches!(format(path), Format::Office | Format::Pdf)
}

/// What an attached file says besides what its readers see: what is remembered of it, else what parsing it finds.
pub fn attached_findings(path: &str, asset: &Asset, memory: &AttachedMemory) -> Vec<AttachedFinding> {
    match is_parsed(path).then(|| asset.digest().ok()).flatten() {
        Some(identity) => memory.findings(path, identity, || parsed(path, asset)),
        None => parsed(path, asset),
    }
}

/// What parsing finds. Reading has a limit.
fn parsed(path: &str, asset: &Asset) -> Vec<AttachedFinding> {
    let found = match format(path) {
        Format::Office => asset.open().map_err(|_| "damaged").and_then(office::findings),
        Format::Pdf => match asset.size() {
            Ok(size) if size > pdf::MAX_SIZE => Err("big"),
            _ => asset.bytes().map_err(|_| "damaged").and_then(|bytes| pdf::findings(&bytes)),
        },
        Format::Old => Err("old"),
        Format::Other => Ok(Vec::new()),
    };
    found.unwrap_or_else(|why| vec![AttachedFinding::Unread(why.into())])
}

enum Format {
    Office,
    Pdf,
    Old,
    Other,
}

fn format(path: &str) -> Format {
    let extension = path.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase());
    match &*extension {
        "docx" | "docm" | "dotx" | "xlsx" | "xlsm" | "xltx" | "pptx" | "pptm" | "ppsx" | "odt" | "ods" | "odp" => Format::Office,
        "pdf" => Format::Pdf,
        "doc" | "xls" | "ppt" | "dot" | "pps" => Format::Old,
        _ => Format::Other,
    }
}
