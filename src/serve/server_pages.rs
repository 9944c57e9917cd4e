//! The server's own pages: the list of places, the pages of a PDF as pictures, and error pages.

use super::address::place_path;
use super::findings::Finding;
use super::version::Version;
use crate::lang::Words;
use crate::model::{LangNo, PlaceNo};
use crate::plan::{Job, Subject};
use crate::text::escaped;

/// The style sheet of these pages.
pub const STYLE: &str = include_str!("pages.css");

/// A complete page with `body` in it.
fn framed(words: &Words, title: &str, body: &str) -> String {
    let lang = words.say("serve-lang", &[]);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/_loa/pages.css\">\n</head>\n<body>\n{body}\n</body>\n</html>\n",
        title = escaped(title),
    )
}

/// The list of all places.
pub fn index(words: &Words, version: &Version) -> String {
    let places = &version.loaded.library.places;
    let title = version.loaded.library.site.title.get(version.loaded.library.site.code(LangNo::MAIN));
    let entry = |place: PlaceNo| {
        let here = places.get(place);
        format!("<li><a href=\"{}\">{}</a> <span>{}</span></li>", place_path(places, place), escaped(&here.name), escaped(&here.code))
    };
    let list: Vec<String> = places.numbers().map(entry).collect();
    let count = words.say("serve-places", &[("count", places.list.len().to_string())]);
    let desk = words.say("serve-desk", &[]);
    let body = format!(
        "<main>\n<h1>{}</h1>\n<p>{count} <a href=\"/_desk/\">{desk}</a></p>\n<ul class=\"places\">\n{}\n</ul>\n</main>",
        escaped(title),
        list.join("\n"),
    );
    framed(words, title, &body)
}

/// The pages of a PDF as pictures below each other. `digest` is part of their addresses and changes when they do.
pub fn sheets(words: &Words, version: &Version, place: PlaceNo, job: &Job, count: usize, digest: &str) -> String {
    let library = &version.loaded.library;
    let code = library.site.code(job.lang);
    let product = job.product.map_or("", |no| version.loaded.theme.product(no).title.get(code));
    let about = match &job.subject {
        Subject::Item(item) => library.item(*item).title(),
        _ => "",
    };
    let title = [product, about].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ");
    let name = escaped(&library.places.get(place).name);
    let file = job.path.rsplit('/').next().unwrap_or(&job.path);
    let picture = |number: usize| {
        let alt = words.say("serve-sheet", &[("number", number.to_string()), ("count", count.to_string())]);
        format!("<img src=\"{}?png={number}&amp;v={digest}\" alt=\"{}\">", escaped(file), escaped(&alt))
    };
    let pictures: Vec<String> = (1..=count).map(picture).collect();
    let open = words.say("serve-open-pdf", &[]);
    let body = format!(
        "<div data-live=\"swap\">\n<header class=\"bar\"><h1>{}</h1><p>{name} · <a href=\"{}\">{open}</a></p></header>\n<main class=\"sheets\">\n{}\n</main>\n</div>",
        escaped(&title),
        escaped(file),
        pictures.join("\n"),
    );
    framed(words, &title, &body)
}

/// The page for an unknown address.
pub fn absent(words: &Words) -> String {
    let (title, text) = (words.say("serve-absent", &[]), words.say("serve-absent-text", &[]));
    framed(words, &title, &format!("<main><h1>{title}</h1><p>{text}</p><p><a href=\"/\">{}</a></p></main>", words.say("serve-home", &[])))
}

/// The page for a page that cannot be made, with the diagnostics.
pub fn faulty(words: &Words, findings: &[Finding]) -> String {
    let title = words.say("serve-overlay-title", &[]);
    let entry = |finding: &Finding| {
        let help = finding.help.as_deref().unwrap_or_default();
        format!(
            "<li><strong>{}</strong><br><code>{}</code><br>{}</li>",
            escaped(&finding.message),
            escaped(&finding.place()),
            escaped(help)
        )
    };
    let list: Vec<String> = findings.iter().map(entry).collect();
    framed(words, &title, &format!("<main><h1>{title}</h1><ul>{}</ul></main>", list.join("\n")))
}

/// The page for a page whose making panicked.
pub fn broken(words: &Words) -> String {
    let (title, text) = (words.say("serve-overlay-title", &[]), words.say("serve-broken", &[]));
    framed(words, &title, &format!("<main><h1>{title}</h1><p>{text}</p></main>"))
}
