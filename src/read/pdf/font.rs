//! Fonts of PDF files: which letters their codes are, and how wide.

use super::gap::MAX_CONTENT;
use lopdf::{Dictionary, Document, Encoding, Object};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// The fonts of a file, each read once.
#[derive(Default)]
pub struct FontCache<'d>(HashMap<*const Dictionary, Rc<PdfFont<'d>>>);

impl<'d> FontCache<'d> {
    /// The font of a dictionary of the document.
    pub fn get(&mut self, font: &'d Dictionary, document: &'d Document) -> Rc<PdfFont<'d>> {
        self.0.entry(font).or_insert_with(|| Rc::new(PdfFont::new(font, document))).clone()
    }
}

/// A font.
pub struct PdfFont<'d> {
    /// What the codes are in Unicode.
    unicode: Option<Encoding<'d>>,
    /// What they are by the names of glyphs.
    encoding: Option<Encoding<'d>>,
    /// Widths in thousandths.
    widths: BTreeMap<u32, f32>,
    default: f32,
    /// Codes have two bytes.
    pub is_wide: bool,
}

impl<'d> PdfFont<'d> {
    /// Reads the dictionary of a font.
    pub fn new(font: &'d Dictionary, document: &'d Document) -> PdfFont<'d> {
        let is_wide = font.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type0");
        let encoding = font.get_font_encoding_with_limit(document, MAX_CONTENT).ok().filter(|encoding| match encoding {
            Encoding::UnicodeMapEncoding(_) => true,
            Encoding::SimpleEncoding(name) => name.starts_with(b"UniGB-U"),
            // Of a font with codes of two bytes this is a guess.
            _ => !is_wide,
        });
        let (widths, default) = if is_wide { wide_widths(font, document) } else { widths(font, document) };
        PdfFont { unicode: unicode(font, document), encoding, widths, default, is_wide }
    }

    /// The width of a code in thousandths.
    pub fn width(&self, code: u32) -> f32 {
        self.widths.get(&code).copied().unwrap_or(self.default)
    }

    /// The letters of a string, and how many of its signs have no known meaning.
    pub fn letters(&self, bytes: &[u8]) -> (String, usize) {
        let read = |encoding: &Option<Encoding>, bytes: &[u8]| encoding.as_ref().and_then(|encoding| encoding.bytes_to_string(bytes).ok());
        let is_whole = |text: &String| !text.is_empty() && !text.contains('\u{fffd}');
        if let Some(text) = read(&self.unicode, bytes).filter(is_whole) {
            return (text, 0);
        }
        let (mut text, mut unknown) = (String::new(), 0);
        for code in bytes.chunks(if self.is_wide { 2 } else { 1 }) {
            match read(&self.unicode, code).filter(is_whole).or_else(|| read(&self.encoding, code).filter(is_whole)) {
                Some(letters) => text.push_str(&letters),
                None if matches!(code, [0..=31 | 127 | 160 | 173] | [0, 0]) => {}
                None => unknown += 1,
            }
        }
        (text, unknown)
    }
}

/// The map of a font's codes to Unicode: it says more than the names of glyphs do.
fn unicode<'d>(font: &Dictionary, document: &Document) -> Option<Encoding<'d>> {
    let map = font.get(b"ToUnicode").ok()?;
    let mut bare = Dictionary::new();
    bare.set("Type", Object::Name(b"Font".to_vec()));
    bare.set("ToUnicode", map.clone());
    match bare.get_font_encoding_with_limit(document, MAX_CONTENT).ok()? {
        Encoding::UnicodeMapEncoding(map) => Some(Encoding::UnicodeMapEncoding(map)),
        _ => None,
    }
}

fn number(object: &Object, document: &Document) -> Option<f32> {
    document.dereference(object).ok().and_then(|(_, object)| object.as_float().ok())
}

/// The widths of a font with codes of one byte.
fn widths(font: &Dictionary, document: &Document) -> (BTreeMap<u32, f32>, f32) {
    let first = font.get(b"FirstChar").ok().and_then(|first| number(first, document)).unwrap_or(0.0) as u32;
    let list = font.get_deref(b"Widths", document).and_then(Object::as_array).ok().map(Vec::as_slice).unwrap_or_default();
    let mut widths: BTreeMap<u32, f32> =
        list.iter().take(256).enumerate().filter_map(|(no, width)| Some((first + no as u32, number(width, document)?))).collect();
    // Glyphs that are drawings have a measure of their own.
    let scale = super::matrix::numbers::<6>(font, b"FontMatrix", document).map(|matrix| matrix[0].abs() * 1000.0);
    if let Some(scale) = scale {
        widths.values_mut().for_each(|width| *width *= scale);
    }
    (widths, 500.0)
}

/// The widths of a font with codes of two bytes.
fn wide_widths(font: &Dictionary, document: &Document) -> (BTreeMap<u32, f32>, f32) {
    let mut widths = BTreeMap::new();
    let inner = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok().and_then(|list| list.first());
    let Some(inner) = inner.and_then(|inner| document.dereference(inner).ok()).and_then(|(_, inner)| inner.as_dict().ok()) else {
        return (widths, 1000.0);
    };
    let number = |object: &Object| number(object, document);
    let default = inner.get(b"DW").ok().and_then(number).unwrap_or(1000.0);
    let list = inner.get_deref(b"W", document).and_then(Object::as_array).ok().map(Vec::as_slice).unwrap_or_default();
    let mut at = 0;
    while let Some(first) = list.get(at).and_then(number) {
        let next = list.get(at + 1).and_then(|object| document.dereference(object).ok()).map(|(_, object)| object);
        match next.and_then(|object| object.as_array().ok()) {
            Some(each) => {
                widths.extend(each.iter().enumerate().filter_map(|(no, width)| Some((first as u32 + no as u32, number(width)?))));
                at += 2;
            }
            None => {
                let (last, width) = (list.get(at + 1).and_then(number), list.get(at + 2).and_then(number));
                let (Some(last), Some(width)) = (last, width) else { break };
                widths.extend((first as u32..=(last as u32).min(first as u32 + 0xffff)).map(|code| (code, width)));
                at += 3;
            }
        }
    }
    (widths, default)
}
