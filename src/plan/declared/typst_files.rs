//! Typst files of a theme: print templates, what they read, and fonts.

use super::text_parts::TextParts;
use crate::diag::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The files of a theme that Typst reads, by path below the theme's folder.
#[derive(Debug, Default)]
pub struct TypstFiles {
    /// Typst files.
    pub sources: BTreeMap<Arc<str>, FileId>,
    /// Pictures and data that some Typst file names.
    pub data: BTreeMap<Arc<str>, Arc<[u8]>>,
    /// Fonts in `fonts/` that are not those of the embedded theme: path below the theme's folder, bytes.
    pub fonts: Vec<(Arc<str>, Arc<[u8]>)>,
    /// `/components.typ`, which the prelude imports: the function of each component by its name.
    pub components: Arc<str>,
    /// What the print templates of components reach; every template may read it.
    pub of_components: BTreeSet<Arc<str>>,
    /// What each Typst file reaches, by its path.
    pub closures: BTreeMap<Arc<str>, TypstClosure>,
}

/// A template with everything it names.
#[derive(Debug)]
pub struct TypstClosure {
    /// Of all its files and the fonts.
    pub digest: blake3::Hash,
    /// The paths of the files, its own included.
    pub reached: BTreeSet<Arc<str>>,
    /// The parts of texts that it may show.
    pub parts: TextParts,
}

impl TypstFiles {
    /// Digest of a template, of all it names, and of the theme's own fonts.
    pub fn digest(&self, template: &str) -> blake3::Hash {
        self.closures.get(template).map_or_else(|| blake3::hash(template.as_bytes()), |c| c.digest)
    }

    /// The parts of texts that a template, or a file it names, may show.
    pub fn text_parts(&self, template: &str) -> TextParts {
        self.closures.get(template).map_or(TextParts::PRINT, |closure| closure.parts)
    }

    /// Whether a template may read a file: whether it, or a file it names, names it.
    pub fn reaches(&self, template: &str, path: &str) -> bool {
        self.closures.get(template).is_some_and(|c| c.reached.contains(path)) || self.of_components.contains(path)
    }

    /// Makes the print templates of these components known: name and path.
    pub fn add_components(&mut self, components: &[(Arc<str>, Arc<str>)]) {
        let (mut imports, mut names) = (String::new(), String::new());
        for (no, (name, path)) in components.iter().enumerate() {
            imports.push_str(&format!("#import \"/{path}\": component as _c{no}\n"));
            names.push_str(&format!("\"{name}\": _c{no}, "));
            self.of_components.extend(self.closures.get(path).into_iter().flat_map(|closure| closure.reached.iter().cloned()));
        }
        let names = if names.is_empty() { ":" } else { names.trim_end() };
        self.components = format!("{imports}#let components = ({names})\n").into();
    }

    /// Where to point when something is wrong with a file of the theme.
    pub fn span(&self, path: &str) -> Option<Span> {
        self.sources.get(path).map(|file| Span::file(*file))
    }
}
