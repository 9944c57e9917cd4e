//! Elements of HTML and components as Markdown.

use super::blocks;
use super::body::{BodyRenderer, Mode};
use super::html::{ElementKind, HtmlTag, element_kind, is_block};
use super::inline::{emphasis, image, link, without_tags};
use super::report::FindingKind;
use super::scan::TokenKind;
use super::tables;
use super::tree::TreeNode;
use crate::text::decode_entities;

/// Attributes that say nothing to a reader and are converted with their element.
const CONVERTED: &[&str] = &["href", "src", "alt", "title", "start", "open"];
/// Those of a link, whose names may be the place that another link leads to.
const CONVERTED_OF_LINKS: &[&str] = &["href", "title", "id", "name"];

impl BodyRenderer<'_> {
    /// Writes an element.
    pub fn element(&mut self, node: &TreeNode, tag: &HtmlTag, out: &mut String, mode: &mut Mode) {
        let name = tag.name.to_ascii_lowercase();
        let is_component = self.dialect.mdx && tag.name.starts_with(|c: char| c.is_ascii_uppercase());
        let kind = if is_component || tag.name.contains('.') { ElementKind::Unknown } else { element_kind(&name) };
        // The tags of a fragment in JSX.
        if tag.name.is_empty() {
            self.children(node, out, *mode);
            return;
        }
        if tag.closes {
            // An end without a beginning.
            match kind {
                ElementKind::Unknown => self.unknown(node, tag, out, *mode),
                ElementKind::KeptInline => {}
                _ if is_block(&name) => out.push('\n'),
                _ => {}
            }
            return;
        }
        let in_table = out.rsplit('\n').next().unwrap_or_default().trim_start().starts_with('|');
        if in_table && is_block(&name) && !matches!(kind, ElementKind::Unknown) {
            return self.keep_raw(node, &name, out, *mode);
        }
        match kind {
            ElementKind::Wrapper => {
                self.left_out(node, tag, &[]);
                self.block_of(node, out, *mode);
            }
            ElementKind::Plain => {
                self.left_out(node, tag, &[]);
                self.children(node, out, *mode);
            }
            ElementKind::Markdown => self.markdown(node, tag, &name, out, *mode),
            ElementKind::KeptInline if node.children.is_some() => {
                self.found(FindingKind::HtmlKept, &name, node, "");
                let open = self.cleaned(node, tag);
                out.push_str(&open);
                self.children(node, out, *mode);
                out.push_str(&format!("</{name}>"));
            }
            ElementKind::KeptInline => {}
            ElementKind::KeptBlock | ElementKind::Part if node.children.is_some() => self.keep_raw(node, &name, out, *mode),
            ElementKind::KeptBlock | ElementKind::Part => {}
            ElementKind::Media => self.media(node, tag, &name, out, *mode),
            ElementKind::Form if tag.get("type").is_some_and(|t| t.eq_ignore_ascii_case("checkbox")) => {
                self.found(FindingKind::Converted, "<input>", node, "");
                let is_ticked = tag.attributes.iter().any(|(n, _)| n == "checked");
                let in_item = blocks::is_item(out.rsplit('\n').next().unwrap_or_default().trim());
                out.push_str(match (in_item, is_ticked) {
                    (true, false) => "[ ] ",
                    (true, true) => "[x] ",
                    (false, false) => "☐ ",
                    (false, true) => "☑ ",
                });
            }
            ElementKind::Form => {
                let attributes = ["type", "placeholder", "value", "name", "id", "class"];
                self.left_out(node, tag, &attributes[..2]);
                let shown = tag.get("placeholder").or(tag.get("value")).or(tag.get("aria-label")).unwrap_or_default().to_string();
                self.found(FindingKind::Construct, &format!("<{name}>"), node, tag.get("type").unwrap_or_default());
                out.push_str(&shown.replace("{{", "\\{{"));
                self.children(node, out, *mode);
            }
            ElementKind::Code => {
                let raw = self.raw(node).to_string();
                self.found(FindingKind::CodeLeftOut, &name, node, &raw);
            }
            ElementKind::Unknown => self.unknown(node, tag, out, *mode),
        }
    }

    /// Writes what a node contains.
    pub fn children(&mut self, node: &TreeNode, out: &mut String, mode: Mode) {
        if let Some(children) = &node.children {
            self.nodes(children, out, mode);
        }
    }

    /// The mode of the text in an element: Markdown where a blank line follows the tag.
    pub fn inner_mode(&self, node: &TreeNode, mode: Mode) -> Mode {
        let after = self.tokens[node.token].range.end;
        let rest = self.source.text[after..].trim_start_matches([' ', '\t']);
        let markdown = rest.starts_with("\n\n") || self.dialect.mdx || self.tokens_has_markdown(node);
        match (markdown && !self.dialect.is_html, mode) {
            (true, _) => Mode::Markdown,
            (false, mode) if self.dialect.is_html => mode,
            _ => Mode::Html,
        }
    }

    /// Whether the tag asks for Markdown inside: `<div markdown="1">`.
    fn tokens_has_markdown(&self, node: &TreeNode) -> bool {
        matches!(&self.tokens[node.token].kind, TokenKind::Tag(tag) if tag.get("markdown").is_some())
    }

    /// Writes what a node contains as blocks of their own.
    pub fn block_of(&mut self, node: &TreeNode, out: &mut String, mode: Mode) {
        if let Some(children) = &node.children {
            let content = self.text_of(children, self.inner_mode(node, mode));
            blocks::push_block(out, &content);
        }
    }

    /// Reports attributes that are not converted.
    pub fn left_out(&mut self, node: &TreeNode, tag: &HtmlTag, converted: &[&str]) {
        for (name, value) in &tag.attributes {
            if converted.contains(&name.as_str()) || name == "markdown" {
                continue;
            }
            let text = if value.is_empty() { name.clone() } else { value.clone() };
            self.found(FindingKind::Attribute, if name.is_empty() { "{ … }" } else { name }, node, &text);
        }
    }

    /// Keeps an element as HTML with all it contains.
    fn keep_raw(&mut self, node: &TreeNode, name: &str, out: &mut String, mode: Mode) {
        self.found(FindingKind::HtmlKept, name, node, "");
        let raw = self.html_of(std::slice::from_ref(node), mode);
        let in_table = out.rsplit('\n').next().unwrap_or_default().trim_start().starts_with('|');
        match in_table {
            true => out.push_str(&raw.trim().replace('\n', " ").replace('|', "&#124;")),
            false => blocks::push_block(out, raw.trim()),
        }
    }

    /// An element that HTML does not have: a component, or a word in angle brackets.
    fn unknown(&mut self, node: &TreeNode, tag: &HtmlTag, out: &mut String, mode: Mode) {
        let raw = self.source.text[self.tokens[node.token].range.clone()].to_string();
        if self.component(node, tag, out) {
            return;
        }
        self.found(FindingKind::Construct, &format!("<{}>", tag.name), node, &raw);
        let is_block = raw.contains('\n') || {
            let line = out.rsplit('\n').next().unwrap_or_default();
            line.trim().is_empty() && node.children.is_some()
        };
        match (&node.children, is_block) {
            (Some(_), true) => {
                blocks::push_block(out, &blocks::code(&raw, false));
                self.block_of(node, out, if self.dialect.mdx { Mode::Markdown } else { mode });
                blocks::push_block(out, &blocks::code(&format!("</{}>", tag.name), false));
            }
            (Some(_), false) => {
                self.code(&raw, out);
                self.children(node, out, mode);
                self.code(&format!("</{}>", tag.name), out);
            }
            (None, _) => self.code(&raw, out),
        }
    }

    /// An element that Markdown has.
    fn markdown(&mut self, node: &TreeNode, tag: &HtmlTag, name: &str, out: &mut String, mode: Mode) {
        match name {
            "br" => {
                self.left_out(node, tag, &[]);
                let in_table = out.rsplit('\n').next().unwrap_or_default().trim_start().starts_with('|');
                let in_heading = out.rsplit('\n').next().unwrap_or_default().trim_start().starts_with('#');
                let at_start = out.rsplit('\n').next().unwrap_or_default().trim().is_empty();
                match (in_table || in_heading, at_start) {
                    (true, _) => {
                        self.found(FindingKind::HtmlKept, name, node, "");
                        out.push_str("<br>");
                    }
                    (false, true) => out.push('\n'),
                    // A backslash at the end of a line is a break.
                    (false, false) => {
                        out.truncate(out.trim_end_matches([' ', '\t']).len());
                        out.push('\\');
                        if !self.source.text[node.range.end..].starts_with('\n') {
                            out.push('\n');
                        }
                    }
                }
            }
            "hr" => {
                self.left_out(node, tag, &[]);
                blocks::push_block(out, "---");
            }
            "img" => {
                self.left_out(node, tag, CONVERTED);
                let text =
                    image(tag.get("alt").unwrap_or_default(), tag.get("src").unwrap_or_default(), tag.get("title").unwrap_or_default());
                out.push_str(&text);
            }
            _ if node.children.is_none() => {
                self.left_out(node, tag, &[]);
                if is_block(name) {
                    out.push('\n');
                }
            }
            "a" => self.anchor(node, tag, out, mode),
            "strong" | "b" | "em" | "i" | "del" | "s" | "strike" => {
                self.left_out(node, tag, &[]);
                let mark = match name {
                    "strong" | "b" => "**",
                    "em" | "i" => "*",
                    _ => "~~",
                };
                let inner = self.text_of(node.children.as_deref().unwrap_or_default(), mode);
                emphasis(out, &inner, mark, name, &self.source.text[node.range.end..]);
            }
            "code" => {
                self.left_out(node, tag, &[]);
                let children = node.children.as_deref().unwrap_or_default();
                let plain = children.iter().all(|c| matches!(self.tokens[c.token].kind, TokenKind::Text | TokenKind::Expression));
                match (plain, children.first(), children.last()) {
                    (true, Some(first), Some(last)) => {
                        let text = decode_entities(&self.source.text[first.range.start..last.range.end]);
                        self.code(&text, out);
                    }
                    _ => self.children(node, out, mode),
                }
            }
            "pre" => {
                self.left_out(node, tag, &[]);
                let children = node.children.as_deref().unwrap_or_default();
                let inner = match (children.first(), children.last()) {
                    (Some(first), Some(last)) => self.source.text[first.range.start..last.range.end].to_string(),
                    _ => String::new(),
                };
                let text = decode_entities(&without_tags(&inner));
                blocks::push_block(out, &blocks::fenced(&text, ""));
            }
            "p" => {
                self.left_out(node, tag, &[]);
                let inner = self.text_of(node.children.as_deref().unwrap_or_default(), self.inner_mode(node, mode));
                // A paragraph that begins with a year and a dot is no list: `2019. Review`.
                let digits = inner.trim_start().bytes().take_while(u8::is_ascii_digit).count();
                let is_numbered = digits > 0 && inner.trim_start()[digits..].starts_with(". ");
                let inner = if is_numbered { inner.replacen(". ", "\\. ", 1) } else { inner };
                blocks::push_block(out, &inner);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.left_out(node, tag, &["id"]);
                let inner = self.text_of(node.children.as_deref().unwrap_or_default(), mode);
                let level = name[1..].parse().unwrap_or(2);
                let id = tag.get("id").filter(|id| !id.is_empty()).map(|id| format!(" {{#{id}}}")).unwrap_or_default();
                let words = inner.split_whitespace().collect::<Vec<_>>().join(" ");
                if !words.is_empty() {
                    blocks::push_block(out, &format!("{} {words}{id}", "#".repeat(level)));
                }
            }
            "ul" | "ol" => {
                self.left_out(node, tag, &["start"]);
                let inner_mode = self.inner_mode(node, mode);
                let mut items = Vec::new();
                for child in node.children.as_deref().unwrap_or_default() {
                    let is_item = matches!(&self.tokens[child.token].kind, TokenKind::Tag(t) if t.name.eq_ignore_ascii_case("li") && child.children.is_some());
                    if is_item {
                        if let TokenKind::Tag(t) = &self.tokens[child.token].kind.clone() {
                            self.left_out(child, t, &[]);
                        }
                        items.push(self.text_of(child.children.as_deref().unwrap_or_default(), inner_mode));
                    } else {
                        let text = self.text_of(std::slice::from_ref(child), inner_mode);
                        match items.last_mut() {
                            Some(last) if !text.trim().is_empty() => {
                                blocks::push_block(last, &text);
                            }
                            None if !text.trim().is_empty() => items.push(text),
                            _ => {}
                        }
                    }
                }
                let ordered = (name == "ol").then(|| tag.get("start").and_then(|s| s.parse().ok()).unwrap_or(1));
                blocks::push_block(out, &blocks::list(&items, ordered));
            }
            "li" => {
                self.left_out(node, tag, &[]);
                let inner = self.text_of(node.children.as_deref().unwrap_or_default(), mode);
                blocks::push_block(out, &blocks::list(&[inner], None));
            }
            "blockquote" => {
                self.left_out(node, tag, &[]);
                let inner = self.text_of(node.children.as_deref().unwrap_or_default(), self.inner_mode(node, mode));
                blocks::push_block(out, &blocks::quoted(None, "", &blocks::tidied(&inner)));
            }
            "details" => {
                self.left_out(node, tag, &["open"]);
                self.block_of(node, out, mode);
            }
            "summary" => {
                self.left_out(node, tag, &[]);
                let inner = self.text_of(node.children.as_deref().unwrap_or_default(), mode);
                let words = inner.split_whitespace().collect::<Vec<_>>().join(" ");
                let bold = if words.contains("**") || words.is_empty() { words } else { format!("**{words}**") };
                blocks::push_block(out, bold.trim_start_matches(['#', ' ']));
            }
            "table" => match tables::table(self, node, mode) {
                Some(table) => {
                    self.left_out(node, tag, &[]);
                    blocks::push_block(out, &table);
                }
                None => self.keep_raw(node, name, out, mode),
            },
            _ => self.children(node, out, mode),
        }
    }

    fn anchor(&mut self, node: &TreeNode, tag: &HtmlTag, out: &mut String, mode: Mode) {
        self.left_out(node, tag, CONVERTED_OF_LINKS);
        let inner = self.text_of(node.children.as_deref().unwrap_or_default(), mode);
        let target = tag.get("href").unwrap_or_default().trim();
        if target.is_empty() {
            // A place that a link of the page leads to.
            let name = tag.get("id").or(tag.get("name")).unwrap_or_default();
            let ends = ['"', '\'', ')', '>', ' '];
            let is_target =
                |text: &str| text.match_indices(&format!("#{name}")).any(|(at, _)| text[at + name.len() + 1..].starts_with(ends));
            if !name.is_empty() && !name.contains(char::is_whitespace) && is_target(&self.source.text) {
                self.found(FindingKind::HtmlKept, "a", node, name);
                out.push_str(&format!("<a id=\"{}\"></a>", name.replace('"', "&quot;")));
            }
            out.push_str(&inner);
            return;
        }
        let words = inner.split('\n').map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            self.found(FindingKind::Attribute, "href", node, target);
            return;
        }
        let title = tag.get("title").unwrap_or_default();
        if inner.trim().contains("\n\n") || words.contains("](") && !words.starts_with("![") {
            // Blocks in a link: the address stands behind them.
            blocks::push_block(out, &inner);
            blocks::push_block(out, &link(target, target, title));
            return;
        }
        let (before, after) = (inner.starts_with([' ', '\n']), inner.ends_with([' ', '\n']));
        if before {
            out.push(' ');
        }
        out.push_str(&link(&words, target, title));
        if after {
            out.push(' ');
        }
    }

    /// A frame, film or sound as a link to it.
    fn media(&mut self, node: &TreeNode, tag: &HtmlTag, name: &str, out: &mut String, mode: Mode) {
        self.left_out(node, tag, &["src", "title", "data", "href"]);
        let source = tag.get("src").or(tag.get("data")).or(tag.get("srcset")).unwrap_or_default().trim();
        let title = tag.get("title").or(tag.get("label")).unwrap_or_default().trim();
        self.found(FindingKind::Converted, &format!("<{name}>"), node, "");
        let inner = self.text_of(node.children.as_deref().unwrap_or_default(), mode);
        if !source.is_empty() {
            let words = if title.is_empty() {
                source.trim_start_matches("https:").trim_start_matches("http:").trim_start_matches("//")
            } else {
                title
            };
            let source = if source.starts_with("//") { format!("https:{source}") } else { source.to_string() };
            blocks::push_block(out, &link(&words.replace(['[', ']'], " "), &source, ""));
        } else if !title.is_empty() {
            out.push_str(title);
        }
        if !inner.trim().is_empty() {
            blocks::push_block(out, &inner);
        }
    }
}
