//! A field of a YAML map changed in the text it stands in: every other byte stays.

use super::scalar::{Context, block, line, quotes};
use super::style::{Style, column, line_start, next_line};
use super::wanted::{Name, Wanted, is_key_of, only};
use crate::kinds::Field;
use crate::read::{Key, Node, NodeValue};
use std::ops::Range;

/// A map whose keys stand below each other.
pub(super) struct BlockMap<'n> {
    pub entries: &'n [(Key, Node)],
    /// Where what follows the map begins.
    pub end: usize,
}

/// Collects replacements; nothing moves until all are known.
pub(super) struct Editor<'a> {
    pub text: &'a str,
    pub style: Style,
    splices: Vec<(Range<usize>, String)>,
}

impl<'a> Editor<'a> {
    pub fn new(text: &'a str, style: Style) -> Editor<'a> {
        Editor { text, style, splices: Vec::new() }
    }

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

    pub(super) fn splice(&mut self, range: Range<usize>, new: impl Into<String>) {
        self.splices.push((range, new.into()));
    }

    /// Sets, adds or removes a field; `rank` orders the keys of the map. None where the text is too odd to be sure.
    pub fn set(&mut self, map: &BlockMap, rank: &dyn Fn(&str) -> Option<usize>, name: Name, wanted: Option<&Wanted>) -> Option<()> {
        let wanted = wanted.filter(|w| !w.is_empty());
        let at = map.entries.iter().position(|(k, _)| name.is(&k.text));
        match (at, wanted) {
            (None, None) => {}
            (Some(at), Some(wanted)) => {
                let (_, node) = &map.entries[at];
                if !wanted.is_said_by(node) {
                    self.replace(map, at, wanted)?;
                }
            }
            (Some(at), None) => self.remove(map, at)?,
            (None, Some(wanted)) => self.insert(map, rank, name, wanted)?,
        }
        Some(())
    }

    fn start(&self, map: &BlockMap, at: usize) -> Option<usize> {
        map.entries.get(at).map(|(k, _)| k.span.start as usize)
    }

    /// Where what follows an entry begins.
    fn limit(&self, map: &BlockMap, at: usize) -> usize {
        self.start(map, at + 1).map_or(map.end, |next| line_start(self.text, next))
    }

    /// Where the content of an entry ends: comments and empty lines behind it belong to what follows.
    fn end(&self, map: &BlockMap, at: usize) -> Option<usize> {
        let (name, node) = map.entries.get(at)?;
        self.content_end(name.span.start as usize, self.colon(name)? + 1, node, self.limit(map, at))
    }

    /// `start` is where the key or the dash stands, `from` is behind it.
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

    /// Whether a value that begins after `from` is a block of lines; its span begins with the first of them.
    fn is_block_scalar(&self, from: usize, node: &Node) -> bool {
        let opening = self.text.get(from..).unwrap_or_default().trim_start_matches([' ', '\t']);
        matches!(node.value, NodeValue::Scalar(_)) && opening.starts_with(['|', '>'])
    }

    /// Where the colon after a key stands.
    fn colon(&self, name: &Key) -> Option<usize> {
        let end = name.span.end as usize;
        let rest = self.text.get(end..)?;
        let blanks = rest.len() - rest.trim_start_matches([' ', '"', '\'']).len();
        rest[blanks..].starts_with(':').then_some(end + blanks)
    }

    fn replace(&mut self, map: &BlockMap, at: usize, wanted: &Wanted) -> Option<()> {
        let (name, node) = &map.entries[at];
        let (colon, end, indent) = (self.colon(name)?, self.end(map, at)?, column(self.text, name.span.start as usize));
        if let (Wanted::List(values), Some(list)) = (wanted, node.as_list())
            && self.is_tall(colon, list)
        {
            return self.set_list(list, self.limit(map, at), values);
        }
        if let (Wanted::Record(entries), NodeValue::Map(inner)) = (wanted, &node.value)
            && self.text[colon + 1..].lines().next()?.trim().is_empty()
        {
            let inner = BlockMap { entries: inner, end: self.limit(map, at) };
            return self.set_record(&inner, entries);
        }
        self.put(colon + 1, end, node, wanted, indent, " ")
    }

    /// Whether the items of a list stand below each other, each behind its dash.
    pub(super) fn is_tall(&self, colon: usize, list: &[Node]) -> bool {
        !list.is_empty() && !self.text[colon + 1..].trim_start_matches([' ', '\t']).starts_with('[')
    }

    /// Puts a value between what introduces it and the end of its content. A comment on its first line stays there.
    pub(super) fn put(&mut self, from: usize, end: usize, node: &Node, wanted: &Wanted, indent: usize, lead: &str) -> Option<()> {
        let first_end = next_line(self.text, from).min(end);
        let opening = from + self.text[from..first_end].len() - self.text[from..first_end].trim_start_matches([' ', '\t']).len();
        let is_block = self.is_block_scalar(from, node);
        // What stands on the line of the key: a value that ends there, or nothing.
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
        let new = match (wanted, &node.value) {
            (Wanted::List(_) | Wanted::Record(_), NodeValue::List(_) | NodeValue::Map(_)) if value_end.is_some() => {
                format!("{lead}{}", self.flow_over(node, opening, wanted)?)
            }
            (Wanted::Text(text), _) if is_block => {
                let ends = !self.text[opening..first_end].contains('-');
                let text = format!("{}{}", text.trim_end_matches('\n'), if ends { "\n" } else { "" });
                self.written(&Wanted::Text(text), indent, lead)
            }
            (Wanted::Text(text), _) if !text.contains('\n') => format!("{lead}{}", line(text, Context::Block, quote)),
            _ => self.written(wanted, indent, lead),
        };
        match value_end {
            Some(value_end) => {
                let (head, tail) = new.split_once(self.style.ending).map_or((&*new, ""), |(head, _)| (head, &new[head.len()..]));
                let comment = self.text.get(value_end..end).unwrap_or_default();
                if !tail.is_empty() {
                    self.splice(from..end, format!("{head}{comment}{tail}"));
                } else if value_end > opening {
                    // Blanks before the value stay, so that columns of values do not move.
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
            // The first key behind a dash: the next one takes its place.
            let next = self.start(map, at + 1)?;
            self.splice(start..next, "");
        }
        Some(())
    }

    fn insert(&mut self, map: &BlockMap, rank: &dyn Fn(&str) -> Option<usize>, name: Name, wanted: &Wanted) -> Option<()> {
        let first = self.start(map, 0)?;
        let indent = column(self.text, first);
        let own = rank(name.field.name)?;
        let base = map.entries.iter().find(|(k, _)| is_key_of(&k.text, name.field)).map(|(k, _)| k.text.to_string());
        let key = name.written(&base.unwrap_or_else(|| self.style.key(name.field)));
        let ranks = || map.entries.iter().enumerate().filter_map(|(i, (k, _))| Some((rank(&k.text)?, i)));
        let before = ranks().filter(|(r, _)| *r < own || name.lang.is_some() && *r == own).max().map(|(_, i)| i);
        let new = format!("{key}:{}", self.written(wanted, indent, " "));
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

    /// A value as it stands behind `key:` or `- `, whose own beginning is in column `indent`.
    pub(super) fn written(&self, wanted: &Wanted, indent: usize, lead: &str) -> String {
        let below = |column: usize| format!("{}{}", self.style.ending, " ".repeat(column));
        match wanted {
            Wanted::Text(text) => match text.contains('\n').then(|| block(text, indent + 2, self.style.ending)).flatten() {
                Some(block) => format!("{lead}{block}"),
                None => format!("{lead}{}", line(text, Context::Block, None)),
            },
            Wanted::Yaml(_, written) => format!("{lead}{written}"),
            Wanted::List(values) => {
                let words = values.iter().all(|v| matches!(v, Wanted::Text(t) if !t.contains('\n')));
                let flow = self.flow(wanted);
                if words && !self.style.tall && flow.chars().count() <= 100 {
                    return format!("{lead}{flow}");
                }
                let column = indent + self.style.dash;
                values.iter().filter(|v| !v.is_empty()).map(|v| format!("{}- {}", below(column), self.item(v, column))).collect()
            }
            Wanted::Record(entries) => {
                let lines = entries.iter().filter(|(_, v)| !v.is_empty());
                let lines = lines.map(|(f, v)| format!("{}{}:{}", below(indent + 2), self.style.key(f), self.written(v, indent + 2, " ")));
                lines.collect()
            }
        }
    }

    /// A value as it stands behind a dash in this column.
    pub(super) fn item(&self, wanted: &Wanted, column: usize) -> String {
        let Wanted::Record(entries) = wanted else { return self.written(wanted, column, "") };
        let below = format!("{}{}", self.style.ending, " ".repeat(column + 2));
        let lines = entries.iter().filter(|(_, v)| !v.is_empty());
        lines.map(|(f, v)| format!("{}:{}", self.style.key(f), self.written(v, column + 2, " "))).collect::<Vec<_>>().join(&below)
    }

    /// A value between brackets or braces.
    pub(super) fn flow(&self, wanted: &Wanted) -> String {
        match wanted {
            Wanted::Text(text) => line(text, Context::Flow, None),
            Wanted::Yaml(_, written) => written.clone(),
            Wanted::List(values) => {
                format!("[{}]", values.iter().filter(|v| !v.is_empty()).map(|v| self.flow(v)).collect::<Vec<_>>().join(", "))
            }
            Wanted::Record(entries) => {
                let parts = entries.iter().filter(|(_, v)| !v.is_empty()).map(|(f, v)| format!("{}: {}", self.style.key(f), self.flow(v)));
                format!("{{ {} }}", parts.collect::<Vec<_>>().join(", "))
            }
        }
    }

    pub(super) fn set_record(&mut self, map: &BlockMap, entries: &[(&'static Field, Wanted)]) -> Option<()> {
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
        for (field, wanted) in entries {
            self.set(map, &rank, Name::plain(field), Some(wanted))?;
        }
        Some(())
    }

    /// Whether a record was written as its first field alone, and still can be.
    pub(super) fn alone<'w>(&self, node: &Node, wanted: &'w Wanted) -> Option<&'w Wanted> {
        match wanted {
            Wanted::Record(entries) if node.as_text().is_some() => only(entries).map(|(_, v)| v),
            _ => None,
        }
    }
}

/// Where the last part of a value ends.
pub(super) fn deep_end(node: &Node) -> usize {
    let inner = match &node.value {
        NodeValue::List(nodes) => nodes.iter().map(deep_end).max(),
        NodeValue::Map(entries) => entries.iter().map(|(k, v)| deep_end(v).max(k.span.end as usize)).max(),
        _ => Some(node.span.end as usize),
    };
    inner.unwrap_or(node.span.start as usize)
}

/// Where the first part of a list or map begins.
pub(super) fn deep_start(node: &Node) -> usize {
    match &node.value {
        NodeValue::List(nodes) => nodes.first().map(deep_start),
        NodeValue::Map(entries) => entries.first().map(|(k, _)| k.span.start as usize),
        _ => None,
    }
    .unwrap_or(node.span.start as usize)
}

/// Where brackets or braces that open here are closed.
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
