//! From what was written to values: each field of a node is read by its table's type, or reported.

use super::field::{Choice, Field, Type};
use super::{FieldNo, Kind, Value};
use crate::diag::{
    BAD_COORDINATE, BAD_DATE, BAD_HOURS, BAD_MONEY, BAD_NUMBER, BAD_PATH, BAD_PHONE, BAD_URL, DATE_SERIAL, Diagnostic, Diagnostics,
    FIELD_TWICE, FILE_MISSING, FileId, LOST_ZERO, Span, UNKNOWN_CHOICE, UNKNOWN_FIELD, WRONG_TYPE,
};
use crate::read::{Form, Key, Node, NodeValue, Scalar, paths};
use crate::text::{self, Excerpt, LinkTarget, ParseContext, target};
use crate::vietnamese::{self, Money, PhoneFault, key, slug};
use std::sync::Arc;

/// What the reader of fields must know besides the node.
pub struct Intake<'a> {
    pub file: FileId,
    /// Text of the file, to tell whether a value stands in it as it is.
    pub text: &'a str,
    /// Folder of the file, for relative paths.
    pub folder: &'a str,
    pub allow_html: bool,
}

/// One field as written.
#[derive(Clone, Debug)]
pub struct WrittenField {
    pub no: FieldNo,
    /// Language of a translated column or key (`name.en`).
    pub lang: Option<Box<str>>,
    pub span: Span,
    pub value: Value,
}

/// The fields of one item as written.
#[derive(Debug, Default)]
pub struct Written {
    pub fields: Vec<WrittenField>,
    /// Fields whose value was reported: they are not missing too.
    pub faulty: Vec<FieldNo>,
}

/// Reads the fields of one item. Unknown, double and ill-typed ones are reported and left out.
pub fn read_fields(kind: &'static Kind, node: &Node, intake: &Intake, diagnostics: &mut Diagnostics) -> Written {
    let table = kind.table();
    let Written { mut fields, mut faulty } = Written::default();
    for (name, value) in node.as_map().unwrap_or_default() {
        let Some((no, lang)) = table.find_in(&name.text) else {
            diagnostics.push(unknown_field(name, table.fields.iter().copied(), kind));
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
        match read_value(&table.field(no).ty, table.field(no), value, intake, diagnostics) {
            Some(parsed) => fields.push(WrittenField { no, lang, span: value.span, value: parsed }),
            None if diagnostics.len() > before => faulty.push(no),
            None => {}
        }
    }
    // Half a position is none, and what is wrong with the other half is said.
    let is_half = |no: FieldNo| matches!(table.field(no).ty, Type::Latitude | Type::Longitude);
    if faulty.iter().any(|no| is_half(*no)) {
        fields.retain(|f| !is_half(f.no));
    }
    Written { fields, faulty }
}

fn unknown_field(name: &Key, fields: impl Iterator<Item = &'static Field>, kind: &Kind) -> Diagnostic {
    let (english, vietnamese): (Vec<&str>, Vec<&str>) = fields.map(|f| (f.name, f.vi)).unzip();
    let known = if name.text.is_ascii() { english } else { vietnamese };
    Diagnostic::new(&UNKNOWN_FIELD).at(name.span).with("name", &name.text).with("kind", kind.name).suggest(&name.text, known)
}

/// Reads one value. `None` after a report.
fn read_value(ty: &Type, field: &Field, node: &Node, intake: &Intake, diagnostics: &mut Diagnostics) -> Option<Value> {
    match ty {
        Type::List(inner) => return read_list(inner, field, node, intake, diagnostics),
        Type::Entries => return read_list(&Type::Record(ENTRY), field, node, intake, diagnostics),
        Type::Record(fields) => return read_record(fields, field, node, intake, diagnostics),
        Type::Free => return Some(free(node)),
        Type::Translated => return read_translated(field, node, diagnostics),
        Type::Places => return read_list(&Type::Code, field, node, intake, diagnostics),
        _ => {}
    }
    let NodeValue::Scalar(scalar) = &node.value else {
        diagnostics.push(wrong_type(field, ty, node.span));
        return None;
    };
    match read_scalar(ty, field, scalar, node, intake, diagnostics) {
        Ok(value) => value,
        Err(diagnostic) => {
            diagnostics.push((*diagnostic).with("name", field.name).with("label", field.vi).with("value", &scalar.text));
            None
        }
    }
}

type Read = Result<Option<Value>, Box<Diagnostic>>;

fn read_scalar(ty: &Type, field: &Field, scalar: &Scalar, node: &Node, intake: &Intake, diagnostics: &mut Diagnostics) -> Read {
    let text = scalar.text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let span = node.span;
    let fault = |code| Err(Box::new(Diagnostic::new(code).at(span)));
    let value = match ty {
        Type::Line | Type::Language | Type::Place => Value::text(text),
        Type::Sentence => match text::references::interpolated(text, span, diagnostics) {
            Some(text) => Value::Interpolated(Arc::new(text)),
            None => Value::text(text),
        },
        Type::Prose => Value::Document(read_prose(&scalar.text, node.span, intake, diagnostics)),
        Type::Integer => match text.replace([' ', '\u{a0}'], "").parse() {
            Ok(n) => Value::Integer(n),
            Err(_) => return read_grouped(text).map(|n| Ok(Some(Value::Integer(n)))).unwrap_or_else(|| fault(&BAD_NUMBER)),
        },
        Type::Number => match read_number(text) {
            Some(n) => Value::Number(n),
            None => return fault(&BAD_NUMBER),
        },
        Type::Boolean => match &*key(text) {
            "true" | "yes" | "co" | "x" | "1" => Value::Bool(true),
            "false" | "no" | "khong" | "0" => Value::Bool(false),
            _ => return Err(Box::new(wrong_type(field, ty, span))),
        },
        Type::Date => match vietnamese::parse_date(text) {
            Some(date) => Value::Date(date),
            None => {
                return match vietnamese::looks_like_serial(text) {
                    Some(date) => Err(Box::new(Diagnostic::new(&DATE_SERIAL).at(span).with("date", vietnamese::short_date(date)))),
                    None => fault(&BAD_DATE),
                };
            }
        },
        Type::Money => match vietnamese::parse_money(text) {
            Ok(Money::Amount(amount)) => Value::Money { amount: Some(amount), text: vietnamese::format_money(amount).into() },
            Ok(Money::Words) => Value::Money { amount: None, text: text.into() },
            Err(why) => return Err(Box::new(Diagnostic::new(&BAD_MONEY).at(span).with("why", why.name()))),
        },
        Type::Phone => match vietnamese::check_phone(text) {
            Ok(phone) => Value::Phone { text: phone.text.into(), digits: phone.digits.into() },
            Err(PhoneFault::LostZero) => return fault(&LOST_ZERO),
            Err(why) => return Err(Box::new(Diagnostic::new(&BAD_PHONE).at(span).with("why", why.name()))),
        },
        Type::Hours => match text.split(|c: char| !c.is_ascii_digit() && c != ':' && c != 'h').any(is_impossible_time) {
            true => return fault(&BAD_HOURS),
            false => Value::text(text),
        },
        // A number cell of a sheet has already lost its zeros, unless it could not have had any.
        Type::Code if scalar.form == Form::Number && text.len() < 5 && text.bytes().all(|b| b.is_ascii_digit()) && field.name == "code" => {
            return fault(&LOST_ZERO);
        }
        Type::Code => Value::text(text),
        Type::Url => match target::is_web_address(text) {
            true => Value::text(text),
            false => return Err(Box::new(Diagnostic::new(&BAD_URL).at(span).with("url", text.escape_debug()))),
        },
        Type::Path => match paths::resolve("", text.trim_start_matches('/')) {
            Some(path) => Value::text(&path),
            None => return Err(Box::new(Diagnostic::new(&BAD_PATH).at(span).with("path", text.escape_debug()))),
        },
        Type::Image | Type::File => {
            let target = match ty {
                Type::Image => target::image(text, intake.folder, span, diagnostics),
                _ => target::link(text, intake.folder, span, diagnostics),
            };
            match target {
                LinkTarget::File { path, anchor: None } => Value::File((*path).into()),
                LinkTarget::Root(path) => Value::File(format!("static/{path}").into()),
                LinkTarget::Bad => return Ok(None),
                _ => return Err(Box::new(Diagnostic::new(&FILE_MISSING).at(span).with("path", text).suggest(text, []))),
            }
        }
        Type::Choice(choices) => match find_choice(choices, text) {
            Some(choice) => Value::Choice(choice),
            None => {
                let names = choices.iter().map(|c| if text.is_ascii() { c.name } else { c.vi });
                return Err(Box::new(Diagnostic::new(&UNKNOWN_CHOICE).at(span).suggest(text, names)));
            }
        },
        Type::Item(kind) => {
            let name = text.strip_prefix(kind).and_then(|t| t.strip_prefix(':')).unwrap_or(text);
            Value::Item(slug(name).into())
        }
        Type::Term { taxonomy, .. } => Value::Term { taxonomy, slug: slug(text).into(), written: text.into() },
        Type::Latitude | Type::Longitude => {
            let most = if matches!(ty, Type::Latitude) { 90.0 } else { 180.0 };
            match text.replace(',', ".").parse::<f64>() {
                Ok(degrees) if degrees.abs() <= most => Value::Number(degrees),
                _ => return Err(Box::new(Diagnostic::new(&BAD_COORDINATE).at(span).with("most", most))),
            }
        }
        Type::List(_) | Type::Entries | Type::Record(_) | Type::Free | Type::Translated | Type::Places => {
            return Err(Box::new(wrong_type(field, ty, span)));
        }
    };
    Ok(Some(value))
}

/// Fields of one entry written as a map.
static ENTRY: &[Field] = &[
    super::field::field("title", "tiêu đề", Type::Line, ["Its title.", "Tiêu đề."]).required(),
    super::field::field("body", "nội dung", Type::Prose, ["Its text.", "Nội dung."]),
    super::field::field("image", "ảnh", Type::Image, ["A picture.", "Ảnh."]),
    super::field::field("alt", "mô tả ảnh", Type::Line, ["What the picture shows.", "Mô tả ảnh."]),
    super::field::field("warn", "lưu ý", Type::Line, ["What to beware of.", "Điều cần chú ý."]),
    super::field::field("id", "mã", Type::Line, ["Anchor.", "Tên neo."]),
    super::field::field(
        "title_in_body",
        "nội dung có tiêu đề",
        Type::Boolean,
        ["The body begins with the title.", "Nội dung mở đầu bằng tiêu đề."],
    ),
];

/// Fields of an entry, for schema and queries.
pub fn entry_fields() -> &'static [Field] {
    ENTRY
}

fn read_prose(text: &str, span: Span, intake: &Intake, diagnostics: &mut Diagnostics) -> Excerpt {
    let verbatim = intake.text.get(span.start as usize..span.end as usize) == Some(text);
    let reading = ParseContext {
        file: intake.file,
        folder: intake.folder,
        roles: &[],
        allow_html: intake.allow_html,
        whole: (!verbatim).then_some(span),
    };
    Excerpt::whole(Arc::new(text::parse(&reading, text.into(), 0, span.start, diagnostics)))
}

/// A list, or in a cell of a table a single value or several with `|` between them.
fn read_list(inner: &Type, field: &Field, node: &Node, intake: &Intake, diagnostics: &mut Diagnostics) -> Option<Value> {
    let mut values = Vec::new();
    match &node.value {
        NodeValue::List(nodes) => {
            for item in nodes.iter().filter(|n| !n.is_null()) {
                values.extend(read_entry(inner, field, item, intake, diagnostics));
            }
        }
        NodeValue::Scalar(scalar) => {
            let short = matches!(inner, Type::Choice(_) | Type::Term { .. } | Type::Item(_) | Type::Code | Type::Phone);
            let separates = |c: char| c == '|' || c == '\n' || (short && (c == ';' || c == ','));
            for part in scalar.text.split(separates).map(str::trim).filter(|p| !p.is_empty()) {
                let item = Node { span: node.span, value: NodeValue::Scalar(Scalar { text: part.into(), form: scalar.form }) };
                values.extend(read_entry(inner, field, &item, intake, diagnostics));
            }
        }
        NodeValue::Map(_) if matches!(inner, Type::Record(_)) => values.extend(read_entry(inner, field, node, intake, diagnostics)),
        _ => {
            diagnostics.push(wrong_type(field, &Type::List(&Type::Line), node.span));
            return None;
        }
    }
    Some(Value::List(values))
}

/// One value of a list. A record may be written as its first field alone.
fn read_entry(inner: &Type, field: &Field, node: &Node, intake: &Intake, diagnostics: &mut Diagnostics) -> Option<Value> {
    match (inner, &node.value) {
        (Type::Record(fields), NodeValue::Scalar(_)) => {
            let value = read_value(&fields[0].ty, &fields[0], node, intake, diagnostics)?;
            Some(complete(fields, vec![(fields[0].name.into(), value)]))
        }
        _ => read_value(inner, field, node, intake, diagnostics),
    }
}

pub(super) fn read_record(
    fields: &'static [Field],
    field: &Field,
    node: &Node,
    intake: &Intake,
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
        // `text` is what people call the body of a step.
        let found = found.or_else(|| fields.iter().find(|f| f.name == "body" && wanted == "text"));
        let Some(known) = found else {
            let names = fields.iter().map(|f| if name.text.is_ascii() { f.name } else { f.vi });
            let report = Diagnostic::new(&UNKNOWN_FIELD).at(name.span).with("name", &name.text).with("kind", field.name);
            diagnostics.push(report.suggest(&name.text, names));
            continue;
        };
        if !value.is_null() {
            values.extend(read_value(&known.ty, known, value, intake, diagnostics).map(|v| (known.name.into(), v)));
        }
    }
    for missing in fields.iter().filter(|f| f.required && !values.iter().any(|(n, _)| &**n == f.name)) {
        let report = Diagnostic::new(&crate::diag::FIELD_MISSING).at(node.span).with("name", missing.name).with("label", missing.vi);
        diagnostics.push(report.with("kind", field.name));
    }
    Some(complete(fields, values))
}

/// A record in the order of its table.
fn complete(fields: &[Field], mut values: Vec<(Arc<str>, Value)>) -> Value {
    values.sort_by_key(|(name, _)| fields.iter().position(|f| f.name == &**name));
    Value::Record(values)
}

/// A text for every language, or a map from language to text.
fn read_translated(field: &Field, node: &Node, diagnostics: &mut Diagnostics) -> Option<Value> {
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

/// `extra` and the like: whatever was written, as it is.
pub fn free(node: &Node) -> Value {
    match &node.value {
        NodeValue::Null => Value::text(""),
        NodeValue::Scalar(s) if s.form == Form::Quoted => Value::text(&s.text),
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

fn wrong_type(field: &Field, expected: &Type, span: Span) -> Diagnostic {
    Diagnostic::new(&WRONG_TYPE).at(span).with("name", field.name).with("label", field.vi).with("expected", type_name(expected))
}

/// The word by which messages call a type.
pub fn type_name(ty: &Type) -> &'static str {
    match ty {
        Type::List(_) | Type::Entries | Type::Places => "list",
        Type::Record(_) | Type::Free => "map",
        Type::Boolean => "boolean",
        Type::Integer | Type::Number | Type::Latitude | Type::Longitude => "number",
        Type::Date => "date",
        _ => "text",
    }
}

fn find_choice(choices: &'static [Choice], text: &str) -> Option<&'static Choice> {
    let wanted = key(text);
    choices.iter().find(|c| c.name == text).or_else(|| choices.iter().find(|c| [c.name, c.vi, c.en].iter().any(|n| key(n) == wanted)))
}

/// A number with a comma or point before its decimals, or grouped in threes as Vietnamese writes it: `1.234.567`.
fn read_number(text: &str) -> Option<f64> {
    let text = text.trim_end_matches('%').trim();
    if let Some(grouped) = read_grouped(text) {
        return Some(grouped as f64);
    }
    match (text.contains('.'), text.contains(',')) {
        (true, true) => text.replace('.', "").replace(',', ".").parse().ok(),
        _ => text.replace(',', ".").parse().ok(),
    }
    .filter(|n: &f64| n.is_finite())
}

/// `1.234.567` or `12 345`; with a single point it takes three digits after it.
fn read_grouped(text: &str) -> Option<i64> {
    let groups: Vec<&str> = text.split(['.', ' ', '\u{a0}']).collect();
    let digits = |g: &&str| g.bytes().all(|b| b.is_ascii_digit());
    let first = groups.first().is_some_and(|g| (1..=3).contains(&g.len()) && *g != "0");
    (groups.len() > 1 && first && groups.iter().all(digits) && groups[1..].iter().all(|g| g.len() == 3))
        .then(|| groups.concat().parse().ok())?
}

fn is_impossible_time(token: &str) -> bool {
    let Some((hours, minutes)) = token.split_once([':', 'h']) else { return false };
    let number = |t: &str| t.parse::<u32>().ok();
    match (number(hours), number(minutes)) {
        (Some(h), Some(m)) => h > 24 || m > 59 || (h == 24 && m > 0),
        (Some(h), None) => minutes.is_empty() && token.contains('h') && h > 24,
        _ => false,
    }
}
