//! Products: sorts of output, as their declarations describe them.

use super::finish::Finish;
use super::maker::ProductMaker;
use super::paper::Paper;
use super::pattern::{PathField, PathPattern};
use super::query::Need;
use super::subject::SubjectSpec;
use super::variants::JobVariant;
use crate::diag::Span;
use crate::kinds::Kind;
use crate::model::{LangNo, MissingSound, Translated, Voice};
use std::sync::Arc;

/// At which places a product is made.
#[derive(Clone, Debug, PartialEq)]
pub enum ProductPlaces {
    /// At every place.
    All,
    /// At the root place.
    Root,
    /// At every place but the root.
    Below,
    /// At places of these types.
    Types(Vec<Box<str>>),
}

/// In which languages of the site a product is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
    /// In every language.
    All,
    /// In the first language alone.
    First,
}

/// The lists that are cut into pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Pagination {
    /// The indexes of the needs; the pages show one after the other.
    pub lists: Vec<usize>,
    /// How many items a page holds.
    pub by: usize,
}

/// A sort of output, as `product.yaml` declares it.
#[derive(Debug)]
pub struct Product {
    /// The folder of the declaration.
    pub name: Arc<str>,
    /// For menus and lists.
    pub title: Translated,
    /// What its jobs are about.
    pub about: SubjectSpec,
    /// One job at every place that sees the item; else one, at the place where the item stands.
    pub per_place: bool,
    /// At which places it is made.
    pub at: ProductPlaces,
    /// Made only where a campaign orders it (`when: kit`).
    pub kit: bool,
    /// What makes its bytes.
    pub maker: ProductMaker,
    /// Extension of the file: `html`, `xml` …
    pub format: Box<str>,
    /// By language; the first serves the others.
    pub path: Vec<(Box<str>, PathPattern)>,
    /// Its page is the address of the item.
    pub canonical: bool,
    /// What is cut into pages.
    pub paginate: Option<Pagination>,
    /// What stands for `{page}` from the second page on; `{n}` is the number.
    pub page_words: Translated,
    /// The needs by name, in the order of the declaration.
    pub needs: Vec<(Box<str>, Need)>,
    /// In which languages.
    pub languages: Languages,
    /// The index of the need whose items get an address in this list.
    pub anchors: Option<usize>,
    /// Not made when another job has its path; what is lost by that is reported.
    pub gives_way: bool,
    /// Whether the template of a canonical product names its lists of items of the same kind, so that its page may stand in place of a list.
    pub shows_lists: bool,
    /// The index of the need without whose items it is not made.
    pub skip_empty: Option<usize>,
    /// Counted among the pages of the place (sitemap).
    pub listed: bool,
    /// Its files depend on the build date.
    pub uses_as_of: bool,
    /// Its links are complete addresses: it is shown outside of its site.
    pub links_absolute: bool,
    /// What it is printed on.
    pub paper: Option<Paper>,
    /// How a print shop makes and finishes it.
    pub finish: Finish,
    /// What is made besides the file for the web.
    pub variants: Vec<JobVariant>,
    /// It must name its publisher and printer.
    pub imprint: bool,
    /// Planned but not made, because this program cannot print.
    pub left_out: bool,
    /// Of name and text of the declaration.
    pub digest: blake3::Hash,
    /// The whole declaration.
    pub span: Span,
}

impl Product {
    /// What this machine lacks to make its files.
    pub fn missing_sound(&self, voice: &Voice) -> Option<MissingSound> {
        self.maker.spec.missing_sound(&self.format, voice)
    }

    /// The path pattern for a language.
    pub fn pattern(&self, lang: &str) -> &PathPattern {
        &self.path.iter().find(|(l, _)| &**l == lang).unwrap_or(&self.path[0]).1
    }

    /// Whether its files are pages of the web.
    pub fn makes_html(&self) -> bool {
        &*self.format == "html"
    }

    /// Whether its files are pages that a site may put into folders of their own: not old and short addresses, which are what they are.
    pub fn is_page(&self) -> bool {
        self.makes_html() && !matches!(self.about, SubjectSpec::Alias | SubjectSpec::Short)
    }

    /// Whether its path depends on the place.
    pub fn names_places(&self) -> bool {
        self.path.iter().any(|(_, pattern)| pattern.uses(PathField::PlaceCode) || pattern.uses(PathField::PlaceSlug))
    }

    /// The indexes of its sizes; a product without paper has one size without a name.
    pub fn sizes(&self) -> std::ops::Range<u8> {
        0..self.paper.as_ref().map_or(1, |p| p.sizes.len() as u8)
    }

    /// The name of one of its sizes.
    pub fn size_name(&self, size: u8) -> &str {
        self.paper.as_ref().and_then(|p| p.sizes.get(size as usize)).map_or("", |s| &s.name)
    }

    /// The kind of the items it is about, if it is about items.
    pub fn kind(&self) -> Option<&'static Kind> {
        match &self.about {
            SubjectSpec::Kind { kind, .. } => Some(kind),
            _ => None,
        }
    }
}

impl Product {
    /// Whether it is made in this language of the site.
    pub fn speaks(&self, lang: LangNo) -> bool {
        self.languages == Languages::All || lang == LangNo::MAIN
    }
}
