//! A new item: where it stands and what it says before anybody wrote in it.

use crate::kinds::{Kind, Type};
use crate::lang::Speech;
use crate::model::Item;
use crate::vietnamese::{short_slug, slug};

/// Letters of a name that is made of a title: it is read in addresses.
pub const MOST: usize = 80;

/// The file of a new item below the site's folder; `place` is its folder below `content/places/`.
pub fn item_path(kind: &Kind, title: &str, place: Option<&str>) -> String {
    let name = slug(title);
    let name = short_slug(&name, MOST);
    let folders = ["content".to_string()].into_iter().chain(place.map(|p| format!("places/{p}")));
    let folders = folders.chain(Some(kind.folder.to_string()).filter(|f| !f.is_empty()));
    format!("{}/{name}.md", folders.collect::<Vec<_>>().join("/"))
}

/// The file by which a place does without an inherited item: its path and its text.
pub fn hidden_item(item: &Item, folder: &str, speech: Speech) -> (String, String) {
    let folders = ["content/places", folder, item.kind.folder].into_iter().filter(|part| !part.is_empty());
    let path = format!("{}/{}.md", folders.collect::<Vec<_>>().join("/"), item.slug);
    let title = serde_json::to_string(item.title()).unwrap_or_default();
    let (name, hidden) = if speech.is_vietnamese() { ("tiêu đề", "ẩn: có") } else { ("title", "hidden: true") };
    (path, format!("---\n{name}: {title}\n{hidden}\n---\n"))
}

/// The folder of a place among those that are there, else its bare code.
pub fn place_folder(folders: impl Iterator<Item = String>, code: &str) -> String {
    let is_its = |name: &String| name == code || name.strip_prefix(code).is_some_and(|rest| rest.starts_with('-'));
    folders.into_iter().find(is_its).unwrap_or_else(|| code.to_string())
}

/// Front matter with the required fields, each with its help, in the language of the reader.
pub fn item_text(kind: &'static Kind, title: &str, speech: Speech) -> String {
    let table = kind.table();
    let quoted = serde_json::to_string(title).unwrap_or_default();
    let mut text = String::from("---\n");
    for field in &table.fields[..table.derived_from] {
        let is_title = kind.title_from.map_or(field.name == "title", |from| field.name == from);
        if !is_title && !field.required && field.name != "summary" && field.name != "status" || field.name == "body" {
            continue;
        }
        let name = if speech.is_vietnamese() { field.vi } else { field.name };
        let help = field.doc[usize::from(speech.is_vietnamese())];
        match (is_title, field.name, &field.ty) {
            (true, ..) => text.push_str(&format!("{name}: {quoted}\n")),
            (_, "status", _) => {
                text.push_str(&format!("{name}: {}   # {help}\n", if speech.is_vietnamese() { "bản nháp" } else { "draft" }))
            }
            (_, _, Type::Choice(choices)) => {
                let all: Vec<&str> = choices.iter().map(|c| if speech.is_vietnamese() { c.vi } else { c.name }).collect();
                text.push_str(&format!("{name}: {}   # {help} ({})\n", all.first().unwrap_or(&""), all.join(" | ")));
            }
            _ => text.push_str(&format!("{name}:   # {help}\n")),
        }
    }
    text.push_str("---\n");
    text.push_str(kind.new_body);
    text
}
