//! Finds the templates of a theme, and what each extends, includes and calls.

use crate::diag::{FileId, Files};
use crate::plan::declared::text_parts::TextParts;
use crate::plan::declared::theme::TemplateClosure;
use crate::read::{FileFormat, ThemeFile, ThemeSource};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// All templates: of each path the nearest, and shadowed ones as `<theme>:<path>` where a template names them so.
pub(super) fn templates(source: &ThemeSource, files: &Files) -> Vec<(Arc<str>, FileId)> {
    let is_template = |path: &str| !path.starts_with("assets/") && FileFormat::of(path).is_some_and(|format| format.is_template);
    let mut templates: Vec<(Arc<str>, FileId)> = Vec::new();
    let mut shadowed: Vec<(Arc<str>, FileId)> = Vec::new();
    for layer in &source.layers {
        for (path, file) in layer.files.iter().filter(|(p, _)| is_template(p)) {
            let ThemeFile::Text(file) = file else { continue };
            match templates.iter().any(|(name, _)| name == path) {
                false => templates.push((path.clone(), *file)),
                true => shadowed.push((format!("{}:{path}", layer.name.trim_matches(['(', ')'])).into(), *file)),
            }
        }
    }
    while let Some(asked) =
        shadowed.iter().position(|(name, _)| templates.iter().any(|(_, file)| mentioned(&files.get(*file).text).any(|m| m == *name)))
    {
        templates.push(shadowed.swap_remove(asked));
    }
    templates
}

/// What each template reaches. Components are called by name, so a template that calls any reaches all that define some.
pub(super) fn closures(templates: &[(Arc<str>, FileId)], files: &Files) -> FxHashMap<Arc<str>, TemplateClosure> {
    let text = |name: &str| templates.iter().find(|(n, _)| &**n == name).map(|(_, f)| files.get(*f).text.clone());
    let components: Vec<&Arc<str>> =
        templates.iter().filter(|(_, f)| defines_component(&files.get(*f).text)).map(|(name, _)| name).collect();
    templates
        .iter()
        .map(|(name, _)| {
            let mut reached: BTreeSet<Arc<str>> = [name.clone()].into();
            let mut open = vec![name.clone()];
            while let Some(next) = open.pop() {
                let Some(text) = text(&next) else { continue };
                let called = text.contains("{{<") || text.contains("{{ <") || text.contains("{% <");
                for found in mentioned(&text).chain(components.iter().filter(|_| called).map(|c| (**c).clone())) {
                    if reached.insert(found.clone()) {
                        open.push(found);
                    }
                }
            }
            let mut hasher = blake3::Hasher::new();
            let mut parts = TextParts::default();
            for name in &reached {
                let text = text(name).unwrap_or_default();
                hasher.update(name.as_bytes());
                hasher.update(blake3::hash(text.as_bytes()).as_bytes());
                parts.plain |= text.contains(".plain");
                parts.heard |= text.contains(".heard");
                parts.toc |= text.contains(".toc");
                parts.rest |= text.contains(".rest");
                parts.minutes |= text.contains(".minutes");
                parts.around |= text.contains("job.previous") || text.contains("job.next");
            }
            (name.clone(), TemplateClosure { digest: hasher.finalize(), parts, reached })
        })
        .collect()
}

/// Digest of a template with all it reaches.
pub(super) fn closure_digest(closures: &FxHashMap<Arc<str>, TemplateClosure>, template: &str) -> blake3::Hash {
    closures.get(template).map_or_else(|| blake3::hash(template.as_bytes()), |closure| closure.digest)
}

fn defines_component(text: &str) -> bool {
    text.split("{%").skip(1).any(|tag| tag.trim_start_matches('-').trim_start().starts_with("component"))
}

/// Names in `{% extends "…" %}` and `{% include "…" %}`.
fn mentioned(text: &str) -> impl Iterator<Item = Arc<str>> + '_ {
    text.split("{%").skip(1).filter_map(|tag| {
        let tag = tag.trim_start_matches('-').trim_start();
        let rest = tag.strip_prefix("extends").or_else(|| tag.strip_prefix("include"))?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        rest[1..].split(quote).next().map(Arc::from)
    })
}
