//! Why the desk did not do what was asked.

use super::page_templates::PageTemplates;
use crate::diag::Diagnostic;

/// Why a new item or row was not made.
pub enum DeskFault {
    /// The message of the desk with this id; its variable `path` has this value.
    Message(&'static str, String),
    /// A diagnostic.
    Diagnostic(Box<Diagnostic>),
}

impl DeskFault {
    /// The fault in the language of the templates.
    pub fn text(&self, templates: &PageTemplates) -> String {
        match self {
            DeskFault::Message(id, path) => templates.words.say(id, &[("path", path.clone())]),
            DeskFault::Diagnostic(diagnostic) => templates.fault_text(diagnostic),
        }
    }
}

impl From<Diagnostic> for DeskFault {
    fn from(diagnostic: Diagnostic) -> DeskFault {
        DeskFault::Diagnostic(Box::new(diagnostic))
    }
}
