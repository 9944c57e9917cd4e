//! Diagnostics: what the program has to say about the input, as data. Words live in `lang`, printing in `cli`.

mod codes;
mod files;
mod opt_out;

pub use codes::{CODES, Code, find as find_code, *};
pub use files::{Cells, FileId, Files, SourceFile, Where, cell_name};
pub use opt_out::is_opt_out;

use std::sync::Arc;

/// How grave a diagnostic is. Only `Error` stops a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    Note,
}

impl Severity {
    /// The name used in `site.yaml` levels and in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A range of bytes in the text of one source file (for a sheet: in the text its cells were written out to).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        Span { file, start: start as u32, end: end.max(start) as u32 }
    }

    /// The whole-file span: shown as the path without a line.
    pub fn file(file: FileId) -> Span {
        Span { file, start: u32::MAX, end: u32::MAX }
    }

    pub fn is_whole_file(self) -> bool {
        self.start == u32::MAX
    }
}

/// A change to a source file: this text for what stands at the span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub span: Span,
    pub text: Arc<str>,
}

/// One thing to say: a stable code, where, and the values its message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: &'static Code,
    pub severity: Severity,
    pub span: Option<Span>,
    /// Other places that belong to the same fault, for example the twin of a duplicate.
    pub also: Vec<Span>,
    /// Values of the message's variables, in no particular order.
    pub args: Vec<(&'static str, String)>,
    /// The change that surely mends it.
    pub fix: Option<Box<Fix>>,
    /// How often the same fault was met (once per place, page …).
    pub count: u32,
    /// One place where it was met, when it depends on the place.
    pub example: Option<Arc<str>>,
}

impl Diagnostic {
    pub fn new(code: &'static Code) -> Diagnostic {
        Diagnostic { code, severity: code.severity, span: None, also: Vec::new(), args: Vec::new(), fix: None, count: 1, example: None }
    }

    pub fn at(mut self, span: Span) -> Diagnostic {
        self.span = Some(span);
        self
    }

    /// Sets the span when there is one.
    pub fn at_opt(mut self, span: Option<Span>) -> Diagnostic {
        self.span = span.or(self.span);
        self
    }

    pub fn and_at(mut self, span: Option<Span>) -> Diagnostic {
        self.also.extend(span);
        self
    }

    /// Sets the variable `name` of the message.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Diagnostic {
        self.args.push((name, value.to_string()));
        self
    }

    /// Says what to write instead of what stands at the diagnostic's span. Only for changes that cannot be wrong.
    pub fn mend(mut self, text: impl Into<Arc<str>>) -> Diagnostic {
        self.fix = self.span.map(|span| Box::new(Fix { span, text: text.into() }));
        self
    }

    /// Sets `near` to the known name nearest to `wrong` ("none" when nothing is near) and `known` to the whole list.
    pub fn suggest<'a>(self, wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
        let known: Vec<&str> = known.into_iter().collect();
        let near = nearest(wrong, &known).unwrap_or("none").to_string();
        let mut list = known.iter().take(40).copied().collect::<Vec<_>>().join(", ");
        if known.len() > 40 {
            list.push_str(", …");
        }
        self.with("near", near).with("known", list)
    }

    pub fn for_place(mut self, place: &Arc<str>) -> Diagnostic {
        self.example = Some(place.clone());
        self
    }
}

/// The entry of `known` that `wrong` was most likely meant to be.
pub fn nearest<'a>(wrong: &str, known: &[&'a str]) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    known
        .iter()
        .map(|k| (strsim::jaro_winkler(&wrong, &k.to_lowercase()), *k))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, k)| k)
}

/// What a step returns: its value and everything there is to say about it.
#[derive(Debug)]
pub struct Reported<T> {
    pub value: T,
    pub diagnostics: Diagnostics,
}

impl<T> Reported<T> {
    /// Hands the value on and adds what was said to `to`.
    pub fn into(self, to: &mut Diagnostics) -> T {
        to.extend(self.diagnostics);
        self.value
    }
}

/// A growing list of diagnostics.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    pub fn extend(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// Names a place where they were met.
    pub fn for_place(mut self, place: &Arc<str>) -> Diagnostics {
        self.0.iter_mut().for_each(|d| d.example = Some(place.clone()));
        self
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Applies the site's levels and the opt-outs in the texts, joins repeated faults and sorts by file and position.
    ///
    /// The same code at the same span is one diagnostic with a count; faults without a span are told apart by their values.
    pub fn settle(mut self, levels: &Levels, files: &Files) -> Diagnostics {
        self.0.retain_mut(|d| match levels.get(d.code.name) {
            Some(Level::Off) => false,
            Some(Level::At(severity)) => {
                d.severity = severity;
                true
            }
            None => !d.code.quiet,
        });
        self.0.retain(|d| !opt_out::is_allowed(d, files));
        let order = |d: &Diagnostic| d.span.map(|s| (files.get(s.file).path.clone(), s.start.wrapping_add(1), s.end));
        self.0.sort_by_cached_key(|d| (order(d), d.severity, d.code.name, d.args.clone(), d.example.clone()));
        self.0.dedup_by(|next, first| {
            let same = next.code == first.code && next.span == first.span && (next.span.is_some() || next.args == first.args);
            if same {
                first.count += next.count;
            }
            same
        });
        self
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(list: I) -> Diagnostics {
        Diagnostics(list.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// What `checks:` in `site.yaml` says about one code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Off,
    At(Severity),
}

/// The site's wishes for the severity of codes, and how many days some of them wait.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    levels: Vec<(&'static str, Level)>,
    days: Vec<(&'static str, u32)>,
}

impl Levels {
    pub fn set(&mut self, code: &'static str, level: Level) {
        self.levels.push((code, level));
    }

    pub fn set_days(&mut self, code: &'static str, days: u32) {
        self.days.push((code, days));
    }

    /// The days that `{ days: 90 }` gives a code.
    pub fn days(&self, code: &str) -> Option<u32> {
        self.days.iter().rev().find(|(c, _)| *c == code).map(|(_, d)| *d)
    }

    /// Whether the site gives a code a level of its own that is not `off`.
    pub fn asks_for(&self, code: &Code) -> bool {
        matches!(self.get(code.name), Some(Level::At(_)))
    }

    fn get(&self, code: &str) -> Option<Level> {
        self.levels.iter().rev().find(|(c, _)| *c == code).map(|(_, l)| *l)
    }
}
