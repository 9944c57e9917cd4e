//! Items that lack a translation into one of the site's languages.

use super::{Grid, Report};
use crate::lang::Words;
use crate::model::{LangNo, Library};
use crate::vietnamese::short_date;

/// Kinds with pages to read; rows of tables have names that are not translated.
const READ: &[&str] = &["guide", "page", "notice", "infographic", "campaign", "question", "slogan"];

/// A row for each item that lacks a translation, with the missing languages.
pub fn translations(library: &Library, words: &Words) -> Report {
    let (languages, langs) = (&library.site.languages, || library.site.langs());
    let mut counts = vec![0; languages.len()];
    let mut all = 0;
    let mut rows = Vec::new();
    for group in library.groups.iter().filter(|g| READ.contains(&g.kind.name) && g.absence.is_none() && !g.hidden && !g.expired) {
        all += 1;
        let has = |lang: LangNo| group.variants.iter().any(|v| v.0 == lang);
        let lacks: Vec<&str> = langs().zip(languages).filter(|(lang, _)| !has(*lang)).map(|(_, l)| &*l.name).collect();
        langs().zip(&mut counts).filter(|(lang, _)| !has(*lang)).for_each(|(_, count)| *count += 1);
        if !lacks.is_empty() {
            let place = &library.places.get(group.place).name;
            let item = library.original(group);
            rows.push(vec![place.to_string(), group.kind.label(words.speech).to_string(), item.title().to_string(), lacks.join(", ")]);
        }
    }
    let columns = ["place", "kind", "title", "lacks"].map(|id| words.say(&format!("cli-report-{id}"), &[])).to_vec();
    let note = |(language, count): (&crate::model::Language, &i32)| {
        let args = [("language", language.name.to_string()), ("count", (all - count).to_string()), ("all", all.to_string())];
        words.say("cli-report-language", &args)
    };
    let notes = languages.iter().zip(&counts).map(note).collect();
    let title = words.say("cli-report-translations", &[("date", short_date(library.site.as_of))]);
    Report { as_of: library.site.as_of, grids: vec![Grid { title, columns, rows, notes }] }
}
