//! The Tera engine: templates of the theme, filters, and faults of templates as diagnostics.

use crate::diag::{Diagnostic, Diagnostics, FileId, Files, Span, TEMPLATE, TEMPLATE_FIELD};
use crate::plan::Theme;
use crate::vietnamese;
use tera::{Context, Error, ErrorKind, Kwargs, ReportError, State, Tera, Value};

/// Templates that are ready to render.
pub struct Engine {
    tera: Tera,
    templates: Vec<(String, FileId)>,
}

/// Bytes that most pages need.
const ROOM: usize = 16 << 10;

/// A text as a template has rendered it. Its bytes are UTF-8: templates write texts alone.
pub struct RenderedText(Vec<u8>);

impl RenderedText {
    /// The text. That it is UTF-8 is checked at the speed of memory, which `String::from_utf8` is not.
    pub fn as_str(&self) -> &str {
        simdutf8::basic::from_utf8(&self.0).unwrap_or_default()
    }

    /// Its bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl Engine {
    /// Loads all templates of the theme. Reports syntax faults, unknown filters and missing includes.
    pub fn load(theme: &Theme, files: &Files, diagnostics: &mut Diagnostics) -> Engine {
        let mut tera = Tera::new();
        tera.autoescape_on(crate::read::FORMATS.iter().filter(|format| format.is_markup()).map(|format| format.extension));
        register_filters(&mut tera);
        super::calendar::register(&mut tera);
        super::channels::register(&mut tera);
        super::facts::register(&mut tera);
        super::map::register(&mut tera);
        super::weekdays::register(&mut tera);
        let templates: Vec<(String, FileId)> = theme.templates.iter().map(|(name, file)| (name.to_string(), *file)).collect();
        let sources = templates.iter().map(|(name, file)| (name.as_str(), &*files.get(*file).text));
        let mut engine = Engine { tera, templates: templates.clone() };
        if let Err(error) = engine.tera.add_raw_templates(sources.collect::<Vec<_>>()) {
            // A circle of includes has no position and is reported at the template it names first.
            let words = error.to_string();
            let named = templates.iter().filter_map(|t| Some((words.find(&format!("`{}`", t.0)).or(words.find(&t.0))?, t.1))).min();
            diagnostics.push(engine.fault(&error, named.or(templates.first().map(|t| (0, t.1))).map(|t| t.1), files));
        }
        engine
    }

    /// Renders a template with a view. `Err` points at the tag where rendering stopped.
    pub fn render(&self, template: &str, view: &Context, files: &Files) -> Result<RenderedText, Diagnostics> {
        let mut bytes = Vec::with_capacity(ROOM);
        match self.tera.render_to(template, view, &mut bytes) {
            Ok(()) => Ok(RenderedText(bytes)),
            Err(error) => {
                let file = self.templates.iter().find(|(n, _)| n == template).map(|t| t.1);
                Err(Diagnostics::from(self.fault(&error, file, files)))
            }
        }
    }

    fn fault(&self, error: &Error, fallback: Option<FileId>, files: &Files) -> Diagnostic {
        let (message, span) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => (report.message().to_string(), self.span(report, files)),
            other => (other.to_string(), None),
        };
        let message = message.lines().next().unwrap_or_default().trim_end_matches('.').to_string();
        let (wrong, known) = unknown_name(&message);
        let code = if known.is_empty() { &TEMPLATE } else { &TEMPLATE_FIELD };
        let report = Diagnostic::new(code).at_opt(span.or(fallback.map(Span::file))).with("message", &message).with("name", &wrong);
        report.suggest(&wrong, known.iter().map(String::as_str))
    }

    fn span(&self, report: &ReportError, files: &Files) -> Option<Span> {
        let file = self.templates.iter().find(|(n, _)| n == report.filename()).map(|t| t.1)?;
        let text = &files.get(file).text;
        let range = report.span();
        let at = |line: usize, column: usize| {
            let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
            let rest = text.get(start..).unwrap_or_default();
            start + rest.char_indices().nth(column).map_or(rest.len().min(rest.find('\n').unwrap_or(rest.len())), |(i, _)| i)
        };
        Some(Span::new(file, at(range.start_line, range.start_col), at(range.end_line, range.end_col)))
    }
}

/// The unknown name and the known names in a message of Tera: `Field 'titel' is not defined. Available fields: a, b`.
fn unknown_name(message: &str) -> (String, Vec<String>) {
    let quoted = |text: &str| text.split(['\'', '`']).nth(1).unwrap_or_default().to_string();
    let known = message.split_once(": ").filter(|(head, _)| head.contains("vailable")).map(|(_, list)| {
        list.split(',').map(|n| n.trim().trim_matches(['\'', '`', '.', '[', ']', '"']).to_string()).filter(|n| !n.is_empty()).collect()
    });
    (quoted(message), known.unwrap_or_default())
}

fn register_filters(tera: &mut Tera) {
    super::qr::register(tera);
    super::pictures::register(tera);
    tera.register_filter("date", |text: &str, kwargs: Kwargs, _: &State| -> tera::TeraResult<String> {
        let date = read_date(text)?;
        Ok(match kwargs.get::<&str>("lang")? {
            Some("en") => english_date(date),
            _ => vietnamese::short_date(date),
        })
    });
    tera.register_filter("long_date", |text: &str, kwargs: Kwargs, _: &State| -> tera::TeraResult<String> {
        let date = read_date(text)?;
        Ok(match kwargs.get::<&str>("lang")? {
            Some("en") => english_date(date),
            _ => vietnamese::long_date(date),
        })
    });
    // Dates of content have no time of day: midnight in Viet Nam is used.
    tera.register_filter("atom_date", |text: &str, _: Kwargs, _: &State| -> tera::TeraResult<String> {
        Ok(format!("{}T00:00:00+07:00", read_date(text)?))
    });
    // JSON for data blocks and .json files; `<` is escaped so that nothing can end a script element.
    tera.register_filter("json", |value: Value, _: Kwargs, _: &State| -> tera::TeraResult<Value> {
        let json = serde_json::to_string(&value).map_err(|e| Error::message(e.to_string()))?;
        Ok(Value::safe_string(&json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")))
    });
    // One quoted cell of a .csv file. A cell that spreadsheets would take for a formula gets an apostrophe.
    tera.register_filter("csv", |value: Value, _: Kwargs, _: &State| -> tera::TeraResult<Value> {
        let text = value.to_string();
        let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text };
        Ok(Value::safe_string(&format!("\"{}\"", text.replace('"', "\"\""))))
    });
    // A number with group separators: 1.234.567,5 or, with `lang="en"`, 1,234,567.5.
    tera.register_filter("number", |number: f64, kwargs: Kwargs, _: &State| -> tera::TeraResult<String> {
        let (group, point) = if kwargs.get::<&str>("lang")? == Some("en") { (',', '.') } else { ('.', ',') };
        Ok(grouped(number, group, point))
    });
    // A size in bytes as B, KB or MB (powers of 1000).
    tera.register_filter("size", |bytes: f64, kwargs: Kwargs, _: &State| -> tera::TeraResult<String> {
        let point = if kwargs.get::<&str>("lang")? == Some("en") { "." } else { "," };
        Ok(match bytes {
            b if b < 1000.0 => format!("{b} B"),
            b if b < 1_000_000.0 => format!("{:.0} KB", b / 1000.0),
            b => format!("{:.1} MB", b / 1_000_000.0).replace('.', point),
        })
    });
    // The host of an address.
    tera.register_filter("domain", |text: &str, _: Kwargs, _: &State| -> String {
        text.split_once("://").map_or(text, |(_, rest)| rest).split(['/', '?', '#', ':']).next().unwrap_or_default().to_string()
    });
}

/// A date of a view (YYYY-MM-DD).
pub(super) fn read_date(text: &str) -> tera::TeraResult<jiff::civil::Date> {
    vietnamese::parse_date(text).ok_or_else(|| Error::message(format!("`{text}` is not a date")))
}

fn grouped(number: f64, group: char, point: char) -> String {
    let text = format!("{}", number.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::from(if number < 0.0 { "-" } else { "" });
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(point);
        out.push_str(decimals);
    }
    out
}

fn english_date(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
