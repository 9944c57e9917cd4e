//! `loa import`: imports returned forms, lists and Word files into the site, for which it needs `--yes`; and sites of other tools into a new folder.

mod forms;
mod guides;
mod lists;
mod sites;
mod tables;

use super::{SYSTEM, config};
use crate::lang::Words;
use crate::read::disk::is_folder;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let what = matches.get_one::<String>("what").map_or("", String::as_str);
    let yes = matches.get_flag("yes");
    match (what, matches.get_one::<PathBuf>("file")) {
        ("contacts" | "locations", Some(file)) => {
            let options = lists::ListOptions {
                maps: matches.get_many::<String>("map").into_iter().flatten().map(String::as_str).collect(),
                place: matches.get_one::<String>("for-place").map(String::as_str),
                skip_hidden: matches.get_flag("skip-hidden"),
                yes,
            };
            lists::run(&config(matches), what, file, &options, words)
        }
        ("guide", Some(file)) => guides::run(&config(matches), file, yes, words),
        ("site", Some(dir)) => sites::run(matches, dir, words),
        ("contacts" | "locations" | "guide" | "site", None) => {
            complain!("{}", words.say("cli-import-what", &[]));
            SYSTEM
        }
        (_, None) if is_folder(Path::new(what)) => forms::run(&config(matches), Path::new(what), yes, words),
        _ => {
            complain!("{}", words.say("cli-import-what", &[]));
            SYSTEM
        }
    }
}
