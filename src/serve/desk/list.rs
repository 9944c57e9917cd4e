//! All items with what is wrong with them, by kind, place and status.

use super::fresh::Which;
use super::pages::Frame;
use super::remove::Removed;
use super::send::{DeskState, asked, page};
use crate::diag::SourcePosition;
use crate::kinds::{Choice, KINDS, Kind, STATUS, Value};
use crate::lang::Speech;
use crate::model::{Absence, Item, LangNo, PlaceNo};
use crate::serve::{Finding, Version};
use crate::vietnamese::fold;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, PoisonError};

/// Rows of one page.
const PAGE: usize = 100;

/// What the reader looks for.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Wish {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    status: String,
    /// `yes`: only items with findings.
    #[serde(default)]
    faulty: String,
    #[serde(default)]
    page: usize,
}

#[derive(Serialize)]
struct Row {
    url: String,
    title: String,
    kind: &'static str,
    place: String,
    lang: String,
    status: &'static str,
    /// Shown nowhere yet: draft, review, not-approved, not-yet, hidden, expired.
    absent: Option<&'static str>,
    path: String,
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct List {
    frame: Frame,
    wish: Wish,
    rows: Vec<Row>,
    count: usize,
    from: usize,
    to: usize,
    previous: Option<String>,
    next: Option<String>,
    kinds: Vec<(&'static str, &'static str, usize)>,
    places: Vec<(String, String)>,
    statuses: Vec<(&'static str, &'static str)>,
    /// Findings about no item.
    rest: Vec<Finding>,
    removed: Option<Removed>,
    /// What the kind that is looked for is called.
    kind_label: &'static str,
}

pub async fn show(State(desk): DeskState, Query(wish): Query<Wish>, uri: Uri, headers: HeaderMap) -> Response {
    let speech = desk.pages(&headers).speech();
    let (findings, wanted) = (desk.site.findings(), wish.clone());
    let listed = match asked(&desk, move |version| list(version, &wanted, &findings, speech)).await {
        Ok(listed) => listed,
        Err(answer) => return answer,
    };
    let pages = desk.pages(&headers);
    let frame = desk.frame("list", pages.words.say("desk-list", &[]), &uri);
    let (rows, count, kinds, places, rest) = listed;
    let from = wish.page * PAGE;
    let link = |number: usize| query(&Wish { page: number, ..wish.clone() });
    let list = List {
        frame,
        from: (from + 1).min(count),
        to: (from + rows.len()).min(count),
        previous: wish.page.checked_sub(1).map(link),
        next: (from + PAGE < count).then(|| link(wish.page + 1)),
        rows,
        count,
        kinds,
        places,
        statuses: STATUS.iter().map(|c| (c.name, if speech.is_vietnamese() { c.vi } else { c.en })).collect(),
        rest,
        kind_label: Kind::find(&wish.kind).map_or("", |kind| kind.label(speech)),
        removed: desk.removed.lock().unwrap_or_else(PoisonError::into_inner).take(),
        wish,
    };
    page(StatusCode::OK, pages.render("list.html", &list))
}

fn query(wish: &Wish) -> String {
    let parts = [("q", &*wish.q), ("kind", &wish.kind), ("place", &wish.place), ("status", &wish.status), ("faulty", &wish.faulty)];
    let number = wish.page.to_string();
    let all = parts.into_iter().chain([("page", &*number)]).filter(|(_, v)| !v.is_empty());
    format!("?{}", all.map(|(n, v)| format!("{n}={}", super::fresh::encoded(v))).collect::<Vec<_>>().join("&"))
}

type Listed = (Vec<Row>, usize, Vec<(&'static str, &'static str, usize)>, Vec<(String, String)>, Vec<Finding>);

fn list(version: &Version, wish: &Wish, findings: &[Finding], speech: Speech) -> Listed {
    let library = &version.loaded.library;
    let of = |item: &Item| library.places.get(library.group(item.group).stands);
    let written = |item: &&Arc<Item>| !version.loaded.sources.files.get(item.span.file).path.is_empty() && KINDS.contains(&item.kind);
    let mut about = vec![false; findings.len()];
    let mut rows: Vec<(bool, usize, bool, u32, Row)> = Vec::new();
    let mut counts = vec![0usize; KINDS.len()];
    for item in library.items.iter().filter(written) {
        let mut row = row(version, item, findings, &mut about, speech);
        let at = KINDS.iter().position(|k| *k == item.kind).unwrap_or_default();
        let place = of(item);
        if library.places.list.len() > 1 {
            row.place = place.name.to_string();
        }
        if !fits(&row, item, &place.code, wish, true) {
            continue;
        }
        counts[at] += 1;
        if fits(&row, item, &place.code, wish, false) {
            rows.push((row.errors == 0, at, item.lang != LangNo::MAIN, item.title_rank, row));
        }
    }
    // What has errors comes first, translations behind their originals.
    rows.sort_by_key(|(sound, kind, translated, rank, _)| (*sound, *kind, *translated, *rank));
    let count = rows.len();
    let rows = rows.into_iter().skip(wish.page * PAGE).take(PAGE).map(|(.., row)| row).collect();
    let kinds = KINDS.iter().zip(counts).filter(|(_, count)| *count > 0).map(|(k, count)| (k.name, k.label(speech), count)).collect();
    let places = places(version, |_| true);
    let rest = findings.iter().zip(about).filter(|(_, about)| !about).map(|(f, _)| f.clone()).take(50).collect();
    (rows, count, kinds, places, rest)
}

/// Code and name of the places to choose from.
pub fn places(version: &Version, may_be: impl Fn(PlaceNo) -> bool) -> Vec<(String, String)> {
    let places = &version.loaded.library.places;
    let shown = places.numbers().filter(|no| may_be(*no)).map(|no| places.get(no));
    shown.map(|place| (place.code.to_string(), place.name.to_string())).collect()
}

fn fits(row: &Row, item: &Item, place: &str, wish: &Wish, any_kind: bool) -> bool {
    let status = match item.get("status") {
        Some(Value::Choice(choice)) => choice.name,
        _ => "published",
    };
    let found = |words: &str| {
        let values = item.fields.iter().filter_map(|(.., value)| value.plain()).collect::<Vec<_>>().join(" ");
        let text = fold(&format!("{} {} {} {} {values}", row.title, row.path, item.slug, row.place));
        fold(words).split_whitespace().all(|word| text.contains(word))
    };
    (any_kind || wish.kind.is_empty() || wish.kind == item.kind.name)
        && (wish.place.is_empty() || wish.place == place)
        && (wish.status.is_empty() || wish.status == status)
        && (wish.faulty != "yes" || row.errors + row.warnings + row.notes > 0)
        && (wish.q.trim().is_empty() || found(&wish.q))
}

fn row(version: &Version, item: &Item, findings: &[Finding], about: &mut [bool], speech: Speech) -> Row {
    let library = &version.loaded.library;
    let which = which(version, item);
    let of: Vec<usize> = of_item(version, item, findings);
    let count = |severity: &str| of.iter().filter(|i| findings[**i].severity == severity).count();
    let (errors, warnings, notes) = (count("error"), count("warning"), count("note"));
    of.iter().for_each(|i| about[*i] = true);
    let label = |c: &'static Choice| if speech.is_vietnamese() { c.vi } else { c.en };
    let group = library.group(item.group);
    Row {
        url: which.url(),
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
        absent: match &group.absent {
            Some(Absence::Draft) => Some("draft"),
            Some(Absence::Review) => Some("review"),
            Some(Absence::NotApproved) => Some("not-approved"),
            Some(Absence::NotYet(_)) => Some("not-yet"),
            None if group.hidden => Some("hidden"),
            None if group.expired => Some("expired"),
            None => None,
        },
        path: which.file,
        errors,
        warnings,
        notes,
    }
}

/// How the desk calls an item.
pub fn which(version: &Version, item: &Item) -> Which {
    let library = &version.loaded.library;
    let file = version.loaded.sources.files.get(item.span.file).path.to_string();
    let row = if item.span.is_whole_file() { String::new() } else { item.slug.to_string() };
    let lang = if row.is_empty() || item.lang == LangNo::MAIN { String::new() } else { library.site.code(item.lang).to_string() };
    Which { file, row, lang, ..Which::default() }
}

/// Which findings are about an item: those of its file, or of the lines of its row.
pub fn of_item(version: &Version, item: &Item, findings: &[Finding]) -> Vec<usize> {
    let files = &version.loaded.sources.files;
    let file = files.get(item.span.file);
    let mut here = findings.iter().enumerate().filter(|(_, f)| *f.path == *file.path).peekable();
    if item.span.is_whole_file() {
        return here.map(|(i, _)| i).collect();
    }
    if here.peek().is_none() {
        return Vec::new();
    }
    let lines = match files.locate(item.span) {
        SourcePosition::Line { line, .. } => {
            let text = file.text.get(item.span.start as usize..item.span.end as usize).unwrap_or_default();
            line..=line + text.trim_end().matches('\n').count()
        }
        SourcePosition::Cell { cell, .. } => {
            let row: String = cell.chars().filter(char::is_ascii_digit).collect();
            let in_row = |f: &&Finding| {
                f.cell
                    .as_ref()
                    .is_some_and(|c| c.rsplit('!').next().unwrap_or_default().trim_start_matches(|c: char| c.is_ascii_alphabetic()) == row)
            };
            return here.filter(|(_, f)| in_row(f)).map(|(i, _)| i).collect();
        }
        SourcePosition::File => return Vec::new(),
    };
    here.filter(|(_, f)| lines.contains(&f.line)).map(|(i, _)| i).collect()
}
