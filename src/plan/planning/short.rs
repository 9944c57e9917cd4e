//! Short addresses for paper, and the ledger of those that are printed.

use super::answers::QueryContext;
use super::job::{Job, Subject};
use super::paths::PathWords;
use super::planner::Planner;
use super::resolve::{Destination, TextContext};
use super::short_codes::{ItemId, LENGTH, digits};
use crate::diag::{Diagnostic, Diagnostics, PRINTED_GONE};
use crate::ids::ProductNo;
use crate::kinds::{PLACE, TERM};
use crate::model::{GroupNo, LangNo, PlaceNo};
use crate::plan::declared::pattern::PathField;
use crate::plan::declared::product::Product;
use crate::plan::declared::query::{Need, Select};
use crate::plan::declared::subject::SubjectSpec;
use crate::plan::declared::variants::JobVariant;
use crate::text::LinkTarget;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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

    /// The code of each item: that of the ledger, else the first digits of the item that are not taken, in the order of ids.
    fn codes(&self, product: &Product) -> &FxHashMap<ItemId, Box<str>> {
        self.shorts.codes.get_or_init(|| {
            let library = self.library;
            let pattern = product
                .pattern(library.site.code(LangNo::MAIN))
                .fill(|field| if field == PathField::Code { "\0".into() } else { "".into() });
            let (before, after) = pattern.strip_suffix("index.html").unwrap_or(&pattern).split_once('\0').unwrap_or(("", ""));
            let (mut codes, mut taken): (FxHashMap<ItemId, Box<str>>, BTreeSet<Box<str>>) = Default::default();
            for entry in library.printed.iter() {
                let (_, path) = self.printed_lang(&entry.path);
                let Some(code) = path.strip_prefix(before).and_then(|p| p.strip_suffix(after)) else { continue };
                taken.insert(code.into());
                if let Some(LinkTarget::Item { kind, slug, anchor: None }) = &entry.target
                    && let Some(kind) = library.site.kinds.find(kind)
                {
                    codes.entry((kind.name, (**slug).into())).or_insert_with(|| code.into());
                }
            }
            let named = library.groups.iter().filter(|g| g.kind != &PLACE && g.kind != &TERM).map(|g| (g.kind.name, g.slug.clone()));
            for id in named.collect::<BTreeSet<ItemId>>() {
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

    /// The jobs of the pages behind short addresses: of those in the ledger, and of those that `jobs` show.
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
            if let Some(to) = &entry.target
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

    /// The items whose short address some job may show.
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
                    let asker = QueryContext { campaign, ..self.asker(place, job.lang, &job.subject) };
                    let items = self.answers.limited(self.library, query, &product.about, asker);
                    shown.extend(items.iter().map(|item| (job.lang, self.library.item(*item).group)));
                }
            }
        }
        self.shown_in_components(place, &mut shown);
        shown
    }

    /// Adds the items whose short address a component of the theme may show. Which texts call it is not known here.
    fn shown_in_components(&self, place: PlaceNo, shown: &mut BTreeSet<(LangNo, GroupNo)>) {
        let needs = self.theme.components.iter().flat_map(|component| &component.needs);
        for (_, query) in needs.filter(|(_, query)| query.select.contains(&Select::ShortUrl)) {
            for lang in self.library.site.langs() {
                let items = self.answers.limited(self.library, query, &SubjectSpec::Place, self.asker(place, lang, &Subject::Place));
                shown.extend(items.iter().map(|item| (lang, self.library.item(*item).group)));
            }
        }
    }

    fn printed_at(&self, place: PlaceNo) -> impl Iterator<Item = &crate::model::LedgerEntry> {
        self.shorts.printed.get(&place).into_iter().flatten().map(|no| &self.library.printed[*no]).filter(|entry| !entry.kept_elsewhere)
    }

    /// Where a short address leads: a path below the root of the place or a complete address; `None` where it leads nowhere.
    pub fn short_leads_to(&self, target: &LinkTarget, place: PlaceNo, lang: LangNo) -> Option<Destination> {
        let item = self.library.variant(self.library.place_group(place), lang);
        match self.destination(target, None, TextContext { place, lang, item }) {
            Destination::Broken(_) | Destination::Anchor(_) => None,
            found => Some(found),
        }
    }

    /// Reports sites of the ledger that are no longer published. Addresses of places are checked when the place is planned.
    pub(super) fn check_ledger(&self, diagnostics: &mut Diagnostics) {
        for entry in self.library.printed.iter().filter(|entry| !entry.kept_elsewhere) {
            let mut lost = entry.sites.iter().filter(|at| at.1.is_none());
            if let Some((base, _)) = lost.next() {
                let mut report =
                    Diagnostic::new(&PRINTED_GONE).at(entry.span).with("why", "site").with("address", format!("{base}{}", entry.path));
                report.count += lost.count() as u32;
                diagnostics.push(report.with("to", base).with("alias", ""));
            }
        }
    }

    /// Reports printed addresses of a place without a page in its plan, or whose page leads nowhere.
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
                let report =
                    Diagnostic::new(&PRINTED_GONE).at(entry.span).with("why", if entry.target.is_some() { "target" } else { "page" });
                let report = report
                    .with("address", format!("{}{}", here.base_url, entry.path))
                    .with("alias", self.printed_lang(&entry.path).1.trim_end_matches('/'));
                diagnostics
                    .push(report.with("to", entry.target.as_ref().map(LinkTarget::written).unwrap_or_default()).for_place(&here.name));
            }
        }
    }
}

/// The path of the file behind an address below a root.
fn file_of(path: &str) -> Box<str> {
    let path = crate::read::paths::percent_decode(path).unwrap_or(path.into());
    match path.rsplit('/').next() {
        Some("") | None => format!("{path}index.html").into(),
        Some(last) if last.contains('.') => path.into(),
        Some(_) => format!("{path}/index.html").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::file_of;

    #[test]
    fn an_address_stands_for_a_file() {
        for (path, file) in [("q/2/", "q/2/index.html"), ("q/2", "q/2/index.html"), ("", "index.html"), ("a/b.html", "a/b.html")] {
            assert_eq!(&*file_of(path), file);
        }
    }
}
