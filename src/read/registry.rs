//! The registers that come with the program, for documents outside any site and for sites that keep none.

/// Path of each and its text.
static BUILT_IN: &[(&str, &str)] = &[
    ("(loa)/registry/units.csv", include_str!("../../content/registry/units.csv")),
    ("(loa)/registry/agencies.csv", include_str!("../../content/registry/agencies.csv")),
    ("(loa)/registry/terms.csv", include_str!("../../content/registry/terms.csv")),
    ("(loa)/registry/laws.csv", include_str!("../../content/registry/laws.csv")),
    ("(loa)/registry/abbreviations.csv", include_str!("../../content/registry/abbreviations.csv")),
];

use super::paths::file_name;
use super::{TableSource, read_csv};
use crate::diag::{Diagnostics, Files, SourceFile};

/// Whether a file of the site is a register.
pub fn is_register(path: &str) -> bool {
    path.starts_with("content/registry/")
}

/// The built-in registers of which `own` has none of the same name.
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
