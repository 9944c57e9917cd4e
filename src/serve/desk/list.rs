//! The list of items with the number of their diagnostics, filtered by kind, place, status and words.

use super::changes::RemovedItem;
use super::items::{item_findings, item_query, place_choices};
use super::page_templates::PageFrame;
use super::query::encode_value;
use super::response::page;
use super::state::DeskState;
use crate::kinds::{Choice, STATUS, Value};
use crate::lang::Speech;
use crate::model::{Absence, Item, LangNo};
use crate::serve::{Finding, Version};
use crate::vietnamese::fold;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Rows of one page.
const PAGE: usize = 100;

/// The filter, as query parameters.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct ListQuery {
    /// Words that all occur in title, path, slug, place or fields.
    #[serde(default)]
    q: String,
    /// Name of a kind.
    #[serde(default)]
    kind: String,
    /// Code of a place.
    #[serde(default)]
    place: String,
    /// Name of a status.
    #[serde(default)]
    status: String,
    /// `yes`: only items with findings.
    #[serde(default)]
    faulty: String,
    /// Number of the page, from 0.
    #[serde(default)]
    page: usize,
}

/// One item.
#[derive(Serialize)]
struct ItemRow {
    url: String,
    title: String,
    kind: &'static str,
    place: String,
    lang: String,
    status: &'static str,
    /// Why it is not published: draft, review, not-approved, not-yet, hidden, expired.
    absent: Option<&'static str>,
    path: String,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// The values of `list.html`.
#[derive(Serialize)]
struct ListPage {
    frame: PageFrame,
    query: ListQuery,
    rows: Vec<ItemRow>,
    /// How many items fit the filter.
    count: usize,
    /// Number of the first row, from 1.
    from: usize,
    to: usize,
    /// Query of the page before.
    previous: Option<String>,
    /// Query of the page behind.
    next: Option<String>,
    /// Name, label and number of items of each kind.
    kinds: Vec<(&'static str, &'static str, usize)>,
    places: Vec<(String, String)>,
    /// Name and label of each status.
    statuses: Vec<(&'static str, &'static str)>,
    /// The first 50 findings that belong to no item.
    rest: Vec<Finding>,
    removed: Option<RemovedItem>,
    /// Label of the kind in the filter.
    kind_label: &'static str,
}

/// The list.
pub async fn show(State(desk): DeskState, Query(query): Query<ListQuery>, uri: Uri, headers: HeaderMap) -> Response {
    let templates = desk.templates(&headers);
    let speech = templates.speech();
    let (findings, filter) = (desk.site.findings(), query.clone());
    let selection = match desk.ask(move |version| select(version, &filter, &findings, speech)).await {
        Ok(selection) => selection,
        Err(answer) => return answer,
    };
    let frame = desk.frame("list", templates.words.say("desk-list", &[]), &uri);
    let ListSelection { rows, count, kinds, kind_label, places, rest } = selection;
    let from = query.page * PAGE;
    let link = |number: usize| query_text(&ListQuery { page: number, ..query.clone() });
    let list = ListPage {
        frame,
        from: (from + 1).min(count),
        to: (from + rows.len()).min(count),
        previous: query.page.checked_sub(1).map(link),
        next: (from + PAGE < count).then(|| link(query.page + 1)),
        rows,
        count,
        kinds,
        places,
        statuses: STATUS.iter().map(|c| (c.name, speech.choose(c.vi, c.en))).collect(),
        rest,
        kind_label,
        removed: desk.last_removed().take(),
        query,
    };
    page(StatusCode::OK, templates.render("list.html", &list))
}

/// The filter as a query of an address.
fn query_text(query: &ListQuery) -> String {
    let parts = [("q", &*query.q), ("kind", &query.kind), ("place", &query.place), ("status", &query.status), ("faulty", &query.faulty)];
    let number = query.page.to_string();
    let all = parts.into_iter().chain([("page", &*number)]).filter(|(_, v)| !v.is_empty());
    format!("?{}", all.map(|(n, v)| format!("{n}={}", encode_value(v))).collect::<Vec<_>>().join("&"))
}

/// The items that fit a filter, with the values of the same names in [`ListPage`].
struct ListSelection {
    rows: Vec<ItemRow>,
    count: usize,
    kinds: Vec<(&'static str, &'static str, usize)>,
    kind_label: &'static str,
    places: Vec<(String, String)>,
    rest: Vec<Finding>,
}

fn select(version: &Version, query: &ListQuery, findings: &[Finding], speech: Speech) -> ListSelection {
    let library = &version.loaded.library;
    let known = &library.site.kinds;
    let of = |item: &Item| library.places.get(library.group(item.group).place);
    let is_listed = |item: &&Arc<Item>| !version.loaded.sources.files.get(item.span.file).path.is_empty() && known.contains(item.kind);
    let mut belongs_to_item = vec![false; findings.len()];
    let mut rows: Vec<(bool, usize, bool, u32, ItemRow)> = Vec::new();
    let mut counts = vec![0usize; known.iter().len()];
    for item in library.items.iter().filter(is_listed) {
        let mut row = item_row(version, item, findings, &mut belongs_to_item, speech);
        let at = known.position(item.kind);
        let place = of(item);
        if library.places.list.len() > 1 {
            row.place = place.name.to_string();
        }
        if !fits(&row, item, &place.code, query, true) {
            continue;
        }
        counts[at] += 1;
        if fits(&row, item, &place.code, query, false) {
            rows.push((row.errors == 0, at, item.lang != LangNo::MAIN, item.title_rank, row));
        }
    }
    // Items with errors are first; translations follow their originals.
    rows.sort_by_key(|(sound, kind, translated, rank, _)| (*sound, *kind, *translated, *rank));
    let count = rows.len();
    let rows = rows.into_iter().skip(query.page * PAGE).take(PAGE).map(|(.., row)| row).collect();
    let kinds = known.iter().zip(counts).filter(|(_, count)| *count > 0).map(|(k, count)| (k.name, k.label(speech), count)).collect();
    let kind_label = known.find(&query.kind).map_or("", |kind| kind.label(speech));
    let places = place_choices(version, |_| true);
    let rest = findings.iter().zip(belongs_to_item).filter(|(_, belongs)| !belongs).map(|(f, _)| f.clone()).take(50).collect();
    ListSelection { rows, count, kinds, kind_label, places, rest }
}

/// Whether an item fits the filter; with `any_kind`, whatever its kind.
fn fits(row: &ItemRow, item: &Item, place: &str, query: &ListQuery, any_kind: bool) -> bool {
    let status = match item.get("status") {
        Some(Value::Choice(choice)) => choice.name,
        _ => "published",
    };
    let contains = |words: &str| {
        let values = item.fields.iter().filter_map(|(.., value)| value.plain()).collect::<Vec<_>>().join(" ");
        let text = fold(&format!("{} {} {} {} {values}", row.title, row.path, item.slug, row.place));
        fold(words).split_whitespace().all(|word| text.contains(word))
    };
    (any_kind || query.kind.is_empty() || query.kind == item.kind.name)
        && (query.place.is_empty() || query.place == place)
        && (query.status.is_empty() || query.status == status)
        && (query.faulty != "yes" || row.errors + row.warnings + row.notes > 0)
        && (query.q.trim().is_empty() || contains(&query.q))
}

fn item_row(version: &Version, item: &Item, findings: &[Finding], belongs_to_item: &mut [bool], speech: Speech) -> ItemRow {
    let library = &version.loaded.library;
    let query = item_query(version, item);
    let own: Vec<usize> = item_findings(version, item, findings);
    let count = |severity: &str| own.iter().filter(|i| findings[**i].severity == severity).count();
    let (errors, warnings, notes) = (count("error"), count("warning"), count("note"));
    own.iter().for_each(|i| belongs_to_item[*i] = true);
    let label = |c: &'static Choice| speech.choose(c.vi, c.en);
    let group = library.group(item.group);
    ItemRow {
        url: query.url(),
        title: item.title().to_string(),
        kind: item.kind.label(speech),
        place: String::new(),
        lang: if library.site.languages.len() > 1 && item.lang != LangNo::MAIN {
            library.site.code(item.lang).to_string()
        } else {
            String::new()
        },
        status: match item.get("status") {
            Some(Value::Choice(choice)) => label(choice),
            _ => label(&STATUS[0]),
        },
        absent: match &group.absence {
            Some(Absence::Draft) => Some("draft"),
            Some(Absence::Review) => Some("review"),
            Some(Absence::NotApproved) => Some("not-approved"),
            Some(Absence::NotYet(_)) => Some("not-yet"),
            None if group.hidden => Some("hidden"),
            None if group.expired => Some("expired"),
            None => None,
        },
        path: query.file,
        errors,
        warnings,
        notes,
    }
}
