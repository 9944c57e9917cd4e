//! Drafts: each Markdown file and each row of a table becomes one. A draft has kind, slug, language, place and fields; nothing it refers to is resolved.

use super::draft_status::{mark_draft, says_draft};
use super::site::Site;
use super::slugs::find_slug;
use crate::diag::{Diagnostic, Diagnostics, FIELD_MISSING, FILE_IGNORED, FileId, ROLE_AND_FIELD, Span, UNKNOWN_LANGUAGE, WRONG_TYPE};
use crate::ids::{FieldNo, LangNo};
use crate::kinds::parse::{FieldSource, ParsedField, ParsedFields, parse_fields};
use crate::kinds::sections::section_values;
use crate::kinds::{Kind, KindSet, PAGE, PLACE, TERM, Value, hash_value};
use crate::read::{Node, Sources, TextSource, front_matter, paths};
use crate::text::{self, Block, Excerpt, ParseContext, Part};
use crate::vietnamese::slug;
use std::sync::Arc;

/// An item before its place and its translations are known.
#[derive(Debug)]
pub struct Draft {
    /// Its kind, from the folder or table it is written in.
    pub kind: &'static Kind,
    /// Name in addresses and ids.
    pub slug: Arc<str>,
    /// The slug with its capitals, where addresses keep them.
    pub address: Option<Arc<str>>,
    /// Code of the language that the file name, the field `lang` or the column names; none is the main one.
    pub lang: Option<Arc<str>>,
    /// The place it belongs to, as its source names it.
    pub place: DraftPlace,
    /// Fields with a value, in the order of the source, each with where it is written.
    pub fields: Vec<(FieldNo, Span, Value)>,
    /// Values in other languages, from columns such as `name.en`.
    pub translations: Vec<ParsedField>,
    /// Path of the source below its kind's folder, without language and extension; empty for rows.
    pub path: Arc<str>,
    /// Path of the Markdown file below the site's folder; none for rows.
    pub source: Option<Arc<str>>,
    /// The file, or the row of the table.
    pub span: Span,
    /// Digest of what its source says.
    pub digest: blake3::Hash,
    /// Whether its front matter could not be parsed: then no required field is reported as missing.
    pub broken: bool,
    /// Fields whose value was reported: they are not reported as missing as well.
    pub faulty: Vec<FieldNo>,
}

/// The place of a draft, as its source names it.
#[derive(Clone, Debug, PartialEq)]
pub enum DraftPlace {
    /// The source is outside `content/places/` and names no place.
    Portal,
    /// Name of the folder below `content/places/`.
    Folder(Arc<str>),
    /// Code in the field `place`, and where it is written.
    Code(Arc<str>, Span),
}

impl Draft {
    /// The value of a field, by its English name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let no = self.kind.table().named(name)?;
        self.fields.iter().find(|f| f.0 == no).map(|f| &f.2)
    }

    /// Whether its status is `draft` or `review`: it is not published, and its faults do not stop a build.
    pub fn is_unfinished(&self) -> bool {
        matches!(self.get("status"), Some(Value::Choice(choice)) if matches!(choice.name, "draft" | "review"))
    }

    /// Where a field is written; where the draft is, if the field has no value.
    pub fn span_of(&self, name: &str) -> Span {
        let no = self.kind.table().named(name);
        self.fields.iter().find(|f| Some(f.0) == no).map_or(self.span, |f| f.1)
    }
}

/// What the path of a file in `content/` says of the items in it.
struct PathMeaning<'a> {
    kind: &'static Kind,
    place: DraftPlace,
    /// The path below the kind's folder.
    rest: &'a str,
    /// For terms: the taxonomy.
    taxonomy: Option<&'a str>,
}

fn path_meaning<'p>(path: &'p str, kinds: &KindSet) -> PathMeaning<'p> {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let (place, below) = match below.strip_prefix("places/").and_then(|rest| rest.split_once('/')) {
        Some((folder, rest)) => (DraftPlace::Folder(folder.into()), rest),
        None => (DraftPlace::Portal, below),
    };
    if place != DraftPlace::Portal && below == "place.md" {
        return PathMeaning { kind: &PLACE, place, rest: below, taxonomy: None };
    }
    if let Some((folder, rest)) = below.split_once('/') {
        if folder == TERM.folder {
            return PathMeaning { kind: &TERM, place, rest, taxonomy: rest.split(['/', '.']).next() };
        }
        if let Some(kind) = kinds.of_folder(folder) {
            return PathMeaning { kind, place, rest, taxonomy: None };
        }
    }
    PathMeaning { kind: &PAGE, place, rest: below, taxonomy: None }
}

/// The kind of the rows of a table: that of its folder, or at the top of `content/` or of a place's folder that of its file name.
/// None where the path says no kind.
pub fn kind_of_table(path: &str, kinds: &KindSet) -> Option<&'static Kind> {
    let meaning = path_meaning(path, kinds);
    if meaning.kind != &PAGE {
        return Some(meaning.kind);
    }
    let stem = paths::file_name(meaning.rest).rsplit_once('.').map_or(meaning.rest, |(stem, _)| stem);
    let kind = if path == "content/places.csv" || stem == PLACE.folder { Some(&PLACE) } else { kinds.of_folder(stem) };
    kind.filter(|_| !meaning.rest.contains('/'))
}

/// The draft of a Markdown file. None where it has no title or language by which it could be told from others; the reason is reported.
pub fn from_text(source: &TextSource, sources: &Sources, site: &Site, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let file = sources.files.get(source.file);
    let meaning = path_meaning(&file.path, &site.kinds);
    let folder = paths::folder(&file.path);
    let field_source = FieldSource {
        file: source.file,
        text: &file.text,
        folder,
        allow_html: site.allow_html,
        time_zone: Some(&site.zone),
        taxonomies: Some(&site.taxonomies.names),
    };
    let split = front_matter::parse_front_matter(source.file, &file.text, diagnostics);
    let parsed = match &split.node {
        Some(front) => parse_fields(meaning.kind, front, &field_source, diagnostics),
        None => ParsedFields::default(),
    };
    let faulty = parsed.faulty;
    let (mut fields, translations) = separate(parsed.fields);
    if split.broken && says_draft(&file.text) {
        mark_draft(meaning.kind, Span::file(source.file), &mut fields);
    }
    let body = MarkdownBody { file: source.file, text: &file.text, start: split.body_start, folder };
    read_body(body, meaning.kind, site, &mut fields, diagnostics);
    let stem = meaning.rest.rsplit_once('.').map_or(meaning.rest, |(stem, _)| stem);
    let (stem, file_lang) = match stem.rsplit_once('.') {
        Some((base, lang))
            if site.lang(lang).is_some() || (2..=3).contains(&lang.len()) && lang.bytes().all(|b| b.is_ascii_lowercase()) =>
        {
            (base, Some(Arc::from(lang)))
        }
        _ => (stem, None),
    };
    let mut draft = Draft {
        kind: meaning.kind,
        slug: "".into(),
        address: None,
        lang: file_lang,
        place: meaning.place,
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

/// The drafts of a table, one for each row. Rows without what identifies an item are reported and left out.
pub fn from_table(file: FileId, node: &Node, sources: &Sources, site: &Site, diagnostics: &mut Diagnostics) -> Vec<Draft> {
    let source = sources.files.get(file);
    let name = source.path.strip_prefix("content/").unwrap_or(&source.path);
    let (mut meaning, stem) =
        (path_meaning(&source.path, &site.kinds), paths::file_name(name).rsplit_once('.').map_or(name, |(stem, _)| stem));
    let Some(kind) = kind_of_table(&source.path, &site.kinds) else {
        diagnostics.push(Diagnostic::new(&FILE_IGNORED).at(Span::file(file)).with("path", &source.path));
        return Vec::new();
    };
    meaning.kind = kind;
    let Some(rows) = node.as_list() else {
        diagnostics.push(Diagnostic::new(&WRONG_TYPE).at(node.span).with("name", stem).with("label", stem).with("expected", "list"));
        return Vec::new();
    };
    let folder = paths::folder(&source.path);
    let field_source = FieldSource {
        file,
        text: &source.text,
        folder,
        allow_html: site.allow_html,
        time_zone: Some(&site.zone),
        taxonomies: Some(&site.taxonomies.names),
    };
    let mut drafts = Vec::with_capacity(rows.len());
    for row in rows {
        if row.as_map().is_none() {
            diagnostics.push(Diagnostic::new(&WRONG_TYPE).at(row.span).with("name", stem).with("label", stem).with("expected", "map"));
            continue;
        }
        let ParsedFields { fields, faulty } = parse_fields(meaning.kind, row, &field_source, diagnostics);
        let (fields, translations) = separate(fields);
        let mut draft = Draft {
            kind: meaning.kind,
            slug: "".into(),
            address: None,
            lang: None,
            place: meaning.place.clone(),
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
            if let Some(taxonomy) = meaning.taxonomy {
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

/// Parts fields in the item's own language from those in others.
fn separate(parsed: Vec<ParsedField>) -> (Vec<(FieldNo, Span, Value)>, Vec<ParsedField>) {
    let (own, translated): (Vec<_>, Vec<_>) = parsed.into_iter().partition(|f| f.lang.is_none());
    (own.into_iter().map(|f| (f.no, f.span, f.value)).collect(), translated)
}

/// The body of a Markdown file.
struct MarkdownBody<'a> {
    file: FileId,
    text: &'a Arc<str>,
    /// Byte offset at which the body starts.
    start: usize,
    /// Folder of the file.
    folder: &'a str,
}

/// Parses the body. Sections whose heading names a field become its value; the whole body becomes the field `body`.
fn read_body(
    body: MarkdownBody,
    kind: &'static Kind,
    site: &Site,
    fields: &mut Vec<(FieldNo, Span, Value)>,
    diagnostics: &mut Diagnostics,
) {
    let MarkdownBody { file, text, start, folder } = body;
    if text.get(start..).is_none_or(|body| body.trim().is_empty()) {
        return;
    }
    let table = kind.table();
    let reading = ParseContext { file, folder, roles: &table.roles, allow_html: site.allow_html, whole: None };
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
    // A heading of level 1 at the start is the title where the front matter has none, and is then no part of the body.
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

/// Completes title, language, place and slug; reports required fields without a value. False where language or slug cannot be found, which is reported.
fn finish(draft: &mut Draft, site: &Site, diagnostics: &mut Diagnostics) -> bool {
    let table = draft.kind.table();
    let hidden = draft.get("hidden") == Some(&Value::Bool(true));
    if let (Some(from), Some(title)) = (draft.kind.title_from, table.named("title"))
        && draft.get("title").is_none()
        && let Some(value) = draft.get(from).cloned()
    {
        let span = draft.span_of(from);
        draft.fields.push((title, span, value));
        let translated: Vec<ParsedField> = draft.translations.iter().filter(|f| Some(f.no) == table.named(from)).cloned().collect();
        draft.translations.extend(translated.into_iter().map(|f| ParsedField { no: title, ..f }));
    }
    for (date, own) in draft.kind.dates {
        if let (Some(no), None, Some(value)) = (table.named(date), draft.get(date), draft.get(own).cloned()) {
            let span = draft.span_of(own);
            draft.fields.push((no, span, value));
        }
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
        draft.place = DraftPlace::Code(code.clone(), draft.span_of("place"));
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
    find_slug(draft, site.keep_case, diagnostics)
}
