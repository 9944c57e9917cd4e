//! Builds the library: sources become drafts, drafts of one id at one place become a group, and everything that groups refer to is resolved.

use super::draft::{self, Draft, DraftPlace};
use super::draft_status::says_draft;
use super::groups::GroupRules;
use super::inheritance::{Group, Inheritance};
use super::item::Item;
use super::library::{ItemsBySource, Library};
use super::site::{self, Site};
use super::{assets, boundaries, places, printed, terms};
use crate::config::Config;
use crate::diag::{DUPLICATE_ITEM, Diagnostic, Diagnostics, FileId, Span};
use crate::ids::{GroupNo, ItemNo, LangNo, PlaceNo};
use crate::kinds::{PLACE, Value};
use crate::read::{Sources, paths};
use crate::vietnamese::sort_keys;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Builds the library from the sources. Texts and tables are taken out of `sources`; drawings from which something is removed are added to its files.
pub fn build(sources: &mut Sources, config: &Config, diagnostics: &mut Diagnostics) -> Library {
    let mut site = site::read_site_settings(sources, config, diagnostics);
    let mut unfinished = Vec::new();
    let mut drafts = drafts(sources, &site, &mut unfinished, diagnostics);
    let (places, mut place_drafts) = places::build(&mut drafts, &site, diagnostics);
    boundaries::attach(sources, &places, &mut place_drafts, diagnostics);
    let mut builder =
        LibraryBuilder { rules: GroupRules { site: &site, places: &places, config }, items: Vec::new(), groups: Vec::new(), diagnostics };
    let by_source = builder.add_all(drafts);
    let place_groups = builder.add_places(place_drafts);
    let LibraryBuilder { mut items, groups, .. } = builder;
    rank_titles(&mut items);
    let items: Vec<Arc<Item>> = items.into_iter().map(Arc::new).collect();
    let inheritance = Inheritance::build(&groups, &places, &site.kinds);
    let printed = printed::read(sources, &site, &places, diagnostics);
    // A missing picture is reported by the theme, which knows whether the option is one.
    site.option_pictures.retain(|(path, _)| sources.assets.contains_key(path));
    let terms = terms::collect(&items, &groups, &inheritance, &site, diagnostics);
    let assets = assets::collect(&items, &site.option_pictures, &sources.assets, &sources.attached, &mut sources.files, diagnostics);
    Library {
        site: Arc::new(site),
        places: Arc::new(places),
        items,
        groups: Arc::new(groups),
        inheritance: Arc::new(inheritance),
        terms: Arc::new(terms),
        assets: Arc::new(assets),
        by_source: Arc::new(by_source),
        place_groups: Arc::new(place_groups),
        unfinished: Arc::new(unfinished),
        printed: Arc::new(printed),
    }
}

/// Distance of the ranks of two neighbouring titles: room for the titles of later edits (`patch.rs`).
pub(super) const TITLE_GAP: u32 = 64;

/// Sets [`Item::title_rank`], so that lists compare numbers instead of titles.
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

/// The drafts of all texts and tables, in the order of their paths, texts first. Where something is written that is not finished is added to
/// `unfinished`.
fn drafts(sources: &mut Sources, site: &Site, unfinished: &mut Vec<Span>, diagnostics: &mut Diagnostics) -> Vec<Draft> {
    let (texts, tables) = (std::mem::take(&mut sources.texts), std::mem::take(&mut sources.tables));
    let sources: &Sources = sources;
    let read: Vec<(Vec<Draft>, Option<Span>, Diagnostics)> = texts
        .into_par_iter()
        .with_min_len(16)
        .map(|text| {
            let mut reported = Diagnostics::new();
            let draft = draft::from_text(&text, sources, site, &mut reported);
            // What could not be read says itself whether it is a draft.
            let is_draft = reported.has_errors() && says_draft(&sources.files.get(text.file).text);
            (draft.into_iter().collect(), is_draft.then(|| Span::file(text.file)), reported)
        })
        .chain(tables.into_par_iter().map(|table| {
            let mut reported = Diagnostics::new();
            (draft::from_table(table.file, &table.node, sources, site, &mut reported), None, reported)
        }))
        .collect();
    let mut drafts = Vec::with_capacity(read.len());
    for (found, whole_file, reported) in read {
        unfinished.extend(found.iter().filter(|draft| draft.is_unfinished()).map(|draft| draft.span).chain(whole_file));
        drafts.extend(found);
        diagnostics.extend(reported);
    }
    drafts
}

/// The slugs that texts in the main language name themselves, by where they are written: their translations have the same.
fn own_names(drafts: &[Draft]) -> FxHashMap<(Arc<str>, Arc<str>), OwnName> {
    let named = drafts.iter().filter(|draft| draft.lang.is_none() && draft.source.is_some() && draft.get("slug").is_some());
    named.map(|draft| (written_at(draft), (draft.slug.clone(), draft.address.clone()))).collect()
}

/// A slug, and the same with capitals where addresses keep them.
type OwnName = (Arc<str>, Option<Arc<str>>);

/// The folder of a text, and its path below that of its kind without language.
fn written_at(draft: &Draft) -> (Arc<str>, Arc<str>) {
    (draft.source.as_deref().map(paths::folder).unwrap_or_default().into(), draft.path.clone())
}

struct LibraryBuilder<'a> {
    rules: GroupRules<'a>,
    items: Vec<Item>,
    groups: Vec<Group>,
    diagnostics: &'a mut Diagnostics,
}

impl LibraryBuilder<'_> {
    /// Adds a group for the drafts of each id and place. Returns the item that each Markdown file became.
    fn add_all(&mut self, drafts: Vec<Draft>) -> ItemsBySource {
        let mut by_source = ItemsBySource::default();
        let mut placed: Vec<(PlaceNo, Draft)> = Vec::with_capacity(drafts.len());
        let names = own_names(&drafts);
        for mut draft in drafts {
            if let Some(name) =
                names.get(&written_at(&draft)).filter(|_| self.rules.lang(&draft) != LangNo::MAIN && draft.get("slug").is_none())
            {
                (draft.slug, draft.address) = name.clone();
            }
            let Some(place) = self.rules.places.resolve(&draft.place, draft.span, self.diagnostics) else { continue };
            if let Some(source) = &draft.source {
                by_source.insert(source.clone(), (draft.kind, draft.slug.clone()));
            }
            placed.push((place, draft));
        }
        placed.par_sort_by(|(a_place, a), (b_place, b)| (a.kind.name, &a.slug, a_place).cmp(&(b.kind.name, &b.slug, b_place)));
        let sets = self.sets_of_one_id(placed);
        let rules = self.rules;
        let build = |(place, set)| {
            let mut reported = Diagnostics::new();
            (rules.group(set, place, &mut reported), reported)
        };
        let built: Vec<((Group, Vec<Item>), Diagnostics)> = sets.into_par_iter().with_min_len(64).map(build).collect();
        for ((group, items), reported) in built {
            self.add(group, items);
            self.diagnostics.extend(reported);
        }
        by_source
    }

    /// The drafts of each id and place, one for each language. `placed` is sorted by kind, slug and place.
    fn sets_of_one_id(&mut self, placed: Vec<(PlaceNo, Draft)>) -> Vec<(PlaceNo, Vec<Draft>)> {
        let mut placed = placed.into_iter().peekable();
        let mut sets: Vec<(PlaceNo, Vec<Draft>)> = Vec::new();
        while let Some((place, first)) = placed.next() {
            let (kind, slug) = (first.kind, first.slug.clone());
            let mut set = vec![first];
            while let Some((_, draft)) = placed.next_if(|(at, next)| *at == place && next.kind == kind && next.slug == slug) {
                let lang = |d: &Draft| self.rules.lang(d);
                match set.iter_mut().find(|d| lang(d) == lang(&draft)) {
                    Some(first) => {
                        // A draft does not replace what is published, whichever comes first.
                        let mut draft = draft;
                        if first.is_unfinished() && !draft.is_unfinished() {
                            std::mem::swap(first, &mut draft);
                        }
                        let report = Diagnostic::new(&DUPLICATE_ITEM).at(draft.span).and_at(Some(first.span));
                        self.diagnostics.push(report.with("id", format!("{}:{}", draft.kind.name, draft.slug)));
                    }
                    None => set.push(draft),
                }
            }
            sets.push((place, set));
        }
        sets
    }

    /// Adds the group of each place, in the order of the places.
    fn add_places(&mut self, drafts: Vec<Draft>) -> Vec<GroupNo> {
        if drafts.is_empty() {
            return self.add_single_place();
        }
        PlaceNo::all(drafts.len()).zip(drafts).map(|(no, draft)| self.add_place(draft, no)).collect()
    }

    /// Adds the only place of a site without `places.csv`, which has no fields but its name.
    fn add_single_place(&mut self) -> Vec<GroupNo> {
        let table = PLACE.table();
        let name = Value::text(&self.rules.places.get(PlaceNo::PORTAL).name);
        let fields = ["title", "name"].iter().filter_map(|f| table.named(f)).map(|no| (no, Span::file(FileId(0)), name.clone()));
        let draft = Draft {
            kind: &PLACE,
            slug: "".into(),
            address: None,
            lang: None,
            place: DraftPlace::Portal,
            fields: fields.collect(),
            translations: Vec::new(),
            path: "".into(),
            source: None,
            span: Span::file(FileId(0)),
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

    /// Adds a group and its items, whose numbers count from zero within the group.
    fn add(&mut self, mut group: Group, items: Vec<Item>) -> GroupNo {
        let (no, before) = (GroupNo::from_index(self.groups.len()), self.items.len());
        group.variants.iter_mut().for_each(|variant| variant.1 = variant.1.shifted(before));
        self.groups.push(group);
        self.items.extend(items.into_iter().map(|item| Item { group: no, ..item }));
        no
    }
}
