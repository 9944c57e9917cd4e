//! Views: exactly what a template sees for one job, and the key that changes when the view would.

use super::values::{LoweredTexts, Showing, absent, address, feed_dependencies, feed_value, is_placed, map, optional, show};
use crate::kinds::{FieldNo, Value as FieldValue};
use crate::model::{Item, ItemNo, LangNo, PlaceNo};
use crate::plan::{
    About, Address, Destination, Job, Maker, Need, PathWords, PlacePlan, Planner, Product, Query, Reader, Select, Subject, TextParts,
};
use crate::read::paths::percent_encode;
use crate::text::Target;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tera::value::Key as MapKey;
use tera::{Context, Map, Value};

/// Digest of everything a job's bytes depend on: 20 bytes of the whole, then 3 of each part of `KEY_PARTS`.
pub type Key = [u8; 32];

/// The parts of a key, for telling why a file is made anew.
pub const KEY_PARTS: [&str; 4] = ["theme", "place", "item", "needs"];

fn compose(parts: [blake3::Hash; 4]) -> Key {
    let mut whole = blake3::Hasher::new();
    for part in &parts {
        whole.update(part.as_bytes());
    }
    let mut key = [0; 32];
    key[..20].copy_from_slice(&whole.finalize().as_bytes()[..20]);
    for (i, part) in parts.iter().enumerate() {
        key[20 + 3 * i..23 + 3 * i].copy_from_slice(&part.as_bytes()[..3]);
    }
    key
}

/// The parts in which two keys differ.
pub fn changed_parts(old: &Key, new: &Key) -> Vec<&'static str> {
    let differs = |i: &usize| old[20 + 3 * i..23 + 3 * i] != new[20 + 3 * i..23 + 3 * i];
    (0..KEY_PARTS.len()).filter(differs).map(|i| KEY_PARTS[i]).collect()
}

/// What all places share: the parts of keys and the values of items that look alike everywhere.
pub struct Views<'a> {
    pub planner: &'a Planner<'a>,
    /// Per product: program version, declaration, templates, tokens, output options.
    product_digests: Vec<blake3::Hash>,
    text_parts: Vec<TextParts>,
    /// Targets of the menu, read once.
    navigation: Vec<Target>,
    theme: Value,
    /// The fields of each item that show something of the place it is shown at.
    placed: Vec<Box<[FieldNo]>>,
    /// Items without their placed fields.
    items: Mutex<FxHashMap<Key, Value>>,
    lowered: LoweredTexts,
    cards: Mutex<FxHashMap<CardKey, (Value, Key)>>,
    keep_items: bool,
}

#[derive(PartialEq, Eq, Hash)]
struct CardKey {
    query: usize,
    item: ItemNo,
    lang: LangNo,
    /// The place, or what places where the card looks alike have in common.
    place: u64,
    root: u8,
    parts: TextParts,
}

impl<'a> Views<'a> {
    pub fn new(planner: &'a Planner<'a>, minify: bool) -> Views<'a> {
        let theme = planner.theme;
        let mut options = blake3::Hasher::new();
        crate::kinds::hash_value(&mut options, &theme.options);
        let options = options.finalize();
        let product_digests = theme.products.iter().map(|product| {
            let mut hasher = blake3::Hasher::new();
            hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
            hasher.update(product.digest.as_bytes());
            hasher.update(&[u8::from(minify)]);
            match &product.maker {
                Maker::Template(name) => {
                    hasher.update(theme.closure(name).as_bytes());
                    hasher.update(options.as_bytes());
                }
                Maker::Css(_) | Maker::Copy(_) => {
                    hasher.update(theme.made(&product.name).map_or(&[][..], |b| b));
                }
            }
            hasher.finalize()
        });
        let parts = |product: &Product| match &product.maker {
            Maker::Template(name) => theme.text_parts(name),
            _ => TextParts::default(),
        };
        let library = planner.library;
        let mut silent = crate::diag::Diagnostics::new();
        let navigation = library.site.navigation.iter().map(|n| crate::text::target::link(&n.link, "content", n.span, &mut silent));
        let once = LoweredTexts::new(false);
        let nowhere = Showing { reader: Reader { place: 0, lang: 0, item: 0 }, root: "", parts: TextParts::default(), lowered: &once };
        Views {
            planner,
            product_digests: product_digests.collect(),
            text_parts: theme.products.iter().map(parts).collect(),
            navigation: navigation.collect(),
            theme: show(planner, &theme.options, &crate::kinds::Type::Free, &nowhere),
            placed: library.items.iter().map(|i| i.fields.iter().filter(|(_, _, v)| is_placed(v)).map(|f| f.0).collect()).collect(),
            items: Mutex::default(),
            lowered: LoweredTexts::new(library.places.list.len() > 1),
            cards: Mutex::default(),
            keep_items: library.places.list.len() > 1,
        }
    }

    /// The views of one place. `plan` is the place's plan.
    pub fn place(&'a self, place: PlaceNo, plan: &'a PlacePlan) -> PlaceViews<'a> {
        let planner = self.planner;
        let mut class = blake3::Hasher::new();
        for product in &planner.theme.products {
            class.update(&[u8::from(planner.made_at(product, place))]);
        }
        if planner.paths_name_places() {
            class.update(&place.to_le_bytes());
        }
        let class = u64::from_le_bytes(class.finalize().as_bytes()[..8].try_into().unwrap_or_default());
        let mut views = PlaceViews { views: self, place, plan, class, langs: Vec::new() };
        views.langs = (0..planner.library.site.languages.len() as LangNo).map(|lang| views.lang_base(lang)).collect();
        views
    }
}

/// The views of one place.
pub struct PlaceViews<'a> {
    views: &'a Views<'a>,
    pub place: PlaceNo,
    plan: &'a PlacePlan,
    class: u64,
    langs: Vec<LangBase>,
}

/// What all views of a place and language have in common.
struct LangBase {
    site: Value,
    place: Value,
    lang: Value,
    digest: blake3::Hash,
}

impl<'a> PlaceViews<'a> {
    fn planner(&self) -> &'a Planner<'a> {
        self.views.planner
    }

    fn product(&self, job: &Job) -> Option<&'a Product> {
        job.product.map(|p| &self.planner().theme.products[p as usize])
    }

    /// The key of a job that a template or maker makes.
    pub fn key(&self, job: &Job) -> Key {
        let (Some(no), Some(product)) = (job.product, self.product(job)) else { return [0; 32] };
        let product_part = self.views.product_digests[no as usize];
        if !matches!(product.maker, Maker::Template(_)) {
            return compose([product_part, blake3::hash(job.path.as_bytes()), product_part, product_part]);
        }
        let frame = self.langs[job.lang as usize].digest;
        compose([product_part, frame, self.subject_digest(job, product), self.needs_digest(job, product)])
    }

    fn subject_digest(&self, job: &Job, product: &Product) -> blake3::Hash {
        let library = self.planner().library;
        let mut hasher = blake3::Hasher::new();
        hasher.update(job.path.as_bytes());
        hasher.update(&job.page.to_le_bytes());
        hasher.update(&job.pages.to_le_bytes());
        match &job.subject {
            Subject::Item(item) | Subject::Alias(item, _) => {
                hasher.update(&self.item_digest(*item, job.lang));
                hasher.update(&[u8::from(library.group(library.item(*item).group).draft)]);
            }
            Subject::Term(slug) => {
                if let (About::Each { taxonomy, .. }, Some(term)) = (&product.about, self.term(product, slug)) {
                    hasher.update(taxonomy.as_bytes());
                    hasher.update(term.name(job.lang).as_bytes());
                    hasher.update(term.summary(job.lang).map_or(&[][..], |s| s.as_bytes()));
                }
            }
            Subject::Place | Subject::File(_) => {}
        }
        for (lang, path) in self.alternates(job) {
            hasher.update(&[lang]);
            hasher.update(path.as_bytes());
        }
        if product.uses_as_of {
            hasher.update(library.site.as_of.to_string().as_bytes());
        }
        hasher.finalize()
    }

    fn needs_digest(&self, job: &Job, product: &'a Product) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for (no, (_, need)) in product.needs.iter().enumerate() {
            self.feed_need(&mut hasher, job, product, no, need);
        }
        hasher.finalize()
    }

    fn feed_need(&self, hasher: &mut blake3::Hasher, job: &Job, product: &Product, no: usize, need: &'a Need) {
        match need {
            Need::Items(query) => {
                let (items, total) = self.members(job, product, no, query);
                hasher.update(&(total as u64).to_le_bytes());
                for item in items.iter() {
                    hasher.update(&self.card(query, *item, job).1);
                }
            }
            Need::Jobs { products, of_item } => {
                for other in self.jobs(job, products.as_deref(), *of_item) {
                    hasher.update(other.path.as_bytes());
                    hasher.update(&[other.lang]);
                    if let Some(date) = self.item_date(&other.subject) {
                        hasher.update(date.to_string().as_bytes());
                    }
                }
            }
            Need::Terms { taxonomy, of } => {
                for (slug, count) in self.planner().terms_used(taxonomy, *of, self.place) {
                    hasher.update(slug.as_bytes());
                    hasher.update(&(count as u64).to_le_bytes());
                    if let Some(term) = self.planner().library.terms.get(taxonomy, &slug) {
                        hasher.update(term.name(job.lang).as_bytes());
                    }
                }
            }
        }
    }

    /// The view of a job.
    pub fn view(&self, job: &Job) -> Context {
        let mut context = Context::new();
        let (Some(no), Some(product)) = (job.product, self.product(job)) else { return context };
        let base = &self.langs[job.lang as usize];
        let root = root_of(&job.path);
        context.insert_value("site", base.site.clone());
        context.insert_value("place", base.place.clone());
        context.insert_value("lang", base.lang.clone());
        context.insert_value("theme", self.views.theme.clone());
        let code = self.code(job.lang);
        context.insert_value(
            "product",
            map([("name", Value::normal_string(&product.name)), ("title", Value::normal_string(product.title.get(code)))]),
        );
        let parts = self.views.text_parts[no as usize];
        match &job.subject {
            Subject::Item(item) | Subject::Alias(item, _) => context.insert_value("item", self.item(*item, job.lang, &root, parts)),
            _ => context.insert_value("item", Value::none()),
        }
        context.insert_value("term", self.term_value(job, product));
        context.insert_value("campaign", Value::none());
        context.insert_value("page", self.page_value(job, product));
        let mut newest = match &job.subject {
            Subject::Item(item) => item_date(self.planner().library.item(*item)),
            _ => None,
        };
        for (no, (name, need)) in product.needs.iter().enumerate() {
            let value = match need {
                Need::Items(query) => {
                    let (items, _) = self.members(job, product, no, query);
                    newest = newest.max(items.iter().filter_map(|i| item_date(self.planner().library.item(*i))).max());
                    Value::from(items.iter().map(|i| self.card(query, *i, job).0).collect::<Vec<_>>())
                }
                Need::Jobs { products, of_item } => {
                    Value::from(self.jobs(job, products.as_deref(), *of_item).map(|other| self.job_card(other)).collect::<Vec<_>>())
                }
                Need::Terms { taxonomy, of } => self.terms_value(taxonomy, *of, job),
            };
            context.insert_value(name.to_string(), value);
        }
        context.insert_value("job", self.job_value(job, product, &root, newest));
        context
    }

    fn code(&self, lang: LangNo) -> &'a Arc<str> {
        self.planner().library.site.code(lang)
    }

    fn lang_base(&self, lang: LangNo) -> LangBase {
        let planner = self.planner();
        let (library, site) = (planner.library, &planner.library.site);
        let code = site.code(lang);
        let mut hasher = blake3::Hasher::new();
        let mut feed = |text: &str| {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        };
        let item = library.variant(library.place_groups[self.place as usize], lang);
        let reader = Reader { place: self.place, lang, item };
        let mut navigation = Vec::new();
        for (entry, target) in site.navigation.iter().zip(&self.views.navigation) {
            let destination = planner.destination(target, None, reader);
            if matches!(destination, Destination::Broken(_)) {
                continue;
            }
            let url = address(&destination, "");
            let title = entry.title.get(code);
            feed(title);
            feed(&url);
            let absolute = matches!(destination, Destination::Url(_));
            navigation.push(map([
                ("title", Value::normal_string(title)),
                ("url", Value::normal_string(&url)),
                ("absolute", Value::from(absolute)),
            ]));
        }
        let here = library.places.get(self.place);
        for text in [site.title.get(code), site.description.get(code), &site.base_url, code, &here.base_url, &here.name] {
            feed(text);
        }
        site.official_domains.iter().for_each(|d| feed(d));
        let languages =
            site.languages.iter().map(|l| map([("code", Value::normal_string(&l.code)), ("name", Value::normal_string(l.name))]));
        let showing = Showing { reader, root: "", parts: TextParts::default(), lowered: &self.views.lowered };
        let site_value = map([
            ("title", Value::normal_string(site.title.get(code))),
            ("description", Value::normal_string(site.description.get(code))),
            ("base_url", Value::normal_string(&site.base_url)),
            ("languages", Value::from(languages.collect::<Vec<_>>())),
            ("navigation", Value::from(navigation)),
            ("official_domains", Value::from(site.official_domains.iter().map(|d| Value::normal_string(d)).collect::<Vec<_>>())),
            ("extra", show(planner, &site.extra, &crate::kinds::Type::Free, &showing)),
        ]);
        let words = planner.theme.words.get(code).into_iter().flatten();
        let mut catalogue = Map::new();
        // A word missing in this language is shown in the main one.
        for (key, word) in planner.theme.words.get(site.code(0)).into_iter().flatten().chain(words) {
            catalogue.insert(MapKey::String(key.clone()), Value::normal_string(word));
        }
        for (key, word) in &catalogue {
            feed(key.as_str().unwrap_or_default());
            feed(word.as_str().unwrap_or_default());
        }
        let lang_value = map([
            ("code", Value::normal_string(code)),
            ("name", Value::normal_string(site.languages[lang as usize].name)),
            ("words", Value::from(catalogue)),
        ]);
        crate::kinds::hash_value(&mut hasher, &site.extra);
        hasher.update(&self.item_digest(item, lang));
        let mut place = match self.item(item, lang, "", TextParts { plain: true, toc: true, rest: true }).into_map() {
            Some(map) => map,
            None => Map::new(),
        };
        let parent = here.parent.map(|p| (library.places.get(p), self.place_name(p, lang)));
        let parent_value = parent.map_or_else(Value::none, |(p, name)| {
            map([
                ("name", Value::normal_string(name)),
                ("base_url", Value::normal_string(&p.base_url)),
                ("code", Value::normal_string(&p.code)),
            ])
        });
        if let Some((parent, name)) = parent {
            hasher.update(name.as_bytes());
            hasher.update(parent.base_url.as_bytes());
        }
        for (name, value) in [
            ("base_url", Value::normal_string(&here.base_url)),
            ("is_root", Value::from(here.parent.is_none())),
            ("parent", parent_value),
            ("slug", Value::normal_string(&here.slug)),
            ("code", Value::normal_string(&here.code)),
        ] {
            place.insert(MapKey::Str(name), value);
        }
        LangBase { site: site_value, place: Value::from(place), lang: lang_value, digest: hasher.finalize() }
    }

    /// Digest of all an item shows here.
    fn item_digest(&self, item: ItemNo, lang: LangNo) -> Key {
        self.digest_of(item, lang, |_| true)
    }

    /// Digest of what some of an item's fields show here.
    fn digest_of(&self, item: ItemNo, lang: LangNo, wanted: impl Fn(FieldNo) -> bool) -> Key {
        let of = self.planner().library.item(item);
        let mut hasher = blake3::Hasher::new();
        hasher.update(of.digest.as_bytes());
        let mut seen = Vec::new();
        let reader = Reader { place: self.place, lang, item };
        for (_, _, value) in of.fields.iter().filter(|f| wanted(f.0)) {
            feed_dependencies(self.planner(), &mut hasher, value, reader, &mut seen);
        }
        *hasher.finalize().as_bytes()
    }

    /// An item with all its fields and texts. What does not show the place is built once for all places where it looks alike.
    fn item(&self, item: ItemNo, lang: LangNo, root: &str, parts: TextParts) -> Value {
        let showing = Showing { reader: Reader { place: self.place, lang, item }, root, parts, lowered: &self.views.lowered };
        let placed = &self.views.placed[item as usize];
        let build = || self.build_item(item, lang, &showing, |no| !placed.contains(&no));
        let shared = match self.views.keep_items {
            false => build(),
            true => {
                let mut hasher = blake3::Hasher::new();
                hasher.update(&self.digest_of(item, lang, |no| !placed.contains(&no)));
                hasher.update(&item.to_le_bytes());
                hasher.update(&[lang, u8::from(parts.plain), u8::from(parts.rest), u8::from(parts.toc)]);
                hasher.update(root.as_bytes());
                hasher.update(&self.class.to_le_bytes());
                let key = *hasher.finalize().as_bytes();
                let known = self.views.items.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
                known.unwrap_or_else(|| {
                    let value = build();
                    self.views.items.lock().unwrap_or_else(PoisonError::into_inner).insert(key, value.clone());
                    value
                })
            }
        };
        if !self.views.keep_items && placed.is_empty() {
            return shared;
        }
        let of = self.planner().library.item(item);
        let table = of.kind.table();
        let mut fields = shared.into_map().unwrap_or_default();
        for no in placed.iter() {
            if let Some(value) = of.value(*no) {
                let field = table.field(*no);
                fields.insert(MapKey::Str(field.name), show(self.planner(), value, &field.ty, &showing));
            }
        }
        if !placed.is_empty() {
            fields.insert(MapKey::Str("sections"), sections(self.planner(), of, &showing));
        }
        // The address of the page itself is the place's.
        fields.insert(MapKey::Str("abs_url"), self.virtual_field(Select::AbsUrl, item, lang));
        Value::from(fields)
    }

    fn build_item(&self, item: ItemNo, lang: LangNo, showing: &Showing, wanted: impl Fn(FieldNo) -> bool) -> Value {
        let of = self.planner().library.item(item);
        let table = of.kind.table();
        let mut fields = Map::with_capacity(table.fields.len() + 8);
        for (no, field) in table.fields.iter().enumerate() {
            let value = match of.value(no as FieldNo).filter(|_| wanted(no as FieldNo)) {
                Some(value) => show(self.planner(), value, &field.ty, showing),
                None => absent(&field.ty),
            };
            fields.insert(MapKey::Str(field.name), value);
        }
        for select in [Select::Url, Select::AbsUrl, Select::Slug, Select::Id, Select::Kind, Select::Lang, Select::Stands] {
            fields.insert(MapKey::Str(virtual_name(select)), self.virtual_field(select, item, lang));
        }
        fields.insert(MapKey::Str("sections"), sections(self.planner(), of, showing));
        Value::from(fields)
    }

    fn virtual_field(&self, select: Select, item: ItemNo, lang: LangNo) -> Value {
        let library = self.planner().library;
        let of = library.item(item);
        let is_place = of.kind == &crate::kinds::PLACE;
        let stands = library.places.get(library.group(of.group).stands);
        match select {
            Select::Url if is_place => Value::none(),
            Select::Url => match self.planner().item_address(of.group, self.place, lang) {
                Some(Address::Here(path)) => Value::normal_string(&encoded(&path)),
                _ => Value::none(),
            },
            Select::AbsUrl if is_place => Value::normal_string(&stands.base_url),
            Select::AbsUrl => match self.planner().item_address(of.group, self.place, lang) {
                Some(Address::Here(path)) => {
                    Value::normal_string(&format!("{}{}", library.places.get(self.place).base_url, encoded(&path)))
                }
                Some(Address::Elsewhere(url)) => Value::normal_string(&url),
                None => Value::none(),
            },
            Select::Slug => Value::normal_string(&crate::plan::anchor(&of.slug)),
            Select::Id => Value::normal_string(&of.id()),
            Select::Kind => Value::normal_string(of.kind.name),
            Select::Lang => Value::normal_string(library.site.code(of.lang)),
            Select::Stands => Value::normal_string(self.place_name(library.group(of.group).stands, lang)),
            Select::Field(_) => Value::none(),
        }
    }

    fn place_name(&self, place: PlaceNo, lang: LangNo) -> &'a str {
        let library = self.planner().library;
        library.item(library.variant(library.place_groups[place as usize], lang)).title()
    }

    /// The items that answer a need, cut to the job's page; and how many there are in all.
    fn members(&self, job: &Job, product: &Product, need: usize, query: &Query) -> (Arc<[ItemNo]>, usize) {
        let planner = self.planner();
        let asker = planner.asker(self.place, job.lang, &job.subject);
        let all = planner.answers.limited(planner.library, query, &product.about, asker);
        let total = all.len();
        match product.paginate {
            Some((list, by)) if list == need => {
                let start = (job.page as usize - 1) * by;
                (all[start.min(total)..(start + by).min(total)].into(), total)
            }
            _ => (all, total),
        }
    }

    /// An item as a need shows it, with its digest.
    fn card(&self, query: &'a Query, item: ItemNo, job: &Job) -> (Value, Key) {
        let planner = self.planner();
        let library = planner.library;
        let of = library.item(item);
        let table = of.kind.table();
        let selected = query.selected();
        let has_text = selected.iter().any(|s| matches!(s, Select::Field(no) if table.field(*no).ty.is_text()));
        let placed_fields = &self.views.placed[item as usize];
        let shows_place = |s: &Select| *s == Select::AbsUrl || matches!(s, Select::Field(no) if placed_fields.contains(no));
        let placed = has_text || selected.iter().any(shows_place);
        let depth = job.path.matches('/').count() as u8;
        let parts = job.product.map(|p| self.views.text_parts[p as usize]).unwrap_or_default();
        let key = CardKey {
            query: query as *const Query as usize,
            item,
            lang: job.lang,
            place: if placed { u64::from(self.place) } else { self.class },
            root: if has_text { depth } else { 0 },
            parts: if has_text { parts } else { TextParts::default() },
        };
        if let Some(found) = self.views.cards.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return found.clone();
        }
        let root = root_of(&job.path);
        let reader = Reader { place: self.place, lang: job.lang, item };
        let showing = Showing { reader, root: &root, parts, lowered: &self.views.lowered };
        let mut hasher = blake3::Hasher::new();
        let mut card = Map::with_capacity(selected.len());
        for select in selected {
            match select {
                Select::Field(no) => {
                    let field = table.field(no);
                    let value = match of.value(no) {
                        Some(value) => {
                            hasher.update(&[no]);
                            feed_value(planner, &mut hasher, value, reader);
                            show(planner, value, &field.ty, &showing)
                        }
                        None => absent(&field.ty),
                    };
                    card.insert(MapKey::Str(field.name), value);
                }
                other => {
                    let value = self.virtual_field(other, item, job.lang);
                    hasher.update(&[0xff, 0xff]);
                    hasher.update(value.as_str().unwrap_or("\0").as_bytes());
                    card.insert(MapKey::Str(virtual_name(other)), value);
                }
            }
        }
        let made = (Value::from(card), *hasher.finalize().as_bytes());
        // Cards that differ from place to place would pile up.
        if !placed || !self.views.keep_items {
            self.views.cards.lock().unwrap_or_else(PoisonError::into_inner).insert(key, made.clone());
        }
        made
    }

    /// Planned jobs of other products here, in the job's language where they have it.
    fn jobs<'s>(
        &'s self,
        job: &'s Job,
        names: Option<&'s [(Box<str>, crate::diag::Span)]>,
        of_item: bool,
    ) -> impl Iterator<Item = &'s Job> + 's {
        let products = &self.planner().theme.products;
        self.plan.jobs.iter().filter(move |other| {
            let Some(product) = other.product.map(|p| &products[p as usize]) else { return false };
            match names {
                None => product.listed && &*product.format == "html",
                Some(names) => {
                    let speaks = other.lang == job.lang || (other.lang == 0 && !product.speaks(job.lang));
                    other.page == 1
                        && names.iter().any(|(n, _)| **n == *product.name)
                        && speaks
                        && (!of_item || other.subject == job.subject)
                }
            }
        })
    }

    fn job_card(&self, job: &Job) -> Value {
        let base = &self.planner().library.places.get(self.place).base_url;
        let product = self.product(job);
        let url = encoded(&job.path);
        let title = match &job.subject {
            Subject::Item(item) => self.planner().library.item(*item).title().to_string(),
            _ => product.map(|p| p.title.get(self.code(job.lang)).to_string()).unwrap_or_default(),
        };
        map([
            ("title", Value::normal_string(&title)),
            ("abs_url", Value::normal_string(&format!("{base}{}", directory(&url)))),
            ("url", Value::normal_string(&url)),
            ("path", Value::normal_string(&job.path)),
            ("format", optional(product.map(|p| &p.format))),
            ("product", optional(product.map(|p| &p.name))),
            ("lang", Value::normal_string(self.code(job.lang))),
            ("updated", optional(self.item_date(&job.subject).map(|d| d.to_string()))),
        ])
    }

    fn item_date(&self, subject: &Subject) -> Option<jiff::civil::Date> {
        match subject {
            Subject::Item(item) => item_date(self.planner().library.item(*item)),
            _ => None,
        }
    }

    fn term(&self, product: &Product, slug: &str) -> Option<&'a crate::model::Term> {
        match &product.about {
            About::Each { taxonomy, .. } => self.planner().library.terms.get(taxonomy, slug),
            _ => None,
        }
    }

    fn term_value(&self, job: &Job, product: &Product) -> Value {
        let Subject::Term(slug) = &job.subject else { return Value::none() };
        let term = self.term(product, slug);
        map([
            ("slug", Value::normal_string(slug)),
            ("name", Value::normal_string(term.map_or(slug, |t| t.name(job.lang)))),
            ("summary", optional(term.and_then(|t| t.summary(job.lang)))),
        ])
    }

    fn terms_value(&self, taxonomy: &str, of: Option<&'static crate::kinds::Kind>, job: &Job) -> Value {
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

    fn page_value(&self, job: &Job, product: &Product) -> Value {
        let count = match product.paginate {
            Some((list, _)) => match product.needs.get(list) {
                Some((_, Need::Items(query))) => self.members(job, product, usize::MAX, query).1,
                _ => 0,
            },
            None => 0,
        };
        let path = |page: u32| {
            let words = match &job.subject {
                Subject::Term(term) => PathWords { term, page, ..Default::default() },
                Subject::Item(item) => PathWords { item: &self.planner().library.item(*item).slug, page, ..Default::default() },
                _ => PathWords { page, ..Default::default() },
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

    /// The same page in the other languages.
    fn alternates(&self, job: &Job) -> Vec<(LangNo, String)> {
        let planner = self.planner();
        let Some(product) = self.product(job) else { return Vec::new() };
        let languages = (0..planner.library.site.languages.len() as LangNo).filter(|l| *l != job.lang && product.speaks(*l));
        languages
            .filter_map(|lang| {
                let words = match &job.subject {
                    Subject::Item(item) => {
                        let group = planner.library.item(*item).group;
                        planner.library.translation(group, lang)?;
                        PathWords { item: &planner.library.group(group).slug, page: 1, ..Default::default() }
                    }
                    Subject::Term(term) => PathWords { term, page: 1, ..Default::default() },
                    Subject::Place => PathWords { page: 1, ..Default::default() },
                    Subject::Alias(..) | Subject::File(_) => return None,
                };
                Some((lang, planner.path(product, self.place, lang, words)))
            })
            .collect()
    }

    fn job_value(&self, job: &Job, product: &Product, root: &str, newest: Option<jiff::civil::Date>) -> Value {
        let library = self.planner().library;
        let base = &library.places.get(self.place).base_url;
        let url = encoded(&job.path);
        let alternates = self.alternates(job).into_iter().map(|(lang, path)| {
            let url = encoded(&path);
            map([
                ("lang", Value::normal_string(self.code(lang))),
                ("name", Value::normal_string(library.site.languages[lang as usize].name)),
                ("abs_url", Value::normal_string(&format!("{base}{}", directory(&url)))),
                ("url", Value::normal_string(&url)),
            ])
        });
        let draft = match &job.subject {
            Subject::Item(item) => library.group(library.item(*item).group).draft,
            _ => false,
        };
        // A date that no item gives must not come from the clock: the same input, the same bytes.
        let newest = newest.unwrap_or_else(|| jiff::civil::date(2025, 7, 1));
        map([
            ("abs_url", Value::normal_string(&format!("{base}{}", directory(&url)))),
            ("url", Value::normal_string(&url)),
            ("path", Value::normal_string(&job.path)),
            ("root", Value::normal_string(root)),
            ("lang", Value::normal_string(self.code(job.lang))),
            ("alternates", Value::from(alternates.collect::<Vec<_>>())),
            ("updated", Value::normal_string(&newest.to_string())),
            ("draft", Value::from(draft)),
            ("size", Value::none()),
            ("as_of", if product.uses_as_of { Value::normal_string(&library.site.as_of.to_string()) } else { Value::none() }),
        ])
    }
}

fn virtual_name(select: Select) -> &'static str {
    crate::plan::VIRTUAL.iter().find(|(_, s)| *s == select).map_or("", |(n, _)| n)
}

/// For each role found in the item's text: {title, id, intro}.
fn sections(planner: &Planner, item: &Item, showing: &Showing) -> Value {
    let mut found = Map::new();
    let Some(FieldValue::Document(body)) = item.get("body") else { return Value::from(found) };
    for section in &body.document.sections {
        let heading = &body.document.headings[section.heading as usize];
        let intro = crate::text::Excerpt { document: body.document.clone(), events: section.intro.clone() };
        let intro = show(planner, &FieldValue::Document(intro), &crate::kinds::Type::Prose, showing);
        let value = map([("title", Value::normal_string(&heading.text)), ("id", Value::normal_string(&heading.id)), ("intro", intro)]);
        found.insert(MapKey::Str(section.role), value);
    }
    Value::from(found)
}

fn item_date(item: &Item) -> Option<jiff::civil::Date> {
    ["updated", "date"].iter().find_map(|name| item.get(name)).and_then(FieldValue::as_date)
}

/// Leads from a page to its place's root.
pub fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// A path as an address; an anchor stays.
fn encoded(path: &str) -> String {
    match path.split_once('#') {
        Some((path, anchor)) => format!("{}#{anchor}", percent_encode(path)),
        None => percent_encode(path).into_owned(),
    }
}

/// The public address of an index page is its folder.
fn directory(url: &str) -> &str {
    url.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(url)
}
