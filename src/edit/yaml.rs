//! Changes a field of a YAML map in its text; every other byte stays.

use super::change::{FieldName, NewValue, is_key_of, only};
use super::scalar::{YamlStyle, block, line, quotes};
use super::style::{Style, column, line_start, next_line};
use crate::kinds::Field;
use crate::read::{Node, NodeKey, NodeValue};
use std::ops::Range;

/// A map in block style, with a key on each line.
pub(super) struct BlockMap<'n> {
    /// Keys and values in their order.
    pub entries: &'n [(NodeKey, Node)],
    /// Byte offset where the text behind the map begins.
    pub end: usize,
}

/// Collects replacements in a text and applies them all at the end.
pub(super) struct Editor<'a> {
    /// The text as it is in the file.
    pub text: &'a str,
    /// The style of new text.
    pub style: Style,
    splices: Vec<(Range<usize>, String)>,
}

impl<'a> Editor<'a> {
    /// An editor without replacements.
    pub fn new(text: &'a str, style: Style) -> Editor<'a> {
        Editor { text, style, splices: Vec::new() }
    }

    /// The text with all replacements.
    pub fn finish(mut self) -> String {
        self.splices.sort_by_key(|(range, _)| range.start);
        let (mut out, mut at) = (String::with_capacity(self.text.len() + 256), 0);
        for (range, new) in &self.splices {
            out.push_str(self.text.get(at..range.start).unwrap_or_default());
            out.push_str(new);
            at = at.max(range.end);
        }
        out.push_str(&self.text[at..]);
        out
    }

    /// Replaces a byte range of the original text.
    pub(super) fn splice(&mut self, range: Range<usize>, new: impl Into<String>) {
        self.splices.push((range, new.into()));
    }

    /// Sets, adds or removes a field; `rank` orders the keys of the map. None where the layout of the text is not understood.
    pub fn set(
        &mut self,
        map: &BlockMap,
        rank: &dyn Fn(&str) -> Option<usize>,
        name: FieldName,
        new_value: Option<&NewValue>,
    ) -> Option<()> {
        let new_value = new_value.filter(|w| !w.is_empty());
        let at = map.entries.iter().position(|(k, _)| name.is(&k.text));
        match (at, new_value) {
            (None, None) => {}
            (Some(at), Some(new_value)) => {
                let (_, node) = &map.entries[at];
                if !new_value.is_written_in(node) {
                    self.replace(map, at, new_value)?;
                }
            }
            (Some(at), None) => self.remove(map, at)?,
            (None, Some(new_value)) => self.insert(map, rank, name, new_value)?,
        }
        Some(())
    }

    /// Byte offset of the key of an entry.
    fn start(&self, map: &BlockMap, at: usize) -> Option<usize> {
        map.entries.get(at).map(|(k, _)| k.span.start as usize)
    }

    /// Byte offset where the text behind an entry begins.
    fn limit(&self, map: &BlockMap, at: usize) -> usize {
        self.start(map, at + 1).map_or(map.end, |next| line_start(self.text, next))
    }

    /// Byte offset where the content of an entry ends. Comments and empty lines behind it belong to the next entry.
    fn end(&self, map: &BlockMap, at: usize) -> Option<usize> {
        let (name, node) = map.entries.get(at)?;
        self.content_end(name.span.start as usize, self.colon(name)? + 1, node, self.limit(map, at))
    }

    /// Byte offset where the content of an entry ends. `start` is the offset of its key or dash, `from` the offset behind that, `limit` the
    /// offset of the text behind the entry.
    pub(super) fn content_end(&self, start: usize, from: usize, node: &Node, limit: usize) -> Option<usize> {
        let is_block = self.is_block_scalar(from, node);
        let floor = if is_block { start } else { deep_end(node).max(start) };
        let (first, indent) = (line_start(self.text, start), column(self.text, start));
        let mut end = limit;
        loop {
            let trimmed = self.text.get(start..end)?.trim_end_matches(['\n', '\r', ' ', '\t']);
            let begin = line_start(self.text, start + trimmed.len());
            let last = &self.text[begin..start + trimmed.len()];
            let blanks = last.len() - last.trim_start_matches([' ', '\t']).len();
            if begin > first && begin >= floor && last[blanks..].starts_with('#') && (!is_block || blanks <= indent) {
                end = begin;
            } else {
                return Some(start + trimmed.len());
            }
        }
    }

    /// Whether a value that begins after `from` is a block scalar (`|`, `>`); the span of its node begins with its first line.
    fn is_block_scalar(&self, from: usize, node: &Node) -> bool {
        let opening = self.text.get(from..).unwrap_or_default().trim_start_matches([' ', '\t']);
        matches!(node.value, NodeValue::Scalar(_)) && opening.starts_with(['|', '>'])
    }

    /// Byte offset of the colon behind a key.
    fn colon(&self, name: &NodeKey) -> Option<usize> {
        let end = name.span.end as usize;
        let rest = self.text.get(end..)?;
        let blanks = rest.len() - rest.trim_start_matches([' ', '"', '\'']).len();
        rest[blanks..].starts_with(':').then_some(end + blanks)
    }

    /// Replaces the value of an entry.
    fn replace(&mut self, map: &BlockMap, at: usize, new_value: &NewValue) -> Option<()> {
        let (name, node) = &map.entries[at];
        let (colon, end, indent) = (self.colon(name)?, self.end(map, at)?, column(self.text, name.span.start as usize));
        if let (NewValue::List(values), Some(list)) = (new_value, node.as_list())
            && self.is_tall(colon, list)
        {
            return self.set_list(list, self.limit(map, at), values);
        }
        if let (NewValue::Record(entries), NodeValue::Map(inner)) = (new_value, &node.value)
            && self.text[colon + 1..].lines().next()?.trim().is_empty()
        {
            let inner = BlockMap { entries: inner, end: self.limit(map, at) };
            return self.set_record(&inner, entries);
        }
        self.put(colon + 1, end, node, new_value, indent, " ")
    }

    /// Whether a list is in block style, with a dash for each item.
    pub(super) fn is_tall(&self, colon: usize, list: &[Node]) -> bool {
        !list.is_empty() && !self.text[colon + 1..].trim_start_matches([' ', '\t']).starts_with('[')
    }

    /// Replaces a value: `from` is the offset behind its colon or dash, `end` that of the end of its content, `lead` the text in front of a
    /// new value. A comment on the first line stays there.
    pub(super) fn put(&mut self, from: usize, end: usize, node: &Node, new_value: &NewValue, indent: usize, lead: &str) -> Option<()> {
        let first_end = next_line(self.text, from).min(end);
        let opening = from + self.text[from..first_end].len() - self.text[from..first_end].trim_start_matches([' ', '\t']).len();
        let is_block = self.is_block_scalar(from, node);
        // The end of a value that ends on the line of the key.
        let value_end = match &node.value {
            NodeValue::Scalar(_) if !is_block && node.span.end as usize <= first_end => Some(node.span.end as usize),
            NodeValue::List(_) | NodeValue::Map(_) if self.text[opening..].starts_with(['[', '{']) => flow_end(self.text, opening),
            NodeValue::Null => {
                let written = self.text[opening..first_end].split([' ', '\r', '\n']).next().unwrap_or_default();
                Some(opening + if matches!(written, "~" | "null" | "Null" | "NULL") { written.len() } else { 0 })
            }
            _ => None,
        };
        let quote = quotes(node, self.text.get(opening..).unwrap_or_default());
        let new = match (new_value, &node.value) {
            (NewValue::List(_) | NewValue::Record(_), NodeValue::List(_) | NodeValue::Map(_)) if value_end.is_some() => {
                format!("{lead}{}", self.flow_over(node, opening, new_value)?)
            }
            (NewValue::Text(text), _) if is_block => {
                let ends = !self.text[opening..first_end].contains('-');
                let text = format!("{}{}", text.trim_end_matches('\n'), if ends { "\n" } else { "" });
                self.written(&NewValue::Text(text), indent, lead)
            }
            (NewValue::Text(text), _) if !text.contains('\n') => format!("{lead}{}", line(text, YamlStyle::Block, quote)),
            _ => self.written(new_value, indent, lead),
        };
        match value_end {
            Some(value_end) => {
                let (head, tail) = new.split_once(self.style.ending).map_or((&*new, ""), |(head, _)| (head, &new[head.len()..]));
                let comment = self.text.get(value_end..end).unwrap_or_default();
                if !tail.is_empty() {
                    self.splice(from..end, format!("{head}{comment}{tail}"));
                } else if value_end > opening {
                    // Blanks in front of the value stay, so that aligned values stay aligned.
                    self.splice(opening..value_end, head.trim_start_matches(' '));
                } else {
                    self.splice(from..from, head);
                }
            }
            None => self.splice(from..end, new),
        }
        Some(())
    }

    fn remove(&mut self, map: &BlockMap, at: usize) -> Option<()> {
        let (start, end) = (self.start(map, at)?, self.end(map, at)?);
        let begin = line_start(self.text, start);
        if self.text[begin..start].trim().is_empty() {
            self.splice(begin..next_line(self.text, end), "");
        } else {
            // The first key behind a dash: the next key moves behind the dash.
            let next = self.start(map, at + 1)?;
            self.splice(start..next, "");
        }
        Some(())
    }

    fn insert(&mut self, map: &BlockMap, rank: &dyn Fn(&str) -> Option<usize>, name: FieldName, new_value: &NewValue) -> Option<()> {
        let first = self.start(map, 0)?;
        let indent = column(self.text, first);
        let own = rank(name.field.name)?;
        let base = map.entries.iter().find(|(k, _)| is_key_of(&k.text, name.field)).map(|(k, _)| k.text.to_string());
        let key = name.written(&base.unwrap_or_else(|| self.style.key(name.field)));
        let ranks = || map.entries.iter().enumerate().filter_map(|(i, (k, _))| Some((rank(&k.text)?, i)));
        let before = ranks().filter(|(r, _)| *r < own || name.lang.is_some() && *r == own).max().map(|(_, i)| i);
        let new = format!("{key}:{}", self.written(new_value, indent, " "));
        let blanks = format!("{}{}", self.style.ending, " ".repeat(indent));
        match before {
            Some(before) => {
                let end = self.end(map, before)?;
                self.splice(end..end, format!("{blanks}{new}"));
            }
            None => self.splice(first..first, format!("{new}{blanks}")),
        }
        Some(())
    }

    /// The text of a value behind a `key:` or a dash that begins in column `indent`.
    pub(super) fn written(&self, new_value: &NewValue, indent: usize, lead: &str) -> String {
        let below = |column: usize| format!("{}{}", self.style.ending, " ".repeat(column));
        match new_value {
            NewValue::Text(text) => match text.contains('\n').then(|| block(text, indent + 2, self.style.ending)).flatten() {
                Some(block) => format!("{lead}{block}"),
                None => format!("{lead}{}", line(text, YamlStyle::Block, None)),
            },
            NewValue::Yaml(_, written) => format!("{lead}{written}"),
            NewValue::List(values) => {
                let words = values.iter().all(|v| matches!(v, NewValue::Text(t) if !t.contains('\n')));
                let flow = self.flow(new_value);
                if words && !self.style.tall && flow.chars().count() <= 100 {
                    return format!("{lead}{flow}");
                }
                let column = indent + self.style.dash;
                values.iter().filter(|v| !v.is_empty()).map(|v| format!("{}- {}", below(column), self.item(v, column))).collect()
            }
            NewValue::Record(entries) => {
                let lines = entries.iter().filter(|(_, v)| !v.is_empty());
                let lines = lines.map(|(f, v)| format!("{}{}:{}", below(indent + 2), self.style.key(f), self.written(v, indent + 2, " ")));
                lines.collect()
            }
        }
    }

    /// The text of a value behind a dash in this column.
    pub(super) fn item(&self, new_value: &NewValue, column: usize) -> String {
        let NewValue::Record(entries) = new_value else { return self.written(new_value, column, "") };
        let below = format!("{}{}", self.style.ending, " ".repeat(column + 2));
        let lines = entries.iter().filter(|(_, v)| !v.is_empty());
        lines.map(|(f, v)| format!("{}:{}", self.style.key(f), self.written(v, column + 2, " "))).collect::<Vec<_>>().join(&below)
    }

    /// The text of a value in flow style, inside brackets or braces.
    pub(super) fn flow(&self, new_value: &NewValue) -> String {
        match new_value {
            NewValue::Text(text) => line(text, YamlStyle::Flow, None),
            NewValue::Yaml(_, written) => written.clone(),
            NewValue::List(values) => {
                format!("[{}]", values.iter().filter(|v| !v.is_empty()).map(|v| self.flow(v)).collect::<Vec<_>>().join(", "))
            }
            NewValue::Record(entries) => {
                let parts = entries.iter().filter(|(_, v)| !v.is_empty()).map(|(f, v)| format!("{}: {}", self.style.key(f), self.flow(v)));
                format!("{{ {} }}", parts.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Changes the fields of a record in block style. None when no field would stay.
    pub(super) fn set_record(&mut self, map: &BlockMap, entries: &[(&'static Field, NewValue)]) -> Option<()> {
        let rank = |name: &str| entries.iter().position(|(f, _)| is_key_of(name, f));
        let (mut gone, mut kept) = (0, 0);
        for (name, _) in map.entries {
            match entries.iter().find(|(f, _)| is_key_of(&name.text, f)) {
                Some((_, v)) if v.is_empty() => gone += 1,
                _ => kept += 1,
            }
        }
        if gone > 0 && kept == 0 {
            return None;
        }
        for (field, new_value) in entries {
            self.set(map, &rank, FieldName::plain(field), Some(new_value))?;
        }
        Some(())
    }

    /// The value of a record's first field, when the record is written as that value alone and still can be.
    pub(super) fn alone<'w>(&self, node: &Node, new_value: &'w NewValue) -> Option<&'w NewValue> {
        match new_value {
            NewValue::Record(entries) if node.as_text().is_some() => only(entries).map(|(_, v)| v),
            _ => None,
        }
    }
}

/// Byte offset where the last scalar in a value ends.
pub(super) fn deep_end(node: &Node) -> usize {
    let inner = match &node.value {
        NodeValue::List(nodes) => nodes.iter().map(deep_end).max(),
        NodeValue::Map(entries) => entries.iter().map(|(k, v)| deep_end(v).max(k.span.end as usize)).max(),
        _ => Some(node.span.end as usize),
    };
    inner.unwrap_or(node.span.start as usize)
}

/// Byte offset where the first scalar in a value begins.
pub(super) fn deep_start(node: &Node) -> usize {
    match &node.value {
        NodeValue::List(nodes) => nodes.first().map(deep_start),
        NodeValue::Map(entries) => entries.first().map(|(k, _)| k.span.start as usize),
        _ => None,
    }
    .unwrap_or(node.span.start as usize)
}

/// Byte offset behind the bracket or brace that closes the one at `open`. None when it is not closed.
pub(super) fn flow_end(text: &str, open: usize) -> Option<usize> {
    let (mut depth, mut quote, mut before) = (0usize, None, '[');
    let mut chars = text.get(open..)?.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        match (quote, c) {
            (Some('"'), '\\') => drop(chars.next()),
            (Some(q), c) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if matches!(before, '[' | '{' | ',' | ':') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(open + i + 1);
                }
            }
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    None
}
