//! HTML with placeholders, and the escaping of its words.

use crate::lang::Speech;
use crate::text::AlertKind;

/// HTML with placeholders.
#[derive(Debug, Default)]
pub struct Lowered {
    /// The HTML between the placeholders.
    pub html: String,
    /// Where they stand in it.
    pub placeholders: Vec<(usize, Placeholder)>,
    /// Whether the text holds HTML of its author, which must be cleaned.
    pub has_html: bool,
}

/// What fills a placeholder; numbers are indexes into the tables of the document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Placeholder {
    /// The value of a reference.
    Reference(u32),
    /// The address of a link as an attribute, ` href="…"`; nothing where it leads nowhere: `<a>` alone is a link to be.
    Href(u32),
    /// The address of a picture in raw HTML as an attribute, ` src="…"`.
    Src(u32),
    /// A picture up to its alternative text: `<img src="…" width="…" height="…"`, inside `<picture>` where it has several sizes.
    Picture(u32),
    /// The end of a picture: `</picture>` where it has several sizes.
    PictureEnd(u32),
    /// Words of the page's language.
    Label(Label),
    /// A component of the theme begins; what follows up to its end stands in it.
    Component(u32),
    /// It ends.
    ComponentEnd(u32),
}

/// Words that texts show and nobody wrote in them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Label {
    /// The name of a sort of alert.
    Alert(AlertKind),
    /// The name of the list of footnotes.
    Footnotes,
    /// The name of the link from a footnote to the place that refers to it.
    BackToText,
}

impl Label {
    /// The key of the word in `lang/*.yaml` of a theme.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// The words of a theme that has none of its own.
    pub fn words(self, speech: Speech) -> &'static str {
        let (_, vi, en) = self.row();
        speech.choose(vi, en)
    }

    fn row(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Label::Alert(AlertKind::Note) => ("alert_note", "Lưu ý", "Note"),
            Label::Alert(AlertKind::Tip) => ("alert_tip", "Mẹo", "Tip"),
            Label::Alert(AlertKind::Important) => ("alert_important", "Quan trọng", "Important"),
            Label::Alert(AlertKind::Warning) => ("alert_warning", "Cảnh báo", "Warning"),
            Label::Alert(AlertKind::Caution) => ("alert_caution", "Cẩn thận", "Caution"),
            Label::Alert(AlertKind::Details) => ("alert_details", "Xem thêm", "Details"),
            Label::Footnotes => ("footnotes", "Chú thích", "Footnotes"),
            Label::BackToText => ("back_to_text", "Về chỗ có chú thích", "Back to the text of note"),
        }
    }
}

impl Lowered {
    /// The HTML with every placeholder filled by `fill`.
    pub fn filled(&self, mut fill: impl FnMut(Placeholder, &mut String)) -> String {
        let mut out = String::with_capacity(self.html.len() + 64 * self.placeholders.len());
        let mut at = 0;
        for (position, placeholder) in &self.placeholders {
            out.push_str(&self.html[at..*position]);
            fill(*placeholder, &mut out);
            at = *position;
        }
        out.push_str(&self.html[at..]);
        out
    }
}
