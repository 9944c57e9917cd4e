//! HTML that is kept because Markdown has nothing for it: its frame with the attributes that a page may have, all inside converted like other text.

use super::as_html::as_html;
use super::body::{BodyRenderer, Mode};
use super::html::HtmlTag;
use super::report::FindingKind;
use super::scan::TokenKind;
use super::tree::TreeNode;
use crate::text::keeps_attribute;

/// Elements that have others of this list inside, and no words of their own.
const FRAMES: &[&str] = &["table", "thead", "tbody", "tfoot", "tr", "colgroup", "dl"];
/// Elements of frames that hold the words.
const CELLS: &[&str] = &["td", "th", "caption", "dt", "dd"];

impl BodyRenderer<'_> {
    /// A start tag with the attributes that a page may have; the others are reported.
    pub fn cleaned(&mut self, node: &TreeNode, tag: &HtmlTag) -> String {
        let name = tag.name.to_ascii_lowercase();
        let mut out = format!("<{name}");
        for (attribute, value) in &tag.attributes {
            match keeps_attribute(&name, attribute) {
                // What pages look like is a matter of the theme.
                true if attribute == "class" => self.found(FindingKind::Attribute, attribute, node, value),
                true => out.push_str(&format!(" {attribute}=\"{}\"", escaped_value(value))),
                false => self.found(FindingKind::Attribute, if attribute.is_empty() { "{ … }" } else { attribute }, node, value),
            }
        }
        out.push('>');
        out
    }

    /// Nodes as HTML, without blank lines, which would end a block of HTML.
    pub fn html_of(&mut self, nodes: &[TreeNode], mode: Mode) -> String {
        let mut out = String::new();
        let mut from = 0;
        for (i, node) in nodes.iter().enumerate() {
            if let Some(framed) = self.framed(node, mode) {
                out.push_str(&self.words_as_html(&nodes[from..i], mode));
                out.push_str(&framed);
                from = i + 1;
            }
        }
        out.push_str(&self.words_as_html(&nodes[from..], mode));
        out
    }

    /// A frame or a cell with all inside. None for other nodes.
    fn framed(&mut self, node: &TreeNode, mode: Mode) -> Option<String> {
        let TokenKind::Tag(tag) = &self.tokens[node.token].kind else { return None };
        let (tag, name) = (tag.clone(), tag.name.to_ascii_lowercase());
        let children = node.children.as_deref()?;
        if FRAMES.contains(&&*name) {
            let open = self.cleaned(node, &tag);
            let inner = self.html_of(children, mode);
            let framed = format!("{open}\n{}\n</{name}>\n", inner.trim());
            // A wide table scrolls in its own frame, as those of Markdown do.
            return Some(if name == "table" { format!("<div class=\"table\" tabindex=\"0\">\n{framed}</div>\n") } else { framed });
        }
        if CELLS.contains(&&*name) {
            let open = self.cleaned(node, &tag);
            let inner = self.html_of(children, self.inner_mode(node, mode));
            return Some(format!("{open}{}</{name}>\n", inner.trim()));
        }
        None
    }

    /// Nodes that are no frame: converted to Markdown, which becomes HTML.
    fn words_as_html(&mut self, nodes: &[TreeNode], mode: Mode) -> String {
        let text = self.text_of(nodes, mode);
        if text.trim().is_empty() {
            return String::new();
        }
        let text = super::blocks::tidied(&super::blocks::dedent(text.trim_matches('\n')));
        as_html(&text)
    }
}

fn escaped_value(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('\n', " ").replace("{{", "&#123;{")
}
