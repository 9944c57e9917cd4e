//! Read: the only module that opens input files. Files are decoded to text; tables, YAML and front matter are parsed to nodes. What a value means is
//! decided by later modules.
#![warn(missing_docs)]
#![expect(clippy::disallowed_methods, reason = "this module opens input files for all others")]

mod attached;
mod cell_value;
mod csv;
pub mod disk;
mod documents;
mod encoding;
mod foreign;
mod formats;
pub mod front_matter;
mod list_head;
mod memory;
pub mod node;
mod office;
mod open;
mod other_sheets;
pub mod paths;
mod pdf;
mod plain_yaml;
mod programs;
mod registry;
mod sheet;
mod sheet_tables;
mod site;
mod site_listing;
mod sources;
mod table;
mod theme;
mod walk;
pub mod yaml;
mod zip_limits;

pub use attached::{ATTACHED_MEMORY, AttachedFinding, AttachedMemory, attached_findings, may_hide};
pub use csv::read_csv;
pub use documents::{OutsideList, OutsideTable, is_of_document, read_document, read_list, read_tables, read_word_file, tables_in};
pub use encoding::decode_any;
pub use foreign::{ForeignFault, ForeignFile, ForeignSite};
pub use formats::{Encoding, FORMATS, FileFormat, Syntax};
pub use memory::{memory_of_machine, memory_taken};
pub use node::{Node, NodeKey, NodeValue, Scalar, ScalarForm};
pub use office::{OfficeBlock, OfficeCell, OfficeLines, OfficePart, OfficeRemark, OfficeTable, WordText, marks_in, to_markdown};
pub use open::{OpenFile, SiteFolder};
pub use programs::{Program, ProgramFault, command_words};
pub use registry::{built_in_registers, is_register};
pub use site::{PRINTED, kind_of, read_site, words_of};
pub use site_listing::SiteListing;
pub use sources::{Asset, Sources, TableSource, TextSource, is_emptied, read_bytes};
pub use table::{is_formula, shorten};
pub use theme::{Layer, ThemeFile, ThemeSource, embedded_fonts, is_font, themes_digest};
pub use walk::{is_clutter, is_probe, is_well_known};
