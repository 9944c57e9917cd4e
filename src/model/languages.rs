//! The languages of a site: their codes, and their names in themselves.

use crate::diag::{Diagnostic, Diagnostics, UNKNOWN_LANGUAGE};
use crate::kinds::Value;
use crate::kinds::settings::Settings;
use std::sync::Arc;

/// A language of the site.
#[derive(Debug)]
pub struct Language {
    /// A code of BCP 47: `vi`, `pt-BR`, `zh-Hant`.
    pub code: Arc<str>,
    /// Its name in the language itself; the code where the program does not know it.
    pub name: Arc<str>,
}

/// The languages of the site, Vietnamese where none is named. Unknown codes are reported.
pub(super) fn read_languages(settings: &Settings, diagnostics: &mut Diagnostics) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for value in settings.list("languages") {
        let Value::Text(code) = value else { continue };
        match is_language(code) {
            true if !languages.iter().any(|l| l.code == *code) => {
                languages.push(Language { code: code.clone(), name: language_name(code).into() });
            }
            true => {}
            false => diagnostics.push(
                Diagnostic::new(&UNKNOWN_LANGUAGE)
                    .at(settings.span("languages"))
                    .with("value", code)
                    .suggest(code, NAMES.iter().map(|(c, _)| *c)),
            ),
        }
    }
    if languages.is_empty() {
        languages.push(Language { code: "vi".into(), name: "Tiếng Việt".into() });
    }
    languages
}

/// Names of languages in themselves, by code: those of Viet Nam's peoples and of its visitors first.
static NAMES: &[(&str, &str)] = &[
    ("vi", "Tiếng Việt"),
    ("en", "English"),
    ("tay", "Tày"),
    ("mww", "Hmoob"),
    ("km", "ខ្មែរ"),
    ("cjm", "Cham"),
    ("zh", "中文"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("ru", "Русский"),
    ("es", "Español"),
    ("lo", "ລາວ"),
    ("th", "ไทย"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
    ("pt", "Português"),
    ("pt-BR", "Português (Brasil)"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("cs", "Čeština"),
    ("uk", "Українська"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("hi", "हिन्दी"),
    ("id", "Bahasa Indonesia"),
    ("ms", "Bahasa Melayu"),
    ("my", "မြန်မာ"),
    ("tl", "Tagalog"),
];

/// The name of a language in itself, else its code.
fn language_name(code: &str) -> &str {
    let named = |code: &str| NAMES.iter().find(|(c, _)| *c == code).map(|(_, n)| *n);
    named(code).unwrap_or(code)
}

/// Whether a text is a code of BCP 47 whose language has two or three letters.
fn is_language(code: &str) -> bool {
    let primary = code.split('-').next().unwrap_or_default();
    (2..=3).contains(&primary.len()) && !code.contains('_') && code.parse::<unic_langid::LanguageIdentifier>().is_ok()
}
