//! `loa form`: writes a workbook for each place with its data, for the place to check and return.

use super::{CONTENT, GOOD, SYSTEM, config};
use crate::forms::form_workbook;
use crate::lang::Words;
use crate::model::PlaceNo;
use crate::pipeline::load;
use crate::write::put_file;
use clap::ArgMatches;
use std::path::PathBuf;

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let loaded = load(&config(matches));
    let library = &loaded.library;
    let codes: Vec<&String> = matches.get_many("place").into_iter().flatten().collect();
    let mut places: Vec<PlaceNo> = Vec::new();
    for code in codes {
        match (code.as_str(), library.places.find(code)) {
            ("all" | "tat-ca", _) => places.extend(library.places.numbers().filter(|p| library.places.get(*p).parent.is_some())),
            (_, Some(place)) => places.push(place),
            (_, None) => {
                complain!("{}", words.say("cli-no-place", &[("place", code.clone())]));
                return SYSTEM;
            }
        }
    }
    let folder = matches.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| "forms".into());
    let (mut made, mut code) = (0, GOOD);
    for place in places {
        let path = folder.join(format!("{}.xlsx", library.places.get(place).folder));
        let written = form_workbook(library, place).map_err(std::io::Error::other).and_then(|bytes| put_file(&path, &bytes, false));
        let shown = path.display().to_string();
        match written {
            Ok(()) => made += 1,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                complain!("{}", words.say("cli-exists", &[("path", shown)]));
                code = CONTENT;
            }
            Err(error) => {
                complain!("{}", words.cannot_write(&path, &error));
                return SYSTEM;
            }
        }
    }
    say!("{}", words.say("cli-forms", &[("count", made.to_string()), ("folder", folder.display().to_string())]));
    code
}
