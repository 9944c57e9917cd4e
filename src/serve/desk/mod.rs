//! The desk: everything that can be changed, at `/_desk`. Pages are made here, on the server; scripts only make them handier.

mod draft;
mod fresh;
mod help;
mod hide;
mod item;
mod kit;
mod list;
mod new;
mod pages;
mod picture;
mod remove;
mod restore;
mod row;
mod send;
mod sent;

use super::site::Site;
use crate::lang::{Speech, Words};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderMap;
use axum::routing::get;
use pages::Pages;
use std::sync::{Arc, Mutex};

/// What the desk knows besides the site.
pub struct Desk {
    site: Arc<Site>,
    /// Is in every form of this run; other pages cannot know it.
    token: String,
    vietnamese: Pages,
    english: Pages,
    /// What the last save changed, for the page that is shown next.
    saved: Mutex<Option<item::Saved>>,
    /// What was removed, likewise.
    removed: Mutex<Option<remove::Removed>>,
    undo: Mutex<Option<restore::Undo>>,
}

/// The routes below `/_desk`.
pub fn routes<S: Clone + Send + Sync + 'static>(site: Arc<Site>) -> Router<S> {
    let desk = Arc::new(Desk {
        token: crate::config::secret(),
        vietnamese: Pages::new(Words::new(Speech::Vietnamese)),
        english: Pages::new(Words::new(Speech::English)),
        saved: Mutex::default(),
        removed: Mutex::default(),
        undo: Mutex::default(),
        site,
    });
    Router::new()
        .route("/_desk", get(send::to_list))
        .route("/_desk/", get(list::show))
        .route("/_desk/item", get(item::show).post(item::save))
        .route("/_desk/draft", axum::routing::post(draft::take))
        .route("/_desk/new", get(new::show).post(new::create))
        .route("/_desk/row", get(row::show).post(row::save))
        .route("/_desk/hide", axum::routing::post(hide::hide))
        .route("/_desk/restore", axum::routing::post(restore::bring_back))
        .route("/_desk/remove", get(remove::show).post(remove::take_away))
        .route("/_desk/picture", axum::routing::post(picture::take).layer(DefaultBodyLimit::max(crate::edit::MAX_PICTURE + (1 << 20))))
        .route("/_desk/kit", get(kit::show))
        .route("/_desk/cover", get(kit::cover))
        .route("/_desk/help", get(help::contents))
        .route("/_desk/help/{topic}", get(help::page_of))
        .route("/_desk/pictures/{name}", get(help::picture))
        .route("/_desk/speak/{language}", get(send::speak))
        .route("/_desk/desk.css", get(send::style))
        .route("/_desk/desk.js", get(send::script))
        .with_state(desk)
}

/// Why nothing may be written: stable words for the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Locked {
    /// The server was started without `--edit`.
    ReadOnly,
    /// The request does not come from a page of this run.
    Foreign,
}

impl Desk {
    /// The pages in the language of the reader: chosen before, else that of the server.
    fn pages(&self, headers: &HeaderMap) -> &Pages {
        let cookies = headers.get("cookie").and_then(|c| c.to_str().ok()).unwrap_or_default();
        let chosen = cookies.split(';').find_map(|c| c.trim().strip_prefix("loa-desk="));
        let english = chosen.map_or(self.site.words.speech == Speech::English, |c| c == "en");
        if english { &self.english } else { &self.vietnamese }
    }

    /// Whether a request may write. That it comes from a page of this server was looked at before (`guard.rs`).
    fn may_write(&self, token: Option<&str>) -> Result<(), Locked> {
        if !self.site.edit {
            return Err(Locked::ReadOnly);
        }
        // Digests are compared in the same time whatever they hold.
        let same = token.is_some_and(|t| blake3::hash(t.as_bytes()) == blake3::hash(self.token.as_bytes()));
        if same { Ok(()) } else { Err(Locked::Foreign) }
    }
}
