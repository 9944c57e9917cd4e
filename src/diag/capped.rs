//! Diagnostics for people: of thousands with the same code in the same file the first are shown, the others are counted.

use super::{Code, Diagnostic, FileId};
use rustc_hash::FxHashMap;

/// How many diagnostics with the same code in the same file are shown one by one.
const SHOWN: u32 = 100;

/// Diagnostics that are not shown one by one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoreDiagnostics {
    /// Their code.
    pub code: &'static Code,
    /// Their file, where they have one.
    pub file: Option<FileId>,
    /// How many there are.
    pub count: u32,
}

/// Takes out of a list what comes after the first hundred with the same code in the same file. What was taken is counted, in the order of the list.
pub fn cap(shown: &mut Vec<&Diagnostic>) -> Vec<MoreDiagnostics> {
    // Of each code and file: how many there were, and its place in `more`.
    let mut met: FxHashMap<(&str, Option<FileId>), (u32, usize)> = FxHashMap::default();
    let mut more: Vec<MoreDiagnostics> = Vec::new();
    shown.retain(|diagnostic| {
        let file = diagnostic.span.map(|span| span.file);
        let (count, place) = met.entry((diagnostic.code.name, file)).or_default();
        *count += 1;
        if *count == SHOWN + 1 {
            *place = more.len();
            more.push(MoreDiagnostics { code: diagnostic.code, file, count: 0 });
        }
        if *count > SHOWN {
            more[*place].count += 1;
        }
        *count <= SHOWN
    });
    more
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{ALT_MISSING, Diagnostics, LINK_BROKEN, Span};

    #[test]
    fn what_is_not_shown_is_counted_by_code_and_file() {
        let at = |file, n: usize| Diagnostic::new(&ALT_MISSING).at(Span::new(FileId(file), n, n));
        let mut list: Diagnostics = (0..250).flat_map(|n| [at(0, n), at(1, n / 3)]).collect();
        list.push(Diagnostic::new(&LINK_BROKEN));
        let mut shown: Vec<&Diagnostic> = list.iter().collect();
        let more = cap(&mut shown);
        assert_eq!(shown.len(), 201);
        assert_eq!(more, [0, 1].map(|file| MoreDiagnostics { code: &ALT_MISSING, file: Some(FileId(file)), count: 150 }));
    }
}
