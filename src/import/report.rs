//! The report of an import: what was changed, left out or kept as code, each with its place and as it was written.

use crate::read::ForeignFault;
use std::collections::BTreeMap;

/// A sort of finding. The order is that of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// A file that could not be read.
    Unreadable,
    /// A link of the file system that leads out of the folder.
    LinkOutside,
    /// Front matter that could not be parsed; it stands as code on the page.
    FrontMatter,
    /// Settings that are programmed and could not be read.
    Settings,
    /// A shortcode, tag or component that stays visible as code.
    Construct,
    /// A tag of HTML that is kept, for which `allow_html` is set.
    HtmlKept,
    /// Code that was taken out of the text: scripts, style sheets, imports.
    CodeLeftOut,
    /// A picture that does not exist in the source.
    PictureMissing,
    /// A picture on another site, which became a link.
    PictureElsewhere,
    /// A link that leads nowhere.
    LinkBroken,
    /// A link whose scheme is refused.
    LinkRefused,
    /// A cell of a table without a column; the table got one.
    TableCell,
    /// A value of the front matter that does not fit its field; it is kept below `extra`.
    Value,
    /// A title that was made from the name of the file.
    TitleMade,
    /// A heading that repeats the title.
    HeadingTwice,
    /// A page that has another file name than before.
    Renamed,
    /// A language that the new site cannot have.
    Language,
    /// A page or list that a template makes.
    Template,
    /// A file that was not taken over.
    FileLeftOut,
    /// A shortcode, tag or component that was converted.
    Converted,
    /// An attribute or parameter that was left out.
    Attribute,
    /// A field without counterpart that is kept below `extra`.
    FieldKept,
}

impl FindingKind {
    /// All kinds in the order of the report.
    pub const ALL: &[FindingKind] = &[
        FindingKind::Unreadable,
        FindingKind::LinkOutside,
        FindingKind::FrontMatter,
        FindingKind::Settings,
        FindingKind::Construct,
        FindingKind::HtmlKept,
        FindingKind::CodeLeftOut,
        FindingKind::PictureMissing,
        FindingKind::PictureElsewhere,
        FindingKind::LinkBroken,
        FindingKind::LinkRefused,
        FindingKind::TableCell,
        FindingKind::Value,
        FindingKind::TitleMade,
        FindingKind::HeadingTwice,
        FindingKind::Renamed,
        FindingKind::Language,
        FindingKind::Template,
        FindingKind::FileLeftOut,
        FindingKind::Converted,
        FindingKind::Attribute,
        FindingKind::FieldKept,
    ];

    /// The name in messages: `cli-site-NAME`.
    pub fn name(self) -> &'static str {
        match self {
            FindingKind::Unreadable => "unreadable",
            FindingKind::LinkOutside => "link-outside",
            FindingKind::FrontMatter => "front-matter",
            FindingKind::Settings => "settings",
            FindingKind::Construct => "construct",
            FindingKind::HtmlKept => "html-kept",
            FindingKind::CodeLeftOut => "code-left-out",
            FindingKind::PictureMissing => "picture-missing",
            FindingKind::PictureElsewhere => "picture-elsewhere",
            FindingKind::LinkBroken => "link-broken",
            FindingKind::LinkRefused => "link-refused",
            FindingKind::TableCell => "table-cell",
            FindingKind::Value => "value",
            FindingKind::TitleMade => "title-made",
            FindingKind::HeadingTwice => "heading-twice",
            FindingKind::Renamed => "renamed",
            FindingKind::Language => "language",
            FindingKind::Template => "template",
            FindingKind::FileLeftOut => "file-left-out",
            FindingKind::Converted => "converted",
            FindingKind::Attribute => "attribute",
            FindingKind::FieldKept => "field-kept",
        }
    }

    /// Whether a person has something to decide or to mend.
    pub fn needs_a_look(self) -> bool {
        self < FindingKind::Converted
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImportFinding {
    /// Its sort.
    pub kind: FindingKind,
    /// What it is about: the name of a shortcode, tag, field or reason.
    pub what: String,
    /// The file of the source.
    pub path: String,
    /// The line from 1; 0 for the whole file.
    pub line: usize,
    /// As it was written.
    pub text: String,
}

impl ImportFinding {
    /// A finding about a whole file.
    pub fn of_file(kind: FindingKind, path: &str, what: &str) -> ImportFinding {
        ImportFinding { kind, what: what.to_string(), path: path.to_string(), line: 0, text: String::new() }
    }
}

/// All findings of an import.
#[derive(Debug, Default)]
pub struct ImportReport {
    findings: Vec<ImportFinding>,
}

impl ImportReport {
    /// Adds a finding.
    pub fn push(&mut self, finding: ImportFinding) {
        self.findings.push(finding);
    }

    /// Adds all findings of another list.
    pub fn extend(&mut self, findings: Vec<ImportFinding>) {
        self.findings.extend(findings);
    }

    /// Sorts by kind, name and place.
    pub fn sort(&mut self) {
        self.findings.sort();
    }

    /// The findings.
    pub fn findings(&self) -> &[ImportFinding] {
        &self.findings
    }

    /// How many findings of a kind there are, by what they are about; the most frequent first.
    pub fn counts(&self, kind: FindingKind) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in self.findings.iter().filter(|f| f.kind == kind) {
            *counts.entry(&finding.what).or_default() += 1;
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        counts
    }
}

/// The name of a fault in messages.
pub fn fault_name(fault: ForeignFault) -> &'static str {
    match fault {
        ForeignFault::Link => "link",
        ForeignFault::Name => "name",
        ForeignFault::Unreadable => "unreadable",
        ForeignFault::TooBig => "too-big",
        ForeignFault::Encoding => "encoding",
        ForeignFault::TooMany => "too-many",
    }
}
