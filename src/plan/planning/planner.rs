//! The planner: plans places, finds addresses, answers queries.

use super::answers::Answers;
use super::calls::{Calls, PlaceCalls};
use super::job::Job;
use super::neighbours::Neighbours;
use super::paths::{addresses, products_by_kind};
use super::picture::{Picture, pictures};
use super::short_codes::ShortAddresses;
use crate::diag::{Diagnostic, Diagnostics, Files, UNKNOWN_PRODUCT};
use crate::ids::{OrderNo, ProductNo};
use crate::model::{GroupNo, ItemNo, LangNo, Library, PlaceNo};
use crate::plan::declared::files::{JobsNeed, ProductSelection};
use crate::plan::declared::order::Order;
use crate::plan::declared::product::Product;
use crate::plan::declared::query::Need;
use crate::plan::declared::theme::Theme;
use crate::plan::readers::orders::orders;
use crate::read::Sources;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex};

/// Digests of search indexes, by digest of the product, place and language.
pub type IndexDigests = Mutex<FxHashMap<(blake3::Hash, PlaceNo, LangNo), blake3::Hash>>;

/// Where groups stand in lists that are cut into pages, by the digest of the product and the address of the list in memory, which is kept with it.
pub(super) type ListPositions = Mutex<FxHashMap<(blake3::Hash, usize), (Arc<[ItemNo]>, Arc<FxHashMap<GroupNo, u32>>)>>;

/// Plans places, finds addresses, answers queries. Shared by threads; caches inside.
pub struct Planner<'a> {
    /// The library.
    pub library: &'a Library,
    /// The theme.
    pub theme: &'a Theme,
    /// The cache of answered queries.
    pub answers: Answers,
    /// The orders of all campaigns.
    pub orders: Vec<Order>,
    /// A digest of all that declarations say of addresses.
    pub addresses: blake3::Hash,
    pub(super) canonical: FxHashMap<&'static str, Vec<ProductNo>>,
    pub(super) anchoring: FxHashMap<&'static str, Vec<ProductNo>>,
    pub(super) materials: IndexDigests,
    pub(super) shorts: ShortAddresses,
    pub(super) positions: ListPositions,
    pub(super) neighbours: Neighbours,
    pub(super) calls: Calls,
    /// Files of `static/`: path below each root, and path below the site's folder.
    pub(super) static_files: Vec<(String, Arc<str>)>,
    /// The same for `content/places/<folder>/static/`.
    pub(super) place_files: FxHashMap<PlaceNo, Vec<(String, Arc<str>)>>,
    /// The pictures that are shown through presets, by path below the site's folder.
    pub pictures: FxHashMap<Arc<str>, Picture>,
}

impl<'a> Planner<'a> {
    /// A planner. Reads the orders of campaigns and the lists of static files.
    pub fn new(library: &'a Library, theme: &'a Theme, sources: &Sources) -> Planner<'a> {
        let mut static_files = Vec::new();
        let mut place_files: FxHashMap<PlaceNo, Vec<(String, Arc<str>)>> = FxHashMap::default();
        for path in sources.assets.keys() {
            if let Some(below) = path.strip_prefix("static/") {
                static_files.push((below.to_string(), path.clone()));
            } else if let Some((folder, rest)) = path.strip_prefix("content/places/").and_then(|p| p.split_once('/'))
                && let (Some(below), Some(place)) = (rest.strip_prefix("static/"), library.places.of_folder(folder))
            {
                place_files.entry(place).or_default().push((below.to_string(), path.clone()));
            }
        }
        let anchored = |p: &Product| match &p.needs.get(p.anchors?)?.1 {
            Need::Items(query) => Some(query.kind.name),
            _ => None,
        };
        Planner {
            // `check_declarations` reports faults in them.
            orders: orders(library, theme, &sources.files, &mut Diagnostics::new()),
            library,
            theme,
            answers: Answers::default(),
            addresses: addresses(&theme.products, library.site.addresses_in_folders, library.site.keep_case),
            canonical: products_by_kind(theme, |p| p.kind().filter(|_| p.canonical).map(|k| k.name)),
            anchoring: products_by_kind(theme, anchored),
            materials: Default::default(),
            neighbours: Neighbours::default(),
            calls: Calls::default(),
            positions: Default::default(),
            shorts: ShortAddresses::new(library, theme, sources),
            static_files,
            place_files,
            pictures: pictures(library, theme),
        }
    }

    /// The product a job is made of; none for files that are copied.
    pub fn product(&self, job: &Job) -> Option<&'a Product> {
        job.product.map(|no| self.theme.product(no))
    }

    /// The order of this number.
    pub fn order(&self, no: OrderNo) -> &Order {
        &self.orders[no.index()]
    }

    /// Whom people of a place call, for each of [`super::calls::CALL_NEEDS`].
    pub fn whom_to_call(&self, place: PlaceNo, lang: LangNo) -> PlaceCalls {
        self.calls.of(self.library, place, lang)
    }

    /// Whether the place has static files of its own.
    pub fn has_own_files(&self, place: PlaceNo) -> bool {
        self.place_files.contains_key(&place)
    }

    /// Whether some path depends on the place.
    pub fn paths_name_places(&self) -> bool {
        self.theme.products.iter().any(Product::names_places)
    }

    /// The same for paths that items link to; nothing links to ordered products.
    pub fn addresses_name_places(&self) -> bool {
        self.theme.products.iter().any(|p| !p.kit && p.names_places())
    }

    /// Reports faults between declarations, in the orders of campaigns and in the ledger of printed addresses.
    pub fn check_declarations(&self, files: &Files, diagnostics: &mut Diagnostics) {
        orders(self.library, self.theme, files, diagnostics);
        self.check_ledger(diagnostics);
        for product in &self.theme.products {
            for (_, need) in &product.needs {
                let (Need::Jobs(JobsNeed { selection: ProductSelection::Named(names), .. })
                | Need::Orders { selection: ProductSelection::Named(names), .. }) = need
                else {
                    continue;
                };
                for (name, span) in names {
                    if !self.theme.declared.iter().any(|d| **d == **name) {
                        let known = self.theme.products.iter().map(|p| &*p.name);
                        diagnostics.push(Diagnostic::new(&UNKNOWN_PRODUCT).at(*span).with("name", name).suggest(name, known));
                    }
                }
            }
        }
    }
}
