//! `make: search-index`: a script that hands the words of the items of its needs to the reader's browser.

use crate::diag::Diagnostics;
use crate::plan::{Job, JobVariant, MakerDeclaration, MakerInput, MakerSpec, Need, Product, ProductNo, Query, Select, SubjectSpec, fault};
use crate::read::Node;
use crate::render::artifact::Artifact;
use crate::render::maker::{Maker, RenderRequest};
use crate::render::view::{KeyParts, PlaceViews};

/// `make: search-index`.
#[derive(Debug)]
pub struct SearchIndexMaker;

impl MakerSpec for SearchIndexMaker {
    fn name(&self) -> &'static str {
        "search-index"
    }

    fn input(&self) -> MakerInput {
        MakerInput::Items
    }

    fn extension<'s>(&self, _source: &'s str) -> &'s str {
        "js"
    }

    /// An index is of one place, and a result of a search needs a title and somewhere to lead to.
    fn check(&self, declaration: &MakerDeclaration, diagnostics: &mut Diagnostics) {
        let MakerDeclaration { node, about, needs } = declaration;
        if !matches!(about, SubjectSpec::Place | SubjectSpec::Site) {
            diagnostics.push(fault(node.get("for").map_or(node.span, |n| n.span), "index-for", "search-index"));
        }
        if let Some(when) = node.get("when").filter(|when| when.as_text() == Some("kit")) {
            diagnostics.push(fault(when.span, "index-for", "search-index"));
        }
        let Some(entries) = node.get("needs").and_then(Node::as_map).filter(|entries| !entries.is_empty()) else {
            diagnostics.push(fault(node.span, "missing", "needs"));
            return;
        };
        for (name, need) in *needs {
            if !matches!(need, Need::Items(query) if has_title_and_address(query)) {
                let span = entries.iter().find(|(n, _)| n.text == *name).map_or(node.span, |(n, _)| n.span);
                diagnostics.push(fault(span, "index-need", name));
            }
        }
    }

    fn cost(&self, _variant: JobVariant) -> u64 {
        100
    }
}

impl Maker for SearchIndexMaker {
    fn key(&self, views: &PlaceViews, product: (ProductNo, &Product), job: &Job) -> KeyParts {
        let digest = views.product_digest(job);
        let needs = views.planner().material(product.1, views.place, job.lang);
        KeyParts { theme: digest, place: blake3::hash(job.path.as_bytes()), item: digest, needs }
    }

    fn render(&self, request: &RenderRequest, _diagnostics: &mut Diagnostics) -> Option<Artifact> {
        Some(Artifact::Own(request.views.search_index(request.product, request.job).into_bytes()))
    }
}

/// Whether a query selects the title and the address of its items.
fn has_title_and_address(query: &Query) -> bool {
    let titles = ["title"].into_iter().chain(query.kind.title_from).filter_map(|name| query.kind.table().named(name));
    let titles: Vec<Select> = titles.map(Select::Field).collect();
    query.select.iter().any(|s| titles.contains(s)) && query.select.iter().any(|s| matches!(s, Select::Url | Select::AbsUrl))
}
