//! Stands for `print` in a program that is built without it: the plan leaves out what is printed, so nobody asks it for anything.

use super::{KitFile, PlaceViews};
use crate::diag::{Diagnostic, Diagnostics, PRINT_LEFT_OUT, Reported};
use crate::plan::{Job, Product, Theme};
use crate::read::Sources;
use std::marker::PhantomData;
use std::sync::Arc;

/// Part of the keys of what is printed.
pub const PROGRAM: [&str; 0] = [];

/// Path and bytes of each file.
pub type Handout = Vec<(String, Vec<u8>)>;

/// Prints nothing.
pub struct PrintEngine<'a>(PhantomData<&'a Theme>);

impl<'a> PrintEngine<'a> {
    pub fn new(_: &'a Theme, _: &'a Sources) -> Reported<PrintEngine<'a>> {
        Reported { value: PrintEngine(PhantomData), diagnostics: Diagnostics::new() }
    }

    pub fn print(&self, _: &Arc<str>, product: &Product, _: &Job, _: &PlaceViews) -> Reported<Option<(Vec<u8>, u32)>> {
        unprinted(product)
    }

    pub fn count(&self, _: &Arc<str>, _: &Product, _: &Job, _: &PlaceViews) -> Option<u32> {
        None
    }

    pub fn shown(&self, _: &str, _: &str, _: &[KitFile]) -> Option<Vec<u8>> {
        None
    }

    pub fn handout(&self, _: &Arc<str>, product: &Product, _: &Job, _: &PlaceViews) -> Reported<Option<Handout>> {
        unprinted(product)
    }

    pub fn pages(&self, _: &Arc<str>, product: &Product, _: &Job, _: &PlaceViews, _: f64) -> Reported<Option<Vec<Vec<u8>>>> {
        unprinted(product)
    }

    pub fn cover(&self, _: &Arc<str>, _: &Product, _: &Job, _: &PlaceViews, _: f64) -> Option<Vec<u8>> {
        None
    }

    pub fn addresses(&self, _: &Arc<str>, product: &Product, _: &Job, _: &PlaceViews) -> Reported<Option<Vec<String>>> {
        unprinted(product)
    }
}

fn unprinted<T>(product: &Product) -> Reported<Option<T>> {
    let note = Diagnostic::new(&PRINT_LEFT_OUT).at(product.span).with("files", 1);
    Reported { value: None, diagnostics: Diagnostics::from_iter([note]) }
}
