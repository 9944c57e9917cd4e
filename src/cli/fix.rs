//! `loa check --fix`: applies the fixes of diagnostics to their files, or prints them.

use crate::diag::{Diagnostic, Diagnostics, FileId, Files, Fix};
use crate::lang::Words;
use crate::write::replace_file;
use similar::TextDiff;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Applies the fixes and returns the diagnostics without one. Paths are below `site_dir`; without one they are those of documents, as they were given.
/// With `dry` nothing is written and all diagnostics are returned.
pub fn run(site_dir: Option<&Path>, found: Diagnostics, files: &Files, dry: bool, words: &Words) -> Diagnostics {
    let mut by_file: BTreeMap<FileId, Vec<&Fix>> = BTreeMap::new();
    for fix in found.iter().filter_map(|d| d.fix.as_deref()) {
        by_file.entry(fix.span.file).or_default().push(fix);
    }
    let mut fixed: BTreeSet<FileId> = BTreeSet::new();
    let mut count = 0;
    for (file, fixes) in by_file {
        let source = files.get(file);
        // The texts of sheets and documents are not the bytes of their files.
        if source.cells.is_some() || source.path.ends_with(".docx") {
            continue;
        }
        // A fix of the whole file changes its encoding or composes its letters. Where there are both, the composed text is written.
        let whole = || fixes.iter().filter(|f| f.span.is_whole_file()).map(|f| &f.text);
        let replacement = whole().find(|text| ***text != *source.text).or_else(|| whole().next());
        let old = replacement.filter(|_| source.text.is_empty()).unwrap_or(&source.text);
        let (text, done) = apply(replacement.unwrap_or(old), fixes.clone());
        let done = done + whole().count();
        if dry {
            count += done;
            fixed.insert(file);
            // A change of the encoding alone changes no lines.
            let is_encoding_only = replacement.is_some_and(|text| *text == *old);
            let diff = TextDiff::from_lines(if is_encoding_only { "" } else { &**old }, &text);
            say!("{}", diff.unified_diff().context_radius(1).header(&source.path, &source.path));
            continue;
        }
        let path = site_dir.map_or(PathBuf::from(&*source.path), |site_dir| site_dir.join(&*source.path));
        match replace_file(site_dir, &path, old, &text) {
            Ok(()) => {
                count += done;
                fixed.insert(file);
            }
            Err(error) => {
                complain!("{}", words.say("cli-not-fixed", &[("path", source.path.to_string()), ("reason", words.reason(&error))]));
            }
        }
    }
    if count > 0 {
        let id = if dry { "cli-would-fix" } else { "cli-fixed" };
        complain!("{}", words.say(id, &[("count", count.to_string()), ("files", fixed.len().to_string())]));
    }
    let stays = |d: &Diagnostic| dry || d.fix.as_ref().is_none_or(|fix| !fixed.contains(&fix.span.file));
    found.into_iter().filter(stays).collect()
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
