//! The theme in views: its settings, the options as this site has them, its words.

use super::super::values::{LoweredTexts, RenderContext, show};
use crate::kinds::{Type, Value as FieldValue};
use crate::lang::direction;
use crate::model::{ItemNo, LangNo, PlaceNo, Translated};
use crate::plan::{OptionType, Planner, TextContext, TextParts, ThemeOption};
use crate::view_schema::{LangView, NamedTexts, SharedValue, ThemeFields, ViewDigest};
use tera::value::Key as MapKey;
use tera::{Map, Value};

/// `theme`: the keys of `theme.yaml`, with every declared option under `options`, and the inks of its colours under `inks`.
pub fn theme_view(planner: &Planner, lang: LangNo) -> SharedValue<ThemeFields> {
    let lowered = LoweredTexts::new(false);
    let reader = TextContext { place: PlaceNo::PORTAL, lang, item: ItemNo::FIRST };
    let nowhere = RenderContext { reader, rel_prefix: "", parts: TextParts::default(), lowered: &lowered };
    let mut options = Map::new();
    for option in &planner.theme.options {
        options.insert(MapKey::from(option.name.to_string()), option_value(planner, option, &nowhere));
    }
    let inks = planner.theme.inks.iter().map(|(name, inks)| (MapKey::from(name.to_string()), Value::from(inks.to_vec())));
    let fields = ThemeFields { options: Value::from(options), inks: Value::from(inks.collect::<Map>()) };
    let mut theme = show(planner, &planner.theme.settings, &Type::Free, &nowhere).into_map().unwrap_or_default();
    theme.extend(fields.entries().map(|(name, value)| (MapKey::Str(name), value)));
    let theme = Value::from(theme);
    let mut digest = ViewDigest::new();
    digest.value(&theme);
    SharedValue::of_value(theme, digest.finish())
}

/// `lang`: code, name and words of a language.
pub fn lang_view<'a>(planner: &Planner<'a>, lang: LangNo) -> LangView<'a> {
    let site = &planner.library.site;
    let code = site.code(lang);
    let mut words = Map::new();
    for (key, word) in planner.theme.words_in(code, site.code(LangNo::MAIN)) {
        words.insert(MapKey::String(key.clone()), Value::normal_string(word));
    }
    LangView { code, name: &site.language(lang).name, direction: direction(code), words: NamedTexts(Value::from(words)) }
}

fn option_value(planner: &Planner, option: &ThemeOption, context: &RenderContext) -> Value {
    match (option.ty, &option.value) {
        (OptionType::Text, Some(value @ (FieldValue::Text(_) | FieldValue::Record(_)))) => {
            Value::normal_string(Translated::from_value(Some(value)).get(planner.library.site.code(context.reader.lang)))
        }
        (OptionType::Image, Some(value)) => show(planner, value, &Type::Image, context),
        (_, Some(value)) => show(planner, value, &Type::Free, context),
        (OptionType::List, None) => Value::from(Vec::<Value>::new()),
        (OptionType::Flag, None) => Value::from(false),
        (_, None) => Value::none(),
    }
}
