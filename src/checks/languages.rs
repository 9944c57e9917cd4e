//! Languages of the site for which the theme lacks words: their pages show English words in between.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, WORDS_MISSING};
use crate::model::LangNo;

/// The rule.
pub static RULE: Rule = Rule { name: "languages", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let (theme, site) = (context.planner.theme, &context.planner.library.site);
    let main = site.code(LangNo::MAIN);
    let lacks = |code: &str| {
        let base = code.split('-').next().unwrap_or(code);
        let has = |key: &str| [base, code].iter().any(|code| theme.words.get(*code).is_some_and(|words| words.contains_key(key)));
        theme.words_in(code, main).into_keys().filter(|key| !has(key)).count()
    };
    let counted = site.langs().map(|lang| (site.code(lang), lacks(site.code(lang)))).filter(|(_, count)| *count > 0);
    let languages: Vec<String> = counted.map(|(code, count)| format!("{code} ({count})")).collect();
    if !languages.is_empty() {
        diagnostics.push(Diagnostic::new(&WORDS_MISSING).at(site.languages_span).with("languages", languages.join(", ")));
    }
}
