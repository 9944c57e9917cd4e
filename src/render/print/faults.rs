//! Typst's errors and warnings as diagnostics: at the words of the content where known, else in the theme's file, else at the job's item.

use super::data::origin;
use super::world::PrintWorld;
use crate::diag::{Diagnostic, Diagnostics, PRINT, Severity, Span};
use std::sync::Arc;
use typst::WorldExt;
use typst::diag::{self, SourceDiagnostic};
use typst::syntax::{self, DiagSpan, FileId};

/// Turns the faults of one job into diagnostics.
pub struct TypstFaults<'a> {
    /// What Typst saw.
    pub world: &'a PrintWorld<'a>,
    /// The span of faults that have none of their own.
    pub origin: Span,
    /// Path of the template below the theme's folder.
    pub template: &'a Arc<str>,
}

impl TypstFaults<'_> {
    /// Reports faults; warnings of Typst stay warnings.
    pub fn report(&self, faults: &[SourceDiagnostic], diagnostics: &mut Diagnostics) {
        for fault in faults {
            let hints: Vec<&str> = fault.hints.iter().map(|h| h.v.as_str()).collect();
            let mut report = Diagnostic::new(&PRINT)
                .with("path", self.template)
                .with("message", &fault.message)
                .with("hint", if hints.is_empty() { "none".into() } else { hints.join("; ") });
            if fault.severity == diag::Severity::Warning {
                report.severity = Severity::Warning;
            }
            // The innermost call in a file of the site or theme is shown first, then the innermost one in another file.
            let calls = fault.trace.iter().map(|call| DiagSpan::from(call.span));
            let spans: Vec<Span> = std::iter::once(fault.span).chain(calls).filter_map(|span| self.span(span)).collect();
            let first = spans.first().copied();
            report = report.at(first.unwrap_or(self.origin));
            if let Some(template) = spans.into_iter().skip(1).find(|s| first.is_none_or(|f| f.file != s.file)) {
                report = report.and_at(Some(template));
            }
            diagnostics.push(report);
        }
    }

    /// The span in a file of the site or the theme; none for the prelude.
    pub fn span(&self, span: impl Into<DiagSpan>) -> Option<Span> {
        let span = span.into();
        let id = span.id()?;
        let range = self.world.range(span)?;
        origin(id, range.clone()).or_else(|| {
            let file = self.file(id)?;
            Some(Span::new(file, range.start, range.end))
        })
    }

    /// Whether a span lies in the content and not in the theme.
    pub fn is_content(&self, span: Span) -> bool {
        !self.world.typst.sources.values().any(|file| *file == span.file)
    }

    fn file(&self, id: FileId) -> Option<crate::diag::FileId> {
        self.world.typst.sources.get(id.vpath().get_without_slash()).copied()
    }
}

/// An error of the engine without a span.
pub(super) fn fault(message: &str) -> typst::ecow::EcoVec<SourceDiagnostic> {
    [SourceDiagnostic::error(syntax::Span::detached(), message)].into_iter().collect()
}
