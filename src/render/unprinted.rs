//! Replaces `print` in a program that is built without it. The plan leaves out printed files, so that these functions are not called.

use super::{KitFile, PlaceViews};
use crate::diag::{Diagnostic, Diagnostics, PRINT_LEFT_OUT};
use crate::plan::{Job, Product, Theme};
use crate::read::Sources;
use std::marker::PhantomData;
use std::sync::Arc;

/// Part of the keys of printed files.
pub const PROGRAM: [&str; 0] = [];

/// Path and bytes of each file.
pub type Handout = Vec<(String, Vec<u8>)>;

/// Prints nothing.
pub struct PrintEngine<'a>(PhantomData<&'a Theme>);

impl<'a> PrintEngine<'a> {
    /// An engine that prints nothing.
    pub fn new(_: &'a Theme, _: &'a Sources, _: &mut Diagnostics) -> PrintEngine<'a> {
        PrintEngine(PhantomData)
    }

    /// Reports that nothing is printed.
    pub fn print(&self, _: &Arc<str>, product: &Product, _: &Job, _: &PlaceViews, diagnostics: &mut Diagnostics) -> Option<(Vec<u8>, u32)> {
        unprinted(product, diagnostics)
    }

    /// None.
    pub fn count(&self, _: &Arc<str>, _: &Product, _: &Job, _: &PlaceViews) -> Option<u32> {
        None
    }

    /// None.
    pub fn shown(&self, _: &str, _: &str, _: &[KitFile]) -> Option<Vec<u8>> {
        None
    }

    /// Reports that nothing is printed.
    pub fn handout(&self, _: &Arc<str>, product: &Product, _: &Job, _: &PlaceViews, diagnostics: &mut Diagnostics) -> Option<Handout> {
        unprinted(product, diagnostics)
    }

    /// None.
    pub fn pages(&self, _: &Arc<str>, _: &Product, _: &Job, _: &PlaceViews, _: f64) -> Option<Vec<Vec<u8>>> {
        None
    }

    /// None.
    pub fn cover(&self, _: &Arc<str>, _: &Product, _: &Job, _: &PlaceViews, _: f64) -> Option<Vec<u8>> {
        None
    }

    /// None.
    pub fn words(&self, _: &Arc<str>, _: &Product, _: &Job, _: &PlaceViews) -> Option<String> {
        None
    }

    /// Reports that nothing is printed.
    pub fn addresses(
        &self,
        _: &Arc<str>,
        product: &Product,
        _: &Job,
        _: &PlaceViews,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<String>> {
        unprinted(product, diagnostics)
    }
}

fn unprinted<T>(product: &Product, diagnostics: &mut Diagnostics) -> Option<T> {
    diagnostics.push(Diagnostic::new(&PRINT_LEFT_OUT).at(product.span).with("files", 1));
    None
}
