//! Diagnostics: what the program reports about its input, as data. Message texts are in `lang`, printing is in `cli`.
//!
//! There is one way to return diagnostics:
//!
//! - A function that **continues** after a fault takes `diagnostics: &mut Diagnostics` as its last parameter, pushes to it and returns its
//!   value (`Option<T>` where there may be none). It returns nothing else about the fault.
//! - A function that **stops** at a fault returns `Result<T, Diagnostics>`. [`Diagnostics`] implements `From<Diagnostic>`,
//!   so `?` and `.into()` work on a single diagnostic. The caller either stops too (`?`) or continues with `Diagnostics::extend`.
//!
//! No function returns a bare `Diagnostic` as an error, a `Diagnostics` as its value, or a pair of a value and diagnostics.
#![warn(missing_docs)]

mod baseline;
mod capped;
mod codes;
mod files;
mod harm;
mod lines;
mod opt_out;
mod stored;
mod system;

pub use baseline::{Baseline, NewDiagnostics};
pub use capped::{MoreDiagnostics, cap};
pub use codes::{CODES, Code, find as find_code, *};
pub use files::{FileId, Files, SheetCells, SourceFile, SourcePosition, Span, cell_name};
pub use harm::Harm;
pub use lines::LineIndex;
pub use opt_out::is_opt_out;
pub use stored::StoredReport;
pub use system::{SystemFault, system_reason};

use std::borrow::Cow;
use std::sync::Arc;

/// A replacement of text in a source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The text that is replaced.
    pub span: Span,
    /// The new text.
    pub text: Arc<str>,
}

/// One report: a stable code, a position, and the values of its message's variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code, which also names the message in `lang`.
    pub code: &'static Code,
    /// The code's severity, or the one that `site.yaml` gives it.
    pub severity: Severity,
    /// The position in the source; none when the fault belongs to no file.
    pub span: Option<Span>,
    /// Other positions of the same fault, for example of the other item with the same name.
    pub also: Vec<Span>,
    /// Names and values of the message's variables, in any order.
    pub args: Vec<(Cow<'static, str>, String)>,
    /// A change that is certain to remove the fault; `loa check --fix` applies it.
    pub fix: Option<Box<Fix>>,
    /// How often the same fault occurs (once per place, page …).
    pub count: u32,
    /// The title of one place where the fault occurs, when it depends on the place.
    pub example: Option<Arc<str>>,
}

impl Diagnostic {
    /// A diagnostic without a position, with the severity of its code.
    pub fn new(code: &'static Code) -> Diagnostic {
        Diagnostic { code, severity: code.severity, span: None, also: Vec::new(), args: Vec::new(), fix: None, count: 1, example: None }
    }

    /// Sets the position.
    pub fn at(mut self, span: Span) -> Diagnostic {
        self.span = Some(span);
        self
    }

    /// Sets the position when there is one.
    pub fn at_opt(mut self, span: Option<Span>) -> Diagnostic {
        self.span = span.or(self.span);
        self
    }

    /// Adds another position of the same fault, when there is one.
    pub fn and_at(mut self, span: Option<Span>) -> Diagnostic {
        self.also.extend(span);
        self
    }

    /// Sets the variable `name` of the message.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Diagnostic {
        self.args.push((name.into(), value.to_string()));
        self
    }

    /// Sets the text that replaces the text at the diagnostic's span. Only for changes that are certain to be right.
    pub fn mend(mut self, text: impl Into<Arc<str>>) -> Diagnostic {
        self.fix = self.span.map(|span| Box::new(Fix { span, text: text.into() }));
        self
    }

    /// Sets the variables `near`, the known name most similar to `wrong` (`none` when none is similar), and `known`, the first 40 names.
    pub fn suggest<'a>(self, wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
        let known: Vec<&str> = known.into_iter().collect();
        let near = nearest(wrong, &known).unwrap_or("none").to_string();
        let mut list = known.iter().take(40).copied().collect::<Vec<_>>().join(", ");
        if known.len() > 40 {
            list.push_str(", …");
        }
        self.with("near", near).with("known", list)
    }

    /// What tells apart faults of one code at one span: the part of a sheet that has too little room.
    fn part(&self) -> Option<&str> {
        self.args.first().filter(|_| self.code == &PRINT_OVERFLOW).map(|(_, name)| name.as_str())
    }

    /// Sets the example place.
    pub fn for_place(mut self, place: &Arc<str>) -> Diagnostic {
        self.example = Some(place.clone());
        self
    }
}

/// The entry of `known` that is most similar to `wrong` (Jaro–Winkler above 0.8, ignoring case).
pub fn nearest<'a>(wrong: &str, known: &[&'a str]) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    known
        .iter()
        .map(|k| (strsim::jaro_winkler(&wrong, &k.to_lowercase()), *k))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, k)| k)
}

/// A value and its diagnostics. Not for new code: see the rule in this module's documentation.
#[derive(Debug)]
pub struct Reported<T> {
    /// The value.
    pub value: T,
    /// What was reported while it was made.
    pub diagnostics: Diagnostics,
}

impl<T> Reported<T> {
    /// Moves the diagnostics to `to` and returns the value.
    pub fn into(self, to: &mut Diagnostics) -> T {
        to.extend(self.diagnostics);
        self.value
    }
}

/// A list of diagnostics; also the error type of functions that stop at a fault.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// An empty list.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Appends one diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Appends all diagnostics of another list.
    pub fn extend(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// Sets the example place of each.
    pub fn for_place(mut self, place: &Arc<str>) -> Diagnostics {
        self.0.iter_mut().for_each(|d| d.example = Some(place.clone()));
        self
    }

    /// Makes warnings of the errors at some spans.
    pub fn with_warnings(mut self, at: impl Fn(Span) -> bool) -> Diagnostics {
        for error in self.0.iter_mut().filter(|d| d.severity == Severity::Error) {
            if error.span.is_some_and(&at) {
                error.severity = Severity::Warning;
            }
        }
        self
    }

    /// Whether nothing was reported.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many diagnostics there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }

    /// The diagnostics in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// The most harmful first: errors before warnings, and of these what costs readers money before spelling. Equal ones keep their order.
    pub fn by_harm(mut self) -> Diagnostics {
        self.0.sort_by_key(|d| (d.severity, Harm::of(d.code)));
        self
    }

    /// Applies the levels of `site.yaml` and the opt-outs in the sources, merges repeated faults and sorts by file and position.
    ///
    /// Diagnostics with the same code at the same span become one with their count added up. Those without a span are the same when
    /// their code and their values are.
    pub fn settle(mut self, levels: &Levels, files: &Files) -> Diagnostics {
        self.0.retain_mut(|d| match levels.get(d.code.name, d.span.map(|s| &*files.get(s.file).path)) {
            Some(Level::Off) => false,
            Some(Level::At(severity)) => {
                d.severity = severity;
                true
            }
            None => !d.code.off_by_default,
        });
        let mut allowed = opt_out::OptOuts::new(files);
        self.0.retain(|d| !allowed.allow(d));
        let order = |d: &Diagnostic| d.span.map(|s| (files.get(s.file).path.clone(), s.start.wrapping_add(1), s.end));
        self.0.sort_by_cached_key(|d| (order(d), d.severity, d.code.name, d.args.clone(), d.example.clone()));
        self.0.dedup_by(|next, first| {
            let same = next.code == first.code && next.span == first.span && (next.span.is_some() || next.args == first.args);
            let same = same && next.part() == first.part();
            if same {
                first.count += next.count;
            }
            same
        });
        self
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Diagnostics {
        Diagnostics(vec![diagnostic])
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

/// The level that `checks:` in `site.yaml` gives a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The code is not reported.
    Off,
    /// The code is reported with this severity.
    At(Severity),
}

/// The settings under `checks:` in `site.yaml`: levels of codes, in all files or below a folder, and after how many days some of them are
/// reported.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    levels: Vec<(&'static str, Level)>,
    /// Folders with a slash at the end; the longest that contains a file counts.
    folders: Vec<(Arc<str>, &'static str, Level)>,
    days: Vec<(&'static str, u32)>,
}

impl Levels {
    /// Sets the level of a code; the last one set counts.
    pub fn set(&mut self, code: &'static str, level: Level) {
        self.levels.push((code, level));
    }

    /// Sets the level of a code in the files below a folder: `content/tin/`.
    pub fn set_below(&mut self, folder: &str, code: &'static str, level: Level) {
        self.folders.push((folder.into(), code, level));
    }

    /// Sets the number of days after which a code is reported.
    pub fn set_days(&mut self, code: &'static str, days: u32) {
        self.days.push((code, days));
    }

    /// The number of days that `{ days: 90 }` gives a code.
    pub fn days(&self, code: &str) -> Option<u32> {
        self.days.iter().rev().find(|(c, _)| *c == code).map(|(_, d)| *d)
    }

    /// Whether `site.yaml` gives a code a level other than `off`, at least in some folder.
    pub fn asks_for(&self, code: &Code) -> bool {
        let below = self.folders.iter().any(|(_, c, level)| *c == code.name && matches!(level, Level::At(_)));
        below || matches!(self.get(code.name, None), Some(Level::At(_)))
    }

    /// The level of a code in a file.
    fn get(&self, code: &str, path: Option<&str>) -> Option<Level> {
        let contains = |folder: &str| path.is_some_and(|path| path.starts_with(folder));
        let below = self.folders.iter().filter(|(folder, c, _)| *c == code && contains(folder)).max_by_key(|(folder, ..)| folder.len());
        below.map(|(.., level)| *level).or_else(|| self.levels.iter().rev().find(|(c, _)| *c == code).map(|(_, l)| *l))
    }
}
