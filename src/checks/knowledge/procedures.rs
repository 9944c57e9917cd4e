//! When the procedures of the site are in force.

use crate::kinds::Value;
use crate::model::Library;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// When a procedure is in force.
#[derive(Debug)]
pub struct ProcedureValidity {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// The code of the procedure that replaces it.
    pub next: Option<String>,
}

/// The site's procedures by code.
pub fn procedures(library: &Library) -> FxHashMap<String, ProcedureValidity> {
    let mut found = FxHashMap::default();
    for item in library.items.iter().filter(|i| i.kind.name == "procedure") {
        let date = |name: &str| item.get(name).and_then(Value::as_date);
        let next = item.get("replaced_by").and_then(Value::plain).map(|slug| slug.replacen('-', ".", 1));
        if let Some(code) = item.get("code").and_then(Value::plain) {
            found.insert(code.into_owned(), ProcedureValidity { from: date("valid_from"), to: date("valid_to"), next });
        }
    }
    found
}
