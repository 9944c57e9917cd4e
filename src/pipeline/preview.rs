//! Previews: single files of the plan, or the whole kit of a place as one PDF, made in memory and written where nothing is published.

use super::Loaded;
use crate::diag::{Diagnostic, Diagnostics, Reported};
use crate::model::{LangNo, PlaceNo};
use crate::plan::{Job, JobVariant, Maker, PlacePlan, Planner, ProductNo, Subject};
use crate::render::join::Joiner;
use crate::render::{Artifact, KitFile, PlaceViews, PrintEngine, Renderer, Views};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Makes previews of one place.
pub struct Preview<'a> {
    loaded: &'a Loaded,
    planner: &'a Planner<'a>,
    place: PlaceNo,
    plan: PlacePlan,
}

/// Which file to preview.
#[derive(Debug, Default)]
pub struct Asked<'a> {
    pub product: &'a str,
    /// Id or slug of an item, or a term; empty for the first there is.
    pub item: &'a str,
    pub size: &'a str,
    pub press: bool,
}

impl<'a> Preview<'a> {
    pub fn at(loaded: &'a Loaded, planner: &'a Planner<'a>, place: PlaceNo) -> Preview<'a> {
        Preview { loaded, planner, place, plan: planner.plan(place) }
    }

    /// The job that is asked for.
    pub fn find(&self, asked: &Asked) -> Option<&Job> {
        let variant = if asked.press { JobVariant::Press } else { JobVariant::Web };
        self.jobs_of(asked.product).find(|job| {
            let size = job.product.map_or("", |no| self.loaded.theme.product(no).size_name(job.size));
            job.variant == variant
                && (asked.size.is_empty() || asked.size == size)
                && (asked.item.is_empty() || self.is_about(job, asked.item))
        })
    }

    /// What the product could be previewed for here.
    pub fn items(&self, product: &str) -> Vec<String> {
        let slug = |job: &Job| match &job.subject {
            Subject::Item(item) => Some(self.planner.library.item(*item).slug.to_string()),
            Subject::Term(term) => Some(term.to_string()),
            _ => None,
        };
        self.jobs_of(product).filter_map(slug).collect()
    }

    fn jobs_of(&self, product: &str) -> impl Iterator<Item = &Job> {
        let no = self.loaded.theme.find_product(product);
        self.plan.jobs.iter().filter(move |job| no.is_some() && job.product == no)
    }

    fn is_about(&self, job: &Job, name: &str) -> bool {
        match &job.subject {
            Subject::Item(item) => *self.planner.library.item(*item).slug == *name || self.planner.library.item(*item).id() == name,
            Subject::Term(term) => **term == *name,
            _ => false,
        }
    }

    /// Makes one file. Without a value it is made of finished files, or there is an error among what is said.
    pub fn make(&self, job: &Job) -> Reported<Option<Artifact>> {
        let mut said = Diagnostics::new();
        let press = PrintEngine::new(&self.loaded.theme, &self.loaded.sources).into(&mut said);
        let views = Views::new(self.planner, self.loaded.library.site.minify);
        let value = self.render(&self.loaded.renderer(&press), &views.place(self.place, &self.plan), job).into(&mut said);
        Reported { value, diagnostics: self.loaded.settled(said) }
    }

    fn render(&self, renderer: &Renderer, views: &PlaceViews, job: &Job) -> Reported<Option<Artifact>> {
        let product = self.planner.product(job);
        // Archives and joined files are made of files that are on the disk.
        let Some(product) = product.filter(|product| !matches!(product.maker, Maker::Zip | Maker::Join)) else {
            return Reported { value: None, diagnostics: Diagnostics::new() };
        };
        // What it shows of files of this place is known when they are made, each once.
        for part in
            views.bundled_files(job).iter().filter(|part| part.place == self.place && views.finished().of(part.place, &part.path).is_none())
        {
            let Some((other, no)) = self.plan.find(&part.path).and_then(|other| Some((other, other.product?))) else { continue };
            let fact = if product.asks_for_bytes() {
                self.render(renderer, views, other).value.map(|made| made.fact())
            } else {
                renderer.fact(self.loaded.theme.product(no), other, views)
            };
            fact.into_iter().for_each(|fact| views.finished().learn(self.place, &part.path, fact));
        }
        renderer.render(product, job, views)
    }

    /// Writes everything that a campaign orders here into one PDF: first what is one, then texts, tables and small pictures. How many pages, and the paths of the rest.
    pub fn kit(&self, campaign: &str, out: &mut dyn Write) -> io::Result<Reported<(u32, Vec<String>)>> {
        let library = self.planner.library;
        let mut said = Diagnostics::new();
        let press = PrintEngine::new(&self.loaded.theme, &self.loaded.sources).into(&mut said);
        let (renderer, views) = (self.loaded.renderer(&press), Views::new(self.planner, library.site.minify));
        let views = views.place(self.place, &self.plan);
        let mut joiner = Joiner::new(out)?;
        let (mut others, mut title) = (Vec::new(), String::new());
        // Of each product and language, what is no PDF.
        let mut shown: BTreeMap<(ProductNo, LangNo), Vec<KitFile>> = BTreeMap::new();
        // What shows facts of finished files comes after them.
        let mut jobs: Vec<&Job> = self.plan.jobs.iter().filter(|job| job.variant == JobVariant::Web).collect();
        jobs.sort_by_key(|job| job.product.map(|no| self.loaded.theme.level(no)));
        for job in jobs {
            let (Some(order), Some(no)) = (job.order, job.product) else { continue };
            let (order, product) = (self.planner.order(order), self.loaded.theme.product(no));
            if *library.group(order.campaign).slug != *campaign {
                continue;
            }
            let made = self.render(&renderer, &views, job).into(&mut said);
            made.iter().for_each(|made| views.finished().learn(self.place, &job.path, made.fact()));
            let about = || views.description(job);
            match made {
                Some(made) if &*product.format == "pdf" => {
                    joiner.add(made.bytes(), &format!("{} – {}", product.title.get(library.site.code(job.lang)), about().title))?;
                    title = format!("{campaign} – {}", about().publisher);
                }
                Some(made) => {
                    let file = KitFile { path: job.path.to_string(), format: product.format.clone(), bytes: made.bytes().to_vec() };
                    if file.is_readable() {
                        shown.entry((no, job.lang)).or_default().push(file);
                    } else {
                        others.push(file.path);
                    }
                }
                None => others.push(job.path.to_string()),
            }
        }
        for ((no, lang), files) in shown {
            let lang = library.site.code(lang);
            let title = self.loaded.theme.product(no).title.get(lang);
            match press.shown(title, lang, &files) {
                Some(bytes) => drop(joiner.add(&bytes, title)?),
                None => others.extend(files.into_iter().map(|file| file.path)),
            }
        }
        let pages = joiner.finish(&title)?;
        let diagnostics = self.loaded.settled(said);
        Ok(Reported { value: (pages, others), diagnostics })
    }

    /// Whether a campaign orders anything here.
    pub fn has_kit(&self, campaign: &str) -> bool {
        let of = |job: &Job| job.order.map(|no| &*self.planner.library.group(self.planner.order(no).campaign).slug);
        self.plan.jobs.iter().any(|job| of(job) == Some(campaign))
    }
}

/// A place by its code, the root where none is given.
pub fn place_of(loaded: &Loaded, code: Option<&str>) -> Result<PlaceNo, Box<Diagnostic>> {
    let places = &loaded.library.places;
    let Some(code) = code else { return Ok(places.numbers().find(|p| places.get(*p).parent.is_none()).unwrap_or(PlaceNo::PORTAL)) };
    places.find(code).ok_or_else(|| {
        let known = places.list.iter().map(|p| &*p.code);
        Box::new(Diagnostic::new(&crate::diag::UNKNOWN_PLACE).with("value", code).suggest(code, known))
    })
}
