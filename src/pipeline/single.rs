//! Single files of the plan, made in memory: nothing is kept, nothing is written.

use super::{Loaded, bundles};
use crate::diag::{CANNOT_READ, CANNOT_WRITE, Diagnostic, Diagnostics, IMAGE_BROKEN, Reported};
use crate::model::published;
use crate::plan::{Job, Maker, PictureFile, Subject};
use crate::render::{Artifact, BundledFile, PlaceViews, Renderer, pixels};
use std::io;
use std::sync::Arc;

/// Makes the bytes of a job. `part` gives the bytes of another file, for those that are made of finished ones.
pub fn make(
    loaded: &Loaded,
    renderer: &Renderer,
    views: &PlaceViews,
    job: &Job,
    part: &dyn Fn(&BundledFile) -> Option<Vec<u8>>,
) -> Reported<Option<Artifact>> {
    let only = |made: Result<Vec<u8>, Box<Diagnostic>>| match made {
        Ok(bytes) => Reported { value: Some(Artifact::Own(bytes)), diagnostics: Diagnostics::new() },
        Err(fault) => Reported { value: None, diagnostics: Diagnostics::from_iter([*fault]) },
    };
    match (&job.subject, job.product) {
        (Subject::File(source), _) => only(file(loaded, source)),
        (Subject::Picture(variant), _) => only(picture(loaded, variant)),
        (_, None) => Reported { value: None, diagnostics: Diagnostics::new() },
        (_, Some(no)) => {
            let product = loaded.theme.product(no);
            let read = |one: &BundledFile| part(one).ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, one.path.as_str()));
            let made = match product.maker {
                Maker::Zip => bundles::pack(views, job, read),
                Maker::Join => {
                    let mut bytes = Vec::new();
                    bundles::join(views, job, &mut bytes, read).map(|_| bytes)
                }
                _ => return renderer.render(product, job, views),
            };
            only(made.map_err(|error| {
                let report = Diagnostic::new(&CANNOT_WRITE).at(product.span).with("path", &job.path).with("reason", "other");
                Box::new(report.with("system", error))
            }))
        }
    }
}

/// A file that goes out as it is, or without its metadata.
fn file(loaded: &Loaded, source: &Arc<str>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let bytes = loaded.sources.assets.get(source).map(|asset| asset.bytes());
    let unreadable =
        |reason: &dyn ToString| Box::new(Diagnostic::new(&CANNOT_READ).with("path", source).with("reason", reason.to_string()));
    let bytes = bytes.ok_or_else(|| unreadable(&"missing"))?.map_err(|error| unreadable(&error))?;
    let is_cleaned = loaded.library.assets.get(source).is_some_and(|asset| asset.is_cleaned);
    Ok(if is_cleaned { published(source, &bytes).into_owned() } else { bytes })
}

fn picture(loaded: &Loaded, variant: &PictureFile) -> Result<Vec<u8>, Box<Diagnostic>> {
    let span = loaded.library.assets.get(&variant.source).and_then(|a| a.span);
    let broken = |why: &str| Box::new(Diagnostic::new(&IMAGE_BROKEN).at_opt(span).with("path", &variant.source).with("why", why));
    let pixels = pixels::decode(&file(loaded, &variant.source)?).map_err(broken)?;
    pixels::encode(&pixels, variant).map_err(broken)
}
