//! Where words on paper were written that carry no span of their own: names, addresses and numbers of tables.

use crate::diag::Span;
use crate::kinds::Value;
use crate::model::Item;
use crate::plan::{Job, Subject};
use crate::render::PlaceViews;

/// Shorter words may stand anywhere.
const SHORTEST: usize = 5;

/// The field that holds these words: of the job's item, of the place and those above it, of the rows that the place shows.
pub fn written_at(words: &str, job: &Job, views: &PlaceViews) -> Option<Span> {
    let wanted = bare(words);
    if wanted.chars().count() < SHORTEST { None } else { holder(&wanted, job, views) }
}

/// The field that holds a letter without a glyph: such letters are rare.
pub fn letter_at(letter: &str, job: &Job, views: &PlaceViews) -> Option<Span> {
    Some(bare(letter)).filter(|wanted| !wanted.is_empty()).and_then(|wanted| holder(&wanted, job, views))
}

fn holder(wanted: &str, job: &Job, views: &PlaceViews) -> Option<Span> {
    let library = views.planner().library;
    let item = if let Subject::Item(item) = &job.subject { Some(library.item(*item)) } else { None };
    let places = std::iter::once(views.place).chain(library.places.ancestors(views.place)).map(|place| library.place_item(place, job.lang));
    let own = item.into_iter().chain(places).find_map(|item| field_of(item, wanted));
    own.or_else(|| {
        let shown = library.shown_at(views.place);
        shown.map(|group| library.item(library.variant(group, job.lang))).find_map(|item| field_of(item, wanted))
    })
}

/// Where a field is written by its name, of the job's item.
pub fn field(name: &str, job: &Job, views: &PlaceViews) -> Option<Span> {
    let Subject::Item(item) = &job.subject else { return None };
    let item = views.planner().library.item(*item);
    item.get(name).map(|_| item.span_of(name))
}

fn field_of(item: &Item, wanted: &str) -> Option<Span> {
    item.fields.iter().find(|(.., value)| holds(value, wanted)).map(|(_, span, _)| *span)
}

fn holds(value: &Value, wanted: &str) -> bool {
    match value {
        Value::Text(text) | Value::Money { text, .. } | Value::Phone { text, .. } => bare(text).contains(wanted),
        Value::List(values) => values.iter().any(|value| holds(value, wanted)),
        Value::Record(entries) => entries.iter().any(|(_, value)| holds(value, wanted)),
        _ => false,
    }
}

/// Words without capitals and without the spaces that print changes.
fn bare(words: &str) -> String {
    words.to_lowercase().chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{2060}' | '\u{200b}')).collect()
}
