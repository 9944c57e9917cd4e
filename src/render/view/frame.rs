//! The frame: what all views of one place and language have in common.

use super::super::components::{call_view, place_fields};
use super::super::value_parts::address;
use super::super::values::{RenderContext, feed_dependencies, show};
use super::place_views::{PlaceFrame, PlaceViews, ShownItem};
use crate::kinds::Type;
use crate::model::LangNo;
use crate::plan::{Destination, TextContext, TextParts, encoded};
use crate::view_schema::{LanguageView, NavigationView, SharedValue, SiteView, ViewDigest, ViewValue};
use std::sync::Arc;
use tera::Value;
use tera::value::Key as MapKey;

impl<'a> PlaceViews<'a> {
    /// The frame of a language: the values of `site` and `place`, and the place part of keys.
    pub(super) fn frame(&self, lang: LangNo) -> PlaceFrame<'a> {
        let planner = self.planner();
        let site = SharedValue::new(&self.site_view(lang));
        let place = self.place_view(lang);
        let mut digest = ViewDigest::new();
        site.feed(&mut digest);
        place.feed(&mut digest);
        self.views.langs[lang.index()].feed(&mut digest);
        // Items show addresses of lists of terms without feeding them: these follow from the declarations.
        digest.bytes(planner.addresses.as_bytes());
        // Whether HTML in texts is shown or escaped.
        digest.bytes(&[u8::from(planner.library.site.allow_html)]);
        let calls = planner.whom_to_call(self.place, lang);
        let calls = calls.map(|call| call_view(planner, call, self.place, lang).map(|view| SharedValue::new(&view)));
        PlaceFrame { site, place, calls, digest: digest.finish() }
    }

    fn site_view(&self, lang: LangNo) -> SiteView<'a> {
        let planner = self.planner();
        let (library, site) = (planner.library, &planner.library.site);
        let code = site.code(lang);
        let item = library.variant(library.place_group(self.place), lang);
        let reader = TextContext { place: self.place, lang, item };
        let navigation = site.navigation.iter().zip(&self.views.navigation).filter_map(|(entry, target)| {
            let destination = planner.destination(target, None, reader);
            let absolute = matches!(destination, Destination::Url(_));
            let is_broken = matches!(destination, Destination::Broken(_));
            (!is_broken).then(|| NavigationView { title: entry.title.get(code), url: address(&destination, ""), absolute })
        });
        let mut navigation: Vec<NavigationView> = navigation.collect();
        if site.menu_of_sections {
            let sections = planner.menu_of_sections(self.place, lang).into_iter();
            navigation.extend(sections.map(|(title, path)| NavigationView { title, url: encoded(&path), absolute: false }));
        }
        let context = RenderContext { reader, rel_prefix: "", parts: TextParts::default(), lowered: &self.views.lowered };
        let texts = |texts: &'a [Arc<str>]| texts.iter().map(|text| &**text).collect();
        SiteView {
            title: site.title.get(code),
            description: site.description.get(code),
            base_url: &site.base_url,
            languages: site.languages.iter().map(|l| LanguageView { code: &l.code, name: &l.name }).collect(),
            navigation,
            official_domains: texts(&site.official_domains),
            embed_from: texts(&site.embed_from),
            extra: show(planner, &site.extra, &Type::Free, &context),
        }
    }

    /// The place's item with the fields that only places have. Its digest is that of the value itself and of the files it names.
    fn place_view(&self, lang: LangNo) -> SharedValue<ShownItem<'a>> {
        let library = self.planner().library;
        let item = library.variant(library.place_group(self.place), lang);
        let fields = place_fields(self.planner(), self.place, lang);
        let parts = TextParts { plain: true, toc: true, rest: true, ..TextParts::default() };
        let mut value = self.item(item, lang, "", parts).into_map().unwrap_or_default();
        value.extend(fields.entries().map(|(name, value)| (MapKey::Str(name), value)));
        let value = Value::from(value);
        let mut digest = ViewDigest::new();
        digest.value(&value);
        let reader = TextContext { place: self.place, lang, item };
        let mut fed = Vec::new();
        for (_, _, value) in &library.item(item).fields {
            feed_dependencies(self.planner(), digest.hasher(), value, reader, &mut fed);
        }
        SharedValue::of_value(value, digest.finish())
    }
}
