//! Reads `product.yaml` into products.

use super::conditions::{ConditionScope, read_conditions};
use super::files::check_bundled;
use super::finish::read_finish;
use super::maker::{read_format, read_maker};
use super::nodes::{Declaration, choice, fault, read_kind, translated, word};
use super::paper::read_paper;
use super::query::read_need;
use super::variants::read_variants;
use crate::diag::{Diagnostic, Diagnostics, RESERVED_NAME, UNANSWERABLE_NEED, UNKNOWN_FIELD};
use crate::kinds::{CAMPAIGN, KindSet};
use crate::model::{TAXONOMIES, Translated, known_taxonomy};
use crate::plan::declared::maker::{MakerDeclaration, MakerList, ProductMaker};
use crate::plan::declared::order::PRODUCTS;
use crate::plan::declared::pattern::{PathField, PathPattern};
use crate::plan::declared::product::{Languages, Pagination, Product, ProductPlaces};
use crate::plan::declared::query::Need;
use crate::plan::declared::subject::SubjectSpec;
use crate::read::{Node, NodeKey, ThemeSource};

const KEYS: &[&str] = &[
    "title",
    "like",
    "for",
    "per",
    "at",
    "when",
    "template",
    "make",
    "source",
    "format",
    "path",
    "page",
    "sizes",
    "variants",
    "needs",
    "canonical",
    "paginate",
    "languages",
    "uses",
    "anchors",
    "gives_way",
    "skip_empty",
    "listed",
    "links",
    "imprint",
    "finish",
    "enabled",
];

/// Names that views use, so that needs cannot.
pub const RESERVED: &[&str] =
    &["site", "place", "lang", "product", "theme", "job", "item", "term", "campaign", "page", "loop", "self", "super"];

/// Reads a declaration. `None` where it is switched off, or after a report.
pub fn read_product(declaration: &Declaration, theme: &ThemeSource, makers: MakerList, diagnostics: &mut Diagnostics) -> Option<Product> {
    let before = diagnostics.len();
    let node = declaration.node;
    let Some(entries) = node.as_map() else {
        diagnostics.push(fault(node.span, "map", declaration.name));
        return None;
    };
    if node.get("enabled").and_then(Node::as_text) == Some("false") {
        return None;
    }
    check_keys(entries, makers, |key| KEYS.contains(&key) || makers.iter().any(|spec| spec.keys().contains(&key)), diagnostics);
    let about = match node.get("for") {
        Some(value) => read_about(value, declaration.kinds, diagnostics)?,
        None => {
            diagnostics.push(fault(node.span, "missing", "for"));
            return None;
        }
    };
    let kit = word(node, "when", &["always", "kit"], diagnostics) == Some("kit");
    if !kit && matches!(about, SubjectSpec::Each { taxonomy: PRODUCTS, .. }) {
        diagnostics.push(fault(node.get("for").map_or(node.span, |n| n.span), "each-ordered", "when: kit"));
    }
    let maker = read_maker(declaration, theme, makers, diagnostics);
    if let Some(maker) = &maker {
        let of_others = |key: &str| makers.iter().any(|spec| spec.keys().contains(&key)) && !maker.spec.keys().contains(&key);
        check_keys(entries, makers, |key| !of_others(key), diagnostics);
    }
    let path = read_path(node, diagnostics);
    let mut needs: Vec<(Box<str>, Need)> = Vec::new();
    if let Some(value) = node.get("needs") {
        let Some(entries) = value.as_map() else {
            diagnostics.push(fault(value.span, "map", "needs"));
            return None;
        };
        for (name, need) in entries {
            if RESERVED.contains(&&*name.text) || !is_name(&name.text) {
                diagnostics.push(Diagnostic::new(&RESERVED_NAME).at(name.span).with("name", &name.text).with("what", "need"));
                continue;
            }
            needs.extend(read_need(need, &about, kit, declaration.kinds, diagnostics).map(|n| (name.text.clone(), n)));
        }
    }
    if let Some(maker) = &maker {
        if maker.takes_files() {
            check_bundled(node, maker.spec.name(), &mut needs, diagnostics);
        }
        maker.spec.check(&MakerDeclaration { node, about: &about, needs: &needs }, diagnostics);
    }
    let flag = |name: &str| node.get(name).and_then(Node::as_text) == Some("true");
    let need_called = |name: &Node, terms: bool, diagnostics: &mut Diagnostics| {
        let wanted = name.as_text().unwrap_or_default();
        let found = needs
            .iter()
            .position(|(n, need)| &**n == wanted && (matches!(need, Need::Items(_)) || terms && matches!(need, Need::Terms { .. })));
        // A need that could not be read is reported already.
        let unread = node
            .get("needs")
            .is_some_and(|needs| needs.get(wanted).is_some_and(|need| need.get("kind").is_some() || need.get("terms").is_some()));
        if found.is_none() && !unread {
            diagnostics.push(
                Diagnostic::new(&UNANSWERABLE_NEED)
                    .at(name.span)
                    .with("name", wanted)
                    .with("why", "unknown")
                    .suggest(wanted, needs.iter().map(|n| &*n.0)),
            );
        }
        found
    };
    let mut page_words = Translated::one("-{n}");
    let paginate = node.get("paginate").and_then(|paginate| {
        let Some(list) = paginate.get("list") else {
            diagnostics.push(fault(paginate.span, "missing", "list"));
            return None;
        };
        if let Some(words) = paginate.get("page") {
            page_words = translated(words);
        }
        let by = paginate.get("by").and_then(Node::as_text).and_then(|n| n.parse::<usize>().ok()).filter(|n| *n > 0);
        if by.is_none() {
            diagnostics.push(fault(paginate.span, "number", "by"));
        }
        let lists = match list.as_list() {
            Some(lists) => lists.iter().map(|list| need_called(list, false, diagnostics)).collect::<Option<Vec<usize>>>()?,
            None => vec![need_called(list, false, diagnostics)?],
        };
        Some(Pagination { lists, by: by? })
    });
    let anchors = node.get("anchors").and_then(|name| need_called(name, false, diagnostics));
    let skip_empty = node.get("skip_empty").and_then(|name| need_called(name, true, diagnostics));
    let languages = match node.get("languages").and_then(Node::as_text) {
        None | Some("all") => Languages::All,
        Some("first") => Languages::First,
        Some(other) => {
            diagnostics.push(choice(node.get("languages").map_or(node.span, |n| n.span), "languages", other, &["all", "first"]));
            Languages::All
        }
    };
    let per_place = word(node, "per", &["place"], diagnostics).is_some();
    let uses_as_of = read_uses(node, diagnostics);
    let links_absolute = word(node, "links", &["relative", "absolute"], diagnostics) == Some("absolute");
    // Addresses on paper are complete.
    let is_printed = maker.as_ref().is_some_and(ProductMaker::is_printed);
    let links_absolute = links_absolute || is_printed;
    let at = read_at(node, diagnostics);
    let paper = read_paper(node, diagnostics);
    if let (true, None, None) = (is_printed, node.get("page"), node.get("sizes")) {
        diagnostics.push(fault(node.span, "missing", "page"));
    }
    if let (Some(paper), Some(path)) = (&paper, &path)
        && paper.sizes.len() > 1
        && !path.iter().all(|(_, pattern)| pattern.uses(PathField::Size))
    {
        diagnostics.push(fault(node.get("path").map_or(node.span, |n| n.span), "sizes-one-path", "{size}"));
    }
    let finish = read_finish(node, paper.as_ref(), diagnostics);
    let variants = read_variants(node, maker.as_ref(), paper.as_ref(), path.as_deref(), diagnostics);
    let format = maker.as_ref().and_then(|maker| read_format(node, maker, diagnostics));
    if diagnostics.len() > before {
        return None;
    }
    let (maker, path, format) = (maker?, path?, format?);
    let mut hasher = blake3::Hasher::new();
    hasher.update(declaration.name.as_bytes());
    hasher.update(declaration.text.as_bytes());
    hasher.update(declaration.kinds.digest().as_bytes());
    Some(Product {
        name: declaration.name.into(),
        title: node.get("title").map(translated).unwrap_or_else(|| Translated::one(declaration.name)),
        per_place,
        at,
        kit,
        maker,
        format,
        path,
        canonical: flag("canonical"),
        paginate,
        page_words,
        needs,
        languages,
        anchors,
        // Another page at a printed address takes precedence over the redirecting one.
        gives_way: flag("gives_way") || about == SubjectSpec::Short,
        skip_empty,
        shows_lists: false,
        listed: node.get("listed").and_then(Node::as_text) != Some("false"),
        uses_as_of,
        links_absolute,
        paper,
        finish,
        variants,
        imprint: flag("imprint"),
        left_out: false,
        digest: hasher.finalize(),
        span: node.span,
        about,
    })
}

/// Reports the keys of a declaration that are not known.
fn check_keys(entries: &[(NodeKey, Node)], makers: MakerList, is_known: impl Fn(&str) -> bool, diagnostics: &mut Diagnostics) {
    let known = || KEYS.iter().copied().chain(makers.iter().flat_map(|spec| spec.keys()).copied());
    for (key, _) in entries.iter().filter(|(key, _)| !is_known(&key.text)) {
        let report = Diagnostic::new(&UNKNOWN_FIELD).at(key.span).with("name", &key.text).with("kind", "product.yaml");
        diagnostics.push(report.suggest(&key.text, known()));
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn read_about(node: &Node, kinds: &KindSet, diagnostics: &mut Diagnostics) -> Option<SubjectSpec> {
    match node.as_text() {
        Some("site") => return Some(SubjectSpec::Site),
        Some("place") => return Some(SubjectSpec::Place),
        Some("alias") => return Some(SubjectSpec::Alias),
        Some("short") => return Some(SubjectSpec::Short),
        Some(_) => return Some(SubjectSpec::Kind { kind: read_kind(node, kinds, diagnostics)?, conditions: Vec::new() }),
        None => {}
    }
    if let Some(each) = node.get("each") {
        let name = each.as_text().unwrap_or_default();
        if name == PRODUCTS {
            return Some(SubjectSpec::Each { taxonomy: PRODUCTS, of: Some(&CAMPAIGN) });
        }
        let Some(taxonomy) = known_taxonomy(name) else {
            diagnostics.push(choice(each.span, "each", name, TAXONOMIES));
            return None;
        };
        let of = match node.get("of") {
            Some(of) => Some(read_kind(of, kinds, diagnostics)?),
            None => None,
        };
        return Some(SubjectSpec::Each { taxonomy, of });
    }
    match node.get("kind") {
        Some(name) => {
            let kind = read_kind(name, kinds, diagnostics)?;
            let conditions = node
                .get("where")
                .map(|w| read_conditions(w, kind, ConditionScope { about: &SubjectSpec::Site, kit: false }, diagnostics))
                .unwrap_or_default();
            Some(SubjectSpec::Kind { kind, conditions })
        }
        None => {
            diagnostics.push(fault(node.span, "for", "for"));
            None
        }
    }
}

fn read_at(node: &Node, diagnostics: &mut Diagnostics) -> ProductPlaces {
    let Some(at) = node.get("at") else { return ProductPlaces::All };
    match at.as_text() {
        Some("all") => ProductPlaces::All,
        Some("root") => ProductPlaces::Root,
        Some("below") => ProductPlaces::Below,
        Some(other) => {
            diagnostics.push(choice(at.span, "at", other, &["all", "root", "below"]));
            ProductPlaces::All
        }
        None => match at.get("type") {
            Some(types) => ProductPlaces::Types(match types.as_list() {
                Some(list) => list.iter().filter_map(|n| n.as_text().map(Box::from)).collect(),
                None => types.as_text().map(Box::from).into_iter().collect(),
            }),
            None => {
                diagnostics.push(fault(at.span, "missing", "type"));
                ProductPlaces::All
            }
        },
    }
}

fn read_path(node: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<(Box<str>, PathPattern)>> {
    let Some(path) = node.get("path") else {
        diagnostics.push(fault(node.span, "missing", "path"));
        return None;
    };
    if let Some(text) = path.as_text() {
        return Some(vec![("".into(), PathPattern::parse(text, path.span, diagnostics)?)]);
    }
    let mut patterns = Vec::new();
    for (lang, value) in path.as_map().unwrap_or_default() {
        patterns.push((lang.text.clone(), PathPattern::parse(value.as_text().unwrap_or_default(), value.span, diagnostics)?));
    }
    if patterns.is_empty() {
        diagnostics.push(fault(path.span, "missing", "path"));
        return None;
    }
    Some(patterns)
}

fn read_uses(node: &Node, diagnostics: &mut Diagnostics) -> bool {
    let Some(uses) = node.get("uses") else { return false };
    for name in uses.as_list().unwrap_or_default() {
        if name.as_text() != Some("as_of") {
            diagnostics.push(choice(name.span, "uses", name.as_text().unwrap_or_default(), &["as_of"]));
        }
    }
    true
}
