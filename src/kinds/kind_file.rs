//! Kinds that a site or its theme declares: `kinds/polling-place.yaml`.

use super::declared::{OwnField, OwnType, declared_kind, keep_fields, kept};
use super::field::{Field, Type, field};
use super::kind::Kind;
use super::list::KindSet;
use super::opening_hours::OPENING;
use super::parse::FieldSource;
use super::settings::{Settings, node_of, read_settings};
use super::value::Value;
use crate::diag::{Diagnostic, Diagnostics, KIND_DECLARATION, Span, UNKNOWN_FIELD};
use crate::read::{Node, NodeKey, NodeValue};
use crate::vietnamese::{key, name_slug};
use std::sync::OnceLock;

/// Keys of a declaration.
static KEYS: &[Field] = &[
    field("title", "tên", Type::Translated, ["What one of them is called.", "Gọi một mục là gì."]).required(),
    field("folder", "thư mục", Type::Line, ["Folder below content/, and name of its tables.", "Thư mục trong content/, cũng là tên bảng."]),
    field("title_from", "tiêu đề từ", Type::Line, ["The field that gives the title.", "Trường làm tiêu đề."]),
    field("new_body", "bài mẫu", Type::Free, ["Text of a new one, in Markdown.", "Bài viết sẵn cho mục mới, theo Markdown."]),
    field("order", "sắp xếp", Type::List(&Type::Line), ["Fields that lists are sorted by.", "Các trường dùng để sắp xếp."]),
    field("valid_from", "hiệu lực từ", Type::Line, ["The date field from which it is shown.", "Trường ngày bắt đầu hiện."]),
    field("valid_to", "hiệu lực đến", Type::Line, ["The date field until which it is listed.", "Trường ngày thôi hiện."]),
    field("fields", "các trường", Type::Free, ["Its own fields by name.", "Các trường riêng theo tên."]),
];

/// Keys of a field in a declaration.
static FIELD_KEYS: &[&str] = &["type", "title", "help", "required", "translatable", "identifies", "headings", "choices", "fields"];

/// The names of types in declarations. Choices, records, items and lists have parameters (`read_type`).
const TYPES: &[(&str, Type)] = &[
    ("line", Type::Line),
    ("sentence", Type::Sentence),
    ("text", Type::Prose),
    ("entries", Type::Entries),
    ("integer", Type::Integer),
    ("number", Type::Number),
    ("boolean", Type::Boolean),
    ("date", Type::Date),
    ("money", Type::Money),
    ("phone", Type::Phone),
    ("hours", Type::Hours),
    ("code", Type::Code),
    ("url", Type::Url),
    ("path", Type::Path),
    ("image", Type::Image),
    ("file", Type::File),
    ("places", Type::Places),
    ("place", Type::Place),
    ("language", Type::Language),
    ("latitude", Type::Latitude),
    ("longitude", Type::Longitude),
    ("any", Type::Free),
];

/// Folders of `content/` that are no kind's.
const FOLDERS_IN_USE: &[&str] = &["places", "terms", "registry", "boundaries", "lang", "kinds", "data"];

/// Reads declarations, each with the name of its file without folder and extension. The first declaration of a name counts: those of the site
/// come before those of its theme.
pub fn read_kinds<'a>(declarations: impl Iterator<Item = (&'a str, &'a Node, FieldSource<'a>)>, diagnostics: &mut Diagnostics) -> KindSet {
    let mut declared: Vec<&'static Kind> = Vec::new();
    let mut set = KindSet::with(&declared);
    let mut items: Vec<(String, Span)> = Vec::new();
    for (name, node, source) in declarations {
        // A theme's kind that the site declares anew.
        if declared.iter().any(|kind| kind.name == name) {
            continue;
        }
        let mut reader = KindReader { kind: name, diagnostics, items: &mut items };
        if let Some(kind) = reader.read(node, &source, &set) {
            declared.push(kind);
            set = KindSet::with(&declared);
        }
    }
    for (kind, span) in items {
        if set.find(&kind).is_none_or(|found| found.name != kind) {
            diagnostics.push(fault(span, "item", &kind).suggest(&kind, set.names()));
        }
    }
    set
}

fn fault(span: Span, why: &str, name: &str) -> Diagnostic {
    Diagnostic::new(&KIND_DECLARATION).at(span).with("why", why).with("name", name).suggest("", [])
}

struct KindReader<'r> {
    /// Name of the kind.
    kind: &'r str,
    diagnostics: &'r mut Diagnostics,
    /// Kinds that fields name, each with where.
    items: &'r mut Vec<(String, Span)>,
}

impl KindReader<'_> {
    /// The kind of a declaration. None after a report.
    fn read(&mut self, node: &Node, source: &FieldSource, known: &KindSet) -> Option<&'static Kind> {
        let before = self.diagnostics.len();
        if node.as_map().is_none() {
            self.report(node.span, "map", self.kind);
            return None;
        }
        let settings = read_settings(KEYS, "kinds/*.yaml", node, source, self.diagnostics);
        if !is_name(self.kind) {
            self.report(Span::file(node.span.file), "name", self.kind);
            return None;
        }
        let [vi, en] = self.labels(settings.get("title"));
        let folder = settings.text("folder").map_or_else(|| format!("{}s", self.kind), str::to_string);
        for (name, span) in [(self.kind, Span::file(node.span.file)), (&vi, settings.span("title"))] {
            if known.find(name).is_some() {
                self.report(span, "taken", name);
                return None;
            }
        }
        if name_slug(&folder) != folder || FOLDERS_IN_USE.contains(&&*folder) || known.of_folder(&folder).is_some() {
            self.report(settings.span("folder"), "folder", &folder);
        }
        let fields = node_of(KEYS, "fields", node).map(|fields| self.fields(fields, true)).unwrap_or_default();
        let title_from = self.names_field("title_from", settings.text("title_from"), &settings, &fields, |_| true);
        let is_date = |ty: &OwnType| matches!(ty, OwnType::Plain(Type::Date));
        let [from, to] = ["valid_from", "valid_to"].map(|date| self.names_field(date, settings.text(date), &settings, &fields, is_date));
        let order: Vec<String> = settings.list("order").iter().filter_map(|value| Some(value.plain()?.into_owned())).collect();
        let body = node_of(KEYS, "new_body", node).and_then(Node::as_text).unwrap_or_default().trim_matches('\n');
        let body = if body.is_empty() { String::new() } else { format!("\n{body}\n") };
        if self.diagnostics.len() > before {
            return None;
        }
        let shape = format!("{:?}", (self.kind, &vi, &en, &folder, &fields, &title_from, &from, &to, &order, &body));
        let kind = declared_kind(shape, || {
            let has_hours = fields.iter().any(|f| f.name == "hours" && matches!(f.ty, OwnType::Plain(Type::Hours)));
            let dates = [("valid_from", &from), ("valid_to", &to)];
            Kind {
                name: kept(self.kind),
                vi: kept(&vi),
                en: kept(&en),
                folder: kept(&folder),
                fields: keep_fields(&fields),
                derived: if has_hours { &[OPENING] } else { &[] },
                title_from: title_from.as_deref().map(kept),
                new_body: kept(&body),
                order: Box::leak(order.iter().map(|name| kept(name)).collect()),
                dates: Box::leak(dates.iter().filter_map(|(date, own)| Some((*date, kept(own.as_ref()?)))).collect()),
                table: OnceLock::new(),
            }
        });
        let is_unknown = |name: &&&str| {
            let name = name.trim_start_matches('-');
            name != "title" && name != "slug" && kind.table().named(name).is_none()
        };
        if let Some(name) = kind.order.iter().find(is_unknown) {
            self.diagnostics.push(fault(settings.span("order"), "field", name).suggest(name, kind.table().names()));
            return None;
        }
        Some(kind)
    }

    fn report(&mut self, span: Span, why: &str, name: &str) {
        self.diagnostics.push(fault(span, why, name));
    }

    /// The Vietnamese and the English label; the name of the kind where there is no English one.
    fn labels(&self, title: Option<&Value>) -> [String; 2] {
        let text = |value: &Value| value.plain().unwrap_or_default().into_owned();
        match title {
            Some(Value::Record(texts)) => {
                let get = |lang: &str| texts.iter().find(|(code, _)| &**code == lang).map(|(_, value)| text(value));
                let en = get("en").unwrap_or_else(|| self.kind.replace('-', " "));
                [get("vi").unwrap_or_else(|| en.clone()), en]
            }
            Some(value) => [text(value), self.kind.replace('-', " ")],
            None => [self.kind.to_string(), self.kind.to_string()],
        }
    }

    /// The own field that a key names, of a type that suits it.
    fn names_field(
        &mut self,
        setting: &str,
        name: Option<&str>,
        settings: &Settings,
        fields: &[OwnField],
        suits: impl Fn(&OwnType) -> bool,
    ) -> Option<String> {
        let name = name?;
        if !fields.iter().any(|f| f.name == name && suits(&f.ty)) {
            let known = fields.iter().filter(|f| suits(&f.ty)).map(|f| &*f.name);
            self.diagnostics.push(fault(settings.span(setting), "field", name).suggest(name, known));
        }
        Some(name.to_string())
    }

    /// The fields of a kind, or of a record. Those of a kind stand beside the common ones, whose names they cannot have.
    fn fields(&mut self, node: &Node, of_kind: bool) -> Vec<OwnField> {
        let Some(entries) = node.as_map() else {
            self.report(node.span, "map", "fields");
            return Vec::new();
        };
        let mut fields: Vec<OwnField> = Vec::new();
        for (name, node) in entries {
            let Some(own) = self.field(name, node) else { continue };
            let common = super::shared_fields::FIELDS.iter().chain(super::shared_fields::DERIVED.iter().map(|derived| &derived.field));
            let is_common = |name: &str| of_kind && common.clone().any(|f| f.name == name || key(f.vi) == key(name));
            let is_twice = |name: &str| fields.iter().any(|f| f.name == name || key(&f.vi) == key(name));
            let taken = [&own.name, &own.vi].into_iter().find(|name| is_common(name) || is_twice(name)).cloned();
            match taken {
                Some(taken) => self.report(name.span, "field-taken", &taken),
                None => fields.push(own),
            }
        }
        if fields.len() > 150 {
            self.report(node.span, "many", &fields.len().to_string());
        }
        fields
    }

    fn field(&mut self, name: &NodeKey, node: &Node) -> Option<OwnField> {
        if !is_field_name(&name.text) {
            self.report(name.span, "field-name", &name.text);
            return None;
        }
        // `hours: hours` says the type alone.
        let whole = node.as_map().is_some() && node.get("item").is_none();
        let entries = if whole { node.as_map().unwrap_or_default() } else { &[] };
        for (key, _) in entries.iter().filter(|(key, _)| !FIELD_KEYS.contains(&&*key.text)) {
            let report = Diagnostic::new(&UNKNOWN_FIELD).at(key.span).with("name", &key.text).with("kind", "kinds/*.yaml");
            self.diagnostics.push(report.suggest(&key.text, FIELD_KEYS.iter().copied()));
        }
        let get = |key: &str| if whole { node.get(key) } else { None };
        let ty = match (get("type"), whole) {
            (Some(ty), _) => self.read_type(ty, node)?,
            (None, false) => self.read_type(node, node)?,
            // The choices or fields say the type.
            (None, true) if get("choices").is_some() => self.choices(node)?,
            (None, true) if get("fields").is_some() => self.record(node)?,
            (None, true) => {
                self.report(name.span, "no-type", &name.text);
                return None;
            }
        };
        let texts = |node: Option<&Node>| node.map(said);
        let [vi, _] = texts(get("title")).unwrap_or_else(|| [name.text.replace('_', " "), String::new()]);
        let help = texts(get("help")).unwrap_or_default();
        let headings: Vec<String> = match get("headings").map(|node| &node.value) {
            Some(NodeValue::List(words)) => words.iter().filter_map(Node::as_text).map(str::to_string).collect(),
            Some(NodeValue::Scalar(word)) => vec![word.text.to_string()],
            _ => Vec::new(),
        };
        let is_section = matches!(ty, OwnType::Plain(Type::Entries | Type::Sentence));
        if let (Some(node), false) = (get("headings"), is_section) {
            self.report(node.span, "headings", &name.text);
        }
        let [required, translatable, identifies] = ["required", "translatable", "identifies"].map(|key| self.flag(get(key)));
        Some(OwnField {
            name: name.text.to_string(),
            vi,
            ty,
            required,
            translatable: translatable || !headings.is_empty(),
            identifies,
            headings,
            doc: [help[1].clone(), help[0].clone()],
        })
    }

    fn flag(&mut self, node: Option<&Node>) -> bool {
        match node.map(|node| (node.as_text().unwrap_or_default(), node.span)) {
            Some(("true", _)) => true,
            None | Some(("false", _)) => false,
            Some((other, span)) => {
                self.report(span, "flag", other);
                false
            }
        }
    }

    /// Reads a type: a name, `[type]` for a list of it, `{ item: guide }`. Choices and fields stand beside it in `around`.
    fn read_type(&mut self, node: &Node, around: &Node) -> Option<OwnType> {
        match &node.value {
            NodeValue::List(inner) if inner.len() == 1 => {
                let inner = self.read_type(&inner[0], around)?;
                if matches!(inner, OwnType::List(_) | OwnType::Plain(Type::Entries | Type::Places | Type::Free)) {
                    self.report(node.span, "list-of-lists", "type");
                    return None;
                }
                Some(OwnType::List(Box::new(inner)))
            }
            NodeValue::Map(entries) if entries.len() == 1 && &*entries[0].0.text == "item" => {
                let kind = entries[0].1.as_text().unwrap_or_default();
                self.items.push((kind.to_string(), entries[0].1.span));
                Some(OwnType::Item(kind.to_string()))
            }
            _ => {
                let name = node.as_text().unwrap_or_default();
                match name {
                    "choice" => return self.choices(around),
                    "record" => return self.record(around),
                    _ => {}
                }
                let found = TYPES.iter().find(|(known, _)| *known == name);
                if found.is_none() {
                    let known = TYPES.iter().map(|(known, _)| *known).chain(["choice", "record"]);
                    self.diagnostics.push(fault(node.span, "type", name).suggest(name, known));
                }
                Some(OwnType::Plain(found?.1))
            }
        }
    }

    fn choices(&mut self, around: &Node) -> Option<OwnType> {
        let choice = |name: &str, node: Option<&Node>| {
            let [vi, en] = node.map(said).unwrap_or_else(|| [name.replace('-', " "), String::new()]);
            [name.to_string(), vi, if en.is_empty() { name.replace('-', " ") } else { en }]
        };
        let choices: Vec<[String; 3]> = match around.get("choices").map(|node| &node.value) {
            Some(NodeValue::Map(entries)) => entries.iter().map(|(name, node)| choice(&name.text, Some(node))).collect(),
            Some(NodeValue::List(names)) => names.iter().filter_map(Node::as_text).map(|name| choice(name, None)).collect(),
            _ => Vec::new(),
        };
        if choices.is_empty() {
            self.report(around.span, "no-choices", "choices");
            return None;
        }
        if let Some([name, ..]) = choices.iter().find(|[name, ..]| !is_name(name)) {
            self.report(around.span, "choice-name", name);
            return None;
        }
        Some(OwnType::Choice(choices))
    }

    fn record(&mut self, around: &Node) -> Option<OwnType> {
        let fields = around.get("fields").map(|node| self.fields(node, false)).unwrap_or_default();
        if fields.is_empty() {
            self.report(around.span, "no-fields", "fields");
            return None;
        }
        Some(OwnType::Record(fields))
    }
}

/// A text in Vietnamese and in English; an undeclared one is empty, a text without language counts as Vietnamese.
fn said(node: &Node) -> [String; 2] {
    match node.as_text() {
        Some(text) => [text.to_string(), String::new()],
        None => ["vi", "en"].map(|lang| node.get(lang).and_then(Node::as_text).unwrap_or_default().to_string()),
    }
}

/// Whether a word may name a kind or a value: letters in lower case, digits and hyphens.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a word may name a field: as templates write it.
fn is_field_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
