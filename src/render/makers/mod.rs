//! The makers. A new one is a file here and its lines in this one.

mod archive;
mod copy;
mod css;
mod files;
mod join;
mod print;
mod search_index;
mod speech;
mod template;
mod zip;

use super::maker::Maker;
use crate::plan::{MakerSpec, Product};

/// Every maker, in the order in which messages list them; of those that take a template the first counts.
static MAKERS: &[&dyn Maker] = &[
    &print::PrintMaker,
    &template::TemplateMaker,
    &css::CssMaker,
    &copy::CopyMaker,
    &search_index::SearchIndexMaker,
    &zip::ZipMaker,
    &join::JoinMaker,
    &archive::ArchiveMaker,
    &speech::SpeechMaker,
];

/// What the plan knows of each maker.
pub fn maker_specs() -> Vec<&'static dyn MakerSpec> {
    MAKERS.iter().map(|maker| *maker as &dyn MakerSpec).collect()
}

/// The maker of a product.
pub fn maker_of(product: &Product) -> Option<&'static dyn Maker> {
    MAKERS.iter().find(|maker| maker.name() == product.maker.spec.name()).copied()
}
