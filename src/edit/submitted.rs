//! Reads a form that was sent: the changed fields, and the faults of the new values by input.

use super::change::{FieldChange, NewValue, record_fields};
use super::file::SourceFormat;
use super::form::{FormContext, FormInput, digest, find_choice, is_yes, parts};
use crate::diag::{Diagnostic, Diagnostics, EDIT_REFUSED, FIELD_MISSING, FORMULA, FileId, Span};
use crate::kinds::parse::{FieldSource, parse_fields};
use crate::kinds::{Choice, Field, Type};
use crate::lang::Speech;
use crate::read::{Node, NodeKey, NodeValue, Scalar, ScalarForm, is_formula, shorten, yaml::parse_yaml};
use crate::vietnamese::{key, parse_date, short_date, term_slug};
use std::cmp::Ordering;

/// The changes in a form that was sent.
#[derive(Debug, Default)]
pub struct FormChanges {
    /// The changed fields.
    pub changes: Vec<FieldChange>,
    /// The new Markdown below the front matter; none when it is unchanged.
    pub body: Option<String>,
    /// Faults with the names of their inputs.
    pub faults: Vec<(String, Diagnostic)>,
}

/// Names and values of the inputs of a form, in its order.
pub type FormPairs = [(String, String)];

/// The name of the input with the Markdown.
pub const BODY: &str = "body.markdown";

/// The value that the input of an unchanged form sends, as one text.
pub(super) fn submitted_text(input: &FormInput) -> String {
    match input.kind {
        "record" | "records" => entries(input.entries.iter().map(|entry| entry.iter().map(submitted_text).collect())),
        "choice" | "choices" => input.choices.iter().filter(|c| c.2).map(|c| &*c.0).collect::<Vec<_>>().join("\n"),
        "check" => if input.text == "true" { "true" } else { "" }.to_string(),
        _ => normalized(&input.text),
    }
}

/// The value that an input has sent, as one text.
fn submitted(input: &FormInput, pairs: &FormPairs) -> String {
    let all = || pairs.iter().filter(|(n, _)| *n == input.name).map(|(_, v)| &**v);
    match input.kind {
        "record" | "records" => {
            entries(submitted_entries(input, pairs).into_iter().map(|entry| entry.into_iter().map(|(_, v)| v).collect()))
        }
        "choices" => input.choices.iter().map(|c| &*c.0).filter(|c| all().any(|v| v == *c)).collect::<Vec<_>>().join("\n"),
        "check" => if all().any(is_yes) { "true" } else { "" }.to_string(),
        _ => normalized(all().next_back().unwrap_or_default()),
    }
}

/// The records that an input has sent, each with its fields. Empty records are omitted.
fn submitted_entries<'i>(input: &'i FormInput, pairs: &FormPairs) -> Vec<Vec<(&'i FormInput, String)>> {
    let Some(model) = input.entries.last() else { return Vec::new() };
    let mut numbers: Vec<usize> = match input.kind {
        "record" => vec![0],
        _ => pairs.iter().filter_map(|(n, _)| n.strip_prefix(&*input.name)?.strip_prefix('.')?.split('.').next()?.parse().ok()).collect(),
    };
    numbers.sort_unstable();
    numbers.dedup();
    let one = |number: usize| -> Vec<(&FormInput, String)> {
        let named = |inner: &FormInput| renamed(inner.clone(), input, number);
        let known = input.entries.get(number).unwrap_or(model);
        known.iter().map(|inner| (inner, submitted(&named(inner), pairs))).collect()
    };
    numbers.into_iter().map(one).filter(|entry| entry.iter().any(|(_, v)| !v.is_empty())).collect()
}

/// Records as one text, with separators that cannot be entered.
fn entries(entries: impl Iterator<Item = Vec<String>>) -> String {
    entries.filter(|e| e.iter().any(|v| !v.is_empty())).map(|e| e.join("\u{1f}")).collect::<Vec<_>>().join("\u{1e}")
}

/// A text without invisible differences: line ends as `\n`, no blanks at ends of lines, none around it.
fn normalized(text: &str) -> String {
    text.replace("\r\n", "\n").lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_string()
}

/// The changes in a form that was sent, compared with the values when its page was made.
pub fn read_form(context: &FormContext, inputs: &[FormInput], pairs: &FormPairs) -> FormChanges {
    let table = context.target.kind.table();
    let value_of = |name: &str| pairs.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
    let mut form = FormChanges::default();
    let mut missing_fields = Vec::new();
    for input in inputs.iter().filter(|i| i.fixed.is_none()) {
        let own = || context.library.site.taxonomies.names.fields().iter().find(|field| field.name == input.name);
        let (field, lang) = match table.find_in(&input.name) {
            Some((no, lang)) => (table.field(no), lang),
            None => match own() {
                Some(field) => (*field, None),
                None => continue,
            },
        };
        let text = submitted(input, pairs);
        let seen = value_of(&format!("seen:{}", input.name));
        // The form does not contain the field, or its value is unchanged.
        if seen.is_none_or(|seen| seen == digest(&text)) {
            continue;
        }
        match new_value(context, field, input, pairs) {
            Ok(value) => {
                let value = value.filter(|v| !v.is_empty());
                if input.required && value.is_none() {
                    missing_fields.push((input.name.clone(), missing(context, field)));
                }
                form.changes.push(FieldChange { field, lang: lang.map(Box::from), value });
            }
            Err(faults) => form.faults.extend(faults.into_iter().map(|fault| (input.name.clone(), fault))),
        }
    }
    if context.like.is_some() {
        // An unchanged input of an existing item has a value in the file. A new row has none.
        for input in inputs.iter().filter(|i| i.required && i.fixed.is_none()) {
            let is_known = form.changes.iter().any(|c| c.name() == input.name) || form.faults.iter().any(|f| f.0 == input.name);
            if let (false, Some(no)) = (is_known, table.named(&input.name)) {
                missing_fields.push((input.name.clone(), missing(context, table.field(no))));
            }
        }
    }
    let is_csv = SourceFormat::of(context.source) == SourceFormat::Csv;
    for change in &form.changes {
        let refused = change.value.as_ref().and_then(|value| refusal(&context.source.path, value, is_csv));
        form.faults.extend(refused.map(|fault| (change.name(), fault)));
    }
    form.faults.extend(faults(context, &form.changes));
    form.faults.extend(missing_fields);
    if let (Some(text), Some(seen)) = (value_of(BODY), value_of(&format!("seen:{BODY}")))
        && digest(&normalized_body(text)) != seen
    {
        form.faults.extend(control_character(&context.source.path, text).map(|fault| (BODY.to_string(), fault)));
        form.body = Some(normalized_body(text));
    }
    form
}

/// Fills the inputs with the values that were sent, for a form that is shown again.
pub fn refill(inputs: &mut [FormInput], pairs: &FormPairs) {
    for input in inputs.iter_mut().filter(|i| i.fixed.is_none()) {
        let Some((_, seen)) = pairs.iter().find(|(n, _)| n.strip_prefix("seen:") == Some(&*input.name)) else { continue };
        input.seen = seen.clone();
        if matches!(input.kind, "record" | "records") {
            let sent: Vec<Vec<(FormInput, String)>> =
                submitted_entries(input, pairs).into_iter().map(|entry| entry.into_iter().map(|(i, v)| (i.clone(), v)).collect()).collect();
            let model = input.entries.pop();
            input.entries = sent
                .into_iter()
                .enumerate()
                .map(|(at, entry)| entry.into_iter().map(|(i, v)| filled(renamed(i, input, at), &v)).collect())
                .collect();
            if input.kind == "records" || input.entries.is_empty() {
                let at = input.entries.len();
                input.entries.extend(model.map(|entry| entry.into_iter().map(|i| filled(renamed(i, input, at), "")).collect()));
            }
        } else {
            let text = submitted(input, pairs);
            *input = filled(std::mem::take(input), &text);
        }
    }
}

fn filled(mut input: FormInput, text: &str) -> FormInput {
    let chosen: Vec<&str> = text.lines().collect();
    input.choices.iter_mut().for_each(|c| c.2 = chosen.contains(&&*c.0));
    input.text = text.to_string();
    input
}

fn renamed(mut inner: FormInput, outer: &FormInput, at: usize) -> FormInput {
    if outer.kind == "records" {
        let last = inner.name.rsplit('.').next().unwrap_or_default();
        inner.name = format!("{}.{at}.{last}", outer.name);
    }
    inner
}

/// A Markdown text as it is compared: line ends as `\n`, no empty lines around it. Blanks at ends of lines stay, because two of them are a
/// line break.
pub fn normalized_body(text: &str) -> String {
    text.replace("\r\n", "\n").trim_matches('\n').to_string()
}

/// The fault of a text with characters that are none, such as NUL: files with them are not read, or read with blanks instead.
fn control_character(path: &str, text: &str) -> Option<Diagnostic> {
    let is_none = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    text.contains(is_none).then(|| Diagnostic::new(&EDIT_REFUSED).with("path", path).with("why", "control"))
}

/// Why a value cannot stand in a file: it has characters that are no text, or a spreadsheet program would compute it.
fn refusal(path: &str, value: &NewValue, in_table: bool) -> Option<Diagnostic> {
    match value {
        NewValue::Text(text) if in_table && is_formula(text) => Some(Diagnostic::new(&FORMULA).with("text", shorten(text))),
        NewValue::Text(text) => control_character(path, text),
        NewValue::List(values) => values.iter().find_map(|value| refusal(path, value, in_table)),
        NewValue::Record(fields) => fields.iter().find_map(|(_, value)| refusal(path, value, in_table)),
        NewValue::Yaml(..) => None,
    }
}

fn missing(context: &FormContext, field: &Field) -> Diagnostic {
    Diagnostic::new(&FIELD_MISSING).with("name", field.name).with("label", field.vi).with("kind", context.target.kind.name)
}

/// The errors that the field reader reports for the new values, with the names of their inputs.
fn faults(context: &FormContext, changes: &[FieldChange]) -> Vec<(String, Diagnostic)> {
    /// Bits of a position that are inside one value; the bits above are the number of the change.
    const VALUE_BITS: usize = 20;
    let file = FileId(u32::MAX);
    let entries = changes.iter().enumerate().filter_map(|(at, change)| {
        let span = Span::new(file, at << VALUE_BITS, at << VALUE_BITS);
        Some((NodeKey { text: change.name().into(), span }, node(change.value.as_ref()?, span)))
    });
    let map = Node { span: Span::file(file), value: NodeValue::Map(entries.collect()) };
    let folder = crate::read::paths::folder(&context.source.path);
    let intake = FieldSource {
        file,
        text: "",
        folder,
        allow_html: context.library.site.allow_html,
        time_zone: Some(&context.library.site.zone),
        taxonomies: Some(&context.library.site.taxonomies.names),
    };
    let mut diagnostics = Diagnostics::new();
    parse_fields(context.target.kind, &map, &intake, &mut diagnostics);
    let at = |d: &Diagnostic| changes.get(d.span.map_or(0, |s| s.start as usize) >> VALUE_BITS).map(FieldChange::name);
    diagnostics.into_iter().filter(|d| d.severity == crate::diag::Severity::Error).filter_map(|d| Some((at(&d)?, d))).collect()
}

/// A new value as a node, to be read like a value in a file.
fn node(value: &NewValue, span: Span) -> Node {
    let value = match value {
        NewValue::Text(text) => NodeValue::Scalar(Scalar { text: text.as_str().into(), form: ScalarForm::Plain }),
        NewValue::List(values) => NodeValue::List(values.iter().filter(|v| !v.is_empty()).map(|v| node(v, span)).collect()),
        NewValue::Record(entries) => {
            let filled = entries.iter().filter(|(_, v)| !v.is_empty());
            NodeValue::Map(filled.map(|(f, v)| (NodeKey { text: f.name.into(), span }, node(v, span))).collect())
        }
        NewValue::Yaml(node, _) => node.value.clone(),
    };
    Node { span, value }
}

/// The new value of a field. None when it is empty. `Err` when it cannot be read as YAML.
fn new_value(context: &FormContext, field: &'static Field, input: &FormInput, pairs: &FormPairs) -> Result<Option<NewValue>, Diagnostics> {
    let Some(fields) = record_fields(&field.ty) else { return value(context, &field.ty, &submitted(input, pairs), &input.text) };
    let mut records = Vec::new();
    for entry in submitted_entries(input, pairs) {
        let mut record = Vec::new();
        for (field, (inner, text)) in fields.iter().zip(entry) {
            record.push((field, value(context, &field.ty, &text, &inner.text)?.unwrap_or(NewValue::Text(String::new()))));
        }
        records.push(NewValue::Record(record));
    }
    Ok(match field.ty {
        Type::Record(_) => records.into_iter().next(),
        _ => Some(NewValue::List(records)),
    })
}

/// A value in the style of the file. `was` is the text that it had.
fn value(context: &FormContext, ty: &Type, text: &str, was: &str) -> Result<Option<NewValue>, Diagnostics> {
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(match ty {
        Type::Boolean => NewValue::text(written_speech(context).choose("có", "true")),
        Type::Date => match parse_date(text) {
            Some(date) => NewValue::text(if writes_iso(context) { date.to_string() } else { short_date(date) }),
            None => NewValue::text(text),
        },
        Type::List(inner) => NewValue::List(list(context, inner, text, was)),
        Type::Places if !text.contains('\n') && ["all", "root", "below"].contains(&text) => NewValue::text(text),
        Type::Places => NewValue::List(parts(&Type::Code, text).into_iter().map(NewValue::text).collect()),
        Type::Free | Type::Translated => {
            let node = parse_yaml(FileId(u32::MAX), text, 0)?;
            NewValue::Yaml(node, text.to_string())
        }
        Type::Prose if text.contains('\n') => NewValue::text(format!("{text}\n")),
        Type::Sentence => NewValue::text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        ty => word(context, ty, text, was),
    }))
}

fn list(context: &FormContext, inner: &Type, text: &str, was: &str) -> Vec<NewValue> {
    parts(inner, text).into_iter().map(|part| word(context, inner, part, was)).collect()
}

/// A choice or term in the style of the file: the word that was there, else the label in the language of the file's choices.
fn word(context: &FormContext, ty: &Type, text: &str, was: &str) -> NewValue {
    match ty {
        Type::Choice(choices) => match find_choice(choices, text) {
            Some(choice) => NewValue::text(choice_speech(context).choose(choice.vi, choice.name)),
            None => NewValue::text(text),
        },
        Type::Term { .. } => NewValue::text(was.lines().find(|old| term_slug(old) == text).unwrap_or(text)),
        _ => NewValue::text(text),
    }
}

/// The written fields of the item, or of the example row.
fn entries_of<'f>(context: &'f FormContext) -> impl Iterator<Item = (&'static Field, &'f NodeKey, &'f Node)> {
    let table = context.target.kind.table();
    let entries = context.node.or(context.like).and_then(Node::as_map).unwrap_or_default();
    entries.iter().filter_map(move |(k, v)| Some((table.field(table.find(&k.text)?), k, v)))
}

/// The language of the keys in the file.
fn written_speech(context: &FormContext) -> Speech {
    let native = |(field, name, _): &(&Field, &NodeKey, &Node)| key(&name.text) != key(field.name);
    let (all, own) = (entries_of(context).count(), entries_of(context).filter(native).count());
    match all {
        0 => context.target.speech,
        _ if own * 2 > all => Speech::Vietnamese,
        _ => Speech::English,
    }
}

/// The language of the choices in the file; without choices, that of its keys.
fn choice_speech(context: &FormContext) -> Speech {
    let (mut native, mut english) = (0, 0);
    let mut count = |choices: &'static [Choice], text: &str| {
        for c in choices.iter().filter(|c| key(c.vi) != key(c.name)) {
            native += usize::from(key(text) == key(c.vi));
            english += usize::from(key(text) == key(c.name));
        }
    };
    for (field, _, node) in entries_of(context) {
        match (&field.ty, &node.value) {
            (Type::Choice(choices), NodeValue::Scalar(s)) => count(choices, &s.text),
            (Type::List(Type::Choice(choices)), NodeValue::Scalar(s)) => {
                parts(&Type::Code, &s.text).into_iter().for_each(|t| count(choices, t))
            }
            (Type::List(Type::Choice(choices)), NodeValue::List(l)) => l.iter().filter_map(Node::as_text).for_each(|t| count(choices, t)),
            _ => {}
        }
    }
    match native.cmp(&english) {
        Ordering::Equal => written_speech(context),
        Ordering::Greater => Speech::Vietnamese,
        Ordering::Less => Speech::English,
    }
}

/// Whether the file writes dates as `2026-11-22`.
fn writes_iso(context: &FormContext) -> bool {
    let mut dates = entries_of(context).filter(|(field, ..)| matches!(field.ty, Type::Date)).filter_map(|(_, _, node)| node.as_text());
    match dates.next() {
        Some(date) => date.as_bytes().get(4) == Some(&b'-'),
        None => written_speech(context) == Speech::English,
    }
}
