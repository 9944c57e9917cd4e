//! Components of a theme: blocks that texts call by name, `::: name {key=value}`.

use super::options::{OPTION_TYPES, OptionType, ValueFault};
use super::query::Query;
use super::theme::Theme;
use crate::diag::{FileId, Span};
use crate::kinds::Value;
use crate::text::ParameterValue;
use std::sync::Arc;

/// A component of the theme.
#[derive(Debug)]
pub struct ThemeComponent {
    /// The name of its folder.
    pub name: Arc<str>,
    /// In the order of the declaration.
    pub parameters: Vec<ComponentParameter>,
    /// The items that its templates show, by name.
    pub needs: Vec<(Arc<str>, Query)>,
    /// The Tera template of its HTML.
    pub html: ComponentTemplate,
    /// The Typst file with a function `component`.
    pub print: Option<ComponentTemplate>,
    /// The Tera template of what plain text and voice say.
    pub plain: Option<Arc<str>>,
    /// Digest of the declaration and of all templates with what they reach.
    pub digest: blake3::Hash,
    /// The declaration.
    pub file: FileId,
}

/// A template of a component.
#[derive(Debug)]
pub struct ComponentTemplate {
    /// Path below the theme's folder.
    pub path: Arc<str>,
    /// Whether it mentions `body`. What stands in the block is shown below the component otherwise.
    pub shows_body: bool,
}

/// A parameter of a component.
#[derive(Debug)]
pub struct ComponentParameter {
    /// As texts write it.
    pub name: Arc<str>,
    /// What it holds.
    pub ty: OptionType,
    /// The words of a choice.
    pub of: Vec<Arc<str>>,
    /// Whether a call must give it.
    pub is_required: bool,
    /// What it is where a call does not give it.
    pub default: Option<Value>,
    /// Where it is declared.
    pub span: Span,
}

/// The types of parameters by the word of declarations: those whose values can be written in a call.
pub fn parameter_types() -> impl Iterator<Item = (&'static str, OptionType)> {
    let in_call = |ty: &OptionType| !matches!(ty, OptionType::Image | OptionType::Color | OptionType::List);
    OPTION_TYPES.iter().copied().filter(move |(_, ty)| in_call(ty))
}

impl ComponentParameter {
    /// Reads a value.
    ///
    /// # Errors
    /// What the value is not, where it is not of the type.
    pub fn value(&self, written: &str) -> Result<Value, ValueFault> {
        self.ty.read(written, Some(&self.of))
    }
}

impl ThemeComponent {
    /// Each parameter with the value that a call gives it, or its default.
    pub fn values<'c>(&'c self, given: &[ParameterValue]) -> impl Iterator<Item = (&'c ComponentParameter, Option<Value>)> {
        self.parameters.iter().map(|parameter| {
            let given = given.iter().find(|g| *g.name == *parameter.name).and_then(|g| parameter.value(&g.value).ok());
            (parameter, given.or_else(|| parameter.default.clone()))
        })
    }
}

impl Theme {
    /// The component of this name.
    pub fn component(&self, name: &str) -> Option<&ThemeComponent> {
        self.components.iter().find(|component| *component.name == *name)
    }
}
