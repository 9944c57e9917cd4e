//! What was found in attached files by the builds before, so that they are not parsed again: by digest and size, in `.loa/attached` of the output.
//!
//! The text is a checksum and one line of JSON for each file. Anything wrong with it means nothing is known.

use super::findings::AttachedFinding;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The name of the file in the folder `.loa` of an output.
pub const ATTACHED_MEMORY: &str = "attached";

/// What findings depend on besides the file: another number forgets all that is stored.
const VERSION: u32 = 1;
/// Most files that are remembered, and most bytes of the text.
const MOST: usize = 4096;
const MAX_TEXT: u64 = 4 << 20;

/// Digest, size and ending of a file.
type FileIdentity = (String, u64, String);
type FoundByFile = BTreeMap<FileIdentity, Vec<AttachedFinding>>;

/// Findings of the builds before, and of this one.
#[derive(Debug, Default)]
pub struct AttachedMemory {
    known: FoundByFile,
    used: Mutex<FoundByFile>,
}

impl AttachedMemory {
    /// Reads what the last build has left in the output folder `dir`.
    pub fn read(dir: &Path) -> AttachedMemory {
        let mut text = String::new();
        let read = File::open(dir.join(".loa").join(ATTACHED_MEMORY)).and_then(|file| file.take(MAX_TEXT + 1).read_to_string(&mut text));
        let known = read.ok().and_then(|_| parse(&text)).unwrap_or_default();
        AttachedMemory { known, used: Mutex::default() }
    }

    /// What was found in a file of this digest and size; else what `parse` finds.
    pub fn findings(
        &self,
        path: &str,
        (digest, size): (blake3::Hash, u64),
        parse: impl FnOnce() -> Vec<AttachedFinding>,
    ) -> Vec<AttachedFinding> {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        let identity = (digest.to_string(), size, ending);
        let found = self.known.get(&identity).cloned().unwrap_or_else(parse);
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(identity, found.clone());
        found
    }

    /// The text to store: what this build has used and nothing else. None where that is what is stored already.
    pub fn text(&self) -> Option<String> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let kept: FoundByFile = used.iter().take(MOST).map(|(identity, found)| (identity.clone(), found.clone())).collect();
        (kept != self.known).then(|| compose(&kept))
    }
}

fn compose(found: &FoundByFile) -> String {
    let body: String = found.iter().filter_map(|line| serde_json::to_string(&line).ok()).map(|line| line + "\n").collect();
    format!("{}\n{body}", checksum(&body))
}

fn parse(text: &str) -> Option<FoundByFile> {
    let (sum, body) = text.split_once('\n').filter(|_| text.len() as u64 <= MAX_TEXT)?;
    (sum == checksum(body)).then(|| body.lines().map(|line| serde_json::from_str(line).ok()).collect::<Option<FoundByFile>>())?
}

fn checksum(body: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&VERSION.to_le_bytes());
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(body.as_bytes());
    hasher.finalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::{AttachedFinding, FoundByFile, compose, parse};

    fn found() -> FoundByFile {
        let findings = vec![
            AttachedFinding::Authors(vec!["Nguyễn Thị Lan".into()]),
            AttachedFinding::Comments("notes".into(), 2),
            AttachedFinding::Changes(1),
            AttachedFinding::Hidden("rows".into(), 3, vec!["a\nb".into()]),
            AttachedFinding::Paths(vec!["C:\\Users\\lan".into()]),
            AttachedFinding::Unread("damaged".into()),
        ];
        [(("ab".into(), 7, "docx".into()), findings), (("cd".into(), 0, "pdf".into()), Vec::new())].into()
    }

    #[test]
    fn what_is_stored_is_read() {
        assert_eq!(parse(&compose(&found())), Some(found()));
        assert_eq!(parse(&compose(&FoundByFile::new())), Some(FoundByFile::new()));
    }

    #[test]
    fn every_changed_cut_or_added_letter_makes_it_unknown() {
        let text = compose(&found());
        for at in text.char_indices().map(|(at, _)| at) {
            let letter = if text[at..].starts_with('0') { '1' } else { '0' };
            let rest = text[at..].chars().skip(1).collect::<String>();
            assert_eq!(parse(&format!("{}{letter}{rest}", &text[..at])), None, "letter at {at}");
            assert_eq!(parse(&text[..at]), None, "cut at {at}");
        }
        assert_eq!(parse(&format!("{text}\n")), None);
    }
}
