//! A new item: what it is, how it is called, where it belongs.

use super::fresh::Which;
use super::list;
use super::pages::Frame;
use super::send::{DeskState, asked, go, page};
use crate::diag::{CANNOT_WRITE, Diagnostic, EDIT_REFUSED};
use crate::edit::{item_path, item_text, place_folder};
use crate::kinds::{KINDS, Kind};
use crate::serve::Version;
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
    let kinds = KINDS.iter().map(|k| (k.name, k.label(pages.is_vietnamese()))).collect();
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let frame = desk.frame("new", pages.words.say("desk-new", &[]), uri);
    page(status, pages.render("new.html", &NewPage { frame, wish, kinds, places, fault }))
}

pub async fn create(State(desk): DeskState, uri: Uri, headers: HeaderMap, Form(wish): Form<Wish>) -> Response {
    if let Err(why) = desk.may_write(Some(&wish.token)) {
        return desk.locked(&headers, &uri, why);
    }
    let vietnamese = desk.pages(&headers).is_vietnamese();
    let (asked_for, root) = (wish.clone(), desk.site.root.clone());
    let made = match asked(&desk, move |version| make(version, &root, &asked_for, vietnamese)).await {
        Ok(made) => made,
        Err(answer) => return answer,
    };
    match made {
        Ok(which) => go(&which.url()),
        Err(fault) => {
            let words = &desk.pages(&headers).words;
            let said = match fault {
                Fault::Untold(id, path) => words.say(id, &[("path", path)]),
                Fault::Told(d) => format!("{} {}", words.message(&d), words.help(&d).unwrap_or_default()),
            };
            shown(&desk, wish, &uri, &headers, Some(said)).await
        }
    }
}

enum Fault {
    /// A sentence of the desk, about a path.
    Untold(&'static str, String),
    Told(Box<Diagnostic>),
}

fn make(version: &Version, root: &Path, wish: &Wish, vietnamese: bool) -> Result<Which, Fault> {
    let kind = Kind::find(&wish.kind).filter(|k| KINDS.contains(k)).ok_or(Fault::Untold("desk-new-kind", String::new()))?;
    let places = &version.loaded.library.places;
    // What stands at the root stands in no folder of a place.
    let place = places.find(&wish.place).filter(|p| places.get(*p).parent.is_some());
    let folders = version
        .loaded
        .sources
        .files
        .iter()
        .filter_map(|(_, f)| f.path.strip_prefix("content/places/")?.split_once('/').map(|(folder, _)| folder.to_string()));
    let folder = place.map(|place| match place_folder(folders, &places.get(place).code) {
        folder if *folder == *places.get(place).code => crate::model::Place::folder_name(&folder, &places.get(place).slug),
        folder => folder,
    });
    let path = item_path(kind, wish.title.trim(), folder.as_deref()).ok_or(Fault::Untold("desk-new-title", String::new()))?;
    let refused = |why| Fault::Told(Box::new(Diagnostic::new(&EDIT_REFUSED).with("path", &path).with("why", why)));
    let source = SourcePath::new(root, &path).map_err(refused)?;
    match source.create(item_text(kind, wish.title.trim(), vietnamese).as_bytes()) {
        Ok(()) => Ok(Which { file: path, kind: kind.name.to_string(), ..Which::default() }),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Fault::Untold("desk-new-exists", path)),
        Err(error) => {
            Err(Fault::Told(Box::new(Diagnostic::new(&CANNOT_WRITE).with("path", &path).with("reason", "other").with("system", error))))
        }
    }
}
