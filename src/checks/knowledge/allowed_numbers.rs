//! Mobile numbers that may be published.

use crate::kinds::Value;
use crate::model::Library;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Numbers of contacts that name the document which orders their publication.
pub fn allowed_numbers(library: &Library) -> FxHashSet<Arc<str>> {
    let ordered = library.items.iter().filter(|i| i.kind.name == "contact" && i.get("basis").is_some());
    ordered.filter_map(|i| if let Some(Value::Phone { digits, .. }) = i.get("phone") { Some(digits.clone()) } else { None }).collect()
}
