//! The registry: what units, agencies, terms and laws are called, from when to when, and what followed them.

use crate::diag::{Diagnostic, Diagnostics, FILE_IGNORED, Files, Span};
use crate::kinds::Value;
use crate::kinds::registry::REGISTERS;
use crate::kinds::settings::{Settings, read_settings};
use crate::kinds::written::Intake;
use crate::read::{Sources, TableSource, built_in_registers, paths};
use jiff::civil::Date;
use std::sync::Arc;

/// Which register a fact is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Register {
    Units,
    Agencies,
    Terms,
    Laws,
    Abbreviations,
}

/// One row of a register.
#[derive(Debug)]
pub struct Fact {
    pub register: Register,
    pub name: Arc<str>,
    /// Other ways to write it.
    pub also: Vec<Arc<str>>,
    /// Ways to misspell it.
    pub slips: Vec<Arc<str>>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// What followed it.
    pub now: Vec<Arc<str>>,
    /// The unit above it.
    pub part_of: Option<Arc<str>>,
    /// What an abbreviation stands for, or a law is about.
    pub long: Option<Arc<str>>,
    pub note: Option<Arc<str>>,
    /// An abbreviation that everybody knows.
    pub plain: bool,
}

impl Fact {
    /// Whether it is no longer so on this day.
    pub fn is_over(&self, day: Date) -> bool {
        self.to.is_some_and(|to| to < day)
    }
}

/// All facts.
#[derive(Debug, Default)]
pub struct Registry {
    pub facts: Vec<Fact>,
}

impl Registry {
    pub fn of(&self, register: Register) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |f| f.register == register)
    }

    /// The site's registers, and those that come with the program where it has none of that name.
    pub fn read(sources: &mut Sources, diagnostics: &mut Diagnostics) -> Registry {
        let own = sources.registers.clone();
        let built_in = built_in_registers(&own, &mut sources.files, diagnostics);
        Registry::from_tables(own.iter().chain(&built_in), &sources.files, diagnostics)
    }

    /// The registers that come with the program.
    pub fn built_in(files: &mut Files, diagnostics: &mut Diagnostics) -> Registry {
        let tables = built_in_registers(&[], files, diagnostics);
        Registry::from_tables(tables.iter(), files, diagnostics)
    }

    fn from_tables<'t>(tables: impl Iterator<Item = &'t TableSource>, files: &Files, diagnostics: &mut Diagnostics) -> Registry {
        let mut registry = Registry::default();
        for table in tables {
            let source = files.get(table.file);
            let stem = paths::file_name(&source.path).split('.').next().unwrap_or_default();
            let Some(at) = REGISTERS.iter().position(|r| r.name == stem) else {
                diagnostics.push(Diagnostic::new(&FILE_IGNORED).at(Span::file(table.file)).with("path", &source.path));
                continue;
            };
            let intake = Intake { file: table.file, text: &source.text, folder: paths::folder(&source.path), allow_html: false };
            for row in table.node.as_list().unwrap_or_default() {
                let settings = read_settings(REGISTERS[at].fields, REGISTERS[at].name, row, &intake, diagnostics);
                registry.facts.extend(fact(KINDS[at], &settings));
            }
        }
        registry
    }
}

/// In the order of [`REGISTERS`].
const KINDS: [Register; 5] = [Register::Units, Register::Agencies, Register::Terms, Register::Laws, Register::Abbreviations];

/// None for a row without a name, which is reported.
fn fact(register: Register, row: &Settings) -> Option<Fact> {
    let text = |name: &str| row.text(name).map(Arc::from);
    let list = |name: &str| row.list(name).iter().filter_map(|v| if let Value::Text(t) = v { Some(t.clone()) } else { None }).collect();
    Some(Fact {
        register,
        name: text("name")?,
        also: list("also"),
        slips: list("slips"),
        from: row.get("from").and_then(Value::as_date),
        to: row.get("to").and_then(Value::as_date),
        now: list("now"),
        part_of: text("part_of"),
        long: text("long").or_else(|| text("title")),
        note: text("note"),
        plain: row.flag("plain").unwrap_or(false),
    })
}
