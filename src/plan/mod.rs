//! The plan: which files there will be, for which place, in which language, under which path.

mod about;
mod address;
mod answers;
mod files;
mod inks;
mod contrast;
mod jobs;
mod options;
mod kit;
mod maker;
mod material;
mod orders;
pub mod paper;
mod pattern;
mod picture;
mod preset;
mod product;
mod query;
mod references;
mod resolve;
mod short;
mod style;
mod theme;
mod tokens;
mod typst;
mod variants;

pub use crate::ids::{OrderNo, ProductNo};
pub use about::SubjectSpec;
pub use address::{Address, PathWords, anchor};
pub use answers::{Answers, QueryContext};
pub use files::{FactsRequested, FileMeta, JobsFilter, JobsNeed, ProductSelection, leave_out};
pub use inks::{Inks, inks_of};
pub use jobs::{Job, PlacePlan, Subject};
pub use kit::{PRODUCTS, order_term};
pub use maker::{Maker, PRINTS};
pub use options::{OptionType, ThemeOption};
pub use orders::{Order, OrderCopies, OrderItems};
pub use paper::{Imposition, Paper, PaperSize};
pub use pattern::{PathField, check_portable};
pub use picture::{Picture, PictureFile, PictureSet};
pub use preset::{DEFAULT_PRESET, PICTURE_FIELDS, PictureFormat, Preset};
pub use product::Product;
pub use query::{Need, Query, Select, VIRTUAL};
pub use resolve::{Destination, LinkFault, MissingValue, TextContext, money};
pub use theme::{TextParts, Theme};
pub use typst::TypstFiles;
pub use variants::JobVariant;

use crate::diag::{Diagnostic, Diagnostics, Files, UNKNOWN_PRODUCT};
use crate::model::{Library, PlaceNo};
use crate::read::Sources;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Plans places, finds addresses, answers questions. Read-only; caches inside.
pub struct Planner<'a> {
    pub library: &'a Library,
    pub theme: &'a Theme,
    pub answers: Answers,
    /// What campaigns order.
    pub orders: Vec<Order>,
    /// Changes when a declaration gives anything another address.
    pub addresses: blake3::Hash,
    canonical: FxHashMap<&'static str, Vec<ProductNo>>,
    anchoring: FxHashMap<&'static str, Vec<ProductNo>>,
    materials: material::Materials,
    shorts: short::Shorts,
    /// Files of `static/`: path below each root, and path below the site's folder.
    static_files: Vec<(String, Arc<str>)>,
    /// The same for `content/places/<folder>/static/`.
    place_files: FxHashMap<PlaceNo, Vec<(String, Arc<str>)>>,
    /// Pictures that are shown in the sizes of presets, by path below the site's folder.
    pub pictures: FxHashMap<Arc<str>, Picture>,
}

impl<'a> Planner<'a> {
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
            // What is wrong with them is said by `check_declarations`.
            orders: orders::orders(library, theme, &sources.files, &mut Diagnostics::new()),
            library,
            theme,
            answers: Answers::default(),
            addresses: address::addresses(&theme.products),
            canonical: address::products_by_kind(theme, |p| p.kind().filter(|_| p.canonical).map(|k| k.name)),
            anchoring: address::products_by_kind(theme, anchored),
            materials: Default::default(),
            shorts: short::Shorts::new(library, theme, sources),
            static_files,
            place_files,
            pictures: picture::pictures(library, theme),
        }
    }

    /// The product a job is made of; none for files that are copied.
    pub fn product(&self, job: &Job) -> Option<&'a Product> {
        job.product.map(|no| self.theme.product(no))
    }

    pub fn order(&self, no: OrderNo) -> &Order {
        &self.orders[no.index()]
    }

    /// Whether the place has static files of its own.
    pub fn has_own_files(&self, place: PlaceNo) -> bool {
        self.place_files.contains_key(&place)
    }

    /// Whether some path tells places apart.
    pub fn paths_name_places(&self) -> bool {
        self.theme.products.iter().any(Product::names_places)
    }

    /// The same for paths that items lead to, so that cards differ from place to place. Nothing leads to what is ordered.
    pub fn addresses_name_places(&self) -> bool {
        self.theme.products.iter().any(|p| !p.kit && p.names_places())
    }

    /// What can be said of the declarations together, and of what campaigns order.
    pub fn check_declarations(&self, files: &Files, diagnostics: &mut Diagnostics) {
        orders::orders(self.library, self.theme, files, diagnostics);
        self.check_ledger(diagnostics);
        for product in &self.theme.products {
            for (_, need) in &product.needs {
                let (Need::Jobs(JobsNeed { which: ProductSelection::Named(names), .. })
                | Need::Orders { which: ProductSelection::Named(names), .. }) = need
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
