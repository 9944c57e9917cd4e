//! What a rule is: a name, the word feature it looks for, and its check.

use super::knowledge::Knowledge;
use super::prose::{Prose, WordFeature, WordFeatures};
use crate::diag::{Diagnostics, FileId, Files, SourceFile};
use crate::model::PlaceNo;
use crate::plan::{PlacePlan, Planner};

/// A rule, as its file declares it.
pub struct Rule {
    /// Shown by `--timing`.
    pub name: &'static str,
    /// What a rule over prose looks for in words; other rules have none.
    pub feature: Option<WordFeature>,
    /// What it looks at.
    pub check: Check,
}

/// The check of a rule, by what it looks at. Each pushes what it finds.
pub enum Check {
    /// The whole library and theme, once in a run.
    Library(fn(&CheckContext, &mut Diagnostics)),
    /// The characters of one file, as they stand in it.
    Source(fn(FileId, &SourceFile, &mut Diagnostics)),
    /// The words of one file; also of a document that belongs to no site. The features are those of the rule's own [`WordFeature`].
    Prose(fn(&Prose, WordFeatures, &Knowledge, &mut Diagnostics)),
    /// What one place shows.
    Place(fn(&CheckContext, PlaceNo, &PlacePlan, &mut Diagnostics)),
}

/// What rules over library and places read.
pub struct CheckContext<'a> {
    /// Library, theme and plan.
    pub planner: &'a Planner<'a>,
    /// The texts of all source files.
    pub files: &'a Files,
}
