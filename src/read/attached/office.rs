//! Office files (ECMA-376, OpenDocument 1.3), which are archives of XML.

use super::findings::{AttachedFinding, people};
use memchr::memmem;
use quick_xml::escape::unescape;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, Read};
use zip::ZipArchive;

/// Most bytes that the parts which are looked into may unpack to.
const MAX_UNPACKED: u64 = 48 << 20;
/// Most parts of an archive.
const MAX_PARTS: usize = 20_000;

/// What was found so far.
#[derive(Default)]
struct OfficeFindings {
    authors: Vec<String>,
    comments: usize,
    notes: usize,
    changes: usize,
    sheets: Vec<String>,
    rows: usize,
    slides: usize,
    paths: BTreeSet<String>,
}

/// What a file says besides what its readers see.
///
/// # Errors
/// Why it was not looked into.
pub fn findings(file: File) -> Result<Vec<AttachedFinding>, &'static str> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| "damaged")?;
    if archive.len() > MAX_PARTS {
        return Err("big");
    }
    let (mut found, mut left, mut part) = (OfficeFindings::default(), MAX_UNPACKED, Vec::new());
    for i in 0..archive.len() {
        let entry = archive.by_index(i).map_err(|_| "damaged")?;
        let name = entry.name().map_err(|_| "damaged")?.into_owned();
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        part.clear();
        let size = entry.take(left + 1).read_to_end(&mut part).map_err(|_| "damaged")? as u64;
        left = left.checked_sub(size).ok_or("big")?;
        look(&name, &part, &mut found);
    }
    Ok(found.list())
}

/// Looks into one part.
fn look(name: &str, part: &[u8], found: &mut OfficeFindings) {
    let file = name.rsplit('/').next().unwrap_or(name);
    match name.split('/').next().unwrap_or_default() {
        _ if name.ends_with(".rels") => {
            let outside = tags(part, b"<Relationship ").filter_map(|tag| attribute(tag, "Target")).filter_map(|target| local_path(&target));
            found.paths.extend(outside);
        }
        "docProps" | "meta.xml" => {
            for element in ["dc:creator", "cp:lastModifiedBy", "Manager", "meta:initial-creator", "meta:printed-by"] {
                found.authors.extend(texts(part, element));
            }
        }
        "word" if file.starts_with("comments") => found.comments += count(part, b"<w:comment "),
        "word" => found.changes += [&b"<w:ins "[..], b"<w:del ", b"<w:moveFrom "].iter().map(|tag| count(part, tag)).sum::<usize>(),
        "xl" if file.starts_with("comments") => found.comments += count(part, b"<comment "),
        "xl" if file.starts_with("threadedComment") => found.comments += count(part, b"<threadedComment "),
        "xl" if file == "workbook.xml" => {
            let hidden = tags(part, b"<sheet ").filter(|tag| attribute(tag, "state").is_some_and(|state| state != "visible"));
            found.sheets.extend(hidden.filter_map(|tag| attribute(tag, "name")));
        }
        "xl" if name.starts_with("xl/worksheets/") => {
            let is_hidden = |tag: &&[u8]| attribute(tag, "hidden").is_some_and(|hidden| hidden == "1" || hidden == "true");
            found.rows += tags(part, b"<row ").filter(is_hidden).count() + tags(part, b"<col ").filter(is_hidden).count();
        }
        "ppt" if name.starts_with("ppt/slides/") => {
            found.slides +=
                tags(part, b"<p:sld ").filter(|tag| attribute(tag, "show").is_some_and(|show| show == "0" || show == "false")).count();
        }
        "ppt" if name.starts_with("ppt/comments/") => found.comments += count(part, b"<p:cm ") + count(part, b"<p188:cm "),
        // A slide's number is all that notes have which nobody wrote.
        "ppt" if name.starts_with("ppt/notesSlides/") => {
            found.notes += usize::from(texts(part, "a:t").any(|text| text.chars().any(char::is_alphabetic)));
        }
        "content.xml" => {
            found.comments += count(part, b"<office:annotation ");
            found.changes += count(part, b"<text:changed-region ");
            found.rows += count(part, b"table:visibility=\"collapse\"");
        }
        _ => {}
    }
}

impl OfficeFindings {
    fn list(self) -> Vec<AttachedFinding> {
        let mut list = Vec::new();
        let authors = people(self.authors);
        if !authors.is_empty() {
            list.push(AttachedFinding::Authors(authors));
        }
        for (what, count) in [("comments", self.comments), ("notes", self.notes)] {
            list.extend((count > 0).then_some(AttachedFinding::Comments(what.into(), count)));
        }
        list.extend((self.changes > 0).then_some(AttachedFinding::Changes(self.changes)));
        if !self.sheets.is_empty() {
            list.push(AttachedFinding::Hidden("sheets".into(), self.sheets.len(), self.sheets.into_iter().take(5).collect()));
        }
        for (what, count) in [("rows", self.rows), ("slides", self.slides)] {
            list.extend((count > 0).then_some(AttachedFinding::Hidden(what.into(), count, Vec::new())));
        }
        if !self.paths.is_empty() {
            list.push(AttachedFinding::Paths(self.paths.into_iter().take(3).collect()));
        }
        list
    }
}

fn count(part: &[u8], word: &[u8]) -> usize {
    memmem::find_iter(part, word).count()
}

/// The tags that begin with these bytes.
fn tags<'p>(part: &'p [u8], start: &'p [u8]) -> impl Iterator<Item = &'p [u8]> {
    memmem::find_iter(part, start).map(move |at| {
        let end = memchr::memchr(b'>', &part[at..]).map_or(part.len(), |end| at + end);
        &part[at..end]
    })
}

/// The value of an attribute of a tag.
fn attribute(tag: &[u8], name: &str) -> Option<String> {
    let text = std::str::from_utf8(tag).ok()?;
    let (_, rest) = text.split_once(&format!(" {name}="))?;
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let value = rest[1..].split(quote).next()?;
    Some(unescape(value).map_or_else(|_| value.to_string(), |value| value.into_owned()))
}

/// The texts of elements that contain nothing but text.
fn texts(part: &[u8], element: &str) -> impl Iterator<Item = String> {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let starts: Vec<usize> = memmem::find_iter(part, open.as_bytes()).map(|at| at + open.len()).collect();
    starts.into_iter().filter_map(move |at| {
        let rest = &part[at..];
        matches!(rest.first(), Some(b'>' | b' ')).then_some(())?;
        let start = memchr::memchr(b'>', rest)? + 1;
        let end = memmem::find(&rest[start..], close.as_bytes())?;
        let text = std::str::from_utf8(&rest[start..start + end]).ok()?;
        Some(unescape(text).map_or_else(|_| text.to_string(), |text| text.into_owned()))
    })
}

/// A target that is a file of somebody's machine or network.
fn local_path(target: &str) -> Option<String> {
    let path = target.strip_prefix("file:///").or_else(|| target.strip_prefix("file:")).unwrap_or(target);
    let letters = path.as_bytes();
    let is_drive = letters.len() > 2 && letters[0].is_ascii_alphabetic() && letters[1] == b':' && matches!(letters[2], b'\\' | b'/');
    (is_drive || path.starts_with("\\\\") || target.starts_with("file:")).then(|| path.to_string())
}
