//! The words of a document without markup.

use super::document::{Block, ComponentCall, Document, Event, Part, Reference};
use std::ops::Range;

/// What plain text says of parts that have no words of their own.
#[derive(Clone, Copy)]
pub struct PlainForms<'a> {
    /// The value of a reference.
    pub reference: &'a dyn Fn(&Reference) -> String,
    /// What a component says before what stands in it, in whole lines.
    pub component: &'a dyn Fn(&ComponentCall) -> String,
}

impl Document {
    /// The plain words of a range of events; references stand as written, blocks end with a newline, footnotes are left out.
    pub fn plain(&self, range: Range<u32>) -> String {
        let mut out = String::new();
        let written = |reference: &Reference| format!("{{{{ {} }}}}", reference.path);
        self.add_plain(range, false, PlainForms { reference: &written, component: &|_| String::new() }, &mut out);
        out.truncate(out.trim_end().len());
        out
    }

    /// The plain words of a range of events with the numbers of footnotes, and the footnotes behind them.
    pub fn plain_with_notes(&self, range: Range<u32>, forms: PlainForms) -> String {
        let mut out = String::new();
        self.add_plain(range.clone(), true, forms, &mut out);
        for footnote in self.footnotes_of(vec![range]) {
            out.truncate(out.trim_end().len());
            out.push_str(&format!("\n[{}] ", footnote + 1));
            self.add_plain(self.footnotes[footnote as usize].events.clone(), true, forms, &mut out);
        }
        out.truncate(out.trim_end().len());
        out
    }

    fn add_plain(&self, range: Range<u32>, notes: bool, forms: PlainForms, out: &mut String) {
        for event in &self.events[range.start as usize..range.end as usize] {
            match event.part {
                Part::Reference(i) => out.push_str(&(forms.reference)(&self.references[i as usize])),
                Part::SoftBreak => out.push(' '),
                Part::HardBreak => out.push('\n'),
                Part::Task(ticked) => out.push_str(if ticked { "☑ " } else { "☐ " }),
                Part::Footnote(i) if notes => out.push_str(&format!("[{}]", self.footnote_references[i as usize].footnote + 1)),
                Part::Html => out.push_str(&super::html::words(&self.text[event.start as usize..event.end as usize])),
                Part::Close(block) if block.ends_line() && !out.ends_with('\n') => out.push('\n'),
                Part::Close(Block::TableCell) => out.push('\t'),
                Part::Open(Block::Component(i)) => out.push_str(&(forms.component)(&self.components[i as usize])),
                _ => out.push_str(self.words(event).unwrap_or_default()),
            }
        }
    }

    /// The words of a range of events that is one paragraph of plain words. None for anything else: to make it one line would lose something.
    pub fn sentence(&self, range: Range<u32>) -> Option<String> {
        let [first, inner @ .., last] = &self.events[range.start as usize..range.end as usize] else { return None };
        let is_paragraph = first.part == Part::Open(Block::Paragraph) && last.part == Part::Close(Block::Paragraph);
        let is_plain = |e: &Event| {
            matches!(
                e.part,
                Part::Text
                    | Part::Literal(_)
                    | Part::Reference(_)
                    | Part::SoftBreak
                    | Part::Open(Block::Strong | Block::Emphasis)
                    | Part::Close(Block::Strong | Block::Emphasis)
            )
        };
        (is_paragraph && inner.iter().all(is_plain)).then(|| self.plain(range))
    }
}
