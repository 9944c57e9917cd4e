//! An inherited item that one place does without: a file of that place says so, and everybody else keeps it.

use super::fresh::Which;
use super::new::place_of;
use super::send::{DeskState, asked};
use super::sent::Sent;
use crate::edit::{create, hidden_item};
use crate::model::{GroupNo, PlaceNo};
use crate::serve::Version;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;

/// The place of which a page was looked at, when it shows the item because a place above has it.
pub fn heir(version: &Version, group: GroupNo, of: &Which) -> Option<PlaceNo> {
    let library = &version.loaded.library;
    let (group_no, group) = (group, library.group(group));
    let place = library.places.find(&of.at).filter(|place| *place != group.stands)?;
    (library.nearest(place, group.kind, &group.slug) == Some(group_no)).then_some(place)
}

pub async fn hide(State(desk): DeskState, Query(of): Query<Which>, uri: Uri, headers: HeaderMap, _: Sent) -> Response {
    let speech = desk.pages(&headers).speech();
    let root = desk.site.root.clone();
    let question = move |version: &Version| {
        let fresh = super::fresh::fresh(version, &of, speech)?;
        let item = fresh.item?;
        let place = heir(version, item.group, &of)?;
        let (_, folder) = place_of(version, &version.loaded.library.places.get(place).code);
        let (path, text) = hidden_item(item, &folder?, speech);
        let made = Which { file: path.clone(), kind: item.kind.name.to_string(), ..Which::default() };
        Some(create(&root, &path, text.as_bytes()).map(|()| made).map_err(|fault| fault.diagnostic(&path)))
    };
    match asked(&desk, question).await {
        Err(answer) => answer,
        Ok(None) => desk.absent(&headers, &uri),
        Ok(Some(Ok(made))) => desk.done(&made.file, &made.url()).await,
        Ok(Some(Err(fault))) => {
            let pages = desk.pages(&headers);
            let title = pages.words.say("desk-not-saved", &[]);
            desk.say(pages, StatusCode::UNPROCESSABLE_ENTITY, &uri, &title, pages.told(&fault), String::new())
        }
    }
}
