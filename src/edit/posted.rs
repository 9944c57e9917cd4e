//! What came back from a form: the fields that were changed, and what is wrong with them, each at its input.

use super::form::{Filling, Input, digest, found, is_yes, parts};
use super::wanted::{Change, Wanted, record_fields};
use crate::diag::{Diagnostic, Diagnostics, FIELD_MISSING, FileId, Span};
use crate::kinds::written::{Intake, read_fields};
use crate::kinds::{Choice, Field, Type};
use crate::read::{Form, Key, Node, NodeValue, Scalar, yaml::parse_yaml};
use crate::vietnamese::{key, parse_date, short_date, slug};

/// The changes a form asks for.
#[derive(Debug, Default)]
pub struct Posted {
    pub changes: Vec<Change>,
    /// The new Markdown.
    pub body: Option<String>,
    /// By name of the input.
    pub faults: Vec<(String, Diagnostic)>,
}

/// Name and value of each input of a form, in its order.
pub type Pairs = [(String, String)];

/// The name of the Markdown below the fields.
pub const BODY: &str = "body.markdown";

/// What the input of an unchanged form sends back, as one text.
pub(super) fn as_posted(input: &Input) -> String {
    match input.kind {
        "record" | "records" => entries(input.entries.iter().map(|entry| entry.iter().map(as_posted).collect())),
        "choice" | "choices" => input.choices.iter().filter(|c| c.2).map(|c| &*c.0).collect::<Vec<_>>().join("\n"),
        "check" => if input.text == "true" { "true" } else { "" }.to_string(),
        _ => tidy(&input.text),
    }
}

/// What the input sent, as one text.
fn sent(input: &Input, pairs: &Pairs) -> String {
    let all = || pairs.iter().filter(|(n, _)| *n == input.name).map(|(_, v)| &**v);
    match input.kind {
        "record" | "records" => entries(sent_entries(input, pairs).into_iter().map(|entry| entry.into_iter().map(|(_, v)| v).collect())),
        "choices" => input.choices.iter().map(|c| &*c.0).filter(|c| all().any(|v| v == *c)).collect::<Vec<_>>().join("\n"),
        "check" => if all().any(is_yes) { "true" } else { "" }.to_string(),
        _ => tidy(all().next_back().unwrap_or_default()),
    }
}

/// The records sent, each with its fields; records without any words left out.
fn sent_entries<'i>(input: &'i Input, pairs: &Pairs) -> Vec<Vec<(&'i Input, String)>> {
    let Some(model) = input.entries.last() else { return Vec::new() };
    let mut numbers: Vec<usize> = match input.kind {
        "record" => vec![0],
        _ => pairs.iter().filter_map(|(n, _)| n.strip_prefix(&*input.name)?.strip_prefix('.')?.split('.').next()?.parse().ok()).collect(),
    };
    numbers.sort_unstable();
    numbers.dedup();
    let one = |number: usize| -> Vec<(&Input, String)> {
        let named = |inner: &Input| renamed(inner.clone(), input, number);
        let known = input.entries.get(number).unwrap_or(model);
        known.iter().map(|inner| (inner, sent(&named(inner), pairs))).collect()
    };
    numbers.into_iter().map(one).filter(|entry| entry.iter().any(|(_, v)| !v.is_empty())).collect()
}

fn entries(entries: impl Iterator<Item = Vec<String>>) -> String {
    entries.filter(|e| e.iter().any(|v| !v.is_empty())).map(|e| e.join("\u{1f}")).collect::<Vec<_>>().join("\u{1e}")
}

/// As browsers send it, without what nobody sees.
fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_string()
}

/// The changes in what was sent, against what the form was made with.
pub fn posted(filling: &Filling, inputs: &[Input], pairs: &Pairs) -> Posted {
    let table = filling.target.kind.table();
    let told = |name: &str| pairs.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
    let mut posted = Posted::default();
    let mut gone = Vec::new();
    for input in inputs.iter().filter(|i| i.fixed.is_none()) {
        let Some((no, lang)) = table.find_in(&input.name) else { continue };
        let field = table.field(no);
        let text = sent(input, pairs);
        let seen = told(&format!("seen:{}", input.name));
        // A form without the field says nothing about it.
        if seen.is_none_or(|seen| seen == digest(&text)) {
            continue;
        }
        match wanted(filling, field, input, pairs) {
            Ok(value) => {
                let value = value.filter(|v| !v.is_empty());
                if input.required && value.is_none() {
                    gone.push((input.name.clone(), missing(filling, field)));
                }
                posted.changes.push(Change { field, lang: lang.map(Box::from), value });
            }
            Err(fault) => posted.faults.push((input.name.clone(), *fault)),
        }
    }
    if filling.like.is_some() {
        // What an unchanged form leaves out is there already, but for a row that is not.
        for input in inputs.iter().filter(|i| i.required && i.fixed.is_none()) {
            let is_said = posted.changes.iter().any(|c| c.name() == input.name) || posted.faults.iter().any(|f| f.0 == input.name);
            if let (false, Some(no)) = (is_said, table.named(&input.name)) {
                gone.push((input.name.clone(), missing(filling, table.field(no))));
            }
        }
    }
    posted.faults.extend(faults(filling, &posted.changes));
    posted.faults.extend(gone);
    if let (Some(text), Some(seen)) = (told(BODY), told(&format!("seen:{BODY}")))
        && digest(&tidy_body(text)) != seen
    {
        posted.body = Some(tidy_body(text));
    }
    posted
}

/// Puts what was sent into a form that is shown again.
pub fn refill(inputs: &mut [Input], pairs: &Pairs) {
    for input in inputs.iter_mut().filter(|i| i.fixed.is_none()) {
        let Some((_, seen)) = pairs.iter().find(|(n, _)| n.strip_prefix("seen:") == Some(&*input.name)) else { continue };
        input.seen = seen.clone();
        if matches!(input.kind, "record" | "records") {
            let sent: Vec<Vec<(Input, String)>> =
                sent_entries(input, pairs).into_iter().map(|entry| entry.into_iter().map(|(i, v)| (i.clone(), v)).collect()).collect();
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
            let text = sent(input, pairs);
            *input = filled(std::mem::take(input), &text);
        }
    }
}

fn filled(mut input: Input, text: &str) -> Input {
    let chosen: Vec<&str> = text.lines().collect();
    input.choices.iter_mut().for_each(|c| c.2 = chosen.contains(&&*c.0));
    input.text = text.to_string();
    input
}

fn renamed(mut inner: Input, outer: &Input, at: usize) -> Input {
    if outer.kind == "records" {
        let last = inner.name.rsplit('.').next().unwrap_or_default();
        inner.name = format!("{}.{at}.{last}", outer.name);
    }
    inner
}

/// A Markdown text as it is compared: two blanks at an end of a line mean something.
pub fn tidy_body(text: &str) -> String {
    text.replace("\r\n", "\n").trim_matches('\n').to_string()
}

fn missing(filling: &Filling, field: &Field) -> Diagnostic {
    Diagnostic::new(&FIELD_MISSING).with("name", field.name).with("label", field.vi).with("kind", filling.target.kind.name)
}

/// What the reader of fields has to say about the new values.
fn faults(filling: &Filling, changes: &[Change]) -> Vec<(String, Diagnostic)> {
    /// Room for the places inside one value.
    const ROOM: usize = 20;
    let file = FileId(u32::MAX);
    let entries = changes.iter().enumerate().filter_map(|(at, change)| {
        let span = Span::new(file, at << ROOM, at << ROOM);
        Some((Key { text: change.name().into(), span }, node(change.value.as_ref()?, span)))
    });
    let map = Node { span: Span::file(file), value: NodeValue::Map(entries.collect()) };
    let folder = crate::read::paths::folder(&filling.source.path);
    let intake = Intake { file, text: "", folder, allow_html: filling.library.site.allow_html };
    let mut said = Diagnostics::new();
    read_fields(filling.target.kind, &map, &intake, &mut said);
    let at = |d: &Diagnostic| changes.get(d.span.map_or(0, |s| s.start as usize) >> ROOM).map(Change::name);
    said.into_iter().filter(|d| d.severity == crate::diag::Severity::Error).filter_map(|d| Some((at(&d)?, d))).collect()
}

fn node(wanted: &Wanted, span: Span) -> Node {
    let value = match wanted {
        Wanted::Text(text) => NodeValue::Scalar(Scalar { text: text.as_str().into(), form: Form::Plain }),
        Wanted::List(values) => NodeValue::List(values.iter().filter(|v| !v.is_empty()).map(|v| node(v, span)).collect()),
        Wanted::Record(entries) => {
            let said = entries.iter().filter(|(_, v)| !v.is_empty());
            NodeValue::Map(said.map(|(f, v)| (Key { text: f.name.into(), span }, node(v, span))).collect())
        }
        Wanted::Yaml(node, _) => node.value.clone(),
    };
    Node { span, value }
}

type Made = Result<Option<Wanted>, Box<Diagnostic>>;

fn wanted(filling: &Filling, field: &'static Field, input: &Input, pairs: &Pairs) -> Made {
    let Some(fields) = record_fields(&field.ty) else { return value(filling, &field.ty, &sent(input, pairs), &input.text) };
    let mut records = Vec::new();
    for entry in sent_entries(input, pairs) {
        let mut record = Vec::new();
        for (field, (inner, text)) in fields.iter().zip(entry) {
            record.push((field, value(filling, &field.ty, &text, &inner.text)?.unwrap_or(Wanted::Text(String::new()))));
        }
        records.push(Wanted::Record(record));
    }
    Ok(match field.ty {
        Type::Record(_) => records.into_iter().next(),
        _ => Some(Wanted::List(records)),
    })
}

/// A value as the file would write it; `was` is the text it had.
fn value(filling: &Filling, ty: &Type, text: &str, was: &str) -> Made {
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(match ty {
        Type::Boolean => Wanted::text(if writes_vietnamese(filling) { "có" } else { "true" }),
        Type::Date => match parse_date(text) {
            Some(date) => Wanted::text(if writes_iso(filling) { date.to_string() } else { short_date(date) }),
            None => Wanted::text(text),
        },
        Type::List(inner) => Wanted::List(list(filling, inner, text, was)),
        Type::Places if !text.contains('\n') && ["all", "root", "below"].contains(&text) => Wanted::text(text),
        Type::Places => Wanted::List(parts(&Type::Code, text).into_iter().map(Wanted::text).collect()),
        Type::Free | Type::Translated => {
            let node = parse_yaml(FileId(u32::MAX), text, 0)?;
            Wanted::Yaml(node, text.to_string())
        }
        Type::Prose if text.contains('\n') => Wanted::text(format!("{text}\n")),
        Type::Sentence => Wanted::text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        ty => word(filling, ty, text, was),
    }))
}

fn list(filling: &Filling, inner: &Type, text: &str, was: &str) -> Vec<Wanted> {
    parts(inner, text).into_iter().map(|part| word(filling, inner, part, was)).collect()
}

/// A word of a closed list as this file writes it: as it stood there, else in the language the file chooses from.
fn word(filling: &Filling, ty: &Type, text: &str, was: &str) -> Wanted {
    match ty {
        Type::Choice(choices) => match found(choices, text) {
            Some(choice) => Wanted::text(if chooses_vietnamese(filling) { choice.vi } else { choice.name }),
            None => Wanted::text(text),
        },
        Type::Term { .. } => Wanted::text(was.lines().find(|old| slug(old) == text).unwrap_or(text)),
        _ => Wanted::text(text),
    }
}

fn entries_of<'f>(filling: &'f Filling) -> impl Iterator<Item = (&'static Field, &'f Key, &'f Node)> {
    let table = filling.target.kind.table();
    let entries = filling.node.or(filling.like).and_then(Node::as_map).unwrap_or_default();
    entries.iter().filter_map(move |(k, v)| Some((table.field(table.find(&k.text)?), k, v)))
}

fn writes_vietnamese(filling: &Filling) -> bool {
    let native = |(field, name, _): &(&Field, &Key, &Node)| key(&name.text) != key(field.name);
    let (all, own) = (entries_of(filling).count(), entries_of(filling).filter(native).count());
    if all == 0 { filling.target.speech.is_vietnamese() } else { own * 2 > all }
}

/// Which names of choices the file uses; where it has none, those of the language of its keys.
fn chooses_vietnamese(filling: &Filling) -> bool {
    let (mut native, mut english) = (0, 0);
    let mut count = |choices: &'static [Choice], text: &str| {
        for c in choices.iter().filter(|c| key(c.vi) != key(c.name)) {
            native += usize::from(key(text) == key(c.vi));
            english += usize::from(key(text) == key(c.name));
        }
    };
    for (field, _, node) in entries_of(filling) {
        match (&field.ty, &node.value) {
            (Type::Choice(choices), NodeValue::Scalar(s)) => count(choices, &s.text),
            (Type::List(Type::Choice(choices)), NodeValue::Scalar(s)) => {
                parts(&Type::Code, &s.text).into_iter().for_each(|t| count(choices, t))
            }
            (Type::List(Type::Choice(choices)), NodeValue::List(l)) => l.iter().filter_map(Node::as_text).for_each(|t| count(choices, t)),
            _ => {}
        }
    }
    if native == english { writes_vietnamese(filling) } else { native > english }
}

fn writes_iso(filling: &Filling) -> bool {
    let mut dates = entries_of(filling).filter(|(field, ..)| matches!(field.ty, Type::Date)).filter_map(|(_, _, node)| node.as_text());
    match dates.next() {
        Some(date) => date.as_bytes().get(4) == Some(&b'-'),
        None => !writes_vietnamese(filling),
    }
}
