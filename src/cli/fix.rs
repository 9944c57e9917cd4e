//! `loa check --fix`: writes the changes that diagnostics carry into their files, or shows them.

use crate::diag::{Diagnostic, Diagnostics, FileId, Files, Fix};
use crate::lang::Words;
use crate::write::replace_file;
use similar::TextDiff;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Mends what can be mended and returns the rest. With `dry` nothing is written and everything is returned.
pub fn run(root: &Path, found: Diagnostics, files: &Files, dry: bool, words: &Words) -> Diagnostics {
    let mut by_file: BTreeMap<FileId, Vec<&Fix>> = BTreeMap::new();
    for fix in found.iter().filter_map(|d| d.fix.as_deref()) {
        by_file.entry(fix.span.file).or_default().push(fix);
    }
    let mut mended: BTreeSet<FileId> = BTreeSet::new();
    let mut count = 0;
    for (file, fixes) in by_file {
        let source = files.get(file);
        // The cells of a sheet and the paragraphs of a document are not the bytes of a file.
        if source.cells.is_some() || source.path.ends_with(".docx") {
            continue;
        }
        // A file in another encoding, or whose letters are not composed, is written anew as a whole. Where both are said the letters count.
        let whole = || fixes.iter().filter(|f| f.span.is_whole_file()).map(|f| &f.text);
        let anew = whole().find(|text| ***text != *source.text).or_else(|| whole().next());
        let old = anew.filter(|_| source.text.is_empty()).unwrap_or(&source.text);
        let (text, done) = apply(anew.unwrap_or(old), fixes.clone());
        let done = done + whole().count();
        if dry {
            count += done;
            mended.insert(file);
            // What is only stored otherwise has no lines that differ.
            let is_stored_otherwise = anew.is_some_and(|text| *text == *old);
            let diff = TextDiff::from_lines(if is_stored_otherwise { "" } else { &**old }, &text);
            say!("{}", diff.unified_diff().context_radius(1).header(&source.path, &source.path));
            continue;
        }
        match replace_file(&root.join(&*source.path), old, &text) {
            Ok(()) => {
                count += done;
                mended.insert(file);
            }
            Err(reason) => {
                complain!("{}", words.say("cli-not-fixed", &[("path", source.path.to_string()), ("reason", reason.to_string())]));
            }
        }
    }
    if count > 0 {
        let id = if dry { "cli-would-fix" } else { "cli-fixed" };
        complain!("{}", words.say(id, &[("count", count.to_string()), ("files", mended.len().to_string())]));
    }
    let stays = |d: &Diagnostic| dry || d.fix.as_ref().is_none_or(|fix| !mended.contains(&fix.span.file));
    found.into_iter().filter(stays).collect()
}

/// The text with its changes, the last first so that the places of the others hold; changes that overlap wait for the next run.
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
