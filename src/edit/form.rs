//! The form of an item: an input for each field of its kind, filled with the value in the file.

use super::change::{FieldName, is_key_of, record_fields};
use super::file::{EditTarget, SourceFormat};
use crate::diag::SourceFile;
use crate::forms::CsvRows;
use crate::kinds::{Choice, Field, OWN_TERMS, Type};
use crate::model::{Item, LangNo, Library};
use crate::read::{Node, NodeValue};
use crate::vietnamese::{key, parse_date, short_date};
use serde::Serialize;

/// The input of one field.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FormInput {
    /// Name of the input: `title`, `sources.0.title`.
    pub name: String,
    /// The label.
    pub label: String,
    /// The help text.
    pub doc: &'static str,
    /// The sort of input: line text long date number phone web choice choices check words place picture yaml record records
    pub kind: &'static str,
    /// Whether it must be filled.
    pub required: bool,
    /// The value as text; a line for each word of a list.
    pub text: String,
    /// The choices: value, label, whether it is chosen.
    pub choices: Vec<(String, String, bool)>,
    /// The fields of each record, and behind them the fields of an empty one.
    pub entries: Vec<Vec<FormInput>>,
    /// The language, when it is not that of the file.
    pub lang: Option<String>,
    /// Why it cannot be changed: text, file, cell, sheet, odd.
    pub fixed: Option<&'static str>,
    /// The file with the value, when it is not that of the item.
    pub file: Option<String>,
    /// Whether it is seldom used and empty, and therefore in the last group of the form.
    pub further: bool,
    /// Digest of the value when the page was made; it shows whether the input was changed.
    pub seen: String,
    /// The fault in the entered value.
    pub fault: Option<String>,
}

/// The item of a form, and where its values come from.
pub struct FormContext<'a> {
    /// The library of the current version.
    pub library: &'a Library,
    /// The item.
    pub target: EditTarget,
    /// The file of the item.
    pub source: &'a SourceFile,
    /// The fields as they are written in the file; none for a new row.
    pub node: Option<&'a Node>,
    /// The item in the library; none when it is not there yet.
    pub item: Option<&'a Item>,
    /// For a new row: an example of each field of its table.
    pub like: Option<&'a Node>,
}

/// Common fields that are always in the upper groups of a form.
const AT_HAND: &[&str] = &["title", "summary", "topic", "audience", "status", "updated", "image", "alt"];

/// The inputs of an item's fields.
pub fn form_inputs(context: &FormContext) -> Vec<FormInput> {
    let table = context.target.kind.table();
    let format = SourceFormat::of(context.source);
    let is_shown = |field: &&&'static Field| match field.name {
        "id" | "place" | "body" => format != SourceFormat::Markdown,
        "slug" => format == SourceFormat::Markdown,
        "title" => context.target.kind.title_from.is_none() || written_node(context.node, field).is_some(),
        _ => true,
    };
    let columns = columns(context, format);
    let mut inputs = Vec::new();
    for field in table.fields[..table.derived_from].iter().filter(is_shown) {
        inputs.push(input(context, field, format));
        if let Some(columns) = columns.as_ref().filter(|_| field.translatable) {
            inputs.extend(translations(context, field, columns));
        }
    }
    if table.named(OWN_TERMS).is_some() {
        inputs.extend(context.library.site.taxonomies.names.fields().iter().map(|field| own_terms(context, field, format)));
    }
    inputs
}

/// The input for the terms of one of the site's own taxonomies.
fn own_terms(context: &FormContext, field: &'static Field, format: SourceFormat) -> FormInput {
    let node = written_node(context.node, field);
    let mut input = of_field(context, field, node, field.name);
    input.further = node.is_none() && format != SourceFormat::Markdown;
    if format == SourceFormat::Sheet {
        input.fixed = Some("sheet");
    }
    input.seen = digest(&super::submitted::submitted_text(&input));
    input
}

/// The names of columns, or of the keys in a list. None for Markdown, where a translation is a file of its own, and for sheets.
fn columns(context: &FormContext, format: SourceFormat) -> Option<Vec<String>> {
    match format {
        SourceFormat::Csv => Some(CsvRows::new(&context.source.text, context.target.kind)?.heads().to_vec()),
        SourceFormat::Yaml => {
            let rows = super::file::rows(context.source, context.target.span.file)?;
            Some(rows.iter().filter_map(Node::as_map).flatten().map(|(k, _)| k.text.to_string()).collect())
        }
        SourceFormat::Markdown | SourceFormat::Sheet => None,
    }
}

/// The inputs of a field in the other languages of the site. Those without a column are in the last group of the form.
fn translations(context: &FormContext, field: &'static Field, columns: &[String]) -> Vec<FormInput> {
    let is_words = matches!(field.ty, Type::Line | Type::Sentence | Type::Prose | Type::List(Type::Line));
    let others = context.library.site.languages.iter().skip(1).filter(|_| is_words);
    let one = |language: &crate::model::Language| {
        let name = FieldName { field, lang: Some(&language.code) };
        let node = context.node.and_then(Node::as_map).and_then(|map| map.iter().find(|(k, v)| name.is(&k.text) && !v.is_null()));
        let mut input = of_field(context, field, node.map(|(_, v)| v), &name.written(field.name));
        input.label = format!("{} ({})", input.label, language.name);
        (input.doc, input.required, input.lang) = ("", false, Some(language.code.to_string()));
        input.further = !columns.iter().any(|head| name.is(head));
        input.seen = digest(&super::submitted::submitted_text(&input));
        input
    };
    others.map(one).collect()
}

/// The value of a field in a map; none for null.
fn written_node<'n>(node: Option<&'n Node>, field: &Field) -> Option<&'n Node> {
    node?.as_map()?.iter().find(|(k, _)| is_key_of(&k.text, field)).map(|(_, v)| v).filter(|v| !v.is_null())
}

fn input(context: &FormContext, field: &'static Field, format: SourceFormat) -> FormInput {
    let node = written_node(context.node, field);
    let mut input = of_field(context, field, node, field.name);
    input.required = field.required || (field.name == "title" && context.target.kind.title_from.is_none());
    let own = context.target.kind.fields.iter().any(|f| std::ptr::eq(f, field));
    let at_hand =
        own && !matches!(field.ty, Type::Entries | Type::Prose) || format == SourceFormat::Markdown && AT_HAND.contains(&field.name);
    let is_there = node.is_some() || context.item.is_some_and(|i| i.get(field.name).is_some());
    input.further = !is_there && !input.required && !at_hand || field.name == "id";
    let stands = context.item.filter(|i| node.is_none() && i.get(field.name).is_some()).map(|i| i.span_of(field.name));
    if format == SourceFormat::Sheet {
        input.fixed = Some("sheet");
        input.text = context.item.and_then(|i| i.get(field.name)?.plain().map(|p| p.into_owned())).unwrap_or_default();
    } else if let Some(span) = stands.filter(|_| context.target.kind.title_from.is_none_or(|_| field.name != "title")) {
        input.fixed = Some(if span.file == context.target.span.file { "text" } else { "file" });
    } else if format == SourceFormat::Csv && record_fields(&field.ty).is_some() {
        input.fixed = Some("cell");
        input.further |= !is_there;
    }
    input.seen = digest(&super::submitted::submitted_text(&input));
    input
}

/// A digest of a value: 16 hexadecimal digits.
pub fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_string()
}

fn of_field(context: &FormContext, field: &'static Field, node: Option<&Node>, name: &str) -> FormInput {
    let speech = context.target.speech;
    let label = crate::vietnamese::capitalized(&speech.choose(field.vi.to_string(), field.name.replace('_', " ")));
    let doc = speech.choose(field.doc[1], field.doc[0]);
    let mut input =
        FormInput { name: name.to_string(), label, doc, required: field.required, kind: kind_of(&field.ty), ..FormInput::default() };
    if let Some(fields) = record_fields(&field.ty) {
        return records(context, field, fields, node, input);
    }
    let values = node.map(|node| words(&field.ty, node)).unwrap_or_default();
    input.text = match (&field.ty, node) {
        (_, None) => String::new(),
        (Type::Free | Type::Translated, Some(node)) => match written(context, node) {
            Some(text) => text,
            None => {
                input.fixed = Some("odd");
                String::new()
            }
        },
        (Type::Date, Some(_)) => parse_date(&values).map_or(values, short_date),
        (Type::Choice(choices), Some(_)) => find_choice(choices, &values).map_or(values, |c| c.name.to_string()),
        (Type::Boolean, Some(_)) => is_yes(&values).to_string(),
        _ => values,
    };
    input.choices = choices(context, &field.ty, &input.text);
    input
}

/// The sort of input for a type.
fn kind_of(ty: &Type) -> &'static str {
    match ty {
        Type::Line | Type::Code | Type::Path | Type::Item(_) | Type::Term { open: true, .. } | Type::File => "line",
        Type::Money | Type::Hours => "line",
        Type::Sentence => "text",
        Type::Prose => "long",
        Type::Integer | Type::Number | Type::Latitude | Type::Longitude => "number",
        Type::Boolean => "check",
        Type::Date => "date",
        Type::Phone => "phone",
        Type::Url => "web",
        Type::Image => "picture",
        Type::Choice(_) | Type::Term { open: false, .. } | Type::Language => "choice",
        Type::List(Type::Choice(_) | Type::Term { open: false, .. }) => "choices",
        Type::List(Type::Record(_)) | Type::Entries => "records",
        Type::List(_) | Type::Places => "words",
        Type::Record(_) => "record",
        Type::Place => "place",
        Type::Translated | Type::Free | Type::Terms => "yaml",
    }
}

/// A scalar as it is, a list with a line for each word. A scalar may also contain a list, as in the cell of a table.
fn words(ty: &Type, node: &Node) -> String {
    let inner = match ty {
        Type::List(inner) => Some(*inner),
        Type::Places => Some(&Type::Code),
        _ => None,
    };
    match (&node.value, inner) {
        (NodeValue::Scalar(scalar), Some(inner)) => parts(inner, &scalar.text).join("\n"),
        (NodeValue::Scalar(scalar), None) => scalar.text.trim_end_matches('\n').to_string(),
        (NodeValue::List(nodes), _) => nodes.iter().filter_map(Node::as_text).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}

/// The words of a list in one text, split at the same separators as the field reader (`kinds::parse`) uses.
pub(super) fn parts<'t>(inner: &Type, text: &'t str) -> Vec<&'t str> {
    let short = matches!(inner, Type::Choice(_) | Type::Term { .. } | Type::Item(_) | Type::Code | Type::Phone);
    let separates = |c: char| c == '|' || c == '\n' || (short && (c == ';' || c == ','));
    text.split(separates).map(str::trim).filter(|p| !p.is_empty()).collect()
}

/// The YAML text of a value, when it is on one line.
fn written(context: &FormContext, node: &Node) -> Option<String> {
    let text = &context.source.text;
    let start = node.span.start as usize;
    if node.as_text().is_some() {
        return text.get(start..node.span.end as usize).filter(|t| !t.contains('\n')).map(str::to_string);
    }
    let first = super::yaml::deep_start(node);
    let open = text.get(..first)?.trim_end_matches([' ', '"', '\'']);
    let open = open.ends_with(['[', '{']).then(|| open.len() - 1)?;
    let end = super::yaml::flow_end(text, open)?;
    text.get(open..end).filter(|t| !t.contains('\n')).map(str::to_string)
}

fn records(context: &FormContext, field: &'static Field, fields: &'static [Field], node: Option<&Node>, mut input: FormInput) -> FormInput {
    let is_one = matches!(field.ty, Type::Record(_));
    let name = |at: usize, inner: &Field| {
        if is_one { format!("{}.{}", field.name, inner.name) } else { format!("{}.{at}.{}", field.name, inner.name) }
    };
    let nodes: Vec<&Node> = match node.map(|n| (&n.value, n)) {
        None => Vec::new(),
        Some((NodeValue::List(nodes), _)) => nodes.iter().filter(|n| !n.is_null()).collect(),
        Some((_, node)) => vec![node],
    };
    let known = |node: &&Node| match &node.value {
        NodeValue::Scalar(_) => true,
        NodeValue::Map(map) => map.iter().all(|(k, _)| fields.iter().any(|f| is_key_of(&k.text, f))),
        _ => false,
    };
    if !nodes.iter().all(known) {
        input.fixed = Some("odd");
        return input;
    }
    let one = |at: usize, node: Option<&Node>| -> Vec<FormInput> {
        let of = |inner: &'static Field, first: bool| match node {
            Some(node) if node.as_text().is_some() => of_field(context, inner, Some(node).filter(|_| first), &name(at, inner)),
            node => of_field(context, inner, written_node(node, inner), &name(at, inner)),
        };
        // Required fields of records are checked after sending, because the empty record at the end has none.
        fields.iter().enumerate().map(|(i, inner)| FormInput { required: false, ..of(inner, i == 0) }).collect()
    };
    input.entries = nodes.iter().enumerate().map(|(at, node)| one(at, Some(node))).collect();
    if !is_one || input.entries.is_empty() {
        input.entries.push(one(input.entries.len(), None));
    }
    if input.entries.iter().flatten().any(|i| i.fixed.is_some()) {
        input.fixed = Some("odd");
    }
    input
}

fn choices(context: &FormContext, ty: &Type, text: &str) -> Vec<(String, String, bool)> {
    let chosen: Vec<&str> = text.lines().collect();
    let mut list: Vec<(String, String, bool)> = match ty {
        Type::Choice(choices) | Type::List(Type::Choice(choices)) => {
            let is_chosen = |c: &'static Choice| chosen.iter().any(|t| find_choice(choices, t) == Some(c));
            choices.iter().map(|c| (c.name.to_string(), context.target.speech.choose(c.vi, c.en).to_string(), is_chosen(c))).collect()
        }
        Type::Term { taxonomy, open: false } | Type::List(Type::Term { taxonomy, open: false }) => {
            let is_chosen = |slug: &str| chosen.iter().any(|t| crate::vietnamese::term_slug(t) == slug);
            let terms = context.library.terms.of(taxonomy);
            terms.map(|t| (t.slug.to_string(), t.name(LangNo::MAIN).to_string(), is_chosen(&t.slug))).collect()
        }
        Type::Language => {
            context.library.site.languages.iter().map(|l| (l.code.to_string(), l.code.to_string(), chosen.contains(&&*l.code))).collect()
        }
        _ => return Vec::new(),
    };
    // Values in the file that are not among the choices are shown too.
    let unknown = chosen.iter().filter(|t| !t.is_empty() && !list.iter().any(|(v, _, _)| v == *t || key(v) == key(t)));
    let unknown: Vec<(String, String, bool)> = match ty {
        Type::Choice(choices) | Type::List(Type::Choice(choices)) => {
            unknown.filter(|t| find_choice(choices, t).is_none()).map(|t| (t.to_string(), t.to_string(), true)).collect()
        }
        _ => unknown
            .filter(|t| !list.iter().any(|(v, ..)| *v == crate::vietnamese::term_slug(t)))
            .map(|t| (t.to_string(), t.to_string(), true))
            .collect(),
    };
    list.extend(unknown);
    list
}

/// The choice with this name, or with this label in any spelling.
pub(super) fn find_choice(choices: &'static [Choice], text: &str) -> Option<&'static Choice> {
    let folded = key(text);
    choices.iter().find(|c| c.name == text).or_else(|| choices.iter().find(|c| [c.name, c.vi, c.en].iter().any(|n| key(n) == folded)))
}

/// Whether a text means yes, in English or Vietnamese.
pub(super) fn is_yes(text: &str) -> bool {
    matches!(&*key(text), "true" | "yes" | "co" | "x" | "1")
}
