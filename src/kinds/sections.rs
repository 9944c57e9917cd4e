//! Sections of a text as values of fields: which headings of a kind have a role, and the values of the sections under them.

use super::{Field, FieldNo, FieldTable, KINDS, Kind, Type, Value};
use crate::diag::{Diagnostics, Span};
use crate::text::{self, Excerpt, LinkTarget, Role};
use crate::vietnamese::key;
use rustc_hash::FxHashMap;
use std::sync::{Arc, LazyLock};

/// The headings of a kind that name a field.
pub fn roles(kind: &'static Kind) -> &'static [Role] {
    static ROLES: LazyLock<FxHashMap<&'static str, Vec<Role>>> = LazyLock::new(|| {
        let role = |f: &&'static Field| Role {
            name: f.name,
            words: f.headings.iter().map(|w| key(w)).collect(),
            entries: matches!(f.ty, Type::Entries),
        };
        KINDS.iter().map(|k| (k.name, k.fields.iter().filter(|f| !f.headings.is_empty()).map(|f| role(&f)).collect())).collect()
    });
    ROLES.get(kind.name).map_or(&[], |r| r.as_slice())
}

/// The values of the sections of a text: (field, span of the heading, value).
pub fn section_values(table: &FieldTable, body: &Arc<text::Document>) -> Vec<(FieldNo, Span, Value)> {
    // Faults of references are reported where the text is parsed.
    let title = |text: &str, span: Span| match text::references::interpolated(text, span, &mut Diagnostics::new()) {
        Some(text) => Value::Interpolated(Arc::new(text)),
        None => Value::text(text),
    };
    let part = |events: std::ops::Range<u32>| Excerpt { document: body.clone(), events };
    // The names are shared by all entries.
    let [title_name, body_name, image_name, id_name, in_body_name]: [Arc<str>; 5] =
        ["title", "body", "image", "id", "title_in_body"].map(Arc::from);
    let value = |section: &text::Section, no: FieldNo| match table.field(no).ty {
        Type::Entries => Value::List(
            section
                .entries
                .iter()
                .map(|entry| {
                    let mut record: Vec<(Arc<str>, Value)> =
                        vec![(title_name.clone(), title(&entry.title, body.span(entry.start, entry.end)))];
                    record.push((body_name.clone(), Value::Document(part(entry.events.clone()))));
                    if let Some(LinkTarget::File { path, .. }) = entry.image.map(|i| &body.links[i as usize].target) {
                        record.push((image_name.clone(), Value::File((**path).into())));
                    }
                    record.extend(entry.id.as_ref().map(|id| (id_name.clone(), Value::text(id))));
                    record.push((in_body_name.clone(), Value::Bool(entry.id.is_none())));
                    Value::Record(record)
                })
                .collect(),
        ),
        _ => Value::text(&body.plain(section.intro.clone())),
    };
    let of = |section: &text::Section| {
        let no = table.named(section.role)?;
        let heading = &body.headings[section.heading as usize];
        Some((no, body.span(heading.start, heading.end), value(section, no)))
    };
    body.sections.iter().filter_map(of).collect()
}
