//! Items as the pages of the desk name them: their query parameters, findings and places.

use super::query::ItemQuery;
use crate::diag::SourcePosition;
use crate::edit::place_folder;
use crate::model::{GroupNo, Item, LangNo, Place, PlaceNo};
use crate::serve::{Finding, Version};

/// Code and name of the places that `is_shown` selects, to choose from.
pub fn place_choices(version: &Version, is_shown: impl Fn(PlaceNo) -> bool) -> Vec<(String, String)> {
    let places = &version.loaded.library.places;
    let shown = places.numbers().filter(|no| is_shown(*no)).map(|no| places.get(no));
    shown.map(|place| (place.code.to_string(), place.name.to_string())).collect()
}

/// The query parameters that name an item.
pub fn item_query(version: &Version, item: &Item) -> ItemQuery {
    let library = &version.loaded.library;
    let file = version.loaded.sources.files.get(item.span.file).path.to_string();
    let row = if item.span.is_whole_file() { String::new() } else { item.slug.to_string() };
    let lang = if row.is_empty() || item.lang == LangNo::MAIN { String::new() } else { library.site.code(item.lang).to_string() };
    ItemQuery { file, row, lang, ..ItemQuery::default() }
}

/// The indexes of the findings that belong to an item: those of its file, or of the lines of its row.
pub fn item_findings(version: &Version, item: &Item, findings: &[Finding]) -> Vec<usize> {
    let files = &version.loaded.sources.files;
    let file = files.get(item.span.file);
    let mut here = findings.iter().enumerate().filter(|(_, f)| *f.path == *file.path).peekable();
    if item.span.is_whole_file() {
        return here.map(|(i, _)| i).collect();
    }
    if here.peek().is_none() {
        return Vec::new();
    }
    let lines = match files.locate(item.span) {
        SourcePosition::Line { line, .. } => {
            let text = file.text.get(item.span.start as usize..item.span.end as usize).unwrap_or_default();
            line..=line + text.trim_end().matches('\n').count()
        }
        SourcePosition::Cell { cell, .. } => {
            let row: String = cell.chars().filter(char::is_ascii_digit).collect();
            let in_row = |f: &&Finding| {
                f.cell
                    .as_ref()
                    .is_some_and(|c| c.rsplit('!').next().unwrap_or_default().trim_start_matches(|c: char| c.is_ascii_alphabetic()) == row)
            };
            return here.filter(|(_, f)| in_row(f)).map(|(i, _)| i).collect();
        }
        SourcePosition::File => return Vec::new(),
    };
    here.filter(|(_, f)| lines.contains(&f.line)).map(|(i, _)| i).collect()
}

/// The place in `query.at`, when it shows the item because it inherits it from a place above.
pub fn inheriting_place(version: &Version, group: GroupNo, query: &ItemQuery) -> Option<PlaceNo> {
    let library = &version.loaded.library;
    let (group_no, group) = (group, library.group(group));
    let place = library.places.find(&query.at).filter(|place| *place != group.place)?;
    (library.nearest(place, group.kind, &group.slug) == Some(group_no)).then_some(place)
}

/// The place with this code (the root for an unknown code), and its folder below `content/places/`. The root has no folder there.
pub fn place_and_folder(version: &Version, code: &str) -> (PlaceNo, Option<String>) {
    let places = &version.loaded.library.places;
    let Some(place) = places.find(code).filter(|p| places.get(*p).parent.is_some()) else { return (PlaceNo::PORTAL, None) };
    let files = version.loaded.sources.files.iter();
    let folders = files.filter_map(|(_, f)| f.path.strip_prefix("content/places/")?.split_once('/').map(|(folder, _)| folder.to_string()));
    let folder = match place_folder(folders, &places.get(place).code) {
        folder if *folder == *places.get(place).code => Place::folder_name(&folder, &places.get(place).slug),
        folder => folder,
    };
    (place, Some(folder))
}
