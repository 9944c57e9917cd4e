//! Files for print shops: trim and bleed boxes, colours in inks, PDF/X-4.

use super::faults::{TypstFaults, fault};
use super::inks::{FlatColors, InkPictures};
use crate::diag::{COLOR_OUTSIDE_INKS, Diagnostic, Diagnostics, INK_HEAVY, Span};
use crate::plan::{Job, Paper};
use lopdf::{Document, Object};
use std::collections::BTreeSet;
use typst::diag::SourceResult;
use typst::foundations::Smart;
use typst::layout::{Frame, FrameItem};
use typst::syntax;
use typst::visualize::{Color, Paint, ProcessColor, ProcessColorSpace};
use typst_layout::PagedDocument;

/// What files for print shops need besides their pages.
pub struct PressTools<'a> {
    /// The inks of flat colours, and the press.
    pub flat: FlatColors<'a>,
    /// Pictures that were converted for other files.
    pub pictures: &'a InkPictures,
}

/// A PDF as print shops want it: the trim box (where the page is cut) and the bleed box (how far colour runs) of each page, inks alone, PDF/X-4.
pub fn for_print_shops(document: &PagedDocument, bytes: Vec<u8>, paper: &Paper, job: &Job, tools: &PressTools) -> SourceResult<Vec<u8>> {
    let scale = paper.sizes.get(job.size as usize).map_or(1.0, |size| size.scale);
    let broken = |error: lopdf::Error| fault(&error.to_string());
    let mut pdf = Document::load_mem(&bytes).map_err(broken)?;
    super::inks::in_inks(&mut pdf, tools.flat, tools.pictures).map_err(broken)?;
    for ((_, id), page) in pdf.get_pages().into_iter().zip(document.pages()) {
        let (width, height, slug) = (page.frame.width().to_pt(), page.frame.height().to_pt(), page.bleed.left.to_pt());
        let around = |beyond: f64| {
            let (near, right, top) = (slug - beyond, slug + width + beyond, slug + height + beyond);
            Object::Array([near, near, right, top].map(|side| Object::Real(side as f32)).to_vec())
        };
        let page = pdf.get_dictionary_mut(id).map_err(broken)?;
        page.set("TrimBox", around(0.0));
        page.set("BleedBox", around((paper.bleed / scale).min(slug)));
    }
    super::standard::make_x4(&mut pdf, tools.flat.press).map_err(broken)?;
    let mut out = Vec::with_capacity(bytes.len());
    pdf.save_to(&mut out).map_err(|error| fault(&error.to_string()))?;
    Ok(out)
}

/// Reports colours of templates that are not given in inks, each once: their conversion may not be what the designer wants.
pub fn inspect(document: &PagedDocument, faults: &TypstFaults, diagnostics: &mut Diagnostics) {
    let mut inspector = InkInspector { faults, diagnostics, seen: BTreeSet::new() };
    for page in document.pages() {
        if let Smart::Custom(Some(paint)) = &page.fill {
            inspector.paint(paint, None);
        }
        inspector.frame(&page.frame);
    }
}

/// Most ink on one spot, in percent.
const MOST_INK: f32 = 300.0;

struct InkInspector<'a> {
    faults: &'a TypstFaults<'a>,
    diagnostics: &'a mut Diagnostics,
    seen: BTreeSet<String>,
}

impl InkInspector<'_> {
    fn frame(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.frame(&group.frame),
                FrameItem::Text(text) => {
                    let at = text.glyphs.first().map(|glyph| glyph.span.0);
                    self.paint(&text.fill, at);
                    text.stroke.iter().for_each(|stroke| self.paint(&stroke.paint, at));
                }
                FrameItem::Shape(shape, at) => {
                    let stroke = shape.stroke.as_ref().map(|stroke| &stroke.paint);
                    shape.fill.iter().chain(stroke).for_each(|paint| self.paint(paint, Some(*at)));
                }
                _ => {}
            }
        }
    }

    fn paint(&mut self, paint: &Paint, at: Option<syntax::Span>) {
        match paint {
            Paint::Solid(color) => self.color(color, at),
            Paint::Gradient(gradient) => gradient.stops_ref().iter().for_each(|(color, _)| self.color(color, at)),
            Paint::Tiling(tiling) => self.frame(tiling.frame()),
        }
    }

    fn color(&mut self, color: &Color, at: Option<syntax::Span>) {
        let is_ink = match color {
            Color::Process(color) => matches!(color.space(), ProcessColorSpace::Cmyk | ProcessColorSpace::D65Gray),
            Color::Spot(_) => true,
        };
        if let Color::Process(ProcessColor::Cmyk(inks)) = color {
            let sum = (inks.c + inks.m + inks.y + inks.k) * 100.0;
            if sum > MOST_INK + 0.5 && self.seen.insert(format!("{sum:.0}")) {
                let at = at.and_then(|at| self.faults.span(at)).unwrap_or(self.faults.origin);
                let report = Diagnostic::new(&INK_HEAVY).at(at).with("sum", format!("{sum:.0}")).with("path", self.faults.template);
                self.diagnostics.push(report.with("most", MOST_INK));
            }
        }
        let shown = color.to_hex().to_string();
        if is_ink || !self.seen.insert(shown.clone()) {
            return;
        }
        let at: Option<Span> = at.and_then(|at| self.faults.span(at));
        let report = Diagnostic::new(&COLOR_OUTSIDE_INKS).at(at.unwrap_or(self.faults.origin));
        self.diagnostics.push(report.with("color", shown).with("path", self.faults.template));
    }
}
