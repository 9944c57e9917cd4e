//! A picture sent to an item: put beside its file, then into its field or its text.

use super::Desk;
use super::fresh::{Which, fresh};
use super::item::{Saved, difference};
use super::send::{DeskState, asked};
use crate::diag::{CANNOT_WRITE, Diagnostic, EDIT_REFUSED};
use crate::edit::{Change, Save, Wanted, body, picture, save, with_picture};
use crate::lang::Speech;
use crate::read::{paths, read_bytes};
use crate::serve::Version;
use crate::serve::media::{response, type_of};
use crate::write::SourcePath;
use axum::body::Bytes;
use axum::extract::{Multipart, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use std::io::ErrorKind;
use std::sync::PoisonError;

/// What was sent.
#[derive(Default)]
struct Sent {
    token: String,
    digest: String,
    alt: String,
    /// `field`, `text`, or `keep`: only beside the file, for a script that puts it in itself.
    into: String,
    name: String,
    bytes: Bytes,
}

pub async fn take(State(desk): DeskState, Query(which): Query<Which>, uri: Uri, headers: HeaderMap, mut parts: Multipart) -> Response {
    let mut sent = Sent::default();
    while let Ok(Some(part)) = parts.next_field().await {
        let name = part.name().unwrap_or_default().to_string();
        if name == "picture" {
            sent.name = part.file_name().unwrap_or_default().to_string();
            sent.bytes = part.bytes().await.unwrap_or_default();
            continue;
        }
        let text = part.text().await.unwrap_or_default();
        match &*name {
            "token" => sent.token = text,
            "digest" => sent.digest = text,
            "alt" => sent.alt = text,
            "into" => sent.into = text,
            _ => {}
        }
    }
    if let Err(why) = desk.may_write(Some(&sent.token)) {
        return desk.locked(&headers, &uri, why);
    }
    let is_script = sent.into == "keep";
    let speech = desk.pages(&headers).speech();
    let (own, asked_for) = (desk.clone(), which.clone());
    let taken = match asked(&desk, move |version| put(&own, version, &asked_for, &sent, speech)).await {
        Ok(taken) => taken,
        Err(answer) => return answer,
    };
    let pages = desk.pages(&headers);
    match taken {
        None => desk.absent(&headers, &uri),
        Some(Ok(name)) if is_script => json(StatusCode::OK, &serde_json::json!({ "name": name })),
        Some(Ok(_)) => desk.done(&which.file, &which.url()).await,
        Some(Err(fault)) => {
            let (text, help) = (pages.words.message(&fault), pages.words.help(&fault).unwrap_or_default());
            match is_script {
                true => json(StatusCode::UNPROCESSABLE_ENTITY, &serde_json::json!({ "fault": format!("{text} {help}") })),
                false => desk.say(pages, StatusCode::UNPROCESSABLE_ENTITY, &uri, &pages.words.say("desk-not-saved", &[]), text, help),
            }
        }
    }
}

fn json(status: StatusCode, value: &serde_json::Value) -> Response {
    response(status, type_of(".json"), Bytes::from(value.to_string()))
}

/// The name under which it stands beside the item's file.
fn put(desk: &Desk, version: &Version, which: &Which, sent: &Sent, speech: Speech) -> Option<Result<String, Box<Diagnostic>>> {
    let fresh = fresh(version, which, speech)?;
    let (root, folder) = (&desk.site.root, paths::folder(&which.file).to_string());
    let at = |name: &str| SourcePath::new(root, &format!("{folder}/{name}"));
    // The same picture sent twice is one picture.
    let held = |name: &str| at(name).ok().and_then(|path| read_bytes(path.disk()).ok());
    let taken = |name: &str, bytes: &[u8]| at(name).is_err() || held(name).is_some_and(|old| old != bytes);
    let made = match picture(&sent.name, &sent.bytes, &sent.alt, taken) {
        Ok(made) => made,
        Err(fault) => return Some(Err(fault)),
    };
    let path = format!("{folder}/{}", made.name);
    let written = match at(&made.name) {
        Err(why) => Err(Box::new(Diagnostic::new(&EDIT_REFUSED).with("path", &path).with("why", why))),
        Ok(place) => match place.create(&made.bytes) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                Err(Box::new(Diagnostic::new(&CANNOT_WRITE).with("path", &path).with("reason", "other").with("system", error)))
            }
            _ => Ok(()),
        },
    };
    if let Err(fault) = written {
        return Some(Err(fault));
    }
    let table = fresh.target.kind.table();
    let field = |name: &str, text: &str| table.named(name).map(|no| Change::new(table.field(no), Some(Wanted::text(text))));
    let (changes, text): (Vec<Change>, Option<String>) = match &*sent.into {
        "field" => ([field("image", &made.name), field("alt", sent.alt.trim())].into_iter().flatten().collect(), None),
        "text" => (Vec::new(), Some(with_picture(&body(&fresh.source, &fresh.target).unwrap_or_default(), &made.name, &sent.alt))),
        _ => return Some(Ok(made.name)),
    };
    let wish = Save { target: fresh.target, changes: &changes, body: text.as_deref(), seen: &sent.digest };
    Some(match save(root, &fresh.source, &wish) {
        Ok(new) => {
            let saved = Saved { file: which.file.clone(), lines: difference(&fresh.source.text, &new) };
            *desk.saved.lock().unwrap_or_else(PoisonError::into_inner) = Some(saved);
            Ok(made.name)
        }
        Err(fault) => Err(Box::new(fault.diagnostic(&which.file))),
    })
}
