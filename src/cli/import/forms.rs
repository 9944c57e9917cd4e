//! `loa import FOLDER`: imports returned forms cell by cell and lists the places that returned none.

use super::tables::{CellEdit, RowAddition, print_faults, write};
use crate::cli::{GOOD, SYSTEM};
use crate::config::Config;
use crate::diag::{Diagnostics, Files};
use crate::forms::{FormDifference, read_returned_form};
use crate::kinds::Kind;
use crate::lang::{Speech, Words};
use crate::model::PlaceNo;
use crate::pipeline::load;
use crate::read::{read_tables, tables_in};
use crate::vietnamese::short_date;
use std::path::Path;

/// Runs the command.
pub fn run(config: &Config, folder: &Path, yes: bool, words: &Words) -> u8 {
    let loaded = load(config);
    let library = &loaded.library;
    let paths = match tables_in(folder) {
        Ok(paths) => paths,
        Err(error) => {
            complain!("{}", words.cannot_read(folder, &error));
            return SYSTEM;
        }
    };
    let today = short_date(library.site.as_of);
    let (mut edits, mut additions, mut answered): (Vec<CellEdit>, Vec<RowAddition>, Vec<PlaceNo>) = Default::default();
    for path in &paths {
        let (mut files, mut diagnostics) = (Files::default(), Diagnostics::new());
        let tables = read_tables(path, &mut files, &mut diagnostics);
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let form = read_returned_form(library, &tables, name, &files, &mut diagnostics);
        print_faults(diagnostics, &files, words);
        let Some(form) = form else {
            complain!("{}", words.say("cli-import-whose", &[("path", path.display().to_string())]));
            continue;
        };
        answered.push(form.place);
        let place = library.places.get(form.place);
        say!("{} ({})", place.name, place.code);
        let mut printed = 0;
        for change in form.changes {
            let line = match &change {
                FormDifference::Cell { kind, title, field, old, new, .. } => {
                    let label = label_of(kind, field, words.speech);
                    let shown = |text: &str| if text.is_empty() { words.say("cli-import-empty", &[]) } else { format!("“{text}”") };
                    Some(format!("  ~ {title} · {label}: {} → {}", shown(old), shown(new)))
                }
                FormDifference::New { kind, title, .. } => Some(format!("  + {}: {title}", kind.label(words.speech))),
                FormDifference::Gone { title, .. } => Some(format!("  ? {}", words.say("cli-import-gone", &[("title", title.clone())]))),
                FormDifference::Verified { .. } => None,
            };
            printed += usize::from(line.is_some());
            line.into_iter().for_each(|line| say!("{line}"));
            match change {
                FormDifference::Cell { kind, row, field, new, .. } => edits.push(CellEdit { kind, row, field, value: new }),
                FormDifference::Verified { kind, row } if kind.fields.iter().any(|f| f.name == "verified_on") => {
                    edits.push(CellEdit { kind, row, field: "verified_on", value: today.clone() });
                }
                FormDifference::New { kind, mut row, .. } => {
                    if kind.fields.iter().any(|f| f.name == "verified_on") {
                        row.0.push(("verified_on", today.clone()));
                    }
                    additions.push(RowAddition { kind, place: form.place, row });
                }
                FormDifference::Verified { .. } | FormDifference::Gone { .. } => {}
            }
        }
        if printed == 0 {
            say!("  = {}", words.say("cli-import-same", &[]));
        }
    }
    let silent: Vec<&str> = library
        .places
        .numbers()
        .filter(|p| library.places.get(*p).parent.is_some() && !answered.contains(p))
        .map(|p| &*library.places.get(p).name)
        .collect();
    let count = [("count", silent.len().to_string()), ("answered", answered.len().to_string()), ("names", silent.join(", "))];
    say!("{}", words.say("cli-import-silent", &count));
    if !yes {
        say!("{}", words.say("cli-import-dry", &[]));
        return GOOD;
    }
    write(config, library, &loaded.sources.files, edits, additions, words)
}

fn label_of(kind: &Kind, field: &str, speech: Speech) -> &'static str {
    let found = kind.fields.iter().find(|f| f.name == field);
    found.map_or("", |f| speech.choose(f.vi, f.name))
}
