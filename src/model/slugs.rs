//! Slugs: the name of an item in addresses and ids, from what its author says, from its file, or from its title.

use super::draft::Draft;
use crate::diag::{BAD_SLUG, Diagnostic, Diagnostics, Span};
use crate::kinds::{PLACE, TERM, Value};
use crate::vietnamese::{name_slug, short_slug, term_slug, with_capitals};
use std::sync::Arc;

/// Longest part of a slug between slashes, in bytes. File systems allow 255, which leaves room for suffixes.
pub const MAX_SLUG_PART: usize = 120;

/// Sets the slug, and with `keep_case` the address with the capitals of the name of the file or of `slug`. The slug comes from `slug` or `id`, else from the path, else from the first field that names the item. False after a report.
pub fn find_slug(draft: &mut Draft, keep_case: bool, diagnostics: &mut Diagnostics) -> bool {
    let explicit = ["slug", "id"].into_iter().find_map(|name| match draft.get(name) {
        Some(Value::Text(text)) => Some((text.clone(), draft.span_of(name))),
        _ => None,
    });
    let folded = |text: &str| text.split('/').map(name_slug).collect::<Vec<_>>().join("/");
    // A name in front matter is the last part of the address; the folder stays.
    let folder = match draft.path.rsplit_once('/').filter(|_| draft.kind != &PLACE) {
        Some((folder, _)) => format!("{}/", folded(folder)),
        None => String::new(),
    };
    let identifying = draft.kind.fields.iter().find(|f| f.identifies).map(|f| f.name);
    let naming = ["code"].into_iter().chain(identifying).chain(["title"]);
    let (found, span, written): (String, Span, Arc<str>) = match explicit {
        Some((text, span)) if text.contains('/') && !draft.path.is_empty() => {
            let near = text.rsplit('/').find(|part| !part.is_empty()).map(name_slug).unwrap_or_default();
            diagnostics
                .push(Diagnostic::new(&BAD_SLUG).at(span).with("value", text.escape_debug()).with("why", "slash").with("near", near));
            return false;
        }
        Some((text, span)) => (format!("{folder}{}", folded(&text)), span, format!("{folder}{text}").into()),
        None if !draft.path.is_empty() => (folded(&draft.path), draft.span, draft.path.clone()),
        None => match naming.clone().find_map(|name| Some((draft.get(name)?.plain()?.into_owned(), draft.span_of(name)))) {
            Some((text, span)) if draft.kind == &TERM => (term_slug(&text), span, text.into()),
            Some((text, span)) => (name_slug(&text), span, text.into()),
            // The missing title is reported already.
            None => return false,
        },
    };
    let from_words = draft.path.is_empty();
    let whole = found.split('/').all(|part| !part.is_empty());
    if !whole || (!from_words && written.split('/').any(|p| p == "..")) || written.starts_with('/') || written.contains('\\') {
        diagnostics.push(Diagnostic::new(&BAD_SLUG).at(span).with("value", written.escape_debug()).with("why", "empty"));
        return false;
    }
    let is_named = !from_words || draft.get("slug").is_some();
    let cased = with_capitals(&found, &written).filter(|_| keep_case && is_named && draft.kind != &PLACE && draft.kind != &TERM);
    let explicit_differs = draft.get("slug").is_some() && found != *written && cased.as_deref() != Some(&*written);
    if explicit_differs {
        diagnostics.push(
            Diagnostic::new(&BAD_SLUG)
                .at(span)
                .with("value", written.escape_debug())
                .with("why", "letters")
                .with("near", &found[folder.len()..]),
        );
        return false;
    }
    if found.split('/').any(|part| part.len() > MAX_SLUG_PART) {
        if !from_words || draft.get("id").is_some() || draft.get("code").is_some() {
            diagnostics
                .push(Diagnostic::new(&BAD_SLUG).at(span).with("value", written.chars().take(40).collect::<String>()).with("why", "long"));
            return false;
        }
        // A slug from a long title is cut between words.
        draft.slug = short_slug(&found, MAX_SLUG_PART).into();
        return true;
    }
    draft.slug = found.into();
    draft.address = cased.map(Arc::from);
    true
}
