//! Splits a Markdown file into front matter and body.

use super::node::{Node, NodeValue};
use super::yaml::parse_yaml;
use crate::diag::{Diagnostic, Diagnostics, FRONT_MATTER_OPEN, FileId, Span, WRONG_TYPE};

/// Front matter and where the body begins.
#[derive(Debug)]
pub struct Split {
    /// A map, or nothing.
    pub front: Option<Node>,
    /// Byte offset of the body.
    pub body: usize,
    /// The front matter could not be read; what is said of missing fields would be noise.
    pub broken: bool,
}

/// Reads the YAML between two lines of `---` at the top of a file.
pub fn split(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Split {
    let Some(first) = text.lines().next().filter(|l| l.trim_end() == "---") else {
        return Split { front: None, body: 0, broken: false };
    };
    let start = (first.len() + 1 + usize::from(text[first.len()..].starts_with('\r'))).min(text.len());
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return read(file, text, start, at, at + line.len(), diagnostics);
        }
        at += line.len();
    }
    diagnostics.push(Diagnostic::new(&FRONT_MATTER_OPEN).at(Span::new(file, 0, first.len())));
    Split { front: None, body: text.len(), broken: true }
}

fn read(file: FileId, text: &str, start: usize, end: usize, body: usize, diagnostics: &mut Diagnostics) -> Split {
    match parse_yaml(file, &text[start..end], start) {
        Ok(Node { value: NodeValue::Null, .. }) => Split { front: None, body, broken: false },
        Ok(node) if node.as_map().is_some() => Split { front: Some(node), body, broken: false },
        Ok(node) => {
            diagnostics.push(Diagnostic::new(&WRONG_TYPE).at(node.span).with("name", "---").with("expected", "map"));
            Split { front: None, body, broken: true }
        }
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            Split { front: None, body, broken: true }
        }
    }
}
