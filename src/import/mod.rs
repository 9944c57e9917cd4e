//! Sites of other tools (Hugo, Zola, Jekyll, Docusaurus, VitePress, MkDocs, Eleventy) become sites of this program: pages, pictures, files, menu and
//! settings. What has no counterpart stays visible in the text, and one report lists it with its place. The source is only read.
#![warn(missing_docs)]

mod address;
mod admonitions;
mod as_html;
mod blocks;
mod body;
mod code_lines;
mod collect;
mod elements;
mod emit;
mod fields;
mod front;
mod groups;
mod html;
mod includes;
mod inline;
mod js;
mod layout;
mod letterhead;
mod links;
mod names;
mod new_site;
mod page;
mod parameters;
mod paths;
mod raw;
mod report;
mod rewrite;
mod scan;
mod settings;
mod shortcodes;
mod tables;
mod tool;
mod tree;
mod yaml;

pub use letterhead::{PaperFacts, take_facts};
pub use new_site::{ImportedSite, MovedPage, NewContent, NewFile};
pub use report::{FindingKind, ImportFinding, ImportReport};
pub use tool::Tool;

use crate::read::{ForeignFault, ForeignSite};
use report::fault_name;

/// Makes a site of this program from the files of another. None where the tool is neither given nor recognised.
pub fn import_site(foreign: &ForeignSite, from: Option<Tool>) -> Option<ImportedSite> {
    let tool = from.or_else(|| Tool::detect(foreign))?;
    let mut report = ImportReport::default();
    for (path, fault) in &foreign.faults {
        let kind = match fault {
            ForeignFault::Link => FindingKind::LinkOutside,
            _ => FindingKind::Unreadable,
        };
        report.push(ImportFinding::of_file(kind, path, fault_name(*fault)));
    }
    let mut layout = layout::read_layout(tool, foreign, &mut report);
    let mut site = collect::collect(&layout, foreign, &mut report);
    // Languages that only the pages name.
    let codes: std::collections::BTreeSet<&str> = site.pages.iter().filter_map(|page| page.lang.as_deref()).collect();
    codes.into_iter().for_each(|code| layout.language(code));
    names::name_pages(&mut site.pages, &layout, &mut report);
    let moved = |page: &page::ForeignPage| MovedPage {
        source: page.source.clone(),
        address: format!("/{}", page.address),
        path: page.target.clone(),
    };
    let moved = site.pages.iter().map(moved).collect();
    let files = emit::emit(site, &layout, foreign, &mut report);
    report.sort();
    let pages = files.iter().filter(|f| f.path.starts_with("content/") && f.path.ends_with(".md")).count();
    Some(ImportedSite { tool, files, pages, moved, report })
}
