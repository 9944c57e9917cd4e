//! Checks laid-out pages: overflow, missing glyphs, text too small to read, pictures too coarse to print, QR codes that cannot be scanned.

use super::causes;
use super::collisions::{Collision, collisions};
use super::faults::TypstFaults;
use crate::diag::{
    Diagnostic, Diagnostics, GLYPH_MISSING, PICTURE_COARSE, PRINT_BEYOND, PRINT_CUT, PRINT_FAINT, PRINT_OVERFLOW, PRINT_OVERLAP,
    PRINT_PAGES, PRINT_SHORTENED, QR_NOWHERE, QR_SMALL, Span, TEXT_SMALL,
};
use crate::plan::{Job, Paper, paper::MM};
use crate::render::PlaceViews;
use std::collections::BTreeSet;
use typst::foundations::{Dict, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Size, Transform};
use typst::text::TextItem;
use typst::utils::PicoStr;
use typst::visualize::ImageKind;
use typst_layout::{Page, PagedDocument};

/// The smallest module of a QR code that telephones read from paper, in millimetres.
const SMALLEST_MODULE: f64 = 0.4;
/// Tolerance for rounded lengths, in points.
const EPSILON: f64 = 0.5;

/// Reports faults of the pages of a web file.
pub fn inspect(
    document: &PagedDocument,
    paper: &Paper,
    job: &Job,
    views: &PlaceViews,
    faults: &TypstFaults,
    diagnostics: &mut Diagnostics,
) {
    let scale = paper.sizes.get(job.size as usize).map_or(1.0, |s| s.scale);
    let causes = Causes { job, views, faults };
    marks(document, scale, &causes, diagnostics);
    if let Some(pages) = paper.pages.filter(|pages| *pages != document.pages().len()) {
        let report = Diagnostic::new(&PRINT_PAGES).at(faults.origin).with("pages", document.pages().len());
        diagnostics.push(report.with("wanted", pages).with("path", faults.template));
    }
    let mut inspector = PageInspector { paper, scale, causes: &causes, diagnostics, letters: BTreeSet::new(), small: false, beyond: None };
    for (no, page) in document.pages().iter().enumerate() {
        inspector.frame(&page.frame, Transform::identity(), page.frame.size(), no + 1);
        inspector.collisions(page, no + 1);
    }
}

/// Finds where the cause of a fault is written.
struct Causes<'a> {
    job: &'a Job,
    views: &'a PlaceViews<'a>,
    faults: &'a TypstFaults<'a>,
}

impl Causes<'_> {
    /// Where the words of a text are written: their own span, that of the field that holds them, or else the item of the job.
    fn of(&self, text: &TextItem) -> Span {
        let own = text.glyphs.first().and_then(|glyph| self.faults.span(glyph.span.0));
        // Words of a table have no span, and those of a template may be a value that it shows.
        let is_content = own.is_some_and(|span| self.faults.is_content(span));
        let written = || causes::written_at(&text.text, self.job, self.views);
        if is_content { own } else { written().or(own) }.unwrap_or(self.faults.origin)
    }

    /// Where a letter of a text is written.
    fn of_letter(&self, text: &TextItem, letter: &str) -> Span {
        let at = self.of(text);
        if self.faults.is_content(at) && at != self.faults.origin {
            at
        } else {
            causes::letter_at(letter, self.job, self.views).unwrap_or(at)
        }
    }

    /// Where the cause of a mark is written.
    fn of_mark(&self, mark: &Dict, span: typst::syntax::Span) -> Span {
        let text = |name: &str| mark.get(name).ok().and_then(|v| v.clone().cast::<String>().ok());
        let field = || causes::field(&text("field")?, self.job, self.views);
        let said = || causes::written_at(&text("said")?, self.job, self.views);
        place(mark).or_else(field).or_else(said).or_else(|| self.faults.span(span)).unwrap_or(self.faults.origin)
    }
}

/// Evaluates the marks of the prelude: `metadata((kind: …))<loa-mark>`.
fn marks(document: &PagedDocument, scale: f64, causes: &Causes, diagnostics: &mut Diagnostics) {
    let Some(label) = Label::new(PicoStr::intern("loa-mark")) else { return };
    let (views, faults) = (causes.views, causes.faults);
    for found in document.introspector().query(&Selector::Label(label)) {
        let Some(Value::Dict(mark)) = found.to_packed::<MetadataElem>().map(|m| &m.value) else { continue };
        let text = |name: &str| mark.get(name).ok().and_then(|v| v.clone().cast::<String>().ok()).unwrap_or_default();
        let number = |name: &str| mark.get(name).ok().and_then(|v| v.clone().cast::<f64>().ok()).unwrap_or_default();
        match &*text("kind") {
            "overflow" => {
                let (need, have) = (number("need"), number("have"));
                let report = Diagnostic::new(&PRINT_OVERFLOW).at(causes.of_mark(mark, found.span()));
                let lines = ((need - have) / number("line").max(1.0)).ceil().max(1.0);
                let mm = |points: f64| format!("{:.0}", points / MM * scale);
                let report = report.with("name", text("name")).with("need", mm(need)).with("have", mm(have));
                diagnostics.push(report.with("lines", lines).with("path", faults.template));
            }
            "shortened" => {
                let report = Diagnostic::new(&PRINT_SHORTENED).at(causes.of_mark(mark, found.span())).with("name", text("name"));
                diagnostics.push(report.with("count", number("count")).with("path", faults.template));
            }
            "qr" => {
                let (to, module) = (text("to"), number("module") / MM * scale);
                if module < SMALLEST_MODULE {
                    let report = Diagnostic::new(&QR_SMALL).at(faults.origin).with("path", faults.template).with("to", &to);
                    diagnostics.push(report.with("module", format!("{module:.2}")));
                }
                if !views.leads_somewhere(&to) {
                    diagnostics.push(Diagnostic::new(&QR_NOWHERE).at(faults.origin).with("path", faults.template).with("to", &to));
                }
            }
            _ => {}
        }
    }
}

/// All words of a document. A word that is set in two ways is in two pieces, which stand next to each other.
pub fn words(document: &PagedDocument) -> String {
    fn collect(frame: &Frame, out: &mut String, end: &mut Point) {
        for (position, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    *end = Point::zero();
                    collect(&group.frame, out, end);
                    *end = Point::zero();
                }
                FrameItem::Text(text) => {
                    // Pieces that touch are one word.
                    if (position.x - end.x).to_pt().abs() > 0.1 || (position.y - end.y).to_pt().abs() > 0.1 {
                        out.push(' ');
                    }
                    out.push_str(&text.text);
                    *end = Point::new(position.x + text.width(), position.y);
                }
                _ => {}
            }
        }
    }
    let (mut out, mut end) = (String::new(), Point::zero());
    for page in document.pages() {
        collect(&page.frame, &mut out, &mut end);
        out.push('\n');
    }
    out
}

/// The addresses in the QR codes of a document.
pub fn addresses(document: &PagedDocument) -> Vec<String> {
    let Some(label) = Label::new(PicoStr::intern("loa-mark")) else { return Vec::new() };
    let marks = document.introspector().query(&Selector::Label(label));
    let to = |mark: &Dict| mark.get("to").ok().and_then(|v| v.clone().cast::<String>().ok());
    marks
        .iter()
        .filter_map(|found| if let Value::Dict(mark) = &found.to_packed::<MetadataElem>()?.value { to(mark) } else { None })
        .collect()
}

/// The span of a mark: `at: (file, start, end)`.
fn place(mark: &Dict) -> Option<Span> {
    let Ok(Value::Array(at)) = mark.get("at") else { return None };
    let numbers: Vec<i64> = at.iter().filter_map(|v| v.clone().cast().ok()).collect();
    let [file, start, end] = numbers[..] else { return None };
    Some(Span::new(crate::diag::FileId(u32::try_from(file).ok()?), usize::try_from(start).ok()?, usize::try_from(end).ok()?))
}

/// Whether a rectangle leaves the page.
fn beyond(bounds: Rect, here: Transform, page: Size) -> bool {
    let corners = [(bounds.min.x, bounds.min.y), (bounds.max.x, bounds.min.y), (bounds.min.x, bounds.max.y), (bounds.max.x, bounds.max.y)];
    let over = |at: Abs, end: Abs| at.to_pt() < -EPSILON || at.to_pt() > end.to_pt() + EPSILON;
    corners.into_iter().map(|(x, y)| Point::new(x, y).transform(here)).any(|corner| over(corner.x, page.x) || over(corner.y, page.y))
}

/// A rectangle that holds every possible glyph of a text. It is much cheaper than the exact bounding box, which is needed only near an edge.
fn roomy(text: &TextItem) -> Rect {
    let all = text.font.ttf().global_bounding_box();
    let length = |units: i16| text.font.to_em(units).at(text.size);
    // Variations of a font reach a little beyond the bounding box in its header.
    let more = text.size / 2.0;
    let (left, right) = (length(all.x_min) - more, text.width() + length(all.x_max) + more);
    Rect::new(Point::new(left, -length(all.y_max) - more), Point::new(right, -length(all.y_min) + more))
}

/// The first letters of a text, for messages.
fn begin(text: &TextItem) -> String {
    text.text.chars().take(30).collect()
}

struct PageInspector<'a> {
    paper: &'a Paper,
    scale: f64,
    causes: &'a Causes<'a>,
    diagnostics: &'a mut Diagnostics,
    /// Letters without a glyph that were reported.
    letters: BTreeSet<String>,
    /// Whether small text was reported.
    small: bool,
    /// Page and height of the line that was last reported to run over the edge: all its pieces do.
    beyond: Option<(usize, Abs)>,
}

impl PageInspector<'_> {
    fn frame(&mut self, frame: &Frame, transform: Transform, page: Size, no: usize) {
        for (position, item) in frame.items() {
            let here = transform.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, here.pre_concat(group.transform), page, no),
                FrameItem::Text(text) => self.text(text, here, page, no),
                FrameItem::Image(image, size, span) => {
                    let ImageKind::Raster(raster) = image.kind() else { continue };
                    let inches = size.x.to_pt() * here.sx.get().abs() * self.scale / 72.0;
                    let dpi = f64::from(raster.width()) / inches.max(0.01);
                    if dpi < self.paper.lowest_dpi {
                        let at = self.causes.faults.span(*span).unwrap_or(self.causes.faults.origin);
                        let picture = self.causes.faults.world.picture_path(raster.data()).unwrap_or_else(|| "none".into());
                        let report = Diagnostic::new(&PICTURE_COARSE).at(at).with("dpi", format!("{dpi:.0}")).with("picture", picture);
                        self.diagnostics.push(report.with("lowest", self.paper.lowest_dpi).with("path", self.causes.faults.template));
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &TextItem, here: Transform, page: Size, no: usize) {
        let template = self.causes.faults.template;
        for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
            let letters = text.text[glyph.range()].to_string();
            if self.letters.insert(letters.clone()) {
                let family = &text.font.font().info().family;
                let report = Diagnostic::new(&GLYPH_MISSING).at(self.causes.of_letter(text, &letters)).with("letter", letters);
                self.diagnostics.push(report.with("family", family).with("path", template));
            }
        }
        if beyond(roomy(text), here, page) && beyond(text.bbox(), here, page) {
            let line = (no, Point::zero().transform(here).y);
            if self.beyond.replace(line) != Some(line) {
                let report = Diagnostic::new(&PRINT_OVERFLOW).at(self.causes.of(text)).with("name", "trim").with("need", begin(text));
                self.diagnostics.push(report.with("have", no).with("lines", 1).with("path", template));
            }
        }
        let size = text.size.to_pt() * here.sy.get().abs() * self.scale;
        if size < self.paper.smallest_text - 0.01 && !self.small && text.text.chars().any(char::is_alphanumeric) {
            self.small = true;
            let report = Diagnostic::new(&TEXT_SMALL).at(self.causes.of(text)).with("size", format!("{size:.1}")).with("path", template);
            self.diagnostics.push(report.with("smallest", self.paper.smallest_text).with("text", begin(text)));
        }
    }

    /// One fault of each sort a page: what follows has the same cause.
    fn collisions(&mut self, page: &Page, no: usize) {
        let template = self.causes.faults.template;
        // What has too little room has been told.
        let overflows = self.diagnostics.iter().any(|d| d.code == &PRINT_OVERFLOW);
        let mut told: BTreeSet<&str> = if overflows { [PRINT_BEYOND.name, PRINT_OVERLAP.name].into() } else { BTreeSet::new() };
        for collision in collisions(page, self.scale, self.paper.bleed / self.scale) {
            let report = match collision {
                Collision::Over { words, others } => {
                    Diagnostic::new(&PRINT_OVERLAP).at(self.causes.of(words)).with("text", begin(words)).with("others", begin(others))
                }
                Collision::Beyond { words, by } => {
                    let by = format!("{:.0}", (by / MM * self.scale).ceil());
                    Diagnostic::new(&PRINT_BEYOND).at(self.causes.of(words)).with("text", begin(words)).with("by", by)
                }
                Collision::Faint { words, ratio, least } => {
                    let (ratio, least) = (format!("{ratio:.1}"), format!("{least:.1}"));
                    let report = Diagnostic::new(&PRINT_FAINT).at(self.causes.of(words)).with("text", begin(words));
                    report.with("ratio", ratio).with("least", least)
                }
                Collision::Cut => {
                    let bleed = format!("{:.0}", self.paper.bleed / MM);
                    Diagnostic::new(&PRINT_CUT).at(self.causes.faults.origin).with("bleed", bleed)
                }
            };
            if told.insert(report.code.name) {
                self.diagnostics.push(report.with("page", no).with("path", template));
            }
        }
    }
}
