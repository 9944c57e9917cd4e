//! `make: archive`: an archive of the files of its needs, in folders that `layout:` names.

use super::files::{files_key, packed};
use crate::diag::{Diagnostic, Diagnostics, PRODUCT};
use crate::plan::{Job, JobVariant, MakerDeclaration, MakerInput, MakerSpec, Product, ProductNo, check_portable, fault};
use crate::render::archive::ascii;
use crate::render::artifact::Artifact;
use crate::render::maker::{Maker, RenderRequest};
use crate::render::view::{BundledFile, KeyParts, PlaceViews};
use std::collections::BTreeMap;

/// `make: archive`.
#[derive(Debug)]
pub struct ArchiveMaker;

/// What a layout may be filled with, for each file.
const FIELDS: &[&str] = &["file", "product", "size", "lang", "variant", "place.code", "place.slug"];

impl MakerSpec for ArchiveMaker {
    fn name(&self) -> &'static str {
        "archive"
    }

    fn input(&self) -> MakerInput {
        MakerInput::Files
    }

    fn keys(&self) -> &'static [&'static str] {
        &["layout"]
    }

    fn extension<'s>(&self, _source: &'s str) -> &'s str {
        "zip"
    }

    /// The layout is a path that can exist on every system.
    fn check(&self, declaration: &MakerDeclaration, diagnostics: &mut Diagnostics) {
        let Some(layout) = declaration.node.get("layout") else {
            diagnostics.push(fault(declaration.node.span, "missing", "layout"));
            return;
        };
        let text = layout.as_text().unwrap_or_default();
        for name in text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default()) {
            if !FIELDS.contains(&name) {
                diagnostics.push(fault(layout.span, "path-field", name).suggest(name, FIELDS.iter().copied()));
                return;
            }
        }
        if let Err(why) = check_portable(&fill(text, |_| "x".into())) {
            diagnostics.push(fault(layout.span, "path", why));
        }
    }

    fn cost(&self, _variant: JobVariant) -> u64 {
        100
    }
}

impl Maker for ArchiveMaker {
    fn key(&self, views: &PlaceViews, _product: (ProductNo, &Product), job: &Job) -> KeyParts {
        files_key(views, job)
    }

    fn render(&self, request: &RenderRequest, diagnostics: &mut Diagnostics) -> Option<Artifact> {
        let files = laid_out(request, diagnostics)?;
        packed(request, files.iter().map(|(name, part)| (name, part)), diagnostics)
    }
}

/// The files by their names in the archive. A file that two needs name is in it once; two files with one name are an error, with capitals and small
/// letters taken as the same, as on Windows.
fn laid_out(request: &RenderRequest, diagnostics: &mut Diagnostics) -> Option<Vec<(String, BundledFile)>> {
    let layout = request.product.maker.setting("layout")?;
    let mut files: Vec<(String, BundledFile)> = Vec::new();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for part in request.views.bundled_files(request.job) {
        let name = name_of(&layout.text, &part, request.views);
        match taken.get(&name.to_lowercase()).map(|at| &files[*at].1) {
            None => {
                taken.insert(name.to_lowercase(), files.len());
                files.push((name, part));
            }
            Some(other) if (other.place, &other.path) == (part.place, &part.path) => {}
            Some(other) => {
                let report = Diagnostic::new(&PRODUCT).at(layout.span).with("why", "archive-clash").with("name", name);
                diagnostics.push(report.with("one", &other.path).with("two", &part.path));
                return None;
            }
        }
    }
    Some(files)
}

/// The name of a file in the archive, in ASCII. Folders that a file has nothing for are left out.
fn name_of(layout: &str, part: &BundledFile, views: &PlaceViews) -> String {
    let place = views.planner().library.places.get(part.place);
    let name = fill(layout, |field| match field {
        "file" => part.path.rsplit('/').next().unwrap_or_default().to_string(),
        "product" => part.product.clone(),
        "size" => part.size.clone(),
        "lang" => part.lang.clone(),
        "variant" => part.variant.name().to_string(),
        "place.code" => place.code.to_string(),
        "place.slug" => place.slug.to_string(),
        _ => String::new(),
    });
    ascii(&name).split('/').filter(|folder| !folder.is_empty()).collect::<Vec<_>>().join("/")
}

/// A layout with each field in braces filled.
fn fill(layout: &str, word: impl Fn(&str) -> String) -> String {
    let mut parts = layout.split('{');
    let mut filled = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (field, rest) = part.split_once('}').unwrap_or((part, ""));
        filled.push_str(&word(field));
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn fields_of_a_layout_are_filled() {
        let word = |field: &str| field.to_uppercase();
        assert_eq!(fill("in/{product}/{size}/{file}", word), "in/PRODUCT/SIZE/FILE");
        assert_eq!(fill("{file}", word), "FILE");
        assert_eq!(fill("tệp", word), "tệp");
    }
}
