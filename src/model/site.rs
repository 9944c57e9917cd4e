//! The settings of the site, from `content/site.yaml`: title, addresses, languages, menu, what authors may do.

use super::domains::read_domains;
use super::languages::{Language, read_languages};
use super::levels::read_levels;
use super::press::read_press;
use super::site_fields::SITE;
use super::taxonomies::{OwnTaxonomies, read_taxonomies};
use super::voice::Voice;
use crate::config::Config;
use crate::diag::{BAD_URL, Diagnostic, Diagnostics, FIELD_MISSING, FIELD_TWICE, FileId, Levels, NO_BASE_URL, Span, UNKNOWN_CHOICE};
use crate::ids::LangNo;
use crate::kinds::Value;
use crate::kinds::parse::FieldSource;
use crate::kinds::settings::{Settings, node_of, read_settings};
use crate::kinds::{KindSet, read_kinds};
use crate::read::{Node, NodeKey, NodeValue, Sources, kind_of};
use crate::separation::PressProfile;
use crate::text::{LinkTarget, target};
use crate::vietnamese::ToneStyle;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::Arc;

/// A text in one or several languages: (code of the language, text). The code is empty where the text is not said to be in any.
#[derive(Clone, Debug, Default)]
pub struct Translated(Vec<(Arc<str>, Arc<str>)>);

impl Translated {
    /// From a value of type [`Type::Translated`]: a text, or a record of texts by language. Empty for anything else.
    pub fn from_value(value: Option<&Value>) -> Translated {
        match value {
            Some(Value::Text(text)) => Translated(vec![("".into(), text.clone())]),
            Some(Value::Record(entries)) => Translated(
                entries
                    .iter()
                    .filter_map(|(lang, v)| if let Value::Text(text) = v { Some((lang.clone(), text.clone())) } else { None })
                    .collect(),
            ),
            _ => Translated::default(),
        }
    }

    /// A text of no certain language.
    pub fn one(text: &str) -> Translated {
        Translated(vec![("".into(), text.into())])
    }

    /// The text in this language, else the first text, else an empty one.
    pub fn get(&self, lang: &str) -> &str {
        self.0.iter().find(|(l, _)| &**l == lang).or(self.0.first()).map_or("", |(_, t)| t)
    }

    /// The texts, each with the code of its language.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &Arc<str>)> {
        self.0.iter().map(|(lang, text)| (&**lang, text))
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An entry of the main menu.
#[derive(Debug)]
pub struct NavigationEntry {
    /// Its words.
    pub title: Translated,
    /// Its target as written; views resolve it for each place.
    pub link: Arc<str>,
    /// Where the target is written.
    pub span: Span,
}

/// The settings of the site, with defaults for what `site.yaml` does not say.
#[derive(Debug)]
pub struct Site {
    /// Name of the site.
    pub title: Translated,
    /// A sentence about the site.
    pub description: Translated,
    /// Address of the portal, with a slash at its end: that of the run (`--base-url`), else that of `site.yaml`.
    pub base_url: Arc<str>,
    /// The address that `site.yaml` has, with a slash at its end; empty where it has none.
    pub own_base_url: Arc<str>,
    /// By [`LangNo`]; there is at least one.
    pub languages: Vec<Language>,
    /// Name of the theme, and where it is written; none where `site.yaml` names none.
    pub theme: Option<(Arc<str>, Span)>,
    /// Domains that readers may trust, in lower case.
    pub official_domains: Vec<Arc<str>>,
    /// Words and phrases that are no slips.
    pub known_words: Vec<Arc<str>>,
    /// Domains whose pages may embed those of the site, in lower case.
    pub embed_from: Vec<Arc<str>>,
    /// Whether only approved items are published.
    pub approval_required: bool,
    /// Whether every page is the `index.html` of a folder of its own, so that its address has no extension (`addresses: folder`).
    pub addresses_in_folders: bool,
    /// Whether names of files keep their capitals in addresses (`addresses: keep-case`).
    pub keep_case: bool,
    /// Whether HTML, CSS and scripts are minified.
    pub minify: bool,
    /// Whether Markdown may contain HTML, which is sanitized.
    pub allow_html: bool,
    /// The main menu.
    pub navigation: Vec<NavigationEntry>,
    /// Whether `site.yaml` says nothing of a menu, so that it is made of the sections.
    pub menu_of_sections: bool,
    /// Where the languages are written.
    pub languages_span: Span,
    /// Its kinds: those of the program and those that it and its theme declare.
    pub kinds: Arc<KindSet>,
    /// The site's own taxonomies.
    pub taxonomies: OwnTaxonomies,
    /// Values for the options of the theme, as written; the theme declares their types.
    pub options: Option<Node>,
    /// Values among the options that look like pictures and are files of the site, each with where it is written.
    pub option_pictures: Vec<(Arc<str>, Span)>,
    /// The programs for sound.
    pub voice: Voice,
    /// The press that files for print shops are made for.
    pub press: Arc<PressProfile>,
    /// Levels of diagnostics, from `checks`.
    pub levels: Levels,
    /// Days after which content must be reviewed.
    pub recheck_days: Option<i64>,
    /// Where tone marks are to stand, for the check `tone-style`.
    pub tone_style: ToneStyle,
    /// Data for the theme.
    pub extra: Value,
    /// IANA name of the time zone.
    pub time_zone: Arc<str>,
    /// The time zone.
    pub zone: TimeZone,
    /// The build date.
    pub as_of: Date,
}

impl Site {
    /// The language of this code.
    pub fn lang(&self, code: &str) -> Option<LangNo> {
        self.languages.iter().position(|l| &*l.code == code).map(LangNo::from_index)
    }

    /// The numbers of the site's languages, the main one first.
    pub fn langs(&self) -> impl DoubleEndedIterator<Item = LangNo> + ExactSizeIterator + Clone + use<> {
        LangNo::all(self.languages.len())
    }

    /// The language of this number.
    pub fn language(&self, lang: LangNo) -> &Language {
        &self.languages[lang.index()]
    }

    /// The code of the language of this number.
    pub fn code(&self, lang: LangNo) -> &Arc<str> {
        &self.language(lang).code
    }
}

/// Reads `site.yaml`. What is missing or wrong gets its default.
pub fn read_site_settings(sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Site {
    let empty = Node { span: Span::file(FileId(0)), value: NodeValue::Map(Vec::new()) };
    let node = sources.site.as_ref().unwrap_or(&empty);
    let text = sources.site.as_ref().map_or("", |n| &*sources.files.get(n.span.file).text);
    let field_source = FieldSource::of_settings(node.span.file, text, "content");
    let settings = read_settings(SITE, "site.yaml", node, &field_source, diagnostics);
    let has_file = sources.site.is_some();
    if has_file && settings.get("title").is_none() {
        diagnostics
            .push(Diagnostic::new(&FIELD_MISSING).at(node.span).with("name", "title").with("label", "tên trang").with("kind", "site.yaml"));
    }
    let time_zone = settings.text("time_zone").unwrap_or("Asia/Ho_Chi_Minh");
    let as_of = config.build_date(time_zone).unwrap_or_else(|error| {
        let span = settings.span("time_zone");
        diagnostics.push(
            Diagnostic::new(&UNKNOWN_CHOICE)
                .at(span)
                .with("name", "time_zone")
                .with("label", "múi giờ")
                .with("value", time_zone)
                .with("near", "none")
                .with("known", error),
        );
        jiff::civil::Date::ZERO
    });
    let says_of_addresses = |word: &str| settings.list("addresses").iter().any(|v| matches!(v, Value::Choice(c) if c.name == word));
    if says_of_addresses("file") && says_of_addresses("folder") {
        diagnostics.push(Diagnostic::new(&FIELD_TWICE).at(settings.span("addresses")).with("name", "addresses"));
    }
    let options = node_of(SITE, "options", node);
    let kinds = kinds(sources, diagnostics);
    Site {
        title: Translated::from_value(settings.get("title")),
        description: Translated::from_value(settings.get("description")),
        own_base_url: with_slash(settings.text("base_url").unwrap_or_default()),
        base_url: base_url(&settings, config, diagnostics),
        languages: read_languages(&settings, diagnostics),
        theme: settings.text("theme").map(|t| (t.into(), settings.span("theme"))),
        official_domains: read_domains("official_domains", &settings, node_of(SITE, "official_domains", node), diagnostics),
        known_words: match settings.get("known_words") {
            Some(Value::List(words)) => words.iter().filter_map(Value::plain).map(|words| words.as_ref().into()).collect(),
            _ => Vec::new(),
        },
        embed_from: read_domains("embed_from", &settings, node_of(SITE, "embed_from", node), diagnostics),
        approval_required: settings.text("approval") == Some("required"),
        addresses_in_folders: says_of_addresses("folder"),
        keep_case: says_of_addresses("keep-case"),
        minify: settings.flag("minify").unwrap_or(false),
        allow_html: settings.flag("allow_html").unwrap_or(false),
        navigation: navigation(&settings, node),
        menu_of_sections: node_of(SITE, "navigation", node).is_none(),
        languages_span: settings.span("languages"),
        taxonomies: read_taxonomies(node_of(SITE, "taxonomies", node), &kinds, &field_source, diagnostics),
        kinds,
        option_pictures: options.map(pictures).unwrap_or_default(),
        options: options.cloned(),
        voice: Voice::new(config, settings.text("voice")),
        press: read_press(settings.text("press_profile").map(|named| (named, settings.span("press_profile"))), sources, diagnostics),
        recheck_days: match settings.get("recheck_days") {
            Some(Value::Integer(days)) => Some(*days),
            _ => None,
        },
        tone_style: if settings.text("tone_style") == Some("modern") { ToneStyle::Modern } else { ToneStyle::Classic },
        levels: node.get("checks").map_or_else(Levels::default, |node| read_levels(node, sources, diagnostics)),
        extra: settings.get("extra").cloned().unwrap_or(Value::Record(Vec::new())),
        time_zone: time_zone.into(),
        // An unknown name is reported above.
        zone: TimeZone::get(time_zone).unwrap_or(TimeZone::UTC),
        as_of,
    }
}

/// The kinds of the program and those that files declare.
fn kinds(sources: &Sources, diagnostics: &mut Diagnostics) -> Arc<KindSet> {
    if sources.kinds.is_empty() {
        return KindSet::built_in().clone();
    }
    let declarations = sources.kinds.iter().filter_map(|declared| {
        let file = sources.files.get(declared.file);
        Some((kind_of(&file.path)?, &declared.node, FieldSource::of_settings(declared.file, &file.text, "content")))
    });
    Arc::new(read_kinds(declarations, diagnostics))
}

/// The theme that `site.yaml` names, and where; none where it names none.
pub fn theme_of(sources: &Sources) -> Option<(&str, Span)> {
    let node = node_of(SITE, "theme", sources.site.as_ref()?)?;
    Some((node.as_text()?, node.span))
}

/// The values that look like paths of pictures. Whether an option is a picture is declared by the theme, which is read later.
fn pictures(options: &Node) -> Vec<(Arc<str>, Span)> {
    let picture = |(_, node): &(NodeKey, Node)| {
        let text = node.as_text().filter(|t| super::assets::is_picture(t))?;
        let path = match target::image(text, "content", node.span, &mut Diagnostics::new()) {
            LinkTarget::File { path, .. } => (*path).into(),
            LinkTarget::Root(path) => format!("static/{path}").into(),
            _ => return None,
        };
        Some((path, node.span))
    };
    options.as_map().unwrap_or_default().iter().filter_map(picture).collect()
}

/// The address of the portal, with a slash at its end.
fn base_url(settings: &Settings, config: &Config, diagnostics: &mut Diagnostics) -> Arc<str> {
    let Some(url) = config.base_url.as_deref().or(settings.text("base_url")) else {
        diagnostics.push(Diagnostic::new(&NO_BASE_URL));
        return "https://example.invalid/".into();
    };
    if !url.starts_with("https://") && !url.starts_with("http://") {
        diagnostics.push(
            Diagnostic::new(&BAD_URL).at_opt(settings.get("base_url").map(|_| settings.span("base_url"))).with("url", url.escape_debug()),
        );
    }
    with_slash(url)
}

/// An address with a slash at its end; an empty one stays empty.
fn with_slash(url: &str) -> Arc<str> {
    if url.is_empty() || url.ends_with('/') { url.into() } else { format!("{url}/").into() }
}

fn navigation(settings: &Settings, node: &Node) -> Vec<NavigationEntry> {
    let spans: Vec<Span> =
        node.get("navigation").and_then(Node::as_list).into_iter().flatten().map(|n| n.get("link").map_or(n.span, |l| l.span)).collect();
    let entry = |(i, value): (usize, &Value)| {
        let Value::Record(fields) = value else { return None };
        let get = |name: &str| fields.iter().find(|(n, _)| &**n == name).map(|(_, v)| v);
        let Some(Value::Text(link)) = get("link") else { return None };
        Some(NavigationEntry {
            title: Translated::from_value(get("title")),
            link: link.clone(),
            span: spans.get(i).copied().unwrap_or(settings.span("navigation")),
        })
    };
    settings.list("navigation").iter().enumerate().filter_map(entry).collect()
}
