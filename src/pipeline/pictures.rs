//! Makes the files of pictures that roots do not have: each once, on all cores, from the cache where it has been made before.

use super::site::Loaded;
use crate::diag::{CANNOT_READ, CHANGED_WHILE_BUILDING, Diagnostic, Diagnostics, IMAGE_BROKEN};
use crate::model::{MAX_AREA, published_bytes};
use crate::plan::PictureFile;
use crate::render::pixels;
use crate::write::{Cache, Cached, Output, SiteOutput};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// Most pixels in memory at the same time, all threads together: two of the largest pictures, or ten photos of a telephone.
const MAX_PIXELS: u64 = 2 * MAX_AREA;

/// Files of pictures that roots do not have, by the picture they are made of.
#[derive(Default)]
pub struct MissingPictures(BTreeMap<Arc<str>, MissingFiles>);

/// By path: a file, and the indices of the roots that do not have it.
type MissingFiles = BTreeMap<Arc<str>, (Arc<PictureFile>, Vec<usize>)>;

impl MissingPictures {
    /// The root with this index does not have a file.
    pub fn add(&mut self, root: usize, variant: Arc<PictureFile>) {
        let picture = self.0.entry(variant.source.clone()).or_default();
        picture.entry(variant.path.clone()).or_insert_with(|| (variant, Vec::new())).1.push(root);
    }
}

/// Puts the missing files into the roots; how many of them had to be encoded.
pub fn make(loaded: &Loaded, output: &Output, roots: &[SiteOutput], missing: MissingPictures) -> Result<usize, Diagnostics> {
    if missing.0.is_empty() {
        return Ok(0);
    }
    let area =
        |source: &str| loaded.library.assets.get(source).map_or(0, |a| u64::from(a.width.unwrap_or(0)) * u64::from(a.height.unwrap_or(0)));
    let mut pictures: Vec<_> = missing.0.into_iter().map(|(source, files)| (area(&source), source, files)).collect();
    // The largest first, so that no thread is left alone with it at the end.
    pictures.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let (cache, budget) = (output.cache(), PixelBudget::default());
    let (next, encoded, faults) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(Diagnostics::new()));
    let work = || {
        while let Some((area, source, files)) = pictures.get(next.fetch_add(1, Relaxed)) {
            let made = SourcePicture { loaded, cache: &cache, source, area: *area, budget: &budget }.make(files.values().map(|f| &*f.0));
            let done = made.and_then(|(made, anew)| {
                encoded.fetch_add(anew, Relaxed);
                for ((variant, wanting), cached) in files.values().zip(made) {
                    for root in wanting {
                        roots[*root].copy(&variant.path, &variant.key, &cached.path, cached.known)?;
                    }
                }
                Ok(())
            });
            if let Err(found) = done {
                faults.lock().unwrap_or_else(PoisonError::into_inner).extend(found);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..rayon::current_num_threads().min(pictures.len()) {
            scope.spawn(work);
        }
        work();
    });
    let faults = faults.into_inner().unwrap_or_else(PoisonError::into_inner);
    if faults.is_empty() { Ok(encoded.into_inner()) } else { Err(faults) }
}

/// A picture that some files are made of.
struct SourcePicture<'a> {
    loaded: &'a Loaded,
    cache: &'a Cache,
    source: &'a Arc<str>,
    area: u64,
    budget: &'a PixelBudget,
}

impl SourcePicture<'_> {
    /// The files of these variants, in their order, and how many were made anew.
    fn make<'v>(&self, variants: impl Iterator<Item = &'v PictureFile>) -> Result<(Vec<Cached>, usize), Diagnostics> {
        let found: Vec<(&PictureFile, Option<Cached>)> = variants.map(|v| (v, self.cache.find(&v.key))).collect();
        let anew = found.iter().filter(|f| f.1.is_none()).count();
        if anew == 0 {
            return Ok((found.into_iter().filter_map(|f| f.1).collect(), 0));
        }
        let _reservation = self.budget.reserve(self.area);
        let pixels = self.decode()?;
        let mut made = Vec::with_capacity(found.len());
        for (variant, cached) in found {
            made.push(match cached {
                Some(cached) => cached,
                None => self.cache.store(&variant.key, &pixels::encode(&pixels, variant).map_err(|why| self.broken(why))?)?,
            });
        }
        Ok((made, anew))
    }

    fn decode(&self) -> Result<pixels::Pixels, Diagnostics> {
        let fault = |d: Diagnostic| Diagnostics::from(d.with("path", self.source));
        let bytes = self.loaded.sources.assets.get(self.source).map(|a| a.bytes());
        let bytes = match bytes {
            Some(Ok(bytes)) => bytes,
            Some(Err(reason)) => return Err(fault(Diagnostic::new(&CANNOT_READ).because(&reason))),
            None => return Err(fault(Diagnostic::new(&CANNOT_READ).with("reason", "missing"))),
        };
        // Keys are of the bytes that were read first.
        if self.loaded.library.assets.get(self.source).is_none_or(|a| a.digest != blake3::hash(&published_bytes(self.source, &bytes))) {
            return Err(fault(Diagnostic::new(&CHANGED_WHILE_BUILDING)));
        }
        pixels::decode(&bytes).map_err(|why| self.broken(why))
    }

    fn broken(&self, why: &str) -> Diagnostics {
        let span = self.loaded.library.assets.get(self.source).and_then(|a| a.span);
        Diagnostic::new(&IMAGE_BROKEN).at_opt(span).with("path", self.source).with("why", why).into()
    }
}

/// Limits how many pixels are in memory.
#[derive(Default)]
struct PixelBudget {
    used: Mutex<u64>,
    freed: Condvar,
}

impl PixelBudget {
    /// Waits until there is room for so many pixels. A picture larger than all the room is alone.
    fn reserve(&self, pixels: u64) -> PixelReservation<'_> {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        while *used > 0 && *used + pixels > MAX_PIXELS {
            used = self.freed.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        *used += pixels;
        PixelReservation { budget: self, pixels }
    }
}

/// Room for pixels, until it is dropped.
struct PixelReservation<'b> {
    budget: &'b PixelBudget,
    pixels: u64,
}

impl Drop for PixelReservation<'_> {
    fn drop(&mut self) {
        *self.budget.used.lock().unwrap_or_else(PoisonError::into_inner) -= self.pixels;
        self.budget.freed.notify_all();
    }
}
