//! Prints diagnostics for people and machines.

use crate::diag::{Diagnostic, Diagnostics, Files, LineIndex, MoreDiagnostics, Severity, SourcePosition, Span, cap};
use crate::lang::Words;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// How many other positions of a fault are shown.
const ALSO: usize = 8;

/// The format of diagnostics and results.
#[derive(Clone, Copy, PartialEq)]
pub enum OutputFormat {
    /// Text with source lines.
    Human,
    /// A JSON object on each line.
    Json,
    /// Workflow commands of GitHub Actions.
    Github,
}

impl OutputFormat {
    /// The format in `--format`.
    pub fn of(matches: &clap::ArgMatches) -> OutputFormat {
        OutputFormat::from_name(matches.get_one::<String>("format").map_or("human", String::as_str))
    }

    /// The format with this name; text for an unknown name.
    pub fn from_name(name: &str) -> OutputFormat {
        match name {
            "json" => OutputFormat::Json,
            "github" => OutputFormat::Github,
            _ => OutputFormat::Human,
        }
    }
}

/// Prints diagnostics; with `quiet` only errors. Text goes to standard error, machine formats to standard output.
pub fn print(diagnostics: &Diagnostics, files: &Files, words: &Words, format: OutputFormat, quiet: bool) {
    let shown: Vec<&Diagnostic> = diagnostics.iter().filter(|d| !quiet || d.severity == Severity::Error).collect();
    match format {
        OutputFormat::Human => print_human(&shown, files, words, quiet),
        // A program reads all of them.
        OutputFormat::Json => shown.iter().for_each(|d| say!("{}", json(d, files, words))),
        OutputFormat::Github => {
            let mut first = shown;
            let more = cap(&mut first);
            first.iter().for_each(|d| say!("{}", github(d, files, words)));
            more.iter().for_each(|more| say!("::notice ::{}", say_more(more, files, words)));
        }
    }
}

/// How many diagnostics with a code in a file are not shown one by one.
pub fn say_more(more: &MoreDiagnostics, files: &Files, words: &Words) -> String {
    let path = more.file.map_or("none".to_string(), |file| files.get(file).path.to_string());
    words.say("cli-more", &[("count", more.count.to_string()), ("code", more.code.name.to_string()), ("path", path)])
}

fn print_human(shown: &[&Diagnostic], files: &Files, words: &Words, quiet: bool) {
    let renderer = Renderer::styled();
    let mut first = shown.to_vec();
    let more = cap(&mut first);
    for diagnostic in first {
        complain!("{}\n", human(diagnostic, files, words, &renderer));
    }
    for more in &more {
        complain!("{}", say_more(more, files, words));
    }
    if !more.is_empty() {
        complain!("{}\n", words.say("cli-more-all", &[]));
    }
    if !quiet && !shown.is_empty() {
        let count = |severity| shown.iter().filter(|d| d.severity == severity).count().to_string();
        let numbers = [("errors", count(Severity::Error)), ("warnings", count(Severity::Warning)), ("notes", count(Severity::Note))];
        complain!("{}", words.say("cli-errors", &numbers));
        if let Some(first) = shown.iter().find(|d| d.severity == Severity::Error) {
            complain!("{}", words.say("cli-see", &[("code", first.code.name.to_string())]));
        }
    }
}

fn level<'a>(diagnostic: &Diagnostic, words: &Words) -> Level<'a> {
    let name = words.say(&format!("cli-{}", diagnostic.severity.name()), &[]);
    match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
    .with_name(name)
}

/// A diagnostic with its source line and a caret.
pub fn human(diagnostic: &Diagnostic, files: &Files, words: &Words, renderer: &Renderer) -> String {
    let message = words.message(diagnostic);
    let title = level(diagnostic, words).primary_title(&message).id(diagnostic.code.name);
    let mut group = Group::with_title(title);
    let mut lines: Vec<String> = Vec::new();
    match diagnostic.span.map(|s| (s, files.get(s.file))) {
        Some((span, file)) if !span.is_whole_file() && !file.text.is_empty() => {
            for snippet in snippets(span, &diagnostic.also, files, words) {
                group = group.element(snippet);
            }
        }
        Some((_, file)) => {
            group = group.element(annotate_snippets::Origin::path(file.path.to_string()));
            for also in &diagnostic.also {
                group = group.element(annotate_snippets::Origin::path(origin(*also, files)));
            }
        }
        None => {}
    }
    if let Some(help) = words.help(diagnostic) {
        group = group.element(Level::HELP.with_name(words.say("cli-help", &[])).message(help));
    }
    // A message that names the place itself needs no note about it.
    let named = diagnostic.example.as_ref().is_none_or(|place| message.contains(&**place));
    if diagnostic.count > 1 || !named {
        let place = diagnostic.example.as_deref().unwrap_or("none").to_string();
        let note = words.say("cli-count", &[("count", (diagnostic.count - 1).to_string()), ("place", place)]);
        if !note.is_empty() {
            group = group.element(Level::NOTE.with_name(words.say("cli-note", &[])).message(note));
        }
    }
    lines.push(renderer.render(&[group]));
    lines.join("\n")
}

/// A path as people read it: the part of a document in words, such as `thu.docx [đầu trang]`.
fn shown_path(path: &str, words: &Words) -> String {
    let Some((file, part)) = path.rsplit_once('#').filter(|(file, _)| !file.ends_with(".md")) else { return path.to_string() };
    let (part, page) = part.strip_prefix("page=").map_or((part, ""), |page| ("page", page));
    if !["page", "box", "footnote", "header", "footer"].contains(&part) {
        return path.to_string();
    }
    format!("{file} [{}]", words.say("cli-document-part", &[("part", part.to_string()), ("page", page.to_string())]))
}

/// The source lines of a diagnostic.
fn snippets<'a>(span: Span, also: &[Span], files: &'a Files, words: &Words) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let mut snippets = Vec::new();
    for (i, part) in std::iter::once(&span).chain(also.iter().take(ALSO)).enumerate() {
        let file = files.get(part.file);
        let path = match (&file.cells, files.locate(*part)) {
            (Some(_), SourcePosition::Cell { sheet, cell }) => format!("{} [{sheet}!{cell}]", file.path),
            _ => shown_path(&file.path, words),
        };
        let text: &str = &file.text;
        let end = (part.end as usize).min(text.len());
        let start = floor(text, (part.start as usize).min(end));
        // Of a range over several lines only the first is shown.
        let end = text[start..floor(text, end).max(start)].find('\n').map_or(floor(text, end).max(start), |n| start + n);
        let lines = files.lines(part.file);
        let (shown, from, line) = around(text, start, lines);
        let range = start - from..(end - from).min(shown.len());
        let kind = if i == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let mut annotation = kind.span(range);
        if i > 0 {
            annotation = annotation.label(words.say("cli-here-too", &[]));
        }
        snippets.push(Snippet::source(shown).path(path).line_start(line).annotation(annotation));
    }
    snippets
}

/// The line around a position, its byte offset and its number. Very long lines are cut, so that no megabytes are printed.
fn around<'a>(text: &'a str, at: usize, lines: &LineIndex) -> (&'a str, usize, usize) {
    const SIDE: usize = 200;
    let line = lines.range(text, at);
    let start = floor(text, line.start.max(at.saturating_sub(SIDE)));
    let end = floor(text, line.end.min(at + 2 * SIDE));
    (text[start..end].trim_end_matches('\r'), start, lines.line(start) + 1)
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// `content/a.md:3:5`, or the cell of a sheet.
fn origin(span: Span, files: &Files) -> String {
    let path = &files.get(span.file).path;
    match files.locate(span) {
        SourcePosition::File => path.to_string(),
        SourcePosition::Line { line, column } => format!("{path}:{line}:{column}"),
        SourcePosition::Cell { sheet, cell } => format!("{path} [{sheet}!{cell}]"),
    }
}

fn json(diagnostic: &Diagnostic, files: &Files, words: &Words) -> serde_json::Value {
    let place = |span: &Span| match files.locate(*span) {
        SourcePosition::File => serde_json::json!({ "path": &*files.get(span.file).path }),
        SourcePosition::Line { line, column } => {
            serde_json::json!({ "path": &*files.get(span.file).path, "line": line, "column": column, "start": span.start, "end": span.end })
        }
        SourcePosition::Cell { sheet, cell } => serde_json::json!({ "path": &*files.get(span.file).path, "sheet": sheet, "cell": cell }),
    };
    serde_json::json!({
        "type": "diagnostic",
        "code": diagnostic.code.name,
        "severity": diagnostic.severity.name(),
        "message": words.message(diagnostic),
        "help": words.help(diagnostic),
        "at": diagnostic.span.as_ref().map(place),
        "also": diagnostic.also.iter().map(place).collect::<Vec<_>>(),
        "count": diagnostic.count,
        "place": diagnostic.example.as_deref(),
    })
}

/// A workflow command that annotates a line of a change.
fn github(diagnostic: &Diagnostic, files: &Files, words: &Words) -> String {
    let kind = if diagnostic.severity == Severity::Note { "notice" } else { diagnostic.severity.name() };
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let at = match diagnostic.span {
        Some(span) => match files.locate(span) {
            SourcePosition::Line { line, column } => format!("file={},line={line},col={column},", property(&files.get(span.file).path)),
            _ => format!("file={},", property(&files.get(span.file).path)),
        },
        None => String::new(),
    };
    let help = words.help(diagnostic).map(|h| format!("\n{h}")).unwrap_or_default();
    format!("::{kind} {at}title={}::{}", diagnostic.code.name, escape(&format!("{}{help}", words.message(diagnostic))))
}
