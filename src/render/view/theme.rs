//! The theme in views: its settings, the options as this site has them, its words.

use super::super::values::{LoweredTexts, Showing, map, show};
use crate::kinds::{Type, Value as FieldValue};
use crate::model::{ItemNo, LangNo, PlaceNo, Translated};
use crate::plan::{OptionType, Planner, TextContext, TextParts, ThemeOption};
use tera::value::Key as MapKey;
use tera::{Map, Value};

/// `theme`: what `theme.yaml` says, with every declared option under `options`, and what its colours are printed with under `inks`.
pub fn theme_value(planner: &Planner, lang: LangNo) -> Value {
    let lowered = LoweredTexts::new(false);
    let nowhere = Showing {
        reader: TextContext { place: PlaceNo::PORTAL, lang, item: ItemNo::FIRST },
        root: "",
        parts: TextParts::default(),
        lowered: &lowered,
    };
    let settings = show(planner, &planner.theme.settings, &Type::Free, &nowhere);
    let mut options = Map::new();
    for option in &planner.theme.options {
        options.insert(MapKey::from(option.name.to_string()), option_value(planner, option, &nowhere));
    }
    let mut theme = settings.into_map().unwrap_or_default();
    theme.insert(MapKey::Str("options"), Value::from(options));
    let inks = planner.theme.inks.iter().map(|(name, inks)| (MapKey::from(name.to_string()), Value::from(inks.to_vec())));
    theme.insert(MapKey::Str("inks"), Value::from(inks.collect::<Map>()));
    Value::from(theme)
}

/// `lang`: code, name and words, and their digest.
pub fn lang_value(planner: &Planner, lang: LangNo) -> (Value, blake3::Hash) {
    let site = &planner.library.site;
    let code = site.code(lang);
    let mut words = Map::new();
    // A word missing in this language is shown in the main one.
    let own = planner.theme.words.get(code).into_iter().flatten();
    for (key, word) in planner.theme.words.get(site.code(LangNo::MAIN)).into_iter().flatten().chain(own) {
        words.insert(MapKey::String(key.clone()), Value::normal_string(word));
    }
    let mut hasher = blake3::Hasher::new();
    for text in words.iter().flat_map(|(key, word)| [key.as_str(), word.as_str()]).map(Option::unwrap_or_default) {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    let name = site.language(lang).name;
    let value = map([("code", Value::normal_string(code)), ("name", Value::normal_string(name)), ("words", Value::from(words))]);
    (value, hasher.finalize())
}

fn option_value(planner: &Planner, option: &ThemeOption, showing: &Showing) -> Value {
    match (option.ty, &option.value) {
        (OptionType::Text, Some(value @ (FieldValue::Text(_) | FieldValue::Record(_)))) => {
            Value::normal_string(Translated::from_value(Some(value)).get(planner.library.site.code(showing.reader.lang)))
        }
        (OptionType::Image, Some(value)) => show(planner, value, &Type::Image, showing),
        (_, Some(value)) => show(planner, value, &Type::Free, showing),
        (OptionType::List, None) => Value::from(Vec::<Value>::new()),
        (OptionType::Flag, None) => Value::from(false),
        (_, None) => Value::none(),
    }
}
