//! From sources to drafts of items: kind, slug, language, where they stand, and their fields.

use super::site::Site;
use crate::diag::{
    BAD_SLUG, Diagnostic, Diagnostics, FIELD_MISSING, FILE_IGNORED, FileId, ROLE_AND_FIELD, Span, UNKNOWN_LANGUAGE, WRONG_TYPE,
};
use crate::ids::{FieldNo, LangNo};
use crate::kinds::sections::{roles, section_values};
use crate::kinds::written::{Intake, Written, WrittenField, read_fields};
use crate::kinds::{Kind, PAGE, PLACE, TERM, Value, hash_value};
use crate::read::{Node, Sources, TextSource, front_matter, paths};
use crate::text::{self, Block, Excerpt, ParseContext, Part};
use crate::vietnamese::{short_slug, slug};
use std::sync::Arc;

/// An item before its place and its translations are known.
#[derive(Debug)]
pub struct Draft {
    pub kind: &'static Kind,
    pub slug: Arc<str>,
    /// Language named by the file or the row; none is the main one.
    pub lang: Option<Arc<str>>,
    /// The folder below `content/places/`, or the code in the row's `place` column.
    pub stands: Stands,
    pub fields: Vec<(FieldNo, Span, Value)>,
    /// Texts in other languages, from columns like `name.en`.
    pub translations: Vec<WrittenField>,
    /// Path of the source below its kind's folder, without language and extension; empty for rows.
    pub path: Arc<str>,
    /// Path of the source file, for Markdown.
    pub source: Option<Arc<str>>,
    pub span: Span,
    pub digest: blake3::Hash,
    /// Required fields are not asked for: the front matter could not be read.
    pub broken: bool,
    /// Nor are these, whose value was reported.
    pub faulty: Vec<FieldNo>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Stands {
    Root,
    Folder(Arc<str>),
    Code(Arc<str>, Span),
}

impl Draft {
    pub fn get(&self, name: &str) -> Option<&Value> {
        let no = self.kind.table().named(name)?;
        self.fields.iter().find(|f| f.0 == no).map(|f| &f.2)
    }

    pub fn span_of(&self, name: &str) -> Span {
        let no = self.kind.table().named(name);
        self.fields.iter().find(|f| Some(f.0) == no).map_or(self.span, |f| f.1)
    }
}

/// Where a path below `content/` belongs.
struct Spot<'a> {
    kind: &'static Kind,
    stands: Stands,
    /// Below the kind's folder.
    rest: &'a str,
    /// For terms: the taxonomy.
    taxonomy: Option<&'a str>,
}

fn spot(path: &str) -> Spot<'_> {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let (stands, below) = match below.strip_prefix("places/").and_then(|rest| rest.split_once('/')) {
        Some((folder, rest)) => (Stands::Folder(folder.into()), rest),
        None => (Stands::Root, below),
    };
    if stands != Stands::Root && below == "place.md" {
        return Spot { kind: &PLACE, stands, rest: below, taxonomy: None };
    }
    if let Some((folder, rest)) = below.split_once('/') {
        if folder == TERM.folder {
            return Spot { kind: &TERM, stands, rest, taxonomy: rest.split(['/', '.']).next() };
        }
        if let Some(kind) = Kind::of_folder(folder) {
            return Spot { kind, stands, rest, taxonomy: None };
        }
    }
    Spot { kind: &PAGE, stands, rest: below, taxonomy: None }
}

/// The kind whose rows a table holds; at the top of `content/` or of a place's folder it is named like its kind's folder.
pub fn kind_of_table(path: &str) -> Option<&'static Kind> {
    let spot = spot(path);
    if spot.kind != &PAGE {
        return Some(spot.kind);
    }
    let stem = paths::file_name(spot.rest).rsplit_once('.').map_or(spot.rest, |(stem, _)| stem);
    let kind = if path == "content/places.csv" || stem == PLACE.folder { Some(&PLACE) } else { Kind::of_folder(stem) };
    kind.filter(|_| !spot.rest.contains('/'))
}

/// The draft of a Markdown file.
pub fn from_text(source: &TextSource, sources: &Sources, site: &Site, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let file = sources.files.get(source.file);
    let spot = spot(&file.path);
    let folder = paths::folder(&file.path);
    let intake = Intake { file: source.file, text: &file.text, folder, allow_html: site.allow_html };
    let split = front_matter::split(source.file, &file.text, diagnostics);
    let written = match &split.front {
        Some(front) => read_fields(spot.kind, front, &intake, diagnostics),
        None => Written::default(),
    };
    let faulty = written.faulty;
    let (mut fields, translations) = separate(written.fields);
    let body = Body { file: source.file, text: &file.text, start: split.body, folder };
    read_body(body, spot.kind, site, &mut fields, diagnostics);
    let stem = spot.rest.rsplit_once('.').map_or(spot.rest, |(stem, _)| stem);
    let (stem, file_lang) = match stem.rsplit_once('.') {
        Some((base, lang)) if (2..=3).contains(&lang.len()) && lang.bytes().all(|b| b.is_ascii_lowercase()) => {
            (base, Some(Arc::from(lang)))
        }
        _ => (stem, None),
    };
    let mut draft = Draft {
        kind: spot.kind,
        slug: "".into(),
        lang: file_lang,
        stands: spot.stands,
        fields,
        translations,
        path: stem.into(),
        source: Some(file.path.clone()),
        span: Span::file(source.file),
        digest: blake3::hash(file.text.as_bytes()),
        broken: split.broken,
        faulty,
    };
    finish(&mut draft, site, diagnostics).then_some(draft)
}

/// The drafts of a table: one per row.
pub fn from_table(file: FileId, node: &Node, sources: &Sources, site: &Site, diagnostics: &mut Diagnostics) -> Vec<Draft> {
    let source = sources.files.get(file);
    let name = source.path.strip_prefix("content/").unwrap_or(&source.path);
    let (mut spot, stem) = (spot(&source.path), paths::file_name(name).rsplit_once('.').map_or(name, |(stem, _)| stem));
    let Some(kind) = kind_of_table(&source.path) else {
        diagnostics.push(Diagnostic::new(&FILE_IGNORED).at(Span::file(file)).with("path", &source.path));
        return Vec::new();
    };
    spot.kind = kind;
    let Some(rows) = node.as_list() else {
        diagnostics.push(Diagnostic::new(&WRONG_TYPE).at(node.span).with("name", stem).with("label", stem).with("expected", "list"));
        return Vec::new();
    };
    let folder = paths::folder(&source.path);
    let intake = Intake { file, text: &source.text, folder, allow_html: site.allow_html };
    let mut drafts = Vec::with_capacity(rows.len());
    for row in rows {
        if row.as_map().is_none() {
            diagnostics.push(Diagnostic::new(&WRONG_TYPE).at(row.span).with("name", stem).with("label", stem).with("expected", "map"));
            continue;
        }
        let Written { fields, faulty } = read_fields(spot.kind, row, &intake, diagnostics);
        let (fields, translations) = separate(fields);
        let mut draft = Draft {
            kind: spot.kind,
            slug: "".into(),
            lang: None,
            stands: spot.stands.clone(),
            fields,
            translations,
            path: "".into(),
            source: None,
            span: row.span,
            digest: blake3::hash(b""),
            broken: false,
            faulty,
        };
        if finish(&mut draft, site, diagnostics) {
            if let Some(taxonomy) = spot.taxonomy {
                draft.slug = format!("{}/{}", slug(taxonomy), draft.slug).into();
            }
            let mut hasher = blake3::Hasher::new();
            for (no, _, value) in &draft.fields {
                hasher.update(&no.to_le_bytes());
                hash_value(&mut hasher, value);
            }
            for field in &draft.translations {
                hasher.update(&field.no.to_le_bytes());
                hash_value(&mut hasher, &field.value);
            }
            draft.digest = hasher.finalize();
            drafts.push(draft);
        }
    }
    drafts
}

fn separate(written: Vec<WrittenField>) -> (Vec<(FieldNo, Span, Value)>, Vec<WrittenField>) {
    let (own, translated): (Vec<_>, Vec<_>) = written.into_iter().partition(|f| f.lang.is_none());
    (own.into_iter().map(|f| (f.no, f.span, f.value)).collect(), translated)
}

/// The text of a file after its front matter.
struct Body<'a> {
    file: FileId,
    text: &'a Arc<str>,
    /// Where the body begins.
    start: usize,
    /// Folder of the file.
    folder: &'a str,
}

/// Parses the body and lets its sections fill their fields.
fn read_body(body: Body, kind: &'static Kind, site: &Site, fields: &mut Vec<(FieldNo, Span, Value)>, diagnostics: &mut Diagnostics) {
    let Body { file, text, start, folder } = body;
    if text.get(start..).is_none_or(|body| body.trim().is_empty()) {
        return;
    }
    let table = kind.table();
    let reading = ParseContext { file, folder, roles: roles(kind), allow_html: site.allow_html, whole: None };
    let document = Arc::new(text::parse(&reading, text.clone(), start, 0, diagnostics));
    for (no, span, value) in section_values(table, &document) {
        if let Some(first) = fields.iter().find(|f| f.0 == no) {
            let report = Diagnostic::new(&ROLE_AND_FIELD).at(span).and_at(Some(first.1));
            diagnostics.push(report.with("name", table.field(no).name).with("label", table.field(no).vi));
        } else {
            fields.push((no, span, value));
        }
    }
    let mut body = Excerpt::whole(document.clone());
    let has_title = table.named("title").is_some_and(|no| fields.iter().any(|f| f.0 == no));
    // A text that begins with its own title needs no `title:`; the title is then not part of the body.
    if let (false, Some(heading)) = (has_title, document.headings.first())
        && heading.level == 1
        && document.events.first().is_some_and(|e| e.part == Part::Open(Block::Heading(0)))
        && let Some(no) = table.named("title")
    {
        fields.push((no, document.span(heading.start, heading.end), Value::text(&heading.text)));
        let end = document.events.iter().position(|e| e.part == Part::Close(Block::Heading(0))).map_or(0, |i| i + 1);
        body.events.start = end as u32;
    }
    if let Some(no) = table.named("body") {
        let span = Span::new(file, start, text.len());
        if let Some(first) = fields.iter().find(|f| f.0 == no) {
            diagnostics.push(Diagnostic::new(&ROLE_AND_FIELD).at(first.1).with("name", "body").with("label", "nội dung"));
        } else {
            fields.push((no, span, Value::Document(body)));
        }
    }
}

/// Title, language, place and slug. `false` when the item cannot be told from others.
fn finish(draft: &mut Draft, site: &Site, diagnostics: &mut Diagnostics) -> bool {
    let table = draft.kind.table();
    let hidden = draft.get("hidden") == Some(&Value::Bool(true));
    if let (Some(from), Some(title)) = (draft.kind.title_from, table.named("title"))
        && draft.get("title").is_none()
        && let Some(value) = draft.get(from).cloned()
    {
        let span = draft.span_of(from);
        draft.fields.push((title, span, value));
        // Its translations too.
        let translated: Vec<WrittenField> = draft.translations.iter().filter(|f| Some(f.no) == table.named(from)).cloned().collect();
        draft.translations.extend(translated.into_iter().map(|f| WrittenField { no: title, ..f }));
    }
    if let Some(Value::Text(lang)) = draft.get("lang") {
        draft.lang = Some(lang.clone());
    }
    if let Some(lang) = &draft.lang
        && site.lang(lang).is_none()
    {
        let span = draft.span_of("lang");
        diagnostics
            .push(Diagnostic::new(&UNKNOWN_LANGUAGE).at(span).with("value", lang).suggest(lang, site.languages.iter().map(|l| &*l.code)));
        return false;
    }
    if let Some(Value::Text(code)) = draft.get("place") {
        draft.stands = Stands::Code(code.clone(), draft.span_of("place"));
    }
    let is_variant = draft.lang.as_ref().is_some_and(|l| site.lang(l) != Some(LangNo::MAIN));
    let adds_to_row = draft.kind == &PLACE && draft.source.is_some();
    if !(draft.broken || hidden || is_variant || adds_to_row) {
        for (no, field) in table.numbered() {
            let required = field.required || field.name == "title";
            let is_there = draft.fields.iter().map(|f| f.0).chain(draft.faulty.iter().copied()).any(|f| f == no);
            if required && !is_there && !(field.name == "title" && draft.kind.title_from.is_some()) {
                let report = Diagnostic::new(&FIELD_MISSING).at(draft.span).with("name", field.name).with("label", field.vi);
                diagnostics.push(report.with("kind", draft.kind.name));
            }
        }
    }
    find_slug(draft, diagnostics)
}

/// Longest part of a slug between slashes, in bytes: leaves room for suffixes below the 255 of file systems.
pub const MAX_SLUG_PART: usize = 120;

fn find_slug(draft: &mut Draft, diagnostics: &mut Diagnostics) -> bool {
    let explicit = ["slug", "id"].into_iter().find_map(|name| match draft.get(name) {
        Some(Value::Text(text)) => Some((text.clone(), draft.span_of(name))),
        _ => None,
    });
    let folded = |text: &str| text.split('/').map(slug).collect::<Vec<_>>().join("/");
    let identifying = draft.kind.fields.iter().find(|f| f.identifies).map(|f| f.name);
    let naming = ["code"].into_iter().chain(identifying).chain(["title"]);
    let (found, span, written): (String, Span, Arc<str>) = match explicit {
        Some((text, span)) => (folded(&text), span, text),
        None if !draft.path.is_empty() => (folded(&draft.path), draft.span, draft.path.clone()),
        None => match naming.clone().find_map(|name| Some((draft.get(name)?.plain()?.into_owned(), draft.span_of(name)))) {
            Some((text, span)) => (slug(&text), span, text.into()),
            // The missing title is already reported.
            None => return false,
        },
    };
    let from_words = draft.path.is_empty();
    let whole = found.split('/').all(|part| !part.is_empty());
    if !whole || (!from_words && written.split('/').any(|p| p == "..")) || written.starts_with('/') || written.contains('\\') {
        diagnostics.push(Diagnostic::new(&BAD_SLUG).at(span).with("value", written.escape_debug()).with("why", "empty"));
        return false;
    }
    let explicit_differs = draft.get("slug").is_some() && found != *written;
    if explicit_differs {
        diagnostics
            .push(Diagnostic::new(&BAD_SLUG).at(span).with("value", written.escape_debug()).with("why", "letters").with("near", &found));
        return false;
    }
    if found.split('/').any(|part| part.len() > MAX_SLUG_PART) {
        if !from_words || draft.get("id").is_some() || draft.get("code").is_some() {
            diagnostics
                .push(Diagnostic::new(&BAD_SLUG).at(span).with("value", written.chars().take(40).collect::<String>()).with("why", "long"));
            return false;
        }
        // A slug made from a long title is cut at a word.
        draft.slug = short_slug(&found, MAX_SLUG_PART).into();
        return true;
    }
    draft.slug = found.into();
    true
}
