//! The tree of places, from `places.csv` and the folders of `content/places/`.

use super::items::{Draft, Stands};
use super::site::Site;
use crate::diag::{
    DUPLICATE_ITEM, Diagnostic, Diagnostics, FIELD_MISSING, FileId, PATHS_COLLIDE, PLACE_LOOP, PLACE_ROOTS, Span, UNKNOWN_PLACE,
};
use crate::ids::{LangNo, PlaceNo};
use crate::kinds::{PLACE, Value};
use crate::vietnamese::slug;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A body that publishes.
#[derive(Debug)]
pub struct Place {
    pub code: Arc<str>,
    pub slug: Arc<str>,
    pub name: Arc<str>,
    pub ty: Arc<str>,
    pub parent: Option<PlaceNo>,
    /// 0 for the root.
    pub depth: u32,
    /// Folder below `output/`.
    pub folder: Arc<str>,
    /// Address of its site; ends with `/`.
    pub base_url: Arc<str>,
}

impl Place {
    /// `<code>-<slug>`, the name of its folders.
    pub fn folder_name(code: &str, slug: &str) -> String {
        if code == slug { code.to_string() } else { format!("{code}-{slug}") }
    }
}

/// All places, parents before children, root first.
#[derive(Debug, Default)]
pub struct Places {
    pub list: Vec<Place>,
    by_code: FxHashMap<Arc<str>, PlaceNo>,
}

impl Places {
    pub fn find(&self, code: &str) -> Option<PlaceNo> {
        self.by_code.get(code).copied()
    }

    pub fn get(&self, no: PlaceNo) -> &Place {
        &self.list[no.index()]
    }

    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = PlaceNo> + ExactSizeIterator + Clone + use<> {
        PlaceNo::all(self.list.len())
    }

    /// The place and those above it, nearest first.
    pub fn ancestors(&self, no: PlaceNo) -> impl Iterator<Item = PlaceNo> + '_ {
        std::iter::successors(Some(no), |no| self.get(*no).parent)
    }

    /// Whether `no` is `above` or stands below it.
    pub fn is_below(&self, no: PlaceNo, above: PlaceNo) -> bool {
        self.ancestors(no).any(|p| p == above)
    }

    /// The place whose folder below `content/places/` this is: `<code>` or `<code>-<anything>`, longest code first.
    pub fn of_folder(&self, folder: &str) -> Option<PlaceNo> {
        let starts = |code: &str| folder == code || folder.strip_prefix(code).is_some_and(|rest| rest.starts_with('-'));
        self.list
            .iter()
            .enumerate()
            .filter(|(_, p)| !p.code.is_empty() && starts(&p.code))
            .max_by_key(|(_, p)| p.code.len())
            .map(|(i, _)| PlaceNo::from_index(i))
    }

    /// Where a draft stands. `None` after a report.
    pub fn standing(&self, stands: &Stands, span: Span, diagnostics: &mut Diagnostics) -> Option<PlaceNo> {
        let (found, name, span) = match stands {
            Stands::Root => return Some(PlaceNo::PORTAL),
            Stands::Folder(folder) => (self.of_folder(folder), folder, span),
            Stands::Code(code, span) => (self.find(code), code, *span),
        };
        if found.is_none() {
            let codes = self.list.iter().map(|p| &*p.code).filter(|c| !c.is_empty());
            diagnostics.push(Diagnostic::new(&UNKNOWN_PLACE).at(span).with("value", name).suggest(name, codes));
        }
        found
    }
}

/// Takes the place drafts out of `drafts` and builds the tree; the drafts come back in the order of the places.
pub fn build(drafts: &mut Vec<Draft>, site: &Site, diagnostics: &mut Diagnostics) -> (Places, Vec<Draft>) {
    let mut rows: Vec<Draft> = drafts.extract_if(.., |d| d.kind == &PLACE).collect();
    let own: Vec<Draft> = rows.extract_if(.., |d| d.source.is_some()).collect();
    let (mut places, mut ordered) = tree(rows, site, diagnostics);
    for draft in own {
        add_own_fields(draft, &mut places, &mut ordered, diagnostics);
    }
    (places, ordered)
}

/// `place.md` in a place's folder: its fields go before those of the row.
fn add_own_fields(own: Draft, places: &mut Places, ordered: &mut [Draft], diagnostics: &mut Diagnostics) {
    let Some(no) = places.standing(&own.stands, own.span, diagnostics) else { return };
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
    // Children by parent; what names no parent is a root, and there must be one.
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); kept.len()];
    let mut roots = Vec::new();
    for (i, row) in kept.iter().enumerate() {
        match text(row, "parent") {
            None => roots.push(i),
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
    let Some(&root) = roots.first() else {
        let span = kept.first().map_or(Span::file(FileId(0)), |d| d.span);
        diagnostics.push(Diagnostic::new(&PLACE_ROOTS).at(span).with("count", 0));
        return (single(site), Vec::new());
    };
    for extra in &roots[1..] {
        diagnostics.push(Diagnostic::new(&PLACE_ROOTS).at(kept[*extra].span).and_at(Some(kept[root].span)).with("count", roots.len()));
    }
    let mut order = vec![(root, None::<PlaceNo>, 0u32)];
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

/// A site without `places.csv`: one place, named like the site.
fn single(site: &Site) -> Places {
    let name: Arc<str> = site.title.get(site.code(LangNo::MAIN)).into();
    let root = Place {
        code: "".into(),
        slug: "".into(),
        ty: "".into(),
        name,
        parent: None,
        depth: 0,
        folder: "www".into(),
        base_url: site.base_url.clone(),
    };
    Places { list: vec![root], by_code: FxHashMap::default() }
}
