//! Files that needs ask for: of which products, which jobs of them, and which facts about them.

use super::variants::JobVariant;
use crate::diag::Span;

/// The products whose files a need asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum ProductSelection {
    /// In a need for jobs every HTML page and every ordered file; in a need for orders every order.
    All,
    /// Products that campaigns order, without those that wait for files themselves.
    Kit,
    /// The product and size that the job is about (`for: { each: product }`).
    Term,
    /// The products of these names, each with the span of the name.
    Named(Vec<(Box<str>, Span)>),
}

/// Which of the planned jobs a need means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobsFilter {
    /// All that the product selection leaves.
    All,
    /// Jobs about the asking job's own item.
    Item,
    /// Jobs ordered by the campaign that the asking job is about.
    Campaign,
}

/// A need for planned jobs.
#[derive(Clone, Debug, PartialEq)]
pub struct JobsNeed {
    /// Whose jobs.
    pub selection: ProductSelection,
    /// Which of them.
    pub filter: JobsFilter,
    /// Jobs in every language, not only in that of the asking job.
    pub every_language: bool,
    /// Which files of each job.
    pub variants: Vec<JobVariant>,
    /// What it shows of the finished files.
    pub facts: FactsRequested,
}

/// The facts about finished files that a need asks for (`facts:`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactsRequested {
    /// How many pages.
    pub pages: bool,
    /// How many bytes.
    pub bytes: bool,
    /// First and last page of each file when all files are put one after the other.
    pub range: bool,
    /// How many seconds of sound.
    pub seconds: bool,
}

/// Facts about a finished file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileMeta {
    /// How many pages, of sound how many seconds; 0 for other files.
    pub pages: u32,
    /// Size of the file.
    pub bytes: u64,
    /// First half of the BLAKE3 digest of its bytes.
    pub hash: [u8; 16],
}

impl FactsRequested {
    /// Whether any fact is asked for.
    pub fn any(self) -> bool {
        self != FactsRequested::default()
    }
}
