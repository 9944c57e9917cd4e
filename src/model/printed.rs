//! The ledger of printed addresses, `content/printed.yaml`: what stands on paper must lead somewhere as long as the paper hangs.

use super::places::Places;
use super::site::Site;
use crate::diag::{Diagnostics, Span};
use crate::ids::PlaceNo;
use crate::kinds::Value;
use crate::kinds::field::{Field, Type, field};
use crate::kinds::settings::read_settings;
use crate::kinds::written::Intake;
use crate::read::{Node, Sources};
use crate::text::{LinkTarget, target};
use rustc_hash::FxHashMap;

/// Fields of an entry.
static ENTRY: &[Field] = &[
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

/// An address that was printed, for some of the sites.
#[derive(Debug)]
pub struct Printed {
    /// Below the address of each site, as printed: `q/283457/`.
    pub path: Box<str>,
    pub to: Option<LinkTarget>,
    /// The sites as written, each with the place that is published there now.
    pub at: Vec<(Box<str>, Option<PlaceNo>)>,
    /// Others lead it on: nothing is asked of it.
    pub kept_elsewhere: bool,
    pub span: Span,
}

/// Reads the ledger.
pub fn read(sources: &Sources, site: &Site, places: &Places, diagnostics: &mut Diagnostics) -> Vec<Printed> {
    let Some(node) = &sources.printed else { return Vec::new() };
    let entries = match node.as_list() {
        Some(entries) => entries,
        // Nothing but remarks.
        None if node.is_null() => &[],
        None => std::slice::from_ref(node),
    };
    let intake = Intake { file: node.span.file, text: &sources.files.get(node.span.file).text, folder: "content", allow_html: false };
    let published = places.numbers().map(|place| (&*places.get(place).base_url, place)).collect();
    let bases = Bases { site, published };
    entries.iter().filter_map(|entry| read_entry(entry, &intake, &bases, diagnostics)).collect()
}

fn read_entry(node: &Node, intake: &Intake, bases: &Bases, diagnostics: &mut Diagnostics) -> Option<Printed> {
    let settings = read_settings(ENTRY, "printed.yaml", node, intake, diagnostics);
    let path = settings.text("path")?.trim_start_matches('/').into();
    let to = settings.text("to").map(|to| target::link(to, "content", settings.span("to"), diagnostics));
    let at = settings.list("at").iter().filter_map(Value::plain).map(|url| bases.find(&url)).collect();
    Some(Printed { path, to, at, kept_elsewhere: settings.get("kept_by").is_some(), span: settings.span("path") })
}

/// The addresses at which places are published.
struct Bases<'a> {
    site: &'a Site,
    published: FxHashMap<&'a str, PlaceNo>,
}

impl Bases<'_> {
    /// The place that is published at an address, also when this run publishes the site elsewhere.
    fn find(&self, url: &str) -> (Box<str>, Option<PlaceNo>) {
        let base: Box<str> = if url.ends_with('/') { url.into() } else { format!("{url}/").into() };
        let own = &*self.site.own_base_url;
        let moved = base.strip_prefix(own).filter(|_| !own.is_empty()).map(|rest| format!("{}{rest}", self.site.base_url));
        let place = self.published.get(moved.as_deref().unwrap_or(&base)).copied();
        (base, place)
    }
}
