//! Finds what an address of the server shows, in the current version or in the one with unsaved text.

use super::address::{AddressTarget, PlaceAddresses, resolve_address};
use super::findings::{Finding, findings};
use super::live_page::{LivePage, page};
use super::live_site::LiveSite;
use super::media::type_of;
use super::server_pages;
use super::version::Version;
use crate::diag::Diagnostics;
use crate::model::PlaceNo;
use crate::plan::{Job, Subject};
use crate::read::OpenFile;
use axum::body::Bytes;
use axum::http::HeaderValue;
use std::sync::Arc;

/// The start of the addresses that show the site with the unsaved text of the desk.
pub const DRAFT: &str = "/_draft";

/// The answer to a request.
pub enum PageAnswer {
    /// A page.
    Page(LivePage),
    /// The page for an unknown address: the site's own, else the server's.
    Absent(LivePage),
    /// A file and its content type.
    File(Bytes, HeaderValue),
    /// A file of the site that is published as it is, and its content type.
    Attached(OpenFile, HeaderValue),
    /// A redirect to another address.
    Moved(String),
    /// The page cannot be made.
    Faulty(Vec<Finding>),
}

/// The page at an address in the current version. None where it cannot be made, or where the address is not that of a page.
pub async fn current_page(site: &Arc<LiveSite>, address: &str) -> Option<LivePage> {
    match look_up(site, address).await? {
        PageAnswer::Page(page) => {
            site.remember(address, &page);
            Some(page)
        }
        PageAnswer::Absent(page) => Some(page),
        PageAnswer::Faulty(_) | PageAnswer::File(..) | PageAnswer::Attached(..) | PageAnswer::Moved(_) => None,
    }
}

/// One of the server's own pages.
pub fn own_page(html: &str, address: &str) -> LivePage {
    page(html, address, &PlaceAddresses::none())
}

/// The answer to an address with its query. None when making it panicked.
pub async fn look_up(site: &Arc<LiveSite>, address: &str) -> Option<PageAnswer> {
    let (site_in_query, asked_for) = (site.clone(), address.to_string());
    let query = move |version: &Version| look_up_in(&site_in_query, version, &asked_for);
    if site.is_private && is_draft(address) { site.ask_draft(query).await } else { site.ask(query).await }
}

/// Whether an address shows the site with the unsaved text of the desk.
pub fn is_draft(address: &str) -> bool {
    address.strip_prefix(DRAFT).is_some_and(|rest| rest.starts_with('/'))
}

fn look_up_in(site: &LiveSite, version: &Version, address: &str) -> PageAnswer {
    let (whole, query) = address.split_once('?').unwrap_or((address, ""));
    let path = if site.is_private && is_draft(whole) { &whole[DRAFT.len()..] } else { whole };
    let places = &version.loaded.library.places;
    let (place, path) = match resolve_address(places, path) {
        AddressTarget::Index => return PageAnswer::Page(own_page(&server_pages::index(&site.words, version), address)),
        AddressTarget::Slash => return PageAnswer::Moved(with_slash(whole, query)),
        AddressTarget::Unknown => return PageAnswer::Absent(own_page(&server_pages::absent(&site.words), address)),
        AddressTarget::Place(place, path) => (place, path),
    };
    let index = |path: &str| version.find(place, &format!("{path}index.html"));
    let found = if path.is_empty() || path.ends_with('/') { index(&path) } else { version.find(place, &path) };
    let Some(job) = found else {
        if !path.is_empty() && !path.ends_with('/') && index(&format!("{path}/")).is_some() {
            return PageAnswer::Moved(with_slash(whole, query));
        }
        return absent(site, version, place, address);
    };
    let number = query.strip_prefix("png").filter(|_| version.has_pages(job));
    match number {
        Some(number) => pictures(site, version, place, job, number, address),
        None => file(site, version, place, job, address),
    }
}

fn with_slash(path: &str, query: &str) -> String {
    if query.is_empty() { format!("{path}/") } else { format!("{path}/?{query}") }
}

fn file(site: &LiveSite, version: &Version, place: PlaceNo, job: &Job, address: &str) -> PageAnswer {
    if let Subject::File(source) = &job.subject
        && let Some(file) = version.unchanged_file(source)
    {
        return PageAnswer::Attached(file, type_of(&job.path));
    }
    let mut diagnostics = Diagnostics::new();
    let Some(bytes) = version.make(place, job, &mut diagnostics) else { return faulty(site, version, &diagnostics) };
    match (job.path.ends_with(".html"), std::str::from_utf8(&bytes)) {
        (true, Ok(html)) => PageAnswer::Page(page(html, address, version.place_addresses())),
        _ => PageAnswer::File(bytes, type_of(&job.path)),
    }
}

/// `?png`: a page with the pages of a PDF as pictures; `?png=2`: the picture of the second page.
fn pictures(site: &LiveSite, version: &Version, place: PlaceNo, job: &Job, number: &str, address: &str) -> PageAnswer {
    let Some(sheets) = version.pages(place, job) else {
        let mut diagnostics = Diagnostics::new();
        version.make(place, job, &mut diagnostics);
        return faulty(site, version, &diagnostics);
    };
    let number = number.strip_prefix('=').map(|number| number.split('&').next().unwrap_or_default());
    match number.map(|number| number.parse::<usize>().ok().and_then(|number| sheets.get(number.checked_sub(1)?))) {
        Some(Some(sheet)) => PageAnswer::File(sheet.clone(), type_of(".png")),
        Some(None) => PageAnswer::Absent(own_page(&server_pages::absent(&site.words), address)),
        None => {
            let key = version.key(place, job).map(|byte| format!("{byte:02x}")).concat();
            let html = server_pages::sheets(&site.words, version, place, job, sheets.len(), &key[..16]);
            PageAnswer::Page(own_page(&html, address))
        }
    }
}

fn faulty(site: &LiveSite, version: &Version, diagnostics: &Diagnostics) -> PageAnswer {
    PageAnswer::Faulty(findings(diagnostics, &version.loaded.sources.files, &site.words))
}

fn absent(site: &LiveSite, version: &Version, place: PlaceNo, address: &str) -> PageAnswer {
    let own = version.find(place, "404.html").and_then(|job| version.make(place, job, &mut Diagnostics::new()));
    let own = own.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
    PageAnswer::Absent(page(&own.unwrap_or_else(|| server_pages::absent(&site.words)), address, version.place_addresses()))
}
