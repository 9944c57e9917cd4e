//! Reports what attached Office files and PDFs say besides what their readers see. They go out as they are.

use super::assets::UsedAsset;
use crate::diag::{
    ATTACHED_AUTHOR, ATTACHED_CHANGES, ATTACHED_COMMENTS, ATTACHED_HIDDEN, ATTACHED_PATH, ATTACHED_UNREAD, Diagnostic, Diagnostics,
};
use crate::read::{Asset, AttachedFinding, AttachedMemory, attached_findings, may_hide};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Looks into every such file that goes out: those of `static/` and those that something links to.
pub fn report(
    assets: &BTreeMap<Arc<str>, Asset>,
    used: &BTreeMap<Arc<str>, UsedAsset>,
    memory: &AttachedMemory,
    diagnostics: &mut Diagnostics,
) {
    let goes_out = |path: &str| path.starts_with("static/") || path.contains("/static/") || used.contains_key(path);
    let files: Vec<_> = assets.iter().filter(|(path, _)| may_hide(path) && goes_out(path)).collect();
    let found: Vec<_> = files.into_par_iter().map(|(path, asset)| (path, attached_findings(path, asset, memory))).collect();
    for (path, findings) in found {
        let span = used.get(path).and_then(|asset| asset.span);
        diagnostics.extend(findings.iter().map(|finding| diagnostic(finding).with("path", path).at_opt(span)).collect::<Diagnostics>());
    }
}

fn diagnostic(finding: &AttachedFinding) -> Diagnostic {
    match finding {
        AttachedFinding::Authors(names) => Diagnostic::new(&ATTACHED_AUTHOR).with("names", names.join(", ")),
        AttachedFinding::Comments(what, count) => Diagnostic::new(&ATTACHED_COMMENTS).with("what", what).with("count", count),
        AttachedFinding::Changes(count) => Diagnostic::new(&ATTACHED_CHANGES).with("count", count),
        AttachedFinding::Hidden(what, count, names) => {
            Diagnostic::new(&ATTACHED_HIDDEN).with("what", what).with("count", count).with("names", names.join(", "))
        }
        AttachedFinding::Paths(paths) => Diagnostic::new(&ATTACHED_PATH).with("names", paths.join(", ")),
        AttachedFinding::Unread(why) => Diagnostic::new(&ATTACHED_UNREAD).with("why", why),
    }
}
