//! Plans the jobs of one place: every product, subject, language and page, with their paths.

use super::answers::{QueryContext, holds};
use super::job::{Job, PlacePlan, Subject};
use super::paths::PathWords;
use super::planner::Planner;
use crate::diag::{Diagnostics, Span};
use crate::ids::ProductNo;
use crate::kinds::{FieldNo, Kind, OWN_TAXONOMIES, OWN_TERMS, Value};
use crate::model::{GroupNo, LangNo, PlaceNo, taxonomy_of};
use crate::plan::declared::product::{Pagination, Product};
use crate::plan::declared::query::Need;
use crate::plan::declared::subject::SubjectSpec;
use crate::plan::declared::variants::JobVariant;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl<'a> Planner<'a> {
    /// The plan of one place; what is wrong in it is reported elsewhere.
    pub fn plan(&self, place: PlaceNo) -> PlacePlan {
        self.check_plan(place, &mut Diagnostics::new())
    }

    /// The plan of one place. Reports paths that collide or are not portable, kits that are incomplete, and printed addresses without a page.
    pub fn check_plan(&self, place: PlaceNo, diagnostics: &mut Diagnostics) -> PlacePlan {
        let mut jobs = Vec::new();
        for (no, product) in self.theme.numbered() {
            if product.kit || !self.belongs_at(product, place) {
                continue;
            }
            for lang in self.library.site.langs() {
                if product.speaks(lang) {
                    self.product_jobs(no, product, place, lang, &mut jobs);
                }
            }
        }
        jobs.extend(self.kit_jobs(place, diagnostics));
        jobs.extend(self.variants(&jobs));
        jobs.extend(self.short_jobs(place, &jobs));
        self.file_jobs(place, &mut jobs);
        let mut jobs = self.settle(jobs, diagnostics);
        self.check_printed(place, &jobs, diagnostics);
        // Last, so that a program that cannot print reports the same and plans the same short addresses.
        let (mut left_out, mut unspoken) = (0, 0);
        jobs.retain(|job| match job.product.map(|no| self.theme.product(no)).filter(|product| product.left_out) {
            None => true,
            Some(product) => {
                let counter = if product.missing_sound(&self.library.site.voice).is_some() { &mut unspoken } else { &mut left_out };
                *counter += 1;
                false
            }
        });
        PlacePlan { left_out, unspoken, jobs }
    }

    fn product_jobs(&self, no: ProductNo, product: &Product, place: PlaceNo, lang: LangNo, jobs: &mut Vec<Job>) {
        let mut add = |subject: Subject, words: PathWords| {
            if self.is_empty(product, place, lang, &subject) {
                return;
            }
            let pages = self.page_count(product, place, lang, &subject);
            for (size, page) in product.sizes().flat_map(|size| (1..=pages).map(move |page| (size, page))) {
                let path = self.path(product, place, lang, PathWords { page, size: product.size_name(size), ..words }).into();
                let (subject, variant) = (subject.clone(), JobVariant::Web);
                jobs.push(Job { product: Some(no), subject, lang, order: None, size, variant, page, pages, path });
            }
        };
        match &product.about {
            SubjectSpec::Site if self.library.places.get(place).parent.is_some() && !product.per_place => {}
            SubjectSpec::Site | SubjectSpec::Place => add(Subject::Place, PathWords::default()),
            SubjectSpec::Kind { kind, conditions } => {
                for &group in self.subjects(product, kind, place).iter() {
                    let Some(item) = self.library.translation(group, lang) else { continue };
                    if holds(self.library, self.library.item(item), conditions) {
                        add(Subject::Item(item), PathWords::of_item(self.library.item(item)));
                    }
                }
            }
            SubjectSpec::Each { taxonomy, of } => {
                for term in self.terms_used(taxonomy, *of, place).keys() {
                    add(Subject::Term(term.clone()), PathWords { term, ..Default::default() });
                }
            }
            SubjectSpec::Short => {}
            SubjectSpec::Alias => {
                for kind in self.library.site.kinds.iter() {
                    let Some(field) = kind.table().named("aliases") else { continue };
                    for &group in self.library.inheritance.visible(place, kind).iter() {
                        let Some(item) = self.library.translation(group, lang) else { continue };
                        let Some(Value::List(aliases)) = self.library.item(item).value(field) else { continue };
                        for alias in aliases {
                            let Value::Text(alias) = alias else { continue };
                            let path = if alias.rsplit('/').next().is_some_and(|l| l.contains('.')) {
                                alias.to_string()
                            } else {
                                format!("{alias}/index.html")
                            };
                            add(Subject::Alias(item, alias.clone()), PathWords { alias: &path, ..Default::default() });
                        }
                    }
                }
            }
        }
    }

    /// The items that a product is made for at a place; expired items have their canonical page alone.
    pub(super) fn subjects(&self, product: &Product, kind: &'static Kind, place: PlaceNo) -> Vec<GroupNo> {
        if kind == &crate::kinds::PLACE {
            return vec![self.library.place_group(place)];
        }
        let visible = self.library.inheritance.visible(place, kind).iter().copied();
        let here = |g: &GroupNo| product.per_place || self.library.group(*g).place == place;
        visible.filter(|g| here(g) && (product.canonical || !self.library.group(*g).expired)).collect()
    }

    /// The slugs of the terms that items at a place use, with the number of items.
    pub fn terms_used(&self, taxonomy: &str, of: Option<&'static Kind>, place: PlaceNo) -> BTreeMap<Arc<str>, usize> {
        let mut found: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        if taxonomy == OWN_TAXONOMIES {
            for (term, count) in self.terms_used(OWN_TERMS, of, place) {
                *found.entry(term.split('/').next().unwrap_or_default().into()).or_default() += count;
            }
            return found;
        }
        if taxonomy == OWN_TERMS && self.library.site.taxonomies.list.is_empty() {
            return found;
        }
        for kind in self.library.site.kinds.iter().filter(|k| of.is_none_or(|o| o == *k)) {
            let fields: Vec<FieldNo> =
                kind.table().numbered().filter(|(_, f)| taxonomy_of(f).is_some_and(|(t, _)| t == taxonomy)).map(|(no, _)| no).collect();
            let count = |mut counts: FxHashMap<&'a Arc<str>, usize>, group: &GroupNo| {
                if !self.library.group(*group).expired {
                    let item = self.library.item(self.library.variant(*group, LangNo::MAIN));
                    for value in fields.iter().filter_map(|no| item.value(*no)) {
                        value.each_leaf(&mut |leaf| {
                            if let Value::Term { slug, .. } = leaf {
                                *counts.entry(slug).or_default() += 1;
                            }
                        });
                    }
                }
                counts
            };
            let add = |mut all: FxHashMap<&'a Arc<str>, usize>, more: FxHashMap<&'a Arc<str>, usize>| {
                more.into_iter().for_each(|(slug, count)| *all.entry(slug).or_default() += count);
                all
            };
            let shown = self.library.inheritance.visible(place, kind).par_iter().with_min_len(512);
            for (slug, count) in shown.fold(FxHashMap::default, count).reduce(FxHashMap::default, add) {
                *found.entry(slug.clone()).or_default() += count;
            }
        }
        found
    }

    /// Whether a job is left out because the need of `skip_empty` has no items.
    pub fn is_empty(&self, product: &Product, place: PlaceNo, lang: LangNo, subject: &Subject) -> bool {
        match product.skip_empty.and_then(|no| product.needs.get(no)).map(|n| &n.1) {
            Some(Need::Items(query)) => {
                self.answers.limited(self.library, query, &product.about, self.asker(place, lang, subject)).is_empty()
            }
            Some(Need::Terms { taxonomy, of, .. }) => self.terms_used(taxonomy, *of, place).is_empty(),
            _ => false,
        }
    }

    fn page_count(&self, product: &Product, place: PlaceNo, lang: LangNo, subject: &Subject) -> u32 {
        let Some(Pagination { lists, by }) = &product.paginate else { return 1 };
        let asker = self.asker(place, lang, subject);
        let count: usize = lists.iter().map(|list| self.count(product, *list, asker)).sum();
        count.div_ceil(*by).max(1) as u32
    }

    /// How many items answer a need.
    pub fn count(&self, product: &Product, need: usize, asker: QueryContext) -> usize {
        match product.needs.get(need) {
            Some((_, Need::Items(query))) => self.answers.limited(self.library, query, &product.about, asker).len(),
            _ => 0,
        }
    }

    /// The context of the queries of a job.
    pub fn asker<'s>(&self, place: PlaceNo, lang: LangNo, subject: &'s Subject) -> QueryContext<'s> {
        let (item, term) = match subject {
            Subject::Item(item) | Subject::Alias(item, _) => (Some(*item), None),
            Subject::Term(term) => (None, Some(&**term)),
            Subject::Place | Subject::Short(_) | Subject::File(_) | Subject::Picture(_) => (None, None),
        };
        QueryContext { place, lang, item, term, campaign: None }
    }

    /// Adds the files of `static/` and the files that items at the place use.
    fn file_jobs(&self, place: PlaceNo, jobs: &mut Vec<Job>) {
        let mut add = |path: &str, subject: Subject| {
            let variant = JobVariant::Web;
            jobs.push(Job {
                product: None,
                subject,
                lang: LangNo::MAIN,
                order: None,
                size: 0,
                variant,
                page: 1,
                pages: 1,
                path: path.into(),
            });
        };
        for (path, source) in self.static_files.iter().chain(self.place_files.get(&place).into_iter().flatten()) {
            add(path, Subject::File(source.clone()));
        }
        if self.library.assets.is_empty() {
            return;
        }
        let mut used: BTreeSet<Arc<str>> = BTreeSet::new();
        self.theme.options.iter().filter_map(|c| c.value.as_ref()).for_each(|value| files_of(value, &mut used));
        let mut groups: Vec<GroupNo> = vec![self.library.place_group(place)];
        groups.extend(self.library.shown_at(place));
        for group in groups {
            for (_, item) in &self.library.group(group).variants {
                self.library.item(*item).fields.iter().for_each(|(_, _, value)| files_of(value, &mut used));
            }
        }
        for source in used {
            let asset = self.library.assets.get(&source);
            let picture = self.pictures.get(&source);
            for variant in picture.into_iter().flat_map(|p| p.variants(!asset.is_some_and(|a| a.in_field))) {
                add(&variant.path, Subject::Picture(variant.clone()));
            }
            // A picture shown through presets is copied itself only where something links to its file.
            let is_wanted = asset.is_some_and(|a| a.is_linked) || picture.and_then(|p| p.default()).is_none();
            if is_wanted
                && !source.starts_with("static/")
                && let Some(path) = self.asset_path(&source)
            {
                add(&path, Subject::File(source));
            }
        }
    }

    /// The item or declaration of a job, for reports.
    pub fn origin(&self, job: &Job) -> Option<Span> {
        match &job.subject {
            Subject::Item(item) | Subject::Alias(item, _) => Some(self.library.item(*item).span),
            _ => job.product.map(|p| self.theme.product(p).span),
        }
    }

    /// A job in a few words: `guide / guide:khai-sinh`, or the path of the copied file.
    pub fn describe(&self, job: &Job) -> String {
        let product = job.product.map_or("", |p| &self.theme.product(p).name);
        match &job.subject {
            Subject::Place => product.to_string(),
            Subject::Item(item) => format!("{product} / {}", self.library.item(*item).id()),
            Subject::Alias(item, alias) => format!("{product} / {} ({alias})", self.library.item(*item).id()),
            Subject::Term(term) => format!("{product} / {term}"),
            Subject::Short(target) => format!("{product} / {}", target.written()),
            Subject::File(source) => source.to_string(),
            Subject::Picture(variant) => variant.source.to_string(),
        }
    }
}

impl Planner<'_> {
    /// The other variants of web files.
    pub(super) fn variants(&self, jobs: &[Job]) -> Vec<Job> {
        let of = |job: &Job| job.product.map_or(&[][..], |no| &self.theme.product(no).variants);
        let variant = |job: &Job, variant: JobVariant| Job { variant, path: variant.path(&job.path).into(), ..job.clone() };
        jobs.iter().flat_map(|job| of(job).iter().map(move |v| variant(job, *v))).collect()
    }
}

/// Adds the files that a value uses.
fn files_of(value: &Value, used: &mut BTreeSet<Arc<str>>) {
    value.each_leaf(&mut |leaf| match leaf {
        Value::File(path) => drop(used.insert(path.clone())),
        Value::Document(excerpt) => {
            for link in excerpt.links() {
                used.extend(link.target.asset(link.picture).map(|path| Arc::from(&*path)));
            }
        }
        _ => {}
    });
}
