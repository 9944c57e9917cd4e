//! An item as its file is now: the version that answers may be an older one, when the newest has errors.

use crate::diag::{FileId, SourceFile, Span};
use crate::edit::{Format, Target, as_written, row_slug, said, text_digest};
use crate::kinds::Kind;
use crate::lang::Speech;
use crate::model::Item;
use crate::read::{Node, decode_any, read_bytes};
use crate::serve::Version;
use crate::write::SourcePath;
use serde::{Deserialize, Serialize};

/// Which item: a Markdown file, or a row of a table by its slug.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Which {
    pub file: String,
    #[serde(default)]
    pub row: String,
    /// For a file that no version knows yet.
    #[serde(default)]
    pub kind: String,
    /// The place whose pages are shown beside.
    #[serde(default)]
    pub at: String,
    /// In a table that holds several languages.
    #[serde(default)]
    pub lang: String,
}

impl Which {
    /// Its address at the desk.
    pub fn url(&self) -> String {
        let part = |name: &str, value: &str| match value {
            "" => String::new(),
            value => format!("&{name}={}", encoded(value)),
        };
        let rest: String =
            [("row", &self.row), ("kind", &self.kind), ("at", &self.at), ("lang", &self.lang)].iter().map(|(n, v)| part(n, v)).collect();
        format!("/_desk/item?file={}{rest}", encoded(&self.file))
    }
}

/// A value in a query.
pub fn encoded(text: &str) -> String {
    crate::read::paths::percent_encode(text).replace('&', "%26").replace('+', "%2B").replace('=', "%3D")
}

/// An item with the text of its file as it is now.
pub struct Fresh<'v> {
    pub item: Option<&'v Item>,
    pub source: SourceFile,
    pub target: Target,
    pub node: Option<Node>,
    pub digest: String,
}

impl Fresh<'_> {
    /// What it is called: also before any version knows it.
    pub fn title(&self) -> String {
        let kind = self.target.kind;
        let written =
            || self.node.as_ref().and_then(|node| ["title"].into_iter().chain(kind.title_from).find_map(|name| said(node, kind, name)));
        self.item.map(|item| item.title().to_string()).or_else(written).unwrap_or_else(|| self.source.path.to_string())
    }
}

/// The item's file is read anew. None when there is no such item.
pub fn fresh<'v>(version: &'v Version, which: &Which, speech: Speech) -> Option<Fresh<'v>> {
    let (library, files) = (&version.loaded.library, &version.loaded.sources.files);
    let known = files.iter().find(|(_, f)| *f.path == *which.file).map(|(id, _)| id);
    let is_it = |item: &&std::sync::Arc<Item>| {
        let lang = which.lang.is_empty() || **library.site.code(item.lang) == *which.lang;
        Some(item.span.file) == known && lang && if which.row.is_empty() { item.span.is_whole_file() } else { *item.slug == *which.row }
    };
    let item = library.items.iter().find(is_it).map(|item| &**item);
    let kind = item.map(|i| i.kind).or_else(|| Kind::find(&which.kind))?;
    let disk = SourcePath::new(&version.loaded.sources.root, &which.file).ok()?;
    let old = known.map(|id| files.get(id));
    let cells = old.and_then(|f| f.cells.clone());
    let text = match old.filter(|_| cells.is_some()) {
        Some(sheet) => sheet.text.clone(),
        None => decode_any(&read_bytes(disk.disk()).ok()?)?,
    };
    let source = SourceFile { path: which.file.as_str().into(), text, cells };
    let file = known.unwrap_or(FileId(u32::MAX));
    let span = match (which.row.as_str(), item) {
        ("", _) => Span::file(file),
        (_, Some(item)) if source.cells.is_some() => item.span,
        (row, item) => row_span(&source, kind, file, row, item, old)?,
    };
    let target = Target { kind, span, speech };
    let node = as_written(&source, &target);
    let digest = text_digest(&source.text);
    Some(Fresh { item, source, target, node, digest })
}

/// Where the row stands now: by its own name, else as many rows from the beginning as it was.
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

/// Whether its file is one the desk can change.
pub fn is_editable(source: &SourceFile) -> bool {
    Format::of(source) != Format::Sheet
}
