//! `loa view JOB`: prints the values that a template receives as JSON, and says what the file leaves out of its items' texts; with `--typst DIR` it writes a folder in which a print template opens
//! in any Typst editor.

use super::list::job_id;
use super::report::{self, OutputFormat};
use super::{CONTENT, GOOD, SYSTEM, config, load_sound, refused};
use crate::diag::{Diagnostic, Diagnostics, TEXT_LEFT_OUT};
use crate::lang::Words;
use crate::pipeline::{Loaded, unread_part};
use crate::plan::{Job, PRINTS, Planner};
use crate::render::{BundledFile, Engine, PlaceViews, PrintEngine, RenderTools, Renderer, Views, hidden};
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    if !PRINTS && matches.contains_id("typst") {
        complain!("{}", words.say("cli-no-print", &[]));
        return SYSTEM;
    }
    let Some(loaded) = load_sound(&config(matches), words) else { return CONTENT };
    let name = matches.get_one::<String>("job").map_or("", String::as_str);
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let views = Views::new(&planner, loaded.component_engine(), false);
    let mut near: Vec<String> = Vec::new();
    for place in loaded.library.places.numbers() {
        let plan = planner.plan(place);
        let found = plan.jobs.iter().find(|job| {
            let id = job_id(&planner, job, place);
            let hit = id == name || format!("{}/{}", loaded.library.places.get(place).folder, job.path) == name;
            if !hit && near.len() < 20_000 {
                near.push(id);
            }
            hit
        });
        if let Some(job) = found {
            if let Some(dir) = matches.get_one::<PathBuf>("typst") {
                return hand_out(&loaded, job, &views.place(place, &plan), dir, words);
            }
            let entries = views.place(place, &plan).entries(job);
            let view: serde_json::Map<String, serde_json::Value> =
                entries.into_iter().filter_map(|(name, value)| Some((name, serde_json::to_value(value).ok()?))).collect();
            say!("{}", serde_json::to_string_pretty(&view).unwrap_or_default());
            let left_out = left_out(&loaded, job, &views.place(place, &plan));
            report::print(&loaded.settled(left_out), &loaded.sources.files, words, OutputFormat::Human, false);
            return GOOD;
        }
    }
    let known: Vec<&str> = near.iter().map(String::as_str).collect();
    let near = crate::diag::nearest(name, &known).unwrap_or("none").to_string();
    complain!("{}", words.say("cli-no-job", &[("name", name.to_string()), ("near", near)]));
    SYSTEM
}

/// What the items of a file say in texts that the file leaves out.
fn left_out(loaded: &Loaded, job: &Job, views: &PlaceViews) -> Diagnostics {
    let mut found = Diagnostics::new();
    let Some(product) = job.product.map(|no| loaded.theme.product(no)) else { return found };
    let items = views.text_items(product, job);
    if items.is_empty() {
        return found;
    }
    let mut silent = Diagnostics::new();
    let engine = Engine::load(&loaded.theme, &loaded.sources.files, &mut silent);
    let press = PrintEngine::new(&loaded.theme, &loaded.sources, &mut silent);
    let tools = RenderTools { theme: &loaded.theme, engine: &engine, press: &press, files: &loaded.sources.files, minify: false };
    let read_part = |part: &BundledFile| Err(unread_part(part));
    let renderer = Renderer { tools };
    let Some(mut shown) = renderer.words(product, job, views, &read_part) else { return found };
    for item in items {
        let item = loaded.library.item(item);
        for text in hidden(item, &mut shown) {
            let report = Diagnostic::new(&TEXT_LEFT_OUT).at(text.span).with("words", text.words).with("item", item.id());
            found.push(report.with("field", text.field.name).with("label", text.field.vi).with("template", &product.maker.source));
        }
    }
    found
}

/// Writes a print template with its view, parts, pictures and fonts.
fn hand_out(loaded: &Loaded, job: &Job, views: &PlaceViews, dir: &Path, words: &Words) -> u8 {
    let product = job.product.map(|no| loaded.theme.product(no));
    let Some((product, template)) = product.and_then(|product| Some((product, product.maker.print_template()?))) else {
        complain!("{}", words.say("cli-not-printed", &[("name", job.path.to_string())]));
        return SYSTEM;
    };
    let press = PrintEngine::new(&loaded.theme, &loaded.sources, &mut Diagnostics::new());
    let mut diagnostics = Diagnostics::new();
    let value = press.handout(template, product, job, views, &mut diagnostics);
    let diagnostics = loaded.settled(diagnostics);
    report::print(&diagnostics, &loaded.sources.files, words, OutputFormat::Human, false);
    let Some(files) = value else { return CONTENT };
    if let Err(fault) = crate::write::hand_out(dir, "loa.typ", &files) {
        return refused(fault, words);
    }
    let dir = dir.display();
    let command = format!("typst compile --root {dir} --font-path {dir}/fonts {dir}/{template}");
    say!("{}", words.say("cli-handed-out", &[("count", files.len().to_string()), ("path", dir.to_string()), ("command", command)]));
    GOOD
}
