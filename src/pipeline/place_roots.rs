//! The roots of a run's places, where finished files are read that others are made of.

use crate::diag::{CANNOT_READ, Diagnostic, Diagnostics};
use crate::model::{PlaceNo, Places};
use crate::render::BundledFile;
use crate::write::{Output, SiteOutput};
use rayon::prelude::*;

/// The roots of the places of a run, both by the same index.
pub struct PlaceRoots<'o> {
    /// In ascending order.
    pub places: Vec<PlaceNo>,
    /// The root of each place.
    pub roots: Vec<SiteOutput<'o>>,
}

impl<'o> PlaceRoots<'o> {
    /// Opens the root of each place. Those that cannot be opened are reported and missing.
    pub fn open(output: &'o Output, places: Vec<PlaceNo>, all: &Places, diagnostics: &mut Diagnostics) -> PlaceRoots<'o> {
        let open = |place: &PlaceNo| output.root(&all.get(*place).folder);
        let opened: Vec<Result<SiteOutput, Diagnostics>> = places.par_iter().map(open).collect();
        let mut roots = PlaceRoots { places: Vec::with_capacity(places.len()), roots: Vec::with_capacity(places.len()) };
        for (place, root) in places.into_iter().zip(opened) {
            match root {
                Ok(root) => {
                    roots.places.push(place);
                    roots.roots.push(root);
                }
                Err(faults) => diagnostics.extend(faults),
            }
        }
        roots
    }

    /// The bytes of a finished file.
    pub fn read(&self, part: &BundledFile) -> Result<Vec<u8>, Diagnostics> {
        let root = self.places.binary_search(&part.place).ok().and_then(|at| self.roots.get(at));
        match root {
            Some(root) => Ok(root.read(&part.path)?),
            None => Err(unread_part(part)),
        }
    }
}

/// What is said of a finished file that is not there.
pub fn unread_part(part: &BundledFile) -> Diagnostics {
    Diagnostic::new(&CANNOT_READ).with("path", &part.path).with("reason", "missing").into()
}
