//! `loa new site DIR` and `loa new KIND "Title"`: makes a site or an item that builds.

#![expect(clippy::disallowed_methods, reason = "makes files a person asked for, outside any output")]

use super::{GOOD, SYSTEM, config, refused};
use crate::diag::{Diagnostic, UNKNOWN_KIND};
use crate::edit::{item_path, item_text, place_folder};
use crate::lang::Words;
use crate::pipeline::load_settings;
use crate::vietnamese::slug;
use crate::write::create_file;
use clap::ArgMatches;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The files of a new site.
static SITE: &[(&str, &str)] = &[
    ("content/site.yaml", include_str!("new/site.yaml")),
    ("content/index.md", include_str!("new/index.md")),
    ("content/tin/bai-dau-tien.md", include_str!("new/bai-dau-tien.md")),
    ("themes/toi/page.html", include_str!("new/page.html")),
    ("themes/toi/list.html", include_str!("new/list.html")),
];

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let text = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let (kind, title) = (text("kind"), text("title"));
    if kind == "site" {
        return new_site(Path::new(title), words);
    }
    let kinds = load_settings(&config(matches)).kinds;
    let Some(kind) = kinds.find(kind) else {
        let known: Vec<&str> = kinds.names().chain(["site"]).collect();
        let fault = Diagnostic::new(&UNKNOWN_KIND).with("name", kind).suggest(kind, known);
        return refused(fault, words);
    };
    let root = matches.get_one::<PathBuf>("root").cloned().unwrap_or_default();
    if !root.join("content").is_dir() {
        complain!("{}", words.say("no-site", &[("path", root.display().to_string())]));
        return SYSTEM;
    }
    let place = matches.get_one::<String>("place").map(|code| place_folder(place_folders(&root.join("content")), code));
    if slug(title).is_empty() {
        complain!("{}", words.say("bad-slug", &[("value", title.to_string()), ("why", "empty".into())]));
        return SYSTEM;
    }
    let path = item_path(kind, title, place.as_deref());
    write_new(&[(root.join(path), item_text(kind, title, words.speech))], words)
}

/// The existing folders below `content/places/`.
fn place_folders(content: &Path) -> impl Iterator<Item = String> {
    std::fs::read_dir(content.join("places")).into_iter().flatten().flatten().filter_map(|e| e.file_name().into_string().ok())
}

/// Makes a site in a folder and returns the exit code.
pub fn new_site(folder: &Path, words: &Words) -> u8 {
    if folder.join("content").exists() {
        complain!("{}", words.say("cli-exists", &[("path", folder.join("content").display().to_string())]));
        return SYSTEM;
    }
    let files: Vec<(PathBuf, String)> = SITE.iter().map(|(path, text)| (folder.join(path), text.to_string())).collect();
    write_new(&files, words)
}

/// Writes files that must not exist yet, and prints each. Returns the exit code.
fn write_new(files: &[(PathBuf, String)], words: &Words) -> u8 {
    for (path, text) in files {
        // Collected again, the path has only separators of the system.
        let shown = path.components().collect::<PathBuf>().display().to_string();
        if let Err(error) = create_file(path, text.as_bytes()) {
            let text = match error.kind() {
                ErrorKind::AlreadyExists => words.say("cli-exists", &[("path", shown)]),
                _ => words.cannot_write(path, &error),
            };
            complain!("{text}");
            return SYSTEM;
        }
        say!("{}", words.say("cli-created", &[("path", shown)]));
    }
    GOOD
}
