//! What may be found in an attached file.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What was found in an attached file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AttachedFinding {
    /// Who wrote it, and who saved it last.
    Authors(Vec<String>),
    /// Comments of reviewers (`comments`), or notes of a speaker (`notes`), and how many.
    Comments(Cow<'static, str>, usize),
    /// Changes that Word tracks, and how many.
    Changes(usize),
    /// Sheets, rows and columns (`rows`), slides, files within the file: how many, and their names where they have some.
    Hidden(Cow<'static, str>, usize, Vec<String>),
    /// Paths on somebody's machine.
    Paths(Vec<String>),
    /// Why it was not looked into: `old` (a format before 2007), `big`, `damaged`, `encrypted`.
    Unread(Cow<'static, str>),
}

/// Names of people, without those that programs write and those of offices.
pub(super) fn people(names: impl IntoIterator<Item = String>) -> Vec<String> {
    const PROGRAMS: [&str; 16] = [
        "admin",
        "administrator",
        "user",
        "users",
        "windows user",
        "microsoft office user",
        "microsoft",
        "pc",
        "hp",
        "dell",
        "asus",
        "lenovo",
        "openpyxl",
        "python-docx",
        "apache poi",
        "loa",
    ];
    const OFFICES: [&str; 9] = ["ubnd", "uy ban", "so ", "trung tam", "van phong", "hoi dong", "chi cuc", "cong an", "bo "];
    let is_person = |name: &String| {
        let folded = crate::vietnamese::fold(name);
        !folded.is_empty() && !PROGRAMS.contains(&&*folded) && !OFFICES.iter().any(|office| folded.starts_with(office))
    };
    let names: BTreeSet<String> = names.into_iter().map(|name| name.trim().to_string()).collect();
    names.into_iter().filter(is_person).take(5).collect()
}
