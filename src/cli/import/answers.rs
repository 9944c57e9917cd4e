//! `loa import FOLDER`: the forms that places sent back, cell by cell, and which places have not answered.

use super::{Addition, Edit, print_faults, write};
use crate::cli::{GOOD, SYSTEM};
use crate::config::Config;
use crate::diag::{Diagnostics, Files};
use crate::forms::{Change, read_answer};
use crate::kinds::Kind;
use crate::lang::{Speech, Words};
use crate::model::PlaceNo;
use crate::pipeline::load;
use crate::read::{read_tables, tables_in};
use crate::vietnamese::short_date;
use std::path::Path;

pub fn run(config: &Config, folder: &Path, yes: bool, words: &Words) -> u8 {
    let loaded = load(config);
    let library = &loaded.library;
    let paths = match tables_in(folder) {
        Ok(paths) => paths,
        Err(error) => {
            let args = [("path", folder.display().to_string()), ("reason", error.to_string())];
            complain!("{}", words.say("cannot-read", &args));
            return SYSTEM;
        }
    };
    let today = short_date(library.site.as_of);
    let (mut edits, mut additions, mut answered): (Vec<Edit>, Vec<Addition>, Vec<PlaceNo>) = Default::default();
    for path in &paths {
        let (mut files, mut diagnostics) = (Files::default(), Diagnostics::new());
        let tables = read_tables(path, &mut files, &mut diagnostics);
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let answer = read_answer(library, &tables, name, &files, &mut diagnostics);
        print_faults(diagnostics, &files, words);
        let Some(answer) = answer else {
            complain!("{}", words.say("cli-import-whose", &[("path", path.display().to_string())]));
            continue;
        };
        answered.push(answer.place);
        let place = library.places.get(answer.place);
        say!("{} ({})", place.name, place.code);
        let mut told = 0;
        for change in answer.changes {
            let line = match &change {
                Change::Cell { kind, title, field, old, new, .. } => {
                    let label = label_of(kind, field, words.speech);
                    let shown = |text: &str| if text.is_empty() { words.say("cli-import-empty", &[]) } else { format!("“{text}”") };
                    Some(format!("  ~ {title} · {label}: {} → {}", shown(old), shown(new)))
                }
                Change::New { kind, title, .. } => Some(format!("  + {}: {title}", kind.label(words.speech))),
                Change::Gone { title, .. } => Some(format!("  ? {}", words.say("cli-import-gone", &[("title", title.clone())]))),
                Change::Verified { .. } => None,
            };
            told += usize::from(line.is_some());
            line.into_iter().for_each(|line| say!("{line}"));
            match change {
                Change::Cell { kind, row, field, new, .. } => edits.push(Edit { kind, row, field, value: new }),
                Change::Verified { kind, row } if kind.fields.iter().any(|f| f.name == "verified_on") => {
                    edits.push(Edit { kind, row, field: "verified_on", value: today.clone() });
                }
                Change::New { kind, mut row, .. } => {
                    if kind.fields.iter().any(|f| f.name == "verified_on") {
                        row.0.push(("verified_on", today.clone()));
                    }
                    additions.push(Addition { kind, place: answer.place, row });
                }
                Change::Verified { .. } | Change::Gone { .. } => {}
            }
        }
        if told == 0 {
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
    found.map_or("", |f| if speech == Speech::Vietnamese { f.vi } else { f.name })
}
