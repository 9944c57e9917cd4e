//! Front matter: the YAML between two lines of `---` at the start of a Markdown file.

use super::node::{Node, NodeValue};
use super::yaml::parse_yaml;
use crate::diag::{Diagnostic, Diagnostics, FRONT_MATTER_OPEN, FileId, Span, WRONG_TYPE};

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
