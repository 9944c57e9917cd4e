//! Fields that a site declares itself. Like those of the tables in the program they live as long as it runs, so that both are used alike.

use super::field::{Field, Type, field};
use std::sync::{Mutex, PoisonError};

static DECLARED: Mutex<Vec<&'static Field>> = Mutex::new(Vec::new());

/// The field of this name, label, type and help. A declaration that was there before gets the same field, so that a program which reads
/// its site again and again keeps each once.
pub fn declared_field(name: &str, vi: &str, ty: Type, doc: [&str; 2]) -> &'static Field {
    let mut declared = DECLARED.lock().unwrap_or_else(PoisonError::into_inner);
    let shape = format!("{ty:?}");
    let is_same = |known: &&&'static Field| known.name == name && known.vi == vi && known.doc == doc && format!("{:?}", known.ty) == shape;
    if let Some(known) = declared.iter().find(is_same) {
        return known;
    }
    let kept = |text: &str| -> &'static str { Box::leak(Box::from(text)) };
    let new: &'static Field = Box::leak(Box::new(field(kept(name), kept(vi), ty, doc.map(kept))));
    declared.push(new);
    new
}
