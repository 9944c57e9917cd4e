//! The page of an item: its form beside its Markdown and its previews, and what happens when the form is saved.

use super::changes::{ChangedLine, SavedChange, changed_lines};
use super::current_file::{CurrentFile, current_file, is_editable};
use super::item_form::{self, grouped, input_fault};
use super::items::{item_findings, place_choices};
use super::page_templates::{PageFrame, PageTemplates};
use super::query::ItemQuery;
use super::response::{page, redirect};
use super::state::{Desk, DeskState};
use super::submitted_form::{SubmittedForm, value};
use crate::diag::Diagnostic;
use crate::edit::form::{FormInput, digest};
use crate::edit::{BODY, FormChanges, SaveError, SaveRequest, body, normalized_body, refill, save as save_file};
use crate::lang::Words;
use crate::model::{GroupNo, ItemNo, LangNo, PlaceNo};
use crate::plan::{Address, JobVariant, Subject};
use crate::read::paths::percent_encode;
use crate::serve::address::place_path;
use crate::serve::lookup::DRAFT;
use crate::serve::{Finding, Version};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::Serialize;

/// A page or a printed file that shows the item.
#[derive(Clone, Debug, Serialize)]
struct ItemPreview {
    title: String,
    url: String,
}

/// The values of `item.html`.
#[derive(Serialize)]
struct ItemPage {
    frame: PageFrame,
    query: ItemQuery,
    title: String,
    /// Label of the kind.
    kind: &'static str,
    /// The inputs above the text, below it, and the seldom used ones.
    inputs: [Vec<FormInput>; 3],
    /// Labels of fields that are written in the text, below headings of their own.
    in_text: Vec<String>,
    /// The Markdown; none for a row of a table.
    body: Option<String>,
    body_name: &'static str,
    /// Digest of the saved Markdown.
    body_seen: String,
    /// Digest of the saved file.
    digest: String,
    /// Why the item cannot be changed: `sheet`.
    fixed: Option<&'static str>,
    /// The start of the addresses of previews: `/_draft` where they show the unsaved text.
    draft: &'static str,
    /// How many inputs have faults.
    faults: usize,
    findings: Vec<Finding>,
    saved: Option<SavedChange>,
    previews: Vec<ItemPreview>,
    places: Vec<(String, String)>,
    /// Code of the place whose pages are shown.
    place: String,
    /// Whether the item has a field for a picture.
    fields_for_pictures: bool,
    /// Whether the item can be removed at the desk; places and terms cannot.
    removable: bool,
    url: String,
}

/// The values of `conflict.html`.
#[derive(Serialize)]
struct ConflictPage {
    frame: PageFrame,
    query: ItemQuery,
    text: String,
    help: String,
    /// Digest of the file as it is now.
    digest: String,
    fields: Vec<FieldConflict>,
    /// Names and values of hidden inputs that send the entered values again.
    hidden: Vec<(String, String)>,
    body: Option<FieldConflict>,
    body_name: &'static str,
    body_seen: String,
    lines: Vec<ChangedLine>,
    url: String,
}

/// A field with its value in the file and its entered value.
#[derive(Serialize)]
struct FieldConflict {
    label: String,
    now: String,
    mine: String,
}

/// The page of an item.
pub async fn show(State(desk): DeskState, Query(query): Query<ItemQuery>, uri: Uri, headers: HeaderMap) -> Response {
    if desk.site.edit {
        // The form shows the saved text, so the previews beside it must not show unsaved text of an earlier visit.
        desk.site.set_unsaved(&query.file, None).await;
    }
    let (shared, here, request_headers) = (desk.clone(), uri.clone(), headers.clone());
    let make_page = move |version: &Version| {
        let templates = shared.templates(&request_headers);
        let current = current_file(version, &query, templates.speech())?;
        let inputs = item_form::inputs(version, &current);
        let saved = shared.last_saved().take().filter(|s| s.file == query.file);
        let request = ItemRequest { desk: &shared, templates, query: &query, here: &here };
        Some(request.item_page(version, &current, inputs, None, saved))
    };
    match desk.ask(make_page).await {
        Ok(Some(html)) => page(StatusCode::OK, html),
        Ok(None) => desk.absent(&headers, &uri),
        Err(answer) => answer,
    }
}

/// A request for an item, with what its response needs.
struct ItemRequest<'a> {
    desk: &'a Desk,
    templates: &'a PageTemplates,
    query: &'a ItemQuery,
    /// The requested address.
    here: &'a Uri,
}

impl ItemRequest<'_> {
    /// The page of the item. `entered_body` is the Markdown that was sent and not saved.
    fn item_page(
        &self,
        version: &Version,
        current: &CurrentFile,
        inputs: Vec<FormInput>,
        entered_body: Option<String>,
        saved: Option<SavedChange>,
    ) -> String {
        let ItemRequest { desk, templates, query, here } = *self;
        let library = &version.loaded.library;
        let findings = desk.site.findings();
        let own_findings: Vec<Finding> = match current.item {
            Some(item) => item_findings(version, item, &findings).into_iter().map(|i| findings[i].clone()).collect(),
            None => findings.iter().filter(|f| f.path == query.file).cloned().collect(),
        };
        let stands = current.item.map_or(PlaceNo::PORTAL, |i| library.group(i.group).place);
        let at = library.places.find(&query.at).unwrap_or(stands);
        let text = body(&current.source, &current.target);
        let title = current.title();
        templates.render(
            "item.html",
            &ItemPage {
                frame: desk.frame("item", title.clone(), here),
                url: query.url(),
                title,
                kind: current.target.kind.label(templates.speech()),
                faults: inputs.iter().filter(|i| i.fault.is_some()).count(),
                removable: version.loaded.library.site.kinds.contains(current.target.kind),
                fields_for_pictures: inputs.iter().any(|i| i.name == "image" && i.fixed.is_none()),
                in_text: inputs.iter().filter(|i| i.fixed == Some("text")).map(|i| i.label.clone()).collect(),
                inputs: grouped(inputs),
                body_seen: text.as_deref().map(digest).unwrap_or_default(),
                body: text.map(|text| entered_body.unwrap_or(text)),
                body_name: BODY,
                digest: current.digest.clone(),
                fixed: if is_editable(&current.source) { None } else { Some("sheet") },
                draft: if desk.site.edit && is_editable(&current.source) { DRAFT } else { "" },
                findings: own_findings,
                saved,
                previews: current.item.map(|item| previews(version, item.group, at, item.lang, &templates.words)).unwrap_or_default(),
                places: place_choices(version, |p| library.places.is_below(p, stands)),
                place: library.places.get(at).code.to_string(),
                query: query.clone(),
            },
        )
    }
}

/// The page of an item at a place, and the printed files of that place that show it.
fn previews(version: &Version, group: GroupNo, place: PlaceNo, lang: LangNo, words: &Words) -> Vec<ItemPreview> {
    let (library, planner) = (&version.loaded.library, version.planner);
    let base = place_path(&library.places, place);
    let mut found = Vec::new();
    if let Some(Address::Here(path)) = planner.item_address(group, place, lang) {
        let (path, anchor) = path.split_once('#').map_or((&*path, String::new()), |(path, anchor)| (path, format!("#{anchor}")));
        found.push(ItemPreview { title: words.say("desk-page", &[]), url: format!("{base}{}{anchor}", percent_encode(path)) });
    }
    let is_it = |item: ItemNo| library.item(item).group == group;
    for job in &version.plan(place).jobs {
        if matches!(job.subject, Subject::Item(item) if is_it(item))
            && job.lang == lang
            && job.variant == JobVariant::Web
            && version.has_pages(job)
        {
            let product = job.product.map(|no| version.loaded.theme.product(no));
            let title = product.map_or("", |p| p.title.get(library.site.code(lang)));
            let size = product.map_or("", |p| p.size_name(job.size)).to_uppercase();
            found.push(ItemPreview {
                title: format!("{title} {size}").trim_end().to_string(),
                url: format!("{base}{}?png", percent_encode(&job.path)),
            });
        }
    }
    found
}

/// The result of a save.
enum SaveResult {
    Absent,
    Saved(SavedChange),
    /// The form is the same as the file.
    Unchanged,
    /// The page of the item with faults at its inputs.
    Faulty(String),
    /// The page that shows both texts.
    Conflict(String),
    Refused(Box<Diagnostic>),
}

/// Saves the form of an item.
pub async fn save(
    State(desk): DeskState,
    Query(query): Query<ItemQuery>,
    uri: Uri,
    headers: HeaderMap,
    SubmittedForm(pairs): SubmittedForm,
) -> Response {
    let (shared, item, here, request_headers) = (desk.clone(), query.clone(), uri.clone(), headers.clone());
    let save_item = move |version: &Version| {
        let request = ItemRequest { desk: &shared, templates: shared.templates(&request_headers), query: &item, here: &here };
        request.save(version, &pairs)
    };
    match desk.ask(save_item).await {
        Err(answer) => answer,
        Ok(SaveResult::Absent) => desk.absent(&headers, &uri),
        Ok(SaveResult::Unchanged) => redirect(&query.url()),
        Ok(SaveResult::Saved(saved)) => {
            *desk.last_saved() = Some(saved);
            desk.written(&query.file, &query.url()).await
        }
        Ok(SaveResult::Faulty(html)) => page(StatusCode::UNPROCESSABLE_ENTITY, html),
        Ok(SaveResult::Conflict(html)) => page(StatusCode::CONFLICT, html),
        Ok(SaveResult::Refused(fault)) => desk.not_saved_because(&headers, &uri, &fault),
    }
}

impl ItemRequest<'_> {
    fn save(&self, version: &Version, pairs: &[(String, String)]) -> SaveResult {
        let ItemRequest { desk, templates, query, .. } = *self;
        let Some(current) = current_file(version, query, templates.speech()) else { return SaveResult::Absent };
        let (mut inputs, form) = item_form::changes(version, &current, pairs);
        if !form.faults.is_empty() {
            refill(&mut inputs, pairs);
            for input in &mut inputs {
                input.fault = input_fault(&form, input, templates);
            }
            let entered_body = pairs.iter().find(|(n, _)| n == BODY).map(|(_, v)| normalized_body(v));
            return SaveResult::Faulty(self.item_page(version, &current, inputs, entered_body, None));
        }
        if form.changes.is_empty() && form.body.is_none() {
            return SaveResult::Unchanged;
        }
        let request =
            SaveRequest { target: current.target, changes: &form.changes, body: form.body.as_deref(), seen: value(pairs, "digest") };
        match save_file(&desk.site.site_dir, &current.source, &request) {
            Ok(new) => SaveResult::Saved(SavedChange { file: query.file.clone(), lines: changed_lines(&current.source.text, &new) }),
            Err(fault @ SaveError::Conflict { .. }) => {
                let diagnostic = fault.diagnostic(&query.file);
                let SaveError::Conflict { now, mine } = fault else { return SaveResult::Unchanged };
                let lines = changed_lines(&now, &mine);
                SaveResult::Conflict(self.conflict_page(&current, &inputs, form, pairs, (diagnostic, lines)))
            }
            Err(SaveError::Fault(fault)) => SaveResult::Refused(fault),
        }
    }

    fn conflict_page(
        &self,
        current: &CurrentFile,
        inputs: &[FormInput],
        form: FormChanges,
        pairs: &[(String, String)],
        (diagnostic, lines): (Diagnostic, Vec<ChangedLine>),
    ) -> String {
        let ItemRequest { desk, templates, query, here } = *self;
        let FormChanges { changes, body: mine, .. } = form;
        let mut filled = inputs.to_vec();
        refill(&mut filled, pairs);
        let changed = |name: &str| changes.iter().any(|c| c.name() == name);
        let shown = |input: &FormInput| match input.choices.iter().filter(|c| c.2).map(|c| &*c.1).collect::<Vec<_>>() {
            words if !words.is_empty() => words.join(", "),
            _ if !input.entries.is_empty() => {
                let line =
                    |entry: &Vec<FormInput>| entry.iter().map(|i| &*i.text).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
                input.entries.iter().map(line).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
            }
            _ => input.text.clone(),
        };
        let both = inputs.iter().zip(&filled).filter(|(i, _)| changed(&i.name));
        let fields = both.map(|(now, mine)| FieldConflict { label: now.label.clone(), now: shown(now), mine: shown(mine) }).collect();
        let is_of = |name: &str, field: &str| name == field || name.strip_prefix(field).is_some_and(|rest| rest.starts_with('.'));
        let mut hidden: Vec<(String, String)> =
            pairs.iter().filter(|(n, _)| changes.iter().any(|c| is_of(n, &c.name())) && n != BODY).cloned().collect();
        // The digests of the values that are in the file now: sent again, the form replaces them.
        hidden.extend(inputs.iter().filter(|i| changed(&i.name)).map(|i| (format!("seen:{}", i.name), i.seen.clone())));
        let now = body(&current.source, &current.target).unwrap_or_default();
        templates.render(
            "conflict.html",
            &ConflictPage {
                frame: desk.frame("item", templates.words.say("desk-conflict", &[]), here),
                text: templates.words.message(&diagnostic),
                help: templates.words.help(&diagnostic).unwrap_or_default(),
                digest: current.digest.clone(),
                fields,
                hidden,
                body_seen: digest(&now),
                body: mine.map(|mine| FieldConflict { label: String::new(), now, mine }),
                body_name: BODY,
                lines,
                url: query.url(),
                query: query.clone(),
            },
        )
    }
}
