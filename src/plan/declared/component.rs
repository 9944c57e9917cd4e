//! Components of a theme: blocks that texts call by name, `::: name {key=value}`.

use super::options::OptionType;
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

/// The types of parameters by name.
pub static PARAMETER_TYPES: &[(&str, OptionType)] = &[
    ("text", OptionType::Text),
    ("number", OptionType::Number),
    ("flag", OptionType::Flag),
    ("choice", OptionType::Choice),
    ("url", OptionType::Url),
];

impl ComponentParameter {
    /// Reads a value; none where it is not of the type.
    pub fn value(&self, written: &str) -> Option<Value> {
        match self.ty {
            OptionType::Number => written.replace(',', ".").parse::<f64>().ok().filter(|n| n.is_finite()).map(Value::Number),
            OptionType::Flag => match &*crate::vietnamese::key(written) {
                "true" | "yes" | "co" => Some(Value::Bool(true)),
                "false" | "no" | "khong" => Some(Value::Bool(false)),
                _ => None,
            },
            OptionType::Choice => self.of.iter().any(|word| **word == *written).then(|| Value::text(written)),
            OptionType::Url => crate::text::target::is_web_address(written).then(|| Value::text(written)),
            _ => Some(Value::text(written)),
        }
    }
}

impl ThemeComponent {
    /// Each parameter with the value that a call gives it, or its default.
    pub fn values<'c>(&'c self, given: &[ParameterValue]) -> impl Iterator<Item = (&'c ComponentParameter, Option<Value>)> {
        self.parameters.iter().map(|parameter| {
            let given = given.iter().find(|g| *g.name == *parameter.name).and_then(|g| parameter.value(&g.value));
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
