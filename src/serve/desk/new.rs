//! A new item: what it is, how it is called, where it belongs.

use super::fresh::Which;
use super::pages::{Frame, Pages};
use super::send::{DeskState, asked, go, page};
use super::{list, row};
use crate::diag::{CANNOT_WRITE, Diagnostic, EDIT_REFUSED};
use crate::edit::{Home, home, item_text, place_folder};
use crate::kinds::{KINDS, Kind};
use crate::lang::Speech;
use crate::model::{Place, PlaceNo};
use crate::serve::Version;
use crate::vietnamese::slug;
use crate::write::SourcePath;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::Path;

/// What a new item is to be.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Wish {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    place: String,
    #[serde(default, skip_serializing)]
    token: String,
}

#[derive(Serialize)]
struct NewPage {
    frame: Frame,
    wish: Wish,
    kinds: Vec<(&'static str, &'static str)>,
    places: Vec<(String, String)>,
    fault: Option<String>,
}

pub async fn show(State(desk): DeskState, Query(wish): Query<Wish>, uri: Uri, headers: HeaderMap) -> Response {
    shown(&desk, wish, &uri, &headers, None).await
}

async fn shown(desk: &std::sync::Arc<super::Desk>, wish: Wish, uri: &Uri, headers: &HeaderMap, fault: Option<String>) -> Response {
    let places = match asked(desk, |version| list::places(version, |_| true)).await {
        Ok(places) => places,
        Err(answer) => return answer,
    };
    let pages = desk.pages(headers);
    let kinds = KINDS.iter().map(|k| (k.name, k.label(pages.speech()))).collect();
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let frame = desk.frame("new", pages.words.say("desk-new", &[]), uri);
    page(status, pages.render("new.html", &NewPage { frame, wish, kinds, places, fault }))
}

pub async fn create(State(desk): DeskState, uri: Uri, headers: HeaderMap, Form(wish): Form<Wish>) -> Response {
    if let Err(why) = desk.may_write(Some(&wish.token)) {
        return desk.locked(&headers, &uri, why);
    }
    let speech = desk.pages(&headers).speech();
    let (asked_for, root) = (wish.clone(), desk.site.root.clone());
    let made = match asked(&desk, move |version| make(version, &root, &asked_for, speech)).await {
        Ok(made) => made,
        Err(answer) => return answer,
    };
    match made {
        Ok(To::Item(which)) => desk.done(&which.file, &which.url()).await,
        Ok(To::Row(wish)) => go(&wish.url()),
        Err(fault) => {
            let said = fault.said(desk.pages(&headers));
            shown(&desk, wish, &uri, &headers, Some(said)).await
        }
    }
}

/// Why nothing was made.
pub enum Fault {
    /// A sentence of the desk, about a path.
    Untold(&'static str, String),
    Told(Box<Diagnostic>),
}

impl Fault {
    pub fn said(&self, pages: &Pages) -> String {
        match self {
            Fault::Untold(id, path) => pages.words.say(id, &[("path", path.clone())]),
            Fault::Told(diagnostic) => pages.told(diagnostic),
        }
    }
}

/// A place by its code, the root without one, and its folder below `content/places/`. What stands at the root stands in no folder of a place.
pub fn place_of(version: &Version, code: &str) -> (PlaceNo, Option<String>) {
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

/// Where a new item is to be written in.
enum To {
    /// Its file was made.
    Item(Which),
    /// Its row is asked for.
    Row(row::Wish),
}

fn make(version: &Version, root: &Path, wish: &Wish, speech: Speech) -> Result<To, Fault> {
    let kind = Kind::find(&wish.kind).filter(|k| KINDS.contains(k)).ok_or(Fault::Untold("desk-new-kind", String::new()))?;
    let (place, folder) = place_of(version, &wish.place);
    let title = wish.title.trim();
    if slug(title).is_empty() {
        return Err(Fault::Untold("desk-new-title", String::new()));
    }
    let path = match home(&version.loaded.library, &version.loaded.sources.files, kind, title, place, folder.as_deref()) {
        Home::Text(path) => path,
        Home::Table(_) | Home::NewTable(_) => {
            return Ok(To::Row(row::Wish { kind: kind.name.to_string(), place: wish.place.clone(), title: title.to_string() }));
        }
    };
    let refused = |why| Fault::Told(Box::new(Diagnostic::new(&EDIT_REFUSED).with("path", &path).with("why", why)));
    let source = SourcePath::new(root, &path).map_err(refused)?;
    match source.create(item_text(kind, title, speech).as_bytes()) {
        Ok(()) => Ok(To::Item(Which { file: path, kind: kind.name.to_string(), ..Which::default() })),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Fault::Untold("desk-new-exists", path)),
        Err(error) => {
            Err(Fault::Told(Box::new(Diagnostic::new(&CANNOT_WRITE).with("path", &path).with("reason", "other").with("system", error))))
        }
    }
}
