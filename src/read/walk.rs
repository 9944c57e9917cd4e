//! Walks the folders of a site: which files there are, and which are passed over and why.

use crate::diag::{
    CANNOT_READ, Diagnostic, Diagnostics, LINK_OUTSIDE, NAME_NOT_PORTABLE, NAME_NOT_UTF8, NOT_A_FILE, PATHS_COLLIDE, STRAY_COPY,
};
use rayon::prelude::*;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

/// A file found on the disk.
#[derive(Clone, Debug)]
pub struct Found {
    /// Path below the site's folder, with `/`, in NFC: `content/guides/khai-sinh.md`.
    pub path: Arc<str>,
    pub disk: PathBuf,
}

/// All files below `root/top`, sorted by path. Nothing is opened.
pub fn walk(root: &Path, top: &str, diagnostics: &mut Diagnostics) -> Vec<Found> {
    let start = root.join(top);
    if !start.is_dir() {
        return Vec::new();
    }
    let inside = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let mut found: Vec<Found> = Vec::new();
    // Paths of the folders that lead to the entry at hand.
    let mut trail = vec![composed(top).into_owned()];
    let mut entries = WalkDir::new(&start).follow_links(true).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                diagnostics.push(walk_fault(root, &error));
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let is_folder = entry.file_type().is_dir();
        let skip_folder = |entries: &mut walkdir::IntoIter| {
            if is_folder {
                entries.skip_current_dir();
            }
        };
        let Some(name) = entry.file_name().to_str() else {
            diagnostics.push(Diagnostic::new(&NAME_NOT_UTF8).with("path", entry.path().display()));
            skip_folder(&mut entries);
            continue;
        };
        if is_clutter(name) {
            skip_folder(&mut entries);
            continue;
        }
        trail.truncate(entry.depth());
        let path = [&*trail[trail.len() - 1], "/", &*composed(name)].concat();
        if name.chars().any(is_treacherous) {
            diagnostics.push(Diagnostic::new(&NAME_NOT_PORTABLE).with("path", path.escape_debug()).with("why", "control"));
            skip_folder(&mut entries);
            continue;
        }
        if entry.path_is_symlink() && !entry.path().canonicalize().is_ok_and(|real| real.starts_with(&inside)) {
            diagnostics.push(Diagnostic::new(&LINK_OUTSIDE).with("path", path));
            skip_folder(&mut entries);
            continue;
        }
        if is_folder {
            trail.push(path);
            continue;
        }
        if !entry.file_type().is_file() {
            diagnostics.push(Diagnostic::new(&NOT_A_FILE).with("path", path));
            continue;
        }
        if is_copy(name) {
            diagnostics.push(Diagnostic::new(&STRAY_COPY).with("path", path));
            continue;
        }
        found.push(Found { path: path.into(), disk: entry.into_path() });
    }
    found.par_sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.disk.cmp(&b.disk)));
    found.dedup_by(|twin, first| {
        let same = twin.path == first.path;
        if same {
            // One name in two Unicode forms: they look alike and only one could be published.
            diagnostics.push(
                Diagnostic::new(&PATHS_COLLIDE)
                    .with("path", &first.path)
                    .with("one", first.disk.display())
                    .with("two", twin.disk.display()),
            );
        }
        same
    });
    found
}

/// Path below the site's folder, with `/`, in NFC.
fn site_path(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    composed(&parts.join("/")).into_owned()
}

/// In NFC.
fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() { name.into() } else { name.nfc().collect::<String>().into() }
}

/// Files that programs leave behind: passed over in silence.
pub fn is_clutter(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || ["thumbs.db", "desktop.ini"].iter().any(|c| name.eq_ignore_ascii_case(c))
}

/// Files whose name says that they are accidental copies of content.
fn is_copy(name: &str) -> bool {
    // All of them have a blank or end in `t`.
    if !name.contains(' ') && !name.ends_with(['t', 'T']) {
        return false;
    }
    let lower = name.to_lowercase();
    if lower.ends_with(".md.txt") {
        return true;
    }
    let Some(stem) = lower.strip_suffix(".md").or_else(|| lower.strip_suffix(".csv")).or_else(|| lower.strip_suffix(".xlsx")) else {
        return false;
    };
    let numbered = stem.ends_with(')')
        && stem.rsplit_once(" (").is_some_and(|(_, n)| n.trim_end_matches(')').bytes().all(|b| b.is_ascii_digit()) && n.len() > 1);
    numbered || stem.ends_with(" - copy") || stem.ends_with(" - sao chép") || stem.ends_with(" - bản sao")
}

/// Control characters, and the bidirectional ones that make a name look like another.
fn is_treacherous(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn walk_fault(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().map(|p| site_path(root, p)).unwrap_or_default();
    if error.loop_ancestor().is_some() {
        return Diagnostic::new(&LINK_OUTSIDE).with("path", path);
    }
    let reason = error.io_error().map_or_else(|| error.to_string(), |e| e.to_string());
    Diagnostic::new(&CANNOT_READ).with("path", path).with("reason", reason)
}
