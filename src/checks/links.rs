//! Links of texts: to items, files, anchors and lists, as each place sees them.

use super::{Checked, each_value, references};
use crate::diag::{
    ANCHOR_MISSING, Diagnostic, Diagnostics, FILE_MISSING, LINK_ABSENT, LINK_BROKEN, LINK_EXPIRED, LINK_NO_PAGE, Span, UNKNOWN_KIND,
    UNKNOWN_PRODUCT,
};
use crate::kinds::{Kind, Value, kind_names};
use crate::model::{Absence, Library, PlaceNo};
use crate::plan::{Destination, Fault, PlacePlan, Planner, Reader};
use crate::read::paths::file_name;
use crate::text::{Document, Target};
use crate::vietnamese::short_date;
use std::collections::BTreeSet;

pub fn check(checked: &Checked, place: PlaceNo, plan: &PlacePlan, diagnostics: &mut Diagnostics) {
    let planner = checked.planner;
    let some_expired = planner.library.groups.iter().any(|g| g.expired);
    each_value(planner, place, diagnostics, |value, reader, diagnostics| {
        let Value::Document(excerpt) = value else { return };
        let document = &*excerpt.document;
        for link in &document.links {
            let span = document.span(link.start, link.end);
            match planner.destination(&link.target, Some(document), reader) {
                Destination::Broken(fault) => {
                    diagnostics.extend(broken(planner, &link.target, &fault, reader, Some(document), span).into_iter().collect())
                }
                Destination::Page(path, _) if matches!(link.target, Target::Root(_)) => {
                    let path = path.split(['#', '?']).next().unwrap_or_default();
                    let folder =
                        format!("{}index.html", if path.is_empty() || path.ends_with('/') { path.to_string() } else { format!("{path}/") });
                    if plan.find(path).is_none() && plan.find(&folder).is_none() {
                        let known = plan.jobs.iter().map(|j| &*j.path);
                        diagnostics.push(Diagnostic::new(&FILE_MISSING).at(span).with("path", path).suggest(path, known));
                    }
                }
                _ if some_expired => diagnostics.extend(expired(planner, &link.target, reader, span).into_iter().collect()),
                _ => {}
            }
        }
    });
}

/// The report for a link that leads nowhere.
pub fn broken(
    planner: &Planner,
    target: &Target,
    fault: &Fault,
    reader: Reader,
    document: Option<&Document>,
    span: Span,
) -> Option<Diagnostic> {
    let library = planner.library;
    let name = target.written();
    let place = library.places.get(reader.place);
    let link = |why: &str| Diagnostic::new(&LINK_BROKEN).at(span).with("target", &name).with("why", why).for_place(&place.name);
    let kind = match target {
        Target::Item { kind, .. } => Kind::find(kind),
        Target::File { path, .. } => library.by_source.get(&**path).map(|(kind, _)| *kind),
        _ => None,
    };
    let slugs = || -> Vec<&str> {
        let groups = kind.map(|k| library.inherited.visible(reader.place, k).iter());
        groups.into_iter().flatten().map(|g| &*library.group(*g).slug).collect()
    };
    let slug = match target {
        Target::Item { slug, .. } => slug,
        _ => "",
    };
    Some(match fault {
        Fault::Reported => return None,
        Fault::UnknownKind => {
            let written = name.split(':').next().unwrap_or_default();
            Diagnostic::new(&UNKNOWN_KIND)
                .at(span)
                .with("name", written)
                .suggest(written, kind_names().chain(["product", "https", "tel", "mailto"]))
        }
        Fault::UnknownItem => link("unknown-item").suggest(slug, slugs()),
        Fault::NotHere => link("not-here").suggest(slug, slugs()),
        Fault::NoProduct if planner.theme.declared.iter().any(|d| name.strip_prefix("product:") == Some(d.as_str())) => {
            Diagnostic::new(&LINK_NO_PAGE).at(span).with("target", &name)
        }
        Fault::NoProduct => {
            let known = planner.theme.products.iter().map(|p| &*p.name);
            let wanted = name.trim_start_matches("product:");
            Diagnostic::new(&UNKNOWN_PRODUCT).at(span).with("name", wanted).suggest(wanted, known)
        }
        Fault::NoPage => Diagnostic::new(&LINK_NO_PAGE).at(span).with("target", &name),
        // Other files are reported with the files in use.
        Fault::NoFile if !name.ends_with(".md") => return None,
        Fault::NoFile => {
            let known: BTreeSet<&str> = library.by_source.keys().map(|p| file_name(p)).collect();
            Diagnostic::new(&FILE_MISSING).at(span).with("path", &name).suggest(file_name(&name), known)
        }
        Fault::NoAnchor => {
            let written = anchor_of(target);
            let there = match target {
                Target::Anchor(_) => document,
                _ => text_of(planner, target, reader),
            };
            let known = there.into_iter().flat_map(|d| d.headings.iter().map(|h| &*h.id));
            Diagnostic::new(&ANCHOR_MISSING).at(span).with("name", written).suggest(written, known)
        }
        // The reference itself is reported where it stands.
        Fault::Empty => {
            let Target::Holed(text) = target else { return None };
            let (path, why) = planner.fill(text, reader).err()?;
            return Some(references::fault(planner, &path, why, reader, span));
        }
        Fault::Absent(absence) => {
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

/// The text of the item a link names.
fn text_of<'a>(planner: &Planner<'a>, target: &Target, reader: Reader) -> Option<&'a Document> {
    let library = planner.library;
    let (kind, slug) = named_item(library, target)?;
    let item = library.item(library.variant(library.nearest(reader.place, kind, slug)?, reader.lang));
    item.fields.iter().find_map(|(_, _, value)| if let Value::Document(excerpt) = value { Some(&*excerpt.document) } else { None })
}

/// The id of the item a link names.
fn named_item<'t>(library: &'t Library, target: &'t Target) -> Option<(&'static Kind, &'t str)> {
    match target {
        Target::Item { kind, slug, .. } => Some((Kind::find(kind)?, slug)),
        Target::File { path, .. } => library.by_source.get(&**path).map(|(kind, slug)| (*kind, &**slug)),
        _ => None,
    }
}

/// A link to something whose time has passed.
fn expired(planner: &Planner, target: &Target, reader: Reader, span: Span) -> Option<Diagnostic> {
    let library = planner.library;
    let (kind, slug) = named_item(library, target)?;
    if kind == &crate::kinds::PLACE {
        return None;
    }
    let group = library.nearest(reader.place, kind, slug)?;
    let last = library.item(library.variant(group, 0)).get("valid_to").and_then(Value::as_date)?;
    library
        .group(group)
        .expired
        .then(|| Diagnostic::new(&LINK_EXPIRED).at(span).with("target", target.written()).with("date", short_date(last)))
}

fn anchor_of(target: &Target) -> &str {
    match target {
        Target::Anchor(name) => name,
        Target::Item { anchor, .. } | Target::File { anchor, .. } => anchor.as_deref().unwrap_or_default(),
        _ => "",
    }
}
