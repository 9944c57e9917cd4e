//! The built-in products of a theme that has the templates `page.html` or `list.html` and does not declare everything itself.

use crate::diag::{Files, SourceFile};
use crate::plan::declared::product::Product;
use crate::plan::declared::subject::SubjectSpec;
use crate::read::{ThemeFile, ThemeSource};

/// What messages show in front of the paths of built-in files.
const SHOWN: &str = "(loa)/";

/// A built-in product.
struct BuiltIn {
    name: &'static str,
    declaration: &'static str,
    /// The template that the theme must have for it; none where the program has one.
    template: Option<&'static str>,
    /// The template must say this, so that it is known to bear being used for this product.
    says: &'static str,
}

impl BuiltIn {
    /// Whether the theme has what the product needs.
    fn fits(&self, source: &ThemeSource, files: &Files) -> bool {
        match self.template.map(|path| source.find(path)) {
            None => true,
            Some(Some(ThemeFile::Text(file))) => files.get(*file).text.contains(self.says),
            Some(found) => found.is_some() && self.says.is_empty(),
        }
    }

    /// The declaration. Lists are cut into pages only where the template leads to the next one: no page may be out of reach.
    fn suited(&self, source: &ThemeSource, files: &Files) -> String {
        let leads_on = match self.template.and_then(|path| source.find(path)) {
            Some(ThemeFile::Text(file)) => files.get(*file).text.contains("page.next"),
            _ => true,
        };
        self.declaration.split_inclusive('\n').filter(|line| leads_on || !line.starts_with("paginate:")).collect()
    }
}

/// The built-in products. A list of all tags has no term: a `list.html` that shows `term.name` unasked was made for lists of pages alone.
static PRODUCTS: &[BuiltIn] = &[
    BuiltIn { name: "page", declaration: include_str!("builtin/page.yaml"), template: Some("page.html"), says: "" },
    BuiltIn { name: "front", declaration: include_str!("builtin/front.yaml"), template: Some("page.html"), says: "" },
    BuiltIn { name: "section-index", declaration: include_str!("builtin/section-index.yaml"), template: Some("page.html"), says: "" },
    BuiltIn { name: "term-index", declaration: include_str!("builtin/term-index.yaml"), template: Some("page.html"), says: "" },
    BuiltIn { name: "home", declaration: include_str!("builtin/home.yaml"), template: Some("list.html"), says: "" },
    BuiltIn { name: "section", declaration: include_str!("builtin/section.yaml"), template: Some("list.html"), says: "" },
    BuiltIn { name: "tag", declaration: include_str!("builtin/tag.yaml"), template: Some("list.html"), says: "" },
    BuiltIn { name: "tags", declaration: include_str!("builtin/tags.yaml"), template: Some("list.html"), says: "if term" },
    BuiltIn { name: "term", declaration: include_str!("builtin/term.yaml"), template: Some("list.html"), says: "" },
    BuiltIn { name: "taxonomy", declaration: include_str!("builtin/taxonomy.yaml"), template: Some("list.html"), says: "if term" },
    BuiltIn { name: "feed", declaration: include_str!("builtin/feed.yaml"), template: None, says: "" },
    BuiltIn { name: "sitemap", declaration: include_str!("builtin/sitemap.yaml"), template: None, says: "" },
];

static TEMPLATES: &[(&str, &str)] =
    &[("built-in/feed.xml", include_str!("builtin/feed.xml")), ("built-in/sitemap.xml", include_str!("builtin/sitemap.xml"))];

/// Adds the built-in products to a theme of the two templates, and to one that declares nothing. A product that some layer declares under
/// the same name replaces the built-in one, also with `enabled: false`; the others stay.
pub fn add_built_in(source: &mut ThemeSource, files: &mut Files) {
    let has = |path: &str| source.find(path).is_some();
    let declares = source.layers.iter().any(|l| l.files.keys().any(|p| p.starts_with("products/")));
    if declares && !has("page.html") && !has("list.html") {
        return;
    }
    let declaration = |name: &str| format!("products/{name}/product.yaml");
    let missing = PRODUCTS.iter().filter(|p| p.fits(source, files) && !has(&declaration(p.name)));
    let texts = missing.map(|p| (declaration(p.name), p.suited(source, files)));
    let texts: Vec<(String, String)> =
        texts.chain(TEMPLATES.iter().filter(|t| !has(t.0)).map(|(path, text)| (path.to_string(), text.to_string()))).collect();
    let Some(layer) = source.layers.last_mut() else { return };
    for (path, text) in texts {
        let file = files.add(SourceFile { path: format!("{SHOWN}{path}").into(), text: text.into(), cells: None });
        layer.files.insert(path.into(), ThemeFile::Text(file));
    }
}

/// Removes pages for some items of a kind beside a nearer theme's page for all of them: those of the built-in products and of the theme it extends.
pub fn give_way_to_nearer(products: &mut Vec<Product>, source: &ThemeSource, files: &Files) {
    let layer = |product: &Product| {
        let path = &files.get(product.span.file).path;
        source.layers.iter().position(|l| path.starts_with(&format!("themes/{}/", l.name))).unwrap_or(usize::MAX)
    };
    let canonical = |product: &Product| match &product.about {
        SubjectSpec::Kind { kind, conditions } if product.canonical => Some((kind.name, conditions.is_empty())),
        _ => None,
    };
    let for_all = |product: &Product| canonical(product).filter(|(_, all)| *all).map(|(kind, _)| (kind, layer(product)));
    let whole: Vec<(&'static str, usize)> = products.iter().filter_map(for_all).collect();
    products.retain(|product| match canonical(product) {
        Some((kind, false)) => !whole.iter().any(|(of, nearer)| *of == kind && *nearer < layer(product)),
        _ => true,
    });
}
