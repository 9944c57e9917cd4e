//! The model: parsed sources become a library of typed items, places, terms and assets, resolved and read-only.
#![warn(missing_docs)]

mod assets;
mod attachments;
mod boundaries;
mod build;
mod domains;
mod draft;
mod draft_status;
mod groups;
mod inheritance;
mod item;
mod levels;
mod library;
mod metadata;
mod patch;
mod places;
mod printed;
mod registry;
mod simplify;
mod site;
mod slugs;
mod svg;
mod taxonomies;
mod terms;
mod voice;

pub use crate::ids::{GroupNo, ItemNo, LangNo, PlaceNo};
pub use assets::{MAX_AREA, MAX_SIDE, UsedAsset, published_bytes};
pub use boundaries::{Misplaced, misplaced};
pub use build::build;
pub use draft::kind_of_table;
pub use inheritance::{Absence, Group, GroupSetNo, Inheritance};
pub use item::Item;
pub use library::{ItemsBySource, Library};
pub use metadata::{has_large_profile, without_metadata};
pub use patch::patched;
pub use places::{Place, Places};
pub use printed::LedgerEntry;
pub use registry::{Register, RegisterEntry, Registry};
pub use site::{Language, NavigationEntry, SITE, Site, Translated};
pub use slugs::MAX_SLUG_PART;
pub use svg::{RemovedPart, SvgReport, sanitize_svg};
pub use taxonomies::{OwnTaxonomies, OwnTaxonomy};
pub use terms::{TAXONOMIES, Term, Terms, known_taxonomy, taxonomy_of};
pub use voice::{MissingSound, Voice};
