//! A picture that is uploaded for an item: it is written beside the item's file, then into its field or its text.

use super::changes::{SavedChange, changed_lines};
use super::current_file::current_file;
use super::query::ItemQuery;
use super::state::{Desk, DeskState, WriteRefusal};
use crate::diag::{CANNOT_WRITE, Diagnostic, Diagnostics, EDIT_REFUSED};
use crate::edit::{FieldChange, NewValue, SaveRequest, accept_picture, body, save, with_picture};
use crate::lang::Speech;
use crate::read::paths;
use crate::serve::Version;
use crate::serve::media::{response, type_of};
use crate::write::SourcePath;
use axum::body::Bytes;
use axum::extract::{Multipart, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use std::io::ErrorKind;

/// The parts of the upload.
#[derive(Default)]
struct PictureUpload {
    token: String,
    /// Digest of the text of the item's file when its page was made.
    digest: String,
    /// The description of the picture.
    alt: String,
    /// `field`, `text`, or `keep`: only beside the file, for the script, which inserts it itself.
    into: String,
    /// The file name that the browser sent.
    name: String,
    bytes: Bytes,
}

impl PictureUpload {
    /// Reads the parts. The token comes first: without it the picture is not read.
    async fn read(desk: &Desk, mut parts: Multipart) -> Result<PictureUpload, WriteRefusal> {
        let mut upload = PictureUpload::default();
        while let Ok(Some(part)) = parts.next_field().await {
            let name = part.name().unwrap_or_default().to_string();
            if name == "picture" {
                desk.may_write(Some(&upload.token))?;
                upload.name = part.file_name().unwrap_or_default().to_string();
                upload.bytes = part.bytes().await.unwrap_or_default();
                continue;
            }
            let text = part.text().await.unwrap_or_default();
            match &*name {
                "token" => upload.token = text,
                "digest" => upload.digest = text,
                "alt" => upload.alt = text,
                "into" => upload.into = text,
                _ => {}
            }
        }
        desk.may_write(Some(&upload.token))?;
        Ok(upload)
    }
}

/// Takes the picture. Answers the script with JSON, a form with a page.
pub async fn upload(State(desk): DeskState, Query(query): Query<ItemQuery>, uri: Uri, headers: HeaderMap, parts: Multipart) -> Response {
    let upload = match PictureUpload::read(&desk, parts).await {
        Ok(upload) => upload,
        Err(why) => return desk.locked(&headers, &uri, why),
    };
    let is_script = upload.into == "keep";
    let speech = desk.templates(&headers).speech();
    let (shared, item) = (desk.clone(), query.clone());
    let taken = match desk.ask(move |version| write_picture(&shared, version, &item, &upload, speech)).await {
        Ok(taken) => taken,
        Err(answer) => return answer,
    };
    match taken {
        None => desk.absent(&headers, &uri),
        Some(Ok(name)) if is_script => json(StatusCode::OK, &serde_json::json!({ "name": name })),
        Some(Ok(_)) => desk.written(&query.file, &query.url()).await,
        Some(Err(faults)) => {
            let words = &desk.templates(&headers).words;
            let join = |texts: Vec<String>| texts.join(" ");
            let text = join(faults.iter().map(|fault| words.message(fault)).collect());
            let help = join(faults.iter().filter_map(|fault| words.help(fault)).collect());
            match is_script {
                true => json(StatusCode::UNPROCESSABLE_ENTITY, &serde_json::json!({ "fault": format!("{text} {help}") })),
                false => desk.not_saved(&headers, &uri, text, help),
            }
        }
    }
}

fn json(status: StatusCode, value: &serde_json::Value) -> Response {
    response(status, type_of(".json"), Bytes::from(value.to_string()))
}

/// Writes the picture and returns the name of its file. None when there is no such item.
fn write_picture(
    desk: &Desk,
    version: &Version,
    query: &ItemQuery,
    upload: &PictureUpload,
    speech: Speech,
) -> Option<Result<String, Diagnostics>> {
    let current = current_file(version, query, speech)?;
    let write = || -> Result<String, Diagnostics> {
        let name = write_file(desk, query, upload)?;
        let table = current.target.kind.table();
        let field = |name: &str, text: &str| table.named(name).map(|no| FieldChange::new(table.field(no), Some(NewValue::text(text))));
        let (changes, text): (Vec<FieldChange>, Option<String>) = match &*upload.into {
            "field" => ([field("image", &name), field("alt", upload.alt.trim())].into_iter().flatten().collect(), None),
            "text" => {
                let text = body(&current.source, &current.target).unwrap_or_default();
                (Vec::new(), Some(with_picture(&text, &name, &upload.alt)))
            }
            _ => return Ok(name),
        };
        let request = SaveRequest { target: current.target, changes: &changes, body: text.as_deref(), seen: &upload.digest };
        let new = save(&desk.site.site_dir, &current.source, &request).map_err(|fault| fault.diagnostic(&query.file))?;
        *desk.last_saved() = Some(SavedChange { file: query.file.clone(), lines: changed_lines(&current.source.text, &new) });
        Ok(name)
    };
    Some(write())
}

/// Writes the file of the picture beside that of the item. The same picture uploaded twice is one file.
fn write_file(desk: &Desk, query: &ItemQuery, upload: &PictureUpload) -> Result<String, Diagnostics> {
    let folder = paths::folder(&query.file).to_string();
    let at = |name: &str| SourcePath::new(&desk.site.site_dir, &format!("{folder}/{name}"));
    let existing = |name: &str| at(name).ok().and_then(|path| path.read().ok());
    let is_taken = |name: &str, bytes: &[u8]| at(name).is_err() || existing(name).is_some_and(|old| old != bytes);
    let picture = accept_picture(&upload.name, &upload.bytes, &upload.alt, is_taken)?;
    let path = format!("{folder}/{}", picture.name);
    let target = at(&picture.name).map_err(|why| Diagnostic::new(&EDIT_REFUSED).with("path", &path).with("why", why))?;
    match target.create(&picture.bytes) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Err(Diagnostic::new(&CANNOT_WRITE).with("path", &path).because(&error).into())
        }
        _ => Ok(picture.name),
    }
}
