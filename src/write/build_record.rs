//! A note beside the roots: what the last whole build was made of and what it reported. It is only good for the very roots that it names.

use std::fs;
use std::io::Write;
use std::path::Path;

use rayon::prelude::*;

use super::folder::OWN;
use super::manifest::{Manifest, digits};
use super::site_output::SiteOutput;
use super::whole::{FileTraits, WriteFolder};
use super::{Output, files};
use crate::read::ATTACHED_MEMORY;

const NAME: &str = "last-build";

impl Output {
    /// The text of the note in the output folder `dir`; none where there is none, or it was not written to its end. Needs no lock: whoever uses it
    /// compares it with the roots.
    pub fn build_record(dir: &Path) -> Option<String> {
        let text = fs::read_to_string(dir.join(OWN).join(NAME)).ok()?;
        let (sum, record) = text.split_once('\n')?;
        (sum == checksum(record)).then(|| record.to_string())
    }

    /// Replaces the note. A failure is no fault, and so is the loss of power: the next build reads everything.
    pub fn set_build_record(dir: &Path, record: &str) {
        replace(dir, NAME, &[checksum(record).as_bytes(), b"\n", record.as_bytes()]);
    }

    /// Replaces what is remembered of attached files, as their reader writes it. A failure is no fault: the next build parses them.
    pub fn set_attached(dir: &Path, text: &str) {
        replace(dir, ATTACHED_MEMORY, &[text.as_bytes()]);
    }

    /// The checksum at the end of the manifest of each of these roots; none where one has no manifest.
    pub fn sums(&self, roots: &[&str]) -> Option<Vec<String>> {
        roots.iter().map(|name| Some(digits(&Manifest::sum_at_end(&self.folder.live(name))?))).collect()
    }
}

impl SiteOutput<'_> {
    /// The checksum of the manifest that the root has.
    pub fn sum(&self) -> String {
        digits(&self.known().sum())
    }

    /// Keeps all files of the root. False where one of them is not what the manifest says.
    pub fn keep_all(&self) -> bool {
        self.known_left_out().for_each(|(path, key)| self.leave_out(path, key));
        let entries: Vec<_> = self.known().iter().collect();
        entries.par_iter().with_min_len(64).all(|(path, entry)| self.is_current(path, &entry.key) && self.keep(path, &entry.key))
    }
}

fn replace(dir: &Path, name: &str, parts: &[&[u8]]) {
    let write = |folder: &WriteFolder| {
        let traits = FileTraits { later: true, ..FileTraits::default() };
        folder.replace_with(name, traits, |file| parts.iter().try_for_each(|part| file.write_all(part)))
    };
    let _ = WriteFolder::existing(dir).and_then(|dir| dir.existing_below(OWN)).and_then(|own| write(&own));
}

fn checksum(record: &str) -> String {
    digits(&files::hash(record.as_bytes()))
}
