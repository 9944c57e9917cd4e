//! Short addresses for paper: a few digits for each item, the same at every place, and what keeps them true once they are printed.

use super::about::SubjectSpec;
use super::pattern::PathField;
use super::product::Product;
use super::query::{Need, Select};
use super::resolve::{Destination, TextContext};
use super::{Job, JobVariant, PathWords, Planner, Subject, Theme};
use crate::diag::{Diagnostic, Diagnostics, PRINTED_GONE};
use crate::ids::ProductNo;
use crate::kinds::{Kind, PLACE, TERM};
use crate::model::{GroupNo, LangNo, Library, PlaceNo};
use crate::read::Sources;
use crate::text::LinkTarget;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// Without 0 and 1, which are taken for letters. Digits are read out without spelling and typed without an input method making accents of them.
const DIGITS: &[u8; 8] = b"23456789";
/// Digits of a code; more where two items would have the same.
const LENGTH: usize = 6;

type Id = (&'static str, Arc<str>);

/// What is known of short addresses before a place is planned.
pub struct Shorts {
    /// The product that makes their pages.
    product: Option<ProductNo>,
    /// By product: whether its template shows short addresses.
    shows: Vec<bool>,
    /// Entries of the ledger, by place.
    printed: FxHashMap<PlaceNo, Vec<usize>>,
    codes: OnceLock<FxHashMap<Id, Box<str>>>,
}

impl Shorts {
    pub fn new(library: &Library, theme: &Theme, sources: &Sources) -> Shorts {
        let mut printed: FxHashMap<PlaceNo, Vec<usize>> = FxHashMap::default();
        for (no, entry) in library.printed.iter().enumerate() {
            entry.at.iter().filter_map(|at| at.1).for_each(|place| printed.entry(place).or_default().push(no));
        }
        Shorts {
            product: theme.numbered().find(|(_, p)| p.about == SubjectSpec::Short).map(|(no, _)| no),
            shows: theme.products.iter().map(|p| theme.says(p, "short_url", &sources.files)).collect(),
            printed,
            codes: OnceLock::new(),
        }
    }
}

impl Planner<'_> {
    /// Whether a product's template shows short addresses.
    pub fn shows_short(&self, product: ProductNo) -> bool {
        self.shorts.shows[product.index()]
    }

    /// The path of the page that a short address of a group leads through at a place.
    pub fn short_path(&self, group: GroupNo, place: PlaceNo, lang: LangNo) -> Option<String> {
        let product = self.short_product(place)?;
        let group = self.library.group(group);
        let code = self.codes(product).get(&(group.kind.name, group.slug.clone()))?;
        Some(self.path(
            product,
            place,
            self.spoken_lang(group.variants.iter().map(|v| v.0), lang),
            PathWords { code, page: 1, ..Default::default() },
        ))
    }

    /// The language of the page a reader of `lang` is led to.
    fn spoken_lang(&self, mut has: impl Iterator<Item = LangNo> + Clone, lang: LangNo) -> LangNo {
        let first = has.clone().next().unwrap_or(LangNo::MAIN);
        if has.any(|l| l == lang) { lang } else { first }
    }

    fn short_product(&self, place: PlaceNo) -> Option<&Product> {
        self.shorts.product.map(|no| self.theme.product(no)).filter(|p| self.made_at(p, place))
    }

    /// The code of each item. What the ledger says stays; then the items in their order take the digits of their names, and more of them where
    /// those are taken.
    fn codes(&self, product: &Product) -> &FxHashMap<Id, Box<str>> {
        self.shorts.codes.get_or_init(|| {
            let library = self.library;
            let pattern = product
                .pattern(library.site.code(LangNo::MAIN))
                .fill(|field| if field == PathField::Code { "\0".into() } else { "".into() });
            let (before, after) = pattern.strip_suffix("index.html").unwrap_or(&pattern).split_once('\0').unwrap_or(("", ""));
            let (mut codes, mut taken): (FxHashMap<Id, Box<str>>, BTreeSet<Box<str>>) = Default::default();
            for entry in library.printed.iter() {
                let (_, path) = self.printed_lang(&entry.path);
                let Some(code) = path.strip_prefix(before).and_then(|p| p.strip_suffix(after)) else { continue };
                taken.insert(code.into());
                if let Some(LinkTarget::Item { kind, slug, anchor: None }) = &entry.to
                    && let Some(kind) = Kind::find(kind)
                {
                    codes.entry((kind.name, (**slug).into())).or_insert_with(|| code.into());
                }
            }
            let named = library.groups.iter().filter(|g| g.kind != &PLACE && g.kind != &TERM).map(|g| (g.kind.name, g.slug.clone()));
            for id in named.collect::<BTreeSet<Id>>() {
                if codes.contains_key(&id) {
                    continue;
                }
                let digits = digits(&id);
                if let Some(code) = (LENGTH..=digits.len()).map(|length| &digits[..length]).find(|code| !taken.contains(*code)) {
                    taken.insert(code.into());
                    codes.insert(id, code.into());
                }
            }
            codes
        })
    }

    /// The language of a printed path, and the rest of it.
    fn printed_lang<'p>(&self, path: &'p str) -> (LangNo, &'p str) {
        let named = path.split_once('/').and_then(|(code, rest)| Some((self.library.site.lang(code)?, rest)));
        named.filter(|(lang, _)| *lang != LangNo::MAIN).unwrap_or((LangNo::MAIN, path))
    }

    /// The pages that short addresses of a place lead through: those in the ledger, and those that what is made here (`jobs`) shows.
    pub(super) fn short_jobs(&self, place: PlaceNo, jobs: &[Job]) -> Vec<Job> {
        let (Some(no), Some(_)) = (self.shorts.product, self.short_product(place)) else { return Vec::new() };
        let mut found: BTreeMap<Box<str>, Job> = BTreeMap::new();
        let mut add = |lang: LangNo, path: Box<str>, target: Arc<LinkTarget>| {
            let subject = Subject::Short(target);
            let job = || Job {
                product: Some(no),
                subject,
                lang,
                order: None,
                size: 0,
                variant: JobVariant::Web,
                page: 1,
                pages: 1,
                path: path.clone(),
            };
            found.entry(path.clone()).or_insert_with(job);
        };
        for entry in self.printed_at(place) {
            let (lang, _) = self.printed_lang(&entry.path);
            if let Some(to) = &entry.to
                && self.short_leads_to(to, place, lang).is_some()
            {
                add(lang, file_of(&entry.path), Arc::new(to.clone()));
            }
        }
        for (lang, group) in self.shown_short(place, jobs) {
            let of = self.library.group(group);
            if self.item_address(group, place, lang).is_some()
                && let Some(path) = self.short_path(group, place, lang)
            {
                let lang = self.spoken_lang(of.variants.iter().map(|v| v.0), lang);
                add(lang, path.into(), Arc::new(LinkTarget::Item { kind: of.kind.name.into(), slug: (&*of.slug).into(), anchor: None }));
            }
        }
        found.into_values().collect()
    }

    /// The items whose short address something made here may show.
    fn shown_short(&self, place: PlaceNo, jobs: &[Job]) -> BTreeSet<(LangNo, GroupNo)> {
        let mut shown = BTreeSet::new();
        for job in jobs {
            let Some(no) = job.product.filter(|no| self.shows_short(*no)) else { continue };
            let product = self.theme.product(no);
            if let Subject::Item(item) = job.subject {
                shown.insert((job.lang, self.library.item(item).group));
            }
            let campaign = job.order.map(|order| self.order(order).campaign);
            shown.extend(campaign.map(|group| (job.lang, group)));
            for (_, need) in &product.needs {
                let Need::Items(query) = need else { continue };
                if query.select.contains(&Select::ShortUrl) {
                    let asker = super::QueryContext { campaign, ..self.asker(place, job.lang, &job.subject) };
                    let items = self.answers.limited(self.library, query, &product.about, asker);
                    shown.extend(items.iter().map(|item| (job.lang, self.library.item(*item).group)));
                }
            }
        }
        shown
    }

    fn printed_at(&self, place: PlaceNo) -> impl Iterator<Item = &crate::model::Printed> {
        self.shorts.printed.get(&place).into_iter().flatten().map(|no| &self.library.printed[*no]).filter(|entry| !entry.kept_elsewhere)
    }

    /// Where a short address leads: a path below the place's root or a complete address; none when it leads nowhere.
    pub fn short_leads_to(&self, target: &LinkTarget, place: PlaceNo, lang: LangNo) -> Option<Destination> {
        let item = self.library.variant(self.library.place_group(place), lang);
        match self.destination(target, None, TextContext { place, lang, item }) {
            Destination::Broken(_) | Destination::Anchor(_) => None,
            found => Some(found),
        }
    }

    /// Sites of the ledger that are not published any more. What a place must keep is asked when it is planned.
    pub(super) fn check_ledger(&self, diagnostics: &mut Diagnostics) {
        for entry in self.library.printed.iter().filter(|entry| !entry.kept_elsewhere) {
            let mut lost = entry.at.iter().filter(|at| at.1.is_none());
            if let Some((base, _)) = lost.next() {
                let mut report =
                    Diagnostic::new(&PRINTED_GONE).at(entry.span).with("why", "site").with("address", format!("{base}{}", entry.path));
                report.count += lost.count() as u32;
                diagnostics.push(report.with("to", base).with("alias", ""));
            }
        }
    }

    /// Printed addresses of a place at which its plan has no page, or that lead to none.
    pub(super) fn check_printed(&self, place: PlaceNo, jobs: &[Job], diagnostics: &mut Diagnostics) {
        let here = self.library.places.get(place);
        let find = |path: &str| jobs.binary_search_by(|job| (*job.path).cmp(path)).ok().map(|at| &jobs[at]);
        for entry in self.printed_at(place) {
            let leads = find(&file_of(&entry.path)).is_some_and(|job| match &job.subject {
                Subject::Short(target) => match self.short_leads_to(target, place, job.lang) {
                    Some(Destination::Page(path, _)) => find(&file_of(&path)).is_some(),
                    found => found.is_some(),
                },
                _ => true,
            });
            if !leads {
                let report = Diagnostic::new(&PRINTED_GONE).at(entry.span).with("why", if entry.to.is_some() { "target" } else { "page" });
                let report = report
                    .with("address", format!("{}{}", here.base_url, entry.path))
                    .with("alias", self.printed_lang(&entry.path).1.trim_end_matches('/'));
                diagnostics.push(report.with("to", entry.to.as_ref().map(LinkTarget::written).unwrap_or_default()).for_place(&here.name));
            }
        }
    }
}

/// The file that an address below a root stands for.
fn file_of(path: &str) -> Box<str> {
    let path = crate::read::paths::percent_decode(path).unwrap_or(path.into());
    match path.rsplit('/').next() {
        Some("") | None => format!("{path}index.html").into(),
        Some(last) if last.contains('.') => path.into(),
        Some(_) => format!("{path}/index.html").into(),
    }
}

/// Digits that an item's name alone decides.
fn digits(id: &Id) -> String {
    let hash = blake3::hash(format!("{}:{}", id.0, id.1).as_bytes());
    hash.as_bytes().iter().map(|byte| char::from(DIGITS[usize::from(byte & 7)])).collect()
}

#[cfg(test)]
mod tests {
    use super::{digits, file_of};

    #[test]
    fn a_code_is_what_the_name_of_the_item_makes_it() {
        // Printed ones depend on it: a change here would give every item that is not in a ledger another code.
        assert_eq!(&digits(&("guide", "khai-sinh".into()))[..6], "839373");
    }

    #[test]
    fn an_address_stands_for_a_file() {
        for (path, file) in [("q/2/", "q/2/index.html"), ("q/2", "q/2/index.html"), ("", "index.html"), ("a/b.html", "a/b.html")] {
            assert_eq!(&*file_of(path), file);
        }
    }
}
