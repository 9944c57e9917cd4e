//! Lists and what stands between brackets: items that say what they said stay byte for byte.

use super::scalar::{Context, line, quotes};
use super::style::{column, line_start, next_line};
use super::wanted::{Wanted, is_key_of};
use super::yaml::{BlockMap, Editor, flow_end};
use crate::read::{Key, Node, NodeValue};

impl Editor<'_> {
    /// Changes a list whose items stand behind dashes.
    pub(super) fn set_list(&mut self, list: &[Node], limit: usize, wanted: &[Wanted]) -> Option<()> {
        let wanted: Vec<&Wanted> = wanted.iter().filter(|w| !w.is_empty()).collect();
        let dashes: Vec<usize> = list.iter().map(|node| self.dash(node)).collect::<Option<_>>()?;
        let end = |at: usize| dashes.get(at + 1).map_or(limit, |next| line_start(self.text, *next));
        let mut held = in_order(list, &wanted);
        held.push((list.len(), wanted.len()));
        let (mut old, mut new) = (0, 0);
        for (next_old, next_new) in held {
            while old < next_old && new < next_new {
                self.set_item(dashes[old], &list[old], wanted[new], end(old))?;
                (old, new) = (old + 1, new + 1);
            }
            for at in old..next_old {
                let end = self.content_end(dashes[at], dashes[at] + 1, &list[at], end(at))?;
                self.splice(line_start(self.text, dashes[at])..next_line(self.text, end), "");
            }
            if new < next_new {
                let indent = column(self.text, *dashes.first()?);
                let line = |w: &&Wanted| format!("{}- {}", " ".repeat(indent), self.item(w, indent));
                let lines = wanted[new..next_new].iter().map(line).collect::<Vec<_>>().join(self.style.ending);
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

    /// Where the dash of an item stands.
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
        // A dash on a line of its own.
        let above = line_start(self.text, begin.checked_sub(1)?);
        let line = self.text[above..begin].trim_end();
        (here.trim().is_empty() && line.trim() == "-").then_some(above + line.len() - 1)
    }

    fn set_item(&mut self, dash: usize, node: &Node, wanted: &Wanted, limit: usize) -> Option<()> {
        let indent = column(self.text, dash);
        let rest = &self.text[dash + 1..];
        let from = dash + 1 + rest.len() - rest.trim_start_matches(' ').len();
        let is_flow = self.text[from..].starts_with(['{', '[']);
        match (wanted, &node.value) {
            (Wanted::Record(entries), NodeValue::Map(map)) if !is_flow => self.set_record(&BlockMap { entries: map, end: limit }, entries),
            _ => {
                let end = self.content_end(dash, dash + 1, node, limit)?;
                let wanted = self.alone(node, wanted).unwrap_or(wanted);
                match wanted {
                    Wanted::Record(_) if !is_flow => {
                        let new = self.item(wanted, indent);
                        self.splice(from..end, new);
                        Some(())
                    }
                    _ => self.put(from, end, node, wanted, indent, ""),
                }
            }
        }
    }

    /// The new text of what stands between brackets or braces, parts that stay being copied.
    pub(super) fn flow_over(&self, node: &Node, open: usize, wanted: &Wanted) -> Option<String> {
        let padded = self.text[open + 1..].starts_with(' ');
        let wrapped = |open: char, parts: Vec<String>, close: char| match padded {
            true => format!("{open} {} {close}", parts.join(", ")),
            false => format!("{open}{}{close}", parts.join(", ")),
        };
        match (&node.value, wanted) {
            (NodeValue::List(nodes), Wanted::List(values)) => {
                let mut held = nodes.iter();
                let parts: Option<Vec<String>> = values
                    .iter()
                    .filter(|v| !v.is_empty())
                    .map(|value| match held.clone().position(|n| value.is_said_by(n)) {
                        Some(at) => self.raw(held.nth(at)?),
                        None => Some(self.flow(value)),
                    })
                    .collect();
                Some(wrapped('[', parts?, ']'))
            }
            (NodeValue::Map(map), Wanted::Record(entries)) => {
                let mut parts: Vec<(usize, String)> = Vec::new();
                for (name, value) in map {
                    let at = entries.iter().position(|(f, _)| is_key_of(&name.text, f));
                    let rank = at.unwrap_or(parts.last().map_or(0, |(r, _)| *r));
                    let new = match at.map(|at| &entries[at].1) {
                        Some(wanted) if wanted.is_empty() => continue,
                        Some(wanted) if !wanted.is_said_by(value) => self.flow_value(value, wanted)?,
                        _ => self.raw(value)?,
                    };
                    parts.push((rank, format!("{}: {new}", self.name(name)?)));
                }
                for (rank, (field, wanted)) in entries.iter().enumerate() {
                    if !wanted.is_empty() && !map.iter().any(|(k, _)| is_key_of(&k.text, field)) {
                        let before = parts.iter().rposition(|(r, _)| *r < rank).map_or(0, |at| at + 1);
                        parts.insert(before, (rank, format!("{}: {}", self.style.key(field), self.flow(wanted))));
                    }
                }
                Some(wrapped('{', parts.into_iter().map(|(_, p)| p).collect(), '}'))
            }
            _ => Some(self.flow(wanted)),
        }
    }

    fn flow_value(&self, node: &Node, wanted: &Wanted) -> Option<String> {
        match (&node.value, wanted) {
            (NodeValue::List(_) | NodeValue::Map(_), Wanted::List(_) | Wanted::Record(_)) => self.flow_over(node, self.open(node)?, wanted),
            (NodeValue::Scalar(_), Wanted::Text(text)) => {
                let written = self.text.get(node.span.start as usize..)?;
                Some(line(text, Context::Flow, quotes(node, written)))
            }
            _ => Some(self.flow(wanted)),
        }
    }

    fn name(&self, name: &Key) -> Option<&str> {
        self.text.get(name.span.start as usize..name.span.end as usize)
    }

    /// Where the bracket or brace of a list or map stands.
    fn open(&self, node: &Node) -> Option<usize> {
        let first = match &node.value {
            NodeValue::List(nodes) => nodes.first().map(|n| self.first(n)),
            NodeValue::Map(entries) => entries.first().map(|(k, _)| Some(k.span.start as usize)),
            _ => None,
        }??;
        let before = self.text.get(..first)?.trim_end_matches([' ', '\n', '\r', '\t', '"', '\'']);
        before.ends_with(['[', '{']).then(|| before.len() - 1)
    }

    fn first(&self, node: &Node) -> Option<usize> {
        match node.value {
            NodeValue::List(_) | NodeValue::Map(_) => self.open(node),
            _ => Some(node.span.start as usize),
        }
    }

    /// A part of a list or map as it stands.
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

/// The longest run of items that say, in this order, what is wanted: pairs of places in both lists.
fn in_order(list: &[Node], wanted: &[&Wanted]) -> Vec<(usize, usize)> {
    let mut longest = vec![vec![0u32; wanted.len() + 1]; list.len() + 1];
    for i in (0..list.len()).rev() {
        for j in (0..wanted.len()).rev() {
            longest[i][j] = match wanted[j].is_said_by(&list[i]) {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    let (mut pairs, mut i, mut j) = (Vec::new(), 0, 0);
    while i < list.len() && j < wanted.len() {
        if wanted[j].is_said_by(&list[i]) {
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
