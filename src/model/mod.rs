//! The library: items, places, terms and files, resolved and read-only.

mod assets;
mod boundaries;
mod domains;
mod drawings;
mod inherit;
mod items;
mod metadata;
mod patch;
mod places;
mod registry;
mod printed;
mod simplify;
mod site;
mod terms;

pub use crate::ids::{GroupNo, ItemNo, LangNo, PlaceNo};
pub use assets::{MAX_AREA, MAX_SIDE, UsedAsset, published};
pub use boundaries::{Misplaced, misplaced};
pub use drawings::judge as judge_drawing;
pub use inherit::{Absence, Group, GroupSetNo, Inherited};
pub use items::{MAX_SLUG_PART, kind_of_table};
pub use metadata::without_metadata;
pub use patch::patched;
pub use places::{Place, Places};
pub use printed::Printed;
pub use registry::{Fact, Register, Registry};
pub use site::{Language, Navigation, SITE, Site, Translated};
pub use terms::{Term, Terms, known_taxonomy, taxonomy_of};

use crate::config::Config;
use crate::diag::{DUPLICATE_ITEM, Diagnostic, Diagnostics, NOT_APPROVED, Reported, Span, UNKNOWN_PLACE};
use crate::ids::FieldNo;
use crate::kinds::written::WrittenField;
use crate::kinds::{Facts, Kind, PLACE, TERM, Value, hash_value};
use crate::read::Sources;
use crate::vietnamese::sort_keys;
use items::Draft;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One item in one language.
#[derive(Debug)]
pub struct Item {
    pub kind: &'static Kind,
    pub slug: Arc<str>,
    pub lang: LangNo,
    pub group: GroupNo,
    /// Present fields, sorted by number.
    pub fields: Vec<(FieldNo, Span, Value)>,
    pub span: Span,
    /// Changes when anything the item says changes.
    pub digest: blake3::Hash,
    /// Place of the title in the order of a Vietnamese dictionary; equal titles have the same.
    pub title_rank: u32,
}

impl Item {
    pub fn value(&self, no: FieldNo) -> Option<&Value> {
        self.fields.binary_search_by_key(&no, |f| f.0).ok().map(|i| &self.fields[i].2)
    }

    pub fn get(&self, name: &str) -> Option<&Value> {
        self.value(self.kind.table().named(name)?)
    }

    /// Where a field stands, else where the item does.
    pub fn span_of(&self, name: &str) -> Span {
        let no = self.kind.table().named(name);
        self.fields.iter().find(|f| Some(f.0) == no).map_or(self.span, |f| f.1)
    }

    pub fn title(&self) -> &str {
        match self.get("title") {
            Some(Value::Text(title)) => title,
            _ => &self.slug,
        }
    }

    pub fn id(&self) -> String {
        format!("{}:{}", self.kind.name, self.slug)
    }
}

/// Kind and slug of the item that the text of each path became.
pub type BySource = FxHashMap<Arc<str>, (&'static Kind, Arc<str>)>;

/// Everything the site says. A copy shares what it holds: after a small edit a new library is the old one with a few items anew (`patch.rs`).
#[derive(Clone, Debug)]
pub struct Library {
    pub site: Arc<Site>,
    pub places: Arc<Places>,
    pub items: Vec<Arc<Item>>,
    pub groups: Arc<Vec<Group>>,
    pub inherited: Arc<Inherited>,
    pub terms: Arc<Terms>,
    /// Files in use, by path below the site's folder.
    pub assets: Arc<BTreeMap<Arc<str>, UsedAsset>>,
    /// The item each Markdown file became, for links by path.
    pub by_source: Arc<BySource>,
    /// The item of kind place for each place, by language.
    pub place_groups: Arc<Vec<GroupNo>>,
    /// The ledger of printed addresses.
    pub printed: Arc<Vec<Printed>>,
}

impl Library {
    pub fn item(&self, no: ItemNo) -> &Item {
        &self.items[no.index()]
    }

    pub fn group(&self, no: GroupNo) -> &Group {
        &self.groups[no.index()]
    }

    pub fn item_numbers(&self) -> impl DoubleEndedIterator<Item = ItemNo> + ExactSizeIterator + Clone + use<> {
        ItemNo::all(self.items.len())
    }

    pub fn group_numbers(&self) -> impl DoubleEndedIterator<Item = GroupNo> + ExactSizeIterator + Clone + use<> {
        GroupNo::all(self.groups.len())
    }

    /// The group of kind place that describes this place.
    pub fn place_group(&self, place: PlaceNo) -> GroupNo {
        self.place_groups[place.index()]
    }

    /// The item of kind place that describes this place in a language, else in the main one.
    pub fn place_item(&self, place: PlaceNo, lang: LangNo) -> &Item {
        self.item(self.variant(self.place_group(place), lang))
    }

    /// The group with this id that the place shows.
    pub fn nearest(&self, place: PlaceNo, kind: &Kind, slug: &str) -> Option<GroupNo> {
        self.inherited.nearest(place, kind, slug, &self.groups, &self.places)
    }

    /// The item of a group in a language, else the original.
    pub fn variant(&self, group: GroupNo, lang: LangNo) -> ItemNo {
        let variants = &self.group(group).variants;
        variants.iter().find(|(l, _)| *l == lang).unwrap_or(&variants[0]).1
    }

    /// The first variant of a group: the text that the others translate.
    pub fn original(&self, group: &Group) -> &Item {
        self.item(group.variants[0].1)
    }

    /// The item of a group in exactly this language.
    pub fn translation(&self, group: GroupNo, lang: LangNo) -> Option<ItemNo> {
        self.group(group).variants.iter().find(|(l, _)| *l == lang).map(|v| v.1)
    }

    /// Days after the build date on which an item appears or expires.
    pub fn next_change(&self) -> Option<jiff::civil::Date> {
        let as_of = self.site.as_of;
        let dates = self.items.par_iter().with_min_len(256).flat_map_iter(|item| {
            let from = item.get("valid_from").and_then(Value::as_date);
            let after = item.get("valid_to").and_then(Value::as_date).and_then(|d| d.tomorrow().ok());
            let session = item.get("day").and_then(Value::as_date).and_then(|d| d.tomorrow().ok()).filter(|_| item.kind.name == "session");
            [from, after, session]
        });
        let phases = self.items.par_iter().with_min_len(256).flat_map_iter(|item| match item.get("phases") {
            Some(Value::List(phases)) => phases.iter().flat_map(phase_edges).collect::<Vec<_>>(),
            _ => Vec::new(),
        });
        dates.flatten().chain(phases).filter(|d| *d > as_of).min()
    }
}

fn phase_edges(phase: &Value) -> Vec<jiff::civil::Date> {
    let Value::Record(entries) = phase else { return Vec::new() };
    let date = |name: &str| entries.iter().find(|(n, _)| &**n == name).and_then(|(_, v)| v.as_date());
    [date("from"), date("to").and_then(|d| d.tomorrow().ok())].into_iter().flatten().collect()
}

/// Builds the library from what was read.
pub fn build(sources: &mut Sources, config: &Config) -> Reported<Library> {
    let mut diagnostics = Diagnostics::new();
    let mut site = site::read_site_settings(sources, config, &mut diagnostics);
    let mut drafts = drafts(sources, &site, &mut diagnostics);
    let (places, mut place_drafts) = places::build(&mut drafts, &site, &mut diagnostics);
    boundaries::attach(sources, &places, &mut place_drafts, &mut diagnostics);
    let mut builder = Builder {
        rules: Rules { site: &site, places: &places, config },
        items: Vec::new(),
        groups: Vec::new(),
        diagnostics: &mut diagnostics,
    };
    let by_source = builder.add_all(drafts);
    let place_groups = builder.add_places(place_drafts);
    let Builder { mut items, groups, .. } = builder;
    rank_titles(&mut items);
    let inherited = Inherited::build(&groups, &places);
    let printed = printed::read(sources, &site, &places, &mut diagnostics);
    // The theme says whether another option is a picture that is not there.
    site.option_pictures.retain(|(path, _)| sources.assets.contains_key(path));
    let mut library = Library {
        site: Arc::new(site),
        places: Arc::new(places),
        items: items.into_iter().map(Arc::new).collect(),
        groups: Arc::new(groups),
        inherited: Arc::new(inherited),
        terms: Arc::default(),
        assets: Arc::default(),
        by_source: Arc::new(by_source),
        place_groups: Arc::new(place_groups),
        printed: Arc::new(printed),
    };
    library.terms = Arc::new(terms::collect(&library, &mut diagnostics));
    library.assets = Arc::new(assets::collect(&library, &sources.assets, &mut sources.files, &mut diagnostics));
    Reported { value: library, diagnostics }
}

/// Between the places of two titles, so that a new title finds one of its own.
const TITLE_GAP: u32 = 64;

/// Compares every title once, so that the many lists compare numbers.
fn rank_titles(items: &mut [Item]) {
    let keys = sort_keys(&items.iter().map(Item::title).collect::<Vec<_>>());
    let mut titles: Vec<(Vec<u8>, ItemNo)> = keys.into_iter().zip(ItemNo::all(items.len())).collect();
    titles.par_sort_unstable();
    let mut rank = 0;
    for (at, (title, no)) in titles.iter().enumerate() {
        if at > 0 && titles[at - 1].0 != *title {
            rank += TITLE_GAP;
        }
        items[no.index()].title_rank = rank;
    }
}

fn drafts(sources: &mut Sources, site: &Site, diagnostics: &mut Diagnostics) -> Vec<Draft> {
    let (texts, tables) = (std::mem::take(&mut sources.texts), std::mem::take(&mut sources.tables));
    let sources: &Sources = sources;
    let read: Vec<(Vec<Draft>, Diagnostics)> = texts
        .into_par_iter()
        .with_min_len(16)
        .map(|text| {
            let mut said = Diagnostics::new();
            (items::from_text(&text, sources, site, &mut said).into_iter().collect(), said)
        })
        .chain(tables.into_par_iter().map(|table| {
            let mut said = Diagnostics::new();
            (items::from_table(table.file, &table.node, sources, site, &mut said), said)
        }))
        .collect();
    let mut drafts = Vec::with_capacity(read.len());
    for (found, said) in read {
        drafts.extend(found);
        diagnostics.extend(said);
    }
    drafts
}

struct Builder<'a> {
    rules: Rules<'a>,
    items: Vec<Item>,
    groups: Vec<Group>,
    diagnostics: &'a mut Diagnostics,
}

impl Builder<'_> {
    /// Groups drafts by id and place; returns which item each Markdown file became.
    fn add_all(&mut self, drafts: Vec<Draft>) -> BySource {
        let mut by_source = BySource::default();
        let mut standing: Vec<(PlaceNo, Draft)> = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let Some(stands) = self.rules.places.standing(&draft.stands, draft.span, self.diagnostics) else { continue };
            if let Some(source) = &draft.source {
                by_source.insert(source.clone(), (draft.kind, draft.slug.clone()));
            }
            standing.push((stands, draft));
        }
        standing.par_sort_by(|(a_stands, a), (b_stands, b)| (a.kind.name, &a.slug, a_stands).cmp(&(b.kind.name, &b.slug, b_stands)));
        let mut standing = standing.into_iter().peekable();
        let mut sets: Vec<(PlaceNo, Vec<Draft>)> = Vec::new();
        while let Some((stands, first)) = standing.next() {
            let (kind, slug) = (first.kind, first.slug.clone());
            let mut set = vec![first];
            while let Some((_, draft)) = standing.next_if(|(at, next)| *at == stands && next.kind == kind && next.slug == slug) {
                let lang = |d: &Draft| self.rules.lang(d);
                match set.iter().find(|d| lang(d) == lang(&draft)) {
                    Some(twin) => {
                        let report = Diagnostic::new(&DUPLICATE_ITEM).at(draft.span).and_at(Some(twin.span));
                        self.diagnostics.push(report.with("id", format!("{}:{}", draft.kind.name, draft.slug)));
                    }
                    None => set.push(draft),
                }
            }
            sets.push((stands, set));
        }
        let rules = self.rules;
        let made = |(stands, set)| {
            let mut said = Diagnostics::new();
            (rules.group(set, stands, &mut said), said)
        };
        let made: Vec<((Group, Vec<Item>), Diagnostics)> = sets.into_par_iter().with_min_len(64).map(made).collect();
        for ((group, items), said) in made {
            self.add(group, items);
            self.diagnostics.extend(said);
        }
        by_source
    }

    fn add_places(&mut self, drafts: Vec<Draft>) -> Vec<GroupNo> {
        if drafts.is_empty() {
            return self.add_single_place();
        }
        PlaceNo::all(drafts.len()).zip(drafts).map(|(no, draft)| self.add_place(draft, no)).collect()
    }

    /// The place of a site without `places.csv` has only its name.
    fn add_single_place(&mut self) -> Vec<GroupNo> {
        let table = PLACE.table();
        let name = Value::text(&self.rules.places.get(PlaceNo::PORTAL).name);
        let fields =
            ["title", "name"].iter().filter_map(|f| table.named(f)).map(|no| (no, Span::file(crate::diag::FileId(0)), name.clone()));
        let draft = Draft {
            kind: &PLACE,
            slug: "".into(),
            lang: None,
            stands: items::Stands::Root,
            fields: fields.collect(),
            translations: Vec::new(),
            path: "".into(),
            source: None,
            span: Span::file(crate::diag::FileId(0)),
            digest: blake3::hash(self.rules.places.get(PlaceNo::PORTAL).name.as_bytes()),
            broken: false,
            faulty: Vec::new(),
        };
        vec![self.add_place(draft, PlaceNo::PORTAL)]
    }

    fn add_place(&mut self, draft: Draft, no: PlaceNo) -> GroupNo {
        let (group, items) = self.rules.group(vec![draft], no, self.diagnostics);
        self.add(group, items)
    }

    /// Takes a group and its items, which are numbered from zero, among the others.
    fn add(&mut self, mut group: Group, items: Vec<Item>) -> GroupNo {
        let (no, before) = (GroupNo::from_index(self.groups.len()), self.items.len());
        group.variants.iter_mut().for_each(|variant| variant.1 = variant.1.shifted(before));
        self.groups.push(group);
        self.items.extend(items.into_iter().map(|item| Item { group: no, ..item }));
        no
    }
}

/// What decides how drafts become a group.
#[derive(Clone, Copy)]
struct Rules<'a> {
    site: &'a Site,
    places: &'a Places,
    config: &'a Config,
}

impl Rules<'_> {
    fn lang(&self, draft: &Draft) -> LangNo {
        draft.lang.as_ref().and_then(|l| self.site.lang(l)).unwrap_or(LangNo::MAIN)
    }

    /// The group that the drafts of one id make, and its items, numbered from zero.
    fn group(&self, mut set: Vec<Draft>, stands: PlaceNo, diagnostics: &mut Diagnostics) -> (Group, Vec<Item>) {
        let lang = |d: &Draft| self.lang(d);
        set.sort_by_key(lang);
        for draft in translated_columns(&set[0], self.site) {
            if !set.iter().any(|d| lang(d) == lang(&draft)) {
                set.push(draft);
            }
        }
        set.sort_by_key(lang);
        let original = &set[0];
        let hidden = original.get("hidden") == Some(&Value::Bool(true));
        let (absent, draft) = self.absence(original, diagnostics);
        let expired = original.get("valid_to").and_then(Value::as_date).is_some_and(|last| last < self.site.as_of);
        let narrowed = self.narrowed(original, diagnostics);
        let (kind, slug, span) = (original.kind, original.slug.clone(), original.span);
        let langs: Vec<LangNo> = set.iter().map(lang).collect();
        let table = kind.table();
        let shared: Vec<(FieldNo, Span, Value)> = match set.len() {
            1 => Vec::new(),
            _ => original.fields.iter().filter(|f| !table.field(f.0).translatable).cloned().collect(),
        };
        let original_digest = original.digest;
        let mut variants = Vec::with_capacity(set.len());
        let mut items = Vec::with_capacity(set.len());
        for (mut draft, lang) in set.into_iter().zip(langs) {
            let mut hasher = blake3::Hasher::new();
            hasher.update(draft.digest.as_bytes());
            if !variants.is_empty() {
                // What a translation does not say anew is as in the original.
                let missing: Vec<_> = shared.iter().filter(|f| !draft.fields.iter().any(|own| own.0 == f.0)).cloned().collect();
                draft.fields.extend(missing);
                hasher.update(original_digest.as_bytes());
            }
            self.derive(&mut draft, &mut hasher);
            draft.fields.sort_by_key(|f| f.0);
            variants.push((lang, ItemNo::from_index(items.len())));
            items.push(Item {
                kind,
                slug: draft.slug,
                lang,
                group: GroupNo::FIRST,
                fields: draft.fields,
                span: draft.span,
                digest: hasher.finalize(),
                title_rank: 0,
            });
        }
        (Group { kind, slug, stands, variants, hidden, narrowed, absent, expired, draft, span }, items)
    }

    fn derive(&self, draft: &mut Draft, hasher: &mut blake3::Hasher) {
        let table = draft.kind.table();
        let facts = Facts { table, fields: &draft.fields, path: &draft.path, as_of: self.site.as_of };
        let derived =
            table.derived.iter().enumerate().filter_map(|(i, d)| Some((FieldNo::from_index(table.derived_from + i), (d.compute)(&facts)?)));
        let derived: Vec<(FieldNo, Value)> = derived.collect();
        for (no, value) in derived {
            hasher.update(&no.to_le_bytes());
            hash_value(hasher, &value);
            draft.fields.push((no, draft.span, value));
        }
    }

    /// Why a draft is not published, given the site's rules and the build date; and whether it shows only as a draft.
    fn absence(&self, draft: &Draft, diagnostics: &mut Diagnostics) -> (Option<Absence>, bool) {
        let status = match draft.get("status") {
            Some(Value::Choice(choice)) => choice.name,
            _ => "published",
        };
        let approved = status == "approved" && draft.get("approved_by").is_some() && draft.get("approved_on").is_some();
        let answers_for_itself = draft.kind == &PLACE || draft.kind == &TERM;
        let unfinished = match status {
            "draft" => Some(Absence::Draft),
            "review" => Some(Absence::Review),
            _ if self.site.approval_required && !approved && !answers_for_itself => Some(Absence::NotApproved),
            _ => None,
        };
        if unfinished == Some(Absence::NotApproved) && !self.config.drafts {
            let report = Diagnostic::new(&NOT_APPROVED).at(draft.span_of("status"));
            diagnostics.push(report.with("id", format!("{}:{}", draft.kind.name, draft.slug)));
        }
        let early = draft.get("valid_from").and_then(Value::as_date).filter(|from| *from > self.site.as_of).map(Absence::NotYet);
        match self.config.drafts {
            true => (early, unfinished.is_some()),
            false => (unfinished.or(early), false),
        }
    }

    /// The places named by `places:`; none when it is for all below.
    fn narrowed(&self, draft: &Draft, diagnostics: &mut Diagnostics) -> Option<Vec<PlaceNo>> {
        let Some(Value::List(codes)) = draft.get("places") else { return None };
        let mut only = Vec::new();
        for code in codes {
            let Value::Text(code) = code else { continue };
            match (&**code, self.places.find(code)) {
                ("all" | "tất cả", _) => return None,
                (_, Some(place)) => only.push(place),
                _ => {
                    let codes = self.places.list.iter().map(|p| &*p.code).filter(|c| !c.is_empty());
                    diagnostics.push(Diagnostic::new(&UNKNOWN_PLACE).at(draft.span_of("places")).with("value", code).suggest(code, codes));
                }
            }
        }
        Some(only)
    }
}

/// Drafts in other languages made of columns like `name.en`.
fn translated_columns(original: &Draft, site: &Site) -> Vec<Draft> {
    let mut langs: Vec<&str> = original.translations.iter().filter_map(|f| f.lang.as_deref()).filter(|l| site.lang(l).is_some()).collect();
    langs.sort();
    langs.dedup();
    let of = |lang: &str| -> Vec<(FieldNo, Span, Value)> {
        let in_lang = |f: &&WrittenField| f.lang.as_deref() == Some(lang);
        original.translations.iter().filter(in_lang).map(|f| (f.no, f.span, f.value.clone())).collect()
    };
    langs
        .iter()
        .map(|lang| Draft {
            kind: original.kind,
            slug: original.slug.clone(),
            lang: Some((*lang).into()),
            stands: original.stands.clone(),
            fields: of(lang),
            translations: Vec::new(),
            path: original.path.clone(),
            source: None,
            span: original.span,
            digest: original.digest,
            broken: original.broken,
            faulty: Vec::new(),
        })
        .collect()
}
