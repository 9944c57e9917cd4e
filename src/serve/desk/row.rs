//! A new row of a table, or entry of a YAML list: its form, and its writing when the form is sent.

use super::changes::{SavedChange, changed_lines};
use super::fault::DeskFault;
use super::item_form::{grouped, input_fault};
use super::items::place_and_folder;
use super::page_templates::{PageFrame, PageTemplates};
use super::query::{ItemQuery, RowQuery};
use super::response::page;
use super::state::{Desk, DeskState};
use super::submitted_form::SubmittedForm;
use crate::diag::{CANNOT_READ, Diagnostic, EDIT_REFUSED, FileId, SourceFile, Span};
use crate::edit::form::{FormContext, FormInput, form_inputs};
use crate::edit::{
    EditRefusal, EditTarget, FieldChange, MAX_SLUG, NewItemLocation, NewValue, SourceFormat, contains_row, create, example_row, has_column,
    new_item_location, new_table, not_edited, read_form, refill, replace, row_slug, rows, text_digest, with_row, written_value,
};
use crate::kinds::Kind;
use crate::lang::Speech;
use crate::model::{Library, PlaceNo};
use crate::read::{Node, decode_any};
use crate::serve::Version;
use crate::vietnamese::{short_slug, slug};
use crate::write::SourcePath;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// The values of `row.html`.
#[derive(Serialize)]
struct RowPage {
    frame: PageFrame,
    /// Name of the place.
    place: String,
    /// Path of the table.
    path: String,
    /// Whether the table is created with the row.
    is_new: bool,
    inputs: [Vec<FormInput>; 3],
    /// How many inputs have faults.
    faults: usize,
    /// The fault of the whole row.
    fault: Option<String>,
    url: String,
}

/// Fields whose values follow from the table and the place.
const DERIVED: &[&str] = &["id", "slug", "place", "lang", "hidden"];

/// The table of a new row.
struct RowTable {
    kind: &'static Kind,
    at: PlaceNo,
    source: SourceFile,
    target: EditTarget,
    rows: Vec<Node>,
    /// A row that shows how the table writes each field.
    example: Node,
    /// Whether the table does not exist yet.
    is_new: bool,
}

/// Finds and reads the table of a new row.
fn row_table(version: &Version, site_dir: &Path, query: &RowQuery, speech: Speech) -> Result<RowTable, DeskFault> {
    let unknown_kind = || DeskFault::Message("desk-new-kind", String::new());
    let kind = version.loaded.library.site.kinds.find_item(&query.kind).ok_or_else(unknown_kind)?;
    let (at, folder) = place_and_folder(version, &query.place);
    let files = &version.loaded.sources.files;
    let (file, path, is_new) = match new_item_location(&version.loaded.library, files, kind, &query.title, at, folder.as_deref()) {
        NewItemLocation::Text(_) => return Err(unknown_kind()),
        NewItemLocation::Table(file) => (file, files.get(file).path.to_string(), false),
        NewItemLocation::NewTable(path) => (FileId(u32::MAX), path, true),
    };
    if !is_new && files.get(file).cells.is_some() {
        return Err(DeskFault::Message("desk-row-sheet", path));
    }
    let refused = |why: &str| Diagnostic::new(&EDIT_REFUSED).with("path", &path).with("why", why);
    let disk = SourcePath::new(site_dir, &path).map_err(&refused)?;
    let text = match is_new {
        true => "".into(),
        false => {
            let bytes = disk.read().map_err(|e| Diagnostic::new(&CANNOT_READ).with("path", &path).because(&e))?;
            decode_any(&bytes).ok_or_else(|| refused("odd"))?
        }
    };
    let source = SourceFile { path: path.into(), text, cells: None };
    let rows = rows(&source, file).unwrap_or_default();
    let target = EditTarget { kind, span: Span::file(file), speech };
    Ok(RowTable { kind, at, example: example_row(&rows), source, target, rows, is_new })
}

impl RowTable {
    fn context<'a>(&'a self, library: &'a Library) -> FormContext<'a> {
        FormContext { library, target: self.target, source: &self.source, node: None, item: None, like: Some(&self.example) }
    }

    /// The name of the field with the title of a row.
    fn title_field(&self) -> &'static str {
        self.kind.title_from.unwrap_or("title")
    }

    fn inputs(&self, library: &Library) -> Vec<FormInput> {
        let mut inputs = form_inputs(&self.context(library));
        inputs.retain(|i| !DERIVED.contains(&&*i.name));
        // Fields without a column are among the seldom used ones.
        for input in inputs.iter_mut().filter(|i| !self.is_new && i.lang.is_none()) {
            input.further = !input.required && !has_column(&self.source, self.kind, &self.rows, &input.name);
        }
        inputs
    }

    /// The id and the place of the row, where the table has columns for them.
    fn derived_values(&self, library: &Library, title: &str) -> Vec<FieldChange> {
        let place = library.places.get(self.at);
        let field = |name: &str| self.kind.table().named(name).map(|no| self.kind.table().field(no));
        let has = |name: &str| has_column(&self.source, self.kind, &self.rows, name);
        let place_of = |row: &Node| written_value(row, self.kind, "place");
        // A row of the root needs no place where other rows have none either.
        let needs_place = self.at != PlaceNo::PORTAL
            || self.rows.iter().any(|row| place_of(row).is_some_and(|code| *code == *place.code))
            || !self.rows.iter().any(|row| place_of(row).is_none());
        let mut values = Vec::new();
        let own = self.kind.fields.iter().any(|f| f.identifies || f.name == "code" && f.required);
        if let Some(id) = field("id").filter(|_| if self.is_new { !own } else { has("id") }) {
            values.push(FieldChange::new(id, Some(NewValue::text(self.new_id(library, title)))));
        }
        if let Some(field) = field("place").filter(|_| !self.is_new && needs_place && has("place") && !place.code.is_empty()) {
            values.push(FieldChange::new(field, Some(NewValue::text(&*place.code))));
        }
        values
    }

    /// An id that no row of the kind has, not even an inherited one: the row would override that.
    fn new_id(&self, library: &Library, title: &str) -> String {
        let code = &library.places.get(self.at).code;
        let name = slug(title);
        let name = short_slug(&name, MAX_SLUG);
        let first = if self.at != PlaceNo::PORTAL { format!("{name}-{code}") } else { name.to_string() };
        let is_taken = |id: &String| {
            !library.inheritance.with_id(self.kind, id).is_empty()
                || self.rows.iter().any(|row| row_slug(self.kind, row).as_ref() == Some(id))
        };
        let ids = (1u32..).map(|n| if n == 1 { first.clone() } else { format!("{first}-{n}") });
        ids.take(1000).find(|id| !is_taken(id)).unwrap_or(first)
    }

    /// Writes the row and returns its slug and the changed lines.
    fn write(&self, version: &Version, site_dir: &Path, changes: &[FieldChange]) -> Result<(String, SavedChange), DeskFault> {
        let path = self.source.path.to_string();
        let (new, at) = match self.is_new {
            true => {
                let text = new_table(self.kind, changes, similar_table(version, self.kind), self.target.speech);
                (text.ok_or_else(|| not_edited(&path, EditRefusal::Cell))?, 0)
            }
            false => with_row(&self.source, &self.target, changes).map_err(|refusal| not_edited(&path, refusal))?,
        };
        let after = rows(&SourceFile { text: new.as_str().into(), ..self.source.clone() }, self.target.span.file).unwrap_or_default();
        let slug = after.get(at).and_then(|row| row_slug(self.kind, row)).unwrap_or_default();
        let is_taken = !version.loaded.library.inheritance.with_id(self.kind, &slug).is_empty()
            || self.rows.iter().any(|row| row_slug(self.kind, row).as_ref() == Some(&slug));
        if is_taken || slug.is_empty() {
            return Err(DeskFault::Message("desk-row-held", path));
        }
        let written = match self.is_new {
            true => create(site_dir, &path, new.as_bytes()),
            false => replace(site_dir, &self.source, &text_digest(&self.source.text), new.clone()).map(drop),
        };
        written.map_err(|fault| fault.diagnostic(&path))?;
        let lines = changed_lines(&self.source.text, new.trim_start_matches('\u{feff}'));
        Ok((slug, SavedChange { file: path, lines }))
    }
}

/// The CSV table of the kind with the most rows, whose separators and column names a new table takes over.
fn similar_table<'v>(version: &'v Version, kind: &'static Kind) -> Option<&'v SourceFile> {
    let files = &version.loaded.sources.files;
    let mut tables = std::collections::BTreeMap::<_, usize>::new();
    for group in version.loaded.library.groups.iter().filter(|g| g.kind == kind && !g.span.is_whole_file()) {
        *tables.entry(group.span.file).or_default() += 1;
    }
    let csv = tables.into_iter().filter(|(file, _)| SourceFormat::of(files.get(*file)) == SourceFormat::Csv);
    csv.max_by_key(|(file, count)| (*count, std::cmp::Reverse(*file))).map(|(file, _)| files.get(file))
}

/// A request for a new row, with what its response needs.
struct RowRequest<'a, 'v> {
    desk: &'a Desk,
    templates: &'a PageTemplates,
    /// The requested address.
    here: &'a Uri,
    version: &'a Version<'v>,
    query: &'a RowQuery,
}

/// The result of a request for a new row.
enum RowResult {
    /// The form, with its status.
    Page(StatusCode, String),
    Saved(ItemQuery, SavedChange),
    Refused(DeskFault),
}

/// The form of a new row.
pub async fn show(State(desk): DeskState, Query(query): Query<RowQuery>, uri: Uri, headers: HeaderMap) -> Response {
    respond(desk, query, uri, headers, |request| request.form()).await
}

/// Saves a new row.
pub async fn save(
    State(desk): DeskState,
    Query(query): Query<RowQuery>,
    uri: Uri,
    headers: HeaderMap,
    SubmittedForm(pairs): SubmittedForm,
) -> Response {
    respond(desk, query, uri, headers, move |request| request.save(&pairs)).await
}

async fn respond(
    desk: Arc<Desk>,
    query: RowQuery,
    uri: Uri,
    headers: HeaderMap,
    handle: impl FnOnce(&RowRequest) -> RowResult + Send + 'static,
) -> Response {
    let (shared, here, request_headers) = (desk.clone(), uri.clone(), headers.clone());
    let handle_row = move |version: &Version| {
        handle(&RowRequest { desk: &shared, templates: shared.templates(&request_headers), here: &here, version, query: &query })
    };
    match desk.ask(handle_row).await {
        Err(answer) => answer,
        Ok(RowResult::Page(status, html)) => page(status, html),
        Ok(RowResult::Refused(fault)) => desk.not_saved(&headers, &uri, fault.text(desk.templates(&headers)), String::new()),
        Ok(RowResult::Saved(query, saved)) => {
            *desk.last_saved() = Some(saved);
            desk.written(&query.file, &query.url()).await
        }
    }
}

impl RowRequest<'_, '_> {
    fn table(&self) -> Result<RowTable, DeskFault> {
        row_table(self.version, &self.desk.site.site_dir, self.query, self.templates.speech())
    }

    fn form(&self) -> RowResult {
        let table = match self.table() {
            Ok(table) => table,
            Err(fault) => return RowResult::Refused(fault),
        };
        let mut inputs = table.inputs(&self.version.loaded.library);
        // The title is filled in. The digest of its input stays that of an empty value, so that the title counts as a change.
        inputs.iter_mut().filter(|i| i.name == table.title_field()).for_each(|i| i.text = self.query.title.trim().to_string());
        RowResult::Page(StatusCode::OK, self.page(&table, inputs, None))
    }

    fn save(&self, pairs: &[(String, String)]) -> RowResult {
        let (templates, library) = (self.templates, &self.version.loaded.library);
        let table = match self.table() {
            Ok(table) => table,
            Err(fault) => return RowResult::Refused(fault),
        };
        let inputs = table.inputs(library);
        let form = read_form(&table.context(library), &inputs, pairs);
        let form_again = |fault: Option<String>| {
            let mut inputs = inputs.clone();
            refill(&mut inputs, pairs);
            for input in &mut inputs {
                input.fault = input_fault(&form, input, templates);
            }
            RowResult::Page(StatusCode::UNPROCESSABLE_ENTITY, self.page(&table, inputs, fault))
        };
        if !form.faults.is_empty() {
            return form_again(None);
        }
        let title = form.changes.iter().find(|c| c.name() == table.title_field()).and_then(|c| c.value.as_ref());
        let title = if let Some(NewValue::Text(text)) = title { text } else { "" };
        let mut changes = table.derived_values(library, title);
        let entered: Vec<FieldChange> = changes.iter().filter(|c| c.field.name == "place").chain(&form.changes).cloned().collect();
        // A form that is sent twice writes one row.
        if table.rows.iter().any(|row| contains_row(row, &table.source, &entered)) {
            return form_again(Some(DeskFault::Message("desk-row-held", table.source.path.to_string()).text(templates)));
        }
        changes.extend(form.changes.iter().cloned());
        match table.write(self.version, &self.desk.site.site_dir, &changes) {
            Ok((row, saved)) => {
                let kind = table.kind.name.to_string();
                RowResult::Saved(ItemQuery { file: saved.file.clone(), row, kind, ..ItemQuery::default() }, saved)
            }
            Err(fault) => form_again(Some(fault.text(templates))),
        }
    }

    fn page(&self, table: &RowTable, inputs: Vec<FormInput>, fault: Option<String>) -> String {
        let kind = table.kind.label(self.templates.speech());
        let page = RowPage {
            frame: self.desk.frame("new", self.templates.words.say("desk-row", &[("name", kind.to_string())]), self.here),
            place: self.version.loaded.library.places.get(table.at).name.to_string(),
            path: table.source.path.to_string(),
            is_new: table.is_new,
            faults: inputs.iter().filter(|i| i.fault.is_some()).count(),
            inputs: grouped(inputs),
            fault,
            url: self.query.url(),
        };
        self.templates.render("row.html", &page)
    }
}
