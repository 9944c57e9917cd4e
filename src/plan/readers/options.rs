//! Reads the options that `theme.yaml` declares and the values that `site.yaml` gives them.

use crate::diag::{
    BAD_COLOR, BAD_NUMBER, BAD_URL, Diagnostic, Diagnostics, FIELD_MISSING, IMAGE_MISSING, Span, UNKNOWN_CHOICE, UNKNOWN_FIELD, WRONG_TYPE,
};
use crate::kinds::Value;
use crate::model::Library;
use crate::plan::declared::options::{OPTION_TYPES, OptionType, ThemeOption, ValueFault};
use crate::read::{Layer, Node, NodeKey, NodeValue, paths};
use crate::text::{LinkTarget, target};
use std::sync::Arc;

const KEYS: &[&str] = &["type", "of", "default", "doc"];

/// A declaration of an option: the nearest value of each key in all layers.
struct OptionDeclaration<'a> {
    key: &'a NodeKey,
    ty: Option<&'a Node>,
    of: Option<&'a Node>,
    default: Option<&'a Node>,
}

/// Reads the options and their values.
pub fn read_options(layers: &[Layer], library: &Library, diagnostics: &mut Diagnostics) -> Vec<ThemeOption> {
    let chosen = library.site.options.as_ref();
    let mut options = Vec::new();
    for declared in declarations(layers, diagnostics) {
        let Some(reading) = OptionReader::of(&declared, library, diagnostics) else { continue };
        let fallback = declared.default.filter(|n| !n.is_null()).and_then(|node| reading.value(node, diagnostics));
        let own = chosen.and_then(|c| c.get(reading.name));
        // `accent: #a3111b` without quotes is a comment.
        if let Some(node) = own.filter(|n| n.is_null() && reading.ty == OptionType::Color) {
            diagnostics.push(report_of(ValueFault::Color, reading.name, "", &[], node.span));
        }
        let value = own.filter(|n| !n.is_null()).and_then(|node| reading.value(node, diagnostics)).or(fallback);
        options.push(ThemeOption { name: reading.name.into(), ty: reading.ty, value });
    }
    if let Some(chosen) = chosen {
        match chosen.as_map() {
            Some(entries) => {
                let known: Vec<&str> = layers.iter().flat_map(declared_by).map(|(key, _)| &*key.text).collect();
                for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&&*key.text)) {
                    let report = Diagnostic::new(&UNKNOWN_FIELD).at(key.span).with("name", &key.text).with("kind", "theme-options");
                    diagnostics.push(report.suggest(&key.text, known.iter().copied()));
                }
            }
            None => diagnostics.push(wrong_type(chosen.span, "options", "map")),
        }
    }
    options
}

fn declared_by(layer: &Layer) -> impl Iterator<Item = &(NodeKey, Node)> {
    layer.settings.as_ref().and_then(|s| s.get("options")).and_then(Node::as_map).unwrap_or_default().iter()
}

fn declarations<'a>(layers: &'a [Layer], diagnostics: &mut Diagnostics) -> Vec<OptionDeclaration<'a>> {
    let mut found: Vec<OptionDeclaration> = Vec::new();
    // From the furthest layer on: a nearer theme changes single keys.
    for layer in layers.iter().rev() {
        if let Some(node) = layer.settings.as_ref().and_then(|s| s.get("options")).filter(|n| n.as_map().is_none() && !n.is_null()) {
            diagnostics.push(wrong_type(node.span, "options", "map"));
        }
        for (key, node) in declared_by(layer) {
            let Some(entries) = node.as_map() else {
                diagnostics.push(wrong_type(node.span, &key.text, "map"));
                continue;
            };
            for (name, _) in entries.iter().filter(|(name, _)| !KEYS.contains(&&*name.text)) {
                let report = Diagnostic::new(&UNKNOWN_FIELD).at(name.span).with("name", &name.text).with("kind", "theme-option");
                diagnostics.push(report.suggest(&name.text, KEYS.iter().copied()));
            }
            let at = found.iter().position(|d| d.key.text == key.text).unwrap_or_else(|| {
                found.push(OptionDeclaration { key, ty: None, of: None, default: None });
                found.len() - 1
            });
            let declared = &mut found[at];
            declared.ty = node.get("type").or(declared.ty);
            declared.of = node.get("of").or(declared.of);
            declared.default = node.get("default").or(declared.default);
        }
    }
    found
}

/// How the values of one option are read.
struct OptionReader<'a> {
    name: &'a str,
    ty: OptionType,
    /// The words of `of`; none for any.
    of: Option<Vec<Arc<str>>>,
    library: &'a Library,
}

impl<'a> OptionReader<'a> {
    fn of(declared: &OptionDeclaration<'a>, library: &'a Library, diagnostics: &mut Diagnostics) -> Option<OptionReader<'a>> {
        let name = &*declared.key.text;
        let missing = |what: &str| {
            let report = Diagnostic::new(&FIELD_MISSING).at(declared.key.span).with("name", what).with("label", what);
            report.with("kind", "theme-option")
        };
        let Some(written) = declared.ty else {
            diagnostics.push(missing("type"));
            return None;
        };
        let word = written.as_text().unwrap_or_default();
        let Some((_, ty)) = OPTION_TYPES.iter().find(|(name, _)| *name == word) else {
            diagnostics.push(unknown_choice(written.span, "type", word, OPTION_TYPES.iter().map(|t| t.0)));
            return None;
        };
        let of = match declared.of {
            Some(node) => {
                let words: Option<Vec<Arc<str>>> =
                    node.as_list().and_then(|list| list.iter().map(|word| Some(word.as_text()?.into())).collect());
                if words.is_none() {
                    diagnostics.push(wrong_type(node.span, "of", "list"));
                }
                Some(words?)
            }
            None if *ty == OptionType::Choice => {
                diagnostics.push(missing("of"));
                return None;
            }
            None => None,
        };
        Some(OptionReader { name, ty: *ty, of, library })
    }

    /// Reads a value. `None` after a report.
    fn value(&self, node: &Node, diagnostics: &mut Diagnostics) -> Option<Value> {
        match self.read(node, diagnostics) {
            Ok(value) => Some(value),
            Err(faults) => {
                diagnostics.extend(faults);
                None
            }
        }
    }

    fn read(&self, node: &Node, diagnostics: &mut Diagnostics) -> Result<Value, Diagnostics> {
        if self.ty == OptionType::List {
            return self.list(node);
        }
        if let (OptionType::Text, NodeValue::Map(entries)) = (self.ty, &node.value) {
            let texts: Option<Vec<_>> = entries.iter().map(|(lang, v)| Some(((*lang.text).into(), Value::text(v.as_text()?)))).collect();
            return texts.map(Value::Record).ok_or_else(|| self.wrong(node, "text"));
        }
        let Some(text) = node.as_text() else { return Err(self.wrong(node, "text")) };
        match self.ty {
            OptionType::Image => self.image(text, node.span, diagnostics),
            _ => self.word(node),
        }
    }

    fn list(&self, node: &Node) -> Result<Value, Diagnostics> {
        match &node.value {
            NodeValue::List(nodes) => nodes.iter().map(|n| self.word(n)).collect::<Result<_, _>>().map(Value::List),
            _ => Err(self.wrong(node, "list")),
        }
    }

    fn word(&self, node: &Node) -> Result<Value, Diagnostics> {
        let Some(text) = node.as_text() else { return Err(self.wrong(node, "text")) };
        let of = self.of.as_deref();
        self.ty.read(text, of).map_err(|fault| report_of(fault, self.name, text, of.unwrap_or_default(), node.span).into())
    }

    /// A picture of the site, by its path below `content/` or, with `/` in front, below `static/`.
    fn image(&self, text: &str, span: Span, diagnostics: &mut Diagnostics) -> Result<Value, Diagnostics> {
        let before = diagnostics.len();
        let path = match target::image(text, "content", span, diagnostics) {
            LinkTarget::File { path, .. } => path.to_string(),
            LinkTarget::Root(path) => format!("static/{path}"),
            // Reported by `target::image`.
            _ if diagnostics.len() > before => return Ok(Value::text("")),
            _ => text.to_string(),
        };
        // Files that are no pictures are reported where pictures are read.
        if self.library.assets.contains_key(&*path) || self.library.site.option_pictures.iter().any(|(p, _)| **p == *path) {
            return Ok(Value::File(path.into()));
        }
        let folder = paths::folder(&path);
        let near = self.library.assets.keys().filter(|p| paths::folder(p) == folder).map(|p| paths::file_name(p));
        Err(Diagnostic::new(&IMAGE_MISSING).at(span).with("path", &path).suggest(paths::file_name(&path), near).into())
    }

    fn wrong(&self, node: &Node, expected: &'static str) -> Diagnostics {
        wrong_type(node.span, self.name, expected).into()
    }
}

fn wrong_type(span: Span, name: &str, expected: &'static str) -> Diagnostic {
    Diagnostic::new(&WRONG_TYPE).at(span).with("name", name).with("label", name).with("expected", expected)
}

/// The report of a value that is not of the type of an option or parameter. `of`: the words that may stand there.
pub(super) fn report_of(fault: ValueFault, name: &str, written: &str, of: &[Arc<str>], span: Span) -> Diagnostic {
    let report = |code| Diagnostic::new(code).at(span).with("name", name).with("label", name).with("value", written);
    match fault {
        ValueFault::Color => report(&BAD_COLOR),
        ValueFault::Number => report(&BAD_NUMBER),
        ValueFault::Flag => wrong_type(span, name, "boolean"),
        ValueFault::Choice => unknown_choice(span, name, written, of.iter().map(|word| &**word)),
        ValueFault::Url => Diagnostic::new(&BAD_URL).at(span).with("url", written.escape_debug()),
    }
}

/// The report of a word that is not among those known.
pub(super) fn unknown_choice<'k>(span: Span, name: &str, value: &str, known: impl Iterator<Item = &'k str>) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_CHOICE).at(span).with("name", name).with("label", name).with("value", value).suggest(value, known)
}
