//! Jobs in views: the job itself, its page among others, its translations, and other jobs it links to.

use super::super::values::{map, optional};
use super::made::{Ranges, fact_values};
use super::orders::sheet;
use super::{PlaceViews, directory, encoded, item_date};
use crate::model::LangNo;
use crate::plan::{
    Address, FactsRequested, FileMeta, Job, JobVariant, JobsFilter, JobsNeed, Need, PRODUCTS, Paper, PathWords, Product, ProductSelection,
    Subject, SubjectSpec,
};
use std::sync::Arc;
use tera::Value;

/// A date that no item gives must not come from the clock: the same input, the same bytes.
const UNDATED: jiff::civil::Date = jiff::civil::date(2025, 7, 1);

impl<'a> PlaceViews<'a> {
    /// Planned jobs of other products here, in the job's language where they have it, or in every language.
    pub(super) fn jobs<'s>(&'s self, job: &'s Job, need: &'s JobsNeed) -> impl Iterator<Item = &'s Job> + 's {
        self.plan.jobs.iter().filter(|other| need.variants.contains(&other.variant)).filter(move |other| {
            let Some(product) = self.product(other) else { return false };
            if need.which == ProductSelection::All {
                return product.listed && other.order.is_none() && &*product.format == "html" && !self.is_expired(&other.subject);
            }
            let speaks = need.every_language || other.lang == job.lang || (other.lang == LangNo::MAIN && !product.speaks(job.lang));
            let meant = match need.of {
                JobsFilter::All => true,
                JobsFilter::Item => self.is_same_item(&other.subject, &job.subject),
                JobsFilter::Campaign => self.is_ordered_by(other, &job.subject),
            };
            other.page == 1 && speaks && meant && need.which.holds(product)
        })
    }

    /// The path of a job's variant beside its web file, where the product has it.
    pub(super) fn has_variant(&self, job: &Job, variant: JobVariant) -> Option<String> {
        self.product(job).filter(|product| product.variants.contains(&variant)).map(|_| variant.path(&job.path))
    }

    /// What is known of the picture beside a file.
    pub(super) fn picture_fact(&self, job: &Job) -> Option<FileMeta> {
        self.views.made.of(self.place, &self.has_variant(job, JobVariant::Picture)?)
    }

    /// Whether two jobs are about the same item, in whichever language.
    fn is_same_item(&self, one: &Subject, other: &Subject) -> bool {
        let group = |item: &crate::model::ItemNo| self.planner().library.item(*item).group;
        match (one, other) {
            (Subject::Item(one), Subject::Item(other)) => group(one) == group(other),
            _ => one == other,
        }
    }

    /// Whether a campaign ordered a job.
    fn is_ordered_by(&self, job: &Job, campaign: &Subject) -> bool {
        let (Some(order), Subject::Item(campaign)) = (job.order, campaign) else { return false };
        let planner = self.planner();
        planner.order(order).campaign == planner.library.item(*campaign).group
    }

    /// Pages of what has expired stay, but no list leads to them.
    fn is_expired(&self, subject: &Subject) -> bool {
        let library = self.planner().library;
        matches!(subject, Subject::Item(item) if library.group(library.item(*item).group).expired)
    }

    /// Where an old or a short address leads.
    pub(super) fn leads_to(&self, job: &Job) -> Option<String> {
        match &job.subject {
            Subject::Alias(item, _) => match self.planner().item_address(self.planner().library.item(*item).group, self.place, job.lang)? {
                Address::Here(path) => Some(encoded(&path)),
                Address::Elsewhere(url) => Some(url),
            },
            Subject::Short(target) => {
                self.planner().short_leads_to(target, self.place, job.lang).map(|found| crate::render::values::address(&found, ""))
            }
            _ => None,
        }
    }

    /// A job as lists of files show it. `whole`: with its translations, for lists of every page.
    pub(super) fn job_card(&self, job: &Job, whole: bool, facts: FactsRequested, ranges: &mut Ranges) -> Value {
        let base = &self.planner().library.places.get(self.place).base_url;
        let product = self.product(job);
        let (url, paper) = (encoded(&job.path), product.and_then(|p| p.paper.as_ref()));
        let alternates = if whole && job.page == 1 { self.alternates_value(job, base) } else { Value::from(Vec::<Value>::new()) };
        let card = [
            ("alternates", alternates),
            ("title", Value::normal_string(self.job_title(job))),
            ("abs_url", Value::normal_string(&format!("{base}{}", directory(&url)))),
            ("url", Value::normal_string(&url)),
            ("path", Value::normal_string(&job.path)),
            ("variant", Value::normal_string(job.variant.name())),
            ("picture", optional(self.has_variant(job, JobVariant::Picture).map(|path| encoded(&path)))),
            ("format", optional(product.map(|p| &p.format))),
            ("product", optional(product.map(|p| &p.name))),
            ("lang", Value::normal_string(self.code(job.lang))),
            ("leads_to", optional(self.leads_to(job))),
            ("product_title", optional(product.map(|p| p.title.get(self.code(job.lang))))),
            ("updated", optional(self.item_date(&job.subject).map(|d| d.to_string()))),
            ("size", paper.map_or_else(Value::none, |paper| size_value(paper, job.size))),
            ("sheet", paper.map_or_else(Value::none, |paper| sheet(paper, job.size))),
        ];
        let fact = self.views.made.of(self.place, &job.path);
        let picture = facts.bytes.then(|| self.picture_fact(job).map_or_else(Value::none, |fact| Value::from(fact.bytes)));
        let picture = picture.map(|bytes| ("picture_bytes", bytes));
        map(card.into_iter().chain(picture).chain(fact_values(fact, facts, ranges.of(product.map_or("", |p| &p.name), job.size))))
    }

    /// What the product of a job is called in its language.
    pub fn product_title(&self, product: &'a Product, job: &Job) -> &'a str {
        product.title.get(self.code(job.lang))
    }

    /// What a page is called in lists of files: its item, else its product.
    pub(super) fn job_title(&self, job: &Job) -> &'a str {
        match &job.subject {
            Subject::Item(item) => self.planner().library.item(*item).title(),
            _ => self.product(job).map_or("", |p| p.title.get(self.code(job.lang))),
        }
    }

    pub(super) fn item_date(&self, subject: &Subject) -> Option<jiff::civil::Date> {
        match subject {
            Subject::Item(item) => item_date(self.planner().library.item(*item)),
            _ => None,
        }
    }

    pub(super) fn term(&self, product: &Product, slug: &str) -> Option<&'a crate::model::Term> {
        match &product.about {
            SubjectSpec::Each { taxonomy, .. } => self.planner().library.terms.get(taxonomy, slug),
            _ => None,
        }
    }

    pub(super) fn term_value(&self, job: &Job, product: &Product) -> Value {
        let Subject::Term(slug) = &job.subject else { return Value::none() };
        let term = self.term(product, slug);
        let name = match &product.about {
            SubjectSpec::Each { taxonomy: PRODUCTS, .. } => self.planner().ordered_title(slug, job.lang),
            _ => term.map_or(slug, |t| t.name(job.lang)).to_string(),
        };
        map([
            ("slug", Value::normal_string(slug)),
            ("name", Value::normal_string(&name)),
            ("summary", optional(term.and_then(|t| t.summary(job.lang)))),
        ])
    }

    pub(super) fn terms_value(&self, taxonomy: &str, of: Option<&'static crate::kinds::Kind>, job: &Job) -> Value {
        let planner = self.planner();
        let mut terms: Vec<_> = planner.terms_used(taxonomy, of, self.place).into_iter().collect();
        let weight = |slug: &str| planner.library.terms.get(taxonomy, slug).and_then(|t| t.weight).unwrap_or(i64::MAX);
        let name = |slug: &Arc<str>| planner.library.terms.get(taxonomy, slug).map_or_else(|| slug.clone(), |t| t.name(job.lang).clone());
        terms.sort_by_cached_key(|(slug, _)| (weight(slug), crate::vietnamese::sort_key(&name(slug))));
        let value = |(slug, count): (Arc<str>, usize)| {
            let url = planner.term_address(taxonomy, &slug, of.map(|k| k.name), self.place, job.lang);
            map([
                ("name", Value::normal_string(&name(&slug))),
                ("summary", optional(planner.library.terms.get(taxonomy, &slug).and_then(|t| t.summary(job.lang)))),
                ("count", Value::from(count as u64)),
                ("url", optional(url.map(|u| encoded(&u)))),
                ("slug", Value::normal_string(&slug)),
            ])
        };
        Value::from(terms.into_iter().map(value).collect::<Vec<_>>())
    }

    pub(super) fn page_value(&self, job: &Job, product: &Product) -> Value {
        let count = match product.paginate {
            Some((list, _)) => match product.needs.get(list) {
                Some((_, Need::Items(query))) => self.members(job, product, usize::MAX, query).1,
                _ => 0,
            },
            None => 0,
        };
        let (campaign, size) = (self.campaign_slug(job), product.size_name(job.size));
        let path = |page: u32| {
            let words = match &job.subject {
                Subject::Term(term) => PathWords { term, page, campaign, size, ..Default::default() },
                Subject::Item(item) => {
                    PathWords { item: &self.planner().library.item(*item).slug, page, campaign, size, ..Default::default() }
                }
                _ => PathWords { page, campaign, size, ..Default::default() },
            };
            Value::normal_string(&encoded(&self.planner().path(product, self.place, job.lang, words)))
        };
        map([
            ("number", Value::from(u64::from(job.page))),
            ("count", Value::from(u64::from(job.pages))),
            ("total", Value::from(count as u64)),
            ("prev", if job.page > 1 { path(job.page - 1) } else { Value::none() }),
            ("next", if job.page < job.pages { path(job.page + 1) } else { Value::none() }),
        ])
    }

    /// The campaign in the path of what it ordered.
    fn campaign_slug(&self, job: &Job) -> &'a str {
        job.order.map_or("", |order| &self.planner().library.item(self.planner().campaign(order, job.lang)).slug)
    }

    /// The same page in the other languages.
    pub(super) fn alternates(&self, job: &Job) -> Vec<(LangNo, String)> {
        let planner = self.planner();
        let Some(product) = self.product(job) else { return Vec::new() };
        let (campaign, size) = (self.campaign_slug(job), product.size_name(job.size));
        // What is ordered exists in the languages ordered.
        let ordered = |lang: &LangNo| job.order.is_none_or(|order| planner.order(order).languages.contains(lang));
        let languages = planner.library.site.langs().filter(|l| *l != job.lang && product.speaks(*l) && ordered(l));
        languages
            .filter_map(|lang| {
                let words = match &job.subject {
                    Subject::Item(item) => {
                        let group = planner.library.item(*item).group;
                        planner.library.translation(group, lang)?;
                        PathWords { item: &planner.library.group(group).slug, page: 1, campaign, size, ..Default::default() }
                    }
                    Subject::Term(term) => PathWords { term, page: 1, campaign, size, ..Default::default() },
                    Subject::Place => PathWords { page: 1, campaign, size, ..Default::default() },
                    Subject::Alias(..) | Subject::Short(_) | Subject::File(_) | Subject::Picture(_) => return None,
                };
                Some((lang, planner.path(product, self.place, lang, words)))
            })
            .collect()
    }

    fn alternates_value(&self, job: &Job, base: &str) -> Value {
        let site = &self.planner().library.site;
        let alternates = self.alternates(job).into_iter().map(|(lang, path)| {
            let url = encoded(&path);
            map([
                ("lang", Value::normal_string(self.code(lang))),
                ("name", Value::normal_string(site.language(lang).name)),
                ("abs_url", Value::normal_string(&format!("{base}{}", directory(&url)))),
                ("url", Value::normal_string(&url)),
            ])
        });
        Value::from(alternates.collect::<Vec<_>>())
    }

    pub(super) fn job_value(&self, job: &Job, product: &Product, root: &str, newest: Option<jiff::civil::Date>) -> Value {
        let library = self.planner().library;
        let base = &library.places.get(self.place).base_url;
        let url = encoded(&job.path);
        let draft = match &job.subject {
            Subject::Item(item) => library.group(library.item(*item).group).draft,
            _ => false,
        };
        let newest = newest.unwrap_or(UNDATED);
        map([
            ("abs_url", Value::normal_string(&format!("{base}{}", directory(&url)))),
            ("url", Value::normal_string(&url)),
            ("path", Value::normal_string(&job.path)),
            ("root", Value::normal_string(root)),
            ("lang", Value::normal_string(self.code(job.lang))),
            ("alternates", self.alternates_value(job, base)),
            ("updated", Value::normal_string(&newest.to_string())),
            ("draft", Value::from(draft)),
            ("variant", Value::normal_string(job.variant.name())),
            ("leads_to", optional(self.leads_to(job))),
            ("size", product.paper.as_ref().map_or_else(Value::none, |paper| size_value(paper, job.size))),
            ("as_of", if product.uses_as_of { Value::normal_string(&library.site.as_of.to_string()) } else { Value::none() }),
        ])
    }
}

/// What a document says of itself outside its pages.
pub struct Description {
    pub title: String,
    pub publisher: String,
    pub date: jiff::civil::Date,
}

impl PlaceViews<'_> {
    /// Title, publisher and date of a job's document.
    pub fn about(&self, job: &Job) -> Description {
        let campaign = job.order.map(|order| self.planner().library.item(self.planner().campaign(order, job.lang)));
        let subject = match &job.subject {
            Subject::Item(item) => Some(self.planner().library.item(*item)),
            _ => campaign,
        };
        let place = self.place_name(self.place, job.lang).to_string();
        let title = subject.map_or_else(|| self.job_title(job), |item| item.title());
        let date = subject.and_then(item_date).or(campaign.and_then(item_date)).unwrap_or(UNDATED);
        Description { title: format!("{title} – {place}"), publisher: place, date }
    }

    /// Whether a complete address is a page of the plan, or belongs to an official domain.
    pub fn leads_somewhere(&self, address: &str) -> bool {
        let library = self.planner().library;
        let bare = address.split('#').next().unwrap_or(address);
        let planned = |place: crate::model::PlaceNo, plan: &crate::plan::PlacePlan| {
            let below = bare.strip_prefix(&*library.places.get(place).base_url)?;
            let path = crate::read::paths::percent_decode(below)?;
            let index = |folder: &str| plan.find(&format!("{folder}index.html")).is_some();
            Some(plan.find(&path).is_some() || ((path.is_empty() || path.ends_with('/')) && index(&path)))
        };
        if let Some(found) = planned(self.place, self.plan) {
            return found;
        }
        if let Some(place) = library
            .places
            .numbers()
            .find(|p| library.places.get(*p).parent.is_some() && bare.starts_with(&*library.places.get(*p).base_url))
        {
            return planned(place, &self.planner().place(place).value).unwrap_or(false);
        }
        let root = library.places.numbers().find(|p| library.places.get(*p).parent.is_none());
        if let Some(root) = root.filter(|p| bare.starts_with(&*library.places.get(*p).base_url)) {
            return planned(root, &self.planner().place(root).value).unwrap_or(false);
        }
        let host = address.split_once("://").map_or("", |(_, rest)| rest).split(['/', '?', '#', ':']).next().unwrap_or_default();
        library
            .site
            .official_domains
            .iter()
            .any(|domain| host == &**domain || host.strip_suffix(&**domain).is_some_and(|sub| sub.ends_with('.')))
    }
}

/// The paper of a job: lengths in points of the page as made.
fn size_value(paper: &Paper, size: u8) -> Value {
    let Some(size) = paper.sizes.get(size as usize) else { return Value::none() };
    let folds = paper.folds.iter().map(|at| Value::from(at / size.scale));
    map([
        ("name", Value::normal_string(&size.name)),
        ("width", Value::from(size.width)),
        ("height", Value::from(size.height)),
        ("bleed", Value::from(paper.bleed / size.scale)),
        ("folds", Value::from(folds.collect::<Vec<_>>())),
        ("scale", Value::from(size.scale)),
    ])
}
