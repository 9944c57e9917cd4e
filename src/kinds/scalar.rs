//! Scalars to values: the text of a scalar is parsed by the type of its field.

use super::field::{Choice, Field, Type};
use super::taxonomies::TaxonomyNames;
use super::value::Value;
use crate::diag::{
    BAD_COORDINATE, BAD_DATE, BAD_HOURS, BAD_MONEY, BAD_NUMBER, BAD_PATH, BAD_PHONE, BAD_URL, DATE_SERIAL, Diagnostic, Diagnostics,
    FILE_MISSING, FileId, LOST_ZERO, Span, UNKNOWN_CHOICE, WRONG_TYPE,
};
use crate::read::{Scalar, ScalarForm, paths};
use crate::text::{self, Excerpt, LinkTarget, ParseContext, target};
use crate::vietnamese::{self, Money, PhoneFault, key, slug, term_slug};
use jiff::tz::TimeZone;
use std::sync::Arc;

/// The file that fields are parsed from.
pub struct FieldSource<'a> {
    /// Its number.
    pub file: FileId,
    /// Its text, to find whether it holds a value as it is.
    pub text: &'a str,
    /// Its folder below the site's folder; relative paths start there.
    pub folder: &'a str,
    /// Whether Markdown in it may contain HTML.
    pub allow_html: bool,
    /// The zone in which a moment with a zone of its own becomes a day.
    pub time_zone: Option<&'a TimeZone>,
    /// The site's own taxonomies, whose names are fields; none for what is no item.
    pub taxonomies: Option<&'a TaxonomyNames>,
}

impl<'a> FieldSource<'a> {
    /// A file of settings or of a register, which has no items.
    pub fn of_settings(file: FileId, text: &'a str, folder: &'a str) -> FieldSource<'a> {
        FieldSource { file, text, folder, allow_html: false, time_zone: None, taxonomies: None }
    }
}

/// Parses a scalar by the type `ty` of a field, or of the entries of a list. None where it is empty, and after a report.
pub(super) fn parse_scalar(
    ty: &Type,
    field: &Field,
    scalar: &Scalar,
    span: Span,
    source: &FieldSource,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let text = scalar.text.trim();
    if text.is_empty() {
        return None;
    }
    let fault = match ty {
        Type::Line | Type::Language | Type::Place => return Some(Value::text(text)),
        Type::Sentence => return Some(parse_sentence(text, span, diagnostics)),
        Type::Prose => return Some(Value::Document(parse_prose(&scalar.text, span, source, diagnostics))),
        Type::Integer => match text.replace([' ', '\u{a0}'], "").parse().ok().or_else(|| parse_grouped(text)) {
            Some(n) => return Some(Value::Integer(n)),
            None => Diagnostic::new(&BAD_NUMBER),
        },
        Type::Number => match parse_number(text) {
            Some(n) => return Some(Value::Number(n)),
            None => Diagnostic::new(&BAD_NUMBER),
        },
        Type::Boolean => match &*key(text) {
            "true" | "yes" | "co" | "x" | "1" => return Some(Value::Bool(true)),
            "false" | "no" | "khong" | "0" => return Some(Value::Bool(false)),
            _ => wrong_type(field, ty, span),
        },
        Type::Date => match vietnamese::parse_date_in(text, source.time_zone) {
            Some(date) => return Some(Value::Date(date)),
            None => match vietnamese::looks_like_serial(text) {
                Some(date) => Diagnostic::new(&DATE_SERIAL).with("date", vietnamese::short_date(date)),
                None => Diagnostic::new(&BAD_DATE),
            },
        },
        Type::Money => match vietnamese::parse_money(text) {
            Ok(Money::Amount(amount)) => {
                return Some(Value::Money { amount: Some(amount), text: vietnamese::format_money(amount).into() });
            }
            Ok(Money::Words) => return Some(Value::Money { amount: None, text: text.into() }),
            Err(why) => Diagnostic::new(&BAD_MONEY).with("why", why.name()),
        },
        Type::Phone => match vietnamese::check_phone(text) {
            Ok(phone) => return Some(Value::Phone { text: phone.text.into(), digits: phone.digits.into() }),
            Err(PhoneFault::LostZero) => Diagnostic::new(&LOST_ZERO),
            Err(why) => Diagnostic::new(&BAD_PHONE).with("why", why.name()),
        },
        Type::Hours => match text.split(|c: char| !c.is_ascii_digit() && c != ':' && c != 'h').any(is_impossible_time) {
            true => Diagnostic::new(&BAD_HOURS),
            false => return Some(Value::text(text)),
        },
        Type::Code if field.name == "code" && has_lost_zeros(scalar, text) => Diagnostic::new(&LOST_ZERO),
        Type::Code => return Some(Value::text(text)),
        Type::Url => match target::is_web_address(text) {
            true => return Some(Value::text(text)),
            false => Diagnostic::new(&BAD_URL).with("url", text.escape_debug()),
        },
        Type::Path => match paths::resolve("", text.trim_start_matches('/')) {
            // The address of a folder ends with a slash.
            Some(path) if field.name == "permalink" && text.ends_with('/') && !path.is_empty() => {
                return Some(Value::text(&format!("{path}/")));
            }
            Some(path) => return Some(Value::text(&path)),
            None => Diagnostic::new(&BAD_PATH).with("path", text.escape_debug()),
        },
        Type::Image | Type::File => {
            let target = match ty {
                Type::Image => target::image(text, source.folder, span, diagnostics),
                _ => target::link(text, source.folder, span, diagnostics),
            };
            match target {
                LinkTarget::File { path, query: None, anchor: None } => return Some(Value::File((*path).into())),
                LinkTarget::Root(path) => return Some(Value::File(format!("static/{path}").into())),
                // Reported already.
                LinkTarget::Bad => return None,
                _ => Diagnostic::new(&FILE_MISSING).with("path", text).suggest(text, []),
            }
        }
        Type::Choice(choices) => match find_choice(choices, text) {
            Some(choice) => return Some(Value::Choice(choice)),
            None => {
                let names = choices.iter().map(|c| if text.is_ascii() { c.name } else { c.vi });
                Diagnostic::new(&UNKNOWN_CHOICE).suggest(text, names)
            }
        },
        Type::Item(kind) => {
            let name = text.strip_prefix(kind).and_then(|t| t.strip_prefix(':')).unwrap_or(text);
            return Some(Value::Item(slug(name).into()));
        }
        Type::Term { taxonomy, .. } => return Some(Value::Term { taxonomy, slug: term_slug(text).into(), written: text.into() }),
        Type::Latitude | Type::Longitude => {
            let most = if matches!(ty, Type::Latitude) { 90.0 } else { 180.0 };
            match text.replace(',', ".").parse::<f64>() {
                Ok(degrees) if degrees.abs() <= most => return Some(Value::Number(degrees)),
                _ => Diagnostic::new(&BAD_COORDINATE).with("most", most),
            }
        }
        Type::List(_) | Type::Entries | Type::Record(_) | Type::Free | Type::Translated | Type::Places | Type::Terms => {
            wrong_type(field, ty, span)
        }
    };
    diagnostics.push(fault.at(span).with("name", field.name).with("label", field.vi).with("value", &scalar.text));
    None
}

fn parse_sentence(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Value {
    match text::references::interpolated(text, span, diagnostics) {
        Some(text) => Value::Interpolated(Arc::new(text)),
        None => Value::text(text),
    }
}

/// Parses Markdown. Where the source holds the text as it is, spans are exact; else every span is that of the whole value.
fn parse_prose(text: &str, span: Span, source: &FieldSource, diagnostics: &mut Diagnostics) -> Excerpt {
    let verbatim = source.text.get(span.start as usize..span.end as usize) == Some(text);
    let context = ParseContext {
        file: source.file,
        folder: source.folder,
        roles: &[],
        allow_html: source.allow_html,
        whole: (!verbatim).then_some(span),
    };
    Excerpt::whole(Arc::new(text::parse(&context, text.into(), 0, span.start, diagnostics)))
}

pub(super) fn wrong_type(field: &Field, expected: &Type, span: Span) -> Diagnostic {
    Diagnostic::new(&WRONG_TYPE).at(span).with("name", field.name).with("label", field.vi).with("expected", type_name(expected))
}

/// The name of a type in messages: `list`, `map`, `boolean`, `number`, `date` or `text`.
pub fn type_name(ty: &Type) -> &'static str {
    match ty {
        Type::List(_) | Type::Entries | Type::Places | Type::Terms => "list",
        Type::Record(_) | Type::Free => "map",
        Type::Boolean => "boolean",
        Type::Integer | Type::Number | Type::Latitude | Type::Longitude => "number",
        Type::Date => "date",
        _ => "text",
    }
}

/// Whether a code comes from a number cell of a workbook, which drops leading zeros, and is so short that it may have had some.
fn has_lost_zeros(scalar: &Scalar, text: &str) -> bool {
    scalar.form == ScalarForm::Number && text.len() < 5 && text.bytes().all(|b| b.is_ascii_digit())
}

fn find_choice(choices: &'static [Choice], text: &str) -> Option<&'static Choice> {
    let wanted = key(text);
    choices.iter().find(|c| c.name == text).or_else(|| choices.iter().find(|c| [c.name, c.vi, c.en].iter().any(|n| key(n) == wanted)))
}

/// A number with decimal comma or point, or grouped in threes as in Vietnamese: `1.234.567`. A percent sign at the end is ignored.
fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim_end_matches('%').trim();
    if let Some(grouped) = parse_grouped(text) {
        return Some(grouped as f64);
    }
    match (text.contains('.'), text.contains(',')) {
        (true, true) => text.replace('.', "").replace(',', ".").parse().ok(),
        _ => text.replace(',', ".").parse().ok(),
    }
    .filter(|n: &f64| n.is_finite())
}

/// A whole number in groups of three digits: `1.234.567` or `12 345`. A single point counts as one where three digits follow.
fn parse_grouped(text: &str) -> Option<i64> {
    let groups: Vec<&str> = text.split(['.', ' ', '\u{a0}']).collect();
    let digits = |g: &&str| g.bytes().all(|b| b.is_ascii_digit());
    let first = groups.first().is_some_and(|g| (1..=3).contains(&g.len()) && *g != "0");
    (groups.len() > 1 && first && groups.iter().all(digits) && groups[1..].iter().all(|g| g.len() == 3))
        .then(|| groups.concat().parse().ok())?
}

/// Whether a token such as `25h`, `7:60` or `24h30` is no time of day.
fn is_impossible_time(token: &str) -> bool {
    let Some((hours, minutes)) = token.split_once([':', 'h']) else { return false };
    let number = |t: &str| t.parse::<u32>().ok();
    match (number(hours), number(minutes)) {
        (Some(h), Some(m)) => h > 24 || m > 59 || (h == 24 && m > 0),
        (Some(h), None) => minutes.is_empty() && token.contains('h') && h > 24,
        _ => false,
    }
}
