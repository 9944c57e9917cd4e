//! The press of a site: coated or uncoated paper, or the ICC profile of its print shop.

use crate::diag::{BAD_PRESS, Diagnostic, Diagnostics, Span};
use crate::read::Sources;
use crate::separation::PressProfile;
use std::sync::Arc;

/// The press that `site.yaml` names; coated paper where it names none, or one that cannot be used. A path is one below `content/`, or below the folder of
/// the site.
pub fn read_press(named: Option<(&str, Span)>, sources: &Sources, diagnostics: &mut Diagnostics) -> Arc<PressProfile> {
    let Some((named, span)) = named else { return Arc::new(PressProfile::COATED) };
    let path = named.trim().trim_start_matches("./");
    match path {
        "coated" | "giấy tráng phủ" => return Arc::new(PressProfile::COATED),
        "uncoated" | "giấy không tráng phủ" => return Arc::new(PressProfile::UNCOATED),
        _ => {}
    }
    let below = format!("content/{}", path.trim_start_matches('/'));
    let asset = sources.assets.get(&*below).or_else(|| sources.assets.get(path));
    let bytes = asset.ok_or("missing").and_then(|asset| asset.bytes().map_err(|_| "missing"));
    let press = bytes.and_then(|bytes| PressProfile::of_icc(&bytes));
    press.map(Arc::new).unwrap_or_else(|why| {
        diagnostics.push(Diagnostic::new(&BAD_PRESS).at(span).with("path", path).with("why", why));
        Arc::new(PressProfile::COATED)
    })
}
