//! Changes fields of one item in the text of its file. The new text is read again to verify that nothing else changed.

use super::change::{FieldChange, NewValue, same_node};
use super::style::{Style, ending, line_start};
use super::yaml::{BlockMap, Editor};
use crate::diag::{Diagnostics, FileId, SourceFile, Span};
use crate::forms::CsvRows;
use crate::kinds::{FieldNo, Kind};
use crate::lang::Speech;
use crate::read::{Node, NodeKey, NodeValue, front_matter, read_csv, yaml::parse_yaml};

/// Why a file cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditRefusal {
    /// The file is a workbook, which only a spreadsheet program can change.
    Sheet,
    /// A cell of a table cannot contain a list of records.
    Cell,
    /// The layout of the text is not understood, or the verification failed.
    NotSure,
}

/// The item that is changed.
#[derive(Clone, Copy, Debug)]
pub struct EditTarget {
    /// The kind of the item.
    pub kind: &'static Kind,
    /// The whole file, or a row of it.
    pub span: Span,
    /// The language of new keys in a file that has none.
    pub speech: Speech,
}

/// The format of a file with items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceFormat {
    /// Markdown with front matter: one item.
    Markdown,
    /// A YAML list.
    Yaml,
    /// A CSV or TSV table.
    Csv,
    /// A sheet of a workbook.
    Sheet,
}

impl SourceFormat {
    /// The format of a file, by its extension.
    pub fn of(source: &SourceFile) -> SourceFormat {
        let extension = source.path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        match &*extension {
            _ if source.cells.is_some() => SourceFormat::Sheet,
            "yaml" | "yml" => SourceFormat::Yaml,
            "csv" | "tsv" => SourceFormat::Csv,
            _ => SourceFormat::Markdown,
        }
    }
}

/// The fields of an item as they are written in its file.
pub fn written_fields(source: &SourceFile, target: &EditTarget) -> Option<Node> {
    match SourceFormat::of(source) {
        SourceFormat::Markdown => front(&source.text, target)?.0,
        _ => rows(source, target.span.file)?.into_iter().find(|row| row.span == target.span),
    }
}

/// The rows of a table or entries of a list. None for Markdown, for sheets and for files that cannot be parsed.
pub fn rows(source: &SourceFile, file: FileId) -> Option<Vec<Node>> {
    let rows = match SourceFormat::of(source) {
        SourceFormat::Yaml => parse_yaml(file, &source.text, 0).ok()?,
        SourceFormat::Csv => read_csv(file, &source.text, &mut Diagnostics::new())?,
        SourceFormat::Sheet | SourceFormat::Markdown => return None,
    };
    rows.as_list().map(<[Node]>::to_vec)
}

/// The Markdown below the front matter, with `\n` as line ends. None for other formats.
pub fn body(source: &SourceFile, target: &EditTarget) -> Option<String> {
    let start = front(&source.text, target).filter(|_| SourceFormat::of(source) == SourceFormat::Markdown)?.1;
    Some(source.text[start..].replace("\r\n", "\n").trim_matches('\n').to_string())
}

/// The text of the file with the changes. `body` is new Markdown below the front matter; none when it stays.
pub fn edited(source: &SourceFile, target: &EditTarget, changes: &[FieldChange], body: Option<&str>) -> Result<String, EditRefusal> {
    match SourceFormat::of(source) {
        SourceFormat::Sheet => Err(EditRefusal::Sheet),
        SourceFormat::Csv => edit_rows(&source.text, target, changes),
        SourceFormat::Yaml => edit_list(&source.text, target, changes).ok_or(EditRefusal::NotSure),
        SourceFormat::Markdown => edit_markdown(&source.text, target, changes, body).ok_or(EditRefusal::NotSure),
    }
}

fn edit_markdown(text: &str, target: &EditTarget, changes: &[FieldChange], body: Option<&str>) -> Option<String> {
    let mut text = text.to_string();
    for change in changes {
        let next = set_in_front(&text, target, change)?;
        let (before, after) = (front(&text, target)?, front(&next, target)?);
        let entries = |f: &Option<Node>| f.as_ref().and_then(Node::as_map).unwrap_or_default().to_vec();
        (is_changed_only(&entries(&before.0), &entries(&after.0), change) && text[before.1..].trim_start() == next[after.1..].trim_start())
            .then_some(())?;
        text = next;
    }
    let Some(body) = body else { return Some(text) };
    let start = front(&text, target)?.1;
    let (ending, old) = (ending(&text), &text[start..]);
    let lead = old.len() - old.trim_start_matches(['\n', '\r']).len();
    let new = body.replace("\r\n", "\n");
    let new = new.trim_matches('\n');
    let tail = if new.is_empty() { "" } else { ending };
    let lead = if lead == 0 && start > 0 && !new.is_empty() { ending } else { &old[..lead] };
    Some(format!("{}{lead}{}{tail}", &text[..start], new.replace('\n', ending)))
}

/// The front matter, and the byte offset where the body begins. None when the front matter is not closed.
fn front(text: &str, target: &EditTarget) -> Option<(Option<Node>, usize)> {
    let split = front_matter::parse_front_matter(target.span.file, text, &mut Diagnostics::new());
    (!split.broken).then_some((split.node, split.body_start))
}

fn set_in_front(text: &str, target: &EditTarget, change: &FieldChange) -> Option<String> {
    let (node, body) = front(text, target)?;
    let entries = node.as_ref().and_then(Node::as_map).unwrap_or_default();
    let style = Style::of(text, entries, target.kind.table(), target.speech);
    let mut editor = Editor::new(text, style);
    let last = text[..body].trim_end().len().saturating_sub(3);
    if entries.is_empty() {
        let Some(value) = change.value.as_ref().filter(|w| !w.is_empty()) else { return Some(text.to_string()) };
        let ending = editor.style.ending;
        let key = change.as_name().written(&editor.style.key(change.field));
        let line = format!("{key}:{}{ending}", editor.written(value, 0, " "));
        match body {
            0 => editor.splice(0..0, format!("---{ending}{line}---{ending}{ending}")),
            _ => editor.splice(last..last, line),
        }
        return Some(editor.finish());
    }
    if let (1, None, Some((only, _))) = (entries.len(), &change.value, entries.first())
        && change.as_name().is(&only.text)
    {
        editor.splice(line_start(text, only.span.start as usize)..last, "");
        return Some(editor.finish());
    }
    set(&mut editor, &BlockMap { entries, end: last }, target, change)?;
    Some(editor.finish())
}

fn set(editor: &mut Editor, map: &BlockMap, target: &EditTarget, change: &FieldChange) -> Option<()> {
    let table = target.kind.table();
    let rank = |name: &str| table.find(name).map(FieldNo::index);
    editor.set(map, &rank, change.as_name(), change.value.as_ref())
}

fn edit_list(text: &str, target: &EditTarget, changes: &[FieldChange]) -> Option<String> {
    let parse = |text: &str| parse_yaml(target.span.file, text, 0).ok();
    let at = parse(text)?.as_list()?.iter().position(|row| row.span == target.span)?;
    let mut text = text.to_string();
    for change in changes {
        let root = parse(&text)?;
        let rows = root.as_list()?;
        let entries = rows.get(at)?.as_map()?;
        let end = match rows.get(at + 1) {
            Some(next) => line_start(&text, next.as_map()?.first()?.0.span.start as usize),
            None => text.len(),
        };
        let mut editor = Editor::new(&text, Style::of(&text, entries, target.kind.table(), target.speech));
        set(&mut editor, &BlockMap { entries, end }, target, change)?;
        let next = editor.finish();
        let after = parse(&next)?;
        let new = after.as_list()?;
        let others = rows.iter().zip(new).enumerate().all(|(i, (a, b))| i == at || same_node(a, b));
        (others && rows.len() == new.len() && is_changed_only(entries, new[at].as_map()?, change)).then_some(())?;
        text = next;
    }
    Some(text)
}

/// Whether a map has the change and all other entries are the same as before.
fn is_changed_only(before: &[(NodeKey, Node)], after: &[(NodeKey, Node)], change: &FieldChange) -> bool {
    let other =
        |map: &[(NodeKey, Node)]| -> Vec<(NodeKey, Node)> { map.iter().filter(|(k, _)| !change.as_name().is(&k.text)).cloned().collect() };
    let (before, rest) = (other(before), other(after));
    let is_kept = before.len() == rest.len() && before.iter().zip(&rest).all(|((k, a), (l, b))| k.text == l.text && same_node(a, b));
    let written = after.iter().find(|(k, _)| change.as_name().is(&k.text)).map(|(_, v)| v);
    is_kept
        && match (change.value.as_ref().filter(|w| !w.is_empty()), written) {
            (Some(value), Some(node)) => value.is_written_in(node),
            (None, None) => true,
            _ => false,
        }
}

fn edit_rows(text: &str, target: &EditTarget, changes: &[FieldChange]) -> Result<String, EditRefusal> {
    let mut rows = CsvRows::new(text, target.kind).ok_or(EditRefusal::NotSure)?;
    let cells: Vec<(&FieldChange, String)> =
        changes.iter().map(|c| Some((c, cell(c.value.as_ref())?))).collect::<Option<_>>().ok_or(EditRefusal::Cell)?;
    for (change, cell) in &cells {
        rows.set(target.span, &change.name(), cell.clone());
    }
    let next = rows.finish();
    let read = |text: &str| read_csv(target.span.file, text, &mut Diagnostics::new());
    let (Some(before), Some(after)) = (read(text), read(&next)) else { return Err(EditRefusal::NotSure) };
    let (before, after) = (before.as_list().unwrap_or_default(), after.as_list().unwrap_or_default());
    let is_same = |a: &Node, b: &Node| match (&a.value, a.span == target.span) {
        (NodeValue::Map(_), true) => changes_only(a, b, &cells),
        _ => same_node(a, b),
    };
    let is_right = before.len() == after.len() && before.iter().zip(after).all(|(a, b)| is_same(a, b));
    if is_right { Ok(next) } else { Err(EditRefusal::NotSure) }
}

/// Whether a row differs only in the changed cells, and these have the new values.
fn changes_only(before: &Node, after: &Node, cells: &[(&FieldChange, String)]) -> bool {
    let changed = |name: &str| cells.iter().find(|(c, _)| c.as_name().is(name));
    let others = |row: &Node| -> Vec<(Box<str>, Node)> {
        row.as_map()
            .unwrap_or_default()
            .iter()
            .filter(|(k, _)| changed(&k.text).is_none())
            .map(|(k, v)| (k.text.clone(), v.clone()))
            .collect()
    };
    let (a, b) = (others(before), others(after));
    let written = |change: &FieldChange| {
        after.as_map().unwrap_or_default().iter().find(|(k, _)| change.as_name().is(&k.text)).and_then(|(_, v)| v.as_text())
    };
    a.len() == b.len()
        && a.iter().zip(&b).all(|((k, v), (l, w))| k == l && same_node(v, w))
        && cells.iter().all(|(change, cell)| written(change).unwrap_or_default().trim() == cell.trim())
}

/// A value as the text of a cell. None for a value that a cell cannot contain.
pub(super) fn cell(value: Option<&NewValue>) -> Option<String> {
    match value {
        None => Some(String::new()),
        Some(NewValue::Text(text)) => Some(text.trim_end_matches('\n').to_string()),
        Some(NewValue::List(values)) => {
            let parts: Option<Vec<String>> = values
                .iter()
                .filter(|v| !v.is_empty())
                .map(|v| match v {
                    NewValue::Text(text) if !text.contains(['|', '\n']) => Some(text.clone()),
                    _ => None,
                })
                .collect();
            parts.map(|p| p.join("|"))
        }
        Some(NewValue::Record(_) | NewValue::Yaml(..)) => None,
    }
}
