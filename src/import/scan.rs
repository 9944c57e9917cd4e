//! Tokens of Markdown with the constructs of other tools: text, code, tags, shortcodes, containers.

use super::code_lines::{IndentedCode, fence_of, is_item};
use super::html::{HtmlTag, braces_len, read_tag};
use super::tool::Tool;
use std::ops::Range;

/// Which constructs a text may hold.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// `{{< x >}}` and `{{% x %}}`.
    pub hugo: bool,
    /// `{% x %}` and `{# x #}`.
    pub liquid: bool,
    /// `<Component>`, `{expression}`, `import …`.
    pub mdx: bool,
    /// `::: note`.
    pub containers: bool,
    /// `{: .class}` and `{ .class }`.
    pub attributes: bool,
    /// The text is HTML, not Markdown.
    pub is_html: bool,
    /// Tags are tokens.
    pub tags: bool,
}

impl Dialect {
    /// The constructs of a tool's files with this extension.
    pub fn of(tool: Tool, extension: &str) -> Dialect {
        Dialect {
            hugo: tool == Tool::Hugo,
            liquid: matches!(tool, Tool::Zola | Tool::Jekyll | Tool::Eleventy | Tool::MkDocs),
            mdx: tool == Tool::Docusaurus || extension == "mdx",
            containers: matches!(tool, Tool::Docusaurus | Tool::VitePress | Tool::MkDocs | Tool::Eleventy),
            attributes: matches!(tool, Tool::Jekyll | Tool::MkDocs | Tool::Hugo),
            is_html: matches!(extension, "html" | "htm" | "njk" | "liquid" | "webc"),
            tags: true,
        }
    }
}

/// The sort of a construct: only constructs of one sort open and close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// A shortcode of Hugo.
    Shortcode,
    /// A tag of Liquid, Jinja, Nunjucks or Tera.
    Liquid,
    /// A tag of HTML, or a component.
    Html,
    /// `:::`.
    Container,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub enum TokenKind {
    /// Text.
    Text,
    /// Code, or a comment, that stays as it is.
    Verbatim,
    /// An expression `{{ x }}` or `{x}`.
    Expression,
    /// A comment of another language, which becomes one of HTML.
    Comment,
    /// Code that no reader sees: `import`, `<script>`.
    Hidden(&'static str),
    /// Attributes in braces.
    Attributes,
    /// A construct begins; the text is what stands behind the name.
    Open(Family, String, String),
    /// A construct ends.
    Close(Family, String),
    /// A tag.
    Tag(HtmlTag),
}

/// A token with its bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// Longest construct in braces.
const MAX_CONSTRUCT: usize = 20_000;

/// Parts a text into tokens, which together are the whole text.
pub fn tokens(text: &str, dialect: Dialect) -> Vec<Token> {
    let mut scanner = Scanner { text, dialect, at: 0, from: 0, tokens: Vec::new(), frames: 0 };
    let mut indented = IndentedCode::default();
    while scanner.at < text.len() {
        if scanner.at == 0 || text.as_bytes()[scanner.at - 1] == b'\n' {
            let end = text[scanner.at..].find('\n').map_or(text.len(), |i| scanner.at + i + 1);
            let line = &text[scanner.at..end];
            let is_code = !dialect.mdx && !dialect.is_html && indented.line(line);
            // Lines with tags that are indented inside of a table or list of HTML are no code.
            if is_code && !(scanner.frames > 0 && line.contains('<')) {
                scanner.push(TokenKind::Verbatim, end);
                continue;
            }
            if scanner.line(line) {
                continue;
            }
        }
        scanner.inline();
    }
    scanner.flush();
    scanner.tokens
}

struct Scanner<'a> {
    text: &'a str,
    dialect: Dialect,
    at: usize,
    /// Where the text that is no token yet begins.
    from: usize,
    tokens: Vec<Token>,
    /// How many tables and lists of HTML are open.
    frames: usize,
}

impl Scanner<'_> {
    fn flush(&mut self) {
        if self.from < self.at {
            self.tokens.push(Token { kind: TokenKind::Text, range: self.from..self.at });
        }
        self.from = self.at;
    }

    /// A token from here to `end`.
    fn push(&mut self, kind: TokenKind, end: usize) {
        self.flush();
        self.tokens.push(Token { kind, range: self.at..end });
        (self.at, self.from) = (end, end);
    }

    /// Constructs that are whole lines: fences, containers, `import`. True where one was read.
    fn line(&mut self, line: &str) -> bool {
        let inner = line.trim_start_matches([' ', '\t', '>']);
        let mut content = inner;
        if is_item(inner.trim_end()) {
            content = inner.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '.' | ')')).trim_start();
        }
        if let Some(fence) = ['`', '~'].into_iter().find_map(|mark| fence_of(content, mark)) {
            let end = self.fence_end(self.at + line.len(), fence);
            self.push(TokenKind::Verbatim, end);
            return true;
        }
        if self.dialect.containers && inner.starts_with(":::") {
            let rest = inner.trim_start_matches(':').trim();
            let indent = line.len() - inner.len();
            self.at += indent;
            let end = self.at + inner.trim_end_matches('\n').len();
            match rest.is_empty() {
                true => self.push(TokenKind::Close(Family::Container, String::new()), end),
                false => {
                    let split = rest.find(|c: char| c.is_whitespace() || c == '[' || c == '{').unwrap_or(rest.len());
                    self.push(TokenKind::Open(Family::Container, rest[..split].to_string(), rest[split..].trim().to_string()), end);
                }
            }
            return true;
        }
        if ["[[toc]]", "[toc]", "[[_toc_]]", "{:toc}"].contains(&&*inner.trim().to_lowercase()) {
            self.push(TokenKind::Hidden("toc"), self.at + line.trim_end_matches('\n').len());
            return true;
        }
        // Parts of other files: of Python-Markdown, of VitePress.
        if let Some(file) = ["--8<-- ", "<<< "].iter().find_map(|mark| inner.strip_prefix(mark)).filter(|_| self.dialect.containers) {
            self.at += line.len() - inner.len();
            let end = self.at + inner.trim_end_matches('\n').len();
            self.push(TokenKind::Open(Family::Shortcode, "include".into(), file.trim().to_string()), end);
            return true;
        }
        if self.dialect.mdx
            && (line.starts_with("import ") || line.starts_with("export "))
            && (line.contains(['\'', '"', '=', '{']) || line.contains("function"))
        {
            let end = self.text[self.at..].find("\n\n").map_or(self.text.len(), |i| self.at + i + 1);
            // A block of imports may be followed by text without a blank line.
            let block = &self.text[self.at..end];
            let mut len = 0;
            let mut open = 0i32;
            for line in block.split_inclusive('\n') {
                let is_code = open > 0 || line.starts_with("import ") || line.starts_with("export ") || len == 0;
                if !is_code {
                    break;
                }
                open += line.matches(['{', '(', '[']).count() as i32 - line.matches(['}', ')', ']']).count() as i32;
                len += line.len();
            }
            self.push(TokenKind::Hidden("import"), self.at + len);
            return true;
        }
        false
    }

    /// Where the code of a fence ends: behind the line that closes it.
    fn fence_end(&self, from: usize, (mark, width): (char, usize)) -> usize {
        let mut at = from;
        for line in self.text[from..].split_inclusive('\n') {
            at += line.len();
            let content = line.trim_start_matches([' ', '\t', '>']).trim_end();
            if content.chars().take_while(|c| *c == mark).count() >= width && content.trim_start_matches(mark).is_empty() {
                return at;
            }
        }
        self.text.len()
    }

    /// The next construct within a line, or one character of text.
    fn inline(&mut self) {
        let rest = &self.text[self.at..];
        let next = rest.find(['\\', '`', '<', '{', '\n']).unwrap_or(rest.len());
        self.at += next;
        let rest = &self.text[self.at..];
        let Some(first) = rest.chars().next() else { return };
        let read = match first {
            '\\' => {
                let len = rest.chars().nth(1).map_or(1, |c| if c == '\n' { 1 } else { 1 + c.len_utf8() });
                self.at += len;
                return;
            }
            '`' if !self.dialect.is_html => self.code_span(rest),
            '<' => self.tag(rest),
            '{' => self.braces(rest),
            _ => false,
        };
        if !read {
            self.at += first.len_utf8();
        }
    }

    fn code_span(&mut self, rest: &str) -> bool {
        let width = rest.bytes().take_while(|b| *b == b'`').count();
        let paragraph = rest.find("\n\n").unwrap_or(rest.len());
        let mut at = width;
        while let Some(found) = rest[at..paragraph].find('`') {
            let start = at + found;
            let run = rest[start..].bytes().take_while(|b| *b == b'`').count();
            if run == width {
                self.push(TokenKind::Verbatim, self.at + start + run);
                return true;
            }
            at = start + run;
        }
        self.at += width;
        true
    }

    fn tag(&mut self, rest: &str) -> bool {
        if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(rest.len(), |i| i + 3);
            self.push(TokenKind::Verbatim, self.at + end);
            return true;
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            let Some(end) = rest.find('>').filter(|i| *i < 300) else { return false };
            self.push(TokenKind::Hidden("doctype"), self.at + end + 1);
            return true;
        }
        if !self.dialect.tags {
            return false;
        }
        let Some(tag) = read_tag(rest, self.dialect.mdx) else { return false };
        let lower = tag.name.to_ascii_lowercase();
        if matches!(&*lower, "script" | "style" | "svg" | "math") && !tag.closes && !tag.is_empty {
            let close = format!("</{lower}");
            let found = rest.to_ascii_lowercase().find(&close).and_then(|i| Some(i + rest[i..].find('>')? + 1));
            if let Some(end) = found {
                let name = ["script", "style", "svg", "math"].into_iter().find(|n| *n == lower).unwrap_or("script");
                self.push(TokenKind::Hidden(name), self.at + end);
                return true;
            }
        }
        let end = self.at + tag.len;
        if matches!(&*lower, "table" | "ul" | "ol" | "dl" | "blockquote" | "div") && !tag.is_empty {
            match tag.closes {
                true => self.frames = self.frames.saturating_sub(1),
                false => self.frames += usize::from(rest.contains(&format!("</{}", tag.name))),
            }
        }
        self.push(TokenKind::Tag(tag), end);
        true
    }

    fn braces(&mut self, rest: &str) -> bool {
        let within = |close: &str, from: usize| rest.get(from..)?.find(close).map(|i| i + from).filter(|i| *i < MAX_CONSTRUCT);
        if self.dialect.hugo {
            for (open, close) in [("{{<", ">}}"), ("{{%", "%}}")] {
                if let Some(end) = rest.starts_with(open).then(|| within(close, 3)).flatten() {
                    let inner = rest[3..end].trim();
                    let end = self.at + end + 3;
                    if inner.starts_with("/*") {
                        self.push(TokenKind::Expression, end);
                    } else if let Some(name) = inner.strip_prefix('/') {
                        self.push(TokenKind::Close(Family::Shortcode, name.trim().to_string()), end);
                    } else {
                        let (name, args) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
                        self.push(TokenKind::Open(Family::Shortcode, name.trim_end_matches('/').into(), args.trim().into()), end);
                    }
                    return true;
                }
            }
        }
        if rest.starts_with("{{") {
            let Some(end) = within("}}", 2).filter(|i| !rest[..*i].contains("\n\n")) else { return false };
            let inner = rest[2..end].trim();
            // Functions of Zola.
            let end = self.at + end + 2;
            let name: String = inner.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            match self.dialect.liquid && !name.is_empty() && inner[name.len()..].starts_with('(') && inner.ends_with(')') {
                true => {
                    let args = inner[name.len() + 1..inner.len() - 1].to_string();
                    self.push(TokenKind::Open(Family::Shortcode, name, args), end);
                }
                false => self.push(TokenKind::Expression, end),
            }
            return true;
        }
        if rest.starts_with("{%") {
            let Some(end) = within("%}", 2) else { return false };
            let inner = rest[2..end].trim_matches(|c: char| c.is_whitespace() || c == '-' || c == '+');
            let end = self.at + end + 2;
            let name: String = inner.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let args = inner[name.len()..].trim().to_string();
            let kind = match name.strip_prefix("end") {
                Some(of) => TokenKind::Close(Family::Liquid, of.trim_start_matches('_').to_string()),
                None => TokenKind::Open(Family::Liquid, name, args),
            };
            self.push(kind, end);
            return true;
        }
        if self.dialect.liquid && rest.starts_with("{# ") {
            let Some(end) = within("#}", 2) else { return false };
            self.push(TokenKind::Comment, self.at + end + 2);
            return true;
        }
        // `{: .x}` and `{ .x }` anywhere, `{ width=300 }` behind a link or picture.
        let inner = rest[1..].trim_start_matches([' ', ':']);
        let is_marked = rest.starts_with("{:")
            || rest.starts_with("{.")
            || rest.starts_with("{ .")
            || rest.starts_with("{ #")
            || rest.starts_with("{ :");
        let is_behind = self.text[..self.at].ends_with(')') && inner.split(['}', ' ']).next().is_some_and(|w| w.contains('='));
        if self.dialect.attributes && (is_marked || is_behind) {
            let Some(end) = rest.find('}').filter(|i| !rest[..*i].contains('\n')) else { return false };
            self.push(TokenKind::Attributes, self.at + end + 1);
            return true;
        }
        if self.dialect.mdx && !rest.starts_with("{#") {
            let Some(len) = braces_len(rest) else { return false };
            let is_comment = rest[1..].trim_start().starts_with("/*");
            self.push(if is_comment { TokenKind::Comment } else { TokenKind::Expression }, self.at + len);
            return true;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_the_whole_text() {
        let text = "# A\n\n```vue\n{{ x }}\n```\n\n`{{ b }}` {{< figure src=\"a.png\" >}}x{{</ figure >}} <b>y</b> {{ page.title }}\n\n    <code>\n\n- a\n\n    <i>b</i>\n::: tip T\nx\n:::\n{% if a %}\n";
        for tool in [Tool::Hugo, Tool::Jekyll, Tool::Docusaurus, Tool::VitePress] {
            let found = tokens(text, Dialect::of(tool, "md"));
            let joined: String = found.iter().map(|t| &text[t.range.clone()]).collect();
            assert_eq!(joined, text, "{tool:?}");
        }
        let hugo = tokens(text, Dialect::of(Tool::Hugo, "md"));
        assert!(hugo.iter().any(|t| t.kind == TokenKind::Open(Family::Shortcode, "figure".into(), "src=\"a.png\"".into())));
        assert_eq!(hugo.iter().filter(|t| matches!(t.kind, TokenKind::Tag(_))).count(), 4, "indented code has no tags, a list has");
    }
}
