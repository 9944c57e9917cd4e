//! Adds and removes rows of tables and entries of lists, in the style of the others; every other byte stays.

use super::change::{FieldChange, NewValue, is_key_of, same_node};
use super::file::{EditRefusal, EditTarget, SourceFormat, cell, rows};
use super::style::{Style, column, ending, line_start, next_line};
use super::yaml::Editor;
use crate::diag::SourceFile;
use crate::forms::{CsvRows, csv_without_row, label};
use crate::kinds::{Kind, Type};
use crate::lang::Speech;
use crate::model::MAX_SLUG_PART;
use crate::read::{Node, NodeKey, NodeValue};
use crate::vietnamese::{short_slug, slug};

/// The text of a table with a new row, and the index of that row. It is added behind the last row, or behind the last row of its place
/// where the rows of each place are together.
pub fn with_row(source: &SourceFile, target: &EditTarget, changes: &[FieldChange]) -> Result<(String, usize), EditRefusal> {
    let before = rows(source, target.span.file).ok_or(match SourceFormat::of(source) {
        SourceFormat::Sheet => EditRefusal::Sheet,
        _ => EditRefusal::NotSure,
    });
    let before = match before {
        // A list without entries, perhaps with comments.
        Err(EditRefusal::NotSure) if SourceFormat::of(source) == SourceFormat::Yaml && is_bare(&source.text) => Vec::new(),
        before => before?,
    };
    let behind = previous_row(&before, target.kind, changes);
    let next = match SourceFormat::of(source) {
        SourceFormat::Csv => {
            let mut table = CsvRows::new(&source.text, target.kind).ok_or(EditRefusal::NotSure)?;
            let cells = changes.iter().map(|c| Some((c.name(), cell(c.value.as_ref())?)));
            table.insert(behind.map(|at| before[at].span), cells.collect::<Option<_>>().ok_or(EditRefusal::Cell)?);
            table.finish()
        }
        _ => with_entry(source, target, changes, &before, behind).ok_or(EditRefusal::NotSure)?,
    };
    let at = behind.map_or(0, |at| at + 1);
    let after = rows(&SourceFile { text: next.as_str().into(), ..source.clone() }, target.span.file).ok_or(EditRefusal::NotSure)?;
    let mut others = after.clone();
    let new = (at < others.len()).then(|| others.remove(at)).ok_or(EditRefusal::NotSure)?;
    let has_no_other = new.as_map().unwrap_or_default().iter().filter(|(_, v)| !v.is_null()).count() == filled(changes).count();
    let is_kept = others.len() == before.len() && before.iter().zip(&others).all(|(a, b)| same_node(a, b));
    let is_right = is_kept && has_no_other && contains_row(&new, source, changes);
    if is_right { Ok((next, at)) } else { Err(EditRefusal::NotSure) }
}

/// The text of a table without a row.
pub fn without_row(source: &SourceFile, target: &EditTarget) -> Result<String, EditRefusal> {
    let before = rows(source, target.span.file).ok_or(EditRefusal::Sheet)?;
    let at = before.iter().position(|row| row.span == target.span).ok_or(EditRefusal::NotSure)?;
    let next = match SourceFormat::of(source) {
        SourceFormat::Csv => csv_without_row(&source.text, target.span),
        _ => without_entry(source, target, &before, at).ok_or(EditRefusal::NotSure)?,
    };
    let after = rows(&SourceFile { text: next.as_str().into(), ..source.clone() }, target.span.file).ok_or(EditRefusal::NotSure)?;
    let left = before.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, row)| row);
    let is_right = after.len() + 1 == before.len() && left.zip(&after).all(|(a, b)| same_node(a, b));
    if is_right { Ok(next) } else { Err(EditRefusal::NotSure) }
}

/// The text of a new table with one row, with columns for required fields and for those of the row. It takes over headers, separator and
/// line ends of `like`, an existing table of the kind. None when a value does not fit into a cell.
pub fn new_table(kind: &'static Kind, changes: &[FieldChange], like: Option<&SourceFile>, speech: Speech) -> Option<String> {
    let table = kind.table();
    let names = table.fields[..table.derived_from].iter().filter(|f| f.required).map(|f| f.name.to_string());
    let mut names: Vec<String> = names.chain(changes.iter().map(FieldChange::name)).collect();
    names.sort_by_cached_key(|name| {
        let (no, lang) = table.find_in(name).map_or((usize::MAX, None), |(no, lang)| (no.index(), lang.map(str::to_string)));
        (name != "id", no, lang)
    });
    names.dedup();
    let model = like.and_then(|source| CsvRows::new(&source.text, kind));
    let head = |name: &String| model.as_ref().and_then(|m| m.head_of(name)).unwrap_or_else(|| label(kind, name, speech));
    let (separator, ending) = (model.as_ref().map_or(',', CsvRows::separator), like.map_or("\n", |source| ending(&source.text)));
    let header: Vec<String> = names.iter().map(head).collect();
    let text = format!("{}{ending}", header.join(&separator.to_string()));
    let mut rows = CsvRows::new(&text, kind)?;
    let cells = changes.iter().map(|c| Some((c.name(), cell(c.value.as_ref())?)));
    rows.insert(None, cells.collect::<Option<_>>()?);
    // Excel recognises UTF-8 by the byte order mark.
    Some(format!("\u{feff}{}", rows.finish()))
}

/// Whether a table has a column for a field, or an entry of a list has it.
pub fn has_column(source: &SourceFile, kind: &'static Kind, rows: &[Node], name: &str) -> bool {
    match SourceFormat::of(source) {
        SourceFormat::Csv => CsvRows::new(&source.text, kind).is_some_and(|table| table.head_of(name).is_some()),
        _ => rows.iter().any(|row| written_value(row, kind, name).is_some()),
    }
}

/// A row with the first value of each column or key: an example of how the table writes them.
pub fn example_row(rows: &[Node]) -> Node {
    let mut entries: Vec<(NodeKey, Node)> = Vec::new();
    for (name, value) in rows.iter().filter_map(Node::as_map).flatten().filter(|(_, v)| !v.is_null()) {
        if !entries.iter().any(|(known, _)| known.text == name.text) {
            entries.push((name.clone(), value.clone()));
        }
    }
    Node { span: rows.first().map_or(crate::diag::Span::file(crate::diag::FileId(0)), |row| row.span), value: NodeValue::Map(entries) }
}

/// The slug of a row, by the first of its identifying fields that is filled. None when none is.
pub fn row_slug(kind: &Kind, row: &Node) -> Option<String> {
    let identifying = kind.fields.iter().find(|f| f.identifies).map(|f| f.name);
    let names = ["slug", "id", "code"].into_iter().chain(identifying).chain(["title"]).chain(kind.title_from);
    let slugs = names.filter_map(|name| written_value(row, kind, name)).map(|text| slug(&text));
    slugs.map(|slug| short_slug(&slug, MAX_SLUG_PART).to_string()).find(|slug| !slug.is_empty())
}

/// The text of a field in a row; none when it is empty.
pub fn written_value(row: &Node, kind: &Kind, name: &str) -> Option<String> {
    let no = kind.table().named(name)?;
    let entry = row.as_map()?.iter().find(|(k, _)| kind.table().find(&k.text) == Some(no))?;
    entry.1.as_text().map(|text| text.trim().to_string()).filter(|text| !text.is_empty())
}

/// The index of the row behind which a new one is added.
fn previous_row(rows: &[Node], kind: &Kind, changes: &[FieldChange]) -> Option<usize> {
    let last = rows.len().checked_sub(1)?;
    let place = changes.iter().find(|c| c.field.name == "place").and_then(|c| cell(c.value.as_ref()));
    let Some(place) = place else { return Some(last) };
    let places: Vec<String> = rows.iter().map(|row| written_value(row, kind, "place").unwrap_or_default()).collect();
    let mut runs: Vec<&String> = places.iter().collect();
    runs.dedup();
    let groups = runs.len();
    runs.sort();
    runs.dedup();
    let own = places.iter().rposition(|p| *p == place);
    Some(own.filter(|_| runs.len() == groups).unwrap_or(last))
}

/// Whether a row has all the values of the changes.
pub fn contains_row(row: &Node, source: &SourceFile, changes: &[FieldChange]) -> bool {
    let entries = row.as_map().unwrap_or_default();
    let has_value = |change: &FieldChange, node: &Node| match (&change.value, SourceFormat::of(source)) {
        (Some(value), SourceFormat::Yaml) => value.is_written_in(node),
        (value, _) => cell(value.as_ref()).is_some_and(|text| node.as_text().unwrap_or_default().trim() == text.trim()),
    };
    let is_written =
        |change: &FieldChange| entries.iter().find(|(k, _)| change.as_name().is(&k.text)).is_some_and(|(_, v)| has_value(change, v));
    filled(changes).all(is_written)
}

/// The changes with a value.
fn filled(changes: &[FieldChange]) -> impl Iterator<Item = &FieldChange> {
    changes.iter().filter(|c| c.value.as_ref().is_some_and(|v| !v.is_empty()))
}

/// Whether a list has no entries: only comments, or `[]`.
fn is_bare(text: &str) -> bool {
    let mut lines = text.lines().map(|line| line.trim_start_matches('\u{feff}').trim()).filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.next().is_none_or(|first| first == EMPTY) && lines.next().is_none()
}

/// A list without entries.
const EMPTY: &str = "[]";

fn with_entry(source: &SourceFile, target: &EditTarget, changes: &[FieldChange], rows: &[Node], behind: Option<usize>) -> Option<String> {
    let text = &*source.text;
    let model = example_row(rows);
    let known = model.as_map().unwrap_or_default();
    let mut editor = Editor::new(text, Style::of(text, known, target.kind.table(), target.speech));
    let Some(behind) = behind else {
        let entry = entry(&editor, target.kind, known, changes, (0, 2));
        let bare = text.lines().find(|line| line.trim() == EMPTY);
        match bare.map(|line| line.as_ptr() as usize - text.as_ptr() as usize) {
            Some(at) => editor.splice(at..at + bare.unwrap_or_default().trim_end().len(), entry),
            None => {
                let lead = if text.is_empty() || text.ends_with('\n') { "" } else { editor.style.ending };
                editor.splice(text.len()..text.len(), format!("{lead}{entry}{}", editor.style.ending));
            }
        }
        return Some(editor.finish());
    };
    let layout = ListLayout::of(&editor, rows)?;
    let end = layout.end(&editor, rows, behind)?;
    // A new entry is separated by an empty line where others are.
    let apart = (0..rows.len() - 1)
        .any(|at| layout.end(&editor, rows, at).is_some_and(|end| text[end..layout.dashes[at + 1]].matches('\n').count() > 1));
    let first = rows[behind].as_map()?.first()?.0.span.start as usize;
    let dash = column(text, layout.dashes[behind]);
    let keys = Some(column(text, first)).filter(|keys| *keys > dash + 1).unwrap_or(dash + 2);
    let lead = editor.style.ending.repeat(if apart { 2 } else { 1 });
    let entry = entry(&editor, target.kind, known, changes, (dash, keys));
    editor.splice(end..end, format!("{lead}{entry}"));
    Some(editor.finish())
}

/// The positions of the entries of a list.
struct ListLayout {
    /// Byte offsets of the dashes.
    dashes: Vec<usize>,
}

impl ListLayout {
    fn of(editor: &Editor, rows: &[Node]) -> Option<ListLayout> {
        Some(ListLayout { dashes: rows.iter().map(|row| editor.dash(row)).collect::<Option<_>>()? })
    }

    /// Byte offset where the content of an entry ends.
    fn end(&self, editor: &Editor, rows: &[Node], at: usize) -> Option<usize> {
        let limit = self.dashes.get(at + 1).map_or(editor.text.len(), |next| line_start(editor.text, *next));
        editor.content_end(self.dashes[at], self.dashes[at] + 1, &rows[at], limit)
    }
}

/// The text of an entry with its dash and its keys in these columns; the keys are in the order of the other entries.
fn entry(editor: &Editor, kind: &Kind, known: &[(NodeKey, Node)], changes: &[FieldChange], (dash, keys): (usize, usize)) -> String {
    let place = |change: &FieldChange| known.iter().position(|(k, _)| change.as_name().is(&k.text));
    let rank = |change: &FieldChange| kind.table().named(change.field.name);
    let leads = |c: &FieldChange| c.field.name != "id" && kind.title_from.is_some_and(|from| from != c.field.name);
    let mut values: Vec<&FieldChange> = filled(changes).collect();
    values.sort_by_key(|c| (leads(c), rank(c), c.lang.clone()));
    // A key that the other entries do not have is put behind the keys that precede it in the kind.
    let mut ordered: Vec<&FieldChange> = values.iter().copied().filter(|c| place(c).is_some()).collect();
    ordered.sort_by_key(|c| place(c));
    for change in values.into_iter().filter(|c| place(c).is_none()) {
        let before = ordered.iter().rposition(|other| rank(other) <= rank(change));
        // The first key of the entries stays the first.
        ordered.insert(before.map_or(usize::from(!ordered.is_empty()), |at| at + 1), change);
    }
    let line = |change: &FieldChange| {
        let base = known.iter().find(|(k, _)| is_key_of(&k.text, change.field)).map(|(k, _)| k.text.to_string());
        let key = place(change).map(|at| known[at].0.text.to_string());
        let key = key.unwrap_or_else(|| change.as_name().written(&base.unwrap_or_else(|| editor.style.key(change.field))));
        let value = change.value.as_ref().map(|value| match (value, &change.field.ty) {
            (NewValue::Text(text), Type::Prose) => editor.written(&NewValue::Text(format!("{}\n", text.trim_end_matches('\n'))), keys, " "),
            _ => editor.written(value, keys, " "),
        });
        format!("{key}:{}", value.unwrap_or_default())
    };
    let below = format!("{}{}", editor.style.ending, " ".repeat(keys));
    let lines = ordered.into_iter().map(line).collect::<Vec<_>>().join(&below);
    format!("{}-{}{lines}", " ".repeat(dash), " ".repeat(keys - dash - 1))
}

fn without_entry(source: &SourceFile, target: &EditTarget, rows: &[Node], at: usize) -> Option<String> {
    let text = &*source.text;
    let entries = rows[at].as_map()?;
    let mut editor = Editor::new(text, Style::of(text, entries, target.kind.table(), target.speech));
    let layout = ListLayout::of(&editor, rows)?;
    let (begin, end) = (line_start(text, layout.dashes[at]), layout.end(&editor, rows, at)?);
    let is_blank = |from: usize, to: usize| text.get(from..to).is_some_and(|gap| gap.trim().is_empty());
    let above = at.checked_sub(1).and_then(|before| layout.end(&editor, rows, before)).filter(|above| is_blank(*above, begin));
    let below = layout.dashes.get(at + 1).map(|next| line_start(text, *next)).filter(|below| is_blank(end, *below));
    match (above, below) {
        // The empty lines above are removed with the entry.
        (Some(above), _) => editor.splice(above..end, ""),
        (None, Some(below)) if at == 0 => editor.splice(begin..below, ""),
        _ if rows.len() == 1 => editor.splice(begin..end, EMPTY),
        _ => editor.splice(begin..next_line(text, end), ""),
    }
    Some(editor.finish())
}
