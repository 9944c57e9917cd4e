//! Jobs in views: the job itself, its page number, its translations, terms, and lists of other jobs.

use super::finished::{FactFields, PageRanges, fact_fields};
use super::orders::sheet;
use super::place_views::{PlaceViews, item_date};
use crate::kinds::{OWN_TAXONOMIES, OWN_TERMS, Value as FieldValue};
use crate::model::{GroupNo, LangNo};
use crate::plan::{
    Address, FileMeta, Job, JobVariant, JobsFilter, JobsNeed, Order, PRODUCTS, PathWords, Product, ProductSelection, Subject, SubjectSpec,
    directory, encoded,
};
use crate::view_schema::{
    AlternateView, FileRowView, JobView, NeighbourView, PageView, SizeView, TermLinkView, TermRowView, TermView, ViewDigest, ViewType,
    ViewValue, WhenAsked,
};
use std::sync::Arc;
use tera::Value;

/// The date of pages whose items have none. It must not come from the clock: equal inputs give equal bytes.
const UNDATED: jiff::civil::Date = jiff::civil::date(2025, 7, 1);

impl<'a> PlaceViews<'a> {
    /// The planned jobs of this place that a need means: in the job's language, else in the main one, or in every language.
    pub(super) fn jobs<'s>(&'s self, job: &'s Job, need: &'s JobsNeed) -> impl Iterator<Item = &'s Job> + 's {
        self.plan.jobs.iter().filter(|other| need.variants.contains(&other.variant)).filter(move |other| {
            let Some(product) = self.product(other) else { return false };
            if need.selection == ProductSelection::All {
                return product.listed && other.order.is_none() && &*product.format == "html" && !self.is_expired(&other.subject);
            }
            let speaks = need.every_language || other.lang == job.lang || (other.lang == LangNo::MAIN && !product.speaks(job.lang));
            let meant = match need.filter {
                JobsFilter::All => true,
                JobsFilter::Item => self.is_same_item(&other.subject, &job.subject),
                JobsFilter::Campaign => self.is_ordered_by(other, &job.subject),
            };
            let is_made = !product.kit || !self.views.finished.is_left_out(self.place, &other.variant.web_path(&other.path));
            other.page == 1 && speaks && meant && need.selection.holds(product) && is_made
        })
    }

    /// The path of a job's variant beside its web file, where the product has it.
    pub(super) fn has_variant(&self, job: &Job, variant: JobVariant) -> Option<String> {
        self.product(job).filter(|product| product.variants.contains(&variant)).map(|_| variant.path(&job.path))
    }

    /// The facts of the picture beside a file.
    pub(super) fn picture_fact(&self, job: &Job) -> Option<FileMeta> {
        self.views.finished.of(self.place, &self.has_variant(job, JobVariant::Picture)?)
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

    /// Whether a page is about an expired item. Such pages stay, but lists leave them out.
    fn is_expired(&self, subject: &Subject) -> bool {
        let library = self.planner().library;
        matches!(subject, Subject::Item(item) if library.group(library.item(*item).group).expired)
    }

    /// The target of an old or a short address.
    pub(super) fn leads_to(&self, job: &Job) -> Option<String> {
        match &job.subject {
            Subject::Alias(item, _) => match self.planner().item_address(self.planner().library.item(*item).group, self.place, job.lang)? {
                Address::Here(path) => Some(encoded(&path)),
                Address::Elsewhere(url) => Some(url),
            },
            Subject::Short(target) => {
                self.planner().short_leads_to(target, self.place, job.lang).map(|found| crate::render::value_parts::address(&found, ""))
            }
            _ => None,
        }
    }

    /// A job as lists of files show it. `ranges` counts the pages of the files before it.
    fn file_row<'s>(&'s self, job: &'s Job, need: &JobsNeed, ranges: &mut PageRanges) -> FileRowView<'s> {
        let product = self.product(job);
        let url = encoded(&job.path);
        let last = ranges.of(product.map_or("", |p| &p.name), job.size);
        let fact = self.views.finished.of(self.place, &job.path);
        let format = product.map_or("", |product| &product.format);
        let FactFields { pages, seconds, bytes, first_page, last_page } = fact_fields(fact, format, need.facts, last);
        FileRowView {
            // Lists of every page show their translations.
            alternates: if need.selection == ProductSelection::All && job.page == 1 { self.alternates(job) } else { Vec::new() },
            title: self.job_title(job),
            abs_url: self.abs_url(&url),
            url,
            path: &job.path,
            variant: job.variant.name(),
            picture: self.has_variant(job, JobVariant::Picture).map(|path| encoded(&path)),
            format: product.map(|p| &*p.format),
            product: product.map(|p| &*p.name),
            lang: self.code(job.lang),
            leads_to: self.leads_to(job),
            product_title: product.map(|p| p.title.get(self.code(job.lang))),
            updated: self.item_date(&job.subject).map(|date| date.to_string()),
            size: product.and_then(|product| size(product, job.size)),
            sheet: product.and_then(|product| sheet(product, job.size)),
            picture_bytes: WhenAsked(need.facts.bytes.then(|| self.picture_fact(job).map(|fact| fact.bytes))),
            pages,
            seconds,
            bytes,
            first_page,
            last_page,
        }
    }

    /// The complete address of an encoded path.
    fn abs_url(&self, url: &str) -> String {
        format!("{}{}", self.planner().library.places.get(self.place).base_url, directory(url))
    }

    /// The title of a job's product in the language of the job.
    pub fn product_title(&self, product: &'a Product, job: &Job) -> &'a str {
        product.title.get(self.code(job.lang))
    }

    /// The title of a job in lists: that of its item, else of its product.
    pub(super) fn job_title(&self, job: &Job) -> &'a str {
        match &job.subject {
            Subject::Item(item) => self.planner().library.item(*item).title(),
            _ => self.product(job).map_or("", |p| p.title.get(self.code(job.lang))),
        }
    }

    /// The date of a subject's item.
    pub(super) fn item_date(&self, subject: &Subject) -> Option<jiff::civil::Date> {
        match subject {
            Subject::Item(item) => item_date(self.planner().library.item(*item)),
            _ => None,
        }
    }

    /// The term a product is about.
    pub(super) fn term(&self, product: &Product, slug: &str) -> Option<&'a crate::model::Term> {
        match &product.about {
            SubjectSpec::Each { taxonomy, .. } => self.planner().library.terms.get(taxonomy, slug),
            _ => None,
        }
    }

    /// The term a job is about.
    pub(super) fn term_view<'s>(&'s self, job: &'s Job, product: &Product) -> Option<TermView<'s>> {
        let Subject::Term(slug) = &job.subject else { return None };
        let term = self.term(product, slug);
        let name = match &product.about {
            SubjectSpec::Each { taxonomy: PRODUCTS, .. } => self.planner().ordered_title(slug, job.lang).into(),
            _ => term.map_or(&**slug, |t| &**t.name(job.lang)).into(),
        };
        let taxonomy = match &product.about {
            SubjectSpec::Each { taxonomy: OWN_TERMS, .. } => self.own_taxonomy(slug, job),
            _ => None,
        };
        Some(TermView { slug, name, summary: term.and_then(|t| t.summary(job.lang)).map(|summary| &**summary), taxonomy })
    }

    /// The taxonomy of the site's own that a term of one belongs to.
    fn own_taxonomy<'s>(&'s self, term: &'s str, job: &Job) -> Option<TermLinkView<'s>> {
        let (slug, _) = term.split_once('/')?;
        let planner = self.planner();
        let url = planner.term_address(OWN_TAXONOMIES, slug, None, self.place, job.lang).map(|url| encoded(&url));
        Some(TermLinkView { slug, name: planner.library.terms.get(OWN_TAXONOMIES, slug)?.name(job.lang), url })
    }

    /// The terms of a taxonomy that items here use, by weight and name. `within`: only those of this own taxonomy.
    pub(super) fn term_rows(
        &self,
        taxonomy: &str,
        of: Option<&'static crate::kinds::Kind>,
        within: Option<&str>,
        job: &Job,
    ) -> Vec<TermRowView<'a>> {
        let planner = self.planner();
        let is_within = |slug: &str| within.is_none_or(|own| slug.split_once('/').is_some_and(|(taxonomy, _)| taxonomy == own));
        let mut terms: Vec<_> = planner.terms_used(taxonomy, of, self.place).into_iter().filter(|(slug, _)| is_within(slug)).collect();
        let weight = |slug: &str| planner.library.terms.get(taxonomy, slug).and_then(|t| t.weight).unwrap_or(i64::MAX);
        let name = |slug: &Arc<str>| planner.library.terms.get(taxonomy, slug).map_or_else(|| slug.clone(), |t| t.name(job.lang).clone());
        terms.sort_by_cached_key(|(slug, _)| (weight(slug), crate::vietnamese::sort_key(&name(slug))));
        let row = |(slug, count): (Arc<str>, usize)| {
            let url = planner.term_address(taxonomy, &slug, of.map(|k| k.name), self.place, job.lang);
            let summary = planner.library.terms.get(taxonomy, &slug).and_then(|t| t.summary(job.lang)).map(|summary| &**summary);
            TermRowView { title: name(&slug), name: name(&slug), summary, count: count as u64, url: url.map(|url| encoded(&url)), slug }
        };
        terms.into_iter().map(row).collect()
    }

    /// ProductSelection page of its list a job is. `total` is the number of items on all pages.
    pub(super) fn page_view(&self, job: &Job, product: &Product, total: usize) -> PageView {
        let (campaign, size) = (self.campaign_slug(job), product.size_name(job.size));
        let path = |page: u32| {
            let words = match &job.subject {
                Subject::Term(term) => PathWords { term, page, campaign, size, ..Default::default() },
                Subject::Item(item) => PathWords { page, campaign, size, ..PathWords::of_item(self.planner().library.item(*item)) },
                _ => PathWords { page, campaign, size, ..Default::default() },
            };
            encoded(&self.planner().path(product, self.place, job.lang, words))
        };
        PageView {
            number: job.page,
            count: job.pages,
            total: total as u64,
            prev: (job.page > 1).then(|| path(job.page - 1)),
            next: (job.page < job.pages).then(|| path(job.page + 1)),
        }
    }

    /// Slug of the campaign that ordered a job; empty where there is none.
    fn campaign_slug(&self, job: &Job) -> &'a str {
        job.order.map_or("", |order| &self.planner().library.item(self.planner().campaign(order, job.lang)).slug)
    }

    /// The same page in the other languages.
    fn alternates(&self, job: &Job) -> Vec<AlternateView<'a>> {
        let planner = self.planner();
        let Some(product) = self.product(job) else { return Vec::new() };
        let site = &planner.library.site;
        let (campaign, size) = (self.campaign_slug(job), product.size_name(job.size));
        // Ordered files exist in the ordered languages only.
        let ordered = |lang: &LangNo| job.order.is_none_or(|order| planner.order(order).languages.contains(lang));
        let languages = site.langs().filter(|l| *l != job.lang && product.speaks(*l) && ordered(l));
        let alternate = |lang: LangNo| {
            let words = match &job.subject {
                Subject::Item(item) => {
                    let group = planner.library.item(*item).group;
                    let translation = planner.library.translation(group, lang)?;
                    PathWords { page: 1, campaign, size, ..PathWords::of_item(planner.library.item(translation)) }
                }
                Subject::Term(term) => PathWords { term, page: 1, campaign, size, ..Default::default() },
                Subject::Place => PathWords { page: 1, campaign, size, ..Default::default() },
                Subject::Alias(..) | Subject::Short(_) | Subject::File(_) | Subject::Picture(_) => return None,
            };
            let url = encoded(&planner.path(product, self.place, lang, words));
            let name = &*site.language(lang).name;
            Some(AlternateView { lang: self.code(lang), name, abs_url: self.abs_url(&url), url })
        };
        languages.filter_map(alternate).collect()
    }

    /// A page before or after that of a job, as templates see it; none where it has no page here.
    fn neighbour(&self, group: Option<GroupNo>, lang: LangNo) -> Option<NeighbourView<'a>> {
        let (planner, group) = (self.planner(), group?);
        let item = planner.library.item(planner.library.variant(group, lang));
        let (url, absolute) = match planner.item_address(group, self.place, lang)? {
            Address::Here(path) => (encoded(&path), false),
            Address::Elsewhere(url) => (url, true),
        };
        Some(NeighbourView { title: item.title(), url, absolute, lang: planner.library.site.code(item.lang) })
    }

    /// A field of the imprint of an ordered file: as its order says, else as its campaign does.
    fn of_imprint(&self, job: &Job, name: &str, ordered: impl Fn(&Order) -> Option<&str>) -> Option<String> {
        let (planner, order) = (self.planner(), job.order?);
        let of_campaign = || match planner.library.item(planner.campaign(order, job.lang)).get("imprint") {
            Some(FieldValue::Record(entries)) => entries.iter().find(|(n, _)| &**n == name)?.1.plain().map(|text| text.into_owned()),
            _ => None,
        };
        ordered(planner.order(order)).map(str::to_string).or_else(of_campaign)
    }

    /// The file itself. `newest` is the newest date of what it shows.
    pub(super) fn job_view<'s>(&'s self, job: &'s Job, product: &'s Product, newest: Option<jiff::civil::Date>) -> JobView<'s> {
        let library = self.planner().library;
        let url = encoded(&job.path);
        let around = job.product.filter(|no| self.views.text_parts[no.index()].around).map(|_| match &job.subject {
            Subject::Item(item) => self.planner().around(*item, self.place),
            _ => (None, None),
        });
        let draft = match &job.subject {
            Subject::Item(item) => library.group(library.item(*item).group).is_draft,
            _ => false,
        };
        JobView {
            abs_url: self.abs_url(&url),
            url,
            path: &job.path,
            root: self.rel_prefix(job),
            lang: self.code(job.lang),
            alternates: self.alternates(job),
            previous: WhenAsked(around.as_ref().map(|(previous, _)| self.neighbour(*previous, job.lang))),
            next: WhenAsked(around.as_ref().map(|(_, next)| self.neighbour(*next, job.lang))),
            updated: newest.unwrap_or(UNDATED).to_string(),
            draft,
            variant: job.variant.name(),
            leads_to: self.leads_to(job),
            size: size(product, job.size),
            copies: job.order.and_then(|order| self.planner().copies(self.planner().order(order), self.place)),
            permit: self.of_imprint(job, "permit", |order| order.permit.as_deref()),
            printer: self.of_imprint(job, "printer", |order| order.printer.as_deref()),
            as_of: product.uses_as_of.then(|| library.site.as_of.to_string()),
        }
    }
}

/// The answer to a need for planned jobs.
pub(super) struct FileRows<'a> {
    pub(super) views: &'a PlaceViews<'a>,
    pub(super) jobs: Vec<&'a Job>,
    pub(super) need: &'a JobsNeed,
}

impl ViewValue for FileRows<'_> {
    const TYPE: ViewType = <Vec<FileRowView>>::TYPE;

    fn value(&self) -> Value {
        let mut ranges = PageRanges::default();
        let rows = self.jobs.iter().map(|job| self.views.file_row(job, self.need, &mut ranges).value());
        Value::from(rows.collect::<Vec<_>>())
    }

    fn feed(&self, digest: &mut ViewDigest) {
        let mut ranges = PageRanges::default();
        digest.number(self.jobs.len() as u64);
        self.jobs.iter().for_each(|job| self.views.file_row(job, self.need, &mut ranges).feed(digest));
    }
}

/// Metadata of a document.
pub struct Description {
    /// Title of the subject and name of the place.
    pub title: String,
    /// Name of the place.
    pub publisher: String,
    /// Date of the subject.
    pub date: jiff::civil::Date,
}

impl PlaceViews<'_> {
    /// The metadata of a job's document.
    pub fn description(&self, job: &Job) -> Description {
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

    /// Whether a complete address is a planned page of some place, or belongs to an official domain.
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
            return planned(place, &self.planner().plan(place)).unwrap_or(false);
        }
        let root = library.places.numbers().find(|p| library.places.get(*p).parent.is_none());
        if let Some(root) = root.filter(|p| bare.starts_with(&*library.places.get(*p).base_url)) {
            return planned(root, &self.planner().plan(root)).unwrap_or(false);
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
fn size(product: &Product, size: u8) -> Option<SizeView<'_>> {
    let (paper, finish) = (product.paper.as_ref()?, &product.finish);
    let size = paper.sizes.get(size as usize)?;
    Some(SizeView {
        name: &size.name,
        width: size.width,
        height: size.height,
        bleed: paper.bleed / size.scale,
        folds: paper.folds.iter().map(|at| at / size.scale).collect(),
        scale: size.scale,
        hem: finish.hem / size.scale,
        pole: finish.pole / size.scale,
        eyelets_across: finish.eyelets_along(size.width * size.scale).iter().map(|at| at / size.scale).collect(),
        eyelets_down: finish.eyelets_along(size.height * size.scale).iter().map(|at| at / size.scale).collect(),
    })
}
