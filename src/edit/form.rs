//! The form of an item: one input for each field that its kind's table has, filled with what stands in the file.

use super::file::{Format, Target};
use super::wanted::{Name, is_key_of, record_fields};
use crate::diag::SourceFile;
use crate::forms::CsvRows;
use crate::kinds::{Choice, Field, Type};
use crate::model::{Item, LangNo, Library};
use crate::read::{Node, NodeValue};
use crate::vietnamese::{key, parse_date, short_date};
use serde::Serialize;

/// One field as a page shows it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Input {
    /// Name of the input: `title`, `sources.0.title`.
    pub name: String,
    pub label: String,
    pub doc: &'static str,
    /// line text long date number phone web choice choices check words place picture yaml record records
    pub kind: &'static str,
    pub required: bool,
    /// The value as text; a line for each word of a list.
    pub text: String,
    /// What may be chosen: value, label, whether it is chosen.
    pub choices: Vec<(String, String, bool)>,
    /// The fields of each record, and last of one that is empty.
    pub entries: Vec<Vec<Input>>,
    /// The language it is written in, when that is another than the file's.
    pub lang: Option<String>,
    /// Why it can only be read: text, file, cell, sheet, odd.
    pub fixed: Option<&'static str>,
    /// The file it stands in, when that is another one.
    pub file: Option<String>,
    /// Seldom used and empty: shown further down.
    pub further: bool,
    /// Tells whether it was changed since the page was made.
    pub seen: String,
    /// What is wrong with what was entered.
    pub fault: Option<String>,
}

/// What a form is made of.
pub struct Filling<'a> {
    pub library: &'a Library,
    pub target: Target,
    pub source: &'a SourceFile,
    /// The fields as they stand in the file.
    pub node: Option<&'a Node>,
    pub item: Option<&'a Item>,
    /// Of a row that is not there yet: how its table writes each field.
    pub like: Option<&'a Node>,
}

/// Common fields that are always at hand.
const AT_HAND: &[&str] = &["title", "summary", "topic", "audience", "status", "updated", "image", "alt"];

/// The inputs of an item's fields.
pub fn form(filling: &Filling) -> Vec<Input> {
    let table = filling.target.kind.table();
    let format = Format::of(filling.source);
    let is_shown = |field: &&&'static Field| match field.name {
        "id" | "place" | "body" => format != Format::Markdown,
        "slug" => format == Format::Markdown,
        "title" => filling.target.kind.title_from.is_none() || held(filling.node, field).is_some(),
        _ => true,
    };
    let columns = columns(filling, format);
    let mut inputs = Vec::new();
    for field in table.fields[..table.derived_from].iter().filter(is_shown) {
        inputs.push(input(filling, field, format));
        if let Some(columns) = columns.as_ref().filter(|_| field.translatable) {
            inputs.extend(translations(filling, field, columns));
        }
    }
    inputs
}

/// The names of columns, or of keys in a list. None where a translation is a file of its own, or nothing can be written.
fn columns(filling: &Filling, format: Format) -> Option<Vec<String>> {
    match format {
        Format::Csv => Some(CsvRows::new(&filling.source.text, filling.target.kind)?.heads().to_vec()),
        Format::Yaml => {
            let rows = super::file::rows(filling.source, filling.target.span.file)?;
            Some(rows.iter().filter_map(Node::as_map).flatten().map(|(k, _)| k.text.to_string()).collect())
        }
        Format::Markdown | Format::Sheet => None,
    }
}

/// A field in the other languages of the site: at hand where the table has a column for it.
fn translations(filling: &Filling, field: &'static Field, columns: &[String]) -> Vec<Input> {
    let is_words = matches!(field.ty, Type::Line | Type::Sentence | Type::Prose | Type::List(Type::Line));
    let others = filling.library.site.languages.iter().skip(1).filter(|_| is_words);
    let one = |language: &crate::model::Language| {
        let name = Name { field, lang: Some(&language.code) };
        let node = filling.node.and_then(Node::as_map).and_then(|map| map.iter().find(|(k, v)| name.is(&k.text) && !v.is_null()));
        let mut input = of_field(filling, field, node.map(|(_, v)| v), &name.written(field.name));
        input.label = format!("{} ({})", input.label, language.name);
        (input.doc, input.required, input.lang) = ("", false, Some(language.code.to_string()));
        input.further = !columns.iter().any(|head| name.is(head));
        input.seen = digest(&super::posted::as_posted(&input));
        input
    };
    others.map(one).collect()
}

fn held<'n>(node: Option<&'n Node>, field: &Field) -> Option<&'n Node> {
    node?.as_map()?.iter().find(|(k, _)| is_key_of(&k.text, field)).map(|(_, v)| v).filter(|v| !v.is_null())
}

fn input(filling: &Filling, field: &'static Field, format: Format) -> Input {
    let node = held(filling.node, field);
    let mut input = of_field(filling, field, node, field.name);
    input.required = field.required || (field.name == "title" && filling.target.kind.title_from.is_none());
    let own = filling.target.kind.fields.iter().any(|f| std::ptr::eq(f, field));
    let at_hand = own && !matches!(field.ty, Type::Entries | Type::Prose) || format == Format::Markdown && AT_HAND.contains(&field.name);
    let is_there = node.is_some() || filling.item.is_some_and(|i| i.get(field.name).is_some());
    input.further = !is_there && !input.required && !at_hand || field.name == "id";
    let stands = filling.item.filter(|i| node.is_none() && i.get(field.name).is_some()).map(|i| i.span_of(field.name));
    if format == Format::Sheet {
        input.fixed = Some("sheet");
        input.text = filling.item.and_then(|i| i.get(field.name)?.plain().map(|p| p.into_owned())).unwrap_or_default();
    } else if let Some(span) = stands.filter(|_| filling.target.kind.title_from.is_none_or(|_| field.name != "title")) {
        input.fixed = Some(if span.file == filling.target.span.file { "text" } else { "file" });
    } else if format == Format::Csv && record_fields(&field.ty).is_some() {
        input.fixed = Some("cell");
        input.further |= !is_there;
    }
    input.seen = digest(&super::posted::as_posted(&input));
    input
}

/// A short digest of a value.
pub fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_string()
}

fn of_field(filling: &Filling, field: &'static Field, node: Option<&Node>, name: &str) -> Input {
    let speech = filling.target.speech;
    let label = if speech.is_vietnamese() { field.vi.to_string() } else { field.name.replace('_', " ") };
    let mut letters = label.chars();
    let label = letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default();
    let doc = field.doc[usize::from(speech.is_vietnamese())];
    let mut input = Input { name: name.to_string(), label, doc, required: field.required, kind: kind_of(&field.ty), ..Input::default() };
    if let Some(fields) = record_fields(&field.ty) {
        return records(filling, field, fields, node, input);
    }
    let values = node.map(|node| words(&field.ty, node)).unwrap_or_default();
    input.text = match (&field.ty, node) {
        (_, None) => String::new(),
        (Type::Free | Type::Translated, Some(node)) => match written(filling, node) {
            Some(text) => text,
            None => {
                input.fixed = Some("odd");
                String::new()
            }
        },
        (Type::Date, Some(_)) => parse_date(&values).map_or(values, short_date),
        (Type::Choice(choices), Some(_)) => found(choices, &values).map_or(values, |c| c.name.to_string()),
        (Type::Boolean, Some(_)) => is_yes(&values).to_string(),
        _ => values,
    };
    input.choices = choices(filling, &field.ty, &input.text);
    input
}

/// The sort of input a type has.
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
        Type::Translated | Type::Free => "yaml",
    }
}

/// A scalar as it is, a list with a line for each word. Cells of tables hold lists too.
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

/// The words of a list on one line, separated as the reader of fields separates them.
pub(super) fn parts<'t>(inner: &Type, text: &'t str) -> Vec<&'t str> {
    let short = matches!(inner, Type::Choice(_) | Type::Term { .. } | Type::Item(_) | Type::Code | Type::Phone);
    let separates = |c: char| c == '|' || c == '\n' || (short && (c == ';' || c == ','));
    text.split(separates).map(str::trim).filter(|p| !p.is_empty()).collect()
}

/// A value in YAML's own words, when they stand on one line.
fn written(filling: &Filling, node: &Node) -> Option<String> {
    let text = &filling.source.text;
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

fn records(filling: &Filling, field: &'static Field, fields: &'static [Field], node: Option<&Node>, mut input: Input) -> Input {
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
    let one = |at: usize, node: Option<&Node>| -> Vec<Input> {
        let of = |inner: &'static Field, first: bool| match node {
            Some(node) if node.as_text().is_some() => of_field(filling, inner, Some(node).filter(|_| first), &name(at, inner)),
            node => of_field(filling, inner, held(node, inner), &name(at, inner)),
        };
        // What a record must have is asked for when it is sent: the empty one at the end has nothing.
        fields.iter().enumerate().map(|(i, inner)| Input { required: false, ..of(inner, i == 0) }).collect()
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

fn choices(filling: &Filling, ty: &Type, text: &str) -> Vec<(String, String, bool)> {
    let chosen: Vec<&str> = text.lines().collect();
    let speech = filling.target.speech;
    let mut list: Vec<(String, String, bool)> = match ty {
        Type::Choice(choices) | Type::List(Type::Choice(choices)) => {
            let is_chosen = |c: &'static Choice| chosen.iter().any(|t| found(choices, t) == Some(c));
            choices
                .iter()
                .map(|c| (c.name.to_string(), if speech.is_vietnamese() { c.vi } else { c.en }.to_string(), is_chosen(c)))
                .collect()
        }
        Type::Term { taxonomy, open: false } | Type::List(Type::Term { taxonomy, open: false }) => {
            let is_chosen = |slug: &str| chosen.iter().any(|t| crate::vietnamese::slug(t) == slug);
            let terms = filling.library.terms.of(taxonomy);
            terms.map(|t| (t.slug.to_string(), t.name(LangNo::MAIN).to_string(), is_chosen(&t.slug))).collect()
        }
        Type::Language => {
            filling.library.site.languages.iter().map(|l| (l.code.to_string(), l.code.to_string(), chosen.contains(&&*l.code))).collect()
        }
        _ => return Vec::new(),
    };
    // What stands there and is no choice stays to be seen.
    let lost = chosen.iter().filter(|t| !t.is_empty() && !list.iter().any(|(v, _, _)| v == *t || key(v) == key(t)));
    let lost: Vec<(String, String, bool)> = match ty {
        Type::Choice(choices) | Type::List(Type::Choice(choices)) => {
            lost.filter(|t| found(choices, t).is_none()).map(|t| (t.to_string(), t.to_string(), true)).collect()
        }
        _ => lost
            .filter(|t| !list.iter().any(|(v, ..)| *v == crate::vietnamese::slug(t)))
            .map(|t| (t.to_string(), t.to_string(), true))
            .collect(),
    };
    list.extend(lost);
    list
}

/// The choice a word means.
pub(super) fn found(choices: &'static [Choice], text: &str) -> Option<&'static Choice> {
    let wanted = key(text);
    choices.iter().find(|c| c.name == text).or_else(|| choices.iter().find(|c| [c.name, c.vi, c.en].iter().any(|n| key(n) == wanted)))
}

pub(super) fn is_yes(text: &str) -> bool {
    matches!(&*key(text), "true" | "yes" | "co" | "x" | "1")
}
