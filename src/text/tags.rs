//! HTML that the parser finds: comments, tags with a form in Markdown, components of other tools, and the rest, which is kept or reported.

use super::builder::{DocumentBuilder, Opened};
use super::document::{Block, Event, Part};
use super::{html, mask};
use crate::diag::{Diagnostic, RAW_HTML};

impl DocumentBuilder<'_> {
    pub fn html(&mut self, html: &str, start: usize, end: usize) {
        let source = &self.text[start..end];
        let block_start = match self.open.last() {
            Some((Opened::Html(from), _)) => Some(*from),
            _ => None,
        };
        let (is_block, first_of_block) = (block_start.is_some(), block_start.is_none_or(|from| from == start));
        if self.masked && html.starts_with(mask::FENCE) && source.starts_with(":::") && is_block && first_of_block {
            self.fence = Some((start, end));
            return;
        }
        let note = start.saturating_sub(mask::before_admonition());
        if self.masked && html.starts_with(mask::FENCE) && is_block && first_of_block && self.admonition(note).is_some() {
            self.fence = Some((note, end));
            return;
        }
        let is_masked = self.masked
            && (html.starts_with(mask::FENCE) || html.starts_with(mask::TAG))
            && !source.starts_with("<?")
            && !source.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("<a"));
        if is_masked || source.trim_start().starts_with("<!--") {
            return;
        }
        // Another line of a comment.
        if block_start.is_some_and(|from| self.text[from..start].trim_start().starts_with("<!--")) {
            return;
        }
        let is_component = html::tag_name(source.trim_start())
            .is_some_and(|(name, _)| name.starts_with(|c: char| c.is_ascii_uppercase()) && name.contains(|c: char| c.is_ascii_lowercase()));
        // One with an expression is found in the text that is shown.
        if is_component && first_of_block && (self.context.allow_html || !html::has_expression(source.trim_start())) {
            self.foreign("component", source.trim(), start);
        }
        // A component of another tool is shown as written, with what stands between its tags.
        if !self.context.allow_html && (self.component || (is_component && first_of_block)) {
            let words_start = end - source.trim_start().len();
            let words_end = words_start + source.trim().len();
            if is_block && first_of_block {
                self.component = true;
                self.push(Part::Open(Block::Paragraph), start, end);
            } else if is_block {
                self.push(Part::SoftBreak, start, start);
            }
            return match is_block {
                true => self.push(Part::Text, words_start, words_end.max(words_start)),
                false => self.push(Part::Text, start, end),
            };
        }
        if !is_block && html::is_break(source) {
            return self.push(Part::HardBreak, start, end);
        }
        if !is_block && let Some((block, closes)) = inline(source) {
            return self.tag(block, closes, start, end);
        }
        if self.context.allow_html {
            self.has_html = true;
            match self.events.last_mut() {
                // The lines of a block are one piece: tags may run over several.
                Some(last) if last.part == Part::Html && last.end as usize == start && !first_of_block => last.end = end as u32,
                _ => self.push(Part::Html, start, end),
            }
        } else if !is_block {
            self.refused(start, start + source.trim_end().len());
        } else if !source.trim().is_empty() {
            // The report of a block names all its lines.
            let end = start + source.trim_end().len();
            self.refused = Some(self.refused.map_or((start, end), |(first, _)| (first, end)));
        }
    }

    /// Reports HTML that is not published.
    pub fn refused(&mut self, start: usize, end: usize) {
        let tag = self.text[start..end].trim().split(['\n', ' ', '>']).next().unwrap_or_default();
        let lines = self.text[start..end].lines().filter(|line| !line.trim().is_empty()).count();
        let diagnostic = Diagnostic::new(&RAW_HTML).at(self.span(start, end)).with("tag", tag).with("lines", lines);
        self.diagnostics.push(diagnostic);
    }

    /// A tag such as `<sub>`. It becomes the element of Markdown when its end stands in the same block.
    fn tag(&mut self, block: Block, closes: bool, start: usize, end: usize) {
        if !closes {
            self.tags.push((block, self.events.len(), self.open.len()));
            return self.push(Part::Html, start, end);
        }
        match self.tags.last() {
            Some((open, event, depth)) if *open == block && *depth == self.open.len() => {
                self.events[*event].part = Part::Open(block);
                self.tags.pop();
                self.push(Part::Close(block), start, end);
            }
            _ => self.lone_tag(start, end, self.events.len()),
        }
    }

    /// A tag without its partner: HTML like any other.
    fn lone_tag(&mut self, start: usize, end: usize, at: usize) {
        if self.context.allow_html {
            self.has_html = true;
            if at == self.events.len() {
                self.push(Part::Html, start, end);
            }
        } else {
            self.refused(start, end);
        }
    }

    /// The tags that are still open where a block ends have no partner.
    pub fn drop_tags(&mut self) {
        while let Some((_, event, _)) = self.tags.last().copied().filter(|(_, _, depth)| *depth > self.open.len()) {
            self.tags.pop();
            let Event { start, end, .. } = self.events[event];
            self.lone_tag(start as usize, end as usize, event);
            if !self.context.allow_html {
                self.events[event] = Event { part: Part::Text, start, end: start };
            }
        }
    }
}

/// The inline element that a tag without attributes stands for, and whether the tag closes it.
fn inline(tag: &str) -> Option<(Block, bool)> {
    let (name, closing) = html::tag_name(tag)?;
    let bare = tag.len() == name.len() + 2 + usize::from(closing);
    let block = match &*name.to_ascii_lowercase() {
        "sub" => Block::Subscript,
        "sup" => Block::Superscript,
        "b" | "strong" => Block::Strong,
        "i" | "em" => Block::Emphasis,
        "s" | "del" | "strike" => Block::Strikethrough,
        _ => return None,
    };
    bare.then_some((block, closing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bare_tags_have_a_form_in_markdown() {
        assert_eq!(inline("<sub>"), Some((Block::Subscript, false)));
        assert_eq!(inline("</B>"), Some((Block::Strong, true)));
        assert_eq!(inline("<b class=x>"), None);
    }
}
