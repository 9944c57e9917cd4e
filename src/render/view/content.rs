//! What a job shows: its view, and the key that changes whenever the view does.

use super::cards::Cards;
use super::jobs::FileRows;
use super::key::KeyParts;
use super::orders::OrderRows;
use super::place_views::{PlaceViews, ShownItem, item_date, laid_out};
use crate::ids::ProductNo;
use crate::plan::{Job, Need, Product, Subject};
use crate::view_schema::{TermRowView, View, ViewDigest, ViewType, ViewValue};
use tera::{Context, Value};

/// What a job shows. The values of its parts are the view, their digests are parts of the key.
struct JobContent<'v> {
    view: View<'v, ShownItem<'v>>,
    /// The answers to the needs of the declaration, by name.
    needs: Vec<(&'v str, NeedAnswer<'v>)>,
}

/// The answer to a need.
enum NeedAnswer<'v> {
    Items(Cards<'v>),
    Files(FileRows<'v>),
    Orders(OrderRows<'v>),
    Terms(Vec<TermRowView<'v>>),
}

impl ViewValue for NeedAnswer<'_> {
    const TYPE: ViewType = ViewType::Any;

    fn value(&self) -> Value {
        match self {
            NeedAnswer::Items(cards) => cards.value(),
            NeedAnswer::Files(rows) => rows.value(),
            NeedAnswer::Orders(rows) => rows.value(),
            NeedAnswer::Terms(rows) => rows.value(),
        }
    }

    fn feed(&self, digest: &mut ViewDigest) {
        match self {
            NeedAnswer::Items(cards) => cards.feed(digest),
            NeedAnswer::Files(rows) => rows.feed(digest),
            NeedAnswer::Orders(rows) => rows.feed(digest),
            NeedAnswer::Terms(rows) => rows.feed(digest),
        }
    }
}

impl<'a> PlaceViews<'a> {
    /// The view of a job.
    pub fn view(&self, job: &Job) -> Context {
        let mut context = Context::new();
        for (name, value) in self.entries(job) {
            context.insert_value(name, value);
        }
        context
    }

    /// The view of a job by name: first what every view has, then the needs in the order of the declaration.
    pub fn entries(&self, job: &Job) -> Vec<(String, Value)> {
        let (Some(no), Some(product)) = (job.product, self.product(job)) else { return Vec::new() };
        let job = laid_out(job);
        let shown = self.shown(&job, no, product);
        let named = shown.view.entries().map(|(name, value)| (name.to_string(), value));
        named.chain(shown.needs.iter().map(|(name, answer)| (name.to_string(), answer.value()))).collect()
    }

    /// What a job shows, before any of it is built.
    fn shown<'v>(&'v self, job: &'v Job, no: ProductNo, product: &'v Product) -> JobContent<'v> {
        let library = self.planner().library;
        let parts = self.views.text_parts[no.index()];
        let item = |item| ShownItem { views: self, item, job, parts };
        let mut newest = match &job.subject {
            Subject::Item(item) => item_date(library.item(*item)),
            _ => None,
        };
        let mut total = 0;
        let mut needs = Vec::with_capacity(product.needs.len());
        for (no, (name, need)) in product.needs.iter().enumerate() {
            let answer = match need {
                Need::Items(query) => {
                    let (items, all) = self.members(job, product, no, query);
                    newest = newest.max(items.iter().filter_map(|item| item_date(library.item(*item))).max());
                    if product.paginate.as_ref().is_some_and(|paginate| paginate.lists.contains(&no)) {
                        total += all;
                    }
                    NeedAnswer::Items(Cards { views: self, query, items, job })
                }
                Need::Jobs(need) => NeedAnswer::Files(FileRows { views: self, jobs: self.jobs(job, need).collect(), need }),
                Need::Orders { selection, facts, .. } => {
                    NeedAnswer::Orders(OrderRows { rows: self.order_rows(job, selection), facts: *facts })
                }
                Need::Terms { taxonomy, of, within } => {
                    let within = match &job.subject {
                        Subject::Term(term) if *within => Some(&**term),
                        _ => None,
                    };
                    NeedAnswer::Terms(self.term_rows(taxonomy, *of, within, job))
                }
            };
            needs.push((&**name, answer));
        }
        let (lang, frame) = (job.lang.index(), &self.frames[job.lang.index()]);
        let view = View {
            site: &frame.site,
            place: &frame.place,
            lang: &self.views.langs[lang],
            product: &self.views.products[no.index()][lang],
            theme: &self.views.themes[lang],
            job: self.job_view(job, product, newest),
            item: match &job.subject {
                Subject::Item(of) | Subject::Alias(of, _) => Some(item(*of)),
                _ => None,
            },
            term: self.term_view(job, product),
            campaign: job.order.map(|order| item(self.planner().campaign(order, job.lang))),
            page: self.page_view(job, product, total),
            call: frame.calls[self.call_about(job)].as_ref(),
        };
        JobContent { view, needs }
    }

    /// Digest of the product of a job: its declaration, and what it takes from theme and program.
    pub fn product_digest(&self, job: &Job) -> blake3::Hash {
        let digest = job.product.and_then(|no| self.views.product_digests.get(no.index()));
        digest.copied().unwrap_or_else(|| blake3::hash(&[]))
    }

    /// The key of a job that shows its view: digests of all it shows, of the templates that show it, and of where the file stands.
    pub fn view_key(&self, job: &Job, no: ProductNo) -> KeyParts {
        let product = self.planner().theme.product(no);
        let file = laid_out(job);
        let shown = self.shown(&file, no, product);
        // A field of the view that is not named here does not compile: `product` and `theme` are in the theme part, the first three and `call` in
        // the frame.
        let View { site: _, place: _, lang: _, product: _, theme: _, job: file, item, term, campaign, page, call: _ } = &shown.view;
        let mut subject = ViewDigest::new();
        subject.text(&job.path);
        subject.bytes(&[job.size, job.variant as u8]);
        file.feed(&mut subject);
        item.feed(&mut subject);
        term.feed(&mut subject);
        campaign.feed(&mut subject);
        page.feed(&mut subject);
        let mut needs = ViewDigest::new();
        shown.needs.iter().for_each(|(_, answer)| answer.feed(&mut needs));
        KeyParts {
            theme: self.views.theme_parts[no.index()][job.lang.index()],
            place: self.frames[job.lang.index()].digest,
            item: subject.finish(),
            needs: needs.finish(),
        }
    }
}
