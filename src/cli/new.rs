//! `loa new site DIR` and `loa new KIND "Title"`: a beginning that builds.

use super::{GOOD, SYSTEM, refused};
use crate::diag::{Diagnostic, UNKNOWN_KIND};
use crate::kinds::{FieldNo, Kind, Type, kind_names};
use crate::lang::{Speech, Words};
use crate::vietnamese::slug;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

static SITE: &[(&str, &str)] = &[
    ("content/site.yaml", include_str!("new/site.yaml")),
    ("content/index.md", include_str!("new/index.md")),
    ("content/tin/bai-dau-tien.md", include_str!("new/bai-dau-tien.md")),
    ("themes/toi/page.html", include_str!("new/page.html")),
    ("themes/toi/list.html", include_str!("new/list.html")),
];

pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let text = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let (kind, title) = (text("kind"), text("title"));
    if kind == "site" {
        return new_site(Path::new(title), words);
    }
    let Some(kind) = Kind::find(kind) else {
        let known: Vec<&str> = kind_names().chain(["site"]).collect();
        let fault = Diagnostic::new(&UNKNOWN_KIND).with("name", kind).suggest(kind, known);
        return refused(&fault, words);
    };
    let name = slug(title);
    if name.is_empty() {
        complain!("{}", words.say("bad-slug", &[("value", title.to_string()), ("why", "empty".into())]));
        return SYSTEM;
    }
    let root = matches.get_one::<PathBuf>("root").cloned().unwrap_or_default();
    if !root.join("content").is_dir() {
        complain!("{}", words.say("no-site", &[("path", root.display().to_string())]));
        return SYSTEM;
    }
    let mut folder = root.join("content");
    if let Some(code) = matches.get_one::<String>("place") {
        folder = folder.join("places").join(place_folder(&folder, code));
    }
    let path = folder.join(kind.folder).join(format!("{name}.md"));
    write_new(&[(path, item_text(kind, title, words.speech))], words)
}

/// The folder of a place that is there already, else its bare code.
fn place_folder(content: &Path, code: &str) -> String {
    let names = std::fs::read_dir(content.join("places")).into_iter().flatten().flatten().filter_map(|e| e.file_name().into_string().ok());
    let starts = |name: &String| name == code || name.strip_prefix(code).is_some_and(|rest| rest.starts_with('-'));
    names.into_iter().find(starts).unwrap_or_else(|| code.to_string())
}

fn new_site(folder: &Path, words: &Words) -> u8 {
    if folder.join("content").exists() {
        complain!("{}", words.say("cli-exists", &[("path", folder.join("content").display().to_string())]));
        return SYSTEM;
    }
    let files: Vec<(PathBuf, String)> = SITE.iter().map(|(path, text)| (folder.join(path), text.to_string())).collect();
    write_new(&files, words)
}

/// Front matter with the required fields, each with its help, in the language of the reader.
fn item_text(kind: &'static Kind, title: &str, speech: Speech) -> String {
    let vietnamese = speech == Speech::Vietnamese;
    let table = kind.table();
    let quoted = serde_json::to_string(title).unwrap_or_default();
    let mut text = String::from("---\n");
    for (no, field) in table.fields[..table.derived_from].iter().enumerate() {
        let no = no as FieldNo;
        let is_title = kind.title_from.map_or(field.name == "title", |from| field.name == from);
        if !is_title && !field.required && field.name != "summary" && field.name != "status" || field.name == "body" {
            continue;
        }
        let name = if vietnamese { field.vi } else { field.name };
        let help = field.doc[usize::from(vietnamese)];
        match (is_title, field.name, &field.ty) {
            (true, ..) => text.push_str(&format!("{name}: {quoted}\n")),
            (_, "status", _) => text.push_str(&format!("{name}: {}   # {help}\n", if vietnamese { "bản nháp" } else { "draft" })),
            (_, _, Type::Choice(choices)) => {
                let all: Vec<&str> = choices.iter().map(|c| if vietnamese { c.vi } else { c.name }).collect();
                text.push_str(&format!("{name}: {}   # {help} ({})\n", all.first().unwrap_or(&""), all.join(" | ")));
            }
            _ => text.push_str(&format!("{name}:   # {help}\n")),
        }
        let _ = no;
    }
    text.push_str("---\n");
    text.push_str(kind.new_body);
    text
}

/// Writes files that must not exist yet.
fn write_new(files: &[(PathBuf, String)], words: &Words) -> u8 {
    for (path, text) in files {
        let shown = path.display().to_string();
        if path.exists() {
            complain!("{}", words.say("cli-exists", &[("path", shown)]));
            return SYSTEM;
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        if let Err(error) = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(path, text)) {
            complain!("{}", words.say("cannot-write", &[("path", shown), ("reason", "other".into()), ("system", error.to_string())]));
            return SYSTEM;
        }
        say!("{}", words.say("cli-created", &[("path", shown)]));
    }
    GOOD
}
