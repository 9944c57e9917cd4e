//! An item as its file is now. The current version may be older than the file, while the newest state has errors.

use super::query::ItemQuery;
use crate::diag::{FileId, SourceFile, Span};
use crate::edit::{EditTarget, SourceFormat, row_slug, text_digest, written_fields, written_value};
use crate::kinds::Kind;
use crate::lang::Speech;
use crate::model::Item;
use crate::read::{Node, decode_any};
use crate::serve::Version;
use crate::write::SourcePath;

/// An item with the text of its file as it is now.
pub struct CurrentFile<'v> {
    /// The item in the current version; none when that does not contain it yet.
    pub item: Option<&'v Item>,
    /// The file as it is now.
    pub source: SourceFile,
    /// The kind and the position of the item in the file.
    pub target: EditTarget,
    /// The fields as they are written in the file.
    pub node: Option<Node>,
    /// Digest of the text of the file.
    pub digest: String,
}

impl CurrentFile<'_> {
    /// The title of the item, also when no version contains it.
    pub fn title(&self) -> String {
        let kind = self.target.kind;
        let written = || {
            self.node
                .as_ref()
                .and_then(|node| ["title"].into_iter().chain(kind.title_from).find_map(|name| written_value(node, kind, name)))
        };
        self.item.map(|item| item.title().to_string()).or_else(written).unwrap_or_else(|| self.source.path.to_string())
    }
}

/// Reads the file of an item. None when there is no such item.
pub fn current_file<'v>(version: &'v Version, query: &ItemQuery, speech: Speech) -> Option<CurrentFile<'v>> {
    let (library, files) = (&version.loaded.library, &version.loaded.sources.files);
    let known = files.iter().find(|(_, f)| *f.path == *query.file).map(|(id, _)| id);
    let is_it = |item: &&std::sync::Arc<Item>| {
        let lang = query.lang.is_empty() || **library.site.code(item.lang) == *query.lang;
        Some(item.span.file) == known && lang && if query.row.is_empty() { item.span.is_whole_file() } else { *item.slug == *query.row }
    };
    let item = library.items.iter().find(is_it).map(|item| &**item);
    let kind = item.map(|i| i.kind).or_else(|| version.loaded.library.site.kinds.find(&query.kind))?;
    let disk = SourcePath::new(&version.loaded.sources.site_dir, &query.file).ok()?;
    let old = known.map(|id| files.get(id));
    let cells = old.and_then(|f| f.cells.clone());
    let text = match old.filter(|_| cells.is_some()) {
        Some(sheet) => sheet.text.clone(),
        None => decode_any(&disk.read().ok()?)?,
    };
    let source = SourceFile { path: query.file.as_str().into(), text, cells };
    let file = known.unwrap_or(FileId(u32::MAX));
    let span = match (query.row.as_str(), item) {
        ("", _) => Span::file(file),
        (_, Some(item)) if source.cells.is_some() => item.span,
        (row, item) => row_span(&source, kind, file, row, item, old)?,
    };
    let target = EditTarget { kind, span, speech };
    let node = written_fields(&source, &target);
    let digest = text_digest(&source.text);
    Some(CurrentFile { item, source, target, node, digest })
}

/// The position of a row: as in the version when the file is unchanged, else that of the row with this slug.
fn row_span(
    source: &SourceFile,
    kind: &'static Kind,
    file: FileId,
    row: &str,
    item: Option<&Item>,
    old: Option<&SourceFile>,
) -> Option<Span> {
    if let (Some(item), Some(old)) = (item, old)
        && *old.text == *source.text
    {
        return Some(item.span);
    }
    let rows = crate::edit::rows(source, file)?;
    rows.iter().find(|node| row_slug(kind, node).as_deref() == Some(row)).map(|node| node.span)
}

/// Whether the desk can change a file.
pub fn is_editable(source: &SourceFile) -> bool {
    SourceFormat::of(source) != SourceFormat::Sheet
}
