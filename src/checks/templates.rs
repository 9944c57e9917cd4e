//! Fields that a template asks of the view and that no view has: found without rendering, also in branches that no page takes.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, Span, TEMPLATE_DATA, TEMPLATE_FIELD};
use crate::model::LangNo;
use crate::plan::{Need, Query, Select, Theme};
use crate::view_schema::{FileRowView, OrderRowView, Shape, TermRowView};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule { name: "templates", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let theme = context.planner.theme;
    let main = context.planner.library.site.code(LangNo::MAIN);
    let words: Vec<&str> = match theme.words.get(main) {
        Some(words) => words.keys().map(|key| &**key).collect(),
        None => theme.words_in(main, main).into_keys().map(|key| &**key).collect(),
    };
    let options: Vec<&str> = theme.options.iter().map(|option| &*option.name).collect();
    for (name, file) in &theme.templates {
        let text = &context.files.get(*file).text;
        let kinds = theme.kinds_shown_by(name);
        let answers = answers_shown_by(theme, name);
        let follow = |path: &NamePath, scopes: &Scopes| -> Result<Shape, UnknownName> {
            let Some(bound) = scopes.find(path.names[0]).or_else(|| answers.get(path.names[0])) else {
                return match (path.names.as_slice(), Shape::of_root(path.names[0], &kinds)) {
                    // The keys of theme.yaml and the words of the theme are its own.
                    (["lang", "words", name, ..], _) => path.one_of(2, name, &words),
                    (["theme", "options", name, ..], _) => path.one_of(2, name, &options),
                    (["theme", ..], _) | (_, None) => Ok(Shape::Unknown),
                    (_, Some(root)) => path.follow(root, &theme.preset_names),
                };
            };
            path.follow(bound.clone(), &theme.preset_names)
        };
        let mut scopes = Scopes::default();
        let prints_data = name.ends_with(".json") || name.ends_with(".geojson");
        for tag in tags(text) {
            if let Some(path) = printed(text, tag).filter(|_| !prints_data)
                && let Ok(shape) = follow(&path, &scopes)
                && let Some(parts) = shape.parts(&theme.preset_names)
            {
                let report = Diagnostic::new(&TEMPLATE_DATA).at(Span::new(*file, path.start, path.start + path.written.len()));
                let near = match PRINTABLE.iter().find(|part| parts.contains(part)) {
                    Some(part) => format!("{}.{part}", path.written),
                    None if parts.is_empty() => "list".to_string(),
                    None => "none".to_string(),
                };
                diagnostics.push(report.with("name", path.written).with("near", near).with("known", parts.join(", ")));
            }
            let inner = comprehension_names(&text[tag.0..tag.1]);
            for path in paths(text, tag).into_iter().filter(|path| !inner.contains(&path.names[0])) {
                if let Err(unknown) = follow(&path, &scopes) {
                    let report = Diagnostic::new(&TEMPLATE_FIELD).at(Span::new(*file, path.start, path.start + unknown.shown.len()));
                    let wrong = unknown.shown.rsplit('.').next().unwrap_or_default();
                    diagnostics.push(report.with("name", &unknown.shown).suggest(wrong, unknown.known));
                }
            }
            scopes.pass(text, tag, |path, scopes| follow(path, scopes).unwrap_or(Shape::Unknown));
        }
    }
}

/// Parts of records that people read, in the order in which they are proposed.
const PRINTABLE: &[&str] = &["text", "html", "label", "name", "title", "url", "src"];

/// The path that a tag prints, where it prints one and does nothing to it: `{{ place.hotline }}`.
fn printed<'t>(text: &'t str, (start, end): (usize, usize)) -> Option<NamePath<'t>> {
    let inner = text[..start].ends_with("{{").then(|| &text[start..end])?;
    let inner = inner.strip_prefix('-').unwrap_or(inner);
    let inner = inner.strip_suffix('-').unwrap_or(inner).trim();
    let at = text[start..end].find(inner)?;
    NamePath::read(inner, start + at).filter(|path| path.written.len() == inner.len())
}

/// The answers to needs that a template finds in its view, by name: those of the products that reach it, and of the component whose template it is.
fn answers_shown_by<'t>(theme: &'t Theme, template: &str) -> FxHashMap<&'t str, Shape> {
    let reaching = theme.products.iter().filter(|p| theme.closure_of(p).is_some_and(|closure| closure.reached.contains(template)));
    let of_products = reaching.flat_map(|product| product.needs.iter().map(|(name, need)| (&**name, rows_of(need))));
    let owners = theme.components.iter().filter(|c| *c.html.path == *template || c.plain.as_deref() == Some(template));
    let of_components = owners.flat_map(|component| component.needs.iter().map(|(name, query)| (&**name, items_of(query))));
    let mut answers: FxHashMap<&str, Shape> = FxHashMap::default();
    for (name, shape) in of_products.chain(of_components) {
        let shape = match answers.remove(name) {
            Some(other) => other.or(shape),
            None => shape,
        };
        answers.insert(name, shape);
    }
    answers
}

fn rows_of(need: &Need) -> Shape {
    match need {
        Need::Items(query) => items_of(query),
        Need::Jobs(_) => Shape::rows_of(&FileRowView::RECORD),
        Need::Orders { .. } => Shape::rows_of(&OrderRowView::RECORD),
        Need::Terms { .. } => Shape::rows_of(&TermRowView::RECORD),
    }
}

fn items_of(query: &Query) -> Shape {
    let names = query.select.iter().filter_map(|select| match select {
        Select::Field(no) => Some(query.kind.table().field(*no).name),
        beside => beside.name(),
    });
    Shape::List(Box::new(Shape::of_selection(query.kind, names)))
}

/// The names that a tag binds inside its own brackets, `[g for g in guides if g.url]`: their shapes are not followed.
fn comprehension_names(tag: &str) -> Vec<&str> {
    let words: Vec<&str> = tag.split_whitespace().collect();
    let is_bound = |i: &usize| words[*i] == "for" && *i > 0 && !matches!(words[*i - 1], "-" | "+");
    (0..words.len().saturating_sub(1)).filter(is_bound).map(|i| words[i + 1].trim_end_matches(',')).collect()
}

/// A name that does not exist.
struct UnknownName<'n> {
    /// The path to it, as the template writes it.
    shown: String,
    /// The names that stand there instead.
    known: BTreeSet<&'n str>,
}

/// A path in a template: `item.title`, `files[0].url`.
struct NamePath<'t> {
    /// Byte offset in the template.
    start: usize,
    /// As the template writes it.
    written: &'t str,
    /// The names and numbers in it: at least one.
    names: Vec<&'t str>,
    /// Where each of them ends, with its bracket; bytes from the start of the path.
    ends: Vec<usize>,
}

impl<'t> NamePath<'t> {
    /// The path at the start of a text, with the names behind dots and the numbers in brackets. None where no name stands there.
    fn read(text: &'t str, start: usize) -> Option<NamePath<'t>> {
        let name = |at: usize| {
            let rest = &text[at..];
            let end = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
            Some(&rest[..end]).filter(|name| !name.is_empty())
        };
        let first = name(0)?;
        let mut path = NamePath { start, written: text, names: vec![first], ends: vec![first.len()] };
        let mut end = first.len();
        loop {
            let (next, after) = match text[end..].chars().next() {
                Some('.') => (name(end + 1), 0),
                Some('[') => {
                    (name(end + 1).filter(|no| no.bytes().all(|b| b.is_ascii_digit()) && text[end + 1 + no.len()..].starts_with(']')), 1)
                }
                _ => (None, 0),
            };
            let Some(next) = next else { break };
            end += 1 + next.len() + after;
            path.names.push(next);
            path.ends.push(end);
        }
        path.written = &text[..end];
        Some(path)
    }

    /// What stands at the end of the path, from the shape of its first name.
    fn follow<'n>(&self, root: Shape, presets: &'n [Arc<str>]) -> Result<Shape, UnknownName<'n>> {
        let mut shape = root;
        for (at, name) in self.names.iter().enumerate().skip(1) {
            shape = shape.field(name, presets).map_err(|known| self.unknown(at, known))?;
        }
        Ok(shape)
    }

    /// The name at a position must be one of these.
    fn one_of<'n>(&self, at: usize, name: &str, known: &[&'n str]) -> Result<Shape, UnknownName<'n>> {
        if known.contains(&name) { Ok(Shape::Unknown) } else { Err(self.unknown(at, known.to_vec())) }
    }

    fn unknown<'n>(&self, at: usize, known: Vec<&'n str>) -> UnknownName<'n> {
        UnknownName { shown: self.written[..self.ends[at]].to_string(), known: known.into_iter().collect() }
    }
}

/// The names to which a template gives a meaning of its own, by the blocks that are open: loop variables, what is `set`, parameters of components.
struct Scopes<'t>(Vec<FxHashMap<&'t str, Shape>>);

impl Default for Scopes<'_> {
    fn default() -> Self {
        Scopes(vec![FxHashMap::default()])
    }
}

impl<'t> Scopes<'t> {
    fn find(&self, name: &str) -> Option<&Shape> {
        self.0.iter().rev().find_map(|names| names.get(name))
    }

    /// Goes behind a tag: opens and closes blocks, and binds names.
    fn pass(&mut self, text: &'t str, tag: (usize, usize), shape: impl Fn(&NamePath, &Scopes) -> Shape) {
        let words = || text[tag.0..tag.1].split(|c: char| !is_word(c)).filter(|word| !word.is_empty());
        // The value is known where it is a path and nothing else.
        let value = |after: &str, scopes: &Scopes| {
            let (_, value) = text[tag.0..tag.1].split_once(after)?;
            let value = value.trim().trim_end_matches('-').trim();
            let path = NamePath::read(value, tag.0).filter(|path| path.written.len() == value.len())?;
            Some(shape(&path, scopes))
        };
        match words().next() {
            Some("for") => {
                let names: Vec<&str> = words().skip(1).take_while(|word| *word != "in").collect();
                // Two names are the key and the value of a map.
                let element = value(" in ", self).filter(|_| names.len() == 1).map_or(Shape::Unknown, |list| list.element());
                self.0.push(names.into_iter().map(|name| (name, element.clone())).collect());
            }
            Some("component") => self.0.push(words().skip(2).map(|name| (name, Shape::Unknown)).collect()),
            Some("endfor" | "endcomponent") if self.0.len() > 1 => drop(self.0.pop()),
            Some(set @ ("set" | "set_global")) => {
                let Some(name) = words().nth(1) else { return };
                let found = value("=", self).unwrap_or(Shape::Unknown);
                // A name that is set twice may be either.
                let found = if self.find(name).is_some() { Shape::Unknown } else { found };
                let scope = if set == "set" { self.0.last_mut() } else { self.0.first_mut() };
                if let Some(names) = scope {
                    names.insert(name, found);
                }
            }
            _ => {}
        }
    }
}

/// Ranges between `{{ }}` and `{% %}`, comments left out.
fn tags(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|i| at + i) {
        let (close, is_code) = match text.as_bytes().get(open + 1) {
            Some(b'{') => ("}}", true),
            Some(b'%') => ("%}", true),
            Some(b'#') => ("#}", false),
            _ => {
                at = open + 1;
                continue;
            }
        };
        let Some(end) = text[open..].find(close).map(|i| open + i) else { break };
        if is_code {
            found.push((open + 2, end));
        }
        at = end + 2;
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Paths of a tag with more than one name, outside of strings.
fn paths(text: &str, (start, end): (usize, usize)) -> Vec<NamePath<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut i = start;
    while i < end {
        match bytes[i] {
            quote @ (b'"' | b'\'' | b'`') => i += 1 + text[i + 1..end].find(quote as char).map_or(end - i - 1, |n| n + 1),
            b if is_word(char::from(b)) => {
                let Some(path) = NamePath::read(&text[i..end], i) else { break };
                // `x.y` after a dot, a bracket or a question mark belongs to something else.
                let alone = i == start || !matches!(bytes[i - 1], b'.' | b'?' | b'<' | b'/' | b']');
                i += path.written.len();
                if alone && path.names.len() > 1 {
                    found.push(path);
                }
            }
            _ => i += 1,
        }
    }
    found
}
