//! Changes lists and values in flow style; items with unchanged values stay byte for byte.

use super::change::{NewValue, is_key_of};
use super::scalar::{YamlStyle, line, quotes};
use super::style::{column, line_start, next_line};
use super::yaml::{BlockMap, Editor, flow_end};
use crate::read::{Node, NodeKey, NodeValue};

impl Editor<'_> {
    /// Changes a list in block style. `limit` is the byte offset of the text behind the list.
    pub(super) fn set_list(&mut self, list: &[Node], limit: usize, new_value: &[NewValue]) -> Option<()> {
        let new_value: Vec<&NewValue> = new_value.iter().filter(|w| !w.is_empty()).collect();
        let dashes: Vec<usize> = list.iter().map(|node| self.dash(node)).collect::<Option<_>>()?;
        let end = |at: usize| dashes.get(at + 1).map_or(limit, |next| line_start(self.text, *next));
        let mut kept = common_items(list, &new_value);
        kept.push((list.len(), new_value.len()));
        let (mut old, mut new) = (0, 0);
        for (next_old, next_new) in kept {
            while old < next_old && new < next_new {
                self.set_item(dashes[old], &list[old], new_value[new], end(old))?;
                (old, new) = (old + 1, new + 1);
            }
            for at in old..next_old {
                let end = self.content_end(dashes[at], dashes[at] + 1, &list[at], end(at))?;
                self.splice(line_start(self.text, dashes[at])..next_line(self.text, end), "");
            }
            if new < next_new {
                let indent = column(self.text, *dashes.first()?);
                let line = |w: &&NewValue| format!("{}- {}", " ".repeat(indent), self.item(w, indent));
                let lines = new_value[new..next_new].iter().map(line).collect::<Vec<_>>().join(self.style.ending);
                match old.checked_sub(1) {
                    Some(before) => {
                        let at = self.content_end(dashes[before], dashes[before] + 1, &list[before], end(before))?;
                        self.splice(at..at, format!("{}{lines}", self.style.ending));
                    }
                    None => {
                        let at = line_start(self.text, *dashes.first()?);
                        self.splice(at..at, format!("{lines}{}", self.style.ending));
                    }
                }
            }
            (old, new) = (next_old + 1, next_new + 1);
        }
        Some(())
    }

    /// Byte offset of the dash of an item. None when the item is not behind a dash.
    pub(super) fn dash(&self, node: &Node) -> Option<usize> {
        let first = match &node.value {
            NodeValue::Map(entries) => entries.first()?.0.span.start,
            NodeValue::List(nodes) => nodes.first()?.span.start,
            _ => node.span.start,
        };
        let first = first as usize;
        let begin = line_start(self.text, first);
        let here = self.text.get(begin..first)?;
        let blanks = here.len() - here.trim_start_matches(' ').len();
        if here[blanks..].starts_with("- ") {
            return Some(begin + blanks);
        }
        // The dash is on a line of its own.
        let above = line_start(self.text, begin.checked_sub(1)?);
        let line = self.text[above..begin].trim_end();
        (here.trim().is_empty() && line.trim() == "-").then_some(above + line.len() - 1)
    }

    /// Changes one item of a list in block style.
    fn set_item(&mut self, dash: usize, node: &Node, new_value: &NewValue, limit: usize) -> Option<()> {
        let indent = column(self.text, dash);
        let rest = &self.text[dash + 1..];
        let from = dash + 1 + rest.len() - rest.trim_start_matches(' ').len();
        let is_flow = self.text[from..].starts_with(['{', '[']);
        match (new_value, &node.value) {
            (NewValue::Record(entries), NodeValue::Map(map)) if !is_flow => {
                self.set_record(&BlockMap { entries: map, end: limit }, entries)
            }
            _ => {
                let end = self.content_end(dash, dash + 1, node, limit)?;
                let new_value = self.alone(node, new_value).unwrap_or(new_value);
                match new_value {
                    NewValue::Record(_) if !is_flow => {
                        let new = self.item(new_value, indent);
                        self.splice(from..end, new);
                        Some(())
                    }
                    _ => self.put(from, end, node, new_value, indent, ""),
                }
            }
        }
    }

    /// The new text of a list or map in flow style; unchanged parts are copied. `open` is the offset of its bracket or brace.
    pub(super) fn flow_over(&self, node: &Node, open: usize, new_value: &NewValue) -> Option<String> {
        let padded = self.text[open + 1..].starts_with(' ');
        let wrapped = |open: char, parts: Vec<String>, close: char| match padded {
            true => format!("{open} {} {close}", parts.join(", ")),
            false => format!("{open}{}{close}", parts.join(", ")),
        };
        match (&node.value, new_value) {
            (NodeValue::List(nodes), NewValue::List(values)) => {
                let mut kept = nodes.iter();
                let parts: Option<Vec<String>> = values
                    .iter()
                    .filter(|v| !v.is_empty())
                    .map(|value| match kept.clone().position(|n| value.is_written_in(n)) {
                        Some(at) => self.raw(kept.nth(at)?),
                        None => Some(self.flow(value)),
                    })
                    .collect();
                Some(wrapped('[', parts?, ']'))
            }
            (NodeValue::Map(map), NewValue::Record(entries)) => {
                let mut parts: Vec<(usize, String)> = Vec::new();
                for (name, value) in map {
                    let at = entries.iter().position(|(f, _)| is_key_of(&name.text, f));
                    let rank = at.unwrap_or(parts.last().map_or(0, |(r, _)| *r));
                    let new = match at.map(|at| &entries[at].1) {
                        Some(new_value) if new_value.is_empty() => continue,
                        Some(new_value) if !new_value.is_written_in(value) => self.flow_value(value, new_value)?,
                        _ => self.raw(value)?,
                    };
                    parts.push((rank, format!("{}: {new}", self.name(name)?)));
                }
                for (rank, (field, new_value)) in entries.iter().enumerate() {
                    if !new_value.is_empty() && !map.iter().any(|(k, _)| is_key_of(&k.text, field)) {
                        let before = parts.iter().rposition(|(r, _)| *r < rank).map_or(0, |at| at + 1);
                        parts.insert(before, (rank, format!("{}: {}", self.style.key(field), self.flow(new_value))));
                    }
                }
                Some(wrapped('{', parts.into_iter().map(|(_, p)| p).collect(), '}'))
            }
            _ => Some(self.flow(new_value)),
        }
    }

    fn flow_value(&self, node: &Node, new_value: &NewValue) -> Option<String> {
        match (&node.value, new_value) {
            (NodeValue::List(_) | NodeValue::Map(_), NewValue::List(_) | NewValue::Record(_)) => {
                self.flow_over(node, self.open(node)?, new_value)
            }
            (NodeValue::Scalar(_), NewValue::Text(text)) => {
                let written = self.text.get(node.span.start as usize..)?;
                Some(line(text, YamlStyle::Flow, quotes(node, written)))
            }
            _ => Some(self.flow(new_value)),
        }
    }

    /// The text of a key.
    fn name(&self, name: &NodeKey) -> Option<&str> {
        self.text.get(name.span.start as usize..name.span.end as usize)
    }

    /// Byte offset of the bracket or brace of a list or map in flow style.
    fn open(&self, node: &Node) -> Option<usize> {
        let first = match &node.value {
            NodeValue::List(nodes) => nodes.first().map(|n| self.first(n)),
            NodeValue::Map(entries) => entries.first().map(|(k, _)| Some(k.span.start as usize)),
            _ => None,
        }??;
        let before = self.text.get(..first)?.trim_end_matches([' ', '\n', '\r', '\t', '"', '\'']);
        before.ends_with(['[', '{']).then(|| before.len() - 1)
    }

    /// Byte offset where a value in flow style begins.
    fn first(&self, node: &Node) -> Option<usize> {
        match node.value {
            NodeValue::List(_) | NodeValue::Map(_) => self.open(node),
            _ => Some(node.span.start as usize),
        }
    }

    /// The text of a value in flow style.
    fn raw(&self, node: &Node) -> Option<String> {
        match &node.value {
            NodeValue::List(_) | NodeValue::Map(_) => {
                let open = self.open(node)?;
                Some(self.text[open..flow_end(self.text, open)?].to_string())
            }
            _ => self.text.get(node.span.start as usize..node.span.end as usize).map(str::to_string),
        }
    }
}

/// The longest common subsequence of the written items and the new values: pairs of indexes in both lists.
fn common_items(list: &[Node], new_value: &[&NewValue]) -> Vec<(usize, usize)> {
    let mut longest = vec![vec![0u32; new_value.len() + 1]; list.len() + 1];
    for i in (0..list.len()).rev() {
        for j in (0..new_value.len()).rev() {
            longest[i][j] = match new_value[j].is_written_in(&list[i]) {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    let (mut pairs, mut i, mut j) = (Vec::new(), 0, 0);
    while i < list.len() && j < new_value.len() {
        if new_value[j].is_written_in(&list[i]) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
