//! Makers: what makes the bytes of a product's files. The plan knows of a maker what [`MakerSpec`] says; `render/makers/` holds them all.

use super::options::ThemeOption;
use super::query::Need;
use super::subject::SubjectSpec;
use super::text_parts::TextParts;
use super::variants::JobVariant;
use crate::diag::{Diagnostics, Span};
use crate::kinds::Value;
use crate::model::{MissingSound, Voice};
use crate::read::{FileFormat, Node};
use std::fmt::Debug;
use std::sync::Arc;

/// Whether this program is built with the feature `print`. Without it print templates are read and checked, but no files are made of them.
pub const PRINTS: bool = cfg!(feature = "print");

/// The makers a theme may use, in the order in which messages list them.
pub type MakerList<'m> = &'m [&'static dyn MakerSpec];

/// The language of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateLanguage {
    /// Text of any format.
    Tera,
    /// Pages.
    Typst,
}

/// What a maker works on, which decides which keys its declaration has and when its files are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MakerInput {
    /// The template that `template:` names, and its view.
    Template(TemplateLanguage),
    /// The file of the theme that `source:` names; the bytes are the same at every place.
    ThemeFile,
    /// Finished files: those of its needs.
    Files,
    /// The items of its needs. Pages link to the file, so `{hash}` in its path stands for what goes in, not for its bytes.
    Items,
}

/// What the plan knows of a maker.
pub trait MakerSpec: Debug + Sync {
    /// The word of `make:`. Makers of templates are named in messages only.
    fn name(&self) -> &'static str;

    /// What it works on.
    fn input(&self) -> MakerInput;

    /// Whether `template:` with this path of the theme means this maker.
    fn takes_template(&self, _path: &str) -> bool {
        false
    }

    /// Keys of `product.yaml` that only this maker has. Their values are texts, kept in [`ProductMaker::setting`].
    fn keys(&self) -> &'static [&'static str] {
        &[]
    }

    /// The extension of what it makes of `source`, where the declaration says no `format:`.
    fn extension<'s>(&self, source: &'s str) -> &'s str;

    /// Whether `format:` may name this format.
    fn makes_format(&self, format: &FileFormat) -> bool {
        format.extension == self.extension("")
    }

    /// Reports what is wrong with a declaration of this maker; what all makers of the same input have in common is reported already.
    fn check(&self, _declaration: &MakerDeclaration, _diagnostics: &mut Diagnostics) {}

    /// The text it makes of a text file of the theme ([`MakerInput::ThemeFile`]). Other files go out as they are.
    fn theme_file(&self, file: &ThemeFileText) -> String {
        file.text.to_string()
    }

    /// Feeds everything of theme and program that the bytes of a product's files depend on, besides its declaration.
    fn feed_theme(&self, _request: &ThemeDigestRequest, _hasher: &mut blake3::Hasher) {}

    /// The parts of texts that its view holds.
    fn text_parts(&self, _theme: &dyn MakerTheme, _source: &str) -> TextParts {
        TextParts::default()
    }

    /// What this machine lacks to make files of a format, for makers that need outside programs.
    fn missing_sound(&self, _format: &str, _voice: &Voice) -> Option<MissingSound> {
        None
    }

    /// What a file costs to make, about, in hundredths of a millisecond of one core.
    fn cost(&self, variant: JobVariant) -> u64;
}

/// What makers ask of a theme.
pub trait MakerTheme {
    /// Digest of a Tera template with everything it extends, includes or calls.
    fn template_digest(&self, template: &str) -> blake3::Hash;

    /// Digest of a Typst template, of all it names, and of the theme's own fonts.
    fn print_digest(&self, template: &str) -> blake3::Hash;

    /// The parts of texts that a Typst template, or a file it names, may show.
    fn print_parts(&self, template: &str) -> TextParts;

    /// The parts of texts that a Tera template, or one it reaches, may show.
    fn template_parts(&self, template: &str) -> TextParts;

    /// The bytes of a product's file that is the same at every place; empty where there is none.
    fn shared_bytes(&self, product: &str) -> &[u8];
}

/// The product whose part of the theme is digested.
pub struct ThemeDigestRequest<'r> {
    /// The theme.
    pub theme: &'r dyn MakerTheme,
    /// The name of the product.
    pub product: &'r str,
    /// Path of its template or file of the theme.
    pub source: &'r str,
    /// The digest of the tokens and options of the theme.
    pub options: &'r blake3::Hash,
}

/// A text file of the theme, and what a maker may need for it.
pub struct ThemeFileText<'f> {
    /// Path below the theme's folder.
    pub path: &'f str,
    /// What it holds.
    pub text: &'f str,
    /// The settings of the theme.
    pub settings: &'f Value,
    /// Its options, with the values of the site.
    pub options: &'f [ThemeOption],
    /// The text of another file of the theme, by its path.
    pub beside: &'f dyn Fn(&str) -> Option<&'f str>,
    /// Style sheets as the site wants them: without comments and white space, or as they are.
    pub minified: &'f dyn Fn(&str) -> String,
}

/// A declaration as makers check it.
#[derive(Clone, Copy)]
pub struct MakerDeclaration<'d> {
    /// The whole of `product.yaml`.
    pub node: &'d Node,
    /// What its jobs are about.
    pub about: &'d SubjectSpec,
    /// Its needs by name.
    pub needs: &'d [(Box<str>, Need)],
}

/// The maker of a product, and what the declaration says for it.
#[derive(Clone, Debug)]
pub struct ProductMaker {
    /// The maker.
    pub spec: &'static dyn MakerSpec,
    /// Path of the template or file of the theme; empty where the maker has none.
    pub source: Arc<str>,
    /// The values of the maker's own keys.
    pub settings: Vec<MakerSetting>,
}

/// The value of one of a maker's own keys.
#[derive(Clone, Debug)]
pub struct MakerSetting {
    /// The key.
    pub key: &'static str,
    /// The value.
    pub text: Box<str>,
    /// Where it stands in `product.yaml`.
    pub span: Span,
}

impl ProductMaker {
    /// The value of one of the maker's own keys.
    pub fn setting(&self, key: &str) -> Option<&MakerSetting> {
        self.settings.iter().find(|setting| setting.key == key)
    }

    /// The template, where it is in this language.
    pub fn template(&self, language: TemplateLanguage) -> Option<&Arc<str>> {
        (self.spec.input() == MakerInput::Template(language)).then_some(&self.source)
    }

    /// The template of pages.
    pub fn print_template(&self) -> Option<&Arc<str>> {
        self.template(TemplateLanguage::Typst)
    }

    /// Whether it lays out pages.
    pub fn is_printed(&self) -> bool {
        self.print_template().is_some()
    }

    /// Whether its files are made of finished files, which must be there before.
    pub fn takes_files(&self) -> bool {
        self.spec.input() == MakerInput::Files
    }

    /// Whether its bytes are the same at every place.
    pub fn is_shared(&self) -> bool {
        self.spec.input() == MakerInput::ThemeFile
    }
}
