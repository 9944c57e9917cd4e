//! The text of a page as Markdown that this program reads: constructs of other tools are converted or shown as code, HTML becomes Markdown.

use super::address::normal;
use super::admonitions::{NumberedText, alert_of, containers_of_mkdocs, is_plain};
use super::blocks;
use super::report::{FindingKind, ImportFinding};
use super::scan::{Dialect, Family, Token, TokenKind, tokens};
use super::tables;
use super::tool::Tool;
use super::tree::{self, TreeNode};

/// A scheme for links to pages by the name of their file, until their page is found.
pub const REF: &str = "loa-ref:";

/// A text that was converted.
#[derive(Debug, Default)]
pub struct ConvertedBody {
    /// Markdown.
    pub text: String,
    /// What was changed or kept as code.
    pub findings: Vec<ImportFinding>,
}

/// How text is read between tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As Markdown.
    Markdown,
    /// As the text of a block of HTML, in which line breaks and indentation have no meaning.
    Html,
}

/// Files that a text includes by name, for example parts of pages.
pub trait Includes: Sync {
    /// The path and the text of an included file, by the path as it is written.
    fn included(&self, from: &str, path: &str) -> Option<(String, String)>;
    /// The picture of this name, as a path that a page may show.
    fn picture(&self, from: &str, name: &str) -> Option<String>;
    /// The address of the file of this name that the source has.
    fn file(&self, from: &str, name: &str) -> Option<String>;
}

/// Converts the text of a page.
pub fn convert(path: &str, text: &str, line: usize, tool: Tool, includes: &dyn Includes) -> ConvertedBody {
    convert_at(path, text, line, tool, includes, 0)
}

fn convert_at(path: &str, text: &str, line: usize, tool: Tool, includes: &dyn Includes, depth: usize) -> ConvertedBody {
    let extension = path.rsplit('.').next().unwrap_or_default();
    let dialect = Dialect::of(tool, extension);
    let mut source = NumberedText::new(text, line);
    if tool == Tool::MkDocs {
        source = containers_of_mkdocs(source);
    }
    let filled = addresses_filled(&source.text, dialect);
    let source = NumberedText::with(filled, source.lines);
    let found = tokens(&source.text, dialect);
    let nodes = tree::build(&found);
    let mut renderer = BodyRenderer { source: &source, tokens: &found, path, tool, includes, findings: Vec::new(), depth, dialect };
    let mut out = String::with_capacity(source.text.len());
    renderer.nodes(&nodes, &mut out, if dialect.is_html { Mode::Html } else { Mode::Markdown });
    let (text, surplus) = tables::widened(&blocks::tidied(&out));
    let path = path.to_string();
    for cell in surplus {
        let line = source.text.find(&cell).map_or(0, |at| source.line(at));
        renderer.findings.push(ImportFinding { kind: FindingKind::TableCell, what: String::new(), path: path.clone(), line, text: cell });
    }
    ConvertedBody { text, findings: renderer.findings }
}

/// Writes the nodes of a text as Markdown.
pub struct BodyRenderer<'a> {
    /// The text.
    pub source: &'a NumberedText,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// The file of the source.
    pub path: &'a str,
    /// The tool.
    pub tool: Tool,
    /// Files that the text names.
    pub includes: &'a dyn Includes,
    /// What was found.
    pub findings: Vec<ImportFinding>,
    /// How deep the text is in includes.
    pub depth: usize,
    /// The constructs that the text may hold.
    pub dialect: Dialect,
}

impl BodyRenderer<'_> {
    /// The text of a node or token as written.
    pub fn raw(&self, node: &TreeNode) -> &str {
        &self.source.text[node.range.clone()]
    }

    /// Adds a finding at a node.
    pub fn found(&mut self, kind: FindingKind, what: &str, node: &TreeNode, text: &str) {
        let line = self.source.line(node.range.start);
        self.findings.push(ImportFinding { kind, what: what.to_string(), path: self.path.to_string(), line, text: text.to_string() });
    }

    /// Writes nodes.
    pub fn nodes(&mut self, nodes: &[TreeNode], out: &mut String, mode: Mode) {
        let mut mode = mode;
        for node in nodes {
            self.node(node, out, &mut mode);
        }
    }

    /// Nodes as a text of their own.
    pub fn text_of(&mut self, nodes: &[TreeNode], mode: Mode) -> String {
        let mut out = String::new();
        self.nodes(nodes, &mut out, mode);
        out
    }

    fn node(&mut self, node: &TreeNode, out: &mut String, mode: &mut Mode) {
        let token = &self.tokens[node.token];
        match &token.kind {
            TokenKind::Text => {
                let text = &self.source.text[token.range.clone()];
                match *mode {
                    Mode::Html if !text.contains("\n\n") || self.dialect.is_html => push_html_text(out, text),
                    Mode::Html => {
                        // Behind a blank line the text of a block is Markdown.
                        let at = text.find("\n\n").unwrap_or(0);
                        push_html_text(out, &text[..at]);
                        out.push_str(&escaped(&text[at..]));
                        *mode = Mode::Markdown;
                    }
                    Mode::Markdown => out.push_str(&escaped(text)),
                }
            }
            TokenKind::Verbatim => {
                let text = &self.source.text[token.range.clone()];
                // A part of another file, in a comment: `<!--@include: ./part.md-->`.
                if let Some(path) = text.strip_prefix("<!--").and_then(|t| t.trim_start().strip_prefix("@include:")) {
                    let path = path.trim_end_matches("-->").split('{').next().unwrap_or_default().trim().to_string();
                    if let Some(converted) = self.include(&path) {
                        blocks::push_block(out, &converted);
                        return;
                    }
                    let raw = text.to_string();
                    self.found(FindingKind::Construct, "include", node, &raw);
                    return self.code(&raw, out);
                }
                let shown = text.replace("{{</*", "{{<").replace("*/>}}", ">}}").replace("{{%/*", "{{%").replace("*/%}}", "%}}");
                out.push_str(&shown);
            }
            TokenKind::Expression => {
                let raw = self.raw(node).to_string();
                let shown = raw.replace("{{</*", "{{<").replace("*/>}}", ">}}").replace("{{%/*", "{{%").replace("*/%}}", "%}}");
                if shown == raw {
                    self.found(FindingKind::Construct, if raw.starts_with("{{") { "{{ … }}" } else { "{…}" }, node, &raw);
                }
                self.code(&shown, out);
            }
            TokenKind::Comment => {
                let raw = self.raw(node).to_string();
                let inner =
                    raw.trim_matches(['{', '}', '#', ' ']).trim_start_matches("/*").trim_end_matches("*/").trim().replace("--", "- -");
                out.push_str(&format!("<!-- {inner} -->"));
            }
            TokenKind::Hidden(name) => {
                let raw = self.raw(node).to_string();
                self.found(FindingKind::CodeLeftOut, name, node, &raw);
            }
            TokenKind::Attributes => self.attributes(node, out),
            TokenKind::Open(Family::Container, name, args) => self.container(node, &name.clone(), &args.clone(), out),
            TokenKind::Open(family, name, args) => self.shortcode(node, *family, &name.clone(), &args.clone(), out),
            TokenKind::Close(Family::Container, _) => {}
            TokenKind::Close(_, name) => {
                let (raw, name) = (self.raw(node).to_string(), name.clone());
                self.found(FindingKind::Construct, &name, node, &raw);
                self.code(&raw, out);
            }
            TokenKind::Tag(tag) => self.element(node, &tag.clone(), out, mode),
        }
    }

    /// Shows a construct as code: within the line, or as a block where it has blank lines.
    pub fn code(&mut self, raw: &str, out: &mut String) {
        let line = out.rsplit('\n').next().unwrap_or_default();
        match raw.trim().contains("\n\n") {
            true => blocks::push_block(out, &blocks::fenced(raw, "")),
            false => {
                let in_table = line.trim_start().starts_with('|');
                // Two pieces of code beside each other would be one.
                if out.ends_with('`') {
                    out.push(' ');
                }
                // Code is no address: the link becomes its words, with the address in brackets behind them.
                let start = out.rfind('\n').map_or(0, |i| i + 1);
                if let Some(at) = out[start..].rfind("](").map(|i| start + i + 1)
                    && !out[at + 1..].contains([' ', ')'])
                {
                    out.insert(at, ' ');
                }
                out.push_str(&blocks::code(raw, in_table));
            }
        }
    }

    /// Attributes of Kramdown and Python-Markdown: the id of a heading stays, others are left out.
    fn attributes(&mut self, node: &TreeNode, out: &mut String) {
        let raw = self.raw(node).to_string();
        let inner = raw.trim_matches(['{', '}', ':', ' ']);
        let id = inner.split_whitespace().find_map(|word| word.strip_prefix('#'));
        let rest: Vec<&str> = inner.split_whitespace().filter(|word| !word.starts_with('#')).collect();
        let start = out.trim_end_matches('\n').rfind('\n').map_or(0, |i| i + 1);
        let is_heading = out[start..].trim_start().starts_with('#') && !out.ends_with("\n\n");
        if let Some(id) = id.filter(|_| is_heading) {
            out.truncate(out.trim_end().len());
            out.push_str(&format!(" {{#{id}}}"));
        } else if let Some(id) = id {
            self.found(FindingKind::Attribute, "id", node, id);
        }
        if !rest.is_empty() {
            self.found(FindingKind::Attribute, "{: … }", node, &rest.join(" "));
        }
    }

    /// A container: a note, a folded part, a tab, or one that only groups.
    fn container(&mut self, node: &TreeNode, name: &str, args: &str, out: &mut String) {
        let Some(children) = &node.children else {
            let raw = self.raw(node).to_string();
            self.found(FindingKind::Construct, &format!(":::{name}"), node, &raw);
            self.code(&raw, out);
            return;
        };
        let title = args.trim_start_matches('[').trim_end_matches(']').trim();
        // Attributes behind the name: `:::tip{title="…"}`.
        let (title, attributes) = match title.split_once('{') {
            Some((before, rest)) if title.ends_with('}') => (before.trim().trim_end_matches(']'), rest.trim_end_matches('}')),
            _ => (title, ""),
        };
        if !attributes.is_empty() {
            self.found(FindingKind::Attribute, name, node, attributes);
        }
        let content = self.text_of(children, Mode::Markdown);
        self.found(FindingKind::Converted, &format!(":::{name}"), node, "");
        match alert_of(name) {
            Some(alert) => {
                if !is_plain(name) {
                    self.found(FindingKind::Attribute, ":::", node, name);
                }
                blocks::push_block(out, &blocks::quoted(Some(alert), title, &content));
            }
            None => {
                let is_known = matches!(name, "details" | "tab" | "code-group" | "v-pre" | "raw" | "tabs");
                if !is_known {
                    self.found(FindingKind::Construct, &format!(":::{name}"), node, name);
                } else {
                    self.found(FindingKind::Attribute, ":::", node, name);
                }
                if !title.is_empty() {
                    blocks::push_block(out, &format!("**{}**", title.trim_matches('*')));
                }
                blocks::push_block(out, &content);
            }
        }
    }

    /// The text of an included file, converted.
    pub fn include(&mut self, path: &str) -> Option<String> {
        if self.depth > 4 {
            return None;
        }
        let (path, text) = self.includes.included(self.path, path)?;
        let parts = super::front::split(&text);
        let converted = convert_at(&path, &parts.body, parts.line, self.tool, self.includes, self.depth + 1);
        self.findings.extend(converted.findings);
        Some(converted.text)
    }
}

/// Text of Markdown in which no `{{` is a reference to a field.
pub fn escaped(text: &str) -> String {
    text.replace("{{", "\\{{")
}

/// Text of a block of HTML: lines lose their indentation.
fn push_html_text(out: &mut String, text: &str) {
    let at_start = out.is_empty() || out.ends_with('\n');
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.truncate(out.trim_end_matches([' ', '\t']).len());
            out.push('\n');
        }
        // A blank at the start of an inline element parts its words from those before: `<b>a</b><i> b</i>`.
        if i == 0 && out.is_empty() && line.starts_with(' ') && !line.trim().is_empty() {
            out.push(' ');
        }
        let line = if i > 0 || at_start { line.trim_start() } else { line };
        out.push_str(&escaped(line));
    }
}

/// Fills in addresses that other tools compute: `{{< ref "x.md" >}}`, `{{ site.baseurl }}`, `{% link x.md %}`.
fn addresses_filled(text: &str, dialect: Dialect) -> String {
    if !text.contains("{{") && !text.contains("{%") {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    for token in tokens(text, Dialect { tags: false, mdx: false, ..dialect }) {
        let raw = &text[token.range.clone()];
        let is_address = ["](", "](<", "\"", "'", "=", "]: "].iter().any(|before| out.ends_with(before));
        let filled = match &token.kind {
            TokenKind::Open(Family::Shortcode, name, args) if matches!(&**name, "ref" | "relref") => {
                first_value(args).map(|path| format!("{REF}{}", path.replace(' ', "%20")))
            }
            TokenKind::Open(Family::Shortcode, name, args) if name == "get_url" => first_value(args),
            TokenKind::Open(Family::Liquid, name, args) if name == "link" || name == "post_url" => {
                Some(format!("{REF}{}", args.trim_matches(['"', '\'', ' ']).replace(' ', "%20")))
            }
            TokenKind::Expression if is_address => expression_address(raw),
            _ => None,
        };
        match filled.filter(|_| is_address) {
            Some(path) => out.push_str(&path),
            // Hugo fills them in code and in the values of tags too.
            None if dialect.hugo && raw.contains("ref ") => push_with_references(&mut out, raw),
            None => out.push_str(raw),
        }
    }
    out
}

/// Appends a text in which `{{< ref "x.md" >}}` stands for addresses in the values of attributes and in targets of links.
fn push_with_references(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find("{{") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let inner = rest.strip_prefix("{{<").or_else(|| rest.strip_prefix("{{%")).and_then(|inner| inner.split_once("}}"));
        let path = inner.and_then(|(inner, _)| {
            let inner = inner.trim_end_matches(['>', '%']).trim();
            first_value(inner.strip_prefix("ref ").or_else(|| inner.strip_prefix("relref "))?)
        });
        match (path, inner) {
            (Some(path), Some((inner, _))) if ["](", "\"", "'", "="].iter().any(|before| out.ends_with(before)) => {
                out.push_str(&format!("{REF}{}", path.replace(' ', "%20")));
                rest = &rest[inner.len() + 5..];
            }
            _ => {
                out.push_str("{{");
                rest = &rest[2..];
            }
        }
    }
    out.push_str(rest);
}

/// The first value of arguments: `"a.md"`, `path="a.md"`, `a.md`.
fn first_value(args: &str) -> Option<String> {
    let args = args.trim();
    let args = args.strip_prefix("path").map_or(args, |rest| rest.trim_start().trim_start_matches(['=', ':']).trim_start());
    let quoted = ['"', '\'', '`'].iter().find_map(|q| args.strip_prefix(*q)?.split_once(*q).map(|(value, _)| value));
    let value = quoted.unwrap_or_else(|| args.split_whitespace().next().unwrap_or_default());
    (!value.is_empty()).then(|| value.to_string())
}

/// The address of an expression of Liquid or Nunjucks: `{{ "/x" | relative_url }}` is `/x`, `{{ site.baseurl }}` is nothing.
fn expression_address(raw: &str) -> Option<String> {
    let inner = raw.trim_start_matches("{{").trim_end_matches("}}").trim_matches(['-', ' ']);
    let (value, filters) = inner.split_once('|').unwrap_or((inner, ""));
    let value = value.trim();
    let known = ["relative_url", "absolute_url", "url", "prepend", "escape", "htmlBaseUrl", "safe", "absoluteUrl"];
    let all_known = filters
        .split('|')
        .map(|f| f.trim().split([':', '(']).next().unwrap_or_default().trim())
        .all(|f| f.is_empty() || known.contains(&f));
    if !all_known {
        return None;
    }
    if let Some(path) = ['"', '\''].iter().find_map(|q| value.strip_prefix(*q)?.strip_suffix(*q)) {
        return Some(if path.starts_with('/') || path.contains("://") { path.to_string() } else { format!("/{}", normal(path)) });
    }
    ["site.baseurl", "site.url", "site.github.url", "base_url", "config.base_url", "site.base_url", "config.site_url", "page.baseurl"]
        .contains(&value)
        .then(String::new)
}
