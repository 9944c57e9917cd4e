//! `loa preview`: makes one file, or the whole kit of a place as one PDF, for approval.

use super::report::{self, OutputFormat};
use super::{CONTENT, GOOD, SYSTEM, config, load_sound, refused};
use crate::config::Config;
use crate::diag::{Diagnostics, nearest};
use crate::lang::Words;
use crate::pipeline::Loaded;
use crate::pipeline::preview::{KitPreview, PlacePreview, PreviewRequest, order_for_preview, place_of};
use crate::plan::{PRINTS, Planner};
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let config = config(matches);
    let Some(loaded) = load_sound(&config, words) else { return CONTENT };
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let place = match place_of(&loaded, text("in-place")) {
        Ok(place) => place,
        Err(fault) => return refused(fault, words),
    };
    let mut planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let to = matches.get_one::<PathBuf>("to").map(PathBuf::as_path);
    // Files that are not printed need no print engine.
    let is_left_out = |name: &str| loaded.theme.find_product(name).is_some_and(|no| loaded.theme.product(no).left_out);
    if !PRINTS && (text("kit").is_some() || text("product").is_some_and(is_left_out)) {
        complain!("{}", words.say("cli-no-print", &[]));
        return SYSTEM;
    }
    match text("kit") {
        Some(campaign) => {
            let preview = PlacePreview::at(&loaded, &planner, place);
            kit(&loaded, &config, &preview, campaign, &loaded.library.places.get(place).code, to, words)
        }
        None => {
            let (product, item) = (text("product").unwrap_or_default(), text("item").unwrap_or_default());
            let size = text("size").unwrap_or_default();
            let asked = PreviewRequest { product, item, size, lang: text("lang").unwrap_or_default(), press: config.press };
            let is_ordered = PlacePreview::at(&loaded, &planner, place).find(&asked).is_some();
            let is_tried = !is_ordered && order_for_preview(&mut planner, product, place);
            let preview = PlacePreview::at(&loaded, &planner, place);
            if is_tried && preview.find(&asked).is_some() {
                say!("{}", words.say("cli-preview-unordered", &[("name", product.to_string())]));
            }
            one(&loaded, &config, &preview, asked, to, words)
        }
    }
}

/// Makes one file.
fn one(loaded: &Loaded, config: &Config, preview: &PlacePreview, asked: PreviewRequest, to: Option<&Path>, words: &Words) -> u8 {
    let Some(job) = preview.find(&asked) else {
        let known = match loaded.theme.find_product(asked.product) {
            Some(_) => preview.items(asked.product),
            None => loaded.theme.products.iter().map(|p| p.name.to_string()).collect(),
        };
        let searched = if loaded.theme.find_product(asked.product).is_some() { asked.item } else { asked.product };
        let near = nearest(searched, &known.iter().map(String::as_str).collect::<Vec<_>>()).unwrap_or("none").to_string();
        let name = format!("{} {}", asked.product, asked.item).trim().to_string();
        complain!("{}", words.say("cli-no-preview", &[("name", name), ("near", near)]));
        return SYSTEM;
    };
    let mut diagnostics = Diagnostics::new();
    let made = preview.make(job, &mut diagnostics);
    report::print(&diagnostics, &loaded.sources.files, words, OutputFormat::Human, false);
    let Some(made) = made else {
        if !diagnostics.has_errors() {
            complain!("{}", words.say("cli-preview-of-files", &[("name", asked.product.to_string())]));
        }
        return CONTENT;
    };
    let name = job.path.rsplit('/').next().unwrap_or(&job.path);
    match crate::write::preview(&config.output, to, &config.inputs(), name, |out| out.write_all(made.bytes())) {
        Ok(path) => say!("{}", words.say("cli-previewed", &[("path", path.display().to_string())])),
        Err(fault) => return refused(fault, words),
    }
    if diagnostics.has_errors() { CONTENT } else { GOOD }
}

/// Makes the kit of a place as one PDF.
fn kit(loaded: &Loaded, config: &Config, preview: &PlacePreview, campaign: &str, code: &str, to: Option<&Path>, words: &Words) -> u8 {
    if !preview.has_kit(campaign) {
        let library = &loaded.library;
        let known: Vec<&str> = library.groups.iter().filter(|g| g.kind.name == "campaign").map(|g| &*g.slug).collect();
        let near = nearest(campaign, &known).unwrap_or("none").to_string();
        complain!("{}", words.say("cli-no-kit", &[("name", campaign.to_string()), ("near", near)]));
        return SYSTEM;
    }
    let (mut made, mut diagnostics) = (None, Diagnostics::new());
    let written = crate::write::preview(&config.output, to, &config.inputs(), &format!("{campaign}_{code}.pdf"), |out| {
        made = Some(preview.kit(campaign, out, &mut diagnostics)?);
        Ok(())
    });
    let path = match written {
        Ok(path) => path.display().to_string(),
        Err(fault) => return refused(fault, words),
    };
    let Some(KitPreview { pages, others }) = made else { return SYSTEM };
    report::print(&diagnostics, &loaded.sources.files, words, OutputFormat::Human, false);
    say!("{}", words.say("cli-previewed-kit", &[("path", path), ("pages", pages.to_string())]));
    if !others.is_empty() {
        say!("{}", words.say("cli-not-in-preview", &[("count", others.len().to_string()), ("files", others.join("\n  "))]));
    }
    if diagnostics.has_errors() { CONTENT } else { GOOD }
}
