//! Reads the Typst files of a theme, the files they name in quotes, and fonts.

use crate::diag::{CANNOT_READ, Diagnostic, Diagnostics, Files};
use crate::plan::declared::text_parts::TextParts;
use crate::plan::declared::typst_files::{TypstClosure, TypstFiles};
use crate::read::{ThemeFile, ThemeSource, embedded_fonts, is_font, paths};
use std::collections::BTreeSet;
use std::sync::Arc;

impl TypstFiles {
    /// Reads Typst files, data and fonts. A theme without Typst files has none of them: its fonts are for its pages.
    pub fn read(source: &ThemeSource, files: &Files, diagnostics: &mut Diagnostics) -> TypstFiles {
        let mut found = TypstFiles::default();
        for (path, file) in source.paths() {
            if let (true, ThemeFile::Text(file)) = (path.ends_with(".typ"), file) {
                found.sources.insert(path.clone(), *file);
            }
        }
        if found.sources.is_empty() {
            return found;
        }
        let named: BTreeSet<Arc<str>> =
            found.sources.iter().flat_map(|(path, file)| named(path, &files.get(*file).text)).filter(|p| !p.ends_with(".typ")).collect();
        for (path, file) in source.paths() {
            let is_font = is_font(path);
            let is_embedded = matches!(file, ThemeFile::Embedded(_));
            if is_font && is_embedded || !is_font && !named.contains(path) {
                continue;
            }
            let bytes: Arc<[u8]> = match file {
                ThemeFile::Text(file) => files.get(*file).text.as_bytes().into(),
                ThemeFile::Embedded(bytes) => (*bytes).into(),
                ThemeFile::Disk(file) => match file.bytes() {
                    Ok(bytes) => bytes.into(),
                    Err(error) => {
                        diagnostics.push(Diagnostic::new(&CANNOT_READ).with("path", path).because(&error));
                        continue;
                    }
                },
            };
            if is_font {
                // In the folder of the embedded theme itself its fonts are files.
                if !embedded_fonts().any(|(name, embedded)| *name == **path && *embedded == *bytes) {
                    found.fonts.push((path.clone(), bytes));
                }
            } else {
                found.data.insert(path.clone(), bytes);
            }
        }
        let fonts = found.fonts_digest();
        found.closures = found.sources.keys().map(|path| (path.clone(), found.closure(path, fonts, files))).collect();
        found
    }

    /// Digest of the theme's own fonts; the embedded ones belong to the program.
    fn fonts_digest(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for (path, bytes) in &self.fonts {
            hasher.update(path.as_bytes());
            hasher.update(blake3::hash(bytes).as_bytes());
        }
        hasher.finalize()
    }

    fn closure(&self, template: &Arc<str>, fonts: blake3::Hash, files: &Files) -> TypstClosure {
        let mut hasher = blake3::Hasher::new();
        let mut reached: BTreeSet<Arc<str>> = [template.clone()].into();
        let mut open = vec![template.clone()];
        while let Some(path) = open.pop() {
            let Some(file) = self.sources.get(&path) else { continue };
            for name in named(&path, &files.get(*file).text) {
                if (self.sources.contains_key(&name) || self.data.contains_key(&name)) && reached.insert(name.clone()) {
                    open.push(name);
                }
            }
        }
        for path in &reached {
            hasher.update(path.as_bytes());
            match (self.sources.get(path), self.data.get(path)) {
                (Some(file), _) => hasher.update(blake3::hash(files.get(*file).text.as_bytes()).as_bytes()),
                (_, Some(bytes)) => hasher.update(blake3::hash(bytes).as_bytes()),
                _ => &mut hasher,
            };
        }
        hasher.update(fonts.as_bytes());
        let mentions_heard = |path: &Arc<str>| self.sources.get(path).is_some_and(|file| files.get(*file).text.contains(".heard"));
        let parts = TextParts { heard: reached.iter().any(mentions_heard), ..TextParts::PRINT };
        TypstClosure { digest: hasher.finalize(), reached, parts }
    }
}

/// The paths that a Typst file names in quotes, below the theme's folder. Templates can read only such files, because keys depend on them.
fn named(path: &str, text: &str) -> Vec<Arc<str>> {
    // Quotes in comments may be unpaired, so text outside of quotes is considered too.
    let quoted = text.split('"').filter(|name| name.contains('.') && name.len() < 200 && !name.contains('\n'));
    let resolved = quoted.filter_map(|name| match name.strip_prefix('/') {
        Some(rooted) => Some(rooted.to_string()),
        None => paths::resolve(paths::folder(path), name),
    });
    resolved.map(Arc::from).collect()
}
