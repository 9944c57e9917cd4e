//! Joins PDF files into one that is written as a stream. Only offsets and digests of objects stay in memory; equal objects, such as fonts and pictures
//! that the files share, are written once.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, Writer, dictionary, text_string};
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::{self, Write};

/// Object numbers of the catalogue and the page tree, which are written last.
const CATALOG: u32 = 1;
const PAGES: u32 = 2;
/// Attributes a page may inherit from the page tree (ISO 32000-1, 7.7.3.4).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// Entries that refer to structures of the source file: structure tree and article threads.
const LEFT_OUT: [&[u8]; 4] = [b"StructParents", b"StructParent", b"Tabs", b"B"];
/// Page trees that are nested deeper are not searched.
const DEEPEST: usize = 64;

/// A PDF that is being written.
pub struct Joiner<'w> {
    out: Counting<'w>,
    /// Offset of each object by number; 0 for objects that are not written yet.
    offsets: Vec<u64>,
    pages: Vec<u32>,
    /// Object numbers by digest of their bytes.
    by_digest: FxHashMap<[u8; 16], u32>,
    /// Bookmarks: name of a file, and the object number of its first page.
    bookmarks: Vec<(String, u32)>,
    sum: blake3::Hasher,
    /// For which press all files were made.
    intents: Option<Object>,
    /// What the first of them says of itself.
    metadata: String,
}

/// A writer that counts bytes.
struct Counting<'w> {
    out: &'w mut dyn Write,
    at: u64,
}

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.at += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A source file while it is copied.
struct JoinedDocument<'d> {
    from: &'d Document,
    /// The new numbers of copied objects.
    numbers: FxHashMap<ObjectId, u32>,
    /// Objects that are being copied.
    open: FxHashSet<ObjectId>,
}

impl<'w> Joiner<'w> {
    /// Begins a PDF.
    pub fn new(out: &'w mut dyn Write) -> io::Result<Joiner<'w>> {
        Ok(Joiner {
            out: Counting { out, at: 0 },
            offsets: vec![0; PAGES as usize + 1],
            pages: Vec::new(),
            by_digest: FxHashMap::default(),
            bookmarks: Vec::new(),
            sum: blake3::Hasher::new(),
            intents: None,
            metadata: String::new(),
        })
    }

    /// Begins the file where nothing is written yet.
    fn begin(&mut self, version: &str) -> io::Result<()> {
        if self.out.at > 0 {
            return Ok(());
        }
        write!(self.out, "%PDF-{version}\n%")?;
        self.out.write_all(b"\xE2\xE3\xCF\xD3\n")
    }

    /// Keeps for which press the first file was made: files for print shops are joined to one for print shops.
    fn keep_intents(&mut self, source: &mut JoinedDocument) -> io::Result<()> {
        let Ok(catalog) = source.from.catalog() else { return Ok(()) };
        let is_first = self.pages.is_empty();
        let Ok(intents) = catalog.get(b"OutputIntents") else {
            self.intents = None;
            return Ok(());
        };
        let is_x = |intent: &Object| source.from.dereference(intent).is_ok_and(|(_, i)| i.as_dict().is_ok_and(is_for_print_shops));
        if is_first && intents.as_array().is_ok_and(|intents| intents.iter().any(is_x)) {
            self.intents = Some(self.object(source, intents)?);
            let metadata = catalog.get_deref(b"Metadata", source.from).and_then(Object::as_stream).and_then(|m| m.get_plain_content());
            self.metadata = String::from_utf8(metadata.unwrap_or_default()).unwrap_or_default();
        }
        Ok(())
    }

    /// Adds the pages of a PDF under a bookmark `name`. Returns their number.
    pub fn add(&mut self, pdf: &[u8], name: &str) -> io::Result<u32> {
        let from = Document::load_mem(pdf).map_err(io::Error::other)?;
        self.begin(if from.version == "1.6" { "1.6" } else { "1.7" })?;
        let pages: Vec<ObjectId> = from.get_pages().into_values().collect();
        // Pages get their numbers first, because links refer to pages.
        let numbers = pages.iter().map(|id| (*id, self.number())).collect();
        let mut source = JoinedDocument { from: &from, numbers, open: FxHashSet::default() };
        self.keep_intents(&mut source)?;
        for id in &pages {
            let mut page = from.get_dictionary(*id).map_err(io::Error::other)?.clone();
            for key in INHERITED {
                if !page.has(key)
                    && let Some(value) = inherited(&from, &page, key)
                {
                    page.set(key, value);
                }
            }
            page.remove(b"Parent");
            let mut page = self.copied_dictionary(&mut source, &page)?;
            page.set("Parent", Object::Reference((PAGES, 0)));
            let number = source.numbers[id];
            self.write(number, &serialized(&Object::Dictionary(page))?)?;
            self.pages.push(number);
        }
        if let Some(first) = pages.first() {
            self.bookmarks.push((name.to_string(), source.numbers[first]));
        }
        Ok(pages.len() as u32)
    }

    /// Writes page tree, bookmarks, catalogue and cross-reference table. Returns the number of pages.
    pub fn finish(mut self, title: &str) -> io::Result<u32> {
        self.begin("1.7")?;
        let count = self.pages.len() as i64;
        let kids: Vec<Object> = self.pages.iter().map(|number| Object::Reference((*number, 0))).collect();
        self.write(PAGES, &serialized(&dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids }.into())?)?;
        let outlines = self.outlines()?;
        let intents = self.intents.take();
        let mut catalog = dictionary! {
            "Type" => "Catalog", "Pages" => Object::Reference((PAGES, 0)), "Outlines" => Object::Reference((outlines, 0)),
            "PageMode" => "UseOutlines", "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        };
        let mut info = dictionary! { "Title" => text_string(title), "Producer" => text_string("loa") };
        if let Some(intents) = intents {
            catalog.set("OutputIntents", intents);
            let metadata = self.number();
            let said = renamed(&self.metadata, title, count);
            let stream = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, said.into_bytes());
            self.write(metadata, &serialized(&stream.into())?)?;
            catalog.set("Metadata", Object::Reference((metadata, 0)));
            info.set("Trapped", "False");
            for (name, key) in [("xmp:CreateDate", "CreationDate"), ("xmp:ModifyDate", "ModDate")] {
                if let Some(date) = entry(&self.metadata, name) {
                    let digits: String = self.metadata[date].chars().filter(char::is_ascii_digit).collect();
                    info.set(key, Object::string_literal(format!("D:{digits}Z")));
                }
            }
        }
        self.write(CATALOG, &serialized(&catalog.into())?)?;
        let info = {
            let number = self.number();
            self.write(number, &serialized(&info.into())?)?;
            number
        };
        let start = self.out.at;
        write!(self.out, "xref\n0 {}\n0000000000 65535 f \n", self.offsets.len())?;
        for at in &self.offsets[1..] {
            writeln!(self.out, "{at:010} 00000 n ")?;
        }
        let id = Object::String(self.sum.finalize().as_bytes()[..16].to_vec(), lopdf::StringFormat::Hexadecimal);
        let trailer = dictionary! {
            "Size" => self.offsets.len() as i64, "Root" => Object::Reference((CATALOG, 0)), "Info" => Object::Reference((info, 0)),
            "ID" => vec![id.clone(), id],
        };
        self.out.write_all(b"trailer\n")?;
        let trailer = serialized(&trailer.into())?;
        self.out.write_all(&trailer)?;
        write!(self.out, "\nstartxref\n{start}\n%%EOF\n")?;
        Ok(count as u32)
    }

    /// Writes the bookmarks. Returns the object number of the outline.
    fn outlines(&mut self) -> io::Result<u32> {
        let marks = std::mem::take(&mut self.bookmarks);
        let list = self.number();
        let numbers: Vec<u32> = marks.iter().map(|_| self.number()).collect();
        let at = |i: usize| numbers.get(i).map(|number| Object::Reference((*number, 0)));
        for (i, (name, page)) in marks.iter().enumerate() {
            let mut mark = dictionary! {
                "Title" => text_string(name), "Parent" => Object::Reference((list, 0)),
                "Dest" => vec![Object::Reference((*page, 0)), "Fit".into()],
            };
            at(i.wrapping_sub(1)).into_iter().for_each(|before| mark.set("Prev", before));
            at(i + 1).into_iter().for_each(|after| mark.set("Next", after));
            self.write(numbers[i], &serialized(&mark.into())?)?;
        }
        let mut outlines = dictionary! { "Type" => "Outlines", "Count" => marks.len() as i64 };
        at(0).into_iter().for_each(|first| outlines.set("First", first));
        at(marks.len().wrapping_sub(1)).into_iter().for_each(|last| outlines.set("Last", last));
        self.write(list, &serialized(&outlines.into())?)?;
        Ok(list)
    }

    fn number(&mut self) -> u32 {
        self.offsets.push(0);
        self.offsets.len() as u32 - 1
    }

    fn write(&mut self, number: u32, body: &[u8]) -> io::Result<()> {
        self.offsets[number as usize] = self.out.at;
        self.sum.update(body);
        writeln!(self.out, "{number} 0 obj")?;
        self.out.write_all(body)?;
        self.out.write_all(b"\nendobj\n")
    }

    /// A copy of a dictionary; the objects it refers to are copied too.
    fn copied_dictionary(&mut self, source: &mut JoinedDocument, from: &Dictionary) -> io::Result<Dictionary> {
        let mut copied = Dictionary::new();
        for (key, value) in from.iter().filter(|(key, _)| !LEFT_OUT.contains(&key.as_slice())) {
            copied.set(key.clone(), self.object(source, value)?);
        }
        Ok(copied)
    }

    fn object(&mut self, source: &mut JoinedDocument, from: &Object) -> io::Result<Object> {
        Ok(match from {
            Object::Reference(id) => match source.numbers.get(id) {
                Some(number) => Object::Reference((*number, 0)),
                // A cycle of references other than through pages shows nothing.
                None if !source.open.insert(*id) => Object::Null,
                None => Object::Reference((self.copy(source, *id)?, 0)),
            },
            Object::Array(values) => Object::Array(values.iter().map(|value| self.object(source, value)).collect::<io::Result<_>>()?),
            Object::Dictionary(dict) => Object::Dictionary(self.copied_dictionary(source, dict)?),
            Object::Stream(stream) => {
                let mut stream = stream.clone();
                stream.dict = self.copied_dictionary(source, &stream.dict)?;
                Object::Stream(stream)
            }
            plain => plain.clone(),
        })
    }

    /// Copies an object after everything it refers to. Returns its number, or that of an equal object.
    fn copy(&mut self, source: &mut JoinedDocument, id: ObjectId) -> io::Result<u32> {
        let from = source.from.get_object(id).map_err(io::Error::other)?;
        let body = serialized(&self.object(source, from)?)?;
        let mut digest = [0; 16];
        digest.copy_from_slice(&blake3::hash(&body).as_bytes()[..16]);
        let number = match self.by_digest.get(&digest) {
            Some(number) => *number,
            None => {
                let number = self.number();
                self.write(number, &body)?;
                self.by_digest.insert(digest, number);
                number
            }
        };
        source.open.remove(&id);
        source.numbers.insert(id, number);
        Ok(number)
    }
}

fn is_for_print_shops(intent: &Dictionary) -> bool {
    intent.get(b"S").and_then(Object::as_name).is_ok_and(|sort| sort == b"GTS_PDFX")
}

/// Where the text of an entry of metadata stands.
fn entry(metadata: &str, name: &str) -> Option<std::ops::Range<usize>> {
    let open = format!("<{name}>");
    let from = metadata.find(&open)? + open.len();
    Some(from..from + metadata[from..].find(&format!("</{name}>"))?)
}

/// Metadata of a file as those of all files in one: another title, another number of pages.
fn renamed(metadata: &str, title: &str, pages: i64) -> String {
    let escaped = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let words = |title: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt>");
    let mut said = metadata.to_string();
    for (name, text) in [("dc:title", words(&escaped)), ("xmpTPg:NPages", pages.to_string())] {
        if let Some(at) = entry(&said, name) {
            said.replace_range(at, &text);
        }
    }
    said
}

/// An attribute that a page inherits from the page tree.
fn inherited(from: &Document, page: &Dictionary, key: &[u8]) -> Option<Object> {
    let mut above = page;
    for _ in 0..DEEPEST {
        above = from.get_dictionary(above.get(b"Parent").ok()?.as_reference().ok()?).ok()?;
        if let Ok(value) = above.get(key) {
            return Some(value.clone());
        }
    }
    None
}

fn serialized(object: &Object) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    Writer::write_object(&mut body, object)?;
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::Joiner;
    use lopdf::{Document, Object, Stream, dictionary};

    /// A PDF of `pages` pages that share one stream.
    fn pdf(pages: usize, words: &str) -> Vec<u8> {
        let mut document = Document::with_version("1.5");
        let list = document.new_object_id();
        let shared = document.add_object(Stream::new(dictionary! { "Type" => "XObject" }, vec![7; 5000]));
        let kids: Vec<Object> = (0..pages)
            .map(|n| {
                let content = document.add_object(Stream::new(dictionary! {}, format!("{words} {n}").into_bytes()));
                document.add_object(dictionary! { "Type" => "Page", "Parent" => list, "Contents" => content, "StructParents" => 0 }).into()
            })
            .collect();
        let media: Vec<Object> = vec![0.into(), 0.into(), 100.into(), 200.into()];
        let resources = dictionary! { "XObject" => dictionary! { "X" => shared } };
        let list_of =
            dictionary! { "Type" => "Pages", "Count" => pages as i64, "Kids" => kids, "MediaBox" => media, "Resources" => resources };
        document.objects.insert(list, list_of.into());
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => list });
        document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn joined(files: &[(&str, Vec<u8>)]) -> (u32, Vec<u8>) {
        let mut out = Vec::new();
        let mut joiner = Joiner::new(&mut out).unwrap();
        for (name, bytes) in files {
            joiner.add(bytes, name).unwrap();
        }
        let count = joiner.finish("Bộ tài liệu").unwrap();
        (count, out)
    }

    #[test]
    fn pages_come_one_after_the_other_and_what_is_shared_is_there_once() {
        let files = [("Phường A", pdf(2, "a")), ("Phường B", pdf(1, "b"))];
        let (count, bytes) = joined(&files);
        assert_eq!(count, 3);
        let read = Document::load_mem(&bytes).unwrap();
        let pages = read.get_pages();
        let contents: Vec<String> =
            pages.values().map(|id| String::from_utf8(read.get_page_content(*id)).unwrap().trim().to_string()).collect();
        assert_eq!(contents, ["a 0", "a 1", "b 0"]);
        for id in pages.values() {
            let page = read.get_dictionary(*id).unwrap();
            assert!(page.has(b"MediaBox") && page.has(b"Resources") && !page.has(b"StructParents"));
        }
        let large = read.objects.values().filter(|o| o.as_stream().is_ok_and(|s| s.content.len() == 5000)).count();
        assert_eq!(large, 1);
        assert_eq!(joined(&files), (count, bytes));
    }

    #[test]
    fn files_of_print_shops_make_one_for_print_shops_and_others_do_not() {
        let for_shops = || {
            let mut document = Document::load_mem(&pdf(1, "a")).unwrap();
            document.version = "1.6".into();
            let intent = document.add_object(dictionary! { "Type" => "OutputIntent", "S" => "GTS_PDFX" });
            let said = "<dc:title>x</dc:title><xmp:CreateDate>2026-11-18T00:00:00Z</xmp:CreateDate>";
            let metadata = document.add_object(Stream::new(dictionary! {}, said.into()));
            let catalog = document.catalog_mut().unwrap();
            catalog.set("OutputIntents", vec![intent.into()]);
            catalog.set("Metadata", metadata);
            let mut bytes = Vec::new();
            document.save_to(&mut bytes).unwrap();
            bytes
        };
        let read = Document::load_mem(&joined(&[("A", for_shops()), ("B", for_shops())]).1).unwrap();
        let catalog = read.catalog().unwrap();
        assert!(read.version == "1.6" && catalog.has(b"OutputIntents"));
        let metadata = catalog.get_deref(b"Metadata", &read).and_then(Object::as_stream).unwrap();
        let said = String::from_utf8_lossy(&metadata.content).into_owned();
        assert!(said.contains(">Bộ tài liệu</rdf:li>") && !said.contains(">x<"), "{said}");
        let mixed = Document::load_mem(&joined(&[("A", for_shops()), ("B", pdf(1, "b"))]).1).unwrap();
        assert!(!mixed.catalog().unwrap().has(b"OutputIntents"));
    }

    #[test]
    fn what_is_no_pdf_is_an_error() {
        let mut out = Vec::new();
        assert!(Joiner::new(&mut out).unwrap().add(b"no pdf", "x").is_err());
    }
}
