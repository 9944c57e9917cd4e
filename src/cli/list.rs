//! `loa list`: kinds, products, places, items, jobs, ordered files and checks, as a table or JSON.

use super::report::{self, OutputFormat};
use super::standard_output::StandardOutput;
use super::{CONTENT, GOOD, config};
use crate::diag::Diagnostics;
use crate::lang::Words;
use crate::model::{LangNo, PlaceNo};
use crate::pipeline::{Loaded, load, load_settings, plan_and_check};
use crate::plan::{Job, JobVariant, Planner, Subject};
use clap::ArgMatches;
use serde_json::{Value as Json, json};

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let Some((what, matches)) = matches.subcommand() else { return GOOD };
    let speech = words.speech;
    if what == "kinds" {
        let kinds = load_settings(&config(matches)).kinds;
        let rows =
            kinds.iter().map(|k| json!({ "kind": k.name, "name": k.label(speech), "folder": k.folder, "fields": k.table().derived_from }));
        print_rows(&rows.collect::<Vec<_>>(), matches.get_flag("json"));
        return GOOD;
    }
    if what == "checks" {
        let row = |c: &&crate::diag::Code| json!({ "code": c.name, "level": if c.off_by_default { "off" } else { c.severity.name() }, "opt_out": c.suppressible });
        print_rows(&crate::diag::CODES.iter().map(row).collect::<Vec<_>>(), matches.get_flag("json"));
        return GOOD;
    }
    let config = config(matches);
    let mut loaded = load(&config);
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let rows = match what {
        "products" => products(&loaded),
        "places" => places(&loaded),
        "items" => items(&loaded),
        "kit" => kit(&loaded, &planner),
        _ => jobs(&loaded, &planner),
    };
    print_rows(&rows, matches.get_flag("json"));
    plan_and_check(&loaded, &planner, &config, None, &|_, work| work(), &mut diagnostics);
    let settled: Diagnostics = loaded.settled(diagnostics);
    report::print(&settled, &loaded.sources.files, words, OutputFormat::Human, true);
    if settled.has_errors() { CONTENT } else { GOOD }
}

fn products(loaded: &Loaded) -> Vec<Json> {
    let lang = loaded.library.site.code(LangNo::MAIN);
    let row = |p: &crate::plan::Product| json!({ "product": &*p.name, "title": p.title.get(lang), "format": &*p.format, "canonical": p.canonical });
    loaded.theme.products.iter().map(row).collect()
}

fn places(loaded: &Loaded) -> Vec<Json> {
    let row =
        |p: &crate::model::Place| json!({ "code": &*p.code, "name": &*p.name, "type": &*p.ty, "folder": &*p.folder, "url": &*p.base_url });
    loaded.library.places.list.iter().map(row).collect()
}

fn items(loaded: &Loaded) -> Vec<Json> {
    let library = &loaded.library;
    let row = |g: &crate::model::Group| {
        let langs: Vec<&str> = g.variants.iter().map(|v| &**library.site.code(v.0)).collect();
        let title = library.original(g).title();
        let state = match (g.absence, g.expired, g.hidden) {
            (Some(_), ..) => "absent",
            (_, true, _) => "expired",
            (_, _, true) => "hidden",
            _ => "published",
        };
        let id = format!("{}:{}", g.kind.name, g.slug);
        json!({ "id": id, "place": &*library.places.get(g.place).code, "languages": langs.join(","), "state": state, "title": title })
    };
    library.groups.iter().map(row).collect()
}

/// The ordered files of campaigns, with their copies.
fn kit(loaded: &Loaded, planner: &Planner) -> Vec<Json> {
    let library = &loaded.library;
    let mut rows = Vec::new();
    for place in library.places.numbers() {
        let at = library.places.get(place);
        for job in planner.kit_jobs(place, &mut Diagnostics::new()) {
            let (Some(order), Some(product)) = (job.order, job.product) else { continue };
            let (order, product) = (planner.order(order), loaded.theme.product(product));
            rows.push(json!({
                "campaign": &*library.group(order.campaign).slug,
                "product": &*product.name,
                "item": subject(planner, &job),
                "place": &*at.code,
                "size": Some(product.size_name(job.size)).filter(|name| !name.is_empty()),
                "language": &**library.site.code(job.lang),
                "copies": planner.copies(order, place),
                "path": format!("{}/{}", at.folder, job.path),
            }));
        }
    }
    rows
}

/// The subject of a job: the id of its item, a term, or `-`.
fn subject(planner: &Planner, job: &Job) -> String {
    let library = planner.library;
    match &job.subject {
        Subject::Place => "-".to_string(),
        Subject::Item(item) => library.item(*item).id(),
        Subject::Alias(item, alias) => format!("{}@{alias}", library.item(*item).id()),
        Subject::Term(term) => term.to_string(),
        Subject::Short(target) => target.written(),
        Subject::File(path) => path.to_string(),
        Subject::Picture(variant) => format!("{}@{}", variant.source, variant.path),
    }
}

/// The id of a job: product / subject / place / language / size / variant / page / campaign; the last four where they exist.
pub fn job_id(planner: &Planner, job: &Job, place: PlaceNo) -> String {
    let library = planner.library;
    let product = job.product.map_or("file", |p| &planner.theme.product(p).name);
    let subject = subject(planner, job);
    let code = &library.places.get(place).code;
    let page = if job.pages > 1 { format!("/{}", job.page) } else { String::new() };
    let campaign = job.order.map_or_else(String::new, |o| format!("/{}", library.group(planner.order(o).campaign).slug));
    let size = job.product.map_or("", |p| planner.theme.product(p).size_name(job.size));
    let size = if size.is_empty() { String::new() } else { format!("/{size}") };
    let variant = if job.variant == JobVariant::Web { String::new() } else { format!("/{}", job.variant.name()) };
    format!(
        "{product}/{subject}/{}/{}{size}{variant}{page}{campaign}",
        if code.is_empty() { "-" } else { code },
        library.site.code(job.lang)
    )
}

fn jobs(loaded: &Loaded, planner: &Planner) -> Vec<Json> {
    let mut rows = Vec::new();
    for place in loaded.library.places.numbers() {
        let folder = &loaded.library.places.get(place).folder;
        for job in &planner.plan(place).jobs {
            rows.push(json!({ "job": job_id(planner, job, place), "path": format!("{folder}/{}", job.path) }));
        }
    }
    rows
}

/// Prints rows with the same keys, as JSON or in columns.
pub fn print_rows(rows: &[Json], as_json: bool) {
    use std::io::Write;
    let mut out = std::io::BufWriter::new(StandardOutput);
    if as_json {
        let _ = serde_json::to_writer_pretty(&mut out, rows);
        let _ = writeln!(out);
        return;
    }
    let Some(Json::Object(first)) = rows.first() else { return };
    let keys: Vec<&String> = first.keys().collect();
    let text = |row: &Json, key: &str| match &row[key] {
        Json::String(text) => text.clone(),
        Json::Null => "-".to_string(),
        other => other.to_string(),
    };
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let widths: Vec<usize> = keys.iter().map(|k| rows.iter().map(|r| width(&text(r, k))).max().unwrap_or(0)).collect();
    for row in rows {
        let cells: Vec<String> = keys
            .iter()
            .zip(&widths)
            .map(|(k, w)| {
                let cell = text(row, k);
                let pad = w - width(&cell);
                cell + &" ".repeat(pad)
            })
            .collect();
        // The rest would not be written either (`loa list jobs | head`).
        if writeln!(out, "{}", cells.join("  ").trim_end()).is_err() {
            return;
        }
    }
}
