//! A new row of a table, or entry of a list: its form, and what becomes of it when it is sent.

use super::Desk;
use super::fresh::{Which, encoded};
use super::item::{Saved, difference, fault as fault_at, in_three};
use super::new::{Fault, place_of};
use super::pages::{Frame, Pages};
use super::send::{DeskState, asked, page};
use super::sent::Sent;
use crate::diag::{CANNOT_READ, Diagnostic, EDIT_REFUSED, SourceFile, Span};
use crate::edit::form::{Filling, Input, form};
use crate::edit::{
    Change, Format, Home, MOST, Refusal, Target, Wanted, added, create, example, has_column, holds, home, new_table, not_edited, posted,
    refill, replace, row_slug, rows, said, text_digest,
};
use crate::kinds::{KINDS, Kind};
use crate::lang::Speech;
use crate::model::{Library, PlaceNo};
use crate::read::{Node, decode_any, read_bytes};
use crate::serve::Version;
use crate::vietnamese::{short_slug, slug};
use crate::write::SourcePath;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::{Arc, PoisonError};

/// What the new row is about.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Wish {
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub title: String,
}

impl Wish {
    /// The address of its form.
    pub fn url(&self) -> String {
        format!("/_desk/row?kind={}&place={}&title={}", encoded(&self.kind), encoded(&self.place), encoded(&self.title))
    }
}

#[derive(Serialize)]
struct RowPage {
    frame: Frame,
    place: String,
    path: String,
    /// The table is made when the row is saved.
    is_new: bool,
    inputs: [Vec<Input>; 3],
    faults: usize,
    /// What is wrong with all of it.
    fault: Option<String>,
    url: String,
}

/// Fields that follow from where the row stands.
const GIVEN: &[&str] = &["id", "slug", "place", "lang", "hidden"];

/// The table a row is to come into.
struct Ready {
    kind: &'static Kind,
    at: PlaceNo,
    source: SourceFile,
    target: Target,
    rows: Vec<Node>,
    example: Node,
    is_new: bool,
}

/// Looks for the table. What is wrong is said by the page of new items.
fn ready(version: &Version, root: &Path, wish: &Wish, speech: Speech) -> Result<Ready, Fault> {
    let kind = Kind::find(&wish.kind).filter(|k| KINDS.contains(k)).ok_or(Fault::Untold("desk-new-kind", String::new()))?;
    let (at, folder) = place_of(version, &wish.place);
    let files = &version.loaded.sources.files;
    let (file, path, is_new) = match home(&version.loaded.library, files, kind, &wish.title, at, folder.as_deref()) {
        Home::Text(_) => return Err(Fault::Untold("desk-new-kind", String::new())),
        Home::Table(file) => (file, files.get(file).path.to_string(), false),
        Home::NewTable(path) => (crate::diag::FileId(u32::MAX), path, true),
    };
    if !is_new && files.get(file).cells.is_some() {
        return Err(Fault::Untold("desk-row-sheet", path));
    }
    let disk = SourcePath::new(root, &path).map_err(|why| told(Diagnostic::new(&EDIT_REFUSED).with("path", &path).with("why", why)))?;
    let text = match is_new {
        true => "".into(),
        false => {
            let bytes = read_bytes(disk.disk()).map_err(|e| told(Diagnostic::new(&CANNOT_READ).with("path", &path).with("reason", e)))?;
            decode_any(&bytes).ok_or_else(|| told(Diagnostic::new(&EDIT_REFUSED).with("path", &path).with("why", "odd")))?
        }
    };
    let source = SourceFile { path: path.into(), text, cells: None };
    let rows = rows(&source, file).unwrap_or_default();
    let target = Target { kind, span: Span::file(file), speech };
    Ok(Ready { kind, at, example: example(&rows), source, target, rows, is_new })
}

fn told(diagnostic: Diagnostic) -> Fault {
    Fault::Told(Box::new(diagnostic))
}

impl Ready {
    fn filling<'a>(&'a self, library: &'a Library) -> Filling<'a> {
        Filling { library, target: self.target, source: &self.source, node: None, item: None, like: Some(&self.example) }
    }

    /// The field that names a row.
    fn named(&self) -> &'static str {
        self.kind.title_from.unwrap_or("title")
    }

    fn inputs(&self, library: &Library) -> Vec<Input> {
        let mut inputs = form(&self.filling(library));
        inputs.retain(|i| !GIVEN.contains(&&*i.name));
        // What the table has a column for is asked for first.
        for input in inputs.iter_mut().filter(|i| !self.is_new && i.lang.is_none()) {
            input.further = !input.required && !has_column(&self.source, self.kind, &self.rows, &input.name);
        }
        inputs
    }

    /// The columns that follow from where the row stands: which of them the table has, as its other rows have them.
    fn given(&self, library: &Library, title: &str) -> Vec<Change> {
        let place = library.places.get(self.at);
        let field = |name: &str| self.kind.table().named(name).map(|no| self.kind.table().field(no));
        let has = |name: &str| has_column(&self.source, self.kind, &self.rows, name);
        let is_named = |row: &Node| said(row, self.kind, "place");
        // The root's rows may do without.
        let wants_place = self.at != PlaceNo::PORTAL
            || self.rows.iter().any(|row| is_named(row).is_some_and(|code| *code == *place.code))
            || !self.rows.iter().any(|row| is_named(row).is_none());
        let mut given = Vec::new();
        let own = self.kind.fields.iter().any(|f| f.identifies || f.name == "code" && f.required);
        if let Some(id) = field("id").filter(|_| if self.is_new { !own } else { has("id") }) {
            given.push(Change::new(id, Some(Wanted::text(self.new_id(library, title)))));
        }
        if let Some(field) = field("place").filter(|_| !self.is_new && wants_place && has("place") && !place.code.is_empty()) {
            given.push(Change::new(field, Some(Wanted::text(&*place.code))));
        }
        given
    }

    /// An id that no row of the kind has: an inherited one would be taken for what this is instead of.
    fn new_id(&self, library: &Library, title: &str) -> String {
        let code = &library.places.get(self.at).code;
        let name = slug(title);
        let name = short_slug(&name, MOST);
        let first = if self.at != PlaceNo::PORTAL { format!("{name}-{code}") } else { name.to_string() };
        let is_taken = |id: &String| {
            !library.inherited.with_id(self.kind, id).is_empty()
                || self.rows.iter().any(|row| row_slug(self.kind, row).as_ref() == Some(id))
        };
        let ids = (1u32..).map(|n| if n == 1 { first.clone() } else { format!("{first}-{n}") });
        ids.take(1000).find(|id| !is_taken(id)).unwrap_or(first)
    }

    /// Writes the row; its slug, and the lines that came.
    fn put(&self, version: &Version, root: &Path, changes: &[Change]) -> Result<(String, Saved), Fault> {
        let path = self.source.path.to_string();
        let (new, at) = match self.is_new {
            true => {
                let text = new_table(self.kind, changes, like(version, self.kind), self.target.speech);
                (text.ok_or_else(|| told(not_edited(&path, Refusal::Cell)))?, 0)
            }
            false => added(&self.source, &self.target, changes).map_err(|refusal| told(not_edited(&path, refusal)))?,
        };
        let after = rows(&SourceFile { text: new.as_str().into(), ..self.source.clone() }, self.target.span.file).unwrap_or_default();
        let slug = after.get(at).and_then(|row| row_slug(self.kind, row)).unwrap_or_default();
        let is_held = !version.loaded.library.inherited.with_id(self.kind, &slug).is_empty()
            || self.rows.iter().any(|row| row_slug(self.kind, row).as_ref() == Some(&slug));
        if is_held || slug.is_empty() {
            return Err(Fault::Untold("desk-row-held", path));
        }
        let written = match self.is_new {
            true => create(root, &path, new.as_bytes()),
            false => replace(root, &self.source, &text_digest(&self.source.text), new.clone()).map(drop),
        };
        written.map_err(|fault| told(fault.diagnostic(&path)))?;
        let lines = difference(&self.source.text, new.trim_start_matches('\u{feff}'));
        Ok((slug, Saved { file: path, lines }))
    }
}

/// A table of the kind whose ways a new one follows: that with the most rows.
fn like<'v>(version: &'v Version, kind: &'static Kind) -> Option<&'v SourceFile> {
    let files = &version.loaded.sources.files;
    let mut tables = std::collections::BTreeMap::<_, usize>::new();
    for group in version.loaded.library.groups.iter().filter(|g| g.kind == kind && !g.span.is_whole_file()) {
        *tables.entry(group.span.file).or_default() += 1;
    }
    let csv = tables.into_iter().filter(|(file, _)| Format::of(files.get(*file)) == Format::Csv);
    csv.max_by_key(|(file, count)| (*count, std::cmp::Reverse(*file))).map(|(file, _)| files.get(file))
}

/// What a request is about.
struct Talk<'a, 'v> {
    desk: &'a Desk,
    pages: &'a Pages,
    here: &'a Uri,
    version: &'a Version<'v>,
    wish: &'a Wish,
}

/// What came of a request.
enum Outcome {
    Page(StatusCode, String),
    Saved(Which, Saved),
    Refused(Fault),
}

pub async fn show(State(desk): DeskState, Query(wish): Query<Wish>, uri: Uri, headers: HeaderMap) -> Response {
    answered(desk, wish, uri, headers, |talk| talk.form()).await
}

pub async fn save(State(desk): DeskState, Query(wish): Query<Wish>, uri: Uri, headers: HeaderMap, Sent(pairs): Sent) -> Response {
    answered(desk, wish, uri, headers, move |talk| talk.put(&pairs)).await
}

async fn answered(
    desk: Arc<Desk>,
    wish: Wish,
    uri: Uri,
    headers: HeaderMap,
    about: impl FnOnce(&Talk) -> Outcome + Send + 'static,
) -> Response {
    let (own, here, heard) = (desk.clone(), uri.clone(), headers.clone());
    let question = move |version: &Version| about(&Talk { desk: &own, pages: own.pages(&heard), here: &here, version, wish: &wish });
    match asked(&desk, question).await {
        Err(answer) => answer,
        Ok(Outcome::Page(status, html)) => page(status, html),
        Ok(Outcome::Refused(fault)) => {
            let pages = desk.pages(&headers);
            desk.say(
                pages,
                StatusCode::UNPROCESSABLE_ENTITY,
                &uri,
                &pages.words.say("desk-not-saved", &[]),
                fault.said(pages),
                String::new(),
            )
        }
        Ok(Outcome::Saved(which, saved)) => {
            *desk.saved.lock().unwrap_or_else(PoisonError::into_inner) = Some(saved);
            desk.done(&which.file, &which.url()).await
        }
    }
}

impl Talk<'_, '_> {
    fn form(&self) -> Outcome {
        let ready = match ready(self.version, &self.desk.site.root, self.wish, self.pages.speech()) {
            Ok(ready) => ready,
            Err(fault) => return Outcome::Refused(fault),
        };
        let mut inputs = ready.inputs(&self.version.loaded.library);
        // The title is what was asked for; what the form was made with is still nothing.
        inputs.iter_mut().filter(|i| i.name == ready.named()).for_each(|i| i.text = self.wish.title.trim().to_string());
        Outcome::Page(StatusCode::OK, self.page(&ready, inputs, None))
    }

    fn put(&self, pairs: &[(String, String)]) -> Outcome {
        let (pages, library) = (self.pages, &self.version.loaded.library);
        let ready = match ready(self.version, &self.desk.site.root, self.wish, pages.speech()) {
            Ok(ready) => ready,
            Err(fault) => return Outcome::Refused(fault),
        };
        let inputs = ready.inputs(library);
        let sent = posted(&ready.filling(library), &inputs, pairs);
        let again = |fault: Option<String>| {
            let mut inputs = inputs.clone();
            refill(&mut inputs, pairs);
            for input in &mut inputs {
                input.fault = fault_at(&sent, input, pages);
            }
            Outcome::Page(StatusCode::UNPROCESSABLE_ENTITY, self.page(&ready, inputs, fault))
        };
        if !sent.faults.is_empty() {
            return again(None);
        }
        let title = sent.changes.iter().find(|c| c.name() == ready.named()).and_then(|c| c.value.as_ref());
        let title = if let Some(Wanted::Text(text)) = title { text } else { "" };
        let mut changes = ready.given(library, title);
        let told: Vec<Change> = changes.iter().filter(|c| c.field.name == "place").chain(&sent.changes).cloned().collect();
        // Sent twice, it is there once.
        if ready.rows.iter().any(|row| holds(row, &ready.source, &told)) {
            return again(Some(Fault::Untold("desk-row-held", ready.source.path.to_string()).said(pages)));
        }
        changes.extend(sent.changes.iter().cloned());
        match ready.put(self.version, &self.desk.site.root, &changes) {
            Ok((row, saved)) => {
                let which = Which { file: saved.file.clone(), row, kind: ready.kind.name.to_string(), ..Which::default() };
                Outcome::Saved(which, saved)
            }
            Err(fault) => again(Some(fault.said(pages))),
        }
    }

    fn page(&self, ready: &Ready, inputs: Vec<Input>, fault: Option<String>) -> String {
        let kind = ready.kind.label(self.pages.speech());
        let page = RowPage {
            frame: self.desk.frame("new", self.pages.words.say("desk-row", &[("name", kind.to_string())]), self.here),
            place: self.version.loaded.library.places.get(ready.at).name.to_string(),
            path: ready.source.path.to_string(),
            is_new: ready.is_new,
            faults: inputs.iter().filter(|i| i.fault.is_some()).count(),
            inputs: in_three(inputs),
            fault,
            url: self.wish.url(),
        };
        self.pages.render("row.html", &page)
    }
}
