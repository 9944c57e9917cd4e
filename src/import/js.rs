//! Settings in JavaScript and TypeScript as far as they are plain values: object literals, lists, texts, and constants of the same file. Nothing is run.

use super::settings::{key, nowhere, scalar};
use crate::read::{Node, NodeKey, NodeValue, ScalarForm};
use std::collections::BTreeMap;

/// Deepest nesting that is read.
const MAX_DEPTH: usize = 40;

/// The value that a file of settings exports. Parts that would have to be run are left out.
pub fn exported(text: &str) -> Option<Node> {
    let mut reader = JsReader { text, at: 0, constants: BTreeMap::new() };
    for declaration in ["const ", "let ", "var "] {
        for (found, _) in text.match_indices(declaration) {
            let rest = &text[found + declaration.len()..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '$').collect();
            let line_end = rest.find('\n').unwrap_or(rest.len());
            let Some(equals) = rest[..line_end].find('=').filter(|i| !rest[i + 1..].starts_with(['=', '>'])) else { continue };
            reader.at = found + declaration.len() + equals + 1;
            if let Some(value) = reader.value(0).filter(|v| !v.is_null()) {
                reader.constants.insert(name, value);
            }
        }
    }
    for export in ["export default", "module.exports"] {
        let Some(found) = text.rfind(export) else { continue };
        reader.at = found + export.len();
        reader.skip_blanks();
        if reader.rest().starts_with('=') {
            reader.at += 1;
        }
        if let Some(value) = reader.value(0).filter(|v| v.as_map().is_some()) {
            return Some(value);
        }
    }
    // A configuration made by a function: the largest constant that looks like settings.
    reader.constants.into_values().rfind(|v| v.get("title").is_some() || v.get("dir").is_some() || v.get("themeConfig").is_some())
}

struct JsReader<'a> {
    text: &'a str,
    at: usize,
    constants: BTreeMap<String, Node>,
}

impl<'a> JsReader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.at += trimmed.find("*/").map_or(trimmed.len(), |i| i + 2);
            } else {
                return;
            }
        }
    }

    /// The value here; null for what would have to be run, which is passed over. None at the end of the text.
    fn value(&mut self, depth: usize) -> Option<Node> {
        self.skip_blanks();
        let null = Node { span: nowhere(), value: NodeValue::Null };
        if depth > MAX_DEPTH {
            self.skip_expression();
            return Some(null);
        }
        let value = match self.rest().chars().next()? {
            '{' => self.object(depth),
            '[' => self.list(depth),
            '(' => {
                self.at += 1;
                let value = self.value(depth + 1);
                self.skip_blanks();
                if self.rest().starts_with(')') {
                    self.at += 1;
                }
                value
            }
            '\'' | '"' => self.quoted().map(|text| scalar(&text, ScalarForm::Quoted)),
            '`' => self.quoted().filter(|text| !text.contains("${")).map(|text| scalar(&text, ScalarForm::Quoted)),
            _ => self.word(depth),
        };
        // What follows a value makes it an expression: `a + b`, `x.map(…)`.
        self.skip_blanks();
        match self.rest().chars().next() {
            None | Some(',' | '}' | ']' | ')' | ';' | ':') => {}
            Some(_) if ["as ", "satisfies ", "as\n"].iter().any(|w| self.rest().starts_with(w)) => self.skip_expression(),
            Some(_) if depth > 0 => {
                self.skip_expression();
                return Some(null);
            }
            Some(_) => {}
        }
        Some(value.unwrap_or(null))
    }

    fn object(&mut self, depth: usize) -> Option<Node> {
        self.at += 1;
        let mut entries: Vec<(NodeKey, Node)> = Vec::new();
        loop {
            self.skip_blanks();
            let next = self.rest().chars().next()?;
            match next {
                '}' => {
                    self.at += 1;
                    return Some(Node { span: nowhere(), value: NodeValue::Map(entries) });
                }
                ',' | ';' => {
                    self.at += 1;
                    continue;
                }
                _ => {}
            }
            let name = match next {
                '\'' | '"' | '`' => self.quoted()?,
                _ => {
                    let rest = self.rest();
                    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(rest.len());
                    self.at += end;
                    rest[..end].to_string()
                }
            };
            self.skip_blanks();
            if self.rest().starts_with(':') && !name.is_empty() {
                self.at += 1;
                let value = self.value(depth + 1)?;
                if !entries.iter().any(|(k, _)| *k.text == *name) {
                    entries.push((key(&name), value));
                }
            } else if self.rest().starts_with([',', '}']) && !name.is_empty() {
                // `{ title }`: the constant of this name.
                entries.extend(self.constants.get(&name).map(|value| (key(&name), value.clone())));
            } else {
                // A method, a spread or a computed name.
                let before = self.at;
                self.skip_expression();
                if self.at == before {
                    self.at += self.rest().chars().next()?.len_utf8();
                }
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Node> {
        self.at += 1;
        let mut values = Vec::new();
        loop {
            self.skip_blanks();
            match self.rest().chars().next()? {
                ']' => {
                    self.at += 1;
                    return Some(Node { span: nowhere(), value: NodeValue::List(values) });
                }
                ',' => self.at += 1,
                _ => {
                    let before = self.at;
                    values.extend(self.value(depth + 1).filter(|v| !v.is_null()));
                    if self.at == before {
                        self.at += self.rest().chars().next()?.len_utf8();
                    }
                }
            }
        }
    }

    /// A quoted text; escapes are resolved.
    fn quoted(&mut self) -> Option<String> {
        let quote = self.rest().chars().next()?;
        self.at += 1;
        let mut out = String::new();
        let mut chars = self.rest().char_indices();
        while let Some((i, c)) = chars.next() {
            match c {
                c if c == quote => {
                    self.at += i + 1;
                    return Some(out);
                }
                '\\' => match chars.next()?.1 {
                    'n' => out.push('\n'),
                    't' => out.push('\t'),
                    '\n' => {}
                    other => out.push(other),
                },
                c => out.push(c),
            }
        }
        self.at = self.text.len();
        None
    }

    /// A number, a flag, a constant of the file, or a call whose argument is an object: `defineConfig({ … })`.
    fn word(&mut self, depth: usize) -> Option<Node> {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '-'))).unwrap_or(rest.len());
        let word = &rest[..end];
        self.at += end;
        if word.parse::<f64>().is_ok() || word == "true" || word == "false" {
            return Some(scalar(word, ScalarForm::Plain));
        }
        if word == "async" || word == "function" || word.is_empty() || word == "new" {
            return None;
        }
        let after = self.rest();
        // `defineConfig<Theme>({`
        let call = match after.starts_with('<') {
            true => after.find('(').filter(|i| after[..*i].len() < 80),
            false => after.starts_with('(').then_some(0),
        };
        match call {
            Some(open) => {
                self.at += open;
                self.value(depth + 1).filter(|v| v.as_map().is_some())
            }
            None => self.constants.get(word).cloned(),
        }
    }

    /// Passes over an expression up to the comma or bracket that ends it.
    fn skip_expression(&mut self) {
        let mut open = 0usize;
        while let Some(c) = self.rest().chars().next() {
            match c {
                '\'' | '"' | '`' => {
                    if self.quoted().is_none() {
                        return;
                    }
                    continue;
                }
                '/' if self.rest().starts_with("//") || self.rest().starts_with("/*") => {
                    self.skip_blanks();
                    continue;
                }
                '(' | '[' | '{' => open += 1,
                ')' | ']' | '}' if open == 0 => return,
                ')' | ']' | '}' => open -= 1,
                ',' | ';' if open == 0 => return,
                _ => {}
            }
            self.at += c.len_utf8();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::settings::{at, text_at};

    #[test]
    fn plain_settings_are_read_without_running_anything() {
        let text = "// @ts-check\nimport x from 'x';\nconst nav: Nav = [{ text: 'Thủ tục', link: '/thu-tuc/' }, ...more];\n\
            const config = {\n  title: \"Phường An Biên\", // tên\n  url: process.env.URL ?? 'https://a.vn',\n  baseUrl: '/',\n\
            presets: [['classic', /** @type {X} */ ({ docs: { routeBasePath: '/', sidebar() { return 1 } }, blog: false })]],\n\
            themeConfig: ({ navbar: { items: nav, } }) satisfies Theme,\n};\nexport default config;\n";
        let node = exported(text).unwrap();
        assert_eq!(text_at(&node, &["title"]), Some("Phường An Biên"));
        assert_eq!(text_at(&node, &["url"]), None, "an expression is no value");
        let items = at(&node, &["themeConfig", "navbar", "items"]).and_then(Node::as_list).unwrap();
        assert_eq!(text_at(&items[0], &["link"]), Some("/thu-tuc/"));
        let preset = at(&node, &["presets"]).and_then(Node::as_list).unwrap()[0].as_list().unwrap();
        assert_eq!(text_at(&preset[1], &["docs", "routebasepath"]), Some("/"));
        let call = exported("export default defineConfigWithTheme<T>({ title: 'A', themeConfig: { nav: [] } })").unwrap();
        assert_eq!(text_at(&call, &["title"]), Some("A"));
        for broken in ["export default {", "module.exports = { a: '", "export default defineConfig(", "", "export default {{{{"] {
            let _ = exported(broken);
        }
    }
}
