//! The name of a type says what it is, once in the crate.

use super::{assert_none, program, working_lines};
use std::collections::BTreeMap;

/// Names that several types may have: the name, how many, and why.
const ALLOWED: &[(&str, usize, &str)] = &[
    ("PrintEngine", 2, "render/unprinted.rs stands for render/print/ in a program without print"),
    ("Handout", 2, "render/unprinted.rs stands for render/print/ in a program without print"),
];

/// The type that a line defines. Associated types (`type Item = …` inside a block) have the names of their traits.
fn defined_type(line: &str) -> Option<&str> {
    let words = line.trim_start();
    let words = match words.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(") ")?.1,
        Some(rest) => rest.trim_start(),
        None => words,
    };
    let (word, rest) = words.split_once(' ')?;
    let is_type = matches!(word, "struct" | "enum" | "trait" | "union") || word == "type" && !line.starts_with(' ');
    let name = &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())];
    (is_type && name.starts_with(|c: char| c.is_ascii_uppercase())).then_some(name)
}

#[test]
fn type_names_are_unique() {
    let program = program();
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, text) in &program {
        for name in working_lines(path, text).into_iter().filter_map(|(_, line)| defined_type(line)) {
            files.entry(name).or_default().push(path);
        }
    }
    assert!(files.len() > 300, "only {} types were read", files.len());
    let allowed: BTreeMap<&str, usize> = ALLOWED.iter().map(|(name, count, _)| (*name, *count)).collect();
    let twice = files.iter().filter(|(name, files)| files.len() > allowed.get(*name).copied().unwrap_or(1));
    assert_none("types with the same name", twice.map(|(name, files)| format!("{name}: {}", files.join(" "))).collect());
}

#[test]
fn types_are_recognised_by_their_lines() {
    let line = |line| defined_type(line);
    assert_eq!(line("pub(super) struct Walk<'a> {"), Some("Walk"));
    assert_eq!(line("    enum Step {"), Some("Step"));
    assert_eq!(line("type Cells = Vec<String>;"), Some("Cells"));
    assert_eq!(line("    type Item = Diagnostic;"), None);
    assert_eq!(line("    structure Walk"), None);
}
