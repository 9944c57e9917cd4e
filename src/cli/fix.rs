//! `loa check --fix`: applies the fixes of diagnostics to their files, or prints them.

use crate::diag::{Diagnostics, FileId, Files, Fix};
use crate::lang::Words;
use crate::read::is_of_document;
use crate::write::replace_file;
use similar::TextDiff;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What fixes have changed.
#[derive(Default)]
pub struct Mended {
    count: usize,
    /// The files that changed.
    files: BTreeSet<String>,
    /// The files that could not be written, each named once.
    failed: BTreeSet<String>,
}

impl Mended {
    /// Applies the fixes to files below `site_dir`; without one paths are those of documents, as they were given. Whether a file changed.
    pub fn apply(&mut self, site_dir: Option<&Path>, found: &Diagnostics, files: &Files, words: &Words) -> bool {
        let mut changed = false;
        for fixed in fixed_files(found, files) {
            let source = files.get(fixed.file);
            let path = site_dir.map_or(PathBuf::from(&*source.path), |site_dir| site_dir.join(&*source.path));
            match replace_file(site_dir, &path, &fixed.old, &fixed.new) {
                Ok(()) => {
                    self.count += fixed.count;
                    self.files.insert(source.path.to_string());
                    changed = true;
                }
                Err(error) => {
                    if self.failed.insert(source.path.to_string()) {
                        complain!("{}", words.say("cli-not-fixed", &[("path", source.path.to_string()), ("reason", words.reason(&error))]));
                    }
                }
            }
        }
        changed
    }

    /// Says how much changed.
    pub fn print(&self, words: &Words) {
        if self.count > 0 {
            complain!("{}", words.say("cli-fixed", &[("count", self.count.to_string()), ("files", self.files.len().to_string())]));
        }
    }
}

/// Prints what fixes would change.
pub fn show(found: &Diagnostics, files: &Files, words: &Words) {
    let fixed = fixed_files(found, files);
    for FixedFile { file, old, new, is_recoded, .. } in &fixed {
        let path = &files.get(*file).path;
        // A change of the encoding alone changes no lines.
        let diff = TextDiff::from_lines(if *is_recoded { "" } else { old }, new);
        say!("{}", diff.unified_diff().context_radius(1).header(path, path));
    }
    let count: usize = fixed.iter().map(|fixed| fixed.count).sum();
    if count > 0 {
        complain!("{}", words.say("cli-would-fix", &[("count", count.to_string()), ("files", fixed.len().to_string())]));
    }
}

/// A file with its fixes.
struct FixedFile {
    file: FileId,
    old: String,
    new: String,
    count: usize,
    /// It is written in another encoding.
    is_recoded: bool,
}

fn fixed_files(found: &Diagnostics, files: &Files) -> Vec<FixedFile> {
    let mut by_file: BTreeMap<FileId, Vec<&Fix>> = BTreeMap::new();
    for fix in found.iter().filter_map(|d| d.fix.as_deref()) {
        by_file.entry(fix.span.file).or_default().push(fix);
    }
    let mut fixed = Vec::new();
    for (file, fixes) in by_file {
        let source = files.get(file);
        // The texts of sheets and documents are not the bytes of their files.
        if source.cells.is_some() || is_of_document(&source.path) {
            continue;
        }
        // A fix of the whole file changes its encoding or composes its letters. Where there are both, the composed text is written.
        let whole = || fixes.iter().filter(|f| f.span.is_whole_file()).map(|f| &f.text);
        let replacement = whole().find(|text| ***text != *source.text).or_else(|| whole().next());
        let old = replacement.filter(|_| source.text.is_empty()).unwrap_or(&source.text);
        let (new, done) = apply(replacement.unwrap_or(old), fixes.clone());
        let is_recoded = replacement.is_some_and(|text| *text == *old);
        fixed.push(FixedFile { is_recoded, file, old: old.to_string(), new, count: done + whole().count() });
    }
    fixed
}

/// The text with its fixes, and their number. The last is applied first, so that the positions of the others stay. Of overlapping fixes one
/// is applied; the other follows in the next run.
fn apply(text: &str, mut fixes: Vec<&Fix>) -> (String, usize) {
    fixes.sort_by_key(|f| (f.span.start, f.span.end));
    fixes.dedup_by_key(|f| f.span);
    let mut out = text.to_string();
    let mut done = 0;
    let mut from = u32::MAX;
    for fix in fixes.into_iter().rev().filter(|f| !f.span.is_whole_file()) {
        if fix.span.end <= from && out.get(fix.span.start as usize..fix.span.end as usize).is_some() {
            out.replace_range(fix.span.start as usize..fix.span.end as usize, &fix.text);
            from = fix.span.start;
            done += 1;
        }
    }
    (out, done)
}
