//! The files that accompany a delivery: instructions, checksums, the list of files to delete.

use super::place::PendingDelivery;
use crate::diag::{Diagnostics, OUTPUT_CHANGED};
use crate::lang::{Speech, Words};
use crate::pipeline::about_files;
use crate::write::{DeliveryTarget, TargetState};
use sha2::{Digest, Sha256};
use std::io::ErrorKind;

/// Name of the file with instructions.
pub const READ_FIRST: &str = "DOC-TRUOC.txt";
/// Name of the file of checksums, as `sha256sum -c` reads it.
pub const SUMS: &str = "SHA256SUMS";
/// Name of the list of files to delete.
pub const DELETE: &str = "xoa.txt";

/// The SHA-256 digest of bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// A line as `sha256sum -c` reads it.
pub fn sum_line(sha256: &[u8; 32], path: &str) -> String {
    let digits: String = sha256.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{digits}  {path}\n")
}

/// The report of a file that could not be sent. `error` is that of reading it: when the file is missing or is not the one that was built, the report
/// names the file; else it is `other`, the report about the target.
pub fn fault(error: Option<std::io::Error>, root: &str, path: &str, other: Diagnostics) -> Diagnostics {
    match error.map(|error| error.kind()) {
        Some(ErrorKind::InvalidData | ErrorKind::NotFound) => {
            about_files(&OUTPUT_CHANGED, vec![format!("{root}/{path}")]).with("why", "changed").into()
        }
        _ => other,
    }
}

/// A list with one path on each line.
pub fn list(paths: &[String]) -> String {
    paths.iter().map(|path| format!("{path}\n")).collect()
}

/// The instructions for an archive, in Vietnamese and English: UTF-8 with a byte order mark and CRLF, which old editors on Windows read.
pub fn of_archive(pending: &PendingDelivery, number: u32, as_of: jiff::civil::Date, is_whole: bool, gone: usize) -> Vec<u8> {
    let args = [
        ("place", pending.place.name.to_string()),
        ("url", pending.place.base_url.to_string()),
        ("number", number.to_string()),
        ("before", number.saturating_sub(1).to_string()),
        ("date", crate::vietnamese::short_date(as_of)),
        ("part", if is_whole { "whole" } else { "changes" }.to_string()),
        ("gone", gone.to_string()),
    ];
    for_windows("cli-paper-archive", &args)
}

fn for_windows(id: &str, args: &[(&'static str, String)]) -> Vec<u8> {
    let say = |speech| Words::new(speech).say(id, args).lines().map(|line| format!("{}\r\n", line.trim_end())).collect::<String>();
    format!("\u{feff}{}\r\n--------\r\n\r\n{}", say(Speech::Vietnamese), say(Speech::English)).into_bytes()
}

/// Writes the instructions for a folder beside the sites in it. An existing file of that name stays.
///
/// # Errors
/// The target cannot be written.
pub fn read_first(target: &DeliveryTarget) -> Result<(), Diagnostics> {
    let text = for_windows("cli-paper-folder", &[]);
    if target.state_of(READ_FIRST) == TargetState::Missing {
        target.put(READ_FIRST, None, |file| file.write_all(&text))?;
    }
    Ok(())
}
