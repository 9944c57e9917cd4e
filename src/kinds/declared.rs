//! Fields and kinds that a site declares itself. Like those of the program they live as long as it runs, so that both are used alike.

use super::field::{Choice, Field, Type, field};
use super::kind::Kind;
use std::sync::{Mutex, PoisonError};

static FIELDS: Mutex<Vec<&'static Field>> = Mutex::new(Vec::new());
static KINDS: Mutex<Vec<(String, &'static Kind)>> = Mutex::new(Vec::new());

/// The field of this name, label, type and help. A declaration that was there before gets the same field, so that a program which reads
/// its site again and again keeps each once.
pub fn declared_field(name: &str, vi: &str, ty: Type, doc: [&str; 2]) -> &'static Field {
    let mut declared = FIELDS.lock().unwrap_or_else(PoisonError::into_inner);
    let shape = format!("{ty:?}");
    let is_same = |known: &&&'static Field| known.name == name && known.vi == vi && known.doc == doc && format!("{:?}", known.ty) == shape;
    if let Some(known) = declared.iter().find(is_same) {
        return known;
    }
    let new: &'static Field = Box::leak(Box::new(field(kept(name), kept(vi), ty, doc.map(kept))));
    declared.push(new);
    new
}

/// The kind that `make` makes of a declaration. `shape` is all that the declaration says: one that was there before gets the same kind.
pub(super) fn declared_kind(shape: String, make: impl FnOnce() -> Kind) -> &'static Kind {
    let mut declared = KINDS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, known)) = declared.iter().find(|(known, _)| *known == shape) {
        return known;
    }
    let new: &'static Kind = Box::leak(Box::new(make()));
    declared.push((shape, new));
    new
}

/// A text that stays as long as the program runs.
pub(super) fn kept(text: &str) -> &'static str {
    Box::leak(Box::from(text))
}

/// A field as declared, before it is known whether its kind was there before.
#[derive(Debug)]
pub(super) struct OwnField {
    pub name: String,
    pub vi: String,
    pub ty: OwnType,
    pub required: bool,
    pub translatable: bool,
    pub identifies: bool,
    pub headings: Vec<String>,
    pub doc: [String; 2],
}

/// The type of a declared field.
#[derive(Debug)]
pub(super) enum OwnType {
    /// One without parameters.
    Plain(Type),
    /// (name, Vietnamese label, English label) of each value.
    Choice(Vec<[String; 3]>),
    /// The slug of an item of the kind of this name.
    Item(String),
    /// A record.
    Record(Vec<OwnField>),
    /// A list.
    List(Box<OwnType>),
}

impl OwnType {
    fn keep(&self) -> Type {
        match self {
            OwnType::Plain(ty) => *ty,
            OwnType::Choice(choices) => {
                let choices = choices.iter().map(|[name, vi, en]| Choice { name: kept(name), vi: kept(vi), en: kept(en) });
                Type::Choice(Box::leak(choices.collect()))
            }
            OwnType::Item(kind) => Type::Item(kept(kind)),
            OwnType::Record(fields) => Type::Record(keep_fields(fields)),
            OwnType::List(inner) => Type::List(Box::leak(Box::new(inner.keep()))),
        }
    }
}

/// The fields as those of the program.
pub(super) fn keep_fields(fields: &[OwnField]) -> &'static [Field] {
    let keep = |own: &OwnField| Field {
        name: kept(&own.name),
        vi: kept(&own.vi),
        ty: own.ty.keep(),
        required: own.required,
        translatable: own.translatable,
        identifies: own.identifies,
        headings: Box::leak(own.headings.iter().map(|words| kept(words)).collect()),
        doc: [kept(&own.doc[0]), kept(&own.doc[1])],
    };
    Box::leak(fields.iter().map(keep).collect())
}
