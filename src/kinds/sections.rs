//! The sections of a text as values of fields.

use super::{FieldNo, FieldTable, Type, Value};
use crate::diag::{Diagnostics, Span};
use crate::text::{self, Excerpt, LinkTarget};
use std::sync::Arc;

/// The values of the sections of a text: (field, span of the heading, value). A section gives no value when it has no entries, or, where the field is a
/// sentence, is more than one: then it is a text that pages show in its place (`item.sections`).
pub fn section_values(table: &FieldTable, body: &Arc<text::Document>) -> Vec<(FieldNo, Span, Value)> {
    // Faults of references are reported where the text is parsed.
    let line = |text: &str, span: Span| match text::references::interpolated(text, span, &mut Diagnostics::new()) {
        Some(text) => Value::Interpolated(Arc::new(text)),
        None => Value::text(text),
    };
    let part = |events: std::ops::Range<u32>| Value::Document(Excerpt { document: body.clone(), events });
    // The names are shared by all entries.
    let [title, text, image, after, number, id, title_in_body]: [Arc<str>; 7] =
        ["title", "body", "image", "after", "number", "id", "title_in_body"].map(Arc::from);
    let record = |entry: &text::SectionEntry| {
        let mut record: Vec<(Arc<str>, Value)> = vec![(title.clone(), line(&entry.title, body.span(entry.start, entry.end)))];
        record.push((text.clone(), part(entry.events.clone())));
        if let Some(LinkTarget::File { path, .. }) = entry.image.map(|i| &body.links[i as usize].target) {
            record.push((image.clone(), Value::File((**path).into())));
        }
        if !entry.after.is_empty() {
            record.push((after.clone(), part(entry.after.clone())));
        }
        record.extend(entry.number.map(|n| (number.clone(), Value::Integer(n.into()))));
        record.extend(entry.id.as_ref().map(|name| (id.clone(), Value::text(name))));
        record.push((title_in_body.clone(), Value::Bool(entry.id.is_none())));
        Value::Record(record)
    };
    let of = |section: &text::Section| {
        let no = table.named(section.role)?;
        let heading = &body.headings[section.heading as usize];
        let span = body.span(heading.start, heading.end);
        let value = match table.field(no).ty {
            Type::Entries if section.entries.is_empty() => return None,
            Type::Entries => Value::List(section.entries.iter().map(record).collect()),
            _ => line(&body.sentence(section.intro.clone())?, span),
        };
        Some((no, span, value))
    };
    body.sections.iter().filter_map(of).collect()
}
