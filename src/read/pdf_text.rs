//! Texts of PDF files (ISO 32000): where each piece of a page stands. `pdf_layout` makes paragraphs of the pieces.

use super::pdf_layout::{PlacedText, paragraphs};
use super::zip_limits::{DAMAGED, OTHER_FORMAT};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object};
use std::collections::BTreeMap;

/// Most pages that are read.
const MAX_PAGES: usize = 2000;
/// Most bytes that the contents of a page unpack to.
const MAX_CONTENT: usize = 32 << 20;
/// Most pieces of a page.
const MAX_PIECES: usize = 200_000;
/// How deep forms are within each other.
const MAX_DEPTH: usize = 5;
/// Fewer letters in a whole file are no text.
const FEW_LETTERS: usize = 12;

/// The paragraphs of each page.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub fn read_pdf(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    if memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_none() {
        return Err(OTHER_FORMAT.to_string());
    }
    // A reader of foreign files: a fault in it is a fault of the file.
    std::panic::catch_unwind(|| read_pages(bytes)).unwrap_or_else(|_| Err(DAMAGED.to_string()))
}

fn read_pages(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let mut document = Document::load_mem(bytes).map_err(|_| DAMAGED.to_string())?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err("protected".to_string());
    }
    let ids: Vec<_> = document.get_pages().into_values().take(MAX_PAGES).collect();
    let mut pages: Vec<Vec<String>> = Vec::new();
    for id in ids {
        let mut page = PageReader { document: &document, pieces: Vec::new() };
        let content = document.get_page_content_with_limit(id, MAX_CONTENT).unwrap_or_default();
        let (own, inherited) = document.get_page_resources(id).unwrap_or_default();
        let resources: Vec<&Dictionary> =
            own.into_iter().chain(inherited.into_iter().filter_map(|id| document.get_dictionary(id).ok())).collect();
        page.read(&content, &resources, IDENTITY, 0);
        pages.push(paragraphs(page.pieces));
    }
    let letters = pages.iter().flatten().flat_map(|text| text.chars()).filter(|c| c.is_alphanumeric()).take(FEW_LETTERS).count();
    if letters < FEW_LETTERS {
        return Err("no-text".to_string());
    }
    // A paragraph may go on over the end of a page.
    for no in 1..pages.len() {
        let goes_on = |last: &String| !last.ends_with(['.', ':', ';', '!', '?', '”', ')']);
        let is_rest = |first: &String| first.starts_with(|c: char| c.is_lowercase());
        if pages[no - 1].last().is_some_and(goes_on) && pages[no].first().is_some_and(is_rest) {
            let rest = pages[no].remove(0);
            if let Some(last) = pages[no - 1].last_mut() {
                last.push(' ');
                last.push_str(&rest);
            }
        }
    }
    Ok(pages)
}

/// A transformation of the plane.
type PdfMatrix = [f32; 6];
const IDENTITY: PdfMatrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: PdfMatrix, b: PdfMatrix) -> PdfMatrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// A font: how its codes are read, and how wide they are in thousandths.
struct PdfFont<'d> {
    encoding: Option<Encoding<'d>>,
    widths: BTreeMap<u32, f32>,
    default: f32,
    is_wide: bool,
}

/// What the state of the text is.
#[derive(Clone)]
struct TextState {
    page: PdfMatrix,
    font: Vec<u8>,
    size: f32,
    char_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

struct PageReader<'d> {
    document: &'d Document,
    pieces: Vec<PlacedText>,
}

impl<'d> PageReader<'d> {
    fn read(&mut self, content: &[u8], resources: &[&'d Dictionary], page: PdfMatrix, depth: usize) {
        let Ok(content) = Content::decode(content) else { return };
        let fonts = self.fonts(resources);
        let state = TextState { page, font: Vec::new(), size: 1.0, char_space: 0.0, word_space: 0.0, scale: 1.0, leading: 0.0, rise: 0.0 };
        let (mut state, mut stack) = (state, Vec::new());
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        for operation in &content.operations {
            let all = &operation.operands;
            let n = |no: usize| all.get(no).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
            let matrix = || [n(0), n(1), n(2), n(3), n(4), n(5)];
            let mut next_line = |x: f32, y: f32, text: &mut PdfMatrix| {
                line = times([1.0, 0.0, 0.0, 1.0, x, y], line);
                *text = line;
            };
            match &*operation.operator {
                "q" if stack.len() < 100 => stack.push(state.clone()),
                "Q" => state = stack.pop().unwrap_or(state),
                "cm" => state.page = times(matrix(), state.page),
                "BT" => (text, line) = (IDENTITY, IDENTITY),
                "Tf" => {
                    state.font = all.first().and_then(|o| o.as_name().ok()).map(<[u8]>::to_vec).unwrap_or_default();
                    state.size = n(1);
                }
                "Tc" => state.char_space = n(0),
                "Tw" => state.word_space = n(0),
                "Tz" => state.scale = n(0) / 100.0,
                "TL" => state.leading = n(0),
                "Ts" => state.rise = n(0),
                "Td" => next_line(n(0), n(1), &mut text),
                "TD" => {
                    state.leading = -n(1);
                    next_line(n(0), n(1), &mut text);
                }
                "Tm" => {
                    line = matrix();
                    text = line;
                }
                "T*" => next_line(0.0, -state.leading, &mut text),
                "Tj" => self.show(all.first(), &state, &fonts, &mut text),
                "'" | "\"" => {
                    next_line(0.0, -state.leading, &mut text);
                    self.show(all.last(), &state, &fonts, &mut text);
                }
                "TJ" => {
                    for part in all.first().and_then(|o| o.as_array().ok()).into_iter().flatten() {
                        match part.as_float() {
                            Ok(back) => text = times([1.0, 0.0, 0.0, 1.0, -back / 1000.0 * state.size * state.scale, 0.0], text),
                            Err(_) => self.show(Some(part), &state, &fonts, &mut text),
                        }
                    }
                }
                "Do" if depth < MAX_DEPTH => {
                    let name = all.first().and_then(|o| o.as_name().ok()).unwrap_or_default();
                    self.form(name, resources, state.page, depth);
                }
                _ => {}
            }
            if self.pieces.len() > MAX_PIECES {
                return;
            }
        }
    }

    /// Reads a form, which is a part of the page with fonts of its own.
    fn form(&mut self, name: &[u8], resources: &[&'d Dictionary], page: PdfMatrix, depth: usize) {
        let document = self.document;
        let find = |resources: &&'d Dictionary| {
            let forms = resources.get_deref(b"XObject", document).and_then(Object::as_dict).ok()?;
            forms.get_deref(name, document).and_then(Object::as_stream).ok()
        };
        let Some(form) = resources.iter().find_map(find) else { return };
        if form.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            return;
        }
        let own = form.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        let matrix = form.dict.get_deref(b"PdfMatrix", document).and_then(Object::as_array).ok().map_or(IDENTITY, |values| {
            let mut matrix = IDENTITY;
            matrix.iter_mut().zip(values).for_each(|(place, value)| *place = value.as_float().unwrap_or(0.0));
            matrix
        });
        let content = form.get_plain_content_with_limit(MAX_CONTENT).unwrap_or_default();
        let resources: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        self.read(&content, &resources, times(matrix, page), depth + 1);
    }

    fn fonts(&self, resources: &[&'d Dictionary]) -> BTreeMap<Vec<u8>, PdfFont<'d>> {
        let mut fonts = BTreeMap::new();
        for resources in resources {
            let Ok(named) = resources.get_deref(b"Font", self.document).and_then(Object::as_dict) else { continue };
            for (name, font) in named.iter() {
                let Ok((_, font)) = self.document.dereference(font) else { continue };
                if let Ok(font) = font.as_dict() {
                    fonts.entry(name.clone()).or_insert_with(|| self.font(font));
                }
            }
        }
        fonts
    }

    fn font(&self, font: &'d Dictionary) -> PdfFont<'d> {
        let document = self.document;
        let encoding = font.get_font_encoding_with_limit(document, MAX_CONTENT).ok();
        let number = |object: &Object| document.dereference(object).ok().and_then(|(_, object)| object.as_float().ok());
        let mut widths = BTreeMap::new();
        let inner = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok().and_then(|list| list.first());
        if let Some(inner) = inner.and_then(|inner| document.dereference(inner).ok()).and_then(|(_, inner)| inner.as_dict().ok()) {
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
            return PdfFont { encoding, widths, default, is_wide: true };
        }
        let first = font.get(b"FirstChar").ok().and_then(number).unwrap_or(0.0) as u32;
        let list = font.get_deref(b"Widths", document).and_then(Object::as_array).ok().map(Vec::as_slice).unwrap_or_default();
        widths.extend(list.iter().enumerate().filter_map(|(no, width)| Some((first + no as u32, number(width)?))));
        PdfFont { encoding, widths, default: 500.0, is_wide: false }
    }

    /// Places the words of a string.
    fn show(&mut self, string: Option<&Object>, state: &TextState, fonts: &BTreeMap<Vec<u8>, PdfFont>, text: &mut PdfMatrix) {
        let Some(bytes) = string.and_then(|object| object.as_str().ok()) else { return };
        let Some(font) = fonts.get(&state.font) else { return };
        let codes: Vec<u32> = match font.is_wide {
            true => bytes.chunks(2).map(|pair| pair.iter().fold(0, |code, byte| code << 8 | u32::from(*byte))).collect(),
            false => bytes.iter().map(|byte| u32::from(*byte)).collect(),
        };
        let mut advance = 0.0;
        for code in &codes {
            let width = font.widths.get(code).copied().unwrap_or(font.default) / 1000.0 * state.size;
            let space = if *code == 32 && !font.is_wide { state.word_space } else { 0.0 };
            advance += (width + state.char_space + space) * state.scale;
        }
        let at = times(times([1.0, 0.0, 0.0, 1.0, 0.0, state.rise], *text), state.page);
        *text = times([1.0, 0.0, 0.0, 1.0, advance, 0.0], *text);
        let end = times(*text, state.page);
        let words = font.encoding.as_ref().and_then(|encoding| encoding.bytes_to_string(bytes).ok()).unwrap_or_default();
        // Text that runs upwards or downwards is a stamp at the edge.
        let is_level = at[1].abs() <= at[0].abs();
        let size = (at[3].powi(2) + at[2].powi(2)).sqrt() * state.size.abs();
        if !words.is_empty() && is_level && [at[4], at[5], end[4], size].iter().all(|n| n.is_finite()) {
            self.pieces.push(PlacedText { left: at[4], right: end[4].max(at[4]), base: at[5], size: size.max(0.5), words });
        }
    }
}
