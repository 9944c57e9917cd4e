//! The frame: what all views of one place and language have in common.

use super::super::values::{Showing, address, map, show};
use super::{LangBase, PlaceViews};
use crate::model::LangNo;
use crate::plan::{Destination, TextContext, TextParts};
use std::sync::Arc;
use tera::value::Key as MapKey;
use tera::{Map, Value};

impl PlaceViews<'_> {
    pub(super) fn lang_base(&self, lang: LangNo) -> LangBase {
        let planner = self.planner();
        let (library, site) = (planner.library, &planner.library.site);
        let code = site.code(lang);
        let mut hasher = blake3::Hasher::new();
        let mut feed = |text: &str| {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        };
        let item = library.variant(library.place_group(self.place), lang);
        let reader = TextContext { place: self.place, lang, item };
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
        for domains in [&site.official_domains, &site.embed_from] {
            feed(&domains.join(" "));
        }
        let list = |domains: &[Arc<str>]| Value::from(domains.iter().map(|d| Value::normal_string(d)).collect::<Vec<_>>());
        site.languages.iter().for_each(|l| feed(&l.code));
        let languages =
            site.languages.iter().map(|l| map([("code", Value::normal_string(&l.code)), ("name", Value::normal_string(l.name))]));
        let showing = Showing { reader, root: "", parts: TextParts::default(), lowered: &self.views.lowered };
        let site_value = map([
            ("title", Value::normal_string(site.title.get(code))),
            ("description", Value::normal_string(site.description.get(code))),
            ("base_url", Value::normal_string(&site.base_url)),
            ("languages", Value::from(languages.collect::<Vec<_>>())),
            ("navigation", Value::from(navigation)),
            ("official_domains", list(&site.official_domains)),
            ("embed_from", list(&site.embed_from)),
            ("extra", show(planner, &site.extra, &crate::kinds::Type::Free, &showing)),
        ]);
        hasher.update(self.views.langs[lang.index()].1.as_bytes());
        crate::kinds::hash_value(&mut hasher, &site.extra);
        hasher.update(&self.item_digest(item, lang));
        let mut place = match self.item(item, lang, "", TextParts { plain: true, toc: true, rest: true, blocks: false }).into_map() {
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
        // An item may say the name or the address of any place it is inherited from.
        for above in library.places.ancestors(self.place).skip(1) {
            hasher.update(self.place_name(above, lang).as_bytes());
            hasher.update(library.places.get(above).base_url.as_bytes());
        }
        hasher.update(planner.addresses.as_bytes());
        for (name, value) in [
            ("base_url", Value::normal_string(&here.base_url)),
            ("is_root", Value::from(here.parent.is_none())),
            ("parent", parent_value),
            ("slug", Value::normal_string(&here.slug)),
            ("code", Value::normal_string(&here.code)),
        ] {
            place.insert(MapKey::Str(name), value);
        }
        LangBase { site: site_value, place: Value::from(place), digest: hasher.finalize() }
    }
}
