//! Nodes to values: each entry of a map is parsed by the type of its field; what does not fit is reported.

use super::field::{Field, Type, field};
use super::foreign_words::foreign_field;
use super::kind::Kind;
use super::scalar::{parse_scalar, wrong_type};
use super::shared_fields::STATUS;
use super::table::FieldTable;
use super::taxonomies::{OWN_TERMS, OwnTerms, TaxonomyNames};
use super::value::Value;
use crate::diag::{Diagnostic, Diagnostics, FIELD_MISSING, FIELD_TWICE, Span, UNKNOWN_FIELD};
use crate::ids::FieldNo;
use crate::read::{Node, NodeKey, NodeValue, Scalar, ScalarForm};
use crate::vietnamese::key;
use std::sync::Arc;

pub use super::scalar::{FieldSource, type_name};

/// A field of an item, parsed.
#[derive(Clone, Debug)]
pub struct ParsedField {
    /// The field.
    pub no: FieldNo,
    /// Code of the language of a translated key or column (`name.en`), in lower case.
    pub lang: Option<Box<str>>,
    /// Where its value is written.
    pub span: Span,
    /// Its value.
    pub value: Value,
}

/// The fields of an item, parsed.
#[derive(Debug, Default)]
pub struct ParsedFields {
    /// In the order of the source.
    pub fields: Vec<ParsedField>,
    /// Fields whose value was reported: they are not reported as missing as well.
    pub faulty: Vec<FieldNo>,
}

/// Parses the fields of an item. Unknown fields, second ones and those of a wrong type are reported and left out.
pub fn parse_fields(kind: &'static Kind, node: &Node, source: &FieldSource, diagnostics: &mut Diagnostics) -> ParsedFields {
    let table = kind.table();
    let ParsedFields { mut fields, mut faulty } = ParsedFields::default();
    let mut drafts: Vec<(Span, Span, bool)> = Vec::new();
    let mut own_terms = OwnTerms::default();
    let mut extra: Vec<(&NodeKey, &str, &Node)> = Vec::new();
    for (name, value) in node.as_map().unwrap_or_default() {
        if let Some(is_draft) = says_draft(table, name, value) {
            drafts.push((name.span, value.span, is_draft));
            continue;
        }
        if let Some(key) = extra_key(&name.text) {
            extra.push((name, key, value));
            continue;
        }
        let Some((no, lang)) = table.find_in(synonym(&name.text, table)) else {
            if let (Some(taxonomy), Some(field)) = (source.taxonomies.and_then(|own| own.find(&name.text)), table.named(OWN_TERMS)) {
                own_terms.read(taxonomy, (name, value), table.field(field), source, diagnostics);
                continue;
            }
            diagnostics.push(unknown_field(name, table.fields.iter().copied(), kind, source.taxonomies));
            continue;
        };
        let lang = lang.map(|lang| lang.to_ascii_lowercase().into());
        if let Some(first) = fields.iter().find(|f| f.no == no && f.lang == lang) {
            diagnostics.push(Diagnostic::new(&FIELD_TWICE).at(name.span).and_at(Some(first.span)).with("name", &name.text));
            continue;
        }
        if value.is_null() {
            continue;
        }
        let before = diagnostics.len();
        match parse_value(&table.field(no).ty, table.field(no), value, source, diagnostics) {
            Some(parsed) => fields.push(ParsedField { no, lang, span: value.span, value: parsed }),
            None if diagnostics.len() > before => faulty.push(no),
            None => {}
        }
    }
    fields.extend(own_terms.into_field(table).map(|(no, span, value)| ParsedField { no, lang: None, span, value }));
    add_extra(table, &extra, &mut fields, diagnostics);
    mark_draft(table, drafts, &mut fields, diagnostics);
    // A latitude without a valid longitude is no position, and its fault is reported already.
    let is_half = |no: FieldNo| matches!(table.field(no).ty, Type::Latitude | Type::Longitude);
    if faulty.iter().any(|no| is_half(*no)) {
        fields.retain(|f| !is_half(f.no));
    }
    ParsedFields { fields, faulty }
}

/// What follows `extra.` in a name: an entry of the field `extra`, as a column of a table names it.
pub fn extra_key(name: &str) -> Option<&str> {
    let (field, entry) = name.split_once('.')?;
    (matches!(&*key(field), "extra" | "them") && !entry.is_empty()).then_some(entry)
}

/// Adds the entries written as `extra.zalo` to the field `extra`. An entry that is there already is reported.
fn add_extra(table: &FieldTable, extra: &[(&NodeKey, &str, &Node)], fields: &mut Vec<ParsedField>, diagnostics: &mut Diagnostics) {
    let (Some(no), Some(first)) = (table.named("extra"), extra.iter().find(|(.., value)| !value.is_null())) else { return };
    if !fields.iter().any(|f| f.no == no && f.lang.is_none()) {
        fields.push(ParsedField { no, lang: None, span: first.2.span, value: Value::Record(Vec::new()) });
    }
    let Some(field) = fields.iter_mut().find(|f| f.no == no && f.lang.is_none()) else { return };
    for (name, key, value) in extra.iter().filter(|(.., value)| !value.is_null()) {
        match &mut field.value {
            Value::Record(entries) if !entries.iter().any(|(known, _)| **known == **key) => entries.push(((*key).into(), free(value))),
            _ => diagnostics.push(Diagnostic::new(&FIELD_TWICE).at(name.span).and_at(Some(field.span)).with("name", &name.text)),
        }
    }
}

/// Whether an entry is `draft: true` or `published: false` of other generators, and then whether it makes a draft. Not if a kind has such a field.
fn says_draft(table: &FieldTable, name: &NodeKey, value: &Node) -> Option<bool> {
    let means = match &*key(&name.text) {
        "draft" | "nhap" => true,
        "published" => false,
        _ => return None,
    };
    if table.find(&name.text).is_some() {
        return None;
    }
    match &*key(value.as_text()?) {
        "true" | "yes" | "co" | "x" | "1" => Some(means),
        "false" | "no" | "khong" | "0" => Some(!means),
        _ => None,
    }
}

/// Gives an item that says `draft: true` the status of a draft. Another status beside it is reported, and the item stays a draft.
fn mark_draft(table: &FieldTable, said: Vec<(Span, Span, bool)>, fields: &mut Vec<ParsedField>, diagnostics: &mut Diagnostics) {
    let (Some(no), Some((name, span, _))) = (table.named("status"), said.into_iter().find(|said| said.2)) else { return };
    let Some(choice) = STATUS.iter().find(|choice| choice.name == "draft") else { return };
    let draft = Value::Choice(choice);
    match fields.iter_mut().find(|f| f.no == no && f.lang.is_none()) {
        Some(status) if matches!(&status.value, Value::Choice(other) if matches!(other.name, "draft" | "review")) => {}
        Some(status) => {
            diagnostics.push(Diagnostic::new(&FIELD_TWICE).at(name).and_at(Some(status.span)).with("name", "draft"));
            (status.span, status.value) = (span, draft);
        }
        None => fields.push(ParsedField { no, lang: None, span, value: draft }),
    }
}

/// The name of a field in place of another word for it.
fn synonym<'n>(name: &'n str, table: &FieldTable) -> &'n str {
    if name == "url" && table.find(name).is_none() { "permalink" } else { name }
}

fn unknown_field(
    name: &NodeKey,
    fields: impl Iterator<Item = &'static Field>,
    kind: &Kind,
    taxonomies: Option<&TaxonomyNames>,
) -> Diagnostic {
    let (english, vietnamese): (Vec<&str>, Vec<&str>) = fields.map(|f| (f.name, f.vi)).unzip();
    let mut known = if name.text.is_ascii() { english } else { vietnamese };
    known.extend(taxonomies.into_iter().flat_map(TaxonomyNames::iter));
    let report = Diagnostic::new(&UNKNOWN_FIELD).at(name.span).with("name", &name.text).with("kind", kind.name);
    // A word of another tool means one field for certain.
    match foreign_field(&name.text).filter(|own| kind.table().named(own).is_some()) {
        Some(own) => report.with("near", own).with("known", known.join(", ")),
        None => report.suggest(&name.text, known),
    }
}

/// Parses a word that is compared with values of a field, or with the entries of its lists, of type `ty`. None where it is empty, and after a report.
pub fn parse_literal(
    ty: &Type,
    field: &Field,
    word: &str,
    span: Span,
    source: &FieldSource,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    parse_scalar(ty, field, &Scalar { text: word.into(), form: ScalarForm::Plain }, span, source, diagnostics)
}

/// Parses a value by the type `ty`. None where it is empty, and after a report.
fn parse_value(ty: &Type, field: &Field, node: &Node, source: &FieldSource, diagnostics: &mut Diagnostics) -> Option<Value> {
    match ty {
        Type::List(inner) => return parse_list(inner, field, node, source, diagnostics),
        Type::Entries => return parse_list(&Type::Record(ENTRY_FIELDS), field, node, source, diagnostics),
        Type::Record(fields) => return parse_record(fields, field, node, source, diagnostics),
        Type::Free => return Some(free(node)),
        Type::Translated => return parse_translated(field, node, diagnostics),
        Type::Places => return parse_list(&Type::Code, field, node, source, diagnostics),
        _ => {}
    }
    let NodeValue::Scalar(scalar) = &node.value else {
        diagnostics.push(wrong_type(field, ty, node.span));
        return None;
    };
    parse_scalar(ty, field, scalar, node.span, source, diagnostics)
}

/// Fields of an entry: a value of type [`Type::Entries`] is a list of such records.
static ENTRY_FIELDS: &[Field] = &[
    field("title", "tiêu đề", Type::Line, ["Its title.", "Tiêu đề."]).required(),
    field("body", "nội dung", Type::Prose, ["Its text.", "Nội dung."]),
    field("image", "ảnh", Type::Image, ["A picture.", "Ảnh."]),
    field("alt", "mô tả ảnh", Type::Line, ["What the picture shows.", "Mô tả ảnh."]),
    field("warn", "lưu ý", Type::Line, ["What to beware of.", "Điều cần chú ý."]),
    field("after", "phần sau", Type::Prose, ["Text between it and the next.", "Phần chữ đứng giữa mục này và mục sau."]),
    field(
        "number",
        "số thứ tự",
        Type::Integer,
        ["Its number, where it is not its place in the list.", "Số thứ tự, khi khác vị trí trong danh sách."],
    ),
    field("id", "mã", Type::Line, ["Anchor.", "Tên neo."]),
    field("title_in_body", "nội dung có tiêu đề", Type::Boolean, ["The body begins with the title.", "Nội dung mở đầu bằng tiêu đề."]),
];

/// The fields of the records in a value of type [`Type::Entries`].
pub fn entry_fields() -> &'static [Field] {
    ENTRY_FIELDS
}

/// Parses a list. A scalar counts as one, with `|` or a line break between the values; between short values a comma or semicolon will do.
fn parse_list(inner: &Type, field: &Field, node: &Node, source: &FieldSource, diagnostics: &mut Diagnostics) -> Option<Value> {
    let mut values = Vec::new();
    match &node.value {
        NodeValue::List(nodes) => {
            for item in nodes.iter().filter(|n| !n.is_null()) {
                values.extend(parse_entry(inner, field, item, source, diagnostics));
            }
        }
        NodeValue::Scalar(scalar) => {
            let short = matches!(inner, Type::Choice(_) | Type::Term { .. } | Type::Item(_) | Type::Code | Type::Phone);
            let separates = |c: char| c == '|' || c == '\n' || (short && (c == ';' || c == ','));
            for part in scalar.text.split(separates).map(str::trim).filter(|p| !p.is_empty()) {
                let item = Node { span: node.span, value: NodeValue::Scalar(Scalar { text: part.into(), form: scalar.form }) };
                values.extend(parse_entry(inner, field, &item, source, diagnostics));
            }
        }
        NodeValue::Map(_) if matches!(inner, Type::Record(_)) => values.extend(parse_entry(inner, field, node, source, diagnostics)),
        _ => {
            diagnostics.push(wrong_type(field, &Type::List(&Type::Line), node.span));
            return None;
        }
    }
    Some(Value::List(values))
}

/// Parses a value of a list. A record may be written as its first field alone.
fn parse_entry(inner: &Type, field: &Field, node: &Node, source: &FieldSource, diagnostics: &mut Diagnostics) -> Option<Value> {
    match (inner, &node.value) {
        (Type::Record(fields), NodeValue::Scalar(_)) => {
            let value = parse_value(&fields[0].ty, &fields[0], node, source, diagnostics)?;
            Some(complete(fields, vec![(fields[0].name.into(), value)]))
        }
        _ => parse_value(inner, field, node, source, diagnostics),
    }
}

/// Parses a record. Unknown and missing fields are reported as those of `field`.
pub(super) fn parse_record(
    fields: &'static [Field],
    field: &Field,
    node: &Node,
    source: &FieldSource,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let Some(entries) = node.as_map() else {
        diagnostics.push(wrong_type(field, &Type::Record(fields), node.span));
        return None;
    };
    let mut values: Vec<(Arc<str>, Value)> = Vec::new();
    for (name, value) in entries {
        let wanted = key(&name.text);
        let found = fields.iter().find(|f| f.name == &*name.text || key(f.name) == wanted || key(f.vi) == wanted);
        // Authors write `text` for the body of a step, and `question` and `answer` where the entries are questions.
        let meant = match &*wanted {
            "text" | "answer" | "tra loi" => "body",
            "question" | "cau hoi" => "title",
            other => other,
        };
        let found = found.or_else(|| fields.iter().find(|f| f.name == meant));
        let Some(known) = found else {
            let names = fields.iter().map(|f| if name.text.is_ascii() { f.name } else { f.vi });
            let report = Diagnostic::new(&UNKNOWN_FIELD).at(name.span).with("name", &name.text).with("kind", field.name);
            diagnostics.push(report.suggest(&name.text, names));
            continue;
        };
        if !value.is_null() {
            values.extend(parse_value(&known.ty, known, value, source, diagnostics).map(|v| (known.name.into(), v)));
        }
    }
    for missing in fields.iter().filter(|f| f.required && !values.iter().any(|(n, _)| &**n == f.name)) {
        let report = Diagnostic::new(&FIELD_MISSING).at(node.span).with("name", missing.name).with("label", missing.vi);
        diagnostics.push(report.with("kind", field.name));
    }
    Some(complete(fields, values))
}

/// A record with its fields in the order of the table.
fn complete(fields: &[Field], mut values: Vec<(Arc<str>, Value)>) -> Value {
    values.sort_by_key(|(name, _)| fields.iter().position(|f| f.name == &**name));
    Value::Record(values)
}

/// Parses a text, or a map from codes of languages to texts.
fn parse_translated(field: &Field, node: &Node, diagnostics: &mut Diagnostics) -> Option<Value> {
    match &node.value {
        NodeValue::Scalar(scalar) => Some(Value::text(&scalar.text)),
        NodeValue::Map(entries) if entries.iter().all(|(_, v)| v.as_text().is_some()) => {
            let texts = entries.iter().filter_map(|(k, v)| Some(((*k.text).into(), Value::text(v.as_text()?))));
            Some(Value::Record(texts.collect()))
        }
        _ => {
            diagnostics.push(wrong_type(field, &Type::Line, node.span));
            None
        }
    }
}

/// A value of type [`Type::Free`]: lists and maps as written; unquoted `true`, `false` and whole numbers are values of their type, all other scalars texts.
pub fn free(node: &Node) -> Value {
    match &node.value {
        NodeValue::Null => Value::text(""),
        NodeValue::Scalar(s) if s.form == ScalarForm::Quoted => Value::text(&s.text),
        NodeValue::Scalar(s) => match &*s.text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            text => match text.parse::<i64>() {
                Ok(n) if n.to_string() == text => Value::Integer(n),
                _ => Value::text(text),
            },
        },
        NodeValue::List(nodes) => Value::List(nodes.iter().map(free).collect()),
        NodeValue::Map(entries) => Value::Record(entries.iter().map(|(k, v)| ((*k.text).into(), free(v))).collect()),
    }
}
