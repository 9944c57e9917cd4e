//! Steps 1 and 2 after a change: what did not change is taken over from before.

use super::site::{Loaded, load, with_theme};
use crate::config::Config;
use crate::diag::FileId;
use crate::model::patched;
use crate::read::kind_of;
use std::sync::Arc;

/// Reads what changed again; `changed` are paths below the site's folder. What comes back is as if everything had been read; nothing when the files say what they said before.
pub fn reload(old: &Loaded, changed: &[Arc<str>], config: &Config) -> Option<Loaded> {
    let same_day = config.build_date(&old.library.site.time_zone).is_ok_and(|day| day == old.library.site.as_of);
    let fast = match same_day {
        true if changed.iter().all(|path| path.starts_with("themes/") && kind_of(path).is_none()) => {
            Some(SiteChange::To(Box::new(other_theme(old))))
        }
        true => other_items(old, changed, config),
        false => None,
    };
    match fast {
        Some(SiteChange::Nothing) => None,
        Some(SiteChange::To(loaded)) => Some(*loaded),
        None => Some(load(config)),
    }
}

/// What a change leads to.
enum SiteChange {
    /// The files say what they said before.
    Nothing,
    /// Another site.
    To(Box<Loaded>),
}

fn other_theme(old: &Loaded) -> Loaded {
    let (files, said) = &old.content;
    let mut sources = old.sources.clone();
    sources.files.truncate(*files);
    with_theme(sources, old.library.clone(), said.clone())
}

/// What comes of texts and tables of which each is still there and still gives the same items.
fn other_items(old: &Loaded, changed: &[Arc<str>], config: &Config) -> Option<SiteChange> {
    let mut sources = old.sources.clone();
    let known = |path: &Arc<str>| sources.files.iter().take(old.content.0).find(|(_, file)| file.path == *path).map(|(id, _)| id);
    let files: Vec<FileId> = changed.iter().map(known).collect::<Option<_>>()?;
    let mut again = Vec::new();
    for file in files {
        let before = sources.files.get(file).text.clone();
        let (texts, tables) = (sources.texts.len(), sources.tables.len());
        if !sources.reread(file, config.unsaved.as_ref()) {
            return None;
        }
        if *sources.files.get(file).text == *before {
            // Saved as it was.
            sources.texts.truncate(texts);
            sources.tables.truncate(tables);
        } else {
            again.push(file);
        }
    }
    if again.is_empty() {
        return Some(SiteChange::Nothing);
    }
    // What was said of a file may no longer be true, or stand elsewhere.
    if old.diagnostics.iter().any(|d| d.span.iter().chain(&d.also).any(|span| again.contains(&span.file))) {
        return None;
    }
    let library = patched(&old.library, &sources, config)?;
    (sources.texts, sources.tables) = Default::default();
    let (theme, engine) = (old.theme.clone(), old.engine.clone());
    let diagnostics = old.diagnostics.clone();
    Some(SiteChange::To(Box::new(Loaded { sources, library, theme, engine, diagnostics, content: old.content.clone() })))
}
