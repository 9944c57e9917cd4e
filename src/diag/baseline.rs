//! A baseline: the diagnostics that a site has when it begins to be checked. Only what is new since then is reported.

use super::{Diagnostic, Diagnostics, Files};
use std::collections::BTreeMap;

/// Diagnostics by code, file and what they are about, each with how often it occurs. Lines do not count: they move with every edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Baseline {
    counts: BTreeMap<(String, String, String), u32>,
}

/// Diagnostics compared with a baseline.
#[derive(Debug)]
pub struct NewDiagnostics {
    /// Those that the baseline does not have.
    pub new: Diagnostics,
    /// How many it has.
    pub known: usize,
    /// How many of the baseline no longer occur.
    pub gone: usize,
}

/// The first line of a file, by which it is recognised.
const HEAD: &str = "# loa baseline 1";
/// Longest text of a line, in characters.
const MAX_TEXT: usize = 160;

impl Baseline {
    /// The baseline of these diagnostics.
    pub fn of(diagnostics: &Diagnostics, files: &Files) -> Baseline {
        let mut counts = BTreeMap::new();
        for diagnostic in diagnostics.iter() {
            *counts.entry(key(diagnostic, files)).or_default() += 1;
        }
        Baseline { counts }
    }

    /// As the text of a file: a line for each, sorted, so that versions can be compared.
    pub fn to_text(&self) -> String {
        let mut out = format!("{HEAD}\n");
        for ((code, path, text), count) in &self.counts {
            out.push_str(&format!("{code}\t{path}\t{count}\t{text}\n"));
        }
        out
    }

    /// Reads the text of a file. None where it is no baseline.
    pub fn parse(text: &str) -> Option<Baseline> {
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        if lines.next()?.trim_end() != HEAD {
            return None;
        }
        let mut counts = BTreeMap::new();
        for line in lines.filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
            let mut cells = line.splitn(4, '\t');
            let (code, path, count) = (cells.next()?, cells.next()?, cells.next()?.trim().parse::<u32>().ok()?);
            *counts.entry((code.into(), path.into(), cells.next().unwrap_or_default().trim_end().into())).or_default() += count;
        }
        Some(Baseline { counts })
    }

    /// Compares diagnostics with the baseline. Of several equal ones as many are known as the baseline has.
    pub fn compare(mut self, diagnostics: Diagnostics, files: &Files) -> NewDiagnostics {
        let mut known = 0;
        let is_new = |diagnostic: &Diagnostic| match self.counts.get_mut(&key(diagnostic, files)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                known += 1;
                false
            }
            _ => true,
        };
        let new: Diagnostics = diagnostics.into_iter().filter(is_new).collect();
        NewDiagnostics { new, known, gone: self.counts.values().map(|n| *n as usize).sum() }
    }
}

/// What tells a diagnostic from others: its code, its file, its values and the text that it is about.
fn key(diagnostic: &Diagnostic, files: &Files) -> (String, String, String) {
    let file = diagnostic.span.map(|span| (span, files.get(span.file)));
    let about =
        file.filter(|(span, _)| !span.is_whole_file()).and_then(|(span, file)| file.text.get(span.start as usize..span.end as usize));
    // Suggestions change with other parts of the site.
    let own = diagnostic.args.iter().filter(|(name, _)| !matches!(&**name, "near" | "known"));
    let mut values: Vec<String> = own.map(|(name, value)| format!("{name}={value}")).collect();
    values.sort();
    let text = values.iter().map(String::as_str).chain(about).collect::<Vec<_>>().join("; ");
    // One line, without the signs that part cells.
    let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).take(MAX_TEXT).collect();
    (diagnostic.code.name.into(), file.map_or(String::new(), |(_, file)| file.path.to_string()), words.trim_end().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{ALT_MISSING, LINK_BROKEN, SourceFile, Span};

    #[test]
    fn only_what_is_new_is_reported() {
        let mut files = Files::default();
        let file =
            files.add(SourceFile { path: "content/a.md".into(), text: "![](a.png)\n\n![](b.png)\t\n![](a.png)".into(), cells: None });
        let at = |start, end| Diagnostic::new(&ALT_MISSING).at(Span::new(file, start, end));
        let old = Diagnostics::from_iter([at(0, 10), at(12, 22), Diagnostic::new(&LINK_BROKEN).with("target", "x\ty")]);
        let baseline = Baseline::of(&old, &files);
        let text = baseline.to_text();
        assert_eq!(Baseline::parse(&text), Some(baseline));
        // The same picture a second time is new; one that moved is known.
        let now = Diagnostics::from_iter([at(24, 34), at(0, 10), at(12, 22)]);
        let compared = Baseline::parse(&text).unwrap().compare(now, &files);
        assert_eq!((compared.new.len(), compared.known, compared.gone), (1, 2, 1));
        assert_eq!(Baseline::parse("{}"), None);
    }
}
