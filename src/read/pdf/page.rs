//! The content of a page: where each piece of its text stands, its rules, and how much of it pictures cover.

use super::font::FontCache;
use super::gap::{MAX_CONTENT, PageGap};
use super::layout::{PlacedText, Rules};
use super::matrix::{IDENTITY, PdfMatrix, moved, numbers, times, turned};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::BTreeMap;

/// Most pieces of a page.
const MAX_PIECES: usize = 200_000;
/// How deep forms are within each other.
const MAX_DEPTH: usize = 8;
/// An operation that no program writes.
const END: &[u8] = b"\nLoaEnd\n";
/// Most lines of a path.
const MAX_RULES: usize = 10_000;
/// A filled shape that is thinner is a line, in points.
const THIN: f32 = 3.0;
/// Most states that are kept.
const MAX_STATES: usize = 1000;

/// Fonts by the names that a content gives them.
type NamedFonts<'d> = BTreeMap<Vec<u8>, &'d Dictionary>;

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

/// What the pages of a file share.
pub struct PageBudget<'d> {
    /// The fonts that were read.
    pub fonts: FontCache<'d>,
    /// How many operations may still be read.
    pub operations: usize,
}

/// Reads a page.
pub struct PageReader<'b, 'd> {
    document: &'d Document,
    budget: &'b mut PageBudget<'d>,
    /// Its text.
    pub pieces: Vec<PlacedText>,
    /// The lines drawn on it.
    pub rules: Rules,
    /// The area of its pictures in square points.
    pub pictures: f32,
    /// How many shapes are drawn.
    pub drawn: usize,
    /// How many signs have no known meaning.
    pub unknown_signs: usize,
    /// What was not read.
    pub gaps: Vec<PageGap>,
}

impl<'b, 'd> PageReader<'b, 'd> {
    /// A page of a document.
    pub fn new(document: &'d Document, budget: &'b mut PageBudget<'d>) -> PageReader<'b, 'd> {
        let (pieces, rules, gaps) = (Vec::new(), Rules::default(), Vec::new());
        PageReader { document, budget, pieces, rules, pictures: 0.0, drawn: 0, unknown_signs: 0, gaps }
    }

    /// Reads a content.
    pub fn read(&mut self, content: Vec<u8>, resources: &[&'d Dictionary], page: PdfMatrix, depth: usize) {
        let fonts = self.fonts(resources);
        let state = TextState { page, font: Vec::new(), size: 1.0, char_space: 0.0, word_space: 0.0, scale: 1.0, leading: 0.0, rise: 0.0 };
        let (mut state, mut stack) = (state, Vec::new());
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        let mut path = PdfPath::default();
        // The iterator ends where it finds no operation: an operation behind all others shows whether it has read them.
        let content = [&content, END].concat();
        let mut is_whole = false;
        for operation in Content::decode_iter(&content) {
            let Ok(operation) = operation else { break };
            is_whole = operation.operator.as_bytes() == END.trim_ascii();
            if self.budget.operations == 0 || self.pieces.len() > MAX_PIECES {
                return self.gaps.push(PageGap::Big);
            }
            self.budget.operations -= 1;
            let all = &operation.operands;
            let n = |no: usize| all.get(no).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
            let matrix = || [n(0), n(1), n(2), n(3), n(4), n(5)];
            let mut next_line = |x: f32, y: f32, text: &mut PdfMatrix| {
                line = times([1.0, 0.0, 0.0, 1.0, x, y], line);
                *text = line;
            };
            match &*operation.operator {
                "q" if stack.len() < MAX_STATES => stack.push(state.clone()),
                "q" => return self.gaps.push(PageGap::Big),
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
                    if all.len() == 3 {
                        (state.word_space, state.char_space) = (n(0), n(1));
                    }
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
                "BI" => self.add_picture(state.page),
                "Do" => {
                    let name = all.first().and_then(|o| o.as_name().ok()).unwrap_or_default();
                    self.object(name, resources, state.page, depth);
                }
                _ => self.draw(&operation, state.page, &mut path),
            }
        }
        if !is_whole {
            self.gaps.push(PageGap::Damaged);
        }
    }

    /// Reads what stands in fields, comments and stamps of a page: signatures too.
    pub fn read_annotations(&mut self, page: ObjectId) {
        let document = self.document;
        let list = document.get_dictionary(page).and_then(|page| page.get_deref(b"Annots", document)).and_then(Object::as_array);
        for note in list.ok().into_iter().flatten().take(5000) {
            let Some(note) = document.dereference(note).ok().and_then(|(_, note)| note.as_dict().ok()) else { continue };
            let is_hidden = note.get(b"F").and_then(Object::as_i64).is_ok_and(|flags| flags & 0b10_0010 != 0);
            let kind = note.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
            if is_hidden || !matches!(kind, b"Widget" | b"FreeText" | b"Stamp") {
                continue;
            }
            let Some(normal) =
                note.get_deref(b"AP", document).and_then(Object::as_dict).and_then(|looks| looks.get_deref(b"N", document)).ok()
            else {
                continue;
            };
            let state = note.get(b"AS").and_then(Object::as_name).unwrap_or_default();
            let form = match normal {
                Object::Stream(form) => Some(form),
                Object::Dictionary(states) => states.get_deref(state, document).and_then(Object::as_stream).ok(),
                _ => None,
            };
            let Some(form) = form else { continue };
            // The box of the form comes to lie on the rectangle of the note.
            let (at, inner) = (numbers::<4>(note, b"Rect", document), numbers::<4>(&form.dict, b"BBox", document));
            let own = numbers::<6>(&form.dict, b"Matrix", document).unwrap_or(IDENTITY);
            let corner = |box_: [f32; 4]| {
                let corners = [(0, 1), (0, 3), (2, 1), (2, 3)].map(|(x, y)| moved(box_[x], box_[y], own));
                corners.into_iter().fold((f32::MAX, f32::MAX), |least, at| (least.0.min(at.0), least.1.min(at.1)))
            };
            let place = match (at, inner.map(corner)) {
                (Some(at), Some((x, y))) => [1.0, 0.0, 0.0, 1.0, at[0].min(at[2]) - x, at[1].min(at[3]) - y],
                _ => IDENTITY,
            };
            self.form(form, &[], place, 0);
        }
    }

    /// Draws an object: a picture, or a form.
    fn object(&mut self, name: &[u8], resources: &[&'d Dictionary], page: PdfMatrix, depth: usize) {
        let document = self.document;
        let find = |resources: &&'d Dictionary| {
            let objects = resources.get_deref(b"XObject", document).and_then(Object::as_dict).ok()?;
            objects.get_deref(name, document).and_then(Object::as_stream).ok()
        };
        let Some(object) = resources.iter().find_map(find) else { return };
        match object.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Form") => self.form(object, resources, page, depth),
            Ok(b"Image") => self.add_picture(page),
            _ => {}
        }
    }

    /// Reads a form, which is a part of the page with fonts of its own.
    fn form(&mut self, form: &'d Stream, resources: &[&'d Dictionary], page: PdfMatrix, depth: usize) {
        if depth >= MAX_DEPTH {
            return self.gaps.push(PageGap::Big);
        }
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let matrix = numbers::<6>(&form.dict, b"Matrix", self.document).unwrap_or(IDENTITY);
        let resources: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        match form.get_plain_content_with_limit(MAX_CONTENT) {
            Ok(content) => self.read(content, &resources, times(matrix, page), depth + 1),
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => self.gaps.push(PageGap::Big),
            Err(_) => self.gaps.push(PageGap::Damaged),
        }
    }

    /// A picture fills the unit square of its place.
    fn add_picture(&mut self, page: PdfMatrix) {
        let area = (page[0] * page[3] - page[1] * page[2]).abs();
        self.pictures += if area.is_finite() { area } else { 0.0 };
    }

    /// Takes an operation of drawing.
    fn draw(&mut self, operation: &Operation, page: PdfMatrix, path: &mut PdfPath) {
        let all = &operation.operands;
        let n = |no: usize| all.get(no).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
        let point = |x: f32, y: f32| moved(x, y, page);
        match &*operation.operator {
            "m" => path.start(point(n(0), n(1))),
            "l" => path.line(point(n(0), n(1))),
            "c" => path.bend(point(n(4), n(5))),
            "v" | "y" => path.bend(point(n(2), n(3))),
            "h" => path.close(),
            "re" => {
                let (x, y, width, height) = (n(0), n(1), n(2), n(3));
                path.start(point(x, y));
                for (x, y) in [(x + width, y), (x + width, y + height), (x, y + height)] {
                    path.line(point(x, y));
                }
                path.close();
            }
            "n" => path.clear(),
            "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "sh" => {
                self.drawn += 1;
                path.paint(matches!(&*operation.operator, "S" | "s" | "B" | "B*" | "b" | "b*"), &mut self.rules);
            }
            _ => {}
        }
    }

    /// The fonts that a content may name: the first with a name counts.
    fn fonts(&self, resources: &[&'d Dictionary]) -> NamedFonts<'d> {
        let mut fonts = BTreeMap::new();
        for resources in resources {
            let Ok(named) = resources.get_deref(b"Font", self.document).and_then(Object::as_dict) else { continue };
            for (name, font) in named.iter() {
                let Ok((_, font)) = self.document.dereference(font) else { continue };
                if let Ok(font) = font.as_dict() {
                    fonts.entry(name.clone()).or_insert(font);
                }
            }
        }
        fonts
    }

    /// Places the words of a string.
    fn show(&mut self, string: Option<&Object>, state: &TextState, fonts: &NamedFonts<'d>, text: &mut PdfMatrix) {
        let Some(bytes) = string.and_then(|object| object.as_str().ok()) else { return };
        let Some(font) = fonts.get(&state.font) else {
            self.unknown_signs += bytes.len();
            return;
        };
        let font = self.budget.fonts.get(font, self.document);
        let codes: Vec<u32> = match font.is_wide {
            true => bytes.chunks(2).map(|pair| pair.iter().fold(0, |code, byte| code << 8 | u32::from(*byte))).collect(),
            false => bytes.iter().map(|byte| u32::from(*byte)).collect(),
        };
        let mut advance = 0.0;
        for code in &codes {
            let width = font.width(*code) / 1000.0 * state.size;
            let space = if *code == 32 && !font.is_wide { state.word_space } else { 0.0 };
            advance += (width + state.char_space + space) * state.scale;
        }
        let at = times(times([1.0, 0.0, 0.0, 1.0, 0.0, state.rise], *text), state.page);
        *text = times([1.0, 0.0, 0.0, 1.0, advance, 0.0], *text);
        let end = times(*text, state.page);
        let (words, unknown) = font.letters(bytes);
        self.unknown_signs += unknown;
        let turns = match (at[0].abs() >= at[1].abs(), at[0] >= 0.0, at[1] >= 0.0) {
            (true, true, _) => 0,
            (false, _, true) => 1,
            (true, false, _) => 2,
            (false, _, false) => 3,
        };
        let ((left, base), (right, _)) = (turned(at[4], at[5], turns), turned(end[4], end[5], turns));
        let size = (at[3].powi(2) + at[2].powi(2)).sqrt() * state.size.abs();
        if words.is_empty() {
            return;
        }
        match [left, base, right, size].iter().all(|n| n.is_finite()) {
            true => self.pieces.push(PlacedText { left, right: right.max(left), base, size: size.max(0.5), words, turns }),
            false => self.gaps.push(PageGap::Damaged),
        }
    }
}

/// The straight lines of a path.
#[derive(Default)]
struct PdfPath {
    /// The lines of each shape.
    shapes: Vec<Vec<[(f32, f32); 2]>>,
    first: (f32, f32),
    last: (f32, f32),
    count: usize,
}

impl PdfPath {
    fn start(&mut self, at: (f32, f32)) {
        (self.first, self.last) = (at, at);
        if self.shapes.last().is_none_or(|shape| !shape.is_empty()) {
            self.shapes.push(Vec::new());
        }
    }

    fn line(&mut self, to: (f32, f32)) {
        if let Some(shape) = self.shapes.last_mut().filter(|_| self.count < MAX_RULES) {
            shape.push([self.last, to]);
            self.count += 1;
        }
        self.last = to;
    }

    fn bend(&mut self, to: (f32, f32)) {
        self.last = to;
    }

    fn close(&mut self) {
        self.line(self.first);
    }

    fn clear(&mut self) {
        self.shapes.clear();
        self.count = 0;
    }

    /// Rules are lines that are drawn, and thin shapes that are filled. A filled shape with a width is a ground, which parts nothing.
    fn paint(&mut self, is_stroked: bool, rules: &mut Rules) {
        for shape in &self.shapes {
            let extent = |of: fn(&(f32, f32)) -> f32| {
                let (least, most) = shape.iter().flatten().map(of).fold((f32::MAX, f32::MIN), |(a, b), n| (a.min(n), b.max(n)));
                most - least
            };
            if is_stroked || extent(|at| at.0).min(extent(|at| at.1)) < THIN {
                shape.iter().for_each(|[from, to]| rules.add(*from, *to));
            }
        }
        self.clear();
    }
}
