//! What attached files say besides what their readers see: names of people, comments, tracked changes, hidden parts, paths on somebody's machine.

mod findings;
mod office;
mod pdf;

use super::sources::Asset;
pub use findings::AttachedFinding;

/// Whether a file of this name may say more than its readers see.
pub fn may_hide(path: &str) -> bool {
    !matches!(format(path), Format::Other)
}

/// What an attached file says besides what its readers see. Reading has a limit.
pub fn attached_findings(path: &str, asset: &Asset) -> Vec<AttachedFinding> {
    let found = match format(path) {
        Format::Office => asset.open().map_err(|_| "damaged").and_then(office::findings),
        Format::Pdf => match asset.size() {
            Ok(size) if size > pdf::MAX_SIZE => Err("big"),
            _ => asset.bytes().map_err(|_| "damaged").and_then(|bytes| pdf::findings(&bytes)),
        },
        Format::Old => Err("old"),
        Format::Other => Ok(Vec::new()),
    };
    found.unwrap_or_else(|why| vec![AttachedFinding::Unread(why)])
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
