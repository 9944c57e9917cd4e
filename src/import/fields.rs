//! Front matter in the words of other tools becomes fields here. What has no counterpart, or does not fit, is kept below `extra`.

use super::address::normal;
use super::layout::{Layout, language_code};
use super::page::ForeignPage;
use super::report::{FindingKind, ImportFinding};
use super::settings::{key, scalar, text_of};
use crate::kinds::foreign_field;
use crate::read::{Node, NodeKey, NodeValue, ScalarForm};
use crate::vietnamese::{parse_date, slug};

/// The fields of a page here.
#[derive(Debug, Default)]
pub struct NewFields {
    /// Single values by the name of the field.
    pub values: Vec<(&'static str, Node)>,
    /// Tags, each once.
    pub tags: Vec<String>,
    /// Terms by the taxonomies of the site's own.
    pub terms: Vec<(String, Vec<String>)>,
    /// Old addresses, as paths of files.
    pub aliases: Vec<String>,
    /// What a theme may use.
    pub extra: Vec<(NodeKey, Node)>,
    /// Whether the page is a draft.
    pub draft: bool,
}

/// Fields whose name means the same here.
const SAME: &[&str] = &["title", "summary", "date", "updated", "tags", "weight", "aliases", "image", "alt"];

impl NewFields {
    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.values.iter().find(|(n, _)| *n == name).map(|(_, v)| v)
    }

    /// Sets a field that has no value yet. False where it has one.
    pub fn set(&mut self, name: &'static str, value: Node) -> bool {
        let free = self.get(name).is_none();
        if free {
            self.values.push((name, value));
        }
        free
    }

    fn keep(&mut self, name: &str, value: &Node) {
        if !self.extra.iter().any(|(k, _)| *k.text == *name) && !value.is_null() && value.as_text() != Some("") {
            self.extra.push((key(name), value.clone()));
        }
    }
}

/// Reads the fields of a page. Pictures are paths as written; [`emit`](super::emit) finds their files.
pub fn read_fields(page: &ForeignPage, layout: &Layout, findings: &mut Vec<ImportFinding>) -> NewFields {
    let mut new = NewFields::default();
    let mut report = |kind: FindingKind, what: &str, text: &str| {
        findings.push(ImportFinding { kind, what: what.into(), path: page.source.clone(), line: 1, text: text.into() });
    };
    // The names that mean the same here come first: `title` before `linkTitle`.
    let is_same = |name: &str| SAME.contains(&&*name.to_ascii_lowercase());
    let (same, other): (Vec<_>, Vec<_>) = page.parts.fields.iter().partition(|(name, _)| is_same(name));
    for (name, value) in same.into_iter().chain(other) {
        let folded = name.to_ascii_lowercase();
        match (&*folded, &value.value) {
            (_, NodeValue::Null) => continue,
            ("extra", NodeValue::Map(entries)) => entries.iter().for_each(|(k, v)| new.keep(&k.text, v)),
            ("taxonomies", NodeValue::Map(entries)) => {
                for (taxonomy, terms) in entries {
                    if !add_terms(&mut new, &taxonomy.text, terms, layout) && !add_tags(&mut new, &taxonomy.text, terms) {
                        new.keep(&taxonomy.text, terms);
                    }
                }
            }
            _ if add_terms(&mut new, name, value, layout) => {}
            // They are in the name of the file and in the address.
            ("slug" | "url" | "permalink" | "path", NodeValue::Scalar(s)) if addressed(page, &s.text) => {}
            ("lang" | "locale" | "language", NodeValue::Scalar(s))
                if page.lang.as_deref().unwrap_or(layout.main_lang()) == language_code(&s.text) => {}
            ("draft", NodeValue::Scalar(s)) => new.draft |= &*s.text == "true",
            ("published" | "publish", NodeValue::Scalar(s)) if matches!(&*s.text, "true" | "false") => new.draft |= &*s.text == "false",
            ("unlisted" | "headless", NodeValue::Scalar(_)) => new.keep(name, value),
            // `last_update: { date, author }`
            ("last_update", NodeValue::Map(_)) => {
                let day = text_of(value, &["date"]).and_then(date_value);
                if let Some((day, _)) = day {
                    new.set("updated", scalar(&day, ScalarForm::Plain));
                }
                new.keep(name, value);
            }
            _ => {
                let own = SAME.iter().find(|s| **s == folded).copied().or_else(|| foreign_field(name));
                let taken = own.is_some_and(|own| take(&mut new, own, name, value, layout, &mut report));
                if !taken {
                    if own.is_none() && value.as_text() != Some("") {
                        report(FindingKind::FieldKept, name, "");
                    }
                    new.keep(name, value);
                }
            }
        }
    }
    if let Some(day) = &page.day {
        new.set("date", scalar(day, ScalarForm::Plain));
    }
    if let Some(number) = page.number {
        new.set("weight", scalar(&number.to_string(), ScalarForm::Plain));
    }
    if let Some(at) = layout.order.iter().position(|e| e.path == page.source) {
        if let Some(title) = &layout.order[at].title
            && !page.parts.body.trim_start().starts_with("# ")
        {
            new.set("title", scalar(title, ScalarForm::Quoted));
        }
        new.set("weight", scalar(&((at + 1) * 10).to_string(), ScalarForm::Plain));
    }
    new
}

/// Whether a name for addresses is in the new path or in the old address, which becomes an alias.
fn addressed(page: &ForeignPage, written: &str) -> bool {
    let last = |path: &str| normal(path).rsplit('/').next().unwrap_or_default().to_lowercase();
    last(&page.address) == last(written) || page.target.to_lowercase().contains(&*last(written))
}

/// Gives `own` the value. False where it does not fit, or where the field has a value.
fn take(
    new: &mut NewFields,
    own: &'static str,
    name: &str,
    value: &Node,
    layout: &Layout,
    report: &mut impl FnMut(FindingKind, &str, &str),
) -> bool {
    let text = value.as_text().map(str::trim).filter(|t| !t.is_empty());
    match own {
        "title" | "summary" | "alt" => match text {
            // A sentence may hold references to fields: two braces are none.
            Some(text) if own == "summary" => new.set(own, scalar(&decoded(text).replace("{{", "\\{{"), ScalarForm::Quoted)),
            Some(text) => new.set(own, scalar(&decoded(text), ScalarForm::Quoted)),
            None => false,
        },
        "date" | "updated" | "valid_from" | "valid_to" => {
            let Some(text) = text else { return false };
            match date_value(text) {
                Some((day, exact)) => {
                    let set = new.set(own, scalar(&day, ScalarForm::Plain));
                    if set && !exact {
                        new.keep(&format!("{name}_written"), value);
                    }
                    set
                }
                None => {
                    report(FindingKind::Value, name, text);
                    false
                }
            }
        }
        "weight" => match text.and_then(|t| t.parse::<i64>().ok()) {
            Some(number) => new.set(own, scalar(&number.to_string(), ScalarForm::Plain)),
            None => false,
        },
        "tags" => add_tags(new, name, value),
        "aliases" => {
            let one = std::slice::from_ref(value);
            let list = value.as_list().unwrap_or(one);
            let paths: Option<Vec<String>> = list.iter().map(|v| v.as_text().and_then(|t| alias(t, layout))).collect();
            match paths {
                Some(paths) => {
                    new.aliases.extend(paths);
                    true
                }
                None => {
                    list.iter().filter_map(Node::as_text).for_each(|t| match alias(t, layout) {
                        Some(path) => new.aliases.push(path),
                        None => report(FindingKind::Value, name, t),
                    });
                    false
                }
            }
        }
        "image" => {
            let inner = value.as_map().and_then(|_| text_of(value, &["image", "src", "url", "path", "relative"]));
            match text.or(inner) {
                Some(path) if new.get("image").is_none() => {
                    new.set("image", scalar(path, ScalarForm::Quoted));
                    if let Some(alt) = value.as_map().and_then(|_| text_of(value, &["alt"])) {
                        new.set("alt", scalar(alt, ScalarForm::Quoted));
                    }
                    // A record may say more than the path.
                    value.as_map().is_none_or(|m| m.len() <= 1)
                }
                _ => false,
            }
        }
        _ => false,
    }
}

/// Adds the terms of one of the site's own taxonomies. False where it is none, or a value is no term.
fn add_terms(new: &mut NewFields, name: &str, value: &Node, layout: &Layout) -> bool {
    let Some(own) = layout.taxonomies.iter().find(|own| own.eq_ignore_ascii_case(name)) else { return false };
    let one = std::slice::from_ref(value);
    let Some(words) = value.as_list().unwrap_or(one).iter().filter(|v| !v.is_null()).map(Node::as_text).collect::<Option<Vec<_>>>() else {
        return false;
    };
    let words: Vec<String> = words.into_iter().map(|word| word.trim().to_string()).filter(|word| !word.is_empty()).collect();
    if !words.is_empty() && !new.terms.iter().any(|(taxonomy, _)| taxonomy == own) {
        new.terms.push((own.clone(), words));
    }
    true
}

/// Adds tags. False where a value is no tag.
fn add_tags(new: &mut NewFields, name: &str, value: &Node) -> bool {
    let is_tags = ["tags", "categories", "category", "topics", "tag"].contains(&&*name.to_ascii_lowercase());
    let words: Vec<&str> = match &value.value {
        NodeValue::Scalar(s) => s.text.split(',').map(str::trim).filter(|t| !t.is_empty()).collect(),
        NodeValue::List(nodes) => match nodes.iter().filter(|n| !n.is_null()).map(Node::as_text).collect::<Option<Vec<_>>>() {
            Some(words) => words,
            None => return false,
        },
        _ => return false,
    };
    // A tag of signs alone, or with a sign that parts tags here, has no page of its own.
    let fits = |t: &&&str| !slug(t).is_empty() && !t.contains([',', ';', '|']);
    if !is_tags || !words.iter().all(|t| fits(&t)) {
        return false;
    }
    for word in words {
        let word = word.trim();
        if !word.is_empty() && !new.tags.iter().any(|t| slug(t) == slug(word)) {
            new.tags.push(word.to_string());
        }
    }
    true
}

/// An old address as the path of a file: `/old/` is `old/index.html`. None for addresses of other sites.
pub fn alias(written: &str, layout: &Layout) -> Option<String> {
    let written = written.trim();
    let own = layout.base_url.as_deref().and_then(|url| written.strip_prefix(url.trim_end_matches('/'))).unwrap_or(written);
    if own.contains("://") || own.contains(['?', '#', '*', '\\', '<', '>', '"', ':', '\n']) || own.split('/').any(|p| p == "..") {
        return None;
    }
    let path = own.trim_matches('/');
    let name = path.rsplit('/').next().unwrap_or_default();
    let path = if name.ends_with(".html") || name.ends_with(".htm") { path.to_string() } else { format!("{path}/index.html") };
    (!normal(&path).is_empty()).then_some(path)
}

/// A day that fields here take, and whether nothing of the text is lost: Hugo, Jekyll and Git write a time and a zone too.
fn date_value(text: &str) -> Option<(String, bool)> {
    if parse_date(text).is_some() {
        return Some((text.to_string(), true));
    }
    let day = text.get(..10)?;
    let rest = text[10..].trim_start_matches(['T', ' ']);
    let is_time = rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '+' | '-' | '.' | 'Z' | ' '))
        || rest.ends_with(|c: char| c.is_ascii_uppercase());
    (is_time && parse_date(day).is_some()).then(|| (day.to_string(), false))
}

/// A text without the entities of HTML.
fn decoded(text: &str) -> String {
    crate::text::decode_entities(text)
}
