//! The registry: names of units, agencies, terms and laws with their time of validity and their successors; abbreviations with their meaning.

use crate::diag::{Diagnostic, Diagnostics, FILE_IGNORED, Files, Span};
use crate::kinds::Value;
use crate::kinds::parse::FieldSource;
use crate::kinds::registry::{REGISTERS, RegisterTable};
use crate::kinds::settings::{Settings, read_settings};
use crate::read::{Sources, TableSource, built_in_registers, paths};
use jiff::civil::Date;
use std::sync::Arc;

/// The registers, in the order of [`REGISTERS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Register {
    /// Administrative units.
    Units,
    /// Agencies and offices.
    Agencies,
    /// Terms of administrative language.
    Terms,
    /// Laws and other legal documents.
    Laws,
    /// Abbreviations.
    Abbreviations,
}

/// A row of a register. Fields that its register does not have are empty.
#[derive(Debug)]
pub struct RegisterEntry {
    /// The register it is from.
    pub register: Register,
    /// The name in full; of a law its number, of an abbreviation its letters.
    pub name: Arc<str>,
    /// Other correct spellings.
    pub other_spellings: Vec<Arc<str>>,
    /// Common misspellings.
    pub misspellings: Vec<Arc<str>>,
    /// First day on which it holds; none where it always has.
    pub valid_from: Option<Date>,
    /// Last day on which it holds; none where it still does.
    pub valid_to: Option<Date>,
    /// The names that replaced it.
    pub successors: Vec<Arc<str>>,
    /// The unit it was a part of.
    pub part_of: Option<Arc<str>>,
    /// What an abbreviation stands for, or what a law is about.
    pub meaning: Option<Arc<str>>,
    /// Why and since when, in a sentence.
    pub note: Option<Arc<str>>,
    /// Whether readers know the abbreviation without an explanation.
    pub is_well_known: bool,
}

impl RegisterEntry {
    /// Whether it no longer holds on this day.
    pub fn is_over(&self, day: Date) -> bool {
        self.valid_to.is_some_and(|to| to < day)
    }
}

/// All entries of all registers.
#[derive(Debug, Default)]
pub struct Registry {
    /// In the order of the files and their rows.
    pub entries: Vec<RegisterEntry>,
}

impl Registry {
    /// The entries of one register.
    pub fn of(&self, register: Register) -> impl Iterator<Item = &RegisterEntry> {
        self.entries.iter().filter(move |f| f.register == register)
    }

    /// Reads the site's registers. Of those the site does not have, the built-in ones are taken and added to the files of `sources`.
    pub fn read(sources: &mut Sources, diagnostics: &mut Diagnostics) -> Registry {
        let own = sources.registers.clone();
        let built_in = built_in_registers(&own, &mut sources.files, diagnostics);
        Registry::from_tables(own.iter().chain(&built_in), &sources.files, diagnostics)
    }

    /// Reads the built-in registers alone, for documents outside any site. They are added to `files`.
    pub fn built_in(files: &mut Files, diagnostics: &mut Diagnostics) -> Registry {
        let tables = built_in_registers(&[], files, diagnostics);
        Registry::from_tables(tables.iter(), files, diagnostics)
    }

    fn from_tables<'t>(tables: impl Iterator<Item = &'t TableSource>, files: &Files, diagnostics: &mut Diagnostics) -> Registry {
        let mut registry = Registry::default();
        for table in tables {
            let source = files.get(table.file);
            let stem = paths::file_name(&source.path).split('.').next().unwrap_or_default();
            let Some((register, RegisterTable { name, fields })) = IN_ORDER.iter().zip(REGISTERS).find(|(_, table)| table.name == stem)
            else {
                diagnostics.push(Diagnostic::new(&FILE_IGNORED).at(Span::file(table.file)).with("path", &source.path));
                continue;
            };
            let field_source = FieldSource::of_settings(table.file, &source.text, paths::folder(&source.path));
            for row in table.node.as_list().unwrap_or_default() {
                let settings = read_settings(fields, name, row, &field_source, diagnostics);
                registry.entries.extend(entry(*register, &settings));
            }
        }
        registry
    }
}

/// In the order of [`REGISTERS`].
const IN_ORDER: [Register; 5] = [Register::Units, Register::Agencies, Register::Terms, Register::Laws, Register::Abbreviations];

/// The entry of a row; none for a row without a name, which is reported.
fn entry(register: Register, row: &Settings) -> Option<RegisterEntry> {
    let text = |name: &str| row.text(name).map(Arc::from);
    let list = |name: &str| row.list(name).iter().filter_map(|v| if let Value::Text(t) = v { Some(t.clone()) } else { None }).collect();
    Some(RegisterEntry {
        register,
        name: text("name")?,
        other_spellings: list("also"),
        misspellings: list("slips"),
        valid_from: row.get("from").and_then(Value::as_date),
        valid_to: row.get("to").and_then(Value::as_date),
        successors: list("now"),
        part_of: text("part_of"),
        meaning: text("long").or_else(|| text("title")),
        note: text("note"),
        is_well_known: row.flag("plain").unwrap_or(false),
    })
}
