//! `loa view JOB`: what a template sees, as JSON.

use super::list::job_id;
use super::report::{self, Format};
use super::{CONTENT, GOOD, SYSTEM, config};
use crate::lang::Words;
use crate::pipeline::load;
use crate::plan::Planner;
use crate::render::Views;
use clap::ArgMatches;

pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let config = config(matches);
    let mut loaded = load(&config);
    let diagnostics = std::mem::take(&mut loaded.diagnostics).settle(&loaded.library.site.levels, &loaded.sources.files);
    report::print(&diagnostics, &loaded.sources.files, words, Format::Human, true);
    if diagnostics.has_errors() {
        return CONTENT;
    }
    let wanted = matches.get_one::<String>("job").map_or("", String::as_str);
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let views = Views::new(&planner, false);
    let mut near: Vec<String> = Vec::new();
    for place in loaded.library.places.numbers() {
        let plan = planner.place(place).value;
        let found = plan.jobs.iter().find(|job| {
            let id = job_id(&planner, job, place);
            let hit = id == wanted || format!("{}/{}", loaded.library.places.get(place).folder, job.path) == wanted;
            if !hit && near.len() < 20_000 {
                near.push(id);
            }
            hit
        });
        if let Some(job) = found {
            let entries = views.place(place, &plan).entries(job);
            let view: serde_json::Map<String, serde_json::Value> =
                entries.into_iter().filter_map(|(name, value)| Some((name, serde_json::to_value(value).ok()?))).collect();
            say!("{}", serde_json::to_string_pretty(&view).unwrap_or_default());
            return GOOD;
        }
    }
    let known: Vec<&str> = near.iter().map(String::as_str).collect();
    let near = crate::diag::nearest(wanted, &known).unwrap_or("none").to_string();
    complain!("{}", words.say("cli-no-job", &[("name", wanted.to_string()), ("near", near)]));
    SYSTEM
}
