//! Files that go out as they are, or with nothing but their metadata taken out.

use super::site::Loaded;
use crate::diag::{CANNOT_READ, CHANGED_WHILE_BUILDING, Diagnostic, Diagnostics};
use crate::model;
use crate::write::{ExpectedContent, SiteOutput};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Digests of files that are copied, read once for all places.
pub struct StaticFiles<'a> {
    loaded: &'a Loaded,
    known: FxHashMap<Arc<str>, (ExpectedContent, [u8; 32])>,
}

impl<'a> StaticFiles<'a> {
    /// Digests every file that may be copied, on all cores.
    pub fn new(loaded: &'a Loaded) -> StaticFiles<'a> {
        let assets = &loaded.library.assets;
        let wanted = loaded
            .sources
            .assets
            .iter()
            .filter(|(path, _)| path.starts_with("static/") || path.contains("/static/") || assets.contains_key(*path));
        let wanted: Vec<_> = wanted.collect();
        let known = wanted.into_par_iter().filter_map(|(path, asset)| {
            let (digest, size) = match assets.get(path) {
                Some(used) => (used.digest, used.size),
                None => asset.digest().ok()?,
            };
            let mut half = [0; 16];
            half.copy_from_slice(&digest.as_bytes()[..16]);
            Some((path.clone(), (ExpectedContent { hash: half, size }, *digest.as_bytes())))
        });
        StaticFiles { loaded, known: known.collect() }
    }

    /// What stands for the bytes of a file.
    pub fn key(&self, source: &str) -> Option<[u8; 32]> {
        self.known.get(source).map(|known| known.1)
    }

    /// Puts a file into a root.
    pub fn put(&self, root: &SiteOutput, path: &str, source: &Arc<str>) -> Result<(), Diagnostics> {
        let unreadable = || Diagnostic::new(&CANNOT_READ).with("path", source);
        let Some((known, key)) = self.known.get(source) else { return Err(unreadable().with("reason", "missing").into()) };
        if root.is_current(path, key) && root.keep(path, key) {
            return Ok(());
        }
        let asset = &self.loaded.sources.assets[source];
        if !self.loaded.is_cleaned(source) {
            root.copy_opened(path, key, &asset.disk, || asset.open(), *known)?;
            return Ok(());
        }
        let bytes = asset.bytes().map_err(|e| unreadable().because(&e))?;
        let bytes = model::published_bytes(source, &bytes);
        if blake3::hash(&bytes).as_bytes() != key {
            return Err(Diagnostic::new(&CHANGED_WHILE_BUILDING).with("path", source).into());
        }
        root.put_shared(path, key, &bytes)?;
        Ok(())
    }
}
