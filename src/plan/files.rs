//! Needs for files: planned jobs of other products, what campaigns order, and what is known of a file only when it is made. Who shows that is
//! made later.

use super::about::{SubjectSpec, choice, fault};
use super::kit::PRODUCTS;
use super::maker::Maker;
use super::product::Product;
use super::query::{Need, words};
use super::variants::JobVariant;
use crate::diag::{Diagnostic, Diagnostics, Span, UNANSWERABLE_NEED};
use crate::read::Node;

/// Of which products files are asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum ProductSelection {
    /// Every page in a list of pages; everything that is ordered in a list of orders.
    All,
    /// What campaigns order, but for products that themselves wait for files.
    Kit,
    /// Of the product and size that the job is about.
    Term,
    Named(Vec<(Box<str>, Span)>),
}

/// Which of the planned jobs a need means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobsFilter {
    All,
    /// Those about the job's own item.
    Item,
    /// Those ordered by the campaign that the job is about.
    Campaign,
}

/// A need for planned jobs.
#[derive(Clone, Debug, PartialEq)]
pub struct JobsNeed {
    pub which: ProductSelection,
    pub of: JobsFilter,
    /// In every language, not only in the asker's.
    pub every_language: bool,
    pub variants: Vec<JobVariant>,
    pub facts: FactsRequested,
}

/// What a need wants to know of files when they are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactsRequested {
    pub pages: bool,
    pub bytes: bool,
    /// The pages a file fills when all are put one after the other.
    pub range: bool,
}

/// What is known of a file that is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileMeta {
    /// 0 where there are none to count.
    pub pages: u32,
    pub bytes: u64,
    pub hash: [u8; 16],
}

impl FactsRequested {
    pub fn any(self) -> bool {
        self != FactsRequested::default()
    }
}

impl Need {
    /// Of which products it wants files that are made.
    pub fn waits_for(&self) -> Option<&ProductSelection> {
        match self {
            Need::Jobs(JobsNeed { which, facts, .. }) | Need::Orders { which, facts, .. } => Some(which).filter(|_| facts.any()),
            _ => None,
        }
    }
}

impl Product {
    /// Whether it must know how large files are, or what is in them.
    pub fn asks_for_bytes(&self) -> bool {
        let of = |need: &Need| matches!(need, Need::Jobs(JobsNeed { facts, .. }) | Need::Orders { facts, .. } if facts.bytes);
        self.needs.iter().any(|(_, need)| of(need))
    }

    /// Whether it is made when other files are there already.
    pub fn waits(&self) -> bool {
        self.needs.iter().any(|(_, need)| need.waits_for().is_some())
    }

    /// Whether it wants to know of files of other places.
    pub fn is_cross_place(&self) -> bool {
        self.needs.iter().any(|(_, need)| matches!(need, Need::Orders { facts, .. } if facts.any()))
    }

    /// The variant its own file is: what is joined of files for print shops is for them too.
    pub fn own_variant(&self) -> JobVariant {
        let of_press = |need: &Need| matches!(need, Need::Jobs(JobsNeed { variants, .. }) | Need::Orders { variants, .. } if variants.contains(&JobVariant::Press));
        match self.maker {
            Maker::Zip | Maker::Join if self.needs.iter().any(|(_, need)| of_press(need)) => JobVariant::Press,
            _ => JobVariant::Web,
        }
    }

    /// Whether it is nothing but files, or a list of what is ordered, and some of that is left out. A page shows what there is.
    fn holds_left_out(&self, products: &[Product]) -> bool {
        let is_left_out = |which: &ProductSelection| products.iter().any(|other| other.left_out && which.holds(other));
        let held = |need: &Need| match need {
            Need::Jobs(JobsNeed { which, .. }) if matches!(self.maker, Maker::Zip | Maker::Join) => is_left_out(which),
            Need::Orders { which, .. } if self.kit => is_left_out(which),
            _ => false,
        };
        self.needs.iter().any(|(_, need)| held(need))
    }

    /// Whether it waits for files of `other`.
    pub fn waits_for(&self, other: &Product) -> bool {
        self.needs.iter().filter_map(|(_, need)| need.waits_for()).any(|which| which.holds(other))
    }
}

impl ProductSelection {
    /// Whether files of a product are meant.
    pub fn holds(&self, product: &Product) -> bool {
        match self {
            ProductSelection::All => product.kit || &*product.format == "html",
            ProductSelection::Kit => product.kit && !product.waits(),
            ProductSelection::Term => product.kit && matches!(product.maker, Maker::Print(_)),
            ProductSelection::Named(names) => names.iter().any(|(name, _)| **name == *product.name),
        }
    }
}

/// When each product is made: those of a level wait only for lower ones. Else the products that wait for each other in a circle.
pub fn levels(products: &[Product]) -> Result<Vec<usize>, Vec<usize>> {
    let waiting: Vec<usize> = (0..products.len()).filter(|i| products[*i].waits()).collect();
    let before = |i: usize| (0..products.len()).filter(move |other| products[i].waits_for(&products[*other]));
    let mut levels = vec![0; products.len()];
    // Whoever is not settled when each had its turn waits for itself in the end.
    for _ in 0..=waiting.len() {
        let mut settled = true;
        for &i in &waiting {
            let level = before(i).map(|other| levels[other] + 1).max().unwrap_or(0);
            settled &= level == levels[i];
            levels[i] = level;
        }
        if settled {
            return Ok(levels);
        }
    }
    let mut circle: Vec<usize> = Vec::new();
    let mut next = waiting.iter().copied().max_by_key(|i| levels[*i]);
    while let Some(i) = next {
        if let Some(start) = circle.iter().position(|c| *c == i) {
            circle.drain(..start);
            break;
        }
        circle.push(i);
        next = before(i).max_by_key(|other| levels[*other]);
    }
    Err(circle)
}

/// The products that, at the root, wait for files of other places in the end. `levels` as [`levels`] gives them.
pub fn cross_place(products: &[Product], levels: &[usize]) -> Vec<bool> {
    let mut cross_place: Vec<bool> = products.iter().map(Product::is_cross_place).collect();
    let mut order: Vec<usize> = (0..products.len()).filter(|i| products[*i].waits()).collect();
    order.sort_by_key(|i| levels[*i]);
    for i in order {
        cross_place[i] |= (0..products.len()).any(|other| cross_place[other] && products[i].waits_for(&products[other]));
    }
    cross_place
}

/// Marks what a program leaves out that cannot print: what is printed, and the archives, joined files and orders that would hold it.
pub fn leave_out(products: &mut [Product], prints: bool) {
    products.iter_mut().for_each(|product| product.left_out = !prints && matches!(product.maker, Maker::Print(_)));
    // An archive may hold another.
    while let Some(next) = (0..products.len()).find(|i| !products[*i].left_out && products[*i].holds_left_out(products)) {
        products[next].left_out = true;
    }
}

/// Reads `{ jobs: … }`.
pub(super) fn read_jobs(node: &Node, jobs: &Node, about: &SubjectSpec, diagnostics: &mut Diagnostics) -> Option<Need> {
    let which = match jobs.as_text() {
        Some("all") => ProductSelection::All,
        _ => read_which(jobs),
    };
    let of = match node.get("of").map(|of| (of, of.as_text().unwrap_or_default())) {
        None => JobsFilter::All,
        Some((_, "item")) => JobsFilter::Item,
        Some((_, "campaign")) => JobsFilter::Campaign,
        Some((of, other)) => {
            diagnostics.push(choice(of.span, "of", other, &["item", "campaign"]));
            return None;
        }
    };
    if of != JobsFilter::All && !matches!(about, SubjectSpec::Kind { .. }) {
        let name = if of == JobsFilter::Item { "of: item" } else { "of: campaign" };
        diagnostics.push(Diagnostic::new(&UNANSWERABLE_NEED).at(node.span).with("name", name).with("why", "no-item").suggest("", []));
        return None;
    }
    let every_language = match node.get("lang").map(|lang| (lang, lang.as_text().unwrap_or_default())) {
        None => false,
        Some((_, "all")) => true,
        Some((lang, other)) => {
            diagnostics.push(choice(lang.span, "lang", other, &["all"]));
            return None;
        }
    };
    let (variants, facts) = (read_variants(node, diagnostics)?, read_facts(node, diagnostics)?);
    Some(Need::Jobs(JobsNeed { which, of, every_language, variants, facts }))
}

/// Reads `{ orders: … }`.
pub(super) fn read_orders(node: &Node, orders: &Node, about: &SubjectSpec, diagnostics: &mut Diagnostics) -> Option<Need> {
    if !matches!(about, SubjectSpec::Kind { .. } | SubjectSpec::Each { taxonomy: PRODUCTS, .. }) {
        let report = Diagnostic::new(&UNANSWERABLE_NEED).at(orders.span).with("name", "orders").with("why", "no-campaign");
        diagnostics.push(report.suggest("", []));
        return None;
    }
    let which = match (orders.as_text(), about) {
        (Some("campaign"), _) => ProductSelection::All,
        (Some("term"), SubjectSpec::Each { taxonomy: PRODUCTS, .. }) => ProductSelection::Term,
        _ => read_which(orders),
    };
    let (variants, facts) = (read_variants(node, diagnostics)?, read_facts(node, diagnostics)?);
    Some(Need::Orders { which, variants, facts })
}

/// The files of each job: without a word those for the web.
fn read_variants(node: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<JobVariant>> {
    let Some(list) = node.get("variants") else { return Some(vec![JobVariant::Web]) };
    let mut variants = Vec::new();
    for (word, span) in words(list) {
        match JobVariant::ALL.into_iter().find(|variant| variant.name() == word) {
            Some(variant) => variants.push(variant),
            None => {
                diagnostics.push(choice(span, "variants", word, &JobVariant::ALL.map(JobVariant::name)));
                return None;
            }
        }
    }
    Some(variants)
}

/// What a maker of files needs is files: it waits for all it asks about.
pub(super) fn check_bundled(node: &Node, maker: &str, needs: &mut [(Box<str>, Need)], diagnostics: &mut Diagnostics) {
    if needs.is_empty() {
        diagnostics.push(fault(node.span, "files-need", maker));
    }
    for (name, need) in needs {
        match need {
            Need::Jobs(JobsNeed { facts, .. }) | Need::Orders { facts, .. } => facts.bytes = true,
            _ => {
                let span = node.get("needs").and_then(|needs| needs.get(name)).map_or(node.span, |need| need.span);
                diagnostics.push(fault(span, "files-need", maker));
            }
        }
    }
}

fn read_which(node: &Node) -> ProductSelection {
    match node.as_text() {
        Some("kit") => ProductSelection::Kit,
        _ => ProductSelection::Named(words(node).into_iter().map(|(word, span)| (word.into(), span)).collect()),
    }
}

fn read_facts(node: &Node, diagnostics: &mut Diagnostics) -> Option<FactsRequested> {
    let mut facts = FactsRequested::default();
    let Some(list) = node.get("facts") else { return Some(facts) };
    for (word, span) in words(list) {
        match word {
            "pages" => facts.pages = true,
            "bytes" => facts.bytes = true,
            "range" => facts.range = true,
            other => {
                diagnostics.push(choice(span, "facts", other, &["pages", "bytes", "range"]));
                return None;
            }
        }
    }
    if !facts.any() {
        diagnostics.push(fault(list.span, "missing", "facts"));
        return None;
    }
    Some(facts)
}
