//! The path and the initial text of a new item.

use crate::kinds::{Kind, Type};
use crate::lang::Speech;
use crate::model::Item;
use crate::vietnamese::{short_slug, slug};

/// The largest number of characters of a slug that is made from a title.
pub const MAX_SLUG: usize = 80;

/// The path of a new item below the site's folder. `place` is the folder of its place below `content/places/`.
pub fn item_path(kind: &Kind, title: &str, place: Option<&str>) -> String {
    let name = slug(title);
    let name = short_slug(&name, MAX_SLUG);
    let folders = ["content".to_string()].into_iter().chain(place.map(|p| format!("places/{p}")));
    let folders = folders.chain(Some(kind.folder.to_string()).filter(|f| !f.is_empty()));
    format!("{}/{name}.md", folders.collect::<Vec<_>>().join("/"))
}

/// Path and text of the file that hides an inherited item at a place. `folder` is the folder of the place below `content/places/`.
pub fn hidden_item(item: &Item, folder: &str, speech: Speech) -> (String, String) {
    let folders = ["content/places", folder, item.kind.folder].into_iter().filter(|part| !part.is_empty());
    let path = format!("{}/{}.md", folders.collect::<Vec<_>>().join("/"), item.slug);
    let title = serde_json::to_string(item.title()).unwrap_or_default();
    let (name, hidden) = speech.choose(("tiêu đề", "ẩn: có"), ("title", "hidden: true"));
    (path, format!("---\n{name}: {title}\n{hidden}\n---\n"))
}

/// The folder of a place among the existing ones: the one named by its code, or by its code and its name. Else its code.
pub fn place_folder(folders: impl Iterator<Item = String>, code: &str) -> String {
    let is_its = |name: &String| name == code || name.strip_prefix(code).is_some_and(|rest| rest.starts_with('-'));
    folders.into_iter().find(is_its).unwrap_or_else(|| code.to_string())
}

/// The text of a new item: front matter with the required fields, each with its help as a comment.
pub fn item_text(kind: &'static Kind, title: &str, speech: Speech) -> String {
    let table = kind.table();
    let quoted = serde_json::to_string(title).unwrap_or_default();
    let mut text = String::from("---\n");
    for field in &table.fields[..table.derived_from] {
        let is_title = kind.title_from.map_or(field.name == "title", |from| field.name == from);
        if !is_title && !field.required && field.name != "summary" && field.name != "status" || field.name == "body" {
            continue;
        }
        let name = speech.choose(field.vi, field.name);
        let help = speech.choose(field.doc[1], field.doc[0]);
        match (is_title, field.name, &field.ty) {
            (true, ..) => text.push_str(&format!("{name}: {quoted}\n")),
            (_, "status", _) => text.push_str(&format!("{name}: {}   # {help}\n", speech.choose("bản nháp", "draft"))),
            (_, _, Type::Choice(choices)) => {
                let all: Vec<&str> = choices.iter().map(|c| speech.choose(c.vi, c.name)).collect();
                text.push_str(&format!("{name}: {}   # {help} ({})\n", all.first().unwrap_or(&""), all.join(" | ")));
            }
            _ => text.push_str(&format!("{name}:   # {help}\n")),
        }
    }
    text.push_str("---\n");
    text.push_str(kind.new_body);
    text
}
