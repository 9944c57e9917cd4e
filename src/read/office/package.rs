//! Office files as archives of parts: which part is the main one, and which parts it names.

use super::super::zip_limits::{DAMAGED, OTHER_FORMAT, check_archive};
use super::xml::{Space, XmlTree};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Largest picture that is taken over, in bytes.
const MAX_PICTURE: u64 = 20 << 20;
/// How the file of an old program, or a protected one, begins.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// An office file.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

/// What a part names: the kind of the other part, and its path or address.
#[derive(Clone, Debug)]
pub struct Relation {
    /// The last word of its type: `image`, `header`, `hyperlink`.
    pub kind: String,
    /// A path within the package, or an address outside.
    pub target: String,
    /// Whether the target is outside.
    pub is_outside: bool,
}

/// Why a file that is no archive cannot be read: it is of an old program, or protected by a password.
pub fn reason_of_no_archive(bytes: &[u8]) -> &'static str {
    let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let has = |word: &str| memchr::memmem::find(bytes, &wide(word)).is_some();
    match () {
        () if !bytes.starts_with(&COMPOUND) && bytes.starts_with(b"{\\rtf") => "old-word",
        () if !bytes.starts_with(&COMPOUND) => OTHER_FORMAT,
        () if has("EncryptedPackage") => "protected",
        () if has("WordDocument") => "old-word",
        () => OTHER_FORMAT,
    }
}

impl<'b> Package<'b> {
    /// Opens a file.
    ///
    /// # Errors
    /// The reason, a word of the message `cannot-read`.
    pub fn open(bytes: &'b [u8]) -> Result<Package<'b>, String> {
        if !bytes.starts_with(b"PK") {
            return Err(reason_of_no_archive(bytes).to_string());
        }
        check_archive(bytes)?;
        Ok(Package { archive: ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED.to_string())? })
    }

    /// A part as text. Names are compared without regard to capitals where there is none as written.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let bytes = self.bytes(name, u64::MAX)?;
        let wide = |order: fn([u8; 2]) -> u16| {
            String::from_utf16_lossy(&bytes[2..].chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect::<Vec<_>>())
        };
        match &*bytes {
            [0xff, 0xfe, ..] => Some(wide(u16::from_le_bytes)),
            [0xfe, 0xff, ..] => Some(wide(u16::from_be_bytes)),
            _ => String::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}').to_string()),
        }
    }

    /// A part as a tree.
    pub fn tree(&mut self, name: &str) -> Option<XmlTree> {
        XmlTree::parse(&self.text(name)?).ok()
    }

    /// The bytes of a part that may be a picture.
    pub fn picture(&mut self, name: &str) -> Option<Vec<u8>> {
        self.bytes(name, MAX_PICTURE)
    }

    fn bytes(&mut self, name: &str, most: u64) -> Option<Vec<u8>> {
        let name = name.trim_start_matches('/');
        let index = self.archive.index_for_name(name).or_else(|| {
            let found = self.archive.file_names().flatten().position(|other| other.eq_ignore_ascii_case(name));
            found.filter(|at| self.archive.by_index_raw(*at).is_ok())
        })?;
        let file = self.archive.by_index(index).ok()?;
        let mut bytes = Vec::new();
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).ok()?;
        (bytes.len() as u64 <= most).then_some(bytes)
    }

    /// The main part of a Word file, whatever its name.
    pub fn main_part(&mut self) -> Option<String> {
        let named = self.relations("").into_values().find(|relation| relation.kind == "officeDocument").map(|relation| relation.target);
        [named, Some("word/document.xml".to_string())].into_iter().flatten().find(|name| self.archive.index_for_name(name).is_some())
    }

    /// The main part of a workbook.
    pub fn main_book(&mut self) -> Option<String> {
        let named = self.relations("").into_values().find(|relation| relation.kind == "officeDocument").map(|relation| relation.target);
        [named, Some("xl/workbook.xml".to_string())].into_iter().flatten().find(|name| self.archive.index_for_name(name).is_some())
    }

    /// What the main part names, and the parts beside it that it fails to name.
    pub fn main_relations(&mut self, main: &str) -> BTreeMap<String, Relation> {
        let mut relations = self.relations(main);
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        for kind in ["styles", "numbering", "footnotes", "endnotes", "comments"] {
            let target = joined(folder, &format!("{kind}.xml"));
            if !relations.values().any(|relation| relation.kind == kind) && self.archive.index_for_name(&target).is_some() {
                relations.insert(format!("({kind})"), Relation { kind: kind.into(), target, is_outside: false });
            }
        }
        relations
    }

    /// What a part names, by id; for the name "" what the package names.
    pub fn relations(&mut self, part: &str) -> BTreeMap<String, Relation> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(tree) = self.tree(&format!("{folder}{slash}_rels/{file}.rels")) else { return BTreeMap::new() };
        let mut found = BTreeMap::new();
        for relation in tree.root().below().filter(|e| e.name() == "Relationship" && e.space() == Space::Other) {
            let Some((id, target)) = relation.attribute("Id").zip(relation.attribute("Target")) else { continue };
            let is_outside =
                relation.attribute("TargetMode") == Some("External") || target.contains("://") || target.starts_with("mailto:");
            let kind = relation.attribute("Type").and_then(|kind| kind.rsplit('/').next()).unwrap_or_else(|| kind_of(target));
            let target = if is_outside { target.to_string() } else { joined(folder, target) };
            found.insert(id.to_string(), Relation { kind: kind.to_string(), target, is_outside });
        }
        found
    }
}

/// The kind of a part that is named without one.
fn kind_of(target: &str) -> &str {
    if target.contains("media/") {
        return "image";
    }
    let file = target.rsplit('/').next().unwrap_or_default();
    file.split(|c: char| c == '.' || c.is_ascii_digit()).next().unwrap_or_default()
}

/// The path that a part in `folder` means by `target`.
fn joined(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').filter(|p| !p.is_empty()).collect() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
