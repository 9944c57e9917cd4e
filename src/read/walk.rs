//! Walks the folders of a site: finds its files, and reports those that are left out.

use crate::diag::{
    CANNOT_READ, Diagnostic, Diagnostics, LINK_OUTSIDE, NAME_NOT_PORTABLE, NAME_NOT_UTF8, NOT_A_FILE, PATHS_COLLIDE, SERVER_FILE,
    STRAY_COPY,
};
use rayon::prelude::*;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

/// A file on the disk.
#[derive(Clone, Debug)]
pub struct DiskFile {
    /// Path below the site's folder, with `/`, in Unicode normalization form C: `content/guides/khai-sinh.md`.
    pub path: Arc<str>,
    /// Its path on the disk.
    pub disk: PathBuf,
}

/// All files below the folder `top` of the site, sorted by path. No file is opened.
///
/// Files that programs leave behind are left out. Names that are no UTF-8 or hold control characters, links out of the site's folder and copies such as
/// `guide (1).md` are reported and left out.
pub fn walk(site_dir: &Path, top: &str, diagnostics: &mut Diagnostics) -> Vec<DiskFile> {
    let start = site_dir.join(top);
    if !start.is_dir() {
        return Vec::new();
    }
    let inside = site_dir.canonicalize().unwrap_or_else(|_| site_dir.to_path_buf());
    let mut found: Vec<DiskFile> = Vec::new();
    // Paths of the folders above the current entry, and of `top`.
    let mut trail = vec![composed(top).into_owned()];
    let mut entries = WalkDir::new(&start).follow_links(true).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                // Some editors lock a file by a link that leads nowhere.
                let is_lock =
                    error.depth() > 0 && error.path().and_then(Path::file_name).and_then(|name| name.to_str()).is_some_and(is_clutter);
                if !is_lock {
                    diagnostics.push(walk_fault(site_dir, &error));
                }
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
        let is_well_known = is_folder && trail.get(entry.depth() - 1).is_some_and(|above| is_well_known(above, name));
        let below_static = || trail.iter().take(entry.depth()).any(|above| is_static(above));
        if entry.file_type().is_file()
            && let Some(why) = server_file(name)
            && below_static()
        {
            let path = [&*trail[entry.depth() - 1], "/", &*composed(name)].concat();
            diagnostics.push(Diagnostic::new(&SERVER_FILE).with("path", path).with("why", why));
        }
        if (is_clutter(name) && !is_well_known) || (name == PROBE && entry.file_type().is_file()) {
            skip_folder(&mut entries);
            continue;
        }
        trail.truncate(entry.depth());
        let path = [&*trail[trail.len() - 1], "/", &*composed(name)].concat();
        if name.chars().any(is_deceptive) {
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
        found.push(DiskFile { path: path.into(), disk: entry.into_path() });
    }
    found.par_sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.disk.cmp(&b.disk)));
    found.dedup_by(|twin, first| {
        let same = twin.path == first.path;
        if same {
            // The same name in two Unicode normalization forms: only one file could be published.
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

/// Whether a folder below another one has files for other programs at addresses that RFC 8615 sets: who makes it means to publish it.
pub fn is_well_known(above: &str, name: &str) -> bool {
    name == ".well-known" && is_static(above)
}

/// Whether the files of a folder are published as they are.
fn is_static(folder: &str) -> bool {
    folder == "static" || folder.ends_with("/static")
}

/// Path below the site's folder, with `/`, in Unicode normalization form C.
fn site_path(site_dir: &Path, path: &Path) -> String {
    let below = path.strip_prefix(site_dir).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    composed(&parts.join("/")).into_owned()
}

/// In Unicode normalization form C.
fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() { name.into() } else { name.nfc().collect::<String>().into() }
}

/// Whether a file or folder is one that programs leave behind: hidden files, locks and unfinished copies of editors and office programs.
/// It is left out without a report.
pub fn is_clutter(name: &str) -> bool {
    let is_temporary = || {
        let lower = name.to_ascii_lowercase();
        // `~WRL0001.tmp` is of Word, `lu1234abc.tmp` of LibreOffice, `a.md___jb_tmp___` of IntelliJ, `#a.md#` of Emacs.
        let is_office = lower.strip_prefix('~').or_else(|| lower.strip_prefix("lu")).is_some_and(|rest| rest.ends_with(".tmp"));
        let is_editor = [".swp", ".swo", ".swx", "___jb_tmp___", "___jb_old___"].iter().any(|end| lower.ends_with(end));
        is_office || is_editor || (lower.len() > 2 && lower.starts_with('#') && lower.ends_with('#'))
    };
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || ["thumbs.db", "desktop.ini"].iter().any(|c| name.eq_ignore_ascii_case(c))
        || (name.ends_with(['p', 'P', 'o', 'O', 'x', 'X', '_', '#']) && is_temporary())
}

/// What is wrong with the name of a file that goes out as it is: settings of a web server, which are left out; a script, which a server may run or show;
/// or a backup.
fn server_file(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    if [".htaccess", ".htpasswd", ".user.ini", ".env"].contains(&&*lower) {
        return Some("settings");
    }
    match lower.rsplit_once('.')?.1 {
        "php" | "phtml" | "phar" | "php5" | "php7" | "asp" | "aspx" | "ashx" | "jsp" | "jspx" | "cgi" | "pl" | "py" | "rb" | "sh"
        | "cfm" => Some("script"),
        "bak" | "old" | "orig" | "save" | "sql" | "log" => Some("backup"),
        _ => None,
    }
}

/// Name of a file that Vim makes and deletes to see whether it may write to a folder.
const PROBE: &str = "4913";

/// Whether an editor made this file to see whether it may write to its folder. A folder may have that name.
pub fn is_probe(disk: &Path) -> bool {
    disk.file_name().is_some_and(|name| name == PROBE) && disk.is_file()
}

/// Whether the name of a file is that of an accidental copy: `a (1).md`, `a - Copy.csv`, `a.md.txt`.
fn is_copy(name: &str) -> bool {
    // Every such name has a blank or ends in `t`.
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

/// Whether a character is a control character, invisible or bidirectional, so that a name looks like another one.
fn is_deceptive(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The report of an entry that the walk cannot read.
fn walk_fault(site_dir: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().map(|p| site_path(site_dir, p)).unwrap_or_default();
    if error.loop_ancestor().is_some() {
        return Diagnostic::new(&LINK_OUTSIDE).with("path", path);
    }
    let report = Diagnostic::new(&CANNOT_READ).with("path", path);
    match error.io_error() {
        Some(error) => report.because(error),
        None => report.with("reason", "damaged"),
    }
}
