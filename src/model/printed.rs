//! The ledger of printed addresses, `content/printed.yaml`: addresses on paper that must keep leading somewhere.

use super::places::Places;
use super::site::Site;
use crate::diag::{Diagnostics, Span};
use crate::ids::PlaceNo;
use crate::kinds::Value;
use crate::kinds::parse::FieldSource;
use crate::kinds::settings::read_settings;
use crate::kinds::{Field, Type, field};
use crate::read::{Node, Sources};
use crate::text::{LinkTarget, target};
use rustc_hash::FxHashMap;

/// Fields of an entry.
static PRINTED_ENTRY: &[Field] = &[
    field("path", "đường dẫn", Type::Line, ["Address below that of the site, as printed.", "Phần địa chỉ sau tên trang, như đã in."])
        .required(),
    field(
        "to",
        "dẫn đến",
        Type::Line,
        [
            "What it leads to now: guide:slug, product:guides, a path or an address.",
            "Nay dẫn đến đâu: guide:slug, product:guides, đường dẫn hoặc địa chỉ.",
        ],
    ),
    field("since", "từ ngày", Type::Date, ["Day of the first print.", "Ngày in lần đầu."]),
    field("at", "ở trang", Type::List(&Type::Url), ["Addresses of the sites it was printed for.", "Địa chỉ các trang đã in."]).required(),
    field(
        "kept_by",
        "nơi giữ",
        Type::Line,
        ["Who leads it on now that this site cannot.", "Nơi chuyển hướng địa chỉ này khi trang không còn tự giữ được."],
    ),
];

/// An address on paper.
#[derive(Debug)]
pub struct LedgerEntry {
    /// Its part below the address of the site, as printed: `q/283457/`.
    pub path: Box<str>,
    /// What it leads to now; none where it leads to the page of that path.
    pub target: Option<LinkTarget>,
    /// Addresses of the sites it was printed for, each with the place published there now.
    pub sites: Vec<(Box<str>, Option<PlaceNo>)>,
    /// Whether somebody else forwards it: then this site need not keep it.
    pub kept_elsewhere: bool,
    /// Where its path is written.
    pub span: Span,
}

/// Reads the ledger. Entries without path or sites are reported.
pub fn read(sources: &Sources, site: &Site, places: &Places, diagnostics: &mut Diagnostics) -> Vec<LedgerEntry> {
    let Some(node) = &sources.printed else { return Vec::new() };
    let entries = match node.as_list() {
        Some(entries) => entries,
        // A file of comments alone.
        None if node.is_null() => &[],
        None => std::slice::from_ref(node),
    };
    let field_source = FieldSource::of_settings(node.span.file, &sources.files.get(node.span.file).text, "content");
    let by_base_url = places.numbers().map(|place| (&*places.get(place).base_url, place)).collect();
    let sites = PublishedSites { site, by_base_url };
    entries.iter().filter_map(|entry| read_entry(entry, &field_source, &sites, diagnostics)).collect()
}

fn read_entry(node: &Node, field_source: &FieldSource, sites: &PublishedSites, diagnostics: &mut Diagnostics) -> Option<LedgerEntry> {
    let settings = read_settings(PRINTED_ENTRY, "printed.yaml", node, field_source, diagnostics);
    let path = settings.text("path")?.trim_start_matches('/').into();
    let target = settings.text("to").map(|to| target::link(to, "content", settings.span("to"), diagnostics));
    let sites = settings.list("at").iter().filter_map(Value::plain).map(|url| sites.find(&url)).collect();
    Some(LedgerEntry { path, target, sites, kept_elsewhere: settings.get("kept_by").is_some(), span: settings.span("path") })
}

/// The sites of all places by their address.
struct PublishedSites<'a> {
    site: &'a Site,
    by_base_url: FxHashMap<&'a str, PlaceNo>,
}

impl PublishedSites<'_> {
    /// The address with a slash at its end, and the place published there. A run with another base address takes that of `site.yaml` for its own.
    fn find(&self, url: &str) -> (Box<str>, Option<PlaceNo>) {
        let base: Box<str> = if url.ends_with('/') { url.into() } else { format!("{url}/").into() };
        let own = &*self.site.own_base_url;
        let moved = base.strip_prefix(own).filter(|_| !own.is_empty()).map(|rest| format!("{}{rest}", self.site.base_url));
        let place = self.by_base_url.get(moved.as_deref().unwrap_or(&base)).copied();
        (base, place)
    }
}
