//! Built-in registers, for documents outside any site and for sites without registers of their own.

/// Path and text of each register.
static BUILT_IN: &[(&str, &str)] = &[
    ("(loa)/registry/units.csv", include_str!("../../content/registry/units.csv")),
    ("(loa)/registry/agencies.csv", include_str!("../../content/registry/agencies.csv")),
    ("(loa)/registry/terms.csv", include_str!("../../content/registry/terms.csv")),
    ("(loa)/registry/laws.csv", include_str!("../../content/registry/laws.csv")),
    ("(loa)/registry/abbreviations.csv", include_str!("../../content/registry/abbreviations.csv")),
];

use super::csv::read_csv;
use super::paths::file_name;
use super::sources::TableSource;
use crate::diag::{Diagnostics, Files, SourceFile};

/// Whether a path below the site's folder is that of a register.
pub fn is_register(path: &str) -> bool {
    path.starts_with("content/registry/")
}

/// Reads the built-in registers that `own` has none of the same name for. They are added to `files`.
pub fn built_in_registers(own: &[TableSource], files: &mut Files, diagnostics: &mut Diagnostics) -> Vec<TableSource> {
    let name = |path: &str| file_name(path).split('.').next().unwrap_or_default().to_string();
    let own: Vec<String> = own.iter().map(|table| name(&files.get(table.file).path)).collect();
    let mut found = Vec::new();
    for (path, text) in BUILT_IN.iter().filter(|(path, _)| !own.contains(&name(path))) {
        let text = text.trim_start_matches('\u{feff}');
        let file = files.add(SourceFile { path: (*path).into(), text: text.into(), cells: None });
        found.extend(read_csv(file, text, diagnostics).map(|node| TableSource { file, node }));
    }
    found
}
