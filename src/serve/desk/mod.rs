//! The desk at `/_desk`: pages to change content. The server makes the pages; the script only makes them more convenient.
//!
//! Three layers, each using only those before it: shared pieces (`query`, `changes`, `page_templates`, `state`, `response`,
//! `current_file`, `items`, `item_form`, `fault`), the handlers of pages, and the routes in this file.

mod assets;
mod changes;
mod current_file;
mod draft;
mod fault;
mod help;
mod hide;
mod item;
mod item_form;
mod items;
mod kit;
mod list;
mod new;
mod page_templates;
mod picture;
mod query;
mod remove;
mod response;
mod restore;
mod row;
mod state;
mod submitted_form;

use super::live_site::LiveSite;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use state::Desk;
use std::sync::Arc;

/// The routes below `/_desk`.
pub fn routes<S: Clone + Send + Sync + 'static>(site: Arc<LiveSite>) -> Router<S> {
    Router::new()
        .route("/_desk", get(assets::to_list))
        .route("/_desk/", get(list::show))
        .route("/_desk/item", get(item::show).post(item::save))
        .route("/_desk/draft", post(draft::update))
        .route("/_desk/new", get(new::show).post(new::create))
        .route("/_desk/row", get(row::show).post(row::save))
        .route("/_desk/hide", post(hide::hide))
        .route("/_desk/restore", post(restore::restore))
        .route("/_desk/remove", get(remove::show).post(remove::remove))
        .route("/_desk/picture", post(picture::upload).layer(DefaultBodyLimit::max(crate::edit::MAX_PICTURE + (1 << 20))))
        .route("/_desk/kit", get(kit::show))
        .route("/_desk/cover", get(kit::cover))
        .route("/_desk/help", get(help::contents))
        .route("/_desk/help/{topic}", get(help::topic))
        .route("/_desk/pictures/{name}", get(help::picture))
        .route("/_desk/speak/{language}", get(assets::speak))
        .route("/_desk/desk.css", get(assets::style))
        .route("/_desk/desk.js", get(assets::script))
        .with_state(Arc::new(Desk::new(site)))
}
