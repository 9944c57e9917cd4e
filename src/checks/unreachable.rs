//! Published pages to which no other page of their place leads.

use super::rule::{Check, CheckContext, Rule};
use super::template_links::{LiteralAddress, literal_addresses};
use crate::diag::{Diagnostic, Diagnostics, UNREACHABLE};
use crate::kinds::{Type, Value};
use crate::model::{GroupNo, LangNo, PlaceNo};
use crate::plan::{Destination, Job, JobsNeed, Need, PlacePlan, Planner, Product, ProductSelection, Query, Select, Subject, TextContext};
use crate::text::target;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { name: "unreachable", feature: None, check: Check::Place(check) };

fn check(context: &CheckContext, place: PlaceNo, plan: &PlacePlan, diagnostics: &mut Diagnostics) {
    let planner = context.planner;
    // Where nothing begins, nobody looks for a way: files for other sites, print alone.
    if plan.find("index.html").is_none() {
        return;
    }
    let mut search = Search { planner, place, open: FxHashMap::default(), by_path: FxHashMap::default() };
    for job in &plan.jobs {
        if let Some(group) = search.own_page(job) {
            search.open.insert(group, &job.path);
            search.by_path.insert(&job.path, group);
        }
    }
    if search.open.is_empty() {
        return;
    }
    search.pass_lists(plan, |subject| !matches!(subject, Subject::Item(_)));
    search.pass_navigation();
    // The pages of items are many, and seldom is anything left to find there.
    if !search.open.is_empty() {
        search.pass_templates(context, plan);
        search.pass_lists(plan, |subject| matches!(subject, Subject::Item(_)));
        search.pass_texts();
    }
    let mut left: Vec<(GroupNo, &str)> = search.open.into_iter().collect();
    left.sort_unstable_by_key(|(_, path)| *path);
    for (group, path) in left {
        let group = planner.library.group(group);
        let title = planner.library.original(group).title();
        diagnostics.push(Diagnostic::new(&UNREACHABLE).at(group.span).with("path", path).with("title", title));
    }
}

/// The pages of a place that nothing is known to lead to.
struct Search<'a> {
    planner: &'a Planner<'a>,
    place: PlaceNo,
    /// With the path of each.
    open: FxHashMap<GroupNo, &'a str>,
    /// All candidates by path.
    by_path: FxHashMap<&'a str, GroupNo>,
}

impl<'a> Search<'a> {
    /// The group of which a job is the page in its original language, if it stands here; not that of the home page.
    fn own_page(&self, job: &Job) -> Option<GroupNo> {
        let (Subject::Item(item), Some(product)) = (&job.subject, self.planner.product(job)) else { return None };
        let library = self.planner.library;
        let no = library.item(*item).group;
        let group = library.group(no);
        let is_front = library.item(*item).get("opens").and_then(Value::plain).is_some_and(|opens| opens == "site");
        let is_candidate = product.canonical && product.makes_html() && job.page == 1 && group.place == self.place;
        (is_candidate && group.variants[0].1 == *item && !group.expired && !is_front && &*job.path != "index.html").then_some(no)
    }

    /// Closes what the lists of some pages show.
    fn pass_lists(&mut self, plan: &PlacePlan, of: impl Fn(&Subject) -> bool) {
        let mut listed: BTreeSet<&str> = BTreeSet::new();
        for job in plan.jobs.iter().filter(|job| job.page == 1 && of(&job.subject)) {
            let Some(product) = self.planner.product(job).filter(|product| product.makes_html()) else { continue };
            for (_, need) in &product.needs {
                match need {
                    Need::Items(query) if shows_address(query) => self.pass_answer(job, product, query),
                    Need::Jobs(JobsNeed { selection: ProductSelection::Named(names), .. }) => listed.extend(names.iter().map(|n| &*n.0)),
                    Need::Terms { taxonomy, of, .. } => {
                        for slug in self.planner.terms_used(taxonomy, *of, self.place).keys() {
                            self.pass_term(taxonomy, slug, of.map(|kind| kind.name), job.lang);
                        }
                    }
                    _ => {}
                }
            }
            if self.open.is_empty() {
                return;
            }
        }
        self.pass_jobs(plan, &listed);
    }

    /// Closes what stands at the address of the list about a term.
    fn pass_term(&mut self, taxonomy: &str, slug: &str, kind: Option<&str>, lang: LangNo) {
        if let Some(path) = self.planner.term_address(taxonomy, slug, kind, self.place, lang) {
            self.pass(Destination::Page(path, None), None);
        }
    }

    fn pass_answer(&mut self, job: &Job, product: &Product, query: &Query) {
        let (library, asker) = (self.planner.library, self.planner.asker(self.place, job.lang, &job.subject));
        for item in self.planner.answers.limited(library, query, &product.about, asker).iter() {
            self.open.remove(&library.item(*item).group);
        }
    }

    /// Closes the items that have a page of one of these products.
    fn pass_jobs(&mut self, plan: &PlacePlan, products: &BTreeSet<&str>) {
        for job in &plan.jobs {
            if let (Subject::Item(item), Some(product)) = (&job.subject, self.planner.product(job))
                && products.contains(&*product.name)
            {
                self.open.remove(&self.planner.library.item(*item).group);
            }
        }
    }

    fn pass_navigation(&mut self) {
        let library = self.planner.library;
        let item = library.variant(library.place_group(self.place), LangNo::MAIN);
        if library.site.menu_of_sections {
            for (_, path) in self.planner.menu_of_sections(self.place, LangNo::MAIN) {
                self.pass(Destination::Page(path, None), None);
            }
        }
        let reader = TextContext { place: self.place, lang: LangNo::MAIN, item };
        for entry in &library.site.navigation {
            let target = target::link(&entry.link, "content", entry.span, &mut Diagnostics::new());
            self.pass(self.planner.destination(&target, None, reader), None);
        }
    }

    /// Closes what texts link to, and the items that fields name.
    fn pass_texts(&mut self) {
        let library = self.planner.library;
        let groups: Vec<GroupNo> = std::iter::once(library.place_group(self.place)).chain(library.shown_at(self.place)).collect();
        for group in groups {
            for &(lang, no) in &library.group(group).variants {
                let (item, reader) = (library.item(no), TextContext { place: self.place, lang, item: no });
                for (field, _, value) in &item.fields {
                    let named = match item.kind.table().field(*field).ty {
                        Type::Item(kind) => Some(kind),
                        Type::List(Type::Item(kind)) => Some(*kind),
                        _ => None,
                    };
                    value.each_leaf(&mut |leaf| match (leaf, named.and_then(|kind| library.site.kinds.find(kind))) {
                        (Value::Document(excerpt), _) => {
                            for link in &excerpt.document.links {
                                self.pass(self.planner.destination(&link.target, Some(&excerpt.document), reader), Some(group));
                            }
                        }
                        (Value::Item(slug), Some(kind)) => {
                            if let Some(named) = library.nearest(self.place, kind, slug) {
                                self.open.remove(&named);
                            }
                        }
                        _ => {}
                    });
                }
            }
        }
    }

    /// Closes what templates name themselves.
    fn pass_templates(&mut self, context: &CheckContext, plan: &PlacePlan) {
        for (_, file) in &self.planner.theme.templates {
            // Pages name their section with its address.
            if context.files.get(*file).text.contains("section.url") {
                for slug in self.planner.terms_used("section", None, self.place).keys() {
                    self.pass_term("section", slug, None, LangNo::MAIN);
                }
            }
            for (_, address) in literal_addresses(&context.files.get(*file).text) {
                let (LiteralAddress::Root(path) | LiteralAddress::Relative(path)) = address;
                if let Some(Subject::Item(item)) = plan.find(path).map(|job| &job.subject) {
                    self.open.remove(&self.planner.library.item(*item).group);
                }
            }
        }
    }

    /// Closes the item at a destination, unless it is `from` itself.
    fn pass(&mut self, to: Destination, from: Option<GroupNo>) {
        let path = match to {
            Destination::Page(path, _) => path,
            Destination::Url(url) => {
                let base = &self.planner.library.places.get(self.place).base_url;
                match url.strip_prefix(&**base) {
                    Some(path) => path.to_string(),
                    None => return,
                }
            }
            Destination::Anchor(_) | Destination::Broken(_) => return,
        };
        let path = path.split(['#', '?']).next().unwrap_or_default();
        let index = format!("{}/index.html", path.trim_end_matches('/'));
        for path in [path, &index] {
            if let Some(group) = self.by_path.get(path).filter(|group| from != Some(**group)) {
                self.open.remove(group);
            }
        }
    }
}

/// Whether a list shows the addresses of its items.
fn shows_address(query: &Query) -> bool {
    query.select.iter().any(|select| matches!(select, Select::Url | Select::AbsUrl))
}
