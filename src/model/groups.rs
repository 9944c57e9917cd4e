//! Groups: how the drafts of one id become a group and its items, and whether it is published.

use super::draft::Draft;
use super::inheritance::{Absence, Group};
use super::item::Item;
use super::places::Places;
use super::site::Site;
use crate::config::Config;
use crate::diag::{Diagnostic, Diagnostics, NOT_APPROVED, Span, UNKNOWN_PLACE};
use crate::ids::{FieldNo, GroupNo, ItemNo, LangNo, PlaceNo};
use crate::kinds::parse::ParsedField;
use crate::kinds::{DerivationContext, PAGE, PLACE, TERM, Value, hash_value};
use crate::vietnamese::name_slug;

/// What decides how drafts become a group: the site's settings, its places and the options of the run.
#[derive(Clone, Copy)]
pub struct GroupRules<'a> {
    pub site: &'a Site,
    pub places: &'a Places,
    pub config: &'a Config,
}

impl GroupRules<'_> {
    /// The language of a draft: the one its source names, else the main one.
    pub fn lang(&self, draft: &Draft) -> LangNo {
        draft.lang.as_ref().and_then(|l| self.site.lang(l)).unwrap_or(LangNo::MAIN)
    }

    /// The group of the drafts of one id at a place, one for each language, and its items.
    ///
    /// Items count from zero within the group, and all have [`GroupNo::FIRST`] as group: the library numbers both.
    pub fn group(&self, mut set: Vec<Draft>, place: PlaceNo, diagnostics: &mut Diagnostics) -> (Group, Vec<Item>) {
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
        let (absence, is_draft) = self.absence(original, diagnostics);
        let expired = original.get("valid_to").and_then(Value::as_date).is_some_and(|last| last < self.site.as_of);
        let only_places = self.only_places(original, diagnostics);
        let (kind, slug, span) = (original.kind, original.slug.clone(), original.span);
        let langs: Vec<LangNo> = set.iter().map(lang).collect();
        let table = kind.table();
        let shared: Vec<(FieldNo, Span, Value)> = match set.len() {
            1 => Vec::new(),
            _ => original.fields.iter().filter(|f| !table.field(f.0).translatable).cloned().collect(),
        };
        let (original_digest, permalink) = (original.digest, table.named("permalink"));
        let mut variants = Vec::with_capacity(set.len());
        let mut items = Vec::with_capacity(set.len());
        for (mut draft, lang) in set.into_iter().zip(langs) {
            let mut hasher = blake3::Hasher::new();
            hasher.update(draft.digest.as_bytes());
            hasher.update(draft.address.as_deref().unwrap_or_default().as_bytes());
            if !variants.is_empty() {
                // A translation takes the fields it does not have, if they are not to be translated, from the original.
                let missing: Vec<_> = shared.iter().filter(|f| !draft.fields.iter().any(|own| own.0 == f.0)).cloned().collect();
                draft.fields.extend(missing.into_iter().map(|field| self.below_language(field, lang, permalink)));
                hasher.update(original_digest.as_bytes());
            }
            self.derive(&mut draft, &mut hasher);
            draft.fields.sort_by_key(|f| f.0);
            variants.push((lang, ItemNo::from_index(items.len())));
            items.push(Item {
                kind,
                slug: draft.slug,
                address: draft.address,
                lang,
                group: GroupNo::FIRST,
                fields: draft.fields,
                span: draft.span,
                digest: hasher.finalize(),
                title_rank: 0,
            });
        }
        (Group { kind, slug, place, variants, hidden, only_places, absence, expired, is_draft, span }, items)
    }

    /// A field that a translation takes from the original: its whole address stands below the folder of the language.
    fn below_language(&self, field: (FieldNo, Span, Value), lang: LangNo, permalink: Option<FieldNo>) -> (FieldNo, Span, Value) {
        match field {
            (no, span, Value::Text(path)) if Some(no) == permalink => (no, span, Value::text(&format!("{}/{path}", self.site.code(lang)))),
            other => other,
        }
    }

    /// Adds the derived fields of a draft.
    fn derive(&self, draft: &mut Draft, hasher: &mut blake3::Hasher) {
        let table = draft.kind.table();
        let opened = (draft.kind == &PAGE).then(|| self.opened_term(&draft.path)).flatten();
        let context =
            DerivationContext { table, fields: &draft.fields, path: &draft.path, as_of: self.site.as_of, opened_term: opened.as_deref() };
        let derived: Vec<(FieldNo, Value)> = table.derived().filter_map(|(no, d)| Some((no, (d.compute)(&context)?))).collect();
        for (no, value) in derived {
            hasher.update(&no.to_le_bytes());
            hash_value(hasher, &value);
            draft.fields.push((no, draft.span, value));
        }
    }

    /// The term whose list a page opens: `TAXONOMY/TERM/index.md`, with a taxonomy of the site's own.
    fn opened_term(&self, path: &str) -> Option<String> {
        let (taxonomy, term) = path.strip_suffix("/index")?.split_once('/')?;
        let taxonomy = self.site.taxonomies.names.find(taxonomy)?;
        (!term.contains('/')).then(|| format!("{taxonomy}/{}", name_slug(term)))
    }

    /// Why a draft is not published on the build date, if it is not; and whether it is shown only because the run asks for drafts.
    fn absence(&self, draft: &Draft, diagnostics: &mut Diagnostics) -> (Option<Absence>, bool) {
        let status = match draft.get("status") {
            Some(Value::Choice(choice)) => choice.name,
            _ => "published",
        };
        let approved = status == "approved" && draft.get("approved_by").is_some() && draft.get("approved_on").is_some();
        let needs_approval = self.site.approval_required && draft.kind != &PLACE && draft.kind != &TERM;
        let unfinished = match status {
            "draft" => Some(Absence::Draft),
            "review" => Some(Absence::Review),
            _ if needs_approval && !approved => Some(Absence::NotApproved),
            _ => None,
        };
        if unfinished == Some(Absence::NotApproved) && !self.config.drafts {
            let report = Diagnostic::new(&NOT_APPROVED).at(draft.span_of("status"));
            diagnostics.push(report.with("id", format!("{}:{}", draft.kind.name, draft.slug)));
        }
        let later = |name: &str| draft.get(name).and_then(Value::as_date).filter(|day| *day > self.site.as_of);
        let early = later("valid_from");
        // A day of publication that has not come means "from that day on"; a preview shows what is written for it.
        let announced = if draft.kind == &PLACE || draft.kind == &TERM { None } else { later("date") };
        match self.config.drafts {
            true => (early.map(Absence::NotYet), unfinished.is_some() || announced.is_some()),
            false => (unfinished.or(early.max(announced).map(Absence::NotYet)), false),
        }
    }

    /// The places that the field `places` names; none where it is absent or says `all`.
    fn only_places(&self, draft: &Draft, diagnostics: &mut Diagnostics) -> Option<Vec<PlaceNo>> {
        let Some(Value::List(codes)) = draft.get("places") else { return None };
        let mut only = Vec::new();
        for code in codes {
            let Value::Text(code) = code else { continue };
            match (&**code, self.places.find(code)) {
                ("all" | "tất cả", _) => return None,
                (_, Some(place)) => only.push(place),
                _ => {
                    let report = Diagnostic::new(&UNKNOWN_PLACE).at(draft.span_of("places")).with("value", code);
                    diagnostics.push(report.suggest(code, self.places.codes()));
                }
            }
        }
        Some(only)
    }
}

/// The drafts in other languages that columns such as `name.en` make.
fn translated_columns(original: &Draft, site: &Site) -> Vec<Draft> {
    let mut langs: Vec<&str> = original.translations.iter().filter_map(|f| f.lang.as_deref()).filter(|l| site.lang(l).is_some()).collect();
    langs.sort();
    langs.dedup();
    let of = |lang: &str| -> Vec<(FieldNo, Span, Value)> {
        let in_lang = |f: &&ParsedField| f.lang.as_deref() == Some(lang);
        original.translations.iter().filter(in_lang).map(|f| (f.no, f.span, f.value.clone())).collect()
    };
    langs
        .iter()
        .map(|lang| Draft {
            kind: original.kind,
            slug: original.slug.clone(),
            address: original.address.clone(),
            lang: Some((*lang).into()),
            place: original.place.clone(),
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
