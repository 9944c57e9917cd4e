//! Parts of values: maps, optional texts, addresses, and words of the program.

use super::lowered::Label;
use crate::lang::Speech;
use crate::model::LangNo;
use crate::plan::{Destination, Planner};
use crate::read::paths::percent_encode;
use tera::value::Key;
use tera::{Map, Value};

/// A map with static keys.
pub fn map(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let entries = entries.into_iter();
    let mut map = Map::with_capacity(entries.size_hint().0);
    for (name, value) in entries {
        map.insert(Key::Str(name), value);
    }
    Value::from(map)
}

/// A text, or null.
pub fn optional(text: Option<impl AsRef<str>>) -> Value {
    text.map_or_else(Value::none, |t| Value::normal_string(t.as_ref()))
}

/// The path of a file below each root where it is copied unchanged.
pub fn served_path(planner: &Planner, path: &str) -> String {
    match path.strip_prefix("static/") {
        Some(below) => below.to_string(),
        None => planner.asset_path(path).unwrap_or_default(),
    }
}

/// Words of the page's language: those of the theme, else those of the program.
pub fn label(planner: &Planner, label: Label, lang: LangNo) -> String {
    let code = planner.library.site.code(lang);
    let own = planner.theme.words.get(code).and_then(|words| words.get(label.name()));
    own.map_or_else(|| label.words(Speech::of_language(code)).to_string(), |word| word.to_string())
}

/// A destination as an address from a page; empty for broken links.
pub fn address(destination: &Destination, rel_prefix: &str) -> String {
    match destination {
        Destination::Page(path, None) => format!("{rel_prefix}{}", percent_encode(path)),
        Destination::Page(path, Some(rest)) => format!("{rel_prefix}{}{}", percent_encode(path), rest.replace(' ', "%20")),
        Destination::Anchor(anchor) => format!("#{anchor}"),
        Destination::Url(url) => url.replace(' ', "%20"),
        Destination::Broken(_) => String::new(),
    }
}
