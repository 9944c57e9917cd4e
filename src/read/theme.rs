//! Themes: folders of templates, declarations and assets. A theme extends another file by file; the theme `loa` is embedded in the program.

use super::encoding::{Decoded, decode_text};
use super::formats::FileFormat;
use super::node::Node;
use super::open::SiteFolder;
use super::site::kind_of;
use super::sources::{Asset, TableSource};
use super::walk::walk;
use super::yaml::parse_yaml;
use crate::diag::{CANNOT_READ, Diagnostic, Diagnostics, FileId, Files, NOT_UTF8, SourceFile, Span, THEME_LOOP, THEME_MISSING};
use include_dir::{Dir, DirEntry, include_dir};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/loa");
/// The name of the embedded theme.
pub const EMBEDDED_NAME: &str = "loa";
/// The folder of a theme that holds its fonts and their licences.
const FONTS: &str = "fonts/";

/// A file of a theme.
#[derive(Clone, Debug)]
pub enum ThemeFile {
    /// A text that the program reads: a template, declaration, style sheet.
    Text(FileId),
    /// Any other file, on the disk.
    Disk(Asset),
    /// Any other file, in the program.
    Embedded(&'static [u8]),
}

/// A theme without those it extends.
#[derive(Debug)]
pub struct Layer {
    /// Name of its folder; `(loa)` for the embedded theme.
    pub name: String,
    /// By path below the theme's folder.
    pub files: BTreeMap<Arc<str>, ThemeFile>,
    /// `theme.yaml`; none where it is missing or could not be parsed.
    pub settings: Option<Node>,
}

/// The site's theme and those it extends, the nearest first.
#[derive(Debug)]
pub struct ThemeSource {
    /// The theme of the site, then the one it extends, and so on.
    pub layers: Vec<Layer>,
}

impl ThemeSource {
    /// Reads the theme of this name and those it extends. Without a name it is the only one in `themes/`, else the embedded one.
    /// Texts are added to `files`.
    pub fn read(site_dir: &Path, name: Option<(&str, Span)>, files: &mut Files, diagnostics: &mut Diagnostics) -> ThemeSource {
        ThemeSource::read_texts(site_dir, name, is_text, files, diagnostics)
    }

    /// The same with the texts alone that `is_read` picks by their paths below the theme's folder.
    fn read_texts(
        site_dir: &Path,
        name: Option<(&str, Span)>,
        is_read: fn(&str) -> bool,
        files: &mut Files,
        diagnostics: &mut Diagnostics,
    ) -> ThemeSource {
        let on_disk = theme_names(site_dir);
        let mut next = match (name, on_disk.as_slice()) {
            (Some((name, span)), _) => Some((name.to_string(), Some(span))),
            (None, [only]) => Some((only.clone(), None)),
            (None, _) => Some((EMBEDDED_NAME.to_string(), None)),
        };
        let mut layers: Vec<Layer> = Vec::new();
        while let Some((name, span)) = next.take() {
            if layers.iter().any(|l| l.name == name) {
                diagnostics.push(Diagnostic::new(&THEME_LOOP).at_opt(span).with("name", &name));
                break;
            }
            let is_on_disk = on_disk.contains(&name);
            if !is_on_disk && name != EMBEDDED_NAME {
                let known = on_disk.iter().map(String::as_str).chain([EMBEDDED_NAME]);
                diagnostics.push(Diagnostic::new(&THEME_MISSING).at_opt(span).with("name", &name).suggest(&name, known));
                break;
            }
            let mut extends = None;
            if is_on_disk {
                let layer = disk_layer(site_dir, &name, is_read, files, diagnostics);
                extends = extended(&layer);
                layers.push(layer);
            }
            if name == EMBEDDED_NAME {
                layers.push(embedded_layer(is_read, files, diagnostics));
            }
            next = extends;
        }
        ThemeSource { layers }
    }

    /// The declarations of kinds of the theme of this name and of those it extends, the nearest first; their texts are added to `files`. Kinds
    /// are needed before the rest of the theme is read, and what is wrong with a theme is reported with that.
    pub fn read_kinds(site_dir: &Path, name: Option<(&str, Span)>, files: &mut Files, diagnostics: &mut Diagnostics) -> Vec<TableSource> {
        if !theme_names(site_dir).iter().any(|theme| site_dir.join("themes").join(theme).join("kinds").is_dir()) {
            return Vec::new();
        }
        let is_read = |path: &str| path == "theme.yaml" || path.starts_with("kinds/") && is_text(path);
        let (mut apart, mut faults) = (Files::default(), Diagnostics::new());
        let layers = ThemeSource::read_texts(site_dir, name, is_read, &mut apart, &mut faults).layers;
        let mut kinds = Vec::new();
        for file in layers.iter().flat_map(|layer| layer.files.values()) {
            let ThemeFile::Text(file) = file else { continue };
            let source = apart.get(*file);
            if kind_of(&source.path).is_none() {
                continue;
            }
            let file = files.add(source.clone());
            match parse_yaml(file, &files.get(file).text, 0) {
                Ok(node) => kinds.push(TableSource { file, node }),
                Err(faults) => diagnostics.extend(faults),
            }
        }
        kinds
    }

    /// The file of this path in the first layer that has one.
    pub fn find(&self, path: &str) -> Option<&ThemeFile> {
        self.layers.iter().find_map(|l| l.files.get(path))
    }

    /// Every path of any layer, with the file of the first layer that has one.
    pub fn paths(&self) -> BTreeMap<&Arc<str>, &ThemeFile> {
        self.layers.iter().rev().flat_map(|l| &l.files).collect()
    }
}

/// The name of the theme that a layer extends, and where it is written.
fn extended(layer: &Layer) -> Option<(String, Option<Span>)> {
    let node = layer.settings.as_ref()?.get("extends")?;
    Some((node.as_text()?.to_string(), Some(node.span)))
}

/// Names of the folders in `themes/`.
fn theme_names(site_dir: &Path) -> Vec<String> {
    let folders = std::fs::read_dir(site_dir.join("themes")).into_iter().flatten().flatten();
    let mut names: Vec<String> = folders.filter(|e| e.path().is_dir()).filter_map(|e| e.file_name().into_string().ok()).collect();
    names.retain(|n| !n.starts_with('.'));
    names.sort();
    names
}

/// Digest of the names and bytes of all files in `themes/`, whichever theme the site uses. None where one cannot be read.
pub fn themes_digest(site_dir: &Path) -> Option<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    let mut feed = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    theme_names(site_dir).iter().for_each(|name| feed(name.as_bytes()));
    let mut faults = Diagnostics::new();
    let folder = SiteFolder::new(site_dir);
    for found in walk(site_dir, "themes", &mut faults) {
        let (digest, _) = Asset::new(found.disk, folder.clone()).digest().ok()?;
        feed(found.path.as_bytes());
        feed(digest.as_bytes());
    }
    faults.iter().for_each(|fault| feed(format!("{} {:?}", fault.code.name, fault.args).as_bytes()));
    Some(hasher.finalize())
}

/// Reads a theme of `themes/`.
fn disk_layer(site_dir: &Path, name: &str, is_read: fn(&str) -> bool, files: &mut Files, diagnostics: &mut Diagnostics) -> Layer {
    let top = format!("themes/{name}");
    let mut layer = Layer { name: name.to_string(), files: BTreeMap::new(), settings: None };
    let folder = SiteFolder::new(site_dir);
    for found in walk(site_dir, &top, diagnostics) {
        let path: Arc<str> = found.path[top.len() + 1..].into();
        if !is_read(&path) {
            layer.files.insert(path, ThemeFile::Disk(Asset::new(found.disk, folder.clone())));
            continue;
        }
        match folder.read(&found.disk) {
            Ok(bytes) => add_text(&mut layer, path, found.path, &bytes, files, diagnostics),
            Err(error) => diagnostics.push(Diagnostic::new(&CANNOT_READ).with("path", &found.path).because(&error)),
        }
    }
    layer
}

/// The embedded theme.
fn embedded_layer(is_read: fn(&str) -> bool, files: &mut Files, diagnostics: &mut Diagnostics) -> Layer {
    let mut layer = Layer { name: format!("({EMBEDDED_NAME})"), files: BTreeMap::new(), settings: None };
    let mut open = vec![&EMBEDDED];
    while let Some(folder) = open.pop() {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(below) => open.push(below),
                DirEntry::File(file) => {
                    let Some(path) = file.path().to_str().map(|p| p.replace('\\', "/")) else { continue };
                    if is_read(&path) {
                        let shown = format!("({EMBEDDED_NAME})/{path}");
                        add_text(&mut layer, path.into(), shown.into(), file.contents(), files, diagnostics);
                    } else {
                        layer.files.insert(path.into(), ThemeFile::Embedded(file.contents()));
                    }
                }
            }
        }
    }
    layer
}

/// Adds a text to a layer. `shown` is the path that messages show.
fn add_text(layer: &mut Layer, path: Arc<str>, shown: Arc<str>, bytes: &[u8], files: &mut Files, diagnostics: &mut Diagnostics) {
    let decoded = decode_text(bytes);
    let text: Arc<str> = match &decoded {
        Decoded::Text(text) => text.clone(),
        Decoded::Unknown { .. } => "".into(),
    };
    let file = files.add(SourceFile { path: shown, text: text.clone(), cells: None });
    if let Decoded::Unknown { guess, .. } = decoded {
        diagnostics.push(Diagnostic::new(&NOT_UTF8).at(Span::file(file)).with("guess", guess).with("line", 0));
    }
    if &*path == "theme.yaml" {
        match parse_yaml(file, &text, 0) {
            Ok(node) => layer.settings = Some(node),
            Err(faults) => diagnostics.extend(faults),
        }
    }
    layer.files.insert(path, ThemeFile::Text(file));
}

/// Whether a path below a theme's folder is that of a font for print.
pub fn is_font(path: &str) -> bool {
    path.starts_with(FONTS) && [".ttf", ".otf", ".ttc"].iter().any(|e| path.ends_with(e))
}

/// The fonts of the embedded theme, which every theme may use: path below the theme's folder, bytes.
pub fn embedded_fonts() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let files = EMBEDDED.get_dir(FONTS).into_iter().flat_map(Dir::files);
    files.filter_map(|file| Some((file.path().to_str()?, file.contents()))).filter(|(path, _)| is_font(path))
}

/// Whether the program reads a file of a theme: templates, declarations, style sheets. Licences of fonts are not read.
fn is_text(path: &str) -> bool {
    !path.starts_with(FONTS) && FileFormat::of(path).is_some_and(FileFormat::is_text)
}
