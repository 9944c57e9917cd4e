//! Reports of links that lead nowhere and of references without a value; several rules make them.

use crate::diag::{
    ANCHOR_MISSING, Diagnostic, EMPTY_REFERENCE, FILE_MISSING, LINK_ABSENT, LINK_BROKEN, LINK_NO_PAGE, Span, UNKNOWN_KIND, UNKNOWN_PRODUCT,
    UNKNOWN_REFERENCE,
};
use crate::kinds::{Kind, PLACE, Value};
use crate::model::{Absence, Library};
use crate::plan::{LinkFault, MissingValue, Planner, TextContext};
use crate::read::paths::file_name;
use crate::text::{Document, LinkTarget};
use crate::vietnamese::short_date;
use std::collections::BTreeSet;

/// The report for a link that leads nowhere. `None` where the fault is reported elsewhere.
pub fn link_report(
    planner: &Planner,
    target: &LinkTarget,
    fault: &LinkFault,
    reader: TextContext,
    document: Option<&Document>,
    span: Span,
) -> Option<Diagnostic> {
    let library = planner.library;
    let name = target.written();
    let place = library.places.get(reader.place);
    let link = |why: &str| Diagnostic::new(&LINK_BROKEN).at(span).with("target", &name).with("why", why).for_place(&place.name);
    let kind = match target {
        LinkTarget::Item { kind, .. } => library.site.kinds.find(kind),
        LinkTarget::File { path, .. } => library.by_source.get(&**path).map(|(kind, _)| *kind),
        _ => None,
    };
    let slugs = || -> Vec<&str> {
        let groups = kind.map(|k| library.inheritance.visible(reader.place, k).iter());
        groups.into_iter().flatten().map(|g| &*library.group(*g).slug).collect()
    };
    let slug = match target {
        LinkTarget::Item { slug, .. } => slug,
        _ => "",
    };
    Some(match fault {
        LinkFault::Reported => return None,
        LinkFault::UnknownKind => {
            let written = name.split(':').next().unwrap_or_default();
            Diagnostic::new(&UNKNOWN_KIND)
                .at(span)
                .with("name", written)
                .suggest(written, library.site.kinds.names().chain(["product", "https", "tel", "mailto"]))
        }
        LinkFault::UnknownItem => link("unknown-item").suggest(slug, slugs()),
        LinkFault::NotHere => link("not-here").suggest(slug, slugs()),
        LinkFault::NoProduct if planner.theme.declared.iter().any(|d| name.strip_prefix("product:") == Some(d.as_str())) => {
            Diagnostic::new(&LINK_NO_PAGE).at(span).with("target", &name)
        }
        LinkFault::NoProduct => {
            let known = planner.theme.products.iter().map(|p| &*p.name);
            let wanted = name.trim_start_matches("product:");
            Diagnostic::new(&UNKNOWN_PRODUCT).at(span).with("name", wanted).suggest(wanted, known)
        }
        LinkFault::NoPage => Diagnostic::new(&LINK_NO_PAGE).at(span).with("target", &name),
        // Other missing files are reported where files in use are read.
        LinkFault::NoFile if target.asset(false).is_some() => return None,
        LinkFault::NoFile => {
            let known: BTreeSet<&str> = library.by_source.keys().map(|p| file_name(p)).collect();
            Diagnostic::new(&FILE_MISSING).at(span).with("path", &name).suggest(file_name(&name), known)
        }
        LinkFault::NoAnchor => {
            let written = anchor_of(target);
            let there = match target {
                LinkTarget::Anchor(_) => document,
                _ => text_of(planner, target, reader),
            };
            let known = there.into_iter().flat_map(|d| d.headings.iter().map(|h| &*h.id));
            Diagnostic::new(&ANCHOR_MISSING).at(span).with("name", written).suggest(written, known)
        }
        // The reference in the address has no value.
        LinkFault::Empty => {
            let LinkTarget::Interpolated(text) = target else { return None };
            let (path, why) = planner.fill(text, reader).err()?;
            return Some(reference_report(planner, &path, why, reader, span));
        }
        LinkFault::Absent(absence) => {
            let (why, date) = match absence {
                Absence::Draft => ("draft", String::new()),
                Absence::Review => ("review", String::new()),
                Absence::NotApproved => ("not-approved", String::new()),
                Absence::NotYet(from) => ("not-yet", short_date(*from)),
            };
            Diagnostic::new(&LINK_ABSENT).at(span).with("target", &name).with("why", why).with("date", date)
        }
    })
}

/// The report for a reference without a value.
pub fn reference_report(planner: &Planner, path: &str, why: MissingValue, reader: TextContext, span: Span) -> Diagnostic {
    let library = planner.library;
    match why {
        MissingValue::Empty => {
            let place = &library.places.get(reader.place).name;
            Diagnostic::new(&EMPTY_REFERENCE).at(span).with("name", path).with("place", place).for_place(place)
        }
        MissingValue::Unknown => {
            let kind = library.item(reader.item).kind;
            let of = |thing: &str, names: Vec<&'static str>| names.into_iter().map(|n| format!("{thing}.{n}")).collect::<Vec<_>>();
            let usable = |kind: &'static Kind| kind.table().fields.iter().filter(|f| !f.ty.is_text()).map(|f| f.name).collect();
            let mut known = of("place", usable(&PLACE));
            known.extend(of("place", vec!["call", "call.hours"]));
            known.extend(of("item", usable(kind)));
            known.extend(of("site", vec!["title", "description", "base_url"]));
            Diagnostic::new(&UNKNOWN_REFERENCE).at(span).with("name", path).suggest(path, known.iter().map(String::as_str))
        }
    }
}

/// The text of the item a link names.
fn text_of<'a>(planner: &Planner<'a>, target: &LinkTarget, reader: TextContext) -> Option<&'a Document> {
    let library = planner.library;
    let (kind, slug) = named_item(library, target)?;
    let item = library.item(library.variant(library.nearest(reader.place, kind, slug)?, reader.lang));
    item.fields.iter().find_map(|(_, _, value)| if let Value::Document(excerpt) = value { Some(&*excerpt.document) } else { None })
}

/// The kind and slug of the item a link names.
pub fn named_item<'t>(library: &'t Library, target: &'t LinkTarget) -> Option<(&'static Kind, &'t str)> {
    match target {
        LinkTarget::Item { kind, slug, .. } => Some((library.site.kinds.find(kind)?, slug)),
        LinkTarget::File { path, .. } => library.by_source.get(&**path).map(|(kind, slug)| (*kind, &**slug)),
        _ => None,
    }
}

fn anchor_of(target: &LinkTarget) -> &str {
    match target {
        LinkTarget::Anchor(name) => name,
        LinkTarget::Item { anchor, .. } | LinkTarget::File { anchor, .. } => anchor.as_deref().unwrap_or_default(),
        _ => "",
    }
}
