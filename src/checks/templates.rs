//! Fields that a template asks of the view and that no view has: found without rendering, also in branches that no page takes.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, Span, TEMPLATE_FIELD};
use crate::kinds::{CAMPAIGN, Kind, PLACE, Type};
use crate::model::LangNo;
use crate::view_schema::{PictureView, item_names, place_names, root_record};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { name: "templates", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let theme = context.planner.theme;
    let main = context.planner.library.site.code(LangNo::MAIN);
    let words: Vec<&str> = theme.words.get(main).into_iter().flatten().map(|(key, _)| &**key).collect();
    for (name, file) in &theme.templates {
        let text = &context.files.get(*file).text;
        let kinds = theme.kinds_shown_by(name);
        let tags = tags(text);
        let rebound = rebound(text, &tags);
        for tag in tags {
            for (start, thing, field) in paths(text, tag) {
                if rebound.contains(thing) {
                    continue;
                }
                let known: Vec<&str> = match (thing, field.0) {
                    ("lang", "words") => match field.1 {
                        Some(word) if !words.contains(&word) => words.clone(),
                        _ => continue,
                    },
                    ("item", _) if kinds.is_empty() => continue,
                    ("item", _) => kinds.iter().flat_map(|k| item_names(k)).collect(),
                    ("place", _) => place_names().collect(),
                    ("campaign", _) => item_names(&CAMPAIGN).collect(),
                    ("theme", "options") => match field.1 {
                        Some(option) if !theme.options.iter().any(|c| *c.name == *option) => {
                            theme.options.iter().map(|c| &*c.name).collect()
                        }
                        _ => continue,
                    },
                    // Its other fields are the keys of theme.yaml.
                    ("theme", _) => continue,
                    (thing, _) => match root_record(thing) {
                        Some(record) => record.names().collect(),
                        None => continue,
                    },
                };
                let kinds = if thing == "place" { &[&PLACE][..] } else { &kinds };
                if let ("item" | "place", (name, Some(wrong))) = (thing, field)
                    && kinds.iter().all(|k| shows_picture(k, name))
                {
                    let mut known: BTreeSet<&str> = theme.preset_names.iter().map(|n| &**n).collect();
                    PictureView::RECORD.fields.iter().for_each(|field| {
                        known.insert(field.name);
                    });
                    if !known.contains(wrong) {
                        let shown = format!("{thing}.{name}.{wrong}");
                        let report = Diagnostic::new(&TEMPLATE_FIELD).at(Span::new(*file, start, start + shown.len()));
                        diagnostics.push(report.with("name", shown).suggest(wrong, known));
                    }
                }
                let (wrong, shown) = match (thing, field) {
                    ("lang", (list @ "words", Some(name))) | ("theme", (list @ "options", Some(name))) => {
                        (name, format!("{thing}.{list}.{name}"))
                    }
                    (thing, (name, _)) => (name, format!("{thing}.{name}")),
                };
                if !known.contains(&wrong) {
                    let report = Diagnostic::new(&TEMPLATE_FIELD).at(Span::new(*file, start, start + shown.len()));
                    let known: BTreeSet<&str> = known.into_iter().collect();
                    diagnostics.push(report.with("name", shown).suggest(wrong, known));
                }
            }
        }
    }
}

/// Whether this field of a kind is for a picture.
fn shows_picture(kind: &Kind, name: &str) -> bool {
    kind.table().fields.iter().any(|f| f.name == name && matches!(f.ty, Type::Image))
}

/// Ranges between `{{ }}` and `{% %}`, comments left out.
fn tags(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|i| at + i) {
        let (close, is_code) = match text.as_bytes().get(open + 1) {
            Some(b'{') => ("}}", true),
            Some(b'%') => ("%}", true),
            Some(b'#') => ("#}", false),
            _ => {
                at = open + 1;
                continue;
            }
        };
        let Some(end) = text[open..].find(close).map(|i| open + i) else { break };
        if is_code {
            found.push((open + 2, end));
        }
        at = end + 2;
    }
    found
}

/// The name after the first dot, and the one after the second.
type FieldPath<'a> = (&'a str, Option<&'a str>);

/// Dotted paths of a tag, outside of strings: where, the thing, its fields.
fn paths(text: &str, (start, end): (usize, usize)) -> Vec<(usize, &str, FieldPath<'_>)> {
    let bytes = text.as_bytes();
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let mut found = Vec::new();
    let mut i = start;
    while i < end {
        match bytes[i] {
            quote @ (b'"' | b'\'' | b'`') => i += 1 + text[i + 1..end].find(quote as char).map_or(end - i - 1, |n| n + 1),
            b if is_name(b) => {
                let from = i;
                while i < end && (is_name(bytes[i]) || (bytes[i] == b'.' && i + 1 < end && is_name(bytes[i + 1]))) {
                    i += 1;
                }
                // `x.y` after a dot, a bracket or a question mark belongs to something else.
                let alone = from == start || !matches!(bytes[from - 1], b'.' | b'?' | b'<' | b'/');
                let mut parts = text[from..i].split('.');
                if let (true, Some(thing), Some(field)) = (alone, parts.next(), parts.next()) {
                    found.push((from, thing, (field, parts.next())));
                }
            }
            _ => i += 1,
        }
    }
    found
}

/// The names to which a template gives a meaning of its own: loop variables, what is `set`, parameters of components.
fn rebound<'t>(text: &'t str, tags: &[(usize, usize)]) -> FxHashSet<&'t str> {
    let mut names = FxHashSet::default();
    for (start, end) in tags {
        let tag = text[*start..*end].trim_start_matches('-').trim_start();
        let mut words = tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|w| !w.is_empty());
        match words.next() {
            Some("for") => names.extend(words.take_while(|w| *w != "in")),
            Some("set" | "set_global") => names.extend(words.next()),
            Some("component") => names.extend(words.skip(1)),
            _ => {}
        }
    }
    names
}
