//! The files of the new site: pages with front matter and text, other files, `site.yaml`.

use super::address::normal;
use super::blocks::fenced;
use super::body::{self, ConvertedBody, escaped};
use super::collect::CollectedSite;
use super::fields::{self, NewFields};
use super::inline::link;
use super::layout::Layout;
use super::links::{Outcome, SiteIndex};
use super::names::has_suffix;
use super::new_site::{NewContent, NewFile};
use super::page::ForeignPage;
use super::report::{FindingKind, ImportFinding, ImportReport};
use super::rewrite::{leading_title, rewrite};
use super::settings::{key, scalar, text_at};
use super::yaml;
use crate::diag::{Diagnostics, FileId};
use crate::read::{ForeignSite, Node, ScalarForm};
use crate::text::{self, ParseContext};
use crate::vietnamese::slug;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A page on its way.
struct ConvertedPage {
    fields: NewFields,
    body: String,
    findings: Vec<ImportFinding>,
    headings: Vec<(String, String)>,
}

/// Makes the files.
pub fn emit(collected: CollectedSite, layout: &Layout, foreign: &ForeignSite, report: &mut ImportReport) -> Vec<NewFile> {
    let mut index = SiteIndex::new(&collected, layout, foreign);
    let mut drafts: Vec<ConvertedPage> = collected.pages.par_iter().with_min_len(8).map(|page| draft(page, layout, &index)).collect();
    // A tag has a page where a published page has the tag.
    let shown = drafts.iter().filter(|d| !d.fields.draft && d.fields.get("valid_to").is_none());
    index.add_tags(shown.flat_map(|d| d.fields.tags.iter().map(|t| slug(t))).collect::<Vec<_>>().into_iter());
    let shown = drafts.iter().filter(|d| !d.fields.draft && d.fields.get("valid_to").is_none());
    let terms = shown.flat_map(|d| &d.fields.terms).flat_map(|(own, words)| words.iter().map(|word| (&**own, &**word)));
    index.add_terms(terms);
    let headings: Vec<Vec<(String, String)>> = drafts.iter_mut().map(|d| std::mem::take(&mut d.headings)).collect();
    index.set_anchors(&headings);
    let aliases = Aliases::new(&collected, layout);
    let texts: Vec<(String, Vec<ImportFinding>)> = collected
        .pages
        .par_iter()
        .zip(drafts.par_iter_mut())
        .with_min_len(8)
        .map(|(page, draft)| {
            let mut findings = std::mem::take(&mut draft.findings);
            let body = rewrite(&draft.body, page, &index, &mut findings);
            picture(page, &mut draft.fields, &index, &mut findings);
            (body, findings)
        })
        .collect();
    let mut taken = aliases.outputs.clone();
    let mut files = Vec::with_capacity(collected.pages.len() + collected.files.len() + 1);
    let mut has_html = false;
    for ((page, draft), (body, findings)) in collected.pages.iter().zip(&mut drafts).zip(texts) {
        has_html |= findings.iter().any(|f| f.kind == FindingKind::HtmlKept);
        report.extend(findings);
        let mut own: Vec<String> = std::mem::take(&mut draft.fields.aliases);
        // The page stays at its old address, where that follows from neither folder nor name.
        if let Some(address) = aliases.of(page, layout)
            && (taken.insert(address.to_lowercase()) || address.to_lowercase() == output_of(page, layout))
        {
            let permalink = address.strip_suffix("index.html").unwrap_or(&address);
            draft.fields.set("permalink", scalar(&format!("/{permalink}"), ScalarForm::Quoted));
        }
        own.retain(|alias| taken.insert(alias.to_lowercase()));
        draft.fields.aliases = own;
        files.push(NewFile { path: page.target.clone(), content: NewContent::Text(page_text(page, &draft.fields, &body)) });
    }
    for (source, path) in &collected.files {
        if let Some(file) = foreign.find(source) {
            files.push(NewFile { path: path.clone(), content: NewContent::Copy(file.disk.clone()) });
        }
    }
    let site = site_yaml(layout, &index, has_html, report);
    files.push(NewFile { path: "content/site.yaml".into(), content: NewContent::Text(site) });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|twin, first| twin.path == first.path);
    files
}

/// Reads and converts a page. Links keep their old targets.
fn draft(page: &ForeignPage, layout: &Layout, index: &SiteIndex) -> ConvertedPage {
    let mut findings = Vec::new();
    let mut fields = fields::read_fields(page, layout, &mut findings);
    let ConvertedBody { text, findings: found } = body::convert(&page.source, &page.parts.body, page.parts.line, layout.tool, index);
    findings.extend(found);
    let mut body = text;
    let mut found = |kind, what: &str, text: &str| {
        findings.push(ImportFinding { kind, what: what.into(), path: page.source.clone(), line: 1, text: text.into() });
    };
    if let Some(words) = home(page) {
        body = format!("{words}\n{body}");
    }
    if let Some(raw) = &page.parts.broken {
        found(FindingKind::FrontMatter, "", raw.lines().next().unwrap_or_default());
        body = format!("{}\n\n{body}", fenced(raw, "yaml"));
    }
    // A heading that repeats the title would be shown twice.
    let heading = leading_title(&body);
    let title = fields.get("title").and_then(Node::as_text).map(str::to_string);
    match (&title, heading) {
        (Some(title), Some((range, words))) if slug(title) == slug(&words) && title.split_whitespace().eq(words.split_whitespace()) => {
            found(FindingKind::HeadingTwice, "", &words);
            body.replace_range(range, "");
            body = body.trim_start_matches('\n').to_string();
        }
        (None, Some((_, words))) if !words.trim().is_empty() => {}
        (None, _) => {
            let other = ["sidebar_label", "name", "label", "short_title"].iter().find_map(|n| page.parts.text(n)).or_else(|| hero(page));
            let made = other.map(str::to_string).unwrap_or_else(|| {
                let made = name_as_title(page, layout);
                found(FindingKind::TitleMade, "", &made);
                made
            });
            fields.set("title", scalar(&made, ScalarForm::Quoted));
        }
        _ => {}
    }
    let headings = headings(&body);
    ConvertedPage { fields, body, findings, headings }
}

/// The name in the front matter of a home page: `hero: { name: … }`.
fn hero(page: &ForeignPage) -> Option<&str> {
    page.parts.get("hero").and_then(|hero| text_at(hero, &["name"]).or(text_at(hero, &["text"])))
}

/// The words of a home page that stand in its front matter: what VitePress and VuePress show of `hero` and `features`.
fn home(page: &ForeignPage) -> Option<String> {
    let (hero, features) = (page.parts.get("hero"), page.parts.get("features").and_then(Node::as_list).unwrap_or_default());
    let mut out = String::new();
    for name in ["text", "tagline"] {
        if let Some(words) = hero.and_then(|hero| text_at(hero, &[name])) {
            out.push_str(&format!("{}\n\n", escaped(words)));
        }
    }
    for action in hero.and_then(|hero| hero.get("actions")).and_then(Node::as_list).unwrap_or_default() {
        if let (Some(words), Some(target)) = (text_at(action, &["text"]), text_at(action, &["link"])) {
            out.push_str(&format!("- {}\n", link(&escaped(words), target, "")));
        }
    }
    for feature in features {
        let (title, words) = (text_at(feature, &["title"]).unwrap_or_default(), text_at(feature, &["details"]).unwrap_or_default());
        let title = if title.is_empty() { String::new() } else { format!("**{}** ", escaped(title)) };
        out.push_str(&format!("- {title}{}\n", escaped(words)));
    }
    (!out.is_empty()).then_some(out)
}

/// A title from the name of the file, or of its folder.
fn name_as_title(page: &ForeignPage, layout: &Layout) -> String {
    let path = page.target.trim_start_matches("content/").trim_end_matches(".md");
    let path = page.lang.as_deref().and_then(|lang| path.strip_suffix(&format!(".{lang}"))).unwrap_or(path);
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let name = if name == "index" { parts.next().or(layout.title.as_deref()).unwrap_or(name) } else { name };
    let words = name.replace(['-', '_'], " ");
    let mut chars = words.chars();
    chars.next().map_or(words.clone(), |first| first.to_uppercase().chain(chars).collect())
}

/// The headings of a text as this program reads it, and its other anchors: identifier and words.
fn headings(body: &str) -> Vec<(String, String)> {
    let context = ParseContext { file: FileId(0), folder: "content", roles: &[], allow_html: true, whole: None };
    let document = text::parse(&context, Arc::from(body), 0, 0, &mut Diagnostics::new());
    let headings = document.headings.iter().map(|h| (h.id.to_string(), h.text.to_string()));
    headings.chain(document.ids.iter().map(|id| (id.to_string(), String::new()))).collect()
}

/// Finds the file of the picture that the front matter names; one that is elsewhere or missing is kept as data.
fn picture(page: &ForeignPage, fields: &mut NewFields, index: &SiteIndex, findings: &mut Vec<ImportFinding>) {
    let Some(at) = fields.values.iter().position(|(name, _)| *name == "image") else { return };
    let written = fields.values[at].1.as_text().unwrap_or_default().to_string();
    let is_picture = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"]
        .iter()
        .any(|e| written.to_lowercase().split('?').next().is_some_and(|p| p.ends_with(e)));
    match index.picture(Some(page), &written) {
        Outcome::To(to) if is_picture => fields.values[at].1 = scalar(&to, ScalarForm::Quoted),
        outcome => {
            let kind = if outcome == Outcome::Elsewhere { FindingKind::PictureElsewhere } else { FindingKind::PictureMissing };
            findings.push(ImportFinding { kind, what: "image".into(), path: page.source.clone(), line: 1, text: written.clone() });
            let (_, value) = fields.values.remove(at);
            if !fields.extra.iter().any(|(k, _)| &*k.text == "image") {
                fields.extra.push((key("image"), value));
            }
        }
    }
}

/// Addresses in use, so that an old address never takes the place of a page.
struct Aliases {
    outputs: FxHashSet<String>,
}

impl Aliases {
    fn new(collected: &CollectedSite, layout: &Layout) -> Aliases {
        let mut outputs: FxHashSet<String> = collected.pages.iter().map(|p| output_of(p, layout)).collect();
        // Sections and the home page have pages of their own.
        let tops: Vec<String> = outputs.iter().filter_map(|o| o.split_once('/')).map(|(top, _)| format!("{top}/index.html")).collect();
        outputs.extend(tops);
        outputs.insert("index.html".into());
        outputs.insert("404.html".into());
        outputs.extend(collected.files.values().filter_map(|f| f.strip_prefix("static/")).map(str::to_lowercase));
        Aliases { outputs }
    }

    /// The old address of a page as the path of a file, where it is another than the new one.
    fn of(&self, page: &ForeignPage, layout: &Layout) -> Option<String> {
        // A path without letters and digits of this world cannot be the name of a file everywhere.
        let address = fields::alias(&format!("{}{}", page.address, if layout.ugly { ".html" } else { "/" }), layout)?;
        (address != output_of(page, layout)).then_some(address)
    }
}

/// The file that a page is made into.
fn output_of(page: &ForeignPage, layout: &Layout) -> String {
    let path = page.target.trim_start_matches("content/").trim_end_matches(".md");
    let lang = page.lang.as_deref().unwrap_or_default();
    let path = path.strip_suffix(&format!(".{lang}")).unwrap_or(path);
    let path = path.split('/').map(slug).collect::<Vec<_>>().join("/");
    let is_folder = !layout.ugly && path != "index" && !path.ends_with("/index");
    let path = if is_folder { format!("{path}/index.html") } else { format!("{path}.html") };
    if lang.is_empty() { path } else { format!("{}/{path}", lang.to_lowercase()) }
}

/// The text of a page.
fn page_text(page: &ForeignPage, fields: &NewFields, body: &str) -> String {
    let mut out = String::from("---\n");
    for (name, value) in &fields.values {
        out.push_str(&yaml::entry(name, value, 0));
    }
    if let Some(lang) = page.lang.as_deref().filter(|lang| !has_suffix(lang)) {
        out.push_str(&format!("lang: {}\n", yaml::text(lang)));
    }
    if !fields.tags.is_empty() {
        let tags: Vec<String> = fields.tags.iter().map(|t| yaml::quoted(t)).collect();
        out.push_str(&format!("tags: [{}]\n", tags.join(", ")));
    }
    for (taxonomy, terms) in &fields.terms {
        let terms: Vec<String> = terms.iter().map(|t| yaml::quoted(t)).collect();
        out.push_str(&format!("{}: [{}]\n", yaml::text(taxonomy), terms.join(", ")));
    }
    if fields.draft {
        out.push_str("status: draft\n");
    }
    if !fields.aliases.is_empty() {
        out.push_str("aliases:\n");
        fields.aliases.iter().for_each(|a| out.push_str(&format!("  - {}\n", yaml::text(a))));
    }
    if !fields.extra.is_empty() {
        out.push_str("extra:\n");
        out.push_str(&yaml::map(&fields.extra, 2));
    }
    page.parts.comments.iter().for_each(|comment| out.push_str(&format!("# {comment}\n")));
    out.push_str("---\n");
    if !body.trim().is_empty() {
        out.push('\n');
        out.push_str(body);
    }
    out
}

/// Levels of a new site: what only a person can mend does not stop its first build.
const LEVELS: &[&str] = &["alt-missing", "anchor-missing", "duplicate-anchor", "image-broken"];

/// The settings of the new site.
fn site_yaml(layout: &Layout, index: &SiteIndex, has_html: bool, report: &mut ImportReport) -> String {
    let is_vietnamese = layout.main_lang() == "vi";
    let say = |vi: &'static str, en: &'static str| if is_vietnamese { vi } else { en };
    let mut out = String::new();
    out.push_str(say(
        "# Chuyển từ trang cũ sang. Xem import-report.md: những gì cần người xem lại.\n",
        "# Imported. import-report.md says what a person should look at.\n",
    ));
    out.push_str(&format!("title: {}\n", yaml::quoted(layout.title.as_deref().unwrap_or(say("Trang của tôi", "My site")))));
    out.push_str(&format!("base_url: {}\n", yaml::quoted(layout.base_url.as_deref().unwrap_or("https://example.vn/"))));
    if let Some(description) = &layout.description {
        out.push_str(&format!("description: {}\n", yaml::quoted(description)));
    }
    out.push_str(&format!("languages: [{}]\n", layout.languages.join(", ")));
    if let Some(zone) = &layout.time_zone {
        out.push_str(&format!("time_zone: {}\n", yaml::text(zone)));
    }
    out.push_str("theme: loa\n");
    if !layout.ugly {
        out.push_str("addresses: folder\n");
    }
    if !layout.taxonomies.is_empty() {
        out.push_str("taxonomies:\n");
        layout.taxonomies.iter().for_each(|own| out.push_str(&format!("  {}: {{}}\n", yaml::text(own))));
    }
    if has_html {
        out.push_str(say(
            "# Một số bài còn HTML; loa lọc rồi mới đăng.\n",
            "# Some pages hold HTML; it is cleaned before it is published.\n",
        ));
        out.push_str("allow_html: true\n");
    }
    let mut entries = String::new();
    for entry in &layout.menu {
        let link = match index.link(None, &entry.link) {
            Outcome::To(to) => Some(to),
            Outcome::Keep => Some(entry.link.clone()),
            _ if normal(&entry.link).is_empty() && !entry.link.contains(':') => Some("/".into()),
            _ => None,
        };
        match link {
            Some(link) => entries.push_str(&format!("  - {{ title: {}, link: {} }}\n", yaml::quoted(&entry.title), yaml::quoted(&link))),
            None => {
                let path = layout.read_settings.first().cloned().unwrap_or_default();
                report.push(ImportFinding {
                    kind: FindingKind::LinkBroken,
                    what: "menu".into(),
                    path,
                    line: 0,
                    text: format!("{} ({})", entry.title, entry.link),
                });
            }
        }
    }
    if !entries.is_empty() {
        out.push_str("navigation:\n");
        out.push_str(&entries);
    }
    out.push_str(say(
        "# Những gì chỉ người mới sửa được chưa chặn lần dựng đầu. Sửa xong thì bỏ các dòng này.\n",
        "# What only a person can mend does not stop the first builds. Remove these lines when it is mended.\n",
    ));
    out.push_str("checks:\n");
    LEVELS.iter().for_each(|code| out.push_str(&format!("  {code}: warning\n")));
    if let Some(tree) = &layout.tree {
        out.push_str("extra:\n");
        out.push_str(&yaml::entry("menus", tree, 2));
    }
    out
}
