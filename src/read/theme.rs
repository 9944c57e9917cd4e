//! Themes: folders of templates, declarations and assets, layered file by file. Theme `loa` is embedded.

use super::encoding::{Decoded, decode_text};
use super::formats::FileFormat;
use super::node::Node;
use super::walk::walk;
use super::yaml::parse_yaml;
use crate::diag::{CANNOT_READ, Diagnostic, Diagnostics, FileId, Files, NOT_UTF8, Reported, SourceFile, Span, THEME_LOOP, THEME_MISSING};
use include_dir::{Dir, DirEntry, include_dir};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/loa");
/// The name of the embedded theme.
pub const EMBEDDED_NAME: &str = "loa";
/// The folder of a theme that holds its fonts and their licences.
const FONTS: &str = "fonts/";

/// A file of a theme.
#[derive(Clone, Debug)]
pub enum ThemeFile {
    Text(FileId),
    Disk(PathBuf),
    Embedded(&'static [u8]),
}

/// One theme folder.
#[derive(Debug)]
pub struct Layer {
    pub name: String,
    /// By path below the theme's folder.
    pub files: BTreeMap<Arc<str>, ThemeFile>,
    /// `theme.yaml`, when there is one.
    pub settings: Option<Node>,
}

/// The site's theme and those it extends, the nearest first.
#[derive(Debug)]
pub struct ThemeSource {
    pub layers: Vec<Layer>,
}

impl ThemeSource {
    /// Reads the theme of this name, or the only one there is, or the embedded one.
    pub fn read(root: &Path, name: Option<(&str, Span)>, files: &mut Files) -> Reported<ThemeSource> {
        let mut diagnostics = Diagnostics::new();
        let there = theme_names(root);
        let mut next = match (name, there.as_slice()) {
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
            let on_disk = there.contains(&name);
            if !on_disk && name != EMBEDDED_NAME {
                let known = there.iter().map(String::as_str).chain([EMBEDDED_NAME]);
                diagnostics.push(Diagnostic::new(&THEME_MISSING).at_opt(span).with("name", &name).suggest(&name, known));
                break;
            }
            let mut extends = None;
            if on_disk {
                let layer = disk_layer(root, &name, files, &mut diagnostics);
                extends = parent(&layer);
                layers.push(layer);
            }
            if name == EMBEDDED_NAME {
                layers.push(embedded_layer(files, &mut diagnostics));
            }
            next = extends;
        }
        Reported { value: ThemeSource { layers }, diagnostics }
    }

    /// The nearest file with this path.
    pub fn find(&self, path: &str) -> Option<&ThemeFile> {
        self.layers.iter().find_map(|l| l.files.get(path))
    }

    /// Every path once, each with its nearest file.
    pub fn paths(&self) -> BTreeMap<&Arc<str>, &ThemeFile> {
        self.layers.iter().rev().flat_map(|l| &l.files).collect()
    }
}

fn parent(layer: &Layer) -> Option<(String, Option<Span>)> {
    let node = layer.settings.as_ref()?.get("extends")?;
    Some((node.as_text()?.to_string(), Some(node.span)))
}

/// Names of the folders in `themes/`.
fn theme_names(root: &Path) -> Vec<String> {
    let folders = std::fs::read_dir(root.join("themes")).into_iter().flatten().flatten();
    let mut names: Vec<String> = folders.filter(|e| e.path().is_dir()).filter_map(|e| e.file_name().into_string().ok()).collect();
    names.retain(|n| !n.starts_with('.'));
    names.sort();
    names
}

fn disk_layer(root: &Path, name: &str, files: &mut Files, diagnostics: &mut Diagnostics) -> Layer {
    let top = format!("themes/{name}");
    let mut layer = Layer { name: name.to_string(), files: BTreeMap::new(), settings: None };
    for found in walk(root, &top, diagnostics) {
        let path: Arc<str> = found.path[top.len() + 1..].into();
        if !is_text(&path) {
            layer.files.insert(path, ThemeFile::Disk(found.disk));
            continue;
        }
        match std::fs::read(&found.disk) {
            Ok(bytes) => add_text(&mut layer, path, found.path, &bytes, files, diagnostics),
            Err(error) => diagnostics.push(Diagnostic::new(&CANNOT_READ).with("path", &found.path).with("reason", error)),
        }
    }
    layer
}

fn embedded_layer(files: &mut Files, diagnostics: &mut Diagnostics) -> Layer {
    let mut layer = Layer { name: format!("({EMBEDDED_NAME})"), files: BTreeMap::new(), settings: None };
    let mut open = vec![&EMBEDDED];
    while let Some(folder) = open.pop() {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(below) => open.push(below),
                DirEntry::File(file) => {
                    let Some(path) = file.path().to_str().map(|p| p.replace('\\', "/")) else { continue };
                    if is_text(&path) {
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
            Err(diagnostic) => diagnostics.push(*diagnostic),
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

/// Files the program itself looks into: templates, declarations, style sheets. A licence beside a font is none.
fn is_text(path: &str) -> bool {
    !path.starts_with(FONTS) && FileFormat::of(path).is_some_and(FileFormat::is_text)
}
