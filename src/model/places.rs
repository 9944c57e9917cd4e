//! The tree of places, from `content/places.csv` and the folders of `content/places/`.

use super::draft::{Draft, DraftPlace};
use super::site::Site;
use crate::diag::{
    DUPLICATE_ITEM, Diagnostic, Diagnostics, FIELD_MISSING, FileId, PATHS_COLLIDE, PLACE_LOOP, PLACE_ROOTS, Span, UNKNOWN_PLACE,
};
use crate::ids::{LangNo, PlaceNo};
use crate::kinds::{PLACE, Value};
use crate::vietnamese::slug;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A body that publishes: the city (the portal), a ward, commune, special zone or department.
#[derive(Debug)]
pub struct Place {
    /// Its code; for communes that of the General Statistics Office. Empty on a site without `places.csv`.
    pub code: Arc<str>,
    /// Name in the name of its folder.
    pub slug: Arc<str>,
    /// Full name in the main language.
    pub name: Arc<str>,
    /// Its type as written: `city`, `phuong`, `xa`, …
    pub ty: Arc<str>,
    /// The place above it; none for the portal.
    pub parent: Option<PlaceNo>,
    /// Number of places above it; 0 for the portal.
    pub depth: u32,
    /// Folder of its site below `output/`.
    pub folder: Arc<str>,
    /// Address of its site, with a slash at the end.
    pub base_url: Arc<str>,
}

impl Place {
    /// Name of the folders of a place in `content/places/` and `output/`: `<code>-<slug>`, or the code where both are equal.
    pub fn folder_name(code: &str, slug: &str) -> String {
        if code == slug { code.to_string() } else { format!("{code}-{slug}") }
    }
}

/// All places, parents before children, the portal first.
#[derive(Debug, Default)]
pub struct Places {
    /// By [`PlaceNo`].
    pub list: Vec<Place>,
    by_code: FxHashMap<Arc<str>, PlaceNo>,
}

impl Places {
    /// The place with exactly this code.
    pub fn find(&self, code: &str) -> Option<PlaceNo> {
        self.by_code.get(code).copied()
    }

    /// The place of this number.
    pub fn get(&self, no: PlaceNo) -> &Place {
        &self.list[no.index()]
    }

    /// The codes of all places that have one, to suggest instead of a wrong one.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|p| &*p.code).filter(|c| !c.is_empty())
    }

    /// The numbers of all places, ascending: parents before children.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = PlaceNo> + ExactSizeIterator + Clone + use<> {
        PlaceNo::all(self.list.len())
    }

    /// The place itself and those above it, the nearest first.
    pub fn ancestors(&self, no: PlaceNo) -> impl Iterator<Item = PlaceNo> + '_ {
        std::iter::successors(Some(no), |no| self.get(*no).parent)
    }

    /// Whether `no` is `above` or below it.
    pub fn is_below(&self, no: PlaceNo, above: PlaceNo) -> bool {
        self.ancestors(no).any(|p| p == above)
    }

    /// The place of a folder of `content/places/`, which is named `<code>` or `<code>-…`. Of several the one with the longest code.
    pub fn of_folder(&self, folder: &str) -> Option<PlaceNo> {
        let starts = |code: &str| folder == code || folder.strip_prefix(code).is_some_and(|rest| rest.starts_with('-'));
        self.list
            .iter()
            .enumerate()
            .filter(|(_, p)| !p.code.is_empty() && starts(&p.code))
            .max_by_key(|(_, p)| p.code.len())
            .map(|(i, _)| PlaceNo::from_index(i))
    }

    /// The place that a draft names; none after a report. `span` is where a folder's name is reported.
    pub fn resolve(&self, place: &DraftPlace, span: Span, diagnostics: &mut Diagnostics) -> Option<PlaceNo> {
        let (found, name, span) = match place {
            DraftPlace::Portal => return Some(PlaceNo::PORTAL),
            DraftPlace::Folder(folder) => (self.of_folder(folder), folder, span),
            DraftPlace::Code(code, span) => (self.find(code), code, *span),
        };
        if found.is_none() {
            diagnostics.push(Diagnostic::new(&UNKNOWN_PLACE).at(span).with("value", name).suggest(name, self.codes()));
        }
        found
    }
}

/// Takes the drafts of kind place out of `drafts` and builds the tree. Returns them in the order of the places.
pub fn build(drafts: &mut Vec<Draft>, site: &Site, diagnostics: &mut Diagnostics) -> (Places, Vec<Draft>) {
    let mut rows: Vec<Draft> = drafts.extract_if(.., |d| d.kind == &PLACE).collect();
    let own: Vec<Draft> = rows.extract_if(.., |d| d.source.is_some()).collect();
    let (mut places, mut ordered) = tree(rows, site, diagnostics);
    for draft in own {
        add_own_fields(draft, &mut places, &mut ordered, diagnostics);
    }
    (places, ordered)
}

/// Merges `place.md` of a place's folder into the row of the place: its fields replace those of the row.
fn add_own_fields(own: Draft, places: &mut Places, ordered: &mut [Draft], diagnostics: &mut Diagnostics) {
    let Some(no) = places.resolve(&own.place, own.span, diagnostics) else { return };
    let Some(row) = ordered.get_mut(no.index()) else { return };
    let code = PLACE.table().named("code");
    for (field, span, value) in own.fields {
        if Some(field) == code {
            continue;
        }
        row.fields.retain(|f| f.0 != field);
        row.fields.push((field, span, value));
    }
    row.translations.extend(own.translations);
    row.span = own.span;
    row.source = own.source;
    let mut hasher = blake3::Hasher::new();
    hasher.update(row.digest.as_bytes());
    hasher.update(own.digest.as_bytes());
    row.digest = hasher.finalize();
}

fn text(draft: &Draft, name: &str) -> Option<Arc<str>> {
    match draft.get(name) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

/// Builds the tree from the rows of `places.csv`. Rows with the code of another one, and rows that the portal is not above of, are reported and left out.
fn tree(rows: Vec<Draft>, site: &Site, diagnostics: &mut Diagnostics) -> (Places, Vec<Draft>) {
    if rows.is_empty() {
        return (single(site), Vec::new());
    }
    let mut by_code: FxHashMap<Arc<str>, usize> = FxHashMap::default();
    let mut kept: Vec<Draft> = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(code) = text(&row, "code") else { continue };
        match by_code.get(&code) {
            Some(first) => {
                let report = Diagnostic::new(&DUPLICATE_ITEM).at(row.span_of("code")).and_at(Some(kept[*first].span_of("code")));
                diagnostics.push(report.with("id", format!("place:{code}")));
            }
            None => {
                by_code.insert(code, kept.len());
                kept.push(row);
            }
        }
    }
    // By row: the rows that name it as parent. A row without parent is the portal; there must be exactly one.
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); kept.len()];
    let mut portals = Vec::new();
    for (i, row) in kept.iter().enumerate() {
        match text(row, "parent") {
            None => portals.push(i),
            Some(parent) => match by_code.get(&parent) {
                Some(above) if *above != i => children[*above].push(i),
                Some(_) => diagnostics.push(Diagnostic::new(&PLACE_LOOP).at(row.span_of("parent")).with("value", &parent)),
                None => {
                    let codes = by_code.keys().map(|c| &**c).collect::<std::collections::BTreeSet<_>>();
                    diagnostics
                        .push(Diagnostic::new(&UNKNOWN_PLACE).at(row.span_of("parent")).with("value", &parent).suggest(&parent, codes));
                }
            },
        }
    }
    let Some(&portal) = portals.first() else {
        let span = kept.first().map_or(Span::file(FileId(0)), |d| d.span);
        diagnostics.push(Diagnostic::new(&PLACE_ROOTS).at(span).with("count", 0));
        return (single(site), Vec::new());
    };
    for extra in &portals[1..] {
        diagnostics.push(Diagnostic::new(&PLACE_ROOTS).at(kept[*extra].span).and_at(Some(kept[portal].span)).with("count", portals.len()));
    }
    let mut order = vec![(portal, None::<PlaceNo>, 0u32)];
    let mut at = 0;
    while at < order.len() {
        let (row, _, depth) = order[at];
        order.extend(children[row].iter().map(|c| (*c, Some(PlaceNo::from_index(at)), depth + 1)));
        at += 1;
    }
    let reached: rustc_hash::FxHashSet<usize> = order.iter().map(|o| o.0).collect();
    for (i, row) in kept.iter().enumerate() {
        let has_parent = text(row, "parent").is_some_and(|p| by_code.contains_key(&p) && text(row, "code") != Some(p));
        if !reached.contains(&i) && has_parent {
            diagnostics.push(Diagnostic::new(&PLACE_LOOP).at(row.span_of("parent")).with("value", text(row, "parent").unwrap_or_default()));
        }
    }
    let mut folders: FxHashMap<Arc<str>, Span> = FxHashMap::default();
    let mut places = Places::default();
    let mut drafts: Vec<Option<Draft>> = kept.into_iter().map(Some).collect();
    let mut ordered = Vec::with_capacity(order.len());
    for (row, parent, depth) in order {
        let Some(mut draft) = drafts[row].take() else { continue };
        let place = place(&draft, parent, depth, site, diagnostics);
        draft.slug = place.slug.clone();
        if let Some(first) = folders.insert(place.folder.clone(), draft.span) {
            let report = Diagnostic::new(&PATHS_COLLIDE).at(draft.span).and_at(Some(first));
            diagnostics.push(report.with("path", &place.folder).with("one", &place.name).with("two", place_name(&places, &place.folder)));
        }
        places.by_code.insert(place.code.clone(), PlaceNo::from_index(places.list.len()));
        places.list.push(place);
        ordered.push(draft);
    }
    (places, ordered)
}

/// The name of the place that has this folder.
fn place_name(places: &Places, folder: &str) -> Arc<str> {
    places.list.iter().find(|p| *p.folder == *folder).map_or_else(|| folder.into(), |p| p.name.clone())
}

/// The place that a row declares.
fn place(draft: &Draft, parent: Option<PlaceNo>, depth: u32, site: &Site, diagnostics: &mut Diagnostics) -> Place {
    let code = text(draft, "code").unwrap_or_default();
    let name = text(draft, "name").unwrap_or_else(|| code.clone());
    let own_slug = text(draft, "slug").map_or_else(|| slug(&name), |s| slug(&s));
    let code_slug = slug(&code);
    if code_slug != *code || code.is_empty() {
        let report =
            Diagnostic::new(&FIELD_MISSING).at(draft.span_of("code")).with("name", "code").with("label", "mã đơn vị").with("kind", "place");
        diagnostics.push(report);
    }
    let folder: Arc<str> = if parent.is_none() { "www".into() } else { Place::folder_name(&code_slug, &own_slug).into() };
    let base_url = match (text(draft, "website"), parent) {
        (Some(url), Some(_)) => {
            if url.ends_with('/') {
                url
            } else {
                format!("{url}/").into()
            }
        }
        (_, None) => site.base_url.clone(),
        (None, Some(_)) => format!("{}{}/", site.base_url, folder).into(),
    };
    Place { ty: text(draft, "type").unwrap_or_default(), slug: own_slug.into(), code, name, parent, depth, folder, base_url }
}

/// The places of a site without `places.csv`: the portal alone, named like the site.
fn single(site: &Site) -> Places {
    let name: Arc<str> = site.title.get(site.code(LangNo::MAIN)).into();
    let portal = Place {
        code: "".into(),
        slug: "".into(),
        ty: "".into(),
        name,
        parent: None,
        depth: 0,
        folder: "www".into(),
        base_url: site.base_url.clone(),
    };
    Places { list: vec![portal], by_code: FxHashMap::default() }
}
