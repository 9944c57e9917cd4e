//! Reads `where`: the conditions of needs, of what products are about, and of orders in a kit. Literals are read by the types of their fields, so that a
//! value that no field can have is reported where it is written.

use super::nodes::fault;
use super::query::unknown_field;
use crate::diag::{Diagnostic, Diagnostics, QUERY_VALUE, Span, UNANSWERABLE_NEED};
use crate::kinds::parse::{FieldSource, extra_key, parse_literal};
use crate::kinds::{CAMPAIGN, Field, FieldNo, Kind, PLACE, Type, Value};
use crate::plan::declared::range::{Period, RangeEnd, RangeLimit, ValueRange};
use crate::plan::declared::subject::{Condition, ConditionField, ConditionValue, SubjectSpec};
use crate::read::{Node, NodeValue};

/// What a condition may compare with beside literals.
#[derive(Clone, Copy)]
pub struct ConditionScope<'a> {
    /// What the jobs are about: their item or term.
    pub about: &'a SubjectSpec,
    /// Whether a campaign orders the jobs.
    pub kit: bool,
}

/// A word, and where it is written.
type WrittenWord = (String, Span);

/// What stands behind the name of a field.
pub(super) enum WrittenCondition {
    /// A word or a list of words.
    Words(Vec<WrittenWord>),
    /// `{ from: …, not: … }`: operators with their words.
    Operators(Vec<(WrittenWord, Vec<WrittenWord>)>),
    /// Neither.
    Other,
}

const OPERATORS: &[&str] = &["any", "not", "from", "to", "after", "before"];

/// Reads `where`: entries that must all hold.
pub fn read_conditions(node: &Node, kind: &'static Kind, scope: ConditionScope, diagnostics: &mut Diagnostics) -> Vec<Condition> {
    let Some(entries) = node.as_map() else {
        diagnostics.push(fault(node.span, "map", "where"));
        return Vec::new();
    };
    let mut conditions = Vec::new();
    for (key, value) in entries {
        let Some(left) = condition_field(&key.text, kind) else {
            diagnostics.push(unknown_field(&key.text, kind, key.span));
            continue;
        };
        if let Some(right) = value.as_text().and_then(|text| read_bound(text, value.span, (&left, kind), scope, diagnostics)) {
            conditions.extend(right.map(|right| Condition { left, right, span: value.span }));
            continue;
        }
        let written = match &value.value {
            NodeValue::Map(entries) => {
                let operators = entries.iter().map(|(key, node)| Some(((key.text.to_string(), key.span), words(node)?)));
                operators.collect::<Option<_>>().map_or(WrittenCondition::Other, WrittenCondition::Operators)
            }
            _ => words(value).map_or(WrittenCondition::Other, WrittenCondition::Words),
        };
        conditions.extend(conditions_on(left, kind, written, value.span, diagnostics));
    }
    conditions
}

/// The single word, or the words of a list. None for anything else.
fn words(node: &Node) -> Option<Vec<WrittenWord>> {
    let word = |node: &Node| Some((node.as_text()?.to_string(), node.span));
    match &node.value {
        NodeValue::List(nodes) => nodes.iter().map(word).collect(),
        _ => Some(vec![word(node)?]),
    }
}

/// The left side that a name means.
pub(super) fn condition_field(name: &str, kind: &'static Kind) -> Option<ConditionField> {
    match name {
        "slug" => Some(ConditionField::Slug),
        "place" => Some(ConditionField::Place),
        "internal" if kind.table().named("audience").is_some() => Some(ConditionField::Internal),
        name => match extra_key(name) {
            Some(entry) => Some(ConditionField::Extra(entry.into())),
            None => kind.table().named(name).filter(|no| !kind.table().field(*no).ty.is_text()).map(ConditionField::Field),
        },
    }
}

/// The conditions on a field that literals and operators state.
pub(super) fn conditions_on(
    left: ConditionField,
    kind: &'static Kind,
    written: WrittenCondition,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Vec<Condition> {
    let condition = |right| Condition { left: left.clone(), right, span };
    let operators = match written {
        WrittenCondition::Words(words) => {
            return literals(&left, kind, &words, diagnostics).map(|words| condition(ConditionValue::Words(words))).into_iter().collect();
        }
        WrittenCondition::Operators(operators) if !operators.is_empty() => operators,
        _ => {
            diagnostics.push(wrong(span, "shape", ""));
            return Vec::new();
        }
    };
    let mut conditions = Vec::new();
    let mut range = ValueRange { from: None, to: None };
    for ((name, at), words) in &operators {
        match (name.as_str(), words.as_slice()) {
            ("any", words) => {
                conditions.extend(literals(&left, kind, words, diagnostics).map(|words| condition(ConditionValue::Words(words))))
            }
            ("not", words) => {
                conditions.extend(literals(&left, kind, words, diagnostics).map(|words| condition(ConditionValue::NoneOf(words))))
            }
            ("from" | "to" | "after" | "before", [(word, at)]) => {
                let Some(end) = range_end(&left, kind, word, *at, diagnostics) else { continue };
                let limit = Some(RangeLimit { end, is_open: matches!(name.as_str(), "after" | "before") });
                let side = if matches!(name.as_str(), "from" | "after") { &mut range.from } else { &mut range.to };
                if side.is_some() {
                    diagnostics.push(wrong(*at, "twice", name));
                }
                *side = limit;
            }
            ("from" | "to" | "after" | "before", _) => diagnostics.push(wrong(*at, "one", name)),
            _ => diagnostics.push(wrong(*at, "operator", name).suggest(name, OPERATORS.iter().copied())),
        }
    }
    if range.from.is_some() || range.to.is_some() {
        conditions.push(condition(ConditionValue::Range(range)));
    }
    conditions
}

fn wrong(span: Span, why: &str, name: &str) -> Diagnostic {
    Diagnostic::new(&QUERY_VALUE).at(span).with("why", why).with("name", name).suggest("", [])
}

/// The field on the left side, and the type of its values or of the entries of its lists.
fn compared(left: &ConditionField, kind: &'static Kind) -> Option<(&'static Field, Type)> {
    let ConditionField::Field(no) = left else { return None };
    let field = kind.table().field(*no);
    Some((field, field.ty.of_entries()))
}

/// The words as values of the field are compared with them. None after a report.
fn literals(left: &ConditionField, kind: &'static Kind, words: &[WrittenWord], diagnostics: &mut Diagnostics) -> Option<Vec<Box<str>>> {
    let before = diagnostics.len();
    let literal = |(word, span): &WrittenWord| literal(left, kind, word, *span, diagnostics);
    let literals = words.iter().filter_map(literal).collect();
    (diagnostics.len() == before).then_some(literals)
}

fn literal(left: &ConditionField, kind: &'static Kind, word: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<Box<str>> {
    if *left == ConditionField::Internal && !matches!(word, "true" | "false") {
        diagnostics.push(wrong(span, "flag", word));
        return None;
    }
    let Some((field, ty)) = compared(left, kind) else { return Some(word.into()) };
    match ty {
        Type::Date if Period::WORDS.iter().any(|(name, _)| word.starts_with(name)) => {
            diagnostics.push(wrong(span, "period", word));
            None
        }
        Type::Date if part_of_a_date(word) => {
            diagnostics.push(wrong(span, "part", word));
            None
        }
        Type::Date
        | Type::Boolean
        | Type::Choice(_)
        | Type::Integer
        | Type::Number
        | Type::Money
        | Type::Phone
        | Type::Item(_)
        | Type::Term { .. } => {
            let value = parse_literal(&ty, field, word, span, &no_source(span), diagnostics)?;
            Some(value.plain().unwrap_or_default().into())
        }
        _ => Some(word.into()),
    }
}

/// `2026` or `2026-11`.
fn part_of_a_date(word: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    word.split_once('-').map_or_else(|| digits(word, 4), |(year, month)| digits(year, 4) && digits(month, 2))
}

/// Declarations of a theme have no folder and no taxonomies of their own.
fn no_source(span: Span) -> FieldSource<'static> {
    FieldSource::of_settings(span.file, "", "")
}

/// Reads an end of a range: a date, a number, or a period: `as_of`, `month`, `month-1`, `as_of+7`.
fn range_end(left: &ConditionField, kind: &'static Kind, word: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<RangeEnd> {
    if let (ConditionField::Extra(_), Ok(number)) = (left, word.replace(',', ".").parse::<f64>()) {
        return Some(RangeEnd::Number(number));
    }
    let Some((field, ty)) = compared(left, kind) else {
        diagnostics.push(wrong(span, "no-order", word));
        return None;
    };
    match ty {
        Type::Date => {
            for (name, period) in Period::WORDS {
                let Some(rest) = word.strip_prefix(name) else { continue };
                let offset = rest.replace(' ', "");
                match offset.trim_start_matches('+').parse::<i32>() {
                    _ if offset.is_empty() => return Some(RangeEnd::Relative(period, 0)),
                    Ok(offset) if offset.abs() <= 36_500 => return Some(RangeEnd::Relative(period, offset)),
                    _ => {
                        diagnostics.push(wrong(span, "offset", word));
                        return None;
                    }
                }
            }
            if part_of_a_date(word) {
                diagnostics.push(wrong(span, "part", word));
                return None;
            }
            parse_literal(&ty, field, word, span, &no_source(span), diagnostics)?.as_date().map(RangeEnd::Day)
        }
        Type::Integer | Type::Number | Type::Latitude | Type::Longitude | Type::Money => {
            match parse_literal(&ty, field, word, span, &no_source(span), diagnostics)? {
                Value::Integer(n) => Some(RangeEnd::Number(n as f64)),
                Value::Number(n) => Some(RangeEnd::Number(n)),
                Value::Money { amount: Some(amount), .. } => Some(RangeEnd::Number(amount as f64)),
                _ => {
                    diagnostics.push(wrong(span, "no-number", word));
                    None
                }
            }
        }
        _ => {
            diagnostics.push(wrong(span, "no-order", field.name));
            None
        }
    }
}

/// Reads a right side that is known only where the query is asked. None where the text is no such word; `Some(None)` after a report.
fn read_bound(
    text: &str,
    span: Span,
    (left, kind): (&ConditionField, &'static Kind),
    scope: ConditionScope,
    diagnostics: &mut Diagnostics,
) -> Option<Option<ConditionValue>> {
    let unanswerable = |why: &str| Diagnostic::new(&UNANSWERABLE_NEED).at(span).with("name", text).with("why", why).suggest("", []);
    let mut field_of = |name: &str, of: &'static Kind, bound: fn(FieldNo) -> ConditionValue| {
        let found = of.table().named(name);
        match found {
            None => diagnostics.push(unknown_field(name, of, span)),
            Some(no) if !may_be_equal(compared(left, kind).map(|(_, ty)| ty), of.table().field(no).ty) => {
                diagnostics.push(wrong(span, "types", text));
                return None;
            }
            Some(_) => {}
        }
        found.map(bound)
    };
    if let Some(name) = text.strip_prefix("item.") {
        let SubjectSpec::Kind { kind: of, .. } = scope.about else {
            diagnostics.push(unanswerable("no-item"));
            return Some(None);
        };
        return Some(if name == "slug" { Some(ConditionValue::ItemSlug) } else { field_of(name, of, ConditionValue::Item) });
    }
    if let Some(name) = text.strip_prefix("place.") {
        return Some(field_of(name, &PLACE, ConditionValue::Place));
    }
    if text == "term" || text == "term.slug" {
        let is_about_term = matches!(scope.about, SubjectSpec::Each { .. });
        if !is_about_term {
            diagnostics.push(unanswerable("no-term"));
        }
        return Some(is_about_term.then_some(ConditionValue::Term));
    }
    let name = text.strip_prefix("campaign.")?;
    if !scope.kit {
        diagnostics.push(unanswerable("no-campaign"));
        return Some(None);
    }
    Some(if name == "slug" { Some(ConditionValue::CampaignSlug) } else { field_of(name, &CAMPAIGN, ConditionValue::Campaign) })
}

/// Whether values of two types can be the same word. `left` is none for slugs, codes of places and the like, which are words.
fn may_be_equal(left: Option<Type>, right: Type) -> bool {
    match (left, right.of_entries()) {
        (_, Type::Free | Type::Terms | Type::Places) | (Some(Type::Free | Type::Terms | Type::Places), _) => true,
        (_, Type::Prose | Type::Entries | Type::Record(_) | Type::Translated | Type::Image | Type::File) => false,
        (Some(Type::Term { taxonomy: a, .. }), Type::Term { taxonomy: b, .. }) => a == b,
        (Some(Type::Item(a)), Type::Item(b)) => a == b,
        (Some(Type::Choice(a)), Type::Choice(b)) => a.iter().any(|choice| b.iter().any(|other| other.name == choice.name)),
        (Some(a @ (Type::Date | Type::Boolean | Type::Integer | Type::Number | Type::Money)), b)
        | (Some(a), b @ (Type::Date | Type::Boolean | Type::Integer | Type::Number | Type::Money)) => {
            std::mem::discriminant(&a) == std::mem::discriminant(&b)
        }
        (None, b) => !matches!(b, Type::Date | Type::Boolean | Type::Number | Type::Money),
        _ => true,
    }
}
