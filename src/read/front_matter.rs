//! Front matter: the YAML between two lines of `---` at the start of a Markdown file.

use super::node::{Node, NodeValue};
use super::yaml::parse_yaml;
use crate::diag::{Diagnostic, Diagnostics, FRONT_MATTER_OPEN, FRONT_MATTER_TOML, FileId, Fix, Span, WRONG_TYPE};

/// The front matter of a Markdown file, and where its body starts.
#[derive(Debug)]
pub struct FrontMatter {
    /// The fields, a map; none without front matter.
    pub node: Option<Node>,
    /// Byte offset at which the body starts.
    pub body_start: usize,
    /// Whether it could not be parsed: then fields are not to be reported as missing.
    pub broken: bool,
}

/// Parses the front matter of a file. What is wrong with it is reported.
pub fn parse_front_matter(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> FrontMatter {
    if text.lines().next().is_some_and(|line| line.trim_end() == "+++") {
        return toml(file, text, diagnostics);
    }
    let Some(first) = text.lines().next().filter(|l| l.trim_end() == "---") else {
        return FrontMatter { node: None, body_start: 0, broken: false };
    };
    let start = (first.len() + 1 + usize::from(text[first.len()..].starts_with('\r'))).min(text.len());
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return parse(file, text, start, at, at + line.len(), diagnostics);
        }
        at += line.len();
    }
    diagnostics.push(Diagnostic::new(&FRONT_MATTER_OPEN).at(Span::new(file, 0, first.len())));
    FrontMatter { node: None, body_start: text.len(), broken: true }
}

/// Parses the YAML from byte `start` to byte `end`.
fn parse(file: FileId, text: &str, start: usize, end: usize, body: usize, diagnostics: &mut Diagnostics) -> FrontMatter {
    match parse_yaml(file, &text[start..end], start) {
        Ok(Node { value: NodeValue::Null, .. }) => FrontMatter { node: None, body_start: body, broken: false },
        Ok(node) if node.as_map().is_some() => FrontMatter { node: Some(node), body_start: body, broken: false },
        Ok(node) => {
            diagnostics.push(Diagnostic::new(&WRONG_TYPE).at(node.span).with("name", "---").with("expected", "map"));
            FrontMatter { node: None, body_start: body, broken: true }
        }
        Err(faults) => {
            diagnostics.extend(faults);
            FrontMatter { node: None, body_start: body, broken: true }
        }
    }
}

/// Front matter in TOML is reported. Where it has nothing but lines `name = value`, the same in YAML is the correction.
fn toml(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> FrontMatter {
    let start = text.find('\n').map_or(text.len(), |i| i + 1);
    let mut end = start;
    let mut yaml = Some(String::from("---\n"));
    let mut close = None;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            close = Some(end + line.trim_end().len());
            break;
        }
        end += line.len();
        yaml = yaml.zip(yaml_line(line.trim())).map(|(yaml, line)| yaml + &line + "\n");
    }
    let mut report = Diagnostic::new(&FRONT_MATTER_TOML).at(Span::new(file, 0, 3));
    if let (Some(yaml), Some(close)) = (yaml, close) {
        report.fix = Some(Box::new(Fix { span: Span::new(file, 0, close), text: format!("{yaml}---").into() }));
    }
    diagnostics.push(report);
    FrontMatter { node: None, body_start: close.map_or(text.len(), |at| (at + 1).min(text.len())), broken: true }
}

/// A line of TOML in YAML, where both have a value of the same form: a string on one line, a number, a date, a list of these.
fn yaml_line(line: &str) -> Option<String> {
    if line.is_empty() || line.starts_with('#') {
        return Some(line.to_string());
    }
    let (name, value) = line.split_once('=')?;
    let (name, value) = (name.trim(), value.trim());
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    let is_quoted =
        |value: &str, quote: char| value.len() > 1 && value.starts_with(quote) && value[1..].find(quote) == Some(value.len() - 2);
    let is_string = (is_quoted(value, '"') && !value.contains('\\')) || is_quoted(value, '\'');
    let is_plain = !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.:".contains(&b)) && !value.ends_with(':');
    let is_list = value.starts_with('[') && value.ends_with(']') && !value.contains(['{', '\\', '#']);
    (is_name && (is_string || is_plain || is_list)).then(|| format!("{name}: {value}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_toml_is_turned_into_yaml() {
        let text = "+++\ntitle = \"Một\"\ndate = 2018-07-30T14:00:00Z\ntags = [\"a\", \"b\"]\n+++\n\nx";
        let mut diagnostics = Diagnostics::new();
        let read = parse_front_matter(FileId(0), text, &mut diagnostics);
        assert_eq!(&text[read.body_start..], "\nx");
        let fix = diagnostics.iter().find_map(|d| d.fix.clone()).map(|fix| fix.text);
        assert_eq!(fix.as_deref(), Some("---\ntitle: \"Một\"\ndate: 2018-07-30T14:00:00Z\ntags: [\"a\", \"b\"]\n---"));
        let mut diagnostics = Diagnostics::new();
        parse_front_matter(FileId(0), "+++\n[params]\na = 1\n+++\nx", &mut diagnostics);
        assert!(diagnostics.has_errors() && diagnostics.iter().all(|d| d.fix.is_none()));
    }
}
